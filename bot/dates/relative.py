"""What a question tells by its distance from now, told by its name: « l’an dernier » -> « en 2021 »."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.dates.begun_cohorts import named_by_its_start, without_ones_own
from bot.dates.cohorts_now import SOME, Present, asked, with_cohorts_named
from bot.dates.months import MONTH_NAMES, with_their_year
from bot.texts import FIRST
from bot.wording.allusions import Wording
from index.asking import LONGEST as LONGEST_SEARCH
from index.asking import speaks_of_a_call
from index.bare_days import with_its_month
from index.documents import Cohort, Programme, in_language
from index.feasts import as_days
from index.named_days import with_their_month
from index.named_periods import MONTHS_OF
from index.numerals import cardinal, ordinal
from index.search_words import words_for_projects
from index.spelled_days import in_figures
from index.text import fold, words

LONGEST = 10
"""Words up to which « l’an dernier » is taken for when something was; a longer question tells of somebody's life."""

LONGEST_OF_OTHERS = 20
"""The same for what is surely a question, and tells nothing of oneself."""

BRIEF, COMING_YEARS = 4, 2
"""Words up to which a year is all that tells when; years after this one that one may ask of."""

AMOUNTS = frozenset("euro euros eur k net brut gross salaire salary".split())
"""Words beside which a number is an amount, or a year is no time to apply."""

ENGLISH = frozenset("apply applications application recruitment hiring open in for call".split())
"""English words of such a question."""

SEPTEMBER = 9
"""Month of « la rentrée » in France."""

_LAST_YEAR = re.compile(
    r"\b(?:l['’ ]ann?[ée]e (?:derni[èe]re|pass[ée]e)|l['’ ]an (?:dernier|pass[ée])|il y a un an(?: pile| jour pour jour| exactement)?(?=[ ]*(?:[,?!.;]|$))|(?:exactly )?a year ago|last year)\b",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    rf"(?:{_LAST_YEAR.pattern}),? (?:(?:a|à) la m[êe]me (?:date|p[ée]riode|[ée]poque)|(?:a|à) (?:cette|pareille) (?:date|p[ée]riode|[ée]poque)|at (?:the same|this) time|this time)\b|"
    rf"\b(?:(?:a|à) la m[êe]me (?:date|p[ée]riode|[ée]poque)|at (?:the same|this) time|this time),? (?:{_LAST_YEAR.pattern})|"
    r"\bil y a (?:(?:pile|tout juste|exactement) )?(?P<years>\d|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) ans?,? (?:(?:pile|tout juste|exactement|aujourd['’]hui),? )*(?:jour pour jour|(?:a|à) (?:la m[êe]me|cette|pareille) (?:date|p[ée]riode|[ée]poque))|"
    r"\b(?P<years_en>\d|two|three|four|five|six|seven|eight|nine|ten) years ago (?:today|to the day)",
    re.IGNORECASE,
)
"""The day that it is, one or more years before."""
_NEXT_YEAR = re.compile(r"\b(?:l['’ ]ann?[ée]e prochaine|l['’ ]an prochain|next year)\b", re.IGNORECASE)
_SINCE_ITS_START = re.compile(
    r"\b(?P<since>depuis|since) (?:le )?(?:d[ée]but|janvier|the (?:start|beginning) of|early)(?: de)?(?: l['’]ann[ée]e)? (?P<year>20\d\d)\b",
    re.IGNORECASE,
)
"""« depuis début 2024 » is since that year."""
_LAST_START = re.compile(
    r"\b(depuis|[àa]|de) la (?:derni[èe]re rentr[ée]e|rentr[ée]e (?:derni[èe]re|pass[ée]e))\b", re.IGNORECASE
)
_FIRST_YEAR = re.compile(
    r"(?<!apr[eè]s )(?<!after )(?<!beyond )(?<!pass[ée] )(?<!(?:fin|out) de )(?<!issue de )(?<!end of )"  # of a contract
    r"\b(?:la (?:toute )?premi[èe]re ann[ée]e|the (?:very )?first year)(?! (?:de|d['’]|of|en|in|comme|as)\b)(?! d['’])",
    re.IGNORECASE,
)
_ONES_FIRST_YEAR = re.compile(
    r"\b(?:(?:on|je|j'|tu|vous|nous) ?(?:gagne\w*|touche\w*|toucherai\w*|percoi\w*|serai\w*|suis|est|aurai\w*|aura) |(?:gagne|touche|sera|est)-(?:t-)?on|(?:do|would|will|can) (?:i|you|we|one) (?:\w+ )?(?:earn|get|make|be paid))"
)
"""Asks what one earns, or gets: « la première année » is then one's own."""
_YEARS_AGO = re.compile(
    r"\b(?:il )?y a (?P<years>\d|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) ans?\b(?! (?:d['’e]|que\b|pour\b|mini|max))|"
    r"\b(?P<years_en>\d|two|three|four|five|six|seven|eight|nine|ten) years ago\b",
    re.IGNORECASE,
)
"""« et il y a 3 ans, c'était pareil ? »."""
_OF_YEARS_AGO = r"\b(?P<what>s[ée]lection|recrutement|appel|campagne|{}) d['’]il y a (?P<years>\d|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) ans\b"
_IT_WAS = re.compile(r"\b(?:c'etait|c etait|etait-ce|il y avait|vous aviez|was it|were they|were there)\b")
"""Asks how something was."""
_THIS_YEAR = re.compile(r"\b(?:cette ann[ée]e(?![- ]l[àa]\b)|this year(?:['’]s)?)\b", re.IGNORECASE)
"""As it is typed, to be written anew; `date_cues.THIS_YEAR` is for folded text."""
_SENTENCE = re.compile(r"(?<=[.?!:]) +(?=\w)")
_VERY_FIRST = r"\b(?:tout|tous|toutes) premi(?:ers|[eè]res) (?P<what>{})\b"
_NTH_YEAR = re.compile(
    r"(?<!fin de )(?<!en )(?<!de )\b(?:la |the )?(?P<which>[\w]+) (?:ann[ée]e|year)\b(?! (?:d['’]|de |du |of )(?!programme|dispositif|the programme))",
    re.IGNORECASE,
)
"""« la cinquième année »."""
_HOW_MANY_TAKEN = re.compile(
    r"\b(?:combien|cb|how many|nombre)\b.{0,60}\b(?:candidat\w*|postul\w*|retenue?s?|recrutee?s?|laureate?s?|dossiers|applied|applications|applicants|hired|selected)\b"
)
"""Counts those who applied, or were taken."""
_IT_IS_OVER = re.compile(
    r"\bla \w+ annee,? (?:est|etait|s'est|se|a|debute|commence|demarre|finit|termine)[- ]?(?:elle)?\b.{0,24}(?:fini|termin|acheve|commenc|debut|demarr|\?)|\bannee (?:est-elle|a-t-elle|commence-t-elle|debute-t-elle) "
)
"""Asks whether that year is over, or when it begins."""
_WORKING_ON = (
    r"(?:(?:et|and|ok|bonjour|hello)[ ,]+)*(?:sur quoi (?:est-ce qu(?:e |['’ ]))?(?:bossent|travaillent|planchent) (?:les|vos)|what (?:are|do) (?:the|your)) (?:{})"
    r"(?P<on> (?:now |currently )?work(?:ing)? on)?(?: (?:en ce moment|actuellement|aujourd'hui|maintenant|now|currently|at the moment|right now))?[ ?!.]*"
)
"""Asks which projects there are: « sur quoi bossent les … en ce moment ? »."""
_ASKS = re.compile(r"\b(?:combien|cb|quand|quel(?:le)?s?|how|when)\b")
_LIKE = re.compile(r"\b(?:comme|like)\b")


def absolute(
    question: str, today: date, programme: Programme, at_work: Callable[[], Cohort | None] = lambda: None,
    spoken_of: bool = False, recruiting: Callable[[], Cohort | None] = lambda: None,
) -> str:  # fmt: skip
    """`question` with the years and the cohort that it tells by their distance from now.

    A cohort (« la dernière », the one whose rules hold) only in a search for projects, or where hardly anything else
    is said: rules have their own words for what holds now. « Dans la promo en cours », a team or a mentor of it, and in a
    search what is under way, is of the cohort `at_work`; « de cette promo » too, unless one was `spoken_of`; « celle qui recrute » is the one that is
    `recruiting`. Who would bring a project searches for none.
    """
    question = _with_its_days(question, today, programme, spoken_of)
    question = _of_its_nth_year(question, programme)
    question = _of_the_very_first(named_by_its_start(_in_plain_words(question, programme), programme), programme)
    how = asked(question, Present(today, programme, at_work, recruiting, spoken_of))
    question = with_cohorts_named(question, how)
    brief = how.wording.length <= LONGEST_SEARCH and not (how.wording.when or speaks_of_a_call(question, programme))
    if how.of_teams and brief:
        question = _THIS_YEAR.sub(f"en {today.year}", question)  # « quels projets l'IGN accueille cette année ? »
    told = _in_its_years(question, today, programme)
    # not « et en 2026 ? »
    names = any(not w.isdigit() for w in how.wording.content) and not how.wording.opens_with_link
    return told if (spoken_of and not names) or told != question else _of_now(told, today, programme)


def _with_its_days(question: str, today: date, programme: Programme, spoken_of: bool) -> str:
    """`question` with the days and months that it tells by their distance from now, or in words, as days and months."""
    if not (Wording(question).personal and Wording(question).length > LONGEST):  # « il y a un an, j'étais en stage… »
        question = _SAME_DAY.sub(lambda match: _so_long_ago(match, today), question)
    words_of_it = "|".join(map(re.escape, programme.cohort_words))  # « la sélection d'il y a quatre ans »
    question = re.sub(
        _OF_YEARS_AGO.format(words_of_it),
        lambda said: f"{said['what']} de {today.year - cardinal(fold(said['years']))}",
        question,
        flags=re.IGNORECASE,
    )
    days = as_days(without_ones_own(in_figures(question), programme), today)
    question = with_their_month(days, today, until=not spoken_of)  # « jusqu'au 27 » may be of the month that was told
    question = with_its_month(question, today)
    question = _SINCE_ITS_START.sub(r"\g<since> \g<year>", question)
    question = _LAST_START.sub(rf"\1 la rentrée {today.year - (today.month <= SEPTEMBER)}", question)
    return with_their_year(question, today)


def _in_plain_words(question: str, programme: Programme) -> str:
    """« sur quoi bossent les … en ce moment ? » as the search that it is."""
    named = "|".join(re.escape(name) + "s?" for name in (programme.name, programme.short_name) if name)
    on_what = re.fullmatch(_WORKING_ON.format(named), question, re.IGNORECASE)
    if on_what and ("sur quoi" in fold(question) or on_what["on"]):
        return f"{next((w for w in programme.project_words if w.endswith('s')), '')} en cours"
    return question


def _of_the_very_first(question: str, programme: Programme) -> str:
    """`question` with the very first projects as those of the first cohort (« les tout premiers »)."""
    first = min((c for c in programme.cohorts if not c.side), key=lambda c: c.starts, default=None)
    if first is None:
        return question
    spelt = {*words_for_projects(programme), *programme.project_words}  # with their accents, and without
    things = "|".join(re.escape(w) for w in sorted(spelt, key=len, reverse=True))
    of_it = rf"\g<what> de la {in_language(first.name, FIRST)}"
    return re.sub(_VERY_FIRST.format(things), of_it, question, flags=re.IGNORECASE)


def _of_its_nth_year(question: str, programme: Programme) -> str:
    """« combien ont candidaté la cinquième année ? » with the cohort of that year of the programme, the fifth."""
    asks = _HOW_MANY_TAKEN.search(fold(question)) or (
        _IT_IS_OVER.search(fold(question)) and not Wording(question).personal
    )
    said = _NTH_YEAR.search(question) if asks else None
    number = ordinal(fold(said["which"])) if said else None
    plain = sorted((c for c in programme.cohorts if not c.side), key=lambda c: c.starts)
    if said is None or number is None or not 1 < number <= len(plain):  # the first is told otherwise
        return question
    to = "la" if _IT_IS_OVER.search(fold(question)) else "à la"
    return f"{question[: said.start()]}{to} {in_language(plain[number - 1].name, FIRST)}{question[said.end() :]}"


def _in_its_years(question: str, today: date, programme: Programme) -> str:
    """`question` with the years of its sentences; what asks nothing beside what does may tell of oneself (« Recalé l'an dernier. C'est quand ? »)."""
    sentences = _SENTENCE.split(question)
    asks = any("?" in s for s in sentences)
    return " ".join(_in_its_year(s, today, programme) if "?" in s or not asks else s for s in sentences)


def _of_now(question: str, today: date, programme: Programme) -> str:
    """« recrutement 2026 » as « recrutement 2026 cette année »: of a year that has begun, or comes, one asks what is open."""
    said = words(question)
    years = {int(w) for w in said if w.isdigit() and today.year <= int(w) <= today.year + COMING_YEARS}
    other = (
        AMOUNTS | set(MONTHS_OF) | (set() if speaks_of_a_call(question, programme) else words_for_projects(programme))
    )
    if len(years) != 1 or not 1 < len(said) <= BRIEF or other.intersection(said):
        return question
    now, soon = ("this year", "soon") if ENGLISH.intersection(said) else ("cette année", "prochainement")
    return f"{question.rstrip(' ?!.')} {now if today.year in years else soon}"


def _in_its_year(sentence: str, today: date, programme: Programme) -> str:
    """« c'était quand l'an dernier ? » as « c'était quand en 2025 ? »; not where it may tell of somebody's own life."""
    wording = Wording(sentence)
    asks = "?" in sentence or _ASKS.search(fold(sentence))
    if wording.length > (LONGEST if wording.personal or not asks else LONGEST_OF_OTHERS):
        return sentence
    first = next((c for c in programme.cohorts if not c.side), None)
    if first and not _ONES_FIRST_YEAR.search(fold(sentence)):  # « combien on gagne la première année ? »
        sentence = _FIRST_YEAR.sub(in_language(first.name, FIRST), sentence)
    if wording.personal or _LIKE.search(fold(sentence)):
        return sentence
    ago = _YEARS_AGO.search(sentence)  # « et il y a 3 ans ? », and not « diplômée il y a 3 ans »
    alone = ago and not Wording(f"{sentence[: ago.start()]} {sentence[ago.end() :]}").content
    if ago and asks and wording.length <= SOME and (alone or _IT_WAS.search(fold(sentence))):
        sentence = _YEARS_AGO.sub(lambda m: f"en {today.year - (cardinal((m[1] or m[2]).lower()) or 0)}", sentence)
    return _NEXT_YEAR.sub(f"en {today.year + 1}", _LAST_YEAR.sub(f"en {today.year - 1}", sentence))


def _so_long_ago(match: re.Match[str], today: date) -> str:
    """« le 17 juin 2021 » for « il y a cinq ans jour pour jour »."""
    said = (match["years"] or match["years_en"] or "1").lower()
    years = cardinal(said) or 1
    return f"le {today.day} {MONTH_NAMES[today.month - 1]} {today.year - years}"
