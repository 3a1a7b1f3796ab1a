"""How a question is to be taken, once what was said before it is known: what the conversation hands to the decision."""

from __future__ import annotations

from dataclasses import dataclass

from index.filters import Filters
from index.mentions import Mentions
from index.ranking import Ranking


@dataclass(frozen=True)
class Understood:
    """How a question is to be taken.

    question: to be ranked, completed if need be; ranking: what it means, when that is known already; unit: the same
    subject again; filters: a project search (refined); more: details on the last answer; translate_to: the last answer
    in another language.
    """

    question: str
    mentions: Mentions
    cohorts: tuple[str, ...] = ()
    unit: str | None = None
    filters: Filters | None = None
    more: bool = False
    translate_to: str | None = None
    ranking: Ranking | None = None
    spoken_of: tuple[str, ...] = ()
    """The cohorts of what was said before, for a question that may go on about them without saying so."""
    following: bool = False
    """Whether what comes after the dates of `unit` is asked for."""
    said: str = ""
    """What was said now, where `question` is completed by what was said before."""
    spelt_out: str = ""
    """What was said now, with what it leaves out (« et demain ? »: « je peux l'envoyer demain ? »); "" where it is whole."""
    again: bool = False
    """Whether the same answer is given again to a question of whose words it has none."""
    sourced: bool = False
    """Whether it asks where the answer comes from."""
    of_project: str = ""
    """The project that one wants to join, where it is asked when one can apply."""
    before_last: bool = False
    """Whether it asks for the call before the last one."""
    rest: bool = False
    """Whether what the last list had no place for is asked for."""
    for_all: bool = False
    """Whether it is asked for another profession, of which the rule that answers may say nothing."""
    aspect: str = ""
    """What of the projects it asks for (`bot.following.aspects`), where that is known."""
    passing: bool = False
    """Whether `cohorts` are only those of this answer: nobody named them."""
    item: int | None = None
    """The place, from 0, of the line of its list that is asked for of the same answer."""
