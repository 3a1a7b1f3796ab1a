"""The events that a named day finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.assistant import Assistant
from bot.dates.sentences import Dates
from index.named_days import named_days
from tests.test_dates import MARCH, at, event, with_events


def test_a_named_day_finds_its_event() -> None:
    oral = replace(event("2022-06-07", "2022-06-13", kind="oral"), id="o", title={"fr": "Oral"})
    dates = Dates(with_events(MARCH, oral), at("2022-03-10T12:00"), "fr")
    assert dates.on_days(named_days("le 7 juin il y a quoi ?"), ["depot"]).startswith("Oral : **du mardi 7 juin")
    assert dates.on_days(named_days("le 7 juin ?"), ["oral"]) == ""  # its answer tells it anyhow
    assert dates.on_days(named_days("le 7 juin 2023 ?"), ["depot"]) == ""
    assert dates.on_days(named_days("le 8 juin ?"), ["depot"]) == ""
    again = replace(event("2019-06-07", kind="oral"), id="old", title={"fr": "Ancien"})
    near = Dates(with_events(oral, again), at("2022-03-10T12:00"), "fr").on_days(named_days("le 7 juin ?"), ["depot"])
    assert "Oral" in near and "Ancien" not in near
    hidden = replace(oral, announced_on=date(2022, 5, 1))
    assert Dates(with_events(hidden), at("2022-03-10T12:00"), "fr").on_days(named_days("7 juin"), ["depot"]) == ""


def test_a_day_to_come_of_ones_own_is_no_event_of_another_year() -> None:
    old = replace(event("2019-03-01", "2019-03-20", kind="oral"), id="old", title={"fr": "Ancien"})
    dates = Dates(with_events(old), at("2022-01-10T12:00"), "fr")
    assert dates.of_kind_on("oral", named_days("je suis libre le 1er mars 2023")) == ""
    assert "Ancien" in dates.of_kind_on("oral", named_days("c'était le 1er mars 2021 ?"))


def test_who_is_named_by_a_month_alone_is_not_told_without_the_others() -> None:
    main = replace(event("2023-07-11", kind="oral"), id="main", step=True, title={"fr": "Fin de la session"})
    theirs = replace(event("2023-08-22", kind="oral"), id="theirs", step=False, title={"fr": "Fin des tuteurs"})
    dates = Dates(with_events(main, theirs), at("2022-10-10T12:00"), "fr")

    def told(question: str) -> list[str]:
        found = dates.in_periods([main, theirs], question)
        return [e.id for e in dates.with_its_step(found, [main, theirs], question)]

    assert told("on reste jusqu'à fin août 2023 ?") == ["main", "theirs"]
    assert told("les tuteurs restent jusqu'à fin août 2023 ?") == ["theirs"]
    assert told("on reste jusqu'à mi-juillet 2023 ?") == ["main"]
    assert told("on reste jusqu'à mai 2023 ?") == []


def test_a_day_of_ones_own_is_no_event_of_long_ago() -> None:
    old = replace(event("2019-06-30", kind="oral"), id="old", cohort="session-1", title={"fr": "Ancien"})
    dates = Dates(with_events(old), at("2022-03-10T12:00"), "fr")
    assert dates.on_days(named_days("je passe mon diplôme le 30 juin"), ["depot"]) == ""
    assert "Ancien" in dates.on_days(named_days("le 30 juin 2019, c'était quoi ?"), ["depot"])
    assert "Ancien" in dates.on_days(named_days("session 1, le 30 juin ?"), ["depot"], ("session-1",))
    assert dates.on_days(named_days("session 2, le 30 juin ?"), ["depot"], ("session-2",)) == ""


def test_an_event_is_named_by_its_month_without_the_year() -> None:
    one = replace(event("2021-09-01", "2021-09-02", kind="oral"), id="one", title={"fr": "Oral de rentrée"})
    other = replace(event("2021-12-10", "2021-12-11", kind="oral"), id="other", title={"fr": "Oral de fin"})
    older = replace(event("2018-12-10", kind="oral"), id="older", title={"fr": "Oral de fin"})
    dates = Dates(with_events(one, other, older), at("2022-01-08T12:00"), "fr")
    events = dates.calendar.of("oral")
    assert [e.id for e in dates.of_its_month(events, "l'oral de rentrée et celui de décembre ?")] == ["other"]
    assert [e.id for e in dates.of_its_month(events, "l'oral de septembre ?")] == ["one"]
    assert dates.of_its_month(events, "l'oral de mai ?") == []
    assert dates.of_its_month(events, "mon stage de décembre, c'est gênant ?") == []
    assert dates.of_its_month(events, "l'oral de décembre 2018") == []  # its year chooses


def test_a_day_with_its_year_chooses_among_events_of_a_kind() -> None:
    again = replace(event("2022-09-01", "2022-09-20"), id="2", title={"fr": "Second appel"})
    dates = Dates(with_events(MARCH, again), at("2023-03-10T12:00"), "fr")
    assert dates.of_kind_on("depot", named_days("le 20 septembre 2022")).startswith("Second appel")
    assert dates.of_kind_on("depot", named_days("le 20 septembre 2021")).startswith(
        "Second appel"
    )  # a slip of the year
    assert dates.of_kind_on("depot", named_days("le 20 septembre")) == ""


def test_a_day_of_ones_own_chooses_no_event_of_another_year_while_one_is_at_hand() -> None:
    coming = replace(event("2023-03-20", "2023-03-24"), id="3", title={"fr": "Troisième appel"})
    again = replace(event("2022-09-01", "2022-09-20"), id="2", title={"fr": "Second appel"})
    dates = Dates(with_events(again, coming), at("2023-03-10T12:00"), "fr")
    assert dates.of_kind_on("depot", named_days("j'accouche le 20 septembre 2023, c'est avant ?")) == ""
    assert dates.of_kind_on("depot", named_days("le 20 septembre 2022")).startswith("Second appel")


def test_a_month_or_a_season_tells_the_events_that_begin_in_it_or_go_on() -> None:
    summer, spring = (
        replace(event(first, last), id=name, title={"fr": name})
        for name, first, last in (("a", "2024-08-19", "2024-09-08"), ("b", "2025-03-06", "2025-04-11"))
    )
    dates = Dates(with_events(summer, spring), at("2026-03-10T12:00"), "fr")
    events = [summer, spring]

    def told(question: str) -> list[str]:
        return [e.id for e in dates.in_periods(events, question)]

    assert told("l'appel de l'été 2024") == ["a"] and told("celui de mars 2025") == ["b"]
    assert told("celui d'avril 2025") == ["b"]  # it was going on
    assert told("l'été 2024 ou le printemps 2025") == []  # all of them: none is told apart
    assert told("l'été 2025") == told("le 6 mars 2025") == told("") == []
    early = Dates(with_events(summer, replace(spring, announced_on=date(2025, 3, 1))), at("2025-01-10T12:00"), "fr")
    assert early.in_periods([summer, replace(spring, announced_on=date(2025, 3, 1))], "mars 2025") == []


def test_a_day_with_its_year_tells_the_cohort_of_which_a_step_has_it() -> None:
    step = replace(event("2022-09-12", kind="oral"), id="s", cohort="session-2", step=True)
    dates = Dates(with_events(step), at("2026-03-10T12:00"), "fr")
    assert dates.cohorts_on(named_days("commencé le 12 septembre 2022")) == ("session-2",)
    assert dates.cohorts_on(named_days("commencé le 12 septembre")) == ()
    assert dates.cohorts_on(named_days("le 13 septembre 2022")) == ()
    both = Dates(with_events(step, replace(step, id="t", cohort="session-1")), at("2026-03-10T12:00"), "fr")
    assert both.cohorts_on(named_days("le 12 septembre 2022")) == ()


def test_a_month_in_which_somebody_began_tells_their_cohort() -> None:
    step = replace(event("2022-09-12", kind="oral"), id="s", cohort="session-2", step=True)
    dates = Dates(with_events(step), at("2026-03-10T12:00"), "fr")
    call, oral = (next(k for k in dates.calendar.kinds if k.id == kind) for kind in ("depot", "oral"))
    other = replace(oral, id="fin")
    began = dates.cohorts_begun(other, "arrivé en septembre 2022, je finis quand ?")
    assert began == dates.cohorts_begun(other, "elle est là depuis septembre 2022") == ("session-2",)
    assert dates.cohorts_begun(other, "l'oral de septembre 2022") == dates.cohorts_begun(other, "depuis mai 2022") == ()
    assert dates.cohorts_begun(other, "un appel entre septembre 2022 et mai 2023 ?") == (), "it names no beginning"
    assert dates.cohorts_begun(call, "depuis septembre 2022") == (), "of which call, that does not tell"
    assert dates.cohorts_begun(oral, "les oraux depuis septembre 2022") == (), "it is what is asked for"


def test_a_day_of_which_one_asks_the_year_is_found_in_any() -> None:
    dates = Dates(with_events(MARCH), at("2026-12-02T12:00"), "fr")
    last = MARCH.window.end
    assert last is not None
    written = f"le {last.day.day} {['', 'janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'][last.day.month]}"
    assert str(last.day.year) in dates.of_kind_on("depot", named_days(written), f"fini {written}. De quelle année ?")
    assert dates.of_kind_on("depot", named_days(written), f"fini {written} ?") == ""


def test_a_day_that_one_has_read_is_of_the_year_in_which_it_was(assistant: Assistant) -> None:
    asked = "Je lis que les inscriptions courent jusqu'au 19 avril. Deux mois de retard, c'est rattrapable ?"
    told = assistant.reply(asked, now=at("2026-06-20T08:30")).markdown.replace("\u00a0", " ")
    assert "19 avril 2022" in told.partition("\n")[0] and "Aucun appel n’est ouvert" in told
