"""Fits `index.fusion.BARE` on the real knowledge without its phrasings, and says how often they are right: `python -m tests.fit_fusion`.

The encoders are prepared as they come, in a folder of their own, since those that are tuned have seen the phrasings; which of
them are asked here is nothing to them. Takes about three minutes on two cores.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from bot.settings import load_settings
from index import fusion, training
from index.encoder import Encoder, names_of
from index.lexical import Thesaurus
from index.loader import Loader
from index.materials import VectorCache, material_of, space_of
from index.model import prepare
from index.vocabulary import Vocabulary

ASKED, PART, SEED = 2_500, 64, 1
STRENGTH = 500.0
"""Of the pull towards the rough weights, in phrasings."""


def main() -> None:
    settings = load_settings()
    knowledge = Loader(settings.knowledge).load().knowledge
    neutral = Vocabulary(knowledge.programme).neutral
    also = [(text, place) for place, unit in enumerate(knowledge.units) for text in unit.also]
    rows = np.random.default_rng(SEED).permutation(len(also))[:ASKED]
    questions, owners = [neutral(also[i][0]) for i in rows], np.array([also[i][1] for i in rows])
    with tempfile.TemporaryDirectory() as work:
        for name in names_of(settings.encoder):
            prepare(name, Path(work), print)
        encoder, cache = Encoder.open(settings.encoder, Path(work), Path(work)), VectorCache()
        material = material_of(
            [replace(u, also=()) for u in knowledge.units], lambda t, role: cache.read(encoder, t, role), neutral
        )
        space = space_of(material, lambda t, role: cache.read(encoder, t, role), encoder.widths)
        matcher = training.fitted_matcher(material, space, Thesaurus.of(knowledge.synonyms))
        asked = cache.read(encoder, questions, "query")
        signals = np.concatenate(
            [
                matcher.signals(questions[k : k + PART], asked.take(np.arange(k, min(k + PART, len(questions)))))
                for k in range(0, len(questions), PART)
            ]
        )
    half = len(questions) // 2
    held = fusion.fit(signals[:half], owners[:half].tolist(), STRENGTH)
    for name, weights in (("DEFAULT", fusion.DEFAULT), ("BARE", fusion.BARE), ("fitted on the first half", held)):
        right = (fusion.scores(signals[half:], weights).argmax(axis=1) == owners[half:]).mean()
        print(f"{name}: first hit right, of the second half {right:.3f}")
    print([round(float(w), 2) for w in fusion.fit(signals, owners.tolist(), STRENGTH)])


if __name__ == "__main__":
    main()
