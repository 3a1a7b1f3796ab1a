from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dates.cohort_lists import cut, item_of, only_of
from index.documents import Cohort, Programme
from tests import folders

SMALL = folders.knowledge().programme


def programme() -> Programme:
    """One with seven cohorts, of which the second and third are sessions of the small folder's kind."""
    one = SMALL.cohorts[0]
    many = [replace(one, id=f"s{n}", name={"fr": f"session {n}", "en": f"session {n}"}) for n in range(1, 8)]
    return replace(SMALL, cohorts=tuple(many))


PROGRAMME = programme()


def unheard(*numbers: int) -> list[Cohort]:
    return [c for c in PROGRAMME.cohorts if int(c.id[1:]) in numbers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aux sessions 4 à 6, on déposait un dossier.", "Aux sessions 4 et 5, on déposait un dossier."),
        ("Aux sessions 3 à 7, oui.", "Aux sessions 3 à 5, oui."),
        ("Le jury des sessions 5 et 6 était mixte.", "Le jury de la session 5 était mixte."),
        ("Aux sessions 5 et 6, oui.", "À la session 5, oui."),
        ("C’était ainsi dans les sessions 5 à 7.", "C’était ainsi dans la session 5."),
        ("Dans les sessions 5, 6 et 7 : oui.", "Dans la session 5 : oui."),
        ("Pour les sessions 2, 4 et 6, non.", "Pour les sessions 2 et 4, non."),
        ("Les sessions 5 et 6 duraient dix mois.", "Les sessions 5 et 6 duraient dix mois."),
        ("Aux sessions 6 et 7, rien.", "Aux sessions 6 et 7, rien."),
        ("Aux sessions 2 et 3, rien.", "Aux sessions 2 et 3, rien."),
        ("Aux sessions 5 et 6 bis, rien.", "Aux sessions 5 et 6 bis, rien."),
        ("Aux **sessions 4 à 6** et aux sessions 3 à 6.", "Aux **sessions 4 et 5** et aux sessions 3 à 5."),
        ("Elles sont les bienvenues (sessions 5 et 6).", "Elles sont les bienvenues (session 5)."),
        ("6 sessions et 7 jours", "6 sessions et 7 jours"),
        ("Aux sessions 2, 4 à 6, oui.", "Aux sessions 2, 4 à 6, oui."),
        ("Aux sessions 2 à 4 et 6, oui.", "Aux sessions 2 à 4 et 6, oui."),
        ("Aux sessions 5 et 6+, oui.", "Aux sessions 5 et 6+, oui."),
        ("", ""),
    ],
)
def test_lists_hold_none_that_nobody_had_heard_of(text: str, expected: str) -> None:
    assert cut(text, PROGRAMME, "fr", unheard(6, 7)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In sessions 4 to 6 it did.", "In sessions 4 and 5 it did."),
        ("In sessions 5 and 6 it did.", "In session 5 it did."),
        ("The rules of sessions 1 to 7.", "The rules of sessions 1 to 5."),
        ("Sessions 5 and 6 were paid.", "Sessions 5 and 6 were paid."),
        ("Sessions 4 to 6 were paid.", "Sessions 4 and 5 were paid."),
        ("For sessions 4, 5, and 6.", "For sessions 4 and 5."),
    ],
)
def test_in_english_too(text: str, expected: str) -> None:
    assert cut(text, PROGRAMME, "en", unheard(6, 7)) == expected


def test_once_all_are_known_nothing_is_cut() -> None:
    assert cut("Aux sessions 4 à 6.", PROGRAMME, "fr", []) == "Aux sessions 4 à 6."
    assert cut("Aux sessions 1 et 2.", SMALL, "fr", [c for c in SMALL.cohorts if c.side]) == "Aux sessions 1 et 2."
    assert cut("Aux sessions 4 à 6.", PROGRAMME, "de", unheard(6)) == "Aux sessions 4 à 6."


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("cycle", "Aux cycles 5 et 6, oui.", "Aux cycles 5 et 6, oui."),  # its gender is not known
        ("édition", "Des éditions 5 et 6.", "Des éditions 5 et 6."),  # one would need an elision
        ("cycle", "Aux cycles 4 à 6, oui.", "Aux cycles 4 et 5, oui."),
        ("saison", "des saisons 5 et 6", "de la saison 5"),
        ("", "L’an 5 et 6, les s 5 et 6", "L’an 5 et 6, les s 5 et 6"),
    ],
)
def test_other_words_for_a_cohort(word: str, text: str, expected: str) -> None:
    assert cut(text, replace(PROGRAMME, cohort_word={"fr": word}), "fr", unheard(6, 7)) == expected


def test_a_cohort_without_a_name_in_that_language_is_known_by_its_other_one() -> None:
    plain = [c for c in SMALL.cohorts if not c.side]
    assert all("en" not in c.name for c in plain)
    assert cut("In sessions 1 and 2.", SMALL, "en", plain[1:]) == "In session 1."


def test_lists_of_none_but_those_that_nobody_had_heard_of() -> None:
    text = "Elles sont bienvenues (sessions 6 et 7), comme aux sessions 5 à 7 et aux sessions 6 et 7."
    assert only_of(text, PROGRAMME, "fr", unheard(6, 7)) == ["sessions 6 et 7", "sessions 6 et 7"]
    assert only_of(text, PROGRAMME, "fr", []) == [] == only_of(text, PROGRAMME, "de", unheard(6, 7))


def test_the_item_of_a_cohort() -> None:
    items = "- **Session 1** : un.\n- **Sessions 2 et 3** : deux.\n- **Sessions 4 à 6** : trois.\n- **Lieux 7** : rien."
    found = {c.id: item_of(items, PROGRAMME, "fr", c).partition(" : ")[2] for c in PROGRAMME.cohorts}
    assert found == {
        "s1": "un.",
        "s2": "deux.",
        "s3": "deux.",
        "s4": "trois.",
        "s5": "trois.",
        "s6": "trois.",
        "s7": "",
    }
