"""Shows which tests hang by a hair: the confidence in an answer, that it is in scope, and that projects are looked for, are shaken a little, as another processor or a small edit shakes it.

    pytest -p tests.shaken tests/test_followup.py

What fails under it and holds without it stands next to a threshold: mend the rule, the data or the test. `SHAKEN` (1, 2, …)
draws other shakes; `SHAKEN_BY` is their size in log-odds (0.12: three hundredths of a probability of one half).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from index.confidence import Judge
from index.looking import Looking

SEED, SIZE = int(os.environ.get("SHAKEN", "1")), float(os.environ.get("SHAKEN_BY", "0.12"))


def shaken(values: npt.NDArray[Any], what: str) -> npt.NDArray[np.float32]:
    """Probabilities moved by a draw of their own: the same value always by the same."""
    draws = [np.random.default_rng(crc32(f"{SEED} {what} {value:.5f}".encode())).normal() for value in np.ravel(values)]
    odds = np.log(np.clip(values, 1e-6, 1 - 1e-6) / (1 - np.clip(values, 1e-6, 1 - 1e-6)))
    return np.asarray(1 / (1 + np.exp(-(odds + SIZE * np.reshape(draws, np.shape(values))))), np.float32)


def _wrapped_judge(judge: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: Judge, *args: Any) -> Any:
        right, scope = judge(self, *args)
        return shaken(right, "right"), shaken(scope, "scope")

    return call


def _wrapped_looking(looking: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: Looking, *args: Any) -> Any:
        return shaken(looking(self, *args), "looks")

    return call


Judge.__call__ = _wrapped_judge(Judge.__call__)  # type: ignore[method-assign]
Looking.__call__ = _wrapped_looking(Looking.__call__)  # type: ignore[method-assign]
