"""The words by which a question leans on a number that was told: an amount, how many there were, the same pay."""

from __future__ import annotations

import re

from index.numerals import CARDINALS

EXPERIENCE = frozenset(
    "pr qui debute debutent debutant debutante debutants junior juniors senior seniors confirme confirmee experimente experimentee beginner starting".split()
)
"""Words for how experienced somebody is, and what links them (« pr une data scientist qui débute »)."""
HOW_MANY = re.compile(r"\b(?:combien (?:de |d['’])|how many )(?P<what>\w+)", re.IGNORECASE)
"""Asks how many of something there are."""
OF_ALL_TIME = re.compile(
    r",? *\b(?:depuis le (?:tout )?d[eé]but|en tout|au total|[aà] ce jour|since the (?:very )?(?:start|beginning)|in total|so far)\b",
    re.IGNORECASE,
)
"""Says that all are counted."""
MOST_OF_THEM = re.compile(
    r"\b(?:il )?(?:y )?en (?P<had>(?:a|avait|ont|avaient)(?: eu)?) (?P<most>le (?:plus|moins))\b(?! (?:de|d'|possible))"
)
"""Asks where there were most, or fewest, of what was counted."""
TELLS_HOW_MANY = re.compile(r"\*\*(?:combien|nombre|effectifs?|how many|number)\b")
"""Begins the line of an answer that counts those of whom it tells."""
HOW_MANY_THERE_WERE = re.compile(
    r"\b(?:combien|cb)\b[^?]{0,12}\b(?:y en a|y en avait|en (?:a|avait|avez|aviez))\b|\b(?:y en a|y en avait|en avez|en aviez)\b[^?]{0,12}\b(?:combien|cb)\b|\bhow many (?:of them )?(?:were there|are there|did you have)\b|\b(?:etaient|y en (?:a|avait)|yen (?:a|avait)) (?:combien|cb) (?:a chaque fois|par|dans chaque)\b"
)
"""Asks how many of what was spoken of there were (« en 2024 il y en a eu combien ? »)."""
SAME_AMOUNT = re.compile(
    r"(?:(?:et|and|mais|donc) )*(?:(?:c'est|c'etait|toujours|paye|payes) )*(?:(?:au|le|pour le|a) )?memes? (?:tarif|prix|salaire|paie|paye|montant)s?|(?:(?:and|still) )*(?:for |at )?the same (?:pay|salary|rate|money)"
)
"""Asks whether the pay is the same."""
PER_WHAT = re.compile(
    r"(?:(?:et|and|mais|donc|so|ok) )*(?:(?:c'est|c'etait|c|ca|is (?:it|that)|it's|that's) )?(?:bien )?(?:par|pour chaque|per|for each) "
    r"(?:personnes?|tetes?|mois|ans?|jours?|agents?|postes?|projets?|equipes?|person|head|month|year|project|team)\b(?: (?:ou|or) .{2,30})?"
)
"""Asks of what unit a sum is (« c'est par personne ou pour le projet ? »)."""
AMOUNT = re.compile(
    r"\b\d+ ?(?:(?:d['’])?ann?ees?|ans?|mois|jours?|euros?|eur|k|%|years?|months?|days?)\b(?: (?:d['’ ]|of )(?:xp|exp)\b)?"
)
NUMBER = re.compile(r"\b\d{1,2}\b(?: ?(?:ans?|years?)\b)?(?: (?:d'|of )(?:xp|exp)\b)?")
"""A number of years without the word, where the question before had it (« et ma pote qui en a 8 ? »)."""
FIGURE_WITHOUT_A_SIGN = re.compile(r"\b(?:chiffre|figure|number) (?:de |of )?(?P<figure>\d{2,3})\b(?! ?%)")
"""A figure without what it counts (« mon rédac chef a un chiffre de 64 »)."""
NUMBER_OF_THEM = re.compile(
    r"\b(?:n'en|en) (?:a|ai|as|ont|avait|compte|comptent|cumule|totalise)\b(?: (?:que|deja|seulement|juste))* (?:\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b(?! ?(?:%|jours?|mois|par|peu)\b)"
)
"""A number of what was counted before (« et mon binôme, lui, n'en compte que 7 »)."""
YEARS_TOLD = re.compile(
    r"\b(?:combien d'|(?:how many|\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|two|three|four|five|ten|twelve) )(?:ans?|annees?|years?)\b"
)
"""Tells a number of years, or asks for it."""
FIGURE = frozenset(
    "chiffre chiffres nombre pourcentage stat stats statistique statistiques figure figures number numbers percentage".split()
)
"""Words for the figure of what was told (« t'as un chiffre ? »)."""
BESIDES_A_FIGURE = frozenset(
    "t as auriez aurais avez precis precise got exact exacte exactement tiens ah vrai vraie officiel officielle donne donner real official".split()
)
"""Words that may stand beside one."""
PAPERS = re.compile(
    r"\b(?:papiers?|paperasse|justificatifs?|attestations?|quels? documents?|quelles? pieces?|fournir quoi|quoi (?:a )?fournir|comme preuve|paperwork|what proof|which documents?)\b"
)
"""Asks which paper is needed."""
TO_PROVIDE = frozenset("dois doit faut fournir donner joindre comme montrer prouver coup need provide give".split())
"""Words beside them."""
A_STATEMENT = re.compile(r"\b(?:attest\w+|justificatifs?|sur l'honneur|sworn|proof of)\b")
"""Asks for one."""
HOW_FAST = re.compile(
    r"\bhow (?:fast|quick(?:ly)?|soon)\b|\b(?:a|en) quelle vitesse\b|\b(?:faut|dois|doit)\b.{0,20}\bvite\b"
)
"""Asks in what time one has to do something."""
OF_A_TIME = frozenset(
    "fast quick quickly soon vite must dois doit faut should need do long jour jours temps semaine semaines mois delai days day weeks week months month time get got have ai faut".split()
)
"""Words beside which one asks how long something takes."""
A_TIME = re.compile(
    rf"\b(?:\d+|{'|'.join(CARDINALS)}|quinze|fifteen|une?|half an?) (?:demi-)?(?:journees?|jours?|semaines?|mois|heures?|days?|weeks?|months?|hours?)\b"
)
"""Tells how long."""
HOW_LONG_BEFORE = re.compile(
    r"\b(?:combien|cb) de (?:temps|jours|semaines|mois) (?:a l'avance|en avance|au prealable|avant)(?: (?:la fin|l'echeance|le terme))?(?= *[?!.]*$)|\b(?:how (?:long|many (?:days|weeks|months)|far)|how much notice) (?:before(?:hand)?|ahead|in advance)(?: the end)?(?= *[?!.]*$)|\bhow much notice\b(?= (?:do|will|would|must|should)\b)"
)
"""Asks how long before something one is told of it."""
BEFORE_SOMETHING = re.compile(r"\b(?:avant|a l'avance|plus tot|before|in advance|ahead|notice)\b")
"""Tells that something is before something."""
IS_IT_LONG = re.compile(
    r"(?:(?:et|ok|mais|and|but) )*(?:c'est|c|est-ce|ca|cela|is it|does it|it) (?:(?:tres |si |vraiment )?long\b|(?:me |nous |vous )?(?:prend|take) (?:combien de temps|longtemps|beaucoup de temps|du temps|how long|long)|combien de temps\b)"
)
"""Asks how long what was told takes, and says nothing else of it."""
LASTS = re.compile(
    r"(?:(?:et|ok|mais|and|but) )*(?:how long (?:will|does|would|do) (?:it|they|that|this) (?:last|take)|(?:ca|cela|elle|il) dure(?:ra)? (?:combien(?: de temps)?|longtemps)|combien de temps (?:ca|cela|elle|il) dure(?:ra)?)"
)
"""Asks how long something that was told lasts."""
A_SHORT_TIME = re.compile(r"\b(?:\d+|une?|demi-|half an) ?(?:minutes?|heures?|hours?)\b|\bdemi-heure\b")
"""Tells that something lasts minutes, or hours."""
AIMED_AT = re.compile(
    r"\b(?:vis(?:ai(?:t|ent)|e|ent|iez|ez)|aim(?:ed|ing)?) (?:for )?(?:combien|cb|quoi|how many|at what)\b|\b(?:quel(?:le)?s? |l'|la |what |the )(?:(?:est|etait|is|was) )?(?:l'|la |the )?(?:objectif|cible|target|goal)s?(?: chiffree?)?(?= ?[?!.]*$)"
)
"""Asks what was aimed at."""
AN_AIM = re.compile(r"\b(?:objectifs?|vise|visait|target|aim)\b")
"""Tells an aim."""
A_FIGURE = re.compile(r"\b\d{1,3}(?:[ .]?\d{3})*(?:,\d+)? ?(?:%|€|euros?\b|k€|millions?\b)")
"""A share or a sum."""
JUDGED_WHEN = re.compile(
    r"\b(?:c'est|c|ca se|cela se|ca s'|on l[ea] |is (?:it|that)) ?(?:regarde\w*|apprecie\w*|evalue\w*|verifie\w*|juge\w*|examine\w*|controle\w*|mesure\w*|check\w*|assess\w*|judged) "
    r"(?:(?:a|at) (?:quel|what|which) (?:moment|date|time|stade|point|stage)|quand|when)\b|"
    r"\b(?:a quel(?:le)? (?:moment|date)|quand|when) (?:est-ce que |is (?:it|that) )?(?:c'est|ca se|on l[ea])? ?(?:regarde|apprecie|evalue|verifie|juge|examine|controle|checked|assessed|judged)\b"
)
"""Asks at what moment a condition is looked at."""
AT_A_TIME = re.compile(
    r"\b(?:encore|deja|au (?:debut|moment|jour)|a la (?:date|fin)|le jour|lors|avant|des|still|when|at the|before)\b"
)
"""Tells of a condition at a moment."""
DOUBTED = re.compile(
    r"\b(?:se trompe\w*|(?:s'est|se sont) (?:donc )?trompee?s?|a tort|faux|fausse|erreur|bizarre|etrange|curieux|pourtant|(?:mes|ses|nos) notes|"
    r"(?:j'(?:ai|avais)|je l'avais) (?:pourtant )?(?:lu|note|vu|entendu|compris|en tete|garde|retenu)|(?:m'a|m'avait|m'ont|nous a) (?:dit|parle|annonce|donne)|"
    r"(?:parle|parlait|parlent) d|(?:a|ont|avait) (?:ecrit|publie|note)|je (?:croyais|pensais)|wrong|mistaken|mistake|my notes|i (?:read|heard|noted|thought)|(?:told|said) (?:me|it)|strange|weird)"
)
"""Sets something that one heard or noted against what was told."""
A_SPAN = re.compile(
    rf"\b(?P<count>\d+|{'|'.join(CARDINALS)}|une?|one|a(?= (?:year|month|week|day)\b)) (?P<unit>ans?|annees?|mois|semaines?|jours?|years?|months?|weeks?|days?)\b"
)
"""A number of days, weeks, months or years."""
OF_ONES_CAREER = re.compile(
    r"\b\w+ (?:ans?|annees?|years?) (?:d'(?:exp\w*|xp|anciennete)|de (?:metier|boite|carriere|pratique)|of experience)\b"
)
"""A span that one tells of oneself."""
AN_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
"""An address of mail."""
HOW_OFTEN = re.compile(r"\b(?:combien|cb) de fois\b|\bhow (?:often|many times)\b")
"""Asks how often something was."""
HOW_MANY_OF_THEM = re.compile(
    r"\b(?:il )?y en (?:a|avait|ont|a eu|a-t-il eu) (?:eu )?(?:combien|cb)\b|\b(?:combien|cb) y en (?:a|avait)\b|\bhow many (?:of them )?(?:were|are) there\b|^(?:et )?ils etaient (?:combien|cb)\b"
)
"""Asks how many there were of those that were just spoken of."""
PAY = re.compile(
    r"\b(?:pay(?:e|ee|es|ees|ait|aient|ent)|paie|touch\w+|gagn\w+|salaires?|remuner\w+|earn\w*|paid|pay|salary)\b"
)
"""Asks what they earned."""
