"""How a question goes on about all projects of a list: whose code is open, whether they were in one place, which of them."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.following.leaning import of_that_cohort
from bot.following.one_listed import (
    PAIR,
    by_age,
    clearly_the_one,
    searched,
    the_likeliest,
    the_one_called,
    the_one_saying,
)
from bot.following.turn import Turn
from bot.projects.named import the_one_speaking_of_the_other
from bot.projects.tally import asks_which_has_most
from bot.understood import Understood
from bot.wording import list_cues, project_cues
from bot.wording.allusions import SHORT
from bot.wording.cues import BARE
from bot.wording.which_cues import WHICH_ONE
from index.asking import WHICH_ARE
from index.documents import Project
from index.durations import asked_duration
from index.filters import Filters
from index.finder import PROJECTS, find
from index.numerals import CARDINALS, ordinal
from index.one_or_several import MADE
from index.search_words import words_for_projects
from index.teams import asked_size
from index.text import words

_MAY = re.compile(r"\b(?:peu[tx]|peuvent|pourr\w+|prevoi\w+|can|may|could)\b")
"""Asks what is allowed."""

SURELY_A_RULE = 0.9
"""Confidence from which a question that says « lequel » asks for something else than one of the list."""


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


def counted_among_them(turn: Turn) -> Understood | None:
    """« quel ministère en a le plus ? » after a list: a count over what was searched for, and none of the list."""
    programme = turn.engine.knowledge.programme
    return turn.alone() if turn.listed and asks_which_has_most(turn.question, turn.mentions, programme) else None


def of_a_size(turn: Turn) -> Understood | None:
    """« dans lesquels ils étaient deux ? » after a list: those; « et un où c'était que des data scientists ? »: of that cohort."""
    engine, folded = turn.engine, turn.wording.folded
    which = project_cues.WHICH_OF_THEM.search(folded) or list_cues.THOSE_WHERE.search(folded)
    among = _spoken_of(turn) if which else None
    size = asked_size(turn.question, turn.mentions, engine.knowledge.programme, surely=among is not None)
    if (
        size is None
        or _MAY.search(folded)
        or set(turn.mentions.facets) - {"profiles"}
        or turn.wording.length > 3 * SHORT
    ):
        return None
    cohorts = turn.mentions.cohorts or turn.before.cohorts
    if among is not None:
        listed = among.without("profiles") if size.profile else among
        return Understood(turn.question, turn.mentions, filters=replace(listed, team=size))
    if not size.alone or not list_cues.ONE_WHERE.search(folded) or turn.project is not None:
        return None
    named = Filters(cohorts, {"profiles": (size.profile,)} if size.profile else {}, team=size)
    return Understood(turn.question, turn.mentions, filters=named)


def _spoken_of(turn: Turn) -> Filters | None:
    """The projects that were listed, or all of a cohort of whose projects the question before asked; None where there are none."""
    if turn.listed:
        return turn.list_given
    things = words_for_projects(turn.engine.knowledge.programme)
    return Filters(turn.before.cohorts) if turn.before.cohorts and things & set(words(turn.before.question)) else None


def of_the_latest_cohort(turn: Turn) -> Understood | None:
    """« only the latest cohort please » after a search: those of the latest of its cohorts."""
    filters, said = turn.before.filters, turn.wording.said
    asked = list_cues.ONLY_LATEST.search(turn.wording.folded) and said & turn.cohort_words
    if not filters or not turn.listed or not asked or turn.mentions or turn.wording.length > 2 * SHORT:
        return None
    among = [p for p in searched(turn) if p in turn.engine.knowledge.projects_by_id]
    if not among:
        return None
    newest = by_age(turn, among)[-1]
    of_it = (turn.engine.knowledge.projects_by_id[newest].cohort,)
    return Understood(turn.question, turn.mentions, filters=replace(filters, cohorts=of_it, years=()))


def of_each_of_them(turn: Turn) -> Understood | None:
    """« c'était pour quelles administrations ? », « ça durait combien de mois ? » after a list: the list, with that of each."""
    folded = turn.wording.folded
    asked = list_cues.WHOSE_THEY_WERE.search(folded) or list_cues.HOW_LONG_EACH.search(folded)
    if len(turn.before.listed) < PAIR or not turn.listed or not asked or turn.mentions or turn.wording.personal:
        return None
    one = turn.wording.the_one or turn.wording.place(len(turn.before.listed)) is not None
    if one or turn.wording.length > 2 * SHORT:
        return None
    return Understood(turn.question, turn.mentions, filters=turn.list_given)


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
    if not turn.listed or not asked or turn.mentions or turn.wording.length > 2 * SHORT:
        return None
    return Understood(turn.before.question, turn.mentions, filters=turn.list_given)


def among_them(turn: Turn) -> Understood | None:
    """« et là-dedans, qu'est-ce qui relève de la promo 7 ? » after a search: those of them."""
    inside = list_cues.AMONG_THEM.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    if not turn.before.filters or not turn.listed or not inside or not turn.mentions:
        return None
    narrowed = turn.before.filters.merged(Filters.of(turn.mentions))
    former, found = (find(turn.engine.knowledge, f, {}).projects for f in (turn.before.filters, narrowed))
    all_of_them = {p.id for p in former} == {p.id for p in found}
    if all_of_them and WHICH_ONE.search(turn.wording.folded):  # « lequel visait les futurs gendarmes ? »
        one = the_one_saying(turn) or the_likeliest(turn, turn.rank(turn.wording.stripped))
        return turn.same(one, ()) if one else None
    return _narrowed(turn, turn.before.filters)


def with_another_profession(turn: Turn) -> Understood | None:
    """« et côté impact ? » after those with a technical director: the same search, for the only profession of that name."""
    filters, wording = turn.before.filters, turn.wording
    asked = filters and "profiles" in filters.facets and wording.opens_with_link and wording.short and not wording.asks
    if not asked or not turn.listed or turn.mentions:
        return None
    said = set(wording.content) - list_cues.ON_THE_SIDE_OF
    terms = turn.engine.knowledge.programme.terms["profiles"]
    meant = [t.id for t in terms if said and any(said <= set(words(name)) for name in t.name.values())]
    if len(meant) != 1:
        return None
    return Understood(
        wording.stripped, turn.mentions, filters=filters.merged(Filters(facets={"profiles": (meant[0],)}))
    )


def who_worked_on_them(turn: Turn) -> Understood | None:
    """« et quel métier ils ont recruté pour ça ? » after a list: the list, with the team of each."""
    if len(turn.before.listed) < 2 or turn.mentions or not list_cues.THEIR_PEOPLE.search(turn.wording.folded):
        return None
    return Understood(turn.question, turn.mentions, filters=turn.list_given)


def _which_cohort(turn: Turn) -> bool:
    """« quelle promo ? », « c'était quelle promo et lesquels exactement »: the line of each tells it."""
    besides = set(turn.wording.content) - WHICH_ARE - list_cues.EXACTLY
    return besides <= turn.cohort_words and bool(turn.wording.said & turn.cohort_words)


def of_its_cohort_too(turn: Turn) -> Understood | None:
    """« et dans la même promo, ceux qui étaient à La Défense ? » after a search in a cohort: those of it that are there."""
    before, same = turn.before.filters, project_cues.SAME_COHORT.search(turn.wording.folded)
    named = set(turn.mentions.facets) & {"places", "themes", "administrations", "profiles"}
    if not before or len(before.cohorts) != 1 or same is None or same["word"] not in turn.cohort_words or not named:
        return None
    if not turn.listed or turn.mentions.cohorts or turn.wording.length > 3 * SHORT:
        return None
    return turn.search(replace(Filters.of(turn.mentions), cohorts=before.cohorts))


def done_in_that_cohort(turn: Turn) -> Understood | None:
    """ "what else did that cohort do in health?" after a question that names one cohort: its projects of that."""
    cohorts = turn.before.cohorts or turn.engine.vocabulary.find(turn.before.question).cohorts
    named = set(turn.mentions.facets) & {"places", "themes", "administrations"}
    if len(cohorts) != 1 or not named or turn.mentions.cohorts or not of_that_cohort(turn):
        return None
    if turn.wording.length > 3 * SHORT or not list_cues.DONE.search(turn.wording.folded):
        return None
    return turn.search(replace(Filters.of(turn.mentions), cohorts=cohorts))


def how_they_are_linked(turn: Turn) -> Understood | None:
    """« are the two related in any way? » after two projects: the card of the one that speaks of the other, or what both have."""
    known = turn.engine.knowledge.projects_by_id
    asked = list_cues.RELATED.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    spoken_of = turn.before.listed if turn.listed else (turn.before.unit or "", *turn.before.trail[:1])
    pair = [known[p] for p in spoken_of if p in known]  # an edit may have taken one away meanwhile
    if len(spoken_of) != PAIR or len(pair) != PAIR or not asked or turn.mentions:
        return None
    if speaking := the_one_speaking_of_the_other(*pair):
        return turn.same(speaking, ())
    shared = Filters(facets={PROJECTS: tuple(p.id for p in pair), **_shared(*pair)})
    return Understood(turn.question, turn.mentions, filters=shared)


def _shared(one: Project, other: Project) -> dict[str, tuple[str, ...]]:
    """The traits that two projects have in common: « quel est leur point commun ? »."""
    return {
        facet: both
        for facet in ("administrations", "places", "themes", "profiles")
        if (both := tuple(t for t in getattr(one, facet) if t in getattr(other, facet)))
    }


def that_lasted(turn: Turn) -> Understood | None:
    """« lesquels duraient un an entier ? » after a list, or an answer about the projects of a cohort: those."""
    folded = turn.wording.folded
    which = project_cues.WHICH_OF_THEM.search(folded) or list_cues.THOSE_THAT.search(folded)
    before = turn.before.filters.facets if turn.before.filters else {}
    again = not turn.mentions.cohorts and all(  # "which of those design missions lasted a full year?"
        set(terms) <= set(before.get(facet, ())) for facet, terms in turn.mentions.facets.items()
    )
    if not which or (turn.mentions and not again) or turn.wording.length > 2 * SHORT:
        return None
    among = _spoken_of(turn) or Filters()
    lasting = asked_duration(turn.question, surely=True) if among else None
    if lasting and lasting.longest is not None:
        return None  # « deux projets ? lequel a duré le plus longtemps ? »: the list tells it of each
    return Understood(turn.question, turn.mentions, filters=replace(among, lasting=lasting)) if lasting else None


def in_another_state(turn: Turn) -> Understood | None:
    """« à l'inverse, y en a-t-il une encore en construction ? » after a search: the same one, for those."""
    some = list_cues.ARE_THERE_SOME.search(turn.wording.folded)
    if not turn.before.filters or not some or turn.mentions.cohorts or set(turn.mentions.facets) != {"statuses"}:
        return None
    return _narrowed(turn, turn.before.filters) if turn.wording.length <= 3 * SHORT else None


def the_one_that(turn: Turn) -> Understood | None:
    """« lequel parle d'embauche de gendarmes ? » after those of the gendarmerie: the one that has these words, of them alone.

    « lequel des deux demandait une habilitation défense ? » where a rule names them: that rule.
    """
    mentions, before = turn.mentions, turn.before.filters
    if not turn.listed or not WHICH_ONE.search(turn.wording.folded) or mentions.cohorts or mentions.years:
        return None
    if not mentions.facets or turn.wording.length > 2 * SHORT or set(mentions.facets) == {"statuses"}:
        return None
    again = before is not None and all(
        any(term in before.facets.get(facet, ()) for facet, term in r.terms) for r in mentions.readings
    )
    if again and (one := the_one_called(turn)):
        return turn.same(one, ())
    alone = turn.rank(turn.wording.stripped)
    known = turn.engine.knowledge.projects_by_id
    texts = " ".join(e.plain for e in turn.engine.knowledge.versions.get(alone.first.id, ()))
    told = [p for p in turn.before.listed if p in known and known[p].name.partition("(")[0].strip() in texts]
    sure = alone.hits[0].share >= SURELY_A_RULE and alone.first.kind == "entry"
    return Understood(turn.question, turn.mentions, turn.before.cohorts, alone.first.id) if sure and told else None


def which_of_those(turn: Turn) -> Understood | None:
    """« dans ces trois-là, lequel existe toujours sous un autre nom ? » after a list, where no word tells which: the list."""
    folded = turn.wording.folded
    things, said = words_for_projects(turn.engine.knowledge.programme), turn.wording.said
    bare = said & WHICH_ARE and said & things and not set(turn.wording.content) - things - WHICH_ARE
    begins = project_cues.WHICH_OF_THEM.match(folded)  # « lequel a donné un site ouvert à tous, et depuis quand ? »
    which = bare or begins or (project_cues.WHICH_OF_THEM.search(folded) and list_cues.OF_THOSE.search(folded))
    if len(turn.before.listed) < 2 or not which or turn.mentions.cohorts or turn.wording.length > 3 * SHORT:
        return None
    if set(turn.mentions.facets) - {"statuses"} or turn.wording.said & turn.cohort_words:
        return None
    alone = turn.rank(turn.wording.stripped)
    elsewhere = not bare and alone.answered and alone.first.kind != "project" and alone.right >= SURELY_A_RULE
    single = WHICH_ONE.search(folded) and not (bare or turn.mentions)
    if single and (
        one := clearly_the_one(turn, alone) or the_one_called(turn)
    ):  # « parmi ceux-là, lequel portait sur l'embauche ? »
        return turn.same(one, ())
    content = turn.wording.content
    order = any(map(ordinal, content)) and all(w in BARE | WHICH_ARE | {"one"} or ordinal(w) for w in content)
    asked = turn.joined if order else turn.question  # « lequel en premier ? » of when they were handed over
    return None if elsewhere else Understood(asked, turn.mentions, filters=turn.list_given)


def _narrowed(turn: Turn, before: Filters) -> Understood | None:
    """The search before with what the turn names, where a project meets all of it."""
    return turn.search(before.merged(Filters.of(turn.mentions)))
