"""What a question looks for among the projects, where none of them speaks of it: « blockchain », « Marseille »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.asking import LONGEST, REASON, SHORT, WHEN, WHICH, other_words
from index.knowledge import Knowledge
from index.lexical import stems
from index.mentions import Mentions
from index.one_or_several import OWN, stems_of
from index.search_words import DONE, LISTING, VAGUE, words_for_projects
from index.text import fold, original_words, words

_JOINED = r"(?: ou| et| ni|,| or| and)+ (?:a |en |la |le |les )?"
"""Joins one more to what is sought: « à Marseille, Nice ou Toulouse »."""

_SOUGHT = r"\b(?:a|en|avec|chez|sur|about|on|with|in) (?:l[ae]s? |l'|the )?"
"""Stands before what projects are about, or where they are: « des projets à Marseille »."""

_WORKED = re.compile(
    r"\b(?:avez[- ]vous|vous avez|aviez[- ]vous|have you|did you)\b.{0,20}\b(?:travaille|bosse|collabore|work(?:ed)?)\b (?:deja )?(?:avec|pour|chez|with|for)\b"
)
"""Asks for projects with somebody (« avez-vous travaillé avec la Nasa ? »)."""

_YOURS = re.compile(
    r"\b(?:c'est|c'etait|est|etait)(?: de| chez| a)? vous\b(?! (?:qui )?(?:que|quand|pay|recrut|choisi))|\bone of yours\b|\byour (?:work|doing)\b|\bdid you (?:make|build|create)\b|\bthe team that (?:built|made)\b"
)
"""Asks whether something is of the programme (« TousAntiCovid, c'était vous ? »)."""

_HAPPENED = re.compile(r"\b(?:a|ait|ont|aient|avait|eu)(?:[- ]t[- ](?:il|elle|on))?(?: deja)?(?: eu)? lieu\b")

_FATE = re.compile(
    r"\b(?:a la (?:poubelle|trappe|casse|benne)|au (?:placard|rebut|tiroir|cimetiere|frigo)|aux oubliettes|a l'eau|dans (?:un|le|les) (?:tiroir|placard|carton)s?)\b"
)
"""What becomes of projects, and not what they are about (« à la poubelle »)."""

_MEANWHILE = re.compile(
    r"\b(?:pendant|durant|au cours d[eu']|au debut d[eu']|a la fin d[eu']|a l'issue d[eu']|avant|apres|during|throughout|before|after) ?(?:l[ae]s? |l'|une? |des? |s(?:a|on|es) |leurs? |the |an? |his |her |their )*(?P<thing>\w+)"
)
"""Says when, by a word for projects (« on cotise où pendant la mission ? »): it looks for none."""

_HAD = frozenset("eu had".split())
"""Asks whether there was something: « avez-vous eu une équipe à Marseille, Nice ou Toulouse ? »."""

_OF_ONESELF = re.compile(
    r"(?<!\bsur )(?<!\bdans )(?<!\ba )(?<!\bpour )(?<!\babout )(?<!\bin )\b(?:ma|mon|mes|my)\b|\bj'(?!aimerais|adorerais|espere)|\bje (?!cherche|voudrais|veux|souhaite|aimerais)|\bi (?!am looking|look|want|would like)"
)
"""Tells of the one who asks (« je finis une mission chez Capgemini »)."""


def strange_words(question: str, mentions: Mentions, knowledge: Knowledge, surely: bool = False) -> tuple[str, ...]:
    """What a question looks for among the projects, when none of them speaks of any of it; else nothing.

    As it is written: for « un projet sur la blockchain ? », « blockchain ». `surely`, and in a longer question: only where it is
    what the project would be about, or where it would be.
    """
    for_projects = words_for_projects(knowledge.programme)
    folded = _FATE.sub(" ", _HAPPENED.sub(" ", fold(question)))
    folded = _MEANWHILE.sub(lambda m: " " if m["thing"] in for_projects else m[0], folded)
    said = words(folded)
    named = set(said) & for_projects or _WORKED.search(folded) or _YOURS.search(folded)
    if len(said) > LONGEST or not named or any(p.search(folded) for p in (WHEN, REASON, _OF_ONESELF)):
        return ()
    looked_for = [w for w in said if w in other_words(mentions, knowledge.programme)]
    begins = set(said[:2]) & for_projects  # « un défi en Guadeloupe ? »
    said_so = set(words(question))
    if surely and len(said) > SHORT - 2 and not (begins or said_so & (_HAD | LISTING | WHICH)):
        return ()
    if len(said) > SHORT + OWN and not (begins or said_so & (VAGUE | DONE | LISTING | WHICH)):
        return ()  # a story that says « mission » in passing
    if surely:  # « une mission en télétravail ? »: an entry speaks of it
        looked_for = [w for w in looked_for if w not in knowledge.ordinary_words]
    if surely or len(said) > SHORT + OWN:
        first = [w for w in looked_for if re.search(rf"{_SOUGHT}{re.escape(w)}\b", folded)]
        looked_for = [w for w in looked_for if w in first or _joined_to(first, w, folded)]
    sought = {stem for w in looked_for for stem in stems(w)}
    if not looked_for or any(sought & stems_of(p) for p in knowledge.projects):
        return ()
    spelt = dict(zip(words(question), original_words(question), strict=False))
    return tuple(dict.fromkeys(spelt.get(w, w) for w in looked_for))


def _joined_to(sought: Sequence[str], word: str, folded: str) -> bool:
    """Whether `word` is joined to one of what is `sought`, maybe by others between them."""
    between = rf"(?:{_JOINED}\w+){{0,3}}{_JOINED}"
    return any(re.search(rf"\b{re.escape(w)}{between}{re.escape(word)}\b", folded) for w in sought)
