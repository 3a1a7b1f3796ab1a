"""Text -> token ids, with the lighter of two libraries that gives the ids of the model's own tokeniser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PIECES = "pieces.model"


class Tokenizer:
    """Ids of a text without special tokens. Reads what `model prepare` wrote into a folder."""

    def __init__(self, folder: Path) -> None:
        self._pieces: Any = None
        self._fast: Any = None
        if (folder / PIECES).is_file():
            from sentencepiece import SentencePieceProcessor

            self._pieces = SentencePieceProcessor(model_file=str(folder / PIECES))
        else:
            from tokenizers import Tokenizer as Fast

            self._fast = Fast.from_file(str(folder / "tokenizer.json"))

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        """Token ids of each text (already through the text guard)."""
        if self._pieces is not None:
            return [
                list(self._pieces.encode(text)) for text in texts
            ]  # for a list it begins threads, which takes longer
        return [e.ids for e in self._fast.encode_batch(list(texts), add_special_tokens=False)]


def write_sentencepiece(folder: Path) -> bool:
    """Turn a Unigram `tokenizer.json` with Metaspace into a sentencepiece model with the same ids.

    Returns False, and writes nothing, for any other kind of tokeniser.
    """
    described = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    model, before = described["model"], described.get("pre_tokenizer") or {}
    if model.get("type") != "Unigram" or before.get("type") != "Metaspace" or model.get("byte_fallback"):
        return False
    from sentencepiece import sentencepiece_model_pb2 as pb2

    proto = pb2.ModelProto()
    special = {t["content"] for t in described.get("added_tokens") or []}
    for number, (piece, score) in enumerate(model["vocab"]):
        added = proto.pieces.add(piece=piece, score=score)
        if number == model["unk_id"]:
            added.type = pb2.ModelProto.SentencePiece.UNKNOWN
        elif piece in special or (piece.startswith("<") and piece.endswith(">")):
            added.type = pb2.ModelProto.SentencePiece.CONTROL
    proto.trainer_spec.model_type = pb2.TrainerSpec.UNIGRAM
    proto.trainer_spec.unk_id = model["unk_id"]
    proto.trainer_spec.bos_id = proto.trainer_spec.eos_id = proto.trainer_spec.pad_id = -1
    proto.normalizer_spec.name = "identity"  # NFKC is applied by the text guard
    proto.normalizer_spec.add_dummy_prefix = True
    proto.normalizer_spec.remove_extra_whitespaces = True
    (folder / PIECES).write_bytes(proto.SerializeToString())
    return True
