"""What a question means after what was said before: alone, about the same subject, or about the same search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.allusions import SHORT, Wording, quantity
from bot.conversation import Context
from index.documents import Project
from index.engine import Engine
from index.finder import Filters, find
from index.knowledge import DATES_PREFIX
from index.mentions import Mentions
from index.text import words

ELSEWHERE, SURELY_ELSEWHERE = 0.9, 0.97
"""Confidence from which a question after a project is about something else; and one that says « il » or « là-bas »."""

SURE = 0.7
"""Confidence from which a neighbour of the former answer tells the side that a bare question asks for."""

SURER, NOT_SURER = 0.15, 0.3
"""By how much a question that is answered alone must be surer with what was said before to be read with it; and by how
much it may be less sure when it has a pronoun, which means nothing alone."""

SAME_SUBJECT, SAME_TOPIC, AGAIN = 2.0, 1.2, 0.7
"""Added to the fused score of the former answer, and of its neighbours, when a question leans on it."""


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


def understand(question: str, mentions: Mentions, before: Context, engine: Engine) -> Understood:
    """Take `question` in the light of `before`. Without a context it stands alone."""
    turn = _Turn(question, Wording(question), mentions, before, engine)
    if not before.question and not before.unit:
        return turn.alone()
    if turn.wording.more and turn.wording.length <= 2 * SHORT and (before.unit or before.listed):
        subject = turn.wording.of_what()
        if not subject:
            return Understood(before.question, mentions, before.cohorts, more=True)
        turn = replace(turn, question=subject, wording=Wording(subject))
    for reading in READINGS:
        if understood := reading(turn):
            return understood
    return _surest(turn)


def _in_another_language(turn: _Turn) -> Understood | None:
    target = turn.wording.language
    if target and turn.before.unit and len(turn.wording.content) <= 3:
        return replace(turn.same(), translate_to=target)
    return None


def _one_of_the_list(turn: _Turn) -> Understood | None:
    """« le deuxième », « celui de Brest », "which one had lawyers?" after a list of projects."""
    if not turn.listed or turn.mentions.cohorts:
        return None
    before, knowledge = turn.before, turn.engine.knowledge
    place = turn.wording.place(len(before.listed))
    if place is not None:
        return turn.same(before.listed[place], ())
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
    scores = turn.engine.rank(turn.wording.stripped).scores
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
        other = turn.engine.rank(turn.question)
        limit = SURELY_ELSEWHERE if turn.wording.names_the_thing else ELSEWHERE
        if not (other.answered and other.right >= limit):
            return turn.same()
    return None


_ADDRESSED = frozenset("vous votre vos je mon ma mes you your my i candidater postuler apply".split())
"""Words of a question about the programme, or about the one who asks, rather than about a project."""


def _next_to_it(turn: _Turn) -> Understood | None:
    """« et la suivante ? »: the former subject, for the cohort after, or before, the one that was spoken of."""
    step, before = turn.wording.step, turn.before
    if not step or turn.mentions or len(before.cohorts) != 1 or not before.unit or turn.project is not None:
        return None
    order = [c.id for c in turn.engine.knowledge.programme.cohorts if not c.side]
    if before.cohorts[0] not in order or not turn.wording.only_time(" ".join(turn.mentions.rest)):
        return None
    place = order.index(before.cohorts[0]) + step
    return turn.same(cohorts=(order[place],)) if 0 <= place < len(order) else None


def _at_another_time(turn: _Turn) -> Understood | None:
    """« et aujourd'hui ? », « c'était pareil avant ? »: another version of the same rule."""
    wording, before, knowledge = turn.wording, turn.before, turn.engine.knowledge
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
        return _leaning(turn, bare=True)
    if before.filters:
        return Understood(turn.question, mentions, filters=before.filters.merged(Filters.of(mentions)))
    if (mentions.cohorts or mentions.years) and not mentions.facets:
        if turn.project is not None:
            return turn.alone()
        return turn.same(cohorts=mentions.cohorts)
    return _leaning(turn, bare=True)


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
    if wording.bare or (wording.leans and wording.length <= 2 * SHORT):
        return _leaning(turn, wording.bare)
    told = Wording(turn.before.question).statement
    if wording.length > (3 if told else 2) * SHORT:
        return turn.alone()
    single = turn.engine.rank(turn.question)
    if single.right >= ELSEWHERE or not (single.answered or single.suggested):
        return turn.alone()
    if single.answered and not told and not (wording.asks and wording.short):
        return turn.alone()
    # Not sure by itself: with what was said before it may be, if that stays near the subject.
    joined, near = _joined(turn), _surroundings(turn, itself=True)
    both = turn.engine.rank(joined, near)
    surer = both.right > single.right + (SURER if single.answered else 0.0)
    if both.answered and surer and both.first.id in near:
        return Understood(joined, turn.mentions, _cohorts(turn), bonus=near)
    return turn.alone()


def _leaning(turn: _Turn, bare: bool) -> Understood:
    """The question read alone, joined to the former one and with a preference for its surroundings: the surest wins.

    A question that says nothing by itself (« combien ? ») is never read alone when the former one helps.
    """
    wording, before, engine, mentions = turn.wording, turn.before, turn.engine, turn.mentions
    stripped, joined, cohorts = wording.stripped, _joined(turn), _cohorts(turn)
    again = not wording.next
    near, bonus = _surroundings(turn, itself=False), _surroundings(turn, itself=bare and again)
    single = engine.rank(stripped)
    counts = quantity(" ".join(mentions.rest))
    if before.unit and not bare and again and (counts or (single.suggested and wording.opens_with_link)):
        beside = engine.rank(joined, near)
        if not counts and beside.answered and beside.first.id in near:  # « et pour les administrations ? »
            return Understood(joined, mentions, cohorts, bonus=near)
        # « et avec 12 ans d'expérience ? », « et une fois mon master en poche ? »
        joint = engine.rank(joined, {before.unit: SAME_SUBJECT})
        if joint.first.id == before.unit and (joint.answered or (counts and joint.suggested)):
            return Understood(joined, mentions, cohorts, before.unit)
    if bare and wording.asks and before.unit:  # « durée ? »: perhaps a neighbour tells just that
        others = near | {before.unit: -SAME_SUBJECT}
        side = engine.rank(joined, others)
        if side.answered and side.right >= SURE and side.first.id in near:
            return Understood(joined, mentions, cohorts, bonus=others)
    whole = bonus if bare or not again or before.unit is None else near | {before.unit: AGAIN}
    leaning, both = engine.rank(stripped, bonus), engine.rank(joined, whole)
    free = not bare and not wording.pronoun
    if free and single.answered and single.right >= max(leaning.right, both.right) - 0.05:
        return Understood(stripped, mentions, cohorts)
    if free and not single.answered and not single.suggested:
        return Understood(stripped, mentions, cohorts)  # another subject, of which nothing is known
    aside = leaning.answered and leaning.right >= SURE and leaning.first.id in near
    if free and aside and both.first.id == before.unit:  # rather a neighbour than the same again
        return Understood(stripped, mentions, cohorts, bonus=bonus)
    given = NOT_SURER if wording.pronoun and wording.short and both.answered else 0.0
    if both.right + given >= leaning.right and (both.answered or both.right > single.right):
        return Understood(joined, mentions, cohorts, bonus=whole)
    if leaning.right >= single.right or bare:
        return Understood(stripped, mentions, cohorts, bonus=bonus)
    return Understood(stripped, mentions, cohorts)


def _joined(turn: _Turn) -> str:
    return f"{turn.before.question.strip(' ?!.')} {turn.wording.stripped} ?"


def _cohorts(turn: _Turn) -> tuple[str, ...]:
    """Those that were spoken of, unless the question turns to today."""
    return () if turn.wording.now else turn.before.cohorts


def _surroundings(turn: _Turn, itself: bool) -> dict[str, float]:
    """Units near the former answer: of its topic, named by it as related, and (`itself`) the same again."""
    knowledge, unit = turn.engine.knowledge, turn.before.unit
    if unit is None:
        return {}
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
