"""The round of a call that was told last, and what a turn means by words that allude to it or to one beside it."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.dates.spoken_rounds import told_round, with_its_round
from index.calendar import CANDIDATES
from index.documents import in_language
from index.search_words import words_for_cohorts
from tests.folders import real
from tests.test_following_calls import told

CALENDAR = real().calendar
CALLS, APART = CALENDAR.calls(CANDIDATES), words_for_cohorts(real().programme)


def title(event: str) -> str:
    found = CALENDAR.event(event)
    assert found is not None
    return in_language(found.title, "fr")


def test_the_one_round_that_a_reply_names() -> None:
    def of(*events: str) -> str:
        return told_round(" ; ".join(map(title, events)), CALENDAR.events, CALLS, "fr", APART)

    assert of("promo-7-sprint-3-candidatures") == "sprint 3"
    assert of("promo-7-sprint-3-candidatures", "promo-7-sprint-3-entretiens") == "sprint 3"
    assert of("promo-7-sprint-1-candidatures", "promo-7-sprint-2-candidatures") == "sprint"  # of several
    assert of("promo-7-sprint-4-candidatures", "promo-7-sprint-5-candidatures") == ""  # of which the fourth comes first
    assert (
        told_round("les sprints : sprint 1 en mars, sprint 2 en mai", CALENDAR.events, CALLS, "fr", APART) == "sprint"
    )
    assert of("promo-6-candidatures") == ""  # counted as a cohort only
    assert of() == ""


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("et ceux du sprint précédent", "et ceux du sprint 3"),
        ("les entretiens de celui-là ?", "les entretiens du sprint 4 ?"),
        ("et celui d'avant, il a fermé quand ?", "et le sprint 3, il a fermé quand ?"),
        ("et le suivant ?", "et le sprint 5 ?"),
        ("et le dernier ?", "et le sprint 5 ?"),
        ("et celles du 2, le dépôt", "et celles du sprint 2, le dépôt"),
        ("interviews of that one?", "interviews of sprint 4?"),
        ("and the one before?", "and sprint 3?"),
        ("et le 3, c'était quand ?", "et le sprint 3, c'était quand ?"),
        ("les oraux du quatrième ils étaient quand ?", "les oraux du sprint 4 ils étaient quand ?"),
        # what is a day, a cohort, a number of something else, or has a noun of its own
        ("et celles du 2 mars ?", "et celles du 2 mars ?"),
        ("et celle de la promo précédente ?", "et celle de la promo précédente ?"),
        ("et le dernier jour ?", "et le dernier jour ?"),
        ("et l'année d'avant ?", "et l'année d'avant ?"),
        ("d'après vous, c'est jouable pour moi ?", "d'après vous, c'est jouable pour moi ?"),
        ("mon employeur précédent doit signer ?", "mon employeur précédent doit signer ?"),
        ("et la semaine suivante ?", "et la semaine suivante ?"),
        ("When is the next call?", "When is the next call?"),
        ("Is this one paid?", "Is this one paid?"),
        ("is it on the 4th?", "is it on the 4th?"),
        ("le dépôt ferme le 1er ?", "le dépôt ferme le 1er ?"),
        ("une seconde, c'est où ?", "une seconde, c'est où ?"),
        ("le 3, c'est un mardi ?", "le 3, c'est un mardi ?"),
        ("of the 5 projects, which one is in Lyon?", "of the 5 projects, which one is in Lyon?"),
        ("et le mois dernier ?", "et le mois dernier ?"),
        ("et le 9 ?", "et le 9 ?"),
        ("celui d'en dessous ?", "celui d'en dessous ?"),
        ("et le sprint 2, c'est le suivant ?", "et le sprint 2, c'est le suivant ?"),
    ],
)
def test_what_a_turn_means_after_a_round(question: str, read: str) -> None:
    assert with_its_round(question, "sprint 4", CALLS, APART) == read


def test_after_several_rounds_one_is_told_by_its_number_alone() -> None:
    assert with_its_round("les oraux du quatrième ?", "sprint", CALLS, APART) == "les oraux du sprint 4 ?"
    assert with_its_round("et le dernier ?", "sprint", CALLS, APART) == "et le sprint 5 ?"
    assert with_its_round("et celui d'avant ?", "sprint", CALLS, APART) == "et celui d'avant ?"


def test_without_a_round_or_beyond_the_last_nothing_is_read() -> None:
    assert with_its_round("et celui d'avant ?", "", CALLS, APART) == "et celui d'avant ?"
    assert with_its_round("et le suivant ?", "sprint 5", CALLS, APART) == "et le suivant ?"
    assert with_its_round("et celui d'avant ?", "sprint 1", CALLS, APART) == "et celui d'avant ?"


@pytest.mark.parametrize(
    ("turns", "clock", "entry", "words"),
    [
        (["Quand se sont tenus les entretiens du dernier sprint ?", "et ceux du sprint précédent"], "2026-11-29T10:00", "dates-auditions", "21 avril au 16 mai 2025"),
        (["les dates du sprint 5 ?", "et celles du 4, le dépôt"], "2025-11-20T10:00", "dates-candidatures", "6 mars 2025"),
        (["le sprint 3 c'était quand", "et le dernier ?", "les entretiens de celui-là ?"], "2026-11-29T10:00", "dates-auditions", "13 au 24 octobre 2025"),
        (["y a-t-il un sprint en ce moment ?", "et le dernier, il a pris fin quand ?"], "2025-01-15T10:00", "dates-candidatures", "8 septembre 2024"),
        (["When was sprint 4?", "and the one before?", "interviews of that one?"], "2026-11-29T10:00", "dates-auditions", "23 September to 4 October 2024"),
    ],
)  # fmt: skip
def test_a_round_is_remembered(assistant: Assistant, turns: list[str], clock: str, entry: str, words: str) -> None:
    found, text = told(assistant, turns, clock)
    assert found == entry and words in text


def test_a_round_is_forgotten_with_its_subject(assistant: Assistant) -> None:
    turns = ["le sprint 4 c'était quand ?", "et la restitution de la promo 4 ?", "et celle d'avant ?"]
    entry, text = told(assistant, turns, "2026-11-29T10:00")
    assert entry == "dates-restitution" and "promotion 3" in text and "sprint" not in text
