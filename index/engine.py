"""Answers "which units fit this question, and how surely": everything that is loaded, frozen together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from index import fusion
from index.compared import Made, Material
from index.confidence import NEAREST, Evidence
from index.encoded import Encoded
from index.encoder import Encoder
from index.knowledge import Knowledge, Unit
from index.lexical import Thesaurus
from index.matcher import Matcher
from index.ranking import Hit, Ranking, surer
from index.space import Space
from index.spelling import Speller
from index.text import calm, clean, kept_words, words
from index.training import Learned
from index.vocabulary import Vocabulary

AS_SAID = 0.99
"""Probabilities of a question that is word for word one of a unit's phrasings."""

NOT_SAID = 0.02
"""Both probabilities at most for a question that is one of the off-topic examples, word for word."""

NAMED_ODDS = 10.0
"""How many times likelier a question that names a cohort may at most be held to be in scope."""

ENOUGH_WORDS = 3
"""Words from which on such a question needs no context: « combien ? » does."""


JOINED = 6
"""Letters from which on the name of a project without its blanks is taken for it."""


class Engine:
    """The loaded knowledge, ready to rank. Never changes; a new one is built for new knowledge. Thread-safe."""

    def __init__(
        self, knowledge: Knowledge, material: Material, space: Space, learned: Learned, encoder: Encoder,
        made: Made | None = None, neutral: Callable[[str], str] | None = None, former: Engine | None = None,
    ) -> None:  # fmt: skip
        """`made` of the material's texts, when it is known already; `former` is what served before an edit, of
        which all that is still true is taken over.

        `neutral`: the vocabulary's, or what knows its results for the texts of the knowledge.
        """
        self.knowledge = knowledge
        self.learned = learned
        self.material, self.space = material, space
        self.encoder = encoder
        self.vocabulary = Vocabulary(knowledge.programme)
        self.matcher: Matcher = Matcher(
            material,
            space,
            Thesaurus.of(knowledge.synonyms),
            learned.affinity,
            made,
            former.matcher if former else None,
        )
        self._evidence = Evidence(self.matcher, learned.boundary)
        strange = (text for family in knowledge.off_topic for text in family.examples)
        shorthand = _joined(knowledge) | dict(knowledge.synonyms.shorthand)
        self.speller = Speller((*material.phrasings, *material.passages), shorthand, strange)
        self._place = {unit.id: i for i, unit in enumerate(material.units)}
        self._said = _said(material)
        self._named_odds = _named_odds(knowledge, material, neutral or self.vocabulary.neutral)
        self._off_topic = frozenset(kept_words(t) for f in knowledge.off_topic for t in f.examples) - set(self._said)

    @property
    def texts(self) -> list[str]:
        """All that questions are compared with by their words."""
        strange = (text for family in self.knowledge.off_topic for text in family.examples)
        return [*self.material.phrasings, *self.material.passages, *strange]

    @cached_property
    def about(self) -> dict[str, frozenset[str]]:
        """The cohorts that a unit is about, for those of a single version whose question names some."""
        single = ((unit, group[0]) for unit, group in self.knowledge.versions.items() if len(group) == 1)
        named = ((unit, frozenset(self.vocabulary.find(entry.question).cohorts)) for unit, entry in single)
        return {unit: cohorts for unit, cohorts in named if cohorts}

    @cached_property
    def facets(self) -> dict[str, Mapping[str, tuple[str, ...]]]:
        """What the questions of a rule's versions name of professions, places and the like, for those that name some."""
        named = {
            unit: self.vocabulary.find(" ; ".join(e.question for e in group)).facets
            for unit, group in self.knowledge.versions.items()
        }
        return {unit: facets for unit, facets in named.items() if facets}

    def rank(self, question: str, bonus: Mapping[str, float] | None = None, top: int = 10) -> Ranking:
        """Rank the units for one question. `bonus` is added to the fused scores of some unit ids."""
        return self.rank_all([question], bonus, top)[0]

    def rank_all(
        self, questions: Sequence[str], bonus: Mapping[str, float] | None = None, top: int = 10
    ) -> list[Ranking]:
        """Rank the units for each question, whichever cohort it names: versions are told apart afterwards.

        Each is read as it is typed, with its mistakes set right, and without the programme's name; the surest reading counts.
        """
        typed = [self.vocabulary.neutral(calm(clean(q))) for q in questions]
        read = [self._other_readings(q) for q in typed]
        other = [(i, text) for i, texts in enumerate(read) for text in texts]
        asked = [*typed, *(text for _, text in other)]
        found = self.rank_encoded(asked, self.encoder.read(asked, "query"), top, bonus)
        for (i, _), again in zip(other, found[len(typed) :], strict=True):
            found[i] = surer(again, found[i]) if again.right > found[i].right else surer(found[i], again)
        named = [t != calm(clean(q)) for t, q in zip(typed, questions, strict=True)]
        found = [self._named(r) if n else r for r, n in zip(found[: len(typed)], named, strict=True)]
        return [self._as_said(q, r) for q, r in zip(typed, found[: len(typed)], strict=True)]

    def _other_readings(self, question: str) -> list[str]:
        """With its mistakes set right; and that without the programme's name, and with the short one in its place."""
        read = self.speller.read(question)
        others = (read, self.vocabulary.unnamed(read), self.vocabulary.abbreviated(read))
        return [text for text in dict.fromkeys(others) if text != question]

    def _named(self, ranking: Ranking) -> Ranking:
        """The ranking of a question that names a cohort, which hardly anybody does who asks for something else.

        Bayes' rule on the odds of being in scope; the chance of the first unit among those in scope stays.
        """
        if self._named_odds == 1:  # it says nothing here
            return ranking
        odds = self._named_odds * ranking.scope / max(1e-6, 1 - ranking.scope)
        scope = odds / (1 + odds)
        right = max(ranking.right, min(ranking.right * scope / max(1e-6, ranking.scope), scope))
        answered = ranking.answered or bool(self.learned.judge.answers(right, scope))
        suggested = not answered and (ranking.suggested or scope >= self.learned.judge.suggest_from)
        return replace(ranking, right=right, scope=scope, answered=answered, suggested=suggested)

    def _as_said(self, question: str, ranking: Ranking) -> Ranking:
        """The ranking with the unit first whose phrasing the question is, word for word: there is no doubt then."""
        said = tuple(words(question))
        if said in self._off_topic:  # staff say that nothing answers it
            return replace(
                ranking, right=min(ranking.right, NOT_SAID), scope=min(ranking.scope, NOT_SAID),
                answered=False, suggested=False,
            )  # fmt: skip
        unit = self._said.get(said)
        if unit is None:
            return ranking
        share = ranking.hits[0].share
        others = [hit for hit in ranking.hits if hit.unit.id != unit.id]
        hits = (Hit(unit, share), *others[: len(ranking.hits) - 1])
        right, scope = max(ranking.right, AS_SAID), max(ranking.scope, AS_SAID)
        return replace(ranking, hits=hits, right=right, scope=scope, answered=True, suggested=False)

    def looks(self, question: str) -> float:
        """The probability that a question looks for projects, without ranking anything for it."""
        encoded = self.encoder.read([self.vocabulary.neutral(calm(clean(question)))], "query")
        return float(self.learned.looking(self.space(encoded.vectors, "query"))[0])

    @lru_cache(maxsize=1_000)  # noqa: B019  # an engine that is replaced goes with what it remembers
    def asked_for_projects(self, unit: str) -> bool:
        """Whether the questions that a unit answers look for projects themselves (« lesquels ont échoué ? »)."""
        own = self.material.phrasing_owner == self._place[unit]
        looks = self.learned.looking(self.space(self.material.phrasing_vectors[own], "query"))
        return bool(len(looks)) and float(np.median(looks)) > 0.5

    def rank_encoded(
        self, questions: Sequence[str], encoded: Encoded, top: int = 10, bonus: Mapping[str, float] | None = None
    ) -> list[Ranking]:
        """Like `rank_all` for questions through the text guard, encoded.

        What the moment adds decides which unit is first, and how sure that is; it keeps none from being answered that would
        have been first, and sure enough, without it.
        """
        signals, near = self.matcher.signals_and_nearest(questions, encoded, NEAREST)
        alone = fusion.scores(signals, self.learned.weights)
        fused = alone.copy()
        places = [(self._place[unit], extra) for unit, extra in (bonus or {}).items() if unit in self._place]
        for place, extra in places:
            fused[:, place] += extra
        judge = self.learned.judge
        ways = (fused, alone) if places else (fused,)
        (right, scope), *own_way = map(judge, self._evidence.of_each(questions, encoded, signals, ways, near))
        answered, likely = judge.answers(right, scope), scope
        for own in own_way:
            same = alone.argmax(axis=1) == fused.argmax(axis=1)
            answered |= same & judge.answers(*own)
            likely = np.where(same, np.maximum(scope, own[1]), scope)
        share, suggested = fusion.chances(fused), likely >= judge.suggest_from
        mapped = self.space(encoded.vectors, "query")
        looks, dated = self.learned.looking(mapped), self.learned.timing.plainly(mapped)
        return [
            self._ranking(
                fused[i],
                share[i],
                float(right[i]),
                float(scope[i]),
                bool(answered[i]),
                bool(suggested[i]),
                top,
                float(looks[i]),
                bool(dated[i]),
            )
            for i in range(len(questions))
        ]

    def _ranking(
        self, fused: npt.NDArray[np.float32], share: npt.NDArray[np.float32], right: float, scope: float,
        answered: bool, suggested: bool, top: int, looks: float, dated: bool,
    ) -> Ranking:  # fmt: skip
        units = self.material.units
        order = np.argsort(-fused)[:top]
        return Ranking(
            tuple(Hit(units[i], float(share[i])) for i in order),
            right,
            scope,
            answered,
            not answered and suggested,
            {unit.id: float(fused[i]) for i, unit in enumerate(units)},
            looks,
            dated,
        )


def _named_odds(knowledge: Knowledge, material: Material, neutral: Callable[[str], str]) -> float:
    """How many times oftener a phrasing names a cohort than an off-topic question does, from 1 to NAMED_ODDS."""
    typed = [text for unit in knowledge.units for text in unit.phrasings]
    inside = sum(a != b for a, b in zip(typed, material.phrasings, strict=False)) if typed else 0
    strange = [text for family in knowledge.off_topic for text in family.examples]
    outside = sum(neutral(text) != text for text in strange)
    ratio = ((inside + 0.5) / (len(typed) + 1)) / ((outside + 0.5) / (len(strange) + 1))
    return min(max(ratio, 1.0), NAMED_ODDS)


def _joined(knowledge: Knowledge) -> dict[str, str]:
    """Names of projects of several words, as who leaves out the blanks writes them (« sosponts »)."""
    names = (p.name.partition("(")[0].strip() for p in knowledge.projects)
    return {short: name for name in names if len(words(name)) > 1 and len(short := "".join(words(name))) >= JOINED}


def _said(material: Material) -> dict[tuple[str, ...], Unit]:
    """The unit of each phrasing of some words that is no other unit's too."""
    found: dict[tuple[str, ...], Unit | None] = {}
    for text, owner in zip(material.phrasings, material.phrasing_owner, strict=True):
        said, unit = kept_words(text), material.units[owner]
        if len(said) >= ENOUGH_WORDS:
            found[said] = unit if found.get(said, unit) is unit else None
    return {said: unit for said, unit in found.items() if unit is not None}
