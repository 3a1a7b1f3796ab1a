"""The form in a chat as a value: forwards, backwards, corrected, changed under its writer's feet."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interest.answers import InvalidAnswer, InvalidAnswers
from bot.interest.form import Choice, Field, Form
from bot.telegram import draft as drafts
from bot.telegram.draft import CORRECT, PAGE, REVIEW, Draft

CHOICES = tuple(Choice(f"c{i}", f"Choix {i} {'été' if i % 5 == 0 else 'mer'}") for i in range(20))
FORM = Form(
    "1", "Titre", "Intro",
    (
        Field("first_name", "text", "Prénom", "Pour quoi"),
        Field("contact", "email", "Adresse", "Pour quoi", required=True, choices=(Choice("telegram", "Ici"),)),
        Field("themes", "choices", "Thèmes", "Pour quoi", choices=CHOICES, limit=3),
        Field("heard", "choice", "Comment", "Pour quoi", choices=CHOICES[:2]),
        Field("consent_contact", "consent", "J'accepte", "Pour quoi"),
    ),
    "Envoyer", "fr",
)  # fmt: skip


def filled() -> Draft:
    draft = drafts.begin(FORM, "n")
    for raw in ("Jeanne", "telegram", ["c1"], "c0", True):
        draft = drafts.take(FORM, draft, raw)
    return draft


def test_from_the_first_question_to_the_answers() -> None:
    draft = drafts.begin(FORM, "n")
    asked = []
    for raw in (None, "a@exemple.fr", (), "c1", "oui"):
        question = drafts.question(FORM, draft)
        assert question is not None
        asked.append(question.id)
        if raw == "oui":
            with pytest.raises(InvalidAnswer):
                drafts.take(FORM, draft, raw)
            raw = True
        draft = drafts.take(FORM, draft, raw)
    assert asked == [f.id for f in FORM.fields]
    assert draft.at == REVIEW and draft.in_work
    assert draft.answers["contact"] == "a@exemple.fr" and draft.answers["consent_contact"] is True


def test_what_is_required_cannot_be_skipped_and_nothing_moves() -> None:
    draft = drafts.take(FORM, drafts.begin(FORM, "n"), None)
    with pytest.raises(InvalidAnswer):
        drafts.take(FORM, draft, None)
    assert draft.at == "contact"


def test_back_goes_one_question_back_and_stays_at_the_first() -> None:
    draft = filled()
    places = []
    for _ in range(7):
        draft = drafts.back(FORM, draft)
        places.append(draft.at)
    assert places == ["consent_contact", "heard", "themes", "contact", "first_name", "first_name", "first_name"]
    assert draft.answers == filled().answers


def test_a_correction_returns_to_the_answers() -> None:
    draft = drafts.at(filled(), "first_name", correcting=True)
    assert drafts.back(FORM, draft).at == REVIEW
    draft = drafts.take(FORM, draft, "Ada")
    assert draft.at == REVIEW and draft.answers["first_name"] == "Ada"
    assert drafts.back(FORM, drafts.at(draft, CORRECT)).at == REVIEW


def test_choices_are_toggled_up_to_their_number() -> None:
    draft = drafts.at(filled(), "themes")
    for choice in ("c4", "c1", "c2", "c3"):
        draft = drafts.toggle(FORM, draft, choice)
    assert draft.answers["themes"] == ("c2", "c3", "c4")
    with pytest.raises(InvalidAnswer):
        drafts.toggle(FORM, draft, "c5")
    with pytest.raises(InvalidAnswer):
        drafts.toggle(FORM, draft, "nope")
    assert draft.at == "themes"


def test_pages_and_search() -> None:
    asked, draft = FORM.fields[2], drafts.at(filled(), "themes")
    pages = [drafts.offer(asked, replace(draft, page=number)) for number in (-1, 0, 1, 2, 9)]
    assert [p.number for p in pages] == [0, 0, 1, 2, 2]
    assert tuple(c for p in pages[1:4] for c in p.choices) == CHOICES
    assert all(len(p.choices) <= PAGE for p in pages)
    summer = drafts.searched(asked, draft, "ETE choix")
    assert [c.id for c in drafts.offer(asked, summer).choices] == ["c0", "c5", "c10", "c15"]
    assert drafts.searched(asked, draft, "rien de tel") is draft


def test_what_was_refused_is_asked_again_as_a_correction() -> None:
    draft, message = drafts.refused(FORM, filled(), InvalidAnswers({"consent_contact": "Donnez un accord."}))
    assert (draft.at, draft.correcting, message) == ("consent_contact", True, "Donnez un accord.")


def test_a_form_that_changed_meanwhile() -> None:
    """Staff may edit the knowledge while somebody fills in the form."""
    without = replace(FORM, fields=tuple(f for f in FORM.fields if f.id != "heard"))
    draft = drafts.repaired(without, drafts.at(filled(), "heard"))
    assert draft.at == REVIEW and "heard" not in draft.answers
    fewer = replace(FORM, fields=(*FORM.fields[:2], replace(FORM.fields[2], choices=CHOICES[5:]), *FORM.fields[3:]))
    draft = drafts.repaired(fewer, drafts.at(filled(), "gone"))
    assert draft.at == "themes" and "themes" not in draft.answers
    assert drafts.repaired(FORM, filled()) == filled()


@given(st.text(max_size=60))
def test_what_was_kept_is_read_again_and_nothing_else_is(text: str) -> None:
    draft = replace(filled(), search=text, seen=7, correcting=True)
    assert Draft.of_json(draft.to_json()) == draft
    assert Draft.of_json(text) is None
    for bad in ('{"answers": {}}', "[]", "null", '{"answers": 3}', '{"id": 1, "unknown": 2, "answers": {}}'):
        assert Draft.of_json(bad) is None
