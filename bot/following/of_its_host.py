"""How a question asks for other projects of the house of the one that was shown: any, now, or with a cohort."""

from __future__ import annotations

from dataclasses import replace

from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import amount_cues, card_cues, cues, date_cues, host_cues, project_cues
from bot.wording.allusions import SHORT
from index.documents import Project
from index.filters import Filters
from index.finder import PROJECTS
from index.search_words import DOERS, own_words, words_for_projects
from index.text import words


def shown(project: Project) -> frozenset[tuple[str, str]]:
    """What leaves out a project that was shown."""
    return frozenset({(PROJECTS, project.id)})


def others_of_its_host(turn: Turn) -> Understood | None:
    """« il y en a d'autres chez eux ? », "any more with them?" after a project, or a search, of an administration: all of theirs."""
    before, folded = turn.before.filters, turn.wording.folded
    there = host_cues.WITH_THEM.search(folded) or host_cues.SAME_HOST_TOOK.search(folded)
    asks = (there and host_cues.ANY_MORE.search(folded)) or _another_there(turn)
    if not asks or turn.mentions.cohorts or turn.wording.length > 3 * SHORT:
        return None
    if turn.project is not None and turn.hosts:  # where there is none, that is said
        theirs = Filters(facets={"administrations": turn.hosts}, left_out=shown(turn.project))
        return turn.search(theirs) or Understood(turn.question, turn.mentions, filters=theirs)
    if before is not None and "administrations" in before.facets:
        theirs = replace(before, cohorts=(), years=())
    else:
        return None
    return turn.search(theirs)


def how_many_with_them(turn: Turn) -> Understood | None:
    """« et ça fait combien de gens en tout chez eux ? » after a project: all of theirs, which are counted, and their teams."""
    things = words_for_projects(turn.engine.knowledge.programme)
    people = own_words(turn.engine.knowledge.programme) | project_cues.PEOPLE
    asks = host_cues.HOW_MANY_THERE.fullmatch(turn.wording.folded.strip())
    if turn.project is None or not asks or turn.mentions or turn.wording.length > 2 * SHORT or not turn.hosts:
        return None
    if not turn.wording.said & (things | people):
        return None
    aspect = "people" if turn.wording.said & people else ""
    found = turn.search_by_traits(Filters(facets={"administrations": turn.hosts}))
    return replace(found, aspect=aspect) if found else None


def all_of_its_host(turn: Turn) -> Understood | None:
    """« elle a combien de projets dans la promo 7, celle-là ? » after a project: those of its administration."""
    said = host_cues.ITS_OWN.search(turn.wording.folded)
    things = words_for_projects(turn.engine.knowledge.programme)
    asks = said is not None and (said["same"] or (said["what"] or said["things"]) in things)
    if turn.project is None or said is None or not asks or turn.mentions.facets or turn.wording.length > 3 * SHORT:
        return None
    of_its_time = project_cues.SAME_COHORT.finditer(turn.wording.folded)  # « le même ministère … dans cette promo »
    its_own = any(named["word"] in turn.cohort_words for named in of_its_time)
    cohorts = turn.mentions.cohorts or ((turn.project.cohort,) if its_own else ())
    left_out = shown(turn.project) if said["same"] else frozenset()
    return turn.search_by_traits(Filters(cohorts, {"administrations": turn.hosts}, left_out=left_out))


def _another_there(turn: Turn) -> bool:
    """Whether it asks for another project of the same house, and not for another name, site or prize."""
    said, programme = host_cues.SAME_HOST.search(turn.wording.folded), turn.engine.knowledge.programme
    if said is None:
        return False
    after = turn.wording.folded[said.end() :].lstrip()
    things = (
        words_for_projects(programme) | own_words(programme) | DOERS | cues.PERSONAL_SUBJECTS | host_cues.AFTER_OTHERS
    )
    return after[:1] in ("", "?", ",", ".", "!") or words(after)[0] in things


def others_of_its_host_now(turn: Turn) -> Understood | None:
    """« ils ont quoi d'autre en ce moment ? », « et cette année pour nous ? » after a project: what else is under way there."""
    folded, now = turn.wording.folded, turn.now
    there = host_cues.THERE.search(folded) or (turn.wording.said & cues.OURSELVES and turn.wording.short)
    then = date_cues.THAT_YEAR.search(folded)  # « autre chose en cours cette année-là ? »
    at_present = not then and (date_cues.THIS_YEAR.search(folded) or project_cues.UNDER_WAY.search(folded))
    named = turn.mentions.cohorts or set(turn.mentions.facets) - {"statuses"}  # « en ce moment » is a state too
    of_pay = amount_cues.PAY.search(folded)  # « on est payé combien maintenant ? »
    if turn.project is None or now is None or not (there and at_present) or named or not turn.hosts or of_pay:
        return None
    if card_cues.FOUND_WHERE.search(folded):  # « et on le trouve où maintenant ? »
        return None
    cohort = turn.engine.knowledge.programme.cohort_on(now.date())
    of_now = Filters((cohort.id,), {"administrations": turn.hosts}, left_out=shown(turn.project)) if cohort else None
    return turn.search(of_now) if of_now else None


def others_of_its_host_then(turn: Turn) -> Understood | None:
    """« ils ont une autre mission de la promo 7, eux ? » after a project: what else its administration had with that cohort."""
    folded, mentions = turn.wording.folded, turn.mentions
    others_cues = (project_cues.ONE_OTHER, project_cues.OTHERS, project_cues.SOMETHING_ELSE)
    latest = host_cues.THE_LATEST.search(folded)
    of_now = latest and turn.now and (latest["word"] or latest["en"]) in turn.cohort_words
    now = turn.engine.knowledge.programme.cohort_on(turn.now.date()) if of_now and turn.now else None
    cohorts = mentions.cohorts or ((now.id,) if now else ())
    others = any(cue.search(folded) for cue in others_cues)
    asks = host_cues.THERE.search(folded) and others and cohorts and not mentions.facets
    if turn.project is None or not asks or not turn.hosts or turn.wording.length > 3 * SHORT:
        return None
    of_then = Filters(cohorts, {"administrations": turn.hosts}, left_out=shown(turn.project))
    return turn.search(of_then)
