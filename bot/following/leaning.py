"""Which unit a question means after what was said before it: its own ranking and that of both questions, pooled.

An opinion pool (Genest and Zidek 1986) of the question alone and of the two questions as one, with what the conversation
tells of each unit; that nothing answers is one more choice.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from bot.following.candidates import Candidates, candidates
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import cues, people_cues, project_cues, which_cues
from bot.wording.allusions import SHORT
from index.asking import asks_for_projects
from index.calendar import CANDIDATES
from index.filters import Filters
from index.finder import find
from index.knowledge import DATES_PREFIX
from index.ranking import Hit, Ranking
from index.search_words import words_for_projects
from index.text import fold, words

COURTESY = 0.98
"""Confidence from which a question is taken for courtesy (« tu es un robot ? »): briefer words ask for something here."""

CLEARLY = 0.95
"""Confidence from which what is asked of those who answer is not asked of the project that was shown."""

ANSWER_FROM = 1.6
"""How many times likelier the answer must be right than nothing."""

PLAINLY, SURELY = 0.97, 0.7
"""Share and confidence from which a question means what it does by itself, where the last answer has none of its words."""

POSSIBLY = 0.27
"""Share that this must have in the pool all the same."""

NAMED, OF_IT = 0.7, 0.6
"""Share and confidence from which a noun alone means its rule, where the last answer has none of its words (« ok et la paye ? »)."""

CLEARLY_A_RULE = 0.9
"""Confidence from which a rule is asked for after a project of which the card has none of the words."""

FOREIGN = 0.03
"""Chance that anything answers a question by itself below which it is about nothing that was told either."""

OF_ONE, IN_SCOPE = 0.9, 0.25
"""Share of the likelihood, and chance that anything answers it, from which who goes on searching means one project."""

HARDLY = 0.08
"""Chance of being right below which who speaks of themselves does not mean the project that was shown."""

LEAST = 0.3
"""Chance of being right below which nothing is answered."""


def leaning(turn: Turn) -> Understood:
    """The unit that the question means, alone or with what was said before."""
    wording = turn.wording
    asked = f"{wording.stripped} ?" if "?" in turn.question else wording.stripped
    alone = asked if wording.opens_with_link else turn.question
    if _searches(turn):
        return among_those(turn) or turn.another(alone)
    if project_cues.ALL_COHORTS.search(wording.folded) and turn.mentions.facets and not turn.mentions.cohorts:
        # « combien d'autres, dans l'histoire du programme, hors d'Île-de-France ? »
        return Understood(alone, turn.mentions)
    found = candidates(turn)
    concludes = (
        "?" in turn.question and wording.personal and cues.CONCLUDING.match(wording.folded)
    )  # « donc je suis prise ? »
    if found.own.first.kind == "smalltalk" and found.own.answered and found.own.right >= COURTESY and not concludes:
        return turn.another(alone)
    whole = "?" in turn.question and wording.length >= SHORT and not wording.opens_with_link
    if whole and found.own.scope < FOREIGN and found.own.right < FOREIGN:
        return turn.another(alone)  # « il pleut demain à Paris ? »
    of_the_bot = found.own.first.kind == "smalltalk" and found.own.right >= CLEARLY  # « vous êtes un robot ? »
    if (turn.project or of_the_bot) and cues.TO_THE_BOT.search(wording.folded) and found.own.answered:
        return turn.another(alone)  # « tu es open source ? »
    of_us = turn.project and cues.YOU_HAVE.search(wording.folded) and found.own.first.kind == "entry"
    if of_us and found.own.answered and found.own.right >= CLEARLY:
        return turn.another(alone)  # « vous avez un site ? »
    kind = turn.engine.knowledge.calendar.kind(found.own.first.id.removeprefix(DATES_PREFIX))
    theirs = kind is not None and kind.call and kind.audience != CANDIDATES
    if theirs and found.own.answered and wording.said & cues.OURSELVES:
        return turn.another(alone)  # « jusqu'à quand ? on est une mairie » after the call to candidates
    a_rule_told = turn.before.unit in turn.engine.knowledge.versions and not turn.before.cohorts
    ours = (
        kind is not None
        and kind.call
        and kind.audience == CANDIDATES == turn.engine.knowledge.audience(turn.before.unit or "")
    )
    if a_rule_told and ours and found.own.right >= CLEARLY and found.own.hits[0].share >= PLAINLY:
        return turn.another(alone)  # « merci. c'est encore ouvert ? » after what a profile is
    ranking = _pooled(found, turn)
    unit = ranking.first.id
    if not ranking.answered and (meant := _of_no_answer(turn, ranking, alone)):
        return meant
    told = turn.told_by(unit)
    untold = (
        told < 1 if wording.conditional else not told
    )  # « et si mon employeur dit non ? »: that it names him is not enough
    again = unit == turn.before.unit and bool(turn.telling) and untold
    own = found.own
    # « et on devra lui accorder du télétravail, combien ? »: of that the last answer says nothing
    plainly = own.answered and own.hits[0].share >= PLAINLY and own.right >= SURELY
    possible = any(h.unit.id == own.first.id and h.share >= POSSIBLY for h in ranking.hits)
    if again and plainly and own.first.id != unit and possible:
        return turn.another(alone)
    besides = cues.BESIDES.match(wording.folded)
    noun = cues.A_NOUN.fullmatch(fold(asked).strip(" ?!."))
    of_it = wording.past or wording.subject or wording.names_the_thing or project_cues.ITS_CODE.search(wording.folded)
    a_rule = turn.project and own.right >= CLEARLY_A_RULE and not of_it
    aside = besides or noun or a_rule  # « ok et à qui j'écris ? » after a card
    of_another = own.answered and own.first.kind == "entry" and own.hits[0].share >= NAMED and own.right >= OF_IT
    no_rule = turn.before.unit is None and not turn.before.listed
    stuck = again or no_rule or (besides and unit == turn.before.unit)
    if aside and of_another and stuck and own.first.id not in (unit, turn.before.unit):
        return turn.another(alone)
    apart = found.own.log_chances[unit] >= found.both.log_chances[unit] and unit != turn.before.unit
    if not apart or unit in turn.before.trail or unit in turn.surroundings:
        question = alone if apart else turn.joined
        return Understood(question, turn.mentions, turn.cohorts, ranking=ranking, said=alone, again=again)
    last = which_cues.THE_LAST.search(wording.folded)  # « le dernier appel avait duré combien ? »
    # « et leur salaire ? » of those of a project, « payés combien ? »
    of_theirs = turn.project and people_cues.OF_THEIRS.match(wording.folded)
    theirs = not last and bool(wording.past or of_theirs or cues.DONE_TO_THEM.match(wording.stripped))
    past = turn.cohorts or ((turn.project.cohort,) if turn.project and theirs else ())
    return replace(turn.another(alone, past if theirs or wording.bare else ()), ranking=ranking)


def _of_no_answer(turn: Turn, ranking: Ranking, alone: str) -> Understood | None:
    """What a question means that the pool does not answer: the rule again, or no more the project that was shown."""
    wording, before = turn.wording, turn.before
    of_oneself = turn.project and wording.personal and "?" in turn.question
    if of_oneself and ranking.right < HARDLY:
        return turn.another(alone)  # « et moi, comment je prends rendez-vous à la préfecture ? »
    if turn.before.filters and wording.opens_with_link:  # « et pour ma petite au collège qui cherche un stage ? »
        one = turn.rank(alone)
        if one.first.kind == "project" and one.hits[0].share >= OF_ONE and one.scope >= IN_SCOPE:
            return turn.same(one.first.id, ())
    asks_why = wording.bare and turn.again  # « pourquoi ? »
    sequel = cues.AFTERWARDS.match(wording.folded) and wording.asks and not wording.personal
    # « ensuite, le relais a été pris par quoi ? »
    goes_on = sequel and ranking.first.id == before.unit and any(c.isdigit() for c in turn.text)
    for_another = wording.opens_with_link and people_cues.SOMEBODY.match(
        wording.folded
    )  # « et ma sœur qui est en thèse ? »
    by_which = cues.ELLIPTIC.match(wording.folded) and wording.short and not turn.mentions  # « par quel montage ? »
    known = before.unit in turn.engine.knowledge.versions
    again = known and (asks_why or goes_on or for_another or by_which)
    return replace(turn.same(), said=alone, again=True) if again else None


def _searches(turn: Turn) -> bool:
    """Whether it looks for projects by itself, in so many words (« quels projets à Lyon pour une designer ? »)."""
    programme = turn.engine.knowledge.programme
    spoken = set(words(turn.before.question)) & words_for_projects(programme)
    theirs = spoken and turn.before.cohorts and "administrations" in turn.mentions.facets and turn.wording.short
    if theirs and project_cues.THOSE.search(turn.wording.folded):
        return True  # « cite-moi ceux de l'IGN » after how many projects a cohort had
    asks = asks_for_projects(turn.question, turn.mentions, programme)
    return asks and bool(turn.mentions.facets) and bool(turn.wording.said & words_for_projects(programme))


def of_that_cohort(turn: Turn) -> bool:
    """Whether it says « cette promo » of the one that was spoken of."""
    named = "|".join(map(re.escape, turn.cohort_words))
    return bool(re.search(rf"\b(?:cette|that|this|la meme|the same) (?:{named})\b", turn.wording.folded))


def among_those(turn: Turn) -> Understood | None:
    """« et y a des sujets sur le climat dedans ? » after a cohort: those of that cohort."""
    those = project_cues.THOSE.search(turn.wording.folded)
    leans = (
        turn.wording.pronoun or turn.wording.elliptic or of_that_cohort(turn) or those
    )  # « sur quels projets de santé ? »
    cohorts = turn.before.cohorts if leans and not turn.mentions.cohorts else ()
    filters = replace(Filters.of(turn.mentions), cohorts=cohorts)
    exact = cohorts and find(turn.engine.knowledge, filters, {}).exact
    return Understood(turn.question, turn.mentions, cohorts, filters=filters) if exact else None


def _pooled(found: Candidates, turn: Turn) -> Ranking:
    """The candidates, likeliest first, with the chances that the first is right and that any is."""
    chances = found.chances()
    hits = tuple(Hit(found.units[i], float(chances[i])) for i in np.argsort(-chances[:-1]))
    right, nothing = hits[0].share, float(chances[-1])
    # What leans on nothing and would be answered by itself is answered where the pool means the same.
    agreed = found.own.first.id == hits[0].unit.id and found.own.answered and not turn.wording.leans
    answered = agreed or (right >= LEAST and right >= ANSWER_FROM * nothing)
    suggested = not answered and 1 - nothing >= turn.engine.learned.judge.suggest_from
    return Ranking(hits, right, 1 - nothing, answered, suggested, found.own.scores)
