"""The round of a call that a question tells otherwise than by its name: « la vague 1 », « j'ai candidaté en février »."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from bot.dates.named import CALLS
from bot.dates.numbered import numbers, numbers_of
from bot.dates.sentences import Dates
from index.calendar import CANDIDATES, Event
from index.named_days import MONTHS
from index.numerals import ORDINALS
from index.search_words import words_for_cohorts, words_for_projects
from index.text import fold, words
from index.vocabulary import Vocabulary

FIRST_YEAR = 2000
"""What is smaller is no year."""

_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_WAVE = re.compile(
    rf"\b(?:vague|wave|intake|fenetre|window) (?:n ?)?(?P<after>\d)\b|\b(?P<before>\d(?:re|er|ere|e|eme|st|nd|rd|th)|{_ORDINAL}) (?:vague|wave|intake|fenetre|window)\b"
)
_WAVES = re.compile(
    rf"\b(?P<first>\d(?:re|er|ere|e|eme|st|nd|rd|th)|{_ORDINAL}) (?P<and>et|ou|and|or) (?P<the>la |le |the )?(?P<second>\d(?:re|er|ere|e|eme|st|nd|rd|th)|{_ORDINAL}) (?P<noun>vague|wave|intake|fenetre|window)s?\b"
)
"""Two of them with one noun (« la 1re et la 2e vague »)."""
_AS_A_COHORT = re.compile(
    rf"\b(?P<before>\d(?:re|er|ere|e|eme|st|nd|rd|th)|{_ORDINAL}) (?:batch|lot|fournee)\b|\b(?:batch|lot|fournee) (?:n ?)?(?P<after>\d)\b"
)
"""The same by a word that may be said of a cohort too: of a round, where that one is under way."""
_WHICH_OF_THEM = re.compile(
    rf"(?<=[.!?;:] )(?:la|le|the) (?:(?P<next>suivante?|prochaine?|next one)|{_ORDINAL})(?=,| (?:elle|il|c'est|c'etait|ouvr\w+|ferm\w+|commenc\w+|demarr\w+|finit|it|opens?|starts?|is)\b)"
)
"""Points to one of what was named before (« La suivante, elle commence quand ? »)."""
_ONLY_NUMBER = re.compile(
    rf"(?:(?:non|no|pardon|sorry|enfin|oups|oops|desole|plutot|rather|euh|je (?:voulais|veux) dire|i meant?)[ ,]+)+(?:le|la|the) (?P<before>\d(?:re|er|ere|e|eme|st|nd|rd|th)|{_ORDINAL})(?: one)?[ ?!.]*"
)
"""Puts right nothing but the number (« non pardon, le premier »)."""
_HERE = r"(?: (?:ici|chez vous|au programme|a (?:votre|l') ?appel|here|to (?:you|the programme)))?"
_APPLIED_IN = re.compile(
    rf"\b(?:(?:j'ai|jai|i|i've|i have) (?:\w+ )?(?:postule|candidate|applied){_HERE}|(?:j'ai|jai) (?:depose|envoye) (?:mon dossier|ma candidature)) "
    rf"(?:en|debut|mi|fin|in|early|mid|late)[ -](?P<month>{'|'.join(MONTHS)})\b"
)
"""Tells in which month one applied oneself."""
_OF_A_CALL = re.compile(
    r"\b(?:ouvr\w+|dure|duree|lasted|ouvert\w*|ferm\w+|clo[st]\w*|clotur\w+|depo[st]\w*|postul\w*|candidat\w*|dates?|quand|entretiens?|auditions?|oraux|oral|resultats?|open\w*|clos\w+|appl(?:y|ications?)|interviews?|results?|when|env(?:oi|oy)\w*|repondu|convoqu\w+|dossier|send|submit\w*|live|stays? up|en ligne|online|trop tard|too late|(?:encore|toujours) (?:bon|temps|possible))\b"
)
"""Speaks of a call, or of what follows it."""


def with_its_noun(question: str) -> str:
    """« le prochain appel » for « la suivante », « la troisième vague » for « la troisième », where a round or a call was named before.

    « J'ai laissé passer la session de février. La suivante, elle commence quand ? »
    """
    folded = fold(question)
    said = _WHICH_OF_THEM.search(folded) if len(folded) == len(question) else None
    if said is None or not set(words(folded[: said.start()])) & CALLS:
        return question
    named = "le prochain appel" if said["next"] else f"{said[0]} vague"
    return f"{question[: said.start()]}{named}{question[said.end() :]}"


def of_a_round(question: str, dates: Dates, vocabulary: Vocabulary, of_a_call: bool = False) -> str:
    """`question` with the name of the round that it tells: « la vague 1 » as « le sprint 1 », where calls are counted so.

    Only where the latest cohort that is known has several calls, and no other cohort or year than its own is named; who applied in a
    month did so in the one that was open then. `of_a_call`: of one it was spoken before (« et la vague 5 ? »).
    """
    folded = fold(question)
    if (both := _WAVES.search(folded)) and len(folded) == len(question):  # « la 1re vague et la 2e vague »
        said = f"{both['first']} {both['noun']} {both['and']} {both['the'] or ''}{both['second']} {both['noun']}"
        each = f"{question[: both.start()]}{said}{question[both.end() :]}"
        told = of_a_round(each, dates, vocabulary, of_a_call=True)
        return question if told == each else told
    wave, applied = _WAVE.search(folded), _APPLIED_IN.search(folded)
    if of_a_call and not (wave or applied) and (right := _ONLY_NUMBER.fullmatch(folded)):
        return _names(_latest_calls(dates), dates).get(_number(right["before"]), question)
    if not wave and not applied and (batch := _AS_A_COHORT.search(folded)):
        number = _number(batch["before"] or batch["after"])
        alive = dates.calendar.open_now(_latest_calls(dates), dates.now)
        wave = batch if any(number in {n for _, n in numbers_of(e)} for e in alive) else None
    if not (wave or applied) or len(folded) != len(question) or dates.very_first(question):
        return question
    calls, cohort_words = _latest_calls(dates), words_for_cohorts(dates.programme)
    if len(calls) < 2 or set(words(question)) & words_for_projects(dates.programme):
        return question
    names = _names(calls, dates)
    named = vocabulary.find(_AS_A_COHORT.sub(" ", _WAVE.sub(" ", folded)))
    if named.cohorts or any(numbers(question) & numbers_of(e) for e in calls):
        return question
    if named.years and not (wave and _held_in(named.years, _number(wave["after"] or wave["before"]), calls)):
        return question  # « la première vague de 2021 »
    if wave and (of_a_call or _OF_A_CALL.search(folded)):
        if not names:
            return question
        # Of one that is still to be announced, one says so by the same word.
        noun = next(iter(names.values())).split()[0]
        for match in reversed([*_WAVE.finditer(folded)] or [wave]):
            number = _number(match["after"] or match["before"])
            question = f"{question[: match.start()]}{noun} {number}{question[match.end() :]}"
        return question
    if applied:
        call = _open_in(calls, MONTHS[applied["month"]], dates)
        own = {n for word, n in numbers_of(call) if word not in cohort_words} if call else set()
        return f"{question} ({names[min(own)]})" if own else question
    return question


def nouns_of_rounds(question: str, dates: Dates) -> frozenset[str]:
    """The words that number the rounds of the latest call (« sprint »).

    None where it has a single one, or `question` names a cohort, or an earlier year.
    """
    if not dates.held(dates.calendar.calls(CANDIDATES)):
        return frozenset()
    calls, cohort_words = _latest_calls(dates), words_for_cohorts(dates.programme)
    first = min(e.window.beginning.local.year for e in calls)
    earlier = any(w.isdigit() and FIRST_YEAR <= int(w) < first for w in words(question))
    if earlier or cohort_words & set(words(question)):
        return frozenset()
    return frozenset(word for e in calls for word, _ in numbers_of(e)) - cohort_words


def _names(calls: list[Event], dates: Dates) -> dict[int, str]:
    """The name of a call by its number (« sprint 2 »), other than by the number of its cohort."""
    cohort_words = words_for_cohorts(dates.programme)
    return {n: f"{word} {n}" for e in calls for word, n in sorted(numbers_of(e)) if word not in cohort_words}


def _held_in(years: tuple[int, ...], number: int, calls: list[Event]) -> bool:
    """Whether the call of that number began in one of the `years`."""
    return any(number in {n for _, n in numbers_of(e)} and e.window.beginning.local.year in years for e in calls)


def _number(said: str) -> int:
    return int(said[0]) if said[0].isdigit() else ORDINALS[said]


def _latest_calls(dates: Dates) -> list[Event]:
    """The calls to candidates of the latest cohort of which one is known."""
    known = dates.held(dates.calendar.calls(CANDIDATES))
    return [e for e in known if e.cohort == known[-1].cohort]


def _open_in(calls: list[Event], month: int, dates: Dates) -> Event | None:
    """The one of `calls` that was open in the last `month` that there was."""
    today = dates.now.date()
    first = date(today.year - (month > today.month), month, 1)
    last = first.replace(day=monthrange(first.year, month)[1])
    windows = ((e, e.known(dates.now, dates.zone)) for e in calls)
    return next((e for e, w in windows if w and w.beginning.day <= last and first <= w.deadline.day), None)
