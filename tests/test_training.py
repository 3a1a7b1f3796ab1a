from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from index import fusion, training
from index.affinity import Affinity
from index.compared import Material
from index.confidence import operating_point
from index.encoded import Encoded
from index.evaluation import auroc
from index.lexical import Thesaurus
from index.live import LiveIndex
from index.materials import VectorCache, material_of, off_topic_of, space_of, stand_ins_of
from index.training import FOLDS, Bench, Learned, OffTopicSet, crossed, decided, train
from tests.conftest import Remembering
from tests.test_matcher import material as tiny_material


@pytest.fixture(scope="module")
def material(small_index: LiveIndex) -> Material:
    return small_index.engine.material


@pytest.fixture(scope="module")
def bench(small_index: LiveIndex) -> Bench:
    return small_index.built.snapshot.bench


def fitted(index: LiveIndex, encoder: Remembering, material: Material, seed: str = "") -> tuple[Learned, Bench]:
    cache = VectorCache()

    def read(texts: list[str], role: str) -> Encoded:
        return cache.read(encoder, texts, role)

    off_topic = off_topic_of(index.engine.knowledge.off_topic, read)
    return train(material, index.engine.space, Thesaurus({}), off_topic, stand_ins_of(material, read), None, seed=seed)


def test_every_phrasing_is_asked_once_and_titles_never(bench: Bench, material: Material) -> None:
    inside = [t for t, scope in zip(bench.texts, bench.scope, strict=True) if scope]
    titles = {p for p, title in zip(material.phrasings, material.phrasing_is_title, strict=True) if title}
    others = [p for p, title in zip(material.phrasings, material.phrasing_is_title, strict=True) if not title]
    assert sorted(inside) == sorted(others)
    assert not set(inside) & titles - set(others)


def test_questions_and_what_was_found_for_them_have_one_length(bench: Bench) -> None:
    count = len(bench.texts)
    assert len(bench.evidence) == len(bench.rank) == len(bench.near) == len(bench.fold) == count
    assert set(bench.fold.tolist()) == set(range(FOLDS)) and bench.rank.min() == -1
    assert not bench.near[bench.scope].any() and bench.near.any()


def test_most_hidden_phrasings_find_their_unit(bench: Bench) -> None:
    assert (bench.rank[bench.scope] == 0).mean() > 0.4
    assert (bench.rank[bench.scope] < 3).mean() > 0.65


def test_each_question_is_judged_by_what_the_other_folds_taught(bench: Bench) -> None:
    answered, suggested = decided(bench)
    assert bench.sure.shape == bench.inside.shape == answered.shape == suggested.shape == (len(bench.texts),)
    assert auroc(bench.inside[bench.scope], bench.inside[~bench.scope]) > 0.75
    assert not (answered & suggested).any()
    # Other labels in one fold change no judgement within it.
    own = bench.fold == 0
    swapped = np.where(own, -1, bench.rank)
    assert np.array_equal(crossed(bench.evidence, swapped, bench.fold)[0][own], bench.sure[own])
    assert np.array_equal(decided(replace(bench, rank=swapped))[0][own], answered[own])


def test_the_operating_point_is_that_of_judges_who_had_not_seen_the_questions(
    small_index: LiveIndex, remembering: Remembering, material: Material
) -> None:
    learned, bench = fitted(small_index, remembering, material)
    assert (learned.judge.answer_from, learned.judge.suggest_from) == operating_point(
        bench.sure, bench.inside, bench.scope
    )


def test_a_family_is_never_split_between_what_teaches_and_what_is_asked(
    small_index: LiveIndex, remembering: Remembering, bench: Bench
) -> None:
    off_topic = off_topic_of(small_index.engine.knowledge.off_topic, remembering.read)
    fold_of = {t: f for t, f, s in zip(bench.texts, bench.fold.tolist(), bench.scope, strict=True) if not s}
    folds: dict[int, set[int]] = {}
    for text, family in zip(off_topic.texts, off_topic.families.tolist(), strict=True):
        folds.setdefault(family, set()).add(fold_of[text])
    assert all(len(found) == 1 for found in folds.values())


def test_the_same_texts_teach_the_same(small_index: LiveIndex, remembering: Remembering, material: Material) -> None:
    first, second = (fitted(small_index, remembering, material) for _ in range(2))
    assert np.array_equal(first[0].weights, second[0].weights)
    assert np.array_equal(first[1].evidence, second[1].evidence)
    assert first[0].judge.answer_from == second[0].judge.answer_from


def test_without_phrasings_titles_with_words_left_out_are_asked(
    small_index: LiveIndex, remembering: Remembering
) -> None:
    units = [replace(u, also=()) for u in small_index.engine.knowledge.units]
    bare = material_of(units, remembering.read)
    learned, bench = fitted(small_index, remembering, bare)
    assert np.array_equal(learned.weights, fusion.BARE)
    assert np.array_equal(learned.affinity.phrasing, Affinity.plain(remembering.widths[0]).phrasing)
    assert 0 < int(bench.scope.sum()) <= len(units)
    assert 0.5 <= learned.judge.answer_from <= 25


def test_phrasings_that_the_encoder_was_tuned_on_are_not_asked(
    small_index: LiveIndex, remembering: Remembering, material: Material
) -> None:
    askable = np.arange(len(material.phrasings)) % 5 > 0
    cache = VectorCache()

    def read(texts: list[str], role: str) -> Encoded:
        return cache.read(remembering, texts, role)

    off_topic = off_topic_of(small_index.engine.knowledge.off_topic, read)
    space = space_of(material, read, remembering.widths)
    _, bench = train(material, space, Thesaurus({}), off_topic, stand_ins_of(material, read), askable)
    asked = {t for t, scope in zip(bench.texts, bench.scope, strict=True) if scope}
    titles = material.phrasing_is_title
    allowed = {p for p, ok, title in zip(material.phrasings, askable, titles, strict=True) if ok and not title}
    assert asked == allowed


def test_families_that_the_encoder_saw_are_never_asked(
    small_index: LiveIndex, remembering: Remembering, material: Material
) -> None:
    off_topic = off_topic_of(small_index.engine.knowledge.off_topic, remembering.read)
    seen = replace(off_topic, unseen=off_topic.families > 0)
    stand_ins = stand_ins_of(material, remembering.read)
    _, bench = train(material, small_index.engine.space, Thesaurus({}), seen, stand_ins)
    first = {t for t, family in zip(off_topic.texts, off_topic.families, strict=True) if family == 0}
    assert first and not first & {t for t, scope in zip(bench.texts, bench.scope, strict=True) if not scope}


def test_only_so_many_phrasings_are_asked_in_a_fold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "ASKED_LIMIT", 10)
    hidden = np.arange(100) % 2 == 0
    kept = training._sampled(hidden, np.linspace(1, 0, 100))
    assert np.array_equal(np.flatnonzero(kept), np.arange(80, 100, 2))


def test_folds_hide_phrasings_but_never_titles() -> None:
    whole = tiny_material()
    folds = training._folds(whole, "")
    assert (folds[whole.phrasing_is_title] == -1).all()
    assert ((folds[~whole.phrasing_is_title] >= 0) & (folds[~whole.phrasing_is_title] < FOLDS)).all()


def test_an_edit_moves_no_other_phrasing_to_another_fold() -> None:
    whole = tiny_material()
    gone = np.flatnonzero(~whole.phrasing_is_title)[0]
    hidden = np.arange(len(whole.phrasings)) == gone
    assert np.array_equal(training._folds(whole.without(hidden), ""), training._folds(whole, "")[~hidden])
    assert not np.array_equal(training._folds(whole, "other"), training._folds(whole, ""))


def test_some_units_lose_all_their_phrasings_at_once() -> None:
    whole = tiny_material()
    count = 4000
    many = replace(
        whole, phrasing_owner=np.repeat(np.arange(count // 4), 4), phrasing_is_title=np.zeros(count, bool),
        phrasings=tuple(f"question {i}" for i in range(count)),
        units=tuple(replace(whole.units[0], id=f"unit-{i}") for i in range(count // 4)),
    )  # fmt: skip
    folds = training._folds(many, "").reshape(-1, 4)
    together = (folds == folds[:, :1]).all(axis=1).mean()
    assert training.HIDDEN_UNITS - 0.05 < together < training.HIDDEN_UNITS + 0.1


def test_an_off_topic_set_keeps_its_columns_together(remembering: Remembering, small_index: LiveIndex) -> None:
    found: OffTopicSet = off_topic_of(small_index.engine.knowledge.off_topic, remembering.read)
    assert len(found.texts) == len(found.encoded) == len(found.families) == len(found.near) == len(found.unseen)
