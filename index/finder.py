"""Finds projects by what a question names: a theme, a profession, a place…, or words that few of them share."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from index.documents import Programme, Project
from index.durations import lasting_so
from index.filters import COHORTS, Filters
from index.knowledge import Knowledge
from index.lexical import STOP_WORDS, stems
from index.mentions import Reading
from index.one_or_several import kept_stems, stems_of
from index.search_words import ASKING, age_asked, asks_for_newest, narrower_states, own_words, words_for_projects
from index.teams import of_size
from index.text import fold, original_words, words
from index.vocabulary import OR

PROJECTS = "projects"
"""The facet by which single projects are left out (« d’autres ? » after one of them), or alone are meant (« les deux »)."""

LIMIT = 5
"""Projects shown at once."""

ENDS = 2
"""Of these, the newest, where the first and the last are asked for."""

SAYS = 1.0
"""Added to the score of a project whose text says the very word that a theme was named by."""

_ITSELF = frozenset({"programme", "program"})
"""What a programme calls itself, whatever stands in the name of an agency."""

_OF_ANY_BODY = frozenset(
    "public publics publique publiques national nationale nationaux general generale francais francaise france etat service services fonction administration".split()
)
"""Words in the names of administrations that tell none from another."""

_BOTH = re.compile(
    r"\b(?:a la fois|melang\w+|mari(?:ant|aient|ent)|associ(?:ant|aient|ent)|combin\w+|reuniss\w+|mixtes?|meme equipe|both|together|same team)\b"
)
"""Says that what « et » joins is meant together (« un designer et un data scientist dans la même équipe »)."""
_ONLY = re.compile(
    r"\b(?:uniquement|seulement|exclusivement|rien que|only|just(?! (?:curious|wondering|asking|checking|to know)))\b"
)
_STAGE = frozenset(s for word in ("phase", "phases", "stade", "stage") for s in stems(word))
"""What is said of every state (« en phase de construction »)."""

ALIKE = 6
"""Letters from which on stems that begin alike are of one word."""

RARE = 10
"""A word that more projects share tells too little to find them by."""


@dataclass(frozen=True)
class Found:
    """The projects of a search, best first; `exact` tells whether they meet every filter."""

    projects: tuple[Project, ...]
    exact: bool
    filters: Filters
    words: str = ""
    """The words by which they were found, or found more closely, as they are written."""
    saying: frozenset[str] = frozenset()
    """Those of `projects`, all first, that say the very word (`said`) by which their theme was named (« pompiers »)."""
    said: str = ""


def _holds(project: Project, facet: str, wanted: Sequence[str], programme: Programme) -> bool:
    if facet == "places":
        regions = {t.region for i in project.places if (t := programme.term("places", i)) and t.region}
        return bool((regions | set(project.places)) & set(wanted))
    if facet == "statuses":
        return project.status.id in wanted
    if facet == PROJECTS:
        return project.id in wanted
    if facet == COHORTS:
        return project.cohort in wanted
    return bool(set(getattr(project, facet)) & set(wanted))


def _left_out(project: Project, filters: Filters, programme: Programme) -> bool:
    """Whether a project has what is left out; of places, whether it has no other one (« hors de Paris »)."""
    there = {t for f, t in filters.left_out if f == "places"}
    regions = {i: t.region for i in project.places if (t := programme.term("places", i))}
    elsewhere = [i for i in project.places if i not in there and regions.get(i) not in there]
    only_there = bool(there) and bool(project.places) and not elsewhere
    return only_there or any(_holds(project, f, (t,), programme) for f, t in filters.left_out if f != "places")


def saw(project: Project, year: int, of_its_state: bool = False) -> bool:
    """Whether `year` is among those of a project (« 2021-2022 »), or `of_its_state` (« transféré en 2025 »)."""
    if of_its_state and str(year) in project.status.text:
        return True
    told = [int(y) for y in re.findall(r"\d{4}", project.years)]
    return bool(told) and min(told) <= year <= max(told)


def find(knowledge: Knowledge, filters: Filters, scores: Mapping[str, float], question: str = "") -> Found:
    """Projects that meet `filters`, best `scores` (by project id) first.

    One word can name several facets (« design » a profession, « défense » a theme and a ministry): such readings are
    alternatives. Two themes, or two professions, must both hold if some project has both. When no project meets all,
    those that meet most come back with `exact` False. Projects that hold more of what was named come first, and those
    whose texts say the very word that names it (« ponts », for transport) come sooner. A word of `question` that stands for something
    smaller than what it names (an agency, for its ministry) narrows them to its own projects. Who asks for recent ones gets
    those of the latest cohorts first. Of a size of team, only those that had it; which teams are the largest, or took longest,
    depends on which projects are known, and is left to whoever tells them.
    """
    programme = knowledge.programme
    if _BOTH.search(fold(question)) and not any(r.linked in OR for r in filters.readings):
        filters = replace(filters, readings=tuple(replace(r, linked="") for r in filters.readings))
    told = [r.said for r in filters.readings if not _names_a_term(r, programme)]
    among = [p for p in knowledge.projects if not _left_out(p, filters, programme)]
    size = filters.team
    if size and not size.most:
        among = list(of_size(among, size, programme))
    extreme = filters.lasting is not None and filters.lasting.longest is not None
    lasting = None if extreme else filters.lasting
    so_long = {p.id for p in lasting_so(among, lasting)} if lasting else set()
    narrower = narrower_states(programme) if "statuses" in filters.facets else ()
    of_its_state = frozenset(s for r in filters.readings if r.said in narrower for s in stems(" ".join(r.said)))
    chosen: tuple[Project, ...] = ()
    best = total = 0
    for together in (True, False):
        demands = filters.demands(together)
        total = len(demands) + bool(filters.cohorts) + bool(filters.years) + bool(lasting)
        held = {
            p.id: sum(any(_holds(p, f, (t,), programme) for f, t in demand) for demand in demands)
            + (p.cohort in filters.cohorts if filters.cohorts else 0)
            + any(saw(p, year, bool(of_its_state)) for year in filters.years)
            + (p.id in so_long)
            for p in among
        }
        best = max(held.values(), default=0)
        chosen = tuple(p for p in among if held[p.id] == best and (best > 0 or size or extreme))
        if best == total:
            break

    count_both = not any(r.linked in OR for r in filters.readings)
    sign = age_asked(question, programme)
    begun = {c.id: sign * c.starts.toordinal() for c in programme.cohorts} if sign else {}

    def order(project: Project) -> tuple[int, int, float, str]:
        both = (
            sum(_holds(project, f, (t,), programme) for d in demands if len(d) > 1 for f, t in d) if count_both else 0
        )
        says = any(set(stems(" ".join(said))) <= stems_of(project) for said in told)
        return -begun.get(project.cohort, 0), -both, -scores.get(project.id, 0.0) - SAYS * says, project.id

    both_ends = sign < 0 and asks_for_newest(question)
    if best < total:  # « data scientist à l'Insee »: where there was none, those of the Insee
        own = tuple(
            p for p in chosen if _holds(p, "administrations", filters.facets.get("administrations", ()), programme)
        )
        chosen = own or chosen
    chosen = tuple(sorted(_said_of(chosen, of_its_state, filters.years), key=order))
    if both_ends and len(chosen) > LIMIT:  # « le tout premier, et les plus récents »: both are shown
        chosen = (*chosen[: LIMIT - ENDS], *chosen[-ENDS:], *chosen[LIMIT - ENDS : -ENDS])
    exact = best == total and bool(chosen)
    if exact and count_both and (within := _within(chosen, filters, question, programme)):
        spelt, own = within
        if own[0] is chosen[0]:  # else the word says something else than whose they are
            return Found(own, True, filters, spelt)
    if (
        exact
        and len(chosen) > LIMIT
        and set(filters.facets) == {"places"}
        and (closer := _saying(chosen, filters, question, knowledge))
    ):
        briefly = _told_briefly(closer)
        said_so = [w for w in original_words(question) if briefly.intersection(stems(w))]
        return Found(closer, True, filters, " ".join(dict.fromkeys(said_so)))
    said_by = {
        told_by: frozenset(p.id for p in chosen if all(_says(stems_of(p), s) for s in stems(" ".join(told_by))))
        for told_by in (_words_of_a_theme(filters, programme) if exact else ())
    }
    by_few = {told_by: those for told_by, those in said_by.items() if 0 < len(those) <= min(LIMIT, len(chosen) - 1)}
    saying = frozenset(i for those in by_few.values() for i in those)  # « inondations, crues »: of either
    if len(saying) > LIMIT:
        rarest = min(by_few, key=lambda told_by: len(by_few[told_by]))
        by_few, saying = {rarest: by_few[rarest]}, by_few[rarest]
    if (
        saying and _ONLY.search(fold(question)) and any(set(t) <= set(words(question)) for t in by_few)
    ):  # « ceux qui parlent de carbone uniquement »
        return Found(
            tuple(p for p in chosen if p.id in saying),
            exact,
            filters,
            ", ".join(_as_written(t, question) for t in by_few),
        )
    if saying:
        ordered = (*(p for p in chosen if p.id in saying), *(p for p in chosen if p.id not in saying))
        said = ", ".join(_as_written(told_by, question) for told_by in by_few)
        return Found(ordered, exact, filters, saying=saying, said=said)
    return Found(chosen, exact, filters)


def _words_of_a_theme(filters: Filters, programme: Programme) -> tuple[tuple[str, ...], ...]:
    """The words by which one theme, and nothing else but cohorts or years, is named otherwise than by its name."""
    readings = [r for r in filters.readings if r.terms]
    of_a_theme = [r for r in readings if any(facet == "themes" for facet, _ in r.terms)]
    aside = {"administrations", "places"}  # « l'ADEME sur le carbone »
    only = set(filters.facets) - aside == {"themes"} and len({r.terms for r in of_a_theme}) == 1
    only = only and {facet for facet, _ in filters.left_out} <= {PROJECTS}
    if not only:
        return ()
    readings = of_a_theme
    terms = (programme.term(facet, i) for facet, i in readings[0].terms)
    named = {w for t in terms if t for name in t.name.values() for w in words(name)}  # « climat » is a part of one
    return tuple(r.said for r in readings if not set(r.said) <= named)


def _as_written(said: Sequence[str], question: str) -> str:
    folded, spelt = words(question), original_words(question)
    if len(folded) == len(spelt):
        for start in range(len(folded) - len(said) + 1):
            if tuple(folded[start : start + len(said)]) == tuple(said):
                return " ".join(spelt[start : start + len(said)])
    return " ".join(said)


def _told_briefly(projects: Sequence[Project]) -> set[str]:
    return {s for p in projects for s in kept_stems(" ".join((p.name, *p.summary.values())))}


def _saying(chosen: Sequence[Project], filters: Filters, question: str, knowledge: Knowledge) -> tuple[Project, ...]:
    """Those of `chosen` that say all that `question` says besides, in words that few projects use (« les Jeux de Paris »)."""
    read = {w for r in filters.readings for w in r.said} | own_words(knowledge.programme)
    said = [w for w in words(question) if w not in ASKING | STOP_WORDS | words_for_projects(knowledge.programme) | read]
    asked = {s for w in said if not w.isdigit() and w not in knowledge.ordinary_words for s in stems(w)}
    briefly = {p.id: _told_briefly((p,)) for p in knowledge.projects}
    used = [{i for i, told in briefly.items() if s in told} for s in asked]  # a card says a word by chance
    if not used or not all(0 < len(ids) <= RARE for ids in used):
        return ()
    return tuple(p for p in chosen if all(p.id in ids for ids in used))


def _said_of(chosen: Sequence[Project], said: frozenset[str], years: Sequence[int]) -> Sequence[Project]:
    """Those of `chosen` whose state says the narrower word (« transférés ») of which `said` are the stems, and a year; else all."""
    if not said:
        return chosen
    texts = {p.id: " ".join((p.status.text, *(card.status or "" for card in p.translations.values()))) for p in chosen}
    told_by = {i: set(stems(text)) for i, text in texts.items()}
    said = frozenset(s for s in said - _STAGE if any(_says(told, s) for told in told_by.values()))
    told = [p for p in chosen if said and all(_says(told_by[p.id], s) for s in said)]
    dated = [p for p in told if any(str(year) in p.status.text for year in years)]
    return dated or told or chosen


def _says(told: Collection[str], stem: str) -> bool:
    """Whether one of the stems `told` is `stem`, or begins alike (« transférées », « transféré »)."""
    return any(
        t == stem or (min(len(t), len(stem)) >= ALIKE and (t.startswith(stem) or stem.startswith(t))) for t in told
    )


def _names_a_term(reading: Reading, programme: Programme) -> bool:
    """Whether the words of `reading` are the very name of what they stand for."""
    found = [t for facet, i in reading.terms if (t := programme.term(facet, i))]
    return any(tuple(words(name)) == reading.said for t in found for name in t.name.values())


def _within(
    chosen: Sequence[Project], filters: Filters, question: str, programme: Programme
) -> tuple[str, tuple[Project, ...]] | None:
    """Those of `chosen` whose administration has a word of the question that is in no name of the filters."""
    named = (
        {w for r in filters.readings for w in r.said}
        | set(words(filters.names(programme, "fr")))
        | words_for_projects(programme)
        | _ITSELF  # « la préhistoire du programme »
        | _OF_ANY_BODY
        | own_words(programme)
    )
    for word in words(question):
        if word in named or len(word) < 3 or word in STOP_WORDS:
            continue
        own = tuple(p for p in chosen if word in words(p.administration))
        if own and len(own) < len(chosen):
            spelt = next((w for w in re.findall(r"[\w’'-]+", own[0].administration) if word in words(w)), word)
            return spelt.strip("’'-"), own
    return None


def in_order_of_time(found: Found, knowledge: Knowledge) -> Found:
    """The same, the oldest first, where all are shown: so « le premier » is the first of them in every sense."""
    if not found.exact or len(found.projects) > LIMIT or found.saying:
        return found
    begun = {c.id: c.starts for c in knowledge.programme.cohorts}
    return replace(found, projects=tuple(sorted(found.projects, key=lambda p: begun[p.cohort])))


def together(knowledge: Knowledge, ids: Sequence[str]) -> Found:
    """Projects that a question names, in its order, as if they had been searched for."""
    projects = tuple(knowledge.projects_by_id[i] for i in ids)
    return Found(projects, True, Filters(), ", ".join(p.name for p in projects))
