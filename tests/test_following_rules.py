"""How a question goes on about a rule that was told, with the real knowledge. More dialogues are in `test_followup`."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("turns", "unit"),
    [
        (["c'est combien en brut ?", "non, en net, oublie le brut"], "salaire"),
        (["how do ministries apply", "sorry, people, not ministries"], "formulaire"),
        (["je suis auto-entrepreneuse, je peux postuler ?", "pardon c'est une SASU que j'ai, pas une micro"], "societe-dirigeant"),
    ],
)  # fmt: skip
def test_what_is_put_right_takes_the_place_of_what_was_said(assistant: Assistant, turns: list[str], unit: str) -> None:
    entry = in_turn(assistant, turns, NOW).entry
    assert entry and assistant.knowledge.unit_of(entry) == unit


def test_a_cohort_that_is_put_right_stays_with_the_subject(assistant: Assistant) -> None:
    told = in_turn(assistant, ["c'est payé combien ?", "non, à la promo 5, pas la 6"], NOW)
    assert told.entry == "salaire-promos-5-6"


@pytest.mark.parametrize(
    ("turns", "unit"),
    [
        (["le télétravail est possible ?", "je peux ne pas venir ?"], "teletravail"),
        (["c'est quoi le programme ?", "le salaire n'est pas négociable ?"], "negociation-salaire"),
        (["c'est quoi le programme ?", "le contrat n'est pas renouvelable ?"], "renouvellement"),
    ],
)
def test_what_only_denies_puts_nothing_right(assistant: Assistant, turns: list[str], unit: str) -> None:
    entry = in_turn(assistant, turns, NOW).entry
    assert entry and assistant.knowledge.unit_of(entry) == unit


@pytest.mark.parametrize(
    ("turns", "unit"),
    [
        (["combien gagne-t-on ?", "même tarif pour une juriste ?"], "salaire"),
        (["combien gagne-t-on ?", "same for designers?"], "salaire"),
        (["recherchez-vous des juristes ?", "pareil pour une designer ?"], "profil-design"),
        (["quel est l'âge moyen des EIG ?", "et ça a évolué comment ?"], "age-moyen"),
        (["what was the average age of the first cohort?", "and how did it change after that?"], "age-moyen"),
    ],
)
def test_the_same_for_others_and_afterwards(assistant: Assistant, turns: list[str], unit: str) -> None:
    entry = in_turn(assistant, turns, NOW).entry
    assert entry and assistant.knowledge.unit_of(entry) == unit


def test_how_long_what_was_told_takes(assistant: Assistant) -> None:
    turns = ["le contrat est renouvelable ?", "et moi j'ai combien de jours pour répondre ?"]
    assert in_turn(assistant, turns, NOW).entry == "renouvellement-promo-7"


def test_how_something_is_done_is_asked_of_itself(assistant: Assistant) -> None:
    turns = [
        "on signe avec qui, le ministère où on bosse ?",
        "combien de temps le contrat ?",
        "et il est renouvelé comment",
    ]
    assert in_turn(assistant, turns, NOW).entry == "renouvellement-promo-7"


def test_not_even_so_much_puts_nothing_right(assistant: Assistant) -> None:
    turns = ["je peux commencer en octobre plutôt que début septembre ?", "même pas deux semaines de décalage ?"]
    assert in_turn(assistant, turns, at("2022-04-04T21:50")).entry == "date-debut"


def test_this_year_after_what_was_so_in_another(assistant: Assistant) -> None:
    turns = ["le cofinancement promo 5 c'était 3 mois de coût employeur je crois", "et cette année ?"]
    assert in_turn(assistant, turns, at("2022-02-22T15:25")).entry == "cofinancement-promo-6"


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["la promo 6 pouvait rempiler après l'été 2023 ?", "au meme tarif ?"], "renouvellement-promo-6"),
        (["How much co-funding in cohort 4?", "Sorry, I meant the sixth one"], "cofinancement-promo-6"),
        (["How much did a host ministry chip in for each fellow of the sixth cohort?", "And for the cohort just before that?"], "cofinancement-promo-5"),
        (["Mentor de la promo 6 : est-ce que nous avons une formation ?", "C'est long ? mon agenda est plein"], "preparation-des-porteurs"),
        (["What exactly is an EIG Link?", "How many of them were there in each cohort?"], "coachs"),
        (["embauchez-vous des juristes ?", "Et c'était quelle année, tout ça ?"], "profil-droit-numerique"),
        (["Pour la 2e promo on s'inscrivait sur Framaforms, exact ?", "Et l'année suivante, toujours le même outil ?"], "formulaire-promo-3"),
    ],
)  # fmt: skip
def test_what_an_answer_tells_is_told_again(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


@pytest.mark.parametrize(
    ("turns", "unit"),
    [
        (["beaucoup restent dans le public ?", "j'avais lu 64 % dans une plaquette, qui se trompe ?"], "suites-personnes"),
        (["je suis prof titulaire, je peux postuler ?", "c'est regardé à quel moment, le jour où j'envoie mon dossier ?"], "fonctionnaire"),
    ],
)  # fmt: skip
def test_a_figure_or_a_moment_that_the_answer_tells(assistant: Assistant, turns: list[str], unit: str) -> None:
    entry = in_turn(assistant, turns, at("2022-03-30T09:15")).entry
    assert entry and assistant.knowledge.unit_of(entry) == unit


def test_a_figure_that_it_does_not_tell_is_of_something_else(assistant: Assistant) -> None:
    turns = ["beaucoup restent dans le public ?", "et 100 % de télétravail, possible ?"]
    entry = in_turn(assistant, turns, NOW).entry
    assert entry and assistant.knowledge.unit_of(entry) == "teletravail"


@pytest.mark.parametrize(
    ("first", "asked", "entry"),
    [
        ("c'est payé combien ?", "tu peux préciser pour la promo 3 ?", "salaire-promos-2-3"),
        (
            "les projets continuent-ils une fois l'équipe partie ?",
            "tu peux préciser pour la promo 3 ?",
            "bilan-promo-3",
        ),
    ],
)
def test_more_of_a_cohort(assistant: Assistant, first: str, asked: str, entry: str) -> None:
    assert in_turn(assistant, [first, asked], NOW).entry == entry


def test_the_latest_in_date_is_that_of_now(assistant: Assistant) -> None:
    turns = ["comment étaient notés les candidats à la promo 4 ?", "à la 6 ?", "et la dernière en date ?"]
    assert in_turn(assistant, turns, NOW).entry == "criteres-promo-7"


@pytest.mark.parametrize(
    ("turns", "clock", "entry"),
    [
        (["Ma collègue au ministère est intrapreneure. C'est la même chose qu'un EIG ?", "Et par rapport à un presta classique, ça change quoi ?"], "2026-11-29T10:00", "difference-prestataire"),
        (["Pour un article : paie mensuelle des EIG en 2019 ?", "et les designers recrutés la même année touchaient autant ?"], "2026-11-29T10:00", "salaire-dig"),
        (["la prolongation 6+ doit durer au moins jusqu'à quand ?", "et la paye bouge ?"], "2023-04-12T10:45", "renouvellement-promo-6-plus"),
        (["Le service de notre opérateur figure déjà sur beta.gouv.fr en phase de construction. Éligible pour recevoir un EIG ?", "Et on devra lui accorder du télétravail, combien ?"], "2024-06-10T10:00", "teletravail-promo-7"),
        (["Bonjour, quel revenu pour quelqu'un qui a douze ans de boîte derrière lui ?", "et mon binôme, lui, n'en compte que 7"], "2026-11-29T10:00", "salaire-promo-7"),
        (["Le contrat est renouvelable ?", "c'est pas un peu tard ? normalement c'est prévu combien de temps avant ?"], "2025-06-03T17:25", "renouvellement-promo-7"),
        (["Le contrat de la promo 6 est renouvelable ?", "et pour la 5 bis ?"], "2022-04-29T10:03", "renouvellement-promo-5"),
        (["mon oral dure combien de temps", "et on me juge sur quoi ?", "et l'aventure se termine quand pour moi"], "2022-06-20T10:30", "dates-fin"),
        (["Je suis fonctionnaire en poste, aurais-je pu candidater à la promo 6 ?", "et mon mari, auto-entrepreneur ?", "je reviens à mon cas : et pour la 7, toujours exclue ?"], "2026-11-29T10:00", "fonctionnaire-promo-7"),
    ],
)  # fmt: skip
def test_what_leans_on_a_rule_or_leaves_it(assistant: Assistant, turns: list[str], clock: str, entry: str) -> None:
    assert in_turn(assistant, turns, at(clock)).entry == entry


def test_the_end_of_ones_own_round_is_told(assistant: Assistant) -> None:
    """Of the cohort whose rules were told, though another one is at work."""
    turns = ["on me juge sur quoi à l'oral ?", "et l'aventure se termine quand pour moi"]
    assert "11 juillet 2023" in in_turn(assistant, turns, at("2022-06-20T10:30")).markdown


def test_how_long_is_asked_of_what_was_spoken_of(assistant: Assistant) -> None:
    turns = [
        "Hi, when are the interviews for the sixth cohort?",
        "Do I have to come to Paris or is it online? And how long?",
    ]
    told = in_turn(assistant, turns, at("2022-05-16T09:30")).markdown
    assert "video" in told and "30 minutes" in told and "10 months" not in told


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["c'est payé combien ?", "et le télétravail ?", "When will you get back to me?"], "salaire-promo-7"),
    ],
)
def test_what_only_sounds_like_it_is_something_else(assistant: Assistant, turns: list[str], entry: str) -> None:
    """« get back to me » goes back to no case of one's own."""
    assert in_turn(assistant, turns, NOW).entry != entry


def test_the_papers_that_it_asks_for(assistant: Assistant) -> None:
    turns = ["suis auto entrepreneuse c bloquant ?", "et je dois fournir quoi comme papier du coup"]
    assert in_turn(assistant, turns, NOW).entry == "auto-entrepreneur"


def test_how_fast_one_must_answer(assistant: Assistant) -> None:
    turns = ["If they want to keep me, how early would they tell me?", "And then how fast must I answer?"]
    assert in_turn(assistant, turns, at("2026-11-29T10:00")).entry == "renouvellement-promo-7"


@pytest.mark.parametrize(
    ("turns", "unit"),
    [
        (["suis auto entrepreneuse c bloquant ?", "et quels documents pour candidater ?"], "contenu-dossier"),
        (["quel âge avaient les EIG ?", "et le salaire a augmenté depuis ?"], "evolution-salaires"),
        (["c'est quoi la direction technique ?", "the other jobs pay how much?"], "salaire"),
    ],
)
def test_what_is_surely_about_something_else_is(assistant: Assistant, turns: list[str], unit: str) -> None:
    entry = in_turn(assistant, turns, at("2026-11-29T10:00")).entry
    assert entry and assistant.knowledge.unit_of(entry) == unit


def test_rain_comes_not_after_a_rule(assistant: Assistant) -> None:
    assert in_turn(assistant, ["quel est le salaire ?", "ensuite, il pleut ?"], NOW).kind == "unknown"


def test_why_a_rule_is_so_is_told_by_the_rule_that_says_it(assistant: Assistant) -> None:
    told = in_turn(assistant, ["vos contrats durent combien de temps en fait", "pourquoi ?"], at("2022-01-28T11:05"))
    assert told.entry == "pourquoi-dix-mois"


def test_where_no_rule_says_why_that_is_said(assistant: Assistant) -> None:
    told = in_turn(assistant, ["c'est payé combien ?", "pourquoi ?"], at("2022-01-28T11:05"))
    assert told.entry == "salaire-promos-5-6" and "La raison ne figure pas" in told.markdown


def test_what_was_only_suggested_is_what_one_goes_on_about(assistant: Assistant) -> None:
    turns = [
        "j'ai un bébé de 4 mois, le contrat actuel d'EIG est forcément à temps complet ?",
        "ah super. et avant c'était pareil ?",
    ]
    assert in_turn(assistant, turns, at("2025-03-20T12:30")).entry == "temps-partiel-promos-1-6"


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["Nous sommes un conseil départemental, avons-nous le droit de proposer un projet ?", "par quel montage ?"], "admin-deconcentre-collectivite"),
        (["on m'a parlé d'un « vivier », c'est quoi ?", "tu peux préciser ? je suis embauchée ou pas, une fois dedans"], "vivier"),
    ],
)  # fmt: skip
def test_what_cannot_stand_alone_is_of_the_rule(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, at("2025-05-20T13:50")).entry == entry


def test_who_has_the_last_word_is_another_question(assistant: Assistant) -> None:
    turns = ["il est composé comment votre jury ?", "d'accord mais au bout du compte, qui tranche ?"]
    assert in_turn(assistant, turns, at("2021-05-28T08:44")).entry == "qui-decide"


def test_what_the_rule_names_is_of_the_rule_and_no_theme(assistant: Assistant) -> None:
    turns = ["le code qu'on produit pendant le défi est-il publié ?", "et les données ?"]
    assert in_turn(assistant, turns, at("2021-11-16T11:20")).entry == "code-ouvert"


def test_why_no_call_is_open(assistant: Assistant) -> None:
    turns = ["On peut s'inscrire à la promotion 2026 ?", "Ah bon ? pourquoi ça ?"]
    told = in_turn(assistant, turns, at("2026-05-03T17:07"))
    assert "ne recrute plus par promotions annuelles" in told.markdown


def test_the_address_that_a_rule_tells(assistant: Assistant) -> None:
    turns = ["J’habite Rennes et je ne veux pas bouger, la DINUM a des bureaux par chez nous ?", "l’adresse ?"]
    told = in_turn(assistant, turns, at("2024-03-15T17:30"))
    assert told.entry == "sites-dinum" and "28 rue de la Pilate" in told.markdown
    turns = ["comment vous contacter ?", "l'adresse ?"]  # which tells no street
    assert in_turn(assistant, turns, at("2024-03-15T17:30")).entry != "sites-dinum"


@pytest.mark.parametrize(
    ("turns", "entries"),
    [
        (["L'audition se fait en visio ?", "ça dure combien de temps ?"], {"duree-entretien"}),
        (["Is the cohort 6 audition by video?", "How long will it last?"], {"duree-entretien", "entretien-visio"}),
        (["le télétravail, c'est possible ?", "ça dure combien de temps ?"], {"duree-promos-4-6"}),
    ],
)  # fmt: skip
def test_how_long_what_lasts_minutes_does(assistant: Assistant, turns: list[str], entries: set[str]) -> None:
    assert in_turn(assistant, turns, at("2022-06-03T13:00")).entry in entries
