"""Which cohorts, and which years, a question asks of: those that it names, and not those that it tells in passing."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dates.numbered import ROUND_OF, called_kinds
from bot.dates.sentences import Dates
from bot.dates.standing_calls import COMING
from bot.wording.cues import NEW_RULES
from bot.wording.date_cues import A_YEAR, SINCE_A_YEAR, THIS_YEAR
from index.calendar import Event
from index.engine import Engine
from index.mentions import Mentions
from index.named_days import NamedDay, named_days
from index.text import SENTENCE_END, fold

EARLIEST = 2000
"""The first year that "before 2024" speaks of: before any programme's."""
_NOW = re.compile(
    r"(?<!pas d')(?<!pas de )(?<!pas pour )(?<!not )\b(?:aujourd'hui|maintenant|actuellement|desormais|de nos jours|(?:toujours|encore) aussi [a-z]+|still (?:as|that|so) [a-z]+|toujours (?:ferme|exclu|interdit|le cas|valable|vrai)\w*|today|now|nowadays|currently)\b"
)
_THESE_DAYS = re.compile(
    r"\b(?:cette semaine|(?:la semaine|le mois) (?:derniere?|passee?)|last (?:week|month)|ce mois(?:-ci)?|ces jours(?:-ci)?|bientot|prochainement|demain|this (?:week|month)|these days|soon|tomorrow)\b"
)
_OF_ONESELF = re.compile(
    r"(?:(?:(?:bonjour|bonsoir|salut|coucou|slt|bjr|cc|yo|hey|hello|hi)\W+)?(?:(?:je suis|j'etais|i am|i'm|i was)\b(?: une?| an?)?|ancien|ancienne|ex|former|alumn[aiu]\w*)\b[^,.;:?!]*[,.;:]|"
    r"(?:(?:bonjour|bonsoir|salut|coucou|slt|bjr|hello|hi)\W+)?(?:refuse|recale|ecarte|rejete|elimine|non retenu|pas retenu|turned down|rejected)e?s?\b[^,.;:?!]*(?:[,.;:]| mais | but ))"
    r"(?!.*\b(?:ils|elles|ceux|celles|they|those)\b)"
)
"""Begins with who one is (« Ancienne de la 2, … »): one asks of another cohort."""
_FORMER = re.compile(r"\b(?:ancien|ancienne|ex|former|alumn\w*|j'etais|was)\b")
_AT_WORK = re.compile(
    r"\b(?:quand j'etais|when i was|travaillai\w+|bossai\w+|worked|(?:etai(?:t|ent)|ont ete) (?:\w+ )?(?:remuneres?|payee?s?)|gagnai(?:t|ent)|touchai(?:t|ent)|(?:were|was) .{0,40}\bpaid|earned)\b(?! (?:\w+ )?(?:refuse|recale|candidat|postul|preselect|reject|appl))"
)
"""Tells of the time when one took part, and not of when one applied."""
_BEFORE = re.compile(r"\b(?:avant|before|jusqu'en|until|vor|antes de|prima del)(?: l'annee)? (20\d\d)\b")
_BETWEEN = re.compile(r"\b(?:entre|between|de|from) (20\d\d) (?:et|and|a|to|jusqu'en) (20\d\d)\b")
_OWN_SINCE = re.compile(
    r"\b(?:titulaire|fonctionnaire|salariee?|diplomee?|contractuel(?:le)?|agente?|attachee?|independante?|freelance|installee?|en poste|en cdi|en cdd|a mon compte|(?:je (?:suis|travaille|bosse|vis|code)|j'(?:habite|exerce|enseigne)|i(?:'m| am| work| live|'ve been| have been))\b[^.?!,;]{0,40}?)(?: \w+){0,3} (?:depuis|since) (?:\w+ )?20\d\d\b"
)
"""Tells since when one is what one is."""
_THIS_DAY = re.compile(
    r"\b(?:c'est|est-ce|c'est bien|ca (?:ferme|finit|se termine)) (?:bien )?(?:aujourd'hui|demain|ce soir)\b|\bis it (?:today|tomorrow|tonight)\b"
)
"""Asks whether it is today, or tomorrow."""
_LIKE = re.compile(
    r"\b(?:comme|like) (?:(?:en|in|pour|l'an|last|(?:celle |celui )?de|\w+) ?|(?:l'(?:a|ont|avait|avaient) fait )?(?:une?|mon|ma|mes|des|a|my) [a-z]+(?: [a-z]+){0,2} (?:en|in) )(?:20\d\d)\b"
)
_ASKED = re.compile(r"[^.?!]*\?")
_ENDS = re.compile(
    r"\b(?:contrat|cdd|cdi|bail|these|stage|mon|ma|mes|son|sa|ses|my|his|her|contract|lease)\b[^,;]*\b(?:se termine|finit|finis|s'acheve|s'arrete|prend fin|ends|finishes|expires|runs out)\b"
)


def years_meant(question: str, mentions: Mentions, this_year: int) -> tuple[int, ...]:
    """The past years that a question asks of: those it names, and all that follow, or come before, one that bounds them."""
    if COMING.search(fold(question)) or _LIKE.search(fold(question)):  # « j'ai raté celui de 2025, le prochain ? »
        return ()
    if (between := _BETWEEN.search(fold(question))) and int(between[1]) < int(between[2]) < this_year:
        return tuple(range(int(between[1]), int(between[2]) + 1))
    # « titulaire depuis 2016, puis-je candidater ? », « c'est demain la fin pour ceux de 2021 ? »
    if _OWN_SINCE.search(fold(question)) or _THIS_DAY.search(fold(question)):
        return ()
    if since := SINCE_A_YEAR.search(fold(question)):
        named = {int(year) for year in A_YEAR.findall(fold(question))}  # « en 2017 et 2018… Et à partir de 2020 ? »
        return tuple(sorted({y for y in named if y < this_year} | set(range(int(since[1]), this_year))))
    if before := _BEFORE.search(fold(question)):  # « avant 2024, on postulait à quelle saison ? »
        return tuple(range(EARLIEST, min(int(before[1]), this_year)))
    if asked := [int(year) for part in _ASKED.findall(question) for year in A_YEAR.findall(part)]:
        return () if any(year >= this_year for year in asked) else tuple(y for y in mentions.years if y in asked)
    return () if any(year >= this_year for year in mentions.years) else mentions.years


def as_noted(question: str, mentions: Mentions, engine: Engine) -> Mentions:
    """The `mentions`, of the cohort of the dates whose note tells a day that `question` names (« écrit par erreur 2 mai 2020 »).

    Without a cohort where only a round of something else is counted (« une deuxième vague d'auditions »).
    """
    counted = ROUND_OF.search(fold(question)) if mentions.cohorts else None
    if counted and called_kinds(engine.knowledge.calendar.kinds, counted["what"], asked=True):
        named = engine.vocabulary.find(ROUND_OF.sub(" ", fold(question))).cohorts
        return replace(mentions, cohorts=tuple(c for c in mentions.cohorts if c in named))
    days = {d for d in named_days(question) if d.year} if mentions.years and not mentions.cohorts else set()
    noted = (e for e in engine.knowledge.calendar.events if days & _days_in_note(e)) if days else ()
    return next((replace(mentions, years=(), cohorts=(e.cohort,)) for e in noted if e.cohort), mentions)


def _days_in_note(event: Event) -> set[NamedDay]:
    return {day for text in (event.note or {}).values() for day in named_days(text)}


def year_to_come(mentions: Mentions, dates: Dates) -> int | None:
    """The latest year that a question names, when it is to come and nothing is known of it."""
    if (year := max(mentions.years, default=0)) <= dates.now.year:
        return None
    known = (w for e in dates.calendar.events if (w := e.known(dates.now, dates.zone)))
    last = max((m.day.year for w in known for m in (w.start, w.deadline) if m), default=0)
    return year if year > last else None


def told_of_a_case(question: str) -> bool:
    """Whether the years of `question` stand in a sentence that tells of somebody, before what is asked of them.

    « Ma sœur, son contrat se termine fin février 2027. On doit lui dire quand ? »
    """
    *told, asked = SENTENCE_END.split(fold(question).strip())
    return any(A_YEAR.search(s) and _ENDS.search(s) and "?" not in s for s in told) and not A_YEAR.search(asked)


def cohorts_meant(question: str, mentions: Mentions, engine: Engine, this_year: int) -> tuple[str, ...]:
    """The cohorts named, or those of the past years named: who names this year or a later one asks for what holds now."""
    if mentions.cohorts:
        told = _OF_ONESELF.match(folded := fold(question))
        own = engine.vocabulary.find(told[0]).cohorts if told else ()
        left = tuple(c for c in mentions.cohorts if c not in own)
        # « Ancien de la 3, ça se passe comment maintenant ? »; « je suis de la 3, c'est quel jour cette année ? »
        today = any(said.search(folded) for said in (_NOW, NEW_RULES, _THESE_DAYS))
        this = THIS_YEAR.search(folded) or any(year >= this_year for year in mentions.years)
        now = told and (this or (_FORMER.search(told[0]) and today))
        return left or (() if now else mentions.cohorts)
    professions = mentions.facets.get("profiles", ())
    turned = any(
        said.search(fold(question)) for said in (_NOW, NEW_RULES, COMING, _BEFORE, _LIKE, _OWN_SINCE, _THIS_DAY)
    )
    if any(year >= this_year for year in mentions.years) or turned:
        return ()  # « il dit 2020, mais on est en 2021 », « 4 000 en 2018, et aujourd'hui ? »
    worked = bool(_AT_WORK.search(fold(question)))
    between = _BETWEEN.search(fold(question))
    row = range(int(between[1]), int(between[2]) + 1) if between else mentions.years
    years = (year for year in row if year < this_year)
    of_years = (engine.vocabulary.cohort_of_year(year, professions, worked) for year in years)
    return tuple(dict.fromkeys(c for c in of_years if c))
