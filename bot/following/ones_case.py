"""A case of one's own in a conversation: told once, it is meant again by « dans mon cas », or gone back to."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import cues
from bot.wording.allusions import SHORT
from bot.wording.clauses import clauses, tells
from bot.wording.content import content_of
from bot.wording.trimming import without_courtesy
from index.lexical import stems
from index.text import SENTENCE_END, fold

_IN_MY_CASE = re.compile(
    r"\b(?:(?:dans|pour|avec|vu) (?:mon (?:cas|profil|statut|parcours)|ma (?:situation|condition))|en ce qui me concerne|"
    r"(?:pour )?quelqu'un (?:comme moi|dans mon cas|dans ma situation)|(?:in|for|with|given) my (?:case|situation|position|background|profile)|somebody like me|someone like me|"
    r"(?:et |and )?(?:mon statut|mon profil|ma situation|my status),? (?:ca |c'est |it |is )?)"
)
"""Means what one told of oneself."""
_MAY_I = re.compile(
    r"\b(?:je|j'|on|nous|i|we)\b.{0,6}\b(?:peux|puis|pourrai[st]?|peut|pourrait|pouvons|can|could|may)\b|\b(?:puis-je|suis-je|can i|could i|am i)\b|"
    r"\b(?:statut|profil|status|profile)\b.{0,20}\b(?:bloque|gene|pose|passe|convient|compatible|eligible|suffit|ok|matter|problem)\b|\beligible\b"
)
"""Asks whether one may take part."""
_MAY_ONE = re.compile(
    r"\b(?:(?:ai|a|ont|avons)(?:-je|-t-on)? le droit|me presenter|se presenter|retenter|allowed to)\b"
)
"""Asks the same in other words."""
_OF_A_CASE = frozenset(
    "cas situation profil statut parcours condition case status profile background position peux puis pourrais pourrait peut pouvons suis "
    "etre tenter participer venir candidater postuler eligible bloque gene pose passe convient compatible suffit probleme ok can could may "
    "am apply join matter problem ai droit quelqu un comme moi somebody someone like me en ce qui concerne donc aussi quand meme".split()
)
"""Words by which one asks of a case nothing but that."""
_BARS = r"(?:bloqu\w+|gen\w+|pos\w+|empech\w+|elimin\w+|redhibitoire|probleme|souci|obstacle|grave|problem|matter\w*|bar|issue|disqualif\w+)"
_WHETHER_IT_BARS = re.compile(rf"\b(?:ca|cela|c'est|c'etait|it|that|this|is (?:it|that|this))\b.{{0,16}}\b{_BARS}\b")
"""Asks whether what one told of oneself stands in the way."""
_STILL_BARS = re.compile(
    r"\b(?:c'est|est-ce|ca|cela|it|that|this|is (?:it|that|this))\b.{0,12}\b(?:encore|toujours|still)\b.{0,24}\b(?:barrieres?|freins?|interdit\w*|exclu\w*|eliminatoire|a? ?bar(?:rier)?|obstacles?|redhibitoire|bloqu\w+|excluded|forbidden)\b"
)
"""Asks whether that is still in the way."""
_MAY_THEY = re.compile(
    r"\b(?:il|elle|ils|elles|he|she|they)\b.{0,6}\b(?:peut|peuvent|pourrai(?:t|ent)|can|could|may)\b|\b(?:peut|pourrait)-(?:il|elle)\b|\b(?:can|could) (?:he|she|they)\b"
)
"""Asks whether somebody of whom one told may take part."""
_OF_WORK = frozenset(
    "bosser travailler vous chez avec ici programme elle il lui pour work you with here him her he she".split()
)
"""Words that say no more than that, of work."""
SURE_ELSEWHERE = 0.9
"""Confidence from which what names a case of one's own is answered by itself."""
_APPLYING = "je peux candidater ?"
"""What that asks."""


_RELATIVE = re.compile(
    r"(?:[^.?!]{0,40}[.!] )?(?:(?:et|mais|and|but|ok)[ ,]+)*(?:(?:pour|for|what about) )?(?:mon|ma|my|un|une) (?:meilleure? |best |petite? |petits?-)?"
    r"(?:femme|mari|compagne|compagnon|conjointe?|epouse?|amie?|copain|copine|collegue|frere|soeur|cousine?|fils|fille|neveu|niece|pere|mere|pote|voisine?|beau-frere|belle-soeur|"
    r"wife|husband|partner|friend|brother|sister|cousin|grandson|granddaughter|nephew|son|daughter|colleague|mate)[ ,?]+(?:(?:(?:qui|who|il|elle|he|she|lui) )?(?P<verb>est|travaille|bosse|a|is|works|has)[ ,]+|(?<=, ))(?P<case>[^?!.,]{3,60}?)(?:[ ,]+(?:(?:lui|elle|him|her) ?(?=[ ?!.]*$)|(?:elle|il|he|she|lui) (?:peut|pourrait|can|could|aussi|too|a le droit)(?: (?:aussi|too|postuler|candidater|participer|apply|y aller))*|aussi|too|ca passe|c'est pareil|pareil|alors|du coup))?[ ?!.]*"
)
"""Tells the case of somebody near, of whom one asks the same."""
_AGED = re.compile(
    r"(?:(?:et|mais|and|but|ok)[ ,]+)*(?:(?:pour|for|what about) )?(?:(?:mon|ma|my) )?[a-z-]+,? (?:qui a |who is |il a |elle a |de |aged? )?(?P<age>\d\d)(?: ans\b(?! d['e])| years? old\b)"
)
"""Tells the age of somebody near, of whom one asks the same."""
_OF_ONESELF = {
    "est": "je suis {}", "travaille": "je travaille {}", "bosse": "je travaille {}", "a": "j'ai {}", "is": "I am {}", "works": "I work {}", "has": "I have {}"
}  # fmt: skip
_TO_APPLY = re.compile(
    r"\b(?:postul\w+|candidat\w+|apply|applying|particip\w+|eligible|ouvert aux?|open to|m'inscrire|rejoindre|join)\b"
)
"""Asks who may apply."""
SURE_OF_THEM = 0.5
"""Confidence from which the case of somebody near is answered by its own rule."""


def of_somebody_near(turn: Turn) -> Understood | None:
    """« et ma femme qui est dans le privé ? » after whether a civil servant may apply: the rule for her case."""
    told, known = _RELATIVE.fullmatch(turn.wording.folded), turn.engine.knowledge.versions
    if told is None or turn.before.unit not in known or turn.mentions.cohorts:
        return None
    asked = fold(turn.before.question)
    if not (_TO_APPLY.search(asked) or _MAY_I.search(asked) or _MAY_ONE.search(asked)):
        return None
    if _told_there(turn, told["case"]):  # « et ma collègue qui est coach ? » after a rule that tells of coaches
        return replace(turn.same(), question=turn.joined)
    english = told["verb"] in ("is", "works", "has")
    case = _OF_ONESELF[told["verb"] or "est"].format(told["case"])  # « et ma sœur, consultante chez Capgemini ? »
    question = f"{case}. {'can I apply?' if english else _APPLYING}"
    ranking = turn.rank(question)
    its_own = ranking.answered and ranking.first.kind == "entry" and ranking.right >= SURE_OF_THEM
    if not its_own or ranking.first.id == turn.before.unit:
        return None
    return Understood(question, turn.engine.vocabulary.find(question), turn.before.cohorts)


def of_somebody_aged(turn: Turn) -> Understood | None:
    """« et pour papa, 63 ans, ancien chef de produit ? » after whether one is too young, or may apply: asked of that age."""
    told, known = _AGED.match(turn.wording.folded), turn.engine.knowledge.versions
    if told is None or turn.before.unit not in known or turn.mentions.cohorts or turn.wording.length > 3 * SHORT:
        return None
    question = f"j'ai {told['age']} ans, {_APPLYING}"
    same = turn.rank(question).first.id == turn.before.unit
    return replace(turn.same(), question=question) if same else None


def still_in_the_way(turn: Turn) -> Understood | None:
    """« c'est encore une barrière pour le sprint en cours ? » after a rule of another time that bars one: what holds now."""
    asks = _STILL_BARS.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    named = set(turn.mentions.facets) - {"statuses"}  # « en cours »
    if not asks or turn.before.unit not in turn.engine.knowledge.versions or named:
        return None
    return turn.same(cohorts=turn.mentions.cohorts)


def _told_there(turn: Turn, case: str) -> bool:
    """Whether the answer that was given last tells of a case by all of its words."""
    said = {stem for word in content_of(case) for stem in stems(word)}
    return bool(said) and said <= set(stems(turn.text))


def told_of_oneself(question: str) -> str:
    """The sentences in which somebody tells of themselves and asks nothing; "" when there is none."""
    own = [
        without_courtesy(sentence.strip(" ,.!"))
        for sentence in SENTENCE_END.split(question)
        if "?" not in sentence and not clauses(sentence)
    ]
    return ". ".join(sentence for sentence in own if tells(sentence) and len(content_of(sentence)) > 1)


def back_to_ones_case(turn: Turn) -> Understood | None:
    """« je reviens à mon cas : et pour la 7 ? » after the case of somebody else: the rule before, of that cohort."""
    known, trail = turn.engine.knowledge.versions, turn.before.trail
    back = cues.BACK_TO_MY_CASE.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    if not back or turn.before.unit not in known or not trail or trail[0] not in known or turn.mentions.facets:
        return None
    return replace(turn.same(trail[0], turn.mentions.cohorts), question=turn.wording.stripped)


def of_a_case_untold(turn: Turn) -> Understood | None:
    """« ça bloque pour bosser avec vous ? » after a case of one's own that got no answer, or of which nothing was asked yet: both together."""
    told, folded = turn.before.told, turn.wording.folded
    only_told = fold(turn.before.question).strip(" .!") == fold(told).strip(" .!")
    if not told or (turn.before.unit and not only_told) or turn.mentions.facets or turn.wording.length > 2 * SHORT:
        return None
    asks = any(cue.search(folded) for cue in (_WHETHER_IT_BARS, _MAY_I, _MAY_THEY))
    more = {w for w in turn.wording.content if not re.fullmatch(_BARS, w)} - cues.BARE - cues.SAME
    named = {w for r in turn.mentions.readings for w in r.said}  # « puis-je postuler à la 6 ? »
    if not asks or more - _OF_A_CASE - _OF_WORK - named - turn.cohort_words:
        return None
    joined = f"{told}. {turn.question}"
    if turn.mentions and turn.rank(joined).first.kind != "entry":
        return None
    return Understood(joined, turn.engine.vocabulary.find(joined))


def of_the_case_told(turn: Turn) -> Understood | None:
    """« et dans mon cas, je pourrais en être ? » after « je suis titulaire » and something else: asked of what one told.

    Where what is asked is surely answered by itself, it is left to the others.
    """
    told, folded = turn.before.told, turn.wording.folded
    if not told or not _IN_MY_CASE.search(folded) or turn.wording.length > 2 * SHORT or turn.mentions:
        return None
    more = set(turn.wording.content) - cues.BARE - cues.SAME - _OF_A_CASE
    if more or not _MAY_I.search(folded):
        return None  # « dans mon cas, c'est possible aussi ? » after telework; « mon profil gagne combien ? »
    joined = f"{told}. {_APPLYING}"
    ranking = turn.rank(joined)
    if not ranking.answered or ranking.first.kind != "entry" or turn.rank(turn.question).right >= SURE_ELSEWHERE:
        return None
    return Understood(joined, turn.engine.vocabulary.find(joined), turn.before.cohorts)
