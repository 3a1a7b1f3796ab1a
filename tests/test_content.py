"""What a text says besides small words."""

from __future__ import annotations

from bot.wording.content import content_of


def test_links_and_small_words_are_no_content() -> None:
    assert content_of("nan mais avec 3 ans") == ("3", "ans")
    assert content_of("et le télétravail, svp ?") == ("teletravail",)
    assert content_of("") == ()
