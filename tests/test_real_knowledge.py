"""The knowledge folder that is served: sound, sourced, and large enough to learn from."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answering.compose import Composer
from bot.answering.filling import fill
from bot.answering.lacking import OF_PROJECTS
from bot.dates.sentences import Dates
from bot.markdown import to_text
from bot.texts import say
from bot.wording.details import missing
from index.calendar import Event
from index.documents import Entry, Project
from index.fields import safe_link
from index.formats import ABSTAIN
from index.text import fold
from tests.folders import real, real_load
from tests.test_dates import at

SHORT = 900
"""Signs of an answer that fits a phone's screen."""


def written() -> list[Entry | Project]:
    return [*real().entries, *real().projects]


def test_it_loads_without_an_error() -> None:
    assert [str(p) for p in real_load().report.errors] == []
    assert real_load().sound


def test_no_phrasing_is_in_two_places() -> None:
    assert [str(p) for p in real_load().report if p.level == "warning"] == []


def test_there_is_enough_of_everything() -> None:
    knowledge = real()
    assert len(knowledge.entries) >= 110
    assert len(knowledge.projects) == 131
    assert sum(len(e.translations) for e in knowledge.entries) >= 30
    assert len(knowledge.golden) >= 250
    assert sum(g.expect == ABSTAIN for g in knowledge.golden) >= 60
    assert len(knowledge.off_topic) >= 25
    assert sum(len(family.examples) for family in knowledge.off_topic) >= 900
    assert len({fold(q) for family in knowledge.off_topic for q in family.examples}) >= 900
    assert {family.near for family in knowledge.off_topic} == {True, False}


def test_every_document_says_where_it_comes_from() -> None:
    documents: list[Entry | Project | Event] = [*real().entries, *real().projects, *real().calendar.events]
    for document in documents:
        assert document.sources, document.id
        for source in document.sources:
            assert source.title and safe_link(source.url), document.id


@pytest.mark.parametrize("clock", ["2021-03-10T10:00", "2022-11-08T12:29", "2023-09-20T10:00", "2024-06-01T10:00"])
def test_no_answer_tells_what_nobody_could_know(clock: str) -> None:
    for lang in ("fr", "en"):
        composer = Composer(real(), at(clock), lang, False)
        for unit in real().versions.keys() - composer.dates.not_yet:
            told = composer.unit(unit, (), 1.0).markdown
            assert say(lang, "dates.unannounced") not in told, unit
            assert all(int(year) <= int(clock[:4]) + 1 for year in re.findall(r"\b20\d\d\b", told)), unit


def test_every_review_has_happened() -> None:
    for document in written():
        assert date(2026, 1, 1) <= document.reviewed_on, document.id


def test_answers_fit_a_phone() -> None:
    dates = Dates(real(), datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Paris")), "fr")
    long = {e.id: n for e in real().entries if (n := len(to_text(fill(dates, e.body)))) > 1.5 * SHORT}
    assert long == {}


def test_every_entry_is_asked_in_several_ways() -> None:
    asked: Counter[str] = Counter()
    for unit in real().units:
        asked[unit.id] += len(unit.phrasings)
    assert {unit: n for unit, n in asked.items() if n < 3} == {}


def test_no_control_question_is_among_the_phrasings() -> None:
    taught = {fold(p) for unit in real().units for p in unit.phrasings}
    tests = [q for document in written() for q in document.tests]
    assert [q for q in (*tests, *(g.question for g in real().golden if not g.turns)) if fold(q) in taught] == []


def test_a_rule_has_a_version_for_each_day_after_its_first() -> None:
    knowledge = real()
    for unit, versions in knowledge.versions.items():
        days = [e.valid_from for e in versions if e.valid_from]
        for day in days:
            assert any(e.holds_on(day) for e in versions), (unit, day)


def test_hardly_a_question_of_an_entry_asks_for_a_detail_that_it_lacks() -> None:
    """Else who asks for what an entry tells would first read that nobody wrote it."""
    asked = [(e, q) for e in real().entries for q in (e.question, *e.also)]
    lacking = [(e.id, q) for e, q in asked if (sort := missing(q, e.body)) and sort not in OF_PROJECTS]
    assert len(lacking) <= 0.002 * len(asked), lacking
