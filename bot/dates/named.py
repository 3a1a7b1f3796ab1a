"""The events of the calendar that have a day which a question names, or a month (« le 14 janvier, ça tient toujours ? »)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.dates.numbered import ROUNDS, titled
from bot.dates.standing_calls import StandingCalls
from bot.texts import say
from bot.wording.candidate_cues import SENT
from bot.wording.date_cues import WHICH_YEAR
from index.calendar import CANDIDATES, Event, Kind, State
from index.documents import in_language
from index.lexical import STOP_WORDS
from index.named_days import MONTHS, NamedDay
from index.named_periods import named_periods
from index.text import fold, words

CALLS = ROUNDS | frozenset(
    "appel appels recrutement recrutements campagne campagnes concours fournee fournees cuvee cuvees fenetres tours calls call rounds waves "
    "windows intakes recruitments".split()
)
"""What people call a call, whatever its title says."""

CALLED = CALLS | frozenset("celui celle ceux celles one ones candidature candidatures".split())
"""What people call any event."""

ABOUT = timedelta(days=183)
"""How far from now a day may be that is named without its year."""

_BEGAN = re.compile(
    r"\b(?:arriv\w+|commenc\w+|debut\w+|entree?s? (?:en|au|dans)|rejoin\w+|depuis|came|arrived|started|began|begun|joined|since)\b"
)
"""Says that somebody began something."""

_OF_ONESELF = re.compile(r"\b(?:je|j'|moi|mon|ma|mes|i|my|me)\b")
"""Speaks of oneself, and of months of one's own."""
_SINCE = re.compile(
    rf"\b(?:depuis|since)\b (?:(?:le |la |l'|the )?(?:debut |beginning of |start of )?)?(?:{'|'.join(MONTHS)})\b"
)
"""Names a month from which on all are meant."""
_EACH = re.compile(
    r"\b(?:chaque|tous|toutes|quels|quelles|combien|listes?|lister|each|every|all|which|how many|list)\b"
)
"""Asks of several."""
_OF_ANY_YEAR = re.compile(
    rf"\bun (?:1er|\d{{1,2}}) (?:{'|'.join(MONTHS)})\b|\b(?:quelles annees|deux annees|which years|(?:de|en) quelle annee|of (?:which|what) year)\b"
)
"""Names a day of whichever year (« un 4 juillet »)."""
_READ = re.compile(
    r"\b(?:je lis|j'ai (?:lu|vu)|on lit|i (?:read|saw|see)|it says|c'est (?:ecrit|marque)|(?:est|etait) (?:ecrit|marque))\b[^.?!]{0,60}\b(?:jusqu'au|le|au|until|by|on)\b"
)
"""Tells a day that one has read somewhere."""
_OF_A_MONTH = re.compile(
    rf"\b(?P<noun>\w+) (?:de |d'|du mois de |du mois d'|of |in )(?P<month>{'|'.join(MONTHS)})\b(?! (?:\d|dernier|prochain|passe))"
)
"""Names something by its month, without the year (« le séminaire de lancement et celui de décembre »)."""


class NamedDates(StandingCalls):
    """Speaks about the events that a day names, at one moment, in one language."""

    def on_days(
        self, days: Sequence[NamedDay], kinds: Sequence[str], cohorts: Sequence[str] = (), question: str = ""
    ) -> str:
        """Where the events stand that have, or had, one of `days` as first or last day.

        Nothing when one of them is of `kinds`, of which the answer tells anyhow. Of several years, the nearest to now, unless each
        is named with its own. A day without its year is one of the `cohorts` that are named, or else of about now: it may be one of somebody's own;
        unless the `question` asks of which year it is.
        """
        if WHICH_YEAR.search(fold(question)) and (found := self._bounded_by(days)):
            return "\n\n".join(self.status(e) for e in found)

        def meant(event: Event, bound: date) -> bool:
            near = event.cohort in cohorts if cohorts else abs(bound - self.now.date()) <= ABOUT
            return any(day.is_(bound) and (day.year or near) for day in days)

        found = [e for e in self.calendar.events if any(meant(e, bound) for bound in self._bounds(e))]
        if kinds and kinds[0] not in self.calendar.every and _OF_ONESELF.search(fold(question)):
            found = [e for e in found if self._may_be_theirs(e, kinds[0])]
        if not found or any(e.kind in kinds for e in found):
            return ""
        if all(day.year for day in days):  # « en novembre 2019, était-ce le 12 ou le 15 ? »
            return "\n\n".join(self.status(e) for e in found)
        nearest = min(abs(self._first(e) - self.now.date()) for e in found)
        meant_ones = [e for e in found if abs(self._first(e) - self.now.date()) == nearest]
        return "\n\n".join(f"{self.status(e)}{self._whose(e, kinds)}" for e in meant_ones)

    def _may_be_theirs(self, event: Event, kind: str) -> bool:
        """Whether somebody who asks of a `kind`, and tells a day of one's own, may have `event` to go to, or takes it for a call.

        « je passe le permis le 10 juin, ça tombe sur les auditions ? » is not of a meeting that day of those who are at work.
        """
        audience = {k.id: k.audience for k in self.calendar.kinds}
        near = {e.cohort for e in self.calendar.of(kind) if self.is_at_hand(e)}
        return self._is_call(event) or (
            audience[event.kind] == audience.get(kind) and event.cohort in (near or {event.cohort})
        )

    def _whose(self, event: Event, kinds: Sequence[str]) -> str:
        """That an event is of a call to others than those of the first of `kinds`, where it is; else ""."""
        kind, asked = self.calendar.kind(event.kind), self.calendar.kind(kinds[0]) if kinds else None
        if kind is None or asked is None or not kind.call or kind.audience == asked.audience:
            return ""
        return " " + say(self.lang, "dates.of_another", kind=in_language(kind.name, self.lang))

    def bounded_by_any(self, days: Sequence[NamedDay], cohorts: Sequence[str]) -> list[Event]:
        """The known events, of the `cohorts` if there are any, that have one of `days`, named with its year, as first or last day."""
        known = (
            e for e in self.calendar.events if e.known(self.now, self.zone) and (not cohorts or e.cohort in cohorts)
        )
        return [e for e in known if any(day.is_(bound) for day in days if day.year for bound in self._bounds(e))]

    def _bounded_by(self, days: Sequence[NamedDay]) -> list[Event]:
        """The events of which `days`, several of them named without a year, are the first and last days."""
        bounds = ((e, self._bounds(e)) for e in self.calendar.events)
        return [e for e, own in bounds if len(days) > 1 and all(any(day.is_(m) for m in own) for day in days)]

    def of_kind_on(self, kind: str, days: Sequence[NamedDay], question: str = "") -> str:
        """Where the events of `kind` stand that have, or had, one of `days`, named with its year, as first or last day.

        Of another year where none is of that one, and none at hand that may be meant.
        """
        dated = [d for d in days if d.year]
        at_hand = any(self.is_at_hand(e) for e in self.calendar.of(kind))
        # « quelles années le jury est-il tombé un 4 juillet ? », « je lis que ça court jusqu'au 19 avril »
        if _OF_ANY_YEAR.search(fold(question)) or (not at_hand and _READ.search(fold(question))):
            dated = list(days)
        # The year may be wrong, as it was in a document that candidates had read; or the day one of somebody's own, as one to come is.
        today = self.now.date()
        past = [d for d in dated if (day := d.nearest(today)) and day <= today]
        loosely = [] if at_hand or SENT.search(fold(question)) else [replace(d, year=None) for d in past]
        for wanted in (dated, loosely):
            found = [e for e in self.calendar.of(kind) if any(d.is_(m) for d in wanted for m in self._bounds(e))]
            if found:
                over = self._is_call(found[0]) and all(e.state(self.now, self.zone) is State.CLOSED for e in found)
                audience = k.audience if (k := self.calendar.kind(kind)) else CANDIDATES
                now = self._none_open(audience, "none_open") if over and not self.is_at_hand(found[-1]) else ""
                opened = self.calendar.open_now(self.calendar.calls(audience), self.now)
                return "\n\n".join(filter(None, [*(self.status(e) for e in found), "" if opened else now]))
        return ""

    def cohorts_on(self, days: Sequence[NamedDay]) -> tuple[str, ...]:
        """The cohort of which a step begins or ends on one of `days`, named with its year; none where there are several."""
        dated = [d for d in days if d.year]
        steps = (e for e in self.calendar.events if e.step and e.cohort)
        found = {e.cohort for e in steps if any(d.is_(m) for d in dated for m in self._bounds(e))}
        return tuple(c for c in found if c) if len(found) == 1 else ()

    def cohorts_begun(self, kind: Kind, question: str) -> tuple[str, ...]:
        """The cohort of which a step began in a month of which `question` says that somebody did (« j'y suis depuis mai 2022 »).

        None where one asks for a call, of which others may be meant, or where the step is what is asked for.
        """
        if kind.call or not _BEGAN.search(fold(question)):
            return ()
        periods = named_periods(question)
        others = {k.id for k in self.calendar.kinds if not k.call and k != kind}
        steps = (e for e in self.calendar.events if e.step and e.cohort and e.kind in others)
        known = ((e.cohort, w) for e in steps if (w := e.known(self.now, self.zone)))
        found = {cohort for cohort, w in known if any(p.has(w.beginning.day) for p in periods)}
        return tuple(c for c in found if c) if len(found) == 1 else ()

    def was_announced(self, day: date, kind: str) -> bool:
        """Whether `day` is one that was announced for an event of `kind`, which then moved or was called off."""
        moved = (w for e in self.calendar.of(kind) for w in e.former(self.now, self.zone))
        called_off = (w for e in self.calendar.of(kind) if e.cancelled and (w := e.known(self.now, self.zone)))
        return any(m.day == day for w in (*moved, *called_off) for m in (w.start, w.deadline) if m and m.exact)

    def in_periods(self, events: Sequence[Event], question: str) -> list[Event]:
        """Those of `events` that begin in a month or season of a year by which `question` names them, and not all of them do.

        Where none begins in it, those that it sees go on (« l'appel d'avril 2025 »). A month that tells of something else is
        one of somebody's own (« diplômée en avril 2025 »).
        """
        if not named_periods(question):
            return []
        several = _EACH.search(fold(question)) and not _OF_ONESELF.search(fold(question))
        if several and (since := _SINCE.search(fold(question))):  # "when did each round close since January 2024?"
            beginnings = [min(p.months) for p in named_periods(question[since.start() :])[:1]]
            dated = [(e, w.deadline.day) for e in events if (w := e.known(self.now, self.zone))]
            found = [e for e, day in dated if any((day.year, day.month) >= month for month in beginnings)]
            return found if len(found) < len(events) else []
        titles = " ".join(title for e in events for title in e.title.values())
        periods = named_periods(question, CALLED | set(words(titles)) - STOP_WORDS)
        if not periods and not any(self._is_call(e) for e in events) and not _OF_ONESELF.search(fold(question)):
            periods = named_periods(question)  # "did the showcase planned for mid-January 2021 take place?"
        known = [(e, w) for e in events if (w := e.known(self.now, self.zone))]
        begun = [e for e, w in known if any(p.has(w.beginning.day) for p in periods)]
        found = begun or [e for e, w in known if any(p.meets(w.beginning.day, w.deadline.day) for p in periods)]
        return found if len(found) < len(events) else []

    @staticmethod
    def with_its_step(found: Sequence[Event], events: Sequence[Event], question: str) -> list[Event]:
        """Those `found` by a period; of what is no main step, and not named either, with the main one before it among `events`.

        "The fellows stay until the end of August 2023, right?" is no question about the coaches, whose end that is.
        """
        theirs = [e for e in events if e.step and e not in found and {e.cohort} == {f.cohort for f in found}]
        if not found or any(e.step for e in found) or titled(events, question):
            return list(found)
        return [*theirs, *found]

    def of_its_month(self, events: Sequence[Event], question: str) -> list[Event]:
        """Those of `events` that begin in a month by which `question` names one of them, in the year that is nearest."""
        nouns = CALLED | {w for e in events for title in e.title.values() for w in words(title)}
        found: list[Event] = []
        for named in _OF_A_MONTH.finditer(fold(question)):
            known = ((e, w) for e in events if named["noun"] in nouns and (w := e.known(self.now, self.zone)))
            dated = [(e, w.beginning.day) for e, w in known if w.beginning.day.month == MONTHS[named["month"]]]
            nearest = min((day.year for _, day in dated), key=lambda year: abs(year - self.now.year), default=None)
            found += [e for e, day in dated if day.year == nearest]
        return found

    def _is_call(self, event: Event) -> bool:
        kind = self.calendar.kind(event.kind)
        return bool(kind and kind.call)

    def _bounds(self, event: Event) -> list[date]:
        """The first and last days of an event, as they are and were known now."""
        known = event.known(self.now, self.zone)
        windows = [*event.former(self.now, self.zone), *([known] if known else [])]
        return [m.day for w in windows for m in (w.start, w.deadline) if m and m.exact]

    def _first(self, event: Event) -> date:
        return min(self._bounds(event))
