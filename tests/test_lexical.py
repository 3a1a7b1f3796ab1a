from __future__ import annotations

import pytest

from index.documents import Synonyms
from index.lexical import STOP_WORDS, Lexical, Thesaurus, stems, vocabulary
from index.text import words

NOTHING = Thesaurus({})
TEXTS = [
    "Quel est le salaire ? paie mensuelle",
    "Quel contrat ? un CDD d'un an",
    "Où travaille-t-on ? à Paris, avec du télétravail",
    "Quelles dates ? la clôture est en avril",
]
UNITS = [[text] for text in TEXTS]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("candidat", "candidates"),
        ("ÉTÉ", "ete"),
        ("l’État", "etat"),
        ("salaires", "Salaire"),
        ("développeuse", "developpeuses"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other) and len(stems(one)) == 1


def test_small_words_are_left_out_unless_there_is_nothing_else() -> None:
    assert stems("quel est le salaire") == stems("salaire") or "quel" not in STOP_WORDS
    assert stems("est-ce que c'est") != []
    assert stems("???") == [] and stems("") == []


@pytest.mark.parametrize(
    ("question", "unit"),
    [("la paie", 0), ("cdd", 1), ("télétravail à paris", 2), ("clôture en avril", 3), ("CLOTURES EN AVRIL", 3)],
)
def test_the_unit_with_the_rarest_shared_words_scores_highest(question: str, unit: int) -> None:
    scores = Lexical(UNITS, NOTHING).scores(question)
    assert scores.shape == (4,) and scores.argmax() == unit and scores[unit] > 0


@pytest.mark.parametrize("question", ["", "???", "zzz qqq", "😀"])
def test_a_question_without_a_known_word_scores_nothing(question: str) -> None:
    assert Lexical(UNITS, NOTHING).scores(question).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("texts", [[], ["", "…"]])
def test_units_without_words_score_nothing(texts: list[str]) -> None:
    lexical = Lexical([[t] for t in texts], NOTHING)
    assert lexical.scores("salaire").tolist() == [0] * len(texts)
    assert lexical.known_share("salaire") == 0


def test_a_word_that_no_unit_knows_lowers_every_score() -> None:
    lexical = Lexical(UNITS, NOTHING)
    assert lexical.scores("salaire zzz").max() < lexical.scores("salaire").max()


def test_the_share_of_known_words() -> None:
    lexical = Lexical(UNITS, NOTHING)
    assert lexical.known_share("salaire") == 1
    assert 0 < lexical.known_share("salaire zzz") < 1
    assert lexical.known_share("zzz") == lexical.known_share("") == 0


def test_synonyms_and_acronyms_lead_to_the_words_of_the_unit() -> None:
    groups = (("salaire", "thune", "take home pay"), ("travail à distance", "télétravail"))
    thesaurus = Thesaurus.of(Synonyms(groups, {"RQTH": "reconnaissance de travailleur handicapé"}))
    lexical = Lexical([*UNITS, ["Et le handicap ?"]], thesaurus)
    for question, unit in [("thune", 0), ("my take home pay", 0), ("le travail à distance", 2), ("rqth", 4)]:
        assert Lexical([*UNITS, ["Et le handicap ?"]], NOTHING).scores(question)[unit] == 0 or question.startswith(
            "le travail"
        )
        assert lexical.scores(question).argmax() == unit and lexical.scores(question)[unit] > 0, question


def test_expansion_keeps_the_question_first_and_repeats_nothing() -> None:
    thesaurus = Thesaurus.of(Synonyms((("salaire", "paie", "rémunération"),)))
    expanded = thesaurus.expand(stems("paie paie contrat"))
    assert expanded[:3] == stems("paie paie contrat")
    assert sorted(expanded[3:]) == sorted([*stems("salaire"), *stems("rémunération")])
    assert NOTHING.expand(["a"]) == ["a"]


def test_a_vocabulary_counts_folded_words() -> None:
    assert vocabulary(["L’été, l'ÉTÉ !", "été"]) == {"ete": 3}
    assert words("L’été") == ["ete"]
