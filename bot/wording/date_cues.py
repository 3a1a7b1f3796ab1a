"""The words and patterns by which a question leans on dates that were told: another day, what is next, until when, whether it moved."""

from __future__ import annotations

import re

from index.named_days import MONTHS

MOVED = re.compile(r"\b(?:repouss|report|decal|prolong|r?allong|recul|boug|extend|extension|postpon|push)\w*")
"""Says that a date moved."""
MOVED_IT = re.compile(
    r"\bl'(?:a|ont|avait|avaient|aurait) (?:encore |deja |pas )?(?:repouss|report|decal|prolong|rallong|recul)\w*|^(?:(?:et|and|mais) )*(?:la (?:fin|cloture|date(?: limite)?|limite)|l'echeance|le delai|the (?:deadline|close|date))\b"
)
"""Says it of something that was told (« on l'avait rallongé »)."""
WHEN = frozenset("quand kan qd date dates when jusque jusqu'a jusqua juska until".split())
UNTIL = re.compile(
    r"\b(?:jusqu'? ?a (?:quand|quelle|quel (?:jour|moment)|kan)|jusque quand|juska (?:quand|kan)|until when|avant quand|(?:avant|pour) quel(?:le)? (?:jour|date)|(?:ca |c'est |cela )?(?:ferme|se ferme|clot|cloture|expire) (?:a )?(?:quand|quel(?:le)? (?:jour|date))|quel(?:le)? (?:jour|date)\b.{0,24}\b(?:la )?limite|before when|by (?:when|what date|which day)|deadline|date limite|dernier delai|(?:quel(?:le)?|(?:c'est|c) (?:quoi|koi|quand|kan)) (?:est |c'est )?(?:l[ea] )?derni(?:er|ere) (?:jour|jr|delai|date|limite)|(?:what is|what's|when is) the last (?:day|date))\b|\bjusqu'? ?a(?=[ ?!.]*$)"
)
ANOTHER_ONE = re.compile(
    r"\b(?:une? autre|another(?: one)?|d'autres|autre chose (?:apres|ensuite|plus tard)|(?:anything|something) else (?:after|later))(?: (?:coming|planned|scheduled|soon|de prevue?|prevue?|bientot|a venir))?[ ?!.]*$"
)
ANOTHER_BESIDES = re.compile(
    r"\b(?:une? autre (?:avant|apres|plus)|another one|une? autre (?:date|jour|seance|session|creneau)(?! (?:limite|butoir|de|d'))|another (?:date|day|session))\b"
)
"""Says so inside a question (« y en a-t-il une autre avant la clôture ? »)."""
HOUR = frozenset("heure heures hour time".split())
WHICH_HOUR = re.compile(
    r"(?=.)(?:et |and )?(?:(?:est |est ce |is it |is that )?(?:bien )?(?:demain|aujourd hui|ce soir|tomorrow|today|tonight))?"
    r"(?: ?(?:et |and )?(?:est |it s )?(?:a |at )?(?:quelle heure|what time)(?: exactement| exactly| precise(?:ment)?| pile| ce (?:jour|soir) la| le jour (?:meme|j|dit)| (?:on )?that day)*)?"
)
"""Words of who asks for nothing but the hour, or whether it is that day, of what was told (« c'est demain ? à quelle heure ? »)."""
ONLY_A_DAY = re.compile(
    r"(?:et|mais|and|what about|on)(?: on| pour)? (?:le|the|du) (?P<day>\d{1,2})(?:er|st|nd|rd|th)?"
)
"""Says nothing but a day of the month (« et le 18 ? »)."""
DAY_TO_COME = re.compile(r"\b(?:demain|apres-demain|ce soir|tomorrow|tonight)\b")
"""A day that is told by its distance."""
HELD = re.compile(
    r"\b(?:se deplacer|se rendre (?:sur place|la-bas|a|au)|sur place|en ligne|en visio\w*|a distance|en presentiel|en distanciel|en personne|(?:venir|monter|aller|descendre) (?:a|sur)|faire le (?:voyage|trajet|deplacement)|a quelle (?:adresse|salle)|(?:dans|a) quel (?:lieu|endroit)|online|in person|remotely|streamed|diffuse\w*)\b"
)
"""Asks whether one must come, or can follow from afar."""
OF_BEING_THERE = frozenset(
    "adresse salle lieu endroit quelle quel exactement monter aller descendre voyage trajet deplacement faire faut falloir besoin oblige obligatoire obligatoirement peut peux pouvoir suivre voir regarder assister venir deplacer place ligne "
    "visio distance presentiel distanciel personne forcement must need have has can come attend follow watch person online".split()
)
"""Words beside a place by which one asks nothing else."""
A_DAY = re.compile(r"\b(?:le|the) (?P<day>\d{1,2})(?:er|st|nd|rd|th)?\b(?! (?:e|eme|h|heures|ans|mois|jours)\b)")
"""Names a day of the month, among other words."""
THAT_OF_A_DAY = re.compile(
    r"\b(?:cel(?:ui|le)|ceux|celles|the one) (?:du|of the|on the) (?P<day>\d{1,2})(?:er|st|nd|rd|th)?\b"
)
"""Means what was told by its day (« j'ai raté celle du 15 »)."""
NEXT = frozenset("apres ensuite then next".split())
"""Words that ask for what follows, not for the same again."""
SEQUEL = frozenset("suite puis".split())
ONLY_AFTER = frozenset(
    "quand kan qd when coup apres ensuite puis suite then next after what's what happens quoi passe etape etapes prochaine steps step comes pour ceux celles postule candidate deja depose candidats candidates applied".split()
)
"""Words of a turn that asks for nothing but what comes next."""
AND_THE_LAST = re.compile(
    r"\b(?:et|and|puis|then) (?:pour )?(?:la |le |the )(?:(?:toute|tout|very) )?(?:derniere?|plus recente?|last|latest|most recent)(?: (?:fois|one|time))?(?=[ ]*(?:[?!.,;]|$))"
)
"""Asks of the last one, beside the first."""
FIRST_AND_LAST = re.compile(
    r"\b(?:first|premier)\b.{0,12}\b(?:last|dernier)\b|\b(?:debut|start)\b.{0,8}\b(?:fin|end)\b"
)
"""Asks for both ends of something."""
NEXT_STEP = re.compile(
    r"\b(?:la|ma|quelle est la|c'est quoi la) (?:prochaine etape|suite pour (?:moi|nous))\b|\b(?:the|my) next step\b|\bwhat(?:'s| is) next for (?:me|us)\b|"
    r"\by ?a(?:-t-il| t il)? une suite\b|\bis there (?:a follow[- ]up|anything after)\b"
)
"""Asks what comes next, for oneself."""
WHICH_YEAR = re.compile(r"\b(?:quelle annee|what year|which year)\b")
"""Asks of which year it is."""
THIS_YEAR = re.compile(r"\b(?:cette annee(?![- ]la\b)|this year(?:'s)?)\b")
"""Says of which year without its number."""
THAT_YEAR = re.compile(
    r"\b(?:cette annee[- ]la|la meme annee|that (?:same )?year|the same year)\b(?! (?:que|qu'|as)\b)"
)
"""Says the year that was spoken of."""
OF_THE_SAME_YEAR = re.compile(
    r"(?<!\bde )(?<!\bdans )(?<!fois )\b(?:la|cette) m[êe]me ann[ée]e\b(?! qu)|(?<!of )(?<!from )(?<!twice )\b(?P<in>in )?(?:the|that) same year\b(?! as)",
    re.IGNORECASE,
)
"""Says, as it is typed, that it is the year that was spoken of."""
HAPPENING = frozenset(
    "reunit reunissent reunira tient tiennent tiendra tombe tombent passe passent deroule deroulent prevu prevue prevus prevues fixe fixee".split()
)
"""Verbs of what takes place on a day (« et le jury, il se réunit quand ? »)."""
IT_ENDS = re.compile(
    r"(?:ok |d'accord |et |donc |du coup |alors |and |so )*(?:ca|cela|c|elles?|ils?|la periode|la phase|it|they) (?:se )?(?:finit|finissent|termine|terminent|arrete|arretent|s'arrete|s'arretent|prend fin|ferme|ouvre|ouvrent|commence|commencent|demarre|"
    r"starts?|ends?|opens?|closes?|(?:s'est|s'etait|a ete|a|s'etaient|etait) (?:clos|close|ferme|fermee|termine|terminee|fini|finie|ouvert|ouverte|commence|demarre)) (?:quand|quel jour|le combien|a quelle heure|when|at what time)[ ?!.]*|(?:and |so )*when (?:does it|do they|will it|did it|did they) (?:end|start|open|close|finish)[ ?!.]*|"
    r"(?:ok |d'accord |et |donc |du coup |alors )*quand (?:est-ce qu(?:e |'))?(?:ca|cela|elles?|ils?) (?:se )?(?:finit|finissent|termine|terminent|ferme|ouvre|ouvrent|commence|commencent|demarre)[ ?!.]*|"
    r"(?:et |donc |du coup |alors |and )*(?:a quelle heure|at what time|what time) (?:est-ce que )?(?:ca|cela|elles?|ils?|(?:does|did) (?:it|they)) (?:se )?(?:finit|finissent|termine|terminent|commence|commencent|debute|demarre|start|end|begin|finish)[ ?!.]*|"
    r"(?:et |donc |and )*(?:le dernier|la derniere|the last one),? (?:il |elle |it )?(?:a pris fin|s'est termine\w*|a ferme|s'est clos\w*|closed|ended) (?:quand|quel jour|when)[ ?!.]*|"
    r"(?:et |donc |du coup |alors )*quand (?:finit|commence|ferme|ouvre|termine)-(?:t-)?(?:il|elle|on)s?[ ?!.]*|"
    r"(?:(?:ok|et|donc|aie|mince|and|so) )*(?:(?:la )?fin|le debut|la cloture|the end|the start)(?: (?:c'etait|c'est|etait|was|is))?(?: (?:quand|le combien|quel jour|when|exactement|exactly|au juste))*[ ?!.]*"
)
"""Asks when what was told begins or ends, and nothing else."""
OVER_OR_BEGUN = re.compile(
    r"(?:et |donc |du coup |alors |mais )*(?:c'est|ca y est|c'etait|is it|it's) (?:deja |vraiment |completement |already |all )?"
    r"(?:fini|termine|clos|ferme|passe|mort|fichu|foutu|rate|over|finished|closed)(?: (?:pour|for) (?:moi|nous|me|us|lui|elle|him|her))?(?:,? (?:ou (?:pas|non|quoi)|hein|non|or not))?[ ?!.]*|"
    r"(?:et |donc |du coup |alors |mais |so )*(?:est-ce que )?(?:(?:ca|cela|il|elle) (?:a|est) |c'est |(?:ils|elles) (?:ont|sont) |(?:has it|have they) )(?:deja |bien |already |enfin )*"
    r"(?:commencee?s?|demarree?s?|debutee?s?|ouverte?s?|lancee?s?|parties?|partis?|started|begun|opened)(?: (?:deja|already|yet))?(?:,? (?:ou (?:pas|non)|hein|non|or not))?[ ?!.]*"
)
"""Asks whether what was told is over, or has begun, and nothing else."""
MOVED_AGAIN = re.compile(
    r"\b(?:c'est|s'est|est-ce|a-t-il|a-t-elle) (?:encore |deja |a nouveau |ca )?(?:arrive|reproduit|refait|produit)\b|\b(?:did|has|was) (?:it|that) (?:happen|been done)\w*|\bhappen(?:ed)? (?:again|since)\b"
)
"""Asks whether it happened at other times."""
HANDING_IN = frozenset(
    "tombe ferme clot cloture expire semaine heure jr jour koi quoi dernier derniere limite repondre rendre donner dire choisir indiquer classer lister formuler valider transmettre signer envoyer deposer remettre boucler finaliser finir preparer monter dois doit devons faut peux must need answer reply send".split()
)
"""Words beside « avant quand » of what one has to hand in, or of its last day (« et je dois répondre avant quand ? »)."""
IT_LASTS = re.compile(
    r"(?:(?:et|and|ok|donc) )*(?:(?:ca|cela|il|elle|ils|elles) )?(?:dur\w+|(?:a|ont) dure|s'etal\w+ sur|prend|prenait|prendra) (?:(?:combien|cb) (?:de (?:temps|jours|semaines|mois))?|longtemps|combien|cb)(?: en (?:gros|tout)| environ)?[ ?!.]*|how long (?:did|does|do|will) (?:it|they|that) last[ ?!.]*|"
    r"(?:(?:et|and) )?(?:combien de temps|cb de temps) (?:(?:ca|cela|il|elle) )?(?:dur\w+|(?:ca|il|elle) a dure)[ ?!.]*"
)
"""Asks how long what was told lasts."""
A_FILE = frozenset("dossier candidature projet fiche demande formulaire file form application".split())
"""What one hands in."""
TO_HAND_IT_IN = re.compile(r"\bp(?:ou)?r (?:l[ea]s? |l'|y |en )[a-z]+(?:er|ir|re)\b|\bto [a-z]+ (?:it|them)\b")
"""Says what one does with what was spoken of (« jusqu'à quel jour pour les indiquer ? »)."""
IT_OPENS = re.compile(r"\b(?:r?e?ouvr\w+|open\w*|postul\w+|candidat\w+|apply)\b")
"""Says that a call opens."""
THAT_CALL = re.compile(
    r"\b(?:cet appel|(?:un |l')?(?:appel|guichet|recrutement) (?:a part|separe|special|reserve)|cette (?:session|fenetre|campagne)|ce (?:depot|recrutement)|that (?:call|window|round))\b"
)
"""Speaks of a call that was told."""
ROUGHLY = re.compile(
    r"\b(?:approximati\w+|a la louche|grosso modo|ordre d'idee|(?:une|vague|la moindre) (?:petite )?idee|meme (?:vague|approximative)ment|roughly|ballpark|rough (?:idea|date|month))\b"
)
"""Asks for no more than about when."""
EXACT_DAYS = re.compile(
    r"\b(?:premier|first) (?:jour )?(?:et|and) (?:le |the )?(?:dernier|last) (?:jours?|days?)\b|\b(?:dates?|jours?) (?:exacte?s?|precise?s?)\b|\bexact (?:dates?|days?)\b"
)
"""Asks on which days exactly what was told began and ended."""
BACK_TO_THE_DATES = re.compile(
    r"\b(?:je reviens|revenons|pour (?:en )?revenir|back|going back|returning) (?:a|aux|sur|to) (?:la |les |the |cette |ces )?(?:dates?|calendrier|cloture|deadline|echeances?)\b(?! (?:de (?:mon|ma|mes|notre)|of (?:my|our))\b)"
)
"""Goes back to dates that were told."""
SINCE_A_YEAR = re.compile(
    rf"\b(?:depuis|a partir de|since|seit|desde|dal|a partire dal)(?: l'annee| el)?(?: (?:le |la )?(?:debut |fin |mi-)?(?:{'|'.join(MONTHS)}))? (20\d\d)\b"
)
"""Names a year from which on all are meant."""
ANOTHER_MOVE = re.compile(
    r"\b(?:y (?:en )?aura(?:-t-il)?|va-t-il|allez-vous|(?:vous )?(?:allez|comptez|pensez)|peut-on esperer|will (?:there|you)|are you going to)\b.*\b(?:troisieme|quatrieme|autre|nouve(?:au|lle)|encore|another|third|again|more)\b|\b(?:encore|again)\b.*\b(?:report|prolong|repouss|rallong|extend)\w*"
)
"""Asks whether a close will be put off again."""
STARTED_WORK = re.compile(
    r"\b(?:start(?:ed|s)?(?: work)?|began|begun|took up|commence\w*|demarre\w*|debute\w*|arrive(?:e|es|s|nt)?|pris (?:leurs? )?(?:poste|fonctions)|entree?s? en (?:poste|fonction))\b"
)
"""Asks when cohorts began their work."""
THESE_DAYS = re.compile(
    r"\b(?:(?:de |of )?(?:demain|ce soir|tomorrow|tonight)(?:'s)?|cette semaine(?![- ]la)|this week)\b"
)
"""Speaks of a day at hand."""
AGENDA = re.compile(
    r"\b(?:qu(?:'est[- ]ce qu(?:i|'il)|oi)? (?:est prevu|(?:se|va se) pass(?:e|era|er|ait)|y a|arrive)|qu'y a[- ]t[- ]il|(?:se passe|se passait|s'est passe|y a|y avait|est prevu|prevu|a venir) quoi|quoi de prevu|(?:au programme|a l'agenda|sur le feu)(?= (?:en|le|la|ce|cette|pour|ces)\b| *$)|"
    r"what(?:'s| is| are)? (?:on|planned|happening|scheduled|coming up|going on|due)\b(?! my)|what (?:happens|will happen|happened)|what was (?:going on|happening|on)\b|tout ce qu(?:i|'il) (?:a eu lieu|s'est (?:passe|tenu)|y a eu)|(?:all|everything) that (?:took place|happened)|on the agenda|(?:quelles|which|what) (?:echeances|dates|etapes|steps|deadlines|rendez-vous)\b(?=.*\b(?:mois|semaine|month|week)\b)|(?:quelles|quels|which|what) (?:echeances|etapes|steps|rendez-vous)\b(?=.*\b(?:(?:en|in) (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december))\b))"
)
"""Asks what there is to come, or was, in some time."""
AN_EARLIER_ONE = re.compile(
    r"\b(?:une? autre|d'autres|another) [a-z]+ (?:plus tot|avant|auparavant|earlier|before)\b|\ban earlier one\b"
)
"""Asks for one that came before (« il y avait eu une autre session plus tôt cette année ? »)."""
SOON = re.compile(r"\b(?:bientot|prochainement|soon)\b")
"""Asks of what is near."""
OF_BOTH = re.compile(r"\b(?:laquelle|lequel|which)(?: one)? (?:des deux|of (?:the|these|those) two|de ces deux)\b")
"""Asks which of two."""
THE_ORDINAL_ONE = re.compile(r"\b(?:the|la|celle de la) (?P<ordinal>[a-z]+|\d(?:st|nd|rd|th|e|eme)) one\b")
"""Points to one by its number."""
HOW_LONG_AGO = re.compile(
    r"(?:et |and |donc |du coup |mais )*(?:(?:ca|cela) fait (?:(?:deja|donc|alors) )*(?:combien|cb)(?: de (?:temps|jours|semaines|mois))?|(?:c'etait )?il y a (?:combien|cb)(?: de (?:temps|jours|semaines|mois))?|"
    r"how long ago(?: (?:was|is) (?:it|that))?)(?:,? (?:maintenant|aujourd'hui|au jour d'aujourd'hui|a ce jour|today))?(?:[, ]*(?:a peu pres|environ|en gros|au juste|exactement|roughly|about|now))?[ ?!.]*"
)
"""Asks how long ago it was, and nothing else."""
SO_LONG_AGO = re.compile(
    r"(?:et |and |donc |du coup |mais |so )*(?:(?:ca|cela) (?:fait|fera)|c'etait il y a|that was|it's been) (?:pile |exactement |tout juste |bien |deja |exactly |just )*(?:\d+|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|ten|five|\w+) (?:ans?|mois|semaines?|jours?|years?|months?|weeks?|days?)"
    r"(?: ago)?(?:[, ]*(?:aujourd'hui|maintenant|pile|jour pour jour|today|now|exactly|non|hein|right))*[ ?!.]*"
)
"""Says how long ago it was, to be told whether that is so."""
BY_NOW = re.compile(
    r"\b(?:pile|deja|aujourd'hui|maintenant|jour pour jour|il y a|ago|today|now|exactly|exactement|tout juste)\b"
)
"""Tells a time up to now."""
OF_TIME = frozenset(
    "longtemps loin quand kan qd temps reste jour jours heure heures minuit date dates delai tard tot encore ouvert ferme ferment fermer "
    "rate demain hier aujourd'hui semaine mois when long late left still open close closes time hour day days deadline".split()
)
LATER = re.compile(
    r"\b(?P<years>\d|une?|deux|trois|quatre|cinq|six|one|two|three|four|five|six) (?:ans?|annees?|years?) (?:plus tard|apres|later|after)\b"
)
"""So many years after what was spoken of."""
ONLY_NEXT = re.compile(
    r"(?:(?:et|and) )?(?:(?:elle|il) (?:est|sera) quand (?:du coup )?|c'est quand |quand est |c'est quoi )?(?:l[ae]s? |the )?(?:prochaine?s?|next)"
    r"(?: (?:dates?|fois|one|time))?(?:,? (?:elle|il) (?:est|sera) quand)?(?:,? (?:c'est quand|(?:c'est )?(?:a )?quelle heure|(?:at )?what time))?"
)
FOLLOWING = re.compile(
    r"\b(?:suivante?s?|d'apres(?! (?:vous|toi|moi|nous|lui|elle|eux)\b)|next one|following|year after|(?:celle|ceux|celui|la [a-z]+|the one) (?:qui|that|which) (?:a|l'a|ont|avait|est) ?(?:suivie?|venue? (?:apres|ensuite))|the one (?:that followed|after))\b"
)
OF_NOW = re.compile(r"(?P<told>[^?]{3,160}[.!…,])\s+(?P<asked>(?:et|mais|and|but)\s[^?.!]{3,40}\?)", re.IGNORECASE)
"""Tells what was, and asks what is (« en 2022 c'était possible. Et maintenant ? »)."""
BARE_DAY = re.compile(
    r"\b(?:jusqu'au|avant le|apres le|le|du|des le|until the|after the|before the) (?:[12]?\d|3[01])\b(?! ?(?:h|%|/|e|eme|th|nd|rd|euros?|jours?|mois|ans?|personnes?)\b)(?=[ ,;.?!]|$)"
)
"""Names a day of the month that is spoken of (« absente jusqu'au 27 »)."""
PART_OF_THE_DAY = re.compile(
    r"(?:(?:et|and|ok|donc) )*(?:ca prend|ca dure|ca va (?:durer|prendre)|is it|does it take|will it take) (?:toute la journee|all day)|"
    r"(?:(?:et|and|ok|donc) )*(?:est |etait |ca se passe |is it |was it )?(?:plutot )?(?:le |dans la |en |in the )?(?:matin|matinee|apres midi|soir|soiree|journee|morning|afternoon|evening)(?: ou (?:le |en )?(?:matin|apres midi|soir|soiree))?"
)
"""Asks whether it is in the morning or later."""
AN_HOUR = re.compile(
    r"\b(?:jusqu'a|a|vers|avant|apres|des|until|till|at|before|after) (?:(?:[01]?\d|2[0-3]) ?(?:h|heures?)(?: ?[0-5]\d)?|\d{1,2} ?(?:am|pm))\b(?! ?(?:/|par|de|d'|en|per)\b)"
)
"""Names an hour of the day (« si je travaille jusqu'à 18 h »)."""
CAN_APPLY = re.compile(
    r"\b(?:peu[xt]|puis-je|pourrai[st]?|possible de|(?:ai|a)(?:-t)?-(?:je|on) le droit de|droit de|can|could|may)\b.{0,20}\b(?:candidater|postuler|apply)\b"
)
"""Asks whether one can apply."""
A_YEAR = re.compile(r"\b20\d\d\b")
YEAR_BESIDE = re.compile(
    r"\b(?:l'?annee|l'an) (?:d'apres|d'avant|suivante?|precedente?)\b|\bthe (?:year (?:after|before)|(?:following|previous) year)\b"
)
"""Asks of the year after, or before, the one that was spoken of."""
PRECEDING = re.compile(
    r"\b(?:precedente?s?|d'avant|encore avant|before that|previous|(?:one|year) before|(?:celle|ceux|celui|the one) (?:qui|that|which) (?:l'a |avait |had )?(?:precedee?|preceded|came before))\b"
)
SAME_BEFORE = re.compile(r"(?:et |mais |and |but )*(?:avant|auparavant|autrefois|before)\b[ ,]")
"""Begins with what was before."""
OF_SO_LONG = re.compile(
    r"\b(?:ceux|celles|celui|les [a-z]+s|those|the [a-z]+s) (?:(?:d[eu]s?|a|of|with) )?(?:\d{1,2}|dix|onze|douze|ten|twelve)(?:-| )(?:mois|months?)\b"
)
"""Speaks of those whose contract had some length (« ceux des dix mois »)."""
COHORTS_LATER = re.compile(
    r"\b(?P<count>\d|une?|deux|trois|quatre|cinq|one|two|three|four|five) (?P<word>[a-z]+) (?:(?P<later>plus tard|apres|later|after)|(?:plus tot|avant|earlier|before))\b"
)
"""So many cohorts after, or before, what was spoken of."""
NEXT_SEVERAL = re.compile(
    r"\b(?:les (?P<count>deux|trois|2|3) (?:[a-z]+ )?(?:(?P<after>suivant\w*|d'apres|qui ont suivi|qui suivent)|precedent\w*|d'avant|qui precedent)|"
    r"the (?:(?P<next>next|following)|previous) (?P<number>two|three|2|3))\b"
)
"""Asks it of several cohorts beside one."""
THEN_BUSY = re.compile(
    r"\b(?:j'ai|jai|j'aurai|on a|nous avons|i have|i've got) (?:un |une |deja |mon |ma |a |an )*(?:autre )?(?:reunion|rendez-vous|rdv|cours|train|avion|examen|meeting|exam)\b.{0,30}\b(?:a ce moment|a cette heure|ce jour|ce creneau|a la meme heure|that (?:day|time|moment)|at that)\b|"
    r"\b(?:pas (?:dispo\w*|libre)|empeche\w*|coince\w*|busy|not (?:free|available)|can't make it)\b.{0,30}\b(?:a ce moment|a cette heure|ce jour|ce creneau|a la meme heure|that (?:day|time|moment)|at that)\b|"
    r"\b(?:a ce moment|ce jour)[- ]la,? (?:je (?:ne )?(?:suis|serai) pas (?:dispo\w*|libre|la)|j'ai (?:deja )?(?:une?|un autre) (?:reunion|rendez-vous|rdv|examen))\b"
)
"""Says that one is not free at the moment that was told."""
CATCH_UP = re.compile(
    r"\b(?:rate\w*|manqu\w+|loup\w+|miss\w*) (?:le |la |l'|the )?(?:direct|debut|live|diffusion|stream)\b|\bsi (?:je|j'|on) ?(?:rate|manque|loupe) (?:celle|celui|celles|ceux|cette|ce|l[ae] (?:prochaine?|premiere?))\b|\bif i miss (?:it|that|this|the one|tomorrow|the next)|\brattrap\w+|\ben differe\b|\breplay\b|\b(?:le |la |les )?revoir (?:apres|plus tard)\b|\bcatch up\b"
)
"""Asks how what one missed can be seen later."""
UNTIL_A_DAY = re.compile(
    r"\b(?:jusqu'(?:a |au )?|avant |until |by )(?P<day>demain|ce soir|aujourd'hui|minuit|tomorrow|tonight|today|apres-demain)\b"
)
"""Says until which day, by its distance."""
DAYS_FROM_NOW = {
    "demain": 1, "tomorrow": 1, "apres-demain": 2, "hier": -1, "yesterday": -1, "avant-hier": -2, "avant hier": -2,
    "aujourd'hui": 0, "ce matin": 0, "ce soir": 0, "today": 0, "this morning": 0,
}  # fmt: skip
"""How many days from now such words are."""
THE_ONE_THEN = re.compile(r"\b(?:celui d'avant|le precedent|the (?:one before|previous one))\b")
"""Means one of several dates."""
DAY_NEAR = re.compile(
    r"\b(?:d'hier|hier|avant[- ]hier|demain|aujourd'hui|ce matin|ce soir|yesterday|tomorrow|today|this morning)\b"
)
"""Names a day by its distance."""
FIXED = re.compile(
    r"\b(?:oui ou non|yes or no|vous (?:nous|me) (?:dites|direz|repondez|repondrez)|verdict|fixee?s?|(?:on|nous) (?:sait|saura|saurait|le sait|le saura)|notre reponse|told|know|hear)\b"
)
"""Asks when one will know."""
IT_IS_PAST = re.compile(r"\b(?:(?:est |deja )?passee?|fini|terminee?|(?:rate|loupe|manque)\w*|missed|over|gone)\b")
"""Says that one of them is over."""
WHAT_IS_LEFT = re.compile(
    r"\b(?:l'autre|le second|le suivant|the other|the second|(?:il )?(?:me |nous )?reste(?:-t-il)? (?:quoi|lesquel\w*|quand|encore)|reste quoi|(?:qu'est-ce qu'il|que|lequel|laquelle) (?:me |nous )?reste|y a (?:quoi|encore) (?:apres|ensuite|quoi)|what(?:'s| is) left|any left|which (?:one )?is left)\b"
)
"""Asks which of them are still to come."""
THE_REST_OF_THEM = re.compile(
    r"(?:et |and )?(?:(?:pour|quand) )?(?:le (?:gros|reste)(?= d)|tou(?:s|tes) les autres|the rest(?= of)|everyone else|everybody else)"
    r"(?: (?:de (?:la|l') ?|du |des |of the )(?!journee|semaine|annee|temps|day|week|year|time)[a-z]+)?(?:,? (?:alors|c'est quand|quand|ils? arrivent? quand|when))?[ ?!.]*"
)
"""Asks it of the others of whom one part was told (« et le reste de la troupe ? »)."""
THE_NEXT = re.compile(r"\bla prochaine(?=,? (?:elle|arrive|commence|debute|demarre|ouvre|c'est|sera)\b|[ ?!.]*$)")
"""The one after a cohort that was spoken of (« et la prochaine, elle arrive quand ? »)."""
STEP_ONE = re.compile(
    r"\b(?:celle (?:d'apres|d'avant)|la (?:suivante|precedente)|the (?:next|previous) one|the one before)\b"
)
NEXT_OPENING = re.compile(
    r"\b(?:re-?ouvert\w*|rouv\w+|(?:l'ouverture|l'appel|celle?|celui) (?:d'apres|suivante?)|next (?:opening|one|round)|(?:re)?open(?:ed|ing)? again)\b"
)
"""Speaks of the opening after one that was told."""
MISSED_THE_FIRST = re.compile(
    r"\b(?:rate|loupe|manque|missed)\w* (?:la |le |the )?(?:1re|1er|1ere|premiere?|first)\b.{0,12}\bl ?'? ?autre\b|\bmissed the first\b.{0,16}\bother\b|\bpe(?:ux|ut) pas (?:venir |y aller |etre la |assister )?(?:au |a la |pour l[ea] |l[ea] )?premi(?:er|ere)\b|\bcan(?:'t|not) (?:make|attend|do) the first\b"
)
"""Missed the first of two that were told, and asks of the other."""
FROM_WHEN = frozenset("quand etait etaient est when was were ouvert ouverte open".split())
"""Words by which one asks from when until when."""
OF_ITS_FIRST = re.compile(r"\b(?:son|sa|ses|its) (?:tout |toute |tous |toutes |very )?(?:premiere?s?|first)\b")
"""Asks of the first one of something (« son premier appel »)."""
