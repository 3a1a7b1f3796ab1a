"""A question that may lean on what was said before: which answer do its own words and the former question mean together?"""

from __future__ import annotations

from math import log

from bot.allusions import SHORT, Wording, quantity
from bot.turn import SAME_SUBJECT, Turn, Understood
from index.engine import Ranking
from index.knowledge import DATES_PREFIX

WORTH = 0.78
"""Confidence from which a question with a number in it is taken for what it says alone, rather than for the same again."""

FLOOR = 0.01
"""Share of the likelihood below which a unit is hardly a candidate; less says nothing more."""

VAGUE = 0.3
"""Weight of a question's own words when they are not answered alone, against 1 for the two questions together."""

OWN = 1.5
"""The same where its own words find what is no date."""

NEAR, AGAIN, APART = 1.5, -3.0, -3.0
"""Added to the log-likelihood of what is near the former answer, of the very same answer again (who has just read it
asks for something else), and of a project after an answer that was none."""

TOLD = 0.5
"""Added instead for the same answer again where it tells the side that is asked for."""

AGAIN_HANGING = -1.0
"""Added instead for a question that hangs on what was said: with a pronoun, or without a verb."""

CLEARLY = 0.6
"""Share of the likelihood from which what turns to something else (« et sinon… ») has found it."""

SURER = 0.15
"""By how much a question that is answered alone must be surer with what was said before to be read with it."""

WIDE = 30
"""Units of which the shares are compared."""

CHOSEN = 3.0
"""Added to the fused score of the unit that a question and the one before it mean together."""

CERTAIN = 0.95
"""The same for a question that has a link before it (« et le projet des orgues ? »); and share of the likelihood from
which what cannot stand alone asks for the same answer again."""

OF_A_COHORT = ("elle", "it", "ils", "elles", "they")
"""Pronouns at the beginning of a question that may stand for a cohort, or for its people."""

STANDS = 0.85
"""Confidence from which a pronoun in a question may stand for something in it."""

ENOUGH = 0.9
"""Confidence from which a question stands alone, whatever was said before."""


def surest(turn: Turn) -> Understood:
    """A question that nothing marks as a follow-up, or whose subject only the index can tell."""
    wording = turn.wording
    of_dates = (turn.before.unit or "").startswith(DATES_PREFIX) and wording.short and wording.asks
    if wording.bare or of_dates or not turn.again or (wording.leans and wording.length <= 2 * SHORT):
        return leaning(turn)
    told = Wording(turn.before.question).statement
    if wording.length > (3 if told else 2) * SHORT:
        return turn.alone()
    single = turn.rank(turn.question)
    if single.right >= ENOUGH or not (single.answered or single.suggested):
        return turn.alone()
    if single.answered and not told and not (wording.asks and wording.short):
        return turn.alone()
    # Not sure by itself: with what was said before it may be, if that stays near the subject.
    joined, near = turn.joined, turn.surroundings(itself=True)
    both = turn.rank(joined, near)
    surer = both.right > single.right + (SURER if single.answered else 0.0)
    if both.answered and surer and both.first.id in near:
        return Understood(joined, turn.mentions, turn.cohorts, bonus=near)
    return turn.alone()


def leaning(turn: Turn) -> Understood:
    """The unit that the question's own words and the two questions together mean, each as likely as its share.

    Log-likelihoods are added: a unit must be found by the question itself, or make sense of both, or best of all both.
    """
    wording, before, mentions = turn.wording, turn.before, turn.mentions
    stripped, joined = wording.stripped, turn.joined
    own, both = turn.rank(stripped, top=WIDE), turn.rank(joined, top=WIDE)
    near = turn.surroundings(itself=False)
    if wording.conditional and quantity(" ".join(mentions.rest)) and turn.tells(turn.speaks_of_it):
        return Understood(
            joined, mentions, turn.cohorts, turn.speaks_of_it
        )  # « ok mais si j'ai trois ans d'expérience ? »
    found = own.right >= STANDS and own.hits[0].share >= ENOUGH and not wording.conditional
    clear = own.right >= CERTAIN or found
    if own.answered and clear and not (wording.bare or wording.pronoun or wording.elliptic):
        then = wording.past or (own.first.kind == "dates" and (before.unit or "").startswith(DATES_PREFIX))
        return turn.another(stripped, turn.cohorts if then else ())  # « et le projet des orgues ? »
    if wording.otherwise and own.suggested and own.hits[0].share >= CLEARLY:
        return turn.another(stripped)
    has_version = turn.engine.knowledge.has_version(own.first.id, turn.cohorts)
    if wording.subject in OF_A_COHORT and own.answered and own.first.id != before.unit and has_version:
        return Understood(stripped, mentions, turn.cohorts)  # « et elle comptait combien de personnes ? », of a cohort
    asked_else = (
        own.answered and own.right >= WORTH and own.first.kind == "entry" and not (wording.bare or wording.of_time)
    )
    if (before.unit or "").startswith(DATES_PREFIX) and asked_else and wording.subject:
        return turn.another(stripped, turn.cohorts if wording.past else ())  # « et ils me jugent sur quoi ? »
    if wording.conditional and own.right < CERTAIN and turn.text and turn.tells(before.unit, turn.text):
        return Understood(turn.joined, mentions, turn.cohorts, before.unit)  # « et si j'étais coach ? »
    again = both.first.id == before.unit and both.hits[0].share >= CERTAIN
    if wording.elliptic and again and not mentions.cohorts:  # « même à 100 % ? »
        return Understood(joined, mentions, turn.cohorts, before.unit)
    told_of = both.answered and both.first.id in near
    if not (wording.bare or wording.pronoun or own.answered or own.suggested or told_of):
        if wording.for_whom and before.unit in turn.engine.knowledge.versions:
            return turn.same()  # « et pour quelqu'un qui débute ? »
        return Understood(stripped, mentions, turn.cohorts)  # another subject, of which nothing is known
    counts = quantity(" ".join(mentions.rest))
    worth = ENOUGH if wording.conditional else WORTH
    told = turn.tells(turn.speaks_of_it) or not (wording.asks and own.hits[0].share >= CLEARLY)
    if before.unit and counts and (wording.elliptic or (told and not (own.answered and own.right >= worth))):
        # « et avec 12 ans d'expérience ? »
        unit = turn.speaks_of_it
        joint = turn.rank(joined, {unit: SAME_SUBJECT}) if unit == before.unit else None
        if joint is None or (joint.first.id == unit and (joint.answered or joint.suggested)):
            return Understood(joined, mentions, turn.cohorts, unit)
    other = own.first.id.startswith(DATES_PREFIX) and own.first.id != before.unit and own.right >= ENOUGH
    if (before.unit or "").startswith(DATES_PREFIX) and other and not wording.bare:
        return Understood(stripped, mentions, turn.cohorts)  # « et quand commencent-ils ? »
    alike, together = _shares(own), _shares(both)
    # What is said of dates changes with the question.
    finds = own.answered and own.first.kind != "smalltalk"
    elsewhere = finds and not own.first.id.startswith(DATES_PREFIX) and not wording.bare
    timely = wording.bare or wording.pronoun or wording.of_time
    dates = (before.unit or "").startswith(DATES_PREFIX) and timely and not elsewhere
    told = dates or wording.told_by(turn.text)
    stands = own.right >= STANDS and not wording.subject and not wording.asks_sides  # « do they have an email? »
    nothing_given = before.unit is None and not before.listed
    hangs = (
        (wording.pronoun and not stands)
        or wording.elliptic
        or wording.hollow
        or (wording.bare and (told or nothing_given))
    )
    weight = VAGUE if turn.again and (hangs or not own.answered) else OWN if elsewhere else 1.0
    slot = bool(mentions.cohorts) and (
        not finds or Wording(" ".join(mentions.rest)).bare
    )  # « y en avait combien à la 2 ? »
    may_repeat = turn.again and not wording.why and (dates or wording.bare or wording.next or slot)
    malus = TOLD * told if may_repeat else AGAIN_HANGING if turn.again and hangs else AGAIN
    kinds = {hit.unit.id: hit.unit.kind for hit in (*own.hits, *both.hits)}

    def likely(unit: str) -> float:
        value = weight * log(max(alike.get(unit, 0.0), FLOOR)) + log(max(together.get(unit, 0.0), FLOOR))
        if unit == before.unit:
            return value + malus
        apart = kinds[unit] == "project" and before.unit is not None and turn.project is None
        beside = unit in near and not (elsewhere and unit.startswith(DATES_PREFIX))
        return value + NEAR * beside + APART * apart

    chosen = max((u for u in kinds if kinds[u] != "smalltalk"), key=likely, default=own.first.id)
    if wording.next and chosen == before.unit and not dates:
        return Understood(joined, mentions, turn.cohorts, bonus=near | {chosen: -SAME_SUBJECT})
    meant = nothing_given and both.answered and chosen == both.first.id  # no answer was given that could be near
    if chosen not in near and chosen != before.unit and not meant:  # another subject, which must find itself
        return turn.another(stripped, turn.cohorts if wording.past or wording.bare else ())
    apt = stripped if alike.get(chosen, 0.0) >= together.get(chosen, 0.0) else joined
    return Understood(apt, mentions, turn.cohorts, bonus={chosen: CHOSEN})


def _shares(ranking: Ranking) -> dict[str, float]:
    return {hit.unit.id: hit.share for hit in ranking.hits}
