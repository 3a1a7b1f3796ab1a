"""What a question means after what was said before: alone, about the same subject, or about the same search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot import cues
from bot.allusions import SHORT, Wording
from bot.conversation import Context
from bot.leaning import CLEARLY, leaning, surest
from bot.numbered import another, beside
from bot.turn import Turn, Understood
from index.calendar import Kind
from index.engine import Engine
from index.finder import Filters, find
from index.knowledge import DATES_PREFIX
from index.lexical import stems
from index.mentions import Mentions
from index.text import words

PLURAL = ("ils", "elles", "they")

MANY = 9
"""More things than an answer lists."""

FEW = 3
"""Telling words up to which a question after dates names other dates."""

SURE_OF_ANOTHER = 0.7
"""Confidence from which the former question is asked again of something else."""

OF_DATES = 0.8
"""Confidence from which a question after a project asks for dates of the programme."""

ELSEWHERE, SURELY_ELSEWHERE = 0.9, 0.97
"""Confidence from which a question after a project is about something else; and one that says « il » or « là-bas »."""


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
    if (meant := Wording(question).corrected) != question:
        question, mentions = meant, engine.vocabulary.find(meant)
    turn = Turn(question, Wording(question), mentions, before, engine, likelier or {})
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
    return surest(turn)


def _in_another_language(turn: Turn) -> Understood | None:
    target, before = turn.wording.language, turn.before
    if target and before.unit:
        return replace(turn.same(), translate_to=target)
    if target and before.filters:
        return Understood(before.question, turn.mentions, filters=before.filters, translate_to=target)
    return None


def _one_of_the_list(turn: Turn) -> Understood | None:
    """« le deuxième », « celui de Brest », "which one had lawyers?" after a list of projects."""
    if not turn.listed:
        return None
    before, knowledge = turn.before, turn.engine.knowledge
    if turn.mentions.cohorts:  # « seulement ceux de la 4 »
        if turn.wording.one_of and before.filters:
            return Understood(turn.question, turn.mentions, filters=before.filters.merged(Filters.of(turn.mentions)))
        return None
    if turn.wording.only_where and before.filters and len(before.listed) > 1:  # each line tells it
        return Understood(before.question, turn.mentions, filters=before.filters)
    place = turn.wording.place(len(before.listed))
    if place is not None:
        return turn.same(before.listed[place], ())
    if turn.wording.age and turn.wording.length <= 3 * SHORT:
        order = {cohort.id: i for i, cohort in enumerate(knowledge.programme.cohorts)}
        aged = sorted(before.listed, key=lambda p: order.get(knowledge.projects_by_id[p].cohort, 0))
        return turn.same(aged[-1] if turn.wording.age > 0 else aged[0], ())
    sides = turn.wording.names_the_thing and turn.wording.asks_sides and turn.wording.short
    if sides and not set(turn.mentions.facets) - {"statuses"}:  # « il existe toujours ? »: the one that was shown first
        return turn.same(before.listed[0], ())
    if turn.wording.subject in PLURAL and turn.wording.asks_sides and before.filters:  # « ils étaient où ? »
        return Understood(before.question, turn.mentions, filters=before.filters)
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


def _one_of_those_named(turn: Turn) -> Understood | None:
    """« celui de Bordeaux », « celui des préfectures » after an answer that names projects."""
    knowledge, text = turn.engine.knowledge, turn.text
    if (
        turn.listed
        or turn.project is not None
        or not turn.wording.one_of
        or turn.wording.length > 2 * SHORT
        or not text
    ):
        return None
    named = [p.id for p in knowledge.projects if p.name.partition("(")[0].strip() in text]
    if set(turn.mentions.facets) - {"statuses"}:
        meeting = find(knowledge, Filters.of(turn.mentions), {})
        named = [p.id for p in meeting.projects if p.id in named] if meeting.exact else []
    if turn.mentions.cohorts:
        return None
    ranking = turn.rank(turn.wording.stripped)
    if ranking.first.kind == "project" and ranking.hits[0].share >= CLEARLY:
        return turn.same(ranking.first.id, ())
    if not named:
        return None
    scores = ranking.scores
    best = max(named, key=lambda p: scores.get(p, 0.0))
    first = max(knowledge.projects_by_id, key=lambda p: scores.get(p, 0.0))
    return turn.same(best, ()) if best == first or len(named) == 1 else None


def _side_of_the_project(turn: Turn) -> Understood | None:
    """« qui travaille dessus ? », « où ? » after a project: its card says it."""
    named = set(turn.mentions.facets) - {"statuses"}
    if turn.project is None or turn.mentions.cohorts or named or turn.wording.length > 2 * SHORT:
        return None
    programme = turn.engine.knowledge.programme
    own = {w for name in (programme.name, programme.short_name) for w in words(name)}
    if turn.wording.said & (own | _ADDRESSED) and not turn.wording.names_the_thing:
        return None
    of_cohorts = {w for text in (*programme.cohort_words, *programme.cohort_word.values()) for w in words(text)}
    if turn.wording.only_sides(of_cohorts) and (turn.wording.short or turn.wording.names_the_thing):
        return turn.same()
    if turn.wording.pronoun or turn.wording.names_the_thing or (turn.wording.leans and turn.wording.short):
        other = turn.rank(turn.question)
        if other.answered and turn.wording.said & _ADDRESSED:
            return None  # « et pour vous écrire, c'est quelle adresse ? »
        if other.answered and other.first.kind == "dates" and other.right >= OF_DATES and turn.wording.opens_with_link:
            return None  # « et la prochaine session, c'est pour quand ? »
        limit = SURELY_ELSEWHERE if turn.wording.names_the_thing else ELSEWHERE if turn.wording.pronoun else 0.0
        if not (other.answered and other.right >= limit):
            return turn.same()
    return None


_ADDRESSED = frozenset("vous votre vos je mon ma mes you your my i candidater postuler apply".split())
"""Words of a question about the programme, or about the one who asks, rather than about a project."""


def _next_to_it(turn: Turn) -> Understood | None:
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
        return leaning(replace(turn, mentions=replace(turn.mentions, cohorts=(order[place],))))
    return None


def _until_when(turn: Turn) -> Understood | None:
    """« super, jusqu'à quand ? » after an answer without dates: until when one may apply."""
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    if unit not in turn.engine.knowledge.versions or turn.mentions or not (turn.wording.bare and turn.wording.until):
        return None
    scores = turn.rank(turn.joined).scores
    calls = [DATES_PREFIX + kind.id for kind in calendar.kinds if kind.call]
    return turn.same(max(calls, key=lambda c: scores.get(c, 0.0))) if calls else None


def _one_of_what_was_told(turn: Turn) -> Understood | None:
    """« le deuxième, à quelle heure ? », « la dernière, elle sert à quoi ? »: of the dates, or of the list, just told."""
    unit = turn.before.unit
    if unit is None or turn.project is not None or turn.listed or turn.wording.length > 2 * SHORT:
        return None
    if turn.mentions and not (turn.wording.what and turn.wording.only_time(" ".join(turn.mentions.rest))):
        return None  # « et la deuxième ? » is a cohort; of a list, one asks what it is
    turn = replace(turn, mentions=Mentions())
    if turn.wording.place(MANY) is None or (turn.wording.step and unit.startswith(DATES_PREFIX)):
        return None
    told = unit.startswith(DATES_PREFIX) or "\n- " in turn.text
    return turn.same() if told else None


def _numbered_next_to_it(turn: Turn) -> Understood | None:
    """« et celui d'avant, il a fermé quand ? » after a numbered event (« le sprint 2 »): that of the number before."""
    before = turn.before
    if not turn.wording.step or turn.mentions or not (before.unit or "").startswith(DATES_PREFIX):
        return None
    calendar = turn.engine.knowledge.calendar
    kind = before.unit.removeprefix(DATES_PREFIX) if before.unit else ""
    question = beside(calendar.of(kind), before.question, turn.wording.step)
    return replace(turn.same(), question=question) if question else None


def _another_number(turn: Turn) -> Understood | None:
    """« et le 3 ? » after « le sprint 4 » : the other one."""
    unit = turn.before.unit or ""
    if not unit.startswith(DATES_PREFIX):
        return None
    events = turn.engine.knowledge.calendar.of(unit.removeprefix(DATES_PREFIX))
    question = another(events, turn.before.question, turn.question)
    return replace(turn.same(), question=question) if question else None


def _what_follows(turn: Turn) -> Understood | None:
    """« et après ? » after dates: the steps that come next."""
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    return replace(turn.same(), following=True) if dates and turn.wording.only_after and not turn.mentions else None


def _another_date(turn: Turn) -> Understood | None:
    """« et le jury ? », « non, pour candidater » after dates: those that have these words in their name.

    Of several, those for the same people come first.
    """
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    kind = calendar.kind(unit.removeprefix(DATES_PREFIX))
    telling = [w for w in turn.wording.content if w not in cues.BARE | cues.NEXT]
    if kind is None or turn.mentions or not turn.wording.opens_with_link or not 0 < len(telling) <= FEW:
        return None
    said = set(stems(" ".join(telling)))
    named = {k.id: k for k in calendar.kinds if said <= set(stems(" ".join((*k.name.values(), *k.question.values()))))}
    named = {i: k for i, k in named.items() if i != kind.id and calendar.of(i)}
    if not named:
        return None
    scores = turn.rank(turn.wording.stripped).scores
    others = turn.wording.for_whom  # « et pour les administrations ? »

    def fits(other: Kind) -> tuple[bool, bool, float]:
        return (other.audience == kind.audience) != others, other.call, scores.get(DATES_PREFIX + other.id, 0.0)

    best = max(named.values(), key=fits)
    # What was said before may tell which event of several (« le sprint 2 »).
    return replace(turn.same(DATES_PREFIX + best.id), question=turn.joined)


def _the_next_date(turn: Turn) -> Understood | None:
    """« le prochain ? » after dates, which begin with the next one."""
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    return turn.same() if dates and turn.wording.only_next and not turn.mentions else None


def _its_date(turn: Turn) -> Understood | None:
    """« jusqu'à quand ? », « quand ça ? » after an answer that gives dates of the calendar."""
    told = ("{{end:", "{{period:", "{{status:") if turn.wording.until else ("{{",)
    dated = any(t in turn.text for t in told) and turn.wording.bare and turn.wording.when
    return turn.same() if dated and not turn.mentions else None


def _for_whom(turn: Turn) -> Understood | None:
    """« et pour les designers ? » after an answer that is not about professions: the same subject."""
    if not turn.wording.for_whom or set(turn.mentions.facets) != {"profiles"} or turn.mentions.cohorts:
        return None
    knowledge = turn.engine.knowledge
    topics = {e.topic for e in knowledge.versions.get(turn.before.unit or "", ())}
    own = {e.topic for e in knowledge.versions.get(turn.rank(turn.question).first.id, ())}
    return turn.same() if topics and not topics & own and turn.wording.only_time(" ".join(turn.mentions.rest)) else None


def _another_of_its_kind(turn: Turn) -> Understood | None:
    """« et pour les designers ? » after « quelles compétences pour un data scientist ? »: the same question of the other."""
    facets = turn.mentions.facets
    if len(facets) != 1 or turn.mentions.cohorts or not (turn.wording.leans or turn.wording.short):
        return None
    if not turn.wording.only_time(" ".join(turn.mentions.rest)) or turn.before.filters or turn.project is not None:
        return None
    facet = next(iter(facets))
    asked = turn.engine.vocabulary.find(turn.before.question)
    named = [r for r in asked.readings if any(f == facet for f, _ in r.terms)]
    said = [r for r in turn.mentions.readings if any(f == facet for f, _ in r.terms)]
    if len(named) != 1 or len(said) != 1:
        return None
    before, other = " ".join(words(turn.before.question)), " ".join(said[0].said)
    question = before.replace(" ".join(named[0].said), other)
    ranking = turn.rank(question)
    if not ranking.answered or ranking.right < SURE_OF_ANOTHER:
        return None
    return Understood(question, turn.engine.vocabulary.find(question), turn.before.cohorts)


def _at_another_time(turn: Turn) -> Understood | None:
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


def _names_something(turn: Turn) -> Understood | None:
    """« et à la promo 3 ? », « et à Lyon ? »: the former subject, or search, with that changed."""
    wording, mentions, before = turn.wording, turn.mentions, turn.before
    if not (mentions or mentions.years) or not (wording.leans or wording.short):
        return None
    if not wording.only_time(" ".join(mentions.rest)):
        return None
    years = (turn.engine.vocabulary.cohort_of_year(year) for year in mentions.years)
    cohorts = mentions.cohorts or tuple(c for c in years if c)
    bare = Wording(" ".join(w for w in mentions.rest if w not in cues.MEANT)).bare
    if before.unit and bare and not mentions.facets and turn.engine.knowledge.has_version(before.unit, cohorts):
        return turn.same(cohorts=cohorts)  # « et en 2021, c'était combien ? »
    if before.unit and wording.asks and not before.filters and turn.project is None:
        return leaning(turn)
    if before.filters:
        return Understood(turn.question, mentions, filters=before.filters.merged(Filters.of(mentions)))
    if (mentions.cohorts or mentions.years) and not mentions.facets:
        if turn.project is not None:
            return turn.alone()
        return turn.same(cohorts=mentions.cohorts)
    return leaning(turn)


def _another_search(turn: Turn) -> Understood | None:
    """« et sur les bateaux ? » after a list of projects."""
    if (
        not turn.listed
        or turn.mentions
        or turn.wording.asks
        or not (turn.wording.opens_with_link and turn.wording.short)
    ):
        return None
    word = next(iter(turn.engine.knowledge.programme.project_words), "")
    return Understood(f"{word} {turn.wording.stripped}", turn.mentions)


READINGS: tuple[Callable[[Turn], Understood | None], ...] = (
    _in_another_language, _one_of_the_list, _one_of_those_named, _side_of_the_project, _numbered_next_to_it, _another_number, _what_follows,
    _another_date, _the_next_date, _its_date, _until_when, _one_of_what_was_told, _next_to_it, _at_another_time, _another_of_its_kind,
    _for_whom, _names_something, _another_search,
)  # fmt: skip
"""In this order: the first that finds its words decides."""
