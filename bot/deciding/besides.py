"""What is told beside what is answered first: what another part asks, what a story tells, what it may mean as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp, log

from bot.dates.spans import Span
from bot.deciding.part import CLEARLY, PLAINLY, Part
from bot.projects.otherwise import SURE
from bot.texts import FIRST
from bot.wording.allusions import Wording
from bot.wording.clauses import pieces, tells
from bot.wording.date_cues import A_YEAR
from index.calendar import CANDIDATES, Calendar
from index.documents import Project, in_language
from index.engine import Engine
from index.knowledge import DATES_PREFIX
from index.named_days import MONTHS
from index.ranking import Ranking
from index.search_words import own_words, words_for_cohorts
from index.text import fold, original_words, words

SURELY = 0.75
"""Chance that what a part asks beside the rest must have."""

AGREED = 0.2
"""Share of the likelihood that what a part first means must have in the whole to be told beside it, sure or not."""

FITS = 0.02
"""The same of a part that leans on the rest, where nothing else makes sense of both (« l'oral, c'est en visio ? ça dure ? »)."""

ALL_DATES = 4
"""Kinds of dates that one asks for at once, from which on one asks for all of them."""

UNDECIDED = 0.6
"""Share of the likelihood up to which a part of a question may ask for the second unit."""

RATHER, APART = 0.5, 0.7
"""Share that what a part means must have with the whole, that which a surer part means included; and by itself beside a part
that plainly means something else."""

APART_FROM = 0.8
"""Share from which a part that is answered plainly means something else."""

STANDS = 0.95
"""Share from which a part beside such a one is told whatever the whole means."""

PERHAPS, PERHAPS_AFTER = 0.15, 0.08
"""Share of the likelihood from which the second unit is told beside the first, since one in seven would have asked for it;
and where the first was the answer before."""

LIKELY = 0.6
"""Chance of being in scope that what one tells of oneself must have for its rule to be told as well."""

FOR_OTHERS = 0.1
"""How likely a part means dates for candidates, against others, where the whole is about those for administrations."""

_CANDIDATES = re.compile(r"\b(?:candidate?s|applicants)\b")
_LONG = re.compile(
    r"\b(?:first|en premier|d'abord|avant ou apres|before or after|combien|temps|delai|duree|ecart|long|how many|lapse)\b"
)
_ENDS = re.compile(
    r"\b(?:commenc\w+|debut\w*|demarr\w+|arriv\w+|fin(?:i\w*)?|termin\w+|start\w*|beg[aiu]n|end(?:ed|s)?|finish\w*)\b"
)
_STILL_JOIN = re.compile(
    r"\b(?:peux|peut|puis|pourrais)(?:-je)?\b[^,;?.!]{0,8}\b(?:postuler|candidater)\b|\bcan i (?:still )?apply\b(?= *(?:now|today|for it|to it|there)?[ ?.!]*$)|"
    r"\b(?:postuler|candidater|apply)\b[^,;?.!]{0,8}\b(?:maintenant|encore|en ce moment|now|still|today)\b|"
    r"\bcomment (?:fait-on|on fait|faire|je fais|fais-je) pour (?:les |l'|la |le )?(?:rejoindre|integrer|entrer)\b|\bhow (?:do|can|could) (?:i|we|one) join\b|"
    r"\b(?:postes?|places?|positions?|jobs?|role)\b[^.?!]{0,40}\b(?:a (?:prendre|pourvoir)|vacante?s?|vacant|up for grabs|to be filled)\b|\b(?:est-ce|c'est|is (?:that|it|this)) (?:encore|toujours|still) possible\b(?! (?:de|d'|to)\b)|\b(?:encore|toujours) (?:a pourvoir|vacante?s?|libres?)\b|\bcherch\w+ encore (?:quelqu'un|du monde|des gens|des candidat\w+)|\b(?:ils?|elles?|ca|vous) recrut\w+(?: (?:encore|toujours|dessus|la-dessus|pour (?:ca|celui-la|celui-ci)))*[ ?.!]*$|\b(?:est|is|are) (?:it|they|you) hiring\b|\bstill (?:hiring|vacant|recruiting|looking for (?:someone|people))\b"
)
"""Asks whether one can apply now, and not who can."""
_JOINS_THEN = re.compile(
    r"\b(?:enchain\w+|(?:vous |les |te )?rejoindre|(?:commencer|debuter|demarrer|entrer|venir|arriver) (?:chez|avec|parmi) (?:vous|eux)|join (?:you|in)|start with you)\b"
    rf"[^.?!]{{0,30}}\b(?:rentree|des (?:la|le|l'|que)|en (?:{'|'.join(MONTHS)}|20\d\d)|cet? (?:ete|automne|hiver|annee)|l'an prochain|l'annee prochaine|in (?:{'|'.join(MONTHS)}|20\d\d)|next (?:year|spring|summer|autumn|fall))\b"
)
"""Says when one would join."""
_OPEN_NOW = re.compile(
    r"\b(?:is|are) (?:anything|something|it|there (?:anything|something)|applications?|recruitment|the call) (?:still |currently |now )*open\b|\b(?:c'est|est-ce que c'est|il y a (?:quelque chose|qqch|un truc) d'|y a (?:quelque chose|qqch|un truc) d') ?(?:encore |toujours )?ouvert\b|"
    r"\b(?:vous recrutez|ca recrute|recrutez-vous) (?:la\b|en ce moment|actuellement|maintenant|encore)|\bare you (?:currently |still )?(?:hiring|recruiting)\b"
)
"""Asks whether a call is open now."""
_WHOLE_CALENDAR = re.compile(
    r"\b(?:calendrier|planning|agenda) (?:complet|entier|detaille|integral)\b|\b(?:full|whole|complete|detailed) (?:calendar|schedule|timeline)\b"
)
"""Asks for a whole calendar by that word."""
_THEY = re.compile(r"\b(?:ils|elles|equipes?|gens|they|team|people)\b")
"""Speaks of people."""
_WHEN = re.compile(r"\b(?:quand|quels? jours?|quelles? dates?|a partir de quand|when|what day|which day)\b")
_FROM_TO = re.compile(
    r"\bde quand a quand\b|\bdepuis quand\b.{0,12}\bjusqu'(?:a quand|quand)\b|\bsince when\b.{0,12}\buntil when\b|\bd[eu] quelle date a quelle date\b|\bfrom when (?:to|until) when\b"
)
"""Asks when something began and ended."""
_PLANNED = re.compile(r"\b(?:prevue?s?|ouverte?s?|prochaine?s?|en ce moment|planned|open|next|currently)\b")


def of_its_people(question: str, project: Project, engine: Engine) -> tuple[str, ...]:
    """The dates of a project's cohort that a question about the project asks for (« ils finissent quand ? »); () for none.

    Its card does not tell them: asked of the cohort by name, they are found; and who asks since when and until when its
    people are there asks for both ends.
    """
    cohort, calendar = engine.knowledge.programme.cohort(project.cohort), engine.knowledge.calendar
    folded = fold(question)
    programme = engine.knowledge.programme
    of_people = _THEY.search(folded) or set(words(folded)) & (words_for_cohorts(programme) | own_words(programme))
    asks = _ENDS.search(folded) and _WHEN.search(folded) and of_people  # a service began when it did
    if cohort is None or not (asks or _FROM_TO.search(folded)):
        return ()
    if _FROM_TO.search(folded):
        ends = [k.id for k in calendar.kinds if k.begins_work or k.ends_work]
        return tuple(DATES_PREFIX + kind for kind in ends if calendar.of(kind, cohort.id))
    named = set(words(project.name))
    asked = " ".join(w for w in original_words(question) if fold(w) not in named)
    ranking = engine.rank(f"{in_language(cohort.name, FIRST)} {asked}")
    kind = ranking.first.id.removeprefix(DATES_PREFIX)
    known = ranking.first.kind == "dates" and calendar.of(kind, cohort.id)
    return (ranking.first.id,) if known and ranking.right >= LIKELY else ()


def asks_to_join(question: str) -> bool:
    """Whether somebody asks if they can apply, or if that is still possible, beside what they look for among the projects."""
    return bool(_STILL_JOIN.search(fold(question)))


def told_besides(whole: Ranking, led: Ranking, parts: Sequence[Part]) -> Sequence[str]:
    """What a question is surely about, or one of its parts too, besides what the part that leads it asks."""
    asked = whole.answered and any(p.unit == whole.first.id and p.ranking.answered for p in parts)
    beside = whole.first.id != led.first.id and whole.first.kind in ("entry", "dates")
    sure = whole.right >= CLEARLY or (whole.right >= SURE and whole.hits[0].share >= APART_FROM)
    return [whole.first.id] if beside and (asked or sure) else []


def further(ranking: Ranking, asked: Sequence[Part], engine: Engine) -> Sequence[str]:
    """What else a part of a question asks for by itself, and surely: at most one besides the first of `ranking`, or two dates;
    each of several names that are all plain.

    A part leans on the whole: of what it may mean by itself, what makes sense of both (« quand passe-t-on devant le jury »
    of somebody who has told that they propose a project), the surest first, and each means something else. Another date
    beside a date; else only where another part asks for the first unit itself, as surely.
    """
    unit, whole, calendar = ranking.first.id, ranking.log_chances, engine.knowledge.calendar
    calls = {DATES_PREFIX + k.id for k in calendar.kinds if k.call}
    if ranking.first.kind == "project":
        # « …, vous y êtes pour quelque chose ? il continue ? » is of that project.
        asked = [p for p in asked if not p.leans]
    meanings, parts = [], [p.ranking for p in asked]
    for part in asked:
        kinds = {h.unit.id: h.unit.kind for h in (*part.ranking.hits, *ranking.hits) if h.unit.kind != "smalltalk"}
        fits = {u: FOR_OTHERS if _for_others(u, unit, calendar) else 1.0 for u in kinds}
        meanings.append((part, {u: fits[u] * exp(part.ranking.log_chances[u] + whole[u]) for u in kinds}, kinds))
    sure: dict[str, str] = {}
    for asking, pooled, kinds in sorted(meanings, key=lambda m: -max(m[1].values()) / sum(m[1].values())):
        if not (left := {u: chance for u, chance in pooled.items() if u not in sure}):
            continue
        own, meant = asking.ranking, max(left, key=left.__getitem__)
        share = left[meant] / sum(left.values())
        again = own.first.id in sure and own.hits[0].share >= UNDECIDED
        elsewhere = any(
            p.first.id in sure and p.answered and p.hits[0].share >= APART_FROM for p in parts if p is not own
        )
        if _OPEN_NOW.search(fold(asking.text)) and own.answered and own.first.id in calls and own.first.id in left:
            sure[own.first.id] = kinds[own.first.id]  # « combien on gagne ? and is anything open? »
            continue
        stands = elsewhere and own.answered and own.hits[0].share >= STANDS
        if stands and own.first.id in left and not _for_others(own.first.id, unit, calendar):
            sure[own.first.id] = kinds[own.first.id]  # « …, et si ça marche je commence quand ? »
            continue
        by_itself = own.first.id == meant and own.hits[0].share >= (APART if elsewhere else PLAINLY)
        likely = by_itself or left[meant] >= RATHER * sum(pooled.values())
        agreed = own.first.id == meant and whole[meant] >= log(AGREED)  # « … avant quand on doit déposer un papier »
        scope = max(own.scope, ranking.scope) if agreed else own.scope
        surely = likely and (own.answered or agreed) and not again and scope * share >= SURELY
        makes_sense = asking.of_dates or whole[meant] >= log(AGREED) or (whole[meant] >= log(FITS) and share >= APART)
        if asking.leans and not makes_sense:
            continue  # « and mentoring, how does it work? »: of that, the answer to the whole tells
        # « …, and how do they take place? » is understood by the others only, where the whole may mean it too.
        leans = len(parts) > 1 and Wording(asking.text).pronoun and share >= RATHER and own.scope >= SURELY
        if surely or leans:
            sure[meant] = kinds[meant]
    for own in parts if len(parts) > 1 else ():  # who asks for two things hardly asks for one of them twice
        first, second = own.hits[:2]
        if first.unit.id in sure and first.share < UNDECIDED and own.scope * second.share >= SURE * (1 - first.share):
            sure.setdefault(second.unit.id, second.unit.kind)
    of_dates = unit.startswith(DATES_PREFIX)
    sure = {_of_their_call(u, unit, calendar): kind for u, kind in sure.items()}
    every = {DATES_PREFIX + kind for kind in calendar.every}
    others = [u for u, kind in sure.items() if u not in {unit, *every} and kind in ("dates", "entry")]
    found = [u for u in others if unit in sure or (of_dates and sure[u] == "dates")]
    if not found and not of_dates:  # « je suis agente titulaire, reste-t-il un appel ouvert ? »
        found = [p.unit for p in asked if p.of_dates and p.plain] or [p.unit for p in asked if p.apart_from(unit)][:1]
    if not found and of_dates:  # « le site a planté à minuit, je peux l'envoyer par courriel ? »
        found = [p.unit for p in asked if (p.beside_a_story if len(asked) == 1 else p.a_rule_apart_from(unit))][:1]
    every_part = len(asked) > 2 and all(p.plain for p in asked)  # « âge, diplôme, salaire »
    return found[: len(asked) - 1 if every_part else 4 if of_dates else 1]


def of_ones_own_case(question: str, ranking: Ranking, parts: Sequence[Part], engine: Engine) -> list[str]:
    """The rule for what one tells of oneself, beside whether one can apply now (« je termine mon master en juin, c'est ouvert ? »)."""
    of_each = _told_of_oneself(question, ranking, parts, engine)
    return [r.first.id for r in of_each if r.answered and r.right >= CLEARLY and r.hits[0].share >= PLAINLY][:1]


def rule_for_what_is_told(question: str, ranking: Ranking, parts: Sequence[Part], engine: Engine) -> list[str]:
    """The same where it is likely rather than plain: a rule that one may ask of as well (« je soutiens ma thèse le 20 juin : ça passe ? »)."""
    of_each = _told_of_oneself(question, ranking, parts, engine)
    return [r.first.id for r in of_each if r.hits[0].share >= UNDECIDED and r.scope >= LIKELY][:1]


def _told_of_oneself(question: str, ranking: Ranking, parts: Sequence[Part], engine: Engine) -> list[Ranking]:
    """The rules that pieces mean in which one tells of oneself, beside dates of a call; none beside anything else."""
    calls = engine.knowledge.of_calls
    if ranking.first.id not in calls:
        return []
    asked = {p.text for p in parts}
    told = [text for text in pieces(question) if tells(text) and text not in asked]
    told = [text for text in told if not (A_YEAR.search(text) or engine.vocabulary.find(text).cohorts)]
    of_each = engine.rank_all(told) if told else []
    return [r for r in of_each if r.first.kind == "entry" and r.first.id not in calls]


def the_next_call(question: str, ranking: Ranking, engine: Engine) -> list[str]:
    """The dates of the call to candidates, beside a rule, where one says when one would join (« … enchaîner avec vous à la rentrée ? »)."""
    call = engine.knowledge.calendar.call_to(CANDIDATES)
    asks = ranking.first.kind == "entry" and call and _JOINS_THEN.search(fold(question))
    return [DATES_PREFIX + call.id] if asks and call else []


def of_the_same_dates(parts: Sequence[Part], before: str | None) -> list[str]:
    """The dates of the former answer (`before`), where a part asks nothing but when (« jusqu'à quand, et l'oral ? »)."""
    bare = (Wording(p.text) for p in parts if len(parts) > 1)
    asks = any(w.bare and (w.when or w.until) for w in bare)
    return [before] if asks and before and before.startswith(DATES_PREFIX) else []


def of_both_calls(ranking: Ranking, question: str, engine: Engine) -> list[str]:
    """The call to others, beside a call, where both may be meant and candidates are named (« et pour les candidats aussi ? »)."""
    calls = {DATES_PREFIX + k.id: k.audience for k in engine.knowledge.calendar.kinds if k.call}
    if ranking.first.id not in calls or not _CANDIDATES.search(fold(question)):
        return []
    theirs = calls[ranking.first.id]
    return [h.unit.id for h in ranking.hits if calls.get(h.unit.id, theirs) != theirs and h.share >= PERHAPS_AFTER][:1]


def perhaps(ranking: Ranking, engine: Engine, before: str | None = None) -> list[str]:
    """What a question may ask for as well or instead: the second unit, where it is likely enough and says something else.

    `before`: the unit of the former answer.
    """
    if len(ranking.hits) < 2:  # what a question may mean after another one can be a single thing
        return []
    second = ranking.hits[1]
    first, kinds, calls = ranking.first, ("dates", "entry"), engine.knowledge.of_calls
    same = {first.id, second.unit.id} <= set(calls)
    # What a part means or the whole does may stand before the others, with a share of its own.
    least = PERHAPS_AFTER if first.id == before else PERHAPS
    likely = second.share >= least * max(1.0, sum(h.share for h in ranking.hits))
    return [second.unit.id] if likely and not same and {first.kind, second.unit.kind} <= set(kinds) else []


def a_rule_as_well(ranking: Ranking) -> list[str]:
    """The rule, or dates, that a turn may ask for rather than for a side of the project that was shown: the second unit."""
    second = ranking.hits[1] if len(ranking.hits) > 1 else None
    return (
        [second.unit.id] if second and second.unit.kind in ("entry", "dates") and second.share >= PERHAPS_AFTER else []
    )


def besides(spans: Sequence[Span], parts: Sequence[Part]) -> list[Part]:
    """What a question surely asks for beside how long it is from one event to another: one part at most."""
    told = {DATES_PREFIX + e.kind for span in spans for e in span.events}
    sure = (p for p in parts if p.ranking.right >= SURE and p.ranking.first.kind in ("dates", "entry"))
    also = (p for p in sure if not _LONG.search(fold(p.text)))
    return [p for p in also if p.unit not in told or _PLANNED.search(fold(p.text))][:1]


def _for_others(unit: str, first: str, calendar: Calendar) -> bool:
    """Whether `unit` are dates for candidates, where those of `first` are for others."""
    kind, theirs = (calendar.kind(u.removeprefix(DATES_PREFIX)) for u in (unit, first))
    return bool(kind and theirs and kind.audience == CANDIDATES != theirs.audience)


def _of_their_call(unit: str, first: str, calendar: Calendar) -> str:
    """The dates of the call to those for whom those of `first` are, where `unit` is those of the call to others."""
    kind, theirs = (calendar.kind(u.removeprefix(DATES_PREFIX)) for u in (unit, first))
    if not kind or not theirs or not kind.call or not _for_others(unit, first, calendar):
        return unit
    call = calendar.call_to(theirs.audience)
    return DATES_PREFIX + call.id if call else unit


def asks_for_all_dates(parts: Sequence[Part], calendar: Calendar, cohorts: Sequence[str], question: str) -> str | None:
    """The unit of all dates, where so many kinds of those of one cohort are asked for (« dépôt, oraux, arrivée, fin ? »), or
    its whole calendar.
    """
    every = next(iter(calendar.every), None)
    kinds = {part.unit for part in parts if part.of_dates and part.plain}
    asks = len(kinds) >= ALL_DATES or _WHOLE_CALENDAR.search(fold(question))
    return DATES_PREFIX + every if every and asks and len(cohorts) == 1 else None
