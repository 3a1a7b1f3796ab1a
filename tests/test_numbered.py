"""Events told by a number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dates.numbered import another, beside, beyond, called, numbers, of_round, titled
from bot.dates.sentences import Dates
from tests.folders import real
from tests.test_dates import KINDS, MARCH, at, event, with_events


@pytest.mark.parametrize(
    "said", ["sprint 2", "sprint2 ouvert ?", "le sprint n° 2", "2e sprint", "second sprint", "sprint numéro 2"]
)
def test_numbered_events(said: str) -> None:
    one, two = (replace(MARCH, id=n, title={"fr": f"Dépôt, sprint {n}"}) for n in "12")
    text = Dates(with_events(one, two), at("2022-03-10T12:00"), "fr").of_kind(KINDS[0], question=said)
    assert "sprint 2" in text and "sprint 1" not in text


def test_a_number_that_all_have_tells_nothing_apart() -> None:
    old, new = (replace(e, id=n, title={"fr": f"Dépôt de la session 2, sprint {n}"}, cohort="session-2")
                for n, e in (("1", MARCH), ("2", event("2022-05-01", "2022-05-20"))))  # fmt: skip
    dates = Dates(with_events(old, new), at("2022-05-02T12:00"), "fr")
    said = dates.of_kind(KINDS[0], "session-2", "le dépôt de la session 2 ?")
    assert said.index("sprint 2") < said.index("sprint 1")
    # Of a call that is over one reads first, then which is open today.
    told = dates.of_kind(KINDS[0], "session-2", "le sprint 1 de la session 2 ?").split("\n\n")
    assert "sprint 1 : **c’est clos**" in told[0] and "sprint 2 : **c’est ouvert" in told[1]


@pytest.mark.parametrize(
    ("question", "step", "other"),
    [
        ("le sprint 2 ?", -1, "sprint 1"),
        ("le sprint 1 ?", 1, "sprint 2"),
        ("le sprint 1 ?", -1, ""),
        ("le dépôt ?", 1, ""),
    ],
)
def test_the_event_of_the_number_beside(question: str, step: int, other: str) -> None:
    events = [replace(MARCH, id=n, title={"fr": f"Dépôt, sprint {n}"}) for n in "12"]
    assert beside(events, question, step) == other


@pytest.mark.parametrize(
    ("before", "question", "other"),
    [
        ("le dernier sprint ?", "et le 2 ?", "sprint 2"),
        ("le sprint 1 ?", "et le sprint 2", "sprint 2"),
        ("sprint 2", "et le 1 ?", "sprint 1"),
        ("le sprint 1 ?", "et le 9 ?", ""),
        ("le sprint 1 ?", "2 ans de contrat ?", ""),
        ("le dépôt ?", "et le 2 ?", ""),
    ],
)
def test_the_event_of_another_number(before: str, question: str, other: str) -> None:
    events = [replace(MARCH, id=n, title={"fr": f"Dépôt, sprint {n}"}) for n in "12"]
    assert another(events, before, question) == other


def test_a_round_is_told_by_its_number_whatever_it_is_called() -> None:
    one, two = (replace(MARCH, id=str(n), title={"fr": f"Dépôt de la saison 7, sprint {n}"}) for n in (1, 2))
    assert of_round([one, two], "la 2e session, elle ouvre ?") == [two]
    assert (
        of_round([one, two], "la 7e session ?")
        == []
        == of_round([one, two], "le 2e dossier ?")
        == of_round([], "session 2")
    )


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("entretiens sprint 1 2 3", {1, 2, 3}),
        ("les sprints 4 et 5", {4, 5}),
        ("sprints 1, 2 et 3", {1, 2, 3}),
        ("sprint 3, 26 avril", {3}),
        ("sprint 2, 3 jours avant", {2}),
        ("sprint 5 puis 4", {5}),
        ("les sprints 2 à 4", {2, 3, 4}),
        ("au sprint 2, 4 postes étaient ouverts", {2}),
    ],
)
def test_a_row_of_numbers(said: str, found: set[int]) -> None:
    assert {n for word, n in numbers(said) if word == "sprint"} == found


def test_an_event_is_told_by_words_of_its_title() -> None:
    one, two, three = (
        replace(MARCH, id=str(n), title={"fr": title})
        for n, title in enumerate(
            ("Séminaire de mi-parcours de la 4", "Séminaire de lancement de la 4", "Bilan de la 4")
        )
    )
    events = [one, two, three]
    assert titled(events, "le séminaire de mi-parcours, c'est passé ?") == [one]
    assert titled(events, "les séminaires") == titled(events, "le séminaire ?") == titled(events, "quand ?") == []
    assert titled(events, "du lancement au parcours") == []  # of two
    assert titled([one], "le séminaire de mi-parcours") == []  # there is no other


def test_an_event_is_told_by_a_name_in_its_title() -> None:
    one, two = (
        replace(MARCH, id=n, title={"fr": f"Jury de la session {n}, présidé par {who}"}) for n, who in (("1", "Ada Durand"), ("2", "Zoé Martin"))
    )  # fmt: skip
    assert called([one, two], "le jury de martin, c'était quand ?", ()) == [two]
    assert called([one, two], "le jury de la session, c'était quand ?", ()) == []
    assert called([one, two], "le jury de martin, c'était quand ?", {"martin"}) == [], "an ordinary word names nothing"
    assert called([one, replace(two, title=one.title)], "le jury de durand", ()) == [], "it does not tell them apart"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("le sprint 6, c'est quand ?", True),
        ("sprint n° 9", True),
        ("le sprint 5", False),
        ("le 6 mai", False),
        ("", False),
    ],
)
def test_a_number_after_those_of_all_the_events(question: str, asked: bool) -> None:
    assert beyond(real().calendar.of("candidatures", "promo-7"), question) is asked
    told = Dates(real(), at("2025-10-02T09:00"), "fr").of_kind(real().calendar.kinds[0], question=question)
    assert ("aucune autre date" in told) is asked


def test_the_number_that_comes_next_is_asked_for_too() -> None:
    events = real().calendar.of("candidatures", "promo-7")
    assert another(events, "quand ferme le sprint 5 ?", "et si je le rate, le 6 est prévu quand ?") == "sprint 6"
    assert another(events, "quand ferme le sprint 5 ?", "et le 4 ferme quand ?") == "sprint 4"
    assert another(events, "quand ferme le sprint 5 ?", "le 8 est prévu quand ?") == ""
    for of_a_day in (
        "le 6 est un dimanche, je peux déposer ?",
        "le 3 c'est férié, non ?",
        "si je poste le 5, est-ce trop tard ?",
        "le 5 quand même je peux",
    ):
        assert another(events, "quand ferme le sprint 5 ?", of_a_day) == ""


def test_a_year_numbers_nothing() -> None:
    assert numbers("trop tard pour 2026 ?") == set()
    assert numbers("pour le sprint 3 de 2026") == {("sprint", 3)}
