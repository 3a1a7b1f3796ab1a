"""What is done with personal data, said once: the notice for candidates and the record of processing (PRIVACY.md).

Periods come from the settings and from the code that keeps them, who is responsible from the knowledge, sentences from
`bot/texts`: the notice, the record and what is done cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.conversation import LIFETIME
from bot.interest.limits import ADDRESS_A_DAY
from bot.interest.service import CONFIRM_WITHIN
from bot.retention import PROOFS_MONTHS, SENT, TOLD, UNFINISHED, months_after
from bot.settings import Settings
from bot.texts import say
from index.documents import Programme, in_language

PROCESSINGS = ("interest", "share", "reminders", "questions", "conversation", "telegram", "abuse", "proof")
"""Everything that is done with data of people, each a table of `bot/texts/*/privacy.toml`."""

_ASPECTS = ("purpose", "data", "basis", "period", "recipients")
_SECTIONS = ("rights", "cookie", "elsewhere", "security")


@dataclass(frozen=True)
class Processing:
    """One thing that is done with data. `facts`: heading and sentence, as a record of processing has them."""

    id: str
    name: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Notice:
    title: str
    intro: tuple[str, ...]
    processings: tuple[Processing, ...]
    sections: tuple[Section, ...]


def keep_until(settings: Settings, last_contact: datetime) -> datetime:
    """When an interest is erased if nothing more is heard."""
    return months_after(last_contact, settings.keep_interests_months)


def notice(settings: Settings, programme: Programme, lang: str) -> Notice:
    """The notice in `lang`. Reminders and shares of the record stand in it under the same words."""
    values = {
        "programme": programme.name, "short": programme.short_name, "operator": programme.operator,
        "contact": in_language(programme.contact.name, lang), "email": programme.contact.email,
        "interests": settings.keep_interests_months, "questions": settings.keep_questions_months,
        "confirm": CONFIRM_WITHIN.days, "minutes": round(LIFETIME.total_seconds() / 60), "a_day": ADDRESS_A_DAY,
        "told": TOLD.days, "sent": SENT.days, "hours": round(UNFINISHED.total_seconds() / 3600), "proofs": PROOFS_MONTHS,
    }  # fmt: skip

    def text(key: str) -> str:
        return say(lang, f"privacy.{key}", **values)

    def facts(processing: str) -> tuple[tuple[str, str], ...]:
        period = "period"
        if processing == "questions" and not settings.keep_questions_months:
            period = "period_none"
        return tuple(
            (text(f"aspect.{aspect}"), text(f"{processing}.{period if aspect == 'period' else aspect}"))
            for aspect in _ASPECTS
        )

    return Notice(
        text("title"),
        (text("intro"), text("controller"), text("contact")),
        tuple(Processing(p, text(f"{p}.name"), facts(p)) for p in PROCESSINGS),
        tuple(Section(text(f"{s}.heading"), tuple(text(f"{s}.text").strip().split("\n"))) for s in _SECTIONS),
    )


def document(settings: Settings, programme: Programme, lang: str) -> str:
    """The record of processing as a Markdown document."""
    content = notice(settings, programme, lang)
    parts = [f"# {content.title}", *content.intro, f"## {say(lang, 'privacy.record')}"]
    for processing in content.processings:
        heads = " | ".join(head for head, _ in processing.facts)
        cells = " | ".join(cell for _, cell in processing.facts)
        parts += [f"### {processing.name}", f"| {heads} |\n|{'---|' * len(processing.facts)}\n| {cells} |"]
    for section in content.sections:
        lines = section.lines if len(section.lines) == 1 else tuple(f"- {line}" for line in section.lines)
        parts += [f"## {section.heading}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"
