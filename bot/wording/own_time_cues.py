"""The words by which somebody tells of time of their own: away from the calendar, or free for all of a mission."""

from __future__ import annotations

import re

_THING = r"(?:quoi|quelque chose|qu(?:el)?qu[ec] ?chose|qqch\w*|qqc|un truc|rien|(?:une?|des) (?:trucs?|etapes?|dates?|echeances?|rendez-vous)|something|anything|what|a (?:step|date))"
AWAY = re.compile(
    r"\b(?:(?:je|on|nous) (?:sera|serons)|(?:suis|est|sommes) loin|j'ai (?:mes |des )?billets?|(?:i'm|i am|i'll be|we are) (?:away|off|travelling|in)|par(?:s|t|tons|tirai|tirais|tez|tir)|vacances|vacs|conges?|absente?s?|absence|voyage|deplacement|injoignables?|indisponibles?|pas (?:dispo\w*|la|libre|joignable)|etranger|hospitalise\w*|hopital|opere\w*|operation|retraite|lune de miel|arret maladie|sans (?:reseau|internet|ordi\w*|connexion)|trek|rando|(?:suis|serai|serais|est) (?:en|au|aux|a) (?!poste|cdi|cdd|temps|jour)|away|holidays?|vacation|trip|travel\w*|abroad|flying|off\b|unavailable|not available|honeymoon|surgery|offline)\b"
)
"""Tells that one is away."""
MISSES = re.compile(
    rf"\b(?<!il )(?<!il me )(?<!il nous )(?<!il lui )(?:rat(?:e|er|erai|erais|erons|erions)|loup(?:e|er|erai|erais)|manqu(?:e|er|erai|erais)|pass(?:e|er|erai|erais) a cote d[e']|miss(?:ing)?) ?(?:pas )?{_THING}\b|"
    r"\b(?:qu'est-ce que|que|qu'est ce que|quoi que) (?:je |on |nous )?(?:vais[ -]?(?:je )?|va |risque(?:[ -]je)? de |allons[ -]nous )?(?:rat|loup|manqu)(?:e|er|erai|erais|ons)\b|"
    r"\b(?:quelque chose|un truc|rien) (?:que je (?:dois|doive)|a faire|d'important|de prevu)\b|\b(?:je peux|puis-je|on peut|can i) (?:me )?(?:deconnecter|debrancher|couper|disconnect|switch off)\b|\banything i (?:have to|must|need to) do\b|"
    r"\bwhat (?:do|will|would|am|might) i (?:be )?miss(?:ing)?\b|"
    r"\b(?:genant\w*|embetant\w*|grave|(?:un |de |pose )?(?:problemes?|soucis?)|compatible|a problem|an issue|(?:ca|cela) (?:peut|pourrait|va|risque de) (?:me |nous )?(?:couter|penaliser|gener|nuire)(?: [a-z]+){0,3}?) (?:pour|avec|dans|with|for) (?:la (?:suite|selection)|le (?:reste|calendrier|processus|recrutement|deroulement)|vo(?:tre|s) (?:calendrier|dates|planning|etapes)|the (?:rest|selection|calendar|process|schedule)|your (?:calendar|dates|schedule))\b"
)
"""Asks what one misses, whatever it is."""
BOTHERS = re.compile(
    r"\b(?:(?:ca|cela) (?:craint|gene|coince|bloque|pose (?:un |de )?(?:problemes?|soucis?))|c'est (?:grave|genant|embetant|un (?:probleme|souci))|(?:is (?:it|that)|would (?:it|that) be) (?:a problem|an issue|ok|bad))\b"
)
"""Asks whether it matters."""
HAS_TIME = re.compile(
    r"\b(?:conges?|dispo\w*|libres?|detache\w*|sabbatique|visa|titre de sejour|autorisation|mise a disposition|annee de cesure|cesure|leave|sabbatical|available|availability|free|secondment|permit)\b"
)
"""Tells of time that one has."""
COVERS = re.compile(
    r"\b(?:couvr\w+|suffi\w*|assez long\w*|(?:toute? (?:la|le|leur|votre|ma)|l'integralite d[eu](?: la)?|jusqu'au bout d[eu](?: la)?) (?:duree|mission|periode|contrat)|(?:la mission|le contrat) (?:en entier|entiere?)|covers?|long enough|enough|(?:whole|entire|full) (?:contract|mission|period|time|duration|cohort))\b"
)
"""Asks whether it holds all of a mission."""
FROM_TO = re.compile(
    r"\b(?:d(?:u|e) (?:combien|quand|quelle date|quel jour) (?:au|a|jusqu'(?:a|au)) (?:combien|quand|quelle date|quel jour)|from when (?:to|until|till) when|from (?:which|what) (?:date|day) to (?:which|what) (?:date|day))\b"
)
BOTH_ENDS = re.compile(
    r"\b(?:quand|(?:a|de) quelle date|(?:a partir de )?quel jour)(?: est-ce)?(?: que)? (?:je|on) (?:commencerai[st]?|debuterai[st]?|demarrerai[st]?|arriverai[st]?) .{0,12}?\b(?:jusqu'(?:a|en) quand|quand|quelle date|quel jour)(?: est-ce)?(?: que)?(?: (?:ca|cela|je|on|il|le contrat))?(?: (?:se|s'))?[ ']?(?:termin|fini|arret|achev)\w*|"
    r"\b(?:mission|contrat) (?:couvr\w+|dure\w*) (?:bien )?(?:toute )?l'annee scolaire\b|\b(?:mission|contract) (?:cover|last)s? (?:the |a )?(?:whole |entire )?school year\b|"
    r"\b(?:premier et (?:le |mon )?dernier|first and (?:my |the )?last) (?:jours?|days?) (?:d[eu] (?:travail|boulot|mission|contrat)|of (?:work|the job|my contract|the contract|the mission))|"
    r"\b(?:tout )?premier jour (?:de |du )?(?:boulot|travail|mission|contrat)\b.{0,30}\bdernier\b|"
    r"\bwhen would (?:i|we) (?:start|begin) and (?:when would (?:it|i|we) )?(?:end|finish|stop)\b"
)
"""Asks for the first day and the last one that one would have."""
AT_WORK = re.compile(
    r"\b(?:missions?|contrats?|postes?|bail|lou(?:e|er|erai)|location|appart\w*|logement|studio|colocation|coloc|chambre|contracts?|lease|rent|flat|room|housing|accommodation)\b"
)
"""Speaks of the time of the work, or of what one needs for it."""
OF_A_STEP = re.compile(
    r"\b(?:candidat\w*|dossiers?|depos\w*|depot|postul\w*|audition\w*|entretiens?|oral|oraux|jury|prolong\w*|demandes?|webinaires?|inscri\w*|apply|applications?|interviews?)\b"
)
"""Speaks of a step before it."""
CLASHES = re.compile(
    r"\b(?:en meme temps|au meme moment|chevauch\w+|tomb(?:e|er|ait|era|erait|ent|eraient)|(?:ca|cela|ce) (?:n'|ne )?(?:attend\w*|peut attendre|pourra(?:it)? attendre)|(?:trop tard|a temps)(?! pour (?!candidat|postul|depos|envoy|moi\b|vous\b|le dossier|m'inscrire|participer|commenc|demarr|la rentree))|compatibles?|incompatibles?|catastrophe|c'est (?:grave|embetant|un (?:souci|probleme))|"
    r"(?:ca|cela) (?:colle|passe|marche|coince|bloque|gene|va|ira|irait|passera|passerait|collera(?:it)?|marchera(?:it)?)|"
    r"(?:rejoindre|arriver|commencer|debuter|demarrer|venir|integrer) .{0,30}(?:plus tard(?! (?:le matin|dans la|ce jour))|en retard|apres|quelques (?:jours|semaines)|decale\w*)|"
    r"same time|overlaps?|clash\w*|conflicts?|(?:too late|in time)(?! (?:to|for) (?!apply|send|submit|join|start|me\b|the (?:start|deadline|interviews?)))|(?:join|start|come|begin|arrive) .{0,30}(?:later|late|after)|can (?:it|that) wait)\b"
)
"""Asks whether days of one's own go together with those of the calendar."""
STARTING = re.compile(
    r"\b(?:rentree|attaquer|demarr\w+|commenc\w+|debut\w*|arriv\w+|entrer|rejoin\w+|embarqu\w+|prise de poste|start\w*|begin\w*|join|first day)\b"
)
"""Speaks of the start."""
TAKES_OVER = re.compile(
    r"\b(?:un trou|prend(?:ra|rait)? (?:le |tout de suite le )?relais|enchain\w+|dans la foulee|sans interruption|a gap|straight after|right after|take over)\b"
)
"""Asks whether the work begins right when something of one's own ends."""
SO_LONG_BEFORE = re.compile(
    r"\b(?:combien|cb) de (?:temps|jours|semaines)\b.{0,30}\bavant (?:de |d'|le |la |l'|mon |ma )?(?:attaquer|commencer|demarr|debut|rentree|prise de poste)|"
    r"\bhow (?:long|many (?:days|weeks))\b.{0,30}\bbefore (?:i |the )?(?:start|begin)"
)
"""Asks how long it is until the work begins."""
OVER_BEFORE = re.compile(
    r"\b(?:be over|be finished|have ended|finir?|finira\w*|finie?s?|terminee?s?|se termin\w+|acheve\w*)\b.{0,20}\b(?:before|avant|by then|d'ici)\b"
)
"""Asks whether the work ends before a day."""
FOR_SO_LONG = re.compile(
    r"\b(?:de |d'|pour |pendant |of |for |an? )?(?P<number>\d{1,2}|un|une|deux|trois|six|neuf|dix|onze|douze|a|one|two|three|ten|eleven|twelve)[ -](?P<unit>mois|ans?|months?|years?)\b.{0,24}\b(?:a (?:partir|compter) d[ue]|des|depuis|from|starting|as of)\b"
)
"""Tells how long one has, from some day on (« un congé de 11 mois à partir du 1er septembre »)."""
_DAY_OF_THE_WEEK = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
ONLY_ON = re.compile(
    rf"(?<!pas )(?<!jamais )(?<!not )\b(?:(?:ne|n'\w+)\b.{{0,12}}?\b(?:libre|liber|dispo|peu[xt]|bosse|travaill)\w*\b.{{0,16}}?\bque?|(?:seulement|uniquement|only|libre|liberer|dispo\w*|off|conge|seul\w*|free|available)\b(?:(?!\b(?:sauf|except|but|hors|pas)\b).){{0,24}}?) "
    rf"(?:(?:les? |on |is |are |est (?:le )?|c'est (?:le )?)|(?={_DAY_OF_THE_WEEK}s\b))"
    rf"(?P<day>{_DAY_OF_THE_WEEK})s?\b(?! (?:\d|dernier|prochain|passe))"
)
"""Tells the one day of the week on which one is free."""
LEAVES_ME = re.compile(
    r"\b(?:me|nous|m'en) (?:laiss(?:e|era|erait)|reste(?:ra|rait|nt)?)\b|\b(?:leaves?|would leave|have|get) (?:me|us)\b|\bhow (?:many days|long) (?:do|will|would) i have left\b"
)
"""Asks how long one has left."""
