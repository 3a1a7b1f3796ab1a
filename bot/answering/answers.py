"""The answer of a unit in words: an entry, a date, a project or a list of them, at a clock and in a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.answering.filling import alive, fill
from bot.answering.known_then import dated_then, known_then, seen_by, tells_later
from bot.answering.told_dates import blocks_told, dates_asked
from bot.dates.cohort_lists import cut
from bot.dates.sentences import Dates
from bot.dates.standing import capital
from bot.reply import Link, Reply, Suggestion
from bot.texts import FIRST, catalogue, say
from index.calendar import CANDIDATES
from index.documents import Cohort, Entry, Programme, Project, Source, in_language
from index.knowledge import DATES_PREFIX, Knowledge
from index.named_days import named_days
from index.text import fold, words

WIDEST = 90
"""Characters up to which a button tells what a project is for."""

ELSEWHERE = 0.05
"""Chance of being about the programme below which no topic of its is offered, since none can be near."""


def facts_of(project: Project, programme: Programme, lang: str) -> str:
    """Its cohort and years, administration and place, on one line."""
    cohort = programme.cohort(project.cohort)
    when = ", ".join(filter(None, (in_language(cohort.name, lang) if cohort else "", project.years)))
    where = {"administration": project.administration, "place": project.place_name}
    return say(lang, "project.facts", cohort=when, **where)


class Answers:
    """Writes the answers of one knowledge, at one moment, for readers of one language."""

    def __init__(
        self, knowledge: Knowledge, now: datetime, asked_in: str, weekdays: bool = False, said: str = "", counting: str = ""
    ) -> None:  # fmt: skip
        """`asked_in` is the language of the question; sentences are in it when the programme speaks it.

        `weekdays`: whether the question asks for the day of the week; `said`: what was said before it; `counting`: the unit,
        "days" or "weeks", in which it asks how long something is to come.
        """
        self.knowledge = knowledge
        self.asked_in = asked_in
        self.lang = asked_in if asked_in in knowledge.programme.languages else FIRST
        self.dates = Dates(knowledge, now, self.lang, weekdays, counting)
        self.today = self.dates.now.date()
        self.said = said

    def unit(
        self, unit: str, cohorts: Sequence[str], confidence: float, related: Sequence[str] = (), question: str = "",
        years: Sequence[int] = (), further: Sequence[str] = (), of_each: Mapping[str, Sequence[str]] | None = None,
    ) -> Reply:  # fmt: skip
        """The answer of a unit: its entry for the cohort named or the clock, a project, a date or a courtesy.

        `question` helps to choose among the events of a kind (« le sprint 3 »), and so do `years`, those that it names
        without naming a cohort. `further`: other dates that it asks for; `of_each`: dates that it asks for of cohorts of
        their own.
        """
        if unit.startswith(DATES_PREFIX):
            return self._dates((unit, *further), cohorts, confidence, question, years, related, of_each or {})
        if project := self.knowledge.projects_by_id.get(unit):
            return self.project(project, confidence)
        if talk := self.knowledge.smalltalk_by_id.get(unit):
            return Reply("chitchat", in_language(talk.reply, self.lang), self.lang, confidence=confidence, entry=unit)
        return self._entry(unit, cohorts, confidence, related, question)

    def version(self, unit: str, cohorts: Sequence[str]) -> tuple[Entry, bool]:
        """The version of a rule to give, and whether it is of a cohort that was asked for (True when none was).

        A named cohort's own version comes first, then the one that held when it began (of the latest, what is so today), then the one in force today,
        then the latest of the past, then the first of all. None of a cohort that nobody has heard of is given while there is
        another.
        """
        every = self.knowledge.versions[unit]
        unheard = {c.id for c in self.dates.unheard_of}
        begun = (e.valid_from is None or e.valid_from <= self.today for e in every)
        versions = [e for e, b in zip(every, begun, strict=True) if b or not set(e.cohorts) <= unheard] or every
        programme = self.knowledge.programme
        for cohort_id in cohorts:
            for entry in versions:
                if cohort_id in entry.cohorts:
                    return entry, True
            cohort = programme.cohort(cohort_id)
            main = programme.goes_on_from(cohort) if cohort else None
            for entry in versions if main else ():  # « le 5 bis » goes on from the 5th
                if main and cohort and main.id in entry.cohorts and self._names(cohort, entry):
                    return entry, True
            begun_since = [
                c for c in programme.cohorts if not c.side and cohort and cohort.starts < c.starts <= self.today
            ]
            dated_alone = not any(entry.cohorts for entry in versions)
            if dated_alone and not begun_since and (now := next((e for e in versions if e.holds_on(self.today)), None)):
                return now, True  # of the latest cohort, what is so today, and not when it began
            if cohort and not cohort.side:
                for entry in versions:
                    if entry.valid_from and not self._side(entry) and entry.holds_on(cohort.starts):
                        return entry, True
        plain = [e for e in versions if not self._side(e)] or list(versions)
        for entry in plain:
            if entry.holds_on(self.today):
                return entry, not cohorts or len(every) == 1
        past = [e for e in plain if e.valid_from and e.valid_from <= self.today]
        return (past[0] if past else plain[-1]), not cohorts

    def _names(self, cohort: Cohort, entry: Entry) -> bool:
        """Whether a text of staff names a cohort, in one of its ways."""
        told = f" {' '.join(words(entry.plain))} "
        return any(f" {' '.join(words(name))} " in told for name in (*cohort.name.values(), *cohort.also))

    def _side(self, entry: Entry) -> bool:
        found = [c for i in entry.cohorts if (c := self.knowledge.programme.cohort(i))]
        return bool(found) and all(c.side for c in found)

    def _entry(
        self, unit: str, cohorts: Sequence[str], confidence: float, related: Sequence[str], question: str
    ) -> Reply:
        entry, fits = self.version(unit, cohorts)
        told = (
            question if named_days(question) else f"{self.said} {question}"
        )  # « j'ai commencé le 5 janvier » before it
        translation = entry.translations.get(self.lang)
        body = fill(self.dates, translation.body if translation else entry.body, entry.reviewed_on, told)
        lang = self.lang
        notes: list[str] = []
        if notice := self.notice(translated=translation is not None or self.asked_in == FIRST):
            notes.append(notice)
            lang = FIRST
            body = fill(Dates(self.knowledge, self.dates.now, FIRST), entry.body, entry.reviewed_on, told)
        notes += alive(self.dates, entry.body)
        if not fits and cohorts and (cohort := self.knowledge.programme.cohort(cohorts[0])):
            key = "reply.not_yet" if cohort.starts > self.today else "reply.no_version"
            notes.append(say(self.lang, key, cohort=capital(in_language(cohort.name, self.lang))))
        follow = (*entry.related, *related)
        return Reply(
            "answer", "\n\n".join([*notes, body]), lang, links(entry.sources, self.today),
            self.buttons(follow, limit=3, besides=unit), confidence, entry.id,
        )  # fmt: skip

    def notice(self, translated: bool) -> str | None:
        """One line, in the reader's language, saying that the answer is not."""
        if translated:
            return None
        notices = catalogue(FIRST)
        return notices.get(f"notice.{self.asked_in}", notices["notice.en"])

    def _dates(
        self, units: Sequence[str], cohorts: Sequence[str], confidence: float, question: str, years: Sequence[int],
        related: Sequence[str], of_each: Mapping[str, Sequence[str]],
    ) -> Reply:  # fmt: skip
        asked = dates_asked(self.dates, units, cohorts, question, years, of_each)
        if asked is None:
            return self.unknown((), confidence)
        kind, texts = asked.kinds[0], blocks_told(self.dates, asked)
        sources = tuple(dict.fromkeys((*self._meanwhile(texts), *self.dates.sources_of(kind.id, asked.cohort))))
        to_candidates = kind.call and kind.audience == CANDIDATES
        standing = self.knowledge.programme.standing_entries if to_candidates else ()
        buttons = self.buttons((*standing, *(related if kind.call else ())), 3, units[0])
        blocks = dict.fromkeys(block for text in texts for block in text.split("\n\n"))
        return Reply(
            "answer", "\n\n".join(blocks), self.lang, links(sources, self.today)[:3], buttons, confidence, units[0]
        )

    def _meanwhile(self, texts: Sequence[str]) -> tuple[Source, ...]:
        """Where what is said while no call is open comes from, when one of `texts` says it."""
        told = ((in_language(k.meanwhile, self.lang), k) for k in self.knowledge.calendar.kinds if k.meanwhile)
        return tuple(s for said, kind in told if any(said in text for text in texts) for s in kind.meanwhile_source)

    def project(self, project: Project, confidence: float) -> Reply:
        """A project's card."""
        facts = facts_of(project, self.knowledge.programme, self.lang)
        if project.duration_months:
            facts += f" · {say(self.lang, 'project.months', months=project.duration_months)}"
        card = project.translations.get(self.lang)
        first = FIRST if self.asked_in == FIRST else self.lang
        parts = [f"**{project.name}** — {in_language(project.summary, first)}.", f"*{facts}*"]
        if notice := self.notice(self.asked_in == FIRST or card is not None):
            parts.append(notice)
        last_step = self._last_step(project)
        body = fill(self.dates, card.body if card else project.body)
        # Of a project of one year, what was done in it and what came of it are told alike.
        of_one_year = last_step if "-" in project.years else None
        parts.append(known_then(body, self.today, of_one_year, self._seen(project)))
        if team := card.team if card else project.team:
            parts.append(say(self.lang, "project.team", team=team.rstrip(".")))
        parts.append(self.state_of(project))
        further = (*links(project.links, self.today), *links(project.sources, self.today))
        told = "\n\n".join(filter(None, parts))
        return Reply("answer", told, self.lang, further, (), confidence, project.id, projects=(project.id,))

    def state_of(self, project: Project) -> str:
        """What became of it, as far as that had been seen by now; or ""."""
        card = project.translations.get(self.lang)
        status = (card and card.status) or project.status.text
        if not self._seen(project) or tells_later(status, self.today):
            then = dated_then(status, self.today)
            return say(self.lang, "project.status_then", text=then) if then else ""
        return say(self.lang, "project.status", text=status.rstrip("."), as_of=project.status.as_of)

    def _seen(self, project: Project) -> bool:
        """Whether its state, as staff wrote it, had been seen by now."""
        return seen_by(project.status.as_of, self.today, self._last_step(project))

    def _last_step(self, project: Project) -> date | None:
        """The last day of the steps of its cohort."""
        steps = (e for e in self.dates.calendar.of(cohort=project.cohort) if e.step)
        return max((e.window.deadline.day for e in steps), default=None)

    def unknown(self, units: Sequence[str], confidence: float, scope: float = 1.0) -> Reply:
        """Says so, gives the contact and the closest topics.

        `scope`: the chance that the question is about the programme at all. To who asks something else no topic is offered, and
        the team only if the question is about the programme after all.
        """
        who = self.dates.contact
        if scope < ELSEWHERE:
            return Reply("unknown", say(self.lang, "reply.elsewhere", **who), self.lang, (), (), confidence)
        text = " ".join([say(self.lang, "reply.unknown"), say(self.lang, "reply.who_knows", **who)])
        buttons = self.buttons(units, limit=3)
        if buttons:
            text += "\n\n" + say(self.lang, "reply.closest")
        return Reply("unknown", text, self.lang, (), buttons, confidence)

    def buttons(self, ids: Sequence[str], limit: int, besides: str | None = None) -> tuple[Suggestion, ...]:
        found: dict[str, Suggestion] = {}
        unheard = {c.id for c in self.dates.unheard_of}
        for answer_id in ids:
            unit = self.knowledge.unit_of(answer_id)
            if unit is None or unit == besides or unit in found or unit in self.dates.not_yet:
                continue
            entry = self.knowledge.entries_by_id.get(answer_id)
            if entry and entry.cohorts and set(entry.cohorts) <= unheard:
                continue  # nobody asks of what nobody had heard of
            asked = self.label(answer_id if answer_id in self.knowledge.entries_by_id else unit)
            if asked and fold(asked) not in {fold(s.question) for s in found.values()}:
                found[unit] = Suggestion(self._described(unit, asked), asked)
        return tuple(found.values())[:limit]

    def _described(self, unit: str, label: str) -> str:
        """What a button shows: a question, or a project's name with what it is for, since a name alone says nothing."""
        project = self.knowledge.projects_by_id.get(unit)
        told = f"{label} – {in_language(project.summary, self.lang)}" if project else label
        return told if len(told) <= WIDEST else label

    def label(self, answer_id: str) -> str:
        """The question that a button shows and asks."""
        if project := self.knowledge.projects_by_id.get(answer_id):
            return project.name
        if answer_id.startswith(DATES_PREFIX) and (
            kind := self.knowledge.calendar.kind(answer_id.removeprefix(DATES_PREFIX))
        ):
            return in_language(kind.question, self.lang)
        entry = self.knowledge.entries_by_id.get(answer_id)
        if entry is None and answer_id in self.knowledge.versions:
            entry, _ = self.version(answer_id, ())
        if entry is None:
            return ""
        return cut(
            self.knowledge.title(entry, self.lang, self.dates.now),
            self.dates.programme,
            self.lang,
            self.dates.unheard_of,
        )


def links(sources: Sequence[Source], today: date) -> tuple[Link, ...]:
    """The `sources` of an answer; told as of a day that is over, those that there were then, if there are any."""
    then = [s for s in sources if not s.updated[:1].isdigit() or s.updated <= today.isoformat()[: len(s.updated)]]
    return tuple(Link(s.title, s.url, s.updated) for s in then or sources)
