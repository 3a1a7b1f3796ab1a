"""Where the calls stand at a moment, in words: the open ones, else the next, else that there is none and what else to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.dates.season import AHEAD, Season
from bot.dates.standing import RECENT, capital
from bot.texts import say
from bot.wording.date_cues import MOVED
from index.calendar import CANDIDATES, Event, Kind, State
from index.documents import in_language
from index.text import fold

COMING = re.compile(
    r"\b(?:prochaine?s?(?! etapes?)|(?<!etapes )(?<!etape )suivante?s?|next(?! steps?)|(?:un|une|d') ?autres?|(?:deuxieme|seconde|nouvelle|second|new) chance|rattrapage|another|other|(?:try|apply) again|retenter|reessayer|me representer)\b|"
    r"\b(?:si je (?:(?:le |la )(?:rate|loupe|manque)|(?:rate|loupe|manque) (?:celui|celle|ce|cet|cette|l'appel)\b)|if i miss (?:it|this one)|(?:y ?a|il y a)(?:-t-il)? (?:quoi|koi|qqch|quelque chose|autre chose) apres)\b"
)
"""Asks for the one that comes after."""

MOVES = 2
"""Values that were announced of a date from which on it moved."""

LAST = re.compile(
    r"\b(?:derniere?s?(?! (?:delai|jour|minute|heure|moment|carat|date|ligne|instant|limite|nouvelle|etape|info|question|point))|last(?! (?:day|minute|date|call\b))|precedente?s?|previous)\b"
)
"""Asks for the one that came before."""

FEW = 2
"""Past events up to which each has its sentences; more of them have a line each."""

MOST = 6
"""Events that are open or to come and are told at once."""


LATE = timedelta(days=2)
"""How long after a close it is told what is known of files that come late."""


_JUST_CLOSED = re.compile(
    r"\b(?:appels?|calls?|session|depot)\b[^?.!]{0,40}\b(?:termin\w+|clos\w*|clotur\w+|ferm\w+|fini\w*|ended|closed)\b[^?.!]{0,20}\b(?:hier|avant-hier|cette nuit|yesterday|last night)\b|"
    r"\b(?:rat\w+|loup\w+|manqu\w+|missed)\b[^?.!]{0,40}\b(?:d'un jour|d'une journee|de quelques heures|by (?:a|one) day|by a few hours)\b"
)
"""Speaks of a call as of one that closed yesterday."""


class StandingCalls(Season):
    """Speaks about the calls of one programme's calendar at one moment, in one language."""

    def calls(self, audience: str = CANDIDATES, cohort: str | None = None) -> str:
        """Where the calls stand: the open ones, else the next ones, else that there is none and what the last was."""
        every = self.calendar.calls(audience)
        if cohort and (own := [e for e in every if e.cohort == cohort and e.known(self.now, self.zone)]):
            return self.statuses(own)
        calls = [e for e in every if not self._side(e)]
        if opened := self.calendar.open_now(calls, self.now):
            return "\n\n".join(self.status(e) for e in opened)
        last = self.calendar.last_over(calls, self.now)
        if reserved := self._reserved(audience):
            rest = [self.status(e) for e in self.calendar.upcoming(calls, self.now)[:1]]
            today = self.day(self.now.date())
            return "\n\n".join([*map(self.status, reserved), say(self.lang, "dates.no_other_open", today=today), *rest])
        if upcoming := self.calendar.upcoming(calls, self.now):
            sentences = [self._none_open(audience, "none_open_next")]
            if last and self.now - self.calendar.close_of(last, self.now) <= RECENT:
                sentences.append(self._last_call(last))
            return " ".join(sentences) + "\n\n" + self.status(upcoming[0])
        sentences = [self._anytime(audience) or self._none_open(audience, "none_open")]
        if last:
            sentences.append(self._last_call(last))
        if audience == CANDIDATES:
            sentences.append(say(self.lang, "dates.leave_interest"))
            if last and self.now - self.calendar.close_of(last, self.now) <= LATE:
                sentences.append(say(self.lang, "dates.late", email=self.email))
        return " ".join(sentences)

    def _none_open(self, audience: str, key: str) -> str:
        """That no call is open, naming its kind to those who are not candidates: another kind may be open meanwhile."""
        today = self.day(self.now.date())
        kind = next((k for k in self.calendar.kinds if k.call and k.audience == audience), None)
        others = [e for k in self.calendar.kinds if k.call and k.audience != audience for e in self.calendar.of(k.id)]
        if kind is None or (audience == CANDIDATES and not self.calendar.open_now(others, self.now)):
            return say(self.lang, f"dates.{key}", today=today)
        return say(self.lang, f"dates.{key}_of", kind=capital(in_language(kind.name, self.lang)), today=today)

    def _last_call(self, event: Event) -> str:
        window = event.known(self.now, self.zone) or event.window
        if window.end is None and window.by is None:
            return f"{say(self.lang, 'dates.last_time')} {self.status(event)}"
        title, end = in_language(event.title, self.lang), self.placed("on", window.deadline)
        if self.now - window.closes(self.zone) <= RECENT and window.deadline.exact:
            just = say(self.lang, "dates.last_just", title=title, end=end, ago=self.ago(window.deadline.day))
            return f"{just} {capital(in_language(event.note, self.lang))}" if event.note else just
        closed = say(self.lang, "dates.closed_for", span=self.age(window.deadline))
        if window.start and window.end:
            period, days = self.period(window, weekday=True), (window.end.day - window.start.day).days + 1
            counted = days > 1 and window.start.exact and window.end.exact
            key = "dates.last_ran_days" if counted else "dates.last_ran"
            return f"{say(self.lang, key, title=title, period=period, n=days)} {closed}"
        return f"{say(self.lang, 'dates.last_was', title=title, end=end)} {closed}"

    def _plain_calls(self, audience: str) -> list[Event]:
        """The calls to an audience without those of special rounds."""
        return [e for e in self.calendar.calls(audience) if not self._side(e)]

    def _after_this(self, kind: Kind, question: str) -> str:
        """The call after the open one, for who asks for the next; "" for others, and when none is open."""
        calls = self._plain_calls(kind.audience)
        if not COMING.search(fold(question)) or not self.calendar.open_now(calls, self.now):
            return ""
        coming = self.calendar.upcoming(calls, self.now)
        return "\n\n" + (self.status(coming[0]) if coming else say(self.lang, "dates.no_other"))

    def _before_it(self, kind: Kind, question: str) -> str:
        """The last call that is over, for who asks for it while another is open or announced; else ""."""
        lately = [e for e in self.calendar.of(kind.id) if self._side(e) and self._lately(e)]
        if lately and _JUST_CLOSED.search(fold(question)):  # that of a special round
            return f"\n\n{self.status(lately[-1])}"
        calls = self._plain_calls(kind.audience)
        opened = self.calendar.open_now(calls, self.now)
        told = opened or self.calendar.upcoming(calls, self.now)
        last = self.calendar.last_over(calls, self.now) if told and LAST.search(fold(question)) else None
        told_already = last and not opened and self.now - self.calendar.close_of(last, self.now) <= RECENT
        return f"\n\n{self.status(last)}" if last and not told_already else ""

    def _how_it_moved(self, kind: Kind, question: str) -> str:
        """The last call, of which the close moved, for who asks whether it did while none is open or announced; else ""."""
        calls = self._plain_calls(kind.audience)
        awaited = self.calendar.open_now(calls, self.now) or self.calendar.upcoming(calls, self.now)
        last = self.calendar.last_over(calls, self.now)
        if awaited or last is None or len(last.history) < MOVES or not MOVED.search(fold(question)):
            return ""
        return f"\n\n{self.status(last)}"

    def _meanwhile(self, audience: str) -> str:
        """What else to do while no call to an audience is open or announced; "" when one is."""
        calls = self.calendar.calls(audience)
        if self.calendar.open_now(calls, self.now) or self.calendar.upcoming(calls, self.now):
            return ""
        told = "" if self._anytime(audience) else self._begun(audience)
        begun = f"\n\n{told}" if told else ""
        if audience == CANDIDATES:
            return begun
        contact = in_language(self.programme.contact.name, self.lang)
        return f"{begun} {say(self.lang, 'dates.ask', contact=contact, email=self.email)}"

    def _anytime(self, audience: str) -> str:
        """What others than candidates can do at any time, in the place of a closed door; "" once candidates are told that none is called."""
        return "" if audience == CANDIDATES or self._begun(CANDIDATES) else self._begun(audience)

    def _begun(self, audience: str) -> str:
        """What staff wrote to be said while no call to an audience is open, from the day on that they gave; else ""."""
        kind = next((k for k in self.calendar.kinds if k.call and k.audience == audience and k.meanwhile), None)
        begun = kind is not None and (kind.meanwhile_from is None or kind.meanwhile_from <= self.now.date())
        return in_language(kind.meanwhile, self.lang) if kind and begun else ""

    def _awaited(self) -> bool:
        """Whether a call to candidates is open, or announced."""
        calls = self._plain_calls(CANDIDATES)
        return bool(self.calendar.open_now(calls, self.now) or self.calendar.upcoming(calls, self.now))

    def _reserved(self, audience: str) -> list[Event]:
        """The calls to an audience that are open for some of it alone."""
        return self.calendar.open_now([e for e in self.calendar.calls(audience) if self._side(e)], self.now)

    def _now(self, kind: Kind) -> str:
        """Where the calls of a kind stand at this moment, after an answer about a former one."""
        calls = self._plain_calls(kind.audience)
        if alive := self.calendar.open_now(calls, self.now) or self.calendar.upcoming(calls, self.now)[:1]:
            return "\n\n".join(self.status(e) for e in alive)
        if self._reserved(kind.audience):
            return self.calls(kind.audience)
        return self._none_open(kind.audience, "none_open")

    def calls_after(self, kind: str, cohort: str | None) -> str:
        """Where the calls stand today, after a call of `kind` that is over; "" for other kinds, and while one is open."""
        found = self.calendar.kind(kind)
        calls = self.calendar.calls(found.audience) if found and found.call else []
        over = [e for e in self.calendar.of(kind, cohort) if e.known(self.now, self.zone)]
        if found is None or not calls or self.calendar.open_now(calls, self.now) or not over:
            return ""
        return self._now(found)

    def statuses(self, events: Sequence[Event]) -> str:
        """What is open or to come first; then the past, a line each when there is much of it."""
        over = [e for e in events if e.state(self.now, self.zone) in (State.CLOSED, State.UNKNOWN)]
        if alive := [e for e in events if e not in over]:
            late = over if len(over) <= FEW else [e for e in over if self.is_at_hand(e) or e.cancelled]
            over = [e for e in late if not e.cancelled or self._lately(e)]
        parts = [self.status(e) for e in alive[:MOST]]
        if len(over) <= FEW:
            return "\n\n".join([*parts, *(self.status(e) for e in over)])
        return "\n\n".join([*parts, "\n".join(self.line(e) for e in over if e.known(self.now, self.zone))])

    def _lately(self, event: Event) -> bool:
        """Whether an event was to be not long ago: of one that was called off, some may still think that it was held."""
        return timedelta() <= self.now - self.calendar.close_of(event, self.now) <= AHEAD or self.is_at_hand(event)

    def line(self, event: Event) -> str:
        window = event.known(self.now, self.zone) or event.window
        title = in_language(event.title, self.lang)
        if event.cancelled:
            return f"- {self.status(event)}"
        line = say(self.lang, "dates.line", title=title, period=self.period(window))
        moved = self.moved(event)
        return f"{line}. {moved}" if moved else line
