"""Sentences about dates, read back: what they say is true at the clock at which they are said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.filling import fill
from bot.assistant import Assistant
from bot.dates.going_on import time_to_choose
from bot.dates.moments import TO_THE_MINUTE
from bot.dates.moves import moves
from bot.dates.sentences import Dates
from index.calendar import Calendar, Event, Kind, State, Version
from index.knowledge import Knowledge
from index.windows import Moment, Window
from tests.clocks import CLOCKS, PARIS, begins, events, over
from tests.folders import knowledge, real

SETTINGS = settings(deadline=None, max_examples=200, database=None)
LANGUAGES = st.sampled_from(["fr", "en", "de", "xx", ""])

KINDS = (
    Kind("depot", {"fr": "dépôt", "en": "applications"}, {"fr": "Quand déposer ?"}, (), call=True),
    Kind("oral", {"fr": "oraux", "en": "interviews"}, {"fr": "Quand sont les oraux ?"}, ()),
)

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
READ = re.compile(
    rf"(?:(?P<day>1er|\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})"
    r"(?: à (?P<hour>\d{1,2}) h(?: (?P<minute>\d\d))?| de [\dh ]+ à (?P<hour2>\d{1,2}) h(?: (?P<minute2>\d\d))?)?"
    r"|\b(?:en|et|à|depuis) (?P<only>\d{4})\b"
)
COUNT = re.compile(r"(encore|dans|il y a) (\d+) (jour|heure|minute|mois|h \d\d)")


def read_back(text: str) -> list[Moment]:
    """The dates of a French sentence, in its order."""
    found = []
    for match in READ.finditer(text):
        if match["only"]:
            found.append(Moment.parse(match["only"]))
            continue
        form = f"{match['year']}-{MONTHS.index(match['month']) + 1:02d}"
        if match["day"]:
            form += f"-{int(match['day'].removesuffix('er')):02d}"
            if hour := match["hour"] or match["hour2"]:
                form += f"T{hour}:{match['minute'] or match['minute2'] or '00'}"
        found.append(Moment.parse(form))
    return found


@cache
def base() -> Knowledge:
    return knowledge()


def with_events(*found: Event) -> Knowledge:
    return replace(base(), calendar=Calendar("Europe/Paris", KINDS, found))


def true_at(sentence: str, event: Event, now: datetime) -> None:
    """Every claim of a French sentence about `event` holds at `now`, by the dates in the sentence itself."""
    sentence = re.split(
        r" (?:La date a changé|La clôture a été reportée|L’ouverture a changé|C’est une date prévue)", sentence
    )[0]
    claim = sentence.removeprefix(event.title["fr"])
    now_at, today = now.timestamp(), now.astimezone(PARIS).date()
    dates = read_back(claim.split(" Ouverture : ")[0])
    if "annulé" in claim:
        assert event.cancelled
        return
    if "aucune date" in claim:
        assert event.known(now, PARIS) is None
        return
    assert dates, sentence
    last = dates[-1]
    counted = COUNT.search(claim)
    if "c’est clos" in claim or "c’était" in claim:
        assert over(last) <= now_at, sentence
        assert "encore " not in claim and "dans " not in claim
        if counted and counted[3] == "jour":
            assert int(counted[2]) == (today - last.day).days
        return
    assert over(last) > now_at, sentence
    if "pas encore ouvert" in claim:
        assert begins(dates[0]) > now_at, sentence
    if counted and counted[1] == "encore":
        left = over(last) - 0.000001 - now_at
        unit = {
            "jour": (last.last(PARIS).astimezone(PARIS).date() - today).days,
            "heure": int(left // 3600),
            "minute": int(left // 60),
        }
        if counted[3].startswith("h "):
            assert 60 * int(counted[2]) + int(counted[3][2:]) == unit["minute"] < 60 * TO_THE_MINUTE, sentence
        else:
            assert int(counted[2]) == unit[counted[3]] > 0, sentence
    if counted and counted[1] == "dans" and counted[3] == "jour":
        known = event.known(now, PARIS)
        assert known and int(counted[2]) == ((known.start or known.deadline).day - today).days > 0, sentence


@SETTINGS
@given(events(), CLOCKS)
def test_what_is_said_of_any_event_is_true(event: Event, now: datetime) -> None:
    dates = Dates(with_events(event), now, "fr")
    sentence = dates.status(event)
    true_at(sentence, event, now)
    if event.kind == "depot":
        opened = event.state(now, PARIS) in (State.OPEN, State.LAST_DAY)
        said = bool(re.search("c’est ouvert|dernier jour|c’est en cours|c’est aujourd’hui", sentence))
        assert said == opened, sentence


@settings(SETTINGS, max_examples=70)
@given(CLOCKS)
def test_what_is_said_of_the_real_events_is_true(now: datetime) -> None:
    dates = Dates(real(), now, "fr")
    for event in real().calendar.events:
        true_at(dates.status(replace(event, note=None)), event, now)


@SETTINGS
@given(st.integers(0, 10_000), st.integers(-90, 90), st.sampled_from(["fr", "en"]))
def test_the_real_deadlines_to_the_second(pick: int, seconds: int, lang: str) -> None:
    calls = [e for e in real().calendar.calls() if e.window.end]
    event = calls[pick % len(calls)]
    now = datetime.fromtimestamp(over(event.window.deadline), UTC) + timedelta(seconds=seconds)
    sentence = Dates(real(), now, lang).status(event)
    closed = "c’est clos" in sentence or "**closed**" in sentence
    assert closed == (seconds >= 0), sentence


def open_by_account(found: list[Event], now: datetime) -> set[str]:
    opened = set()
    for event in found:
        window = event.known(now, PARIS)
        if window and window.start and begins(window.start) <= now.timestamp() < over(window.deadline):
            opened.add(event.title["fr"])
    return opened


@SETTINGS
@given(CLOCKS)
def test_the_calls_that_are_said_to_be_open_are(now: datetime) -> None:
    sides = {c.id for c in real().programme.cohorts if c.side}
    every = real().calendar.calls()
    calls = [e for e in every if e.cohort not in sides]
    reserved = [e for e in every if e.cohort in sides]
    text = Dates(real(), now, "fr").calls()
    said = {
        e.title["fr"]
        for e in every
        if re.search(re.escape(e.title["fr"]) + r" : \*\*c’est (?:ouvert|le dernier jour|en cours)", text)
    }
    assert said == (open_by_account(calls, now) or open_by_account(reserved, now)), text
    assert ("Aucun appel n’est ouvert" in text or "rien n’est ouvert" in text) == (not said)
    if "Le dernier était ouvert" in text:
        closed = read_back(text.split("Le dernier était ouvert")[1].split("(")[0])[-1]
        assert over(closed) <= now.timestamp()


@settings(SETTINGS, max_examples=25)  # every text of the knowledge, each time
@given(CLOCKS, LANGUAGES)
def test_nothing_raises_and_no_braces_are_left(now: datetime, lang: str) -> None:
    found = real()
    dates = Dates(found, now, lang)
    cohorts = [None, "inconnue", *(c.id for c in found.programme.cohorts)]
    said = [dates.calls(), dates.calls("administrations"), dates.calls("personne")]
    said += [dates.calendar_of(cohort) for cohort in cohorts]
    said += [dates.calls(cohort=cohort) for cohort in cohorts]
    said += [dates.of_kind(kind, cohort) for kind in found.calendar.kinds for cohort in cohorts[:4]]
    said += [dates.status(event) for event in found.calendar.events]
    bodies = [e.body for e in found.entries] + [t.body for e in found.entries for t in e.translations.values()]
    said += [fill(dates, body) for body in (*bodies, *(p.body for p in found.projects))]
    for text in said:
        assert text and "{" not in text and "}" not in text and "None" not in text, text


@settings(SETTINGS, max_examples=100)
@given(st.lists(events(), max_size=5), CLOCKS, LANGUAGES)
def test_nothing_raises_for_any_events(found: list[Event], now: datetime, lang: str) -> None:
    dates = Dates(with_events(*found), now, lang)
    said = [
        dates.calls(),
        dates.calendar_of(None),
        dates.calendar_of("session-1"),
        *(dates.of_kind(kind) for kind in KINDS),
    ]
    said += [fill(dates, f"{{{{{aspect}:{e.id}}}}}") for e in found for aspect in ("start", "end", "period", "status")]
    for text in said:
        assert text and "{{" not in text and "le en " not in text and "depuis le en" not in text, text


def at(clock: str) -> datetime:
    return datetime.fromisoformat(clock).replace(tzinfo=PARIS)


def event(start: str = "", end: str = "", by: str = "", kind: str = "depot", **more: object) -> Event:
    moments = {name: Moment.parse(text) for name, text in (("start", start), ("end", end), ("by", by)) if text}
    return Event("e", kind, {"fr": "Dépôt", "en": "Applications"}, Window(**moments), **more)  # type: ignore[arg-type]


EXTENDED = event(
    "2022-03-07", "2022-04-19T23:59",
    history=(
        Version(date(2022, 1, 24), Window(Moment.parse("2022-03-07"), Moment.parse("2022-04-03T23:59"))),
        Version(date(2022, 4, 7), Window(Moment.parse("2022-03-07"), Moment.parse("2022-04-10T23:59"))),
        Version(date(2022, 4, 12), Window(Moment.parse("2022-03-07"), Moment.parse("2022-04-19T23:59"))),
    ),
)  # fmt: skip
MARCH = event("2022-03-01", "2022-03-31T17:00")
DAYS = event("2022-06-07", "2022-06-13", kind="oral")


@pytest.mark.parametrize(
    ("found", "clock", "sentence"),
    [
        (MARCH, "2022-02-28T23:59", "Dépôt : **pas encore ouvert**. Ouverture le mardi 1er mars 2022 (demain), clôture le jeudi 31 mars 2022 à 17 h."),
        (MARCH, "2022-03-19T12:00", "Dépôt : **c’est ouvert, encore 12 jours**, jusqu’au jeudi 31 mars 2022 à 17 h."),
        (MARCH, "2022-03-30T23:59", "Dépôt : **c’est ouvert, encore 1 jour**, jusqu’au jeudi 31 mars 2022 à 17 h."),
        (MARCH, "2022-03-31T00:00", "Dépôt : **c’est le dernier jour**, encore 17 heures. Clôture aujourd’hui, jeudi 31 mars 2022 à 17 h."),
        (MARCH, "2022-03-31T15:30", "Dépôt : **c’est le dernier jour**, encore 1 h 30. Clôture aujourd’hui, jeudi 31 mars 2022 à 17 h."),
        (MARCH, "2022-03-31T16:40", "Dépôt : **c’est le dernier jour**, encore 20 minutes. Clôture aujourd’hui, jeudi 31 mars 2022 à 17 h."),
        (MARCH, "2022-03-31T17:00", "Dépôt : **c’est le dernier jour**, encore moins d’une minute. Clôture aujourd’hui, jeudi 31 mars 2022 à 17 h."),
        (MARCH, "2022-03-31T17:01", "Dépôt : **c’est clos** (aujourd’hui), depuis le jeudi 31 mars 2022 à 17 h."),
        (MARCH, "2022-04-01T09:00", "Dépôt : **c’est clos** (hier), depuis le jeudi 31 mars 2022 à 17 h."),
        (MARCH, "2022-04-14T12:00", "Dépôt : **c’est clos** (il y a 14 jours), depuis le jeudi 31 mars 2022 à 17 h."),
        (MARCH, "2022-05-31T12:00", "Dépôt : **c’est clos** depuis le jeudi 31 mars 2022 à 17 h (il y a 61 jours, environ 2 mois)."),
        (event(by="2022-03-31"), "2022-03-30T12:00", "Dépôt : **au plus tard le jeudi 31 mars 2022** (demain)."),
        (event(end="2022-03-31"), "2022-03-01T12:00", "Dépôt : **jusqu’au jeudi 31 mars 2022** (dans 30 jours)."),
        (event("2022-03-31"), "2022-03-31T12:00", "Dépôt : **c’est aujourd’hui**, le jeudi 31 mars 2022."),
        (event("2022-03-31"), "2022-04-02T12:00", "Dépôt : c’était le 31 mars 2022 (il y a 2 jours)."),
        (event("2022-05"), "2022-04-02T12:00", "Dépôt : **pas encore ouvert**. Ouverture en mai 2022 ; la date de clôture n’est pas encore annoncée."),
        (event("2022-05"), "2022-05-02T12:00", "Dépôt : **c’est en cours**, en mai 2022."),
        (event("2022-05", "2022-06"), "2022-05-02T12:00", "Dépôt : **c’est ouvert, encore 59 jours**, jusqu’en juin 2022."),
        (event("2022-05", "2022-06"), "2022-07-02T12:00", "Dépôt : **c’est clos** depuis juin 2022."),
        (event("2022-05", "2022-06"), "2025-07-02T12:00", "Dépôt : **c’est clos** depuis juin 2022 (il y a environ 3 ans)."),
        (event("2020"), "2026-07-30T12:00", "Dépôt : c’était en 2020 (il y a environ 6 ans)."),
        (event("2020"), "2021-03-15T12:00", "Dépôt : c’était en 2020."),
        (event("2022-05"), "2022-06-20T12:00", "Dépôt : c’était en mai 2022."),
        (event("2022-05"), "2022-09-20T12:00", "Dépôt : c’était en mai 2022 (il y a environ 4 mois)."),
        (event("2022-03-31T08:00", "2022-03-31T17:00"), "2022-07-31T12:00",
         "Dépôt : **c’est clos** depuis le jeudi 31 mars 2022 à 17 h (il y a 122 jours, environ 4 mois)."),
        (event("2022-03-31"), "2026-03-31T08:00", "Dépôt : c’était le 31 mars 2022 (il y a 4 ans jour pour jour)."),
        (event("2022-03-31"), "2026-07-30T08:00", "Dépôt : c’était le 31 mars 2022 (il y a 4 ans et 3 mois)."),
        (DAYS, "2022-01-07T12:00", "Dépôt : **du mardi 7 juin au lundi 13 juin 2022** (dans 5 mois)."),
        (DAYS, "2022-06-08T12:00", "Dépôt : **c’est en cours, encore 5 jours**, du mardi 7 juin au lundi 13 juin 2022."),
        (DAYS, "2022-07-08T12:00", "Dépôt : c’était du 7 au 13 juin 2022 (il y a 25 jours)."),
        (event("2022-06-07", "2022-06-13", kind="oral", planned=True), "2022-07-08T12:00",
         "Dépôt : c’était du 7 au 13 juin 2022 (il y a 25 jours). C’est une date prévue, telle que la source l’annonçait."),
        (event("2022-06-07", kind="oral", announced_on=date(2022, 2, 1)), "2022-01-31T12:00", "Dépôt : aucune date n’est annoncée à ce jour."),
        (event("2022-06-07", kind="oral", note={"fr": "à distance"}), "2022-07-31T12:00", "Dépôt : c’était le 7 juin 2022 (il y a 54 jours, environ 2 mois). À distance."),
    ],
)  # fmt: skip
def test_status(found: Event, clock: str, sentence: str) -> None:
    said = Dates(with_events(found), at(clock), "fr").status(found)
    assert said.split(" Ouverture : ")[0] == sentence


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("2022-04-05T12:00", ["c’est clos", "dimanche 3 avril 2022 à 23 h 59"]),
        (
            "2022-04-08T12:00",
            ["encore 2 jours", "dimanche 10 avril 2022", "reportée", "d’abord prévue le 3 avril 2022 à 23 h 59."],
        ),
        ("2022-04-11T12:00", ["c’est clos", "dimanche 10 avril 2022"]),
        (
            "2022-04-13T12:00",
            [
                "encore 6 jours",
                "mardi 19 avril 2022",
                "d’abord prévue le 3 avril 2022 à 23 h 59, puis le 10 avril 2022 à 23 h 59.",
            ],
        ),
        ("2022-04-20T00:00", ["c’est clos", "(hier)", "mardi 19 avril 2022 à 23 h 59"]),
    ],
)
def test_an_extension_as_it_was_known(clock: str, words: list[str]) -> None:
    said = Dates(with_events(EXTENDED), at(clock), "fr").status(EXTENDED)
    assert [w for w in words if w not in said] == [], said
    assert ("reportée" in said) == (clock >= "2022-04-07")


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("2022-04-03T12:00", ["dernier jour", "dimanche 3 avril 2022 à 23 h 59"]),
        ("2022-04-04T00:02", ["encore 6 jours", "dimanche 10 avril 2022.", "d’abord prévue le 3 avril"]),
        ("2022-04-11T12:00", ["encore 8 jours", "mardi 19 avril 2022 à 23 h 59"]),
        ("2022-04-20T00:00", ["c’est clos", "(hier)", "mardi 19 avril 2022 à 23 h 59"]),
    ],
)
def test_a_call_that_was_extended_is_never_said_to_be_closed_in_between(clock: str, words: list[str]) -> None:
    promised = real().calendar.event("promo-6-candidatures")
    assert promised is not None
    said = Dates(real(), at(clock), "fr").status(promised)
    assert [w for w in words if w not in said] == [], said


def test_an_opening_that_moved_is_no_former_end() -> None:
    first, then = Window(Moment.parse("2024-04-01")), Window(Moment.parse("2024-04-03"), Moment.parse("2024-04-26"))
    moved = event(
        "2024-04-03", "2024-04-26", history=(Version(date(2024, 3, 1), first), Version(date(2024, 4, 1), then))
    )
    said = Dates(with_events(moved), at("2024-04-27T12:00"), "fr").status(moved)
    assert said.endswith("L’ouverture a changé : elle était d’abord prévue le 1er avril 2024.")


def test_every_former_value_is_told() -> None:
    found = real().calendar.event("promo-7-sprint-3-candidatures")
    assert found is not None
    said = Dates(real(), at("2024-09-02T12:00"), "fr").status(found)
    assert "d’abord annoncée en juin 2024, puis du 19 au 30 août 2024 (fin reportée de 9 jours)." in said


def test_what_is_called_off_neither_comes_nor_was() -> None:
    off = event("2022-06-07", kind="oral", cancelled=True)
    later = replace(event("2022-06-20", kind="oral"), id="later")
    kind = KINDS[1]
    said = Dates(with_events(off, later), at("2022-06-01T12:00"), "fr").of_kind(kind)
    assert "**c’est annulé**. La date annoncée était le mardi 7 juin 2022." in said and "lundi 20 juin" in said
    said = Dates(with_events(off), at("2022-07-01T12:00"), "fr").of_kind(kind)
    assert "La dernière fois" not in said


def test_a_date_moved_forward_is_no_extension() -> None:
    sooner = event(
        "2022-03-01", "2022-03-15",
        history=(
            Version(date(2022, 1, 1), Window(Moment.parse("2022-03-01"), Moment.parse("2022-03-31"))),
            Version(date(2022, 3, 2), Window(Moment.parse("2022-03-01"), Moment.parse("2022-03-15"))),
        ),
    )  # fmt: skip
    said = Dates(with_events(sooner), at("2022-03-10T12:00"), "fr").status(sooner)
    assert "reportée" not in said and "La date a changé : elle était d’abord annoncée du 1er au 31 mars 2022." in said


@pytest.mark.parametrize(
    ("window", "french", "english"),
    [
        (("2022-06-07", "2022-06-13", ""), "du 7 au 13 juin 2022", "from 7 to 13 June 2022"),
        (("2022-06-01", "2022-06-13", ""), "du 1er au 13 juin 2022", "from 1 to 13 June 2022"),
        (("2022-05-30", "2022-06-01", ""), "du 30 mai au 1er juin 2022", "from 30 May to 1 June 2022"),
        (
            ("2021-12-30", "2022-01-02", ""),
            "du 30 décembre 2021 au 2 janvier 2022",
            "from 30 December 2021 to 2 January 2022",
        ),
        (("2022-06-07", "", ""), "le 7 juin 2022", "on 7 June 2022"),
        (("2022-06-07", "2022-06-07", ""), "le 7 juin 2022", "on 7 June 2022"),
        (
            ("2022-06-07T09:00", "2022-06-07T10:30", ""),
            "le 7 juin 2022 de 9 h à 10 h 30",
            "on 7 June 2022 from 09:00 to 10:30",
        ),
        (
            ("2022-03-07", "2022-04-03T23:59", ""),
            "du 7 mars au 3 avril 2022 à 23 h 59",
            "from 7 March to 3 April 2022 at 23:59",
        ),
        (("", "", "2022-07-15"), "au plus tard le 15 juillet 2022", "by 15 July 2022"),
        (("", "", "2022-07"), "au plus tard en juillet 2022", "by July 2022"),
        (("", "2022-07-15", ""), "jusqu’au 15 juillet 2022", "until 15 July 2022"),
        (("2022-07", "", ""), "en juillet 2022", "in July 2022"),
        (("2022", "", ""), "en 2022", "in 2022"),
        (("2022-07", "2022-08", ""), "entre juillet 2022 et août 2022", "between July 2022 and August 2022"),
        (
            ("2022-07-01", "2022-08", ""),
            "entre le 1er juillet 2022 et août 2022",
            "between 1 July 2022 and August 2022",
        ),
    ],
)
def test_periods(window: tuple[str, str, str], french: str, english: str) -> None:
    found = event(*window)
    said = [Dates(with_events(found), at("2022-01-01T12:00"), lang).period(found.window) for lang in ("fr", "en", "de")]
    assert said == [french, english, french]


def test_an_hour_on_the_night_of_a_clock_change() -> None:
    found = event("2022-10-01", "2022-10-30T12:00")
    midnight = datetime(2022, 10, 29, 22, 0, tzinfo=UTC)  # 00:00 in Paris; noon is thirteen hours away
    assert "encore 13 heures" in Dates(with_events(found), midnight, "fr").status(found)


def test_a_special_round_is_heard_of_by_its_name_or_when_it_is_the_only_open_one() -> None:
    side = event("2022-03-01", "2022-03-31", cohort="session-1-bis")
    dates = Dates(with_events(side), at("2022-03-10T12:00"), "fr")
    assert "c’est ouvert" in dates.calls(cohort="session-1-bis")
    assert "c’est ouvert" in dates.calls() and "Aucun autre appel n’est ouvert" in dates.calls()
    plain = Dates(with_events(side, replace(MARCH, id="p", title={"fr": "Appel"})), at("2022-03-10T12:00"), "fr")
    assert plain.calls().startswith("Appel : **c’est ouvert") and "Dépôt" not in plain.calls()


def test_a_cohort_without_a_call_does_not_hide_the_open_one() -> None:
    dates = Dates(with_events(replace(MARCH, cohort="session-2")), at("2022-03-10T12:00"), "fr")
    assert "c’est ouvert" in dates.calls(cohort="session-1")


def test_a_cohort_with_several_calls_is_told_from_the_one_in_question() -> None:
    first = replace(MARCH, id="a", cohort="session-1", title={"fr": "Dépôt 1"})
    second = replace(event("2022-05-01", "2022-05-20"), id="b", cohort="session-1", title={"fr": "Dépôt 2"})
    third = replace(second, id="c", title={"fr": "Dépôt 3"}, announced_on=date(2022, 6, 1))
    dates = Dates(with_events(first, second, third), at("2022-05-02T12:00"), "fr")
    said = dates.of_kind(KINDS[0], "session-1")
    assert said.index("Dépôt 2") < said.index("Dépôt 1") and "Dépôt 3" not in said
    said = Dates(with_events(third), at("2022-05-02T12:00"), "fr").of_kind(KINDS[0], "session-1")
    assert said.count("aucune date n’est annoncée à ce jour") == 1 and "Aucun appel n’est ouvert" in said


def test_after_a_call_that_is_long_over_comes_what_holds_now() -> None:
    calls = replace(MARCH, cohort="session-1"), replace(event("2023-03-01", "2023-03-31"), id="n", cohort="session-2")
    said = Dates(with_events(*calls), at("2023-03-02T12:00"), "fr").of_kind(KINDS[0], "session-1")
    assert said.index("c’est clos") < said.index("c’est ouvert, encore 29 jours")
    assert "Aucun appel" not in said


def test_another_audience_is_not_told_that_no_call_at_all_is_open() -> None:
    projects = Kind("projets", {"fr": "appel à projets"}, {"fr": "?"}, (), audience="administrations", call=True)
    found = replace(with_events(MARCH), calendar=Calendar("Europe/Paris", (*KINDS, projects), (MARCH,)))
    said = Dates(found, at("2022-03-10T12:00"), "fr").of_kind(projects)
    assert said.startswith("Appel à projets : rien n’est ouvert aujourd’hui")


def test_the_last_time_tells_every_series_of_its_round() -> None:
    found = Dates(real(), at("2022-09-20T16:40"), "fr")
    kind = next(k for k in real().calendar.kinds if k.id == "auditions")
    told = found.of_kind(kind)
    assert "du 7 au 13 juin 2022" in told and "du 22 juin au 7 juillet 2022" in told
    rounds = Dates(real(), at("2026-09-20T16:40"), "fr").of_kind(kind)  # of sprints, the last alone
    assert "sprint 5" in rounds and "sprint 4" not in rounds


def test_rules_that_have_not_begun() -> None:
    begins = {u: [e.valid_from for e in group] for u, group in real().versions.items()}
    dated = {u: min(d for d in days if d) for u, days in begins.items() if all(days)}
    assert dated and len(dated) < len(begins), "some rules have always held"
    for unit, first in dated.items():
        day = datetime.combine(first, datetime.min.time(), PARIS)
        assert unit in Dates(real(), day - timedelta(days=1), "fr").not_yet
        assert unit not in Dates(real(), day, "fr").not_yet
    assert not Dates(real(), at("2000-01-01"), "fr").not_yet - dated.keys()


def test_what_is_just_over_is_told_after_what_comes() -> None:
    first, second = DAYS, replace(event("2022-06-22", "2022-06-30", kind="oral"), id="s", title={"fr": "Suite"})
    said = Dates(with_events(first, second), at("2022-06-20T12:00"), "fr").of_kind(KINDS[1])
    assert said.index("Suite") < said.index("c’était du 7 au 13 juin 2022")
    said = Dates(with_events(first), at("2022-06-20T12:00"), "fr").of_kind(KINDS[1])
    assert (
        said
        == "Dépôt : c’était du 7 au 13 juin 2022 (il y a 7 jours). Pour cette étape, aucune autre date n’est annoncée à ce jour."
    )


def test_a_call_is_closing_shortly_before_and_after_its_close() -> None:
    closing = [
        bool(Dates(with_events(MARCH), at(f"2022-{d}T17:00"), "fr").kinds_closing())
        for d in ("03-27", "03-29", "04-03", "04-04")
    ]
    assert closing == [False, True, True, False]


def test_the_very_first_is_not_the_next() -> None:
    calls = MARCH, replace(event("2023-03-01", "2023-03-31"), id="n")
    dates = Dates(with_events(*calls), at("2023-03-02T12:00"), "fr")
    assert "31 mars 2022" in dates.of_kind(KINDS[0], question="le tout premier dépôt, c'était quand ?")
    assert not Dates.very_first("c'est la première fois que je postule, j'ai jusqu'à quand ?")
    assert not Dates.very_first("je postule pour la première fois, jusqu'à quand ?")
    assert not Dates.very_first("vous allez encore repousser comme la première fois ?")
    assert "31 mars 2023" in dates.of_kind(KINDS[0], question="le premier jour du dépôt ?")


def steps_at(clock: str, *found: Event) -> str:
    return Dates(with_events(*found), at(clock), "fr").steps(["depot"], None)


def test_the_other_steps_of_the_cohort_are_told_beside() -> None:
    cohort = next(c for c in base().programme.cohorts if not c.side)
    call = replace(MARCH, cohort=cohort.id, step=True)
    oral = replace(event("2022-06-07", "2022-06-13", kind="oral"), id="o", cohort=cohort.id, step=True)
    more = replace(event("2022-06-20", "2022-06-21", kind="oral"), id="m", cohort=cohort.id)
    dates = Dates(with_events(call, oral, more), at("2022-03-10T12:00"), "fr")
    said = dates.steps(["depot"], None)  # of the call that is open, without naming it
    assert said == f"Les autres étapes de la {cohort.name['fr']} : oraux du 7 au 13 juin 2022."
    assert dates.steps(["oral"], cohort.id).endswith("dépôt du 1er au 31 mars 2022 à 17 h.")
    assert dates.steps(["depot", "oral"], cohort.id) == ""
    assert steps_at("2023-03-10T12:00", call, oral) == ""  # long over: no cohort is spoken of
    assert steps_at("2022-03-10T12:00", call, replace(oral, announced_on=date(2022, 5, 1))) == ""
    assert steps_at("2022-03-10T12:00", call, replace(oral, cancelled=True)) == ""


def test_a_call_of_one_day_was_open_for_no_day_before() -> None:
    said = Dates(with_events(MARCH), at("2022-07-31T12:00"), "fr").status(event("2022-03-31T08:00", "2022-03-31T17:00"))
    assert said.endswith("Ouverture : le jeudi 31 mars 2022 à 8 h.")


def test_the_last_call_is_told_with_its_opening() -> None:
    said = Dates(with_events(MARCH), at("2023-03-10T12:00"), "fr").calls()
    assert "Le dernier était ouvert du mardi 1er mars au jeudi 31 mars 2022 à 17 h, soit 31 jours (" in said
    said = Dates(with_events(MARCH), at("2022-04-03T12:00"), "fr").status(MARCH)
    assert "c’est clos" in said and "Ouverture : le mardi 1er mars 2022, 30 jours plus tôt." in said


def test_what_to_do_meanwhile_is_told_while_no_call_is_open_or_announced() -> None:
    told = replace(KINDS[0], meanwhile={"fr": "Voyez les offres."}, meanwhile_from=date(2023, 1, 1))
    found = replace(base(), calendar=Calendar("Europe/Paris", (told, *KINDS[1:]), (MARCH,)))
    said = {
        clock: "Voyez les offres." in Dates(found, at(clock), "fr").of_kind(told)
        for clock in ("2022-01-10T12:00", "2022-03-10T12:00", "2022-06-10T12:00", "2023-06-10T12:00")
    }
    assert list(said.values()) == [False, False, False, True]
    projects = Kind("projets", {"fr": "appel à projets"}, {"fr": "?"}, (), audience="administrations", call=True)
    projects = replace(projects, meanwhile={"fr": "Déposez quand vous voulez."})
    other = replace(found, calendar=Calendar("Europe/Paris", (*KINDS, projects), (MARCH,)))
    said_to_others = Dates(other, at("2023-06-10T12:00"), "fr").of_kind(projects)
    assert "Déposez quand vous voulez. " in said_to_others and "equipe@exemple.fr" in said_to_others


def test_the_next_of_a_numbered_kind_is_told_too() -> None:
    one = replace(MARCH, id="1", title={"fr": "Dépôt, sprint 1"})
    two = replace(event("2022-05-01", "2022-05-20"), id="2", title={"fr": "Dépôt, sprint 2"})
    dates = Dates(with_events(one, two), at("2022-04-10T12:00"), "fr")
    said = dates.of_kind(KINDS[0], question="sprint 1 fini ? le prochain c'est quand ?")
    assert said.index("sprint 1") < said.index("sprint 2")
    assert "sprint 2" not in dates.of_kind(KINDS[0], question="sprint 1 fini ?")


def test_a_cohort_without_such_an_event_has_that_of_its_special_round() -> None:
    call = replace(MARCH, cohort="session-1", title={"fr": "Appel"})
    oral = replace(event("2022-06-07", kind="oral"), id="o", cohort="session-1-bis", title={"fr": "Oral bis"})
    dates = Dates(with_events(call, oral), at("2023-03-10T12:00"), "fr")
    assert (
        dates.of_kind(KINDS[1], "session-1") == "Oral bis : c’était le 7 juin 2022 (il y a 276 jours, environ 9 mois)."
    )


def test_an_edition_in_a_title_is_no_cohort() -> None:
    dates = Dates(real(), at("2023-06-20T09:30"), "fr")
    kind = next(k for k in real().calendar.kinds if k.id == "restitution")
    assert dates.of_edition(kind, ("promo-2",), "la 2e édition des regards sur l'innovation") == ("promo-6",)
    assert dates.of_edition(kind, ("promo-2",), "la restitution de la promo 2") == ("promo-2",)
    assert dates.of_edition(kind, (), "la 2e édition") == ()


def test_what_is_to_come_is_told_after_what_is_over() -> None:
    dates = Dates(real(), at("2026-08-12T09:09"), "fr")
    kind = next(k for k in real().calendar.kinds if k.id == "webinaires")
    told = dates.of_kind(kind, "promo-6", "quand ont eu lieu les webinaires, et y en a-t-il de prévu bientôt ?")
    assert told.endswith("aucune date n’est annoncée à ce jour.")


@pytest.mark.parametrize(
    ("clock", "cohort"),
    [("2021-05-18", "promo-4"), ("2022-10-11", "promo-6"), ("2022-04-25", "promo-5"), ("2026-11-26", None)],
)
def test_the_cohort_that_is_at_work(clock: str, cohort: str | None) -> None:
    found = Dates(real(), at(f"{clock}T10:00"), "fr").at_work()
    assert (found and found.id) == cohort


def test_a_date_without_an_event_is_that_of_one_called_alike() -> None:
    """Of the first cohorts only the announcement of the results is known, none of the cohort."""
    dates = Dates(real(), at("2026-11-26T10:00"), "fr")
    kind = next(k for k in dates.calendar.kinds if k.id == "annonce")
    told = dates.of_kind(kind, "promo-1")
    assert "Annonce des 11 lauréates et lauréats" in told and "lancement" not in told and "je n’ai pas" not in told


def test_who_asks_for_a_calendar_without_a_cohort_hears_first_where_the_calls_stand() -> None:
    """When all of the last cohort's dates are over; while a call is open it comes first, then what is next, and its calendar."""
    over, now = (Dates(real(), at(clock), "fr").calendar_of(None) for clock in ("2026-10-01T09:00", "2022-03-20T09:00"))
    assert over.startswith("Aucun appel n’est ouvert aujourd’hui") and "Le calendrier de la promotion 7" in over
    assert now.startswith("Dépôt des candidatures de la promotion 6 : **c’est ouvert")
    _under_way, coming, calendar = now.split("\n\n", 2)
    assert "demain" in coming and calendar.startswith("Le calendrier de la promotion 6")
    named = Dates(real(), at("2026-10-01T09:00"), "fr").calendar_of("promo-7")
    assert named.startswith("Le calendrier de la promotion 7")


def test_the_call_before_is_told_to_who_asks_for_the_last_one() -> None:
    dates = Dates(real(), at("2025-02-25T10:00"), "fr")
    kind = next(k for k in real().calendar.kinds if k.id == "candidatures")
    asked = dates.of_kind(kind, question="Rien d'ouvert en ce moment ? Le dernier créneau, c'était quand ?")
    assert "pas encore ouvert" in asked and "sprint 3 : **c’est clos" in asked
    assert "sprint 3" not in dates.of_kind(kind, question="quel est le dernier délai pour candidater ?")


def test_a_date_is_not_known_before_it_was_announced() -> None:
    kind = next(k for k in real().calendar.kinds if k.id == "candidatures")
    early, late = (Dates(real(), at(f"2025-{day}T10:00"), "fr").of_kind(kind) for day in ("07-01", "09-10"))
    assert "aucune date d’ouverture n’est annoncée" in early and "18 septembre 2025" not in early
    assert "jeudi 18 septembre 2025" in late


def test_who_missed_a_round_and_asks_for_another_hears_of_the_open_one() -> None:
    dates = Dates(real(), at("2024-04-10T12:00"), "en")
    kind = next(k for k in real().calendar.kinds if k.id == "candidatures")
    told = dates.of_kind(kind, "promo-7", "I missed the first sprint of EIG 7. Any other chance?")
    assert "sprint 2: **open" in told and "sprint 3" not in told


def test_no_other_kind_says_that_no_call_is_open_while_a_reserved_one_is() -> None:
    side = replace(event("2022-04-28", "2022-05-04", cohort="session-1-bis"), title={"fr": "Réservé"})
    oral = replace(event("2021-06-07", "2021-06-13", kind="oral"), id="o")
    text = Dates(with_events(side, oral), at("2022-04-29T12:00"), "fr").of_kind(KINDS[1])
    assert "Réservé" in text and "Aucun appel" not in text


def test_after_what_was_called_off_comes_what_was_held() -> None:
    dates = Dates(real(), datetime(2021, 1, 20, tzinfo=PARIS), "fr")
    kind = next(k for k in real().calendar.kinds if k.id == "restitution")
    told = dates.of_kind(kind, "promo-4", "la journée démo de janvier 2021 a eu lieu ?").split("\n\n")
    assert "annulé" in told[0] and "11 février 2021" in told[1]


@pytest.mark.parametrize(
    ("asked", "clock", "words"),
    [
        ("on marie sa sœur le samedi 8 juillet, il aura fini son contrat d'EIG ?", "2022-11-16T21:07", "Le samedi 8 juillet 2023"),
        ("Il s’est passé quoi chez vous il y a cinq ans aujourd’hui, jour pour jour ?", "2026-06-17T14:00", "Restitution finale de la promotion 4"),
        ("le tout 1er appel a candidats c'était quel jour ?", "2026-11-03T09:05", "le jeudi 3 novembre 2016"),
        ("il y a une promo qui tourne actuellement ? elle s'arrête quand ?", "2026-05-20T08:12", "ne recrute plus par promotions annuelles"),
        ("Opérateur public : quelle est cette année la date butoir pour demander un EIG ?", "2024-06-05T10:45", "sans date butoir"),
        ("le 2e séminaire de la promo en cours, il est vers quelle période ?", "2022-12-05T11:50", "2 mois avant la fin"),
        ("tous les sprints qui ont eu lieu depuis 2024, avec leurs dates", "2026-06-15T16:00", "sprint 5"),
        ("Bonsoir, est-ce que ça rouvre après les fêtes ? merci d'avance et joyeux Noël à l'équipe", "2025-12-19T21:55", "Aucun appel n’est ouvert"),
        ("c a quelle heure la visio daujourdhui", "2022-03-17T13:20", "de 13 h 45 à 14 h 45"),
        ("je pars sans réseau du 26 avril au 10 mai, je peux envoyer mon dossier en rentrant ?", "2021-04-09T17:48", "il faut envoyer le dossier avant"),
        ("Missed the first round by four days. When can I try again?", "2024-03-05T09:58", "sprint 2"),
        ("ça ouvre aujourd’hui : les grandes étapes avec les dates, jusqu’à la prise de poste ?", "2025-03-06T10:44", "21 avril"),
        ("Encore combien de jours pour envoyer le dossier ? Et on peut espérer une rallonge comme à chaque fois ?", "2025-03-24T12:44", "encore 11 jours"),
        ("ancienne de la promo 4 ! la nouvelle promo elle a commencé quand ?", "2021-11-22T21:36", "13 septembre 2021"),
        ("quelles sont cette année les dates de l'appel à projets ? Les autres années c'était en janvier.", "2024-03-12T14:55", "sans date butoir"),
        ("I'm writing an article. What was going on with the EIG in June 2021?", "2024-12-03T09:50", "17 June 2021"),
        ("after the 2022-23 cohort wrapped up, how long was it until the next call opened?", "2026-11-05T15:15", "202 days"),
        ("Y aura-t-il une journée de clôture ouverte au public ce mois-ci, comme fin juin 2023 ?", "2026-06-08T09:31", "aucune autre date n’est annoncée"),
        ("which application window stayed open longer, the fifth cohort's or the sixth's? And by how much?", "2022-04-25T10:15", "The difference is 19 days"),
        ("Could you give me the month each of the first six cohorts started work?", "2026-04-20T14:14", "cohort 6: on 12 September 2022"),
        ("hi, EIG 6 here, my parents are flying in from Brazil this spring. when is our second 2-day offsite, even approximately?", "2023-03-08T11:30", "2 months before the end"),
        ("J'étais de la toute première fournée, en 2017. Y a encore du monde en poste en ce moment ?", "2023-11-20T19:33", "seules restent les personnes"),
        ("How much would I take home with 14 years in product? and is anything open?", "2026-05-29T17:55", "No call is open"),
    ],
)  # fmt: skip
def test_as_it_is_asked(assistant: Assistant, asked: str, clock: str, words: str) -> None:
    assert words in assistant.reply(asked, now=at(clock)).markdown.replace("\u00a0", " ")


@pytest.mark.parametrize("clock", ["2021-04-07T22:41", "2021-05-03T00:04"])
def test_what_is_known_of_files_that_come_late(assistant: Assistant, clock: str) -> None:
    asked = "dernier jour et on ne peut valider que demain 9h, il y a une tolérance pour le dépôt des candidatures ?"
    told = assistant.reply(asked, now=at(clock)).markdown
    assert told.count("Aucune de nos sources ne parle d’un dossier accepté après l’heure") == 1


def test_an_opening_that_moved_alone_is_no_move_of_the_close() -> None:
    end = Moment.parse("2024-04-26")
    first, then = Window(Moment.parse("2024-04-01"), end), Window(Moment.parse("2024-04-03"), end)
    moved = event(
        "2024-04-03", "2024-04-26", history=(Version(date(2024, 1, 29), first), Version(date(2024, 3, 18), then))
    )
    dates = Dates(with_events(moved), at("2024-04-27T12:00"), "fr")
    assert moves(dates, KINDS[0], (), "le délai a été repoussé de combien de jours ?") == ""


def test_how_long_one_has_to_choose() -> None:
    dates = Dates(real(), at("2021-05-10T10:30"), "fr")
    kind = next(k for k in real().calendar.kinds if k.id == "voeux")
    text = dates.of_kind(kind)
    said = time_to_choose(dates, kind, text, "combien de jours j'aurai pour me décider ?")
    assert said == "Publication des projets de la promotion 5 : le lundi 24 mai 2021. Pour choisir : **7 jours**."
    assert time_to_choose(dates, kind, text, "c'est quand ?") == ""


def test_the_latest_call_has_no_results_that_are_known() -> None:
    kind = next(k for k in real().calendar.kinds if k.tells_results)
    said = Dates(real(), at("2026-12-01T10:00"), "fr").of_kind(kind)
    assert "sprint 5), nos sources ne donnent pas de date de résultats" in said and "promotion 6" in said
    assert "nos sources ne donnent pas" not in Dates(real(), at("2022-08-01T10:00"), "fr").of_kind(kind)


def test_what_only_one_round_had_is_told_without_another() -> None:
    kind = next(k for k in real().calendar.kinds if k.id == "prolongation")
    said = Dates(real(), at("2026-12-01T10:00"), "fr").of_kind(kind)
    assert "29 décembre 2023" in said and "aucune date" not in said


def test_the_first_of_a_year_is_no_first_of_all(assistant: Assistant) -> None:
    said = assistant.reply("Premier sprint de 2026, c'est prévu quand ?", now=at("2026-01-15T10:00")).markdown
    assert said.startswith("Aucun appel n’est ouvert")


def test_what_was_called_off_comes_first_of_a_cohort_that_is_named_too() -> None:
    dates = Dates(real(), at("2021-01-14T09:05"), "fr")
    kind = next(k for k in real().calendar.kinds if k.id == "restitution")
    told = dates.of_kind(kind, "promo-4", "c'est bien aujourd'hui la journée démo de la promo 4 ?")
    assert "annulé" in told.split("\n\n")[0] and "11 février 2021" in told
