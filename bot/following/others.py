"""How a question asks for other projects than the one that was shown: alike, of its host, of another."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from math import exp, log

from bot.following.of_its_host import shown
from bot.following.one_listed import CLEARLY, MAYBE
from bot.following.turn import Turn
from bot.texts import FIRST
from bot.understood import Understood
from bot.wording import amount_cues, cues, date_cues, host_cues, list_cues, project_cues
from bot.wording.allusions import SHORT, Wording
from index.asking import asks_for_projects, other_words
from index.documents import in_language
from index.filters import Filters
from index.finder import PROJECTS, find
from index.lexical import stems
from index.search_words import ASKING, words_for_projects
from index.teams import asked_size
from index.text import words

ELSEWHERE = 0.9
"""Confidence from which a question that names an administration or a place is about something else than projects."""


def another_of_its_own(turn: Turn) -> Understood | None:
    """« projets justice : où en sont-ils ? »: what stands before the colon is a search by itself, whatever was said before."""
    head, colon, _ = turn.question.partition(":")
    programme, vocabulary = turn.engine.knowledge.programme, turn.engine.vocabulary
    named = vocabulary.find(head)
    searched = set(words(head)) & words_for_projects(programme) and asks_for_projects(head, named, programme)
    return turn.alone() if colon and named.facets and searched else None


def something_else(turn: Turn) -> Understood | None:
    """« CartoBio je connais déjà, autre chose, la sécheresse par exemple ? » after projects: those of what is named so."""
    asked = project_cues.SOMETHING_ELSE_ABOUT.fullmatch(turn.wording.folded)
    if asked is None or not (turn.project or turn.listed):
        return None
    word = next(iter(turn.engine.knowledge.programme.project_words), "")
    question = f"{word} {asked['what'].strip()}"
    return Understood(question, turn.engine.vocabulary.find(question))


def of_another_administration(turn: Turn) -> Understood | None:
    """« et avec l'ADEME, vous faites quoi ? » after a project of others: those of there."""
    project, mentions = turn.project, turn.mentions
    named = mentions.facets.get("administrations", ())
    if project is None or set(mentions.facets) != {"administrations"} or set(named) & set(project.administrations):
        return None
    if host_cues.WHO_HAS_IT.search(turn.wording.folded):  # « et aujourd'hui c'est Bercy qui l'a ? »
        return turn.same()
    beside = turn.wording.one_of or turn.wording.length > 2 * SHORT or mentions.cohorts
    if beside or other_words(mentions, turn.engine.knowledge.programme) or not turn.wording.opens_with_link:
        return None
    return turn.search(Filters.of(mentions))


def named_by_what_differs(turn: Turn) -> Understood | None:
    """« et à la Culture ? » after a search at the « ministère de la Justice »: the same, at the one that differs by that word."""
    before, programme = turn.before.filters, turn.engine.knowledge.programme
    own = before.facets.get("administrations", ()) if before else ()
    if before is None or len(own) != 1 or turn.mentions.cohorts or turn.mentions.facets.get("administrations"):
        return None
    if not turn.wording.opens_with_link or turn.wording.length > 2 * SHORT or turn.wording.said & {"sur", "about"}:
        return None
    told = {t.id: set(stems(in_language(t.name, FIRST))) for t in programme.terms.get("administrations", ())}
    said = set(stems(" ".join(w for w in turn.wording.content if w not in cues.POINTING)))
    there = [i for i, name in told.items() if said and said < name and name - said <= told.get(own[0], set())]
    if len(there) != 1:
        return None
    filters = replace(before.without("administrations"), facets={**before.facets, "administrations": tuple(there)})
    return turn.search_by_traits(filters)


def where_the_others_are(turn: Turn) -> Understood | None:
    """« les autres projets de la promo sont tous à Paris ? » after a project: these, with the place of each."""
    named = set(turn.mentions.facets) == {"places"} and not turn.mentions.cohorts
    of_others = _other_projects(turn) or project_cues.THE_OTHERS & turn.wording.said
    asks = (project_cues.ALL | cues.ALSO_THERE) & turn.wording.said and _of_its_cohort(turn) and of_others
    if turn.project is None or not named or not asks:
        return None
    theirs = Filters((turn.project.cohort,), {}, left_out=shown(turn.project))
    return turn.search_by_traits(theirs)


_ENDED_ALIKE = re.compile(
    r"\b(?:d'autres|les autres|y en a d'autres|others|any others)\b.{0,24}\b(?:fini\w*|termin\w*|arret\w*|capot\w*|echou\w*|end\w*|stop\w*|fail\w*) (?:pareil|de la meme (?:facon|maniere)|comme (?:ca|cela|lui|celui-la)|the same(?: way)?|like (?:that|this|it))|"
    r"\b(?:le seul|la seule|the only one)\b.{0,16}\b(?:fini\w*|arret\w*|capot\w*|echou\w*|abandonn\w*|rate\w*|stop\w*|fail\w*)\b"
)
"""Asks for others that ended as the one that was shown, or whether it is the only one."""


def that_ended_alike(turn: Turn) -> Understood | None:
    """« d'autres qui ont fini pareil ? » after a project: those in its state."""
    project = turn.project
    if project is None or not _ENDED_ALIKE.search(turn.wording.folded) or set(turn.mentions.facets) - {"statuses"}:
        return None
    alike = Filters(facets={"statuses": (project.status.id,)}, left_out=frozenset({(PROJECTS, project.id)}))
    return turn.search(alike)


def others_with_the_same(turn: Turn) -> Understood | None:
    """« un autre projet avait la même contrainte ? » after something asked of one: others of which that is told."""
    programme, wording = turn.engine.knowledge.programme, turn.wording
    asks = project_cues.THE_SAME.search(wording.folded) and _asks_for_others(turn) and wording.length <= 2 * SHORT
    if turn.project is None or not asks or turn.mentions:
        return None
    named = set(words(turn.project.name))
    telling = [w for w in Wording(turn.before.said).content if w not in named | ASKING | cues.BARE]
    of_projects = next((w for w in programme.project_words if w.endswith("s")), "")
    return Understood(f"{of_projects} : {' '.join(telling)}", turn.mentions) if telling else None


def others_with_that_profession(turn: Turn) -> Understood | None:
    """« quels autres projets ont recruté ce profil ? » after one whose team had one profession: the others that had it."""
    project, wording = turn.project, turn.wording
    asks = project_cues.OF_THAT_PROFESSION.search(wording.folded) and _asks_for_others(turn)
    if project is None or not asks or turn.mentions or len(project.profiles) != 1 or wording.length > 3 * SHORT:
        return None
    alike = Filters(facets={"profiles": project.profiles}, left_out=shown(project))
    return Understood(turn.question, turn.mentions, filters=alike)


def others_alike(turn: Turn) -> Understood | None:
    """« d'autres dans le même genre ? » after a project: those of its rarest theme."""
    if amount_cues.PAY.search(turn.wording.folded):  # « sur un projet comme ça, j'aurais gagné combien ? »
        return None
    others = _other_projects(turn) or list_cues.ONLY_THE_OTHERS.match(turn.wording.folded)
    if turn.project and _of_its_cohort(turn) and others and not turn.mentions:
        size = asked_size(turn.question, turn.mentions, turn.engine.knowledge.programme, surely=True)
        of_its_time = Filters((turn.project.cohort,), {}, left_out=shown(turn.project), team=size)
        return Understood(turn.question, turn.mentions, filters=of_its_time)  # « les autres projets de cette promo ? »
    failed = project_cues.FAILURES.search(turn.wording.folded) and _asks_for_others(turn)
    if turn.project and failed:  # « d'autres flops du même genre ? »
        return turn.another(turn.question)
    several = project_cues.SEVERAL_OTHERS.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    if turn.project and several and set(turn.mentions.facets) == {"statuses"}:
        so_are = Filters.of(turn.mentions)  # « d'autres ont été abandonnés comme ça ? »
        if _of_its_cohort(turn):  # « et d'autres de la même promo ont-ils été prolongés ? »
            so_are = replace(so_are, cohorts=(turn.project.cohort,))
        return Understood(turn.question, turn.mentions, filters=replace(so_are, left_out=shown(turn.project)))
    outside = any(r.left_out for r in turn.mentions.readings) and not turn.mentions.cohorts
    if turn.project and outside and _of_its_cohort(turn) and project_cues.OTHERS.search(turn.wording.folded):
        away = Filters.of(turn.mentions)  # « et y en avait d'autres hors de Paris dans cette promo-là ? »
        word = next(iter(turn.engine.knowledge.programme.project_words), "")  # no rule tells which these were
        return Understood(word, turn.mentions, filters=replace(away, cohorts=(turn.project.cohort,)))
    if turn.project and project_cues.SAME_SUBJECT.search(turn.wording.folded) and not turn.mentions.facets:
        step = turn.wording.step  # « et sur le même sujet dans la promotion d'après ? »
        beside = turn.engine.knowledge.programme.next_to(turn.project.cohort, step) if step else None
        cohorts = turn.mentions.cohorts or ((beside,) if beside else ())
        of_it = Filters(cohorts, {"themes": turn.project.themes[:1]}, left_out=shown(turn.project))
        of_its_theme = turn.project.themes and turn.wording.length <= 2 * SHORT
        if of_its_theme and (searched := turn.search(of_it)):
            return searched
    other = project_cues.OTHERS_OF.search(turn.wording.folded) if turn.project and not turn.mentions else None
    if other and other["word"] in words_for_projects(turn.engine.knowledge.programme):
        return Understood(f"{other['word']} {other['what']}", turn.mentions)  # « d'autres projets d'archives ? »
    asks = project_cues.ALIKE.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    if turn.project is None or not asks or turn.mentions or not turn.project.themes:
        return None
    if not (own := rarest_theme(turn)):
        return None
    alike = Filters(facets={"themes": (own,)}, left_out=shown(turn.project))
    return Understood(turn.question, turn.mentions, filters=alike)


def rarest_theme(turn: Turn) -> str:
    """What is most the own of the project that was shown: the sea, rather than public service; "" where no other has a theme of it."""
    count = Counter(theme for p in turn.engine.knowledge.projects for theme in p.themes)
    shared = [theme for theme in turn.project.themes if count[theme] > 1] if turn.project else []
    return min(shared, key=count.__getitem__, default="")


def another_by_its_trait(turn: Turn) -> Understood | None:
    """« et celui de la Cour de cassation, il a mieux fini ? » after another project: those of there.

    Also « Lille je connais bien, c'est quoi comme mission ? » after an answer that names Lille.
    """
    knowledge, wording = turn.engine.knowledge, turn.wording
    there = turn.project and host_cues.THERE.search(wording.folded)  # « la même juridiction » names no theme
    town = turn.project and project_cues.THAT_TOWN.search(wording.folded)  # nor does « cette ville »
    pointing = project_cues.THAT_TOWN.sub(" ", host_cues.THERE.sub(" ", wording.folded))
    said = turn.engine.vocabulary.find(pointing) if there or town else turn.mentions
    named = Filters.of(said).without("statuses")
    if turn.project and turn.project.places and not named.facets and town:
        named = replace(named, facets={"places": turn.project.places}, left_out=shown(turn.project))
    sought = turn.facets_before.get("themes", ()) if turn.project and set(named.facets) == {"places"} else ()
    apart = wording.length > 2 * SHORT or turn.mentions.cohorts or wording.said & project_cues.ADDRESSED
    if (
        sought and (wording.the_one or wording.one_of) and not apart
    ):  # « et ceux de Paris ? » after the firemen of the Essonne
        of_them = replace(named, facets={**named.facets, "themes": sought})
        if turn.project and find(knowledge, replace(of_them, left_out=shown(turn.project)), {}).exact:
            return Understood(turn.joined, turn.mentions, filters=replace(of_them, left_out=shown(turn.project)))
    if turn.project and not named and there:  # « y a d'autres trucs chez eux ? »
        named = Filters(facets={"administrations": turn.hosts}, left_out=shown(turn.project))
    if turn.project and _of_its_cohort(turn):  # « d'autres à la Justice dans la même promo ? »
        named = replace(named, cohorts=(turn.project.cohort,))
    one = project_cues.ONE_OTHER.search(wording.folded) or project_cues.HAVE_OTHERS.search(wording.folded)
    of_a_theme = one or _other_projects(turn)  # else « et la santé ? » may ask of anything
    sorts = ({"administrations"}, {"places"}, *([{"themes"}] if of_a_theme else ()))
    if turn.listed or set(named.facets) not in sorts:
        return None
    if turn.mentions.cohorts and not project_cues.SOMETHING_ELSE.search(wording.folded):
        return None
    spoken = any(u in knowledge.projects_by_id for u in (turn.before.unit, *turn.before.trail))
    more = project_cues.SOMETHING_ELSE.search(wording.folded)  # « la Culture a autre chose dans la 7 ? »
    more = more or host_cues.HOSTED_BEFORE.search(wording.folded)
    others = wording.the_one or (wording.one_of and len(turn.rest.split()) <= SHORT) or _asks_for_others(turn) or more
    # not « vous en avez d'autres pour la justice ? »
    besides = wording.folded
    for cue in (project_cues.HAVE_OTHERS, project_cues.I_THINK, project_cues.THERE_IS, project_cues.WITH_YOU):
        besides = cue.sub(" ", besides)
    addressed = set(words(besides)) & project_cues.ADDRESSED
    again = spoken and others and wording.length <= 3 * SHORT and not addressed
    of_projects = turn.project is None and set(words(turn.question)) & words_for_projects(knowledge.programme)
    text = f" {' '.join(words(turn.text))} "
    told = of_projects and any(f" {' '.join(r.said)} " in text for r in turn.mentions.readings)
    if not (again or told):
        return None
    alone = turn.rank(wording.stripped)
    same_time = turn.project is not None and more and _of_its_cohort(turn)  # « qui d'autre, dans la même promo ? »
    of_theirs = (
        named.left_out
        and (_other_projects(turn) or one or (there and (more or project_cues.OTHERS.search(wording.folded))))
    ) or same_time  # « leurs autres projets ? »
    own = {*turn.project.places, *turn.project.administrations} if turn.project else set()
    placed = project_cues.OTHER_ONES_THERE.search(wording.folded)
    of_ones = placed and placed["what"] in {None, *words_for_projects(knowledge.programme)}
    of_its_own = of_ones and any(set(terms) & own for terms in named.facets.values())
    elsewhere = not (of_theirs or of_its_own)  # « y en a d'autres à Lille ? » after one of there is of projects
    if elsewhere and alone.answered and alone.first.kind != "project" and alone.right >= ELSEWHERE:
        return None
    found = find(knowledge, named, {})
    left = [p for p in found.projects if p.id != turn.before.unit]
    other = project_cues.OTHERS.search(wording.folded) or project_cues.ONE_OTHER.search(wording.folded)
    if wording.correcting and not other and found.exact and len(left) < len(found.projects):
        return turn.same()  # « mais non pas DataJust, celui de la Culture » after that of the Culture
    if (
        left
        and found.exact
        and (wording.the_one or project_cues.ONE_OTHER.search(wording.folded) or _other_projects(turn))
        and (len(left) == 1 or not project_cues.SEVERAL_OTHERS.search(wording.folded))
    ):
        chances = {p.id: exp(alone.log_chances.get(p.id, 0.0)) for p in left}
        likeliest = max(chances, key=chances.__getitem__)
        clear = chances[likeliest] >= CLEARLY * sum(chances.values()) and log(chances[likeliest]) > MAYBE
        if len(left) == 1 or clear:
            return turn.same(likeliest, ())  # « et celui de Lille ? », « celui de l'IGN sur les rues »
    asked = host_cues.THERE.sub(" ", wording.folded) if named.left_out else turn.question
    if turn.project and project_cues.SEVERAL_OTHERS.search(wording.folded):  # « d'autres » than the one that was shown
        named = replace(named, left_out=named.left_out | {(PROJECTS, turn.project.id)})
    # « y en a d'autres à Lille ? », where there is none
    return Understood(asked, turn.mentions, filters=named) if found.exact and (left or of_its_own) else None


def _of_its_cohort(turn: Turn) -> bool:
    """Whether it says « la même promo », or « cette promo », in the programme's own words for it."""
    same = project_cues.SAME_COHORT.search(turn.wording.folded)
    then = date_cues.THAT_YEAR.search(turn.wording.folded)
    return bool(then) or (same is not None and same["word"] in turn.cohort_words)


def _asks_for_others(turn: Turn) -> bool:
    """Whether it asks for other ones (« ils en ont refait un ? », « les autres projets »)."""
    return _other_projects(turn) or bool(project_cues.OTHERS.search(turn.wording.folded))


def _other_projects(turn: Turn) -> bool:
    """Whether it says « autres projets », in the programme's own words for them."""
    said, of_projects = words(turn.question), words_for_projects(turn.engine.knowledge.programme)
    return any(first in project_cues.OTHER and second in of_projects for first, second in pairwise(said))
