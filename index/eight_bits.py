"""Which of some vectors in eight bits are most alike: their products as whole numbers, by ONNX Runtime.

It uses the processor's own instructions for eight bits. Numpy knows none: it would bring every vector to single precision
first, and take four to five times as long. Exact on processors with VNNI instructions; others add pairs of products in sixteen
bits, which unit vectors exceed only where two neighbouring dimensions carry nearly everything.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

GRAPH = "product.onnx"
"""One operator: MatMulInteger of `told` (n, d), uint8 with the zero point 128, and `asked` (d, m), int8: `products`, int32."""

AT_ONCE = 256
"""Vectors compared with all others in one product, which stays small."""

STRIPS = 32
"""Parts of many short rows that are laid side by side: numpy compares long rows many numbers at a time, short ones one by one."""

Eighths = npt.NDArray[np.int8]
Highest = npt.NDArray[np.int32]


def nearest_products(asked: Eighths, told: Eighths) -> Highest:
    """The highest product of each row of `asked`, (m, d), with those of `told`, (n, d), of which there is one at least: (m,).

    Any number of threads may ask.
    """
    session, found = _session(), np.empty(len(asked), np.int32)
    positive = told.view(np.uint8) ^ np.uint8(128)  # the processor multiplies what has a sign by what has none
    for first in range(0, len(asked), AT_ONCE):
        some = np.ascontiguousarray(asked[first : first + AT_ONCE].T)
        found[first : first + AT_ONCE] = _highest(session.run(None, {"told": positive, "asked": some})[0])
    return found


def _highest(rows: Highest) -> Highest:
    """The highest of each column."""
    whole = len(rows) - len(rows) % STRIPS
    if not whole or rows.shape[1] >= 4 * STRIPS:
        return np.asarray(rows.max(axis=0))
    beside = rows[:whole].reshape(STRIPS, -1).max(axis=0).reshape(-1, rows.shape[1])
    return np.asarray(np.vstack([beside, rows[whole:]]).max(axis=0))


@cache
def _session() -> Any:
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    graph = files("index").joinpath(GRAPH).read_bytes()
    return ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
