from __future__ import annotations

import json
from pathlib import Path

import pytest
import tokenizers
from tokenizers import models, normalizers, pre_tokenizers

from index.knowledge import Knowledge
from index.materials import background
from index.text import clean
from index.tokens import PIECES, Tokenizer, write_sentencepiece

ODD = [
    "a", "l’été, c'est l'été", "ﬁn", "２０２６", "€ 4 000,50", "😀", "👩‍🚀 ok", "▁▁a", "  deux  espaces ", "naïf cœur",
    "заработная плата", "給料はいくらですか", "급여는 얼마입니까", "كم الراتب", "μισθός", "ﷺ" * 40, "a" * 300, "\u0301e",
    "c koi le salair svp!!!", "https://exemple.fr/a?b=c#d", "x²+y²=z²", "—–-", "…", "\ufffd",
]  # fmt: skip


@pytest.fixture(scope="module")
def both(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[tokenizers.Tokenizer, Tokenizer]:
    """The model's own tokeniser and the one that serves it."""
    folder = tmp_path_factory.mktemp("tokens")
    (folder / "tokenizer.json").write_bytes((unpacked / "tokenizer.json").read_bytes())
    assert write_sentencepiece(folder)
    return tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json")), Tokenizer(folder)


def test_ids_are_those_of_the_models_own_tokeniser(
    both: tuple[tokenizers.Tokenizer, Tokenizer], knowledge: Knowledge
) -> None:
    own, served = both
    said = [p for u in knowledge.units for p in (*u.phrasings, *u.passages)]
    texts = [clean(t) for t in (*said[:: len(said) // 170], *background()[:: len(background()) // 30], *ODD)]
    assert len(texts) >= 200
    expected = [own.encode(f"query: {t}", add_special_tokens=False).ids for t in texts]
    found = served([f"query: {t}" for t in texts])
    assert {t: f for t, f, e in zip(texts, found, expected, strict=True) if f != e} == {}


def test_no_text_gives_the_ids_of_special_tokens(both: tuple[tokenizers.Tokenizer, Tokenizer]) -> None:
    own, served = both
    special = {own.token_to_id(t) for t in ("<s>", "</s>", "<pad>")}
    assert None not in special
    assert not special & {i for ids in served(["<s> salaire </s> <pad>"]) for i in ids}


def test_an_empty_text_has_no_ids(both: tuple[tokenizers.Tokenizer, Tokenizer]) -> None:
    assert both[1](["", "a"])[0] == []


def words_only(folder: Path) -> tokenizers.Tokenizer:
    made = tokenizers.Tokenizer(models.WordPiece({"[UNK]": 0, "le": 1, "sal": 2, "##aire": 3}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.normalizer = normalizers.Lowercase()
    made.save(str(folder / "tokenizer.json"))
    return made


def test_another_kind_of_tokeniser_serves_as_it_is(tmp_path: Path) -> None:
    words_only(tmp_path)
    assert not write_sentencepiece(tmp_path) and not (tmp_path / PIECES).exists()
    assert Tokenizer(tmp_path)(["Le salaire", "le zzz"]) == [[1, 2, 3], [1, 0]]


@pytest.mark.parametrize(
    "change",
    [
        {"model": {"type": "Unigram", "byte_fallback": True, "vocab": [["<unk>", 0.0]], "unk_id": 0}},
        {"pre_tokenizer": None},
        {"pre_tokenizer": {"type": "ByteLevel"}},
    ],
)
def test_what_sentencepiece_would_cut_otherwise_is_left_alone(tmp_path: Path, change: dict[str, object]) -> None:
    sound = {
        "model": {"type": "Unigram", "vocab": [["<unk>", 0.0], ["▁a", -1.0]], "unk_id": 0},
        "pre_tokenizer": {"type": "Metaspace"},
    }
    (tmp_path / "tokenizer.json").write_text(json.dumps(sound))
    assert write_sentencepiece(tmp_path)
    (tmp_path / PIECES).unlink()
    (tmp_path / "tokenizer.json").write_text(json.dumps(sound | change))
    assert not write_sentencepiece(tmp_path)
    assert not (tmp_path / PIECES).exists()
