"""How long projects took, where a question looks for them by that: « ceux qui ont duré un an », « moins de huit mois »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.documents import Project
from index.numerals import cardinal
from index.text import fold

_UNITS = {
    "semestre": 6,
    "semester": 6,
    "trimestre": 3,
    "an": 12,
    "ans": 12,
    "annee": 12,
    "annees": 12,
    "year": 12,
    "years": 12,
}
"""Months of a unit; of others (« mois ») one."""
_COUNT = r"(?P<number>\d\d?|une?|one|a|[a-z]{3,7})"
_LONG = rf"{_COUNT} (?P<unit>ans?|annees?|semestres?|trimestres?|mois|years?|semesters?|months?)\b"
_HOW = r"(?: (?P<how>moins de|moins d'|plus de|plus d'|au moins|au plus|less than|more than|at least|at most|over|under|que|qu'|only|just|pile|exactement|exactly|for|pendant))?"
_LASTED = re.compile(
    rf"\b(?:(?:ont|a|ayant|avaient|avait) dure|(?:sont|est|etaient) reste(?:e|s|es)?|duraient|durait|lasted|d'une duree de|(?P<passed>(?:ont |a )?depass\w+|exceeded)){_HOW} ?{_LONG}"
)
_SO_LONG = re.compile(
    rf"(?:\b(?P<how>moins de|moins d'|plus de|plus d'|au moins|less than|more than|at least|over|under) ?|\b){_LONG}"
)
_EXTREME = re.compile(
    r"\b(?P<most>plus long(?:ue)?s?|longest|plus longtemps)\b|\b(?:plus courte?s?|plus breve?s?|shortest)\b"
)
_RULE = re.compile(r"\b(?:combien|peut|peuvent|peux|how many|can|may)\b")
"""Asks for a number, or for what is allowed."""
_FROM, _UP_TO = frozenset({"au moins", "at least"}), frozenset({"au plus", "at most"})
_OVER = frozenset({"plus de", "plus d'", "more than", "over"})
_UNDER = frozenset({"moins de", "moins d'", "less than", "under"})


@dataclass(frozen=True)
class Lasting:
    """From `least` to `most` months; `longest` or `shortest` of all (True, False), where that is asked for."""

    least: int = 0
    most: int = 0
    longest: bool | None = None

    @property
    def months(self) -> int:
        """The only number of months that it allows; 0 where it allows several."""
        return self.least if self.least == self.most else 0


MOST = 99
"""More months than anything takes."""


def asked_duration(question: str, surely: bool = False) -> Lasting | None:
    """How long the projects that `question` looks for must have taken; None where it does not say.

    `surely`: it looks for projects, so that a number of months can hardly mean something else.
    """
    folded = fold(question)
    if not surely and _RULE.search(folded):
        return None
    for match in (*_LASTED.finditer(folded), *(_SO_LONG.finditer(folded) if surely else ())):
        unit = match["unit"].removesuffix("s") if match["unit"] != "mois" else "mois"
        if count := 1 if match["number"] == "a" else cardinal(match["number"]):
            passed = "plus de" if match.groupdict().get("passed") else match["how"]
            return _lasting(passed or "", count * _UNITS.get(unit, 1))
    if surely and (extreme := _EXTREME.search(folded)):
        return Lasting(longest=bool(extreme["most"]))
    return None


def _lasting(how: str, months: int) -> Lasting:
    if how in _OVER:
        return Lasting(months + 1, MOST)
    if how in _UNDER:
        return Lasting(1, months - 1)
    return Lasting(months if how not in _UP_TO else 1, MOST if how in _FROM else months)


def lasting_so(projects: Sequence[Project], lasting: Lasting) -> tuple[Project, ...]:
    """Those of `projects` that took so long, in their order; of which it is not written how long, none."""
    told = [p.duration_months for p in projects if p.duration_months]
    least, most = lasting.least, lasting.most
    if lasting.longest is not None and told:
        least = most = max(told) if lasting.longest else min(told)
    return tuple(p for p in projects if p.duration_months and least <= p.duration_months <= most)
