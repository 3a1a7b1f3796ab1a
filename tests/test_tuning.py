from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from index.adapter import merge
from index.documents import OffTopic
from index.knowledge import Knowledge
from index.live import LiveIndex
from index.prepared import tuned_for
from index.tuning import SHOWN, Outcome, prompt, shown, tune


def test_what_is_shown_is_always_the_same_and_about_the_share_named() -> None:
    texts = [f"question {i}" for i in range(4000)]
    first = [shown(t) for t in texts]
    assert first == [shown(t) for t in texts]
    assert sum(first) / len(first) == pytest.approx(SHOWN, abs=0.03)


def test_only_what_helps_is_kept() -> None:
    assert Outcome(0.5, 0.51, 1).kept and not Outcome(0.5, 0.5, 1).kept and not Outcome(0.5, 0.4, 1).kept


def test_prompts_are_those_of_the_model() -> None:
    model = SimpleNamespace(prompts={"query": "q: ", "document": "d: ", "passage": ""})
    assert prompt(model, "query") == "q: " and prompt(model, "passage", "document") == "d: "
    assert prompt(object(), "query") == "" and prompt(model, "other") == ""


def test_too_few_phrasings_are_refused(small_index: LiveIndex, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\d+ phrasings are too few"):
        tune(None, "bundled", small_index.engine.knowledge, tmp_path / "adapter.npz")
    assert not (tmp_path / "adapter.npz").exists()


def many(knowledge: Knowledge) -> Knowledge:
    """The knowledge with enough phrasings: each with a word before it."""
    before = ("", "bonjour, ", "svp ", "dites-moi : ", "euh ")
    entries = tuple(replace(e, also=tuple(b + a for b in before for a in e.also)) for e in knowledge.entries)
    return replace(knowledge, entries=entries, off_topic=(*knowledge.off_topic, OffTopic("x", ("la météo", "le foot"))))


@pytest.mark.slow
def test_tuning_brings_unseen_phrasings_nearer_and_is_merged(
    small_index: LiveIndex, other_model: Path, tmp_path: Path
) -> None:
    from index.model import original

    name, target, steps = str(other_model), tmp_path / "adapter.npz", []
    knowledge = many(small_index.engine.knowledge)
    with original(name, tmp_path) as model:
        outcome = tune(model, name, knowledge, target, 2, lambda step, share: steps.append(share))
    assert 0 < outcome.before <= 1 and 0 < outcome.after <= 1 and steps[-1] == pytest.approx(1)
    assert target.exists() == outcome.kept
    if outcome.kept:
        assert tuned_for(target) == name
        with original(name, tmp_path) as fresh, original(name, tmp_path) as plain:
            merge(fresh, target)
            before, after = plain.encode(["où est la bourse"]), fresh.encode(["où est la bourse"])
        assert 0.2 < float((before * after).sum()) < 0.9999
