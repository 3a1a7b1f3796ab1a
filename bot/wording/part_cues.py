"""The words by which a part of a question leans on the rest, asks only how long, or names what it is about."""

from __future__ import annotations

import re

WHEN_ASKED = re.compile(
    r"\b(?:quand(?! meme)|dates?|jours?|calendrier|when|days?|timeline|schedule|wann|cuando|quando)\b"
)
AGAIN = frozenset("combien quand how many long when".split())
"""Words that may ask the same again of another cohort."""
ITS_END = re.compile(
    r"(?:(?:il|elle|ca|cela|it|ils|elles|they) )?(?:finit|finissent|se termine|termine|ferme|s'arrete|ends?|closes?) quand|"
    r"quand (?:est-ce (?:qu'il|qu'elle|que ca) )?(?:(?:il|elle|ca|cela) )?(?:finit|se termine|ferme|s'arrete)|when (?:does )?it (?:ends?|closes?)"
)
"""Asks for nothing but the end of what is spoken of."""
ITS_EDGES = re.compile(
    r"(?<=[.?!;,:]) *(?:(?:avec|with|donnez(?:-moi)?|give me|i need|je veux) )?(?:(?:l[ae]s?|the) )?(?:(?:dates?|jours?|days?) (?:de |d'))?"
    r"(?:d[ée]but|ouverture|premier(?: jour)?|start|first|beginning|opening) (?:et|and|/|to|&) (?:(?:de |d'|l[ae] |the )*)(?:fin|cl[ôo]ture|dernier|end|last|close|closing)(?: (?:days?|dates?|jours?))?"
    r"(?:[ ,]+(?:please|pls|svp|stp|s'il (?:vous|te) pla[iî]t|merci))?[ .?!]*$",
    re.IGNORECASE,
)
"""Asks at the end of a question for nothing but both ends of what it is about (« … Début et fin, svp. »)."""
PRONOUN = re.compile(
    r"(?P<before>(?:combien|cb|how long) (?:de temps )?)?(?:[çc]a|cela|il|elle|ils|elles|it|they)\s+", re.IGNORECASE
)
"""Begins a part of a question that is of what was named before."""
OF_WHAT_WAS_TOLD = re.compile(
    r"\b(?:le delai|l'echeance|la deadline|the deadline) (?:est|serait|is|was)\b(?! (?:de|du|des|of|for|pour|en|in|le|la)\b)|\ben (?:faire|deposer) (?:la|une) demande\b|\bask for it\b"
)
"""Speaks of a deadline, or of a request, and does not say of which."""
THAT_OF = re.compile(r"(?:celle|celui|that|the one) (?=d(?:e|u)\b|d['’]|of\b)", re.IGNORECASE)
"""Begins with what stands for the noun before (« celle de la deuxième »)."""
OWN_CONTRACT = re.compile(
    r"\b(?:mon|my) (?:contrat|contract|cdd)\b|\b(?:me prolong|me renouvel|me garde|extend me|keep me|renew me)\w*"
)
"""Speaks of one's own contract: who asks works here, and is no administration."""
CHOSEN = re.compile(
    r"^(?!.*\b(?:administrations?|ministeres?|projets?|dossiers?|services?|ministries|agencies|projects)\b).*\b(?:recrutee?s|laureate?s|candidate?s|hired|recruited|applicants?)\b"
)
"""Speaks of people who apply, or were chosen, and of nothing else that is."""
ONLY_HOW_LONG = re.compile(
    r"(?:(?:et|and) )?(?:(?:pendant |for )?(?:combien de temps|cb de temps|how long)|(?:ca|cela) dure (?:combien(?: de temps)?|longtemps))[ ?!.]*"
)
"""Asks how long, and not of what."""
HOW_LONG = re.compile(r"\b(?:combien de temps|cb de temps|dure(?:nt)? (?:combien|cb)|how long)\b")
"""Asks how long, wherever it stands."""
ITSELF = re.compile(
    r"(?:(?:et|and) )?(?P<what>(?:l['’]|l[ae] |les |the |an? |une? |mon |ma |my )[^\W\d]{4,})(?: (?:(?:lui|elle)[- ]?m[êe]me|en (?:lui|elle)[- ]m[êe]me|itself))[ ?!.]*",
    re.IGNORECASE,
)
"""Asks the same of something else (« et le contrat lui-même ? »)."""
AND_YOU = re.compile(
    r"(?:(?:et|and|alors) )?(?:(?:c'est |ca se passe |it's )?(?:pareil |comment |quoi |the same )?(?:chez|avec|pour|at|with|for) (?:vous|you)|what about (?:you|yours|here)|how about you|et vous|and you)"
)
"""Asks how what was told of another is here."""
FIRST_WORD = re.compile(
    r"(?!(?:comment|quand|quel\w*|pourquoi|combien|peut|dois|doit|faut|est|sont|avez|bonjour|bonsoir|salut|hello|what|when|where|which|does|will|have|there|they|vous|nous|elles?)\b)[^\W\d]{4,}",
    re.IGNORECASE,
)
"""The first word of a piece that begins with what it is about (« entretien la semaine pro »)."""
NAMED = re.compile(
    r"\b(?:l['’]|les? |la |une? |mon |ma |the |an? |my )(?:(?:toute?|very) (?=premi|derni|first|last))?(?:(?:premi[eè]re?|derni[eè]re?|first|last)s? )?[^\W\d]{4,}",
    re.IGNORECASE,
)
"""A noun with its article, anywhere (« le tout premier appel »)."""
BY_HOW_MUCH = re.compile(
    r"(?:(?:et|and) )?(?:de combien(?: de (?:jours|temps|mois|semaines))?|by how (?:much|many(?: \w+)?))"
)
"""Asks nothing but how much larger one of two is."""
