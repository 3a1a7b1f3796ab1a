"""Markdown that anybody may have written -> HTML without a trap, and text without marks."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.markdown import to_html, to_text
from index.documents import Entry, Project
from index.fields import safe_link
from tests.folders import real

TAGS = {"p", "br", "strong", "em", "s", "ul", "ol", "li", "a", "code", "pre", "blockquote", "h3", "h4", "hr"}
SETTINGS = settings(deadline=None, max_examples=400, database=None)

PIECES = [
    "# titre", "## t", "- un", "1. un", "> cité", "**gras**", "*it*", "~~non~~", "`code`", "```\ncode\n```", "---", "\n", "\n\n", "  ", "    x",
    "[mot](https://exemple.fr)", "[mot](javascript:alert(1))", "[mot](JaVaScRiPt&colon;alert(1))", "[mot](java&#x09;script:alert(1))",
    "[mot](data:text/html;base64,xx)", "[mot](vbscript:x)", "[mot](//exemple.fr)", "[mot](/staff)", "[mot](mailto:a@exemple.fr)",
    '[mot](https://exemple.fr "onmouseover=alert(1)")', "[mot][ref]", "\n[ref]: javascript:alert(1)\n", "\n[ref]: https://exemple.fr 'x'\n",
    "![image](https://exemple.fr/pixel.png)", "![x](javascript:alert(1))", "<https://exemple.fr>", "<javascript:alert(1)>",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>x</a>", "<svg/onload=alert(1)>", "<iframe src=//x>",
    "<style>*{}</style>", "<!-- -->", "<![CDATA[", "&lt;script&gt;", "&#60;script>", "&#x3c;img onerror=x>", '"onclick=', "\x00", "\u202e", "\ud800",
    "(", ")", "[", "]", "<", ">", "\\", "&", "https://exemple.fr", "{{start:x}}", "é",
]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=10).map("".join) | st.text(max_size=120)


class Page(HTMLParser):
    """What a browser would see: the tags and attributes of a fragment."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.extend((name, value or "") for name, value in attrs)


def harmless(html: str) -> None:
    page = Page(html)
    assert page.tags <= TAGS
    for name, value in page.attributes:
        assert name in {"href", "rel"}
        assert name != "href" or safe_link(value), value
        assert name != "rel" or value == "noopener noreferrer"


@SETTINGS
@given(HOSTILE)
def test_no_markdown_makes_a_trap(markdown: str) -> None:
    harmless(to_html(markdown))


@SETTINGS
@given(HOSTILE)
def test_any_markdown_has_a_text(markdown: str) -> None:
    text = to_text(markdown)
    assert text == text.strip() and "\n\n\n" not in text


@pytest.mark.parametrize(
    "markdown",
    ["[" * 5_000, "> " * 2_000 + "x", "*" * 5_000, "- " * 2_000 + "x", "`" * 5_000, "<" * 5_000, "![" * 2_000],
)
def test_nesting_costs_nothing(markdown: str) -> None:
    harmless(to_html(markdown))
    to_text(markdown)


WORDS = st.text(st.sampled_from("abcdé "), min_size=1, max_size=12).map(str.strip).filter(bool)
MARKED = st.one_of(
    WORDS,
    WORDS.map("**{}**".format),
    WORDS.map("*{}*".format),
    WORDS.map("`{}`".format),
    WORDS.map("~~{}~~".format),
    WORDS.map("## {}".format),
    WORDS.map("> {}".format),
    WORDS.map("[{}](https://exemple.fr/a)".format),
)


@SETTINGS
@given(st.lists(MARKED, min_size=1, max_size=6))
def test_plain_text_holds_no_marks_and_every_word(blocks: list[str]) -> None:
    text = to_text("\n\n".join(blocks))
    assert not set(text.replace("https://exemple.fr/a", "")) & set("*`~#>[]")
    for word in " ".join(blocks).replace("https://exemple.fr/a", "").split():
        assert word.strip("*`~#>[]()") in text


@pytest.mark.parametrize(
    ("markdown", "text", "html"),
    [
        ("Une **réponse**.", "Une réponse.", "<p>Une <strong>réponse</strong>.</p>"),
        ("un\ndeux", "un deux", "<p>un\ndeux</p>"),
        ("un\\\ndeux", "un\ndeux", "<p>un<br>\ndeux</p>"),
        ("un\n\ndeux", "un\n\ndeux", "<p>un</p>\n<p>deux</p>"),
        ("- un\n- deux\n\nfin", "- un\n- deux\n\nfin", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n<p>fin</p>"),
        ("3. un\n4. deux", "3. un\n4. deux", None),
        ("- un\n  - dedans\n- deux", "- un\n  - dedans\n- deux", None),
        ("- un\n\n  suite\n- deux", "- un\n  suite\n- deux", None),
        ("# Titre\n\nfin", "Titre\n\nfin", "<h3>Titre</h3>\n<p>fin</p>"),
        ("a < b & c", "a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("<b>x</b>", "<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        (
            "[ici](https://exemple.fr)",
            "ici (https://exemple.fr)",
            '<p><a href="https://exemple.fr" rel="noopener noreferrer">ici</a></p>',
        ),
        ("[ici](mailto:a@exemple.fr)", "ici (a@exemple.fr)", None),
        ("[a@exemple.fr](mailto:a@exemple.fr)", "a@exemple.fr", None),
        ("[https://exemple.fr](https://exemple.fr)", "https://exemple.fr", None),
        ("[ici](/staff)", "ici", '<p><a rel="noopener noreferrer">ici</a></p>'),
        ("```\nx = 1\n```\n\nfin", "x = 1\n\nfin", None),
        ("", "", ""),
    ],
)
def test_what_staff_write(markdown: str, text: str, html: str | None) -> None:
    assert to_text(markdown) == text
    if html is not None:
        assert to_html(markdown) == html


def test_lines_end_where_french_allows_it_but_code_is_left_as_it_is() -> None:
    found = to_html("« **oui** » : `a : b`, [a : b](https://exemple.fr/?a=b%20:c)").replace("&nbsp;", "_")
    link = '<a href="https://exemple.fr/?a=b%20:c" rel="noopener noreferrer">a_: b</a>'
    assert found == f"<p>«_<strong>oui</strong>_»_: <code>a : b</code>, {link}</p>"


def test_every_real_answer_is_readable_as_text() -> None:
    documents: list[Entry | Project] = [*real().entries, *real().projects]
    for document in documents:
        text = to_text(document.body)
        assert text and not text.startswith(("#", ">")) and "**" not in text, document.id
        assert "](" not in text, document.id
        harmless(to_html(document.body))
