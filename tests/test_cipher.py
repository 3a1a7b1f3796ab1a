from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.cipher import Cipher, check_key, new_key
from bot.storage.errors import StorageMismatch

OLD, NEW = new_key(), new_key()
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_what_is_sealed_opens(text: str) -> None:
    for keys in ((), (NEW,), (NEW, OLD)):
        cipher = Cipher(keys)
        kept = cipher.seal(text)
        assert cipher.open(kept) == text and cipher.current(kept)
        assert len(text) < 8 or not keys or text not in kept


@given(TEXTS)
def test_former_keys_and_none_still_open(text: str) -> None:
    both = Cipher((NEW, OLD))
    for former in (Cipher((OLD,)), Cipher()):
        kept = former.seal(text)
        assert both.open(kept) == text and not both.current(kept)


@pytest.mark.parametrize("keys", [(), (OLD,)])
def test_without_its_key_nothing_opens(keys: tuple[str, ...]) -> None:
    with pytest.raises(StorageMismatch, match="BOT_DATA_KEYS"):
        Cipher(keys).open(Cipher((NEW,)).seal("x"))


def test_what_was_tampered_with_does_not_open() -> None:
    cipher = Cipher((NEW,))
    kept = cipher.seal("x")
    with pytest.raises(StorageMismatch):
        cipher.open(kept[:-4] + ("AAAA" if kept[-4:] != "AAAA" else "BBBB"))


def test_the_same_text_is_sealed_differently_each_time() -> None:
    cipher = Cipher((NEW,))
    assert cipher.seal("x") != cipher.seal("x")


def test_a_digest_finds_again_and_needs_the_secret() -> None:
    cipher = Cipher((), b"one")
    assert cipher.digest("mail", "a@b.fr") == Cipher((NEW,), b"one").digest("mail", "a@b.fr")
    others = {
        cipher.digest("chat", "a@b.fr"),
        cipher.digest("mail", "b@b.fr"),
        Cipher((), b"two").digest("mail", "a@b.fr"),
    }
    assert len(others) == 3 and cipher.digest("mail", "a@b.fr") not in others
    assert len(cipher.digest("mail", "a")) == 43


@pytest.mark.parametrize("key", ["", "short", "x" * 44, "é"])
def test_what_is_no_key_is_refused_without_being_quoted(key: str) -> None:
    with pytest.raises(ValueError, match="guichet keys new") as refused:
        check_key(key)
    assert len(key) < 3 or key not in str(refused.value)
