"""Many questions asked of one engine, in rounds: what they need ranked is ranked for many of them at once.

A question ranked alone takes several times as long as among others. What a conversation needs ranked shows only while it is
held, so each is held as far as what is known, and again once that is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from bot.assistant import Assistant
from bot.conversation import MemoryContexts
from index.encoded import Encoded, Role
from index.encoder import Encoder
from index.engine import Engine
from index.ranking import Ranking

TOGETHER = 64
"""Questions held at once; all their rankings are in memory meanwhile, 50 kB each."""

Item = TypeVar("Item")
Found = TypeVar("Found")
_Kind = tuple[frozenset[tuple[str, float]], int]


class QueryVectors(Encoder):
    """Encodes each text once, for several engines that are asked the same; texts are encoded alone, as when people ask."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[tuple[str, Role], Encoded] = {}
        self.fingerprint, self.tuned = encoder.fingerprint, encoder.tuned
        self.widths, self.token_dimension = encoder.widths, encoder.token_dimension

    def ready(self) -> None:
        self._encoder.ready()

    def read(self, texts: Sequence[str], role: Role = "query") -> Encoded:
        for text in texts:
            if (text, role) not in self._known:
                self._known[text, role] = self._encoder.read([text], role)
        return Encoded.join([self._known[text, role] for text in texts]) if texts else self._encoder.read((), role)


class _Unranked(Exception):
    """A question must be ranked before the conversation can go on."""


class _Gathering(Engine):
    """An engine that tells a ranking only once it has been made with others."""

    def __init__(self, engine: Engine, encoder: Encoder) -> None:
        vars(self).update(vars(engine))  # the same parts: only when they are used is different
        self.encoder = encoder
        self._known: dict[tuple[str, _Kind], Ranking] = {}
        self._wanted: dict[_Kind, dict[str, None]] = {}

    def rank_all(
        self, questions: Sequence[str], bonus: Mapping[str, float] | None = None, top: int = 10
    ) -> list[Ranking]:
        kind = (frozenset((bonus or {}).items()), top)
        missing = [q for q in questions if (q, kind) not in self._known]
        if missing:
            self._wanted.setdefault(kind, {}).update(dict.fromkeys(missing))
            raise _Unranked
        return [self._known[q, kind] for q in questions]

    def rank_wanted(self) -> None:
        for kind, questions in self._wanted.items():
            bonus, top = kind
            found = Engine.rank_all(self, list(questions), dict(bonus), top)
            self._known.update({(q, kind): ranking for q, ranking in zip(questions, found, strict=True)})
        self._wanted.clear()

    def forget(self) -> None:
        self._known.clear()


def in_rounds(
    engine: Engine, items: Sequence[Item], ask: Callable[[Assistant, Item], Found], now: datetime,
    encoder: Encoder | None = None, progress: Callable[[float], None] = lambda share: None,
) -> list[Found]:  # fmt: skip
    """What `ask` finds for each item with an assistant over `engine`, whose clock says `now`.

    `ask` is called several times for an item, and must hold a conversation of its own each time. `encoder`: instead of
    the engine's, the same with a memory. `progress` is called with the share done, from 0 to 1.
    """
    gathering = _Gathering(engine, encoder or engine.encoder)
    assistant = Assistant(lambda: gathering, MemoryContexts(), lambda: now)
    found: list[Found] = []
    for start in range(0, len(items), TOGETHER):
        part = items[start : start + TOGETHER]
        done: dict[int, Found] = {}
        while len(done) < len(part):
            for i, item in enumerate(part):
                if i not in done:
                    try:
                        done[i] = ask(assistant, item)
                    except _Unranked:
                        continue
            gathering.rank_wanted()
        gathering.forget()
        found += [done[i] for i in range(len(part))]
        progress(len(found) / len(items))
    return found
