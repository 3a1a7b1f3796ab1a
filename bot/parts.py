"""The parts of a question that ask for something by themselves: which leads it, and what else is answered beside."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log

from bot.allusions import Wording
from bot.circumstances import counted_once, likelier
from bot.clauses import clauses, named, only_names, topic_of
from bot.dates import Dates
from bot.search import SURE
from bot.spans import Span
from index.calendar import CANDIDATES, Calendar
from index.engine import Engine, Ranking
from index.knowledge import DATES_PREFIX
from index.text import fold

CLEARLY = 0.9
"""Chance of being right from which a part of a story is taken for what it asks whatever the rest is about, or the whole for
itself."""

STORY = 0.75
"""Chance of being in scope that a story must have for a part of it to be taken for what it asks; and chance that what a part
asks beside the rest must have."""

ABOUT_IT = 0.6
"""Chance of being in scope that a question must have for a part that is plain to lead it."""

AGREED = 0.2
"""Share of the likelihood that what a part first means must have in the whole to be told beside it, sure or not."""

UNDECIDED = 0.6
"""Share of the likelihood up to which a part of a question may ask for the second unit."""

RATHER, PLAINLY, APART = 0.5, 0.85, 0.7
"""Share that what a part means must have with the whole, that which a surer part means included; or else by itself; and
by itself beside a part that plainly means something else."""

FOR_OTHERS = 0.1
"""How likely a part means dates for candidates, against others, where the whole is about those for administrations."""

ASIDE = 0.6
"""Share of the likelihood that others than candidates must have in the whole for its parts to be about them."""

NOT_THEIRS = -9.0
"""Added there to the fused score of dates for candidates."""

WHEN = "quand"
"""Makes a question of what is only named."""

SURER, ALSO = 0.2, 0.02
"""By how much a part must be surer than the whole to lead it, and the share that what it asks for has in the whole."""

_WHEN = re.compile(r"\b(?:quand(?! meme)|dates?|jours?|calendrier|when|days?|timeline|schedule|wann|cuando|quando)\b")
_LONG = re.compile(r"\b(?:combien|temps|delai|duree|ecart|long|how many|lapse)\b")
_PLANNED = re.compile(r"\b(?:prevue?s?|ouverte?s?|prochaine?s?|en ce moment|planned|open|next|currently)\b")


@dataclass(frozen=True)
class Part:
    """A part of a question that asks for something by itself: its words, what they mean, and the cohorts that they name."""

    text: str
    ranking: Ranking
    cohorts: tuple[str, ...]
    every: bool = False
    """Whether it asks for all dates at once (« quelles sont les échéances ? »): what of, the whole says."""

    @property
    def unit(self) -> str:
        return self.ranking.first.id

    @property
    def of_dates(self) -> bool:
        return self.ranking.first.kind == "dates"

    @property
    def plain(self) -> bool:
        """Whether there is hardly a doubt what it means by itself: it leans on nothing, and is sure."""
        stands = not self.every and not Wording(self.text).leans_on_a_noun
        return stands and self.ranking.right >= CLEARLY and self.ranking.hits[0].share >= PLAINLY


def asked_parts(
    question: str, cohorts: tuple[str, ...], engine: Engine, dates: Dates, whole: Ranking | None = None
) -> list[Part]:
    """The parts of `question` that ask for something by themselves; none when it has only one.

    Of one that asks for dates, or says nothing but names, also what it names: « la restitution et le dernier jour ».
    `whole`: what the question means as one; where that is about others than candidates, its parts are.
    """
    asks = [text for text in clauses(question) if not Wording(text).of_its_source]
    asking, bare, of_dates = _complete(asks, question), only_names(question), bool(_WHEN.search(fold(question)))
    naming = [piece for piece in named(question) if piece not in asking] if bare or of_dates else []
    when = [f"{WHEN} {piece} ?" for piece in naming]
    texts = [*asking, *when, *(naming if not of_dates else ())]
    bonus = likelier(cohorts, engine, dates) | (_not_theirs(whole, engine) if whole else {})
    rankings = [counted_once(r, engine) for r in engine.rank_all(texts, bonus)] if texts else []
    every = {DATES_PREFIX + kind for kind in engine.knowledge.calendar.every}
    cohorts_of = (engine.vocabulary.find(t).cohorts for t in texts)
    found = [Part(t, r, c, r.first.id in every) for t, r, c in zip(texts, rankings, cohorts_of, strict=True)]
    parts, names = _with_when(found[: len(asking)], question, engine, bonus, every), found[len(asking) :]
    surest = (max(names[i :: len(naming)], key=lambda p: p.ranking.right) for i in range(len(naming)))
    kinds = ("dates",) if of_dates else ("dates", "entry")
    meant = [p for p in surest if p.ranking.first.kind in kinds and p.ranking.right >= CLEARLY]
    return [*parts, *(meant if parts or len(meant) > 1 else ())]


def _with_when(
    parts: list[Part], question: str, engine: Engine, bonus: Mapping[str, float], every: Collection[str]
) -> list[Part]:  # fmt: skip
    """The `parts`, of which those that only name something ask when it is, beside dates (« trop tard ? et l'oral ? »)."""
    if not any(p.of_dates and p.ranking.answered for p in parts):
        return parts
    pieces = named(question)
    bare = [p for p in parts if not (p.of_dates or p.plain) and p.text in pieces]
    rankings = engine.rank_all([f"{WHEN} {p.text} ?" for p in bare], bonus) if bare else []
    dated = {
        p.text: replace(p, ranking=counted_once(r, engine), every=r.first.id in every)
        for p, r in zip(bare, rankings, strict=True)
        if r.first.kind == "dates" and r.right >= max(SURE, p.ranking.right)
    }
    return [dated.get(p.text, p) for p in parts]


def asks_for_its_source(question: str) -> bool:
    """Whether a part of `question` asks where the answer to the rest comes from (« c'est fermé, et c'est de quand, cette info ? »)."""
    return any(Wording(text).of_its_source for text in clauses(question))


def _complete(asking: Sequence[str], question: str) -> list[str]:
    """The asking parts, each with what the question names at its beginning for all of them."""
    topic = topic_of(question)
    return [f"{topic} : {text}" if topic and not text.startswith(topic) else text for text in asking]


def _not_theirs(whole: Ranking, engine: Engine) -> dict[str, float]:
    """What makes dates for candidates unlikely, where a question is about others."""
    knowledge = engine.knowledge
    aside = sum(h.share for h in whole.hits if knowledge.audience(h.unit.id) not in ("", CANDIDATES))
    theirs = (DATES_PREFIX + k.id for k in knowledge.calendar.kinds if k.audience == CANDIDATES)
    return dict.fromkeys(theirs, NOT_THEIRS) if aside >= ASIDE else {}


def cohorts_of_each(parts: Sequence[Part]) -> dict[str, tuple[str, ...]]:
    """Unit -> the cohorts that its part names, where the parts name different ones (« la fin de la 5 et le début de la 6 »)."""
    of_each = {p.unit: p.cohorts for p in parts if p.cohorts}
    return of_each if len(set(of_each.values())) > 1 else {}


def led_by_a_part(ranking: Ranking, parts: Sequence[Part]) -> Ranking:
    """The ranking, led by what a part surely asks for when the whole, a story, is less surely about something else.

    By dates before a rule: « Vous commencez à recruter quand ? J'ai dix ans d'expérience. » By a rule before dates where no
    part asks for dates: « Je postule au sprint 2. C'est à temps plein ? »
    """
    led = _leading(ranking, parts)
    return ranking if led is None else led_by(ranking, led)


def led_by(ranking: Ranking, led: Ranking) -> Ranking:
    """The ranking, with what is first in `led` before its own hits, as surely."""
    others = (h for h in ranking.hits if h.unit.id != led.first.id)
    return replace(ranking, hits=(led.hits[0], *others), right=led.right, answered=True, suggested=False)


def _leading(whole: Ranking, parts: Sequence[Part]) -> Ranking | None:
    """What a part asks for that leads the whole; None where the whole is itself sure, or no part is surer."""
    first, sure, asked = whole.first, max(SURE, whole.right), [p.ranking for p in parts]
    dated = {p.unit for p in parts if p.of_dates}
    if first.kind == "smalltalk" and whole.right < CLEARLY:  # « coucou, vous recrutez là ? »
        return next((r for r in asked if r.answered and r.right >= RATHER and r.first.kind != "smalltalk"), None)
    same = (p for p in parts if p.unit == first.id and p.plain and p.ranking.right > whole.right)
    if whole.answered and (plain := next(same, None)):
        return plain.ranking  # « je commence le combien ? retenu comme dev sur un des projets »
    if first.kind == "entry" and len(dated) == len(parts) > 1 and all(r.answered and r.right >= RATHER for r in asked):
        return asked[0]  # « Je suis en CDI : on le sait quand, et je dois être là quand ? »
    if all(p.unit != first.id for p in parts) and (plain := next((p for p in parts if _within(p, whole)), None)):
        return plain.ranking  # « Je suis agente. Reste-t-il un appel ouvert ? »
    if whole.right >= CLEARLY:
        return None
    if first.kind == "dates" and len(parts) == len(dated) == 1 and _likelier_together(asked[0], whole):
        return asked[0]  # « ça s'est fini le 30 juin ou le 12 juillet ? mon CV dit autre chose »
    if whole.suggested and len(parts) > 1 and all(p.plain for p in parts):
        return max(asked, key=lambda r: whole.log_chances[r.first.id])  # « salaire, télétravail »
    if whole.scope < STORY:
        return None
    if first.kind == "entry":
        led = next((r for r in asked if r.first.kind == "dates" and r.right >= sure), None)
        return led or next((r for r in asked if r.first.kind == "entry" and _surer(r, whole)), None)
    if first.kind == "dates" and all(r.first.kind == "entry" for r in asked):
        alone = (p.ranking for p in parts if not Wording(p.text).bare)  # « …, nb jours » asks of the dates
        return next((r for r in alone if r.right >= sure), None)
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
    return kinds and part.plain and whole.scope >= ABOUT_IT and whole.log_chances[part.unit] >= log(ALSO)


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


def told_besides(whole: Ranking, led: Ranking, parts: Sequence[Part]) -> Sequence[str]:
    """What a question is surely about, or one of its parts too, besides what the part that leads it asks."""
    asked = whole.answered and any(p.unit == whole.first.id and p.ranking.answered for p in parts)
    beside = whole.first.id != led.first.id and whole.first.kind == "entry"
    return [whole.first.id] if beside and (asked or whole.right >= CLEARLY) else []


def further(ranking: Ranking, asked: Sequence[Part], engine: Engine) -> Sequence[str]:
    """What else a part of a question asks for by itself, and surely: at most one besides the first of `ranking`, or two dates.

    A part leans on the whole: of what it may mean by itself, what makes sense of both (« quand passe-t-on devant le jury »
    of somebody who has told that they propose a project), the surest first, and each means something else. Another date
    beside a date; else only where another part asks for the first unit itself, as surely.
    """
    unit, whole, calendar = ranking.first.id, ranking.log_chances, engine.knowledge.calendar
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
        elsewhere = any(p.first.id in sure and p.hits[0].share >= PLAINLY for p in parts if p is not own)
        by_itself = own.first.id == meant and own.hits[0].share >= (APART if elsewhere else PLAINLY)
        likely = by_itself or left[meant] >= RATHER * sum(pooled.values())
        agreed = own.first.id == meant and whole[meant] >= log(AGREED)  # « … avant quand on doit déposer un papier »
        scope = max(own.scope, ranking.scope) if agreed else own.scope
        surely = likely and (own.answered or agreed) and not again and scope * share >= STORY
        # « …, and how do they take place? » is understood by the others only.
        leans = len(parts) > 1 and Wording(asking.text).pronoun and share >= RATHER and own.scope >= STORY
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
        found = [p.unit for p in asked if p.of_dates and p.plain]
    return found[: 2 if of_dates else 1]


def of_the_same_dates(parts: Sequence[Part], before: str | None) -> list[str]:
    """The dates of the former answer (`before`), where a part asks nothing but when (« jusqu'à quand, et l'oral ? »)."""
    bare = (Wording(p.text) for p in parts if len(parts) > 1)
    asks = any(w.bare and (w.when or w.until) for w in bare)
    return [before] if asks and before and before.startswith(DATES_PREFIX) else []


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
