"""What the forms of the pages about an interest post, read without trusting it: any field, with all its values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import Depends, Request

from bot.interest.form import Form

_FIELDS = 80

Fields = Mapping[str, list[str]]


async def read_fields(request: Request) -> Fields:
    """Every field of the form in the body, with all its values; none when the body is something else."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        return {}
    body = (await request.body()).decode("utf-8", "replace")
    found: dict[str, list[str]] = {}
    try:
        for name, value in parse_qsl(body, keep_blank_values=True, errors="replace", max_num_fields=_FIELDS):
            found.setdefault(name, []).append(value)
    except ValueError:  # more fields than anybody fills in
        return {}
    return found


Posted = Annotated[Fields, Depends(read_fields)]


def one(sent: Fields, name: str) -> str:
    """The last value of a field; empty when there is none."""
    return sent.get(name, [""])[-1]


def answered(form: Form, sent: Fields) -> dict[str, Any]:
    """What was sent, as the form's check reads it: an unticked box is no, and no box at all is none."""
    found: dict[str, Any] = {}
    for field in form.fields:
        values = sent.get(field.id, [])
        found[field.id] = values if field.kind == "choices" else values[-1] if values else ""
        if field.kind == "consent":
            found[field.id] = bool(values) and values[-1] == "on"
    return found
