"""The steps that follow an event of the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dates.numbered import alike, numbered, titled
from bot.dates.sentences import Dates
from bot.dates.spans import first_of, last_of
from index.calendar import CANDIDATES, Event, State
from index.lexical import STOP_WORDS
from index.text import fold, words

STEPS = 5
"""Events that are told as what comes next."""

_AFTER = re.compile(
    r"\b(?:apres|after) (.{3,40}?)(?:$|[,;.?!:]| (?:il|ca|on|qu|c'est|what|comment|(?:and|et) (?:when|quand|how|what|comment)) ?.*)"
)
_ONLY_AFTER = re.compile(r"(?:(?:et|ok|mais|and|but)[ ,]+)*(?:apres|after) ([^,;.?!:]{3,40}?)[ ?!.]*")
_THAT = re.compile(r"(?:ca|cela|that|this|it)(?: (?:j'|je|i|on|nous|we|il|elle|c'|quand|combien|how|when|what).*)?")
"""Names nothing (« et après ça, j'ai combien de temps pour mes vœux ? »)."""
_WHAT_COMES = re.compile(r"\b(?:se passe|quoi|ensuite|la suite|qu'est-ce|etapes?|what (?:happen|c[ao]me)\w*|next)\b")


def after_what(question: str) -> str:
    """What `question` asks the next steps of (« et après les vœux, il se passe quoi ? »); "" when it does not."""
    folded = fold(question)
    if only := _ONLY_AFTER.fullmatch(folded):  # « et après le dépôt ? »
        return "" if _THAT.fullmatch(only[1]) else only[1].strip()
    match = _AFTER.search(folded) if _WHAT_COMES.search(folded) else None
    return match[1].strip() if match and not _THAT.fullmatch(match[1]) else ""


def following(dates: Dates, kind: str, cohort: str | None, question: str = "") -> list[Event]:
    """The next events of the same cohort after one of `kind`: the one that `question` numbers, or that is in question now.

    Those for the same people, after its end; else what there is.
    """
    anchors = _anchors(dates, dates.calendar.of(kind, cohort), question)
    return next(filter(None, (_after(dates, anchor) for anchor in anchors)), [])


def after_the_one(dates: Dates, said: str, cohort: str | None) -> list[Event]:
    """The next events of the cohort after the one whose title `said` tells alone (« le séminaire de lancement »), whoever they are for."""
    events = [e for e in dates.held(dates.calendar.of(cohort=cohort)) if not e.cancelled]
    phrase = _telling(said)
    spelt = [e for e in events if phrase and any(phrase in _telling(title) for title in e.title.values())]
    named = spelt if len(spelt) == 1 else titled(events, said)
    then = (e for e in events if named and first_of(dates, e).local > last_of(dates, named[0]).local)
    return [e for e in then if e.cohort == named[0].cohort][:STEPS]


def _telling(text: str) -> str:
    """The words of a text that name something, in their order."""
    return " ".join(w for w in words(text) if w not in STOP_WORDS)


def _after(dates: Dates, anchor: Event) -> list[Event]:
    """The next events of the cohort of `anchor`, for the same people."""

    calls = any(k.call for k in dates.calendar.kinds if k.id == anchor.kind)

    def comes(event: Event) -> bool:
        later = first_of(dates, event).local > first_of(dates, anchor).local
        # After a closing event there may be another; after a call, not the next one.
        return later and alike(anchor, event) and (event.kind != anchor.kind or not calls)

    coming = [e for e in dates.held(dates.calendar.of()) if e.cohort == anchor.cohort and comes(e)]
    then = [e for e in coming if first_of(dates, e).local > last_of(dates, anchor).local] or coming
    theirs = [e for e in then if _audience(dates, e) == _audience(dates, anchor)]
    return (theirs or then)[:STEPS]


def _audience(dates: Dates, event: Event) -> str:
    kind = dates.calendar.kind(event.kind)
    return kind.audience if kind else CANDIDATES


def _anchors(dates: Dates, events: Sequence[Event], question: str) -> list[Event]:
    """What one may speak of, the likeliest first: nothing comes after a special round that is open beside the others."""
    told = dates.held(events)
    if picked := [e for e in numbered(events, question) if e in told]:
        return picked[-1:]
    alive = [e for e in told if e.state(dates.now, dates.zone) is not State.CLOSED]
    recent = [e for e in told if dates.is_at_hand(e)]
    return [*alive[:1], *reversed(recent[-2:]), *told[-1:]]
