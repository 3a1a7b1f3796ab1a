"""What a part of a question leans on in the rest of it: what is told before, the noun that is named there, when, or how long."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from math import exp

from bot.dates.circumstances import counted_once
from bot.dates.numbered import ordinals
from bot.deciding.part import Part
from bot.projects.otherwise import SURE
from bot.wording import part_cues
from bot.wording.allusions import Wording
from bot.wording.clauses import named, only_names, pieces, topic_of
from index.engine import Engine
from index.ranking import Hit, Ranking
from index.text import fold, words

RATHER = 0.6
"""Chance of being right from which a part that says nothing by itself is asked of the noun beside it."""

AFTER = 1.25
"""Weight of what a part means after what is told before it, that of the part alone being 1."""

BRIEF = 4
"""Words up to which what is asked on a condition leans on it."""

_CONDITION = re.compile(r"(?:^|[.!?;] )(?P<condition>(?:si|if) [^.?!;,]{8,80}, )$", re.IGNORECASE)

WHEN = "quand"
"""Makes a question of what is only named."""


def with_what_was_told(
    parts: list[Part], question: str, engine: Engine, bonus: Mapping[str, float]
) -> list[Part]:  # fmt: skip
    """The `parts`, each with what it means after what is told before it (« nous voulons garder les deux. Coût ? »).

    One that says a pronoun, after the piece before it, whatever that is (« l'oral est en visio ? il dure combien ? »). A
    logarithmic opinion pool of the part alone and after that; the part alone where both mean the same.
    """
    said, asking = pieces(question), {p.text for p in parts}
    before: dict[str, str] = {}
    for part in parts if not only_names(question) else ():  # « salaire, télétravail »: each by itself
        earlier = said[: said.index(part.text)] if part.text in said else []
        told = [piece for piece in earlier if piece not in asking]
        if earlier and part_cues.AND_YOU.fullmatch(fold(part.text).strip(" ?!.")):
            told = earlier[-1:]  # « mon employeur m'accorde deux jours de télétravail, et chez vous ? »
        if (told and not part.plain) or (earlier and Wording(part.text).leans_on_a_noun):
            before[part.text] = " ".join(told or earlier[-1:])
    together = engine.rank_all([f"{told} {text}" for text, told in before.items()], bonus) if before else []
    after = dict(zip(before, together, strict=True))

    def meant(part: Part) -> Ranking:
        told = after[part.text]  # « reste-t-il du temps pour en faire la demande ? »
        of_dates = told.answered and told.first.kind == "dates"
        only = of_dates and part_cues.OF_WHAT_WAS_TOLD.search(fold(part.text))
        return told if only else _pooled(part.ranking, told)

    return [replace(p, ranking=meant(p)) if p.text in after else p for p in parts]


def with_their_noun(
    parts: list[Part], question: str, engine: Engine, bonus: Mapping[str, float], before: str
) -> list[Part]:  # fmt: skip
    """The `parts`, those that begin with a pronoun asked of the noun that begins the piece before, where that is surely answered.

    « l'oral c'est en visio ? ça dure ? »: « l'oral dure ? ». Of the last noun of the question `before`, where no piece is before it.
    """
    said, named = pieces(question), dict[str, str]()
    last = _noun_of(before) if len(parts) > 1 else ""
    for part in parts:
        pronoun, at = part_cues.PRONOUN.match(part.text), said.index(part.text) if part.text in said else 0
        nouns = (noun for piece in reversed(said[:at]) if (noun := _noun_of(piece)))
        if pronoun and part.leans and (noun := next(nouns, last)):
            named[part.text] = f"{pronoun['before'] or ''}{noun} {part.text[pronoun.end() :]}"
        elif (that := part_cues.THAT_OF.match(part.text)) and (noun := next(nouns, "")):
            # « la restitution de la première et celle de la deuxième, c'était quand ? »
            named[part.text] = f"{noun} {part.text[that.end() :]}"
        elif part_cues.ONLY_HOW_LONG.fullmatch(fold(part.text).strip()) and (noun := next(nouns, last)):
            named[part.text] = _lasts(noun, part.text)
        elif (itself := part_cues.ITSELF.fullmatch(part.text)) and at and part_cues.HOW_LONG.search(fold(said[at - 1])):
            # « l'essai dure combien, et le contrat lui-même ? »
            named[part.text] = _lasts(itself["what"], said[at - 1])
    rankings = engine.rank_all([*named.values()], bonus) if named else []
    # A part that says nothing but « how long » means nothing by itself.
    least = {p: RATHER if part_cues.ONLY_HOW_LONG.fullmatch(fold(p).strip()) else SURE for p in named}
    own = {p.text: p.cohorts for p in parts}
    asked = {
        p: Part(text, r, own[p]) for (p, text), r in zip(named.items(), rankings, strict=True) if r.right >= least[p]
    }
    return [asked[p.text] if p.text in asked and asked[p.text].ranking.answered else p for p in parts]


def _lasts(noun: str, asked: str) -> str:
    """How long what a noun names lasts, in the language in which that was `asked`."""
    return f"how long does {noun} last ?" if "how" in fold(asked) else f"combien de temps dure {noun} ?"


def _noun_of(piece: str) -> str:
    """What a piece names: the noun at its beginning, with an article or without, else its last one with an article."""
    if begins := part_cues.NAMED.match(piece) or part_cues.FIRST_WORD.match(piece):
        return begins[0]
    return next((n for n in reversed(part_cues.NAMED.findall(piece)) if not ordinals(n)), "")  # not « the sixth »


def _pooled(alone: Ranking, after: Ranking) -> Ranking:
    """What is meant by a part, `alone` and `after` what is told before it."""
    pooled = {u: chance + AFTER * after.log_chances[u] for u, chance in alone.log_chances.items()}
    units = {h.unit.id: h.unit for h in (*alone.hits, *after.hits)}
    first = max(units, key=pooled.__getitem__)
    if first != after.first.id:  # how sure one can be of it is known of what is first there alone
        return alone
    meant = replace(after, scores=pooled)
    likeliest = sorted(units, key=pooled.__getitem__, reverse=True)
    return replace(meant, hits=tuple(Hit(units[u], exp(meant.log_chances[u])) for u in likeliest))


def with_when(
    parts: list[Part], question: str, engine: Engine, bonus: Mapping[str, float], every: Collection[str]
) -> list[Part]:  # fmt: skip
    """The `parts`, of which those that only name something ask when it is, beside dates (« trop tard ? et l'oral ? »)."""
    if not any(p.of_dates and p.ranking.answered for p in parts):
        return parts
    only_named = complete(named(question), question)
    bare = [p for p in parts if not p.plain and p.text in only_named]
    rankings = engine.rank_all([f"{WHEN} {p.text} ?" for p in bare], bonus) if bare else []
    dated = {
        p.text: replace(p, ranking=counted_once(r, engine), every=r.first.id in every)
        for p, r in zip(bare, rankings, strict=True)
        if r.first.kind == "dates" and r.right >= max(SURE, p.ranking.right)
    }
    return [dated.get(p.text, p) for p in parts]


def complete(asking: Sequence[str], question: str) -> list[str]:
    """The asking parts, each with what the question names at its beginning for all of them, or with its condition."""
    topic = topic_of(question)
    asking = [_with_its_condition(text, question) for text in asking]
    return [f"{topic} : {text}" if topic and not text.startswith(topic) else text for text in asking]


def _with_its_condition(text: str, question: str) -> str:
    """« si je vous l'envoie par mail, vous le prenez » for « vous le prenez », which says hardly anything without."""
    before, found, _ = question.partition(text)
    said = _CONDITION.search(before) if found and len(words(text)) <= BRIEF else None
    return said["condition"] + text if said else text
