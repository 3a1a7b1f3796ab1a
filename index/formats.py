"""One function for each kind of knowledge file: text -> document, or None with problems in the report."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from index.documents import Entry, Golden, OffTopic, Place, Searches, SmallTalk, Synonyms, Translation
from index.fields import Fields
from index.problems import Report
from index.tenses import afterwards
from index.text import clean, has_letters
from index.yaml_nodes import Node, YamlProblem, parse

T = TypeVar("T")

BODY_LIMIT = 3_000
ABSTAIN = "abstain"

_FENCE = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]")
"""Controls, and marks that reorder the text around them: a reader or a terminal would show something else."""

PHRASE_LIMIT = 300

_ENTRY = (
    "id", "question", "also", "topic", "rule", "cohorts", "valid_from", "valid_until", "source", "reviewed_on",
    "related", "tests", "lang",
)  # fmt: skip


def yaml_root(text: str, path: str, report: Report, first_line: int = 1) -> Node | None:
    """The YAML of a file, or None with a problem."""
    try:
        return parse(text.removeprefix("\ufeff"), first_line)
    except YamlProblem as error:
        hint = "vérifier l’alignement, les deux-points et les guillemets de cette ligne et de celle du dessus"
        report.error(path, error.line, f"YAML illisible : {error}", hint)
        return None


def front_matter(text: str, path: str, report: Report, known: tuple[str, ...]) -> tuple[Fields, str, int] | None:
    """The header, which may have the `known` fields, the body and the line on which the body starts."""
    match = _FENCE.match(text)
    if match is None:
        hint = "commencer le fichier par une ligne « --- », les champs, puis une ligne « --- »"
        report.error(path, 1, "pas d’en-tête", hint)
        return None
    node = yaml_root(match.group(1), path, report, first_line=2)
    if node is None:
        return None
    rest = text[match.end() :]
    start = match.end() + len(rest) - len(rest.lstrip())
    fields = Fields(node, path, report, "l’en-tête", known)
    return fields, rest.strip(), text.count("\n", 0, start if rest.strip() else match.end()) + 1


def body_of(fields: Fields, body: str, line: int, what: str) -> str:
    """`body`, after looking whether it can be shown."""
    if not has_letters(body):
        fields.error(line, f"{what} n’a pas de texte", "écrire la réponse sous l’en-tête")
    elif len(body) > BODY_LIMIT:
        fields.error(
            line, f"{what} dépasse {BODY_LIMIT} signes", "raccourcir : une réponse tient sur un écran de téléphone"
        )
    elif hidden := _HIDDEN.search(body):
        at = line + body.count("\n", 0, hidden.start())
        fields.error(
            at, f"{what} contient un caractère invisible (U+{ord(hidden.group()):04X})", "réécrire cette ligne"
        )
    return body


def entry(text: str, path: str, stem: str, report: Report) -> Entry | None:
    """Read `faq/ID.md`."""
    if (parts := front_matter(text, path, report, _ENTRY)) is None:
        return None
    fields, body, body_line = parts
    sources = fields.sources("source", required=True)
    reviewed_on = fields.day("reviewed_on", required=True)
    valid_from, valid_until = fields.day("valid_from"), fields.day("valid_until")
    if valid_from and valid_until and valid_until < valid_from:
        fields.error(
            fields.line_of("valid_until"), "« valid_until » est avant « valid_from »", "échanger les deux dates"
        )
    entry_id = id_as_file(fields, stem)
    heading = fields.text("question", required=True, limit=PHRASE_LIMIT)
    result = Entry(
        id=entry_id,
        question=afterwards(heading),
        also=fields.phrases("also", limit=PHRASE_LIMIT),
        topic=fields.identifier("topic", required=True),
        body=body_of(fields, body, body_line, "la réponse"),
        sources=sources,
        reviewed_on=reviewed_on,  # type: ignore[arg-type]  # when it is None, `ok` is False
        rule=fields.identifier("rule") or None,
        cohorts=fields.identifiers("cohorts"),
        valid_from=valid_from,
        valid_until=valid_until,
        related=fields.identifiers("related"),
        tests=fields.phrases("tests", limit=PHRASE_LIMIT),
        place=Place(path, body_line, fields.lines),
        heading=heading,
    )
    return result if fields.ok else None


def check_lang(fields: Fields, lang: str) -> None:
    """Report a field "lang" that is not the one in the name of the file."""
    if (found := fields.text("lang", required=True)) and found != lang:
        hint = f"écrire « lang: {lang} »"
        fields.error(fields.line_of("lang"), f"« lang: {found} » ne va pas avec le nom du fichier", hint)


def translation(text: str, path: str, lang: str, report: Report) -> Translation | None:
    """Read `faq/ID.LANG.md`."""
    if (parts := front_matter(text, path, report, ("lang", "question", "also"))) is None:
        return None
    fields, body, body_line = parts
    check_lang(fields, lang)
    heading = fields.text("question", required=True, limit=PHRASE_LIMIT)
    result = Translation(
        afterwards(heading),
        fields.phrases("also", limit=PHRASE_LIMIT),
        body_of(fields, body, body_line, "la traduction"),
        Place(path, body_line, fields.lines),
        heading,
    )
    return result if fields.ok else None


def id_as_file(fields: Fields, stem: str) -> str:
    """The field "id", which is the name of the file."""
    value = fields.identifier("id", required=True)
    if value and value != stem:
        fields.error(
            fields.line_of("id"),
            f"« id: {value} » et le nom du fichier diffèrent",
            f"renommer le fichier en {value}.md",
        )
    return value


def _list_of(text: str, path: str, report: Report, key: str, read: Callable[[Node], T | None]) -> tuple[T, ...]:
    """The good elements of a file that holds one list."""
    root = yaml_root(text, path, report)
    if root is None:
        return ()
    fields = Fields(root, path, report, "le fichier", (key,))
    return tuple(item for node in fields.items(key, required=True) if (item := read(node)) is not None)


def smalltalk(text: str, path: str, report: Report, languages: tuple[str, ...]) -> tuple[SmallTalk, ...]:
    """Read `smalltalk.yaml`."""
    known = ("id", "examples", "reply", *(f"reply_{lang}" for lang in languages[1:]))

    def read(node: Node) -> SmallTalk | None:
        fields = Fields(node, path, report, "chaque échange", known)
        item = SmallTalk(
            fields.identifier("id", required=True),
            fields.phrases("examples", required=True, limit=PHRASE_LIMIT),
            fields.texts("reply", languages, required=True, limit=1_000),
            Place(path, node.line, fields.lines),
        )
        return item if fields.ok and item.examples else None

    return _list_of(text, path, report, "entries", read)


def off_topic(text: str, path: str, report: Report) -> tuple[OffTopic, ...]:
    """Read `off_topic.yaml`."""

    def read(node: Node) -> OffTopic | None:
        fields = Fields(node, path, report, "chaque famille", ("id", "near", "examples"))
        family = OffTopic(
            fields.identifier("id", required=True),
            fields.phrases("examples", required=True, limit=PHRASE_LIMIT),
            fields.flag("near"),
            Place(path, node.line, fields.lines),
        )
        return family if fields.ok else None

    return _list_of(text, path, report, "families", read)


def searches(text: str, path: str, report: Report) -> Searches:
    """Read `searches.yaml`."""
    root = yaml_root(text, path, report)
    if root is None:
        return Searches()
    fields = Fields(root, path, report, "le fichier", ("searches", "others"))
    return Searches(
        fields.phrases("searches", required=True, limit=PHRASE_LIMIT),
        fields.phrases("others", required=True, limit=PHRASE_LIMIT),
        Place(path, root.line, fields.lines),
    )


def synonyms(text: str, path: str, report: Report) -> Synonyms:
    """Read `synonyms.yaml`."""
    root = yaml_root(text, path, report)
    if root is None:
        return Synonyms()
    fields = Fields(root, path, report, "le fichier", ("groups", "acronyms", "shorthand"))
    groups: list[tuple[str, ...]] = []
    for node in fields.items("groups"):
        if not isinstance(node.value, list) or not all(isinstance(word.value, str) for word in node.value):
            fields.error(node.line, "chaque groupe est une liste de mots", "écrire « - [salaire, paie, paye] »")
        elif len(node.value) < 2:
            hint = "ajouter un deuxième mot ou ôter le groupe"
            fields.error(node.line, "un groupe d’un seul mot ne sert à rien", hint)
        else:
            groups.append(tuple(clean(str(word.value)) for word in node.value))
    acronyms = _meanings(fields, "acronyms", "« acronyms » doit donner un sens à chaque sigle", "SIGLE: signification")
    shorthand = _meanings(fields, "shorthand", "« shorthand » doit donner l’écriture courante", "cb: combien")
    return Synonyms(tuple(groups), acronyms, shorthand)


def _meanings(fields: Fields, name: str, message: str, example: str) -> dict[str, str]:
    """A mapping of words to words."""
    node = fields.node(name)
    if node and isinstance(node.value, dict):
        inner = Fields(node, fields.path, fields.report, f"« {name} »", node.value)
        return {key: inner.text(key, required=True) for key in node.value}
    if node and node.value is not None:
        fields.error(fields.line_of(name), message, f"écrire « {example} »")
    return {}


def golden(text: str, path: str, report: Report) -> tuple[Golden, ...]:
    """Read one file of `golden/`."""

    def read(node: Node) -> Golden | None:
        fields = Fields(node, path, report, "chaque question", ("question", "expect", "turns", "clock", "contains"))
        clock = fields.moment("clock")
        item = Golden(
            fields.text("question", required=True, limit=1_000),
            fields.identifier("expect", required=True),
            fields.phrases("turns", limit=1_000),
            clock.local.isoformat(timespec="minutes") if clock else None,
            fields.phrases("contains"),
            Place(path, node.line, fields.lines),
        )
        return item if fields.ok else None

    return _list_of(text, path, report, "questions", read)
