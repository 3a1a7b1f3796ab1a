"""Projects found by words of a question rather than by traits: an acronym of their texts, or words that few of them use."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.documents import Project
from index.filters import Filters
from index.finder import LIMIT, RARE, Found, find
from index.knowledge import Knowledge
from index.lexical import STOP_WORDS, stems
from index.one_or_several import stems_of
from index.search_words import ASKING, own_words
from index.text import fold, original_words, words

_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")


def saying_an_acronym(
    knowledge: Knowledge, question: str, filters: Filters, scores: Mapping[str, float]
) -> Found | None:  # fmt: skip
    """The few projects whose texts have an acronym of `question` that names nothing else (« quels projets ont utilisé le SNDS ? »)."""
    if question == question.upper():
        return None
    programme = knowledge.programme
    read = {w for r in filters.readings for w in r.said} | own_words(programme)
    away = [t for facet, i in filters.left_out if (t := programme.term(facet, i))]  # « pas ceux de l'ANSM »
    read |= {w for t in away for text in (*t.name.values(), *t.also) for w in words(text)}
    for acronym in _ACRONYM.findall(question):
        whole = re.compile(rf"\b{acronym}\b")
        having = [] if fold(acronym) in read else [p for p in knowledge.projects if whole.search(_told(p))]
        if not 0 < len(having) <= LIMIT:
            continue
        meeting = find(knowledge, filters, scores)
        both = [p for p in having if p in meeting.projects] if meeting.exact else []
        # « l'Assurance maladie (SNDS) »: whose data these are, and what they are about, is not whose project it is.
        aside = {"administrations", "themes"} >= set(filters.facets) and not filters.left_out
        of_then = [p for p in having if not filters.cohorts or p.cohort in filters.cohorts] if aside else []
        if found := both or of_then:
            ranked = sorted(found, key=lambda p: (-scores.get(p.id, 0.0), p.id))
            return Found(tuple(ranked), True, filters, acronym)
    return None


def _told(project: Project) -> str:
    """All that is written of a project, in French."""
    return " ".join((project.name, *project.summary.values(), project.status.text, project.plain))


def speaking_of(knowledge: Knowledge, question: str, scores: Mapping[str, float]) -> Found:
    """Projects found by the words of `question` that few projects use, best `scores` first.

    All words that are left when those of asking are taken away must be of some project, unless the question says a
    word for "project": then it is enough that those which are rare are.
    """
    programme = knowledge.programme
    project_words = {s for t in programme.project_words for s in stems(t)}
    said = [w for w in words(question) if w not in ASKING and w not in STOP_WORDS]
    asked = [(w, s) for w in said for s in stems(w) if s not in project_words]
    used = {s: {p.id for p in knowledge.projects if s in stems_of(p)} for _, s in asked}
    rare = [(w, s) for w, s in asked if 0 < len(used[s]) <= RARE]
    rare = [(w, s) for w, s in rare if w not in knowledge.ordinary_words] or rare
    of_projects = bool(project_words & {s for w in said for s in stems(w)})
    whole = all(used[s] for _, s in asked) or of_projects
    if not rare or not whole:
        return Found((), False, Filters())
    count = {p.id: sum(p.id in used[s] for _, s in rare) for p in knowledge.projects}
    best = max(count.values())
    if of_projects and 2 * best <= len(
        {w for w, _ in rare}
    ):  # « un défi pour les open space vides »: only one is there
        return Found((), False, Filters())
    chosen = [p for p in knowledge.projects if count[p.id] == best]
    ranked = sorted(chosen, key=lambda p: (-scores.get(p.id, 0.0), p.id))
    spelt = dict(zip(words(question), original_words(question), strict=False))
    shown = [spelt.get(w, w) for w, s in rare if any(p.id in used[s] for p in chosen)]
    return Found(tuple(ranked), True, Filters(), " ".join(dict.fromkeys(shown)))
