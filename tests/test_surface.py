"""Which side of off-topic a question lies on, by its letters and words."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.surface import BUCKETS, Surface

INSIDE = [
    f"{how} {what}" for how in ("quel est le", "on m'a parlé du", "cb le") for what in ("salaire", "contrat", "délai")
]
OUTSIDE = [
    f"{how} {what}" for how in ("quel est le", "on m'a parlé du", "cb le") for what in ("gâteau", "chat", "match")
]
SURFACE = Surface.fit(INSIDE, OUTSIDE)


def test_words_tell_the_side_though_the_rest_is_alike() -> None:
    inside, outside = SURFACE(["votre salaire ?", "et le contrat"]), SURFACE(["votre chat ?", "et le match"])
    assert inside.min() > outside.max()


def test_mistyped_words_still_tell() -> None:
    assert SURFACE(["salairre"])[0] > SURFACE(["gatteau"])[0]


def test_nothing_to_tell_apart_tells_nothing() -> None:
    for surface in (Surface.fit([], OUTSIDE), Surface.fit(INSIDE, [])):
        assert not surface(["salaire", "chat"]).any() and surface.weights.shape == (BUCKETS,)


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_has_a_finite_side(texts: list[str]) -> None:
    found = SURFACE(texts)
    assert found.shape == (len(texts),) and np.isfinite(found).all()
