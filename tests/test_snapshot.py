from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

from index import snapshot as snapshots
from index.build import restore
from index.encoder import Encoder
from index.live import LiveIndex
from index.snapshot import NAME, Snapshot, load, save


@pytest.fixture
def kept(small_index: LiveIndex) -> Snapshot:
    return small_index.built.snapshot


@pytest.fixture
def store(tmp_path: Path, kept: Snapshot) -> Path:
    save(kept, tmp_path)
    return tmp_path


def test_what_is_read_is_what_was_written(store: Path, kept: Snapshot, remembering: Encoder) -> None:
    found = load(store, kept.encoder)
    assert found is not None
    assert found.knowledge == kept.knowledge and found.summary == kept.summary
    assert (found.encoder, found.learned_from, found.built_at) == (kept.encoder, kept.learned_from, kept.built_at)
    assert found.vector_keys == kept.vector_keys
    ours, theirs = found.vectors.of_keys(found.vector_keys), kept.vectors.of_keys(kept.vector_keys)
    assert np.array_equal(ours.vectors, theirs.vectors)
    for name in ("vectors", "ids", "starts"):
        assert np.array_equal(getattr(ours.tokens, name), getattr(theirs.tokens, name)), name
    assert found.bench.texts == kept.bench.texts and np.array_equal(found.bench.evidence, kept.bench.evidence)
    one, other = restore(kept, remembering).engine, restore(found, remembering).engine
    for question in ("la thune", "à quel moment on touche l'argent", "recette du cassoulet", ""):
        assert one.rank(question) == other.rank(question)


def test_an_empty_folder_holds_none(tmp_path: Path) -> None:
    assert load(tmp_path, "x") is None
    assert load(tmp_path / "nowhere", "x") is None


def test_one_of_another_encoder_is_not_read(store: Path, kept: Snapshot) -> None:
    assert load(store, kept.encoder + "x") is None


@pytest.mark.parametrize("name", ["FORMAT", "SIGNALS", "EVIDENCE"])
def test_one_of_another_version_is_not_read(
    store: Path, kept: Snapshot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(snapshots, name, {"FORMAT": 0}.get(name, ("other",)))
    assert load(store, kept.encoder) is None


def test_one_of_a_time_when_knowledge_had_other_fields_is_not_read(store: Path, kept: Snapshot) -> None:
    arrays = load_file(store / NAME)
    knowledge = json.loads(arrays["knowledge"].tobytes())
    del knowledge["entries"]
    arrays["knowledge"] = np.frombuffer(json.dumps(knowledge).encode(), np.uint8)
    save_file(arrays, store / NAME, {snapshots.SUMS: json.dumps(snapshots._sums(arrays))})
    assert load(store, kept.encoder) is None


@pytest.mark.parametrize("share", [0, 0.001, 0.01, 0.2, 0.5, 0.9, 0.99, 0.9999])
def test_a_file_cut_short_is_none(store: Path, kept: Snapshot, share: float) -> None:
    whole = (store / NAME).read_bytes()
    (store / NAME).write_bytes(whole[: int(len(whole) * share)])
    assert load(store, kept.encoder) is None


def test_spoilt_bytes_are_never_more_than_a_missing_snapshot(store: Path, kept: Snapshot) -> None:
    whole = (store / NAME).read_bytes()
    rng = np.random.default_rng(0)
    header = int.from_bytes(whole[:8], "little")
    places = [*rng.integers(0, len(whole), 25), *(len(whole) - rng.integers(1, 3000, 60)), *rng.integers(0, 300, 25)]
    for place in places:
        spoilt = bytearray(whole)
        spoilt[place] ^= int(rng.integers(1, 256))
        (store / NAME).write_bytes(spoilt)
        found = load(store, kept.encoder)  # of the header a byte may matter to nobody
        assert found is None or (place < 8 + header and found.knowledge == kept.knowledge), place


@pytest.mark.parametrize("content", [b"", b"not one", b"PK\x03\x04" + b"\0" * 100])
def test_something_else_under_its_name_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert load(tmp_path, "x") is None


def test_a_reader_never_sees_half_of_one(store: Path, kept: Snapshot) -> None:
    versions = [replace(kept, summary={"version": i}) for i in range(50)]
    save(versions[0], store)
    seen: list[int | None] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set() or not seen:
            found = load(store, kept.encoder)
            seen.append(None if found is None else found.summary["version"])

    reader = threading.Thread(target=read)
    reader.start()
    for version in versions:
        save(version, store)
    done.set()
    reader.join()
    assert None not in seen and len(set(seen)) > 1
    assert seen == sorted(seen, key=int), "a newer one is never followed by an older one"
    assert [p.name for p in store.iterdir()] == [NAME]


def test_a_disk_that_fails_leaves_the_former_one(store: Path, kept: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise SafetensorError("I/O error: No space left on device (os error 28)")

    monkeypatch.setattr(snapshots, "save_file", full)
    with pytest.raises(OSError, match="No space") as told:
        save(replace(kept, summary={"new": True}), store)
    assert told.value.filename == str(store / NAME)
    found = load(store, kept.encoder)
    assert found is not None and found.summary == kept.summary
    assert [p.name for p in store.iterdir()] == [NAME]
