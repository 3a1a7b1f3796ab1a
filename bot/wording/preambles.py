"""The words that stand around what a turn asks: courtesy, a correction, a change of subject, and what hurried people write."""

from __future__ import annotations

import re

MEANT_AFTER = re.compile(
    r"[\s,]*\b(?:c'est ce que )?(?:je (?:voulais|veux|voulai) dire|je parlais de (?:ca|cela)|i (?:meant?|was asking))[\s.!?]*$",
    re.IGNORECASE,
)
"""Says after something that it is what was meant."""
MEANT_BEFORE = re.compile(
    r"^\s*(?:(?:mais|non|nan|nn|no|pardon|sorry|d[ée]sol[ée]e?|je me suis (?:tromp[ée]e?|mal exprim[ée]e?))[\s,:.]+)*(?:je (?:voulais|veux|voulai) (?:plut[oô]t )?dire|i (?:mean|meant))[\s,:]+"
    r"(?!(?:que|qu['’]|à|a|aux?|that|to|merci)\b)(?=[^\s?!.])",
    re.IGNORECASE,
)
"""Says before something that it is what is meant (« non je veux dire le nouveau nom »)."""
IT_WAS = re.compile(r"\b[cC] (?:t|té|t[ée]t|tai[st]?)\b(?!['’])")
"""What hurried people write for « c’était »."""
IT_IS_TYPED = re.compile(
    r"(?:(?<=^)|(?<=[.,;:?!…] )|(?<=\bet )|(?<=\bok )|(?<=\bmais )|(?<=\bbon )|(?<=\bque )|(?<=\bsi )|(?<=\bdonc )|(?<=\boui )|(?<=\bnon )|(?<=\bcar )|(?<=\bou )|(?<=\balors ))c (?=(?:utilis|possible|bien|bon|pas|encore|toujours|dans|trop|ouvert|ferm|clos|fini|mort|pay|oblig|grave|une?\b|l[ae]s?\b|combien|quel|vrai|loin|long|dur|gratuit|r[ée]serv|compatible|valable|obligatoire|normal|prévu|prevu)\w*)"
)
"""What they write for « c’est »."""
NOW = re.compile(r"(?<=\w) la(?=\s*[?!.…]*\s*$)")
"""« là » at the end, without its accent: no article ends a sentence (« on peut postuler la ? »)."""
HEARD = frozenset(
    "suivant suivante suivants prochain prochaine dernier derniere premier premiere deuxieme precedent precedente".split()
)
"""Words that are heard even where they are misspelt, after an article or at the beginning."""
TODAY = frozenset("auj ajd ajrd ojd aujourdhui daujourdhui".split())
"""How hurried people write « aujourd’hui »."""
AFTER_ARTICLE = re.compile(r"(?:^|[.?!,;:] ?|\b(?:le|la|les|du|au|the|l['’]|et) ?)$", re.IGNORECASE)
"""Ends what stands before such a word."""
CORRECTING = re.compile(r"(?:mais )?(?:non|nan|nn|pardon|plutot|no|sorry|je (?:voulais|veux) dire|i mean)\b")
NOT_THAT = re.compile(
    r"^\s*(?:(?:non|nan|no|mais)[\s,]+){1,2}(?:pas|not) (?:(?:cel(?:ui|le)s?|ceux)[- ]l[aà][\s,;.:]+|(?:l[ae]s? |l['’]|cet(?:te)? |ce |ceux |cel(?:ui|le)s? |the |that |those )[^,?!.;:]+[,;.:]\s*)(?:mais |plut[oô]t |but )?"
    r"(?=(?:l[ae]s? |l['’]|cel(?:ui|le)s? |ceux |the )[^,?!.;:]{1,60}[\s?!.]*$)",
    re.IGNORECASE,
)
"""Says at the beginning of a correction what was not meant, before what was (« non pas l'école, le projet »)."""
LAST_COURTESY = re.compile(r"(?<=\w)[\s,]+(?:d[ée]sol[ée]e?|pardon|sorry|svp|stp|merci|please)[\s.!?]*$", re.IGNORECASE)
"""Courtesy after what was meant (« non pas la 4, la 3 désolé »)."""
NOT_MEANT = re.compile(
    r"[\s,]+(?:et |mais )?(?:non |et )?(?:pas|not) (?:pour |de |d['’]|du |des |aux? |à |la |les? |celles? |ceux |celui |the |for |about )[^,?!.;]+(?=[?!.\s]*$)",
    re.IGNORECASE,
)
"""Says at the end of a correction what was not meant."""
NOT_EVEN = frozenset({"meme", "even"})
"""Words before « pas » by which nothing is put right."""

VERBS_BEFORE_NOT = frozenset("c'etait c'est etait est sont etaient a ont avait avaient was is were are".split())
"""Verbs that « pas » denies, where it rejects nothing that was said."""
INSTEAD = re.compile(
    r"(?!.*\b(?:ne|isn't|aren't|don't|doesn't|do|does|is|are|was)\b)(?!.*\bn['’])(?P<meant>[^?!.;]+?)[\s,]+(?:et |mais )?(?:pas|not|oublie[zr]?|laisse[zr]? tomber|forget(?: about)?) (?P<rejected>[^,?!.;]{2,30}?)[\s?!.]*",
    re.IGNORECASE,
)
"""Says what is meant, and then what was not (« people, not ministries », « en net, oublie le brut »)."""
SAID_INSTEAD = re.compile(
    r"^(?P<begun>.{3,80}?)(?:\.{2,}|…|,| -)\s*(?:euh[\s,]+)?(?:non[\s,]+(?:pardon[\s,]+)?(?:(?:je (?:veux|voulais)|jveux|jvoulais) dire)|no[\s,]+(?:sorry|wait|pardon)|pardon[\s,]+(?:(?:je (?:veux|voulais)|jveux|jvoulais) dire)|i meant)[\s,:]+"
    r"(?!(?:que|qu['’]|à|a|au|aux|de|du|des|d['’]|pour|that|to|of|for)\b)(?P<meant>\S.{7,})$",
    re.IGNORECASE,
)
"""Puts something else in the place of what was begun (« le projet X… non pardon je veux dire le projet Y »)."""
ASKING = re.compile(
    r"\b(?:quand|combien|cb|quel(?:le)?s?|comment|pourquoi|qui|ou est|est-ce|peut|peux|puis-je|when|how|what|which|who|why|can|is|are|do|does)\b"
)
"""Asks something by itself."""
_A_WORK = r"(?:m[ée]moire|expos[ée]|article|papier|reportage|podcast|devoir|chronique|enqu[êe]te|notice|essay|homework)"
_ITS_SUBJECT = r"(?! (?:sur|about|on|consacr\w+|de l|du|chez|qui|parle)\b)"
WORK_BEFORE = re.compile(
    rf"^\s*(?:(?:bonjour|bonsoir|salut|slt|bjr|hello|hi)[\s,.!]+)?(?:(?:(?:je |on |nous |i'm |we're |i am )(?:pr[ée]par\w+|r[ée]dig\w+|fai[st]|boucl\w+|preparing|writing)|j['’][ée]cris|pour|for) (?:un|une|mon|ma|notre|a|an|my) (?:petit )?)?{_A_WORK}\b{_ITS_SUBJECT}(?P<what>(?:(?! sur | about | on )[^?:.!\d]){{0,40}})[:.!]\s+",
    re.IGNORECASE,
)
"""Says at the beginning what one asks for (« Exposé à l'école demain : … »)."""
TO_THE_START = re.compile(
    r"^(?:(?:et|bon|ok|alors|sinon|donc|and|so|right)[\s,]+)*"
    r"(?:(?:revenons(?:-en)?|on revient|je reviens|retour|pour (?:en )?revenir|back|let['’]?s go back|going back) (?:au (?:tout )?d[ée]but|[àa] (?:ma|la) (?:toute )?(?:premi[eè]re|1(?:[eè]?re)) question|[àa] ma question de d[ée]part|to (?:the (?:very )?(?:beginning|start)|my first question))|"
    r"(?:(?:comme|pareil (?:que|pour)|idem (?:que|pour)) (?:[àa] |pour )?|m[êe]me (?:chose|question) (?:que|qu['’][àa]) (?:[àa] |pour )?)(?:ma|la) (?:toute )?(?:premi[eè]re|1(?:[eè]?re)) question|same (?:thing )?as (?:in )?my first question)(?:[\s,.:;!…]+(?:mais|but)\b)?[\s,.:;!…]*",
    re.IGNORECASE,
)
"""Goes back to what was asked first (« revenons au début, … »)."""
WORK_AFTER = re.compile(
    rf"(?:[\s,;.(?!]+)(?:c['’ ]?(?:est )?|it['’]?s |its )(?:pr |pour |for )(?:un|une|mon|ma|notre|le|la|a|an|my|the) (?:petit )?{_A_WORK}\b{_ITS_SUBJECT}(?P<what>(?:(?! sur | about | on )[^?]){{0,30}})$",
    re.IGNORECASE,
)
"""Says so at the end (« …, c'est pour mon mémoire de master »)."""
DISCOVERY = re.compile(
    r"^\s*(?:(?:bonjour|bonsoir|salut|hello|hi|hey)[\s,.!]+)?(?:(?:je |j['’]|on |i |we )?(?:viens de |just |ai |have )?(?:d[ée]couv\w+|tomb[ée]e? sur|entendu parler d[e'’]|found|discovered|heard (?:of|about)|came across|stumbled (?:on|upon)) ?"
    r"(?:vous|you|(?:votre|le|ce|the|this|your) (?:programme|program|dispositif|site|podcast))\b(?P<what>[^?.!\d]{0,50})|"
    r"(?:bravo|f[ée]licitations|g[ée]nial|super (?:initiative|programme|id[ée]e)|congrats|awesome|amazing|love what you do)(?: pour (?:votre|ce) \w+)?)[.!]+\s+",
    re.IGNORECASE,
)
"""Says at the beginning how one came to know the programme, or that one likes it (« Found you on a podcast, sounds amazing!! »)."""
GIVEN_UP = re.compile(
    r"^\s*(?:(?:bon|bah|ben|ok|non|bref|finalement|enfin|ah)[\s,]+)*"
    r"(?:laissez? tomber|oubliez?|oublions|tant pis pour|forget(?: about)?|never mind) (?!(?:de|d|to)\b)(?!(?:ça|ca|cela|it|that|this)\b)(?P<what>[^,.;:?!…]{2,40})[,.;:!…]+\s*"
    r"(?:(?:mais|et|plut[oô]t|je veux|montre[zr]?(?:[- ]moi)?|but|rather|show me)\s+)*(?P<meant>\S.+)$",
    re.IGNORECASE,
)
"""Gives up what was asked, before what is asked instead (« laisse tomber l'Ademe, plutôt l'IGN »)."""
CUT_SHORT = re.compile(
    r"^.{0,240}?\b(?:enfin )?bref\b[\s,:]+(?:(?:dites|dis)[- ]moi|disons|ma (?:vraie )?question(?: est| c['’]est)?|je (?:voulais|veux|voudrais)(?: \w+)? savoir)[\s,:]+(?:(?:plut[oô]t|juste|surtout)\s+)?(?P<meant>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""Cuts a story short before what is asked (« enfin bref, dites-moi plutôt combien de temps ça dure »)."""
LAST_SENTENCE = re.compile(
    r"(?P<told>[^?\d]{3,120}[.!…])\s+(?P<asked>(?:et|mais|sinon|and|but)\s[^?.!]{3,60}\?)", re.IGNORECASE
)
"""A sentence that goes on with « et », and those before it."""
TOO_BAD = re.compile(r"\b(?:tant pis(?: pour (?:moi|nous))?|quel dommage|too bad|never mind)\b", re.IGNORECASE)
"""Says that one gives up."""
COURTESY = frozenset(
    "merci beaucoup bcp mille super top parfait genial nickel cool ok okay okey dac daccord d'accord compris note entendu "
    "desole desolee pardon oups excusez excuse moi bonjour bonsoir salut coucou hello hi hey thanks thank you thx great "
    "accord bon ben bah bref ouf snif zut mince dommage chouette aie ah oh perfect nice got it sorry right well alright good understood infiniment vraiment c'est clair bien tres".split()
)
"""Words of courtesy with which a turn may begin before it asks."""
IT_IS = "c'est"
"""The one of these words that begins questions too."""
SURELY = frozenset("bien vraiment tres".split())
"""Those that may stand after it there."""
SHORTENED = frozenset("pr ds dan avc".split())
"""Small words as hurried people write them."""
PLEASE = frozenset("svp stp please pls plz plait prie bitte".split())
"""Words of a wish, which ask for nothing."""
AGREED = re.compile(
    r"\s*[^.?!;\n]{2,80}, (?:c['’]est |bien )?(?:not[ée]|compris|vu|enregistr[ée]|got it|understood)\s*[.!]\s+|"
    r"\s*(?:ok|d['’ ]?accord|dac|compris|entendu|not[ée]|merci|super|parfait|understood|got it|thanks)\b (?:pour|sur|for|about)\b[^.,;:!?]{1,40}[.;!]\s*|"
    r"\s*(?:merci[^.!?]{0,20}[,!.] *)?(?:vous [êe]tes|tu es|t['’]es|c['’]est|you['’]re|you are) (?:bien |tr[èe]s |vraiment |trop |so |very )?(?:aimables?|gentil(?:le)?s?|sympas?|kind|nice|helpful)(?: de (?:votre|ta) part)?\s*[,.!;]+\s*|"
    r"\s*(?:(?:c['’ ]?est|ça fait|that['’]s|that is) )?(?:(?:un peu |bien )?trop (?:long|nombreux|de (?:projets|choix|r[ée]sultats))|(?:way )?too (?:long|many))\s*[.,;!…]+\s*|"
    r"\s*(?:ah |oh )?(?:ok|okay|d['’ ]?accord|dac|bon|mince|snif|ouf|zut|cool|super|parfait|dommage|merci|damn|great)\b[, ]+"
    r"(?=[^.!…]*\b(?:donc|alors|du coup|trop (?:tard|court|long)|tant pis|c['’ ]?(?:est|[ée]tait) (?:clair|bien|court|long|not[ée])|then|too late|shame)\b)"
    r"(?![^.!…]*\b(?:je|j['’]|nous|on|mon|ma|mes|nos|notre|i|my|we|our|pour|qui|que|quand)\b)[^.,;:!?…\d]{2,30}[.!…]+\s+",
    re.IGNORECASE,
)
"""Says at the beginning of a turn that what was told is understood (« ok pour l'argent. », « ok pas tout le temps donc. »)."""
NO = frozenset("sinon non nan no nope ok alors euh hum truc chose question sujet d'autre une petite".split())
"""Words that may stand before a change of subject."""
ELSEWHERE = re.compile(
    r"\b(?:rien a voir|hs\b|hors[- ]sujet|autre (?:chose(?! que\b)|q\w{3,7}n|sujet)|laisse[zr]? tomber|oublie[zr]? (?:ca|cela)|sinon,? (?=pour (?:s'|me |se |postul|candidat|depos)|(?:j'ai|vous avez|je) (?:une autre|encore une) question)|passons a autre chose|forget (?:it|that)|never mind|(?:je|on) change(?: de sujet| de question|(?=[ ]*[:,.;]))|changeons(?: de sujet)?|"
    r"changement de sujet|(?:pour (?:en )?revenir|revenons(?:-en)?|je reviens) (?:a moi|(?:a|au|aux|sur)(?: l[ae]s?(?! \d))?(?= [^,?!.:]{2,30}[,:]))|au fait|a part ca|par ailleurs|"
    r"chang(?:ing|e of)(?: the)? (?:subject|topic)|(?:another|other|different|unrelated) (?:question|thing|topic|subject)|"
    r"camb(?:io|iando)(?: di| de)? (?:argomento|tema)|altra domanda|otra (?:pregunta|cosa)|outra (?:pergunta|coisa)|"
    r"andere frage|themenwechsel|anderes thema|"
    r"(?:peu importe|passons|whatever|anyway|question suivante|next question)(?= *[.,;:!…])|"
    r"by the way|btw|nothing to do with(?: that| it)?)\b(?: rien a voir)?[\s,:;.!-]*"
)
"""Says that what follows is about something else."""
A_REMARK = re.compile(r"[^?!.…,;:]{2,30}[!.…]+\s*")
"""A short sentence about what was told (« jeune équipe ! »), before one changes the subject."""
GOING_BACK = re.compile(r"\b(?:reven(?:ir|ons)|je reviens|back to|going back|returning to)\b")
"""Goes back to what was spoken of before."""
TAGS = frozenset("non nan hein si n'est ce pas n est right no isn't it innit".split())
"""Words of a tag, which asks whether what stands before it is so."""
HEARSAY = re.compile(
    r"(?:(?:je crois|il parait|apparemment) que |someone|somebody|on m'a|un \w+ m'a|une \w+ m'a|j'ai (?:lu|entendu|vu|cru)|j'avais (?:lu|entendu|vu)|il parait|parait|apparemment|i(?:'ve)? (?:heard|read|saw)|i was told|apparently)\b"
)
"""Begins what somebody else says."""
OPINION = re.compile(
    r"(?:mon|ma|mes|un|une|my|an?)(?: [a-z]+)? (?:prof\w*|potes?|amie?s?|collegues?|copain|copine|frere|soeur|mere|pere|mari|femme|voisine?|cheffe?|teacher|friend|colleague|boss|mum|dad|brother|sister) "
    r"(?:m'a )?(?:dit|disent|pense|pensent|croit|jure|says?|said|thinks|told me)(?: que| so| it)? ?(?:oui|non|si|so|yes|no|is)?|"
    r"(?:moi )?je (?:crois|pense|dirais)(?: bien)? que (?:oui|non)|i (?:think|guess|believe|bet) (?:so|not|\d+ ?(?:ppl|people|of them)?)"
)
"""Says what somebody thinks of it, and no more."""
WISHES = re.compile(
    r"(?:(?:merci|je vous remercie|en vous remerciant|vous remerciant|thanks|thank you|many thanks)(?: (?:quand meme|tout de meme|malgre tout|anyway|all the same|pour tout|for everything|avance|par avance|beaucoup|bcp|bien|infiniment|mille fois|in advance|a lot|so much))*(?: (?:pour|de|for) (?:votre|ta|ton|tes|vos|ces|cette|les?|your|the|this) (?:reponses?|retours?|aides?|temps|eclairages?|infos?|informations?|precisions?|explications?|patience|gentillesse|reply|answers?|help|time|info|information))?|(?:cordialement|bien a vous|sincerement|amicalement|best regards|kind regards|cheers|bises?|bisous)|"
    r"(?:(?:tres )?(?:bon(?:ne)?s?|belles?|excellente?|joyeux|joyeuses?) (?:soiree|journee|apres midi|aprem|apm|week ?end|fin de (?:journee|semaine)|fetes?(?: de fin annee)?|noel|paques|annee|vacances|courage|continuation|rentree|reception))|"
    r"(?:(?:merry|happy) (?:christmas|holidays|new year|easter)|have a (?:nice|good|great|lovely|pleasant) (?:day|evening|week|weekend|one)))"
    r"(?: (?:a (?:vous|toutes et (?:a )?tous|tous|toute equipe|equipe|to (?:you|all|the team))))?"
)
"""Thanks and wishes at the end of a message."""
PRAISE = re.compile(
    r"(?:(?:t['’ ]?|tu )?es|vous etes|(?:c['’ ]?)?est|(?:c['’ ]?)?etait|(?:you['’ ]?)?re|you are|it was|that was) (?:(?:tres|trop|vraiment|super|hyper|si|bien|beaucoup|un peu|so|very|really|much|way|plus|more) )*"
    r"(?:top|geniale?s?|parfaite?s?|efficaces?|rapides?|sympas?|adorables?|utiles?|pratiques?|precise?s?|fortes?|doue?e?s?|great|helpful|fast(?:er)?|amazing|awesome|quick(?:er)?)(?: (?:que|than) .+)?"
)
"""Says how good an answer, or who gave it, is (« t'es plus rapide que ma collègue »)."""
_TO_ALL = (
    r"(?:tout le monde|all|everyone|the team|les gens|(?:toute )?l['’][ée]quipe(?: [\w’'-]+)?)(?=\s*(?:[,.!:;…\n]|$))"
)
"""Whom one greets, where a mark follows: else « tout le monde » and « l'équipe » are what is asked about."""
SALUTATION = re.compile(
    r"^\W*(?:(?:(?:re)?bonjour|bonsoir|salut|coucou|bjr|bsr|slt|hello|hi|hey|dear(?: [^,.;:!?\n]{0,30}(?=,))?|good (?:morning|afternoon|evening)|ch[eè]re?s?(?= (?:mesdames|messieurs|madame|monsieur|coll[eè]gues|[ée]quipe|tous|toutes)\b)|mesdames|messieurs|madame|monsieur|hola|ciao|hallo|guten tag|bom dia|boa tarde|buongiorno|buenos d[ií]as)"
    rf"(?: l['’][ée]quipe(?! (?:est|fait|compte|a|peut|sera)\b)|[ ,]+(?:{_TO_ALL}|(?:et|and) m(?:adame|essieurs|onsieur)|[àa] (?:vous|toutes et (?:[àa] )?tous|tou(?:te)?s|l['’][ée]quipe)|there|team|chers?|mesdames|messieurs|madame|monsieur|m(?:me|r)?|coll[eè]gues|[ée]quipe|tous|toutes|sir|madam))*(?:[\s,.!:;…]+(?:-\s+)?|$))+",
    re.IGNORECASE,
)
"""How a letter begins."""
_TO_WHOM = r"(?: (?:[àa] (?:vous|toutes et [àa]? ?tous|tou(?:te)?s|l['’][ée]quipe|toute l['’][ée]quipe)))?"
_THANKS = (
    r"(?:(?:en (?:vous|te) remerciant|(?:je |nous )?(?:vous |te )remercie|merci|mrc|thanks|thank you|thx|many thanks|gracias|danke|grazie|obrigad[oa])(?: (?:beaucoup|bcp|infiniment|bien|mille fois|a lot|so much|very much))?"
    r"(?: (?:(?:d['’ ]|par )avance|in advance|im voraus|de antemano))?(?: (?:pour|de|for) (?:votre|ta|vos|tes|your) (?:r[ée]ponses?|retours?|aide|temps|[ée]clairages?|reply|answer|help|time))?|"
    rf"dans l['’]attente de (?:votre|ta) (?:r[ée]ponse|retour)|(?:looking|i look) forward to (?:your|hearing)[\w ]{{0,24}}){_TO_WHOM}"
)
_GOOD_DAY = (
    r"(?:(?:tr[èe]s )?(?:bonne|belle|excellente) (?:fin de )?(?:journ[ée]e|soir[ée]e|semaine|apr[èe]s[ -]midi)|bon (?:week[- ]?end|courage)|"
    rf"[àa] (?:tr[èe]s )?bient[ôo]t|have a (?:nice|good|great|lovely|pleasant) (?:day|evening|week|weekend)){_TO_WHOM}"
)
_REGARDS = (
    r"(?:(?:bien |tr[èe]s )?(?:cordialement|respectueusement|amicalement|sinc[èe]rement)|cdlt|bien [àa] (?:vous|toi)|(?:(?:et )?(?:je vous prie d['’]|veuillez )agr[ée]er,?(?: [^.!?]{0,40},)? (?:l['’](?:expression|assurance) de )?)?(?:mes |nos )?(?:sinc[èe]res |meilleures |respectueuses )?salutations(?: distingu[ée]es| respectueuses)?|"
    r"(?:best|kind|warm|kindest) regards|sincerely|yours(?: sincerely| truly| faithfully)|mit freundlichen gr[üu][ßs]+en|saludos|cordiali saluti|atenciosamente)"
)
SIGNATURE = re.compile(
    rf"(?:(?<=\w)\s*[\s,;.!?…–—-]+)(?:(?P<thanks>(?:{_THANKS}|(?<=[,.;:!?…] |[^\n]\n){_GOOD_DAY})(?P<one>\s*[,.!\n-]+\s*(?-i:[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){{0,2}}))?)|"
    rf"{_REGARDS}(?P<name>\s*[,.!\n-]+\s*[^\W\d][\w.’'-]*(?:[\s,.-]+[^\W\d][\w.’'-]*){{0,4}}|(?-i:(?: [A-ZÀ-Þ][\w.’'-]*){{1,4}}))?)[\s.,!…)]*$",
    re.IGNORECASE,
)
"""How it ends: thanks, regards, and a name."""
CLOSING = re.compile(
    rf"\s*(?:(?:et |d['’]avance |avec )?(?:tous )?(?:mes |nos )?(?:remerciements|sinc[èe]res remerciements)\b|(?:je |nous )?(?:vous |te )remercie\b|en vous remerciant\b|merci\b|thanks\b|thank you\b|many thanks\b|best\b(?= *(?:,|$))|cheers\b|"
    rf"{_THANKS}|{_GOOD_DAY}|{_REGARDS})",
    re.IGNORECASE,
)
"""Begins the last lines of a letter."""
ASKS_POLITELY = re.compile(
    r"\s*(?:(?:je |nous )?(?:vous |te )?remercie|merci)(?: par avance| d['’]avance)? (?:de|d['’])\s?(?:bien )?(?:vouloir )?(?:me |m['’]|nous |lui )?\w+(?:er|ir|re)\b\s+\S+|"
    r"\s*(?:thanks|thank you)(?: in advance)? for \w+ing \w+ \w+",
    re.IGNORECASE,
)
"""Asks for something by thanking for it (« Merci de me dire si je peux candidater »)."""
LEVEL = re.compile(
    r"^(?P<link>(?:(?:et|ok|and|sinon) )*)(?:(?:au )?niveau|question|en (?:termes?|matiere) d[eu]|in terms of) (?:du |de la |des |de l['’]|d['’]|la |le )?(?=\w)",
    re.IGNORECASE,
)
"""Brings in what is asked about (« et niveau télétravail ? »)."""
CONVERSELY = re.compile(
    r"^(?P<link>(?:(?:et|mais|and|but) )*)(?:[àa] l['’]inverse|inversement|au contraire|[àa] l['’]oppos[ée]|conversely|on the other hand|and vice versa),? (?=\w)",
    re.IGNORECASE,
)
"""Turns to the contrary of what was told (« et à l'inverse, quelle part continue ? »)."""
SO_THEN = re.compile(r"[\s,]+(?:du coup|au final|finalement)(?=[\s?!.]*$)", re.IGNORECASE)
"""Words at the end that say nothing (« et dans la promo 6 du coup ? »)."""
OF_ANOTHER = re.compile(
    r"\b(?:autre|lequel|laquelle|which|another|parler d[eu']|parle d[eu']|celui|celle|the one|un projet|un truc|about (?:a|an|one))\b"
)
"""Speaks of something else than what was told."""
GLUED = re.compile(
    r"\b(?:(?P<elided>c(?=(?:est|[eé]tai(?:t|ent))\b)|d(?=(?:autres?|abord|accord|ici|ailleurs|avance|avoir|[eê]tre|habitude|apr[eè]s)\b)|"
    r"j(?=(?:ai|avais|aurais?|[eé]tais|habite|aimerais|arrive|attends|esp[eè]re|h[eé]site)\b)|"
    r"l(?=(?:autre|[eé]quipe|ann[eé]e|adresse|entretien|oral|audition|offre|administration|outil|appli|embauche|essai|argent)\b)|"
    r"n(?=(?:est|[eé]tait|ont|avait|avez)\b)|s(?=(?:est|appelle|appelait|arr[eê]te)\b)|m(?=(?:inscrire|int[eé]resse|appelle)\b)|"
    r"qu(?=(?:ils?|on|une?)\b))|(?P<there>y)(?=(?:a|avait|aura|aurait)\b))",
    re.IGNORECASE,
)
"""Begins a word that is typed with what is elided, or said, before it (« cest », « dautres », « ya »)."""
SA = re.compile(
    r"\bsa(?= (?:existe|marche|sert|servait|tourne|dure|fait|vaut|veut|coute|coûte|commence|finit|c'est|a dure|va)\b)",
    re.IGNORECASE,
)
"""Types « ça » as it sounds (« sa existe encore ? »)."""
