from __future__ import annotations

import numpy as np
import pytest

from index.affinity import Affinity, unit_rows
from index.encoder import Vectors
from index.knowledge import Unit
from index.lexical import Thesaurus
from index.matcher import SIGNALS, Matcher, Material
from index.space import Space

DIMENSION = 8
UNITS = (
    Unit("pay", "entry", ("Quel salaire ?",), ("c'est payé combien", "thune"), ("Le salaire est de mille euros.",)),
    Unit("place", "entry", ("Où travaille-t-on ?",), ("lieu de travail",), ("À Paris.", "En région aussi.")),
    Unit("hello", "smalltalk", ("bonjour",), (), ()),
)


def vector_of(text: str) -> Vectors:
    """A direction of its own for every text."""
    return unit_rows(np.random.default_rng(sum(text.encode())).normal(size=(1, DIMENSION)).astype(np.float32))[0]


def vectors_of(texts: list[str]) -> Vectors:
    return np.stack([vector_of(t) for t in texts]) if texts else np.zeros((0, DIMENSION), np.float32)


def material() -> Material:
    said = [(t, i, t in u.questions) for i, u in enumerate(UNITS) for t in u.phrasings]
    told = [(t, i) for i, u in enumerate(UNITS) for t in u.passages]
    return Material(
        UNITS,
        tuple(t for t, *_ in said), np.array([i for _, i, _ in said]), np.array([title for *_, title in said]),
        vectors_of([t for t, *_ in said]), vectors_of([t for t, _, title in said if title]),
        tuple(t for t, _ in told), np.array([i for _, i in told]), vectors_of([t for t, _ in told]),
    )  # fmt: skip


SPACE = Space(
    {"query": np.zeros(DIMENSION, np.float32), "passage": np.zeros(DIMENSION, np.float32)},
    np.eye(DIMENSION, dtype=np.float32),
)


@pytest.fixture
def matcher() -> Matcher:
    return Matcher(material(), SPACE, Thesaurus({}), Affinity.plain(DIMENSION))


def signal(found: np.ndarray, name: str) -> np.ndarray:
    return found[..., SIGNALS.index(name)]


def test_one_number_for_each_question_unit_and_signal(matcher: Matcher) -> None:
    found = matcher.signals(["thune", "zzz"], vectors_of(["thune", "zzz"]))
    assert found.shape == (2, 3, len(SIGNALS)) and found.dtype == np.float32 and np.isfinite(found).all()


@pytest.mark.parametrize(("text", "unit"), [("thune", 0), ("lieu de travail", 1), ("bonjour", 2)])
def test_a_phrasing_asked_word_for_word_is_found_by_every_reading(matcher: Matcher, text: str, unit: int) -> None:
    (found,) = matcher.signals([text], vectors_of([text]))
    for name in ("phrasing", "spelling"):
        assert signal(found, name)[unit] == pytest.approx(1, abs=1e-4)
        assert signal(found, name).argmax() == unit
    assert signal(found, "words").argmax() == unit


def test_words_of_a_passage_speak_for_their_unit(matcher: Matcher) -> None:
    (found,) = matcher.signals(["mille euros"], vectors_of(["mille euros"]))
    assert signal(found, "spelling_passage").argmax() == 0 and signal(found, "words").argmax() == 0


def test_the_vector_of_a_passage_speaks_for_its_unit(matcher: Matcher) -> None:
    (found,) = matcher.signals(["?"], vectors_of(["En région aussi."]))
    assert signal(found, "passage")[1] == pytest.approx(1, abs=1e-4)


def test_without_an_affinity_plain_cosines_serve(matcher: Matcher) -> None:
    unfitted = Matcher(material(), SPACE, Thesaurus({}))
    asked = vectors_of(["salaire"])
    assert np.allclose(unfitted.signals(["salaire"], asked), matcher.signals(["salaire"], asked))


def test_known_share_counts_the_words_of_all_units(matcher: Matcher) -> None:
    assert matcher.known_share("salaire") == 1 and matcher.known_share("zzz") == 0


def test_hidden_phrasings_are_gone_and_the_rest_stays_in_place() -> None:
    whole = material()
    hidden = np.array([p in ("thune", "Où travaille-t-on ?") for p in whole.phrasings])
    left = whole.without(hidden)
    assert left.phrasings == ("Quel salaire ?", "c'est payé combien", "lieu de travail", "bonjour")
    assert left.phrasing_owner.tolist() == [0, 0, 1, 2]
    assert np.array_equal(left.phrasing_vectors, vectors_of(list(left.phrasings)))
    assert np.array_equal(left.title_vectors, vectors_of(["Quel salaire ?", "bonjour"]))
    assert left.units == whole.units and left.passages == whole.passages


def test_a_unit_left_without_phrasings_can_still_be_found_by_what_it_says() -> None:
    whole = material()
    left = Matcher(whole.without(whole.phrasing_owner == 0), SPACE, Thesaurus({}))
    (found,) = left.signals(["le salaire en euros"], vectors_of(["Le salaire est de mille euros."]))
    assert signal(found, "words").argmax() == 0 and signal(found, "passage").argmax() == 0
