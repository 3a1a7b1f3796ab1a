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

    def of_other(self, texts: Sequence[str], make: Callable[[Sequence[int]], Any]) -> TextRows:
        """Those of `texts`; `make` gives the rows of those that are not there yet, by their places in `texts`."""
        place = {text: row for row, text in enumerate(self.texts)}
        new = [i for i, text in enumerate(texts) if text not in place]
        known = self.matrix
        if new:
            parts = [known, make(new)]
            known = sp.vstack(parts, "csr") if sp.issparse(known) else np.concatenate(parts)
        place |= {texts[i]: len(self.texts) + row for row, i in enumerate(new)}
        return TextRows(tuple(texts), known[[place[text] for text in texts]])
