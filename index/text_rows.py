"""A matrix with a row for each of some texts, of which an edit makes only those that are new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp


@dataclass(frozen=True)
class TextRows:
    """`matrix`, dense or sparse (CSR): the row i is that of `texts[i]`."""

    texts: tuple[str, ...]
    matrix: Any

    @classmethod
    def of(cls, texts: Sequence[str], make: Callable[[Sequence[int]], Any], former: TextRows | None = None) -> TextRows:
        """Those of `texts`; `make` gives the rows of some of them, by their places, and is asked only for those that
        `former` has not.
        """
        if former is None:
            return cls(tuple(texts), make(range(len(texts))))
        place = {text: row for row, text in enumerate(former.texts)}
        new = [i for i, text in enumerate(texts) if text not in place]
        known = former.matrix
        if new:
            parts = [known, make(new)]
            known = sp.vstack(parts, "csr") if sp.issparse(known) else np.concatenate(parts)
        place |= {texts[i]: len(former.texts) + row for row, i in enumerate(new)}
        return cls(tuple(texts), known[[place[text] for text in texts]])
