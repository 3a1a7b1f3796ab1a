"""The hours of dates as they are where somebody says to be (« je suis à Tunis, le webinaire est à quelle heure pour nous ? »)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

from bot.dates.numbered import told_in
from bot.dates.sentences import Dates
from bot.texts import say
from bot.wording.zone_cues import ANOTHER_ZONE
from index.calendar import Event, State
from index.documents import in_language
from index.text import fold
from index.windows import Moment

MOST = 3
"""Events of which the hour is told there."""

_FAMILIES = ("Africa/", "America/", "Asia/", "Atlantic/", "Europe/", "Indian/", "Pacific/")
"""Families of zones of which also the former names are those of towns (America/Montreal)."""

_PARTS_OF_A_STATE = ("America/Indiana/", "America/Kentucky/", "America/North_Dakota/")
"""Of towns that nobody means (Vincennes, Center)."""

_PEOPLE = {
    "reunionnais": "La Réunion", "guadeloupeen": "Guadeloupe", "martiniquais": "Martinique", "guyanais": "Guyane française", "mahorais": "Mayotte",
    "caledonien": "Nouméa", "polynesien": "Tahiti", "tahitien": "Tahiti", "quebecois": "Montréal", "montrealais": "Montréal",
}  # fmt: skip
"""Places by those who live there, where one speaks of the hour at home (« je suis Réunionnaise, ça fait quelle heure chez moi ? »)."""

_ALSO = {
    "quebec": "America/Montreal", "ontario": "America/Toronto", "ottawa": "America/Toronto", "acadie": "America/Moncton",
    "nouveau brunswick": "America/Moncton", "new brunswick": "America/Moncton", "alberta": "America/Edmonton", "calgary": "America/Edmonton",
    "californie": "America/Los_Angeles", "california": "America/Los_Angeles", "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles", "texas": "America/Chicago", "floride": "America/New_York", "florida": "America/New_York",
    "boston": "America/New_York", "washington": "America/New_York", "miami": "America/New_York", "atlanta": "America/New_York",
    "papeete": "Pacific/Tahiti", "saint denis de la reunion": "Indian/Reunion", "fort de france": "America/Martinique",
    "pointe a pitre": "America/Guadeloupe", "pekin": "Asia/Shanghai", "beijing": "Asia/Shanghai", "bombay": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata", "hanoi": "Asia/Ho_Chi_Minh", "osaka": "Asia/Tokyo", "bali": "Asia/Makassar",
    "rabat": "Africa/Casablanca", "marrakech": "Africa/Casablanca", "yaounde": "Africa/Douala", "rio": "America/Sao_Paulo",
    "rio de janeiro": "America/Sao_Paulo", "canberra": "Australia/Sydney", "ecosse": "Europe/London", "scotland": "Europe/London",
}  # fmt: skip
"""Places that give their name to no zone, folded, and the zone that they are in."""

_OTHER_WORDS = frozenset(
    "easter reunion casey davis troll regina oral canton christmas male wake nome midway jordan chad georgia center".split()
)
"""Places whose names are mostly said of something else, when they have no capital."""


def in_their_time(dates: Dates, text: str, question: str) -> str:
    """At what hour the events that `text` tells, and have one, begin or close where `question` says to be; else "".

    Of those that are over only where all are, and it asks in whose time that was (« ça fermait à 17 h, mais 17 h de quel endroit ? »).

    A place is a town that gives its name to a time zone, or a country that has one alone; nothing where the hour is the same.
    """
    if (named := place_told(question, dates.programme.languages)) is None:
        return ""
    name, zone = named
    events = told_in(text, dates.held(dates.calendar.events), dates.lang)
    left = [e for e in events if e.state(dates.now, dates.zone) is not State.CLOSED]
    asks = ANOTHER_ZONE.search(fold(question))
    told = [line for e in left or (events if asks else ()) if (line := _line(dates, e, ZoneInfo(zone)))]
    if told:
        return say(dates.lang, "dates.in_their_time", place=name, events="\n".join(told[:MOST]))
    here, there = (dates.now.astimezone(z).utcoffset() for z in (dates.zone, ZoneInfo(zone)))
    if here == there or not any(e.state(dates.now, dates.zone) is State.LAST_DAY for e in left):
        return ""
    # A last day without an hour: which time it is where that day ends.
    now = dates.moment(Moment(dates.now.astimezone(dates.zone).replace(tzinfo=None), "minute"))
    return say(dates.lang, "dates.now_here", own=dates.place(), now=now)


def _line(dates: Dates, event: Event, zone: ZoneInfo) -> str:
    """An event with its hours in another zone; "" where it has none, or these are the same."""
    window = event.known(dates.now, dates.zone)
    if window is None:
        return ""
    hours = [m for m in (window.start, window.end, window.by) if m and m.precision == "minute"]
    there = [Moment(m.first(dates.zone).astimezone(zone).replace(tzinfo=None), "minute") for m in hours]
    if not hours or [m.local for m in there] == [m.local for m in hours]:
        return ""
    told = say(dates.lang, "dates.step_and").join(dates.moment(m) for m in there)
    return say(dates.lang, "dates.hour_there", title=in_language(event.title, dates.lang), told=told)


def place_told(question: str, languages: tuple[str, ...]) -> tuple[str, str] | None:
    """The place that `question` says to be in, as it writes it, and its time zone.

    Without a capital only where it says plainly that somebody is there.
    """
    asked = " ".join(question.replace("-", " ").split())
    folded, places = fold(asked), _places(languages)
    for said in _there(languages).finditer(folded):
        written = asked[said.start("place") : said.end("place")] if len(folded) == len(asked) else said["place"]
        named = written[:1].isupper() or bool(said["plainly"] and said["place"] not in _OTHER_WORDS)
        if named:  # and not « à la réunion d'information », « les dates de l'oral »
            return written[:1].upper() + written[1:], places[said["place"]]
    home = _people(languages).search(folded) if ANOTHER_ZONE.search(folded) else None
    place = _PEOPLE[home["people"]] if home else ""
    return (place, places[fold(place)]) if home else None


@cache
def _people(languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<people>{'|'.join(p for p, place in _PEOPLE.items() if fold(place) in _places(languages))})(?:ne|e)?s?\b"
    )


@cache
def _there(languages: tuple[str, ...]) -> re.Pattern[str]:
    longest = "|".join(map(re.escape, sorted(_places(languages), key=len, reverse=True)))
    plainly = (
        r"(?:je|j'|on|nous|i|we|i'm|we're|qui) ?(?:suis|sommes|est|etais|etions|serai|habite|habitons|vis|vit|vivons|travaille|bosse|am|are|live|living|work)\b[^.,;?!]{0,20}? (?:a|au|aux|en|in|from|at|de)|"
        r"(?:i'm|we're|im)\b[^.,;?!]{0,20}? (?:in|from|at)|"
        r"(?:ecris|ecrivons|contacte|contactons|appelle|appelons|writing|write|calling)(?: to you)? (?:de(?:puis)?|from)(?: [a-z ]{1,20}? de)?|"
        r"(?:j'|j|nous |on |qui )?(?:habite|habitons)|(?:living|based|basee?s?|installee?s?|expatriee?s?) (?:a|au|aux|en|in)|ici|chez nous|chez moi|depuis|from|^(?:de|du)(?: [a-z ]{1,20}? de)?|heure d[eu']|time in"
    )
    return re.compile(
        rf"\b(?:(?P<plainly>{plainly})|a|au|aux|en|in|at)\b ?(?:a |au |en |in )?(?:l'|la |le |les |the )?(?P<place>{longest})\b"
    )


@cache
def _places(languages: tuple[str, ...]) -> Mapping[str, str]:
    """The zone of each town or country, by its folded name in each language of the texts."""
    of_country: Mapping[str, str] = get_global("zone_territories")
    known = (z for z in available_timezones() if z in of_country or z.startswith(_FAMILIES))
    zones = sorted((z for z in known if not z.startswith(_PARTS_OF_A_STATE)), key=lambda z: (z not in of_country, z))
    alone = Counter(of_country.values())
    found: dict[str, str] = {}
    for zone in zones:
        names = [zone.rpartition("/")[2].replace("_", " ")]
        names += [get_timezone_location(zone, locale=lang, return_city=True) for lang in languages]
        country = of_country.get(zone, "")
        if alone[country] == 1:
            names += [Locale(lang).territories.get(country, "") for lang in languages]
        for name in names:
            found.setdefault(fold(name).replace("-", " "), zone)
    for name, zone in _ALSO.items():
        found.setdefault(name, zone)
    return {name: zone for name, zone in found.items() if name}
