"""What a question leaves out of what it names: « hors Cour de cassation », « mais pas chez les pompiers », « Paris exceptée »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.mentions import Reading

EXCEPT = frozenset(
    "hors dehors sauf excepte exceptee loin except excluding besides outside away fuera fuori fora ausserhalb".split()
)
"""Leaves out what is named after it, at most EXCEPT_REACH words later: « hors Cour de cassation », « sauf ceux de l’Insee »."""

EXCEPT_REACH = 4
FAR, NOT = frozenset({"loin", "away"}), frozenset("pas not".split())
"""« pas loin de », "not far away": near."""
_EXCEPTED = frozenset("excepte exceptee exclu exclue excepted excluded".split())
"""Leaves out what is named just before it (« Paris exceptée »)."""
_VERY_LITTLE, REJECTING_REACH = re.compile(r"(?:\d+\w* )?tres peu pour\b"), 4
"""Rejects what is named before it (« Paris 7e, très peu pour moi »), and the words in which it does."""
_BUT = frozenset("mais et but and".split())
_BEFORE_NAMES = frozenset(
    "le la les des du de the chez a au aux dans en sur pour l d at in for with avec par by fait faits faite faites menes portes made done".split()
)
"""Words that may stand before what is rejected (« mais pas chez les pompiers »)."""
_TELLS_OF_ONESELF = frozenset("suis travaille bosse am work".split())
"""Says what one is, of which what is rejected without an article is one's trade."""
_OR_ELSE = frozenset("ou or ni nor".split())
_AT = frozenset("le la les l du de des d the chez a au aux dans en at in ceux celles those".split())
"""Words that may stand between what is left out and what is too (« ni celles de l'Ademe »)."""
_OF_WHOM = {"themes", "administrations"}
"""Facets that people name one for the other (« les policiers », « le ministère de l'Intérieur »)."""
ELSEWHERE_THAN = re.compile(
    r"\b(?:si|if) (?:j['’ ]|je |on |tu |l['’]on |i |we |you )(?:enl[eè]v\w+|retir\w+|exclu\w+|soustra\w+|[oô]te\w*|take (?:out|away)|remove|leave out) |\ben (?:enlevant|retirant|excluant|[oô]tant) |"
    r"\b(?:leave|leaving|put|putting|set|setting|laisse[rz]?|laissant|mets?|mettons|mettez|mettre|mettant) (?=(?:(?!and\b|et\b)[\w'’-]+ ){1,5}(?:aside|de c[oô]t[eé])\b)|"
    r"\b(?:leave|leaving) (?=(?:(?!and\b)[\w'’-]+ ){1,5}out\b)|"
    r"\b(?:lequel|laquelle|lesquel(?:le)?s) (?:n['’]|ne )?(?:est|sont|[ée]tai(?:t|ent)) pas (?=(?:[àa]|au|aux|dans|chez|en|de|du|des|port[ée]e?s?|men[ée]e?s?)\b|d['’])|"
    r"\bwhich(?: ones?)? (?:isn['’]?t|aren['’]?t|wasn['’]?t|weren['’]?t|(?:is|are|was|were) not) (?=(?:at|in|from|with|under|by|run|part)\b)|"
    r"(?<!ça )(?<!ca )(?<!cela )(?<!comment )\b(?:n['’]|ne )?(?:se|s['’]en) (?:passe(?:nt|r|ra|ront|rait|raient)?|passai(?:t|ent)) (?=d(?:e|es|u|['’])\b)|\b(?:do(?:es)?|did|managed?) without (?=an?\b|any\b|the\b)|"
    r"\b(?:qui|that|which) (?:(?:ne |n['’])?(?:est|sont|soit|soient|[ée]tai(?:t|ent)|seraient|serait) pas (?=(?:sur|dans|au|aux|chez|du)\b)|(?:ne |n['’])?(?:parle|traite|touche|concerne|porte)(?:nt)? pas (?=(?:sur|d['’]|dans|en|de|du|des|[àa]|au|aux|la|le|les|l['’])(?:\b|(?<=['’])))|(?:do |does |did |is |are |was |were )not (?:deal |have )?(?=(?:about|on|with|related|anything)\b))|"
    r"\b(?:sans (?:aucun |le moindre )?(?:lien|rapport) avec|(?:qui|that|which) (?:n['’]|ne )?(?:ont|a|aient|ait) rien [àa] voir avec|(?:not related|unrelated|nothing to do) (?:to|with)|(?:not|isn['’]t|aren['’]t) about|(?:other|another topic|else) than) |"
    r"\bautres?(?: (?:chose|th[eè]mes?|sujets?|domaines?|minist[eè]res?|administrations?))? qu(?:e |['’])(?=(?:l[ae]s?|du|des?|au|aux|sur|en|dans|chez)\b|l['’])|"
    r"\bsans (?=(?:la|le|les|l['’]) ?\w)|\b(?:ailleurs|autre part) qu(?:['’ ]|e )|\belsewhere than\b|\b(?:sans (?:compter )?|(?<!pourquoi )(?<! a )(?<!t-il )(?<!n['’]est )(?<!sont )(?<!est-ce )pas )(?:ceux|celles|celui|celle) (?=d)|(?<!why )\bnot (?:those|the ones) (?=of|from|at)|\bsans compter (?=\w)|\ben (?:laissant|mettant) de c[oô]t[eé] (?:(?:ceux|celles) )?|\b(?:je|on) ne compte pas |\b(?:not counting|leaving (?:out|aside)) |(?<!\bun )(?<!\bune )(?:\b(?:mis |mise )?à|(?<=[,?.!;] )a|^a) part (?=\w)(?!(?:time|of|from|ça|ca|cela|entière|variable)\b)|\bapart from\b",
    re.IGNORECASE,
)
"""« ailleurs qu'à Paris », « à part Paris »: outside of it."""


def is_left_out(tokens: Sequence[str], apart: Sequence[bool], since: int, start: int, stop: int) -> bool:
    """Whether the name that the words from `start` to `stop` are is left out, by what stands after `since`, before or behind it.

    `apart`: before which word a mark stands.
    """
    return (
        _excepts(tokens, since, start)
        or _but_not(tokens, apart, start)
        or bool(_EXCEPTED & set(tokens[stop : stop + 1]))
        or bool(_VERY_LITTLE.match(" ".join(tokens[stop : stop + REJECTING_REACH])))
    )


def not_ones_trade(tokens: Sequence[str], name: int) -> bool:
    """Whether the trade at the place `name` is one that somebody says is not theirs (« je suis officier, pas informaticien »)."""
    return name > 1 and tokens[name - 1] in NOT and bool(_TELLS_OF_ONESELF & set(tokens[: name - 1]))


def so_too(between: Sequence[str], terms: Sequence[tuple[str, str]], last: Reading) -> bool:
    """Whether what stands after something that is left out is so too: « pas chez les pompiers ou à l'Intérieur », « ni au Shom »."""
    if not last.left_out or set(between) - _OR_ELSE - _AT:
        return False
    if not between:  # the same in other words: « les flics / ministère de l'Intérieur »
        return bool(set(terms) & set(last.terms))
    named, before = ({facet for facet, _ in of} for of in (terms, last.terms))
    return bool(set(between) & _OR_ELSE) and (named <= before or (named | before) <= _OF_WHOM)


def _excepts(tokens: Sequence[str], since: int, name: int) -> bool:
    """Whether a word after the place `since` leaves out the `name` (« loin de Paris », but not « pas loin de Paris »)."""
    near = [tokens[i] in FAR and bool(NOT & set(tokens[max(0, i - 3) : i])) for i in range(name)]
    return any(tokens[i] in EXCEPT and not near[i] for i in range(since, name))


def _but_not(tokens: Sequence[str], apart: Sequence[bool], name: int) -> bool:
    """Whether the `name` is rejected after a mark, or « mais » (« la Justice (pas la Cour de cassation) »)."""
    near = name - 1
    while near > 0 and tokens[near] in _BEFORE_NAMES:
        near -= 1
    return near > 0 and tokens[near] in NOT and (apart[near] or tokens[near - 1] in _BUT)
