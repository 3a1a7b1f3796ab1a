from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.settings import Settings
from index.encoder import Encoder, names_of, unprepared
from index.prepared import EncoderMismatch, Prepared, encoder_folder, tuning_file

TEXTS = ["CV", "", "quel salaire ?", "\ud800", "une question bien plus longue que les autres, avec beaucoup de mots"]


@pytest.mark.parametrize(
    ("setting", "names"),
    [("bundled", ("bundled",)), ("bundled,universal", ("bundled", "universal")), (" a/b , c,, a/b ", ("a/b", "c"))],
)
def test_names_are_separated_by_commas_each_once(setting: str, names: tuple[str, ...]) -> None:
    assert names_of(setting) == names


@pytest.mark.parametrize("setting", ["", " ", ","])
def test_no_name_at_all_is_refused(setting: str) -> None:
    with pytest.raises(ValueError, match="BOT_ENCODER"):
        names_of(setting)


def test_vectors_stand_side_by_side_and_the_tokens_are_those_of_the_first(encoder: Encoder, settings: Settings) -> None:
    parts = [
        Prepared(encoder_folder(name, settings.var, file), name, file)
        for name in names_of(settings.encoder)
        for file in [tuning_file(settings.knowledge, name)]
    ]
    found = encoder.read(TEXTS)
    assert encoder.widths == tuple(part.dimension for part in parts) and len(parts) == 2
    assert np.array_equal(found.vectors, np.hstack([part.read(TEXTS).vectors for part in parts]).astype(np.float16))
    first = parts[0].read(TEXTS).tokens
    assert (
        np.array_equal(found.tokens.vectors, first.vectors) and found.tokens.vectors.shape[1] == encoder.token_dimension
    )
    assert encoder.fingerprint == "+".join(part.fingerprint for part in parts) and encoder.tuned


def test_each_models_vectors_are_unit_rows_in_half_precision(encoder: Encoder) -> None:
    vectors = encoder.read(TEXTS).vectors
    assert vectors.shape == (len(TEXTS), sum(encoder.widths)) and vectors.dtype == np.float16
    for part in np.split(vectors.astype(np.float32), np.cumsum(encoder.widths)[:-1], axis=1):
        assert np.linalg.norm(part, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=2e-3)
    assert encoder.read([]).vectors.shape == (0, sum(encoder.widths))


def test_only_what_is_not_prepared_is_told_to_be(encoder: Encoder, settings: Settings, tmp_path: Path) -> None:
    assert unprepared(settings.encoder, settings.var, settings.knowledge) == ()
    models = tmp_path / "models"
    models.mkdir()
    ready = encoder_folder("bundled", settings.var, tuning_file(settings.knowledge, "bundled"))
    (models / ready.name).symlink_to(ready)
    assert unprepared(settings.encoder, tmp_path, settings.knowledge) == ("universal",)
    assert unprepared("bundled", tmp_path / "none", settings.knowledge) == ("bundled",)


def test_one_that_is_not_prepared_is_told(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(EncoderMismatch, match="model prepare"):
        Encoder.open("bundled,universal", tmp_path, settings.knowledge)
