from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from index.documents import OffTopic
from index.encoder import tuned_for
from index.knowledge import Knowledge
from index.live import LiveIndex
from index.tuning import KEPT, SHOWN, Outcome, merge, prompt, save, shown, tune


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


def layers() -> Any:
    """A module with the names and shapes that a transformer's layers have."""
    import torch

    torch.manual_seed(0)
    linear = torch.nn.Linear(6, 4)
    attention = torch.nn.Module()
    attention.query = linear
    layer = torch.nn.ModuleList([torch.nn.Module()])
    layer[0].attention = attention
    encoder = torch.nn.Module()
    encoder.layer = layer
    model = torch.nn.Module()
    model.encoder = encoder
    return model


def test_merging_gives_what_the_tuned_layers_gave(tmp_path: Path) -> None:
    import torch

    from index.tuning import _adapt

    model, rows = layers(), torch.randn(5, 6)
    adapted = _adapt(model)
    assert list(adapted) == ["encoder.layer.0.attention.query"]
    tuned = model.encoder.layer[0].attention.query
    assert torch.allclose(tuned(rows), tuned.layer(rows)), "before the first step nothing has changed"
    with torch.no_grad():
        tuned.up.normal_()
    expected = tuned(rows).detach()
    save(tmp_path / "adapter.npz", adapted, "some/model")
    assert tuned_for(tmp_path / "adapter.npz") == "some/model"
    fresh = layers()
    merge(fresh, tmp_path / "adapter.npz")
    found = fresh.encoder.layer[0].attention.query(rows).detach()
    assert torch.allclose(found, expected, atol=0.02) and not torch.allclose(found, tuned.layer(rows), atol=0.1)


def test_going_on_from_an_earlier_tuning_keeps_a_share_of_it(tmp_path: Path) -> None:
    import torch

    from index.tuning import _adapt

    earlier, later, rows = tmp_path / "earlier.npz", tmp_path / "later.npz", torch.randn(5, 6)
    first = layers()
    adapted = _adapt(first)
    with torch.no_grad():
        first.encoder.layer[0].attention.query.up.normal_()
    save(earlier, adapted, "some/model")
    second = layers()
    merge(second, earlier)
    adapted = _adapt(second)
    merge(second, earlier, KEPT - 1)  # as at the end of tuning, when the change stands beside its layer
    expected = second.encoder.layer[0].attention.query(rows).detach()
    save(later, adapted, "some/model", earlier)
    fresh = layers()
    merge(fresh, later)
    assert torch.allclose(fresh.encoder.layer[0].attention.query(rows), expected, atol=0.02)
    merge(fresh, earlier, -KEPT)
    plain = layers().encoder.layer[0].attention.query(rows)
    assert torch.allclose(fresh.encoder.layer[0].attention.query(rows), plain, atol=0.02)


@pytest.mark.parametrize("up", [np.zeros((5, 16)), np.zeros((4, 16))])
def test_tuning_of_another_shape_or_layer_is_refused(tmp_path: Path, up: np.ndarray) -> None:
    name = "encoder.layer.0.attention.query" if len(up) == 5 else "encoder.layer.9.attention.query"
    np.savez(tmp_path / "adapter.npz", **{f"{name}.down": np.zeros((16, 6)), f"{name}.up": up})
    with pytest.raises(ValueError, match="made for another encoder"):
        merge(layers(), tmp_path / "adapter.npz")


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
