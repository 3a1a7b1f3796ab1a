"""What a question alludes to, by its words alone."""

from __future__ import annotations

import pytest

from bot.wording import date_cues
from bot.wording.allusions import Wording
from index.text import words


@pytest.mark.parametrize(
    ("said", "only"),
    [("c'est demain ?", True), ("c'est bien aujourd'hui, à quelle heure ?", True), ("is it tomorrow? what time", True),
     ("à quelle heure ?", True), ("c'est à quelle heure exactement", True),
     ("", False), ("et ?", False), ("à quelle heure est la restitution ?", False), ("et l'entretien, c'est demain ?", False)],
)  # fmt: skip
def test_who_asks_for_nothing_but_the_hour(said: str, only: bool) -> None:
    assert bool(date_cues.WHICH_HOUR.fullmatch(" ".join(words(said)))) == only


@pytest.mark.parametrize(
    "question", ["combien ?", "c'est où ?", "durée ?", "et en 2 mots, quand ?", "why?", "pareil avant ?"]
)
def test_a_bare_question_says_nothing_by_itself(question: str) -> None:
    assert Wording(question).bare is (question != "et en 2 mots, quand ?")


@pytest.mark.parametrize(
    "question",
    ["qui travaille dessus ?", "quels profils avaient été pris ?", "Qui porte ce projet ?", "c'est fait par combien de gens ?",
     "et aujourd'hui ?", "il existe tjs ?"],
)  # fmt: skip
def test_sides_of_a_thing(question: str) -> None:
    assert Wording(question).asks_sides


@pytest.mark.parametrize("question", ["combien gagne un développeur ?", "faut-il un diplôme ?", "où envoyer mon CV ?"])
def test_a_question_with_a_subject_of_its_own_asks_no_sides(question: str) -> None:
    assert not Wording(question).asks_sides


@pytest.mark.parametrize(
    ("question", "count", "place"),
    [
        ("le deuxième, tu peux préciser ?", 3, 1), ("the second one?", 3, 1), ("le dernier", 5, 4), ("le 3e, il marche ?", 3, 2),
        ("le premier, c'est quoi ?", 2, 0), ("le troisième ?", 2, None),
        ("la première fois", 2, None), ("deuxième", 3, None),
    ],
)  # fmt: skip
def test_a_place_in_a_list(question: str, count: int, place: int | None) -> None:
    assert Wording(question).place(count) == place


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("tu peux préciser ?", ""), ("plus de détails svp", ""), ("tell me more", ""), ("can you be more precise?", ""),
        ("Le vivier, vous pouvez préciser ?", "le vivier"), ("tu peux préciser le profil ?", "le profil"),
    ],
)  # fmt: skip
def test_of_what_more_is_wanted(question: str, subject: str) -> None:
    wording = Wording(question)
    assert wording.more and wording.of_what() == subject


def test_times() -> None:
    assert Wording("Et aujourd'hui ?").now and Wording("what about now?").now and not Wording("et en 2019 ?").now
    assert Wording("c'était pareil avant ?").earlier and not Wording("et après ?").earlier
    assert Wording("C'était déjà le cas avant 2024 ?").only_time("c'était déjà le cas avant 2024")
    assert not Wording("et aujourd'hui").only_time("ma direction doit payer")


def test_links_are_no_content() -> None:
    assert Wording("et du coup, le salaire ?").stripped == "le salaire"
    assert Wording("et ?").stripped, "never empty"


@pytest.mark.parametrize(
    ("question", "lang"),
    [
        ("same thing in English please?", "en"), ("tu peux me redire ça en anglais stp", "en"), ("en français", "fr"),
        ("faut-il parler en anglais à l'entretien ?", None), ("un test en anglais ?", None),
    ],
)  # fmt: skip
def test_the_same_in_another_language(question: str, lang: str | None) -> None:
    assert Wording(question).language == lang


def test_the_newest_and_the_oldest_of_several() -> None:
    assert [Wording(q).age for q in ("le plus récent des deux ?", "what about the older one?", "le deuxième ?")] == [
        1,
        -1,
        0,
    ]


@pytest.mark.parametrize(
    ("question", "moves"),
    [
        ("et un an plus tard ?", True),
        ("et 4 ans plus tard ?", True),
        ("4 ?", False),
        ("les toutes premières années c'était pareil ?", True),
        ("combien d'années ?", False),
    ],
)
def test_another_time_that_has_no_name(question: str, moves: bool) -> None:
    assert Wording(question).another_time is moves


def test_impersonal_verbs_speak_of_no_thing() -> None:
    assert not Wording("il fallait une habilitation ?").names_the_thing and Wording("il sert à quoi ?").names_the_thing


@pytest.mark.parametrize(
    ("question", "pronoun"),
    [("faut-il ouvrir le soir ?", False), ("y a-t-il un âge limite ?", False), ("il faut un diplôme ?", False), ("il sert à quoi ?", True),
     ("ma boîte, elle peut candidater ?", False), ("un congé sans solde ça marche ?", False), ("ça marche encore ?", True)],
)  # fmt: skip
def test_a_pronoun_that_means_something_said_before(question: str, pronoun: bool) -> None:
    assert Wording(question).pronoun is pronoun


@pytest.mark.parametrize(
    ("question", "only"),
    [
        ("le prochain ?", True),
        ("et le prochain, quelle heure ?", True),
        ("et la prochaine date ?", True),
        ("the next one?", True),
        ("le prochain appel aux designers ?", False),
        ("et ensuite ?", False),
    ],
)
def test_only_the_next_one(question: str, only: bool) -> None:
    assert Wording(question).only_next is only


@pytest.mark.parametrize(
    ("question", "whom"), [("et pour les designers ?", True), ("for foreigners?", True), ("les designers pour quoi ?", False)]
)  # fmt: skip
def test_for_somebody_else(question: str, whom: bool) -> None:
    assert Wording(question).for_whom is whom


@pytest.mark.parametrize(
    ("question", "personal"),
    [("combien de défis au plus ?", False), ("je peux en choisir combien ?", True), ("how much would I earn?", True)],
)
def test_of_the_one_who_asks(question: str, personal: bool) -> None:
    assert Wording(question).personal is personal


def test_a_case_is_named() -> None:
    assert Wording("et si j'étais coach ?").conditional and not Wording("c'est possible si on est coach ?").conditional


def test_until_and_since_when() -> None:
    assert Wording("depuis quand ?").since and not Wording("jusqu'à quand ?").since
    assert Wording("jusqu'à quand ?").when and Wording("until when?").when and not Wording("pourquoi ?").when


def test_the_other_and_the_others() -> None:
    assert Wording("et l'autre, il est où ?").the_other and Wording("the other one?").the_other
    assert not Wording("un autre projet ?").the_other
    assert Wording("et les autres ?").the_others and not Wording("et les autres villes ?").the_others


def test_which_of_several_it_is() -> None:
    assert Wording("vous pouvez trancher ?").which_is_it and Wording("so which one is it?").which_is_it
    assert not Wording("c'est quoi le salaire ?").which_is_it
