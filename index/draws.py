"""Numbers drawn by texts alone, so that an edit of one text changes nothing of what was drawn for the others."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Draws = npt.NDArray[np.float64]


def draws(texts: Sequence[str], purpose: str) -> Draws:
    """A number from 0 to under 1 for each text, even and unrelated from one `purpose` to another; shape (texts,)."""
    key = purpose.encode()
    numbers = [int.from_bytes(blake2b(t.encode(), digest_size=6, key=key).digest()) for t in texts]
    return np.array(numbers, dtype=np.float64) / 2.0**48
