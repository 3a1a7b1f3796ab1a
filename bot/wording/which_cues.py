"""The words by which a turn says which of several it means: by its place, its age, a trait, or that it is the other."""

from __future__ import annotations

import re

PLACES = {
    1: "premiere?|1er|1ere|first|1st", 2: "deuxieme|2e|2eme|seconde?|second|2nd", 3: "troisieme|3e|3eme|third|3rd",
    4: "quatrieme|4e|4eme|fourth|4th", 5: "cinquieme|5e|5eme|fifth|5th", -1: "derniere?|last",
}  # fmt: skip
"""How each of several is called by its place, the last one too."""
BOTH_OF_THEM = re.compile(
    r"\b(?:ceux|celles|celui|celle|lesquel(?:le)?s|lequel|laquelle|the ones?|those|which(?: ones?)?)\b.*\b(?:aussi|egalement|en plus|en meme temps|too|as well|also|on top)\b"
)
"""Asks for those that have something beside what they have (« ceux qui avaient aussi un designer »)."""
PLACES_ELSEWHERE = {
    1: "(?:el|la|il) prim(?:er)?[oa]|[oa] primeir[oa]|(?:der|die|das) erste", 2: "(?:el|la|il) se[cg](?:u|o)nd[oa]|[oa] segund[oa]|(?:der|die|das) zweite",
    -1: "(?:el|la) ultim[oa]|l'ultim[oa]|[oa] ultim[oa]|(?:der|die|das) letzte",
}  # fmt: skip
"""The same in Spanish, Italian, Portuguese and German, with their articles."""
_TELL_OF = r"(?:parle\w*|dis|dites|infos?|details?)[- ](?:en |moi |nous |plus )*(?:du|de la)"
"""« parle-moi du deuxième », and no « du dernier recrutement »."""
PLACE = {n: re.compile(rf"\b(?:(?:l[ea]|the) (?:toute? |very )?(?:{names})|{_TELL_OF} (?:{names})(?= *(?:$|[?!.,]| projet))|{PLACES_ELSEWHERE.get(n, '(?!)')})(?: one| projet)?(?=$|[\s,?!.]+(?!qui\b|that\b|which\b|\w*(?:fois|appel|ann|phase|etape)))")
          for n, names in PLACES.items()}  # fmt: skip
"""The same with an article, where nothing else is counted so."""
ONE_OF = re.compile(
    r"\b(?:l[ea] (?:premiere?|projet|seule?) qui|celui|celle|ceux|celles|l'autre|the other(?: one)?|lequel|laquelle|lesquels|lesquelles|cual(?:es)?|quali|quale|welche[rs]?|the ones?|those|which ones?|which of (?:these|them))\b"
)
"""Speaks of one, or some, of several."""
COUNTED_PLACE = re.compile(r"\b(?:des|of the) (?:deux|trois|quatre|two|three|four)\b")
"""Says of how many one is the first (« le 1er des deux »)."""
THE_ONE = re.compile(
    r"\b(?:celui|celle|the one) (?:destinee?|concue?|prevue?|meant|sur|des?|du|en|a|au|pour|avec|qui|that|about|for|with|on|which|from|in|at|of)\b|\bthe (?:19|20)\d\d one\b|\bthe (?!(?:first|second|third|fourth|fifth|sixth|seventh|eighth|other|same|latest|last|next|previous|preceding|following|only|right|whole|current|recent|newest|oldest|earlier|later|final|former|wrong|best|original|upcoming|[a-z]+(?:er|est|th))\b)[a-z]{4,} one\b|\bquell[oa] (?:del|della|dello|dell|di|su|sul|sulla|per)\b|\b(?:el (?:del?|que|sobre)|la (?:del|sobre)) "
)
"""Speaks of the one that has some trait."""
THE_THING_THAT = re.compile(
    r"\b(?:le (?:truc|machin|bidule)|la chose|l'outil|the (?:thing|tool)) (?:pour|qui|pr|to|that|for|sur|about)\b"
)
"""Speaks of one thing by what it does."""
THE_LAST = re.compile(r"\b(?:(?:l[ea]|du|au) derniere?|the last|the latest)\b")
"""Asks of the last one."""
THE_LAST_WAS = re.compile(
    r"(?:(?:et|and|ok|mais|sinon|donc) )*(?:la derni[eè]re|the last one)(?=,? (?:c['’ ]?[eé]tait|s['’]est|(?:elle )?a (?:commenc|d[eé]marr|fini|termin|dur)|was|ran|began|started|ended))",
    re.IGNORECASE,
)
"""Begins with what the last one was, or did, and does not say of what it is the last."""
WHICH_ONE = re.compile(
    r"\b(?:lequel|laquelle|which (?:one|of)|cual(?:es)? de (?:ell[oa]s|est[oe]s|l[oa]s dos)|quale di (?:loro|quest[ie])|qual del[ea]s|welche[rs]? (?:von (?:ihnen|beiden|diesen)|davon))\b"
)
"""Asks which of several."""
ONE_OF_TWO = re.compile(
    r"\b(?:l'un|l'une|un|une|aucun|aucune|one|either|neither) (?:des (?:deux|2)|of (?:the|these) two|of them)\b"
)
"""Asks of one of two, or of either."""
NEWEST = re.compile(
    r"\b(?:(?:l[ea]s?|du|des|au) plus (?:recente?s?|nouveaux?|nouvelles?)|(?:the )?(?:newe(?:r|st)|latest|most recent)(?: one)?|"
    r"(?:el|la|los|las|il|o|a) (?:mas|piu|mais) (?:recient\w+|nuev\w+|recent\w+|nuov\w+|nov[oa]s?)|(?:das|der|die) (?:neueste|jungste|aktuellste)\w*)\b"
)
"""Asks for the newest."""
OLDEST = re.compile(
    r"\b(?:(?:l[ea]|du|au) plus (?:ancien(?:ne)?|vieux|vieille)|(?:the )?(?:olde(?:r|st)|earliest)(?: one)?|"
    r"(?:entre (?:ces|les) (?:deux|2)(?:[- ]la)?,? (?:c'est )?(?:lequel|laquelle)|(?:lequel|laquelle) des deux)(?: \w+){0,3} en premier|"
    r"(?:el|la|los|las|il|o|a) (?:mas|piu|mais) (?:antigu\w+|viej\w+|antic\w+|vecchi\w+|antig\w+)|(?:das|der|die) alteste\w*)\b"
)
"""Asks for the oldest."""
THE_OTHER = re.compile(r"(?:et |and |what about )?(?:l['’]? ?autre|the other(?: one)?)\b")
"""Begins with the other one."""
THE_OTHERS = re.compile(
    r"(?:et )?(?:pour |quand )?(?:les|and the|the|what about the) (?:autres|others)(?: alors| c'est quand| quand)?"
)
"""Says nothing but the others."""
TOLD_OTHERWISE = re.compile(
    r"\b(?:dit|disait|disent|soutient|soutenait|pretend\w*|affirme\w*|jure\w*|assure\w*|entendu|says?|said|told|swears?|claims?)\b[^?.!]{0,20}\b(?:le contraire|l'inverse|l'oppose|autre chose|autrement|the (?:opposite|contrary|reverse)|otherwise|something else)\b"
)
"""Says that somebody else tells the contrary of what was told."""
ARE_YOU_SURE = re.compile(r"\b(?:sure?s?|certaine?s?|vrai(?:ment)?|serieux|serieusement|positive|really|true)\b")
"""Asks whether what was told is so."""
WHICH_IS_IT = re.compile(
    r"\b(?:(?<!pour )tranche[rz]?|c'est (?:lequel|laquelle)|lequel (?:est|c'est|a raison|croire)|qui a raison|which (?:one )?is it|donc (?:c'est )?(?:quoi|combien|lequel)|alors c'est (?:quoi|lequel))\b"
)
"""Asks to decide between things that were just told."""
AND_THE_ONE = re.compile(
    r",? (?:et|and|ou|or|puis) (?=(?:celui|celle|the one)\b)(?!(?:celui|celle)(?: l[aà]|-l[aà]|-ci)\b)", re.IGNORECASE
)
"""Between two of which one speaks (« celui du nucléaire et celui de la culture »)."""
THAT_TEAM = re.compile(r"\b(?:cette equipe|ce projet|that (?:team|project)|this (?:team|project))\b")
"""Speaks of one team, or project, that was shown."""
RECRUITS = re.compile(r"\b(?:recrut|recruit|embauch|candidat|hiring|postul)\w*")
"""Speaks of a call."""
