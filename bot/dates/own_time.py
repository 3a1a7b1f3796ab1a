"""A span of one's own time, held against all of the calendar: what it holds that one misses (« je pars du 1er au 12 juin,
je rate quoi ? »), or whether it holds all of a mission (« mon congé va du 1er septembre au 30 juin, ça couvre tout ? »)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.dates.at_work import at_work
from bot.dates.sentences import Dates
from bot.dates.spans import first_of, last_of
from bot.dates.standing import capital
from bot.texts import say
from index.calendar import CANDIDATES, Event, State
from index.named_days import MONTHS, NamedDay, named_days, named_spans
from index.text import fold
from index.windows import Moment

LONG = timedelta(days=60)
"""Length from which a span may be for all of a mission, and not a holiday."""

EARLY, MIDDLE, LATE = 5, 15, 30
"""Days meant by the beginning, the middle and the end of a month."""

FEBRUARY, SHORTEST = 2, 28
"""The month of no more days than these, in most years."""

_THING = r"(?:quoi|quelque chose|qu(?:el)?qu[ec] ?chose|qqch\w*|qqc|un truc|rien|(?:une?|des) (?:trucs?|etapes?|dates?|echeances?|rendez-vous)|something|anything|what|a (?:step|date))"
_AWAY = re.compile(
    r"\b(?:par(?:s|t|tons|tirai|tirais|tez|tir)|vacances|vacs|conges?|absente?s?|absence|voyage|deplacement|injoignables?|indisponibles?|pas (?:dispo\w*|la|libre|joignable)|etranger|hospitalise\w*|hopital|opere\w*|operation|retraite|lune de miel|arret maladie|sans (?:reseau|internet|ordi\w*|connexion)|trek|rando|(?:suis|serai|serais|est) (?:en|au|aux|a) (?!poste|cdi|cdd|temps|jour)|away|holidays?|vacation|trip|travel\w*|abroad|flying|off\b|unavailable|not available|honeymoon|surgery|offline)\b"
)
"""Tells that one is away."""
_MISSES = re.compile(
    rf"\b(?<!il )(?<!il me )(?<!il nous )(?<!il lui )(?:rat(?:e|er|erai|erais|erons|erions)|loup(?:e|er|erai|erais)|manqu(?:e|er|erai|erais)|pass(?:e|er|erai|erais) a cote d[e']|miss(?:ing)?) ?(?:pas )?{_THING}\b|"
    r"\b(?:qu'est-ce que|que|qu'est ce que|quoi que) (?:je |on |nous )?(?:vais[ -]?(?:je )?|va |risque(?:[ -]je)? de |allons[ -]nous )?(?:rat|loup|manqu)(?:e|er|erai|erais|ons)\b|"
    r"\bwhat (?:do|will|would|am|might) i (?:be )?miss(?:ing)?\b|"
    r"\b(?:genant\w*|embetant\w*|grave|(?:un |de |pose )?(?:problemes?|soucis?)|compatible|a problem|an issue) (?:pour|avec|with|for) (?:la (?:suite|selection)|le (?:reste|calendrier|processus|recrutement|deroulement)|vo(?:tre|s) (?:calendrier|dates|planning|etapes)|the (?:rest|selection|calendar|process|schedule)|your (?:calendar|dates|schedule))\b"
)
"""Asks what one misses, whatever it is."""
_BOTHERS = re.compile(
    r"\b(?:(?:ca|cela) (?:craint|gene|coince|bloque|pose (?:un |de )?(?:problemes?|soucis?))|c'est (?:grave|genant|embetant|un (?:probleme|souci))|(?:is (?:it|that)|would (?:it|that) be) (?:a problem|an issue|ok|bad))\b"
)
"""Asks whether it matters."""
_OWN = re.compile(
    r"\b(?:conges?|dispo\w*|libres?|detache\w*|sabbatique|visa|titre de sejour|autorisation|mise a disposition|annee de cesure|cesure|leave|sabbatical|available|availability|free|secondment|permit)\b"
)
"""Tells of time that one has."""
_COVERS = re.compile(
    r"\b(?:couvr\w+|suffi\w*|assez long\w*|(?:toute? (?:la|le|leur|votre|ma)|l'integralite d[eu](?: la)?|jusqu'au bout d[eu](?: la)?) (?:duree|mission|periode|contrat)|(?:la mission|le contrat) (?:en entier|entiere?)|covers?|long enough|enough|(?:whole|entire|full) (?:contract|mission|period|time|duration|cohort))\b"
)
"""Asks whether it holds all of a mission."""
_FROM_TO = re.compile(
    r"\b(?:d(?:u|e) (?:combien|quand|quelle date|quel jour) (?:au|a|jusqu'(?:a|au)) (?:combien|quand|quelle date|quel jour)|from when (?:to|until|till) when|from (?:which|what) (?:date|day) to (?:which|what) (?:date|day))\b"
)
_BOTH_ENDS = re.compile(
    r"\b(?:quand|(?:a|de) quelle date|(?:a partir de )?quel jour)(?: est-ce)?(?: que)? (?:je|on) (?:commencerai[st]?|debuterai[st]?|demarrerai[st]?|arriverai[st]?) .{0,12}?\b(?:jusqu'(?:a|en) quand|quand|quelle date|quel jour)(?: est-ce)?(?: que)?(?: (?:ca|cela|je|on|il|le contrat))?(?: (?:se|s'))?[ ']?(?:termin|fini|arret|achev)\w*|"
    r"\bwhen would (?:i|we) (?:start|begin) and (?:when would (?:it|i|we) )?(?:end|finish|stop)\b"
)
"""Asks for the first day and the last one that one would have."""
_AT_WORK = re.compile(
    r"\b(?:mission|contrat|poste|bail|lou(?:e|er|erai)|location|appart\w*|logement|studio|colocation|coloc|chambre|contract|lease|rent|flat|room|housing|accommodation)\b"
)
"""Speaks of the time of the work, or of what one needs for it."""
_OF_A_STEP = re.compile(
    r"\b(?:candidat\w*|dossiers?|depos\w*|depot|postul\w*|audition\w*|entretiens?|oral|oraux|jury|prolong\w*|demandes?|webinaires?|inscri\w*|apply|applications?|interviews?)\b"
)
"""Speaks of a step before it."""
_UNTIL = re.compile(r"\b(?:jusqu'(?:au|a)|until|till)\b")
_MONTH = re.compile(
    rf"\b(?:(?:en|in) |mois (?:de |d'))(?:plein |fin |debut |early |late )?(?P<first>{'|'.join(MONTHS)})\b(?:(?: et |-| and | ou )(?P<last>{'|'.join(MONTHS)})\b)?(?! \d)"
)
_MONTHS = re.compile(
    rf"\b(?:de |d'|du |from )?(?P<of_first>debut |mi[ -]|fin |early |mid[ -]|late )?(?P<first>{'|'.join(MONTHS)})(?: (?P<first_year>\d{{4}}))? (?:a|au|jusqu'a|to|until|till) "
    rf"(?:la )?(?P<of_last>debut |mi[ -]|fin |end of |early |mid[ -]|late )?(?P<last>{'|'.join(MONTHS)})\b(?: (?P<last_year>\d{{4}}))?"
)
"""« de début septembre à fin juin »."""
_SUMMER = re.compile(r"\b(?:(?:tout )?(?:l'|cet )ete|(?:all )?(?:this |the )?summer)\b")


@dataclass(frozen=True)
class OwnTime:
    """What is told of somebody's own time, and the events that it is held against."""

    text: str
    events: tuple[Event, ...]


def what_is_missed(dates: Dates, question: str, cohort: str | None, begins: bool = False) -> OwnTime | None:
    """What falls, for candidates, in the days on which `question` says that one is away, where it asks what one misses.

    Of a `cohort`, or of all. None where it asks otherwise, or names no days; of days on which there is nothing, what comes next.
    `begins`: it begins the conversation, so that « ça craint ? » can be of nothing else.
    """
    folded, today = fold(question), dates.now.date()
    whole, away = _whole_span(question, today), _AWAY.search(folded)
    bothers = begins and whole and away and _BOTHERS.search(folded) and not _OF_A_STEP.search(folded)
    if not (bothers or _MISSES.search(folded)) or not (span := _own_span(question, today)):
        return None
    if not (away or whole):
        return None  # « je dois rendre mon dossier le 3, j'ai peur de rater quelque chose »
    since, until = span
    of_candidates = {k.id for k in dates.calendar.kinds if k.audience == CANDIDATES}
    every = [e for e in dates.held(dates.calendar.of(cohort=cohort)) if e.kind in of_candidates]
    exact = [e for e in every if first_of(dates, e).exact and last_of(dates, e).exact]
    within = sorted((e for e in exact if _meets(dates, e, since, until)), key=lambda e: last_of(dates, e).day)
    begun = {c.id for c in now.cohorts} if (now := at_work(dates)) else set()
    found = [e for e in within if e.cohort not in begun] or within  # who asks is rather about to apply
    later = sorted((e for e in exact if first_of(dates, e).day > until), key=lambda e: first_of(dates, e).day)
    days = dates.day(since) if since == until else say(
        dates.lang, "dates.from_to", start=dates.day(since), end=dates.day(until)
    )  # fmt: skip
    key = ("misses" if found else "misses_nothing") + ("_day" if since == until else "")
    parts = [capital(say(dates.lang, f"dates.{key}", days=days)), *(dates.status(e) for e in found)]
    if not found and later:
        parts.append(dates.status(later[0]))
    elif not found:  # nor after them: where the calls stand
        parts = [capital(say(dates.lang, "dates.misses_none", days=days)), dates.calls()]
    calls = sorted(dates.held(dates.calendar.calls(CANDIDATES)), key=lambda e: last_of(dates, e).day)
    told = found or later[:1] or calls[-1:]
    return OwnTime("\n\n".join(parts), tuple(told)) if told else None


def whether_it_covers(dates: Dates, question: str, cohort: str | None) -> OwnTime | None:
    """Whether a long span of one's own time that `question` tells holds all of a mission, from the first day to the last.

    Of a `cohort`, else of the one of which most lies in it. None where `question` asks something else.
    """
    folded, today = fold(question), dates.now.date()
    span = _whole_span(question, today) if _COVERS.search(folded) and _OWN.search(folded) else None
    if span is None or span[1] - span[0] < LONG or span[1] < today:
        return None
    since, until = span
    missions = _missions(dates, cohort)
    shared = [(_shared(dates, one, since, until), one) for one in missions]
    if not shared or (best := max(shared, key=lambda pair: pair[0]))[0] <= timedelta():
        return None
    first, last = best[1]
    bounds = (first_of(dates, first).day, last_of(dates, last).day)
    told = {
        "days": capital(say(dates.lang, "dates.from_to", start=dates.day(since), end=dates.day(until))),
        "begins": dates.day(bounds[0]),
        "ends": dates.day(bounds[1]),
    }
    lacks = [
        say(dates.lang, f"dates.covers_{key}", span=dates.days_between(*map(_moment, pair)))
        for key, pair in (("late", (bounds[0], since)), ("short", (until, bounds[1])))
        if pair[0] < pair[1]
    ]
    missing = say(dates.lang, "dates.step_and").join(lacks)
    text = say(dates.lang, "dates.covers_not" if lacks else "dates.covers", missing=missing, **told)
    return OwnTime("\n\n".join((text, dates.status(first), dates.status(last))), (first, last))


def from_first_to_last(dates: Dates, question: str, cohort: str | None) -> OwnTime | None:
    """From which day to which one works, where `question` asks for both (« je loue un studio pour la mission, du combien au combien ? »).

    Of a `cohort`, else of the next one to begin; of the last that did, where none is announced. None where it asks for less.
    """
    folded = fold(question)
    asks = _FROM_TO.search(folded) and _AT_WORK.search(folded) and not _OF_A_STEP.search(folded)
    if not asks and not _BOTH_ENDS.search(folded):
        return None
    missions = _missions(dates, cohort)
    today = dates.now.date()
    coming = [one for one in missions if first_of(dates, one[0]).day > today]
    lately = [one for one in missions if cohort or last_of(dates, one[1]).day >= today]
    if not (chosen := coming[:1] or lately[-1:]):
        return None
    return OwnTime("\n\n".join(map(dates.status, chosen[0])), chosen[0])


def _missions(dates: Dates, cohort: str | None) -> list[tuple[Event, Event]]:
    """The first and the last day of work of each cohort, or of one, of which both are known to the day."""
    begins = [e for k in dates.calendar.kinds if k.begins_work for e in dates.held(dates.calendar.of(k.id, cohort))]
    ends = [e for k in dates.calendar.kinds if k.ends_work for e in dates.held(dates.calendar.of(k.id, cohort))]
    pairs = [(first, last) for first in begins for last in ends if first.step and last.step]
    own = [(first, last) for first, last in pairs if first.cohort == last.cohort]
    return [(a, b) for a, b in own if first_of(dates, a).exact and last_of(dates, b).exact]


def _shared(dates: Dates, mission: tuple[Event, Event], since: date, until: date) -> timedelta:
    first, last = (first_of(dates, mission[0]).day, last_of(dates, mission[1]).day)
    return min(last, until) - max(first, since)


def _meets(dates: Dates, event: Event, since: date, until: date) -> bool:
    """Whether an event is, or ends by a last day, within some days; not that it goes on before and after them."""
    first, last = first_of(dates, event).day, last_of(dates, event).day
    window = event.known(dates.now, dates.zone)
    first = last if window and window.by else first
    kind = dates.calendar.kind(event.kind)
    open_after = kind is not None and kind.call and last > until
    return (
        first <= until and last >= since and event.state(dates.now, dates.zone) is not State.CLOSED and not open_after
    )


def _whole_span(question: str, today: date) -> tuple[date, date] | None:
    """The one span that `question` names, whose last day is after its first: a coming one, unless it tells a year that is over."""
    spans = named_spans(question) or _months_named(question)
    if len(spans) != 1:
        return None
    first, last = spans[0]
    for since in (first.nearest(today), first.nearest(today, after=today)):
        until = last.nearest(since, after=since) if since else None
        if since and until and (until >= today or first.year):
            return since, until
    return None


def _months_named(question: str) -> tuple[tuple[NamedDay, NamedDay], ...]:
    """The first and the last day of the months that `question` goes from and to, roughly where it says so."""
    if not (said := _MONTHS.search(fold(question))):
        return ()
    years = [int(said[year]) if said[year] else None for year in ("first_year", "last_year")]
    start = {"m": MIDDLE, "f": LATE, "l": LATE}.get((said["of_first"] or " ")[0], 1)
    end = {"d": EARLY, "e": EARLY, "m": MIDDLE}.get((said["of_last"] or " ").replace("end of", "fin")[0], LATE)
    first, last = MONTHS[said["first"]], MONTHS[said["last"]]
    return (
        (NamedDay(start, first, years[0]), NamedDay(end if last != FEBRUARY else min(end, SHORTEST), last, years[1])),
    )


def _own_span(question: str, today: date) -> tuple[date, date] | None:
    """The days to come that `question` names: a span, up to a day, one day, some months, or the summer; None where it names none."""
    if span := _whole_span(question, today):
        return span if span[1] >= today else None
    folded = fold(question)
    days = [d for named in named_days(question) if (d := named.nearest(today, after=today))]
    if len(days) == 1:
        return (today if _UNTIL.search(folded) else days[0]), days[0]
    if days:
        return None
    months: Sequence[int] = (7, 8) if _SUMMER.search(folded) else ()
    if named_months := _MONTH.search(folded):
        months = [MONTHS[named_months[name]] for name in ("first", "last") if named_months[name]]
    if not months:
        return None
    year = today.year + (months[-1] < today.month)
    after = date(year + (months[-1] == 12), months[-1] % 12 + 1, 1)
    before = date(year - (months[0] > months[-1]), months[0], 1)  # « en décembre et janvier »
    return max(today, before), after - timedelta(days=1)


def _moment(day: date) -> Moment:
    return Moment(datetime.combine(day, time.min), "day")
