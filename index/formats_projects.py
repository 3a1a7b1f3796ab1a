"""The files of `projects/`: a project, and its card in another language."""

from __future__ import annotations

from index.documents import Card, Place, Project, Status
from index.fields import Fields
from index.formats import PHRASE_LIMIT, body_of, check_lang, front_matter, id_as_file
from index.problems import Report

_PROJECT = (
    "id", "name", "also", "summary", "summary_en", "cohort", "years", "administration", "administrations", "place",
    "places", "themes", "profiles", "team", "duration_months", "status", "links", "source", "reviewed_on", "tests",
)  # fmt: skip


def project(text: str, path: str, stem: str, report: Report, languages: tuple[str, ...]) -> Project | None:
    """Read `projects/ID.md`."""
    if (parts := front_matter(text, path, report, _PROJECT)) is None:
        return None
    fields, body, body_line = parts
    status = Status("", "", "")
    status_node = fields.node("status")
    if status_node is None:
        hint = 'ajouter « status: {id: acheve, text: …, as_of: "2021"} »'
        fields.error(fields.line, "il manque le champ « status »", hint)
    else:
        inner = Fields(status_node, path, report, "« status »", ("id", "text", "as_of"))
        status = Status(
            inner.identifier("id", required=True), inner.text("text", required=True), inner.text("as_of", required=True)
        )
        inner.moment("as_of")
        fields.ok = fields.ok and inner.ok
    result = Project(
        id=id_as_file(fields, stem),
        name=fields.text("name", required=True, limit=120),
        also=fields.phrases("also", limit=PHRASE_LIMIT),
        summary=fields.texts("summary", languages, required=True, limit=160),
        cohort=fields.identifier("cohort", required=True),
        years=fields.text("years", required=True),
        administration=fields.text("administration", required=True),
        administrations=fields.identifiers("administrations"),
        place_name=fields.text("place", required=True),
        places=fields.identifiers("places"),
        themes=fields.identifiers("themes", required=True),
        profiles=fields.identifiers("profiles"),
        status=status,
        body=body_of(fields, body, body_line, "la fiche"),
        sources=fields.sources("source", required=True),
        reviewed_on=fields.day("reviewed_on", required=True),  # type: ignore[arg-type]  # None: `ok` is False
        team=fields.text("team"),
        duration_months=fields.number("duration_months"),
        links=fields.sources("links"),
        tests=fields.phrases("tests", limit=PHRASE_LIMIT),
        place=Place(path, body_line, fields.lines),
    )
    return result if fields.ok else None


def card(text: str, path: str, lang: str, report: Report) -> Card | None:
    """Read `projects/ID.LANG.md`."""
    if (parts := front_matter(text, path, report, ("lang", "team", "status"))) is None:
        return None
    fields, body, body_line = parts
    check_lang(fields, lang)
    result = Card(
        body_of(fields, body, body_line, "la traduction"),
        fields.text("team"),
        fields.text("status"),
        Place(path, body_line, fields.lines),
    )
    return result if fields.ok else None
