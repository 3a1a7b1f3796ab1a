"""The interest form: what is asked and why, one definition for every channel. Knows no storage, no channel.

Choices come from the knowledge (profiles, themes, projects), sentences from `bot/texts`. A field without anything to
choose from is left out, so that a programme without projects asks nothing about projects.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Literal

from bot.texts import say, spoken
from index.documents import in_language
from index.knowledge import Knowledge

Kind = Literal["text", "email", "choice", "choices", "long", "consent"]

TELEGRAM = "telegram"
"""The answer to `contact` of who wants to be told on Telegram; offered on that channel only."""

CONSENTS = ("contact", "share")
"""What can be agreed to, each apart: to be contacted; to have the profile shown to those who look for one."""

OTHER = "other"
_EXPERIENCE = ("student", "under_2", "2_to_5", "6_to_10", "over_10")
_AVAILABILITY = ("now", "3_months", "6_months", "next_call", "unsure")
_HEARD = ("website", "search", "social", "school", "acquaintance", "event", "press", OTHER)


@dataclass(frozen=True)
class Choice:
    id: str
    label: str


@dataclass(frozen=True)
class Field:
    """One question. `why` says to the candidate what the answer is for, and is shown with it.

    `limit`: characters of a text, or how many of the `choices` may be chosen. A field of kind `email` with choices
    takes one of them instead of an address.
    """

    id: str
    kind: Kind
    label: str
    why: str
    required: bool = False
    choices: tuple[Choice, ...] = ()
    limit: int = 200
    autocomplete: str = ""
    """The token of HTML's `autocomplete`, where there is one."""


@dataclass(frozen=True)
class Form:
    """The questions in one language. `version` changes whenever anything that the candidate reads does."""

    version: str
    title: str
    intro: str
    fields: tuple[Field, ...]
    submit: str
    lang: str

    def field(self, field_id: str) -> Field | None:
        return next((f for f in self.fields if f.id == field_id), None)


@dataclass(frozen=True)
class Consent:
    """A sentence that was agreed to, word for word, with the language it was read in."""

    kind: str
    """One of `CONSENTS`."""
    sentence: str
    lang: str

    @property
    def version(self) -> str:
        """Names the sentence for ever: the same words have the same version, and other words never do."""
        return hashlib.sha256(f"{self.lang}\n{self.sentence}".encode()).hexdigest()[:32]


def interest_form(knowledge: Knowledge, lang: str, channel: str = "") -> Form:
    """The form in `lang` (or the first language). On the channel `telegram` one may choose to be told there."""
    lang = spoken(lang)
    programme = knowledge.programme.short_name

    def text(key: str) -> str:
        return say(lang, f"interest.{key}", programme=programme)

    def field(field_id: str, kind: Kind, **more: object) -> Field:
        label, why = text(f"{field_id}.label"), text(f"{field_id}.why")
        return Field(field_id, kind, label, why, **more)  # type: ignore[arg-type]  # the fields below are the only ones

    def listed(section: str, ids: Iterable[str]) -> tuple[Choice, ...]:
        return tuple(Choice(i, text(f"{section}.{i}")) for i in ids)

    def vocabulary(section: str) -> tuple[Choice, ...]:
        terms = knowledge.programme.terms.get(section, ())
        return tuple(Choice(t.id, _capital(in_language(t.name, lang))) for t in terms)

    profiles = vocabulary("profiles")
    if profiles and not any(c.id == OTHER for c in profiles):
        profiles += (Choice(OTHER, text("profile.other")),)
    on_telegram = (Choice(TELEGRAM, text("contact.telegram")),) if channel == TELEGRAM else ()
    asked = (
        field("first_name", "text", limit=60, autocomplete="given-name"),
        field("contact", "email", required=True, limit=254, autocomplete="email", choices=on_telegram),
        field("profile", "choice", choices=profiles),
        field("themes", "choices", choices=vocabulary("themes"), limit=10),
        field("projects", "choices", choices=tuple(_projects(knowledge)), limit=10),
        field("experience", "choice", choices=listed("experience", _EXPERIENCE)),
        field("availability", "choice", choices=listed("availability", _AVAILABILITY)),
        field("message", "long", limit=1_000),
        field("heard", "choice", choices=listed("heard", _HEARD)),
        field("consent_contact", "consent"),
        field("consent_share", "consent"),
    )
    fields = tuple(f for f in asked if f.choices or f.kind not in ("choice", "choices"))
    title, intro, submit = text("title"), text("intro"), text("submit")
    content = json.dumps([title, intro, submit, lang, [asdict(f) for f in fields]], ensure_ascii=False)
    return Form(hashlib.sha256(content.encode()).hexdigest()[:16], title, intro, fields, submit, lang)


def consent(form: Form, kind: str) -> Consent:
    """The sentence that this form asks to agree to. `kind` is one of `CONSENTS`."""
    field = form.field(f"consent_{kind}")
    if field is None:
        raise KeyError(kind)
    return Consent(kind, field.label, form.lang)


def _projects(knowledge: Knowledge) -> Iterator[Choice]:
    """The projects, those of the latest cohort first, by name within a cohort."""
    rank = {cohort.id: place for place, cohort in enumerate(knowledge.programme.cohorts)}
    for project in sorted(knowledge.projects, key=lambda p: (-rank.get(p.cohort, -1), p.name.casefold())):
        yield Choice(project.id, project.name)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
