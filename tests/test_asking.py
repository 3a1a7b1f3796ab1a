"""How a question asks for projects."""

from __future__ import annotations

import pytest

from index.asking import asks_for_projects, asks_of_a_state, names_only, only_asks_for_projects, says_more
from index.vocabulary import Vocabulary
from tests.folders import real
from tests.test_finder import KNOWLEDGE, VOCABULARY


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("projets santé", True),
        ("un projet pour designers", True),
        ("les projets de la session 2", True),
        ("projets achevés", True),
        ("santé", True),
        ("lyon", True),
        ("ministère de la mer", True),
        ("projets", False),
        ("qu'est-ce qu'un projet ?", False),
        ("designer", False),  # "can a designer apply" is no search
        ("je suis designer à lyon", False),
        ("session 2", False),
        ("la mer est belle", False),
        ("achevé", False),
        ("liste session 2", True),
        ("les projets de la session 2 sont-ils encore maintenus ?", False),
        ("quand déposer un projet santé ?", False),
        ("projets hors de Lyon ?", False),
        ("projects outside Lyon", False),
        ("liste des 2021", True),
        ("designer, qu'a-t-on fait sur la santé ?", True),  # a profession and a theme
        ("pour un designer à Lyon, vous aviez quoi ?", True),
        ("un designer à Lyon gagne combien ?", False),
        ("designer à Lyon, comment montrer tout ce que j'ai fait ?", False),
        ("designer à Lyon, mon travail est confidentiel", False),
        ("la santé", True),
        ("tout est à Lyon, ou ailleurs aussi ?", False),
        ("le salaire d'un chef de projet santé", False),
        ("les projets encore en phase achevé", True),
        ("ma mairie à Lyon peut-elle proposer un projet ?", False),
    ],
)
def test_what_looks_for_projects(question: str, asks: bool) -> None:
    assert asks_for_projects(question, VOCABULARY.find(question), KNOWLEDGE.programme) is asks


@pytest.mark.parametrize(
    ("question", "only"),
    [
        ("c'est quoi Tous à bord ?", True), ("tous a bord", True), ("parle-moi du projet Tous à bord", True),
        ("mon dossier Tous à bord est bloqué", False), ("à bord", False), ("", False),
    ],
)  # fmt: skip
def test_a_question_that_says_a_name_and_nothing_else(question: str, only: bool) -> None:
    assert names_only(question, "Tous à bord (Suite proactive)", KNOWLEDGE.programme) is only


@pytest.mark.parametrize(
    ("question", "asks", "only"),
    [
        ("liste session 2", True, True),
        ("session 2 liste", True, True),
        ("la liste d'attente de la session 2", False, False),
        ("lesquels ont été menés à Lyon ?", True, True),
        ("qu'est-ce qui a été entrepris pour la santé ?", True, True),
        ("il y a des trucs sur la santé ?", True, False),
        ("any project about mer?", True, True),
        ("projets pour designers", True, True),
        ("le projet d'un designer", True, False),  # the job of one
        ("combien de projets santé ?", True, False),
        ("où en sont les projets de la session 2 ?", False, False),
        ("on travaille à Lyon tous les jours ?", False, False),
    ],
)
def test_what_only_looks_for_projects(question: str, asks: bool, only: bool) -> None:
    mentions = VOCABULARY.find(question)
    assert asks_for_projects(question, mentions, KNOWLEDGE.programme) is asks
    assert (asks and only_asks_for_projects(question, mentions, KNOWLEDGE.programme)) is only


@pytest.mark.parametrize(
    ("question", "more"),
    [("santé", False), ("société coopérative santé", True), ("un projet coopératif santé", False)],
)
def test_a_theme_in_a_question_about_something_else(question: str, more: bool) -> None:
    assert says_more(question, VOCABULARY.find(question), KNOWLEDGE.programme) is more


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("data engineer, qui en a recruté dans la promotion 6 ?", True),
        ("promo 7, qui fait de la direction technique et dans quelles administrations", True),
        ("Quelles missions de la 7e promotion ont été transférées, et quand ?", True),
        ("Quelle mission est encore en phase d'investigation ?", True),
        ("Promo 7 : combien sont en construction ? donnez les noms svp", True),
        ("Cour des comptes EIG", True),
        ("designers promo 3", True),
        ("Quels services de la promotion 7 concernent la rénovation des logements ?", True),
        ("Au bout de combien de mois une mission est-elle censée passer en accélération ?", False),
        ("combien de projets passent en accélération à la fin du contrat ?", False),
        ("On m'a dit qu'il y a un projet sur la santé à Lyon, c'est vrai ?", True),
        ("Notre conseil a un super projet sur l'aide sociale. Une collectivité y a-t-elle droit ?", False),
        ("ministère intérieur 2018", True),
        ("ministère de la culture, toutes promos confondues", True),
        ("promo 7 + directeur technique + à la dinum", True),
        ("List every project of the 6th cohort, please.", True),
        ("qui peut candidater à la promo 6 comme designer ?", False),
        ("mon dossier est en construction, vous le gardez ?", False),
    ],
)
def test_searches_of_the_real_programme(question: str, asks: bool) -> None:
    knowledge = real()
    mentions = Vocabulary(knowledge.programme).find(question)
    assert asks_for_projects(question, mentions, knowledge.programme) is asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("projets en phase d’investigation", True),
        ("liste des projets en phase d'investigation", True),
        ("c'est quoi, les projets en phase d'investigation ?", False),
        ("un projet en phase d'investigation", False),
    ],
)
def test_a_state_that_is_all_that_is_named(question: str, asks: bool) -> None:
    vocabulary = Vocabulary(real().programme)
    assert asks_of_a_state(question, vocabulary.find(question), real().programme) is asks


@pytest.mark.parametrize(
    "question",
    [
        "Quels travaux ont servi aux pompiers ?",
        "Parmi les projets de la promo 7, lesquels ont finalement été transférés ?",
        "Prof ici. Quels projets ont touché à l'école jusqu'à présent ?",
        "promo 5 : équipes qui mélangeaient un designer et un data scientist",
    ],
)
def test_searches_in_other_words(question: str) -> None:
    programme = real().programme
    assert asks_for_projects(question, Vocabulary(programme).find(question), programme)
