"""What is remarked of dates that are told, to who asks: whether a day is a public holiday, when years are up, and of the clocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.dates.numbered import told_in
from bot.dates.sentences import Dates
from bot.dates.spans import first_of, last_of
from bot.texts import say
from index.calendar import Event
from index.documents import in_language
from index.holidays import ZONE, holiday, holidays_in
from index.named_days import named_days
from index.numerals import cardinal
from index.text import fold

MOST = 3
"""Days of which it is told whether they are public holidays."""

_HOLIDAY = re.compile(r"\b(?:feriee?s?|(?:public|bank|national) holidays?)\b")
"""Asks whether a day is a public holiday."""
_NUMBER = (
    r"(?P<n>\d{1,2}|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|six|seven|eight|nine|ten)"
)
_WHICH_DAY = (
    r"[^.,;!?]{0,40}\b(?:tomb\w+|quel jour|quelle date|dans combien|which day|what day|in how many days|falls?)\b"
)
_WHETHER = re.compile(
    r"\b(?:tomb\w+|c'est|est|sera\w*|etait|n'est|falls?|is|was|be)\b(?:[- ][a-z']+){0,6}? (?:jours? )?(?:feriee?s?\b|(?:public|bank|national) holidays?\b)"
)
"""Asks it plainly, and does not only speak of a holiday (« l'envoyer le lundi férié »)."""
_ON_HOLIDAYS = re.compile(
    r"\b(?:les|des|aux?|on|during) (?:jours )?(?:feriee?s|public holidays|bank holidays)\b(?=[^.]*\?)"
)
"""Asks whether something is done on holidays (« vous faites passer les gens les jours fériés ? »)."""
_YEARS_UP = re.compile(
    rf"\b(?:(?:ca|cela) fera|ses|leurs?|nos|les(?= \w+ ans d)) {_NUMBER} ans?\b{_WHICH_DAY}|\b(?:it|that) will be {_NUMBER.replace('?P<n>', '?P<en>')} years\b{_WHICH_DAY}|"
    rf"\b(?:anniversaire|anniversary)\b{_WHICH_DAY}"
)
"""Asks on which day so many years are up (« ça fera 7 ans quel jour ? »): of what is told, and not of anybody's age."""
_END = re.compile(
    r"\b(?:clotur\w*|ferm\w+|fin(?:s|i\w*)?|limites?|echeances?|clos\w*|termin\w+|derniere? (?:jour|delai|date)|last day|deadline|end(?:s|ed)?)\b"
)
"""Asks of the end of what is told."""
_CLOCKS = re.compile(
    r"\b(?:changement d'heure|heure d'(?:ete|hiver)|change(?:s|nt|ons|ez)?(?:-t-on)? d'heure|clocks? (?:change|go|went)\w*|daylight saving|(?:perd\w*|perdu|gagn\w*) une heure (?:cette nuit|dans la nuit|ce matin|la nuit|la dans|ce week-?end)|une heure (?:de moins|de plus) (?:cette nuit|ce week-?end))\b"
)
"""Speaks of the day on which the clocks change."""

_SLIDES = re.compile(
    r"\b(?:samedis?|dimanches?|week-?ends?|feriee?s?|saturdays?|sundays?|holidays?)\b[^.!]{0,80}?\b(?:gliss\w+|report\w+|decal\w+|repouss\w+|pouss\w+|prolong\w+|bascul\w+|(?:ca|cela) pass\w+|roll\w*|mov\w+|shift\w*|carr(?:y|ies|ied)|extend\w*)(?: over)? (?:[a-z']+ ){0,4}?(?:lundi|lendemain|jour ouvre|jour ouvrable|jour suivant|monday|(?:next|following) (?:working |business )?day)\b"
)
"""Asks whether a deadline on a day off slips to the next working day."""
_OPENING_HOUR = re.compile(
    r"\b(?:quelle heure|at what time|what time)\b[^.?!]{0,30}\b(?:ouvr\w*|commenc\w*|demarr\w*|open\w*|start\w*)\b|\b(?:ouvr\w*|open\w*|ouverture)\b[^.?!]{0,20}\b(?:quelle heure|what time)\b"
)
"""Asks at what hour something opens."""
_OTHER_CLOCK = re.compile(r"\b(?:UTC|GMT)\b")
"""A note of an hour that is told by another clock."""


def remarks(dates: Dates, text: str, question: str) -> list[str]:
    """What there is to remark of the events that `text` tells."""
    folded = fold(question)
    holidays = _HOLIDAY.search(folded) and dates.zone.key == ZONE
    up, found = _YEARS_UP.search(folded), list[str]()
    today = dates.now.date()
    named = list(dict.fromkeys(day for d in named_days(question) if (day := d.nearest(today))))
    off = [day for day in named if holiday(day)] if dates.zone.key == ZONE and not holidays else []
    told = told_in(text, dates.held(dates.calendar.events), dates.lang) if holidays or up or off else []
    if holidays:
        days = _days_meant(dates, told, named, bool(_END.search(folded)))
        found += [_whether_a_holiday(dates, day) for day in days if _WHETHER.search(folded) or holiday(day)]
    calls = {k.id for k in dates.calendar.kinds if k.call}
    off = _within(dates, [e for e in told if e.kind not in calls], off)
    found += [_whether_a_holiday(dates, day) for day in off]
    if off or (_ON_HOLIDAYS.search(folded) and any(e.kind not in calls for e in told)):
        found.append(say(dates.lang, "dates.held_on_holidays", email=dates.email))
    if up and told:
        main = next((e for e in told if e.step), told[0])
        found.append(_years_up(dates, main, cardinal(up["n"] or up["en"] or ""), bool(_END.search(folded))))
    if _SLIDES.search(folded) and _END.search(folded):  # not « libre dimanche, je bouge à Lyon le lendemain »
        found.append(say(dates.lang, "dates.no_slide"))
    opening = (
        [e for e in told_in(text, dates.held(dates.calendar.events), dates.lang) if e.kind in calls]
        if _OPENING_HOUR.search(folded)
        else []
    )
    if any((w := e.known(dates.now, dates.zone)) and w.start and w.start.precision == "day" for e in opening):
        found.append(say(dates.lang, "dates.no_opening_hour"))
    if _CLOCKS.search(folded) and not _OTHER_CLOCK.search(text):  # of which the note says what there is to say
        found.append(say(dates.lang, "dates.clocks", place=dates.place()))
    return [text for text in found if text]


def _days_meant(dates: Dates, told: Sequence[Event], named: list[date], of_end: bool) -> list[date]:
    """The days that are `named`; else the close, or the opening, of a call, or the holidays while something else goes on.

    Of several, what is to come, or the last one that is over.
    """
    today = dates.now.date()
    calls = {k.id for k in dates.calendar.kinds if k.call}
    days: list[date] = []
    for event in told:
        first, last = first_of(dates, event), last_of(dates, event)
        if not (first.exact and last.exact):
            continue
        within = [] if event.kind in calls else holidays_in(first.day, last.day)
        days += [last.day] if of_end else within or [first.day]
    ahead = sorted({day for day in days if day >= today})
    off = [day for day in ahead if holiday(day)]
    if named and not (
        off and not set(named) & set(days)
    ):  # « les garder jusqu'à Noël… le verdict tombe lundi, c'est férié »
        return named[:MOST]
    return off[:MOST] or ahead[:1] or sorted(days)[-1:]


def _within(dates: Dates, told: Sequence[Event], off: Sequence[date]) -> list[date]:
    """Those of some days `off` on which something of several days goes on (« et le 8 mai ? », of interviews)."""
    spans = [(first_of(dates, e), last_of(dates, e)) for e in told]
    lasting = [(a.day, b.day) for a, b in spans if a.exact and b.exact and a.day < b.day]
    return [day for day in off if any(a <= day <= b for a, b in lasting)][:MOST]


def _whether_a_holiday(dates: Dates, day: date) -> str:
    name = holiday(day)
    key = "dates.holiday" if name else "dates.no_holiday"
    return say(dates.lang, key, day=dates.day(day), name=say(dates.lang, f"dates.holidays.{name}") if name else "")


def _years_up(dates: Dates, event: Event, years: int, ended: bool) -> str:
    """On which day so many `years` are up since an event, or its end; the next ones where it is not told how many."""
    moment = last_of(dates, event) if ended else first_of(dates, event)
    if not moment.exact:
        return ""
    since, today = moment.day, dates.now.date()
    years = years or max(1, today.year - since.year + ((since.month, since.day) < (today.month, today.day)))
    try:
        day = since.replace(year=since.year + years)
    except ValueError:  # the 29th of February
        day = date(since.year + years, 3, 1)
    title = in_language(event.title, dates.lang)
    when = dates.delay(day) if day >= today else dates.ago(day)
    key = "dates.years_up" if years > 1 else "dates.year_up"
    return say(dates.lang, key, title=title, n=years, day=dates.day(day), when=when)
