"""How many people worked on a project, of each profession, as staff wrote it; and how many a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.documents import Programme, Project
from index.mentions import Mentions
from index.numerals import CARDINALS
from index.search_words import words_for_projects
from index.text import fold, words

_ONE = frozenset("un une one".split())
_NUMBER = r"(?P<number>\d|une?|deux|trois|quatre|cinq|one|two|three|four|five)"
_ALONE = re.compile(r"\b(?:une? seule?|only one|(?:a|one) single|just one)\b")
"""Says that one, and no more, is meant: « un designer » is any."""
_PEOPLE = "personnes?|gens|membres?|people|persons?|members?"
_OF_SO_MANY = re.compile(rf"\b(?:equipes?|teams?) (?:de|a|of) {_NUMBER}\b(?! (?:ans?|mois|years?|months?)\b)")
_LARGEST = re.compile(
    r"\b(?:plus (?:grande?|grosse?|nombreuse)s? equipes?|equipes? (?:qui (?:etait|etaient) )?l[ae]s? plus (?:grande?|grosse?|nombreuse)s?|(?:largest|biggest) teams?|"
    r"teams? (?:was|were) the (?:largest|biggest)|(?:le plus de (?:monde|personnes|gens)|the most people)(?= ?(?:$|[?!.,]| (?:dans|dessus|a|sur|on)\b)))"
)


@dataclass(frozen=True)
class Team:
    """`people` in all, 0 where that is not written; `of`: of them those of each profession (its identifier)."""

    people: int
    of: Mapping[str, int]


@dataclass(frozen=True)
class TeamSize:
    """So many `people`, of one profession (`profile`, an identifier) or in all; the most there are, where that is 0."""

    people: int = 0
    profile: str = ""


def team_of(project: Project, programme: Programme) -> Team:
    """The team of a project: « deux personnes en design, une personne en développement »."""
    total, colon, each = project.team.partition(":")  # « trois coachs : deux en…, un en… »
    parts = [(part, _count(part)) for part in (each if colon else total).split(",")]
    found: dict[str, int] = {}
    for part, count in parts:
        if count and (profile := _profile(part, programme)):
            found[profile] = found.get(profile, 0) + count
    return Team(_count(total) if colon else sum(count for _, count in parts), found)


def asked_size(question: str, mentions: Mentions, programme: Programme) -> TeamSize | None:
    """The size of team by which `question` looks for projects; None when it says none."""
    folded = fold(question)
    of_projects = set(words(question)) & words_for_projects(programme)
    if (found := _LARGEST.search(folded)) and (of_projects or "equipe" in found[0] or "team" in found[0]):
        return TeamSize()
    of_so_many = [(_PEOPLE, "")]
    for reading in mentions.readings:
        if not reading.left_out and (profiles := {i for facet, i in reading.terms if facet == "profiles"}):
            of_so_many.append((re.escape(" ".join(reading.said)), min(profiles)))
    for what, profile in of_so_many:
        said = re.search(rf"\b{_NUMBER} (?P<alone>seule?s? |single )?(?:{what})\b", folded)
        count = _number(said["number"]) if said else 0
        if count > 1 or (said and count and (said["alone"] or _ALONE.search(folded))):
            return TeamSize(count, profile)
    if said := _OF_SO_MANY.search(folded):
        return TeamSize(_number(said["number"]))
    return None


def of_size(projects: Sequence[Project], size: TeamSize, programme: Programme) -> tuple[Project, ...]:
    """Those of `projects` whose team is of that `size`, in their order."""
    teams = {p.id: team_of(p, programme) for p in projects}
    count = {i: team.of.get(size.profile, 0) if size.profile else team.people for i, team in teams.items()}
    most = size.people or max(count.values(), default=0)
    return tuple(p for p in projects if count[p.id] == most > 0)


def _count(text: str) -> int:
    return next((n for w in words(text) if (n := _number(w))), 0)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else 1 if word in _ONE else CARDINALS.get(word, 0)


def _profile(text: str, programme: Programme) -> str:
    """The profession that `text` names, by its longest name; "" for none."""
    said = f" {' '.join(words(text))} "
    named = [
        (len(form), term.id)
        for term in programme.terms.get("profiles", ())
        for name in (*term.name.values(), *term.also)
        if (form := " ".join(words(name))) and f" {form} " in said
    ]
    return max(named)[1] if named else ""
