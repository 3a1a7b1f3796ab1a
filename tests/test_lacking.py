"""What a reply does not tell of what was asked, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("turns", "url"),
    [
        (["SOS Ponts, quelle adresse internet ?"], "https://sosponts.recoconseil.fr/"),
        (["Compar:IA", "can I contribute? where's the repo"], "https://github.com/betagouv/comparia"),
        (["LABEL", "is the source published anywhere?"], "https://github.com/Cour-de-cassation/label"),
        (["LABEL", "le dépôt il est où"], "https://github.com/Cour-de-cassation/label"),
        (["SOS Ponts", "Bien. Et où est-ce que je vais pour poser ma question aux experts ?"], "https://sosponts.recoconseil.fr/"),
        (["La Suite territoriale", "il est encore en construction ou ça marche pour de bon ? et l'adresse"], "https://suiteterritoriale.anct.gouv.fr/"),
        (["Gobelins", "¿cuántos objetos se pueden buscar y dónde está el código?"], "https://github.com/entrepreneur-interet-general/gobelins"),
        (["maire d'un village, j'ai un pont qui m'inquiète : un service de vos équipes ?", "c'est ça oui. Vous avez l'adresse du site svp"], "https://sosponts.recoconseil.fr/"),
    ],
)  # fmt: skip
def test_the_address_of_a_project(assistant: Assistant, turns: list[str], url: str) -> None:
    assert url in in_turn(assistant, turns, NOW).markdown.partition("\n")[0]


def test_a_project_without_a_site(assistant: Assistant) -> None:
    told = in_turn(assistant, ["transports sanitaires VSL projet ?", "t'as le lien du site ?"], NOW)
    assert told.entry == "transports-sanitaires" and told.markdown.startswith("L’adresse de son site ne figure pas")


@pytest.mark.parametrize(
    ("turns", "clock", "said"),
    [
        (["sur les 300 candidatures de la promo 6 il y avait combien de designers ?"], "2022-10-05T18:22", "ne dit pas qui a candidaté"),
        (["c'est quoi DataJust ?", "et les gens qui bossaient dessus ils ont été licenciés ?"], "2022-01-21T19:00", "C’est tout ce que l’équipe a écrit"),
        (["parlez moi de signaux faibles", "ok et l'algo il se trompe dans combien de % des cas ?"], "2025-01-20T10:45", "C’est tout ce que l’équipe a écrit"),
    ],
)  # fmt: skip
def test_what_is_said_to_be_unknown(assistant: Assistant, turns: list[str], clock: str, said: str) -> None:
    assert said in in_turn(assistant, turns, at(clock)).markdown


def test_what_is_told_is_not_said_to_be_unknown(assistant: Assistant) -> None:
    told = in_turn(assistant, ["the senior sponsor, how often would I see them?"], at("2022-03-25T13:00"))
    assert "not in what the team wrote" not in told.markdown and "each month" in told.markdown
    turns = ["an app that recognises guns from a picture?", "Is it still going or was it dropped after the ten months?"]
    assert "I have read nothing" not in in_turn(assistant, turns, at("2024-05-22T14:05")).markdown


@pytest.mark.parametrize(
    ("turns", "lacks"),
    [
        (["Compar:IA", "il compare combien de modèles ?"], True),
        (["Basegun", "quel est son taux de réussite ?"], True),
        (["combien de décisions de justice dans Open Justice ?"], True),
        (["signaux faibles surveille combien d'entreprises ?"], False),  # its card counts them
        (["Basegun", "combien de personnes dans l'équipe ?"], False),
        (["LABEL", "et ils étaient combien dessus ?"], False),
        (["Basegun", "vous avez raté quelque chose avec lui ?"], False),  # « raté » is no rate
        (["Réfugiés.info", "en combien de langues est traduit le site ?"], True),
        (["compar:ia combien de modèles dispo et lequel est premier en ce moment"], True),
        (["nombre d'utilisateurs de Nos Gestes Climat et d'Impact CO2 ?"], True),
        (["Réfugiés.info a gagné un prix", "et la somme d'argent du prix ?"], True),
    ],
)
def test_a_number_that_no_card_tells(assistant: Assistant, turns: list[str], lacks: bool) -> None:
    assert ("ne figure pas" in in_turn(assistant, turns, NOW).markdown.partition("\n")[0]) is lacks


@pytest.mark.parametrize("asked", ["et les deux qui l'ont fait, ils s'appellent comment ?", "what are their names?"])
def test_names_that_no_card_tells(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["C'était quoi Basegun ?", asked], NOW).markdown
    assert told.startswith(("Les noms des personnes ne figurent pas", "The names of the people are not"))


@pytest.mark.parametrize(
    ("turns", "clock", "unknown"),
    [
        (["DataJust", "il a été abandonné ?"], "2021-11-15T11:30", True),
        (["DataJust", "il a été abandonné ?"], "2026-12-02T10:00", False),
        (["was Plume abandoned?"], "2026-12-02T10:00", True),
    ],
)
def test_that_nothing_is_known_of_an_end(assistant: Assistant, turns: list[str], clock: str, unknown: bool) -> None:
    first = in_turn(assistant, turns, at(clock)).markdown.partition("\n")[0]
    assert (first.startswith(("Aucune de nos sources ne parle", "None of our sources speaks"))) is unknown


def test_the_hour_of_the_first_day_is_not_known(assistant: Assistant) -> None:
    asked = "Je commence à quelle date exactement, moi ? Et je peux dire que j'arrive l'après-midi ?"
    told = in_turn(assistant, [asked], at("2022-08-30T18:45"))
    assert told.entry == "dates-arrivee" and told.markdown.startswith("L’heure exacte n’est pas précisée")
