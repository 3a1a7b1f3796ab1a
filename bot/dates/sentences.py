"""Sentences about several events of the calendar, computed at a clock: what is open, over, announced.

No sentence holds a date that staff typed: every one is made from an event of the calendar and the current moment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.dates.cohorts import CohortDates
from bot.dates.cohorts_now import of_the_present
from bot.dates.numbered import alike, beyond, numbered, of_round, titled
from bot.dates.standing import RECENT, capital
from bot.dates.standing_calls import COMING, MOST
from bot.texts import say
from bot.wording.candidate_cues import ANOTHER_CALL
from bot.wording.date_cues import SINCE_A_YEAR, THIS_YEAR
from index.calendar import CANDIDATES, Event, Kind, State
from index.documents import Source, in_language
from index.search_words import words_for_cohorts
from index.text import fold, words

_FIRST = re.compile(
    r"\b(?:tou(?:t|te|s|tes) premiere?s?|very first|(?<!comme la )(?<!pour la )(?<!\bma )premiere fois(?! (?:que (?:je|j'|nous|on)|qu'on)\b)|(?<!like the )(?<!my )(?<!as the )(?<!for the )first time(?! (?:i|we|that i)\b)|"
    r"(?:le|au|du|the) (?:premier|first) (?:appel|recrutement|jury|call|recruitment)\b(?=[^,;.?!]{0,20}\b(?:a|ont|was|were|did|etait|ouvert)\b)|"
    r"(?:premiere?|first) [^,;.?!]{0,40}\b(?:du programme|of the programme|jamais|ever)|(?:tout au|au tout) debut du programme|at the very (?:start|beginning) of the programme)\b"
)
_FIRST_OF_IT = re.compile(
    r"(?<!\bmon )(?<!\bma )(?<!\bmes )(?<!\bmy )\b(?:tou(?:t|te|s|tes) premiere?s?|very first) "
    r"(?:jurys?|juries|campagnes?|campaigns?|appels?|calls?|recrutements?|recruitments?|selections?|auditions?|entretiens|interviews|laureats?|laureates|fois|annee|edition|times?|years?)\b|"
    r"\b(?:tout au|au tout) debut du programme\b|\bat the very (?:start|beginning) of the programme\b|"
    r"(?<!\bmes )\b(?:les|the|vos|your) (?:tou(?:te)?s )?(?:premiers|premieres|first) (?:laureate?s|recrues?|recrute?e?s|embauche?e?s|participante?s|hires|recruits|(?:personnes|gens|people|ones) (?:qui ont ete |a avoir ete |to be |who were |ever )?(?:recrute?e?s|embauche?e?s|prise?s|hired|recruited|taken|selected))\b"
)
"""Asks of what the first cohort had (« le tout premier jury », and not « mon tout premier emploi »)."""
_1ST = re.compile(r"\b1(?:er|e?re)\b")
_WAS = re.compile(
    r"\b(?:quand|quel jour|quelle date)\b(?: [\w'-]+){0,5}? (?:c'etait|etaient|etait|avait|a eu|ont eu|tombee?|passees?)\b|"
    r"\b(?:c'etait|etait|etaient|ont eu lieu|a eu lieu|se sont (?:passe|tenu)e?s|s'est (?:passe|tenu)e?) (?:quand|quel(?:le)? (?:jour|date))\b|"
    r"\bquand c'etait\b|\bwhen (?:was|were|did)\b"
)
"""Asks when something was."""

_SEVERAL_TO_COME = re.compile(
    r"\b(?:prochaine?s|suivante?s|a venir|upcoming|next (?:dates|sessions|events|steps|few))\b"
)
"""Asks for several that are to come."""
_AHEAD = re.compile(
    r"\b(?:cet (?:ete|automne|hiver)|ce printemps|ce mois(?:-ci)?|y aura-t-il|il y aura|aura-t-on|will there be|this month|cette (?:annee|fois)|bientot|prochainement|a venir|this (?:summer|year|autumn|fall|winter|spring)|soon)\b"
)
"""Asks of a time that is near."""
_AS_EVER = re.compile(
    r"\b(?:(?:vous|on|ils|ca|c'est|you|they) [a-z']+ (?:toujours|encore)|(?:do|does) (?:you|it|they) still)\b"
)
"""Asks whether it still is as it was."""
A_YEAR = timedelta(days=366)
"""How far from now an event may be that a word of its title alone tells, where others of its kind are at hand."""

MOST_PAST = 6
"""Events up to which what is over is told with what comes."""


class Dates(CohortDates):
    """Speaks about one programme's calendar at one moment, in one language."""

    @staticmethod
    def very_first(question: str) -> bool:
        """Whether `question` asks of the very first one (« le tout premier appel »)."""
        return bool(_FIRST.search(_spelt(question)))

    def first_cohort(self, question: str) -> tuple[str, ...]:
        """The first plain cohort, where `question` asks of the very first of something; else none."""
        plain = [c for c in self.programme.cohorts if not c.side]
        asked = plain and _FIRST_OF_IT.search(_spelt(question))
        return (min(plain, key=lambda c: c.starts).id,) if asked else ()

    def of_kind(
        self, kind: Kind, cohort: str | None = None, question: str = "", years: Sequence[int] = ()
    ) -> str:  # fmt: skip
        """The answer to "when is KIND?", for a cohort, for an event that `question` numbers, or for the one in question now.

        `years`: those that the question names without naming a cohort; `cohort` is then only the likeliest one.
        """
        told = self._of_kind(kind, cohort, question, years)
        of_any = set(words(" ".join(kind.name.values())))  # "when does it start?" tells none of the starts
        telling = " ".join(w for w in words(question) if w not in of_any)
        every = self.calendar.of(kind.id, cohort)
        named = [] if kind.call else titled(every, telling)
        ahead = any(self.is_at_hand(e) or e.state(self.now, self.zone) is State.BEFORE for e in every)
        if not cohort and ahead:  # « et les webinaires ? » is none of years ago
            known = ((e, w) for e in named if (w := e.known(self.now, self.zone)))
            named = [e for e, w in known if abs(w.beginning.day - self.now.date()) <= A_YEAR]
        lacking = [e for e in named if e.known(self.now, self.zone) and self.status(e) not in told]
        return "\n\n".join(
            filter(None, [self._none_in(kind, years, question), *(self.status(e) for e in lacking), told])
        )

    def _of_kind(self, kind: Kind, cohort: str | None, question: str, years: Sequence[int]) -> str:
        """The same; what is over may have no place in it."""
        events = self.calendar.of(kind.id, cohort)
        holding = self.programme.cohort_on(self.now.date())
        of_now = events if cohort else [e for e in events if holding and e.cohort == holding.id]
        picked = numbered(events, question) or self.called(events, question) or of_round(of_now, question)
        # « la deuxième édition de Regards »: no cohort is meant
        if cohort and not picked and not words_for_cohorts(self.programme) & set(words(question)):
            picked = self.called(self.calendar.of(kind.id), question)
        if kind.call and not picked and (without := self.years_without(kind, question)):
            return f"{without}\n\n{self._now(kind)}"
        if kind.call and not picked and (counted := self._counted(kind, None if years else cohort, question)):
            return counted
        picked = picked or [e for e in titled(events, question) if e.cancelled]  # « la journée démo de la promo 4 »
        picked = picked or self.with_its_step(self.in_periods(events, question), events, question)
        if not kind.call:  # « le séminaire de lancement et celui de décembre »
            picked = [*picked, *(e for e in self.of_its_month(events, question) if e not in picked)]
        if picked := [e for e in picked if e.known(self.now, self.zone)] or picked:
            return self._picked(kind, cohort, picked, question)
        heard = [e for e in self.calendar.of() if e.known(self.now, self.zone)]
        if not cohort and (elsewhere := numbered(heard, question)):  # « les résultats du sprint 5 »
            none = say(self.lang, "dates.none_of_kind", kind=capital(in_language(kind.name, self.lang)))
            return "\n\n".join([none, self._who_knows(), *(self.status(e) for e in elsewhere[:4])])
        # « … cette année ? les autres années, c'était en mai »
        present = COMING.search(fold(question)) or THIS_YEAR.search(fold(question))
        every = None if cohort or present else self.always(question)
        at_work = self.at_work() if every and not kind.call and of_the_present(question) else None
        if at_work:  # « c'est quelle promo qui bosse en ce moment, et depuis quand ? »
            return self._of_cohort(kind, at_work.id)
        if events and not (cohort or every) and self.very_first(question):
            return self.status(events[0])
        now = str(self.now.year) in question or str(self.now.year + 1) in question
        if every and not now and (of_each := self._of_every_cohort(kind)):
            lines = "\n".join(self.line(e) for e in of_each)
            return f"{lines}\n\n{self._now(kind)}" if kind.call else lines
        until_now = years and years[-1] == self.now.year - 1 and SINCE_A_YEAR.search(fold(question))
        past, of_now = self._in_years(kind, years), self._in_years(kind, (self.now.year,)) if until_now else []
        if then := [*past, *(e for e in of_now if e not in past and e.state(self.now, self.zone) is State.CLOSED)]:
            # « l'an dernier c'était ouvert. Et cette année ? », « … vous refaites pareil cet hiver ? »
            no_other = [say(self.lang, "dates.no_other")] if _AHEAD.search(fold(question)) else []
            # « toujours en septembre, comme en 2021 ? »
            if kind.audience == CANDIDATES and _AS_EVER.search(fold(question)):
                no_other = [say(self.lang, "dates.no_other") + self._meanwhile(CANDIDATES)]
            return "\n\n".join([self.statuses(then), *([self._now(kind)] if kind.call else no_other)])
        if cohort:
            of_it = self._of_cohort(kind, cohort) + self._to_come(kind, cohort, question)
            calls = self.calls(kind.audience) if kind.call and COMING.search(fold(question)) else ""
            return of_it if calls in of_it else f"{of_it}\n\n{calls}"  # « c'est clos. Et une autre chance ? »
        if kind.call:
            beside = self._after_this(kind, question) + self._before_it(kind, question)
            beside += self._how_it_moved(kind, question)
            another = ANOTHER_CALL.search(fold(question)) and not self.calendar.upcoming(events, self.now)
            if (beyond(events, question) or another) and not beside and self._awaited():
                beside = f"\n\n{say(self.lang, 'dates.no_other')}"
            return self.calls(kind.audience) + beside + self._meanwhile(kind.audience)
        events = [e for e in events if not self._side(e)] or events
        current = [e for e in events if e.state(self.now, self.zone) in (State.OPEN, State.LAST_DAY)]
        last = self.calendar.last_over(events, self.now)
        if soon := current + self.calendar.upcoming(events, self.now):
            same = [e for e in events if e.cohort == soon[0].cohort]
            called_off = [e for e in same if e.cancelled and self.is_at_hand(e)]
            shown = [e for e in soon if e in same][:MOST]
            over = [e for e in same if e.state(self.now, self.zone) is State.CLOSED and not e.cancelled]
            told = (*called_off, *shown, *(e for e in over if self.is_at_hand(e)))
            if over and _WAS.search(fold(question)):  # « c'était quand, la période pour demander ? »
                told = tuple(e for e in same if e in told or e in over)[:MOST_PAST]
            return "\n\n".join(self.status(e) for e in told)
        lately = (
            last and THIS_YEAR.search(fold(question)) and self.calendar.close_of(last, self.now).year == self.now.year
        )
        if last and (lately or self.is_at_hand(last)):
            over = self._over_with(last)  # the coaches came before the others
            series = titled(over, question) or over  # « la galerie virtuelle, c'est encore visitable ? »
            if 1 < len(series) <= MOST:
                return f"{self.statuses(series)}\n\n{say(self.lang, 'dates.no_other')}"
            return f"{self.status(series[0] if len(series) == 1 else last)} {say(self.lang, 'dates.no_other')}"
        if last and len({e.cohort for e in events}) == 1 and self._side(last):  # what only one round had
            return self.statuses([e for e in events if e.known(self.now, self.zone)])
        if lacking := self.lacking_now(kind.id, question):
            return self._of_cohort(kind, *lacking)
        none = say(self.lang, "dates.none_kind", kind=capital(in_language(kind.name, self.lang)))
        if kind.audience == CANDIDATES and not self._awaited():
            reserved = self._reserved(CANDIDATES)
            none += f"\n\n{self.calls()}" if reserved else f" {self._none_open(CANDIDATES, 'none_open')}"
            none += self._meanwhile(CANDIDATES)
        # of results while interviews go on: these, rather than results of years ago
        if under_way := [e for e in self._under_way_of(kind) if not self._side(e)]:
            return "\n\n".join([none, *(self.status(e) for e in under_way)])
        if last and kind.tells_results and (latest := self._call_after(last)):
            title = in_language(latest.title, self.lang)
            none += f"\n\n{say(self.lang, 'dates.no_results', title=title, email=self.email)}"
        return f"{none}\n\n{say(self.lang, 'dates.last_time')}{self._last_time(last)}" if last else none

    def _call_after(self, last: Event) -> Event | None:
        """The latest call to candidates that is over and came after the `last` results that are known; None where there is none."""
        calls = [e for e in self.calendar.calls(CANDIDATES) if not self._side(e)]
        latest = self.calendar.last_over(calls, self.now)
        later = latest and self.calendar.close_of(latest, self.now) > self.calendar.close_of(last, self.now)
        return latest if later else None

    def _under_way_of(self, kind: Kind) -> list[Event]:
        """What is going on now, other than calls, for those whom a kind of dates is for, and comes before it in their calendar."""
        order = [k.id for k in self.calendar.kinds if k.audience == kind.audience]
        before = {k.id for k in self.calendar.kinds if not k.call and k.id in order[: order.index(kind.id)]}
        going_on = (State.OPEN, State.LAST_DAY)
        return [e for e in self.calendar.events if e.kind in before and e.state(self.now, self.zone) in going_on]

    def _last_time(self, last: Event) -> str:
        """The `last` event that is over, after those of its round (« la seconde série » of interviews, after the first)."""
        over = self._over_with(last)
        told = self.statuses(over) if 1 < len(over) <= MOST else self.status(last)
        return ("\n\n" if told.startswith("- ") else " ") + told

    def _over_with(self, last: Event) -> list[Event]:
        """The events of the kind, the cohort and the round of `last` that are over, itself among them."""
        series = [e for e in self.calendar.of(last.kind, last.cohort) if alike(e, last) and not e.cancelled]
        return [e for e in series if e.state(self.now, self.zone) is State.CLOSED]

    def _picked(self, kind: Kind, cohort: str | None, picked: Sequence[Event], question: str) -> str:
        """Where the events stand that a question tells by number or name, and what comes after them, or holds now."""
        each = [self.status(e) for e in picked] if len(picked) <= 4 else [self.statuses(picked)]
        parts = [*each, *(self.status(e) for e in self._instead(kind, picked))]
        past = all(e.state(self.now, self.zone) is State.CLOSED and not self.is_at_hand(e) for e in picked)
        if COMING.search(fold(question)):
            events = self.calendar.of(kind.id, cohort)
            opened = [e for e in self.calendar.open_now(events, self.now) if kind.call and e not in picked]
            most = MOST if _SEVERAL_TO_COME.search(fold(question)) else 1
            coming = opened or [e for e in self.calendar.upcoming(events, self.now) if e not in picked][:most]
            parts += [self.status(e) for e in coming] or [self._no_other(kind, cohort)]
        elif kind.call and past:
            parts.append(self._now(kind))
        # « il y en a une édition cet été ? », « trop tard pour le sprint 5 ? et le 6 ? »
        elif (past and _AHEAD.search(fold(question))) or beyond(self.calendar.of(kind.id), question):
            parts.append(say(self.lang, "dates.no_other"))
        return "\n\n".join(parts)

    def _instead(self, kind: Kind, picked: Sequence[Event]) -> list[Event]:
        """What came next of the kind and the cohort, where all that were `picked` are called off."""
        if not picked or not all(e.cancelled for e in picked):
            return []
        last = max(e.window.beginning.day for e in picked)
        others = self.calendar.of(kind.id, picked[0].cohort)
        held = (e for e in others if not e.cancelled and e.known(self.now, self.zone))
        return [e for e in held if e.window.beginning.day > last][:1]

    def _no_other(self, kind: Kind, cohort: str | None) -> str:
        """That nothing else is announced; of a round that is over for good, where the calls stand today."""
        chosen = self.programme.cohort(cohort or "")
        side = chosen is not None and chosen.side and kind.audience == CANDIDATES
        return self.calls() if side else say(self.lang, "dates.no_other")

    def sources_of(self, kind: str, cohort: str | None) -> tuple[Source, ...]:
        """Where the dates that `of_kind` or `calendar_of` gives come from, without repeats."""
        events = self.calendar.of(kind if self.calendar.of(kind) else None, cohort)
        known = [e for e in events if e.known(self.now, self.zone)]
        chosen = known if cohort else known[-2:]
        return tuple(dict.fromkeys(s for e in chosen for s in e.sources))

    def steps(self, told: Sequence[str], cohort: str | None) -> str:
        """One line with the other main steps of the cohort that is spoken of; "" where there are none to tell.

        `told`: the kinds of which the answer tells already. Who asks when one thing is needs the others too, and may
        have meant one of them. For others than candidates, all those that are for them are main steps.
        """
        chosen = self.programme.cohort(cohort or self._under_way(told) or "")
        if chosen is None or chosen.side:
            return ""
        audience = next((k.audience for k in self.calendar.kinds if k.id in told[:1]), CANDIDATES)
        found = []
        for kind in self.calendar.kinds:
            theirs = kind.audience == audience != CANDIDATES
            events = [e for e in self.calendar.of(kind.id, chosen.id) if (e.step or theirs) and not e.cancelled]
            known = [(w, e) for e in events if kind.id not in told and (w := e.known(self.now, self.zone))]
            several = theirs and len(known) > 1
            for window, event in known if several else known[:1]:
                name = in_language(event.title if several else kind.name, self.lang)
                others = kind.audience == CANDIDATES != audience and not (kind.begins_work or kind.ends_work)
                found.append((window, say(self.lang, "dates.step_of_candidates", kind=name) if others else name))
        found.sort(key=lambda one: one[0].beginning.first(self.zone))
        parts = [
            say(self.lang, "dates.step", kind=name[:1].lower() + name[1:], period=self.period(w)) for w, name in found
        ]
        if not parts:
            return ""
        return say(
            self.lang,
            "dates.steps",
            cohort=in_language(chosen.name, self.lang),
            steps=say(self.lang, "dates.step_and").join(parts),
        )

    def _under_way(self, kinds: Sequence[str]) -> str | None:
        """The cohort of the first event of `kinds` that is open, to come, or has just ended."""
        events = [e for k in kinds for e in self.calendar.of(k) if not self._side(e) and e.known(self.now, self.zone)]
        alive = [e for e in events if self.now - self.calendar.close_of(e, self.now) <= RECENT]
        to_come = [e for e in alive if e.state(self.now, self.zone) is not State.CLOSED]
        return next((e.cohort for e in (*to_come, *alive)), None)


def _spelt(question: str) -> str:
    """`question`, folded, with « 1er » in letters."""
    return _1ST.sub("premiere", fold(question))
