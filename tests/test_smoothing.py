"""Moving the range of what reaches narrowing layers into their weights."""

from __future__ import annotations

from typing import Any

import pytest

from index.smoothing import smooth

torch = pytest.importorskip("torch")


class Reading(torch.nn.Module):  # type: ignore[misc]
    """A model that makes numbers of a text's length, widens them, cuts them at nothing and narrows them again."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(7)
        self.wide, self.narrow = torch.nn.Linear(4, 16), torch.nn.Linear(16, 4)
        with torch.no_grad():
            self.wide.weight[3] = (
                100 * self.wide.weight[3].abs()
            )  # one number of a far wider range than the others, that matters no more than they do
            self.narrow.weight[:, 3] /= 100
        self.met: list[Any] = []

    def forward(self, given: Any) -> Any:
        middle = torch.relu(self.wide(given))
        self.met.append(middle)
        return self.narrow(middle)

    def encode(self, texts: list[str], batch_size: int) -> Any:
        return self(torch.tensor([[len(t), t.count("a"), t.count(" "), 1.0] for t in texts]))


TEXTS = ["la mer", "un grand bateau rentre au port", "a", "phare et balise, par temps clair"]


def rounded(layer: Any, given: Any) -> Any:
    """What a linear layer gives when what it takes is rounded to eight bits, all with one step."""
    step = given.abs().max() / 127
    return layer((given / step).round() * step)


def test_it_computes_what_it_computed_before() -> None:
    model = Reading()
    with torch.no_grad():
        before = model.encode(TEXTS, 4)
        smooth(model, TEXTS)
        assert torch.allclose(model.encode(TEXTS, 4), before, rtol=1e-4, atol=1e-4)


def test_eight_bits_lose_less_of_what_reaches_a_narrowing_layer() -> None:
    with torch.no_grad():
        plain, smoothed = Reading(), Reading()
        whole = plain.encode(TEXTS, 4)
        given = plain.met[-1]
        smooth(smoothed, TEXTS)
        inner = smoothed.narrow
        lost = (rounded(plain.narrow, given) - whole).norm()
        kept = (rounded(inner.linear, given * inner.shares) - whole).norm()
    assert kept < lost / 2


def test_only_layers_that_narrow_are_changed_and_nothing_keeps_watching() -> None:
    model = Reading()
    smooth(model, TEXTS)
    assert isinstance(model.wide, torch.nn.Linear) and not isinstance(model.narrow, torch.nn.Linear)
    assert not model.narrow.linear._forward_pre_hooks


def test_what_never_arrives_leaves_finite_weights() -> None:
    model = Reading()
    with torch.no_grad():
        model.wide.bias[5] = -1e9  # this number is nothing, whatever is read
        smooth(model, TEXTS)
        assert torch.isfinite(model.encode(TEXTS, 4)).all()
