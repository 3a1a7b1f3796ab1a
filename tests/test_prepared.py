from __future__ import annotations

import json
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from index.encoded import Role
from index.prepared import (
    FORMAT,
    MANIFEST,
    EncoderMismatch,
    Prepared,
    adapter_digest,
    encoder_folder,
    tuning_file,
)
from tests.folders import ROOT

HOSTILE = {
    "empty": "",
    "spaces": " \t\n\u00a0\u2003" * 50,
    "nul": "\x00" * 10,
    "nul inside": "sal\x00aire",
    "grows under NFKC": "ﷺ" * 3000,
    "grows and is cut in a word": "ﷺa" * 3000,
    "lone surrogate": "\ud800",
    "surrogates inside": "quel \udfff salaire \ud83d ?",
    "10,000 characters": "combien gagne-t-on ? " * 500,
    "one long word": "a" * 10_000,
    "emoji": "😀👩‍🚀🏳️‍🌈🇫🇷",
    "combining marks": "e" + "\u0301" * 5000,
    "right to left": "\u202eeriassas\u202c",
    "special tokens": "<s> </s> <pad> <unk> <mask>",
    "unassigned and private": "\ue000\U000e0001\U0010ffff\ufdd0\uffff",
    "scripts": "заработная плата 給料 급여 راتب מענק μισθός",
}


@pytest.fixture(scope="module")
def bundled(prepared: dict[str, Path]) -> Prepared:
    return Prepared(prepared["bundled"], "bundled", adapter=tuning_file(ROOT / "knowledge", "bundled"))


@pytest.fixture(scope="module")
def universal(prepared: dict[str, Path]) -> Prepared:
    return Prepared(prepared["universal"], "universal", adapter=tuning_file(ROOT / "knowledge", "universal"))


@pytest.fixture(scope="module", params=["bundled", "universal"])
def encoder(request: pytest.FixtureRequest) -> Prepared:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("role", ["query", "passage"])
def test_no_text_makes_it_raise(encoder: Prepared, text: str, role: str) -> None:
    (vector,) = encoder.encode([text], role)
    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)


@examples(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.text(st.characters(exclude_categories=()), max_size=60), min_size=1, max_size=4), st.integers(1, 100)
)
def test_no_text_at_random_makes_it_raise(encoder: Prepared, texts: list[str], times: int) -> None:
    vectors = encoder.encode([texts[0] * times, *texts[1:]])
    assert vectors.shape == (len(texts), encoder.dimension) and np.isfinite(vectors).all()


def test_vectors_are_unit_rows_of_single_precision(encoder: Prepared) -> None:
    vectors = encoder.encode(["un", "deux mots", "trois petits mots"] * 11)
    assert vectors.shape == (33, encoder.dimension) and vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(33), abs=1e-3)


def test_no_texts_give_no_rows(encoder: Prepared) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_rows_come_in_the_order_of_the_texts(encoder: Prepared) -> None:
    texts = [
        "une phrase bien plus longue que toutes les autres, avec beaucoup de mots",
        "CV",
        "quel salaire ?",
        "contrat",
    ]
    together = encoder.encode(texts)
    alone = np.vstack([encoder.encode([t]) for t in texts])
    assert (together @ alone.T).argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_what_a_text_is_encoded_beside_changes_nothing_but_the_last_digits(encoder: Prepared) -> None:
    texts = ["CV", "quel salaire ?", "une question bien plus longue que les deux autres, avec beaucoup de mots"]
    together = encoder.read([*texts, *texts[::-1]])
    for text, row in zip(texts, range(3), strict=True):
        alone = encoder.read([text])
        assert np.abs(together.vectors[[row, 5 - row]] - alone.vectors).max() < 1e-6
        own = together.tokens.take([row]).vectors.astype(np.int64)
        assert np.abs(own - alone.tokens.vectors).max() <= 1, "of 127 steps"


def test_spellings_that_mean_the_same_to_a_reader_are_one_text(encoder: Prepared) -> None:
    plain, spelt = encoder.encode(["réponse fi"]), encoder.encode(["re\u0301ponse \x07ﬁ\u200b "])
    assert np.allclose(plain, spelt)


def test_near_meanings_are_nearer_than_far_ones(encoder: Prepared) -> None:
    pay, wage, weather = encoder.encode(["combien serai-je payé ?", "quel est le salaire ?", "il pleut sur la plage"])
    assert pay @ wage > pay @ weather + 0.02


def test_what_lies_beyond_the_cap_changes_nothing(encoder: Prepared) -> None:
    text = "Le contrat dure un an. " * 2000
    assert np.allclose(encoder.encode([text]), encoder.encode([text + "Il est renouvelable."]))


def test_questions_and_passages_are_told_apart_by_a_model_with_prompts(bundled: Prepared, universal: Prepared) -> None:
    assert bundled.prompts == {"query": "query: ", "passage": "passage: "}
    assert not np.allclose(bundled.encode(["salaire"], "query"), bundled.encode(["salaire"], "passage"), atol=1e-3)
    assert universal.prompts == {"query": "", "passage": ""}
    assert np.array_equal(universal.encode(["salaire"], "query"), universal.encode(["salaire"], "passage"))


@pytest.mark.parametrize("role", ["query", "passage"])
def test_tokens_are_those_of_the_text_alone(encoder: Prepared, role: Role) -> None:
    found = encoder.read(["contrat", "", "quel contrat"], role).tokens
    word, nothing, both = np.diff(found.starts)
    assert nothing == 0 and both == word + 1 and found.ids[-word:].tolist() == found.ids[:word].tolist()
    assert found.vectors.shape == (word + both, encoder.token_dimension)
    assert np.linalg.norm(found.vectors / 127, axis=1) == pytest.approx(np.ones(word + both), abs=0.02)


def test_a_word_is_met_by_itself_and_its_like_before_another(encoder: Prepared) -> None:
    asked, told = encoder.read(["contrat"]).tokens, encoder.read(["le contrat, la plage"], "passage").tokens
    likeness = told.vectors.astype(np.float32) @ asked.vectors[0].astype(np.float32)
    assert told.ids[likeness.argmax()] == asked.ids[0]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_tokens_of_any_text_are_bounded(encoder: Prepared, text: str) -> None:
    found = encoder.read([text], "passage").tokens
    assert len(found.ids) == len(found.vectors) == found.starts[-1] <= 512


def test_threads_share_one_encoder(encoder: Prepared) -> None:
    texts = [f"question numéro {i}" for i in range(8)]
    alone = [encoder.encode([t])[0] for t in texts]
    found: dict[int, float] = {}

    def ask(i: int) -> None:
        found[i] = min(float(encoder.encode([texts[i]])[0] @ alone[i]) for _ in range(10))

    threads = [threading.Thread(target=ask, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and min(found.values()) > 0.9999


def test_a_folder_without_a_model_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(EncoderMismatch, match="model prepare"):
        Prepared(tmp_path, "bundled")


@pytest.mark.parametrize("content", ["", "not json", "[1, 2"])
def test_a_spoilt_manifest_is_no_model(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content)
    with pytest.raises(EncoderMismatch, match="model prepare"):
        Prepared(tmp_path, "bundled")


def test_a_model_of_another_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(json.dumps({"name": "other/model"}))
    with pytest.raises(EncoderMismatch, match="holds other/model, not bundled"):
        Prepared(tmp_path, "bundled")


def test_a_model_prepared_by_another_version_is_refused(tmp_path: Path) -> None:
    for manifest in ({"name": "bundled"}, {"name": "bundled", "format": FORMAT - 1}):
        (tmp_path / MANIFEST).write_text(json.dumps(manifest))
        with pytest.raises(EncoderMismatch, match="prepared by another version; run `python -m bot model prepare`"):
            Prepared(tmp_path, "bundled")


def written(path: Path, **arrays: object) -> Path:
    np.savez(path, **{name: np.array(value) for name, value in arrays.items()})
    return path


def test_a_model_prepared_with_other_tuning_is_refused(prepared: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(EncoderMismatch, match="other tuning"):
        Prepared(
            prepared["bundled"], "bundled", adapter=written(tmp_path / "adapter.npz", encoder="bundled", change=[1.0])
        )


def test_tuning_counts_only_for_the_encoder_that_was_tuned(tmp_path: Path) -> None:
    assert adapter_digest(None, "bundled") == adapter_digest(tmp_path / "adapter.npz", "bundled") == ""
    other = written(tmp_path / "other.npz", encoder="intfloat/multilingual-e5-base")
    assert adapter_digest(other, "bundled") == "" and adapter_digest(other, "intfloat/multilingual-e5-base")
    first = adapter_digest(written(tmp_path / "adapter.npz", encoder="bundled", change=[1.0]), "bundled")
    assert first != adapter_digest(written(tmp_path / "adapter.npz", encoder="bundled", change=[2.0]), "bundled") != ""


@pytest.mark.parametrize("content", [b"", b"another tuning", b"PK\x03\x04"])
def test_a_spoilt_tuning_file_is_named(prepared: dict[str, Path], tmp_path: Path, content: bytes) -> None:
    (tmp_path / "adapter.npz").write_bytes(content)
    with pytest.raises(ValueError, match=r"adapter\.npz: not a tuning file"):
        Prepared(prepared["bundled"], "bundled", adapter=tmp_path / "adapter.npz")


@pytest.mark.parametrize(
    "name",
    [
        "bundled",
        "intfloat/multilingual-e5-base",
        "../../etc",
        "..",
        ".",
        "/",
        "",
        "~/model",
        "C:\\m",
        "é…",
        "a/../../b",
    ],
)
def test_every_name_stays_under_the_models_folder(name: str) -> None:
    models = ROOT / "var" / "models"
    assert encoder_folder(name, ROOT / "var").resolve().parent == models


def test_each_model_has_a_tuning_file_of_its_own(tmp_path: Path) -> None:
    files = {tuning_file(tmp_path, name) for name in ("bundled", "universal", "some/model", "../x")}
    assert len(files) == 4 and {file.parent for file in files} == {tmp_path}


def test_names_of_models_give_folders_of_their_own() -> None:
    names = ["bundled", "intfloat/multilingual-e5-base", "intfloat/multilingual-e5-small"]
    assert len({encoder_folder(n, ROOT) for n in names}) == 3


def test_a_tuned_model_has_a_folder_of_its_own(tmp_path: Path) -> None:
    tuning = written(tmp_path / "adapter.npz", encoder="bundled", change=[1.0])
    tuned = encoder_folder("bundled", tmp_path, tuning)
    assert tuned.parent == tmp_path / "models" and tuned.name.startswith("bundled-")
    assert encoder_folder("other", tmp_path, tuning).name == "other"
    written(tuning, encoder="bundled", change=[2.0])
    assert encoder_folder("bundled", tmp_path, tuning) not in (tuned, encoder_folder("bundled", tmp_path))
