"""Knowledge -> snapshot and engine. A small edit reuses all vectors and, until the next fit, what was learned."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from index import training
from index.confidence import ANSWERED_OFF_TOPIC, KEPT_IN_SCOPE, LEAST
from index.encoded import Encoded, Role
from index.encoder import Encoder
from index.engine import Engine
from index.fusion import BARE, DEFAULT
from index.knowledge import Knowledge
from index.lexical import Thesaurus
from index.looking import Looking
from index.materials import (
    VectorCache,
    background,
    material_of,
    off_topic_of,
    opening,
    passages_of,
    space_of,
    stand_ins_of,
)
from index.snapshot import Snapshot, now_utc
from index.space import LATER
from index.text import clean
from index.tuning import shown
from index.vocabulary import Vocabulary

Progress = Callable[[str, float], None]
"""Called with the name of a step and its share done, from 0 to 1."""


@dataclass(frozen=True)
class Built:
    """An engine with the snapshot that it was made from. `stale`: learned from other texts, to be fitted again."""

    engine: Engine
    snapshot: Snapshot
    stale: bool = False


def learned_from(knowledge: Knowledge, encoder: Encoder) -> str:
    """A digest of everything that the learned parts depend on."""
    recipe = (
        training.FOLDS,
        training.HIDDEN_UNITS,
        ANSWERED_OFF_TOPIC,
        KEPT_IN_SCOPE,
        LEAST,
        f"gain, networks, known, crossed, looking, timing, {LATER}",
        DEFAULT.tolist(),
        BARE.tolist(),
    )
    content = hashlib.sha256(f"{encoder.fingerprint} {recipe}".encode())
    for unit in knowledge.units:
        for text in (unit.id, *unit.phrasings, *unit.passages):
            content.update(f"{text}\0".encode())
    for family in knowledge.off_topic:
        for text in (family.id, *family.examples):
            content.update(f"{text}\0".encode())
    for text in (*knowledge.searches.looking, "", *knowledge.searches.others):
        content.update(f"{text}\0".encode())
    content.update(repr(knowledge.synonyms).encode())
    return content.hexdigest()[:16]


def build(
    knowledge: Knowledge, encoder: Encoder, previous: Snapshot | None = None, fit: bool = True,
    progress: Progress = lambda step, share: None, former: Engine | None = None,
) -> Built:  # fmt: skip
    """Encode what is new and fit what is learned. `former`: the engine that serves, where `previous` is its snapshot.

    With `fit` False and a `previous` snapshot the learned parts are taken over (the result is `stale` when they were
    fitted on other texts): this is what makes an edit live in a fraction of a second.
    """
    started = time.perf_counter()
    cache = previous.vectors if previous is not None and previous.encoder == encoder.fingerprint else VectorCache()
    total = sum(len(u.phrasings) + len(passages_of(u)) for u in knowledge.units) + 1
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress("encoding", min(1.0, done / total))

    used: list[tuple[str, Role]] = []

    def read(texts: Sequence[str], role: Role) -> Encoded:
        used.extend((t, role) for t in texts)
        return cache.read(encoder, texts, role, advance)

    neutral = neutraliser(knowledge, previous)
    material = material_of(knowledge.units, read, neutral)
    wanted = learned_from(knowledge, encoder)
    searches = [[neutral(clean(t)) for t in texts] for texts in (knowledge.searches.looking, knowledge.searches.others)]
    reuse = (
        previous is not None
        and previous.encoder == encoder.fingerprint
        and (not fit or previous.learned_from == wanted)
    )
    if reuse and previous is not None:
        space, learned, bench, source = previous.space, previous.learned, previous.bench, previous.learned_from
        # What the next fit needs is encoded now and kept.
        strange = (text for family in knowledge.off_topic for text in family.examples)
        read([*background(), *strange, *searches[0], *searches[1]], "query")
        read(background(), "passage")
        summary: dict[str, Any] = dict(previous.summary)
    else:
        space = space_of(material, read, encoder.widths)
        off_topic = off_topic_of(knowledge.off_topic, read, encoder.tuned)
        looking, others = (read(texts, "query").vectors for texts in searches)
        progress("fitting", 0.0)
        thesaurus = Thesaurus.of(knowledge.synonyms)
        askable = _unseen(knowledge) if encoder.tuned else None
        learned, bench = training.train(
            material, space, thesaurus, off_topic, stand_ins_of(material, read), askable,
            lambda share: progress("fitting", share),
        )  # fmt: skip
        told = [*searches[0], *searches[1]]
        learned = replace(learned, looking=Looking.fit(space(looking, "query"), space(others, "query"), told))
        source, summary = wanted, _figures(bench)
    summary |= _counts(knowledge) | {"seconds": round(time.perf_counter() - started, 1)}
    # As they are asked for, so that a start finds them together; after a fit, without those of which nothing is left.
    keys = tuple(VectorCache.key(t, role) for t, role in used)
    if not reuse:
        cache = VectorCache(keys, cache.of_keys(keys))
    # What names a cohort is taken out of texts that are compared: with other names, they are other texts.
    same_words = reuse and previous is not None and previous.knowledge.programme == knowledge.programme
    engine = Engine(
        knowledge, material, space, learned, encoder, neutral=neutral, former=former if same_words else None
    )
    snapshot = Snapshot(
        knowledge, space, learned, bench, cache, keys, encoder.fingerprint, source, now_utc(), summary,
        {text: other for text in _typed(knowledge) if (other := neutral(text)) != text},
        engine.matcher.made, engine.texts,
    )  # fmt: skip
    return Built(engine, snapshot, stale=source != wanted)


def neutraliser(knowledge: Knowledge, previous: Snapshot | None) -> Callable[[str], str]:
    """What takes the cohorts and years out of a question; what `previous` found for the same ones is taken over."""
    neutral = Vocabulary(knowledge.programme).neutral
    if previous is None or previous.knowledge.programme != knowledge.programme:
        return neutral
    changed, known = previous.neutral, set(_typed(previous.knowledge))
    return lambda text: changed.get(text, text) if text in known else neutral(text)


def restore(snapshot: Snapshot, encoder: Encoder) -> Built:
    """The engine of a snapshot, without encoding or fitting anything."""
    known = snapshot.vectors
    neutral = neutraliser(snapshot.knowledge, snapshot)
    material = material_of(snapshot.knowledge.units, lambda texts, role: known.read(encoder, texts, role), neutral)
    engine = Engine(snapshot.knowledge, material, snapshot.space, snapshot.learned, encoder, snapshot.made, neutral)
    return Built(engine, snapshot, stale=snapshot.learned_from != learned_from(snapshot.knowledge, encoder))


def _typed(knowledge: Knowledge) -> Iterator[str]:
    """The questions that staff wrote, those that are off-topic and those for searches among them."""
    yield from (text for unit in knowledge.units for text in unit.phrasings)
    yield from (text for family in knowledge.off_topic for text in family.examples)
    yield from (*knowledge.searches.looking, *knowledge.searches.others)


def _unseen(knowledge: Knowledge) -> npt.NDArray[np.bool_]:
    """Which phrasings, in the order of the material, a tuned encoder has not seen."""
    texts = [text for unit in knowledge.units for text in (unit.phrasings or (opening(unit),))]
    return np.array([not shown(clean(text)) for text in texts])


def _counts(knowledge: Knowledge) -> dict[str, Any]:
    return {
        "entries": len(knowledge.entries), "projects": len(knowledge.projects), "events": len(knowledge.calendar.events),
        "units": len(knowledge.units), "phrasings": sum(len(u.phrasings) for u in knowledge.units),
        "off_topic": sum(len(f.examples) for f in knowledge.off_topic), "golden": len(knowledge.golden),
    }  # fmt: skip


def _figures(bench: training.Bench) -> dict[str, Any]:
    """Coverage and precision at the operating point, on questions that nothing was fitted on."""
    answered, suggested = training.decided(bench)
    scope, first = bench.scope, bench.rank == 0
    inside = max(1, int(scope.sum()))
    return {
        "hit_1": round(float(first[scope].mean()), 4) if scope.any() else 0.0,
        "hit_3": round(float((bench.rank[scope] < 3).mean()), 4) if scope.any() else 0.0,
        "coverage": round(float(answered[scope].sum()) / inside, 4),
        "precision": round(float((answered & first).sum() / max(1, (answered & scope).sum())), 4),
        "off_topic_answered": round(float(answered[~scope].mean()), 4) if (~scope).any() else 0.0,
        "off_topic_suggested": round(float(np.mean(suggested[~scope])), 4) if (~scope).any() else 0.0,
    }
