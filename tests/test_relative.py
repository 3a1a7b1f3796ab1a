"""Years and cohorts told by their distance from now."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dates.cohorts_now import of_the_present
from bot.dates.relative import absolute
from tests.folders import knowledge, real

PROGRAMME = knowledge().programme


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("et l'an dernier c'était quand ?", "et en 2021 c'était quand ?"),
        ("qu'y a-t-il au programme le mois prochain ?", "qu'y a-t-il au programme en avril 2022 ?"),
        ("what is planned in june?", "what is planned in june 2022?"),
        ("qu'est-ce qui se passe en décembre ?", "qu'est-ce qui se passe en décembre 2021 ?"),
        ("qu'est-ce qui se passe le 3 juin ?", "qu'est-ce qui se passe le 3 juin ?"),
        ("je finis le mois prochain", "je finis le mois prochain"),
        ("l’année dernière", "en 2021"),
        ("and last year?", "and en 2021?"),
        ("et l'an prochain ?", "et en 2023 ?"),
        ("j'ai fini mes études l'an dernier", "j'ai fini mes études l'an dernier"),
        ("ça ouvre au printemps comme l'an dernier ?", "ça ouvre au printemps comme l'an dernier ?"),
        ("les projets de la dernière saison", "les projets de session 2"),
        ("quels projets dans la saison en cours ?", "quels projets dans session 2 ?"),
        ("non, je veux dire pour la dernière saison", "non, je veux dire pour session 2"),
        ("combien dans la dernière saison ?", "combien dans la dernière saison ?"),
        ("et en février dernier ?", "et en février 2022 ?"),
        ("en avril dernier", "en avril 2021"),
        ("mars prochain", "mars 2023"),
        ("next august?", "august 2022?"),
        ("l'automne dernier", "l'automne 2021"),
        ("les appels depuis début 2019", "les appels depuis 2019"),
        ("since the start of 2019", "since 2019"),
        ("au début 2019", "au début 2019"),
        ("il y est depuis la rentrée dernière", "il y est depuis la rentrée 2021"),
        ("à la dernière rentrée ?", "à la rentrée 2021 ?"),
        ("la rentrée prochaine", "la rentrée 2022"),
        ("last spring", "spring 2021"),
        ("l'hiver dernier", "l'hiver 2021"),
        ("l'été prochain", "l'été 2022"),
        ("la fin dernière", "la fin dernière"),
        ("le mois dernier", "le mois dernier"),
        ("et la première année il y avait combien de candidats ?", "et session 1 il y avait combien de candidats ?"),
        ("je suis en première année", "je suis en première année"),
        (
            "c'était à quelles périodes l'an dernier ? j'essaie de deviner cette année",
            "c'était à quelles périodes en 2021 ? j'essaie de deviner cette année",
        ),
        ("Bonjour. C'était quand l'an dernier", "Bonjour. C'était quand en 2021"),
        ("Écarté l'an dernier. C'est quand ?", "Écarté l'an dernier. C'est quand ?"),
        ("après la première année de master", "après la première année de master"),
        ("can I stay after the first year?", "can I stay after the first year?"),
        ("c'est payé combien ?", "c'est payé combien ?"),
        ("", ""),
    ],
)
def test_what_is_told(question: str, told: str) -> None:
    assert absolute(question, date(2022, 3, 20), PROGRAMME) == told


def test_a_year_ago_is_last_year() -> None:
    day = date(2026, 3, 11)
    asked = "Il y a un an pile, est-ce que les inscriptions étaient ouvertes ?"
    assert absolute(asked, day, PROGRAMME) == "en 2025, est-ce que les inscriptions étaient ouvertes ?"
    minimum = "est-ce qu'il y a un an minimum d'expérience ?"
    assert absolute(minimum, day, PROGRAMME) == minimum
    told = "J'ai candidaté il y a un an. C'est quand ?"  # of oneself
    assert absolute(told, day, PROGRAMME) == told


def test_this_year_is_that_of_the_clock_in_a_search() -> None:
    day = date(2022, 9, 5)
    assert absolute("quels projets à Lyon cette année ?", day, PROGRAMME) == "quels projets à Lyon en 2022 ?"
    for other in ("quand ouvrent les projets de cette année ?", "vous recrutez cette année ?"):
        assert absolute(other, day, PROGRAMME) == other


def test_what_is_under_way_is_of_the_cohort_that_is_at_work() -> None:
    cohort = PROGRAMME.cohorts[0]
    asked = "des projets en cours à Lyon ?"
    assert absolute(asked, date(2022, 3, 20), PROGRAMME, lambda: cohort) == "des projets session 1 à Lyon ?"
    assert absolute(asked, date(2022, 3, 20), PROGRAMME) == asked
    of_it = absolute("je suis d'une équipe de la saison en cours", date(2022, 3, 20), PROGRAMME, lambda: cohort)
    assert of_it == "je suis d'une équipe de la session 1"
    for other in (
        "combien gagne-t-on en ce moment ?",
        "quand ferme l'appel de la saison en cours ?",
    ):  # no search, a call
        assert absolute(other, date(2022, 3, 20), PROGRAMME, lambda: cohort) == other


def test_what_begins_as_a_pronoun_is_none() -> None:
    """« à l'ign en ce moment » says nothing of oneself, and « j'apprends en ce moment » does."""
    assert of_the_present("quels projets se passent à l'ign en ce moment ?")
    assert not of_the_present("je candidate en ce moment") and not of_the_present("j'apprends en ce moment")


def test_so_many_years_ago_to_the_day() -> None:
    for said in (
        "il y a dix ans jour pour jour",
        "il y a pile dix ans jour pour jour",
        "il y a dix ans, pile à cette date",
    ):
        assert absolute(f"que se passait-il {said} ?", date(2026, 11, 29), PROGRAMME).count("le 29 novembre 2016") == 1


def test_a_long_story_is_about_somebodys_life() -> None:
    story = "bonjour, le collègue qui est parti l'an dernier dans une association disait grand bien de tout cela"
    assert absolute(story, date(2022, 3, 20), PROGRAMME) == story


def test_what_is_asked_of_the_cohort_under_way_is_of_that_at_work() -> None:
    cohort = PROGRAMME.cohorts[0]
    begun = absolute(
        "que fait la Banque, dans la saison qui vient de démarrer ?", date(2022, 3, 20), PROGRAMME, lambda: cohort
    )
    assert begun == "que fait la Banque, dans la session 1 ?"
    asked = "que fait la Banque dans la saison en cours ?"
    assert absolute(asked, date(2022, 3, 20), PROGRAMME, lambda: cohort) == "que fait la Banque dans la session 1 ?"
    assert absolute(asked, date(2022, 3, 20), PROGRAMME) == asked


def test_a_day_that_is_over_is_of_no_year() -> None:
    assert absolute("4 avril passé, foutu ?", date(2025, 4, 7), PROGRAMME) == "4 avril passé, foutu ?"
    assert absolute("en avril passé ?", date(2025, 4, 7), PROGRAMME) == "en avril 2024 ?"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("recrutement 2022", "recrutement 2022 cette année"),
        ("recrutement 2023 ?", "recrutement 2023 prochainement"),
        ("apply 2022", "apply 2022 this year"),
        ("recrutement 2021", "recrutement 2021"),
        ("recrutement mars 2022", "recrutement mars 2022"),
        ("2500 euros net ?", "2500 euros net ?"),
        ("projets 2022", "projets 2022"),
        ("c'est ouvert quand pour la session 2022 ?", "c'est ouvert quand pour la session 2022 ?"),
    ],
)
def test_a_year_that_has_begun_or_comes_asks_what_is_open(question: str, told: str) -> None:
    for spoken_of in (False, True):
        assert absolute(question, date(2022, 3, 20), PROGRAMME, spoken_of=spoken_of) == told


def test_a_year_alone_goes_on_about_what_was_spoken_of() -> None:
    for question in ("en 2022 ?", "et en 2022 ?", "et 2023 du coup ?"):
        assert absolute(question, date(2022, 3, 20), PROGRAMME, spoken_of=True) == question


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("sur quoi bossent les EIG en ce moment ?", "projets en cours"),
        ("what are the EIGs working on right now?", "projets en cours"),
        ("what are the EIG salaries?", "what are the EIG salaries?"),
        ("sur quoi travaillent les EIG de la promo 6 ?", "sur quoi travaillent les EIG de la promo 6 ?"),
        ("sur quoi bossent les impôts en ce moment ?", "sur quoi bossent les impôts en ce moment ?"),
    ],
)
def test_what_the_programmes_people_work_on(question: str, read: str) -> None:
    assert absolute(question, date(2026, 11, 28), real().programme) == read


def test_the_very_first_projects_are_those_of_the_first_cohort() -> None:
    assert (
        absolute("les tout premiers projets ?", date(2026, 11, 28), real().programme)
        == "les projets de la promotion 1 ?"
    )


def test_the_cohort_before_the_last() -> None:
    told = absolute("combien de projets dans l'avant-dernière promo ?", date(2026, 11, 28), real().programme)
    assert told == "combien de projets dans promotion 6 ?"
    both = "entre l'avant-dernière et la dernière promo, laquelle a le plus de projets ?"
    assert "promotion 6 et promotion 7" in absolute(both, date(2026, 11, 28), real().programme)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("la promo arrivée en septembre 2022 : quels défis ?", "la promotion 6 : quels défis ?"),
        ("les projets de la promo de septembre 2022", "les projets de la promotion 6"),
        ("la vague de mars 2024 a commencé quand ?", "la vague de mars 2024 a commencé quand ?"),  # one of its rounds
        ("la promo qui a démarré en 2019 payait combien ?", "la promotion 3 payait combien ?"),
        (
            "For people in the September 2021 group, what was the last day?",
            "For people in la promotion 5, what was the last day?",
        ),
        ("le groupe de septembre 2022 a fini quand ?", "la promotion 6 a fini quand ?"),
        ("dans les promos d'avant 2023 il fallait quoi ?", "dans la promotion 6 il fallait quoi ?"),
        ("les projets des promos d'avant 2020 ?", "les projets des promos d'avant 2020 ?"),
        ("la promo arrivée en 2016 ?", "la promo arrivée en 2016 ?"),
    ],
)
def test_a_cohort_by_when_it_began(question: str, read: str) -> None:
    assert absolute(question, date(2026, 11, 28), real().programme) == read


@pytest.mark.parametrize(
    ("question", "spoken_of", "read"),
    [
        ("et pour celle qui recrute en ce moment ?", True, "et pour la promotion 7 ?"),
        ("et celle qui recrute ?", False, "et celle qui recrute ?"),
        ("le salaire de la promo qui recrute actuellement ?", False, "le salaire de la promotion 7 ?"),
        ("the cohort currently recruiting?", False, "la promotion 7?"),
        ("la promo qui recrute des juristes ?", False, "la promo qui recrute des juristes ?"),
        ("la promo qui recrute le plus de devs ?", False, "la promo qui recrute le plus de devs ?"),
    ],
)
def test_the_cohort_that_recruits(question: str, spoken_of: bool, read: str) -> None:
    programme = real().programme
    open_call = next(c for c in programme.cohorts if c.id == "promo-7")
    told = absolute(question, date(2024, 2, 20), programme, spoken_of=spoken_of, recruiting=lambda: open_call)
    assert told == read
    assert absolute(question, date(2026, 11, 28), programme, spoken_of=spoken_of) == question


@pytest.mark.parametrize(
    "question", ["combien de promos avant 2020 ?", "quelles promos avant 2020 ?", "how many cohorts before 2020?"]
)
def test_several_cohorts_are_not_the_last_of_them(question: str) -> None:
    assert absolute(question, date(2026, 11, 28), real().programme) == question


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("combien ont candidaté la cinquième année ?", "combien ont candidaté à la promotion 5 ?"),
        ("how many applied the fourth year?", "how many applied à la promotion 4?"),
        ("combien on gagne la première année ?", "combien on gagne la première année ?"),
        ("combien de candidats en deuxième année de licence ?", "combien de candidats en deuxième année de licence ?"),
        ("les lauréats arrivés en septembre 2022 ?", "les lauréats de la promotion 6 ?"),
        ("les EIG arrivés en 2021 ?", "les EIG de la promotion 5 ?"),
        ("je suis arrivé en 2021", "je suis arrivé en 2021"),
    ],
)
def test_a_cohort_by_its_year_or_by_when_its_people_came(question: str, read: str) -> None:
    assert absolute(question, date(2026, 11, 28), real().programme) == read


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("la sixième année est-elle finie ?", "la promotion 6 est-elle finie ?"),
        ("ma sixième année est finie, je peux candidater ?", "ma sixième année est finie, je peux candidater ?"),
    ],
)
def test_whether_its_nth_year_is_over(question: str, read: str) -> None:
    assert absolute(question, date(2023, 7, 20), real().programme) == read
