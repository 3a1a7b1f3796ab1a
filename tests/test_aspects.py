"""What of the projects that were shown a turn asks for: what is learned, and what is answered with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from bot.following.aspects import NONE, aspects
from tests.fit_aspects import FOLDER, told
from tests.serving import NOW
from tests.test_dates import at


def test_what_was_learned_are_the_labels_of_the_turns() -> None:
    labels = [{label for _, _, label in told(path)} for path in sorted(FOLDER.glob("*.jsonl"))]
    assert set().union(*labels) == set(aspects().labels)
    assert all(NONE in of_file and len(of_file) > len(aspects().labels) / 2 for of_file in labels)


def test_chances_are_chances() -> None:
    chances = aspects()("et le code, on peut le lire ?", False)
    assert sum(chances.values()) == pytest.approx(1.0, abs=1e-4) and min(chances.values()) >= 0.0
    assert max(chances, key=chances.__getitem__) == "code"
    assert aspects()("combien gagne-t-on par mois ?", False)[NONE] > 0.6


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (["What did the Interior Ministry get in the 2018 batch?", "can I browse the code of those two somewhere?"], ["brigade-numerique", "github.com/previsecours"]),
        (["missions à l'ADEME en promo 7 ?", "et pour ces deux-là c'était quel type de poste ?"], ["direction de l’impact"]),
        (["batid ça a donné quoi au final", "y'a un site que je peux montrer à ma cheffe ?"], ["github.com/fab-geocommuns/RNB-site"]),
        (["datajust c koi", "sa existe encor ?"], ["DataJust", "13 janvier 2022"]),
    ],
)  # fmt: skip
def test_what_no_pattern_knows_is_heard(assistant: Assistant, turns: list[str], words: list[str]) -> None:
    markdown = in_turn(assistant, turns, NOW).markdown
    assert [word for word in words if word not in markdown] == []


def test_others_of_its_house_in_other_words(assistant: Assistant) -> None:
    turns = ["hello, tell me about Nos Gestes Climat", "what else did that same agency do with you guys?"]
    assert set(in_turn(assistant, turns, NOW).projects) == {"batid", "impact-co2"}


def test_who_would_come_aboard_is_told_when_one_can_apply(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Recommandations collaboratives", "ils prennent encore du monde sur celui-là ?"], at("2026-09-22T18:40"))  # fmt: skip
    assert told.entry == "dates-candidatures" and told.markdown.startswith("Recommandations collaboratives")


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["DossierFacile", "et le salaire ?"], "salaire-promo-7"),
        (["DossierFacile", "combien de temps dure le contrat ?"], "duree-promo-7"),
        (["DossierFacile", "où s'inscrire pour postuler ?"], "formulaire-promo-7"),
        (["DossierFacile", "où poser une question ?"], "contact-adresse-promo-7"),
        (["projets santé", "c'est où les bureaux des EIG ?"], "lieu-promo-7"),
        (["projets sur la mer", "leurs sites de travail sont où ?"], "lieu-promo-7"),
    ],
)
def test_what_asks_for_nothing_of_them_is_left_alone(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_where_one_applies_is_not_where_it_is_used(assistant: Assistant) -> None:
    told = in_turn(assistant, ["DossierFacile", "où je m'inscris pour la prochaine promo ?"], NOW)
    assert told.entry in ("formulaire-promo-7", "etre-prevenu"), "no call is open: both are of use"


def test_a_state_that_its_card_tells_is_not_said_to_be_unknown(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Basegun", "et depuis ? ça existe encore ou c'est tombé à l'eau"], NOW).markdown
    assert told.startswith("**Basegun**") and "transféré le 24 juillet 2025" in told


@pytest.mark.parametrize(
    ("turns", "lacks"),
    [
        (["Signaux Faibles", "ok et dedans c'est quoi le modèle, du random forest, une régression logistique ?"], True),
        (["Compar:IA", "So on Compar:IA, who wins right now? Mistral or the American ones?"], True),
        (
            ["UrssafassuR", "Super. Le mien c'est Da Costa Rénov à Melun, il est à jour de ses cotisations ou pas ?"],
            True,
        ),
        (["Basegun", "qui a bossé dessus ?"], False),
        (["Basegun", "à quoi ça sert"], False),
        (["Basegun"], False),
    ],
)
def test_a_card_that_is_shown_again_says_that_there_is_no_more(
    assistant: Assistant, turns: list[str], lacks: bool
) -> None:
    markdown = in_turn(assistant, turns, NOW).markdown
    says = ("tout ce que l’équipe a écrit sur ce projet", "all that the team has written about this project")
    assert any(said in markdown for said in says) is lacks
