from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.compose import Composer
from bot.answering.listing import listed
from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from bot.texts import catalogue
from bot.wire import cards
from index.filters import Filters
from index.finder import Found
from tests.folders import real
from tests.serving import NOW
from tests.test_dates import at

FILTERS = Filters((), {"themes": ("contes", "jeux")})


@pytest.mark.parametrize(("count", "exact"), [(1, True), (2, True), (2, False), (9, True)])
def test_a_list_of_projects_shows_five_at_most(french: Composer, count: int, exact: bool) -> None:
    projects = tuple(replace(french.knowledge.projects[0], id=f"p{i}", name=f"Nom {i}") for i in range(count))
    reply = listed(french, Found(projects, exact, FILTERS), 0.5)
    assert len(reply.projects) == min(5, count) == reply.markdown.count("**Nom ")
    assert "contes, jeux" in reply.markdown.split("\n")[0]
    assert reply.entry == ("p0" if count == 1 else None)
    assert (catalogue("fr")["finder.narrow"].split("{")[0] in reply.markdown) == (count > 5)


@pytest.mark.parametrize(
    ("question", "whose", "team"),
    [
        ("projets jeux", False, False),
        ("quels projets sur les jeux, pour quelle administration ?", True, False),
        ("projets jeux, quels métiers ?", False, True),
        ("which projects about games, with their ministry and their team?", True, True),
    ],
)
def test_a_line_tells_the_sides_that_are_asked_for(french: Composer, question: str, whose: bool, team: bool) -> None:
    project = replace(french.knowledge.projects[0], administration="Mairie de Valmer", team="deux conteuses")
    text = listed(french, Found((project, replace(project, id="other")), True, FILTERS), 0.5, question).markdown
    assert text.count("Mairie de Valmer") == (2 if whose else 0)
    assert text.count("deux conteuses") == (2 if team else 0)


def test_a_line_tells_the_state_that_is_asked_for(french: Composer) -> None:
    project = french.knowledge.projects[0]
    found = Found((project, replace(project, id="other")), True, FILTERS)
    assert listed(french, found, 0.5, "projets jeux : où en sont-ils ?").markdown.count("État : ") == 2
    assert listed(french, found, 0.5, "les projets jeux, ainsi que leur devenir").markdown.count("État : ") == 2
    assert "État : " not in listed(french, found, 0.5, "projets jeux").markdown
    told = listed(french, found, 0.5, "projets jeux : où en sont-ils ?")  # a card tells it too
    assert all("État : " in card.facts for card in cards(told, french.knowledge)) and len(told.sides) == 2
    assert listed(french, found, 0.5, "projets jeux").sides == ()


def test_a_project_without_a_team_says_none(french: Composer) -> None:
    project = replace(french.knowledge.projects[0], team="")
    assert "Équipe" not in listed(french, Found((project,), True, FILTERS), 0.5, "quel métier ?").markdown


def test_projects_that_nobody_knows_yet_are_announced_and_not_listed() -> None:
    of_cohort = Found(tuple(p for p in real().projects if p.cohort == "promo-5"), True, Filters(("promo-5",), {}))
    before, after = (
        listed(Composer(real(), at(clock), "fr"), of_cohort, 0.9) for clock in ("2021-03-09T12:00", "2021-05-25T12:00")
    )
    assert before.entry == "dates-projets-publies" and not before.projects and "24 mai 2021" in before.markdown
    assert len(after.projects) == 5
    few = Found(tuple(p for p in real().projects if p.id in ("datarh", "proxirh")), True, FILTERS)
    assert listed(Composer(real(), at("2021-03-09T12:00"), "fr"), few, 0.9).projects == ("proxirh",)


def test_those_that_say_the_word_are_told_apart_from_all_of_their_theme(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["des projets sur les ponts ?"], NOW)
    head, _, lines = reply.markdown.partition("\n\n")
    assert "«\u00a0ponts\u00a0»" in head and "Plus largement (transports et mobilité), 7 en tout" in head
    assert reply.projects[0] == "sos-ponts" and len(reply.projects) == lines.count("\n- ") + 1 == 5
    rest = in_turn(assistant, ["des projets sur les ponts ?", "et les autres ?"], NOW)
    assert "SOS Ponts" not in rest.markdown and len(rest.projects) == 2


@pytest.mark.parametrize(
    ("question", "named"),
    [("la liste complète des projets jeux", True), ("all of the game projects", True), ("projets jeux", False)],
)
def test_who_asks_for_the_whole_list_gets_every_name(french: Composer, question: str, named: bool) -> None:
    project = french.knowledge.projects[0]
    found = Found(tuple(replace(project, id=f"p{i}", name=f"Nom {i}") for i in range(30)), True, FILTERS)
    told = listed(french, found, 0.5, question)
    assert ("Nom 29" in told.markdown) is named and len(told.projects) == 5


def test_all_of_a_cohort_are_counted_before_which_are_so(assistant: Assistant) -> None:
    told = assistant.reply("combien de défis dans la promo 4 et lesquels étaient sur la santé", now=NOW)
    assert set(told.projects) == {"adex", "datamed"} and "promotion 4 : 17 projets" in told.markdown.replace(
        "\u00a0", " "
    )
    assert "En tout" not in assistant.reply("les défis de la promo 4 sur la santé", now=NOW).markdown
