"""Which administration, place or theme most projects had."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

import pytest

from bot.assistant import Assistant
from index.knowledge import Knowledge
from tests.serving import NOW


def _counts(knowledge: Knowledge, facet: str, cohort: str = "") -> Counter[str]:
    return Counter(i for p in knowledge.projects if cohort in ("", p.cohort) for i in getattr(p, facet))


@pytest.mark.parametrize(
    ("question", "facet", "cohort"),
    [
        ("qui a accueilli le plus d'équipes ?", "administrations", ""),
        ("quelle administration revient le plus souvent ?", "administrations", ""),
        ("which ministry hosted the most teams?", "administrations", ""),
        ("quelle administration a eu le plus de défis dans la promo 7 ?", "administrations", "promo-7"),
        ("où y a-t-il eu le plus de projets ?", "places", ""),
        ("quel thème revient le plus dans la promo 6 ?", "themes", "promo-6"),
    ],
)
def test_the_first_is_counted_from_the_projects(
    assistant: Assistant, knowledge: Knowledge, question: str, facet: str, cohort: str
) -> None:
    first, count = _counts(knowledge, facet, cohort).most_common(1)[0]
    term = knowledge.programme.term(facet, first)
    told = assistant.reply(question, now=NOW).markdown
    assert term and f"**{term.name['fr']}** ({count} " in told


@pytest.mark.parametrize(
    "question",
    [
        "quelle ville accueille le plus de projets, hors Paris ?",
        "quelle ville revient le plus, à part Paris ?",
        "quelle ville a eu le plus de projets, Paris exceptée ?",
    ],
)
def test_what_is_left_out_is_not_counted(assistant: Assistant, question: str) -> None:
    told = assistant.reply(question, now=NOW).markdown
    assert "**La Défense**" in told and "Paris" not in told


def test_two_that_are_named_are_held_against_each_other(assistant: Assistant) -> None:
    told = assistant.reply("qui de la Justice ou de la Culture a eu le plus de défis ?", now=NOW).markdown
    assert len(re.findall(r"\(\d+", told)) == 2 and "ustice" in told and "ulture" in told


def test_those_of_the_search_before(assistant: Assistant, knowledge: Knowledge) -> None:
    before = assistant.reply("les projets de la promo 7", now=NOW)
    told = assistant.reply("quel ministère en a le plus ?", before.conversation, now=NOW).markdown
    assert f"{_counts(knowledge, 'administrations', 'promo-7')['ecologie']} projets" in told


def test_which_ones_are_listed_afterwards(assistant: Assistant, knowledge: Knowledge) -> None:
    before = assistant.reply("qui a accueilli le plus d'équipes ?", now=NOW)
    told = assistant.reply("lesquelles ?", before.conversation, now=NOW)
    known = knowledge.projects_by_id
    assert told.projects and all("ecologie" in known[i].administrations for i in told.projects)


def test_projects_that_nobody_knew_yet_are_not_counted(assistant: Assistant, knowledge: Knowledge) -> None:
    told = assistant.reply("quel ministère a eu le plus de projets ?", now=datetime(2022, 3, 20, 12)).markdown
    known = sum(p.cohort not in ("promo-6", "promo-7") for p in knowledge.projects)
    assert f"{known} fiches" in told


@pytest.mark.parametrize(
    "question",
    [
        "quel organisme verse le plus souvent la part variable ?",
        "quels sont les domaines les plus courants de vos formations ?",
        "where do most projects fail?",
        "quel métier gagne le plus ?",
        "quelle promo a eu le plus de projets ?",
        "quel ministère paie le plus ?",
        "quelle administration reçoit le plus de candidatures ?",
    ],
)
def test_what_no_project_tells_is_not_counted(assistant: Assistant, question: str) -> None:
    assert "le nom qui revient le plus" not in assistant.reply(question, now=NOW).markdown


def test_all_that_are_equal_come_first(assistant: Assistant, knowledge: Knowledge) -> None:
    before = assistant.reply("quel ministère a eu le plus de projets dans la promo 1 ?", now=NOW)
    told = assistant.reply("lesquels ?", before.conversation, now=NOW).projects
    hosts = {a for p in told for a in knowledge.projects_by_id[p].administrations}
    assert {"culture", "interieur"} <= hosts


def test_it_is_counted_again_for_another_cohort(assistant: Assistant, knowledge: Knowledge) -> None:
    before = assistant.reply("quelle administration a eu le plus de défis ?", now=NOW)
    told = assistant.reply("et dans la promo 7 ?", before.conversation, now=NOW).markdown
    first, count = _counts(knowledge, "administrations", "promo-7").most_common(1)[0]
    term = knowledge.programme.term("administrations", first)
    assert term and f"**{term.name['fr']}** ({count} " in told
    listed = assistant.reply("quels projets sur la santé ?", now=NOW)
    assert "le nom qui revient" not in assistant.reply("et dans la 5 ?", listed.conversation, now=NOW).markdown
