"""What a question tells by its distance from now, told by its name: « l’an dernier » -> « en 2021 »."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.dates.begun_cohorts import named_by_its_start, without_ones_own
from bot.dates.months import MONTH_NAMES, with_their_year
from bot.texts import FIRST
from bot.wording.allusions import Wording
from index.asking import LONGEST as LONGEST_SEARCH
from index.asking import offers, speaks_of_a_call
from index.documents import Cohort, Programme, in_language
from index.feasts import as_days
from index.named_days import with_their_month
from index.named_periods import MONTHS_OF
from index.numerals import cardinal
from index.search_words import words_for_projects
from index.spelled_days import in_figures
from index.text import fold, words
from index.who_had import asks_what_it_does

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

FEW = 9
"""Words up to which hardly anything else is said (« non, je veux dire pour la dernière promo »)."""

SOME = 14
"""Words up to which it goes on about what was said before."""

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
_YEARS_AGO = re.compile(
    r"\b(?:il )?y a (?P<years>\d|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) ans?\b(?! (?:d['’e]|que\b|pour\b|mini|max))|"
    r"\b(?P<years_en>\d|two|three|four|five|six|seven|eight|nine|ten) years ago\b",
    re.IGNORECASE,
)
"""« et il y a 3 ans, c'était pareil ? »."""
_IT_WAS = re.compile(r"\b(?:c'etait|c etait|etait-ce|il y avait|vous aviez|was it|were they|were there)\b")
"""Asks how something was."""
_OF_ONESELF = re.compile(r"\b(?:(?:je|on|nous|i|we)\b(?: suis| am| are)? ?\w+|j['’] ?\w+|i['’]m|i am)$", re.IGNORECASE)
"""Ends with what one does oneself."""
_UNDER_WAY = r"(?:en ce moment|du moment|actuellement|actuel(?:le)?s?|en cours|right now|currently|ongoing|under way)"
_RECRUITING = (
    r"(?:qui (?:est en train de recruter|est en (?:cours de|plein) recrutement|recrute)(?: actuellement| en ce moment| maintenant)?|"
    r"(?:en cours de|en plein) recrutement|(?:(?:that is|that's|which is) )?(?:currently |now )?(?:recruiting|hiring)(?: right now| now| at the moment)?)\b"
    r"(?! (?:d|une?|des?|qui|les|whom|le (?:plus|moins)|the most|most)\b)"
)
"""Says of a cohort that its call is open."""
_BEGINS_OR_ENDS = r"(?:(?:a|avait|est|s['’]est|s['’]|se|va|did|has|will|is) ?)?(?:(?:d[ée]marr|commenc|d[ée]but|arriv|fini|termin|ach[eè]v|start|beg[aiu]n|end|finish)\w*)"
"""Says of a cohort that it begins, or ends."""
_THIS_YEAR = re.compile(r"\b(?:cette ann[ée]e(?![- ]l[àa]\b)|this year(?:['’]s)?)\b", re.IGNORECASE)
"""As it is typed, to be written anew; `date_cues.THIS_YEAR` is for folded text."""
_OF_TEAMS = re.compile(
    r"\b(?:les equipes(?= .*\b(?:cette annee|this year)\b)|quel(?:le)?s (?:equipes|administrations|ministeres|services|produits)|which (?:teams|administrations|ministries|services|products)|host(?:s|ed)?|accueillie?s? par)\b"
)
_MEMBERS = "mentor mentore équipe equipe membre porteur porteuse coach team member fellow".split()
"""Who belongs to a cohort that is at work."""
_SENTENCE = re.compile(r"(?<=[.?!:]) +(?=\w)")
_VERY_FIRST = r"\b(?:tout|tous|toutes) premi(?:ers|[eè]res) (?P<what>{})\b"
_WORKING_ON = (
    r"(?:(?:et|and|ok|bonjour|hello)[ ,]+)*(?:sur quoi (?:est-ce qu(?:e |['’ ]))?(?:bossent|travaillent|planchent) (?:les|vos)|what (?:are|do) (?:the|your)) (?:{})"
    r"(?P<on> (?:now |currently )?work(?:ing)? on)?(?: (?:en ce moment|actuellement|aujourd'hui|maintenant|now|currently|at the moment|right now))?[ ?!.]*"
)
"""Asks which projects there are: « sur quoi bossent les … en ce moment ? »."""
_ASKS = re.compile(r"\b(?:combien|cb|quand|quel(?:le)?s?|how|when)\b")
_ASKS_A_DAY = re.compile(r"\b(?:quand|dates?|jours?|limite|depot|deposer|cloture|when|deadline|days?)\b")
"""Asks when something is, which may be to come."""
_ITS_DAYS = re.compile(
    r"\bde quand a quand\b|\bfrom when (?:to|until) when\b|\b(?:a|s'est|avait|did|has|elle a|elle s'est) ?(?:commence|demarre|debute|fini|termine|acheve|dure|start|begin|end|finish|last|run)\w*\b|"
    r"\b(?:fini|finie|terminee?|commence|demarre|dates?) (?:de |quand\b)|\bquand (?:a|s'est)(?:-t-elle)? (?:commenc|demarr|debut|fini|termin|achev)\w*|\b(?:started|ended|finished|began)\b"
)
"""Asks from when until when something was."""
_OF_APPLYING = re.compile(
    r"\b(?:candidat|postul|audition|entretien|selection|preselection|reponse|resultat|recrut|recruit|interview|shortlist|hiring|appli(?:ed|cation|es)|apply|answer|result)\w*"
)
"""Speaks of those who apply."""
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
    if not (Wording(question).personal and Wording(question).length > LONGEST):  # « il y a un an, j'étais en stage… »
        question = _SAME_DAY.sub(lambda match: _so_long_ago(match, today), question)
    question = with_their_month(as_days(without_ones_own(in_figures(question), programme), today), today)
    question = _SINCE_ITS_START.sub(r"\g<since> \g<year>", question)
    question = _LAST_START.sub(rf"\1 la rentrée {today.year - (today.month <= SEPTEMBER)}", question)
    question = with_their_year(question, today)
    named = "|".join(re.escape(name) + "s?" for name in (programme.name, programme.short_name) if name)
    on_what = re.fullmatch(_WORKING_ON.format(named), question, re.IGNORECASE)
    if on_what and ("sur quoi" in fold(question) or on_what["on"]):
        question = f"{next((w for w in programme.project_words if w.endswith('s')), '')} en cours"
    question = named_by_its_start(question, programme)
    first = min((c for c in programme.cohorts if not c.side), key=lambda c: c.starts, default=None)
    if first:  # « les tout premiers défis »
        spelt = {*words_for_projects(programme), *programme.project_words}  # with their accents, and without
        things = "|".join(re.escape(w) for w in sorted(spelt, key=len, reverse=True))
        of_it = rf"\g<what> de la {in_language(first.name, FIRST)}"
        question = re.sub(_VERY_FIRST.format(things), of_it, question, flags=re.IGNORECASE)
    cohort = programme.cohort_on(today)
    wording = Wording(question)
    of_projects = wording.said & words_for_projects(programme) or asks_what_it_does(question)
    searches = bool(of_projects) and not offers(question)
    calls = speaks_of_a_call(question, programme)  # « l'appel à projets en cours »
    searches = searches and not calls
    of = "|".join(re.escape(w) for w in sorted(programme.cohort_words, key=len, reverse=True))
    under_way = rf"(?:la |cette )?(?:(?:{of}) (?:actuelle|en cours)(?! de\b)|(?:actuelle|pr[ée]sente) (?:{of})|(?:{of}) (?:qui est )?(?:en poste|en place|en fonction)(?: en ce moment| actuellement)?|(?:{of}) qui vient de (?:d[ée]marrer|commencer|d[ée]buter))\b"
    # « Que fait l'IGN dans la promo en cours ? », « je suis mentor d'une équipe de la promo en cours »
    members = "|".join(map(re.escape, {*programme.project_words, *_MEMBERS}))
    within = rf"\b(?P<in>dans|(?<!\w)(?:{members}) de) {under_way}"
    if not calls and re.search(within, question, re.IGNORECASE) and (working := at_work()):
        question = re.sub(within, rf"\g<in> la {in_language(working.name, FIRST)}", question, flags=re.IGNORECASE)
    # « la nouvelle promo, elle a commencé quand ? », of who was in another
    new = rf"\b(?:la |the )?(?:nouvelle|new) (?:{of}),? (?=(?:elle )?(?:a |est |s['’]est |has |did )(?:d[ée]j[àa] |already )?(?:commenc|d[ée]marr|d[ée]but|arriv|start|begun))"
    if not calls and re.search(new, question, re.IGNORECASE) and (working := at_work()):
        question = re.sub(new, f"la {in_language(working.name, FIRST)} ", question, flags=re.IGNORECASE)
    # « la promo actuelle a démarré quel jour ? »
    lives = rf"\b(?:{under_way}|(?:the |this )?current (?:{of})) (?=(?:elle )?{_BEGINS_OR_ENDS})"
    if not calls and re.search(lives, question, re.IGNORECASE) and (working := at_work()):
        question = re.sub(lives, f"la {in_language(working.name, FIRST)} ", question, flags=re.IGNORECASE)
    # « la dernière promo, c'était de quand à quand ? »
    newest = rf"\b(?:la |the )?(?:derni[èe]re|last|latest|most recent) (?:{of})\b"
    asks_days = _ITS_DAYS.search(wording.folded) and not _OF_APPLYING.search(wording.folded)
    if not calls and asks_days and re.search(newest, question, re.IGNORECASE):
        begun_last = at_work() or _latest_begun(cohort, programme, recruiting())
        if begun_last:
            question = re.sub(newest, f"la {in_language(begun_last.name, FIRST)}", question, flags=re.IGNORECASE)
    which = f"(?:{of})|celle|the one" if spoken_of else of  # « et pour celle qui recrute en ce moment ? »
    hiring = rf"\b(?:la |the )?(?:{which}) {_RECRUITING}"
    if re.search(hiring, question, re.IGNORECASE) and (sought := recruiting()):
        question = re.sub(hiring, f"la {in_language(sought.name, FIRST)}", question, flags=re.IGNORECASE)
    new_one = rf"\b(?P<for>pour|for) (?:la |the )?(?:nouvelle|new) (?:{of})\b"  # « et pour la nouvelle promo, c'est pareil ? »
    if re.search(new_one, question, re.IGNORECASE) and (sought := recruiting()):
        question = re.sub(new_one, rf"\g<for> la {in_language(sought.name, FIRST)}", question, flags=re.IGNORECASE)
    begun = rf"\b(?:la |cette |the )?(?:{of}) (?:qui vient (?:tout juste )?(?:de |d['’])(?:d[ée]marrer|commencer|d[ée]buter|arriver)|that (?:has )?just (?:started|arrived))\b"
    if not calls and re.search(begun, question, re.IGNORECASE) and (working := at_work()):
        question = re.sub(begun, f"la {in_language(working.name, FIRST)}", question, flags=re.IGNORECASE)
    this = rf"\b(?:de|dans) cette (?:{of})\b"
    named_so = searches and not spoken_of and re.search(this, question, re.IGNORECASE)
    if named_so and (working := at_work()):  # « les projets de l'IGN de cette promo »
        question = re.sub(this, f"de la {in_language(working.name, FIRST)}", question, flags=re.IGNORECASE)
    of_teams = searches or _OF_TEAMS.search(wording.folded)
    before_last = programme.next_to(cohort.id, -1) if cohort else None
    if before_last and (known := programme.cohort(before_last)):  # « l'avant-dernière promo »
        one_before = rf"\b(?:l['’ ]|the )(?:avant-derni[èe]re|last but one|one before last)(?: (?:{of})\b|(?= et la derni[èe]re (?:{of})\b))"
        question = re.sub(one_before, in_language(known.name, FIRST), question, flags=re.IGNORECASE)
    if spoken_of and wording.length <= SOME:  # « et celui de la promo en cours, il fait quoi ? »
        at_it = "actuelle|en cours|qui (?:tourne|travaille|bosse|est (?:en cours|en poste|en place))|under way"
        now = "(?: en ce moment| actuellement| maintenant)?"
        otherwise = (
            rf"(?!{now} (?:sur|dans|pour|a|à|au|avec|chez|on|in|with)\b)"  # « la promo qui travaille sur la mer »
        )
        of_now = rf"\b(?:la |the )?(?:(?:{of}) (?:{at_it}){otherwise}{now}|current (?:{of}))\b"
        if re.search(of_now, question, re.IGNORECASE) and (working := at_work()):
            question = re.sub(of_now, in_language(working.name, FIRST), question, flags=re.IGNORECASE)
    # « et pour la toute dernière promo, la règle avait bougé ? »
    very = wording.said & {"toute", "very"} and wording.length <= SOME
    if cohort and (of_teams or (wording.opens_with_link and (very or wording.length <= FEW))):
        newest = (
            "|nouvelle|newest" if searches and not _ASKS_A_DAY.search(wording.folded) else ""
        )  # « et la nouvelle promo ? » may be one that is to come
        named = rf"\b(?:la |the )?(?:(?:(?:toute |very )?(?:derni[èe]re|latest|last)|current{newest}) (?:{of})|(?:{of}) (?:actuelle|en cours))\b"
        question = re.sub(named, in_language(cohort.name, FIRST), question, flags=re.IGNORECASE)
    if cohort and spoken_of and wording.length <= FEW:  # « et la dernière en date ? »
        newest = (
            r"(?<!\w)(?:la derni[èe]re en date|la plus r[ée]cente(?= *(?:[?.!,]|$))|the (?:most recent|latest) one)"
        )
        question = re.sub(newest, in_language(cohort.name, FIRST), question, flags=re.IGNORECASE)
        there = r"(?<!\w)dans la (?:toute )?derni[èe]re(?= *(?:[?.!,]|$))"
        question = re.sub(there, f"dans {in_language(cohort.name, FIRST)}", question, flags=re.IGNORECASE)
    if spoken_of and wording.opens_with_link and wording.length <= FEW and (working := at_work()):
        now = r"\b(?:celle (?:qui est )?(?:en cours|actuelle)|the current one)\b"  # « et celle qui est en cours ? »
        question = re.sub(now, in_language(working.name, FIRST), question, flags=re.IGNORECASE)
    if searches and wording.length <= LONGEST_SEARCH and (working := at_work()):
        of_it = rf"(?:(?:dans |de |à )?(?:la |cette )?(?:{of}) )?(?:qui (?:tourne(?:nt)?|travaille(?:nt)?) )?"
        under_way = rf"\s*\b{of_it}{_UNDER_WAY}\b\s*"
        said = re.search(under_way, question, re.IGNORECASE)
        if said and of_the_present(question):  # not « je candidate en ce moment »
            question = f"{question[: said.start()]} {in_language(working.name, FIRST)} {question[said.end() :]}".strip()
    if of_teams and wording.length <= LONGEST_SEARCH and not (wording.when or speaks_of_a_call(question, programme)):
        question = _THIS_YEAR.sub(f"en {today.year}", question)  # « quels projets l'IGN accueille cette année ? »
    sentences = _SENTENCE.split(question)
    # What asks nothing beside what does may tell of oneself (« Recalé l'an dernier. C'est quand ? »).
    asks = any("?" in s for s in sentences)
    told = " ".join(_in_its_year(s, today, programme) if "?" in s or not asks else s for s in sentences)
    names = any(not w.isdigit() for w in wording.content) and not wording.opens_with_link  # not « et en 2026 ? »
    return told if (spoken_of and not names) or told != question else _of_now(told, today, programme)


def _latest_begun(cohort: Cohort | None, programme: Programme, recruiting: Cohort | None) -> Cohort | None:
    """The cohort whose rules hold, or the one before while that one is still recruited; None for the very last one, which may be no more."""
    if cohort is None or programme.next_to(cohort.id, 1) is None:
        return None
    if recruiting is None or recruiting.id != cohort.id:
        return cohort
    before = programme.next_to(cohort.id, -1)
    return programme.cohort(before) if before else None


def of_the_present(question: str) -> bool:
    """Whether it speaks of what is under way, and not of what one does oneself (« je candidate en ce moment »)."""
    said = re.search(rf"\s*\b{_UNDER_WAY}\b", question, re.IGNORECASE)
    return bool(said and not _OF_ONESELF.search(question[: said.start()]))


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
    if first := next((c for c in programme.cohorts if not c.side), None):
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
