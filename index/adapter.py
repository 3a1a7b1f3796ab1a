"""What tuning changes in a model's linear layers: put beside them while it learns, written to a file, merged into the weights.

A large model gets low-rank changes (LoRA, Hu et al., ICLR 2022), so that the file stays one of some megabytes beside the
knowledge; of a small one, whole matrices change.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

RANK, ALPHA = 16, 32
KEPT_RANK = 32
"""Rank of what is written, the changes that were there before included."""

SMALL = 5_000_000
"""Weights in linear layers up to which they change whole: seven megabytes in a file."""

SPARED = "pooler"
"""Layers whose name holds this stay as they are."""

Matrix = npt.NDArray[np.float32]
Layers = dict[str, Any]
"""Changed layers by their name in the model. Each has `layer`, as it was, `up` and, at low rank, `down`."""


def adapt(model: Any) -> Layers:
    """Put a change beside each linear layer of a model of torch; nothing has changed at first."""
    import torch

    class LowRank(torch.nn.Module):  # type: ignore[misc]  # torch is left out of type checking
        """y = Wx + b + scale · up(down(x))."""

        def __init__(self, layer: torch.nn.Linear) -> None:
            super().__init__()
            self.layer = layer
            self.down = torch.nn.Parameter(torch.randn(RANK, layer.in_features) / layer.in_features**0.5)
            self.up = torch.nn.Parameter(torch.zeros(layer.out_features, RANK))

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.layer(x) + (ALPHA / RANK) * (x @ self.down.T) @ self.up.T

    class Whole(torch.nn.Module):  # type: ignore[misc]  # torch is left out of type checking
        """y = Wx + b + change(x)."""

        def __init__(self, layer: torch.nn.Linear) -> None:
            super().__init__()
            self.layer = layer
            self.up = torch.nn.Parameter(torch.zeros_like(layer.weight))

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return torch.nn.functional.linear(x, self.layer.weight + self.up, self.layer.bias)

    places = [
        (parent, child_name, f"{name}.{child_name}", child)
        for name, parent in model.named_modules()
        for child_name, child in parent.named_children()
        if isinstance(child, torch.nn.Linear) and SPARED not in f"{name}.{child_name}"
    ]
    kind = Whole if sum(child.weight.numel() for *_, child in places) <= SMALL else LowRank
    found: Layers = {}
    for parent, child_name, full, child in places:
        found[full] = kind(child)
        setattr(parent, child_name, found[full])
    return found


def learned(layers: Layers) -> list[Any]:
    """The parameters of the changes."""
    return [p for layer in layers.values() for name, p in layer.named_parameters(recurse=False)]


def whole(layers: Layers) -> bool:
    """Whether layers change whole."""
    return not any(hasattr(layer, "down") for layer in layers.values())


def shrink(layers: Layers, share: float) -> None:
    """Keep a `share` of the changes."""
    import torch

    with torch.no_grad():
        for layer in layers.values():
            layer.up *= share


def save(target: Path, layers: Layers, name: str, before: Path | None = None, kept: float = 1.0) -> None:
    """Write the changes, in half precision, with the name of the encoder that they are for.

    Those of the file `before`, from which tuning went on, are added as far as they are `kept`; the sum of low-rank ones is
    brought to KEPT_RANK.
    """
    earlier = _changes(before) if before is not None else {}
    arrays: dict[str, Any] = {"encoder": np.array(name)}
    for place, layer in layers.items():
        up, former = layer.up.detach().numpy(), earlier.get(place)
        if not hasattr(layer, "down"):
            arrays[f"{place}.whole"] = up if former is None else up + kept * former[1] @ former[0]
            continue
        down, up = layer.down.detach().numpy(), (ALPHA / RANK) * up
        if former is not None:
            down, up = _reduced(np.vstack([former[0], down]), np.hstack([kept * former[1], up]))
        arrays[f"{place}.down"], arrays[f"{place}.up"] = down, up
    beside = target.with_name(f".{target.name}")
    np.savez_compressed(beside, **{key: a.astype(np.float16) if key != "encoder" else a for key, a in arrays.items()})
    os.replace(beside, target)


def merge(model: Any, adapter: Path, share: float = 1.0) -> None:
    """Add the changes of an adapter file, or a `share` of them, to the weights of `model`.

    Raises ValueError when the adapter was made for a model of another shape.
    """
    import torch

    modules = dict(model.named_modules())
    with torch.no_grad():
        for name, (down, up) in _changes(adapter).items():
            layer, change = modules.get(name), share * up @ down
            layer = getattr(layer, "layer", layer)  # that which a change being tuned stands beside
            if layer is None or tuple(layer.weight.shape) != change.shape:
                raise ValueError(
                    f"{adapter}: made for another encoder; remove it, or tune again with `python -m bot model tune`"
                )
            layer.weight += torch.from_numpy(change)


def _reduced(down: Matrix, up: Matrix) -> tuple[Matrix, Matrix]:
    """The product `up @ down` at KEPT_RANK, nearest in least squares (Eckart and Young 1936)."""
    left, rises, right = np.linalg.svd(up @ down, full_matrices=False)
    root = np.sqrt(rises[:KEPT_RANK])
    return root[:, None] * right[:KEPT_RANK], left[:, :KEPT_RANK] * root


def _changes(adapter: Path) -> dict[str, tuple[Matrix, Matrix]]:
    """The factors (down, up) of each layer in a tuning file; of a whole change, the identity and the change."""
    with np.load(adapter, allow_pickle=False) as file:
        found = {key: file[key].astype(np.float32) for key in file.files if key != "encoder"}
    low = [key.removesuffix(".down") for key in found if key.endswith(".down")]
    whole = {key.removesuffix(".whole"): change for key, change in found.items() if key.endswith(".whole")}
    return {n: (found[f"{n}.down"], found[f"{n}.up"]) for n in low} | {
        n: (np.eye(change.shape[1], dtype=np.float32), change) for n, change in whole.items()
    }
