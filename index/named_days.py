"""The days that a question names, without or with their year: « le 14 janvier », « 3/04/2022 », "April 3rd"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from babel.dates import format_date

from index.text import fold

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january", "fevrier fevr feb february", "mars march mar", "avril avr april apr", "mai may",
            "juin june jun", "juillet juil july jul", "aout august aug", "septembre sept september sep",
            "octobre oct october", "novembre nov november", "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY_NUMBERS = {
    word: number % 7
    for number, word in enumerate(
        "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
WEEKDAYS = frozenset(_WEEKDAY_NUMBERS)
SATURDAY, SUNDAY = 5, 6
"""Of the days of the week, from Monday (0)."""
_OF_WEEK = "|".join(sorted(WEEKDAYS))
_WEEKDAY = re.compile(
    rf"\b(?:jours? (?:de )?(?:la )?semaine|en semaine|jours? (?:ouvres?|ouvrables?)|days? of the week|weekdays?|(?:c'est|c'etait|c'est tombe|ca tombe|tombait) un quoi|week[ -]?ends?|(?:une?|quel|which) (?:{_OF_WEEK})|a (?:{_OF_WEEK})|des (?:{_OF_WEEK})s|(?:both|all) (?:on )?(?:a )?(?:{_OF_WEEK})s?|"
    rf"du (?:{_OF_WEEK}) au (?:{_OF_WEEK})(?= *(?:[?!.,;]|$| ou\b))|from (?:{_OF_WEEK}) to (?:{_OF_WEEK})|(?:c'est|c'etait|tomb\w+|was it|is it) (?:bien )?(?:le |on |a )?(?:{_OF_WEEK}))\b"
)
_UNIT = re.compile(
    r"\b(?:(?:combien|cb|nb|nombre) (?:de |d')|how many )(?P<unit>jours?|semaines?|week[- ]?ends?|mois|heures?|minutes?|days?|weeks?|months?|hours?)\b|\b(?:les|des) (?P<elided>we|week[- ]?ends?)\b(?=.*\b(?:combien|cb)\b)|\b(?P<exact>mois exacts?|exact months)\b"
)
_WORKING = re.compile(r"\bjours? ouvr(?:es?|ables?)\b|\b(?:working|business|work) days?\b")
_INCLUSIVE = re.compile(
    r"\b(?:avec|en comptant|y compris) (?:aujourd'hui|ce jour)\b|\baujourd'hui (?:compris|inclus)\b|\b(?:including|counting|with) today\b|\bbornes? (?:incluses?|comprises?)\b|\b(?:both ends|first and last(?: days?)?) (?:included|counted)\b|\b(?:jours?|days?|dates?|ends?) inclu(?:s|sive|ded)\b|\bcount\w* inclusively\b"
)
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_WHICH_WEEKDAY = re.compile(
    rf"\b\d{{1,2}}(?:er)? (?:{_NAMES})(?: \d{{4}})?,? (?:c'est|c'etait|ca tombait|c'est tombe|tombait|ca tombe|was|is)(?: bien)? (?:un |sur )?(?:quel|what|which) (?:jour|day)\b"
)
"""Asks on which day of the week a day that it names is."""
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?({_NAMES})\b(?: (\d{{4}}))?")
_FIRST_OF_TWO = re.compile(
    rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)? ?(?:au|a|-|et|ou|to|and|or) ?(?:(?:le|the) )?\d{{1,2}}(?:er|st|nd|rd|th)? (?:of )?({_NAMES})\b(?: (\d{{4}}))?"
)
"""« du 10 (au 13 juin 2022) »."""
_SPAN = re.compile(
    rf"\b(?P<first>\d{{1,2}})(?:er|st|nd|rd|th)?(?:(?: (?:of )?(?P<month>{_NAMES})(?:,? (?P<first_year>\d{{4}}))?)? ?(?:au|-|to|through)| (?:of )?(?P<month_long>{_NAMES}) (?:jusqu'au|until|till)) ?(?:the )?(?:(?:{_OF_WEEK}),? (?:the )?)?"
    rf"(?P<last>\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?(?P<until>{_NAMES})\b(?: (?P<year>\d{{4}}))?|"
    rf"\b(?P<month_en>{_NAMES}) (?P<first_en>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<first_year_en>\d{{4}}))? ?(?:-|to|until|till|through) ?(?:the )?(?:(?P<until_en>{_NAMES}) )?(?P<last_en>\d{{1,2}})(?:st|nd|rd|th)?\b(?! ?(?:h\b|am\b|pm\b|:\d|{_NAMES}|of\b|months?\b|weeks?\b|days?\b|mois\b|jours?\b|semaines?\b))(?:,? (?P<year_en>\d{{4}}))?"
)
"""« du 17 février au 2 mars », "June 7th to June 9th", "June 7 to 9"."""
_BETWEEN = r"(?:(?!\b(?:mais|maintenant|c'est|dure\w*|lu|vu|dit|but|now)\b)[^.?!;]){1,60}?\b"
_UNTIL = re.compile(
    rf"\b(?P<first>\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?(?P<month>{_NAMES})\b(?! \d{{4}}){_BETWEEN}(?:jusqu'au|until the|till the) (?P<last>\d{{1,2}})(?:er|st|nd|rd|th)?\b(?! ?h\b)(?: (?:of )?(?P<until>{_NAMES})\b)?|"
    rf"\b(?P<month_en>{_NAMES}) (?P<first_en>\d{{1,2}})(?:st|nd|rd|th)?\b(?! \d{{4}}){_BETWEEN}(?:until|till) (?P<until_en>{_NAMES}) (?P<last_en>\d{{1,2}})(?:st|nd|rd|th)?\b"
)
"""« le samedi 12 juin … jusqu'au 20 », « … jusqu'au 20 juin »."""
_ALSO_ON = re.compile(
    rf"\b(?P<first>\d{{1,2}})(?:er)? (?P<month>{_NAMES})\b(?! \d{{4}})[^.?!;\d]{{0,60}}?\b(?:et|puis|ou) (?:aussi )?(?:le|du) (?:(?:{_OF_WEEK}) )?(?P<second>\d{{1,2}})\b"
    rf"(?! ?(?:er\b|eme\b|h\b|heures?\b|ans?\b|mois\b|jours?\b|semaines?\b|[/.:]\d|%|€|euros?\b|(?:{_NAMES})\b))"
)
"""« le jeudi 10 juin, et le 15 toute la journée »: of the same month."""
_AWAY = re.compile(
    rf"\b(?:par[st]|partons|partir\w*|m'en vais|decoll\w*|m'envole\w*|quitte\w*|absente?|leav(?:e|ing)|fly(?:ing)?|away)\b[^.?!;]{{0,40}}?\b"
    rf"(?:(?P<first>\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?(?P<month>{_NAMES})|(?P<month_en>{_NAMES}) (?P<first_en>\d{{1,2}})(?:st|nd|rd|th)?)\b(?! \d{{4}})"
    rf"{_BETWEEN}(?:revien\w*|revenir|rentr\w+|(?:de )?retour|back|return\w*) (?:(?:que|le|au|on|the) )*(?:(?:{_OF_WEEK}),? (?:the )?)?"
    rf"(?:(?P<last>\d{{1,2}})(?:er|st|nd|rd|th)?\b(?! ?h\b)(?: (?:of )?(?P<until>{_NAMES})\b)?|(?P<until_en>{_NAMES}) (?P<last_en>\d{{1,2}})\b)"
)
"""« je pars le 1er mai et je reviens le 20 »."""
_LISTED = re.compile(rf"\b(?P<days>\d{{1,2}}(?:(?:, ?| et | and )\d{{1,2}})+) (?P<month>{_NAMES})\b")
_OF_A_MONTH = re.compile(
    rf"\b(?P<month>{_NAMES}) (?P<year>\d{{4}})\b.*?\b(?:le|the|du|from) (?P<first>\d{{1,2}})(?:er|st|nd|rd|th)? (?:et|ou|and|or|ou bien) (?:le |du |the )?(?P<second>\d{{1,2}})(?:er|st|nd|rd|th)?\b(?! ?(?:h\b|heures?|ans?|mois|jours?|{_NAMES}))"
)
"""« en novembre 2019 …, mais était-ce le 12 ou le 15 ? »."""
_MONTH_FIRST = re.compile(rf"\b({_NAMES}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,? (\d{{4}}))?")
_LAST_WORD = re.compile(r"\b([a-z]+)(?: the|,)? *$")
_WEEKDAY_AND_DAY = re.compile(
    rf"\b(?P<weekday>{_OF_WEEK}) (?:the )?(?P<day>[12]?\d|3[01])(?:er|st|nd|rd|th)?"
    r"(?=\s*(?:$|[,;?!)…]|\.(?!\d)|(?:je|j['’]|on|c['’]|[çc]a|cela|il|elle|et (?!\d|le |the )|ou (?!\d|le |the )|est|pour|au soir|soir|matin|midi|[àa] |tombe|avant|apr[eè]s|dans|is|at|and (?!\d|the )|or (?!\d|the )|does|do|i|we|it|to)(?:\b|(?<=['’ ]))))",
    re.IGNORECASE,
)
"""« samedi 18 », without its month."""
_UNTIL_DAY = re.compile(
    r"\b(?P<until>jusqu['’]au|until the|till the) (?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?(?=\s*(?:$|[,;?!)…]|\.(?!\d)))",
    re.IGNORECASE,
)
"""« jusqu'au 21 », without its month, at the end of a clause."""
_CLAUSE_END = re.compile(r"[;?!]|\.(?!\d)")
SOME_WEEKS = 62
"""Days from now within which such a day is looked for."""
_FIGURES = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\b")


@dataclass(frozen=True)
class NamedDay:
    """A day of the year, of one year or (None) of any."""

    day: int
    month: int
    year: int | None = None
    weekday: int | None = field(default=None, compare=False)
    """The day of the week that is told with it, from Monday (0)."""

    @property
    def of_its_year(self) -> date | None:
        """The day of the year that it names; None without one, and for a day that there is not (the 31st of April)."""
        try:
            return date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None

    def nearest(self, today: date, after: date | None = None) -> date | None:
        """The day that it names, of its year or of that which makes it nearest to `today`; `after`: not before that day.

        Rather one on the day of the week that is told with it (« le samedi 8 juillet »). None for a day that no such year has.
        """
        years = (self.year,) if self.year else (today.year - 1, today.year, today.year + 1)
        found = [d for y in years if (d := replace(self, year=y).of_its_year) and (after is None or d >= after)]
        found = [d for d in found if d.weekday() == self.weekday] or found
        return min(found, key=lambda d: abs(d - today), default=None)

    def is_(self, moment: date) -> bool:
        same = (self.day, self.month) == (moment.day, moment.month)
        return same and self.year in (None, moment.year)


def asks_weekday(question: str) -> bool:
    """Whether `question` asks which day of the week a date is (« c'était un mercredi ou un jeudi ? »)."""
    folded = fold(question)
    return bool(_WEEKDAY.search(folded) or _WHICH_WEEKDAY.search(folded))


def counted_in(question: str) -> str:
    """The unit in which `question` asks how long something is: "hours", "days", "inclusive" (the first and the last count), "working" (days), "weeks", "months", "weekends", or "" where it names none."""
    folded = fold(question)
    if _WORKING.search(folded):
        return "working"
    if _INCLUSIVE.search(folded):
        return "inclusive"
    if (said := _UNIT.search(folded)) is None:
        return ""
    if said["elided"]:  # « que les we, j'en ai combien ? »
        return "weekends"
    if said["exact"] or said["unit"].startswith("mo"):
        return "months"
    if "end" in said["unit"]:
        return "weekends"
    if said["unit"].startswith(("h", "min")):
        return "hours"
    return "weeks" if said["unit"].startswith(("sem", "week")) else "days"


def named_days(question: str) -> tuple[NamedDay, ...]:
    """The days named in `question`, as it names them; what is no day of any month is left out."""
    said = fold(question)
    found = [(m[1], MONTHS[m[2]], m[3], m.start()) for m in _FIRST_OF_TWO.finditer(said)]
    found += [(m[1], MONTHS[m[2]], m[3], m.start()) for m in _DAY_FIRST.finditer(said)]
    found += [(m[2], MONTHS[m[1]], m[3], m.start()) for m in _MONTH_FIRST.finditer(said)]
    found += [(m[1], int(m[2]), m[3], m.start()) for m in _FIGURES.finditer(said)]
    if (also := _ALSO_ON.search(said)) and int(also["first"]) < int(also["second"]):
        found.append((also["second"], MONTHS[also["month"]], None, also.start("second")))
    if not found and (m := _OF_A_MONTH.search(said)):
        found = [(m[which], MONTHS[m["month"]], m["year"], m.start(which)) for which in ("first", "second")]
    days = [
        NamedDay(int(day), month, int(year) if year else None, _weekday_before(said[:start]))
        for day, month, year, start in found
    ]
    return tuple(dict.fromkeys(d for d in days if 1 <= d.day <= 31 and 1 <= d.month <= 12))


def with_their_month(question: str, today: date, until: bool = False) -> str:
    """« samedi 18 » as « samedi 18 octobre »: the day nearest to `today` that is one, where no month is told.

    With `until`, « jusqu'au 21 » too, at the end of a clause: the next such day.
    """

    def named(match: re.Match[str]) -> str:
        clause = _CLAUSE_END.split(fold(match.string[match.end() :]))[0]
        if re.search(rf"\b(?:{_NAMES})\b", clause):  # « du samedi 9 au dimanche 17 juillet »
            return match[0]
        day, weekday = int(match["day"]), _WEEKDAY_NUMBERS[fold(match["weekday"])]
        near = sorted(
            (today + timedelta(days=n) for n in range(-SOME_WEEKS, SOME_WEEKS + 1)), key=lambda d: abs(d - today)
        )
        found = next((d for d in near if (d.day, d.weekday()) == (day, weekday)), None)
        if found is None:
            return match[0]
        name = format_date(found, "MMMM", locale="en" if fold(match["weekday"]).endswith("day") else "fr")
        return f"{match[0]} {name}"

    def until_then(match: re.Match[str]) -> str:
        clause = _CLAUSE_END.split(fold(match.string[: match.start()]))[-1]
        if re.search(rf"\b(?:{_NAMES})\b", clause):  # « du 3 juin jusqu'au 21 »
            return match[0]
        day = today if int(match["day"]) >= today.day else (today.replace(day=28) + timedelta(days=4))
        name = format_date(day.replace(day=1), "MMMM", locale="fr" if match["until"][0] in "jJ" else "en")
        return f"{match[0]} {name}" if match["until"][0] in "jJ" else f"{match[0]} of {name}"

    told = _WEEKDAY_AND_DAY.sub(named, question)
    return _UNTIL_DAY.sub(until_then, told) if until else told


_LAST_WEEKDAY = re.compile(rf"(?<!next )\b(?P<weekday>{_OF_WEEK})\b(?! (?:prochain|qui vient|\d))(?P<last> dernier)?")


def last_weekday(text: str, today: date) -> date | None:
    """The last day on or before `today` that is the one day of the week which a folded text names, without a date; else None."""
    said = {(m["weekday"], bool(m["last"])) for m in _LAST_WEEKDAY.finditer(text)}
    if len(said) != 1:
        return None
    weekday, last = said.pop()
    days = (today.weekday() - _WEEKDAY_NUMBERS[weekday]) % 7
    return today - timedelta(days=days or 7 * last)  # « mercredi dernier » is never today


def weekday_number(word: str) -> int:
    """The day of the week that a folded word names, from Monday (0). Raises KeyError for another word."""
    return _WEEKDAY_NUMBERS[word]


def _weekday_before(said: str) -> int | None:
    """The day of the week that ends a folded text."""
    last = _LAST_WORD.search(said)
    return _WEEKDAY_NUMBERS.get(last[1]) if last else None


def listed_days(text: str) -> frozenset[tuple[int, int]]:
    """The days of the month, (day, month), that `text` lists one by one (« les 7, 8, 9, 14 et 15 juin »)."""
    lists = ((re.findall(r"\d+", m["days"]), MONTHS[m["month"]]) for m in _LISTED.finditer(fold(text)))
    return frozenset((int(day), month) for days, month in lists for day in days)


def days_listed_in(text: str, first: date, last: date) -> list[date]:
    """The same, as days from the `first` to the `last`, in their order."""
    listed = listed_days(text)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1)) if listed else ()
    return [day for day in every if (day.day, day.month) in listed]


def named_spans(question: str) -> tuple[tuple[NamedDay, NamedDay], ...]:
    """The first and the last day of each span that `question` names (« du 17 février au 2 mars »)."""
    found = []
    for m in _SPAN.finditer(fold(question)):
        last = NamedDay(
            int(m["last"] or m["last_en"]),
            MONTHS[m["until"] or m["until_en"] or m["month_en"]],
            _year(m["year"] or m["year_en"]),
        )
        named = m["month"] or m["month_long"] or m["month_en"]
        month = MONTHS[named] if named else last.month
        year = last.year - (month > last.month) if last.year else None  # « du 20 décembre au 5 janvier 2026 »
        year = _year(m["first_year"] or m["first_year_en"]) or year
        found.append((NamedDay(int(m["first"] or m["first_en"]), month, year), last))
    for m in _UNTIL.finditer(fold(question)):
        month = MONTHS[m["month"] or m["month_en"]]
        until = m["until"] or m["until_en"]
        days = int(m["first"] or m["first_en"]), int(m["last"] or m["last_en"])
        if until or days[0] < days[1]:
            found.append((NamedDay(days[0], month), NamedDay(days[1], MONTHS[until] if until else month)))
    for m in _AWAY.finditer(fold(question)):
        leaves, comes_back = m["month"] or m["month_en"], m["until"] or m["until_en"]
        first = NamedDay(int(m["first"] or m["first_en"]), MONTHS[leaves])
        back = NamedDay(int(m["last"] or m["last_en"]), MONTHS[comes_back or leaves])
        if comes_back or first.day < back.day:
            found.append((first, back))
    return tuple((a, b) for a, b in found if 1 <= a.day <= 31 and 1 <= b.day <= 31)


def without_days(text: str) -> str:
    """`text`, folded, without the days of a month that it names (« on the 3rd of April »)."""
    return _MONTH_FIRST.sub(" ", _DAY_FIRST.sub(" ", fold(text)))


def _year(said: str | None) -> int | None:
    return int(said) if said else None
