"""Personal fields: sealed with the operator's keys when there are any, and found again by a keyed hash.

A field is kept as one letter and a text: `=` and the text as it is, or `*` and a Fernet token (AES-128-CBC with
HMAC-SHA256, random for each). So a database may hold both while keys are introduced or rotated.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.storage.errors import StorageMismatch

_PLAIN, _SEALED = "=", "*"


def new_key() -> str:
    """A key for BOT_DATA_KEYS."""
    return Fernet.generate_key().decode()


def check_key(key: str) -> None:
    """Raises ValueError, which does not quote it, for what is not a key."""
    try:
        Fernet(key)
    except ValueError:
        raise ValueError("write keys made by `guichet keys new`, separated by commas, the newest first") from None


class Cipher:
    """Seals and opens texts, and hashes values. Thread-safe.

    `keys`: Fernet keys, the newest first; it seals, all of them open. `pepper`: the secret of the keyed hash.
    """

    def __init__(self, keys: Sequence[str] = (), pepper: bytes = b"") -> None:
        self._fernets = [Fernet(key) for key in keys]
        self._all = MultiFernet(self._fernets) if self._fernets else None
        self._pepper = pepper

    @property
    def seals(self) -> bool:
        """Whether there is a key, so that what is kept cannot be read without it."""
        return self._all is not None

    def seal(self, text: str) -> str:
        """The text as it is kept."""
        if self._all is None:
            return _PLAIN + text
        return _SEALED + self._all.encrypt(text.encode()).decode()

    def open(self, kept: str) -> str:
        """The text that was sealed. Raises StorageMismatch when none of the keys opens it."""
        if kept.startswith(_PLAIN):
            return kept[1:]
        if self._all is None:
            raise StorageMismatch("the database is encrypted: put its key into BOT_DATA_KEYS")
        try:
            return self._all.decrypt(kept[1:].encode()).decode()
        except InvalidToken:
            raise StorageMismatch("no key of BOT_DATA_KEYS opens the database: add the former key after it") from None

    def current(self, kept: str) -> bool:
        """Whether a kept text is sealed as `seal` would do it now: with the newest key, or not at all without a key."""
        if not self._fernets:
            return kept.startswith(_PLAIN)
        try:
            return kept.startswith(_SEALED) and bool(self._fernets[0].decrypt(kept[1:].encode()) is not None)
        except InvalidToken:
            return False

    def digest(self, kind: str, value: str) -> str:
        """A keyed hash (HMAC-SHA256, URL-safe Base64) by which `value` is found again, and known to no one who guesses.

        `kind` keeps the same value apart in two uses.
        """
        made = hmac.new(self._pepper, f"{kind}\0{value}".encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(made).decode().rstrip("=")
