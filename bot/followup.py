"""What a question means after what was said before: alone, about the same subject, or about the same search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import log

from bot.allusions import SHORT, Wording, quantity
from bot.conversation import Context
from index.asking import ASKING, stems_of
from index.documents import Project
from index.engine import Engine, Ranking
from index.finder import Filters, find
from index.knowledge import DATES_PREFIX
from index.lexical import stems
from index.mentions import Mentions
from index.text import words

ELSEWHERE, SURELY_ELSEWHERE = 0.9, 0.97
"""Confidence from which a question after a project is about something else; and one that says « il » or « là-bas »."""

WORTH = 0.78
"""Confidence from which a question with a number in it is taken for what it says alone, rather than for the same again."""

FLOOR = 0.01
"""Share of the likelihood below which a unit is hardly a candidate; less says nothing more."""

VAGUE = 0.3
"""Weight of a question's own words when they are not answered alone, against 1 for the two questions together."""

NEAR, AGAIN, APART = 1.5, -3.0, -3.0
"""Added to the log-likelihood of what is near the former answer, of the very same answer again (who has just read it
asks for something else), and of a project after an answer that was none."""

SURER = 0.15
"""By how much a question that is answered alone must be surer with what was said before to be read with it."""

SAME_SUBJECT, SAME_TOPIC = 2.0, 1.2
"""Added to the fused score of the former answer, and of its neighbours, when a question leans on it."""

WIDE = 30
"""Units of which the shares are compared."""

CHOSEN = 3.0
"""Added to the fused score of the unit that a question and the one before it mean together."""

@dataclass(frozen=True)
class Understood:
    """How a question is to be taken.

    question: to be ranked, completed if need be; bonus: for units that the conversation makes likelier; unit: the same
    subject again; filters: a project search (refined); more: details on the last answer; translate_to: the last answer
    in another language.
    """

    question: str
    mentions: Mentions
    cohorts: tuple[str, ...] = ()
    unit: str | None = None
    filters: Filters | None = None
    more: bool = False
    translate_to: str | None = None
    bonus: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class _Turn:
    """A question with all that it is read by."""

    question: str
    wording: Wording
    mentions: Mentions
    before: Context
    engine: Engine
    likelier: Mapping[str, float]
    again: bool = True
    """Whether the very same answer may be what is meant; not for who wants more of something in it."""

    def rank(self, question: str, bonus: Mapping[str, float] | None = None, top: int = 10) -> Ranking:
        return self.engine.rank(question, {**self.likelier, **(bonus or {})}, top)

    @property
    def project(self) -> Project | None:
        """The project that was shown last."""
        return self.engine.knowledge.projects_by_id.get(self.before.unit or "")

    @property
    def listed(self) -> bool:
        """Whether the last answer was a list of projects."""
        return bool(self.before.listed) and self.before.unit is None

    def alone(self) -> Understood:
        """By itself; what it tells of the past is of the cohort that was spoken of."""
        return Understood(self.question, self.mentions, self.before.cohorts if self.wording.past else ())

    def same(self, unit: str | None = None, cohorts: tuple[str, ...] | None = None) -> Understood:
        """The former subject (or `unit`) again."""
        before = self.before
        told = before.cohorts if cohorts is None else cohorts
        return Understood(before.question, self.mentions, told, unit or before.unit)


def understand(
    question: str, mentions: Mentions, before: Context, engine: Engine, likelier: Mapping[str, float] | None = None
) -> Understood:  # fmt: skip
    """Take `question` in the light of `before`. Without a context it stands alone.

    `likelier`: what the moment adds to the fused scores of some units.
    """
    if not before.question and not before.unit:
        return Understood(question, mentions)
    if (other := Wording(question).without_change) is not None:
        return Understood(other, engine.vocabulary.find(other))
    if (asked := Wording(question).without_courtesy) != question:
        question, mentions = asked, engine.vocabulary.find(asked)
    turn = _Turn(question, Wording(question), mentions, before, engine, likelier or {})
    if turn.wording.courteous:
        return turn.alone()
    if turn.wording.more and turn.wording.length <= 2 * SHORT and (before.unit or before.listed):
        subject = turn.wording.of_what()
        if not subject:
            return Understood(before.question, mentions, before.cohorts, more=True)
        turn = replace(turn, question=subject, wording=Wording(subject), again=False)
    for reading in READINGS:
        if understood := reading(turn):
            return understood
    return _surest(turn)


def _in_another_language(turn: _Turn) -> Understood | None:
    target, before = turn.wording.language, turn.before
    if target and before.unit:
        return replace(turn.same(), translate_to=target)
    if target and before.filters:
        return Understood(before.question, turn.mentions, filters=before.filters, translate_to=target)
    return None


def _one_of_the_list(turn: _Turn) -> Understood | None:
    """« le deuxième », « celui de Brest », "which one had lawyers?" after a list of projects."""
    if not turn.listed:
        return None
    before, knowledge = turn.before, turn.engine.knowledge
    if turn.mentions.cohorts:  # « seulement ceux de la 4 »
        if turn.wording.one_of and before.filters:
            return Understood(turn.question, turn.mentions, filters=before.filters.merged(Filters.of(turn.mentions)))
        return None
    place = turn.wording.place(len(before.listed))
    if place is not None:
        return turn.same(before.listed[place], ())
    if turn.wording.age and turn.wording.length <= 3 * SHORT:
        order = {cohort.id: i for i, cohort in enumerate(knowledge.programme.cohorts)}
        aged = sorted(before.listed, key=lambda p: order.get(knowledge.projects_by_id[p].cohort, 0))
        return turn.same(aged[-1] if turn.wording.age > 0 else aged[0], ())
    if not turn.wording.one_of or turn.wording.length > 2 * SHORT:
        return None
    if turn.mentions.facets:
        filters = before.filters.merged(Filters.of(turn.mentions))
        found = find(knowledge, filters, {})
        if len(found.projects) == 1 and found.exact:
            return turn.same(found.projects[0].id, ())
        if found.exact or before.filters:
            return Understood(turn.question, turn.mentions, filters=filters)
    among = [p.id for p in find(knowledge, before.filters, {}).projects] if before.filters else list(before.listed)
    scores = turn.rank(turn.wording.stripped).scores
    ranked = sorted(among, key=lambda p: -scores.get(p, 0.0))
    first_project = max(knowledge.projects_by_id, key=lambda p: scores.get(p, 0.0))
    return turn.same(ranked[0], ()) if ranked and ranked[0] == first_project else None


def _side_of_the_project(turn: _Turn) -> Understood | None:
    """« qui travaille dessus ? », « où ? » after a project: its card says it."""
    named = set(turn.mentions.facets) - {"statuses"}
    if turn.project is None or turn.mentions.cohorts or named or turn.wording.length > 2 * SHORT:
        return None
    programme = turn.engine.knowledge.programme
    own = {w for name in (programme.name, programme.short_name) for w in words(name)}
    if turn.wording.said & (own | _ADDRESSED) and not turn.wording.names_the_thing:
        return None
    if turn.wording.asks_sides and (turn.wording.short or turn.wording.names_the_thing):
        return turn.same()
    if turn.wording.pronoun or turn.wording.names_the_thing or (turn.wording.leans and turn.wording.short):
        other = turn.rank(turn.question)
        limit = SURELY_ELSEWHERE if turn.wording.names_the_thing else ELSEWHERE
        if not (other.answered and other.right >= limit):
            return turn.same()
    return None


_ADDRESSED = frozenset("vous votre vos je mon ma mes you your my i candidater postuler apply".split())
"""Words of a question about the programme, or about the one who asks, rather than about a project."""


def _next_to_it(turn: _Turn) -> Understood | None:
    """« et la suivante ? »: the former subject, for the cohort after, or before, the one that was spoken of."""
    step, before = turn.wording.step, turn.before
    if not step or turn.mentions.cohorts or len(before.cohorts) != 1 or not before.unit or turn.project is not None:
        return None
    order = [c.id for c in turn.engine.knowledge.programme.cohorts if not c.side]
    place = order.index(before.cohorts[0]) + step if before.cohorts[0] in order else -1
    if not 0 <= place < len(order):
        return None
    if turn.wording.only_time(" ".join(turn.mentions.rest)):
        return turn.same(cohorts=(order[place],))
    if turn.wording.next_one:  # « celle d'après, les cartographes étaient encore voulus ? »
        return _leaning(replace(turn, mentions=replace(turn.mentions, cohorts=(order[place],))))
    return None


def _at_another_time(turn: _Turn) -> Understood | None:
    """« et aujourd'hui ? », « c'était pareil avant ? »: another version of the same rule."""
    wording, before, knowledge = turn.wording, turn.before, turn.engine.knowledge
    if wording.another_time and before.unit and not turn.mentions and not wording.earlier:
        return turn.same()  # « et un an plus tard ? »
    versions = knowledge.versions.get(before.unit or "", ())
    if not versions or turn.mentions.cohorts or turn.mentions.facets or not (wording.now or wording.earlier):
        return None
    if not wording.only_time(" ".join(turn.mentions.rest)):
        return None
    year = min(turn.mentions.years, default=None)
    turn = replace(turn, mentions=replace(turn.mentions, years=()))
    if wording.now:
        return turn.same(cohorts=())
    shown = next((i for i, e in enumerate(versions) if e.id == before.entry), 0)
    for entry in versions[shown + 1 :] if year is None else versions:
        if entry.cohorts and entry.valid_from and (year is None or entry.valid_from.year < year):
            return turn.same(cohorts=entry.cohorts[-1:])
    return turn.same()


def _names_something(turn: _Turn) -> Understood | None:
    """« et à la promo 3 ? », « et à Lyon ? »: the former subject, or search, with that changed."""
    wording, mentions, before = turn.wording, turn.mentions, turn.before
    if not (mentions or mentions.years) or not (wording.leans or wording.short):
        return None
    if not wording.only_time(" ".join(mentions.rest)):
        return None
    if before.unit and wording.asks and not before.filters and turn.project is None:
        return _leaning(turn)
    if before.filters:
        return Understood(turn.question, mentions, filters=before.filters.merged(Filters.of(mentions)))
    if (mentions.cohorts or mentions.years) and not mentions.facets:
        if turn.project is not None:
            return turn.alone()
        return turn.same(cohorts=mentions.cohorts)
    return _leaning(turn)


def _another_search(turn: _Turn) -> Understood | None:
    """« et sur les bateaux ? » after a list of projects."""
    if not turn.listed or turn.mentions or not (turn.wording.opens_with_link and turn.wording.short):
        return None
    word = next(iter(turn.engine.knowledge.programme.project_words), "")
    return Understood(f"{word} {turn.wording.stripped}", turn.mentions)


READINGS: tuple[Callable[[_Turn], Understood | None], ...] = (
    _in_another_language, _one_of_the_list, _side_of_the_project, _next_to_it, _at_another_time, _names_something, _another_search,
)  # fmt: skip
"""In this order: the first that finds its words decides."""


def _surest(turn: _Turn) -> Understood:
    """A question that nothing marks as a follow-up, or whose subject only the index can tell."""
    wording = turn.wording
    of_dates = (turn.before.unit or "").startswith(DATES_PREFIX) and wording.short and wording.asks
    if wording.bare or of_dates or not turn.again or (wording.leans and wording.length <= 2 * SHORT):
        return _leaning(turn)
    told = Wording(turn.before.question).statement
    if wording.length > (3 if told else 2) * SHORT:
        return turn.alone()
    single = turn.rank(turn.question)
    if single.right >= ELSEWHERE or not (single.answered or single.suggested):
        return turn.alone()
    if single.answered and not told and not (wording.asks and wording.short):
        return turn.alone()
    # Not sure by itself: with what was said before it may be, if that stays near the subject.
    joined, near = _joined(turn), _surroundings(turn, itself=True)
    both = turn.rank(joined, near)
    surer = both.right > single.right + (SURER if single.answered else 0.0)
    if both.answered and surer and both.first.id in near:
        return Understood(joined, turn.mentions, _cohorts(turn), bonus=near)
    return turn.alone()


def _leaning(turn: _Turn) -> Understood:
    """The unit that the question's own words and the two questions together mean, each as likely as its share.

    Log-likelihoods are added: a unit must be found by the question itself, or make sense of both, or best of all both.
    """
    wording, before, mentions = turn.wording, turn.before, turn.mentions
    stripped, joined = wording.stripped, _joined(turn)
    own, both = turn.rank(stripped, top=WIDE), turn.rank(joined, top=WIDE)
    near = _surroundings(turn, itself=False)
    told_of = both.answered and both.first.id in near
    if not (wording.bare or wording.pronoun or own.answered or own.suggested or told_of):
        return Understood(stripped, mentions, _cohorts(turn))  # another subject, of which nothing is known
    counts = quantity(" ".join(mentions.rest))
    if before.unit and counts and not (own.answered and own.right >= WORTH):
        # « et avec 12 ans d'expérience ? »
        joint = turn.rank(joined, {before.unit: SAME_SUBJECT})
        if joint.first.id == before.unit and (joint.answered or joint.suggested):
            return Understood(joined, mentions, _cohorts(turn), before.unit)
    alike, together = _shares(own), _shares(both)
    weight = 1.0 if own.answered or not turn.again else VAGUE
    told = (before.unit or "").startswith(DATES_PREFIX)  # what is said of dates changes with the question
    may_repeat = turn.again and (told or wording.bare or wording.next or bool(mentions.cohorts))
    kinds = {hit.unit.id: hit.unit.kind for hit in (*own.hits, *both.hits)}

    def likely(unit: str) -> float:
        value = weight * log(max(alike.get(unit, 0.0), FLOOR)) + log(max(together.get(unit, 0.0), FLOOR))
        if unit == before.unit:
            return value + (0.0 if may_repeat else AGAIN)
        apart = kinds[unit] == "project" and before.unit is not None and turn.project is None
        return value + NEAR * (unit in near) + APART * apart

    chosen = max((u for u in kinds if kinds[u] != "smalltalk"), key=likely, default=own.first.id)
    if wording.next and chosen == before.unit:
        return Understood(joined, mentions, _cohorts(turn), bonus=near | {chosen: -SAME_SUBJECT})
    if chosen not in near and chosen != before.unit:
        return Understood(stripped, mentions, _cohorts(turn))  # another subject, which must find itself
    apt = stripped if alike.get(chosen, 0.0) >= together.get(chosen, 0.0) else joined
    return Understood(apt, mentions, _cohorts(turn), bonus={chosen: CHOSEN})


def _shares(ranking: Ranking) -> dict[str, float]:
    return {hit.unit.id: hit.share for hit in ranking.hits}


def _joined(turn: _Turn) -> str:
    return f"{turn.before.question.strip(' ?!.')} {turn.wording.stripped} ?"


def _cohorts(turn: _Turn) -> tuple[str, ...]:
    """Those that were spoken of, unless the question turns to today."""
    return () if turn.wording.now else turn.before.cohorts


def _surroundings(turn: _Turn, itself: bool) -> dict[str, float]:
    """Units near the former answer: of its topic, related to it, and (`itself`) the same again; after a list, the projects
    of it that have a word of the question."""
    knowledge, unit = turn.engine.knowledge, turn.before.unit
    if unit is None:
        said = {stem for word in turn.wording.content if word not in ASKING for stem in stems(word)}
        listed = (p for i in turn.before.listed if (p := knowledge.projects_by_id.get(i)))
        return {p.id: SAME_TOPIC for p in listed if said & stems_of(p)}
    found: dict[str, float] = {}
    if unit.startswith(DATES_PREFIX):
        found = {DATES_PREFIX + kind.id: SAME_TOPIC for kind in knowledge.calendar.kinds}
    group = knowledge.versions.get(unit, ())
    topics = {entry.topic for entry in group}
    for other, entries in knowledge.versions.items():
        if topics & {entry.topic for entry in entries}:
            found[other] = SAME_TOPIC
    for entry in group:
        for related in entry.related:
            if unit_id := knowledge.unit_of(related):
                found[unit_id] = SAME_TOPIC
    if itself:
        found[unit] = SAME_SUBJECT
    else:
        found.pop(unit, None)
    return found
