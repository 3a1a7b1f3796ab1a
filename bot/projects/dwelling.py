"""Where those who ask live, apart from where they look for projects (« j'habite à Saint-Denis, et dans le 93 ? »)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.wording.date_cues import A_YEAR
from bot.wording.searching_part import HERE
from index.mentions import Mentions, Reading
from index.text import SENTENCE_END, fold

_LIVING = r"\b(?:j'? ?habite|je vis|je reside|on habite|nous habitons|i live|living|we live)(?: (?:a|dans|en|au|aux|sur|vers|pres|in|at|near|next|to|de|du|l[ae]s?|l'|the))*[ '-]*"

_OURS = re.compile(
    r"\b(?:notre|nos|our) (?:maison|service|administration|organisme|etablissement|house|office|department)s?\b|\bchez nous\b"
)
"""Speaks of the house that one works for."""

_OF_ONESELF = re.compile(
    r"(?:(?:bonjour|bonsoir|hello|hi)\W+)?(?:je suis|j'ai ete|j'habite|nous sommes|i am|i'm|we are)\b(?!.*\b(?:cherche|interesse|looking|interested)\w*)"
)
"""Begins with who one is, and says of nothing that one looks for it."""


def without_ones_own_place(question: str, mentions: Mentions) -> Mentions:
    """`mentions` without the place where one lives, beside others that are asked of; of that alone, where one asks of it.

    Nor that of one's own house, where one asks what it has done (« fonctionnaire au Shom à Brest, … notre maison ? »).
    """
    places = [r for r in mentions.readings if not r.left_out and any(facet == "places" for facet, _ in r.terms)]
    own = [r for r in places if _lived_in(r, fold(question))]
    own += [r for r in places if r not in own and any(_beside(o, r, fold(question)) for o in own)]
    at_ones_work = [r for r in places if _OURS.search(fold(question)) and _where_it_is(r, mentions, fold(question))]
    if at_ones_work:
        return _without(mentions, at_ones_work)
    if not own or len(own) == len(places):
        return mentions
    return _without(mentions, [r for r in places if r not in own] if HERE.search(fold(question)) else own)


def without_told_years(question: str, mentions: Mentions) -> Mentions:
    """`mentions` without the years of what somebody tells of themselves before they ask (« une commune touchée par les crues de 2018. … ? »)."""
    *told, asked = [s for s in SENTENCE_END.split(question) if s.strip()] or [""]
    of_ones_own = [s for s in told if A_YEAR.search(s)]
    own = of_ones_own and all(_OF_ONESELF.match(fold(s).strip()) for s in of_ones_own)
    return replace(mentions, years=()) if mentions.years and own and not A_YEAR.search(asked) else mentions


def _without(mentions: Mentions, dropped: Sequence[Reading]) -> Mentions:
    """`mentions` without some of their places."""
    kept = tuple(r for r in mentions.readings if r not in dropped)
    there = tuple(dict.fromkeys(i for r in kept for facet, i in r.terms if facet == "places"))
    facets = {f: terms for f, terms in mentions.facets.items() if f != "places"}
    return replace(mentions, readings=kept, facets=facets | ({"places": there} if there else {}))


def _where_it_is(place: Reading, mentions: Mentions, folded: str) -> bool:
    """Whether a place stands right after an administration, as where it is."""
    hosts = [r for r in mentions.readings if not r.left_out and any(facet == "administrations" for facet, _ in r.terms)]
    return any(re.search(rf"{_written(host)},? (?:a|in|de) {_written(place)}\b", folded) for host in hosts)


def _lived_in(reading: Reading, folded: str) -> bool:
    """Whether one says to live in the place of a reading."""
    again = (
        len(re.findall(rf"\b{_written(reading)}\b", folded)) > 1
    )  # « j'habite Lyon et je veux bosser à Lyon ou Paris »
    return not again and bool(re.search(_LIVING + _written(reading), folded))


def _beside(one: Reading, other: Reading, folded: str) -> bool:
    """Whether a place stands right after another, as what it is in (« à Montreuil, dans le 93 »)."""
    return bool(re.search(rf"{_written(one)}[ ,(]+(?:dans |en |in )?(?:l[ea] |l'|the )?{_written(other)}", folded))


def _written(reading: Reading) -> str:
    return r"[ '-]+".join(map(re.escape, reading.said))
