"""The words by which a question speaks of the time elsewhere than where the programme is."""

from __future__ import annotations

import re

ANOTHER_ZONE = re.compile(
    r"\b\d{1,2} ?(?:h|heures?|a\.?m\.?|p\.?m\.?),? (?:de quel (?:endroit|pays|fuseau|cote)|d'ou|where|in which (?:place|country|zone))\b|\b(?:fuseaux?|heure (?:locale|de paris|de (?:la )?metropole|francaise|d'ici)|decalage horaire|(?:minuit|midi|\d{1,2} ?h ?\d{0,2}),? (?:d'ici|de chez (?:vous|moi|nous))|(?:midnight|noon|\d{1,2} ?[ap]\.?m\.?),? (?:here or|your time|where you are)|time ?zones?|paris time|local time|my time|french time|hora (?:de (?:paris|lisboa|madrid|aqui|alli)|d'aqui|daqui|local|francesa|espanola|portuguesa)|ora (?:di (?:parigi|roma|qui)|locale|italiana|francese)|(?:pariser|franzosische[rn]?|deutsche[rn]?|unsere[rn]?) (?:zeit|uhrzeit)|ortszeit)\b|"
    r"\bquelle heure (?:(?:ca fait|est-ce|c'est|ce sera|il sera) )?(?:chez|pour) (?:moi|nous)\b|\bchez (?:moi|nous),? (?:ca fait|c'est|ce sera|il sera) (?:a )?quelle heure\b|\bwhat time (?:is (?:it|that)|will (?:it|that) be) (?:here|for (?:me|us)|on my side)\b|"
    r"\b(?:ici|chez (?:moi|nous)|here)\b,? [^.;!?]{0,40}\b(?:deja|already|il est \d|it's \d|it is \d)"
)
"""Asks in whose time an hour is told, or says that it is another elsewhere."""
TODAY_THERE = re.compile(
    r"\b(?:ici|chez (?:moi|nous)|here)\b,? [^.;!?]{0,40}\b(?:d[ée]j[àa]|already) (?:le |the )?\d{1,2}(?:er|st|nd|rd|th)?(?: [^\W\d]+)?",
    re.IGNORECASE,
)
"""Tells which day it is there."""
