"""The words by which a question goes on about what the card of one project says: who has it, where, how far it is, its cohort."""

from __future__ import annotations

import re

WHO_ELSE_USES_IT = re.compile(
    r"\b(?:d'autres?|qui|quels?|quelles|plusieurs|other|who)\b.{0,30}\b(?:s'en ser(?:t|vent|vait|vaient)|l'(?:utilis|a repris|ont repris|reprend)\w*|us(?:es?|ed|ing) it)\b|"
    r"\b(?:s'en ser(?:t|vent)|l'utilis\w+) (?:aussi )?(?:ailleurs|dans d'autres)\b"
)
"""Asks who uses what was shown."""
WHO_HOSTS_IT = re.compile(
    r"\b(?:quel(?:le)?|which|what) (?:ministere|administration|organisme|service|direction|ministry|agency|body|department)\b.{0,24}(?<!m')(?<!nous )\b(?:derriere|a l'origine|port(?:e|ait)|accueill(?:e|ait|i)|heberg(?:e|eait|ee?)|behind|host(?:s|ed)|runs|ran)\b(?! (?:us|me)\b)"
)
"""Asks which administration it is of."""
PROGRAMME = frozenset("programme program scheme dispositif".split())
"""Words for what projects are part of."""
AT_WHAT_STAGE = re.compile(
    r"\b(?:sigue|siguen) (?:viv[oa]|activ[oa]|en marcha|funcionando)\b|\b(?:e |esta )?(?:ancora|todavia|noch) (?:attiv[oa]|viv[oa]|activ[oa]|aktiv|da)\b|\b(?:at |in )?(?:what|which) (?:stage|phase)\b|\bstill (?:alive|running|going|active|in use)\b|\ba quel(?:le)? (?:stade|phase|etape)\b"
)
"""Asks how far a project has come."""
ITS_DATE = re.compile(
    r"(?:(?:et|and|ok|donc) )*(?:(?:precise\w*|donne\w*|dites|indique\w*)[- ](?:moi )?)?(?:a )?(?:(?:la|cette|quelle) date|on what date|(?:what|the) (?:exact )?date)(?: (?:exacte|precise|exactement|svp|s'il vous plait|please|c'est|c'etait|quand|was that))*(?:[,;:.].{0,40})?[ ?!.]*"
)
"""Asks on which day what a card tells of was."""
CARRIED_ON = re.compile(
    r"\b(?:did|has|have|does|do) (?:(?:the|that|their) (?:work|project|tool|service)|it|they) (?:(?:still|actually|then) )?(?:carry|carried|go|gone|continue\w*|survive\w*|live[sd]?) ?(?:on)?\b|"
    r"\b(?:c'est|c'etait|est-ce|ca|il|elle|l'outil|le (?:projet|service|travail)) (?:est |a |s'est |se )?(?:toujours|encore|tjs|tjrs) (?:en (?:cours|vie|service|route|activite)|vivant|actif|d'actualite|continue|poursuivi|tourn\w+)\b|"
    r"^(?:et |mais |ok )*(?:apres|passe) (?:les|ces|ses|leurs) (?:\d+|dix|douze) mois(?=[ ?!.]*$)|\b(?:and )?after (?:the|those) (?:10|ten) months(?=[ ?!.]*$)|"
    r"\b(?:le (?:projet|service|travail)|l'outil|l'aventure|ca|il|elle) (?:a |s'est )(?:continue|poursuivie?)\b|"
    r"\b(?:ils|elles|they) (?:ont |sont |s'est |have )?(?:continue\w*|poursuivi\w*|repris\w*|carried on|went on|gone on) (?:avec|with) (?:une |d'|des |les |an? |the )?(?:autres?|nouvelles?|memes?|other|another|new|same) (?:equipe|gens|personnes|team|people)|"
    r"\b(?:leur|la|cette|sa|their|the) mission (?:est |s'est |etait |is )?(?:deja |maintenant |now )?(?:terminee|finie|achevee|close|over|finished)\b|"
    r"\b(?:todavia|aun|sigue) (?:existe|existiendo|activ[oa]|viv[oa]|en (?:marcha|uso))|\b(?:esiste ancora|ancora (?:esiste|attivo|in uso)|ainda existe|existe ainda|existiert (?:es|das) noch|gibt es (?:es|das) noch)\b"
)
"""Asks whether a project went on, whatever else is told (« je veux le proposer à mon agglo, c'est toujours en cours ? »)."""
A_THING = re.compile(r"(?:(?:et|mais|and|but) )?(?:les?|la|l'|the|vos|your) ?\w+")
"""Begins with what is asked about, before « c'est toujours… »."""
WHERE_THEY_WERE = re.compile(
    r"^(?:(?:et|and|cool|ok|so|donc) )*(?:where (?:was|were|is|are) (?:that|the|this|their) (?:team|project)(?: based| located)?|where (?:was|were) (?:it|they) (?:based|located)|"
    r"(?:ou|dans quelle ville) (?:etait|est|travaillait|bossait|se trouvait) (?:cette|l'|leur) ?(?:equipe)|"
    r"(?:ils|elles|les gars|l'equipe) (?:etaient|etait|bossai\w+|travaillai\w+|sont|bossent|travaillent) (?:ou|dans quelle ville|a quel endroit)(?: (?:a l'epoque|alors|physiquement|exactement|du coup))*)[ ?!.]*$"
)
"""Asks where those who worked on it were."""
WHERE_IT_IS = re.compile(
    r"^(?:et |mais |donc |la |du coup )*(?:est-ce|c'est|ca reste|il est|is it) (?:toujours|encore|tjs|tjrs|still) (?:en cours|en vie|debout|en service|d'actualite|actif|vivant|going|active|under way|alive)(?= *[?!.]*$)|"
    r"\b(?:ou en (?:est|sont|etait)[- ](?:on|il|elle|ce|ils|elles)|ou en (?:sommes|etions)[- ]nous|ou (?:ca|cela) en est|"
    r"what(?:'s| is) the (?:latest|state|status)|where (?:does it|do things) stand|"
    r"pourquoi (?:l'avoir(?: \w+)?|l' ?(?:arret|abandon)\w*|avoir (?:arrete|abandonne|stoppe|ferme))|why (?:was it|did (?:it|they)) (?:stop|end|cancel|abandon|shut)\w*)\b"
    r"(?=[ ,]*(?:$|[?!.;,]|(?:et|and|la|maintenant|aujourd'hui|now|today|exactement|alors)\b))"
)
"""Asks how far something has come, or why it ended, and of what it does not say (« où en est-on ? », « pourquoi l'avoir arrêté ? »)."""
ONE_DOES = re.compile(
    r"(?:(?:est-ce|c'est|et|sinon|ou|quand|que|qu')[ ']*)*\bon (?:commenc|debut|demarr|termin|fini|bosse\b|travaille\b|gagne|touche)"
)
"""Says what people of the programme do (« on commence quand ? »), not what a project does."""
THE_POST_THERE = re.compile(
    r"\b(?:le |la |ce |cette |the )?(?:poste|mission|job|equipe|bureau|team|post|office)s?,? (?:c'est|c'etait|est|etait|se trouve|se trouvait|etait basee?|is|was) (?:bien |vraiment )?(?:a|dans|en|sur|in|at)\b"
)
"""Asks whether the post is at a place that it names (« et le poste, c'était dans Paris même ? »)."""
THE_POST = frozenset("poste mission job equipe bureau team post office meme".split())
THIS_PLACE = re.compile(r"^(?:c'(?:est|etait) (?:bien )?|c (?:est |etait )?|la ville|le lieu|is it |was it )")
"""Begins a question of whether it is there (« c’est à Paris ? »)."""
AND_IN_THIS_PLACE = re.compile(
    r"^(?:et|and) (?:c'(?:est|etait)|is it|was it) (?:bien |aussi |situe |base )?(?:a|en|dans|sur|in|near|pres de) (?!.*\b(?:qu|que|that)\b)[^,?]{2,30}[ ?!.]*$"
)
"""The same, as one goes on (« et c’est à Paris ? »), of nothing else there."""
ARE_THERE = frozenset("vraiment plutot ou or in at there how many".split())
"""Words beside a place or a profession by which one asks nothing else."""
ITS_OWN = re.compile(
    r"\b(?:leur|sa|cette|la meme|cette meme|their|its|that|this|the same) (?P<word>[a-z]+)(?P<there>[- ]la)?\b"
)
"""Says « leur … », or « cette … », of what may be a cohort."""
BEGAN_OR_ENDED = re.compile(r"\b(?:commenc|demarr|debut|fini|termin|dur)\w*")
"""Says that something began, ended or lasted."""
THAT_TIME = frozenset("annee fois year".split())
"""Words for the time of a project, where they are said of it (« cette année-là », "that year")."""
ONLY_THE_OTHER = re.compile(
    r"(?:et |and )?(?:l |the )?(?:autre|other(?: one)?)(?: projet| project)?(?: (?:alors|du coup|donc|then))?(?: (?:il|dans|de|c'est|c|est|is|was|what|quoi|ou|where).*)?"
)
"""Asks for the other one, and nothing of another sort."""
THEIR_ROLES = re.compile(
    r"^(?:(?:et|and|ok|so|donc) )*(?:what (?:(?:kind|sort|type)s? of )?(?:roles?|jobs?|positions?|job titles?|profiles?|professions?) (?:(?:do|did) (?:they|these people|those people) (?:have|play|fill|hold)|(?:were|are) they in)|"
    r"what (?:were|are) their (?:roles?|jobs?|positions?|job titles?|professions?)|(?:what|which) (?:roles?|professions?) (?:were|are) on it|"
    r"(?:ils|elles|les gens) (?:ont|avaient|font|faisaient) quels? (?:roles?|postes?|metiers?|profils?)|quels? (?:roles?|postes?|metiers?|profils?) (?:ont|avaient|font|occup\w+)[- ](?:ils|elles)|"
    r"(?:combien|how many) (?:(?:d['e] ?|de )?\w+ )?(?:y )?(?:travaill\w+|boss\w+|sont|etaient|work\w*) (?:dessus|dedans|la-bas|on it|there)\b.*|combien (?:(?:d['e] ?|de )?\w+ )?y (?:travaill\w+|boss\w+|sont|etaient|ont travaille)\b.*|"
    r"quels? (?:etaient )?(?:leurs? )?(?:roles?|postes?|metiers?|profils?) (?:ils|elles) (?:ont|avaient|occup\w+)|"
    r"how many (?:people |persons )?(?:are|were|worked|work|have worked) (?:on it|there)\b.*|"
    r"(?:quels? |quelles? sortes? de )(?:profils?|metiers?|roles?|postes?) (?:(?:ca|cela|il|elle|ils|elles|on|ce projet) )?(?:demandait|fallait|cherchai\w+|recherchai\w+|recrutai\w+|voulai\w+|necessitait|etaient (?:demandes|cherches|recherches))|"
    r"(?:y )?que (?:perfil(?:es)?|puestos?|rol(?:es)?) (?:necesitab|buscab|ten[ií]a|hab[ií]a|reclut[oó]|ped[ií]a)\w*|(?:und )?welche (?:profile|rollen|berufe)\b(?!.*\b(?:ihr|sie)\b).{0,24}|(?:e )?che (?:profil[oi]|ruol[oi]|figure?) (?:cercav|serviv|avev)\w*)(?: (?:dessus|there|la-bas|dedans|exactly|exactement))*[ ?!.]*$"
)
"""Asks for the professions of those who worked on what was shown."""
WHAT_IT_IS = re.compile(
    r"^(?:(?:et|and|ok|mais|donc|alors|so) )*(?:(?:ca|cela|il|elle|le projet|ce projet|cette mission) (?:consiste|consistait) en quoi|en quoi (?:(?:ca|cela|il|elle|ce projet) consist\w+|consist\w+ (?:ce|le) projet)|"
    r"(?:ca|il|elle) (?:parle|parlait|traite|traitait) de quoi|de quoi (?:ca|il|elle) (?:parle|parlait|traite|traitait)|what does (?:it|this project|that project) (?:consist of|involve|do))(?: (?:exactement|au juste|concretement|exactly))*[ ?!.]*$"
)
"""Asks what the project that was shown is."""
ITS_COST = re.compile(
    r"(?:^|[.!] ?)(?:(?:et|and|ok|mais|donc|alors|so) )*(?:(?:ca|cela|il|elle|le projet|ce projet) (?:a|avait) (?:bien )?coute combien\b|combien (?:ca|cela|il|elle|le projet|ce projet) (?:a|avait)(?:-t-(?:il|elle))? coute\b|how much did (?:it|this|that|the project) cost\b)"
)
"""Asks what the project that was shown has cost."""
LIVING_THERE = re.compile(
    r"\b(?:faut|faudrait|fallait|faudra|dois|doit|devrais|devait|devrai|obligee?s?|(?:have|has|had|need) to|must|would i|do i)\b.{0,16}\b(?:habiter|vivre|demenager|s'installer|m'installer|etre (?:basee?s?|sur place)|live|move|relocate|be based)\b.{0,40}"
    r"\b(?:dessus|la-bas|celui(?:-la|-ci)?|(?:ce|cette|le|l[a']) ?(?:projet|mission|equipe)|y (?:bosser|travailler|participer)|on it|there|(?:this|that) (?:one|project))\b"
)
"""Asks whether one must live where the project that was shown is."""
PAID_OR_REMOTE = re.compile(
    r"\b(?:combien|pay\w*|rembours\w*|tele-?travail\w*|remote\w*|distance|tous les jours|every day)\b"
)
"""Asks of money, or of work from elsewhere."""
WAS_IT_NOT = re.compile(
    r"\b(?:c'est|c'etait|ce n'est|ce n'etait|il est|n'est-ce|n'etait-ce|ils etaient)\b.{0,12}\bpas\b|\b(?:wasn't|isn't|was|is) (?:it|that|this)\b(?: not)?|\bnon ?[?]"
)
"""Doubts what a card tells (« c'était pas la promo 3, ça ? »)."""
OPEN_POSTS = re.compile(
    r"\b(?:postes?|places?|offres?|missions?) (?:encore |toujours )?(?:ouverte?s?|libres?|vacante?s?|disponibles?|dispos?|a pourvoir)\b|\b(?:open|available|vacant) (?:positions?|jobs?|posts?|roles?)\b|\b(?:positions?|jobs?|posts?|roles?) (?:open|available)\b"
)
"""Speaks of posts that are open."""
FOUND_WHERE = re.compile(
    r"\b(?:on|je|nous) (?:le|la|les|y) (?:trouv\w+|acced\w+|vo(?:it|is)) (?:ou|comment)\b|\bou (?:est-ce qu'on|on|peut-on|puis-je|je peux)(?: peut)? (?:le |la |les |l')?(?:trouv|voir|consult|essay|test)\w*|\bwhere (?:can|do) (?:i|we|one) (?:find|see|try) (?:it|them)\b"
)
"""Asks where what was shown is to be found."""
HAVE_YOU_ITS_SITE = re.compile(
    r"^(?:(?:et|and|ok) )*(?:vous avez|avez[- ]vous|vous auriez|tu as|t'as|do you have) (?:l'adresse (?:du site|web|internet)|le lien|l'url|the (?:link|url|address of the site))[ ?!.]*$"
)
"""Asks those who answer for the address of what was shown."""
STAYED = re.compile(
    r"\b(?:sont|est|ont|qui (?:sont|ont)|sont-(?:ils|elles)) (?:\w+ )?(?:reste|demeure|garde)e?s?\b|\b(?:did|have|has) (?:any(?: of them)?|some|they) stay\w*|\bstayed (?:on|there)\b"
)
"""Asks whether those who worked on it stayed."""
STAYED_SO = re.compile(r"\b(?:travaill\w+ encore|y travaill\w+|sont rest\w+|a recrut\w+|rest\w+ (?:à l|au|dans))")
"""Tells of those who stayed."""
OVER_THERE = re.compile(
    r"^(?!.*\b(?:combien|pay\w+|salaire|how much|paid|qui|rembours\w*|frais|train|billets?|who)\b).*\b(?:etre|rester|habiter|demenager|s'installer|aller|bosser|travailler|vivre|be|stay|live|move|work) .{0,16}?\b(?:la[- ]bas|sur place|(?:over )?there)\b"
)
"""Asks whether one must be where the one that was shown is."""
WHAT_THEY_DO_THERE = re.compile(
    r"(?:(?:et|and|ok|so|donc)[ ,]+)*(?:(?:what|which work) (?:do|did|are|were) they (?:do(?:ing)?|work(?:ing)? on) (?:over )?there|(?:ils|elles|on|l'equipe) (?:y )?(?:fait|font|faisaient|bossent) quoi (?:la-bas|sur place)|"
    r"qu'est-ce qu'(?:ils|elles|on) (?:y )?(?:fait|font|faisaient)(?: la-bas| sur place)|que font-(?:ils|elles) (?:la-bas|sur place))[ ?!.]*"
)
"""Asks what people do where the one that was shown is."""
ITS_MAKER = re.compile(
    r"(?:(?:ok|et|mais|du coup|and|so) )*(?:la|les?|l'|the) ?(?P<what>[a-z0-9][\w-]*(?: [\w-]+)?),? (?:c'(?:est|etait)|qui|who|was)\b"
)
"""Begins with a thing, of which it asks who made it (« la 3D c'est qui qui l'a fait ? »)."""
WHO_RUNS_IT = re.compile(
    r"\b(?:c'?(?:est )?qui (?:qui )?|qui (?:est-ce qui )?|quelle (?:administration|agence|equipe) )(?:le|la|l'|s'en|en) ?(?:gere|pilote|porte|maintient|occupe|detient|exploite|assure)\w*\b|\bwho (?:now )?(?:runs|manages|owns|maintains|operates|looks after) (?:it|this|that)(?: now)?\b"
)
"""Asks who has it now (« c'est qui qui le gère maintenant ? »)."""
WHERE_ELSEWHERE = re.compile(
    r"[¿¡ ]*(?:(?:y|e|und|en|and|ok)[, ]+)*(?:en que (?:ciudad|lugar|sitio)|donde|wo|in welcher stadt|em que (?:cidade|lugar)|onde|in (?:quale|che) citta|dove|waar|in welke stad)(?: (?:es|esta|era|fue|estaba|ist|war|liegt|sitzt|sind|e|fica|estava|si trova|is|was|zit)(?: (?:das|es|eso|isso|questo|dat|het))?)?[ ?!.]*"
)
"""Asks where it is, in Spanish, German, Portuguese, Italian or Dutch, and nothing else."""
STILL_ELSEWHERE = re.compile(
    r"[¿¡ ]*(?:(?:y|e|und|en|and|ok)[, ]+)*(?:(?:lauft|existiert|funktioniert) (?:das|es|der dienst)(?: heute)? noch|gibt es (?:das|es|den dienst)(?: heute)? noch|(?:sigue|todavia|aun) (?:activo|activa|existe|existiendo|en marcha|funciona\w*|vivo|en uso)|ainda (?:existe|funciona|esta (?:ativo|activo|em uso)|e usado)|(?:esiste|funziona) ancora|e ancora (?:attivo|attiva|in corso|in uso)|bestaat (?:het|dat) nog)(?: (?:hoy|hoje|oggi|heute|ahora|agora))?[ ?!.]*"
)
"""Asks in these languages whether it goes on."""
OF_WHICH_COHORT = re.compile(
    r"^(?:(?:et|ok|and|donc|so)[, ]+)*(?:c'est|c'etait|est-ce|is (?:it|this)|was (?:it|this)) (?:bien |encore |aussi |still )?(?:une? |a |an |l[ea] )?(?P<what>\w+ )?(?:de|d'|dans|of|from|in)\b"
)
"""Asks whether it is of a cohort (« c'est un projet de la 7 ? »)."""
ONLY_A_PLACE = re.compile(r"(?:a|au|aux|en|in|at) (?:la |le |l'|the )?[a-z][a-z' -]{2,30} ?\?")
"""Says nothing but a place, and asks."""
