"""What is answered to the interest form, checked: taken as it was meant, or refused with what to write instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from bot.interest.form import CONSENTS, Consent, Field, Form, consent
from bot.texts import say
from index.text import clean

Value = str | tuple[str, ...] | bool

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-])*")
_LINES = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_YES = {"true", "on", "yes", "1"}
_NO = {"", "false", "off", "no", "0"}


@dataclass(frozen=True)
class Answers:
    """Checked answers: one value for each field of the form, empty where nothing was answered."""

    values: Mapping[str, Value]
    consents: tuple[Consent, ...]
    version: str
    """The version of the form that was answered."""
    lang: str

    @property
    def contact(self) -> str:
        """The normalised e-mail address, or `TELEGRAM`."""
        return str(self.values["contact"])


class InvalidAnswer(ValueError):
    """An answer cannot be taken. `message` is for the candidate, in the form's language; it repeats no answer."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(field)
        self.field, self.message = field, message


class InvalidAnswers(ValueError):
    """Some answers cannot be taken: field id -> message for the candidate, in the order of the form."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__(", ".join(messages))
        self.messages = messages


def check_field(form: Form, field_id: str, raw: object) -> Value:
    """The value of one answer, whatever a channel has received: text, a list of texts, a truth value or nothing.

    Raises InvalidAnswer with a message for the candidate, and KeyError for a field that the form does not have.
    """
    field = form.field(field_id)
    if field is None:
        raise KeyError(field_id)
    match field.kind:
        case "consent":
            return _consent(form, field, raw)
        case "choices":
            return _choices(form, field, raw)
        case "choice":
            return _choice(form, field, raw)
        case "email":
            return _email(form, field, raw)
        case "long":
            return _long(form, field, raw)
        case "text":
            return _name(form, field, raw)


def check(form: Form, raw: Mapping[str, object]) -> Answers:
    """All answers, checked. Fields that the form does not have are left unread.

    Raises InvalidAnswers with every message at once: also when neither consent is given, since then there is nothing
    that the answers may be kept for.
    """
    values: dict[str, Value] = {}
    problems: dict[str, str] = {}
    for field in form.fields:
        try:
            values[field.id] = check_field(form, field.id, raw.get(field.id))
        except InvalidAnswer as problem:
            problems[field.id] = problem.message
    given = tuple(consent(form, kind) for kind in CONSENTS if values.get(f"consent_{kind}") is True)
    if not given and not problems.keys() & {f"consent_{kind}" for kind in CONSENTS}:
        problems["consent_contact"] = say(form.lang, "interest.invalid.no_consent")
    if problems:
        raise InvalidAnswers(problems)
    return Answers(values, given, form.version, form.lang)


def _refuse(form: Form, field: Field, key: str, **values: object) -> InvalidAnswer:
    return InvalidAnswer(field.id, say(form.lang, f"interest.invalid.{key}", **values))


def _text(form: Form, field: Field, raw: object) -> str:
    """A text on one line, without what cannot be seen; empty when nothing was answered."""
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise _refuse(form, field, "not_text")
    text = clean(raw, 4 * field.limit)
    if len(text) > field.limit or len(raw) > 16 * field.limit:
        raise _refuse(form, field, "too_long", limit=field.limit)
    return text


def _name(form: Form, field: Field, raw: object) -> str:
    """Letters only: a name is repeated in mails, where an address or a mark-up character would do harm."""
    text = _text(form, field, raw)
    if text and not _NAME.fullmatch(text):
        raise _refuse(form, field, "name")
    return text


def _long(form: Form, field: Field, raw: object) -> str:
    """Lines are kept, at most one empty one between two."""
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise _refuse(form, field, "not_text")
    if len(raw) > 4 * field.limit:
        raise _refuse(form, field, "too_long", limit=field.limit)
    lines = [clean(line, 4 * field.limit) for line in _LINES.split(raw)]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if len(text) > field.limit:
        raise _refuse(form, field, "too_long", limit=field.limit)
    return text


def _email(form: Form, field: Field, raw: object) -> str:
    """A normalised address in ASCII, or one of the field's choices. No look-up on the network."""
    if isinstance(raw, str) and any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in raw.strip()):
        raise _refuse(form, field, "email")  # a line end in an address is a trick, never a slip
    text = _text(form, field, raw)
    if any(choice.id == text for choice in field.choices):
        return text
    if not text:
        raise _refuse(form, field, "email_or_telegram" if field.choices else "email_missing")
    if "@" not in text:
        raise _refuse(form, field, "email_no_at")
    if " " in text:
        raise _refuse(form, field, "email_space")
    if "." not in text.rpartition("@")[2].strip("."):
        raise _refuse(form, field, "email_domain")
    try:
        found = validate_email(text, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise _refuse(form, field, "email") from None
    return found.ascii_email or found.normalized


def _choice(form: Form, field: Field, raw: object) -> str:
    if isinstance(raw, (list, tuple)) and len(raw) < 2:
        raw = raw[0] if raw else ""
    if raw is None or raw == "":
        return ""
    if not any(choice.id == raw for choice in field.choices):
        raise _refuse(form, field, "choice")
    return str(raw)


def _choices(form: Form, field: Field, raw: object) -> tuple[str, ...]:
    """The chosen ones, each once, in the order of the form."""
    if raw is None or raw == "":
        return ()
    chosen = [raw] if isinstance(raw, str) else raw
    known = {choice.id for choice in field.choices}
    if not isinstance(chosen, (list, tuple)) or any(not isinstance(c, str) or c not in known for c in chosen):
        raise _refuse(form, field, "choice")
    kept = tuple(choice.id for choice in field.choices if choice.id in chosen)
    if len(kept) > field.limit:
        raise _refuse(form, field, "too_many", limit=field.limit)
    return kept


def _consent(form: Form, field: Field, raw: object) -> bool:
    """Only a clear yes is one. What is neither yes nor no is told, lest it be taken for either."""
    if raw is None or isinstance(raw, bool):
        return bool(raw)
    if isinstance(raw, str) and (word := raw.strip().lower()) in _YES | _NO:
        return word in _YES
    raise _refuse(form, field, "consent")
