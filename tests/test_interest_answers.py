"""Answers to the interest form: what is taken and refused, whatever is sent."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interest.answers import InvalidAnswer, InvalidAnswers, check, check_field
from bot.interest.form import CONSENTS, TELEGRAM, interest_form
from bot.texts import say
from tests import folders

GOOD = {"contact": "ada@exemple.org", "consent_contact": True}
FORM = interest_form(folders.knowledge(), "fr", "page")
IDS = [field.id for field in FORM.fields]

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=6,
)


def refused(raw: dict[str, object]) -> dict[str, str]:
    with pytest.raises(InvalidAnswers) as problem:
        check(FORM, GOOD | raw)
    return dict(problem.value.messages)


def test_telegram_is_offered_on_telegram_only() -> None:
    assert refused({"contact": TELEGRAM}).keys() == {"contact"}
    there = interest_form(folders.knowledge(), "fr", TELEGRAM)
    assert check(there, GOOD | {"contact": TELEGRAM}).contact == TELEGRAM
    assert check(there, GOOD).contact == "ada@exemple.org"


def test_good_answers_are_kept_as_meant() -> None:
    answers = check(
        FORM,
        {
            "first_name": " Ada\u200b ", "contact": " Ada.L@EXEMPLE.org ", "profile": "code", "themes": ["mer", "sante", "mer"],
            "message": "Bonjour,\r\n\r\n\r\n\r\nà bientôt\x00", "consent_contact": "on", "consent_share": "off", "unknown": "x",
        },
    )  # fmt: skip
    assert answers.values == {
        "first_name": "Ada", "contact": "Ada.L@exemple.org", "profile": "code", "themes": ("sante", "mer"), "projects": (),
        "experience": "", "availability": "", "message": "Bonjour,\n\nà bientôt", "heard": "", "consent_contact": True,
        "consent_share": False,
    }  # fmt: skip
    assert [c.kind for c in answers.consents] == ["contact"] and answers.version == FORM.version


def test_no_consent_is_taken_for_given() -> None:
    for kind in CONSENTS:
        assert check_field(FORM, f"consent_{kind}", None) is False
    assert "rien n’a été enregistré" in refused({"consent_contact": False})["consent_contact"]
    assert refused({"consent_contact": "peut-être"}).keys() == {"consent_contact"}
    shared = check(FORM, GOOD | {"consent_contact": None, "consent_share": True})
    assert [c.kind for c in shared.consents] == ["share"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "email_missing"), ("ada", "email_no_at"), ("ada@exemple", "email_domain"), ("a da@exemple.org", "email_space"),
        ("ada@exemple..org", "email"), ("@exemple.org", "email"), ("ada@exemple.org\nBcc: x@y.org", "email"),
        ("ada@exemple.org\r\n", ""), ("ada@[127.0.0.1]", "email"), ("\"ada b\"@exemple.org", "email_space"),
        ("ada@exemple.org,bob@exemple.org", "email"), ("<ada@exemple.org>", "email"), ("aďa@exemple.org", "email"),
        ("a" * 250 + "@exemple.org", "too_long"), (["ada@exemple.org"], "not_text"),
    ],
)  # fmt: skip
def test_an_address_is_checked_and_the_message_helps(address: object, said: str) -> None:
    if not said:
        assert check(FORM, GOOD | {"contact": address}).contact == "ada@exemple.org"
    else:
        assert refused({"contact": address}) == {"contact": say("fr", f"interest.invalid.{said}", limit=254)}


def test_an_address_of_another_script_is_written_in_ascii() -> None:
    assert check(FORM, GOOD | {"contact": "ada@münchen.example"}).contact == "ada@xn--mnchen-3ya.example"


@pytest.mark.parametrize("name", ["https://x.example", "Ada <b>", "50 €", "Ada\nBcc", "=1+1", "@ada", "-Ada"])
def test_a_first_name_is_made_of_letters(name: str) -> None:
    if name == "Ada\nBcc":
        assert check_field(FORM, "first_name", name) == "Ada Bcc"  # one line, without any line end
    else:
        assert refused({"first_name": name}).keys() == {"first_name"}


@pytest.mark.parametrize("name", ["Anne-Sophie", "D’Arcy", "José M.", "Łukasz", "明"])
def test_real_first_names_are_taken(name: str) -> None:
    assert check_field(FORM, "first_name", name) == name


def test_lengths_and_numbers_are_bounded() -> None:
    assert refused({"message": "a" * 1_001}).keys() == {"message"}
    assert refused({"message": "a " * 100_000}).keys() == {"message"}
    assert refused({"themes": ["sante", "montagne"]}).keys() == {"themes"}
    many = {f"projects/p{n}.md": folders.project(f"p{n}") for n in range(11)}
    form = interest_form(folders.knowledge(**many), "fr")
    with pytest.raises(InvalidAnswer):
        check_field(form, "projects", [f"p{n}" for n in range(11)])


def test_all_mistakes_are_said_at_once_and_repeat_nothing() -> None:
    messages = refused({"contact": "secret-adresse", "first_name": "secret1", "profile": "secret"})
    assert list(messages) == ["first_name", "contact", "profile"]
    assert "secret" not in json.dumps(messages)


@given(st.sampled_from(IDS), anything)
def test_a_field_takes_or_refuses_anything(field_id: str, raw: object) -> None:
    try:
        value = check_field(FORM, field_id, raw)
    except InvalidAnswer as problem:
        assert problem.field == field_id and problem.message
        return
    field = FORM.field(field_id)
    assert field is not None
    if isinstance(value, str):
        assert len(value) <= field.limit and (value.isprintable() or field.kind == "long")
        value.encode()
    # What was taken is taken again, unchanged: a channel may keep it and check the whole later.
    assert check_field(FORM, field_id, list(value) if isinstance(value, tuple) else value) == value


@given(st.dictionaries(st.sampled_from([*IDS, "other"]), anything))
def test_a_form_takes_or_refuses_anything(raw: dict[str, object]) -> None:
    try:
        assert check(FORM, raw).consents
    except InvalidAnswers as problem:
        assert set(problem.messages) <= set(IDS)
