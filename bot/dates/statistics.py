"""What is worked out over several calls: the pauses from each to the next, how long they were open on average or in all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.dates.going_on import lengths
from bot.dates.named import CALLS
from bot.dates.numbered import numbers, numbers_of
from bot.dates.sentences import Dates
from bot.dates.spans import HOW_LONG, LEFT, LONGER, MOST, SUPERLATIVE, Span, first_of, last_of
from bot.dates.told_spans import MEAN, TOTAL, elapsed, told_pauses, worked_out_of_several
from bot.wording.date_cues import A_YEAR, SINCE_A_YEAR
from index.calendar import CANDIDATES, Event, Kind
from index.lexical import stems
from index.search_words import words_for_cohorts
from index.text import fold, words

_CALL = r"(?:appels?|vagues?|recrutements?|campagnes?|sessions?(?! d)|fenetres?|calls?|rounds?|waves?|intakes?|windows?|{rounds})"
_APPLYING = r"(?:postuler|candidater|deposer|apply|applying)"
_EDGE = r"(?:cloture|fermeture|fin|close|closing|end|ouverture|debut|lancement|opening|start|launch)"
_OPENINGS = re.compile(r"\b(?:ouvertures?|lancements?|debuts?|openings?|launch(?:es)?|starts?)\b")
_CLOSES = re.compile(
    r"\b(?:clotures?|fermetures?|fins?|echeances?|dates? limites?|deadlines?|closings?|closes?|ends?)\b"
)
"""Names what of each call the time is asked from, or to; without either, or with both, it is from a close to the next opening."""
_PAUSE = re.compile(
    r"\b(?:creux|trous?|pauses?|vides?|attente|intervalles?|interruptions?|ecarts?|gaps?|lulls?|breaks?|periodes?|period|temps|jours|days|time|months?|mois)\b"
)
"""What a time in which nothing was open is called."""
_RANGE = re.compile(r"\b(?:(?:entre|de|between|from) )?(20\d\d) ?(?:et|a|and|to|-|–|/) ?(20\d\d)\b")
_SEVERAL_CALLS = frozenset(
    "appels vagues recrutements campagnes fenetres periodes calls rounds waves intakes windows".split()
)
"""Words for several calls."""
_NUMBERED_EACH = 2
"""Rounds that a question numbers from which on it asks of these alone."""


def over_all(dates: Dates, cohorts: Sequence[str], question: str) -> tuple[list[Span], str]:
    """The times that `question` asks to be worked out of the calls to candidates, and how they are told; none, and "".

    Of the calls to others where it names these, their longest and shortest too. Of the `cohorts` or the years that it names, or of all; calls to some people alone only where their cohort is named.
    """
    folded = fold(question)
    if not any(cue.search(folded) for cue in (HOW_LONG, SUPERLATIVE, LONGER, MEAN, TOTAL)):
        return [], ""
    own = dates.calendar.call_to(CANDIDATES)
    calls = next((k for k in dates.calendar.kinds if k.call and k != own and _names(k, question)), own)
    if calls is None:
        return [], ""
    every = dates.held(dates.calendar.of(calls.id))
    rounds = {word for e in every for word, _ in numbers_of(e)} - words_for_cohorts(dates.programme)
    if asks_for_pauses(folded, rounds):
        chosen = _chosen(dates, every, cohorts, folded, rounds)
        found = _pauses(dates, chosen, folded)
        return found, told_pauses(dates, found, question, _of_edges(folded)) if found else ""
    compared = calls != own and (SUPERLATIVE.search(folded) or LONGER.search(folded))
    # « il me reste combien de jours en tout ? » is of one
    several = cohorts or A_YEAR.search(folded) or set(words(folded)) & {*_SEVERAL_CALLS, *(f"{r}s" for r in rounds)}
    summed = worked_out_of_several(folded) or (several and TOTAL.search(folded) and not LEFT.search(folded))
    if (compared or summed) and _of_their_length(folded, rounds):
        chosen = _chosen(dates, every, cohorts, folded, rounds)
        found = lengths(chosen, dates)[-MOST:]
        return (found, elapsed(dates, found, question)) if len(found) > 1 else ([], "")
    return [], ""


def _names(kind: Kind, question: str) -> bool:
    """Whether a question says the name of a kind, with or without whom it is for (« l'appel à projets », "the call for projects")."""
    said, whom = set(stems(question)), set(stems(kind.audience))
    return any(telling <= said for name in kind.name.values() if (telling := set(stems(name)) - whom))


def asks_for_pauses(folded: str, rounds: set[str]) -> bool:
    """Whether a question asks for the time between calls that follow each other, and not between two that it names."""
    if not (HOW_LONG.search(folded) or SUPERLATIVE.search(folded) or MEAN.search(folded)):
        return False
    if len({n for word, n in numbers(folded) if word in rounds}) >= _NUMBERED_EACH:
        return False
    call = _CALL.format(rounds="|".join(f"{re.escape(r)}s?" for r in sorted(rounds)) or "x{9}")
    between = (
        rf"\b(?:entre (?:deux|2|chaque|tous les|toutes les|les|vos)|between (?:two|each|every|any two|successive|consecutive|the|your))(?: \w+)? (?:{call}|{_EDGE}s? d'(?:une? )?{call}|ouvertures?|clotures?|openings?)\b|"
        rf"\bd'une? {call} (?:a|et) (?:l'autre|la suivante|le suivant)\b|"
        rf"\b{_EDGE} (?:d'une?|of (?:one|a|each)) {call} (?:et|a|jusqu'a|and|to|until) (?:l'|la |le |the )?(?:re-?)?{_EDGE} (?:de la|du|of the) (?:suivante?|prochaine?|next)\b|"
        rf"\bd'une (?:ouverture|cloture) a (?:l'autre|la suivante)\b|"
        rf"\b(?:entre|between) (?:l'|la |le |the )?{_EDGE} (?:de |d'|of )(?:deux|chaque|two|each) {call}\b"
    )
    without = rf"\b(?:sans|without|with no|with nothing|ou rien n'etait|no) (?:(?:aucune?|any|a|an|open|pouvoir|possibilite de|possibility to|chance to|way to) ){{0,2}}(?:{call}|{_APPLYING}|ouvert|open)\b"
    # « dix jours sans appel de votre part, combien de temps encore ? » is no question about calls
    pauses = re.search(between, folded) or (
        (SUPERLATIVE.search(folded) or MEAN.search(folded)) and re.search(without, folded)
    )
    return bool(pauses and _PAUSE.search(folded))


def _of_their_length(folded: str, rounds: set[str]) -> bool:
    """Whether a question speaks of how long calls were open."""
    spoken = {w.removesuffix("s") for w in words(folded)} | set(words(folded))
    of_calls = spoken & (CALLS | rounds) or re.search(
        rf"\b{_APPLYING}\b|\b(?:depots?|candidatures?|applications?)\b", folded
    )
    open_for = re.search(
        rf"\b(?:ouvert\w*|ouvre\w*|ouverture|open|{_APPLYING}|depot|window|windows|possible|dure\w*|lasted?|length)\b",
        folded,
    )
    # « combien de temps faut-il en moyenne pour candidater ? »
    to_apply = re.search(rf"\b(?:fau\w+|fallait|prend\w*|takes?|needs?)\b[^.?!]{{0,30}}\b{_APPLYING}\b", folded)
    of_rounds = spoken & rounds and TOTAL.search(folded)
    return bool(
        of_calls
        and (open_for or of_rounds)
        and not to_apply
        and (HOW_LONG.search(folded) or re.search(r"\b(?:jours|days|length|duration|duree)\b", folded))
    )


def _chosen(dates: Dates, every: Sequence[Event], cohorts: Sequence[str], folded: str, rounds: set[str]) -> list[Event]:
    """The calls that are asked of, in their order."""
    plain = {c.id for c in dates.programme.cohorts if not c.side}
    own = [e for e in every if (e.cohort in cohorts if cohorts else e.cohort in plain)]
    said = {w.removesuffix("s") for w in words(folded)} & rounds
    own = [e for e in own if not said or said & {word for word, _ in numbers_of(e)}]
    numbered = {n for n in numbers(folded) if n[0] in rounds}
    own = [e for e in own if not numbered or numbered & numbers_of(e)]
    begun = _years(dates, folded)
    return sorted(
        (e for e in own if not begun or first_of(dates, e).local.year in begun), key=lambda e: first_of(dates, e).local
    )


def _years(dates: Dates, folded: str) -> set[int]:
    """The years in which the calls began that are asked of; none where it says nothing of years."""
    named = [int(year) for year in A_YEAR.findall(folded)]
    if span := _RANGE.search(folded):
        return set(range(int(span[1]), int(span[2]) + 1))
    if named and SINCE_A_YEAR.search(folded):
        return set(range(min(named), dates.now.year + 1))
    return set(named)


def _of_edges(folded: str) -> tuple[str, str]:
    """From what of a call to what of the next one is asked, as keys of the sentences."""
    openings, closes = bool(_OPENINGS.search(folded)), bool(_CLOSES.search(folded))
    if openings == closes:
        return "closes_on", "opens_on"
    return ("opens_on", "opens_on") if openings else ("closes_on", "closes_on")


def _pauses(dates: Dates, calls: Sequence[Event], folded: str) -> list[Span]:
    """The times from each call to the next one; none where one is still open when the next one opens."""
    edge = {"opens_on": first_of, "closes_on": last_of}
    start, end = (edge[key] for key in _of_edges(folded))
    found = [Span((a, b), start(dates, a), end(dates, b)) for a, b in pairwise(calls)]
    return [s for s in found if s.start.day <= s.end.day][-MOST:]
