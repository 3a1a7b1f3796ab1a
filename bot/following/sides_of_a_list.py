"""How a question goes on about all projects of a list: their code, their places, their people, what they do, how they are linked."""

from __future__ import annotations

from itertools import combinations

from bot.following.one_listed import PAIR, searched
from bot.following.turn import Turn
from bot.projects.named import the_one_speaking_of_the_other
from bot.understood import Understood
from bot.wording import list_cues, project_cues
from bot.wording.allusions import SHORT
from bot.wording.cues import BARE
from index.asking import WHICH_ARE
from index.documents import Project
from index.filters import Filters
from index.finder import PROJECTS
from index.mentions import Mentions
from index.numerals import CARDINALS
from index.one_or_several import MADE
from index.search_words import words_for_projects


def whose_code(turn: Turn) -> Understood | None:
    """« lesquels ont un dépôt github ? » after a list: those of which a link leads to the code."""
    folded = turn.wording.folded
    asked = project_cues.ITS_CODE.search(folded) and project_cues.WHICH_OF_THEM.search(folded)
    theirs = list_cues.THEIR_CODE.search(folded)
    told = not turn.listed and list_cues.AMONG_THEM.search(folded) and len(turn.before.cohorts) == 1
    if not (turn.listed or told) or not (asked or theirs) or turn.mentions or turn.wording.length > 2 * SHORT:
        return None
    if theirs and not asked:  # « leurs codes sont en ligne ? »
        return Understood(turn.question, turn.mentions, filters=turn.list_given)
    known = turn.engine.knowledge.projects_by_id
    # « parmi ceux-là, pour lesquels peut-on lire le code ? » after what a cohort did
    among = [p for p in known if known[p].cohort in turn.before.cohorts] if told else searched(turn)
    having = tuple(p for p in among if known[p].code)
    return Understood(turn.question, turn.mentions, filters=Filters(facets={PROJECTS: having})) if having else None


def of_each_of_them(turn: Turn) -> Understood | None:
    """« c'était pour quelles administrations ? », « ça durait combien de mois ? » after a list: the list, with that of each."""
    folded = turn.wording.folded
    asked = (
        list_cues.WHOSE_THEY_WERE.search(folded)
        or list_cues.HOW_LONG_EACH.search(folded)
        or list_cues.THEIR_ADDRESSES.search(folded)
    )
    if len(turn.before.listed) < PAIR or not turn.listed or not asked or turn.mentions or turn.wording.personal:
        return None
    one = turn.wording.the_one or turn.wording.place(len(turn.before.listed)) is not None
    if one or turn.wording.length > 2 * SHORT:
        return None
    return Understood(turn.question, turn.mentions, filters=turn.list_given)


def the_same_of_both(turn: Turn) -> Understood | None:
    """« ils sont dans la même administration ? » after two projects, one of them, or one and then another: both, of which
    each card says it."""
    sizes = list_cues.THEIR_SIZES.match(turn.wording.folded)  # « et les équipes, même taille ? »
    asks = list_cues.THE_SAME_OF_BOTH.match(turn.wording.folded) or sizes
    pair = tuple(p.id for p in _the_two(turn))
    if not pair or not asks or turn.mentions or turn.wording.length > 3 * SHORT:
        return None
    both = Filters(facets={PROJECTS: pair})
    aspect = "people" if sizes else "host" if asks["host"] else "place" if asks["place"] else ""
    return Understood(turn.question, turn.mentions, filters=both, aspect=aspect)


def what_these_do(turn: Turn) -> Understood | None:
    """« ils font quoi ces deux-là, en gros ? » after a list: the list, of which each line says it."""
    several = len(turn.before.listed) > 1 and list_cues.THESE_SEVERAL.search(turn.wording.folded)
    if turn.listed and len(turn.before.listed) > 1 and list_cues.TO_DO_WHAT.fullmatch(turn.wording.folded.strip()):
        return Understood(turn.before.question, turn.mentions, filters=turn.list_given)
    if not turn.listed or not several or turn.mentions or turn.wording.length > 2 * SHORT:
        return None
    besides = {w for w in turn.wording.content if not w.isdigit() and w not in CARDINALS}
    only = besides <= list_cues.IN_SHORT | BARE | project_cues.POINTED
    return Understood(turn.before.question, turn.mentions, filters=turn.list_given) if only else None


def on_what_exactly(turn: Turn) -> Understood | None:
    """« sur quels sujets exactement ? » after a list that was asked for by a profession or otherwise: the list, whose lines say it."""
    things = words_for_projects(turn.engine.knowledge.programme) | MADE
    asked = list_cues.ON_WHAT.search(turn.wording.folded)
    if not turn.listed or not asked or asked["what"] not in things or turn.mentions or turn.wording.personal:
        return None
    only = set(turn.wording.content) <= {asked["what"]} | BARE | list_cues.WORKED
    return Understood(turn.before.question, turn.mentions, filters=turn.list_given) if only else None


def in_one_place(turn: Turn) -> Understood | None:
    """« ils sont tous au même endroit ? », « quelle promo ? » after a list: the list, whose lines tell both of each."""
    folded = turn.wording.folded
    same = list_cues.SAME_YEAR.search(folded)
    of_one_year = same and same["word"] in turn.cohort_words | list_cues.YEARS_TOO
    asked = (
        list_cues.SAME_PLACE.search(folded)
        or project_cues.WHICH_YEAR.search(folded)
        or _which_cohort(turn)
        or of_one_year
    )
    there = list_cues.ALL_THERE.fullmatch(folded) and set(turn.mentions.facets) == {
        "places"
    }  # « tous à Saint-Mandé ? »
    if not turn.listed or not (there or (asked and not turn.mentions)) or turn.wording.length > 2 * SHORT:
        return None
    return Understood(turn.before.question, turn.mentions, filters=turn.list_given)


def who_worked_on_them(turn: Turn) -> Understood | None:
    """« et quel métier ils ont recruté pour ça ? » after a list: the list, with the team of each."""
    if len(turn.before.listed) < 2 or turn.mentions or not list_cues.THEIR_PEOPLE.search(turn.wording.folded):
        return None
    if turn.project and list_cues.THE_TEAM.search(turn.wording.folded):  # of the one that was shown last
        return None
    return Understood(turn.question, turn.mentions, filters=turn.list_given)


def _which_cohort(turn: Turn) -> bool:
    """« quelle promo ? », « c'était quelle promo et lesquels exactement »: the line of each tells it."""
    besides = set(turn.wording.content) - WHICH_ARE - list_cues.EXACTLY - list_cues.YEARS_TOO - CARDINALS.keys()
    return besides <= turn.cohort_words and bool(turn.wording.said & turn.cohort_words)


def how_they_are_linked(turn: Turn) -> Understood | None:
    """« are the two related in any way? » after two projects: the card of the one that speaks of the other, or what both have.

    After more, "are they related to each other?": the only one that speaks of another.
    """
    asked, pair = list_cues.RELATED.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT, _the_two(turn)
    if asked and not pair and turn.listed and not turn.mentions and list_cues.EACH_OTHER.search(turn.wording.folded):
        known = turn.engine.knowledge.projects_by_id
        two = combinations((known[p] for p in searched(turn) if p in known), PAIR)
        telling = {told for one, other in two if (told := the_one_speaking_of_the_other(one, other))}
        return turn.same(telling.pop(), ()) if len(telling) == 1 else None
    if not pair or not asked or turn.mentions:
        return None
    if speaking := the_one_speaking_of_the_other(*pair):
        return turn.same(speaking, ())
    shared = Filters(facets={PROJECTS: tuple(p.id for p in pair), **_shared(*pair)})
    return Understood(turn.question, turn.mentions, filters=shared)


def how_they_differ(turn: Turn) -> Understood | None:
    """« j'ai pas compris la différence entre les deux » after two projects: both, as their cards tell them."""
    folded, pair = turn.wording.folded, _the_two(turn)
    asks = list_cues.DIFFERENCE.search(folded) and (
        list_cues.THESE_SEVERAL.search(folded) or list_cues.THEM.search(folded)
    )
    if not pair or not asks or turn.mentions or turn.wording.length > 3 * SHORT:
        return None
    names = [p.name.partition("(")[0].strip() for p in pair]
    return Understood(f"{names[0]}, {names[1]} : différence ?", Mentions())


def _the_two(turn: Turn) -> tuple[Project, ...]:
    """The two projects that are spoken of: both of a list, or one and the one that was told of before it; else none."""
    known, listed = turn.engine.knowledge.projects_by_id, turn.before.listed
    of_a_list = turn.listed or len(listed) == PAIR
    spoken_of = listed if of_a_list else (turn.before.unit or "", *turn.before.trail[:1])
    pair = tuple(known[p] for p in spoken_of if p in known)  # an edit may have taken one away meanwhile
    return pair if len(spoken_of) == len(pair) == PAIR else ()


def _shared(one: Project, other: Project) -> dict[str, tuple[str, ...]]:
    """The traits that two projects have in common: « quel est leur point commun ? »."""
    return {
        facet: both
        for facet in ("administrations", "places", "themes", "profiles")
        if (both := tuple(t for t in getattr(one, facet) if t in getattr(other, facet)))
    }
