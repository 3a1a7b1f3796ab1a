"""The parts of a question: which leads it, and what else is answered beside."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import pytest

from bot.circumstances import likelier
from bot.dates import Dates
from bot.parts import (
    ABOUT_IT,
    AGREED,
    CLEARLY,
    STORY,
    Part,
    asked_parts,
    asks_for_its_source,
    cohorts_of_each,
    further,
    led_by_a_part,
    of_the_same_dates,
    told_besides,
)
from index.engine import Engine, Hit
from index.live import LiveIndex
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


def test_dates_asked_inside_a_story_lead_where_it_is_unsure(engine: Engine) -> None:
    story = "La 7e promotion commence à recruter quand ? J'ai un peu plus de dix ans d'expérience."
    parts = asked_parts(story, ("promo-7",), engine, Dates(real(), at("2024-01-20T10:10"), "fr"))
    rule = replace(engine.rank("faut-il dix ans d'expérience ?"), right=0.5, scope=0.99)
    assert rule.first.kind == "entry"
    led = led_by_a_part(rule, parts)
    assert led.first.id == "dates-candidatures" and led.answered and led.right == parts[0].ranking.right
    assert rule.hits[0] in led.hits
    sure = replace(rule, right=CLEARLY)
    assert led_by_a_part(sure, parts) is sure and led_by_a_part(rule, []) is rule


def test_a_rule_asked_inside_a_story_leads_where_no_part_asks_for_dates(engine: Engine) -> None:
    story = "Je postule au sprint 2. C'est un temps plein obligatoire ?"
    parts = asked_parts(story, (), engine, Dates(real(), at("2024-04-10T08:20"), "fr"))
    dates = replace(engine.rank("c'est ouvert jusqu'à quand ?"), right=0.85, scope=0.99)
    assert led_by_a_part(dates, parts).first.id == "temps-partiel"
    asked = Part("", engine.rank("et l'oral, c'est quand ?"), ())
    assert led_by_a_part(dates, [*parts, asked]) is dates


def test_several_dates_that_are_asked_for_lead_whatever_is_told_before(engine: Engine) -> None:
    story = "J'ai un mois et demi de préavis : si je suis prise, je l'apprends quand et je dois être là quand ?"
    parts = asked_parts(story, (), engine, Dates(real(), at("2021-06-21T11:11"), "fr"))
    rule = replace(engine.rank("mon préavis est de trois mois"), right=0.99, scope=0.99)
    assert led_by_a_part(rule, parts).first.id == "dates-resultats"
    assert "dates-arrivee" in further(led_by_a_part(rule, parts), parts, engine)
    assert led_by_a_part(rule, parts[:1]) is rule


def test_a_part_does_not_make_a_story_about_something_else_one_about_the_programme(engine: Engine) -> None:
    part = Part("quel est le salaire", engine.rank("quel est le salaire"), ())
    assert part.unit == "salaire" and part.plain
    story = replace(
        part.ranking, right=0.2, scope=STORY - 0.1, answered=False
    )  # « le marathon de Paris : c'est combien ? »
    assert led_by_a_part(story, [part]) is story
    about_it = replace(story, right=0.5, answered=True)
    assert led_by_a_part(about_it, [part]).right == part.ranking.right


def test_where_the_whole_is_undecided_its_only_asking_part_decides(engine: Engine) -> None:
    part = engine.rank("la promotion s'est terminée quel jour ?")
    assert part.first.id == "dates-fin" and part.answered
    call = engine.rank("le dépôt des candidatures se ferme quel jour ?")
    near = {**call.log_chances, "dates-fin": call.log_chances[call.first.id] - 0.1}
    undecided = replace(call, right=0.6, scores=near, hits=(call.hits[0], Hit(part.first, 0.4)))
    assert undecided.first.id == "dates-candidatures"
    assert led_by_a_part(undecided, [Part("", part, ())]).first.id == "dates-fin"
    assert led_by_a_part(replace(call, right=0.6), [Part("", part, ())]).first.id == "dates-candidatures"


def test_a_bare_part_asks_of_the_dates_that_the_whole_is_about(engine: Engine) -> None:
    question = "1ère promo, début/fin candidatures, nb jours"
    parts = asked_parts(question, ("promo-1",), engine, Dates(real(), at("2026-11-26T10:00"), "fr"))
    dates = replace(engine.rank("début et fin des candidatures"), right=0.6, scope=0.99)
    assert led_by_a_part(dates, parts).first.id == "dates-candidatures"


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


def test_a_greeting_does_not_hide_what_is_asked(engine: Engine) -> None:
    parts = asked_parts("coucou, vous recrutez là ?", (), engine, Dates(real(), at("2026-10-01T10:00"), "fr"))
    greeting = replace(engine.rank("coucou"), right=0.5)
    assert greeting.first.kind == "smalltalk"
    assert led_by_a_part(greeting, parts).first.id in engine.knowledge.of_calls
    sure = replace(greeting, right=CLEARLY)
    assert led_by_a_part(sure, parts) is sure


def test_what_is_only_named_beside_dates_asks_when_it_is(engine: Engine) -> None:
    dates = Dates(real(), at("2025-04-14T10:00"), "fr")
    parts = asked_parts("Trop tard ? Et la phase d'entretien ?", (), engine, dates)
    assert [p.unit for p in parts] == ["dates-candidatures", "dates-auditions"]


def test_names_alone_ask_for_each(engine: Engine) -> None:
    dates = Dates(real(), at("2026-07-01T09:15"), "fr")
    asked = "fin de la promo 5 et début de la promo 6"
    parts = asked_parts(asked, ("promo-5", "promo-6"), engine, dates)
    assert cohorts_of_each(parts) == {"dates-fin": ("promo-5",), "dates-arrivee": ("promo-6",)}
    assert [p.unit for p in asked_parts("salaire, télétravail", (), engine, dates)] == ["salaire", "teletravail"]
    assert asked_parts("plombier chauffagiste, Limoges", (), engine, dates) == []


def test_who_speaks_for_an_administration_means_its_call(engine: Engine) -> None:
    asked = "On a envoyé notre dossier de défi à 8h, c'était fermé : c'était bien hier soir la limite ? et quand aura lieu le jury ?"
    dates = Dates(real(), at("2021-04-08T08:15"), "fr")
    first = replace(engine.rank("quand passe-t-on devant le jury des projets ?"), scope=0.99)
    assert first.first.id == "dates-jury-projets"
    parts = asked_parts(asked, (), engine, dates)
    assert "dates-candidatures" not in further(first, parts, engine)


def test_two_dates_beside_a_story_that_names_neither(engine: Engine) -> None:
    first, second, third = (
        Part(q, engine.rank(q), ())
        for q in ("quand sont les auditions ?", "quand arrive-t-on ?", "date limite de candidature")
    )
    story = third.ranking
    top = max(story.scores.values()) - 1
    unsure = replace(story, right=0.6, scope=0.99, scores=story.scores | {first.unit: top, second.unit: top})
    led = led_by_a_part(unsure, [first, second])
    assert led.first.id == first.unit == "dates-auditions"
    assert led_by_a_part(unsure, [first]).first.id == first.unit  # nothing else asks
    led = led_by_a_part(unsure, [first, third])  # what the whole means is asked, too
    assert led.first.id == third.unit and led.right == third.ranking.right
    elsewhere = replace(story, right=0.6, scope=0.99)
    assert led_by_a_part(elsewhere, [first, second]) is elsewhere  # the whole means neither


def test_each_of_the_dates_that_are_named_is_told(engine: Engine) -> None:
    asked = "Notre semaine d'embarquement, la restitution et le dernier jour de promo, c'était quand déjà ?"
    dates = Dates(real(), at("2026-07-01T09:15"), "fr")
    ranking, parts = engine.rank(asked), asked_parts(asked, ("promo-3",), engine, dates)
    told = {ranking.first.id, *further(ranking, parts, engine)}
    assert told == {"dates-fin", "dates-restitution", "dates-accompagnement"}


def test_two_dates_of_one_audience_are_told_apart(engine: Engine) -> None:
    asked = "Notre dossier doit être remis quand au plus tard et le jury des projets a lieu quels jours ?"
    dates = Dates(real(), at("2022-02-24T17:30"), "fr")
    ranking = engine.rank(asked, likelier((), engine, dates))
    parts = asked_parts(asked, (), engine, dates, ranking)
    assert {ranking.first.id, *further(ranking, parts, engine)} == {"dates-jury-projets", "dates-appel-projets"}


def test_parts_of_what_is_about_administrations_are_about_them(engine: Engine) -> None:
    asked = "Nous sommes un établissement public qui veut accueillir 2 EIG. Jusqu'à quand l'envoyer, et quand passera-t-on devant le jury ?"
    dates = Dates(real(), at("2021-02-15T09:40"), "fr")
    whole = engine.rank(asked, likelier((), engine, dates))
    meant = {p.unit for p in asked_parts(asked, (), engine, dates, whole)}
    assert meant == {"dates-appel-projets", "dates-jury-projets"}


def test_dates_that_are_asked_for_lead_and_what_is_told_is_answered_beside(engine: Engine) -> None:
    told, asked = engine.rank("je suis fonctionnaire, puis-je candidater ?"), engine.rank("quand sont les auditions ?")
    part = Part("quand sont les auditions", replace(asked, right=0.97), ())
    near = told.scores | {part.unit: told.scores[told.first.id] - 2}
    whole = replace(told, right=CLEARLY, scope=0.99, scores=near)
    led = led_by_a_part(whole, [part])
    assert led.first.id == part.unit and told_besides(whole, led, ()) == [told.first.id]
    unsure = replace(whole, right=0.5)
    assert told_besides(unsure, led, ()) == [] == told_besides(whole, whole, ())
    assert told_besides(unsure, led, [Part("", told, ())]) == [told.first.id]
    for other in (replace(whole, scope=ABOUT_IT - 0.1), replace(whole, scores=told.scores)):
        assert led_by_a_part(other, [part]) is other


def test_until_when_beside_something_else_asks_of_the_former_dates(engine: Engine) -> None:
    when, other = (Part(q, engine.rank(q), ()) for q in ("jusqu'à quand", "quand sont les auditions"))
    assert of_the_same_dates([when, other], "dates-candidatures") == ["dates-candidatures"]
    assert of_the_same_dates([when], "dates-candidatures") == [] == of_the_same_dates([when, other], "salaire")
    assert of_the_same_dates([other, other], "dates-candidatures") == []


def test_where_the_rest_comes_from() -> None:
    assert asks_for_its_source("le recrutement est fermé, elle date de quand cette info ?")
    assert not asks_for_its_source("c'est fermé depuis quand, et ça rouvre quand ?")


def test_what_stands_before_a_colon_is_heard_in_each_part(engine: Engine) -> None:
    dates = Dates(real(), at("2022-02-14T09:00"), "fr")
    question = "administrations : jusqu'à quand, et le jury ?"
    parts = asked_parts(question, (), engine, dates, engine.rank(question))
    assert {p.unit for p in parts} == {"dates-appel-projets", "dates-jury-projets"}
