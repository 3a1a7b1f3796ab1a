"""Signed links: who holds one may confirm, or manage, one interest. Each serves one purpose and no other.

A link is never enough to see anything: pages show a button first. When it expires is read from the row that it names,
so that it goes with what it opens.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from itsdangerous import BadData, URLSafeSerializer

from bot.storage.engine import Storage


class BadLink(Exception):
    """The link is forged, mistyped, expired or used, or what it led to was erased. Which of these is not told."""


class Tokens:
    """Makes and reads them. Raises StorageAway while the key they are signed with cannot be read."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def confirm(self, interest: str) -> str:
        return self._signed("confirm").dumps(interest)

    def manage(self, interest: str, generation: int) -> str:
        """Void once the interest has another generation."""
        return self._signed("manage").dumps([interest, generation])

    def drawn(self, at: datetime) -> str:
        """Says when a page was made, for the least time in which a person fills it in."""
        return self._signed("drawn").dumps(int(at.timestamp()))

    def made(self, purpose: str, identifier: str) -> str:
        """A link that does one thing to one row, for as long as there is that row: `reminder`, `stop`, `leave`, `keep`."""
        return self._signed(purpose).dumps(identifier)

    def read(self, purpose: str, token: str) -> str:
        """The identifier in such a link. Raises BadLink."""
        found = self._read(purpose, token)
        if not isinstance(found, str):
            raise BadLink
        return found

    def read_confirm(self, token: str) -> str:
        """The identifier of what is to be confirmed. Raises BadLink."""
        return self.read("confirm", token)

    def read_manage(self, token: str) -> tuple[str, int]:
        """Identifier and generation of an interest. Raises BadLink."""
        match self._read("manage", token):
            case [str(interest), int(generation)]:
                return interest, generation
        raise BadLink

    def read_drawn(self, token: str) -> int:
        """Seconds since the epoch. Raises BadLink."""
        found = self._read("drawn", token)
        if not isinstance(found, int):
            raise BadLink
        return found

    def _signed(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(
            self._storage.signing_key, salt=f"guichet.{purpose}",
            signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
        )  # fmt: skip

    def _read(self, purpose: str, token: str) -> object:
        if not token.isascii() or len(token) > 300:
            raise BadLink
        try:
            found: object = self._signed(purpose).loads(token)
        except BadData:
            raise BadLink from None
        return found
