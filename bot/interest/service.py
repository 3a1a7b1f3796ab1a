"""What candidates do with their interest: leave it, confirm it, see it, correct it, withdraw a consent, erase all.

Who may do what is decided by what they hold, never by an address that they type:
- a link sent to the address confirms what was sent in its name, and nothing else;
- a link shown to the sender manages what they sent themselves;
- a chat manages what was left in it.
So an interest under somebody else's address changes nothing of theirs, and tells nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from bot.interest.answers import Answers, check
from bot.interest.erasure import Erasure, Proof
from bot.interest.form import CONSENTS, TELEGRAM, Form, interest_form
from bot.interest.held import Held, gathered
from bot.interest.receipts import Receipt, Receipts, content_of
from bot.interest.records import CONFIRMED, PENDING, UNVERIFIED, Records
from bot.interest.tokens import BadLink, Tokens
from bot.outbox import Outbox
from bot.storage.engine import Storage
from bot.storage.errors import StorageConflict
from bot.storage.tables import consents, interests
from index.knowledge import Knowledge

CONFIRM_WITHIN = timedelta(days=7)
"""How long a link of confirmation serves; what is not confirmed by then is erased."""


class Interests:
    """Thread-safe; its methods block. All raise StorageError while the database cannot do what is asked."""

    def __init__(
        self, storage: Storage, knowledge: Callable[[], Knowledge], clock: Callable[[], datetime], mail: bool
    ) -> None:
        """`mail`: whether mail can be sent, so that addresses are confirmed before they count."""
        self._storage, self._knowledge, self._clock, self.mail = storage, knowledge, clock, mail
        self.tokens, self.records = Tokens(storage), Records(storage)
        self._outbox, self._erasure = Outbox(storage, clock), Erasure(storage)
        self._receipts = Receipts(storage, self._manage)

    def submit(
        self, answers: Answers, channel: str, lang: str | None = None, key: str | None = None,
        telegram_chat: int | None = None, token: str | None = None,
    ) -> Receipt:  # fmt: skip
        """Keep the answers; when this returns, they are on the disk.

        `key`: an idempotency key; sent again with the same content, it gives the same receipt. `token`: a link to
        manage what was sent before, which is then updated. `lang`: in which to write, if not that of the form. Raises KeyReused; BadLink for a token that serves no more.
        """
        answers = replace(answers, lang=lang or answers.lang)
        try:
            return self._submit(answers, channel, key, telegram_chat, token)
        except StorageConflict:  # the same was sent twice at once, and the other one came first
            return self._submit(answers, channel, key, telegram_chat, token)

    def _submit(
        self, answers: Answers, channel: str, key: str | None, telegram_chat: int | None, token: str | None
    ) -> Receipt:
        now, chat = self._clock(), self.records.chat_digest(telegram_chat) if telegram_chat is not None else None
        content = content_of(answers, channel, chat)
        with self._storage.begin() as tx:
            if key and (known := self._receipts.find(tx, key, content)):
                return known
            own = self._by_token(tx, token) if token else None
            if answers.contact == TELEGRAM:
                if chat is None:
                    raise ValueError("only a chat can ask to be told in it")
                own = self.records.first(tx, interests.c.digest == chat, interests.c.state == CONFIRMED)
                made = self._keep(tx, own, answers, str(telegram_chat), chat, CONFIRMED, channel, now, chat)
                receipt = Receipt("saved", self._manage(tx, made))
            elif self.mail:
                # With the link, the mailbox has only to agree: another address is a change of the same interest.
                changed = own.id if own is not None and own.state == CONFIRMED else None
                made = self._ask(tx, answers, channel, now, chat, changed)
                receipt = Receipt("confirm_by_mail", None)
            else:
                if own is None and chat:
                    own = self.records.first(tx, interests.c.chat == chat, interests.c.state == UNVERIFIED)
                digest = self.records.digest(answers.contact)
                made = self._keep(tx, own, answers, answers.contact, digest, UNVERIFIED, channel, now, chat)
                receipt = Receipt("saved", self._manage(tx, made))
            if key:
                self._receipts.keep(tx, key, content, receipt.status, made, now)
        return receipt

    def _keep(
        self, tx: Connection, own: Row[Any] | None, answers: Answers, contact: str, digest: str, state: str,
        channel: str, now: datetime, chat: str | None,
    ) -> str:  # fmt: skip
        if own is None:
            return self.records.add(tx, answers, contact, digest, state, channel, now, chat)
        # A confirmed address stays confirmed; another one has to be again.
        state = CONFIRMED if own.state == CONFIRMED and own.digest == digest else state
        self.records.change(tx, own.id, answers, contact, digest, channel, now, state)
        return str(own.id)

    def _ask(
        self, tx: Connection, answers: Answers, channel: str, now: datetime, chat: str | None,
        replaces: str | None = None,
    ) -> str:  # fmt: skip
        """Keep the answers beside what there is, and send a link to the address: who reads it there decides."""
        digest = self.records.digest(answers.contact)
        made = self.records.add(tx, answers, answers.contact, digest, PENDING, channel, now, chat, replaces)
        self._post(
            tx, "confirm", made, made, digest, answers.contact, answers.lang, {"token": self.tokens.confirm(made)}
        )
        return made

    def confirm(self, token: str) -> str:
        """Make what the link names count, in the place of what was confirmed before; the token that manages it.

        Raises BadLink when the link is used, too old or not ours.
        """
        made = self.tokens.read_confirm(token)
        try:
            return self._confirm(made)
        except StorageConflict:  # two links of one address at once
            return self._confirm(made)

    def _confirm(self, made: str) -> str:
        now, c = self._clock(), interests.c
        with self._storage.begin() as tx:
            row = self.records.first(tx, c.id == made, c.state == PENDING)
            if row is None or row.created_at + CONFIRM_WITHIN < now:
                raise BadLink
            changed = self.records.first(tx, c.id == row.replaces) if row.replaces else None
            if row.replaces and changed is None:
                raise BadLink  # what it was to change has been erased since
            known = self.records.first(tx, c.digest == row.digest, c.state == CONFIRMED)
            target = changed or known
            if known and target and known.id != target.id:  # the new address had an interest of its own
                tx.execute(delete(interests).where(c.id == known.id))
            generation = (target or row).generation
            if target is None:
                target = row
                tx.execute(
                    update(interests)
                    .where(c.id == made)
                    .values(state=CONFIRMED, confirmed_at=now, updated_at=now, last_contact_at=now, chat=None)
                )
            else:
                # After a change of address the former links, and a chat, manage it no more: whoever asked for the
                # change may not be the one who holds the new mailbox.
                generation += changed is not None
                self.records.take_over(tx, row, target.id, generation, now)
            # Those who hold the mailbox decide what stands under its address.
            tx.execute(delete(interests).where(c.digest == row.digest, c.state == UNVERIFIED))
            manage = self.tokens.manage(target.id, generation)
            address = self.records.contact(row)
            self._post(tx, "confirmed", made, target.id, row.digest, address, row.lang, {"token": manage})
        return manage

    def held(self, token: str) -> Held:
        """Everything held. Raises BadLink."""
        made = self.tokens.read_manage(token)
        with self._storage.read() as tx:
            return gathered(tx, self.records, self._checked(tx, *made))

    def form(self, held: Held, lang: str | None = None) -> Form:
        """The form in which `held` may be corrected, in the language in which it was left unless another is named."""
        return interest_form(
            self._knowledge(), lang or held.lang, TELEGRAM if held.answers["contact"] == TELEGRAM else ""
        )

    def correct(self, token: str, raw: Mapping[str, object], lang: str | None = None, channel: str = "page") -> Held:
        """Change the answers named in `raw`, consents too; the others stay. Raises BadLink and InvalidAnswers.

        A new address counts once it is confirmed, where mail can be sent; its mailbox then gets a link of its own. Without any consent left, use `erase`.
        """
        made, now = self.tokens.read_manage(token), self._clock()
        with self._storage.begin() as tx:
            row = self._checked(tx, *made)
            held = gathered(tx, self.records, row)
            form = self.form(held, lang)
            answers = check(form, {**held.fitting(form), **raw})
            to = answers.contact
            if to == TELEGRAM or to.casefold() == held.contact.casefold():
                contact = held.contact if to == TELEGRAM else to
                self.records.change(tx, row.id, answers, contact, row.digest, channel, now, row.state)
            elif self.mail:
                kept = check(form, {**answers.values, "contact": held.answers["contact"]})
                self.records.change(tx, row.id, kept, held.contact, row.digest, channel, now, row.state)
                tx.execute(delete(interests).where(interests.c.replaces == row.id))
                if row.state == PENDING:
                    raise BadLink
                self._ask(tx, answers, channel, now, None, replaces=row.id)
            else:
                self.records.change(tx, row.id, answers, to, self.records.digest(to), channel, now, UNVERIFIED)
            return gathered(tx, self.records, self._checked(tx, *made))

    def withdraw(self, token: str, consent: str) -> Held | Proof:
        """Withdraw one consent. With the last one goes the reason to keep anything: all is erased, and this the proof.

        Raises BadLink, and KeyError for what is no consent.
        """
        if consent not in CONSENTS:
            raise KeyError(consent)
        made, now, c = self.tokens.read_manage(token), self._clock(), consents.c
        with self._storage.begin() as tx:
            row = self._checked(tx, *made)
            tx.execute(
                update(consents)
                .where(c.interest == row.id, c.kind == consent, c.withdrawn_at.is_(None))
                .values(withdrawn_at=now)
            )
            held = gathered(tx, self.records, row)
            if any(held.answers[f"consent_{kind}"] for kind in CONSENTS):
                tx.execute(update(interests).where(interests.c.id == row.id).values(last_contact_at=now))
                return held
            proof = self._erasure.erase(tx, row, "asked", now)
        self._storage.scrub()
        return proof

    def erase(self, token: str) -> Proof:
        """Erase everything held, now and in the files; what is left is that something was erased. Raises BadLink."""
        made, now = self.tokens.read_manage(token), self._clock()
        with self._storage.begin() as tx:
            proof = self._erasure.erase(tx, self._checked(tx, *made), "asked", now)
        self._storage.scrub()
        return proof

    def erase_chat(self, chat: int) -> Proof:
        """Erase everything tied to a chat, an unfinished form and reminders too, whether or not an interest was left."""
        with self._storage.begin() as tx:
            proof = self._erasure.erase_chat(tx, self.records.chat_digest(chat), self._clock())
        self._storage.scrub()
        return proof

    def token_of_chat(self, chat: int) -> str | None:
        """What manages the latest interest that was left in a chat; None if none was."""
        c = interests.c
        with self._storage.read() as tx:
            row = tx.execute(
                select(interests).where(c.chat == self.records.chat_digest(chat)).order_by(c.updated_at.desc()).limit(1)
            ).first()
        return self.tokens.manage(row.id, row.generation) if row else None

    def recover(self, address: str, lang: str) -> None:
        """Send to an address the link that manages its interest, if there is one.

        Whether there is one is looked up when it is sent, so that asking takes the same time and says nothing.
        """
        now, digest = self._clock(), self.records.digest(address)
        with self._storage.begin() as tx:
            self._outbox.put(
                tx, f"recover:{digest}:{now:%Y-%m-%dT%H}", "mail", digest, address, "recover", {"lang": lang}
            )  # fmt: skip

    def token_of_address(self, address: str) -> str | None:
        """What manages the confirmed interest of an address. Only for what is sent to that address."""
        with self._storage.read() as tx:
            row = self.records.first(
                tx, interests.c.digest == self.records.digest(address), interests.c.state == CONFIRMED
            )
        return self.tokens.manage(row.id, row.generation) if row else None

    # Rows

    def _post(
        self, tx: Connection, kind: str, key: str, interest: str, digest: str, to: str, lang: str,
        more: Mapping[str, str],
    ) -> None:  # fmt: skip
        if self.mail:
            payload = {"lang": lang, **more}
            self._outbox.put(tx, f"{kind}:{key}", "mail", digest, to, kind, payload, interest)

    def _manage(self, tx: Connection, interest: str) -> str:
        row = self.records.first(tx, interests.c.id == interest)
        return self.tokens.manage(interest, row.generation if row else 0)

    def _by_token(self, tx: Connection, token: str) -> Row[Any]:
        return self._checked(tx, *self.tokens.read_manage(token))

    def _checked(self, tx: Connection, interest: str, generation: int) -> Row[Any]:
        row = self.records.first(tx, interests.c.id == interest, interests.c.generation == generation)
        if row is None:
            raise BadLink
        return row
