"""The sentences: the same keys and placeholders in every language, and a way back to the first one."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from bot.texts import FIRST, catalogue, say, spoken

LANGUAGES = ["fr", "en"]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_sentence_is_in_every_language() -> None:
    french, english = catalogue("fr"), catalogue("en")
    assert set(french) == set(english)
    assert {key for key in french if placeholders(french[key]) != placeholders(english[key])} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_are_written(lang: str) -> None:
    for key, text in catalogue(lang).items():
        assert text.strip(), key
        assert placeholders(text) == set(re.findall(r"\{(\w+)\}", text)), key


def test_french_is_typeset() -> None:
    for key, text in catalogue("fr").items():
        if not key.startswith("notice."):
            assert "'" not in text, key
            assert not re.search(r"\w[;:!?»](?:\s|$)", text.replace("Content-Type:", "")), key


@pytest.mark.parametrize("lang", ["de", "", "../../pyproject", "FR", "fr.toml", "en\x00"])
def test_a_language_without_sentences_gets_the_first(lang: str) -> None:
    assert spoken(lang) == FIRST
    assert catalogue(lang) is catalogue(FIRST)
    assert say(lang, "reply.sources") == say("fr", "reply.sources")


def test_values_are_put_in_as_they_are() -> None:
    assert "{x} <b>" in say("en", "dates.unknown", title="{x} <b>")
    with pytest.raises(KeyError):
        say("fr", "reply.nothing_of_the_kind")
