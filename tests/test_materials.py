from __future__ import annotations

import threading
from dataclasses import dataclass, field

import numpy as np
import pytest

from index.documents import OffTopic
from index.encoded import Encoded
from index.knowledge import Unit
from index.materials import (
    PASSAGE_LENGTH,
    VectorCache,
    background,
    material_of,
    off_topic_of,
    opening,
    passages_of,
    pieces,
    space_of,
    stand_ins_of,
)
from index.training import FEW
from index.tuning import SHOWN_FAMILIES, shown
from tests.test_matcher import UNITS, encoded_of, vectors_of


@dataclass
class Counting:
    """Gives every text a direction of its own and remembers what it was asked to encode."""

    dimension: int = 8
    asked: list[tuple[str, str]] = field(default_factory=list)

    def read(self, texts: list[str], role: str = "query") -> Encoded:
        self.asked.extend((role, t) for t in texts)
        return encoded_of([f"{role}{t}" for t in texts])


def read(texts: list[str], role: str) -> Encoded:
    return encoded_of(list(texts))


def test_a_text_is_encoded_once_for_each_role() -> None:
    encoder, cache = Counting(), VectorCache()
    first = cache.read(encoder, ["a", "b", "a"], "query")
    again = cache.read(encoder, ["b", "c"], "query")
    cache.read(encoder, ["a"], "passage")
    assert encoder.asked == [("query", "a"), ("query", "b"), ("query", "c"), ("passage", "a")]
    assert np.array_equal(first.vectors[0], first.vectors[2]) and np.array_equal(first.vectors[1], again.vectors[0])


def test_progress_counts_every_text_even_those_known() -> None:
    cache, done = VectorCache(), []
    cache.read(Counting(), [f"t{i}" for i in range(150)], "query", done.append)
    assert sum(done) == 150
    cache.read(Counting(), [f"t{i}" for i in range(150)], "query", done.append)
    assert sum(done) == 300


def test_a_cache_is_made_again_from_its_keys_and_vectors() -> None:
    cache = VectorCache()
    encoded = cache.read(Counting(), ["a", "b c"], "passage")
    keys = [VectorCache.key(t, "passage") for t in ("a", "b c")]
    copy, encoder = VectorCache(keys, cache.of_keys(keys)), Counting()
    again = copy.read(encoder, ["a", "b c"], "passage")
    assert np.array_equal(again.vectors, encoded.vectors) and encoder.asked == []
    assert np.array_equal(again.tokens.vectors, encoded.tokens.vectors) and again.tokens.starts.tolist() == [0, 1, 3]
    with pytest.raises(KeyError):
        copy.of_keys([VectorCache.key("a", "query")])


def test_what_stands_together_is_not_copied_and_what_is_new_stands_beside_it() -> None:
    texts = ["a", "b c", "a", "d"]  # one stands there twice
    keys = [VectorCache.key(t, "query") for t in texts]
    cache, encoder = VectorCache(keys, encoded_of([f"query{t}" for t in texts])), Counting()
    whole = cache.read(encoder, texts, "query")
    assert np.shares_memory(whole.vectors, cache.read(encoder, texts[1:3], "query").vectors)
    edited = cache.read(encoder, ["a", "new", "b c", "a", "d", "newer"], "query")
    expected = encoded_of([f"query{t}" for t in ("a", "new", "b c", "a", "d", "newer")])
    assert np.array_equal(edited.vectors, expected.vectors) and np.array_equal(edited.tokens.ids, expected.tokens.ids)
    assert edited.tokens.starts.tolist() == expected.tokens.starts.tolist()
    assert encoder.asked == [("query", "new"), ("query", "newer")]
    assert np.shares_memory(cache.read(encoder, texts, "query").vectors, whole.vectors), "an edit moves nothing"


def test_no_texts_have_the_width_of_the_encoder() -> None:
    assert VectorCache().read(Counting(), [], "query").vectors.shape == (0, 8)


def test_threads_that_encode_at_once_do_not_mix_texts_up() -> None:
    cache = VectorCache()

    def fill(first: int) -> None:
        for i in range(first, first + 40):
            cache.read(Counting(), [f"t{i} x", f"t{i + 1}"], "query")

    threads = [threading.Thread(target=fill, args=(first,)) for first in (0, 20, 40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts, encoder = [f"t{i} x" for i in range(80)], Counting()
    found, alone = cache.read(encoder, texts, "query"), encoded_of([f"query{t}" for t in texts])
    assert encoder.asked == [] and np.array_equal(found.vectors, alone.vectors)
    assert np.array_equal(found.tokens.ids, alone.tokens.ids)


def test_a_long_text_is_cut_at_sentences_and_loses_nothing() -> None:
    text = " ".join(f"Voici la phrase numéro {i}, qui compte." for i in range(100))
    found = pieces(text)
    assert len(found) > 3 and all(len(p) < 1.2 * PASSAGE_LENGTH for p in found)
    assert all(any(f"numéro {i}," in p for p in found) for i in range(100))
    assert all(p.endswith(".") for p in found)
    assert found[0].split(". ")[-1].rstrip(".") in found[1], "a piece begins with the sentence before it"


@pytest.mark.parametrize(("text", "count"), [("", 0), ("  \n ", 0), ("Court.", 1), ("a" * 5000, 1)])
def test_short_or_unbroken_texts(text: str, count: int) -> None:
    found = [p for p in pieces(text) if p]
    assert len(found) == count and all(len(p) <= 2 * PASSAGE_LENGTH for p in found)


def test_a_piece_tells_what_it_is_about() -> None:
    unit = Unit("u", "entry", ("Quel salaire ?", "Which pay?"), (), ("Une phrase. " * 200, "Another."))
    found = passages_of(unit)
    assert len(found) > 2 and all(p.startswith("Quel salaire ? ") for p in found)
    assert passages_of(Unit("u", "entry", (), (), ("Seul.",))) == ["Seul."]
    assert passages_of(UNITS[2]) == []


def test_a_unit_without_a_question_is_asked_by_its_first_sentence() -> None:
    assert opening(Unit("u", "entry", (), (), ("Premier. Second.",))) == "Premier."
    assert opening(Unit("u", "entry", (), (), ())) == "u"
    found = material_of([Unit("u", "entry", (), (), ("Premier. Second.",))], read)
    assert found.phrasings == ("Premier.",) and found.phrasing_is_title.tolist() == [True]


def test_material_keeps_texts_owners_and_vectors_in_step() -> None:
    found = material_of(UNITS, read, neutral=str.upper)
    assert found.phrasings[0] == "QUEL SALAIRE ?" and len(found.phrasings) == 6
    assert found.phrasing_owner.tolist() == [0, 0, 0, 1, 1, 2]
    assert found.phrasing_is_title.tolist() == [True, False, False, True, False, True]
    assert np.array_equal(found.phrasing_vectors, vectors_of(list(found.phrasings)))
    assert np.array_equal(found.phrasing_tokens.ids, encoded_of(list(found.phrasings)).tokens.ids)
    assert np.array_equal(found.passage_tokens.ids, encoded_of(list(found.passages)).tokens.ids)
    assert len(found.title_vectors) == 3 and found.passage_owner.tolist() == [0, 1, 1]
    assert np.array_equal(found.passage_vectors, vectors_of(list(found.passages)))


def test_everyday_sentences_are_many_and_none_is_empty() -> None:
    assert len(background()) >= 400 and all(t.strip() for t in background())
    assert len(set(background())) == len(background())


def test_the_space_is_fitted_on_both_roles() -> None:
    assert space_of(material_of(UNITS, read), read, (8,)).mapping.shape == (8, 8)


def test_few_off_topic_questions_are_filled_up_with_everyday_sentences() -> None:
    found = off_topic_of([OffTopic("a", ("x", "y"), near=True)], read)
    assert found.texts[:2] == ("x", "y") and set(background()) <= set(found.texts)
    assert found.near.tolist()[:2] == [True, True] and not found.near[2:].any()
    assert found.families[0] == 0 and (found.families[2:] > 0).all() and found.unseen.all()


def test_enough_off_topic_questions_stand_alone() -> None:
    found = off_topic_of([OffTopic("a", tuple(f"x{i}" for i in range(FEW)))], read)
    assert len(found.texts) == FEW and not set(found.texts) & set(background())


def test_families_that_a_tuned_encoder_saw_are_marked() -> None:
    families = [OffTopic(f"f{i}", tuple(f"{i}-{j}" for j in range(4))) for i in range(40)]
    found = off_topic_of(families, read, tuned=True)
    assert found.unseen.tolist() == [not shown(f.id, SHOWN_FAMILIES) for f in families for _ in f.examples]
    assert 0 < found.unseen.sum() < len(found.unseen)


def test_stand_ins_are_titles_with_words_left_out() -> None:
    found = stand_ins_of(material_of(UNITS, read), read)
    assert found.owners.tolist() == [0, 1, 2] and all(found.texts)
    assert set(found.texts[0].split()) <= set(["Quel", "salaire", "?"])
    assert found.texts == stand_ins_of(material_of(UNITS, read), read).texts
