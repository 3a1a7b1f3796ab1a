"""The interest form: what it asks and why."""

from __future__ import annotations

import pytest

from bot.interest.form import consent, interest_form
from tests import folders

FORM = interest_form(folders.knowledge(), "fr", "page")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_field_says_why_it_is_asked(lang: str) -> None:
    form = interest_form(folders.real(), lang, "page")
    assert form.lang == lang and len(form.fields) == 11
    assert all(field.label and field.why for field in form.fields)
    assert [f.id for f in form.fields if f.required] == ["contact"]
    assert all(c.label for f in form.fields for c in f.choices)


def test_choices_come_from_the_knowledge_and_empty_ones_are_not_asked() -> None:
    assert [c.label for c in FORM.field("themes").choices] == ["Santé", "Mer"]  # type: ignore[union-attr]
    loaded = folders.load({n: t for n, t in folders.folder().items() if not n.startswith("projects/")})
    assert loaded.knowledge is not None
    assert interest_form(loaded.knowledge, "fr").field("projects") is None


def test_projects_of_the_latest_cohort_come_first() -> None:
    found = folders.knowledge(
        **{"projects/a.md": folders.project("a"), "projects/z.md": folders.project("z", cohort="session-2")}
    )
    field = interest_form(found, "fr").field("projects")
    assert field is not None and [c.id for c in field.choices] == ["z", "a", "phare"]


def test_a_consent_is_named_by_its_words() -> None:
    french, english = consent(FORM, "contact"), consent(interest_form(folders.knowledge(), "en"), "contact")
    assert french.version == consent(FORM, "contact").version
    assert len({french.version, english.version, consent(FORM, "share").version}) == 3
    with pytest.raises(KeyError):
        consent(FORM, "anything")


def test_the_version_changes_with_what_is_read() -> None:
    same = interest_form(folders.knowledge(), "fr", "page")
    assert same.version == FORM.version
    assert interest_form(folders.knowledge(), "en", "page").version != FORM.version
    more = folders.knowledge(**{"projects/a.md": folders.project("a")})
    assert interest_form(more, "fr", "page").version != FORM.version
