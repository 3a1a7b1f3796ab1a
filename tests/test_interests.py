"""What candidates do with their interest, on both databases: nothing twice, nothing of others, nothing left behind."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.interest.answers import InvalidAnswers
from bot.interest.erasure import Proof
from bot.interest.form import TELEGRAM, interest_form
from bot.interest.held import Held
from bot.interest.service import Interests
from bot.interest.tokens import BadLink
from bot.retention import Retention
from bot.settings import Settings
from bot.storage import tables
from bot.storage.engine import Storage
from tests.signing_up import ADA, KNOWLEDGE, START, Clock, answers, count, links, sign_up

SETTINGS = Settings(_env_file=None)  # type: ignore[call-arg]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def mailed(storage: Storage, clock: Clock) -> Interests:
    """Where mail can be sent."""
    return Interests(storage, lambda: KNOWLEDGE, clock, mail=True)


@pytest.fixture
def unmailed(storage: Storage, clock: Clock) -> Interests:
    return Interests(storage, lambda: KNOWLEDGE, clock, mail=False)


def test_with_mail_nothing_counts_before_the_link_is_used(mailed: Interests, storage: Storage) -> None:
    receipt = mailed.submit(answers(), "widget")
    assert (receipt.status, receipt.manage) == ("confirm_by_mail", None)
    assert mailed.token_of_address(ADA) is None
    held = mailed.held(mailed.confirm(links(storage)[0]))
    assert (held.state, held.contact, held.channel, held.answers["first_name"]) == ("confirmed", ADA, "widget", "Ada")
    assert [(c.kind, c.lang, c.channel, c.given_at) for c in held.consents] == [("contact", "fr", "widget", START)]
    assert held.consents[0].sentence == interest_form(KNOWLEDGE, "fr").field("consent_contact").label  # type: ignore[union-attr]
    assert links(storage, "confirmed"), "the link that manages it is sent too"


def test_a_link_confirms_once_and_not_for_ever(mailed: Interests, storage: Storage, clock: Clock) -> None:
    sign_up(mailed, storage)
    with pytest.raises(BadLink):
        mailed.confirm(links(storage)[0])
    mailed.submit(answers(contact="bob@exemple.org"), "page")
    clock.passes(days=7, seconds=1)
    with pytest.raises(BadLink):
        mailed.confirm(links(storage)[1])
    Retention(storage, SETTINGS, clock).purge()
    assert count(storage, tables.interests) == 1


def test_forged_links_and_links_of_another_kind_are_refused(mailed: Interests, storage: Storage) -> None:
    mailed.submit(answers(), "page")
    confirm = links(storage)[0]
    manage = mailed.confirm(confirm)
    middle = len(manage) // 2
    tampered = manage[:middle] + ("A" if manage[middle] != "A" else "B") + manage[middle + 1 :]
    for token in (confirm, tampered, manage[:-1], "", "x", "é", "a" * 10_000, mailed.tokens.drawn(START)):
        with pytest.raises(BadLink):
            mailed.held(token)
    with pytest.raises(BadLink):
        mailed.confirm(manage)


def test_sent_twice_it_is_one(mailed: Interests, storage: Storage, clock: Clock) -> None:
    manage = sign_up(mailed, storage)
    clock.passes(days=1)
    again = sign_up(mailed, storage, contact="ADA@exemple.org", first_name="Ada Lovelace", consent_share=True)
    assert again == manage and count(storage, tables.interests) == 1
    held = mailed.held(manage)
    assert held.answers["first_name"] == "Ada Lovelace" and held.created_at == START
    assert [(c.kind, c.withdrawn_at is None) for c in held.consents] == [
        ("contact", False),
        ("contact", True),
        ("share", True),
    ]


def test_a_stranger_changes_nothing_and_learns_nothing(mailed: Interests, storage: Storage) -> None:
    manage = sign_up(mailed, storage)
    before = mailed.held(manage)
    receipt = mailed.submit(answers(first_name="Intrus", message="Lu par un intrus"), "api")
    assert receipt == mailed.submit(answers(contact="inconnu@exemple.org"), "api"), "the same for a known address"
    assert mailed.held(manage).answers == before.answers
    assert len(links(storage)) == 3, "only the mailbox has the links"


def test_each_link_confirms_what_was_sent_with_it(mailed: Interests, storage: Storage) -> None:
    mailed.submit(answers(first_name="Ada"), "page")
    mailed.submit(answers(first_name="Intrus"), "page")
    manage = mailed.confirm(links(storage)[0])
    assert mailed.held(manage).answers["first_name"] == "Ada"


def test_without_mail_it_is_saved_at_once(unmailed: Interests, storage: Storage) -> None:
    receipt = unmailed.submit(answers(), "page")
    assert receipt.status == "saved" and receipt.manage
    assert unmailed.held(receipt.manage).answers["first_name"] == "Ada"
    assert links(storage) == []


def test_without_mail_the_link_updates_and_a_stranger_does_not(unmailed: Interests, storage: Storage) -> None:
    mine = unmailed.submit(answers(), "page").manage
    assert mine
    assert unmailed.submit(answers(first_name="Ada L"), "page", token=mine).manage == mine
    assert count(storage, tables.interests) == 1
    stranger = unmailed.submit(answers(first_name="Intrus"), "page").manage
    assert stranger and stranger != mine
    assert unmailed.held(mine).answers["first_name"] == "Ada L"
    unmailed.erase(stranger)
    assert unmailed.held(mine).answers["first_name"] == "Ada L"


def test_who_holds_the_mailbox_comes_before_what_nobody_verified(
    unmailed: Interests,
    mailed: Interests,
    storage: Storage,
) -> None:
    claimed = unmailed.submit(answers(first_name="Intrus"), "page").manage
    manage = sign_up(mailed, storage)
    assert mailed.held(manage).answers["first_name"] == "Ada"
    assert claimed and count(storage, tables.interests) == 1
    with pytest.raises(BadLink):
        unmailed.held(claimed)


def test_a_chat_manages_what_was_left_in_it(mailed: Interests, storage: Storage) -> None:
    assert mailed.token_of_chat(42) is None
    receipt = mailed.submit(answers(contact=TELEGRAM), TELEGRAM, "fr", telegram_chat=42)
    assert receipt.status == "saved" and receipt.manage == mailed.token_of_chat(42)
    mailed.submit(answers(contact=TELEGRAM, first_name="Ada L"), TELEGRAM, "fr", telegram_chat=42)
    held = mailed.held(receipt.manage or "")
    assert (held.state, held.contact, held.answers["first_name"]) == ("confirmed", "42", "Ada L")
    assert held.answers["consent_contact"] is True and json.dumps(held.to_json())
    assert mailed.token_of_chat(43) is None and count(storage, tables.interests) == 1


def test_a_chat_does_not_come_to_manage_an_address(mailed: Interests, storage: Storage) -> None:
    manage = sign_up(mailed, storage)
    mailed.submit(answers(first_name="Intrus"), TELEGRAM, "fr", telegram_chat=666)
    pending = mailed.token_of_chat(666)
    assert pending and mailed.held(pending).answers["first_name"] == "Intrus", "only what it sent itself"
    mailed.confirm(links(storage)[-1])
    assert mailed.token_of_chat(666) is None
    with pytest.raises(BadLink):
        mailed.held(pending)
    assert mailed.held(manage)


def test_answers_are_corrected_one_by_one(unmailed: Interests, clock: Clock) -> None:
    token = unmailed.submit(answers(themes=["mer"]), "page").manage or ""
    clock.passes(days=3)
    held = unmailed.correct(token, {"first_name": "", "consent_share": True})
    assert held.answers["first_name"] == "" and held.answers["themes"] == ("mer",)
    assert (held.updated_at, held.created_at) == (clock.now, START)
    assert [(c.kind, c.given_at) for c in held.consents] == [("contact", START), ("share", clock.now)]
    with pytest.raises(InvalidAnswers):
        unmailed.correct(token, {"contact": "pas une adresse"})
    assert unmailed.held(token).contact == ADA


def test_a_new_address_counts_once_it_is_confirmed(mailed: Interests, storage: Storage) -> None:
    token = sign_up(mailed, storage)
    other = sign_up(mailed, storage, contact="lovelace@exemple.org")
    held = mailed.correct(token, {"contact": "lovelace@exemple.org", "first_name": "Augusta"})
    assert (held.contact, held.changing_to, held.answers["first_name"]) == (ADA, "lovelace@exemple.org", "Augusta")
    new = mailed.confirm(links(storage)[-1])
    held = mailed.held(new)
    assert (held.contact, held.changing_to) == ("lovelace@exemple.org", None)
    for former in (token, other):  # whoever asked for the change need not hold the new mailbox
        with pytest.raises(BadLink):
            mailed.held(former)
    assert count(storage, tables.interests) == 1


def test_consents_are_withdrawn_apart_and_the_last_takes_all(unmailed: Interests, storage: Storage) -> None:
    token = unmailed.submit(answers(consent_share=True), "page").manage or ""
    held = unmailed.withdraw(token, "contact")
    assert isinstance(held, Held) and held.answers["consent_contact"] is False and held.answers["consent_share"] is True
    assert [c.withdrawn_at for c in held.consents] == [START, None]
    with pytest.raises(KeyError):
        unmailed.withdraw(token, "everything")
    assert isinstance(unmailed.withdraw(token, "share"), Proof)
    assert count(storage, tables.interests) == count(storage, tables.consents) == 0


def test_erasing_takes_everything_and_leaves_a_proof(mailed: Interests, storage: Storage, clock: Clock) -> None:
    token = sign_up(mailed, storage)
    mailed.submit(answers(), "page", key="key-12345")
    digest = mailed.records.digest(ADA)
    with storage.begin() as tx:
        tx.execute(
            tables.reminders.insert().values(
                id="r", digest=digest, contact=storage.cipher.seal(ADA), reached_by="mail", event="depot-1", edge="end",
                days=2, lang="fr", state="waiting", created_at=START,
            )
        )  # fmt: skip
    assert [r["event"] for r in mailed.held(token).reminders] == ["depot-1"]
    proof = mailed.erase(token)
    assert proof.counts["interests"] == 2 and proof.counts["reminders"] == 1 and proof.counts["outbox"] == 3
    for table in (tables.interests, tables.consents, tables.outbox, tables.reminders, tables.idempotency):
        assert count(storage, table) == 0, table.name
    with storage.read() as tx:
        kept = tx.execute(select(tables.erasures)).one()
    assert (kept.id, kept.erased_at, kept.reason) == (proof.id, START, "asked")
    for act in (mailed.held, mailed.erase):
        with pytest.raises(BadLink):
            act(token)
    with pytest.raises(BadLink):
        mailed.confirm(links(storage)[-1] if links(storage) else mailed.tokens.confirm("x"))


def test_a_chat_is_erased_with_its_unfinished_form(mailed: Interests, storage: Storage) -> None:
    mailed.submit(answers(contact=TELEGRAM), TELEGRAM, "fr", telegram_chat=42)
    with storage.begin() as tx:
        chat = mailed.records.chat_digest(42)
        tx.execute(tables.drafts.insert().values(digest=chat, state=storage.cipher.seal("{}"), updated_at=START))
    proof = mailed.erase_chat(42)
    assert (proof.counts["interests"], proof.counts["drafts"]) == (1, 1)
    assert mailed.token_of_chat(42) is None


@pytest.mark.parametrize("act", ["erase", "withdraw", "expire"])
def test_no_file_holds_what_was_erased(tmp_path: Path, clock: Clock, act: str) -> None:
    """Without a key, so that what is written could be read."""
    storage = Storage.open("", tmp_path)
    interests = Interests(storage, lambda: KNOWLEDGE, clock, mail=True)
    secrets = [b"ada.effacer@exemple.org", b"Prenomrare", b"phrase tres reconnaissable"]
    others = sign_up(interests, storage, contact="reste@exemple.org", first_name="Reste")

    def found() -> list[bytes]:
        content = b"".join(f.read_bytes() for f in tmp_path.iterdir() if f.is_file())
        return [s for s in [*secrets, b"reste@exemple.org"] if s in content]

    raw = dict(zip(("contact", "first_name", "message"), (s.decode() for s in secrets), strict=True))
    if act == "expire":
        interests.submit(answers(**raw), "page")
    else:
        token = sign_up(interests, storage, **raw)
        for number in range(30):  # former versions of the row, on other pages
            interests.correct(token, {"message": f"{secrets[2].decode()} {number} " + "x" * 30 * number})
    assert found() == [*secrets, b"reste@exemple.org"]
    if act == "erase":
        interests.erase(token)
    elif act == "withdraw":
        interests.withdraw(token, "contact")
    else:
        clock.passes(days=8)
        Retention(storage, SETTINGS, clock).purge()
    assert found() == [b"reste@exemple.org"]
    assert interests.held(others)
    storage.close()
    assert found() == [b"reste@exemple.org"]


def test_recovering_takes_the_same_way_for_every_address(mailed: Interests, storage: Storage) -> None:
    sign_up(mailed, storage)
    for address in (ADA, "inconnu@exemple.org", ADA):
        mailed.recover(address, "fr")
    assert count(storage, tables.outbox, tables.outbox.c.kind == "recover") == 2, "one an hour to an address"


def test_two_servers_at_once_keep_one(mailed: Interests, unmailed: Interests, storage: Storage) -> None:
    """The same key from several at once is one row, and so are several links of one address pressed at once."""
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda _: unmailed.submit(answers(), "api", key="same-key-1"), range(16)))
        assert len(set(receipts)) == 1 and count(storage, tables.interests) == 1
        for number in range(6):
            mailed.submit(answers(contact="bob@exemple.org", first_name="B" * (number + 1)), "page")
        manage = set(pool.map(mailed.confirm, links(storage)))
    assert len(manage) == 1
    assert count(storage, tables.interests, tables.interests.c.state == "confirmed") == 1
    assert mailed.held(manage.pop()).contact == "bob@exemple.org"


def test_with_the_link_a_form_sent_again_changes_the_same_interest(mailed: Interests, storage: Storage) -> None:
    token = sign_up(mailed, storage)
    mailed.submit(answers(contact="lovelace@exemple.org"), "page", token=token)
    assert mailed.held(token).changing_to == "lovelace@exemple.org"
    new = mailed.confirm(links(storage)[-1])
    assert mailed.held(new).contact == "lovelace@exemple.org" and count(storage, tables.interests) == 1
    with pytest.raises(BadLink):
        mailed.submit(answers(), "page", token="faux")
    with pytest.raises(BadLink):
        mailed.submit(answers(), "page", token=mailed.tokens.confirm("anything"))


def test_a_chat_that_gives_an_address_lets_go_of_it(mailed: Interests, storage: Storage) -> None:
    mailed.submit(answers(contact=TELEGRAM), TELEGRAM, "fr", telegram_chat=42)
    token = mailed.token_of_chat(42) or ""
    assert mailed.correct(token, {"contact": ADA}).changing_to == ADA
    assert mailed.token_of_chat(42) == token
    new = mailed.confirm(links(storage)[-1])
    assert mailed.token_of_chat(42) is None and mailed.held(new).contact == ADA
    with pytest.raises(BadLink):
        mailed.held(token)
