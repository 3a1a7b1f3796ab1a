"""How a question goes on about a part of an answer of staff: one of its stages or items, its aim, since when it is so."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.items import LINE
from bot.dates.spans import HOW_LONG
from bot.following.leaning import leaning
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import amount_cues, cues, list_cues, project_cues
from bot.wording.allusions import SHORT
from index.lexical import STOP_WORDS
from index.mentions import Mentions
from index.numerals import cardinal
from index.text import fold, words

_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.) (?:\*\*([^*]{3,60})\*\*|([^*:\d]{3,60}?)[\s\u00a0\u202f]*:)", re.MULTILINE)
"""What begins a line of a list: in bold, or before a colon."""

_OF_IT = re.compile(
    r"\b(?:(?:fait|faisait|sert|consiste|dure|durait|commence|means?|lasts?|takes?)\b|(?:it|one|that) do\b|role\b|combien\b|how long\b)"
)
"""Asks what one of them does, or how long it is."""
FEW = 2
"""Items up to which a list tells no stages."""


def one_of_its_stages(turn: Turn, more: bool = False) -> Understood | None:
    """« combien de temps dure la troisième ? » after an answer of staff about phases: the same, and no third cohort.

    `more`: whether more of it is asked for (« tu peux préciser la deuxième ? »).
    """
    wording, asked = turn.wording, fold(f"{turn.before.question} {turn.text}")
    numbered = _is_one_of_its_steps(turn, asked)
    bare = project_cues.BARE_PLACE.search(wording.folded) or numbered
    items = _items(turn)
    told = cues.STAGES.search(asked) or (len(items) > FEW and cues.SOME_STAGES.search(asked))
    staged = turn.before.unit in turn.engine.knowledge.versions and told
    named = len(turn.mentions.cohorts) == 1 and not turn.mentions.facets and wording.length <= 2 * SHORT
    if not (bare and staged and named) or wording.said & turn.cohort_words:
        return None
    unnumbered = replace(turn, mentions=Mentions())
    lasts = more or HOW_LONG.search(wording.folded) or wording.what or numbered
    of_it = turn.engine.knowledge.has_version(turn.before.unit or "", turn.mentions.cohorts)
    if of_it and not lasts and (wording.for_whom or wording.length <= SHORT):
        return None  # « et pour la quatrième ? »
    # « et une fois à la quatrième, j'ai le poste ? »
    item = wording.place(len(items)) if len(items) > FEW else None
    return replace(turn.same(), mentions=Mentions(), item=item) if lasts else leaning(unnumbered)


def _is_one_of_its_steps(turn: Turn, told: str) -> bool:
    """« la 4, c'est quoi au juste ? » after five steps: whether it asks what one of so many is, by its number alone."""
    asked, count = list_cues.A_NUMBER.search(turn.wording.folded), cues.STAGES.search(told)
    if not asked or not count or turn.wording.past or not list_cues.ITS_STAGES.search(fold(turn.before.question)):
        return False
    number = int(next(c for c in asked[0] if c.isdigit()))
    return number <= (cardinal(count[0].split()[0]) or 0)


def stage_beside_it(turn: Turn) -> Understood | None:
    """« et celle juste avant ? » after a question about one phase of several: the same answer, which tells them all."""
    asked = turn.before.unit in turn.engine.knowledge.versions and cues.STAGES.search(fold(turn.text))
    of_one = cues.A_STAGE.search(fold(turn.before.question)) and turn.wording.length <= 2 * SHORT
    beside = cues.STAGE_BESIDE.search(turn.wording.folded) and not turn.wording.said & turn.cohort_words
    return turn.same() if asked and of_one and beside and not turn.mentions else None


def one_of_its_items(turn: Turn) -> Understood | None:
    """« le deuxième, ça consiste en quoi ? » after an answer of staff that lists things: what is known of that one."""
    wording, items = turn.wording, _items(turn)
    bare = len(items) > 1 and project_cues.BARE_PLACE.search(wording.folded)  # not « le premier jour »
    place = wording.place(len(items)) if bare and not turn.mentions.facets else None
    own = [set(words(item)) - STOP_WORDS for item in items]
    if place is not None and (named := [i for i, said in enumerate(own) if wording.said & (said - own[place])]):
        place = named[0] if len(named) == 1 else None  # « la première, ça consiste en quoi ? l'impact »
    if (
        place is None
        or wording.said & turn.cohort_words
        or wording.length > 2 * SHORT
        or not (wording.what or wording.why or _OF_IT.search(wording.folded))
    ):
        return None
    question = f"{items[place]} : {turn.wording.stripped}"
    ranking = turn.rank(items[place])
    told = ranking.answered and ranking.first.kind == "entry" and ranking.first.id != turn.before.unit
    if told and not HOW_LONG.search(wording.folded):
        return Understood(question, Mentions(), turn.before.cohorts, ranking.first.id)
    return replace(turn.same(), mentions=Mentions(), item=place)


def _items(turn: Turn) -> list[str]:
    """What begins each line of the list of the answer of staff that was told last; nothing where one has no such beginning."""
    entry = turn.engine.knowledge.entries_by_id.get(turn.before.entry or "")
    items = [bold or named for bold, named in _ITEM.findall(entry.body)] if entry else []
    return items if entry and len(items) == len(LINE.findall(entry.body)) else []


def its_target(turn: Turn) -> Understood | None:
    """« et ils visaient combien ? » after an answer that tells an aim: the same."""
    known = (
        turn.before.unit in turn.engine.knowledge.versions and not turn.mentions and turn.wording.length <= 2 * SHORT
    )
    asks = known and amount_cues.AIMED_AT.search(turn.wording.folded)
    return turn.same() if asks and amount_cues.AN_AIM.search(fold(turn.text)) else None


def since_when_so(turn: Turn) -> Understood | None:
    """« depuis quand c'est formulé comme ça ? » after a rule that has other versions: it says for which cohorts it holds."""
    asks = cues.SINCE_WHEN_SO.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT and not turn.mentions
    changed = len(turn.engine.knowledge.versions.get(turn.before.unit or "", ())) > 1
    return turn.same() if asks and changed else None
