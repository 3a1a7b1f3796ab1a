from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from icalendar import Calendar as Ical

from bot.ics import Revision, feed
from index.calendar import Calendar, Event, Version
from index.knowledge import Knowledge
from index.windows import Moment, Window
from tests import folders
from tests.clocks import CLOCKS, events

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2021, 3, 1, 10, tzinfo=PARIS)

CALENDAR = """
  - {id: depot-2, kind: depot, cohort: session-2, title: "Dépôt ; session 2, suite", title_en: Applications to session 2,
     start: 2021-02-01, end: 2021-04-10T17:00, announced_on: 2021-01-04,
     history: [{known_on: 2021-01-04, start: 2021-02-01, end: 2021-03-31T17:00},
               {known_on: 2021-02-20, start: 2021-02-01, end: 2021-04-10T17:00}],
     source: [{title: Page, url: https://exemple.fr/2}]}
  - {id: oral-2, kind: oral, cohort: session-2, title: Oraux, start: 2021-05-03, end: 2021-05-07, planned: true,
     announced_on: 2021-01-04, source: [{title: Page, url: https://exemple.fr/2}]}
  - {id: reponse-2, kind: oral, cohort: session-2, title: Réponses, by: 2021-06-15, announced_on: 2021-01-04,
     source: [{title: Page, url: https://exemple.fr/2}]}
  - {id: rentree-2, kind: oral, cohort: session-2, title: Rentrée, start: 2021-09, announced_on: 2021-01-04,
     source: [{title: Page, url: https://exemple.fr/2}]}
  - {id: secret, kind: oral, cohort: session-2, title: Pas encore annoncé, start: 2021-10-01, announced_on: 2021-03-02,
     source: [{title: Page, url: https://exemple.fr/2}]}
"""


def known(more: str = CALENDAR) -> Knowledge:
    return folders.knowledge(**{"calendar.yaml": folders.CALENDAR + more.lstrip("\n")})


def read(content: bytes) -> dict[str, Any]:
    """The events by identifier, as another program reads them."""
    return {str(e["UID"]).partition("@")[0]: e for e in Ical.from_ical(content).walk("VEVENT")}


def test_events_are_what_the_calendar_says() -> None:
    made = read(feed(known(), NOW, "fr").content)
    assert list(made) == ["depot-2", "oral-2", "reponse-2"]
    depot = made["depot-2"]
    assert depot["SUMMARY"] == "Dépôt ; session 2, suite"
    assert depot.decoded("DTSTART") == datetime(2021, 1, 31, 23, tzinfo=UTC)
    assert depot.decoded("DTEND") == datetime(2021, 4, 10, 15, tzinfo=UTC)  # summer time
    assert depot["SEQUENCE"] == 1 and depot.decoded("LAST-MODIFIED") == datetime(2021, 2, 19, 23, tzinfo=UTC)
    assert "d’abord prévue" in depot["DESCRIPTION"] and depot["STATUS"] == "CONFIRMED"
    oral = made["oral-2"]
    assert (oral.decoded("DTSTART"), oral.decoded("DTEND")) == (date(2021, 5, 3), date(2021, 5, 8))
    assert oral["STATUS"] == "TENTATIVE" and oral["SEQUENCE"] == 0
    by = made["reponse-2"]
    assert by["SUMMARY"] == "Réponses (au plus tard)" and by.decoded("DTEND") == date(2021, 6, 16)


def test_a_month_is_stated_and_what_is_not_announced_is_not() -> None:
    content = Ical.from_ical(feed(known(), NOW, "fr").content)
    assert "Rentrée : en septembre 2021" in content["DESCRIPTION"].replace("\u00a0", " ")
    assert "septembre 2021" in content["X-WR-CALDESC"]
    assert "Pas encore" not in feed(known(), NOW, "fr").content.decode()
    assert "secret" in read(feed(known(), NOW + timedelta(days=1), "fr").content)


def test_a_move_keeps_the_identifier_and_raises_the_sequence() -> None:
    before = read(feed(known(), datetime(2021, 2, 10, tzinfo=PARIS), "fr").content)["depot-2"]
    after = read(feed(known(), NOW, "fr").content)["depot-2"]
    assert before["UID"] == after["UID"] and (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert before.decoded("DTEND") < after.decoded("DTEND") and before.decoded("DTSTAMP") < after.decoded("DTSTAMP")


def test_what_is_known_of_moves_counts() -> None:
    at = datetime(2021, 2, 25, 8, 30, tzinfo=UTC)
    made = feed(known(), NOW, "fr", revisions=lambda event, now: Revision(7, at))
    assert {(e["SEQUENCE"], e.decoded("LAST-MODIFIED")) for e in read(made.content).values()} == {(7, at)}
    assert made.modified == at


def test_the_same_dates_are_the_same_bytes_all_day() -> None:
    one, other = (feed(known(), NOW + timedelta(hours=h), "fr") for h in (0, 9))
    assert one == other and one.tag != feed(known(), NOW, "en").tag


def test_it_speaks_the_language_asked_for() -> None:
    made = Ical.from_ical(feed(known(), NOW, "en").content)
    assert made["X-WR-CALNAME"] == "Essai: the dates"
    assert read(feed(known(), NOW, "en").content)["depot-2"]["SUMMARY"] == "Applications to session 2"


def test_without_an_open_call_it_has_the_next_or_else_the_last_and_what_is_ahead() -> None:
    assert "depot-2" in read(feed(known(), datetime(2021, 1, 10, tzinfo=PARIS), "fr").content)
    assert list(read(feed(known(), datetime(2021, 1, 2, tzinfo=PARIS), "fr").content)) == ["depot-1"]
    assert list(read(feed(known(), datetime(2021, 6, 1, tzinfo=PARIS), "fr").content)) == [
        "depot-2", "oral-2", "reponse-2", "secret",
    ]  # fmt: skip


@pytest.mark.parametrize("call", ["session-2", "depot-2"])
def test_one_call_has_its_own(call: str) -> None:
    assert "depot-1" not in read(feed(known(), NOW, "fr", call).content)
    assert "depot-2" in read(feed(known(), NOW, "fr", call).content)


def test_calls_of_one_cohort_are_told_apart() -> None:
    more = CALENDAR + (
        "  - {id: depot-3, kind: depot, cohort: session-2, title: Suite, start: 2021-07-01, end: 2021-07-20,\n"
        "     announced_on: 2021-02-01, source: [{title: Page, url: https://exemple.fr/2}]}\n"
    )
    assert list(read(feed(known(more), NOW, "fr", "depot-2").content)) == ["depot-2", "oral-2", "reponse-2"]
    assert list(read(feed(known(more), NOW, "fr", "depot-3").content)) == ["depot-3"]


@pytest.mark.parametrize("call", ["nothing", "oral-2", "session-1-bis", ""])
def test_no_call_no_calendar(call: str) -> None:
    if call:
        with pytest.raises(KeyError):
            feed(known(), NOW, "fr", call)
    else:
        assert read(feed(known(), NOW, "fr", call).content)


def test_a_calendar_without_events_is_still_one() -> None:
    more = (
        "  - {id: depot-4, kind: depot, cohort: session-2, title: Suite, start: 2021-07, announced_on: 2021-02-01,\n"
        "     source: [{title: Page, url: https://exemple.fr/2}]}\n"
    )
    made = Ical.from_ical(feed(known(more), NOW, "fr", "depot-4").content)
    assert [c.name for c in made.subcomponents] == ["VJOURNAL"] and "juillet 2021" in made["DESCRIPTION"]


def with_events(*given: Event) -> Knowledge:
    base = folders.knowledge()
    calendar = Calendar(base.calendar.zone_name, base.calendar.kinds, given)
    return Knowledge(base.programme, calendar, base.entries, base.projects)


def well_formed(content: bytes) -> Ical:
    """RFC 5545: lines end in CR LF and hold at most 75 bytes, text is UTF-8, what must be there is there once."""
    assert content.endswith(b"END:VCALENDAR\r\n") and b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    content.decode("utf-8")
    made = Ical.from_ical(content)
    assert made["VERSION"] == "2.0" and made["PRODID"] and made.subcomponents
    uids = [str(c["UID"]) for c in made.subcomponents]
    assert len(set(uids)) == len(uids)
    for event in made.walk("VEVENT"):
        for name in ("UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY"):
            assert not isinstance(event[name], list), name
        assert event.decoded("DTSTAMP").tzinfo and event["DTSTAMP"].to_ical().endswith(b"Z")
        start, end = event.decoded("DTSTART"), event.decoded("DTEND") if "DTEND" in event else None
        assert end is None or (type(end) is type(start) and end > start)
        if isinstance(start, datetime):
            assert event["DTSTART"].to_ical().endswith(b"Z")
        assert event.errors == []
    return made


@settings(max_examples=150, deadline=None)
@given(events(), CLOCKS)
def test_whatever_the_event_the_calendar_is_well_formed(event: Event, now: datetime) -> None:
    made = well_formed(feed(with_events(event), now, "fr").content)
    window = event.known(now, PARIS)
    day = window and any(m and m.exact for m in (window.start, window.end, window.by))
    assert len(made.walk("VEVENT")) <= bool(day)


def test_long_and_hostile_titles_are_text() -> None:
    title = 'Dépôt\r\nDTSTART:19700101\r\nX: "; , \\ 🙂' + "é" * 200
    event = Event("depot-9", "depot", {"fr": title}, Window(Moment.parse("2021-04-01")), cohort="session-2")
    made = well_formed(feed(with_events(event), NOW, "fr").content)
    [only] = made.walk("VEVENT")
    assert only.decoded("DTSTART") == date(2021, 4, 1) and "DTSTART:19700101" in only["SUMMARY"]


def test_a_value_restored_counts_as_a_move() -> None:
    days = [(date(2021, 1, n), Window(Moment.parse(f"2021-04-0{d}"))) for n, d in ((1, 1), (2, 2), (3, 2), (4, 1))]
    event = Event("e", "depot", {"fr": "E"}, days[-1][1], history=tuple(Version(d, w) for d, w in days))
    [only] = read(feed(with_events(event), NOW, "fr").content).values()
    assert only["SEQUENCE"] == 2
