"""Announcements and notices before erasure, on both databases: each person once, nobody without a consent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.interest.answers import check
from bot.interest.erasure import Proof
from bot.interest.form import interest_form
from bot.interest.tokens import BadLink
from bot.notices import mail_writer
from bot.outbox import Message
from bot.storage.engine import Storage
from bot.storage.tables import event_dates, interests, outbox
from tests.world import ADDRESS, Told, World, at, event

CALL = event("appel", start="2026-03-02", end="2026-04-03")


@pytest.fixture
def world(storage: Storage) -> World:
    """Started before the call opens; two agreed, one agreed to something else."""
    made = World(storage, at("2026-02-20T12:00"), {"appel": CALL})
    made.agreed(1)
    made.agreed(2)
    made.agreed(3, consent_contact=False, consent_share=True)
    return made


def to(told: list[Told]) -> list[tuple[str, str]]:
    return sorted((t.to, t.kind) for t in told)


BOTH = [("1", "announcement"), ("2", "announcement")]


def test_who_agreed_is_told_once_in_the_morning_of_the_opening(world: World) -> None:
    told = world.until("2026-03-12T12:00", timedelta(hours=4, minutes=30))
    assert to(told) == BOTH
    assert all(at("2026-03-02T09:00") <= t.at < at("2026-03-02T13:31") for t in told)
    assert "c’est ouvert" in told[0].notice.body and told[0].notice.button == "withdraw"


def test_a_call_published_open_is_told_at_once(world: World) -> None:
    assert world.work() == []
    world.edit(appel=event("appel", start="2026-02-20", end="2026-04-03"))
    assert to(world.work()) == BOTH


def test_a_new_call_published_open_is_told_too(world: World) -> None:
    world.until("2026-02-22T12:00")
    world.edit(autre=event("autre", start="2026-02-21", end="2026-02-25"))
    assert to(world.work()) == BOTH
    world.edit(vieux=event("vieux", start="2025-02-21", end="2025-02-25"))
    assert world.work() == []


def test_what_was_open_or_over_when_the_service_first_started_is_no_news(storage: Storage) -> None:
    world = World(storage, at("2026-03-10T12:00"), {"appel": CALL})
    world.agreed(1)
    assert world.until("2026-03-13T12:00") == []
    # It moves, and is still the same call.
    world.edit(appel=event("appel", start="2026-03-02", end="2026-04-19"))
    assert world.until("2026-03-15T12:00") == []


def test_a_call_that_opens_while_the_service_is_down_is_told_when_it_is_back(world: World) -> None:
    world.work()
    world.now = at("2026-03-20T12:00")
    assert to(world.work()) == BOTH


def test_one_that_opens_and_closes_meanwhile_is_not(world: World) -> None:
    world.work()
    world.now = at("2026-04-20T12:00")
    assert world.until("2026-04-22T12:00") == []


def test_a_prolonged_call_is_not_told_again(world: World) -> None:
    world.until("2026-03-03T12:00")
    world.now = at("2026-04-05T12:00")
    world.work()
    world.edit(appel=event("appel", start="2026-03-02", end="2026-04-19"))
    assert world.work() == []


def test_side_rounds_and_other_kinds_are_not_announced(world: World) -> None:
    world.work()
    world.edit(
        bis=event("bis", start="2026-02-21", end="2026-03-25", cohort="session-1-bis"),
        oral=event("oral", "oral", start="2026-02-21"),
    )
    world.now += timedelta(days=2)
    assert world.work() == []


def test_who_withdraws_while_it_waits_is_not_told(world: World) -> None:
    manage = world.agreed(4, consent_share=True)
    world.work()
    world.now = at("2026-03-02T03:00")
    assert world.work() == []
    world.interests.withdraw(manage, "contact")
    world.interests.erase_chat(1)
    assert to(world.until("2026-03-02T12:00")) == [("2", "announcement")]
    assert ("announcement", "void") in world.states()


def test_a_call_that_is_taken_back_in_the_night_is_not_told(world: World) -> None:
    world.work()
    world.now = at("2026-03-02T03:00")
    world.work()
    world.edit(appel=event("appel", start="2026-05-02", end="2026-06-03"))
    assert world.until("2026-03-04T12:00") == []


def test_one_click_withdraws_and_nothing_more_is_sent(world: World) -> None:
    world.agreed(4, consent_share=True)
    told = {t.to: t for t in world.until("2026-03-02T12:00")}
    link = told["4"].notice.stop.rpartition("/")[2]
    world.announcements.leave(link)
    world.announcements.leave(link)
    world.announcements.leave(told["1"].notice.stop.rpartition("/")[2])  # with the last consent, everything goes
    with world.storage.read() as tx:
        assert tx.scalar(select(func.count()).select_from(interests)) == 3
    world.edit(autre=event("autre", start="2026-03-05", end="2026-03-25"))
    assert to(world.until("2026-03-06T12:00")) == [("2", "announcement")]
    for wrong in (link + "x", "", "é"):
        with pytest.raises(BadLink):
            world.announcements.leave(wrong)


def test_letters_can_be_stopped_by_one_click(world: World) -> None:
    [told, _] = world.until("2026-03-02T12:00")
    write = mail_writer(lambda message: told.notice, world.knowledge, ADDRESS)
    message = Message(1, "k", "mail", "ada@exemple.org", "announcement", {}, None, 1, world.now)
    letter = write(message)
    assert letter and letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = letter.headers["List-Unsubscribe"]
    assert link.startswith(f"<{ADDRESS}/arret/") and link[1:-1] in letter.text
    assert (
        "**" not in letter.text
        and "equipe@exemple.fr" in letter.text
        and letter.subject == "Essai\u00a0: un appel est ouvert"
    )


def test_the_audience_is_counted_before_anybody_is_told(world: World) -> None:
    assert world.announcements.due() == []
    world.work()
    world.now = at("2026-03-02T10:00")
    [due] = world.announcements.due()
    assert due.call.id == "appel" and due.people == {"telegram": 2}
    with world.storage.read() as tx:
        assert tx.scalar(select(func.count()).select_from(outbox)) == 0
    world.work()
    assert world.announcements.due() == []


def test_two_servers_announce_once(world: World) -> None:
    other = World(world.storage, at("2026-03-02T10:00"), dict(world.events))
    world.work()
    world.now = other.now
    assert world.announcements.tick() + other.announcements.tick() == 2
    world.work()
    other.work()
    assert to(world.told + other.told) == BOTH


def test_recipients_are_copied_sealed(world: World) -> None:
    world.work()
    world.now = at("2026-03-02T03:00")
    world.work()
    with world.storage.read() as tx:
        rows: list[Any] = list(tx.execute(select(outbox)))
        kept = set(tx.scalars(select(interests.c.contact)))
    assert len(rows) == 2 and {r.recipient for r in rows} <= kept
    assert all(r.recipient.startswith("*") and r.payload.startswith("*") and r.gentle for r in rows)


def test_a_crash_before_the_end_of_the_transaction_leaves_all_to_do(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.work()
    world.now = at("2026-03-02T10:00")
    with monkeypatch.context() as patch:
        patch.setattr(world.announcements, "_messages", lambda call, now: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            world.announcements.tick()
    with world.storage.read() as tx:
        assert tx.scalar(select(event_dates.c.announced_at).where(event_dates.c.event == "appel")) is None
    assert to(world.work()) == BOTH


# The notice before an interest is erased


def test_an_old_interest_is_told_a_month_before_and_can_be_kept(world: World) -> None:
    world.edit(appel="")
    world.now = at("2028-01-15T12:00")
    assert world.work() == []
    told = world.until("2028-01-24T12:00")
    assert to(told) == [("1", "expiry"), ("2", "expiry"), ("3", "expiry")]
    first = next(t for t in told if t.to == "1")
    assert "20 février 2028" in first.notice.subject and first.notice.stop == ""
    link = first.notice.body.partition("/garder/")[2].split()[0]
    world.expiry.keep(link)
    world.now = at("2028-03-01T12:00")
    assert world.retention.purge()["interests"] == 2
    world.expiry.keep(link)
    with world.storage.read() as tx:
        assert tx.execute(select(interests.c.last_contact_at)).scalar_one() == world.now
    with pytest.raises(BadLink):
        world.expiry.keep(link + "x")


def test_who_is_heard_of_while_the_notice_waits_is_not_told(world: World) -> None:
    world.edit(appel="")
    world.now = at("2028-01-25T22:00")
    assert world.work() == []
    with world.storage.begin() as tx:
        heard = update(interests).values(last_contact_at=world.now, expiry_told_at=None)
        tx.execute(heard)
    assert world.until("2028-01-27T12:00") == []


def test_an_address_that_was_never_verified_is_not_written_to(storage: Storage) -> None:
    world = World(storage, at("2026-02-20T12:00"), mail=False)
    raw = {"contact": "ada@exemple.org", "consent_contact": True}
    receipt = world.interests.submit(check(interest_form(world.knowledge(), "fr"), raw), "page")
    world.work()
    world.edit(appel=CALL)
    world.now = at("2026-03-05T12:00")
    assert world.work() == []
    world.now = at("2028-01-25T12:00")
    assert world.work() == []
    assert receipt.manage and isinstance(world.interests.erase(receipt.manage), Proof)
