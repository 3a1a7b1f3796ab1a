"""How a question goes on at another time, with the real knowledge. More dialogues are in `test_followup`."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["quelle était la paie à la promotion 2 ?", "et à la 3 ?", "ah ok et deux promos plus tard ?"], "salaire-promos-5-6"),
        (["quelle était la paie à la promotion 5 ?", "et deux promos avant ?"], "salaire-promos-2-3"),
        (["quelle était la paie à la promotion 7 ?", "et trois promos plus tard ?"], "salaire-promo-7"),
        (["le temps partiel est possible ?", "et avant, dans les promos de dix mois, c'était pareil ?"], "temps-partiel-promos-1-6"),
    ],
)  # fmt: skip
def test_some_cohorts_later_and_before(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_both_are_told_where_one_is_compared_with_the_next(assistant: Assistant) -> None:
    turns = ["pour la promo 4, combien recevait l'administration ?", "c'était plus ou moins que l'année suivante ?"]
    told = in_turn(assistant, turns, NOW).markdown
    assert "4 mois de coût employeur" in told and "3 mois de coût employeur" in told


def test_the_latest_cohort_whatever_else_is_said(assistant: Assistant) -> None:
    turns = ["Quelle part payait l'administration d'accueil en promo 3 ?", "et en 6 ?"]
    assert in_turn(assistant, turns, NOW).entry == "cofinancement-promo-6"
    turns.append("et dans la dernière, qui règle la note ?")
    assert in_turn(assistant, turns, NOW).entry == "cofinancement-promo-7"


def test_the_very_last_cohort(assistant: Assistant) -> None:
    turns = ["titulaire dans un ministère, j'aurais pu candidater à la promo 6 ?", "Et pour la toute dernière promotion, la règle avait bougé ?"]  # fmt: skip
    assert in_turn(assistant, turns, NOW).entry == "fonctionnaire-promo-7"


def test_which_of_two_cohorts_is_answered_by_the_rules_of_both(assistant: Assistant) -> None:
    turns = ["Salaire des EIG de la promo 5 ?", "et la 4 ?", "un junior était mieux loti dans laquelle des deux ?"]
    told = in_turn(assistant, turns, NOW).markdown.replace("\u202f", " ").replace("\u00a0", " ")
    assert "4 000 €" in told and "3 500 €" in told


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["que versait le ministère par EIG pour la promo 6 ?", "C'était déjà un forfait l'année d'avant ?"], "cofinancement-promo-5"),
        (["quel cofinancement pour la promo 6 ?", "c'était déjà 20 000 € à la promo 4 ?"], "cofinancement-promo-4"),
        (["quel cofinancement pour la promo 6 ?", "Pardon, je me suis mal exprimé, je voulais dire la quatrième promotion."], "cofinancement-promo-4"),
    ],
)  # fmt: skip
def test_whether_it_was_so_already(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_one_that_is_named_did_better(assistant: Assistant) -> None:
    told = in_turn(assistant, ["quelle est la part de femmes ?", "La 6e faisait mieux ?"], NOW)
    assert told.entry == "part-femmes"


def test_what_came_afterwards_is_told_by_the_rule_itself(assistant: Assistant) -> None:
    told = in_turn(assistant, ["D'où venait l'argent des trois premières promotions ?", "Ensuite, le relais a été pris par quoi ?"], NOW)  # fmt: skip
    assert told.entry == "financement-programme"


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["what did fellows of the fifth cohort take home each month?", "and the seventh one?"], "salaire-promo-7"),
        (["Un EIG recruté en 2024 peut-il travailler à 80 % ?", "c'était pareil pour ceux des dix mois ?"], "temps-partiel-promos-1-6"),
    ],
)  # fmt: skip
def test_a_cohort_by_its_number_or_by_how_long_it_was(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_whether_a_figure_rose_or_fell(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["quel âge avaient les EIG en moyenne au début ?", "ça a augmenté ensuite ou l'inverse ?"], NOW
    )
    assert told.entry == "age-moyen"


def test_the_one_that_followed_is_told_too(assistant: Assistant) -> None:
    turns = ["combien de personnes avaient postulé pour la promotion 4 ?", "C'est davantage que celle qui a suivi ?"]
    told = in_turn(assistant, turns, NOW).markdown
    assert "800 candidatures" in told and "500 candidatures" in told


@pytest.mark.parametrize(
    "asked", ["et l'année d'avant c'était quelles dates ?", "et l'année d'avant ?", "and the year before?"]
)
def test_dates_of_the_year_before(assistant: Assistant, asked: str) -> None:
    assert (
        "2021"
        in in_turn(assistant, ["Les auditions c'est quand ?", asked], at("2022-05-24T10:00")).markdown.split("\n\n")[0]
    )


def test_whether_it_was_possible_before_for_somebody_like_oneself(assistant: Assistant) -> None:
    turns = [
        "Bonjour, je suis designer UX, est-ce que je peux candidater ?",
        "dommage... et avant c'était possible pour quelqu'un comme moi ?",
    ]
    assert in_turn(assistant, turns, at("2024-02-20T18:40")).entry == "profil-design"


def test_back_to_what_was_asked_first(assistant: Assistant) -> None:
    turns = [
        "salaire pour 3 ans d'expérience ?",
        "ok et le télétravail",
        "revenons au début, et si j'ai 6 ans au lieu de 3 ?",
    ]
    told = in_turn(assistant, turns, at("2022-03-28T13:00"))
    assert told.entry == "salaire-promos-5-6" and "4 000" in told.markdown.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    "asked", ["et en anglais stp c'est pour un ami qui parle pas français", "and in English? it's for my colleague"]
)
def test_in_english_for_somebody(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["Quelle est la durée du contrat ?", asked], at("2022-03-12T20:05"))
    assert told.lang == "en" and told.entry == "duree-promos-4-6"


def test_two_cohorts_by_their_numbers_alone(assistant: Assistant) -> None:
    told = in_turn(
        assistant,
        ["What was the share of women in the first cohort?", "and in the second and third?"],
        at("2021-11-20T10:40"),
    )
    assert told.entry == "part-femmes"


def test_the_call_of_the_cohort_before(assistant: Assistant) -> None:
    turns = ["Bonjour, quand ferment les candidatures pour la 5e promotion ?", "et celle d'avant c'était quand ?"]
    assert "7 juin 2020" in in_turn(assistant, turns, at("2021-04-10T18:22")).markdown.split("\n\n")[0]


def test_before_one_applies_is_no_former_time(assistant: Assistant) -> None:
    turns = [
        "je suis designer, vous recrutez ça ?",
        "et avant de candidater, quelqu'un comme moi peut poser des questions à qui ?",
    ]
    assert in_turn(assistant, turns, at("2022-03-20T18:45")).entry != "profil-design"


@pytest.mark.parametrize(
    ("turns", "now", "begins"),
    [
        (["c'est quand les résultats", "et la promo d'avant, ils l'ont su quand ?"], "2022-03-20T10:00", "Notification des résultats de la promotion 5"),
        (["when do we start?", "and the previous cohort?"], "2022-03-20T10:00", "Arrival of the EIG Link of cohort 5"),
        (["quand ont lieu les entretiens", "ceux de la promo d'avant, c'était sur combien de jours ?"], "2022-03-20T10:00", "Auditions de la promotion 5"),
        (["c'est quand la fin de la mission", "et la promo d'avant elle a fini quand ?"], "2023-01-10T10:00", "Fin de la promotion 5"),
        (["date limite ?", "et la promo d'avant ?"], "2026-01-10T10:00", "Dépôt des candidatures de la promotion 6"),
    ],
)  # fmt: skip
def test_the_cohort_before_the_one_whose_dates_were_told_though_nobody_named_it(
    assistant: Assistant, turns: list[str], now: str, begins: str
) -> None:
    assert in_turn(assistant, turns, at(now)).markdown.startswith(begins)


def test_the_year_before_with_what_is_asked_of_it(assistant: Assistant) -> None:
    turns = ["combien ont candidaté à la promo 5 ?", "et l'année d'avant, combien ont été pris ?"]
    assert in_turn(assistant, turns, at("2026-11-28T10:00")).entry == "promotion-4-en-bref"


def test_the_new_one_after_one_by_its_number(assistant: Assistant) -> None:
    turns = ["promo 4 c'était combien la paye", "et la nouvelle pour un dev de 3 ans d'xp"]
    assert in_turn(assistant, turns, at("2021-09-28T14:00")).entry == "salaire-promos-5-6"


def test_according_to_you_is_no_next_one(assistant: Assistant) -> None:
    turns = [
        "Le sprint 4 est ouvert jusqu'à quand ?",
        "et le sprint de mon équipe, deux ou trois semaines d'après vous ?",
    ]
    assert "sprint 5" not in in_turn(assistant, turns, at("2025-04-02T11:30")).markdown


def test_whether_a_rule_has_changed_since(assistant: Assistant) -> None:
    turns = ["Un attaché territorial pouvait-il candidater en 2022 ?", "et depuis ça a changé ?"]
    assert in_turn(assistant, turns, at("2026-11-28T10:00")).entry == "fonctionnaire-promo-7"


def test_the_one_before_the_version_that_was_told(assistant: Assistant) -> None:
    turns = [
        "La nouvelle promotion a combien d'hommes et de femmes ?",
        "des designers ?",
        "et la précédente, combien de candidats ?",
    ]
    assert in_turn(assistant, turns, at("2022-09-05T17:00")).entry == "promotion-5-en-bref"
