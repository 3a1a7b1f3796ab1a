"""What the moment and the words of a question make likelier, or tell of the time that it asks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.dates.circumstances import (
    NAMED_COHORT,
    ON_THAT_DAY,
    UNHEARD,
    counted_once,
    denied,
    likelier,
    on_their_side,
    told_by_a_rule,
    told_by_dates,
)
from bot.dates.sentences import Dates
from index.live import LiveIndex
from index.vocabulary import Vocabulary
from tests.folders import real
from tests.serving import NOW
from tests.test_dates import at

VOCABULARY = Vocabulary(real().programme)


@pytest.mark.parametrize(
    ("question", "before", "first"),
    [
        ("la date limite de dépôt de dossier cette année", "admin-deconcentre-collectivite", "dates-appel-projets"),
        ("la date limite de dépôt de dossier cette année", "salaire", "dates-candidatures"),
        ("et pour candidater, la date limite ?", "admin-deconcentre-collectivite", "dates-candidatures"),
    ],
)
def test_dates_are_for_those_of_whom_one_spoke(live: LiveIndex, question: str, before: str, first: str) -> None:
    assert on_their_side(live.engine.rank(question), question, before, live.engine).first.id == first


@pytest.mark.parametrize(
    ("question", "clock", "kind"),
    [
        ("j'y vais demain, à quelle heure ?", "2021-06-16T18:40", "dates-restitution"),
        ("et après-demain ?", "2021-06-15T18:40", "dates-restitution"),
        ("hier, c'était bien ?", "2021-06-18T09:00", "dates-restitution"),
    ],
)
def test_a_day_told_by_its_distance_makes_its_dates_likelier(
    live: LiveIndex, question: str, clock: str, kind: str
) -> None:
    now = Dates(real(), at(clock), "fr")
    plain, told = likelier((), live.engine, now), likelier((), live.engine, now, question)
    assert {u for u in told if told[u] != plain.get(u, 0.0)} == {kind}
    assert told[kind] - plain.get(kind, 0.0) == ON_THAT_DAY
    assert likelier((), live.engine, now, "c'est quand ?") == plain


def test_who_names_a_cohort_may_mean_its_special_round_that_is_at_hand(live: LiveIndex) -> None:
    now, later = (Dates(real(), at(clock), "fr") for clock in ("2023-03-20T10:30", "2024-03-20T10:30"))
    assert likelier(("promo-6",), live.engine, now)["dates-prolongation"] == NAMED_COHORT
    assert "dates-prolongation" not in likelier(("promo-6",), live.engine, later)


def test_where_the_calls_stand_counts_once(live: LiveIndex) -> None:
    engine = live.engine
    asked = engine.rank("est-ce que je peux candidater en ce moment ?")
    once = counted_once(asked, engine)
    alike = [h.unit.id for h in once.hits if h.unit.id in engine.knowledge.of_calls]
    assert once.first == asked.first and alike == [once.first.id]
    assert asked.right <= once.right <= once.scope and once.hits[0].share >= asked.hits[0].share
    other = engine.rank("le télétravail est-il possible ?")
    assert counted_once(other, engine) is other


def test_projects_of_which_nobody_had_heard_answer_nothing(live: LiveIndex) -> None:
    engine = live.engine
    for clock, unheard in (("2022-12-06T12:00+01:00", True), ("2025-12-06T12:00+01:00", False)):
        now = datetime.fromisoformat(clock)
        added = likelier((), engine, Dates(engine.knowledge, now, "fr"))
        assert (added.get("a-just", 0.0) == UNHEARD) is unheard
        assert (engine.rank("c'est quoi A-JUST ?", added).first.id == "a-just") is not unheard


@pytest.mark.parametrize(
    ("question", "unlikely"),
    [
        ("je suis développeuse, pas une administration, c'est jusqu'à quand ?", True),
        ("we are not an administration", True),
        ("pas une administration centrale, une collectivité", False),
        ("pas une administration de l'État", False),
        ("une administration peut-elle déposer ?", False),
    ],
)
def test_dates_for_those_that_one_says_not_to_be_are_unlikely(live: LiveIndex, question: str, unlikely: bool) -> None:
    assert ("dates-appel-projets" in denied(question, live.engine)) is unlikely


def test_dates_tell_how_long_ago_what_a_rule_gives_no_date_of_was(live: LiveIndex) -> None:
    dates = Dates(live.engine.knowledge, NOW, "fr")
    both = {h.unit.id: h for h in live.engine.rank("le jury et ses auditions, quand et avec qui ?", top=20).hits}
    hits = (replace(both["composition-jury"], share=0.6), replace(both["dates-auditions"], share=0.3))
    found = replace(live.engine.rank("le jury ?"), hits=hits)
    assert told_by_dates(found, "le jury, c'était il y a combien de temps ?", dates).first.id == "dates-auditions"
    assert told_by_dates(found, "qui présidait le jury ?", dates) == found
    unlikely = replace(found, hits=(hits[0], replace(hits[1], share=0.01)))
    assert told_by_dates(unlikely, "le jury, c'était il y a combien de temps ?", dates) == unlikely


def test_a_rule_tells_of_dates_that_a_cohort_does_not_have(live: LiveIndex) -> None:
    engine, dates = live.engine, Dates(live.engine.knowledge, at("2022-09-20T10:00"), "fr")
    asked = "on a des séminaires ?"
    ranking = engine.rank(asked)
    both = {h.unit.id: h for h in engine.rank("séminaires : lesquels, et quand ?", top=20).hits}
    sessions, rule = both["dates-accompagnement"], both["seminaires"]
    found = replace(ranking, hits=(replace(sessions, share=0.6), replace(rule, share=0.3)))
    assert told_by_a_rule(found, asked, ("promo-6",), dates).first.id == "seminaires"
    assert told_by_a_rule(found, asked, ("promo-4",), dates).first.id == "dates-accompagnement"  # which has some
    assert told_by_a_rule(found, asked, (), dates).first.id == "seminaires"  # who names none is of those at work
    nobody = Dates(engine.knowledge, at("2026-06-01T10:00"), "fr")
    assert told_by_a_rule(found, asked, (), nobody) == found
    assert told_by_a_rule(found, "y a-t-il eu des séminaires ?", (), dates) == found
    named = replace(ranking, hits=(replace(sessions, share=0.9), replace(rule, share=0.05)))
    assert told_by_a_rule(named, asked, ("promo-6",), dates).first.id == "seminaires"  # it tells of that one by name
    assert told_by_a_rule(named, asked, ("promo-5",), dates) == named
    unlikely = replace(ranking, hits=(replace(sessions, share=0.99), replace(rule, share=0.001)))
    assert told_by_a_rule(unlikely, asked, ("promo-6",), dates) == unlikely
