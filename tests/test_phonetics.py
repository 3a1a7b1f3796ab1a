"""How a word sounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.phonetics import sounds


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("faibles", "fèble"), ("polygraphe", "polygraf"), ("Champollion", "champolion"), ("nubonyxia", "nubonixia"),
        ("capqualif", "capcalif"), ("bateaux", "bato"), ("quai", "ké"), ("guichet", "guiché"), ("gens", "jan"),
        ("archifiltre", "archifiltr"), ("houle", "oul"), ("passer", "passé"),
    ],
)  # fmt: skip
def test_what_sounds_alike(written: str, heard: str) -> None:
    assert sounds(written) == sounds(heard) != ""


@pytest.mark.parametrize(("one", "other"), [("phare", "port"), ("datajust", "datamed"), ("cartobio", "cartav")])
def test_what_does_not(one: str, other: str) -> None:
    assert sounds(one) != sounds(other)


@given(st.text(max_size=40))
@settings(database=None, max_examples=200)
def test_any_text_has_sounds_or_none(text: str) -> None:
    assert sounds(text) == sounds(text.upper()) or not text.isascii()
    assert set(sounds(text)) <= set("abcdefghijklmnopqrstuvwxyzSGAI")
