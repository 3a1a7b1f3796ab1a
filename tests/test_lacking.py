"""What a reply does not tell of what was asked, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW


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
