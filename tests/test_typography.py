from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.typography import unbroken

BOUND = {"\N{NO-BREAK SPACE}": "_", "\N{NARROW NO-BREAK SPACE}": "~"}
TEXTS = st.text(st.sampled_from(" ab12«»:;?!€%h.,("), max_size=40)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("« oui » : non ; si ? Ah !", "«_oui_»_: non~; si~? Ah~!"),
        ("4 250 € et 10 % à 23 h 59", "4~250_€ et 10_% à 23_h 59"),
        ("1 000 000 de fois, en 2022 100 fois", "1~000~000 de fois, en 2022 100 fois"),
        ("a :b et :) ou ?x", "a :b et :) ou ?x"),
    ],
)
def test_no_line_ends_before_a_mark_that_french_sets_apart(text: str, bound: str) -> None:
    assert "".join(BOUND.get(c, c) for c in unbroken(text)) == bound


@given(TEXTS)
def test_nothing_but_blanks_changes_and_once_is_enough(text: str) -> None:
    found = unbroken(text)
    assert "".join(" " if c in BOUND else c for c in found) == text and unbroken(found) == found
