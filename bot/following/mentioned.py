"""How a question goes on about projects that an answer of staff names: one of them, or all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.following.one_listed import CLEARLY, RATHER, by_age
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import project_cues
from bot.wording.allusions import SHORT
from index.documents import Project
from index.filters import Filters
from index.finder import LIMIT, PROJECTS, find
from index.lexical import stems
from index.search_words import words_for_projects
from index.text import words


def _named_in(text: str, projects: Iterable[Project]) -> list[Project]:
    """Those of `projects` that a text names, without what is between brackets after a name."""
    return [p for p in projects if p.name.partition("(")[0].strip() in text]


def _whose_line_says(turn: Turn, named: Iterable[str]) -> str | None:
    """The one of the projects `named` in the last answer whose line says what the turn asks for; None for none or several."""
    lines = {
        p: line
        for p in named
        for line in turn.text.splitlines()
        if turn.engine.knowledge.projects_by_id[p].name in line
    }
    saying = [p for p, line in lines.items() if turn.telling & set(stems(line))]
    return saying[0] if len(saying) == 1 and len(lines) > 1 else None


def these_projects(turn: Turn) -> Understood | None:
    """« et ces deux-là, ils traitaient de quoi ? » after an answer that names two projects: these."""
    things = "|".join(map(re.escape, words_for_projects(turn.engine.knowledge.programme)))
    said = re.search(
        rf"\b(?:ces|les|these|those|the) (?P<count>deux|trois|quatre|two|three|four)? ?(?:{things})\b",
        turn.wording.folded,
    )
    pointing = said and (said["count"] or said[0].startswith(("ces", "these", "those")))
    if not pointing or turn.listed or turn.project is not None or turn.mentions or turn.wording.length > 2 * SHORT:
        return None
    named = tuple(p.id for p in _named_in(turn.text, turn.engine.knowledge.projects))
    asked = Filters(facets={PROJECTS: named})
    return Understood(turn.question, turn.mentions, filters=asked) if 1 < len(named) <= LIMIT else None


def one_of_a_cohort_named(turn: Turn) -> Understood | None:
    """« celui de la promo 7, c'est quoi ? » after an answer that named projects: its only one of that cohort."""
    knowledge, wording = turn.engine.knowledge, turn.wording
    if turn.listed or len(turn.mentions.cohorts) != 1 or set(turn.mentions.facets) - {"profiles"}:
        return None
    if turn.project and project_cues.ON_IT.search(wording.folded) and wording.length <= 2 * SHORT:
        told = [p.id for p in _named_in(turn.text, knowledge.projects) if p.cohort == turn.mentions.cohorts[0]]
        return turn.same(told[0], ()) if len(told) == 1 else None  # « et en promo 7, quels postes sont venus dessus ? »
    if not wording.the_one or turn.mentions.facets:
        return None
    told_of = (
        known for u in (turn.before.unit, *turn.before.trail) if (known := knowledge.projects_by_id.get(u or ""))
    )
    of_it = [p.id for p in told_of if p.cohort == turn.mentions.cohorts[0]]
    # « pour revenir à celui de la promo 3, il sert encore ? », and not « à celle de la promo 3 », the pay of then
    of_a_project = re.search(r"\b(?:celui|the one|le projet)\b", wording.folded)
    if len(of_it) == 1 and of_a_project and wording.length <= 3 * SHORT:
        return turn.same(of_it[0], ())
    units = (u for u in (turn.before.unit, *turn.before.trail) if u in knowledge.versions)
    text = " ".join(e.body for u in units for e in knowledge.versions[u])
    named = [p.id for p in _named_in(text, knowledge.projects) if p.cohort == turn.mentions.cohorts[0]]
    return turn.same(named[0], ()) if len(named) == 1 and wording.length <= 2 * SHORT else None


def one_of_those_named(turn: Turn) -> Understood | None:
    """« celui de Bordeaux », « celui des préfectures » after an answer that names projects."""
    knowledge, text = turn.engine.knowledge, turn.text
    aged = turn.wording.age or int(bool(project_cues.IN_DATE.search(turn.wording.folded)))
    if (
        turn.listed
        or turn.project is not None
        or not (turn.wording.one_of or aged or turn.wording.subject)
        or turn.wording.step  # « et celle d'avant ? »
        or turn.wording.length > (4 if aged and project_cues.PURPOSE.search(turn.wording.folded) else 2) * SHORT
        or not text
        or (project_cues.THOSE.search(turn.wording.folded) and "administrations" in turn.mentions.facets)
    ):  # « cite-moi ceux de l'IGN » are all of them
        return None
    named = [p.id for p in _named_in(text, knowledge.projects)]
    of_then = [p for p in named if knowledge.projects_by_id[p].cohort in turn.before.cohorts]
    asks = turn.wording.asks_sides or project_cues.PURPOSE.search(turn.wording.folded)
    if turn.wording.subject and asks and len(of_then) == 1 and not turn.mentions:
        return turn.same(of_then[0], ())  # « un service de la 7 a été arrêté, lequel ? », « il devait servir à quoi ? »
    # « le plus récent, il a été arrêté quand ? »
    only_aged = not turn.mentions.cohorts and not set(turn.mentions.facets) - {"statuses"}
    if aged and len(named) > 1 and only_aged and not turn.wording.said & turn.cohort_words:
        by_time = by_age(turn, named)  # « le plus récent, il devait servir à quoi ? »
        return turn.same(by_time[-1] if aged > 0 else by_time[0], ())
    if not turn.wording.one_of:
        return None
    if not project_cues.THOSE.search(turn.wording.folded) and (one := _whose_line_says(turn, named)):
        return turn.same(one, ())  # « tu peux préciser pour celui des préfectures ? »
    of_projects = named or set(words(turn.before.question)) & words_for_projects(knowledge.programme)
    several = of_projects and project_cues.THOSE.search(turn.wording.folded) and turn.wording.only_time(turn.rest)
    if several and set(turn.mentions.facets) & {"places", "administrations", "themes"}:
        cohorts = turn.mentions.cohorts or turn.before.cohorts  # « seulement ceux de Lyon »
        named_so = replace(Filters.of(turn.mentions), cohorts=cohorts)
        return Understood(turn.question, turn.mentions, filters=named_so)
    if set(turn.mentions.facets) - {"statuses"}:
        meeting = find(knowledge, Filters.of(turn.mentions), {})
        named = [p.id for p in meeting.projects if p.id in named] if meeting.exact else []
        if len(named) > 1 and set(turn.mentions.facets) == {"places"}:  # « et celui de Lyon ? » of three of there
            there = Filters(facets={PROJECTS: tuple(named)})
            return Understood(turn.question, turn.mentions, filters=there)
    if turn.mentions.cohorts:
        return None
    ranking = turn.rank(turn.wording.stripped)
    if ranking.first.kind == "project" and ranking.answered and ranking.hits[0].share >= CLEARLY:
        return turn.same(ranking.first.id, ())
    elsewhere = ranking.answered and ranking.first.kind != "project" and ranking.right >= RATHER
    if not named or elsewhere:  # « les 10 % qui se sont plantés, c'est lesquels ? »
        return None
    scores = ranking.scores
    best = max(named, key=lambda p: scores.get(p, 0.0))
    first = max(knowledge.projects_by_id, key=lambda p: scores.get(p, 0.0))
    if ranking.answered and ranking.first.kind != "project" and turn.telling and not turn.told_by(best):
        return None  # "where is the one near Rennes?" of offices
    return turn.same(best, ()) if best == first or len(named) == 1 else None
