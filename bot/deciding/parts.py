"""The parts of a question that ask for something by themselves, each with what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.dates.circumstances import counted_once, denied, likelier
from bot.dates.sentences import Dates
from bot.deciding.leaning_parts import WHEN, complete, with_their_noun, with_what_was_told, with_when
from bot.deciding.part import CLEARLY, PLAINLY, Part
from bot.projects.otherwise import SURE
from bot.wording import date_cues, part_cues
from bot.wording.allusions import Wording
from bot.wording.clauses import clauses, keywords, named, only_names
from index.calendar import CANDIDATES
from index.engine import Engine
from index.knowledge import DATES_PREFIX
from index.lexical import STOP_WORDS
from index.named_days import named_days
from index.ranking import Ranking
from index.search_words import own_words
from index.text import fold, words

ASIDE = 0.5
"""Share of the likelihood that others than candidates must have in the whole for its parts to be about them."""

NOT_THEIRS = -9.0
"""Added there to the fused score of dates for candidates."""


def asked_parts(
    question: str, cohorts: tuple[str, ...], engine: Engine, dates: Dates, whole: Ranking | None = None, before: str = ""
) -> list[Part]:  # fmt: skip
    """The parts of `question` that ask for something by themselves; none when it has only one.

    Of one that asks for dates, or says nothing but names, also what it names: « la restitution et le dernier jour ».
    `whole`: what the question means as one; where that is about others than candidates, its parts are. `before`: the question
    before it.
    """
    rest = part_cues.ITS_EDGES.sub("", question)
    question = rest if rest != question and clauses(rest) else question  # not of « promo 6 : début et fin ? »
    asks = [text for text in clauses(question) if not (Wording(text).of_its_source or _how_long_ago(text, question))]
    if len(asks) > 1:  # « laquelle est restée ouverte le plus longtemps, et de combien ? »
        asks = [text for text in asks if not part_cues.BY_HOW_MUCH.fullmatch(fold(text).strip(" ?!."))]
    asks = [text for i, text in enumerate(asks) if not only_cohorts(text, engine, asks[:i])] if len(asks) > 1 else asks
    asking, bare, of_dates = (
        complete(asks, question),
        only_names(question),
        bool(part_cues.WHEN_ASKED.search(fold(question))),
    )
    naming = [piece for piece in named(question) if piece not in asking] if bare or of_dates else []
    naming = [piece for piece in naming if not (asking and only_cohorts(piece, engine))]
    others = [text for text in asking if not (Wording(text).bare and Wording(text).when)]
    if naming:
        asking = others  # « la rentrée et la fin, c'était quand ? »: it asks so of each of them, and of one alone
    when = [f"{WHEN} {piece} ?" for piece in naming]
    texts = [*asking, *when, *(naming if not of_dates else ())]
    mine = part_cues.OWN_CONTRACT.search(fold(question))  # « mon contrat s'arrête quand ? et si on me prolonge ? »
    usual, not_theirs = (
        likelier(cohorts, engine, dates) | denied(question, engine),
        {} if mine else _not_theirs(whole, engine),
    )
    bonus = usual | not_theirs
    rankings = [counted_once(r, engine) for r in engine.rank_all(texts, bonus)] if texts else []
    every = {DATES_PREFIX + kind for kind in engine.knowledge.calendar.every}
    cohorts_of = (engine.vocabulary.find(t).cohorts for t in texts)
    own = own_words(engine.knowledge.programme)
    found = [
        Part(t, r, c, every=r.first.id in every, ours=bool(own & set(words(t))))
        for t, r, c in zip(texts, rankings, cohorts_of, strict=True)
    ]
    if not_theirs:  # « …, et les recrutés ont été choisis quand ? » asks of candidates, beside what administrations do
        chosen = [p.text for p in found if part_cues.CHOSEN.search(fold(p.text))]
        freed = dict(zip(chosen, engine.rank_all(chosen, usual) if chosen else [], strict=True))
        found = [replace(p, ranking=counted_once(freed[p.text], engine)) if p.text in freed else p for p in found]
    its_own, names = _without_its_end(found[: len(asking)], engine), found[len(asking) :]
    if not (whole and whole.answered and whole.right >= CLEARLY and whole.hits[0].share >= PLAINLY):  # else it is clear
        its_own = with_what_was_told(its_own, question, engine, bonus)
    its_own = with_their_noun(its_own, question, engine, bonus, before)
    parts = with_when(its_own, question, engine, bonus, every)
    if not texts and not (whole and whole.right >= CLEARLY):
        return _of_keywords(question, engine, bonus)
    surest = (max(names[i :: len(naming)], key=lambda p: p.ranking.right) for i in range(len(naming)))
    kinds = ("dates",) if of_dates else ("dates", "entry")
    least = SURE if bare else CLEARLY  # « âge limite / diplôme »: nothing else is said
    meant = [p for p in surest if p.ranking.first.kind in kinds and p.ranking.right >= least]
    found = [*parts, *(meant if parts or len(meant) > 1 else ())]
    if not (whole and _of_others(whole, engine)):
        return found
    return [replace(p, aside=engine.knowledge.audience(p.unit) == CANDIDATES) for p in found]


def _how_long_ago(text: str, question: str) -> bool:
    """Whether it asks nothing but how long ago what the rest names was (« le jury de Mazzella, c'était il y a combien de temps ? »)."""
    return text.strip(" ?") != question.strip(" ?") and bool(date_cues.HOW_LONG_AGO.fullmatch(fold(text).strip()))


def only_cohorts(text: str, engine: Engine, earlier: Sequence[str] = ()) -> bool:
    """Whether it says nothing but cohorts, of which the rest of the question asks (« quand a fini la 2e et la 3e promo ? »).

    Also where it asks what one of the `earlier` parts does (« combien de jours pour la 5 et combien pour la 6 ? »).
    """
    named = engine.vocabulary.find(text)
    wording = Wording(text)
    asked, before = set(words(text)) & part_cues.AGAIN, {w for part in earlier for w in words(part)}
    asks = (wording.what or wording.asks or wording.when) and not (asked and asked <= before)
    return bool(named.cohorts) and not (named.facets or asks) and not set(named.rest) - STOP_WORDS - asked


def _of_keywords(question: str, engine: Engine, bonus: Mapping[str, float]) -> list[Part]:
    """What each of a few words means, where every one surely means something of its own; none where one does not."""
    said = keywords(question)
    rankings = engine.rank_all(said, bonus) if said else []
    sure = all(r.right >= SURE and r.hits[0].share >= PLAINLY and r.first.kind == "entry" for r in rankings)
    apart = len({r.first.id for r in rankings}) == len(said)
    return [Part(w, r, (), keyword=True) for w, r in zip(said, rankings, strict=True)] if sure and apart else []


def _without_its_end(parts: list[Part], engine: Engine) -> list[Part]:
    """The `parts` without the question when a call ends, where the first asks for its dates (« il ouvre quand et finit quand ? »)."""
    kind = engine.knowledge.calendar.kind(parts[0].unit.removeprefix(DATES_PREFIX)) if parts else None
    if kind is None or not kind.call:
        return parts
    return [*parts[:1], *(p for p in parts[1:] if not part_cues.ITS_END.fullmatch(fold(p.text)))]


def asks_for_its_source(question: str) -> bool:
    """Whether a part of `question` asks where the answer to the rest comes from (« c'est fermé, et c'est de quand, cette info ? »)."""
    of_a_day = date_cues.WHICH_YEAR.search(fold(question)) and named_days(
        question
    )  # « dépôt du 3 au 26 avril, quelle année ? »
    return not of_a_day and any(Wording(text).of_its_source for text in clauses(question))


def _not_theirs(whole: Ranking | None, engine: Engine) -> dict[str, float]:
    """What makes dates for candidates unlikely, where a question is about others."""
    if whole is None:
        return {}
    knowledge = engine.knowledge
    kinds = (k for k in knowledge.calendar.kinds if not (k.begins_work or k.ends_work))  # both sides wait for these
    theirs = (DATES_PREFIX + k.id for k in kinds if k.audience == CANDIDATES)
    return dict.fromkeys((*theirs, *knowledge.of_calls), NOT_THEIRS) if _of_others(whole, engine) else {}


def _of_others(whole: Ranking, engine: Engine) -> bool:
    """Whether a question is about others than candidates."""
    audiences = ((engine.knowledge.audience(h.unit.id), h.share) for h in whole.hits)
    return sum(share for audience, share in audiences if audience not in ("", CANDIDATES)) >= ASIDE


def cohorts_of_each(parts: Sequence[Part]) -> dict[str, tuple[str, ...]]:
    """Unit -> the cohorts that its part names, where the parts name different ones (« la fin de la 5 et le début de la 6 »)."""
    of_each: dict[str, tuple[str, ...]] = {}
    for part in parts:  # « la restitution de la première et celle de la deuxième »: one unit of both
        if part.cohorts:
            of_each[part.unit] = tuple(dict.fromkeys((*of_each.get(part.unit, ()), *part.cohorts)))
    several = len(set(of_each.values())) > 1 or any(len(named) > 1 for named in of_each.values())
    return of_each if several else {}
