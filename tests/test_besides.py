"""What is told beside what is answered first."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import pytest

from bot.assistant import Assistant
from bot.dates.circumstances import likelier
from bot.dates.sentences import Dates
from bot.deciding.besides import AGREED, PERHAPS, PERHAPS_AFTER, asks_to_join, further, of_the_same_dates, perhaps
from bot.deciding.part import Part
from bot.deciding.parts import asked_parts
from bot.evaluating.batch import in_turn
from index.engine import Engine
from index.live import LiveIndex
from index.ranking import Hit
from tests.folders import real
from tests.test_dates import at


@pytest.fixture(scope="module")
def engine(live: LiveIndex) -> Engine:
    return live.engine


def test_a_part_leans_on_the_whole(engine: Engine) -> None:
    dates = Dates(real(), at("2021-02-10T14:00"), "fr")
    story = "Notre direction départementale a une idée de projet. Quelle est la date butoir pour vous l'envoyer, et quand passe-t-on devant le jury ?"
    ranking, parts = engine.rank(story), asked_parts(story, (), engine, dates)
    assert {ranking.first.id, *further(ranking, parts, engine)} == {"dates-jury-projets", "dates-appel-projets"}
    assert asked_parts("c'est ouvert ?", (), engine, dates) == [] == list(further(ranking, [], engine))


def test_what_a_part_may_mean_is_told_beside_where_the_whole_agrees(engine: Engine) -> None:
    dates = Dates(real(), at("2023-03-20T18:02"), "fr")
    question = "on peut rester après juillet ou c'est fini ? ma chef doit faire un papier avant quand"
    ranking = engine.rank(question)
    units = {h.unit.id: h for h in ranking.hits}
    parts = asked_parts(question, (), engine, dates, ranking)
    unsure = [replace(p, ranking=replace(p.ranking, answered=False)) for p in parts if p.unit == "dates-prolongation"]
    rule = replace(ranking, hits=(units["renouvellement"], units["dates-prolongation"]))
    assert unsure and exp(rule.log_chances["dates-prolongation"]) >= AGREED
    asks = Part("on peut rester après juillet", engine.rank("notre contrat peut-il être renouvelé ?"), ())
    assert "dates-prolongation" in further(rule, [asks, *unsure], engine)


def test_who_speaks_for_an_administration_means_its_call(engine: Engine) -> None:
    asked = "On a envoyé notre dossier de défi à 8h, c'était fermé : c'était bien hier soir la limite ? et quand aura lieu le jury ?"
    dates = Dates(real(), at("2021-04-08T08:15"), "fr")
    first = replace(engine.rank("quand passe-t-on devant le jury des projets ?"), scope=0.99)
    assert first.first.id == "dates-jury-projets"
    parts = asked_parts(asked, (), engine, dates)
    assert "dates-candidatures" not in further(first, parts, engine)


def test_each_of_the_dates_that_are_named_is_told(engine: Engine) -> None:
    asked = "Notre semaine d'embarquement, la restitution et le dernier jour de promo, c'était quand déjà ?"
    dates = Dates(real(), at("2026-07-01T09:15"), "fr")
    ranking = engine.rank(asked)
    parts = asked_parts(asked, (), engine, dates, ranking)
    told = {ranking.first.id, *further(ranking, parts, engine)}
    assert told == {"dates-fin", "dates-restitution", "dates-accompagnement"}


def test_two_dates_of_one_audience_are_told_apart(engine: Engine) -> None:
    asked = "Notre dossier doit être remis quand au plus tard et le jury des projets a lieu quels jours ?"
    dates = Dates(real(), at("2022-02-24T17:30"), "fr")
    ranking = engine.rank(asked, likelier((), engine, dates))
    parts = asked_parts(asked, (), engine, dates, ranking)
    assert {ranking.first.id, *further(ranking, parts, engine)} == {"dates-jury-projets", "dates-appel-projets"}


def test_until_when_beside_something_else_asks_of_the_former_dates(engine: Engine) -> None:
    when, other = (Part(q, engine.rank(q), ()) for q in ("jusqu'à quand", "quand sont les auditions"))
    assert of_the_same_dates([when, other], "dates-candidatures") == ["dates-candidatures"]
    assert of_the_same_dates([when], "dates-candidatures") == [] == of_the_same_dates([when, other], "salaire")
    assert of_the_same_dates([other, other], "dates-candidatures") == []


def test_what_a_question_may_ask_as_well(engine: Engine) -> None:
    ranking = engine.rank("quand sont les auditions ?")
    units = {u.id: u for u in engine.knowledge.units}

    def asked(*shares: tuple[str, float]) -> list[str]:
        return perhaps(replace(ranking, hits=tuple(Hit(units[u], share) for u, share in shares)), engine)

    assert asked(("salaire", 0.6), ("duree", PERHAPS + 0.01), ("contrat", 0.1)) == ["duree"]
    assert asked(("salaire", 0.9), ("duree", PERHAPS - 0.01)) == []
    assert asked(("salaire", 0.9)) == []
    again = replace(ranking, hits=(Hit(units["salaire"], 0.9), Hit(units["duree"], PERHAPS_AFTER + 0.01)))
    assert perhaps(again, engine, "salaire") == ["duree"] and perhaps(again, engine, "contrat") == []
    assert asked(("dates-arrivee", 0.97), ("liste-attente", 0.86), ("dates-fin", 0.02)) == ["liste-attente"]
    assert asked(("salaire", 0.97), ("duree", PERHAPS), ("contrat", 0.9)) == []  # of all that is as likely, too little
    assert asked(("salaire", 0.6), ("datajust", 0.4)) == []  # a project's card is another kind of answer
    assert asked(("dates-candidatures", 0.6), ("appel-ouvert", 0.4)) == []  # the same, in other words


def test_what_leans_on_a_project_is_of_that_project(engine: Engine) -> None:
    dates = Dates(real(), at("2026-07-01T09:15"), "fr")
    story = "An early-warning tool for companies about to go bust came out of this programme, right? Is it still alive?"
    ranking = engine.rank(story)
    parts = asked_parts(story, (), engine, dates, ranking)
    assert ranking.first.id == "signaux-faibles" and list(further(ranking, parts, engine)) == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "je termine mon master en juin, est-ce que je peux postuler dès maintenant ?",
            "études de premier ou de deuxième cycle",
        ),
        ("is it open? i am still a student until december", "university studies"),
    ],
)
def test_the_rule_for_ones_case_is_told_beside_the_calls(assistant: Assistant, question: str, told: str) -> None:
    reply = assistant.reply(question, now=at("2024-02-10T16:02"))
    assert reply.entry == "dates-candidatures" and told in reply.markdown


def test_nothing_that_nobody_had_heard_of_is_told_beside(assistant: Assistant) -> None:
    question = "Existe-t-il un chiffre sur l'envie de bosser pour l'État, avant puis après l'expérience ?"
    told = assistant.reply(question, now=at("2022-11-08T12:29"))
    assert told.entry == "etude-2019" and "promotion 7" not in told.markdown


def test_whether_one_can_still_apply_is_told_beside_a_project(assistant: Assistant) -> None:
    told = assistant.reply("CartoBio c'est quoi et je peux postuler maintenant ?", now=at("2026-05-19T21:33"))
    assert told.entry == "cartobio" and "Aucun appel n’est ouvert" in told.markdown


@pytest.mark.parametrize(
    ("asked", "clock", "told"),
    [
        ("Le site a planté à minuit pile, je peux encore vous l'envoyer par mail ?", "2021-05-03T00:20", "courriel"),
        ("Les lauréats arrivés en septembre 2022, ils sont partis quand et certains sont restés plus longtemps ?", "2026-12-01T20:05", "29 décembre 2023"),
        ("Vos infos datent de quand ? parce que avril c'est loin la, peut etre que ca a rouvert entre temps", "2026-12-01T21:15", "(14 avril 2026)"),
    ],
)  # fmt: skip
def test_a_rule_that_is_asked_for_beside_dates(assistant: Assistant, asked: str, clock: str, told: str) -> None:
    reply = assistant.reply(asked, now=at(clock))
    dated = (reply.entry or "").startswith("dates-") or "Peut-on candidater en ce moment" in reply.markdown
    assert dated and told in reply.markdown


def test_what_only_leans_on_the_dates_asks_for_no_rule(assistant: Assistant) -> None:
    asked = "La présentation finale de cette année, c'est demain ? à quelle heure et ça dure combien de temps"
    text = assistant.reply(asked, now=at("2021-06-16T18:00")).markdown
    assert "17 h 30" in text and "Combien de temps" not in text


@pytest.mark.parametrize(
    ("asked", "clock", "said"),
    [
        ("I'm a CTO and a wheelchair user. Does the scheme adapt the workstation, and could I at least stay home part of the week?", "2024-04-10T09:00", ["2 remote days", "disabilities"]),
        ("slt jfini mon M2 info en juin et jai monté une asso ki fait du code pr les lycéens, c bon ou fo dla bouteille ?", "2022-03-10T23:12", ["deuxième cycle", "5 ans d’expérience"]),
        ("Comment se passe la notation des dossiers ? On voit mon nom, ma photo, ma fac ?", "2022-04-05T12:00", ["anonym", "notés de 0 à 5"]),
    ],
)  # fmt: skip
def test_two_rules_that_are_asked_for_are_both_told(
    assistant: Assistant, asked: str, clock: str, said: list[str]
) -> None:
    text = assistant.reply(asked, now=at(clock)).markdown
    assert all(one in text for one in said)


@pytest.mark.parametrize(
    "asked",
    [
        "On sera noté sur quoi à l'oral, et ça dure longtemps ? faut monter à Paris ?",
        "Je passe devant vous la semaine prochaine et je stresse !! Ca dure longtemps ? je dois venir sur place ? on me juge sur quoi ?",
    ],
)
def test_each_of_three_that_are_asked_is_told(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, [asked], at("2022-05-25T11:00")).markdown.replace("\u00a0", " ")
    assert all(part in told for part in ("30 minutes", "visioconférence", "poser le problème"))


@pytest.mark.parametrize(
    ("asked", "joins"),
    [
        ("quels projets pour un CTO, et lesquels cherchent encore quelqu'un ?", True),
        ("y a-t-il eu une mission à Bordeaux, et est-elle encore à pourvoir ?", True),
        ("which of them are still hiring?", True),
        ("ils cherchent quoi ?", False),
    ],
)
def test_who_asks_whether_somebody_is_wanted_still(asked: str, joins: bool) -> None:
    assert asks_to_join(asked) is joins
