"""What was found -> a reply: the answer of a unit with what must stand beside it, or what to say instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answers import Answers, links
from bot.answering.filling import fill, not_told
from bot.answering.lacking import what_it_lacks
from bot.conversation import Context
from bot.dates.cohort_lists import item_of
from bot.dates.intervals import following
from bot.dates.lasting import AGO
from bot.dates.notice_periods import asks_to_come_later, held_against_the_start
from bot.dates.own_rounds import nouns_of_rounds
from bot.dates.sent import sent_in_time
from bot.dates.spans import Span
from bot.dates.told_spans import elapsed
from bot.reply import Link, Reply
from bot.texts import say
from index.calendar import Event
from index.documents import in_language
from index.knowledge import DATES_PREFIX
from index.named_days import named_days
from index.text import fold, words
from index.windows import Moment

WORTH_A_GLIMPSE = 0.12
"""Chance of being right from which the beginning of the closest answer is shown with suggestions."""

GLIMPSE = 600
"""Characters up to which the beginning of an answer is shown with a suggestion."""

BRIEF = 420
"""Characters up to which the first two paragraphs of an answer are shown with a suggestion."""

WHOLE = 900
"""Characters up to which all of another answer is told, where it was surely asked for as well."""

GLIMPSES = 2
"""Related answers of which the beginning is shown to who wants to know more."""


class Composer(Answers):
    """Writes replies from one knowledge, at one moment, for readers of one language."""

    def suggestions(
        self, units: Sequence[str], cohorts: Sequence[str], confidence: float, near: Sequence[str] = ()
    ) -> Reply:
        """Did you mean: up to three, with what the first one says in short, and those that are as `near`."""
        buttons = self.buttons(units, limit=3)
        said = self.unit(units[0], cohorts, confidence) if buttons and confidence >= WORTH_A_GLIMPSE else None
        glimpse = self._glimpse(units[0], cohorts, said) if said else ""
        if said is None or not glimpse:
            text = say(self.lang, "reply.suggestions", **self.dates.contact)
            return Reply("suggestions", text, self.lang, (), buttons, confidence)
        shown = replace(said, markdown=glimpse)
        for unit in near:
            shown = self.beside(shown, unit, cohorts, briefly=True)
        text = say(
            self.lang,
            "reply.glimpse",
            question=self.label(said.entry or units[0]),
            answer=shown.markdown,
            **self.dates.contact,
        )
        return Reply("suggestions", text, self.lang, shown.sources, buttons, confidence)

    def _glimpse(self, unit: str, cohorts: Sequence[str], said: Reply, whole: int = 0) -> str:
        """The beginning of a unit's answer: its first paragraph, with the list that it opens; "" when it is long.

        All of it where it has no more than `whole` characters. Of dates the first two: when the one thing is, and the other
        (the coaches, and everybody else).
        """
        if project := self.knowledge.projects_by_id.get(unit):
            return in_language(project.summary, self.lang).rstrip(".") + "."
        body = said.markdown
        if unit in self.knowledge.versions:  # without the notes that stand before it
            entry, _ = self.version(unit, cohorts)
            translation = entry.translations.get(self.lang)
            body = fill(self.dates, translation.body if translation else entry.body, entry.reviewed_on)
        blocks = body.split("\n\n")
        if len(body) <= whole:
            return body
        brief = sum(map(len, blocks[:2])) <= BRIEF
        shown = blocks[: 2 if brief or unit.startswith(DATES_PREFIX) else 1]
        if len(blocks) > len(shown) > 1 and shown[1].startswith(say(self.lang, "dates.last_time")):
            shown = shown[:1]  # and not one of several that were: the coaches of years ago, without everybody else
        if shown[-1].rstrip().endswith(":"):
            shown = blocks[: len(shown) + 1]
        elif len(shown) == 1 < len(blocks) and (item := self._of_the_cohort(blocks[1], cohorts)):
            shown = [*shown, item]
        text = "\n\n".join(shown)
        if len(text) > GLIMPSE and not blocks[0].rstrip().endswith(":"):
            text = blocks[0]
        return text if len(text) <= GLIMPSE else ""

    def _of_the_cohort(self, block: str, cohorts: Sequence[str]) -> str:
        """The item of a list that tells of the first of some cohorts, else of the one whose rules hold now; or ""."""
        programme = self.knowledge.programme
        cohort = programme.cohort(cohorts[0]) if cohorts else programme.cohort_on(self.today)
        return item_of(block, programme, self.lang, cohort) if cohort else ""

    def beside(
        self, reply: Reply, unit: str, cohorts: Sequence[str], surely: bool = True, briefly: bool = False
    ) -> Reply:  # fmt: skip
        """`reply`, and under its question what answers the other thing that was asked, or the beginning of it.

        The beginning where it was not `surely` asked, or where it is to be told `briefly`; nothing of what is no rule yet.
        """
        if unit in self.dates.not_yet:
            return reply
        other = self.unit(unit, cohorts, reply.confidence)
        whole = WHOLE if surely and not briefly and unit in self.knowledge.versions else 0
        blocks = self._glimpse(unit, cohorts, other, whole).split("\n\n")
        already = set(reply.markdown.split("\n\n"))  # « où en sont les appels », which the first answer told
        said = "\n\n".join(not_told(blocks, already))
        if not said or said in reply.markdown:
            return reply
        label = self.label(other.entry or unit)
        title = label if surely else say(self.lang, "reply.perhaps", question=label)
        sources = tuple(dict.fromkeys((*reply.sources, *other.sources)))
        left = reply.suggestions if briefly or not surely else [s for s in reply.suggestions if s.question != label]
        told = f"{reply.markdown}\n\n**{title}**\n\n{said}"
        return replace(reply, markdown=told, sources=sources, suggestions=tuple(left))

    def not_known_of(self, reply: Reply, year: int) -> Reply:
        """`reply`, after saying that nothing is known of a `year` to come."""
        return replace(reply, markdown=f"{say(self.lang, 'reply.year_to_come', year=year)}\n\n{reply.markdown}")

    def version_beside(self, reply: Reply, unit: str, cohorts: Sequence[str], cohort: str) -> Reply:
        """`reply`, and under its question the beginning of the version for another of the `cohorts` that were named.

        Nothing is added where it is the same as that of a cohort before it, or where there is none.
        """
        entry, fits = self.version(unit, (cohort,))
        before = [self.version(unit, (c,))[0].id for c in cohorts[: cohorts.index(cohort)]]
        return self.beside(reply, unit, (cohort,)) if fits and entry.id not in before else reply

    def no_project(self, said: Sequence[str], units: Sequence[str], confidence: float) -> Reply:
        """That no project speaks of what a question looks for, and what else there is."""
        cohort_word = in_language(self.knowledge.programme.cohort_word, self.lang)
        text = f"{self._none_speaks_of(said)} {say(self.lang, 'reply.search_otherwise', cohort_word=cohort_word)}"
        buttons = self.buttons(units, limit=3)
        if buttons:
            text += "\n\n" + say(self.lang, "reply.closest")
        return Reply("unknown", text, self.lang, (), buttons, confidence)

    def though_no_project(self, reply: Reply, said: Sequence[str]) -> Reply:
        """`reply`, after saying that no project speaks of what the question looks for."""
        return replace(reply, markdown=f"{self._none_speaks_of(said)}\n\n{reply.markdown}")

    def _none_speaks_of(self, said: Sequence[str]) -> str:
        return say(
            self.lang,
            "reply.no_project",
            count=sum(p.cohort not in self.dates.unrevealed for p in self.knowledge.projects),
            words=" ".join(said),
        )

    def more(self, before: Context) -> Reply:
        """ "Can you be more precise?": what is related to the last answer, or who knows more."""
        entry = self.knowledge.entries_by_id.get(before.entry or "")
        related = [i for i in entry.related if self.knowledge.unit_of(i) != before.unit] if entry else []
        buttons = self.buttons(related, limit=3)
        email = self.dates.email
        if not buttons:
            return Reply(
                "answer",
                say(self.lang, "reply.nothing_more", email=email),
                self.lang,
                confidence=1.0,
                entry=before.entry,
            )
        again = self.unit(before.unit, before.cohorts, 1.0).markdown if before.unit in self.knowledge.versions else ""
        text = "\n\n".join(filter(None, [again, say(self.lang, "reply.more")]))
        reply = Reply("answer", text, self.lang, (), buttons, 1.0, before.entry)
        units = dict.fromkeys(u for i in related if (u := self.knowledge.unit_of(i)))
        for unit in list(units)[:GLIMPSES]:
            reply = self.beside(reply, unit, before.cohorts, briefly=True)
        return replace(reply, sources=reply.sources or links(entry.sources if entry else (), self.today))

    def lacking(self, reply: Reply, question: str, aspect: str = "") -> Reply:
        """`reply`, after saying that it does not tell the detail that `question`, or its `aspect`, asks for, if so."""
        project = self.knowledge.projects_by_id.get(reply.entry or "")
        rounds = nouns_of_rounds(question, self.dates)
        said = what_it_lacks(reply, question, project, self.lang, self.dates.email, aspect, rounds)
        return replace(reply, markdown=f"{said}\n\n{reply.markdown}") if said else reply

    def remarking(self, reply: Reply, key: str) -> Reply:
        """`reply`, and what it may leave out: all but dates (`only_dates`), or the rest of a message (`rest_unknown`)."""
        told = say(self.lang, f"reply.{key}", email=self.dates.email)
        return replace(reply, markdown=f"{reply.markdown}\n\n{told}")

    def aged(self, reply: Reply, question: str) -> Reply:
        """`reply`, after how long ago the one past day was that a rule begins with, where `question` asks for that."""
        rule = reply.kind == "answer" and reply.entry in self.knowledge.entries_by_id
        if not rule or not AGO.search(fold(question)):
            return reply
        dated = {of_year for d in named_days(reply.markdown.partition("\n\n")[0]) if (of_year := d.of_its_year)}
        if len(dated) != 1 or (day := dated.pop()) > self.today:
            return reply
        since = self.dates.since(Moment.on(day))
        told = say(self.lang, "reply.day_was", day=self.dates.day(day), since=since)
        return replace(reply, markdown=f"{told}\n\n{reply.markdown}")

    def with_notice_period(self, reply: Reply, question: str, before: str = "") -> Reply:
        """`reply`, after how the notice period that `question`, or what was told `before`, tells lies to the day on which work begins."""
        told = held_against_the_start(self.dates, question, before) if reply.kind != "chitchat" else ""
        if told and reply.kind == "unknown":  # « six semaines de préavis, serais-je libre le premier jour ? »
            begins = next((k.id for k in self.knowledge.calendar.kinds if k.begins_work), "")
            reply = self.unit(DATES_PREFIX + begins, (), 1.0, question=question) if begins else reply
        both = (reply.markdown, told) if asks_to_come_later(question) else (told, reply.markdown)
        return replace(reply, markdown="\n\n".join(both)) if told else reply

    def with_what_was_sent(self, reply: Reply, question: str) -> Reply:
        """`reply`, after whether what `question` says to have sent was in time."""
        told = sent_in_time(self.dates, question)
        if not told or reply.kind not in ("answer", "suggestions"):
            return reply
        late = say(self.lang, "dates.late", email=self.dates.email)  # which is no answer to who was in time
        rest = "\n\n".join(b for b in reply.markdown.replace(late, "").split("\n\n") if b.strip())
        return replace(reply, markdown=f"{told}\n\n{rest}")

    def of_its_cohort(self, reply: Reply, project_id: str) -> Reply:
        """`reply`, after of which cohort the project is that one wants to join, and what became of it."""
        project = self.knowledge.projects_by_id[project_id]
        cohort = self.knowledge.programme.cohort(project.cohort)
        name = in_language(cohort.name, self.lang) if cohort else project.years
        told = say(self.lang, "project.of_its_cohort", name=project.name, cohort=name, years=project.years)
        return replace(reply, markdown="\n\n".join(filter(None, (told, self.state_of(project), reply.markdown))))

    def sourced(self, reply: Reply) -> Reply:
        """`reply`, after what it comes from, with the day of each source."""
        if not reply.sources:
            return reply
        told = say(self.lang, "dates.step_and").join(map(self._dated, reply.sources))
        return replace(reply, markdown=f"{say(self.lang, 'reply.sourced', sources=told)}\n\n{reply.markdown}")

    def _dated(self, source: Link) -> str:
        try:
            return f"{source.title} ({self.dates.moment(Moment.parse(source.updated), weekday=False)})"
        except ValueError:  # no date, or one in words
            return source.title

    def noticed(self, reply: Reply) -> Reply:
        """`reply`, after a line in the language of the question when that is none of the programme's."""
        notice = self.notice(self.asked_in in self.knowledge.programme.languages)
        if notice is None or notice in reply.markdown or reply.kind == "chitchat":
            return reply
        return replace(reply, markdown=f"{notice}\n\n{reply.markdown}")

    def for_all(self, reply: Reply) -> Reply:
        """`reply`, after saying that it is the same for every profession, where its text names none."""
        named = {t for n in self.knowledge.programme.terms.get("profiles", ()) for t in (*n.name.values(), *n.also)}
        told = f" {' '.join(words(reply.markdown))} "
        if any(f" {' '.join(words(name))} " in told for name in named):
            return reply
        return replace(reply, markdown=f"{say(self.lang, 'reply.for_all')}\n\n{reply.markdown}")

    def again(self, reply: Reply) -> Reply:
        """`reply`, the same as before, and whom to ask if it does not settle what is asked now."""
        email = self.dates.email
        if reply.entry not in self.knowledge.entries_by_id:
            return reply
        key = "reply.again_here" if email in reply.markdown else "reply.again"
        return replace(reply, markdown=f"{reply.markdown}\n\n{say(self.lang, key, email=email)}")

    def all_known_of(self, reply: Reply) -> Reply:
        """The card of a project that was shown already, and that there is no more of it, for a question whose words it may not answer."""
        told = say(self.lang, "reply.again_project", email=self.dates.email)
        return replace(reply, markdown=f"{reply.markdown}\n\n{told}")

    def following(self, unit: str, cohorts: Sequence[str], question: str) -> Reply:
        """What comes after the dates of `unit`."""
        kind, cohort = unit.removeprefix(DATES_PREFIX), cohorts[0] if cohorts else None
        return self.coming(following(self.dates, kind, cohort, question), unit, self.dates.calls_after(kind, cohort))

    def coming(self, events: Sequence[Event], unit: str, besides: str = "") -> Reply:
        """The `events` that come after those of `unit`, and what is told `besides`."""
        if not events:
            text = say(self.lang, "dates.nothing_follows")
            return Reply("answer", text, self.lang, (), (), 1.0, unit)
        parts = [say(self.lang, "dates.follows"), *(self.dates.status(e) for e in events)]
        told = "\n\n".join(filter(None, [*parts, besides]))
        sources = tuple(dict.fromkeys(s for e in events for s in e.sources))
        return Reply("answer", told, self.lang, links(sources, self.today)[:3], (), 1.0, DATES_PREFIX + events[0].kind)

    def of_events(self, events: Sequence[Event], unit: str, confidence: float) -> Reply:
        """Where each of some `events` stands."""
        sources = tuple(dict.fromkeys(s for e in events for s in e.sources))
        told = "\n\n".join(self.dates.status(e) for e in events)
        return Reply("answer", told, self.lang, links(sources, self.today)[:3], (), confidence, unit)

    def elapsed(self, between: Sequence[Span], question: str, told: str = "") -> Reply:
        """How long it is from one event to another, or how long one lasts, of each cohort that is asked of; as `told`, if that is said."""
        sources = tuple(dict.fromkeys(s for one in between for e in one.events for s in e.sources))
        unit, text = DATES_PREFIX + between[0].events[-1].kind, told or elapsed(self.dates, between, question)
        return Reply("answer", text, self.lang, links(sources, self.today)[:3], (), 1.0, unit)
