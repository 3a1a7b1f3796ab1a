"""The words by which a question goes on about the time between two dates that were told."""

from __future__ import annotations

import re

BETWEEN_TWO = re.compile(
    r"\b(?:entre|between) (?:(?P<it>ca|cela|celui-ci|celle-ci|that|it|this)|.{3,60}) (?:et|and) (?P<now>(?:maintenant|aujourd'hui|now|today|mon|ma|mes|my|notre|our)\b)?"
)
"""Names two ends."""
ONE_AND_ANOTHER = re.compile(
    r"\b(?:entre|separ\w+|between)\b.{0,24}?\b(?P<one>premiere?|1re|1ere|1er|first|deuxieme|seconde?|second|2e)\b(?! (?:etape|entretien|candidature|step|interview|session d))(?: (?:vague|fois|campagne|periode|fenetre|round|call|one|appel))?,? (?:et|and) (?:.{0,20} )?\b(?P<other>premiere?|deuxieme|seconde?|2e|2eme|troisieme|3e|second|third)\b"
)
"""Names one of those that were told, and another."""
HOW_LONG_BEFORE = re.compile(
    r"(?:(?:et|and|donc|so) )*(?:la derniere|le dernier|la premiere|le premier|celle-ci|celui-ci|elle|il|ca|c'etait|c'est|that|it|the last one)(?:,? (?:c'etait|c'est|etait|est|tombe|tombait|was|is))? ?"
    r"(?:combien|cb|how (?:many|long))(?: de)? ?(?:temps|jours?|semaines?|mois|days?|weeks?|months?)? (?:avant|apres|before|after) (?P<what>(?!que\b|qu')[a-z' ]{3,40}?)[ ?!.]*"
)
"""Asks how long before, or after, something what was told was."""
HOW_LONG_AFTER = re.compile(
    r"(?:(?:et|apres ca|ensuite|puis|and|then),? )*(?:les?|la|the) (?P<what>[a-z' ]{3,30}?),? (?:c'est|c'etait|ce sera|is|are|was|were) (?:combien|cb|how many)(?: de)? (?:temps|jours?|semaines?|days?|weeks?) (?:plus tard|apres|later|after)(?: ca| that)?[ ?!.]*"
)
"""Asks how long after what was told something is (« après ça, les entretiens, c'est combien de jours plus tard ? »)."""
VARIES = re.compile(
    r"\b(?:vari(?:e|ent|ait|aient|era|er)|toujours (?=(?:\w+|\d+) (?:jours?|semaines?|mois|ans?)\b(?! le\b)|(?:le |la )?(?:meme|pareil|autant|aussi)\b|ou\b)|chaque fois|a chaque|les autres (?P<others>\w+)|always (?=(?:the )?(?:same|so|as|that)\b|\w+ (?:days?|weeks?|months?)\b)|var(?:y|ied|ies)|every time|each time)\b"
)
"""Asks whether it was always so."""
TIMES = frozenset("fois annees".split())
"""What may have been otherwise, besides cohorts (« et les autres fois ? »)."""
NOBODY_THERE = re.compile(
    r"\b(?:sans (?:personne|equipes?|monde)|personne|(?:un |de |le |y a (?:eu )?)?(?:trou|battement|creux|vide|pause|interruption)|nobody|no one|gap|empty|a vide)\b"
)
"""Asks how long there was nobody."""
LEFT_EMPTY = re.compile(r"\b(?:a vide|sans personne|with nobody|left empty)\b")
"""Asks of the time with nobody, whatever it is between."""
BOTH_DATES = re.compile(
    r"\b(?:entre|separ\w+|between)\b.{0,6}\b(?:les (?:2|deux)|ces (?:2|deux)|the two|these two|them|both)\b|\bles separ\w+\b|"
    r"^(?:(?:et|donc|alors|du coup|soit|so|ok) )+(?:ca|cela) (?:fait|faisait|a fait|nous fait) (?:combien|cb) (?:de (?:mois|jours|semaines)|en tout)[ ?!.]*(?:en tout|au total)?[ ?!.]*$|^so how many (?:months|days|weeks)(?: (?:is|was) that)?[ ?!.]*$"
)
"""Means the two dates that were told."""
LAST_OF_ALL = re.compile(
    r"\b(?:plus recente?s?|toute derniere|tout dernier|derniere?s? (?:appel|session|fenetre|vague|campagne|recrutement)|most recent|latest|very last|last (?:call|round|window))\b"
)
"""Says of a call that it is the last one there was."""
SAME_FOR = re.compile(
    r"^(?:(?:et|and|ok|bon|puis|donc|maintenant)[ ,]+)*(?:pareil|idem|(?:la |le )?meme (?:chose|calcul|question|delai|duree)|same(?: thing| question)?|ditto|refais(?:-le)?|refaites(?:-le)?)(?: (?:le calcul|ca|it))?(?: (?:pour|avec|for|with)\b| )"
)
"""Asks what was asked before of others too (« pareil pour la 4 et la 6 »)."""
ALL_OF_THEM = re.compile(
    r"\b(?:moyenne|moyen|total|somme|average|mean|sum)\b|\b(?:des|les|tou\w+ les|all) (?:deux|trois|quatre|cinq|six|\d|two|three|four|five|six)\b"
)
"""Takes those that were asked of before along (« puis la moyenne des trois »)."""
TOOK_PLACE = re.compile(
    r"^(?!.*\b(?:visio|en ligne|presentiel|a distance|comment|online|remote\w*|where|how|ville|quels? (?:lieux?|endroits?))\b|.*\bou ?[?!.]*$).*\b(?:pass\w+ sous (?:mon|le|notre) nez|(?:a|ait|est|n'a)(?:-t-(?:elle|il))?(?: bien| pas| jamais| vraiment)* eu lieu|(?:a|est)(?:-t-(?:elle|il))?(?: pas| bien)* ete (?:annul\w+|supprim\w+)|tomb\w+ a l'eau|did (?:it|that) (?:happen|take place)|(?:was|has) (?:it|that) (?:been )?cancel\w+|n'a(?:ura)? pas lieu)\b"
)
"""Asks whether what was told took place at all."""
WITHIN_IT = re.compile(
    r"\b(?:dans|sur|pendant|over|in|during) (?:cette|ces|la meme|cet|l'|that|this|these|those) ?(?:periode|dates|intervalle|fenetre|creneau|period|dates|window)\b"
)
"""Speaks of the time in which what was told goes on."""
MADE_HOW_MUCH = re.compile(r"\b(?:a|avait|aura) fait (?:combien|cb)\b")
"""Asks how much time that made."""
LASTED_LONGER = re.compile(
    r"\b(?:dure|duree|lasted|lasts?|was it|ouvert\w*|open) (?:bien )?(?:plus|moins|aussi|longer|shorter|as)\b"
)
"""Compares how long two lasted (« celui d'après a duré plus longtemps ? »)."""
