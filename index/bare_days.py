"""Days of one's own told without their month (« en congé du 23 au 27 », « je rentre le 27 »), as those that come next."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from babel.dates import format_date

from index.named_days import MONTHS, named_days
from index.text import fold

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_COUNTS = re.compile(
    rf"\w|[.,]\d| *(?:(?:{_MONTH})\b|ans?|mois|euros?|€|%|h|heures?|k|years?|months?|days?|jours?|semaines?|weeks?|personnes?|people|du mois|/)"
)
"""Follows a number that is no bare day: its month, or what it counts."""
_SPAN = re.compile(
    r"\b(?P<lead>du|from(?: the)?) (?P<first>3[01]|[12]?\d)(?:er|st|nd|rd|th)? (?:au|to|until|till)(?: the)? (?P<last>3[01]|[12]?\d)(?:er|st|nd|rd|th)?",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?P<lead>(?:je (?:ne )?(?:rentre|reviens|repars|pars|m['’]y mets|commence|candidate|postule|termine|finis)|je l['’]envoie|je serai de retour|on (?:rentre|revient|part)|nous (?:rentrons|revenons|partons))(?: pas| pas avant| que)? le|(?:i(?:'m| am| will be|'ll be)? (?:back|return|get back|come back|leave)(?: on)?) the) (?P<last>3[01]|[12]?\d)(?:er|st|nd|rd|th)?",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:conges?|vacances|vacs|absente?s?|absence|deplacement|voyage|rando\w*|hospital\w*|indispo\w*|pas (?:dispo\w*|la|libre)|(?:je |j')?(?:suis|serai|serais|pars|partirai)(?! (?:de|du) la\b)|on est|on sera|nous (?:sommes|serons)|i'm|i am|i'll be|i will be|we are|away|off|holidays?|leave|travelling|abroad)\b"
)
"""Tells where one is, or is not."""


def with_its_month(question: str, today: date) -> str:
    """`question` with the month of days of one's own that it tells without one: the next that has them, from `today` on.

    Only where it says that one is somewhere, away or back then: « du 18 au 27 » may be of anything.
    """

    def told(match: re.Match[str]) -> str:
        if _COUNTS.match(fold(match.string[match.end() :])):
            return match[0]
        first = int(match.groupdict().get("first") or match["last"])
        named = named_days(match.string[: match.start()])  # « je me marie le 12 juin, partis du 13 au 20 »
        coming = today.month if int(match["last"]) >= today.day else today.month % 12 + 1
        month = named[-1].month if named else coming
        year = today.year + (month < today.month)
        if first > int(match["last"]) or int(match["last"]) > monthrange(year, month)[1]:
            return match[0]
        english = fold(match["lead"]).startswith(("from", "i"))
        return f"{match[0]} {format_date(date(year, month, 1), 'MMMM', locale='en' if english else 'fr')}"

    question = _BACK.sub(told, question)
    return _SPAN.sub(told, question) if _AWAY.search(fold(question)) else question
