"""programme.yaml and calendar.yaml."""

from __future__ import annotations

from datetime import date

import pytest

from index.formats_programme import SECTIONS, calendar, languages_in, programme
from index.problems import Report
from index.windows import Moment, Window
from tests.folders import CALENDAR, PROGRAMME


def test_a_programme() -> None:
    report = Report()
    found = programme(PROGRAMME, "programme.yaml", report)
    assert found is not None and not report.problems
    assert (found.name, found.short_name, found.timezone, found.languages) == (
        "Programme d’essai",
        "Essai",
        "Europe/Paris",
        ("fr", "en"),
    )
    assert (found.contact.email, found.contact.name["en"]) == ("equipe@exemple.fr", "the team")
    assert found.cohort_words == ("session", "session", "sessions", "saison")
    assert set(found.terms) == set(SECTIONS)
    lyon = found.term("places", "lyon")
    assert lyon is not None and lyon.region == "rhone-alpes"
    assert found.term("places", "rome") is None and found.term("rien", "lyon") is None
    assert [c.id for c in found.cohorts] == ["session-1", "session-1-bis", "session-2"]
    side = found.cohort("session-1-bis")
    assert side is not None and side.side and side.starts == date(2020, 3, 1)


def test_addresses_of_before() -> None:
    former = "former: [{until: 2023-12-31, email: deux@exemple.fr}, {until: 2020-12-31, email: un@exemple.fr}]"
    text = PROGRAMME.replace("email: equipe@exemple.fr}", f"email: equipe@exemple.fr, {former}}}")
    found = programme(text, "programme.yaml", Report())
    assert found is not None
    days = (date(2020, 12, 31), date(2021, 1, 1), date(2024, 1, 1))
    assert [found.contact.email_on(day) for day in days] == ["un@exemple.fr", "deux@exemple.fr", "equipe@exemple.fr"]


def test_cohorts_come_in_the_order_of_their_days() -> None:
    text = PROGRAMME.replace("from: 2021-01-01", "from: 2018-01-01")
    found = programme(text, "programme.yaml", Report())
    assert found is not None and found.cohorts[0].id == "session-2"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("name: Programme d’essai\n", "", "il manque le champ « name »"),
        ("timezone: Europe/Paris", "timezone: Mars/Olympus", "fuseau inconnu"),
        ("timezone: Europe/Paris", "timezone: Europe", "fuseau inconnu"),
        ("timezone: Europe/Paris", "timezone: ../../etc/passwd", "fuseau inconnu"),
        (
            "contact: {name: l’équipe, name_en: the team, email: equipe@exemple.fr}\n",
            "",
            "il manque le champ « contact »",
        ),
        (
            "email: equipe@exemple.fr}",
            "email: e@exemple.fr, former: [{until: hier, email: a@exemple.fr}]}",
            "n’est pas un jour",
        ),
        (
            "email: equipe@exemple.fr}",
            "email: e@exemple.fr, former: [{until: 2020-01-01, email: rien}]}",
            "adresse refusée",
        ),
        ("cohort_word: {fr: session, en: session}", "cohort_word: session", "« cohort_word » : on attend"),
        ("languages: [fr, en]", "languages: [fr, en, ../x]", "langue inconnue : ../x"),
        ("languages: [fr, en]", "languages: fr, en", "« languages » doit être une liste"),
        ("from: 2021-01-01", "from: 2021", "n’est pas un jour"),
        ("from: 2021-01-01", "since: 2021-01-01", "il manque le champ « from »"),
        ("id: rhone-alpes, name", "id: alpes, name", "« region: rhone-alpes » n’existe pas"),
        ("topics: [", "topics: [x, ", "chaque mot du vocabulaire"),
    ],
)
def test_a_mistake_keeps_the_programme_out(old: str, new: str, message: str) -> None:
    report = Report()
    assert old in PROGRAMME
    assert programme(PROGRAMME.replace(old, new, 1), "programme.yaml", report) is None
    assert any(message in p.message for p in report)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("languages: [en, fr]", ("en", "fr")),
        ("languages: [fr, fr, FR, 1]", ("fr",)),
        ("languages: en", ("fr",)),
        ("", ("fr",)),
        ("[", ("fr",)),
        ("\ufefflanguages: [en]", ("en",)),
    ],
)
def test_languages_of_a_broken_programme(text: str, languages: tuple[str, ...]) -> None:
    assert languages_in(text.encode()) == languages


def event(dates: str) -> str:
    return CALENDAR.replace("    start: 2019-03-01\n    end: 2019-03-31T17:00\n", dates)


@pytest.mark.parametrize(
    ("dates", "window"),
    [
        ("    start: 2019-03-01\n", Window(Moment.parse("2019-03-01"))),
        ("    end: 2019-03\n", Window(end=Moment.parse("2019-03"))),
        ("    by: '2019'\n", Window(by=Moment.parse("2019"))),
        # "until the 19th" is after ten o'clock on the 19th, and "until April" after the 15th
        (
            "    start: 2019-04-19T10:00\n    end: 2019-04-19\n",
            Window(Moment.parse("2019-04-19T10:00"), Moment.parse("2019-04-19")),
        ),
        ("    start: 2019-04-15\n    end: 2019-04\n", Window(Moment.parse("2019-04-15"), Moment.parse("2019-04"))),
    ],
)
def test_the_windows_of_an_event(dates: str, window: Window) -> None:
    report = Report()
    found = calendar(event(dates), "calendar.yaml", report, ("fr", "en"), "Europe/Paris")
    assert not report.problems
    assert [e.window for e in found.events] == [window]


@pytest.mark.parametrize(
    ("dates", "message", "line"),
    [
        ("", "aucune date", 5),
        ("    start: 2019-03-02\n    end: 2019-03-01\n", "« end » est avant « start »", 11),
        ("    start: 2019-03-02T10:00\n    end: 2019-03-02T09:00\n", "« end » est avant « start »", 11),
        ("    end: 2019-03-02\n    by: 2019-03-01\n", "« by » avec", 11),
        ("    start: 2019-03-99\n", "n’est pas une date", 10),
        ("    start: 2019-03-01\n    fin: 2019-03-02\n", "champ inconnu « fin »", 11),
        ("    start: 2019-03-01\n    history: [{known_on: 2019-01-01}]\n", "aucune date", 11),
    ],
)
def test_what_is_wrong_in_an_event_is_left_out(dates: str, message: str, line: int) -> None:
    report = Report()
    found = calendar(event(dates), "calendar.yaml", report, ("fr", "en"), "Europe/Paris")
    assert found.events == () and [k.id for k in found.kinds] == ["depot", "oral"]
    assert [(message in p.message, p.line) for p in report] == [(True, line)]


def test_an_unknown_kind_is_told_on_its_own_line_even_after_a_bad_event() -> None:
    bad = "  - {id: sans-date, kind: depot, title: T, source: [{title: S, url: https://exemple.fr/}]}\n"
    text = CALENDAR.replace("events:\n", "events:\n" + bad).replace(
        "    kind: depot", "    kind: dépot".replace("é", "e") + "s"
    )
    report = Report()
    calendar(text, "calendar.yaml", report, ("fr", "en"), "Europe/Paris")
    assert [(p.line, p.message) for p in report] == [(5, "aucune date"), (7, "sorte d’événement inconnue : depots")]


def test_an_extended_deadline() -> None:
    report = Report()
    dates = (
        "    start: 2022-03-07\n    end: 2022-04-10\n    announced_on: 2022-01-24\n    history:\n"
        "      - {known_on: 2022-01-24, start: 2022-03-07, end: 2022-04-03}\n"
        "      - {known_on: 2022-04-07, start: 2022-03-07, end: 2022-04-10}\n"
    )
    (found,) = calendar(event(dates), "calendar.yaml", report, ("fr", "en"), "Europe/Paris").events
    assert not report.problems
    assert [v.known_on for v in found.history] == [date(2022, 1, 24), date(2022, 4, 7)]
    assert found.announced_on == date(2022, 1, 24) and found.title["en"] == "Applications to session 1"


@pytest.mark.parametrize("text", ["", "[", "- a\n", "kinds: x\nevents: y\n", "events:\n  - {id: a}\n"])
def test_a_broken_calendar_is_an_empty_one(text: str) -> None:
    report = Report()
    found = calendar(text, "calendar.yaml", report, ("fr",), "Europe/Paris")
    assert found.events == () and found.zone_name == "Europe/Paris" and report.errors


def test_a_sort_of_call_tells_what_to_know_while_none_is_open() -> None:
    text = (
        "kinds:\n  - {id: appel, name: appel, name_en: call, question: 'Quand ?', question_en: 'When?', call: true, "
        "meanwhile: Voyez., meanwhile_en: See., meanwhile_from: 2023-01-01, "
        "meanwhile_source: [{title: Page, url: 'https://exemple.fr'}]}\n"
    )
    report = Report()
    (kind,) = calendar(text, "calendar.yaml", report, ("fr", "en"), "Europe/Paris").kinds
    assert kind.meanwhile == {"fr": "Voyez.", "en": "See."} and kind.meanwhile_from == date(2023, 1, 1)
    assert [s.title for s in kind.meanwhile_source] == ["Page"]
