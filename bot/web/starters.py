"""Questions to begin with, chosen from the knowledge: nobody has to keep a second list up to date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.texts import FIRST, say
from index.documents import Entry, in_language
from index.knowledge import Knowledge

A_TOPIC = 6
"""Questions shown of one topic."""

NOON = time(12)

FEATURED = 6
"""Questions shown before any topic is opened, one a topic."""


@dataclass(frozen=True)
class Topic:
    """A heading, and the questions under it that have an answer on the day."""

    name: str
    questions: tuple[str, ...]


def topics(knowledge: Knowledge, lang: str, day: date) -> tuple[Topic, ...]:
    """The topics in the programme's order, the most central questions first; only those asked in `lang`.

    What is central: what staff translated, then what golden questions ask for and other entries refer to.
    """
    cited = Counter(other for entry in knowledge.entries for other in entry.related)
    cited.update(golden.expect for golden in knowledge.golden)
    central = sorted(
        (e for e in knowledge.entries if e.holds_on(day)),
        key=lambda e: (bool(e.translations), cited[e.id] + (cited[e.rule] if e.rule else 0)),
        reverse=True,
    )
    now = datetime.combine(day, NOON, knowledge.calendar.zone)

    def told_in(entry: Entry) -> bool:
        return lang == knowledge.programme.languages[0] or lang in entry.translations

    asked = [(k.audience != "candidates", k.question.get(lang, "")) for k in knowledge.calendar.kinds]
    # Dates come first: they are what changes, and what is asked most.
    found = [Topic(say(lang, "page.dates"), _questions([q for _, q in sorted(asked, key=lambda pair: pair[0])]))]
    found += [
        Topic(
            in_language(topic.name, lang),
            _questions([knowledge.title(e, lang, now) for e in central if e.topic == topic.id and told_in(e)]),
        )
        for topic in knowledge.programme.terms.get("topics", ())
    ]
    return tuple(topic for topic in found if topic.questions)


def featured(found: tuple[Topic, ...]) -> tuple[str, ...]:
    """The first question of each of the first topics."""
    return tuple(topic.questions[0] for topic in found[:FEATURED])


def languages(knowledge: Knowledge) -> tuple[str, ...]:
    """The programme's languages in which the page has sentences of its own, the programme's first one first."""
    known = tuple(lang for lang in knowledge.programme.languages if say(lang, "page.language") == lang)
    return known or (FIRST,)


def _questions(asked: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(q for q in asked if q))[:A_TOPIC]
