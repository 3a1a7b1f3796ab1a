"""The words by which candidates speak of their own case: late, waiting, taken, or trying again."""

from __future__ import annotations

import re

MEANWHILE = re.compile(
    r"(?=.*\b(?:d'ici (?:la|ce jour|cette date)|entre[- ]temps|en attendant|until then|in the meantime|meanwhile|before then)\b).*\b(?:faire|fais|fait|prevoir|preparer|se passe|passe quoi|quoi|etapes?|envoyer|do|happens?|prepare|next)\b"
)
"""Asks what is to be done until a day that was told."""
STILL_HOPE = re.compile(
    r"\b(?:faire une croix|encore (?:un |de l')?espoir|(?:encore |toujours )(?:esperer|y croire)|esperer encore|keep hoping|garder espoir|(?:encore |toujours )une chance|c'est (?:foutu|mort|rape|cuit|plie|fichu)|c mort|(?:still|any) (?:hope|a chance)|give up|"
    r"(?:ca|cela|il|elle|la reponse|un (?:appel|mail|coup de fil)) peut encore (?:tomber|arriver|venir)|could (?:it|they) still (?:come|call))\b"
)
"""Asks whether all is over for oneself (« je peux faire une croix dessus ? »)."""
IF_CHOSEN = re.compile(
    r"\b(?:si (?:jamais )?(?:je|j'|on) (?:suis|etais|serais|est|postul\w+|candidat\w+|me lance)|si (?:retenue?|prise?|choisie?)|if i(?:'m| am| was| get| got| apply)|if (?:selected|chosen|accepted|hired)|would i)\b"
)
"""Speaks of oneself as of somebody who would be chosen."""
TOLERANCE = re.compile(
    r"\b(?:toleran\w+|souplesse|passe-droit|derogation|delai (?:supplementaire|de grace)|petit (?:delai|sursis)|sursis|indulgen\w+|fermer les yeux|accepte\w* (?:quand meme|en retard|les retards|apres)|grace period|leeway|late (?:files?|submissions?|applications?)|a bit late)\b"
)
"""Asks whether what comes late is taken."""
TOO_LATE = re.compile(r"\b(?:hors delai|trop tard|en retard|too late|past the deadline|forclos\w*)\b")
"""Asks whether one is too late."""
STILL_HAND_IN = re.compile(
    r"\b(?:peut|peux|puis|pouvons|pourrait|pourrais)(?:-(?:on|je|nous))? (?:encore|quand meme|tout de meme) (?:l'|le |la |les )(?:envoy|depos|rendre|remettre|soumettre|transmettre)\w*|\bcan (?:we|i) still (?:send|submit|hand) it\b"
)
"""Asks whether what is to be handed in for a call still can be."""
MISSING_IT = re.compile(
    r"\bsi (?:je|j'|on) ?(?:la |le |les |l')(?:rate|manque|loupe|ai rate)\w*\b|\bif i miss (?:it|them)\b"
)
"""Asks what if one is not there."""
SECOND_CHANCE = re.compile(r"\b(?:autre|nouvelle|seconde|deuxieme|second|another) chance\b")
"""Speaks of one more chance."""
ANOTHER_CHANCE = re.compile(
    rf"{SECOND_CHANCE.pattern}|\b(?:me (?:rattraper|representer)|retenter|reessayer|try again|catch up later)\b"
)
"""Asks when one can try again."""
NO_ANSWER_YET = re.compile(
    r"\b(?:toujours|tjs|tjrs|encore|still)\b[^.?!]{0,12}\b(?:rien(?! (?:d'|de |sur|pour|a )\w)|pas de (?:nouvelles?|reponse|mail|retour|news)|aucune? (?:nouvelle|reponse|mail|retour)|nothing(?! (?:open|on|about|for|new)\b)|no (?:news|answer|reply))\b|"
    r"\bsans (?:nouvelles?|reponse)\b|\b(?:jamais|pas) un mot\b|\bsilence radio\b|\b(?:never|not) a word\b|\b(?:pas|jamais) (?:eu )?(?:de |recu de )(?:nouvelles?|reponse|retour)\b|\bje (?:relance|m'inquiete)\b|\b(?:haven't|have not) heard\b"
)
"""Says that one has had no answer so far."""
WAS_SENT = re.compile(
    r"\b(?:candidature|dossier|application|file)s? (?:envoye|depose|transmis|parti|sent|submitted)e?s?\b|\b(?:j'ai|jai|on a|i've|i have|i) (?:\w+ )?(?:postule|candidate|applied)\b"
)
"""Says that it was sent, or that one has applied."""
OF_ME = re.compile(r"\b(?:je|j'(?:ai|en)|moi|mon|ma|mes|mienne?|i|i've|i'm|my|me|mine)\b")
"""Speaks of oneself."""
OF_CANDIDATES = re.compile(
    r"\b(?:(?:ceux|celles|gens|those|people|ones) (?:qui|who|that) (?:veulent|voudraient|souhaitent|want to|would like to|wish to) (?:etre (?:recrutee?s|prise?s|embauchee?s)|candidater|postuler|se presenter|vous rejoindre|apply|join|be (?:hired|recruited|taken))|candidate?s?|postulante?s?|applicants?|devenir|become|becoming)\b"
)
"""Names those who apply."""
SENDING = re.compile(r"\b(?:candidater|depos\w+|envo(?:yer|ient|yaient)|postul\w+|apply|submit|send)\b")
"""Speaks of sending an application."""
ANOTHER_CALL = re.compile(
    r"\b(?:une? autre|another|d'autres|other) (?:session|appel|vague|recrutement|campagne|round|call)s?\b"
)
"""Asks for another call (« il y a une autre session cette année ? »)."""
SESSIONS = frozenset("session sessions fournee fois round tour creneau time".split())
"""What people call another call, after one (« et la session d'après ? »)."""
CAN_BE = re.compile(r"\b(?:peu(?:t|vent|x)|pourra(?:it|ient|i)?|pourront|possible|\w+able|can|could|may)\b")
"""Asks whether something can be done, and not whether it was."""
SENT = re.compile(
    r"\b(?:j'ai|je l'ai|jai|on a|nous avons|nous l'avons|i(?:'ve| have)?|we(?:'ve| have)?)\b[^.?!]{0,20}\b"
    r"(?:(?:clique|appuye) sur (?:envoyer|soumettre|deposer)|(?:pressed|hit|clicked)(?: on)? (?:send|submit)|envoye|depose|soumis|transmis|poste|valide|rendu|sent|submitted|handed|filed|applied|candidate|postule)e?s?\b"
)
"""Says that one sent something."""
