"""The parts of a question that ask for something by themselves: « c'est ouvert ? et l'oral, c'est quand ? »."""

from __future__ import annotations

import re

from index.lexical import STOP_WORDS
from index.numerals import ordinal
from index.text import fold, words

MOST = 3
"""Parts that are looked at; who asks more tells a story."""

MANY = 4
"""Names after a colon that are a list of what is asked for."""

SHORT, NAMED = 4, 6
"""Words, without the commonest, up to which a piece may name a thing; such pieces that are looked at."""

LONG = 10
"""Words from which on a message that nowhere asks tells something first, and asks at its end."""

_TOPIC = re.compile(r"^[^\w]*(?P<topic>[^?!.;:,\n]{2,30}[^\W\d]) ?:(?= )")
"""Names at the beginning of what all parts ask (« administrations : … »)."""
_WORK_ON = re.compile(
    r"\b(?:etude|article|papier|memoire|these|enquete|reportage|dossier|expose|study|paper|thesis) (?:sur|on|about)\b"
)
"""Tells what somebody works on."""
_TOPIC_WORDS = 3
"""Words, without the commonest, up to which it does."""

_BREAK = re.compile(
    r"([?!;,:]+|\.(?=\s)|(?<=\s)\+(?=\s+[^\W\d])|(?<=[^\W\d]{3}\s)[&/](?=\s+[^\W\d]{3})|\b(?:et|puis(?!-je\b)|ainsi que|and|then|as well as|und|"
    r"y(?= (?:cu[aá]n[dt]|qué|d[oó]nde|c[oó]mo|el|los|las)\w*)|e(?= (?:quando|quanto|dove|come)))\b)",
    re.IGNORECASE,
)
_AND = frozenset({"et", "and", "puis", "then", "ainsi que", "as well as", "und", "y", "e", *"+&/"})
_TELLS = re.compile(
    r"(?:je|j'|jsuis|jhabite|jvis|jai|on|nous|mon|ma|mes|notre|nos|i|i'm|we|my|our)\b|(?:bonjour|bonsoir|merci|hello|hi)\b"
)
"""Begins what is told of oneself, before one asks."""
_MAY = re.compile(r"(?:je|j'|on|nous|i|we) (?:peux|peut|pouvons|dois|doit|devons|can|may|must|should)\b")
"""Begins what is asked without the form of a question (« je peux déjà envoyer mon dossier »)."""
_IS_THERE = re.compile(
    r"\b(?:avant ou apres|before or after)$|\b(?:y a[ -]?t[ -]?il|est[ -]ce|is there|are there)\b|\b(?:savoir|demande|dites[- ]moi|dis[- ]moi|know|wonder) (?:si|s'ils?|if|whether)\b|[a-z]-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles)\b|"
    r"^(?:so |and )?(?:is|are|can|could|do|does|did|will|would|should|may|has|have|was|were)(?:n't)? (?:it|there|you|i|we|they|the|an?)\b|"
    r"^(?:are|were|do) [a-z]+s\b|^(?:il )?y a (?:une?|des) (?!an\b|mois\b|jours?\b|semaines?\b|certain|peu|quelqu|ami|collegue|coll)"
)
_PROVIDED = re.compile(r"(?:si|s'ils?|if|wenn|falls)\b(?! (?:oui|so|ja)\b)")
"""Begins the condition of what is asked beside it (« combien de temps ça me prend, si on est pris ? »)."""
_WHEN = re.compile(
    r"(?<!depuis )(?<!['’]à )(?<!['’]a )(?<!\bde )(?<!\bà )(?<!\ba )\b(?:quand|qd|kan|when)\b(?! m[êe]me)",
    re.IGNORECASE,
)
"""Asks when."""
_IF_SO = re.compile(r"quand (?:on|je|j'|tu|nous|vous)\b|(?:je|j'|on|nous|i|we)\b")
"""Begins with a case, or with what one does oneself."""
_KNOWS = re.compile(r"\b(?:saura|sait|sais|savoir|saurons|saurait|dit|dire|dira|know|tell)\w*$")
"""Ends with knowing, or telling."""
_ALL_THE_SAME = re.compile(r"\bquand meme\b")
"""Says « quand » without asking when."""
ARTICLES = frozenset(
    "le la les l un une des du the a an notre votre nos vos our your ma mon mes der die das el los".split()
)
_VERBS = frozenset(
    "est etait etaient sont sera seront peut peux peuvent pouvez ont avait is was are were will can has had il elle on je nous vous non pas".split()
)
_ASKS = frozenset(
    "quand kan qd when date dates heure jour jours combien cb quel quelle quels quelles until long jusqu jusque quoi comment "
    "prochain prochaine next what which why how pourquoi wann cuando quando cuanto quanto wieviel".split()
)


_TAGS = frozenset("hein deja quoi non nan si oui ok vrai exact juste right correct yes no".split())
"""Words that hang on what was said before, and ask nothing of their own (« il finit en juillet, hein ? », « c'est jusqu'à quand, déjà ? »)."""

_OF_BOTH = re.compile(
    r"(?:c'est|c'etait|ce sera|(?:elle|il|ca|it)(?:'s| est| etait| sera| tombe| is| was)?)? ?(?:avant ou apres|before or after)$"
)
"""Asks of what stands before it which of two comes first."""

_BRACKETS, _MARKS = re.compile(r"\([^()]*\)"), re.compile(r"[?!;,:.]+")
"""What stands between brackets, and the marks that break nothing there (« welches Niveau (B2, C1?) »)."""
_ELSEWHERE = re.compile(
    r"¿|(?:und |y |e |o |oder )?(?:wer|wie|was|wo|wann|warum|welche[rsnm]?|wieviel|kann|muss|gibt|quien|como|donde|cuant[oa]s?|cual|chi|dove|quant[oi]|quando|come)\b"
)
"""Begins a question in another language than those of the texts."""
_WHO = re.compile(
    r"\b(?:y a|y aura|ya|c'est|ce sera|c'etait) qui\b|^qui (?:est|sera|etait|sont|seront|a|ont|s'(?:en )?occupe|pa[iy]e|finance|choisit|decide|recrute)\b|^who (?:would|will|is|are|was|pays?|decides?|hires?|employs?|runs?)\b|"
    r"\b(?:sur|avec|de|pour|par|chez) (?:quoi|qui)$"
)
"""Asks who somebody is, or does something."""


def pieces(question: str) -> list[str]:
    """All that `question` says, piece by piece."""
    return [text for text, _ in _parts(question)]


def tells(text: str) -> bool:
    """Whether a piece tells something of oneself."""
    return bool(_TELLS.match(fold(text)))


def named(question: str) -> list[str]:
    """The short pieces of `question` that may name what is asked for (« la restitution et le dernier jour »), in its order."""
    parts = pieces(question)
    *first, last = parts or [""]
    asks = not set(words(last)) - STOP_WORDS - _ASKS - _VERBS
    names = all(_short(text) and not any(c.isdigit() for c in text) for text in first)  # not « 5 ans d'expérience »
    if len(first) > 1 and asks and names:  # « clôture et fin des contrats, c'est quand ? »
        return first[:NAMED]
    found = parts if only_names(question) else [t for t in parts if _names(t)]
    return found[:NAMED] if len(parts) > 1 else []


def only_names(question: str) -> bool:
    """Whether `question` is several names and nothing else (« fin de la 5 et début de la 6 »)."""
    names = [text for text, _ in _parts(question)]
    listed = [
        text for text, _ in _parts(question.partition(":")[2])
    ]  # « la frise de la 4 : ouverture, oraux, arrivée… ? »
    return any(len(some) >= least and all(map(_short, some)) for some, least in ((names, 2), (listed, MANY)))


def keywords(question: str) -> list[str]:
    """The words of a question that is nothing but a few of them (« salaire durée lieu »); none of any other."""
    said = words(question)
    few = 2 <= len(said) <= SHORT and not STOP_WORDS.intersection(said) and not _BREAK.search(question.strip(" ?!."))
    return said if few and all(w.isalpha() for w in said) else []


def _names(text: str) -> bool:
    """Whether it is likely a noun, with what belongs to it, and no sentence."""
    said = words(text)
    return _short(text) and (said[0] in ARTICLES or len(set(said) - STOP_WORDS - _ASKS) == 1)


def _short(text: str) -> bool:
    said = set(words(text))
    return 0 < len(said - STOP_WORDS - _ASKS) <= SHORT and not said & _VERBS


def topic_of(question: str) -> str:
    """What `question` names at its beginning for all that it asks (« administrations : jusqu'à quand, et le jury ? »); or ""."""
    match = _TOPIC.match(question)
    if match is None:
        return ""
    said, told = set(words(match["topic"])) - STOP_WORDS, fold(match["topic"])
    who_asks = _TELLS.match(told) or _WORK_ON.search(told)  # « Étude sur les viviers publics : … »
    return match["topic"] if 0 < len(said) <= _TOPIC_WORDS and not who_asks else ""


def clauses(question: str) -> list[str]:
    """The asking parts of `question`, in its order; none when it has only one part.

    Of a long message that nowhere asks, the last: « j'ai vu la liste, je peux déjà envoyer mon dossier ».
    """
    parts = _parts(question)
    if len(parts) < 2:
        return []
    asks = ["?" in following or _asks(text) for text, following in parts]
    for i, (text, _) in enumerate(parts[1:], 1):
        provided = not parts[i - 1][1].strip(",") and asks[i - 1] and _PROVIDED.match(fold(text))
        asks[i] = asks[i] and not (provided and not _asks(text))
    if not any(asks) and len(words(question)) >= LONG:
        last = parts[-1][0]
        return [last] if _MAY.match(fold(last)) or not _TELLS.match(fold(last)) else []
    joined = [following.casefold() in _AND for _, following in parts]
    # What is joined to something that asks does too, unless it tells (« Contract length and who is the employer? »).
    beside = [(j and after) or (before_joined and before) for j, after, before_joined, before in zip(
        joined, [*asks[1:], False], [False, *joined[:-1]], [False, *asks[:-1]], strict=True)]  # fmt: skip
    also = [b and not _TELLS.match(fold(text)) for b, (text, _) in zip(beside, parts, strict=True)]
    found = [(text, "?" in after) for (text, after), one, other in zip(parts, asks, also, strict=True) if one or other]
    marked = [text for text, mark in found if mark]  # « … la semaine prochaine. Ça dure longtemps ? je viens ? … »
    return (marked if len(found) > MOST <= len(marked) else [text for text, _ in found])[:MOST]


def _asks(text: str) -> bool:
    said = _ALL_THE_SAME.sub(" ", fold(text))
    begins = _WHO.search(said.strip()) or _ELSEWHERE.match(said.strip())
    return bool(set(words(said)) & _ASKS or _IS_THERE.search(said) or begins)


def _parts(question: str) -> list[tuple[str, str]]:
    """Each piece of `question` that says something, with the marks or conjunctions after it."""
    split = _BREAK.split(_BRACKETS.sub(lambda one: _MARKS.sub(" ", one[0]), question))
    parts: list[tuple[str, str]] = []
    for text, following in zip(split[::2], [*split[1::2], ""], strict=True):
        # « la deuxième et la troisième promotion », « la soirée, c'est avant ou après ? »
        if parts and (_counts_on(*parts[-1], text) or (parts[-1][1] == "," and _OF_BOTH.match(fold(text).strip()))):
            parts[-1] = (f"{parts[-1][0]} {parts[-1][1].strip()} {text.strip()}", following)
        elif set(words(text)) - STOP_WORDS - _TAGS:
            *first, last = _asked_in_a_row(text.strip())
            parts += [*((one, ",") for one in first), (last, following)]
        elif parts:  # « combien, et si je suis fonctionnaire ? »
            parts[-1] = (parts[-1][0], parts[-1][1] + following)
    return parts


def _asked_in_a_row(text: str) -> list[str]:
    """What is asked with « quand » again and again, without a mark (« quand ça ferme quand sont les oraux », « ça ouvre quand ça ferme quand »)."""
    said = list(_WHEN.finditer(text))
    begins = bool(said) and not text[: said[0].start()].strip()
    ends = bool(said) and not text[said[-1].end() :].strip()
    cuts = [m.start() for m in said[1:]] if begins else [m.end() for m in said[:-1]] if ends else []
    found = [text[i:j].strip() for i, j in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    # « quand on est pris quand est-ce qu'on commence », « quand saura-t-on quand ça rouvre »
    leans = _IF_SO.match(fold(text)) or any(_KNOWS.search(fold(one)) for one in found[:-1])
    return found if all(set(words(one)) - _ASKS for one in found) and not leans else [text]


def _counts_on(before: str, between: str, text: str) -> bool:
    """Whether `text` begins with an ordinal after one at the end of `before`, joined by « et »."""
    last, said = words(before)[-1:], [w for w in words(text) if w not in ARTICLES]
    return between.casefold() in _AND and all(ordinal(w) is not None for w in (*last, *(said[:1] or [""])))
