"""A case of one's own that was told before, in a conversation with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from bot.following.ones_case import told_of_oneself
from tests.test_dates import at


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Bonjour, je suis infirmière titulaire. On gagne combien ?", "je suis infirmière titulaire"),
        ("je viens d'être pris !! je suis en CDI avec 3 mois de préavis", "je viens d'être pris. je suis en CDI avec 3 mois de préavis"),
        ("le contrat dure combien de temps ?", ""),
        ("je peux candidater ?", ""),
        ("merci !", ""),
    ],
)  # fmt: skip
def test_what_is_told_of_oneself(question: str, told: str) -> None:
    assert told_of_oneself(question) == told


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["Bonjour, je suis professeure des écoles, titulaire, à Nantes.", "Le contrat dure combien de temps ?", "Et donc, dans mon cas, je pourrais en être ?"], "fonctionnaire-promos-5-6"),
        (["je suis infirmière à l'hôpital, titulaire.", "ça paye combien ?", "et mon statut ça bloque ?"], "fonctionnaire-promos-5-6"),
        (["je suis en master encore un an", "vous payez combien ?", "et dans ma situation, je peux venir ?"], "etudiant-promos-4-7"),
        (["Je suis étudiant en master.", "le télétravail est possible ?", "dans mon cas, c'est possible aussi ?"], "teletravail-promo-4-6"),
    ],
)  # fmt: skip
def test_in_my_case(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, at("2021-03-18T17:30")).entry == entry


def test_a_notice_period_that_was_told(assistant: Assistant) -> None:
    turns = ["je suis en CDI avec 3 mois de préavis", "si je pose ma démission aujourd'hui, je serai libre à temps pour la rentrée ?"]  # fmt: skip
    told = in_turn(assistant, turns, at("2021-07-08T17:44")).markdown.replace("\u00a0", " ")
    assert "8 octobre 2021" in told.partition("\n")[0] and "25 jours après" in told
    pay = in_turn(assistant, [turns[0], "ça paye combien ?"], at("2021-07-08T17:44"))
    assert "préavis" not in pay.markdown


@pytest.mark.parametrize(
    ("asked", "then", "entry"),
    [
        ("je suis fonctionnaire je peux postuler ?", "et ma femme qui est dans le privé ?", "qui-peut-candidater"),
        ("je suis fonctionnaire je peux postuler ?", "et mon frère, il est étudiant ?", "etudiant-promos-4-7"),
        ("je suis fonctionnaire je peux postuler ?", "mon collègue a une SARL, c'est pareil ?", "societe-dirigeant"),
        (
            "je suis prof titulaire, ça m'interdit de me présenter ?",
            "Et ma sœur, consultante chez Capgemini ?",
            "qui-peut-candidater",
        ),
        (
            "Suis-je trop vieux, à 66 ans ?",
            "Ha ha, merci. Et mon petit-fils ? Il est en terminale.",
            "etudiant-promos-4-7",
        ),
        (
            "J'ai 24 ans, est-ce trop jeune pour candidater ?",
            "Et pour papa, 63 ans, ancien chef de produit ?",
            "age-limite",
        ),
        ("can a civil servant apply?", "and my wife, she is a freelancer?", "auto-entrepreneur"),
        ("c'est payé combien ?", "et ma femme qui est dans le privé ?", "salaire-promos-5-6"),
    ],
)
def test_the_case_of_somebody_near_has_its_own_rule(assistant: Assistant, asked: str, then: str, entry: str) -> None:
    assert in_turn(assistant, [asked, then], at("2022-03-20T10:00")).entry == entry


def test_what_was_in_the_way_once(assistant: Assistant) -> None:
    told = "En 2022 on m'a refusée car j'étais attachée territoriale en poste."
    turns = [told, "C'est encore une barrière pour le sprint en cours ?"]
    assert in_turn(assistant, turns, at("2024-04-10T20:00")).entry == "fonctionnaire-promo-7"
    assert (
        in_turn(assistant, [told, "le sprint en cours, c'est jusqu'à quand ?"], at("2024-04-10T20:00")).entry
        == "dates-candidatures"
    )


def test_years_of_work_are_no_age(assistant: Assistant) -> None:
    turns = ["J'ai 24 ans, est-ce trop jeune pour candidater ?", "et avec 12 ans d'expérience, ça paye combien ?"]
    assert in_turn(assistant, turns, at("2022-03-20T10:00")).entry == "salaire-promos-5-6"


def test_somebody_near_whom_the_rule_names(assistant: Assistant) -> None:
    turns = ["Salut, je suis EIG promo 5, j'ai le droit de me présenter à la 6 ?", "et ma collègue qui est coach ?"]
    assert "sauf les coachs" in in_turn(assistant, turns, at("2022-04-14T12:10")).markdown


@pytest.mark.parametrize(
    ("told", "then", "entry"),
    [
        ("J’ai un casier pour une bêtise à 19 ans (stup, amende).", "Ça bloque pour bosser avec vous ou pas ?", "habilitation"),
        ("je suis EIG de la promotion 5, mon contrat s'arrête en juillet.", "Puis-je postuler à la 6 ?", "ancien-eig"),
        ("mon mari est anglais", "il pourrait bosser avec vous ?", "nationalite"),
        ("J’ai un casier pour une bêtise à 19 ans (stup, amende).", "et le salaire ?", "salaire-promo-7"),
    ],
)  # fmt: skip
def test_a_case_that_got_no_answer_is_asked_with_what_follows(
    assistant: Assistant, told: str, then: str, entry: str
) -> None:
    assert in_turn(assistant, [told, then], at("2026-12-02T20:11")).entry == entry
