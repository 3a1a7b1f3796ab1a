"""How many people a project had, and how many a question asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.assistant import Assistant
from index.filters import Filters
from index.finder import find
from index.teams import TeamSize, asked_size, of_size, team_of
from index.vocabulary import Vocabulary
from tests.folders import real
from tests.serving import NOW

KNOWLEDGE = real()
PROGRAMME = KNOWLEDGE.programme
VOCABULARY = Vocabulary(PROGRAMME)


@pytest.mark.parametrize(
    ("written", "people", "of"),
    [
        ("deux personnes en design, une personne en développement", 3, {"design": 2, "developpement": 1}),
        ("une personne à la direction de produit, une personne à la direction technique", 2, {"produit": 1, "technique": 1}),
        ("trois EIG (développement et data science selon l’annonce)", 3, {}),
        ("deux EIG, dont une personne en data science", 2, {"data-science": 1}),
        ("trois coachs : deux en data science, une personne en design", 3, {"data-science": 2, "design": 1}),
        ("", 0, {}),
    ],
)  # fmt: skip
def test_a_team_as_staff_wrote_it(written: str, people: int, of: dict[str, int]) -> None:
    team = team_of(replace(KNOWLEDGE.projects[0], team=written), PROGRAMME)
    assert (team.people, dict(team.of)) == (people, of)


def test_every_team_of_the_real_folder_is_counted() -> None:
    assert not [p.id for p in KNOWLEDGE.projects if p.team and not team_of(p, PROGRAMME).people]


@pytest.mark.parametrize(
    ("question", "size"),
    [
        ("missions où il y avait 2 designers et pas 1 seul", TeamSize(2, "design")),
        ("quels projets avec deux data scientists ?", TeamSize(2, "data-science")),
        ("projects with only one designer", TeamSize(1, "design")),
        ("des défis avec une seule personne ?", TeamSize(1)),
        ("quels projets avaient une équipe de trois ?", TeamSize(3)),
        ("which projects had four people?", TeamSize(4)),
        ("deux personnes de l'administration suivaient l'équipe : lesquelles ?", None),
        ("quelle est la plus grande équipe de la promo 2 ?", TeamSize()),
        ("quel projet a pris le plus de data scientists ?", TeamSize(0, "data-science")),
        ("which project had the most designers?", TeamSize(0, "design")),
        ("quelle promo avait le plus de designers ?", None),
        ("pourquoi les projets ont-ils le plus de développeurs ?", None),
        ("quels projets à trois personnes de la promo 4 ?", TeamSize(3)),
        ("quel projet avait le plus de monde ?", TeamSize()),
        ("what was the largest team?", TeamSize()),
        ("un projet pour une designer ?", None),
        ("j'ai deux ans d'expérience, quels projets ?", None),
        ("quelle promotion avait le plus de monde ?", None),
        ("projets en équipe de 10 mois", None),
        ("quels défis promo 2 data scientists", None),  # the number is a cohort's
        ("des projets avec au moins deux designers", None),
        ("projets avec deux data-scientists", TeamSize(2, "data-science")),
        ("quels projets avaient une équipe de six ?", TeamSize(6)),
        ("quels projets avaient une équipe à une heure de Paris ?", None),
        ("un seul projet a-t-il eu un designer ?", None),
        ("what is the biggest team you allow?", None),
        ("je viens de la plus grosse équipe data de mon ministère", None),
        ("quel projet a aidé le plus de monde ?", None),
        ("quelle équipe avait le plus de monde ?", TeamSize()),
        ("la plus grosse équipe, toutes années confondues ? mon chef croit que c'est toujours deux", TeamSize()),
    ],
)
def test_the_size_that_is_asked_for(question: str, size: TeamSize | None) -> None:
    assert asked_size(question, VOCABULARY.find(question), PROGRAMME) == size


def test_projects_by_the_size_of_their_team() -> None:
    two = find(KNOWLEDGE, Filters(("dig",), team=TeamSize(2, "design")), {})
    assert two.exact and len(two.projects) > 1
    assert all(team_of(p, PROGRAMME).of["design"] == 2 for p in two.projects)
    every = find(KNOWLEDGE, Filters(team=TeamSize()), {}).projects
    assert len(every) == len(KNOWLEDGE.projects)  # which are the largest depends on which are known
    most = max(team_of(p, PROGRAMME).people for p in every)
    assert {team_of(p, PROGRAMME).people for p in of_size(every, TeamSize(), PROGRAMME)} == {most}
    assert of_size((), TeamSize(), PROGRAMME) == ()


def test_a_size_that_no_team_has_finds_none() -> None:
    assert not find(KNOWLEDGE, Filters(team=TeamSize(9)), {}).projects


def test_another_profession_ends_the_size_that_was_asked_for() -> None:
    two = Filters(team=TeamSize(2, "design"), facets={"profiles": ("design",)})
    assert two.merged(Filters(facets={"profiles": ("data-science",)})).team is None
    assert two.merged(Filters(("promo-4",))).team == two.team


@pytest.mark.parametrize(
    ("question", "size"),
    [
        ("quelles équipes étaient 100 % design ?", TeamSize(0, "design", alone=True)),
        ("des équipes avec que des designers", TeamSize(0, "design", alone=True)),
        ("teams of only designers", TeamSize(0, "design", alone=True)),
        ("les défis où il n'y avait que de la data science", TeamSize(0, "data-science", alone=True)),
        ("designers only, which teams?", TeamSize(0, "design", alone=True)),
        ("sur quels projets des designers étaient-ils seuls ?", TeamSize(0, "design", alone=True)),
        ("une équipe où l'on ne prenait que des gens du design", TeamSize(0, "design", alone=True)),
        ("des designers seulement le lundi", None),
        ("est-ce que des designers ont travaillé dessus ?", None),
        ("pas que des designers", None),
        ("not only designers", None),
        ("d'autres profils que des designers", None),
        ("vous avez recruté 100 designers ?", None),
        ("list all designers", None),
    ],
)
def test_teams_of_one_profession(question: str, size: TeamSize | None) -> None:
    assert asked_size(question, VOCABULARY.find(question), PROGRAMME) == size


def test_a_team_of_one_profession_has_nobody_else() -> None:
    found = of_size(KNOWLEDGE.projects, TeamSize(0, "design", alone=True), PROGRAMME)
    assert found and all(set(team_of(p, PROGRAMME).of) == {"design"} for p in found)
    assert "vigicrux" in {p.id for p in found} and "magellan" not in {p.id for p in found}


@pytest.mark.parametrize("question", ["projets avec design seulement", "des projets avec des designers seulement"])
def test_only_after_the_profession(question: str) -> None:
    size = asked_size(question, VOCABULARY.find(question), PROGRAMME)
    assert size and size.alone and size.profile == "design"


def test_the_team_with_most_people_of_a_profession(assistant: Assistant) -> None:
    asked = "quelle équipe comptait le plus grand nombre de data scientists ?"
    assert assistant.reply(asked, now=NOW).projects == ("open-chronic",)


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ("quels défis avaient un binôme et pas une personne seule", 2),
        ("which missions had a pair of designers instead of a solo one?", 2),
        ("quels projets menés en solo ?", 1),
        ("les projets où ils n'étaient pas seuls mais deux", 2),
        ("lesquels étaient à deux ?", 2),
        ("ils étaient seuls à chaque fois ? lesquels étaient à deux", 2),
        ("ils étaient deux, ou certains étaient seuls ?", 1),
        ("un binôme avec l'administration, c'est possible ?", None),
    ],
)
def test_in_twos(asked: str, people: int | None) -> None:
    size = asked_size(asked, VOCABULARY.find(asked), PROGRAMME, surely=True)
    assert (size.people if size else None) == people


def test_a_pair_of_a_profession() -> None:
    asked = "which missions had a pair of designers?"
    assert asked_size(asked, VOCABULARY.find(asked), PROGRAMME, surely=True) == TeamSize(2, "design")


def test_what_somebody_was_told_counts_nobody() -> None:
    asked = "on m'a dit que des designers avaient travaillé avec les pompiers"
    assert asked_size(asked, VOCABULARY.find(asked), PROGRAMME, surely=True) is None


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ("quel projet a le plus d'EIG dans la même équipe", TeamSize()),
        ("lequel a été fait par des gens du design seulement ?", TeamSize(0, "design", alone=True)),
        ("la promo qui a le plus d'EIG", None),
    ],
)
def test_the_largest_and_those_of_one_profession(asked: str, size: TeamSize | None) -> None:
    assert asked_size(asked, VOCABULARY.find(asked), PROGRAMME, surely=True) == size
