"""Which of the projects of a list a turn means: by its age, its host, a word or a slip of its line, or by what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log

from rapidfuzz.distance import OSA

from bot.following.turn import Turn
from bot.texts import FIRST
from bot.wording import card_cues, list_cues, project_cues
from bot.wording.allusions import SHORT
from index.asking import WHICH_ARE
from index.finder import find
from index.lexical import STOP_WORDS, stems
from index.name_spelling import SPELLABLE
from index.one_or_several import kept_stems, stems_of
from index.ranking import Ranking
from index.search_words import ASKING
from index.text import words
from index.vocabulary import SAYING_NOTHING

PAIR = 2
"""Of so many, the other one is the second."""

MAYBE, RIVAL = log(0.01), log(10)
"""Log-share of the likelihood from which one of the projects of a list may be meant, and by how much another one may be
likelier."""

CLEARLY = 0.6
"""Share of the likelihood from which a project is meant."""

SURELY, PLAINLY = 0.95, 0.6
"""Share of the likelihood, and chance of being right, from which it is meant whatever else is named."""

A_THIRD = 1 / 3
"""Share of the telling words of a short question that the only project which has some must have at least."""

RATHER = 0.5
"""Confidence from which a question after an answer that names projects asks for another rule."""


def the_one_with(turn: Turn) -> str | None:
    """The only listed project that has words of a short question, which means no rule and no dates by itself."""
    several = list_cues.THEM.search(turn.wording.folded)  # « les deux équipes sont au même étage ? »
    if turn.mentions or several or turn.wording.length > 2 * SHORT or len(turn.before.listed) < PAIR:
        return None
    known = turn.engine.knowledge.projects_by_id
    having = [p for p in turn.before.listed if turn.telling & stems_of(known[p])]
    if len(having) != 1 or len(turn.telling & stems_of(known[having[0]])) < A_THIRD * len(turn.telling):
        return None  # « y a un parking ou un local à vélo sur place ? »
    alone = turn.rank(turn.wording.stripped)
    return None if alone.answered and alone.first.kind != "project" and alone.right >= RATHER else having[0]


def the_one_that_had(turn: Turn) -> str | None:
    """The only listed project with people of the profession that a turn names, and it names nothing else."""
    known, named = turn.engine.knowledge.projects_by_id, turn.mentions.facets
    if named.keys() != {"profiles"} or any(r.left_out for r in turn.mentions.readings):
        return None
    having = [p for p in turn.before.listed if p in known and set(named["profiles"]) & set(known[p].profiles)]
    return having[0] if len(having) == 1 < len(turn.before.listed) else None


def the_one_of(turn: Turn) -> str | None:
    """The only listed project whose administration has all words after « celui de »."""
    known = turn.engine.knowledge.projects_by_id
    named = project_cues.THE_ONE_OF.search(turn.wording.folded)
    said = {w for w in words(named["whose"]) if w not in STOP_WORDS} if named else set()
    theirs = [p for p in turn.before.listed if p in known and said <= set(words(known[p].administration))]
    return theirs[0] if said and len(theirs) == 1 else None


def the_one_spelt_like(turn: Turn) -> str | None:
    """The only listed project whose line has a word that the turn misspells by a letter (« celui de l'essone »)."""
    if list_cues.THEM.search(turn.wording.folded):
        return None  # « les deux équipes sont au même étage ? »
    known = turn.engine.knowledge.projects_by_id
    ordinary = turn.engine.knowledge.ordinary_words
    said = [w for w in turn.wording.content if len(w) >= SPELLABLE and w not in ordinary and w not in ASKING]
    lines = {p: words(f"{known[p].name} {known[p].summary[FIRST]}") for p in turn.before.listed if p in known}
    meant = [
        p
        for p, line in lines.items()
        if any(OSA.distance(w, other, score_cutoff=1) == 1 for w in said for other in line)
    ]
    return meant[0] if len(meant) == 1 else None


def surely_one_of(turn: Turn, meant: Ranking) -> bool:
    """Whether a ranking has one of the projects that were searched first, whatever else the turn names."""
    surely = meant.hits[0].share >= SURELY and meant.right >= PLAINLY
    return surely and meant.first.id in searched(turn)


def by_age(turn: Turn, projects: Sequence[str]) -> list[str]:
    """Some projects, those of the earliest cohort first."""
    knowledge = turn.engine.knowledge
    order = {cohort.id: i for i, cohort in enumerate(knowledge.programme.cohorts)}
    return sorted(projects, key=lambda p: order.get(knowledge.projects_by_id[p].cohort, 0))


def searched(turn: Turn) -> list[str]:
    """The projects that the last search found, those that were not shown included; or those that were listed."""
    before = turn.before
    found = find(turn.engine.knowledge, before.filters, {}).projects if before.filters else ()
    known = [p.id for p in found if p.id not in turn.hidden]
    return known or [*before.listed, *before.unlisted]


def the_other_that_says(turn: Turn) -> str | None:
    """The only project of those that were searched, other than the one shown, that has the thing with which the turn begins."""
    begins, shown = card_cues.ITS_MAKER.match(turn.wording.folded), turn.project
    said = set(stems(begins["what"])) - STOP_WORDS if begins else set()
    if shown is None or not said or said & stems_of(shown):
        return None
    known = turn.engine.knowledge.projects_by_id
    having = [
        p for p in searched(turn) if p in known and said <= stems_of(known[p]) | set(stems(" ".join(known[p].also)))
    ]
    return having[0] if len(having) == 1 else None


def the_one_saying(turn: Turn) -> str | None:
    """The only project of those that were searched whose line has the most words of the turn, two at least."""
    known = turn.engine.knowledge.projects_by_id
    said = {s for w in turn.wording.content if w not in ASKING for s in stems(w)} - STOP_WORDS
    lines = {p: " ".join([known[p].name, *known[p].summary.values()]) for p in searched(turn)}
    count = {p: len(said & set(stems(line))) for p, line in lines.items()}
    most = max(count.values(), default=0)
    having = [p for p, n in count.items() if n == most]
    return having[0] if most > 1 and len(having) == 1 else None


def the_likeliest(turn: Turn, meant: Ranking) -> str | None:
    """The project that is meant: of those that were searched, where one may be; else the one that clearly is."""
    best = max(searched(turn), key=lambda p: meant.scores.get(p, -inf), default=None)
    clear = meant.first.kind == "project" and meant.hits[0].share >= CLEARLY
    chance = meant.log_chances.get(best or "", -inf)
    if best and chance >= MAYBE and not (clear and log(meant.hits[0].share) - chance > RIVAL):
        return best
    return meant.first.id if clear else None


def the_one_called(turn: Turn) -> str | None:
    """The project of those that were searched whose phrasings have the most of what a turn tells, more than any other has."""
    known = turn.engine.knowledge.projects_by_id
    said = {s for w in turn.wording.content if w not in WHICH_ARE | SAYING_NOTHING for s in stems(w)}
    told = {p: len(said & {s for q in known[p].also for s in kept_stems(q)}) for p in searched(turn) if p in known}
    most = max(told.values(), default=0)
    having = [p for p, count in told.items() if count == most]
    return having[0] if most and len(having) == 1 else None


def clearly_the_one(turn: Turn, meant: Ranking) -> str | None:
    """The project of those that were searched that is likely meant, where no other of them is."""
    ids = sorted({*searched(turn)}, key=lambda p: meant.log_chances.get(p, -inf), reverse=True)
    if len(ids) < PAIR:  # an edit may have taken one away meanwhile
        return None
    best, (first, second) = ids[0], [meant.log_chances.get(p, -inf) for p in ids[:PAIR]]
    return best if first >= MAYBE and first - second > RIVAL else None


def the_one_about(turn: Turn) -> str | None:
    """The only listed project that has what the question names in its line (« celui de Paris » of the firemen of Paris)."""
    named = [r for r in turn.mentions.readings if any(facet != "statuses" for facet, _ in r.terms)]
    said = {word for reading in named for word in reading.said}
    knowledge = turn.engine.knowledge
    lines = {
        p: f"{knowledge.projects_by_id[p].name} {knowledge.projects_by_id[p].summary[FIRST]}"
        for p in turn.before.listed
    }
    terms = [turn.engine.knowledge.programme.term(facet, i) for reading in named for facet, i in reading.terms]
    names = [set(words(name)) for t in terms if t for name in t.name.values()]  # « la capitale » is Paris
    about = [p for p, line in lines.items() if any(n <= set(words(line)) for n in (said, *names))]
    return about[0] if said and len(about) == 1 else None
