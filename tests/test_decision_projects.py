"""Which projects answer a question, asked of the real assistant."""

from __future__ import annotations

import re

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("asked", "projects"),
    [
        ("qu'est ce que vous avez fait pour les gens sans adresse et pour le suivi social des usagers", {"domifa", "mon-suivi-social"}),
        ("j'ai vu passer 2 outils avec des EIG pour la rénovation et les devis, lesquels ?", {"mon-devis-sans-oubli", "mes-aides-reno"}),
        ("Onyxia, des EIG ont bossé dessus ? lesquels", {"nubonyxia", "ssp-datalab"}),
    ],
)  # fmt: skip
def test_two_that_are_told_of_without_their_names(assistant: Assistant, asked: str, projects: set[str]) -> None:
    assert set(in_turn(assistant, [asked], NOW).projects) == projects


@pytest.mark.parametrize(
    ("asked", "many"),
    [
        ("Combien de défis pour la toute première promotion, et lesquels ?", "9 projets"),
        ("How many projects in cohort 2, and which ones?", "13 projects"),
        ("Les designers d'intérêt général, c'était combien de projets et t'as 3 ou 4 exemples ?", "17 projets"),
        ("Les défis de la gendarmerie, de la deuxième promotion à maintenant ?", "4 projets"),
        ("Les défis de la gendarmerie de la promo 2 à la promo 4", "2 projets"),
        ("Je suis data engineer, quels projets de la promo 6 ?", "(promotion 6, data engineering)"),
    ],
)
def test_how_many_and_which_and_of_which_cohorts(assistant: Assistant, asked: str, many: str) -> None:
    assert many in in_turn(assistant, [asked], NOW).markdown


def test_only_those_who_had_nobody_else(assistant: Assistant) -> None:
    asked = "Quels projets de la promotion 5 n'avaient que des data scientists, sans développeur ni designer ?"
    assert in_turn(assistant, [asked], NOW).projects == ("smash",)
    alone = "J'ai 24 ans et je finis une école de design. Sur quels projets des designers étaient-ils seuls, sans dev ?"
    assert "équipe entière : design" in in_turn(assistant, [alone], NOW).markdown


def test_a_range_of_cohorts_names_none_that_is_not_known_yet(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Les défis de la gendarmerie depuis la promo 2"], at("2021-09-20T18:00")).markdown
    assert "promotion 2 – …" in told and "promotion 7" not in told


def test_the_number_of_a_cohort_is_no_two(assistant: Assistant) -> None:
    told = in_turn(assistant, ["promo 2 : projets sur la justice"], NOW)
    assert "Aucun projet ne réunit tous vos critères" in told.markdown and len(told.projects) > 2


def test_those_of_an_administration_in_the_order_of_time(assistant: Assistant) -> None:
    turns = ["La Cour de cassation a eu deux défis, c'est ça ?", "le premier, ils ont gardé des gens après ?"]
    assert in_turn(assistant, turns[:1], NOW).projects == ("open-justice", "label")
    assert in_turn(assistant, turns, NOW).entry == "open-justice"


def test_what_goes_on_from_a_rule_looks_for_no_projects(assistant: Assistant) -> None:
    first = "journalist, writing on women in govtech. What was the share of women in the first three cohorts?"
    assert not in_turn(assistant, [first, "Anything more recent?"], NOW).projects


def test_where_people_of_a_profession_work(assistant: Assistant) -> None:
    told = in_turn(assistant, ["sur quels services on a mis des directeurs de l'impact ?"], NOW)
    assert told.projects and all("impact" in assistant.knowledge.projects_by_id[p].profiles for p in told.projects)


@pytest.mark.parametrize(
    ("asked", "clock", "projects"),
    [
        ("Collègue du Cerema ici, combien d'équipes avons-nous reçues depuis le début et lesquelles ?", "2026-11-28T10:00", {"estim-action", "recommandations-collaboratives", "sos-ponts"}),
        ("ya t il une equipe en rhone alpes cette annee", "2021-11-05T18:20", {"datarh"}),
        ("le CGDD a-t-il des lauréats dans ses murs en ce moment, et sur quoi planchent-ils ?", "2022-11-10T14:00", {"ecospheres", "etat-bas-carbone"}),
        ("y a-t-il une équipe de foot à Lyon ?", "2026-11-28T10:00", set()),
        ("quelle équipe gère les visas au ministère de l'Intérieur ?", "2026-11-28T10:00", set()),
    ],
)  # fmt: skip
def test_whose_projects_an_unanswered_question_names(
    assistant: Assistant, asked: str, clock: str, projects: set[str]
) -> None:
    assert set(assistant.reply(asked, now=at(clock)).projects) == projects


def test_what_an_administration_lacks_is_said(assistant: Assistant) -> None:
    told = assistant.reply("quels projets santé à l'IGN ?", now=at("2026-11-28T10:00"))
    assert told.markdown.startswith("Aucun projet ne réunit tous vos critères (santé, IGN)")
    asked = "quels projets abandonnés à l'INSEE ?"
    told = assistant.reply(asked, now=at("2026-11-28T10:00"))
    assert told.markdown.startswith("Aucun projet ne réunit tous vos critères (Insee, abandonné)")


@pytest.mark.parametrize(
    ("question", "projects"),
    [
        ("dans la promo 1, quels projets ont leur code en ligne ?", {"cc-api-rapports", "cartav", "machine-a-donnees"}),
        ("quels projets de la promo 1 n'ont pas de dépôt github ?", None),
    ],
)
def test_whose_code_is_open(assistant: Assistant, question: str, projects: set[str] | None) -> None:
    told = set(in_turn(assistant, [question], NOW).projects)
    assert told == projects if projects else told != {"cc-api-rapports", "cartav", "machine-a-donnees"}


@pytest.mark.parametrize(
    ("asked", "clock", "projects"),
    [
        ("TousAntiCovid c'était vous ?", "2026-05-19T08:30", set()),
        (
            "y a déjà eu des projets à lyon ou faut forcement monter a paris",
            "2025-02-11T19:33",
            {"datarh", "proxirh", "sos-ponts"},
        ),
        (
            "did promo 4 or 5 have any project hosted in La Défense that took a developer?",
            "2022-04-05T19:27",
            {"capqualif", "france-transition", "mes-services-greentech", "prev-ac-tion"},
        ),
    ],
)
def test_what_is_looked_for_and_no_more(assistant: Assistant, asked: str, clock: str, projects: set[str]) -> None:
    assert set(assistant.reply(asked, now=at(clock)).projects) == projects


def test_the_projects_of_a_cohort_are_listed_for_who_asks_to_list_them(assistant: Assistant) -> None:
    told = assistant.reply(
        "pouvez vous me lister les projets de la promo en cours (la 6), juste les noms", now=at("2022-12-05T14:50")
    )
    assert len(told.projects) == 5 and "14 projets" in told.markdown


def test_what_tells_who_asks_is_no_search(assistant: Assistant) -> None:
    told = assistant.reply("dev ici. les sources de vos applis sont dispo où ?", now=at("2023-05-30T23:12"))
    assert told.entry == "code-ouvert" and not told.projects


def test_who_leaves_early_is_no_search_for_what_lasted(assistant: Assistant) -> None:
    told = assistant.reply(
        "y en a combien qui claquent la porte avant la fin des 10 mois ??", now=at("2022-11-08T19:40")
    )
    assert not told.projects


def test_the_difference_of_two_that_are_named_is_told_by_both_cards(assistant: Assistant) -> None:
    told = in_turn(assistant, ["hopkins et adler, c'est la même chose ou pas ?"], NOW)
    assert set(told.projects) == {"hopkins", "adler"}
    assert "promotion 2, 2018" in told.markdown and "graphe de connaissance" in told.markdown


def test_who_is_just_curious_asks_of_all(assistant: Assistant) -> None:
    asked = "Hi! Just curious: which of the projects had to do with ships, sailors or the sea?"
    assert len(in_turn(assistant, [asked], NOW).projects) == 5


def test_where_these_two_were(assistant: Assistant) -> None:
    turns = [
        "projets de la gendarmerie ?",
        "que à partir de la promo 4",
        "et ces deux-là ça se passait dans quelle ville ?",
    ]
    assert set(in_turn(assistant, turns, NOW).projects) == {"neotac", "cyberimpact"}


@pytest.mark.parametrize(
    ("asked", "clock", "projects"),
    [
        ("ux designer, en promo 6 il y a eu quoi comme projet pour moi ?", "2022-10-12T13:33", 9),
        ("chef de produit avec 12 ans de boîte, quels services de l'Etat ont été confiés à des gens comme moi ? plutôt dans le social", "2026-12-01T19:05", 3),
        ("Je travaille à la gendarmerie (officier, pas informaticien) et on me demande une note sur ce que les EIG ont fait pour nous. Pouvez-vous me donner la liste avec l'année ?", "2026-12-01T08:50", 4),
        ("parmi les projets qui tournent en ce moment, lesquels sont hébergés dans les Hauts-de-Seine ?", "2022-03-22T10:30", 5),
        ("y a-t-il eu des défis autour de la mer et de la pêche ?", "2026-12-01T10:00", 7),
    ],
)  # fmt: skip
def test_how_many_answer_a_search(assistant: Assistant, asked: str, clock: str, projects: int) -> None:
    told = in_turn(assistant, [asked], at(clock)).markdown.replace("\u00a0", " ")
    assert re.match(rf"(?:Voici les )?{projects} projets|Un projet parle de .*, {projects} en tout", told), told[:80]


def test_a_list_by_state_tells_each_with_when_it_was_seen(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["projets en rapport avec la justice", "lequel est encore actif aujourd'hui"], at("2026-12-01T16:20")
    )
    assert told.markdown.count("constaté en") == len(told.projects) > 2


def test_those_left_out_are_counted_with_the_others_too(assistant: Assistant) -> None:
    asked = "Combien de projets y a-t-il eu avec les designers d'intérêt général et lesquels étaient hors de Paris ?"
    told = in_turn(assistant, [asked], at("2024-10-08T15:00")).markdown
    assert "2 projets" in told.replace("\u00a0", " ") and "il y en a 17" in told.replace("\u00a0", " ")
