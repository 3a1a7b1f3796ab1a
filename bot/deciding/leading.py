"""Which part of a question leads it, where a story is less surely about something else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log

from bot.dates.own_days import asks_how_long_to_answer, counts_from_ones_own, counts_to_an_end
from bot.dates.sentences import Dates
from bot.deciding.part import CLEARLY, ENOUGH, PLAINLY, Part
from bot.projects.otherwise import SURE
from bot.wording.allusions import Wording
from index.engine import Engine
from index.knowledge import DATES_PREFIX
from index.ranking import Ranking, answered_first
from index.text import SENTENCE_END, fold, words

_ANOTHERS = re.compile(
    r"\b(?:candidat\w*|postul\w*|apply|(?:recrut|embauch)\w*(?! (?:l'an|en|depuis|il y a|last|in|since)\b)|prestat\w*|mairie|cdi|permis|permit|visa|titre de sejour|carte de sejour|bail|lease|chomage|freelance|avec vous|vous rejoindre|join you)\b"
)
"""Speaks of a contract with somebody else, or of joining."""

_GOES_ON = re.compile(
    r"(?:et |and |mais )*(?:c'|ca\b|cela\b|il\b|elle\b|ils\b|elles\b|it\b|they\b|(?:was|is|were|did) (?:it|they)\b)"
)
"""Begins what is asked of what was just named."""

_REASON = re.compile(
    r"(?:(?:et|mais|donc|alors|and|so|but) )*(?:comme|vu que|puisque|etant(?: donne que)?|since|given that) .{6,}\?? *$"
)
"""Begins with the reason for what it asks."""

_TAKEN_UP = re.compile(r", (?:ils?|elles?|ca|it|they)\b", re.IGNORECASE)
"""Takes up what was just named (« le premier appel, il a duré… »)."""

_WHETHER_BARRED = re.compile(
    r"\b(?:quand meme|qd meme|malgre (?:ca|cela|tout)|(?:ou )?(?:c'est|c|cest|est-ce) (?:mort|foutu|cuit|grille|perdu d'avance|redhibitoire|eliminatoire|un (?:frein|obstacle))|"
    r"(?:(?:ca|cela) |(?:me|nous) ){1,2}(?:bloque\w*|ferme\w* la porte|exclu\w*|disqualifie\w*|elimine\w*|empeche\w*|penalise\w*)|(?:suis-je|je suis|serais-je|je serais) (?:exclu|elimine|hors[ -]jeu|disqualifi|recale)\w*|"
    r"(?:does|will|would) (?:that|this|it) (?:rule me out|exclude me|bar me|disqualify me)|am i (?:excluded|ruled out|barred|disqualified)|(?:still )?apply (?:anyway|all the same))\b"
)
"""Asks whether what one tells of oneself bars one."""

RULED = 0.8
"""Share of the likelihood that rules must have in a story to answer whether what it tells bars one."""

STORY = 0.75
"""Chance of being in scope that a story must have for a part of it to be taken for what it asks."""

ABOUT_IT = 0.6
"""Chance of being in scope that a question must have for a part that is plain to lead it."""

LIKELY = 0.3
"""The same where it asks for one thing alone, and that is what the part asks for too, both without a rival."""

RATHER = 0.5
"""Chance of being right that a part must have to lead a greeting, or to be one of several dates that lead a rule."""

COUNTED, TO_ANSWER, OF_AN_END = 0.05, 0.01, 0.001
"""Share that a rule must have that counts from a day of one's own to lead a question that tells one; that asks how long one has to answer; when it ends."""

MAY_END = 0.1
"""Share from which a question may ask when something ends."""

TOLD = 3
"""Words from which on what stands after a question tells something."""

BRIEFLY = 6
"""Words up to which what stands before a question tells who asks, and not of something else."""

SURER, ALSO = 0.2, 0.02
"""By how much a part must be surer than the whole to lead it, and the share that what it asks for has in the whole."""


def led_by_a_part(ranking: Ranking, parts: Sequence[Part]) -> Ranking:
    """The ranking, led by what a part surely asks for when the whole, a story, is less surely about something else.

    By dates before a rule: « Vous commencez à recruter quand ? J'ai dix ans d'expérience. » By a rule before dates where no
    part asks for dates: « Je postule au sprint 2. C'est à temps plein ? »
    """
    led = _leading(ranking, parts)
    return ranking if led is None else led_by(ranking, led)


def led_by_ones_own_day(ranking: Ranking, question: str, dates: Dates, engine: Engine) -> Ranking | None:
    """The ranking, led by the rule that counts from the day that is told; None for none (« mon contrat finit le 4 mai : … ? »)."""
    loosely = asks_how_long_to_answer(question)
    if _ANOTHERS.search(fold(question)) and not loosely:
        return None  # « mon contrat de prestataire finit le 30 juin, puis-je être recruté ? »
    versions, calendar = engine.knowledge.versions, engine.knowledge.calendar
    ends = {DATES_PREFIX + k.id for k in calendar.kinds if k.ends_work}
    of_an_end = any(h.unit.id in ends and h.share >= MAY_END for h in ranking.hits)
    if ranking.scope < LIKELY and not loosely:  # « … l'incubation de la gastro ? Son frère l'a depuis hier. »
        return None
    for hit in ranking.hits:
        texts = [entry.body for entry in versions.get(hit.unit.id, ())]
        likely = hit.share >= (TO_ANSWER if loosely else COUNTED)
        # « j'ai commencé le 2 novembre 2025, quand s'arrête mon contrat ? »
        ends_so = of_an_end and hit.share >= OF_AN_END
        if (likely and any(counts_from_ones_own(dates, question, text) for text in texts)) or (
            ends_so and any(counts_to_an_end(dates, question, text) for text in texts)
        ):
            return answered_first(ranking, hit, SURE)
    return None


def led_by_what_is_asked(
    ranking: Ranking, question: str, engine: Engine, bonus: Mapping[str, float]
) -> Ranking:  # fmt: skip
    """The ranking that answers nothing, led by the question without what is told around it, where that is sure and may be meant.

    « son contrat s'arrête quand ? on veut réserver nos vacances », « Infirmière de nuit. Le premier appel, il a duré combien ? »
    """
    asked, _, after = question.rpartition("?")
    if ranking.answered or not asked:
        return ranking
    told, *rest = [s.strip() for s in SENTENCE_END.split(asked) if s.strip()]
    brief = rest and "?" not in told and len(words(told)) <= BRIEFLY and not Wording(told).personal
    by_itself = f"{' '.join(rest)} ?" if brief and not Wording(_TAKEN_UP.sub(" ", " ".join(rest))).pronoun else ""
    for text in (f"{asked}?" if len(words(after)) >= TOLD else "", by_itself):
        own = engine.rank(text, bonus) if text else ranking
        sure = own.answered and own.right >= CLEARLY and own.hits[0].share >= PLAINLY
        if sure and own.first.kind in ("entry", "dates") and ranking.log_chances[own.first.id] >= log(ALSO):
            return led_by(ranking, own)
    return ranking


def led_by_its_reason(ranking: Ranking, question: str, engine: Engine, bonus: Mapping[str, float]) -> Ranking:
    """The ranking, led by the last sentence where that asks for the reason that it tells (« … Comme je suis encore fonctionnaire, ça me ferme la porte ? »)."""
    *told, asked = [s for s in SENTENCE_END.split(question.strip()) if s.strip()] or [""]
    if not told or any("?" in s for s in told) or not _REASON.match(fold(asked.strip())):
        return ranking
    own = engine.rank(asked, bonus)
    sure = own.answered and own.right >= ENOUGH and own.first.kind in ("entry", "dates")
    return led_by(ranking, own) if sure and own.first.id != ranking.first.id else ranking


def led_by(ranking: Ranking, led: Ranking) -> Ranking:
    """The ranking, with what is first in `led` before its own hits, as surely."""
    others = (h for h in ranking.hits if h.unit.id != led.first.id)
    return replace(ranking, hits=(led.hits[0], *others), right=led.right, answered=True, suggested=False)


def _leading(whole: Ranking, parts: Sequence[Part]) -> Ranking | None:
    """What a part asks for that leads the whole; None where the whole is itself sure, or no part is surer."""
    first, least, asked = whole.first, max(SURE, whole.right), [p.ranking for p in parts]
    dated = {p.unit for p in parts if p.of_dates}
    if first.kind == "smalltalk" and whole.right < CLEARLY:  # « coucou, vous recrutez là ? »
        return next((r for r in asked if r.answered and r.right >= RATHER and r.first.kind != "smalltalk"), None)
    of_rules = sum(h.share for h in whole.hits if h.unit.kind == "entry")
    ruled = whole.answered and first.kind == "entry" and of_rules >= RULED
    if ruled and any(p.of_dates and _WHETHER_BARRED.search(fold(p.text)) for p in parts):
        return None  # « jai pas le bac, jpeux postuler quand même ou c'est mort ? »: the rule tells it
    surely = (p for p in parts if p.ranking.right >= CLEARLY and p.ranking.hits[0].share >= PLAINLY)
    of_a_project = next((p for p in surely if p.ranking.first.kind == "project"), None)
    if of_a_project and all(p is of_a_project or _GOES_ON.match(fold(p.text)) for p in parts):
        return of_a_project.ranking  # « le projet sur la fraude, ça marche toujours ? c'était dans quelle ville ? »
    same = (p for p in parts if p.unit == first.id and p.plain and p.ranking.right > whole.right)
    if whole.answered and (plain := next(same, None)):
        return plain.ranking  # « je commence le combien ? retenu comme dev sur un des projets »
    likely = len(parts) == 1 and whole.scope >= LIKELY and whole.hits[0].share >= PLAINLY
    if likely and (plain := next((p for p in parts if p.unit == first.id and p.plain), None)):
        return plain.ranking  # « peut-on travailler à 80 % ? j'ai deux enfants en bas âge et mon mercredi est sacré »
    bare = (
        bool(parts) and Wording(parts[0].text).bare
    )  # « … votre page a changé : c'était quel jour, et ça annonce quoi ? »
    sure = all(r.answered and r.right >= RATHER for r in asked)
    if first.kind == "entry" and len(dated) == len(parts) > 1 and sure and not bare:
        return asked[0]  # « Je suis en CDI : on le sait quand, et je dois être là quand ? »
    if all(p.unit != first.id for p in parts) and (plain := next((p for p in parts if _within(p, whole)), None)):
        return plain.ranking  # « Je suis agente. Reste-t-il un appel ouvert ? »
    ours = [p for p in parts if p.ours and p.ranking.right >= SURE and p.ranking.hits[0].share >= PLAINLY]
    if not whole.answered and len(ours) == 1 and not ours[0].leans:
        return ours[0].ranking  # « freelance ici, 550/jour. Combien gagne un …, chez vous ? »
    if whole.right >= CLEARLY:
        return None
    sure_of = [p for p in parts if p.ranking.answered and not Wording(p.text).bare]  # « … Combien, et quels jours ? »
    if (
        first.kind == "dates"
        and len(sure_of) == 1
        and sure_of[0].of_dates
        and _likelier_together(sure_of[0].ranking, whole)
    ):
        return sure_of[0].ranking  # « ça s'est fini le 30 juin ou le 12 juillet ? mon CV dit autre chose »
    named = (
        all(p.keyword for p in parts) or whole.scope >= LIKELY
    )  # not « le dispositif 10 %, c'est ouvert ? mon chef doit signer ? »
    if not whole.answered and named and len(parts) > 1 and all(p.plain for p in parts):
        return max(asked, key=lambda r: whole.log_chances[r.first.id])  # « salaire, télétravail »
    if not whole.answered and whole.scope >= LIKELY:
        of_dates = (p for p in parts if p.of_dates and p.plain and whole.log_chances[p.unit] >= log(ALSO))
        if plain := next(of_dates, None):
            return (
                plain.ranking
            )  # « J'attends un bébé pour novembre. Risque-t-on de lancer l'appel suivant d'ici là ? »
    plainly = (
        whole.answered and whole.scope >= RATHER and any(p.of_dates and p.plain and Wording(p.text).when for p in parts)
    )
    if whole.scope < STORY and not plainly:  # « étudiante en fin de master, quand peut-on candidater ? »
        return None
    if first.kind == "entry":
        of_dates = (p for p in parts if p.of_dates and p.ranking.right >= least)
        # « Le premier recrutement, il a été en ligne de quel jour à quel jour ? »: what "it" is, the whole says.
        led = next((p.ranking for p in of_dates if not p.leans or _fits(p.ranking, whole)), None)
        rules = (p.ranking for p in parts if p.ranking.first.kind == "entry" and not (p.leans or p.aside))
        return led or next((r for r in rules if _surer(r, whole)), None)
    if first.kind == "dates" and all(r.first.kind == "entry" for r in asked):
        alone = (p.ranking for p in parts if not (p.aside or Wording(p.text).bare))  # « …, nb jours » asks of the dates
        return next((r for r in alone if r.right >= least), None)
    if (
        first.kind == "dates"
        and len(parts) > 1
        and len(dated - {first.id}) == len(parts)
        and all(_fits(r, whole) for r in asked)
    ):
        return asked[0]  # « J'ai candidaté en 2022. Quand l'a-t-on su, et quand ont-ils commencé ? »
    return None


def _within(part: Part, whole: Ranking) -> bool:
    """Whether a part plainly asks for something that the whole, which is first of all about something else, may mean too."""
    kinds = {part.ranking.first.kind, whole.first.kind} <= {"dates", "entry"}
    return (
        kinds
        and part.plain
        and not part.aside
        and whole.scope >= ABOUT_IT
        and whole.log_chances[part.unit] >= log(ALSO)
    )


def _likelier_together(part: Ranking, whole: Ranking) -> bool:
    """Whether a part and a whole that is about the programme, pooled, mean what the part means first."""
    pooled = {h.unit.id: part.log_chances[h.unit.id] + whole.log_chances[h.unit.id] for h in (*part.hits, *whole.hits)}
    answered = part.answered and whole.scope >= ABOUT_IT
    return answered and max(pooled, key=pooled.__getitem__) == part.first.id


def _fits(part: Ranking, whole: Ranking) -> bool:
    """Whether a part asks surely for what the whole may mean too."""
    return part.right >= SURE and whole.log_chances[part.first.id] >= log(ALSO)


def _surer(part: Ranking, whole: Ranking) -> bool:
    """Whether it does so far more surely."""
    return part.right >= whole.right + SURER and _fits(part, whole)
