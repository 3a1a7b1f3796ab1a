"""What is told of the dates that a question asks for: of which cohorts, where these stand, how long they are, the other steps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.dates.going_on import how_long, time_to_choose
from bot.dates.held_days import held_against
from bot.dates.lasting import between_two, lasting
from bot.dates.numbered import told_in
from bot.dates.remarks import remarks
from bot.dates.sentences import Dates
from bot.dates.zones import in_their_time
from bot.texts import say
from bot.wording.allusions import Wording
from bot.wording.candidate_cues import IF_CHOSEN, TOLERANCE
from bot.wording.date_cues import AND_THE_LAST, ANOTHER_MOVE, FIRST_AND_LAST, MOVED, STARTED_WORK
from bot.wording.own_time_cues import AWAY
from bot.wording.zone_cues import ANOTHER_ZONE
from index.calendar import CANDIDATES, Kind
from index.knowledge import DATES_PREFIX
from index.lexical import stems
from index.named_days import named_days, named_spans
from index.text import fold

_STAY_UNTIL = re.compile(
    r"\b(?:jusqu'a (?:quand|quelle date|quel (?:jour|mois|moment))|(?:until|till) (?:when|what date|which (?:day|month)))\b"
)
"""Asks until when those are there who have come."""
_THEIRS = re.compile(
    r"\b(?:leurs?|son|sa|ses|ils|elles|their|they|su|sus|seu|ihr\w*)\b(?! (?:candidatur|dossier|appli))"
)
"""Asks of those who were named before."""

_SUITS = re.compile(
    r"\b(?:colle\w*|compatibles?|(?:ca|cela) (?:passe|marche|joue|va|le fait)|jouables?|faisables?|tenables?|coincer?|fits?|works?|compatible)\b"
)
"""Asks whether dates suit one."""
_ANOTHER_ONE = re.compile(
    r"\b(?:y en a(?:ura)?(?:-t-il)?|il y a(?:ura)?|y aura(?:-t-il)?|avez|aurez|prevoi\w+|prevu\w*|will there be|is there|are there)(?: (?:un |une |d')autres?| another| any other)"
    r"(?: (?P<what>(?!apres|ensuite|plus|prevu|bientot|after|later|planned|soon)\w+))?(?= *(?:apres|ensuite|plus tard|de prevue?s?|prevue?s?|bientot|after|later|planned|soon|[?!.,;]|$))|"
    r"\b(?:y en a(?:ura)?|encore|vous) (?:une? (?:deuxieme|second\w*)|refai\w+|refer\w+)\b"
)
"""Asks whether there is one more."""
_A_TIME = frozenset(
    "date dates session sessions jour jours creneau creneaux fois seance seances one day days time".split()
)
"""Words for one more of whatever has dates."""

MOST = 4
"""Cohorts of which the dates are told at once."""


@dataclass(frozen=True)
class DatesAsked:
    """The kinds of dates that a question asks for, at least one, the first one first; of which cohorts, or years.

    `of_each`: the cohorts of some kinds of their own, by unit.
    """

    question: str
    kinds: tuple[Kind, ...]
    cohorts: tuple[str, ...]
    years: tuple[int, ...]
    of_each: Mapping[str, Sequence[str]]

    @property
    def cohort(self) -> str | None:
        """The first of the cohorts."""
        return self.cohorts[0] if self.cohorts else None


def dates_asked(
    dates: Dates, units: Sequence[str], cohorts: Sequence[str], question: str, years: Sequence[int],
    of_each: Mapping[str, Sequence[str]],
) -> DatesAsked | None:  # fmt: skip
    """The kinds that the `units` are of, and of which cohorts or years they are asked; None where no unit is of dates."""
    calendar = dates.calendar
    named = [k for u in units if (k := calendar.kind(u.removeprefix(DATES_PREFIX)))]
    # « les dates de dépôt des sprints »: all dates are not told beside those that are named.
    kinds = [*named[:1], *(k for k in named[1:] if k.id not in calendar.every)]
    if not kinds:
        return None
    start = next((k for k in calendar.kinds if k.begins_work), None)
    if start and kinds[0].id in calendar.every and len(cohorts) > 1 and STARTED_WORK.search(fold(question)):
        kinds = [start]  # « le mois où chacune des six premières a commencé »
    cohorts = dates.of_edition(kinds[0], cohorts, question)
    # « les contrats qui ont commencé le 12 septembre 2022 », « arrivée en septembre 2022 »
    year = years[0] if len(years) == 1 else None
    days = [replace(d, year=d.year or year) for d in named_days(question)]
    # « j'ai fait la saison 2021, on a commencé le 13 septembre »
    if years and (own := dates.cohorts_on(days) or dates.cohorts_begun(kinds[0], question)):
        cohorts, years = own, ()
    # « les recrutés de 2022 ont commencé quand, et leur contrat a fini quand ? »
    if len(kinds) > 1 and len(years) == 1 and _THEIRS.search(fold(question)):
        first = min(kinds, key=calendar.kinds.index)
        if theirs := dates.cohort_in(first, years):
            cohorts, years = (theirs,), ()
    if not (cohorts or years) and (own := dates.of_who_would_join(kinds, question)):
        cohorts = own
        begins = [k for k in calendar.kinds if k.begins_work] if FIRST_AND_LAST.search(fold(question)) else []
        kinds = [*(k for k in begins if k not in kinds), *kinds]
    # « ceux qui viennent d'arriver restent jusqu'à quelle date ? »
    if kinds[0].begins_work and _STAY_UNTIL.search(fold(question)):
        ends = [k for k in calendar.kinds if k.ends_work and k not in kinds]
        chosen = not (cohorts or years) and IF_CHOSEN.search(fold(question))
        would = dates.of_who_would_join([*kinds, *ends], question) if chosen else ()
        # « si je suis prise, je commence quand, et jusqu'à quand dois-je louer ? »
        kinds, cohorts = ([*kinds, *ends], would) if would else ([*ends, *kinds], cohorts)
    return DatesAsked(question, tuple(kinds), tuple(cohorts), tuple(years), of_each)


def blocks_told(dates: Dates, asked: DatesAsked) -> list[str]:
    """What is said of them, in blocks."""
    question, kinds, cohorts = asked.question, asked.kinds, asked.cohorts
    calendar, cohort, days = dates.calendar, asked.cohort, named_days(asked.question)
    whole = kinds[0].id in calendar.every
    # « le sprint le plus long, avec ses dates »: of all dates, calls can be compared too.
    lasts = (calendar.call_to(CANDIDATES) if whole else None) or kinds[0]
    long, compared = lasting(dates, lasts, cohorts, question)
    of_it: Sequence[str] = [c for c in asked.of_each.get(DATES_PREFIX + kinds[0].id) or cohorts if c]
    many = len(kinds) == 1 and len(of_it) > MOST and not (days or compared)
    without = dates.years_without(kinds[0], question) if many and kinds[0].call else ""
    every = without or (dates.of_cohorts(kinds[0], of_it) if many else "")  # « de la 2 à la 6 »: a line each
    if whole:
        texts = [] if compared else [*_ones_own_day(dates, question, cohort), dates.calendar_of(cohort, question)]
        long = long if compared else ""
    else:
        texts = [every] if every else _of_each_kind(dates, asked, kinds[1:] if compared else kinds)
        texts = [*filter(None, ["\n\n".join(held_against(dates, kinds[0], question, cohort))]), *texts]
        own = named_spans(question) if AWAY.search(fold(question)) else ()  # « je pars du 10 au 20 juin »
        ends = [day for span in own for day in span]
        if on_them := dates.on_days([d for d in days if d not in ends], [k.id for k in kinds], cohorts, question):
            texts.insert(0, on_them)
    if long and not any(long in text for text in texts):
        texts.insert(0 if compared else len(texts), long)
    if kinds[0].call and TOLERANCE.search(fold(question)):
        late = say(dates.lang, "dates.late", email=dates.email)
        texts[1:1] = [] if any(late in text for text in texts) else [late]
    another = None if kinds[0].call or whole else _ANOTHER_ONE.search(fold(question))
    named = {s for name in kinds[0].name.values() for s in stems(name)}
    if another and (not another["what"] or another["what"] in _A_TIME or named & set(stems(another["what"]))):
        coming = calendar.upcoming(calendar.of(kinds[0].id, cohort), dates.now)
        none = say(dates.lang, "dates.no_other")
        if len(coming) == 1 and not any(none in text for text in texts):  # « demain je ne peux pas, un autre après ? »
            texts.append(none)
    if kinds[0].call and MOVED.search(fold(question)) and ANOTHER_MOVE.search(fold(question)):
        moved = any(
            e.former(dates.now, dates.zone) for e in told_in("\n".join(texts), dates.held(calendar.events), dates.lang)
        )
        texts.append(say(dates.lang, "dates.no_other_move" if moved else "dates.no_move"))
    if dates.very_first(question) and AND_THE_LAST.search(fold(question)):
        texts += [dates.status(e) for e in dates.last_of_kind(kinds[0])]
    said = "\n".join(texts)
    texts[:0] = remarks(dates, said, question)
    there = in_their_time(dates, said, question)
    if there or ANOTHER_ZONE.search(fold(question)):
        texts += filter(None, [there, dates.whose_time()])
    texts += filter(None, (between_two(dates, said, question), how_long(dates, kinds[0], said, question)))
    texts += filter(None, [time_to_choose(dates, kinds[0], said, question)])
    whole = whole or any(cohort and not calendar.of(k.id, cohort) for k in kinds)  # all dates, for want of those
    if not (whole or every or len(asked.years) > 1 or len(texts) > 2) and (steps := _other_steps(dates, asked)):
        texts.append(steps)
    return texts


def _ones_own_day(dates: Dates, question: str, cohort: str | None) -> list[str]:
    """How a day on which one is free lies to the day on which work begins (« étudiante jusqu'au 30 septembre, le calendrier colle ? »)."""
    begins = next((k for k in dates.calendar.kinds if k.begins_work), None)
    asks = begins and named_days(question) and _SUITS.search(fold(question)) and Wording(question).personal
    return held_against(dates, begins, question, cohort) if begins and asks else []


def _of_each_kind(dates: Dates, asked: DatesAsked, kinds: Sequence[Kind]) -> list[str]:
    """Where the events of each of the `kinds` stand, of each of the cohorts in turn (« début de la 4, de la 5 et de la 6 »)."""
    question, days = asked.question, named_days(asked.question)
    if (
        not days
        and len(asked.cohorts) > 1
        and len(asked.kinds) > 1
        and len(asked.kinds) * len(asked.cohorts) > MOST
        and not asked.of_each
    ):
        return [
            dates.of_cohorts(kind, asked.cohorts) for kind in kinds
        ]  # « arrivée et restitution des trois premières »
    several = not days and (len(asked.kinds) == 1 or len(asked.kinds) * len(asked.cohorts) <= MOST)
    cohorts = asked.cohorts[:MOST] if several else asked.cohorts[:1]
    return [
        dates.of_kind_on(kind.id, days, question) or dates.of_kind(kind, one, question, asked.years)
        for kind in kinds
        for one in asked.of_each.get(DATES_PREFIX + kind.id, cohorts) or (None,)
    ]


def _other_steps(dates: Dates, asked: DatesAsked) -> str:
    """The other main steps of the cohort, or what else belongs to the round; "" where there is nothing to tell."""
    steps = dates.steps([k.id for k in asked.kinds], dates.cohort_in(asked.kinds[0], asked.years) or asked.cohort)
    return steps or dates.rest_of_round(asked.kinds[0].id, asked.cohort, asked.question)
