"""How far, and how often, the close of calls was put off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dates.numbered import beyond
from bot.dates.sentences import Dates
from bot.dates.spans import told_apart
from bot.texts import say
from bot.wording.date_cues import MOVED
from index.calendar import CANDIDATES, Event, Kind
from index.documents import in_language
from index.knowledge import DATES_PREFIX
from index.ranking import Ranking, answered_first
from index.text import fold
from index.windows import Moment

_OFTEN = re.compile(
    r"\b(?:toujours(?! (?:bien )?(?:le|au|du|jusqu'au) \d)|souvent|d'habitude|habituellement|chaque fois|a tous les coups|regulierement|systematiquement|tous (?:vu|ete|eu)|ils tous|elles toutes|all of them|les autres fois|les fois d'avant|always|often|usually|every time|generally)\b"
)
"""Asks of how it mostly was."""
_HOW_FAR = re.compile(
    r"\b(?:(?:combien|cb) de (?:temps|jours?|semaines?|fois|reports?)|de combien|how (?:long|many (?:days|times)|far|much))\b"
)
"""Asks how far, or how often, a close was put off."""
_LONGER_THAN_ME = re.compile(
    r"\b(?:combien|cb) de (?:temps|jours?|semaines?) (?:de plus|en plus|de rab|supplementaires?|additionnels?)\b|\bhow (?:many|much) (?:extra|more) (?:days|weeks|time)\b|\bhow many days more\b"
)
"""Asks how much time a close that was put off gave the others."""
_OF_MINE = re.compile(
    r"\b(?:ai-je|j'ai|aurai-je|j'aurai|nous avons|avons-nous|me reste\w*|do (?:i|we)|(?:i|we) (?:have|get))\b(?! (?:postule|rendu|depose|applied))"
)
"""Asks what time one has oneself (« combien de jours de plus ai-je ? »)."""
_INCLUDED = re.compile(
    r"\b(?:reports?|prolongations?|extensions?) (?:compris\w*|inclus\w*|included)\b|\bincluding (?:the )?extensions?\b"
)
"""Says that what was put off counts (« reports compris »)."""


_PUT_OFF = re.compile(
    r"\b(?:(?:c'|ca |cela |l')(?:est|etait|a ete|avait ete|serait|a|ai)|c(?:t|ete)|vous (?:l')?avez|ils (?:l')?ont|was it|is it|it (?:was|is)|it's|has it been|it's been|it has been|did you)(?: bien| enfin| encore| vraiment| really| indeed| just)? "
    r"(?:prolonge\w*|repousse\w*|reporte\w*|decale\w*|rallonge\w*|extend(?:ed)?|postponed?|pushed back)\b"
)
"""Says that something was put off, and not what (« il paraît que c'est prolongé »)."""
_SOMETHING_ELSE = re.compile(
    r"\b(?:contrats?|contracts?|missions?|postes?|salaires?|cdd|equipes?|projets?|projects?|auditions?|entretiens?|interviews?|resultats?|results|voeux|arrivee|start|restitution)\b"
)
"""What may be put off besides a call."""
SURELY = 0.8
"""Confidence that the call is meant then."""


def led_by_what_was_put_off(ranking: Ranking, question: str, dates: Dates) -> Ranking:
    """The ranking, led by the call to candidates that is open, or has just closed, where one asks whether "it" was put off."""
    folded = fold(question)
    call = dates.calendar.call_to(CANDIDATES) if _PUT_OFF.search(folded) else None
    if (
        call is None
        or _SOMETHING_ELSE.search(folded)
        or dates.calendar.kind(ranking.first.id.removeprefix(DATES_PREFIX)) is call
    ):
        return ranking
    calls = dates.held(dates.calendar.of(call.id))
    closed = dates.calendar.last_over(calls, dates.now)
    hit = next((h for h in ranking.hits if h.unit.id == DATES_PREFIX + call.id), None)
    at_hand = dates.calendar.open_now(calls, dates.now) or (closed and dates.is_at_hand(closed))
    return answered_first(ranking, hit, SURELY) if hit and at_hand else ranking


def moves(dates: Dates, kind: Kind, cohorts: Sequence[str], question: str) -> str | None:
    """What `question` asks of how closes of calls of a kind moved; "" where none did, None where it asks nothing of that."""
    folded = fold(question)
    if MOVED.search(folded) and _OFTEN.search(folded) and (told := _all_moves(dates, kind)):
        return told  # « vous rallongez toujours le délai, non ? »
    asks = MOVED.search(_INCLUDED.sub(" ", folded)) and _HOW_FAR.search(folded)
    more = _LONGER_THAN_ME.search(folded) and not _OF_MINE.search(folded)
    return _moved(dates, kind, cohorts, question) or (None if more else "") if asks or more else None


def _all_moves(dates: Dates, kind: Kind) -> str:
    """A line for each call of a kind whose close was put off, and that this says nothing of another; "" where no two were."""
    calls = dates.held(dates.calendar.of(kind.id))
    moved = [e for e in calls if _former_ends(dates, e)]
    return f"{say(dates.lang, 'dates.moves')}\n\n{dates.statuses(moved)}" if len(moved) > 1 else ""


def _moved(dates: Dates, kind: Kind, cohorts: Sequence[str], question: str) -> str:
    """How far, and how often, the close of a call moved; "" where it did not.

    Of the round that `question` numbers, the call that is open, or the last one of the `cohorts`, or of all, that moved.
    """
    every = [e for c in cohorts for e in dates.calendar.of(kind.id, c)] if cohorts else dates.calendar.of(kind.id)
    if beyond(every, question):
        return ""
    of_now = [] if cohorts else dates.calendar.open_now(every, dates.now)
    for event in reversed(told_apart(dates, every, question) or of_now or every):
        window = event.known(dates.now, dates.zone)
        former = _former_ends(dates, event)
        if former and window and window.end:
            title = in_language(event.title, dates.lang)
            key = "dates.moved_by" if len(former) > 1 else "dates.moved_once"
            return say(dates.lang, key, title=title, span=dates.length(former[0], window.end), count=len(former))
    return ""


def _former_ends(dates: Dates, event: Event) -> list[Moment]:
    """The closes that were announced for an event before the one known now, the first one first; not where its start alone moved."""
    window = event.known(dates.now, dates.zone)
    return [w.end for w in event.former(dates.now, dates.zone) if w.end and window and w.end != window.end]
