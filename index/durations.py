"""How long projects took, where a question looks for them by that: « ceux qui ont duré un an », « moins de huit mois »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.documents import Project
from index.numerals import cardinal
from index.text import fold

MOST = 99
"""More months than anything takes."""

_UNITS = {"semestre": 6, "semester": 6, "trimestre": 3, "an": 12, "annee": 12, "year": 12}
"""Months of a unit; of others (« mois ») one."""
_COUNT = r"(?<![\w-])(?P<number>\d\d?|une?|one|a|[a-z]{3,7})"
_LONG = rf"{_COUNT} (?P<unit>ans?|annees?|semestres?|trimestres?|mois|years?|semesters?|months?)\b(?! (?:et demi|and a half|d'experience|of experience|ago|avant|apres|plus (?:tot|tard)|before|later|earlier|jour pour jour|pile aujourd'hui)\b)"
_HOW = r"(?P<how>pas plus de|pas plus d'|moins de|moins d'|plus de|plus d'|au moins|au plus|no more than|less than|more than|longer than|plus longtemps que|at least|at most|over|under)"
_AFTER = r"(?P<after> ou plus| minimum| or more| ou moins| maximum| au plus| or less)?"
_LASTED = re.compile(
    rf"\b(?:(?:ont|a|ayant|avaient|avait) dure|(?:sont|est|etaient) reste(?:e|s|es)?|duraient|durait|lasted|d'une duree de|(?P<passed>(?:ont |a )?depass\w+|exceeded))"
    rf"(?: {_HOW}| que| qu'| only| just| pile| exactement| exactly| for| pendant)? ?{_LONG}{_AFTER}"
)
_SO_LONG = re.compile(rf"(?:\b{_HOW} ?|(?<=\w )|(?<= d')|^){_LONG}{_AFTER}")
_SINCE = re.compile(
    r"\b(?:ai|as|(?:il|elle|qui|fils|fille|on) a|avons|avez|age de|agee de|ages de|agees de|aura|aged?|turns|(?:i|he|she|who|son|daughter) (?:is|am)|i'm|depuis|il y a|(?:ca|cela) (?:fait|fera|va faire|ferait)(?: bien| deja| donc| maintenant| presque)*|dans|apres|after|au bout de|ces|since|past|last|the|entre|et|in)(?: (?:plus|moins|more|less|over|the|les)(?: (?:de|d'|than))?)? ?$"
)
"""Stands before a time of the calendar, or of one's own (« designer depuis dix ans », « elle a 14 ans »)."""
_EXTREME = re.compile(
    r"\b(?P<most>plus long(?:ue)?s?|longest|plus longtemps)\b|\b(?:plus courte?s?|plus breve?s?|shortest)\b"
)
_RULE = re.compile(r"\b(?:combien|peut|peuvent|peux|how many|can|may)\b")
"""Asks for a number, or for what is allowed."""
_OVER = frozenset({"plus de", "plus d'", "more than", "longer than", "plus longtemps que", "over"})
_UNDER = frozenset({"moins de", "moins d'", "less than", "under"})
_FROM = frozenset({"au moins", "at least", "ou plus", "minimum", "or more"})
_UP_TO = frozenset(
    {"au plus", "at most", "pas plus de", "pas plus d'", "no more than", "ou moins", "maximum", "or less"}
)


@dataclass(frozen=True)
class Lasting:
    """From `least` to `most` months; the `longest` of all (True), or the shortest (False), where that is asked for."""

    least: int = 0
    most: int = 0
    longest: bool | None = None

    @property
    def months(self) -> int:
        """The only number of months that it allows; 0 where it allows several."""
        return self.least if self.least == self.most else 0


def asked_duration(question: str, surely: bool = False, of_things: bool = True) -> Lasting | None:
    """How long the projects that `question` looks for must have taken; None where it does not say.

    `surely`: it looks for projects, so that a number of months can hardly mean something else; `of_things`: it has a word for
    them, so that the longest is one of them.
    """
    folded = fold(question)
    if not surely and _RULE.search(folded):
        return None
    so_long = [m for m in _SO_LONG.finditer(folded) if not _SINCE.search(folded[: m.start()])] if surely else []
    for match in (*_LASTED.finditer(folded), *so_long):
        if count := 1 if match["number"] == "a" else cardinal(match["number"]):
            passed = "plus de" if match.groupdict().get("passed") else ""
            how = passed or match["how"] or (match["after"] or "").strip()
            return _lasting(how, count * _UNITS.get(match["unit"].removesuffix("s"), 1))
    if surely and of_things and (extreme := _EXTREME.search(folded)):
        return Lasting(longest=bool(extreme["most"]))
    return None


def _lasting(how: str, months: int) -> Lasting:
    if how in _OVER:
        return Lasting(months + 1, MOST)
    if how in _UNDER:
        return Lasting(1, months - 1)
    return Lasting(1 if how in _UP_TO else months, MOST if how in _FROM else months)


def lasting_so(projects: Sequence[Project], lasting: Lasting) -> tuple[Project, ...]:
    """Those of `projects` that took so long, in their order; of which it is not written how long, none."""
    told = [p.duration_months for p in projects if p.duration_months]
    least, most = lasting.least, lasting.most
    if lasting.longest is not None and told:
        least = most = max(told) if lasting.longest else min(told)
    return tuple(p for p in projects if p.duration_months and least <= p.duration_months <= most)
