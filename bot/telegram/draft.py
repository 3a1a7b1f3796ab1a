"""An interest form that is being filled in: what was answered, and which question comes next. Pure and frozen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from bot.interest.answers import InvalidAnswer, InvalidAnswers, Value, check_field
from bot.interest.form import Choice, Field, Form
from index.text import fold

REVIEW = "!review"
"""All is answered: the answers are shown, to be corrected or sent."""

CORRECT = "!correct"
"""Which answer to correct is being chosen."""

SENT = "!sent"
"""It was sent; what was answered is no longer here."""

PAGE = 8
"""Choices on a page."""


@dataclass(frozen=True)
class Draft:
    """`at`: the identifier of the question that is asked, or one of the places above."""

    id: str
    """Names this sending of the form: sent twice, it is still one."""
    lang: str
    at: str
    answers: Mapping[str, Value] = field(default_factory=dict)
    correcting: bool = False
    """After this question come the answers again, not the next question."""
    page: int = 0
    search: str = ""
    seen: int = 0
    """The last update that changed it: one that is received again must not answer the next question."""

    @property
    def in_work(self) -> bool:
        return self.at != SENT

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def of_json(cls, text: str) -> Draft | None:
        """None for what an older or newer version wrote."""
        try:
            data = json.loads(text)
            answers = {k: tuple(v) if isinstance(v, list) else v for k, v in data.pop("answers").items()}
            return cls(answers=answers, **data)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


def begin(form: Form, number: str) -> Draft:
    return Draft(number, form.lang, form.fields[0].id)


def question(form: Form, draft: Draft) -> Field | None:
    """The question that is asked, if one is. A question that no longer exists is none."""
    return form.field(draft.at)


def take(form: Form, draft: Draft, raw: object) -> Draft:
    """The answer to the question that is asked; None skips it. Raises InvalidAnswer."""
    value = check_field(form, draft.at, raw)
    return _onward(form, replace(draft, answers={**draft.answers, draft.at: value}))


def toggle(form: Form, draft: Draft, choice: str) -> Draft:
    """Choose one more of several, or one fewer. Raises InvalidAnswer."""
    now = chosen(draft, draft.at)
    wanted = tuple(c for c in now if c != choice) if choice in now else (*now, choice)
    return replace(draft, answers={**draft.answers, draft.at: check_field(form, draft.at, wanted)})


def back(form: Form, draft: Draft) -> Draft:
    """To the former question; from a correction, to the answers."""
    if draft.correcting or draft.at == CORRECT:
        return at(draft, REVIEW)
    ids = [f.id for f in form.fields]
    place = ids.index(draft.at) if draft.at in ids else len(ids)
    return at(draft, ids[max(0, place - 1)])


def at(draft: Draft, place: str, correcting: bool = False) -> Draft:
    return replace(draft, at=place, correcting=correcting, page=0, search="")


def repaired(form: Form, draft: Draft) -> Draft:
    """The same draft for a form that has changed meanwhile: answers that no longer fit are dropped and asked again."""
    kept: dict[str, Value] = {}
    for one in form.fields:
        if one.id in draft.answers:
            try:
                kept[one.id] = check_field(form, one.id, draft.answers[one.id])
            except InvalidAnswer:
                continue
    known = draft.at in (REVIEW, CORRECT, SENT) or form.field(draft.at) is not None
    missing = next((f.id for f in form.fields if f.id not in kept), REVIEW)
    draft = replace(draft, answers=kept)
    return draft if known else at(draft, missing)


def refused(form: Form, draft: Draft, problems: InvalidAnswers) -> tuple[Draft, str]:
    """Back to the first answer that cannot be sent, with what is wrong with it."""
    first, message = next(iter(problems.messages.items()))
    return at(draft, first, correcting=True), message


def _onward(form: Form, draft: Draft) -> Draft:
    if draft.correcting:
        return at(draft, REVIEW)
    ids = [f.id for f in form.fields]
    following = ids[ids.index(draft.at) + 1 :]
    return at(draft, following[0] if following else REVIEW)


# What is chosen, and from what


def chosen(draft: Draft, field_id: str) -> tuple[str, ...]:
    """The identifiers chosen for a question with choices."""
    value = draft.answers.get(field_id)
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


@dataclass(frozen=True)
class Offer:
    """The choices that are shown: a page of those that a search leaves."""

    choices: tuple[Choice, ...]
    number: int
    pages: int
    found: int


def offer(asked: Field, draft: Draft) -> Offer:
    wanted = fold(draft.search).split()
    found = tuple(c for c in asked.choices if all(w in fold(c.label) for w in wanted))
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(draft.page, 0), pages - 1)
    return Offer(found[number * PAGE : (number + 1) * PAGE], number, pages, len(found))


def searched(asked: Field, draft: Draft, words: str) -> Draft:
    """Narrow the choices to those that `words` are part of; unchanged when there are none."""
    narrowed = replace(draft, search=words[:100], page=0)
    return narrowed if offer(asked, narrowed).found else draft
