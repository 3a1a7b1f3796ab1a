"""Words of a text that change once an event is over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.filling import alive, fill
from bot.dates.sentences import Dates
from bot.proposals import proposed
from bot.web.starters import topics
from index.tenses import afterwards, as_of
from tests.clocks import PARIS
from tests.folders import entry, folder, load, real
from tests.test_dates import MARCH, at, with_events

TEXT = "On {{until:e|peut|pouvait}} déposer ; c’{{until: e |est|était}} simple."


@pytest.mark.parametrize(
    ("clock", "told"),
    [
        ("2021-12-01T12:00", "On peut déposer ; c’est simple."),
        ("2022-03-31T16:59", "On peut déposer ; c’est simple."),
        ("2022-03-31T17:01", "On pouvait déposer ; c’était simple."),
        ("2026-01-01T12:00", "On pouvait déposer ; c’était simple."),
    ],
)
def test_the_tense_is_that_of_the_moment(clock: str, told: str) -> None:
    assert fill(Dates(with_events(MARCH), at(clock), "fr"), TEXT) == told


def test_either_side_may_be_empty() -> None:
    text = "Un outil.{{until:e|| Il a servi.}} {{until:e|Bientôt|}} Fin."
    assert as_of(text, lambda event: False) == "Un outil. Bientôt Fin."
    assert afterwards(text) == "Un outil. Il a servi. Fin."


@pytest.mark.parametrize(
    "text", ["rien", "{{start:e}}", "{{until:e|un}}", "{{until:e|un|deux|trois}}", "{{until:|a|b}}"]
)
def test_what_is_no_marker_is_left(text: str) -> None:
    assert afterwards(text) == text


def test_an_event_that_there_is_not_counts_as_over() -> None:
    assert fill(Dates(with_events(MARCH), at("2021-12-01T12:00"), "fr"), "{{until:x|est|était}}") == "était"


def test_a_marker_tells_no_date() -> None:
    assert alive(Dates(with_events(MARCH), at("2022-03-10T12:00"), "fr"), TEXT) == []


def test_a_wrong_marker_is_told_on_its_line() -> None:
    body = "Bon : {{until:depot-1|est|était}} {{start:depot-1}}.\n{{until:depot-2|est|était}}\n{{until:depot-1|est}}"
    found = [(p.line, p.message) for p in load(folder(**{"faq/age.md": entry("age", body=body)})).report]
    assert [message for _, message in found] == ["événement inconnu : depot-2", "renvoi inconnu : {{until}}"]
    assert found[1][0] == found[0][0] + 1


def test_texts_are_searched_in_as_they_are_told_once_all_is_over() -> None:
    knowledge = real()
    texts = [text for unit in knowledge.units for text in (*unit.passages, *unit.questions)]
    assert any("{{until:" in e.body for e in knowledge.entries) and not any("{{until:" in text for text in texts)


def test_the_rule_of_a_cohort_at_work_is_told_in_the_present() -> None:
    entry_of = real().entries_by_id["salaire-promos-5-6"]
    then, now = (Dates(real(), at(clock).astimezone(PARIS), "fr") for clock in ("2022-03-20T10:00", "2026-11-28T10:00"))
    assert " gagne un salaire" in fill(then, entry_of.body) and " gagnait un salaire" in fill(now, entry_of.body)


def test_titles_are_in_the_tense_of_the_moment_wherever_they_are_proposed() -> None:
    knowledge, then = real(), at("2022-04-10T12:00")
    shown = [q for topic in topics(knowledge, "fr", then.date()) for q in topic.questions]
    typed = proposed(knowledge, "combien gagne un ou une EIG des promotions 5", 6, then)
    assert "Combien gagne un ou une EIG des promotions 5 et 6 ?" in typed
    assert shown and not [q for q in shown if "candidatait" in q or "gagnait" in q]
    assert "Combien gagnait un ou une EIG des promotions 5 et 6 ?" in proposed(
        knowledge, "combien gagnait", 6, at("2026-11-28T10:00")
    )


def test_an_event_that_is_called_off_is_over() -> None:
    calendar = with_events(replace(MARCH, cancelled=True)).calendar
    assert calendar.over("e", at("2022-03-10T12:00")) and not with_events(MARCH).calendar.over(
        "e", at("2022-03-10T12:00")
    )
