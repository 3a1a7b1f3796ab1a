"""One prepared model: texts -> unit vectors, with ONNX Runtime. Never imports torch."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from index import bundled
from index.encoded import Encoded, Role, Tokens, Vectors
from index.text import PASSAGE_LIMIT, clean
from index.tokens import Tokenizer

MANIFEST = "manifest.json"
FORMAT = 6
"""Of a prepared folder: raised when what it holds, or how it is read, changes, so that it is prepared, and all encoded, again."""
AT_ONCE, BATCH = 2, 16
"""Threads that read where there are many texts, each some at a time: two threads read one text hardly faster, for a third more
processor time, and more texts at a time are read no faster."""
FEW = 3
"""Texts up to which they are read one after the other."""
OUTPUTS = ("sentence_embedding", "token_embeddings")
"""What a prepared graph gives."""


class EncoderMismatch(RuntimeError):
    """The folder does not hold a prepared model of that name."""


def tuning_file(knowledge: Path, name: str) -> Path:
    """Where the tuning of the model `name` to a knowledge folder is kept: beside what it was made from."""
    return knowledge / f"adapter-{_plain(name)}.npz"


def tuned_for(adapter: Path) -> str:
    """The name of the encoder that a tuning file was made for. Raises ValueError when it is no such file."""
    try:
        with np.load(adapter, allow_pickle=False) as file:
            return str(file["encoder"]) if "encoder" in file.files else bundled.NAME
    except (OSError, ValueError, EOFError, BadZipFile):
        raise ValueError(f"{adapter}: not a tuning file; remove it, or run `python -m bot model tune`") from None


def adapter_digest(adapter: Path | None, name: str) -> str:
    """A name for the content of a tuning file; "" when there is none for the encoder `name`.

    Raises ValueError when the file is spoilt.
    """
    if adapter is None or not adapter.is_file() or tuned_for(adapter) != name:
        return ""
    return hashlib.sha256(adapter.read_bytes()).hexdigest()[:16]


def encoder_folder(name: str, var: Path, adapter: Path | None = None) -> Path:
    """Where the prepared model called `name` (a hub name, a folder, `bundled` or `universal`) lives under `var`.

    A tuned one has a folder of its own, so that two knowledge folders do not prepare it in turns.
    Raises ValueError when the tuning file is spoilt.
    """
    plain, digest = _plain(name), adapter_digest(adapter, name)
    return var / "models" / (f"{plain}-{digest[:8]}" if digest else plain)


def _plain(name: str) -> str:
    """A file's name for a model's; two models never share one."""
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-.") or "model"
    return plain if plain == name else f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def manifest_of(folder: Path, name: str, adapter: Path | None = None) -> dict[str, Any]:
    """What was noted of the model `name` when it was prepared in `folder`. Raises EncoderMismatch as `Prepared` does."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise EncoderMismatch(f"{folder}: no prepared model; run `python -m bot model prepare`") from None
    if manifest.get("name", name) != name:
        raise EncoderMismatch(f"{folder}: holds {manifest['name']}, not {name}; run `python -m bot model prepare`")
    if manifest.get("format") != FORMAT:
        raise EncoderMismatch(f"{folder}: prepared by another version; run `python -m bot model prepare`")
    if manifest.get("adapter", "") != adapter_digest(adapter, name):
        raise EncoderMismatch(f"{folder}: prepared with other tuning; run `python -m bot model prepare`")
    return manifest


class Prepared:
    """A prepared model. Thread-safe: ONNX Runtime sessions may run from several threads at once."""

    def __init__(self, folder: Path, name: str, adapter: Path | None = None) -> None:
        """Load the model in `folder`.

        Raises EncoderMismatch when it is missing, belongs to another name, or was not prepared with what `adapter`
        (a file of `model tune`, which need not exist, and counts only for the encoder that was tuned) holds now.
        """
        manifest = manifest_of(folder, name, adapter)
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that spin while they wait cost twice the processor time of a question, for a millisecond.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        model = str(folder / "model.onnx")
        # Loaded beside whatever is done before the first text: both libraries leave Python free meanwhile.
        loading = ThreadPoolExecutor(2, "encoder")
        self._session: Future[Any] = loading.submit(
            lambda: ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        )
        self._tokenizer = loading.submit(Tokenizer, folder)
        loading.shutdown(wait=False)
        self._folder = folder
        self.name = name
        self.fingerprint: str = manifest.get("fingerprint", "unfinished")
        self.tuned = bool(manifest.get("adapter"))
        self.dimension: int = manifest["dimension"]
        self.token_dimension: int = manifest["token_dimension"]
        self.prompts: dict[Role, str] = manifest["prompts"]
        self._limit: int = manifest["max_tokens"]
        self._bos, self._eos = manifest["bos"], manifest["eos"]

    def ready(self) -> tuple[Any, Tokenizer]:
        """Wait until the model is loaded. Raises EncoderMismatch when its files are spoilt."""
        try:
            return self._session.result(), self._tokenizer.result()
        except Exception as error:  # what the two libraries raise has no common class
            hint = "remove the folder and run `python -m bot model prepare`"
            raise EncoderMismatch(f"{self._folder}: the prepared model cannot be loaded ({error}); {hint}") from error

    def encode(self, texts: Sequence[str], role: Role = "query") -> Vectors:
        """Unit vectors, shape (len(texts), dimension), float32. Any text is accepted: the text guard runs here."""
        return self.read(texts, role).vectors

    def read(self, texts: Sequence[str], role: Role = "query") -> Encoded:
        """The vectors of texts and of their tokens, without those of the prompt. Any text is accepted.

        Where there are many, those of one length are read together: nothing is padded, so none changes another's vector by
        more than the last digit.
        """
        session, tokenizer = self.ready()
        guarded = [self.prompts[role] + clean(t, PASSAGE_LIMIT) for t in texts]
        (prompt,) = tokenizer([self.prompts[role].strip()])
        rows = [[self._bos, *ids[: self._limit - 2], self._eos] for ids in tokenizer(guarded)]
        own = slice(1 + len(prompt), -1)

        def together(places: Sequence[int]) -> list[tuple[Vectors, Vectors]]:
            asked = np.array([rows[i] for i in places], dtype=np.int64)
            vectors, found = session.run(OUTPUTS, {"input_ids": asked, "attention_mask": np.ones_like(asked)})
            return [(vector, tokens[own]) for vector, tokens in zip(vectors, found, strict=True)]

        if len(rows) > FEW:
            groups = _of_one_length(rows)
            with ThreadPoolExecutor(AT_ONCE, "encoding") as pool:
                done = [read for group in pool.map(together, groups) for read in group]
            back = np.argsort([i for group in groups for i in group])
            read = [done[i] for i in back]
        else:  # as questions are asked: to begin threads costs more than it saves
            read = [together([i])[0] for i in range(len(rows))]
        vectors = np.array([vector for vector, _ in read], np.float32).reshape(len(rows), self.dimension)
        tokens = Tokens.of([found for _, found in read], [row[own] for row in rows], self.token_dimension)
        return Encoded(vectors, tokens)


def _of_one_length(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """The places of rows, at most BATCH of one length in each part."""
    by_length: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        by_length.setdefault(len(row), []).append(place)
    return [places[i : i + BATCH] for places in by_length.values() for i in range(0, len(places), BATCH)]
