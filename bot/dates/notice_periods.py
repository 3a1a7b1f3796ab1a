"""A notice period that somebody tells (« trois mois de préavis, je serai là le premier jour ? »), held against the day on which work begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.dates.moments import DAYS_OF_A_WEEK
from bot.dates.own_days import months_away
from bot.dates.sentences import Dates
from bot.dates.spans import first_of, last_of
from bot.texts import say
from index.calendar import Event, State
from index.documents import in_language
from index.named_days import MONTHS, NamedDay, named_days, named_spans
from index.numerals import cardinal
from index.text import SENTENCE_END, fold
from index.windows import Moment

_NUMBER = r"(?P<count{0}>\d{{1,2}}|une?|deux|trois|quatre|cinq|six|huit|dix|douze|one|two|three|four|five|six|eight|ten|twelve)"
_UNIT = r"(?P<unit{0}>mois|semaines?|jours?|months?|weeks?|days?)"
_LASTS = re.compile(
    rf"\b{_NUMBER.format(1)}[ -]?{_UNIT.format(1)}(?:'s?|s')? (?:de |d'|of |')?(?:preavis|notice)\b|"
    rf"\b(?:preavis|notice period|(?:my|our|the|a) notice(?= (?:is|of|lasts)\b))\b[^.?!;]{{0,24}}?\b{_NUMBER.format(2)}[ -]?{_UNIT.format(2)}\b"
)
"""Tells how long a notice period is."""
_TO_SERVE = re.compile(
    rf"(?<!mission de )(?<!contrat de )(?<!reste )\b{_NUMBER.format(1)}[ -]?{_UNIT.format(1)} (?:a (?:faire|effectuer|respecter|tenir|prester)|to serve)\b(?! (?:pour|sur|dans|on|for)\b)(?P<count2>)(?P<unit2>)"
)
"""The same without its name, where one speaks of resigning (« démission le 15, avec deux mois à faire »)."""
_IN_TIME = re.compile(
    r"\b(?:a temps|delais?|jour j|premier jour|1er jour|rentree|commenc\w+|demarr\w+|arriv\w+|libre|dispo\w*|quand|kan|qd|assez|court|suffi\w*|jouable|faisable|passe|"
    r"apres (?:la|cette|votre) date|trop tard|en retard|too late|coller?|rate\w*|demission\w*|avant (?:le|la|l'|votre)|clous|colle|joue\b|le fait\b|deposer|donner|poser|prevenir|on time|in time|first day|day one|start\w*|begin\w*|free|available|enough|miss\w*|resign\w*|hand in|when|make it|join)\b"
)
"""Asks whether that leads in time to the first day, or when it is to be given."""
_LEAVING = re.compile(
    r"\b(?:quitte\w* (?:le programme|la mission|ma mission)|rompre|rupture|avant la fin|partir avant|demission\w* (?:du programme|de (?:la|ma) mission)|leave the programme|before the end|break (?:my|the) contract)\b"
)
"""Speaks of leaving the programme, and not of coming."""
_IN_A_MONTH = re.compile(rf"\b(?P<part>en|debut|des|mi|fin|in|early|mid|late)[ -](?P<month>{'|'.join(MONTHS)})\b")
"""Tells when one would give it."""
_GIVEN = re.compile(
    r"\b(?:donn(?:e|es|er|ons|ez|erai|erais|ant|erait)|(?:de)?pos(?:e|es|er|ons|ez|erai|erais)|demission\w*|repond\w*|reponse|dites|dit|dis|diriez|oui|prise?|accept\w*|retenue?s?|resultats?|resign\w*|hand(?:ed)? in|give|gave|given|told|tell|answer\w*|hear|offer(?:ed)?)\b"
)
"""Tells that it is given, or that one is taken, around a day."""
_RESIGNING = re.compile(
    r"\b(?:preavis|(?:my|the|this|a) notice|notice period|demission\w*|(?:de)?pos(?:e|er) (?:ma dem|ma lettre(?! de (?:motiv|candid|recomm)))|(?:donne|donner) ma dem|resign\w*)\b"
)
"""Speaks of a notice period, or of giving it."""
_SENT = re.compile(
    r"\b(?:(?:de)?pos|envoy|remis|soumis|submit|sent|hand)\w* (?:in )?(?:(?:mon|ma|un|le|my|the|an?) )?(?:dossier|candidature|cv|application|file)|\b(?:postule|candidate|applied)\b"
)
"""Tells that one has applied."""
_TODAY = re.compile(r"\b(?:aujourd'hui|maintenant|des ce soir|today|right now|now)\b")
_TOMORROW = re.compile(
    r"\b(?:(?:donn\w*|(?:de)?pos(?:e|er|erai|erais|ons)|remet\w*) (?:\w+ ){0,3}|demission\w* |resign\w* |(?:hand|give) (?:\w+ ){0,3})(?:des )?(?:demain|tomorrow)\b|\b(?:demain|tomorrow),? (?:je |j'|i )(?:(?:de)?pose|donne|demissionne|resign|hand|give)\b"
)
_DOES_IT_FIT = re.compile(
    r"(?:(?:et|alors|donc|du coup|bon|ok|so|and|then)[ ,]+)*(?:(?:ca|cela|c'est|ce sera|est-ce que ca|is it|is that|does (?:it|that)|will (?:it|that)|it|that)[ -]*)?(?:(?:me |nous )?(?:passe|colle|joue|va|marche|suffit|tient|fait)|le fait|jouable|faisable|bon|ok|possible|trop (?:tard|juste|court)|fits?|work|ok|fine|enough|too late)"
    r"(?: (?:quand meme|niveau dates?|ou pas|ou non|alors|du coup|donc|then|or not))*[ ?!.]*"
)
"""Asks no more than whether what was told of oneself leads in time to the first day (« ça passe ? »)."""
_OTHERWISE = re.compile(
    r"\b(?:libre|dispo\w*|free|available|arriv\w*|commenc\w*|demarr\w*|debut\w*|rejoin\w*|start\w*|begin\w*|join|plutot qu[e']?|au lieu d[e']?|instead of)\b[^.,;!?]{0,24}$"
)
"""Ends what stands before a day on which one would be free, or begin."""
_ENDS = re.compile(
    r"\b(?:preavis|notice(?: period)?)\b[^.?!]{0,40}?\b(?:(?:me |nous )?(?:mene\w*|amene\w*|conduit|emmene)|fini\w*|termin\w+|s'acheve|court|tient|jusqu'(?:au|a|en)|ends?|runs?|lasts?|leads?|takes)\b"
    r"[^.?!]{0,24}?(?P<day>\d{1,2}(?:er|st|nd|rd|th)?\b)"
)
"""Tells on which day it ends (« mon préavis de trois mois me mène au 15 octobre »)."""
_ANSWERED = re.compile(
    r"\b(?:ma reponse|une reponse|votre reponse|la reponse|reponses?|resultats?|savoir si|su|prevenue?|my answer|an answer|hear|results?|know)\b"
)
"""Asks when one is told."""
_SHIFTS = re.compile(
    r"\b(?:decal\w+|repouss\w+|retard\w+|plus tard|apres (?:les autres|tout le monde|la date)|(?:arriv|commenc|demarr|debut)\w*\b[^.?!]{0,40}\b(?:au lieu d[e']|plutot qu[e']?)|(?:c'est|est-ce|is it) (?:non |pas |in|non-)?negociable\b|non-negotiable|instead of|postpone|delay|push back|later than|after the others)\b"
)
"""Asks whether one may come later."""
_AND_A_HALF = re.compile(r"\bmois et demie?\b|\band a half months?\b|\bmonths? and a half\b")
"""Says that it is half a month longer."""
HALF_A_MONTH = 15
"""Days of it."""
MOST_MONTHS, WEEKS, DAYS = 6, 26, 180
"""Months, weeks and days that no notice period exceeds."""
MIDDLE, LAST = 15, 28
"""The day meant by the middle, and by the end, of a month."""


Unit = Literal["day", "week", "month"]


@dataclass(frozen=True)
class NoticePeriod:
    """So many days, weeks or months."""

    count: int
    unit: Unit
    half: bool = False
    """Whether it is half a unit longer (« trois mois et demi »)."""

    def after(self, day: date, times: int = 1) -> date:
        """The day on which it ends that begins on another; with `times` -1, on which it must begin to end then."""
        if self.unit == "month":
            return months_away(day, times * self.count) + timedelta(days=times * HALF_A_MONTH * self.half)
        return day + timedelta(days=times * self.count * (DAYS_OF_A_WEEK if self.unit == "week" else 1))


def notice_period_in(question: str, before: str = "") -> NoticePeriod | None:
    """The notice period that `question` tells, where it asks something of its time; else None.

    `before`: what was told of oneself earlier, where `question` speaks of giving it (« si je démissionne aujourd'hui ? »).
    """
    folded = fold(question)
    if told := _told_in(folded):
        asked = folded[: told.start()] + folded[told.end() :]
    elif told := _told_in(fold(before)):
        asked = folded if _RESIGNING.search(folded) or _DOES_IT_FIT.fullmatch(folded) else ""
    if not told or _LEAVING.search(folded) or not _IN_TIME.search(asked):
        return None
    count, unit = cardinal(told["count1"] or told["count2"]), unit_of(told["unit1"] or told["unit2"])
    half = unit == "month" and bool(_AND_A_HALF.search(told.string))
    return NoticePeriod(count, unit, half) if count else None


def unit_of(word: str) -> Unit:
    """The unit of time that a folded word names (« semaines », "months")."""
    return "month" if word.startswith("mo") else "week" if word.startswith(("s", "w")) else "day"


def _told_in(folded: str) -> re.Match[str] | None:
    if named := _LASTS.search(folded):
        return named
    told = _TO_SERVE.search(folded) if _RESIGNING.search(folded) else None
    longest = {"mo": MOST_MONTHS, "s": WEEKS, "w": WEEKS}
    most = next((n for unit, n in longest.items() if told and told["unit1"].startswith(unit)), DAYS)
    return told if told and (cardinal(told["count1"]) or 0) <= most else None  # not the ten months of a mission


def held_against_the_start(dates: Dates, question: str, before: str = "") -> str:
    """When a notice period would end that is given today, or on the day that `question` tells, and when the results are known.

    And when it is to be given for the next day on which work begins; where none is announced, that is said. "" where
    `question` tells of none, or asks something else; `before`: what was told of oneself earlier.
    """
    if (notice := notice_period_in(question, before)) is None:
        return ""
    begins = [k.id for k in dates.calendar.kinds if k.begins_work]
    today, start = dates.now.date(), next_known(dates, begins)
    first = first_of(dates, start).day if start else None
    if end := _own_end(question, today):
        own = say(dates.lang, "dates.notice_own", end=dates.day(end))
        return f"{own} {_beside_the_start(dates, end, first) if first else say(dates.lang, 'dates.notice_no_start')}"
    told = f"{before} {question}" if _DOES_IT_FIT.fullmatch(fold(question)) else question
    given = _given(dates, told, start)
    lines = [_line(dates, notice, when, day, first) for when, day in given]
    results = _results_of(dates, start)
    if results and len(given) == 1 and _ANSWERED.search(fold(question)):
        lines.append(dates.status(results))  # « si je démissionne le 1er juin, aurai-je ma réponse avant ? »
    if start is None or first is None:
        unknown = any(e.state(dates.now, dates.zone) is State.BEFORE for e in _all_of(dates, begins))
        return lines[0] if unknown else f"{lines[0]} {say(dates.lang, 'dates.notice_no_start')}"
    latest = notice.after(first, -1)
    key = "dates.notice_given" if latest >= today else "dates.notice_missed"
    title, told = in_language(start.title, dates.lang), dates.placed("on", first_of(dates, start))
    of_it = say(dates.lang, "dates.notice_start", title=title, start=told)
    return "\n\n".join((*lines, f"{of_it} {say(dates.lang, key, day=dates.day(latest))}"))


def _given(dates: Dates, question: str, start: Event | None) -> list[tuple[str, date]]:
    """When it may be given, in words, and that day: the one that `question` tells, else today and when one will know."""
    today = dates.now.date()
    if own := _own_day(question, today):
        return [(say(dates.lang, "dates.notice_on", day=dates.day(own)), own)]
    given = [(say(dates.lang, "dates.notice_today", day=dates.day(today)), today)]
    if results := _results_of(dates, start):
        known = last_of(dates, results).day
        given.append((say(dates.lang, "dates.notice_results", day=dates.day(known)), known))
    return given


def _results_of(dates: Dates, start: Event | None) -> Event | None:
    """The results of those who begin then, where these are still to come."""
    results = next_known(dates, [k.id for k in dates.calendar.kinds if k.tells_results])
    return results if results and start and results.cohort == start.cohort else None


def _line(dates: Dates, notice: NoticePeriod, when: str, given: date, start: date | None) -> str:
    """When a notice period ends that is given on a day, and how far that is from the start."""
    length = say(
        dates.lang, f"dates.of_{notice.unit}s" if notice.count > 1 else f"dates.of_{notice.unit}", n=notice.count
    )
    length = f"{length} {say(dates.lang, 'dates.and_a_half')}" if notice.half else length
    end = notice.after(given)
    line = say(dates.lang, "dates.notice_ends", length=length, when=when, end=dates.day(end))
    return line if start is None else f"{line} {_beside_the_start(dates, end, start)}"


def _beside_the_start(dates: Dates, end: date, start: date) -> str:
    """How far the end of a notice period is from the start."""
    span = dates.days_between(*map(Moment.on, sorted((end, start))))
    key = "late" if end > start else "early" if end < start else "same"
    return say(dates.lang, f"dates.notice_{key}", span=span)


def _own_end(question: str, today: date) -> date | None:
    """The day on which `question` says that the notice period ends; None where it says none."""
    said = _ENDS.search(fold(question))
    days = [d for d in named_days(question) if said and d.day == int(re.sub(r"\D", "", said["day"]))]
    return days[0].nearest(today, after=today) if days else None


def asks_to_come_later(question: str) -> bool:
    """Whether `question` asks to begin later than the others, which a rule answers first."""
    return bool(_SHIFTS.search(fold(question)))


def _own_day(question: str, today: date) -> date | None:
    """The day, or about when in the month, on which `question` says that it is given; None where it says none."""
    said = (s for s in SENTENCE_END.split(question) if _RESIGNING.search(fold(s)) or not _SENT.search(fold(s)))
    question = " ".join(said)  # « j'ai déposé mon dossier fin avril »
    folded = fold(question)
    if _TODAY.search(folded) or not _GIVEN.search(folded):
        return None
    if _TOMORROW.search(folded):
        return today + timedelta(days=1)
    for month in _IN_A_MONTH.finditer(folded):
        part, of_year = month["part"], MONTHS[month["month"]]
        if not _OTHERWISE.search(folded[: month.start()]):
            if of_year == today.month and part in ("en", "in"):
                return today
            day = MIDDLE if part in ("mi", "mid") else LAST if part in ("fin", "late") else 1
            return NamedDay(day, of_year).nearest(today)
    ends = {day for span in named_spans(question) for day in span}
    for named in named_days(question):
        names = "|".join(name for name, number in MONTHS.items() if number == named.month)
        number = rf"0?{named.day}(?:er|st|nd|rd|th)?"
        of_month = rf"\b{number} (?:of )?(?:{names})\b|\b(?:{names}) {number}\b|\b{number}/0?{named.month}\b"
        written = re.search(of_month, folded)
        if named not in ends and written and not _OTHERWISE.search(folded[: written.start()]):
            return named.nearest(today)
    return None


def _all_of(dates: Dates, kinds: list[str]) -> list[Event]:
    return [e for kind in kinds for e in dates.held(dates.calendar.of(kind))]


def next_known(dates: Dates, kinds: list[str]) -> Event | None:
    """The next event of some kinds that is known to the day: that of everybody, rather than that of a few before."""
    coming = [e for e in _all_of(dates, kinds) if e.state(dates.now, dates.zone) is State.BEFORE]
    known = [e for e in coming if last_of(dates, e).exact]
    return next((e for e in known if e.step), next(iter(known), None))
