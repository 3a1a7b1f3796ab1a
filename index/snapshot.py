"""A built index on disk: one file, written atomically, without code in it (arrays and JSON, as safetensors).

Read back only if the format, the encoder and the content are those that were built; else it is built again.
"""

from __future__ import annotations

import errno
import json
import os
import re
import tempfile
import zlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import TypeAdapter
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from index.affinity import Affinity
from index.compared import Made
from index.confidence import EVIDENCE, Boundary, Judge
from index.encoded import Encoded, Tokens
from index.knowledge import Knowledge
from index.looking import Looking
from index.matcher import SIGNALS
from index.materials import VectorCache
from index.networks import Networks
from index.space import Space
from index.surface import Surface
from index.text import kept_words, remember_words
from index.timing import Timing
from index.training import Bench, Learned

FORMAT = 10
"""Of the file, and of the code whose results it holds (n-grams, words, neutral phrasings, vectors in the space): raised when
either changes."""
NAME = "snapshot.safetensors"
MADE, SUMS = "made_", "sums"

_KNOWLEDGE = TypeAdapter(Knowledge)
_LEARNED_ARRAYS = ("mean", "scale", "product_mean", "product_scale", "right", "scope")


@dataclass(frozen=True)
class Snapshot:
    """All that `Engine` needs besides the encoder, and what the build measured."""

    knowledge: Knowledge
    space: Space
    learned: Learned
    bench: Bench
    vectors: VectorCache
    vector_keys: tuple[str, ...]
    encoder: str
    """Fingerprint of the encoder."""
    learned_from: str
    """Digest of what the learned parts were fitted on (phrasings, off-topic questions, passages)."""
    built_at: str
    summary: dict[str, Any]
    """Counts and figures of the build, for people."""
    neutral: Mapping[str, str]
    """Phrasings and off-topic questions that name a cohort or a year -> the same without."""
    made: Made
    """Of all texts of the material."""
    texts: Sequence[str]
    """Those of the material and the off-topic questions: their words are kept with them."""


def now_utc() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def save(snapshot: Snapshot, folder: Path) -> Path:
    """Write atomically: a reader sees the old file or the new one, never half of one. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    learned, bench = snapshot.learned, snapshot.bench
    encoded = snapshot.vectors.of_keys(snapshot.vector_keys)
    manifest = {
        "format": FORMAT, "signals": SIGNALS, "evidence": EVIDENCE, "encoder": snapshot.encoder,
        "digest": snapshot.knowledge.digest, "learned_from": snapshot.learned_from, "built_at": snapshot.built_at,
        "summary": snapshot.summary, "vector_keys": snapshot.vector_keys, "bench_texts": bench.texts,
        "boundary_bias": learned.boundary.bias, "surface_bias": learned.boundary.surface.bias, "answer_from": learned.judge.answer_from,
        "suggest_from": learned.judge.suggest_from, "looking": (learned.looking.offset, learned.looking.slope, learned.looking.rise),
        "timing": (learned.timing.bias, learned.timing.least), "neutral": dict(snapshot.neutral),
        "words": {text: " ".join(kept_words(text)) for text in snapshot.texts},
    }  # fmt: skip
    arrays = {
        "manifest": _bytes(json.dumps(manifest, ensure_ascii=False).encode()),
        "knowledge": _bytes(_KNOWLEDGE.dump_json(snapshot.knowledge)),
        "vectors": encoded.vectors, **{f"token_{f.name}": getattr(encoded.tokens, f.name) for f in fields(Tokens)},
        "mean_query": snapshot.space.means["query"], "mean_passage": snapshot.space.means["passage"],
        "mapping": snapshot.space.mapping,
        "affinity_phrasing": learned.affinity.phrasing,
        "affinity_passage": learned.affinity.passage, "weights": learned.weights,
        "boundary": learned.boundary.weights, "outside": learned.boundary.outside,
        "surface": learned.boundary.surface.weights,
        "looking": learned.looking.support, "looking_weights": learned.looking.weights,
        "timing": learned.timing.weights,
        **{f"judge_{name}": getattr(learned.judge, name) for name in _LEARNED_ARRAYS},
        **{f"net_{i}_{f.name}": getattr(n, f.name) for i, n in enumerate(learned.judge.nets or ()) for f in fields(Networks)},
        "bench_evidence": bench.evidence, "bench_rank": bench.rank, "bench_near": bench.near, "bench_fold": bench.fold,
        "bench_sure": bench.sure, "bench_inside": bench.inside,
        **{f"{MADE}{name}": array for name, array in snapshot.made.arrays().items()},
    }  # fmt: skip
    whole = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    # The library makes files of its own beside the one that it is told.
    with tempfile.TemporaryDirectory(dir=folder, prefix=".snapshot-") as room:
        written = Path(room) / NAME
        try:
            save_file(whole, written, {SUMS: json.dumps(_sums(whole))})
        except SafetensorError as error:
            number = re.search(r"os error (\d+)", str(error))
            raise OSError(int(number[1]) if number else errno.EIO, str(error), str(folder / NAME)) from error
        with written.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(written, folder / NAME)
    return folder / NAME


def load(folder: Path, encoder: str) -> Snapshot | None:
    """The snapshot in `folder`, or None when there is none, it is spoilt, or it was made by another encoder or version.

    The words of its texts are remembered.
    """
    try:
        with safe_open(folder / NAME, "np") as kept:
            sums, file = json.loads(kept.metadata()[SUMS]), kept.get_tensors()
        if sums != _sums(file):
            return None
        manifest = json.loads(file["manifest"].tobytes())
        same = (
            manifest.get("format") == FORMAT
            and manifest.get("encoder") == encoder
            and tuple(manifest.get("signals", ())) == SIGNALS
            and tuple(manifest.get("evidence", ())) == EVIDENCE
        )
        if not same:
            return None
        judge = Judge(
            **{name: file[f"judge_{name}"] for name in _LEARNED_ARRAYS},
            nets=_networks(file), answer_from=manifest["answer_from"], suggest_from=manifest["suggest_from"],
        )  # fmt: skip
        surface = Surface(file["surface"], manifest["surface_bias"])
        learned = Learned(
            Affinity(file["affinity_phrasing"], file["affinity_passage"]),
            file["weights"],
            Boundary(file["boundary"], manifest["boundary_bias"], file["outside"], surface),
            judge,
            Looking(file["looking"], file["looking_weights"], *manifest["looking"]),
            Timing(file["timing"], *manifest["timing"]),
        )
        rows = (file[f"bench_{name}"] for name in ("evidence", "rank", "near", "fold", "sure", "inside"))
        keys = tuple(manifest["vector_keys"])
        encoded = Encoded(file["vectors"], Tokens(*(file[f"token_{f.name}"] for f in fields(Tokens))))
        made = Made.of_arrays({n.removeprefix(MADE): array for n, array in file.items() if n.startswith(MADE)})
        snapshot = Snapshot(
            _KNOWLEDGE.validate_json(file["knowledge"].tobytes()),
            Space({"query": file["mean_query"], "passage": file["mean_passage"]}, file["mapping"]), learned,
            Bench(tuple(manifest["bench_texts"]), *rows), VectorCache(keys, encoded), keys, encoder,
            manifest["learned_from"], manifest["built_at"], manifest["summary"], manifest["neutral"], made,
            tuple(manifest["words"]),
        )  # fmt: skip
        remember_words(manifest["words"])
        return snapshot
    except (OSError, KeyError, ValueError, TypeError, AttributeError, IndexError, SafetensorError):
        return None  # not there, cut short or of another time: it is made again


def _networks(file: Any) -> tuple[Networks, Networks] | None:
    found = [
        Networks(*(file[f"net_{i}_{f.name}"] for f in fields(Networks))) for i in range(2) if f"net_{i}_first" in file
    ]
    return (found[0], found[1]) if len(found) == 2 else None


def _sums(arrays: Mapping[str, Any]) -> dict[str, int]:
    """A checksum of each array, its shape and kind too: a byte that a disk spoilt would rank wrongly, or end the process."""

    def sum_of(array: Any) -> int:
        return zlib.crc32(array.data, zlib.crc32(f"{array.dtype} {array.shape}".encode()))

    with ThreadPoolExecutor(2, "sums") as pool:
        return dict(zip(arrays, pool.map(sum_of, arrays.values()), strict=True))


def _bytes(content: bytes) -> Any:
    return np.frombuffer(content, dtype=np.uint8)
