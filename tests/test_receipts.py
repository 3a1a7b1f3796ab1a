"""Idempotency keys, on both databases: what is sent again is not done again."""

from __future__ import annotations

import pytest

from bot.interest.receipts import KeyReused
from bot.interest.service import Interests
from bot.storage import tables
from bot.storage.engine import Storage
from tests.signing_up import KNOWLEDGE, Clock, answers, count, links


def test_the_same_key_is_one_submission(storage: Storage) -> None:
    unmailed, mailed = (Interests(storage, lambda: KNOWLEDGE, Clock(), mail) for mail in (False, True))
    first = unmailed.submit(answers(), "api", key="k-1234567")
    assert unmailed.submit(answers(), "api", key="k-1234567") == first
    with pytest.raises(KeyReused):
        unmailed.submit(answers(first_name="Autre"), "api", key="k-1234567")
    mailed.submit(answers(contact="bob@exemple.org"), "api", key="k-7654321")
    assert mailed.submit(answers(contact="bob@exemple.org"), "api", key="k-7654321").manage is None
    assert count(storage, tables.interests) == 2 and len(links(storage)) == 1
