"""What a kind of dates was in the past years, or with every cohort, for who asks for all of it at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.calendar_rounds import Rounds
from bot.texts import say
from index.calendar import Event, Kind
from index.text import fold, words

_ALWAYS = re.compile(
    r"\b(?:autrefois|d'habitude|habituellement|generalement|en general|chaque (?:annee|fois)|toutes les ann\w+|(?<!comme )les autres annees|"
    r"usually|generally|each (?:year|time)|every (?:year|time)|di solito|normalerweise)\b"
)
"""Asks how it always was."""
_ALL_OF = re.compile(
    r"\b(?:combien (?:de |d')(?:appels?|sessions?|sprints?|vagues?|recrutements?|campagnes?|tours?|fois|fenetres?|periodes?)|"
    r"quels (?:appels|sprints|recrutements)|quelles (?:sessions|vagues|campagnes|periodes)|(?:tou[ts]|toutes) les \w+|les dates des \w+|"
    r"how many (?:calls|rounds|times|sessions|sprints|intakes|windows)|(?:which|what|all the) (?:calls|rounds|sessions|sprints|intakes))\b"
)
"""Asks how many there were, or for all of them."""
_YEAR = re.compile(r"\b20\d\d\b")
_THIS_YEAR = re.compile(r"\b(?:cette annee|this year)\b")


class Years(Rounds):
    """Speaks about the events of several years, at one moment, in one language."""

    def always(self, question: str) -> bool:
        """Whether `question` asks how it always was, or which cohort it was so for."""
        of = "|".join(re.escape(w) for text in self.programme.cohort_words for w in words(text))
        which = re.search(rf"\b(?:quelles?|which) (?:{of})\b", fold(question)) if of else None
        return bool(_ALWAYS.search(fold(question)) or which)

    def _counted(self, kind: Kind, cohort: str | None, question: str) -> str:
        """How many calls of a kind began in a year, and which, when `question` asks for all of them; else ""."""
        said = fold(question)
        years = {int(year) for year in _YEAR.findall(said)} | ({self.now.year} if _THIS_YEAR.search(said) else set())
        if not years or not _ALL_OF.search(said):
            return ""
        known = [(e, w) for e in self.calendar.of(kind.id) if (w := e.known(self.now, self.zone)) and not e.cancelled]
        found = [e for e, w in known if w.beginning.local.year in years and (cohort == e.cohort or not self._side(e))]
        if not found:
            return ""
        told = {"years": ", ".join(map(str, sorted(years))), "count": len(found)}
        head = say(self.lang, "dates.counted" if len(found) > 1 else "dates.counted_one", **told)
        lines = "\n".join(self.line(e) for e in found)
        alive = any(self.calendar.close_of(e, self.now) > self.now for e in found)
        return "\n\n".join([head, lines, *([] if alive else [self._now(kind)])])

    def _of_every_cohort(self, kind: Kind) -> list[Event]:
        """The main events of a kind that are known, of all cohorts."""
        known = [e for e in self.calendar.of(kind.id) if e.known(self.now, self.zone) and not e.cancelled]
        return [e for e in known if e.step] or [e for e in known if not self._side(e)]

    def _in_years(self, kind: Kind, years: Sequence[int]) -> list[Event]:
        """The events of a kind that took place in one of the past `years`: special rounds only when there is no other."""

        def touches(event: Event) -> bool:
            window = event.known(self.now, self.zone)
            if window is None:
                return False
            first, last = window.beginning.local.year, window.deadline.local.year
            return any(first <= year <= last for year in years if year < self.now.year)

        found = [e for e in self.calendar.of(kind.id) if touches(e)]
        return [e for e in found if not self._side(e)] or found
