from __future__ import annotations

import numpy as np
import pytest

from index import matcher as module
from index.affinity import Affinity, unit_rows
from index.compared import Material
from index.encoded import Encoded, Role, Tokens, Vectors
from index.knowledge import Unit
from index.lexical import Thesaurus
from index.matcher import SIGNALS, Matcher
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


def encoded_of(texts: list[str]) -> Encoded:
    """The same, with a token for each word."""
    words = [text.split() for text in texts]
    tokens = Tokens.of([vectors_of(own) for own in words], [[sum(w.encode()) for w in own] for own in words], DIMENSION)
    return Encoded(vectors_of(texts), tokens)


def material() -> Material:
    said = [(t, i, t in u.questions) for i, u in enumerate(UNITS) for t in u.phrasings]
    told = [(t, i) for i, u in enumerate(UNITS) for t in u.passages]
    asked, passages = encoded_of([t for t, *_ in said]), encoded_of([t for t, _ in told])
    return Material(
        UNITS,
        tuple(t for t, *_ in said), np.array([i for _, i, _ in said]), np.array([title for *_, title in said]),
        asked.vectors, asked.tokens, vectors_of([t for t, _, title in said if title]),
        tuple(t for t, _ in told), np.array([i for _, i in told]), passages.vectors, passages.tokens,
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
    found = matcher.signals(["thune", "zzz"], encoded_of(["thune", "zzz"]))
    assert found.shape == (2, 3, len(SIGNALS)) and found.dtype == np.float32 and np.isfinite(found).all()


@pytest.mark.parametrize(("text", "unit"), [("thune", 0), ("lieu de travail", 1), ("bonjour", 2)])
def test_a_phrasing_asked_word_for_word_is_found_by_every_reading(matcher: Matcher, text: str, unit: int) -> None:
    (found,) = matcher.signals([text], encoded_of([text]))
    for name in ("phrasing", "spelling", "met"):
        assert signal(found, name)[unit] == pytest.approx(1, abs=0.02 if name == "met" else 1e-4)
        assert signal(found, name).argmax() == unit
    assert signal(found, "words").argmax() == unit


def test_words_of_a_passage_speak_for_their_unit(matcher: Matcher) -> None:
    (found,) = matcher.signals(["mille euros"], encoded_of(["mille euros"]))
    assert signal(found, "spelling_passage").argmax() == 0 and signal(found, "words").argmax() == 0


def test_the_vector_of_a_passage_speaks_for_its_unit(matcher: Matcher) -> None:
    (found,) = matcher.signals(["?"], encoded_of(["En région aussi."]))
    assert signal(found, "passage")[1] == pytest.approx(1, abs=1e-4)


def test_the_tokens_of_a_passage_speak_for_their_unit(matcher: Matcher) -> None:
    (found,) = matcher.signals(["?"], encoded_of(["région En"]))
    assert signal(found, "met").argmax() == 1
    assert signal(found, "met")[1] == pytest.approx(1, abs=0.02)


def test_words_may_be_met_in_different_texts_of_a_unit(matcher: Matcher) -> None:
    (found,) = matcher.signals(["?"], encoded_of(["thune combien payé"]))
    assert signal(found, "met")[0] == pytest.approx(1, abs=0.02) and signal(found, "met").argmax() == 0


def test_brevity_is_of_the_unit_whatever_is_asked(matcher: Matcher) -> None:
    found = signal(matcher.signals(["thune", "zzz"], encoded_of(["thune", "zzz"])), "brevity")
    assert np.array_equal(found[0], found[1]) and found[0].argmax() == 2, "a greeting says least"


def test_tokens_are_compared_for_the_likeliest_units_alone(matcher: Matcher, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["lieu de travail"], encoded_of(["lieu de travail"])
    (whole,) = matcher.signals(*asked)
    monkeypatch.setattr(module, "CANDIDATES", 1)
    (found,) = matcher.signals(*asked)
    place = SIGNALS.index("met")
    assert np.array_equal(np.delete(found, place, axis=-1), np.delete(whole, place, axis=-1))
    assert signal(found, "met") == pytest.approx(np.full(3, signal(whole, "met")[1]))


def test_without_an_affinity_plain_cosines_serve(matcher: Matcher) -> None:
    unfitted = Matcher(material(), SPACE, Thesaurus({}))
    asked = encoded_of(["salaire"])
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
    assert left.phrasing_tokens.ids.tolist() == encoded_of(list(left.phrasings)).tokens.ids.tolist()
    assert np.array_equal(left.title_vectors, vectors_of(["Quel salaire ?", "bonjour"]))
    assert left.units == whole.units and left.passages == whole.passages


def test_the_tokens_of_a_hidden_phrasing_do_not_count() -> None:
    whole = material()
    asked = ["thune"], encoded_of(["thune"])
    (shown,) = Matcher(whole, SPACE, Thesaurus({})).signals(*asked)
    (hidden,) = Matcher(whole.without(np.array([p == "thune" for p in whole.phrasings])), SPACE, Thesaurus({})).signals(
        *asked
    )
    assert signal(shown, "met")[0] > 0.98
    assert signal(hidden, "met").max() < 0.95


def test_a_unit_left_without_phrasings_can_still_be_found_by_what_it_says() -> None:
    whole = material()
    left = Matcher(whole.without(whole.phrasing_owner == 0), SPACE, Thesaurus({}))
    (found,) = left.signals(["le salaire en euros"], encoded_of(["Le salaire est de mille euros."]))
    assert signal(found, "words").argmax() == 0 and signal(found, "passage").argmax() == 0


def test_an_edit_takes_over_what_was_made_of_the_same_texts(matcher: Matcher) -> None:
    whole = material()
    edited = whole.without(np.array([p == "thune" for p in whole.phrasings]))
    encoded = []

    class Watched(Space):
        def __call__(self, vectors: Vectors, role: Role) -> Vectors:
            encoded.append(len(vectors))
            return super().__call__(vectors, role)

    space = Watched(SPACE.means, SPACE.mapping)
    first = Matcher(edited, space, Thesaurus({}), Affinity.plain(DIMENSION))
    encoded.clear()
    second = Matcher(whole, space, Thesaurus({}), Affinity.plain(DIMENSION), former=first)
    assert encoded == [1], "only the new phrasing"
    asked = ["combien de thune", "lieu de travail"]
    mapped = second.signals(asked, encoded_of(asked))
    afresh = matcher.signals(asked, encoded_of(asked))
    spelling = [i for i, name in enumerate(SIGNALS) if name.startswith("spelling")]  # its rarity is that of before
    others = [i for i in range(len(SIGNALS)) if i not in spelling]
    assert mapped[:, :, others] == pytest.approx(afresh[:, :, others], abs=1e-5)
    assert (mapped[:, :, spelling] > 0).sum() == (afresh[:, :, spelling] > 0).sum()
    other = Matcher(whole, SPACE, Thesaurus({}), Affinity.plain(DIMENSION), former=first)
    assert other.signals(asked, encoded_of(asked)) == pytest.approx(afresh), "nothing of another space"
