"""Sentences about the dates of one cohort: what it has of a kind, beside its special rounds, and all of its calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter

from bot.dates.moments import DAYS_OF_A_WEEK
from bot.dates.numbered import called, numbered, numbers, numbers_of
from bot.dates.standing import capital
from bot.dates.years import Years
from bot.texts import FIRST, say
from bot.wording.allusions import Wording
from bot.wording.date_cues import A_YEAR, SINCE_A_YEAR
from index.calendar import CANDIDATES, Event, Kind, State
from index.documents import Cohort, in_language
from index.named_periods import named_periods
from index.search_words import own_words, words_for_cohorts
from index.text import fold, words

_SOON = re.compile(r"\b(?:prevue?s? (?:bientot|prochainement)|bientot|a venir|prochaine?s?|coming|soon|planned)\b")
"""Asks for what is to come."""

_ON_TODAY = re.compile(
    r"\b(?:aujourd'hui|(?<!a )ce jour(?![- ]la)|ce soir|(?<!as of )today|tonight)\b(?! en (?:est|sont))"
)
"""Asks for what is on today."""
_ALL_OF_IT = re.compile(
    r"\b(?:toutes? les (?:dates|etapes)|(?:grandes|principales|differentes) (?:dates|etapes)|(?:main|all the|key) (?:dates|steps|stages)|tout le calendrier|connues?|annoncee?s?|complet|all (?:the )?dates|known|announced|full)\b"
)
"""Asks for all dates, whatever the day."""
_THIS_WEEK = re.compile(
    r"\b(?:cette semaine|this week|(?P<next>la semaine prochaine|semaine pro(?:chaine)?|next week))\b"
)
"""Asks for what is on this week, or the next."""

_HAPPENED = re.compile(
    r"\b(?:(?:est|s'est|se|s'y est) (?:qu'il )?(?:passee?s?|passe|passait)|s'est-il passe|(?:se |s'y )pass\w+|produit\w*|eu lieu|evenements?|chronolog\w+|dans l'ordre|y (?:a-t-il eu|a eu|avait|avait-il)|happened|happening|took place|events?|in order)\b"
)
"""Asks what there was."""

_THERE_WAS = re.compile(r"\b(?:(?:a-t-il|y a|ont|a) eu|s'est|se sont|took place|happened|last|dernieres?|derniers?)\b")
"""Asks of what there was already, whoever had it."""

_MY_OWN = re.compile(r"\b(?:ma|mon|mes|my|je|j'|i|i'm)\b")
"""Speaks of something of one's own."""

_EDITIONS = frozenset({"edition", "editions"})
"""What may be counted of an event as well as of a cohort."""

MOST_OF_A_WEEK = 5
"""Events that are told of a week."""

MOST_OF_A_PERIOD = 24
"""Events that are told of a month or a year."""

MOST_UNDER_WAY = 2
"""Events under way that are told before a whole calendar."""


class CohortDates(Years):
    """Speaks about the dates of one cohort of one programme's calendar at one moment, in one language."""

    def _of_cohort(self, kind: Kind, cohort: str) -> str:
        """The events of a kind and a cohort, and the special rounds of that cohort that are at hand."""
        events = self.calendar.of(kind.id, cohort)
        called = {k.id for k in self.calendar.kinds if k.call}
        beside = [e for e in self.rounds_at_hand(cohort) if e.kind == kind.id or (not events and e.kind in called)]
        parts = [self.status(e) for e in beside]
        name = capital(in_language(kind.name, self.lang))
        if not events and (
            rounds := [e for e in self.of_special_rounds(cohort) if e.kind == kind.id and e.known(self.now, self.zone)]
        ):
            return self.statuses(rounds)  # « les contrats prolongés de la 6 »
        if not events and (alike := self._named_alike(kind, cohort)):
            return self.statuses(alike)
        if not events and any(not e.cohort for e in self.calendar.of(kind.id)):
            # « les jalons de la 4 »: of what is the programme's, a cohort has its calendar.
            return self.calendar_of(cohort)
        if not events:
            parts.append(say(self.lang, "dates.none_of_kind", kind=name))
            parts.append(
                self.calls(kind.audience) + self._meanwhile(kind.audience)
                if kind.call
                else f"{self._who_knows()}\n\n{self.calendar_of(cohort)}"
            )
            return "\n\n".join(parts)
        if not (known := [e for e in events if e.known(self.now, self.zone)]):
            chosen = self.programme.cohort(cohort)
            of = in_language(chosen.name, self.lang) if chosen else cohort
            parts.append(say(self.lang, "dates.none_of_cohort", kind=name, cohort=of))
            of_others = [e for e in self.calendar.of(kind.id) if e.cohort != cohort and not self._side(e)]
            parts += [self.status(e) for e in of_others if not kind.call and e.step and self.is_at_hand(e)]
            return "\n\n".join([*parts, self.calls(kind.audience)] if kind.call else parts)
        parts.append(self.statuses(known))
        over = all(e.state(self.now, self.zone) is State.CLOSED and not self.is_at_hand(e) for e in (*known, *beside))
        opened = self.calendar.open_now(self.calendar.calls(kind.audience), self.now)
        if kind.call and (over or not set(map(id, opened)) & set(map(id, (*known, *beside)))):
            parts += [self.status(e) for e in opened] or ([self._now(kind)] if over else [])
        return "\n\n".join(parts)

    def _named_alike(self, kind: Kind, cohort: str) -> list[Event]:
        """The known main events of a cohort whose title begins as the name of a kind does (« annonce des lauréates et lauréats »)."""
        first = words(in_language(kind.name, FIRST))[:1]
        known = [e for e in self.calendar.of(cohort=cohort) if e.step and e.known(self.now, self.zone)]
        return [e for e in known if words(in_language(e.title, FIRST))[:1] == first]

    def calendar_of(self, cohort: str | None, question: str = "") -> str:
        """All that is known now of a cohort's dates (by default the one whose rules hold).

        Only the events that `question` numbers, if it does (« toutes les dates du sprint 3 »).
        """
        picked = numbered(self.calendar.of(cohort=cohort), question)
        if told := [e for e in picked if e.known(self.now, self.zone)]:
            return self.statuses(told)
        if (of_these_days := self._of_these_days(cohort, question)) is not None:
            return self.statuses(of_these_days) or say(self.lang, "dates.nothing_on")
        if of_a_period := self._of_a_period(cohort, question):
            return "\n".join(self.line(e) for e in of_a_period)
        chosen = self.programme.cohort(cohort) if cohort else self._in_question()
        if chosen is None:
            return self.calls()
        events = [e for e in self.calendar.of(cohort=chosen.id) if e.known(self.now, self.zone)]
        if not events:
            none = say(self.lang, "dates.no_calendar", cohort=capital(in_language(chosen.name, self.lang)))
            return f"{none}\n\n{self.calls()}"
        key = "dates.calendar_of_side" if chosen.side else "dates.calendar_of"
        lines = [say(self.lang, key, cohort=in_language(chosen.name, self.lang)), ""]
        text = "\n".join([*lines, *(self.line(e) for e in events)])
        over = not any(self.is_at_hand(e) or self.calendar.close_of(e, self.now) > self.now for e in events)
        if cohort or not over:
            return "\n\n".join([*self._next_of(events), text])
        return f"{self.calls()}{self._meanwhile(CANDIDATES)}\n\n{text}"  # who names no cohort asks of what is to come

    def agenda(self, cohort: str | None, question: str) -> list[Event]:
        """What is on in the day, week, month or season that `question` names, of a cohort or of all."""
        return self._of_these_days(cohort, question) or self._of_a_period(cohort, question)

    def _of_these_days(self, cohort: str | None, question: str) -> list[Event] | None:
        """What is on today, or this week, of a cohort or of all; None where `question` asks for more of its calendar."""
        folded, today = fold(question), self.now.date()
        week = _THIS_WEEK.search(folded)
        if not (week or _ON_TODAY.search(folded)) or _ALL_OF_IT.search(folded):
            return None
        first = today - timedelta(days=today.weekday()) if week else today
        first += timedelta(days=DAYS_OF_A_WEEK if week and week["next"] else 0)
        last = first + timedelta(days=DAYS_OF_A_WEEK - 1) if week else today
        known = [(e, w) for e in self.calendar.of(cohort=cohort) if (w := e.known(self.now, self.zone))]
        exact = [(w.beginning.day, w.deadline.day, e) for e, w in known if w.beginning.exact]
        on = [(begins, e) for begins, ends, e in exact if begins <= last and ends >= first]
        return [e for _, e in sorted(on, key=itemgetter(0), reverse=True)[:MOST_OF_A_WEEK]]

    def _of_a_period(self, cohort: str | None, question: str) -> list[Event]:
        """What there was in a month or season that `question` names, or in a year of which it asks what happened: of every cohort.

        Of the `cohort` alone, where it is named by more than its year.
        """
        folded = fold(question)
        if _ALL_OF_IT.search(folded) or _MY_OWN.search(folded):
            return []  # « toutes les dates, ma thèse finit en juin »
        periods = named_periods(question)
        years = {int(year) for year in A_YEAR.findall(folded)} if _HAPPENED.search(folded) else set[int]()
        if years and SINCE_A_YEAR.search(folded):
            years |= set(range(min(years), self.now.year + 1))
        of_cohorts = words_for_cohorts(self.programme) - own_words(self.programme)  # « pour les EIG » names none
        by_number = cohort and re.search(r"\b(?:la|the) \d\b", folded)  # « les dates de la 6 en juin 2022 »
        own = cohort if by_number or of_cohorts & set(words(question)) else None
        known = [(e, w) for e in self.calendar.of(cohort=own) if (w := e.known(self.now, self.zone))]

        def within(first: date, last: date) -> bool:
            if periods:
                return any(period.meets(first, last) for period in periods)
            return any(first.year <= year <= last.year for year in years)

        found = [(w.beginning.first(self.zone), e) for e, w in known if within(w.beginning.day, w.deadline.day)]
        return [e for _, e in sorted(found, key=itemgetter(0))][:MOST_OF_A_PERIOD]

    def _next_of(self, events: Sequence[Event]) -> list[str]:
        """Where those of the `events` stand that are under way or next, while others are over: a list does not say it."""
        stand = {e.id: e.state(self.now, self.zone) for e in events if not e.cancelled}
        under_way = [e for e in events if stand.get(e.id) in (State.OPEN, State.LAST_DAY)]
        to_come = [e for e in events if stand.get(e.id) is State.BEFORE]
        if State.CLOSED not in stand.values():
            return []
        to_come.sort(key=lambda e: (e.known(self.now, self.zone) or e.window).beginning.first(self.zone))
        return [self.status(e) for e in (*under_way[-MOST_UNDER_WAY:], *to_come[:1])]

    def _in_question(self) -> Cohort | None:
        """The cohort of the first call that is open, to any audience, or else the one whose rules hold."""
        calls = [e for kind in self.calendar.kinds if kind.call for e in self._plain_calls(kind.audience)]
        cohort = next((e.cohort for e in reversed(self.calendar.open_now(calls, self.now))), None)
        return self.programme.cohort(cohort or "") or self.programme.cohort_on(self.now.date())

    def lacking_now(self, kind: str, question: str) -> tuple[str, ...]:
        """The cohort whose steps go on, where it has nothing of a kind that others have (« les séminaires de la promo »).

        None otherwise, nor where `question` asks what there was.
        """
        chosen = None if Wording(question).past or _THERE_WAS.search(fold(question)) else self._in_question()
        if chosen is None or chosen.side or not self.calendar.lacks(kind, (chosen.id,)):
            return ()
        steps = (e for e in self.calendar.of(cohort=chosen.id) if e.step and e.known(self.now, self.zone))
        return (chosen.id,) if any(e.state(self.now, self.zone) is not State.CLOSED for e in steps) else ()

    def _to_come(self, kind: Kind, cohort: str, question: str) -> str:
        """What is to come of a kind that is no call, after that of a cohort that is over, when `question` asks for both."""
        of_it = self.calendar.of(kind.id, cohort)
        alive = any(e.state(self.now, self.zone) is not State.CLOSED for e in of_it)
        if kind.call or alive or not of_it or not _SOON.search(fold(question)):
            return ""
        coming = self.calendar.upcoming(self.calendar.of(kind.id), self.now)[:1]
        none = say(self.lang, "dates.none_kind", kind=capital(in_language(kind.name, self.lang)))
        return "\n\n" + (self.status(coming[0]) if coming else none)

    def rounds_at_hand(self, cohort: str) -> list[Event]:
        """What is at hand of the special rounds of a plain cohort."""
        return [e for e in self.of_special_rounds(cohort) if self.is_at_hand(e)]

    def called(self, events: Sequence[Event], question: str) -> list[Event]:
        """The one or two of the `events` that `question` names."""
        return called(events, question, self.knowledge.common_words)

    def of_special_rounds(self, cohort: str) -> list[Event]:
        """The events of the special rounds that have the number of a plain cohort in their name."""
        chosen = self.programme.cohort(cohort)
        number = _number_of(chosen)
        if chosen is None or chosen.side or number is None:
            return []
        rounds = {c.id for c in self.programme.cohorts if c.side and _number_of(c) == number}
        return [e for e in self.calendar.of() if e.cohort in rounds]

    def of_edition(self, kind: Kind, cohorts: Sequence[str], question: str) -> Sequence[str]:
        """The `cohorts` that a question means, by the edition in a title (« la 2e édition des rencontres ») if it tells one."""
        if not cohorts or numbered(self.calendar.of(kind.id, cohorts[0]), question):
            return cohorts
        asked = numbers(question)
        for event in numbered(self.calendar.of(kind.id), question):
            chosen = self.programme.cohort(event.cohort or "")
            own = numbers(" ".join((*chosen.name.values(), *chosen.also))) if chosen else set()
            if chosen and asked & numbers_of(event) - own:
                return (chosen.id,)
        if words_for_cohorts(self.programme) & set(words(question)) - _EDITIONS:
            return cohorts  # « … de la promo 6 au Living Lab »
        named = [e.cohort for e in self.called(self.calendar.of(kind.id), question) if e.cohort]
        # « la première édition de Regards » is of no first cohort
        return tuple(dict.fromkeys(named)) if named and not set(named) & set(cohorts) else cohorts

    def _who_knows(self) -> str:
        """Whom to ask for a date that is not in the calendar, before those that are."""
        return say(self.lang, "dates.who_knows", **self.contact)

    @property
    def contact(self) -> dict[str, str]:
        """Who knows what is not known here: a name in words, and an address."""
        return {"contact": in_language(self.programme.contact.name, self.lang), "email": self.email}


def _number_of(cohort: Cohort | None) -> int | None:
    """The first number in a cohort's name."""
    match = re.search(r"\d+", next(iter(cohort.name.values()))) if cohort else None
    return int(match.group()) if match else None
