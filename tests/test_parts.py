"""The parts of a question that ask for something by themselves."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.dates.circumstances import likelier
from bot.dates.sentences import Dates
from bot.deciding.part import rules_of_each
from bot.deciding.parts import asked_parts, asks_for_its_source, cohorts_of_each
from index.engine import Engine
from index.live import LiveIndex
from tests.folders import real
from tests.serving import NOW
from tests.test_dates import at


@pytest.fixture(scope="module")
def engine(live: LiveIndex) -> Engine:
    return live.engine


def test_what_is_only_named_beside_dates_asks_when_it_is(engine: Engine) -> None:
    dates = Dates(real(), at("2025-04-14T10:00"), "fr")
    parts = asked_parts("Trop tard ? Et la phase d'entretien ?", (), engine, dates)
    assert [p.unit for p in parts] == ["dates-candidatures", "dates-auditions"]


@pytest.mark.parametrize(
    ("asked", "units"),
    [
        ("l'oral c'est en visio ? ça dure ?", {"entretien-visio", "duree-entretien"}),
        ("quand est l'oral ? il dure combien de temps ?", {"duree-entretien"}),
        ("entretien la semaine pro. ça dure combien ? ils regardent quoi ?", {"duree-entretien"}),
        ("je peux poser une question ? ça dure combien ?", {"duree"}),
    ],
)
def test_what_says_a_pronoun_is_asked_of_the_noun_before(engine: Engine, asked: str, units: set[str]) -> None:
    parts = asked_parts(asked, (), engine, Dates(real(), at("2022-05-30T17:05"), "fr"))
    assert units <= {p.unit for p in parts}


def test_what_says_a_pronoun_first_is_asked_of_the_question_before(engine: Engine) -> None:
    dates, asked = Dates(real(), at("2022-06-02T19:44"), "fr"), "ça dure longtemps ? faut venir à paris ?"
    units = {p.unit for p in asked_parts(asked, (), engine, dates, before="ils vont juger sur quoi à l'audition ?")}
    assert "duree-entretien" in units
    assert "duree-entretien" not in {p.unit for p in asked_parts(asked, (), engine, dates)}


def test_names_alone_ask_for_each(engine: Engine) -> None:
    dates = Dates(real(), at("2026-07-01T09:15"), "fr")
    asked = "fin de la promo 5 et début de la promo 6"
    parts = asked_parts(asked, ("promo-5", "promo-6"), engine, dates)
    assert cohorts_of_each(parts) == {"dates-fin": ("promo-5",), "dates-arrivee": ("promo-6",)}
    assert [p.unit for p in asked_parts("salaire, télétravail", (), engine, dates)] == ["salaire", "teletravail"]
    for apart in ("salaire + télétravail", "salaire & télétravail", "salaire / télétravail", "salaire - télétravail"):
        assert [p.unit for p in asked_parts(apart, (), engine, dates)] == ["salaire", "teletravail"]
    assert asked_parts("plombier chauffagiste, Limoges", (), engine, dates) == []


def test_each_of_a_few_keywords_is_asked_for_where_all_mean_something(engine: Engine) -> None:
    dates = Dates(real(), at("2026-07-01T09:15"), "fr")
    parts = asked_parts("salaire durée lieu", (), engine, dates)
    assert [p.unit for p in parts] == ["salaire", "duree", "lieu-de-travail"] and all(p.plain for p in parts)
    for other in ("salaire ministre", "salaire du ministre", "salaire salaire", "durée vaisselle"):
        assert asked_parts(other, (), engine, dates) == [], other


def test_parts_of_what_is_about_administrations_are_about_them(engine: Engine) -> None:
    asked = "Nous sommes un établissement public qui veut accueillir 2 EIG. Jusqu'à quand l'envoyer, et quand passera-t-on devant le jury ?"
    dates = Dates(real(), at("2021-02-15T09:40"), "fr")
    whole = engine.rank(asked, likelier((), engine, dates))
    meant = {p.unit for p in asked_parts(asked, (), engine, dates, whole)}
    assert meant == {"dates-appel-projets", "dates-jury-projets"}


@pytest.mark.parametrize(
    ("question", "clock", "units"),
    [
        ("Is the hearing in person in Paris, and how long does it last?", "2022-05-31T11:45", ["entretien-visio", "duree-entretien"]),
        ("L'entretien est en visio ? et il dure combien de temps ?", "2022-05-31T11:45", ["entretien-visio", "duree-entretien"]),
        ("L'entretien est en visio ? et combien de temps ?", "2022-05-31T11:45", ["entretien-visio", "duree-entretien"]),
        ("C'est quand la clôture ? et c'est payé combien ?", "2022-03-10T10:00", ["dates-candidatures", "salaire"]),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_what_the_piece_before_names(
    engine: Engine, question: str, clock: str, units: list[str]
) -> None:
    parts = asked_parts(question, (), engine, Dates(real(), at(clock), "fr"))
    assert [p.unit for p in parts] == units


@pytest.mark.parametrize(
    ("question", "count"),
    [("Le prochain dépôt commence quand et finit quand ?", 1), ("La mission commence quand et finit quand ?", 2)],
)
def test_the_end_of_a_call_is_told_with_its_opening(engine: Engine, question: str, count: int) -> None:
    assert len(asked_parts(question, (), engine, Dates(real(), at("2024-03-16T19:30"), "fr"))) == count


def test_where_the_rest_comes_from() -> None:
    assert asks_for_its_source("le recrutement est fermé, elle date de quand cette info ?")
    assert not asks_for_its_source("c'est fermé depuis quand, et ça rouvre quand ?")


def test_what_stands_before_a_colon_is_heard_in_each_part(engine: Engine) -> None:
    dates = Dates(real(), at("2022-02-14T09:00"), "fr")
    question = "administrations : jusqu'à quand, et le jury ?"
    parts = asked_parts(question, (), engine, dates, engine.rank(question))
    assert {p.unit for p in parts} == {"dates-appel-projets", "dates-jury-projets"}


def test_a_part_that_asks_for_all_dates_is_not_plain(engine: Engine) -> None:
    dates = Dates(real(), at("2021-04-08T08:15"), "fr")
    parts = asked_parts("Je suis designer. Quelles sont toutes les dates ? Et c'est payé combien ?", (), engine, dates)
    every = [p for p in parts if p.unit == "dates-calendrier"]
    assert every and all(p.every and not p.keyword and not p.plain for p in every)


def test_a_cohort_alone_is_no_part_beside_what_is_asked_of_it(engine: Engine) -> None:
    dates = Dates(real(), at("2026-07-01T09:15"), "fr")
    asked = "quand a fini la 2 ? et la promotion 3 ?"
    assert [p.unit for p in asked_parts(asked, ("promo-2", "promo-3"), engine, dates)] == ["dates-fin"]


def test_what_asks_something_of_a_cohort_is_a_part(engine: Engine) -> None:
    dates = Dates(real(), at("2026-07-01T09:15"), "fr")
    parts = asked_parts("How much is it paid? And what is cohort 7?", ("promo-7",), engine, dates)
    assert len(parts) == 2


def test_the_same_asked_of_another_cohort_is_no_part(assistant: Assistant) -> None:
    asked = "combien de jours pour candidater à la promo 5 et combien pour la promo 6, reports compris ?"
    text = assistant.reply(asked, now=NOW).markdown
    assert "**62 jours" in text and "**43 jours" in text


@pytest.mark.parametrize(
    ("asked", "clock", "units"),
    [
        ("la période d'essai dure combien de temps et le contrat lui même ?", "2024-06-20T08:35", {"periode-probation", "duree"}),
        ("Would my US passport rule me out? Also my firm gives me 2 days at home a week, what about you?", "2024-04-10T11:11", {"nationalite", "teletravail"}),
    ],
)  # fmt: skip
def test_a_part_that_asks_the_same_of_something_else(engine: Engine, asked: str, clock: str, units: set[str]) -> None:
    assert units == {p.unit for p in asked_parts(asked, (), engine, Dates(real(), at(clock), "fr"))}


def test_what_a_part_surely_asks_is_told_whatever_the_rest_is_about(assistant: Assistant) -> None:
    asked = "Il y a un gros bouton « je dépose ma candidature » sur beta.gouv mais ça mène nulle part, c'est en panne ? Et comment je suis au courant si ça rouvre"
    told = assistant.reply(asked, None, now=at("2026-04-22T12:34"))
    assert told.entry == "bouton-beta-gouv" and "eigforever" in told.markdown


def test_the_dates_of_a_special_round_are_told_beside_those_of_a_cohort(assistant: Assistant) -> None:
    asked = "mon contrat EIG promo 6 s'arrête bien quel jour ? et si on me prolonge ça irait jusqu'à quand au moins"
    told = assistant.reply(asked, None, now=at("2023-05-15T14:50")).markdown
    assert "11 juillet 2023" in told and "29 décembre 2023" in told


def test_that_of_another_cohort_is_the_same_of_both(assistant: Assistant) -> None:
    asked = "la restitution de la première promo et celle de la deuxième, c'était quand ?"
    told = assistant.reply(asked, None, now=at("2026-07-06T13:40")).markdown
    assert "26 octobre 2017" in told and "15 novembre 2018" in told


def test_tomorrow_is_no_year_of_long_ago(assistant: Assistant) -> None:
    asked = "c'est demain la fin pour les EIG de 2021 ?"
    assert "12 juillet 2022" in assistant.reply(asked, None, now=at("2022-07-11T09:45")).markdown


def test_one_counts_from_today(assistant: Assistant) -> None:
    asked = "je suis prise ! j'ai combien de temps pour dire oui, jusqu'à quelle date si je compte d'aujourd'hui ?"
    assert "23 juillet 2022" in assistant.reply(asked, None, now=at("2022-07-08T18:35")).markdown


@pytest.mark.parametrize(
    ("asked", "first", "besides"),
    [
        ("What do I have to put in the application file, and where do I send it?", "contenu-dossier", ["formulaire"]),
        ("Quelles questions on va me poser en entretien, ils regardent quoi ?", "preparer-entretien", ["criteres"]),
        ("que met-on dans le dossier ?", "contenu-dossier", []),
    ],
)
def test_a_part_that_leans_asks_for_its_rule_where_the_whole_may_mean_it(
    engine: Engine, asked: str, first: str, besides: list[str]
) -> None:
    whole = engine.rank(asked)
    parts = asked_parts(asked, (), engine, Dates(real(), at("2022-05-30T17:05"), "fr"), whole)
    assert list(dict.fromkeys(rules_of_each(parts, whole, first))) == besides


def test_where_there_is_a_way_nothing_stands_for_another_thing(engine: Engine) -> None:
    asked = "je suis en fauteuil, est-ce que vous prenez des gens comme moi, et ya moyen de bosser à temps réduit ?"
    parts = asked_parts(asked, (), engine, Dates(real(), at("2026-12-02T17:22"), "fr"))
    assert [p.unit for p in parts if not p.leans][-1] == "temps-partiel"


def test_what_is_asked_on_a_condition_is_asked_with_it(engine: Engine) -> None:
    asked = "Le formulaire s'est fermé sous mon nez. Si je vous l'envoie par mail cette nuit, vous le prenez ?"
    parts = asked_parts(asked, (), engine, Dates(real(), at("2022-04-20T00:20"), "fr"))
    assert [p.unit for p in parts if p.text.endswith("vous le prenez")] == ["dossier-incomplet"]
