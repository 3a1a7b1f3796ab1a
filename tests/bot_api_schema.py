"""Updates of every kind that the Bot API has, made from the types of python-telegram-bot: any optional field may be there
or not, and what is there may be extreme."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any

import telegram
import telegram.constants

KINDS = tuple(telegram.Update.ALL_TYPES)
"""The name of each kind of update."""

TEXTS = (
    "", " ", "salaire", "/start", "/start projet-capqualif", "/projets \x00", "/interesse", "@GuichetBot quel salaire ?", "é" * 4096, "ﷺ" * 300,
    "\ud83d", "<b>x", "**`[", "\u202e\u200b", "a" * 64, "f=o||", "l=99999999|x", "m=erase-now", "c=aide", "private", "supergroup", "channel",
)  # fmt: skip
NUMBERS = (0, 1, 2, -1, -100123, 12345, 2**31, 2**52, -(2**52))
LATEST = 2_000_000_000

_RENAMED = {"from_user": "from"}
_REQUIRED = {
    "can_react_to_messages",
    "date",
    "persistent_id",
    "option_persistent_ids",
    "allows_revoting",
    "members_only",
    "custom_emoji_id",
    "emoji",
    "gift_code",
}
"""Optional for the library's own history only."""
_BASES = {"str": str, "int": int, "float": float, "bool": bool, "datetime": datetime, "timedelta": timedelta}


class Schema:
    """Makes objects at random. The same `random` gives the same ones."""

    def __init__(self, random: Random, sparse: float = 0.5, depth: int = 3) -> None:
        """`sparse`: how often an optional field is left out; `depth`: from which level on they all are."""
        self._random, self._sparse, self._depth = random, sparse, depth

    def update(self, kind: str, number: int) -> dict[str, Any]:
        fields = _fields(telegram.Update)
        made = {"update_id": number, kind: self._value(fields[kind][0], 0)}
        return typing.cast(dict[str, Any], made)

    def _object(self, cls: type, depth: int) -> dict[str, Any]:
        made = {}
        for name, (kind, required) in _fields(cls).items():
            if required or name in _REQUIRED or (depth < self._depth and self._random.random() > self._sparse):
                made[_RENAMED.get(name, name)] = self._value(kind, depth)
        return made

    def _value(self, kind: Any, depth: int) -> Any:
        if isinstance(kind, str | typing.ForwardRef):
            kind = vars(telegram).get(kind if isinstance(kind, str) else kind.__forward_arg__, str)
        origin, args = typing.get_origin(kind), typing.get_args(kind)
        if origin in (typing.Union, types.UnionType):
            choices = [a for a in args if a is not type(None)]
            if datetime in choices:
                return self._random.choice((0, 1, LATEST))
            return self._value(timedelta if timedelta in choices else self._random.choice(choices), depth)
        if origin in (list, tuple, Sequence) or kind in (list, tuple):
            inner = args[0] if args else str
            return [self._value(inner, depth + 1) for _ in range(self._random.choice((0, 1, 2)))]
        if kind is bool:
            return self._random.random() < 0.5
        if kind is timedelta:
            return self._random.choice((0, 1, 86_400))
        if kind is int:
            return self._random.choice(NUMBERS)
        if kind is float:
            return self._random.choice((0.0, -1.5, 1e300))
        if kind is datetime:
            return self._random.choice((0, 1, LATEST))
        if inspect.isclass(kind) and issubclass(kind, telegram.TelegramObject):
            return self._one_of(kind, depth + 1)
        return self._random.choice(TEXTS)

    def _one_of(self, cls: type, depth: int) -> dict[str, Any]:
        """An object of a class; of one that stands for several, with what any of them needs and the word that says which."""
        words = [v for k, v in vars(cls).items() if k.isupper() and isinstance(v, str)]
        several = _kinds_of(cls)
        if not several or not words:
            return self._object(max(several, key=lambda one: len(_fields(one)), default=cls), depth)
        made: dict[str, Any] = {}
        for one in several:
            made |= self._object(one, depth)
        made[next(name for name in ("status", "source", "type") if name in _fields(cls))] = str(
            self._random.choice(words)
        )
        return made


@cache
def _kinds_of(cls: type) -> tuple[type, ...]:
    """The classes that a class stands for."""
    return tuple(c for c in cls.__subclasses__() if c.__module__.startswith("telegram._"))


@cache
def _fields(cls: type) -> dict[str, tuple[Any, bool]]:
    """The type of each field of a class, and whether it is required."""
    found = {}
    for name, parameter in inspect.signature(cls.__init__).parameters.items():  # type: ignore[misc]
        if name not in ("self", "api_kwargs", "args", "kwargs"):
            found[name] = (_resolved(parameter.annotation, cls), parameter.default is inspect.Parameter.empty)
    return found


def _resolved(annotation: Any, cls: type) -> Any:
    """The type that an annotation names; text for what is only known to type checkers."""
    if not isinstance(annotation, str):
        return annotation
    known = {**vars(typing), **_BASES, "Sequence": Sequence, **vars(telegram), **vars(inspect.getmodule(cls))}
    known |= {"JSONDict": dict, "TimePeriod": int, "dtm": inspect.importlib.import_module("datetime")}  # type: ignore[attr-defined]
    try:
        return eval(annotation, known)  # annotations of a library that is installed
    except (NameError, AttributeError, TypeError):
        return str
