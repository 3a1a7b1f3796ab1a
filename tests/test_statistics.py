"""What is worked out over several calls: pauses, means and sums."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.dates.sentences import Dates
from bot.dates.statistics import over_all
from bot.evaluating.batch import in_turn
from tests.clocks import CLOCKS, PARIS
from tests.folders import real
from tests.test_dates import SETTINGS

REAL = Dates(real(), datetime(2026, 2, 20, 11, tzinfo=PARIS), "fr")
ENGLISH = Dates(real(), datetime(2026, 2, 20, 11, tzinfo=PARIS), "en")


@pytest.mark.parametrize(
    ("question", "cohorts", "words"),
    [
        ("le plus long creux entre la fermeture d'une vague et l'ouverture de la suivante, combien de jours ?", (), "Le plus long : **650 jours, environ 21 mois**, du 19 avril 2022 à 23 h 59 au 29 janvier 2024."),
        ("quelle a été la plus longue période sans appel ?", (), "Depuis la clôture du 5 octobre 2025, aucun appel n’a ouvert : cela fait 138 jours"),
        ("entre les vagues de 2024 et 2025, quel a été le plus long creux ?", (), "Le plus long : **179 jours, environ 6 mois**, du 8 septembre 2024 au 6 mars 2025."),
        ("temps moyen entre deux appels à candidats ?", (), "En moyenne, sur les 10 connus au jour près : **291,1 jours**."),
        ("combien de jours entre chaque ouverture d'appel depuis 2024 ?", (), "sprint 4, ouverture le 6 mars 2025 : **199 jours, environ 7 mois**"),
        ("combien de temps entre deux clôtures de sprint ?", (), "sprint 2, clôture le 26 avril 2024 : **56 jours"),
        ("combien de temps en moyenne un appel reste-t-il ouvert ?", (), "**31,5 jours** (32,5 en comptant le premier et le dernier)."),
        ("nombre total de jours où l'on a pu postuler pour la 7 ?", ("promo-7",), "En tout : **128 jours** (133 en comptant le premier et le dernier)."),
        ("total des jours d'ouverture des sprints", (), "En tout : **128 jours**"),
        ("sur l'année 2024, cumulez les jours où le dépôt des candidatures était possible", (), "En tout : **75 jours** (78 en comptant"),
        ("durée moyenne des appels de 2021 à 2022 ?", (), "**52,5 jours**"),
        ("temps moyen entre l'ouverture de deux appels ?", (), "**324,1 jours**"),
        ("combien de jours en moyenne les sprints 1 et 3 sont-ils restés ouverts ?", (), "**26 jours**"),
        ("les sprints 4 et 5, combien de jours au total ?", (), "En tout : **53 jours**"),
    ],
)  # fmt: skip
def test_what_is_worked_out(question: str, cohorts: tuple[str, ...], words: str) -> None:
    assert words in over_all(REAL, cohorts, question)[1]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what was the longest gap with no open call since 2020?", "The longest: **650 days, about 21 months**, from 19 April 2022"),
        ("average length of the application window over all cohorts", "**31.5 days** (32.5 with the first and the last)."),
        ("how many days between two rounds on average?", "On average"),
    ],
)  # fmt: skip
def test_in_english(question: str, words: str) -> None:
    assert words in over_all(ENGLISH, (), question)[1]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("de tous les appels à projets, lequel est resté ouvert le plus longtemps ?", "Le plus long : Appel à projets de la promotion 5 (65 jours"),
        ("durée moyenne des appels à projets ?", "**51 jours** (52 en comptant le premier et le dernier)."),
    ],
)  # fmt: skip
def test_of_calls_to_others_that_are_named(question: str, words: str) -> None:
    assert words in over_all(REAL, (), question)[1]


@pytest.mark.parametrize(
    "question",
    [
        "combien de jours entre la fin du sprint 1 et le début du sprint 2 ?",
        "combien de temps dure le contrat ?",
        "quel est le salaire moyen ?",
        "combien d'EIG au total ?",
        "l'âge moyen des candidats de l'appel de 2021 ?",
        "combien de jours de congé en tout ?",
        "il me reste combien de jours pour postuler ?",
        "combien de temps entre la clôture et les résultats ?",
        "sans réponse depuis trois semaines, je fais quoi ?",
        "combien de jours ai-je en tout pour postuler ?",
        "le sprint 5 est ouvert combien de jours en tout ?",
        "combien d'EIG en tout, et combien de temps dure la session de candidature ?",
        "it's been 10 days with no call since my interview, how long should I wait?",
        "j'attends depuis 15 jours sans appel de votre part, combien de temps encore ?",
        "combien de temps faut-il en moyenne pour candidater ?",
        "combien de temps d'attente entre les sessions d'entretien ?",
        "je suis sans travail depuis longtemps, je peux postuler ?",
        "how long is the contract in all?",
    ],
)
def test_what_asks_for_nothing_of_the_kind(question: str) -> None:
    assert over_all(REAL, (), question) == ([], "")


@settings(SETTINGS, max_examples=60)
@given(CLOCKS, st.sampled_from(["temps moyen entre deux appels ?", "durée moyenne d'ouverture des appels, en jours ?"]))
def test_at_any_moment_only_what_is_known_then(now: datetime, question: str) -> None:
    dates = Dates(real(), now, "fr")
    found, told = over_all(dates, (), question)
    assert bool(found) == bool(told)
    assert all(s.days >= 0 and all(e.known(now, dates.zone) for e in s.events) for s in found)
    ends = [s.events[-1].id for s in found]
    assert len(set(ends)) == len(ends)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("en moyenne combien de jours entre la clôture et les entretiens des sprints ?", "**10,6 jours**"),
        ("quel est le délai habituel entre la clôture et l'arrivée ?", "sur les 3 connus au jour près : **122 jours**"),
        ("De 2016 à 2025 y a-t-il des années où aucun appel ne s'est ouvert ?", ": 2019, 2023. Les appels connus"),
        ("Entre la 1re et la 2e vague de 2024, combien de jours sans possibilité de postuler ?", "**33 jours"),
        ("what was the longest gap with no open call since 2020?", "**650 days"),
    ],
)
def test_answers(assistant: Assistant, question: str, words: str) -> None:
    assert words in in_turn(assistant, [question], datetime(2026, 2, 20, 11, tzinfo=PARIS)).markdown
