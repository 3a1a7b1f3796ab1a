"""Moves the range of what reaches a model's narrowing layers into their weights, so that eight bits lose less of it.

After Xiao et al., "SmoothQuant: accurate and efficient post-training quantization for large language models" (2023).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SHARE = 0.75
"""Of the range of each number that reaches a layer, as a power: how much of it moves into the weights (the paper's alpha)."""

LEAST = 1e-5
"""A range below this is none."""


def smooth(model: Any, texts: Sequence[str]) -> None:
    """Give the layers of a sentence-transformers `model` that take more numbers than they give less to round, in place.

    What reaches such a layer (what follows a non-linearity, mostly) has a few numbers of a wide range, for which the
    others lose their digits in eight bits; `texts` show how wide each is. The model computes what it computed before.
    """
    import torch

    class Smoothed(torch.nn.Module):  # type: ignore[misc]  # torch is left out of type checking
        """A linear layer of which each incoming number is divided, and its weights are multiplied, by the same."""

        def __init__(self, linear: torch.nn.Linear, scales: torch.Tensor) -> None:
            super().__init__()
            self.linear = linear
            self.register_buffer("shares", 1 / scales)
            with torch.no_grad():
                linear.weight.mul_(scales)

        def forward(self, given: torch.Tensor) -> torch.Tensor:
            return self.linear(given * self.shares)

    narrowing = {
        name: module
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear) and module.in_features > module.out_features
    }
    widest = {name: torch.zeros(module.in_features) for name, module in narrowing.items()}

    def noting(name: str) -> Any:
        def note(module: torch.nn.Linear, given: tuple[torch.Tensor, ...]) -> None:
            widest[name] = torch.maximum(widest[name], given[0].detach().abs().flatten(0, -2).amax(0))

        return note

    watched = [module.register_forward_pre_hook(noting(name)) for name, module in narrowing.items()]
    model.encode(list(texts), batch_size=64)
    for handle in watched:
        handle.remove()
    for name, module in narrowing.items():
        heaviest = module.weight.detach().abs().amax(0).clamp(min=LEAST)
        scales = widest[name].clamp(min=LEAST) ** SHARE / heaviest ** (1 - SHARE)
        scales[widest[name] < LEAST] = 1.0  # it never came: should it come, it has the range of any other
        parent, _, own = name.rpartition(".")
        setattr(model.get_submodule(parent), own, Smoothed(module, scales))
