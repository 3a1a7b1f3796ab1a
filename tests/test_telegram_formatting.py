import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.telegram.blocks import visible
from bot.telegram.formatting import LIMIT, label, link, plain, to_messages
from bot.telegram.memory import Payloads
from tests.telegram_html import EntityError, parse, units

MARKS = [
    "**", "*", "_", "__", "`", "```\n", "~~", "[", "](", "](https://a.fr/?x=1&y=<2>)", "](<https://a.fr>)", ")", "](javascript:a)", "\n", "\n\n",
    "# ", "## ", "- ", "1. ", "0. ", "> ", "> > ", "    ", "<b>", "</a>", "&amp;", "&", "&#x200b;", "<", ">", "\\", "|", "---\n", "![a](b)", "<a@b.fr>",
    "[m](mailto:a@b.fr)", "\u200b", "\u3164", "\x00", "\ud83d", "🙂", "e\u0301", "\u202e", "![", "  \n", "\t", '"', "'", "a" * 700, "mot ", "é",
]  # fmt: skip
markdown = st.lists(st.one_of(st.sampled_from(MARKS), st.text(st.characters(), max_size=8)), max_size=60).map("".join)


@settings(max_examples=600, deadline=None)
@given(markdown)
@example("**`x`** > *a* [`c`](https://a.fr)")
@example("> - ```\n>   x\n>   ```")
@example("&#8203;")
@example("a [&nbsp;](https://a.fr) **&#8203;** b")
@example("> a `c` b")
def test_no_markdown_makes_an_entity_error(text: str) -> None:
    for message in to_messages(text):
        assert parse(message)
        assert units(message) <= LIMIT


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    shown = " ".join(parse(m) for m in to_messages(plain(text)))
    kept = "".join(c for c in " ".join(text.split()) if c.isprintable())
    assert "".join(c for c in shown if c.isprintable()).split() == (kept.split() if visible(text) else [])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100), st.text(max_size=100))
def test_links_of_any_title_and_address(title: str, url: str) -> None:
    for message in to_messages("x " + link(title, f"https://a.fr/{url}")):
        assert parse(message)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**gras** et *ital* `c<d`", "<b>gras</b> et <i>ital</i> <code>c&lt;d</code>"),
        ("[a & b](https://a.fr/?x=1&y=2)", '<a href="https://a.fr/?x=1&amp;y=2">a &amp; b</a>'),
        ("[mail](mailto:a@b.fr)", "mail (a@b.fr)"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("# Titre\n\ntexte", "<b>Titre</b>\n\ntexte"),
        ("- un\n- deux\n  - trois\n\nfin", "• un\n• deux\n\u2003• trois\n\nfin"),
        ("3. un\n4. deux", "3. un\n4. deux"),
        ("> cité\n> deux", "<blockquote>cité deux</blockquote>"),
        ("```py\na < b\n```", "<pre>a &lt; b</pre>"),
        ("a\n\n---\n\nb", "a\n\n———\n\nb"),
        ("**[a](https://a.fr)**", '<a href="https://a.fr"><b>a</b></a>'),
        ("\u200b\u3164", None),
    ],
)
def test_html(source: str, html: str | None) -> None:
    assert to_messages(source) == ([html] if html else [])


def test_cut_between_paragraphs_first() -> None:
    paragraphs = [f"{i} 🙂 " + "mot " * 300 for i in range(8)]
    messages = to_messages("\n\n".join(paragraphs))
    assert len(messages) > 1
    assert [p.strip() for m in messages for p in m.split("\n\n")] == [p.strip() for p in paragraphs]


def test_cut_within_a_paragraph_keeps_words_and_style() -> None:
    words = [f"mot{i}" for i in range(2000)]
    messages = to_messages(f"**{' '.join(words)}**")
    assert len(messages) > 1
    assert all(m.startswith("<b>") and m.endswith("</b>") for m in messages)
    assert " ".join(parse(m) for m in messages).split() == words


def test_cut_within_a_list_keeps_lines() -> None:
    lines = [f"- ligne {i} " + "mot " * 20 for i in range(100)]
    messages = to_messages("\n".join(lines))
    assert len(messages) > 1
    assert all(m.startswith("• ligne") for m in messages)


def test_the_parser_is_strict() -> None:
    for bad in (
        "<b>x",
        "x</b>",
        "<b><i>x</b></i>",
        "<h1>x</h1>",
        "a & b",
        "a < b",
        "<a>x</a>",
        "<b><code>x</code></b>",
        "<b> </b>",
    ):
        with pytest.raises(EntityError):
            parse(bad)


@given(st.text(max_size=200))
def test_labels_and_payloads_fit(text: str) -> None:
    assert len(label(text)) <= 60
    payloads = Payloads()
    data = payloads.pack("a", text)
    assert 1 <= len(data.encode("utf-8", "replace")) <= 64
    assert payloads.unpack(data) == ("a", text)
