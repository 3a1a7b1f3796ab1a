"""Which part of a question leads it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.assistant import Assistant
from bot.dates.sentences import Dates
from bot.deciding.besides import further, told_besides
from bot.deciding.leading import ABOUT_IT, LIKELY, STORY, led_by_a_part, led_by_what_is_asked
from bot.deciding.part import CLEARLY, Part
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


def test_when_asked_plainly_leads_a_rule_of_which_one_is_not_sure(engine: Engine) -> None:
    story = "Étudiante en fin de master design, quand peut-on candidater ?"
    parts = asked_parts(story, (), engine, Dates(real(), at("2022-02-03T18:22"), "fr"))
    rule = replace(engine.rank("les études doivent-elles être finies ?"), right=0.6, scope=STORY - 0.1, answered=True)
    assert parts[0].plain and led_by_a_part(rule, parts).first.id == "dates-candidatures"
    no_when = [replace(parts[0], text="j'ai le droit de candidater cette année")]
    assert led_by_a_part(rule, no_when) is rule


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
    # « le marathon de Paris : c'est combien ? »
    story = replace(part.ranking, right=0.2, scope=LIKELY - 0.1, answered=False)
    assert led_by_a_part(story, [part]) is story
    rivals = replace(story, scope=STORY - 0.1, hits=(Hit(story.first, 0.5), *story.hits[1:]))
    assert led_by_a_part(rivals, [part]) is rivals
    assert led_by_a_part(replace(story, scope=LIKELY), [part]).right == part.ranking.right
    about_it = replace(story, right=0.5, answered=True)
    assert led_by_a_part(about_it, [part]).right == part.ranking.right


def test_what_it_is_that_a_part_asks_of_the_whole_says(engine: Engine) -> None:
    part = Part("il a été en ligne quels jours", engine.rank("les webinaires, c'était quels jours ?"), ())
    assert part.of_dates and part.leans and part.ranking.right >= CLEARLY
    whole = replace(engine.rank("qui a créé le programme ?"), right=0.5, scope=0.99, suggested=False)
    assert whole.first.kind == "entry"
    assert led_by_a_part(whole, [part]) is whole
    assert led_by_a_part(whole, [replace(part, text="les webinaires, quels jours")]).first.id == part.unit


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


def test_a_greeting_does_not_hide_what_is_asked(engine: Engine) -> None:
    parts = asked_parts("coucou, vous recrutez là ?", (), engine, Dates(real(), at("2026-10-01T10:00"), "fr"))
    greeting = replace(engine.rank("coucou"), right=0.5)
    assert greeting.first.kind == "smalltalk"
    assert led_by_a_part(greeting, parts).first.id in engine.knowledge.of_calls
    sure = replace(greeting, right=CLEARLY)
    assert led_by_a_part(sure, parts) is sure


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


def test_what_is_for_others_leads_no_dates(engine: Engine) -> None:
    story = "On découvre l'appel à projets paru lundi. Quel est le calendrier jusqu'au jury ?"
    whole = replace(engine.rank(story), right=0.6, answered=True)
    rule = Part("comment se déroule la sélection ?", engine.rank("comment se déroule la sélection ?"), ())
    assert whole.first.kind == "dates" and rule.plain
    assert led_by_a_part(whole, [rule]).first.id == rule.unit
    assert led_by_a_part(whole, [replace(rule, aside=True)]) is whole


def test_a_part_that_names_the_programme_leads(assistant: Assistant) -> None:
    told = assistant.reply("freelance ici, 550/jour. un eig touche cb ?", now=at("2024-09-02T23:10"))
    assert told.entry == "salaire-promo-7"


def test_a_question_that_begins_with_its_reason_is_asked_of_that(assistant: Assistant) -> None:
    story = "Je suis prof de maths, j'ai appris à coder et je fais du python tous les jours. Comme je suis encore fonctionnaire sur le papier, est-ce que ça me ferme la porte ?"
    assert in_turn(assistant, [story], at("2022-03-20T21:30")).entry == "fonctionnaire-promos-5-6"


def test_until_when_a_contract_goes_that_began_on_ones_own_day(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["j'ai commencé le 2 novembre 2025, quand s'arrête mon contrat ?"], at("2026-12-01T10:00")
    )
    assert told.entry == "duree-promo-7" and "1er novembre 2026" in told.markdown.replace("\u00a0", " ")


def test_a_day_of_ones_own_leads_nothing_out_of_scope(assistant: Assistant) -> None:
    asked = "Combien de temps dure l'incubation de la gastro chez un petit de 3 ans ? Son frère l'a depuis hier."
    assert in_turn(assistant, [asked], at("2026-12-01T06:45")).kind == "unknown"


@pytest.mark.parametrize(
    ("question", "led"),
    [
        ("Doctorant en science politique. Le tout premier appel à candidatures du programme, il a duré combien de temps ?", True),
        ("Je suis psychologue et je voudrais être experte judiciaire. Quel est le délai pour envoyer mon dossier ?", False),
    ],
)  # fmt: skip
def test_what_is_asked_after_a_word_on_who_asks_leads(engine: Engine, question: str, led: bool) -> None:
    unsure = replace(engine.rank(question), answered=False, right=0.1)
    assert led_by_what_is_asked(unsure, question, engine, {}).answered is led
