"""Which of the projects of a list a question means: of a cohort, a size, a length, a state, with somebody, or with others."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dates.spans import HOW_LONG
from bot.following.leaning import of_that_cohort
from bot.following.one_listed import (
    by_age,
    clearly_the_one,
    searched,
    surely_one_of,
    the_likeliest,
    the_one_called,
    the_one_saying,
)
from bot.following.turn import Turn
from bot.projects.tally import asks_which_has_most
from bot.understood import Understood
from bot.wording import list_cues, project_cues
from bot.wording.allusions import SHORT
from bot.wording.cues import BARE
from bot.wording.which_cues import WHICH_ONE
from index.asking import WHICH_ARE
from index.durations import asked_duration
from index.filters import Filters
from index.finder import PROJECTS, find
from index.lexical import STOP_WORDS, stems
from index.numerals import CARDINALS, ordinal
from index.one_or_several import stems_of
from index.search_words import own_words, words_for_projects
from index.teams import asked_size
from index.text import words

_MAY = re.compile(r"\b(?:peu[tx]|peuvent|pourr\w+|prevoi\w+|can|may|could)\b")
"""Asks what is allowed."""

SURELY_A_RULE = 0.9
"""Confidence from which a question that says « lequel » asks for something else than one of the list."""


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
        listed = among.without("profiles") if size.profile or size.each else among
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
    filters, said = turn.before.filters, turn.wording.said & turn.cohort_words
    things = words_for_projects(turn.engine.knowledge.programme)
    only = list_cues.ONLY_LATEST.search(turn.wording.folded)
    # « lesquels sont de la dernière promo, et pour quel métier »; not « combien gagne-t-on dans la dernière promo ? »
    which = list_cues.OF_LATEST.search(turn.wording.folded) and not HOW_LONG.search(turn.wording.folded)
    which = which and turn.wording.only_sides(
        turn.cohort_words | things | WHICH_ARE | list_cues.LATEST | set(CARDINALS)
    )
    asked = said and (
        only or (which and not turn.wording.said & (list_cues.PLACES | own_words(turn.engine.knowledge.programme)))
    )
    if not filters or not turn.listed or not asked or turn.mentions or turn.wording.length > 2 * SHORT:
        return None
    among = [p for p in searched(turn) if p in turn.engine.knowledge.projects_by_id]
    if not among:
        return None
    newest = by_age(turn, among)[-1]
    of_it = (turn.engine.knowledge.projects_by_id[newest].cohort,)
    return Understood(turn.question, turn.mentions, filters=replace(filters, cohorts=of_it, years=()))


def of_more(turn: Turn) -> Understood | None:
    """« et si j'élargis à tout ce qui est maritime ? » after a search, or a project: all of that."""
    asks = list_cues.WIDER.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    only = turn.mentions.facets and not (turn.mentions.cohorts or "profiles" in turn.mentions.facets)
    after = turn.listed or turn.project is not None
    return turn.search_by_traits(Filters.of(turn.mentions)) if after and asks and only else None


def begun_in_that_year(turn: Turn) -> Understood | None:
    """« seulement ceux commencés en 2020 » after a search: those of the cohorts that went to work then."""
    before, years, folded = turn.before.filters, turn.mentions.years, turn.wording.folded
    asked = list_cues.BEGUN.search(folded) and turn.wording.length <= 2 * SHORT and not HOW_LONG.search(folded)
    if not before or not turn.listed or not asked or len(years) != 1 or turn.mentions:
        return None
    every = turn.engine.knowledge.programme.cohorts
    begun = tuple(c.id for c in every if c.years in (str(years[0]), f"{years[0]}-{years[0] + 1}"))  # all at once
    return turn.search_by_traits(replace(before, cohorts=begun, years=())) if begun else None


def counted_with(turn: Turn) -> Understood | None:
    """« combien ont un designer dans l'équipe ? » after a list: those, which are counted."""
    counts = turn.wording.said & project_cues.HOW_MANY_OF and list_cues.HAVING.search(turn.wording.folded)
    if not turn.listed or not counts or set(turn.mentions.facets) != {"profiles"} or turn.mentions.cohorts:
        return None
    return turn.search(turn.list_given.merged(Filters.of(turn.mentions)))


def with_those_too(turn: Turn) -> Understood | None:
    """« et si on rajoute ceux de la Cour de cassation, ça fait combien ? » after those of an administration: both."""
    given, own = turn.before.filters, Filters.of(turn.mentions)
    adds = list_cues.ADDING.search(turn.wording.folded) and turn.wording.length <= 4 * SHORT
    if not given or not turn.listed or not adds or len(own.facets) != 1 or own.cohorts:
        return None
    facet, terms = next(iter(own.facets.items()))
    if facet not in given.facets or set(given.facets) != {facet}:
        return None
    both = replace(given, facets={facet: (*given.facets[facet], *terms)}, readings=(*given.readings, *own.readings))
    return turn.search_by_traits(both)


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
    another = filters and "profiles" in filters.facets and wording.opens_with_link and not wording.asks
    mine = filters and list_cues.I_AM_RATHER.search(wording.folded)  # « je suis plutôt produit, lesquels ? »
    people = turn.mentions.facets.get("profiles", ())
    only = not turn.mentions or (set(turn.mentions.facets) == {"profiles"} and len(people) == 1)
    if not (another or mine) or not filters or not turn.listed or turn.mentions.cohorts or not (only and wording.short):
        return None
    said = set(wording.content) - list_cues.ON_THE_SIDE_OF - WHICH_ARE
    if people:  # by a name of its own
        besides = said - turn.mentions.said_of("profiles")
        another_of_them = Filters(facets={"profiles": people})
        return None if besides else Understood(wording.stripped, turn.mentions, filters=filters.merged(another_of_them))
    terms = turn.engine.knowledge.programme.terms["profiles"]
    meant = [t.id for t in terms if said and any(said <= set(words(name)) for name in t.name.values())]
    if len(meant) != 1:
        return None
    return Understood(
        wording.stripped, turn.mentions, filters=filters.merged(Filters(facets={"profiles": (meant[0],)}))
    )


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
    asks = turn.wording.said & list_cues.WHAT_ELSE and list_cues.DONE.search(turn.wording.folded)
    if turn.wording.length > 3 * SHORT or not asks:
        return None
    return turn.search(replace(Filters.of(turn.mentions), cohorts=cohorts))


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
    if not mentions.facets or turn.wording.length > 3 * SHORT:
        return None
    alone = turn.rank(turn.wording.stripped)
    if surely_one_of(turn, alone):  # « lequel a fini dans le code du travail numérique ? »
        return turn.same(alone.first.id, ())
    if turn.wording.length > 2 * SHORT or set(mentions.facets) == {"statuses"}:
        return None
    again = before is not None and all(
        any(term in before.facets.get(facet, ()) for facet, term in r.terms) for r in mentions.readings
    )
    if again and (one := clearly_the_one(turn, alone) or the_one_called(turn)):
        return turn.same(one, ())
    known = turn.engine.knowledge.projects_by_id
    texts = " ".join(e.plain for e in turn.engine.knowledge.versions.get(alone.first.id, ()))
    told = [p for p in turn.before.listed if p in known and known[p].name.partition("(")[0].strip() in texts]
    sure = alone.hits[0].share >= SURELY_A_RULE and alone.first.kind == "entry"
    return Understood(turn.question, turn.mentions, turn.before.cohorts, alone.first.id) if sure and told else None


def those_that_say(turn: Turn) -> Understood | None:
    """« et les accidents, lesquels s'en occupent ? » after a list about the sea: those of it that speak of them."""
    folded, known = turn.wording.folded, turn.engine.knowledge.projects_by_id
    if not turn.listed or not turn.before.filters or not list_cues.WHICH_DEAL_WITH.search(folded):
        return None
    if set(turn.mentions.facets) != {"themes"} or turn.mentions.cohorts or turn.wording.length > 2 * SHORT:
        return None
    said = {s for reading in turn.mentions.readings for w in reading.said for s in stems(w)} - STOP_WORDS
    having = tuple(p for p in searched(turn) if p in known and said & stems_of(known[p]))
    if len(having) == 1:
        return turn.same(having[0], ())
    return Understood(turn.question, turn.mentions, filters=Filters(facets={PROJECTS: having})) if having else None


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
