from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import adapter
from index.adapter import adapt, learned, merge, save, shrink
from index.prepared import tuned_for
from index.tuning import KEPT


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


@pytest.fixture(params=["low rank", "whole"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whether layers count as those of a large model or of a small one."""
    monkeypatch.setattr(adapter, "SMALL", 0 if request.param == "low rank" else 24)
    return request.param


def test_merging_gives_what_the_tuned_layers_gave(kind: str, tmp_path: Path) -> None:
    import torch

    model, rows = layers(), torch.randn(5, 6)
    adapted = adapt(model)
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


def test_going_on_from_an_earlier_tuning_keeps_a_share_of_it(kind: str, tmp_path: Path) -> None:
    import torch

    earlier, later, rows = tmp_path / "earlier.npz", tmp_path / "later.npz", torch.randn(5, 6)
    first = layers()
    adapted = adapt(first)
    with torch.no_grad():
        first.encoder.layer[0].attention.query.up.normal_()
    save(earlier, adapted, "some/model")
    second = layers()
    merge(second, earlier)
    adapted = adapt(second)
    merge(second, earlier, KEPT - 1)  # as at the end of tuning, when the change stands beside its layer
    expected = second.encoder.layer[0].attention.query(rows).detach()
    save(later, adapted, "some/model", earlier, KEPT)
    fresh = layers()
    merge(fresh, later)
    assert torch.allclose(fresh.encoder.layer[0].attention.query(rows), expected, atol=0.02)
    merge(fresh, earlier, -KEPT)
    plain = layers().encoder.layer[0].attention.query(rows)
    assert torch.allclose(fresh.encoder.layer[0].attention.query(rows), plain, atol=0.02)


def test_a_share_of_the_changes_is_kept() -> None:
    import torch

    model, rows = layers(), torch.randn(5, 6)
    adapted, plain = adapt(model), layers().encoder.layer[0].attention.query(rows)
    tuned = model.encoder.layer[0].attention.query
    assert [tuple(p.shape) for p in learned(adapted)] == [(4, 6)], "so few weights change whole"
    with torch.no_grad():
        tuned.up.normal_()
    whole = tuned(rows)
    shrink(adapted, 0.25)
    assert torch.allclose(tuned(rows), plain + 0.25 * (whole - plain), atol=1e-5)


@pytest.mark.parametrize("up", [np.zeros((5, 16)), np.zeros((4, 16))])
def test_tuning_of_another_shape_or_layer_is_refused(tmp_path: Path, up: np.ndarray) -> None:
    name = "encoder.layer.0.attention.query" if len(up) == 5 else "encoder.layer.9.attention.query"
    np.savez(tmp_path / "adapter.npz", **{f"{name}.down": np.zeros((16, 6)), f"{name}.up": up})
    with pytest.raises(ValueError, match="made for another encoder"):
        merge(layers(), tmp_path / "adapter.npz")
