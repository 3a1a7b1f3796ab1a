from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.build import Built, build, learned_from, restore
from index.encoded import Encoded, Role
from index.encoder import Encoder
from index.knowledge import Knowledge
from index.live import LiveIndex
from index.loader import Loader
from index.materials import background
from tests import small as small_folder


class Counting:
    """The real encoder, and every text that it was asked to encode."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.fingerprint, self.widths, self.tuned = encoder.fingerprint, encoder.widths, False
        self.asked: list[str] = []

    def read(self, texts: list[str], role: Role = "query") -> Encoded:
        self.asked.extend(texts)
        return self._encoder.read(texts, role)


@pytest.fixture
def built(small_live: LiveIndex) -> Built:
    return small_live.built


@pytest.fixture
def counting(remembering: Encoder) -> Counting:
    return Counting(remembering)


@pytest.fixture
def edited(small: Path) -> Callable[..., Knowledge]:
    """The folder's knowledge after files were written (or, for None, removed)."""

    def edit(**files: str | None) -> Knowledge:
        for name, text in files.items():
            path = small / "faq" / f"{name}.md"
            path.unlink() if text is None else path.write_text(text, encoding="utf-8")
        loaded = Loader(small).load()
        assert loaded.sound and loaded.knowledge
        return loaded.knowledge

    return edit


FINES = small_folder.entry(
    "amendes", "Que fait-on des amendes de retard ?", ["pénalités des lecteurs en retard", "argent des amendes"],
    "La commune les garde.", "argent",
)  # fmt: skip


def first(built: Built, question: str) -> str:
    return built.engine.rank(question).first.id


def test_ten_entries_are_enough(small_index: LiveIndex) -> None:
    built = small_index.built
    assert built.snapshot.summary["entries"] == 10 and not built.stale
    for question, unit in [
        ("combien d'euros au maximum ?", "montant"), ("romans de seconde main", "occasion"), ("when is the money paid", "versement"),
        ("faut il joindre un devis", "dossier"), ("jusqu'à quand deposer", "dates-depot"), ("ludobus", "ludobus"), ("merci", "merci"),
    ]:  # fmt: skip
        assert first(built, question) == unit, question


def test_the_summary_counts_and_measures(small_index: LiveIndex) -> None:
    summary = small_index.built.snapshot.summary
    counts = {k: summary[k] for k in ("entries", "projects", "events", "units", "golden", "off_topic")}
    assert counts == {"entries": 10, "projects": 2, "events": 1, "units": 14, "golden": 3, "off_topic": 8}
    for name in ("hit_1", "hit_3", "coverage", "precision", "off_topic_answered", "off_topic_suggested"):
        assert 0 <= summary[name] <= 1
    assert summary["hit_1"] <= summary["hit_3"] and summary["hit_3"] > 0.5


def test_an_edit_encodes_only_what_changed(built: Built, counting: Counting, edited: Callable[..., Knowledge]) -> None:
    new = small_folder.entries()["faq/soir.md"].replace("une soirée par semaine est appréciée", "c’est un plus")
    rebuilt = build(edited(soir=new), counting, built.snapshot, fit=False)
    assert counting.asked == ["Faut-il ouvrir le soir ? Non, mais c’est un plus."]
    assert "c’est un plus" in rebuilt.engine.knowledge.entries_by_id["soir"].body


def test_a_new_phrasing_is_the_only_text_encoded(
    built: Built, counting: Counting, edited: Callable[..., Knowledge]
) -> None:
    new = small_folder.entries()["faq/soir.md"].replace('  - "nocturne"', '  - "nocturne"\n  - "noctambules bienvenus"')
    rebuilt = build(edited(soir=new), counting, built.snapshot, fit=False)
    assert counting.asked == ["noctambules bienvenus"]
    assert first(rebuilt, "noctambules bienvenus") == "soir"


def test_nothing_is_encoded_when_nothing_changed(
    built: Built, counting: Counting, edited: Callable[..., Knowledge]
) -> None:
    rebuilt = build(edited(), counting, built.snapshot)
    assert counting.asked == [] and not rebuilt.stale
    assert rebuilt.snapshot.learned is built.snapshot.learned, "fitted on the same texts: nothing to fit"


def test_without_a_fit_what_was_learned_is_taken_over_and_stale(
    built: Built, counting: Counting, edited: Callable[..., Knowledge]
) -> None:
    rebuilt = build(edited(amendes=FINES), counting, built.snapshot, fit=False)
    assert rebuilt.stale
    assert rebuilt.snapshot.learned is built.snapshot.learned and rebuilt.snapshot.space is built.snapshot.space
    assert (
        rebuilt.snapshot.summary["entries"] == 11
        and rebuilt.snapshot.summary["hit_1"] == built.snapshot.summary["hit_1"]
    )


def test_a_new_entry_is_found_before_the_next_fit(
    built: Built, counting: Counting, edited: Callable[..., Knowledge]
) -> None:
    assert "amendes" not in {u.id for u in built.engine.material.units}
    rebuilt = build(edited(amendes=FINES), counting, built.snapshot, fit=False)
    ranking = rebuilt.engine.rank("que deviennent les amendes pour un livre rendu en retard ?")
    assert ranking.first.id == "amendes"
    assert rebuilt.engine.rank("Que fait-on des amendes de retard ?").answered


def test_a_removed_entry_is_no_longer_found(built: Built, counting: Counting, edited: Callable[..., Knowledge]) -> None:
    rebuilt = build(edited(soir=None), counting, built.snapshot, fit=False)
    assert counting.asked == []
    assert "soir" not in {h.unit.id for h in rebuilt.engine.rank("ouverture le soir", top=99).hits}


def test_texts_that_are_gone_leave_the_snapshot(
    built: Built, counting: Counting, edited: Callable[..., Knowledge]
) -> None:
    rebuilt = build(edited(soir=None), counting, built.snapshot, fit=False)
    assert set(rebuilt.snapshot.vector_keys) < set(built.snapshot.vector_keys)


def test_a_fit_after_an_edit_is_no_longer_stale(
    built: Built, remembering: Encoder, edited: Callable[..., Knowledge]
) -> None:
    steps: list[tuple[str, float]] = []
    rebuilt = build(
        edited(amendes=FINES), remembering, built.snapshot, progress=lambda step, share: steps.append((step, share))
    )
    assert not rebuilt.stale and rebuilt.snapshot.learned is not built.snapshot.learned
    assert first(rebuilt, "que deviennent les amendes ?") == "amendes"
    assert {step for step, _ in steps} == {"encoding", "fitting"} and steps[-1] == ("fitting", 1.0)
    assert all(0 <= share <= 1 for _, share in steps)


def test_vectors_of_another_encoder_are_not_reused(
    built: Built, counting: Counting, edited: Callable[..., Knowledge]
) -> None:
    counting.fingerprint = "another"
    rebuilt = build(edited(), counting, built.snapshot, fit=False)
    assert set(background()) <= set(counting.asked) and rebuilt.snapshot.encoder == "another" and not rebuilt.stale


def test_a_restored_engine_ranks_as_the_one_that_was_saved(built: Built, remembering: Encoder) -> None:
    again = restore(built.snapshot, remembering)
    for question in ("combien de fric ?", "recette de crêpes", "and who can apply?"):
        one, other = built.engine.rank(question), again.engine.rank(question)
        assert [h.unit.id for h in one.hits] == [h.unit.id for h in other.hits]
        assert (one.right, one.scope) == (pytest.approx(other.right), pytest.approx(other.scope))


def test_what_was_learned_depends_on_texts_alone(
    built: Built, remembering: Encoder, edited: Callable[..., Knowledge]
) -> None:
    before = learned_from(edited(), remembering)
    soir = small_folder.entries()["faq/soir.md"]
    assert learned_from(edited(soir=soir.replace("2026-02-01", "2026-03-03")), remembering) == before
    assert learned_from(edited(soir=soir.replace("nocturne", "nocturnes")), remembering) != before
    assert learned_from(edited(soir=soir.replace("soirée", "nuit")), remembering) != before
    knowledge = edited(soir=soir)
    assert learned_from(replace(knowledge, off_topic=knowledge.off_topic[:1]), remembering) != before
    assert learned_from(replace(knowledge, synonyms=replace(knowledge.synonyms, groups=())), remembering) != before
    assert learned_from(knowledge, remembering) == before


def test_knowledge_with_titles_only_is_served(small: Path, remembering: Encoder) -> None:
    programme = small_folder.PROGRAMME.replace("standing_entries: [contact-bourse]\n", "")
    bare = {
        "programme.yaml": programme,
        "faq/soir.md": small_folder.entry("soir", "Faut-il ouvrir le soir ?", ["x"], "Non."),
    }
    loaded = Loader(small).load({name: text.replace('also:\n  - "x"\n', "").encode() for name, text in bare.items()})
    assert loaded.knowledge and [u.phrasings for u in loaded.knowledge.units] == [("Faut-il ouvrir le soir ?",)]
    made = build(loaded.knowledge, remembering)
    ranking = made.engine.rank("ouvrir le soir ?")
    assert ranking.first.id == "soir" and np.isfinite(ranking.right)


def test_phrasings_are_matched_without_the_year_that_they_name(
    built: Built, counting: Counting, edited: Callable[..., Knowledge]
) -> None:
    new = small_folder.entries()["faq/soir.md"].replace(
        '  - "nocturne"', '  - "nocturne"\n  - "nocturne de l\'année 2"'
    )
    rebuilt = build(edited(soir=new), counting, built.snapshot, fit=False)
    assert rebuilt.snapshot.neutral["nocturne de l'année 2"] == "nocturne de"
    again = restore(rebuilt.snapshot, counting)
    assert again.engine.material.phrasings == rebuilt.engine.material.phrasings
    assert "nocturne de l'année 2" not in again.engine.material.phrasings


def test_other_words_for_a_cohort_are_looked_for_anew(built: Built, remembering: Encoder) -> None:
    knowledge = built.engine.knowledge
    assert "nocturne" not in built.snapshot.neutral
    first = replace(knowledge.programme.cohorts[0], also=("nocturne",))
    renamed = replace(
        knowledge, programme=replace(knowledge.programme, cohorts=(first, *knowledge.programme.cohorts[1:]))
    )
    assert "nocturne" in build(renamed, remembering, built.snapshot, fit=False).snapshot.neutral
