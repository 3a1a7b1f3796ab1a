"""The words and patterns by which a question leans on all of a list of projects: which of them, whose, where, how long each."""

from __future__ import annotations

import re

SAME_PLACE = re.compile(
    r"\b(?:ces|les|these|those) (?:deux|trois|quatre|[2-9]|two|three)(?:[ -]la)?\b.{0,24}\b(?:quelle ville|quel endroit|quel lieu|quelles villes|ou ca|which (?:town|city)|where)\b|"
    r"\b(?:(?:ils|elles|they) (?:sont|etaient|are|were)|(?:sont|etaient)-(?:ils|elles)|(?:are|were) they)\b(?!.*\b(?:autres|others?|travaill\w+|boss\w+|entretiens?|interviews?)\b).*\b(?:(?:meme|same) (?:endroit|ville|lieu|place|city|town)|dans quelles? villes?|a quels? endroits?|in which (?:cities|towns?|city))\b|\b(?:ils|elles|equipes?|they|teams?) (?:etaient|sont|were|are) (?:installee?s?|basee?s?|situee?s?|based|located) (?:ou|where)\b|"
    r"^(?:(?:et|and) )?(?:geographiquement|niveau (?:geographique|lieux?)|geographically)[ ?!.]*$"
)
"""Asks whether several are in one place, or in which each is."""
ALL_THERE = re.compile(
    r"(?:(?:et|and|donc|so) )*(?:(?:ils|elles|they) (?:sont|etaient|are|were) )?(?:tous|toutes|all(?: of them)?) (?:a|au|en|dans|in|at|based in) [a-z' -]{3,30}[ ?!.]*"
)
"""Asks whether all are in a place that is named."""
OF_THOSE = re.compile(
    r"\b(?:dans|parmi|sur|of|among|from) (?:ces|ceux|celles|these|those|them)\b|\b(?:dans le lot|la-dedans|la dedans|dans la liste|on that list|in the list)\b"
)
"""Speaks of those that were listed."""
ONE_WHERE = re.compile(r"\b(?:une?|ceux|celui|celle|celles|des equipes?|one|ones|any|some) (?:ou|avec|where|with)\b")
"""Asks for one, or for those, of a sort (« et un où c'était que des data scientists ? »)."""
THEIR_PEOPLE = re.compile(
    r"\b(?:gens|personnes|ceux|celles)\b[^.?!]{0,30}\b(?:s'appell\w+ comment|dessus c'est qui)\b|"
    r"\b(?:ils|elles) (?:\w+ )?(?:(?:cherch|recherch|recrut|embauch|voul)\w+|pris|prenaient) (?:quel(?:le)?s? (?:(?:genre|type|sorte)s? d[e'] ?)?(?:metier|profil|role|poste|monde)s?|qui|quoi)\b|\b(?:quels?|quelles?) (?:metiers?|profils?|roles?|postes?)\b.*\b(?:ils|elles|y|dedans|dessus|ca|leurs?|chacun|chaque)\b|\bwhich (?:roles?|profiles?|professions?|jobs?)\b.*\b(?:they|there|them|each)\b|"
    r"\b(?:(?:les |aux |le |la |l'|du |the )?(?:memes?|same) (?:metier|profil|role|poste|profession|job|profile|skill)s?)\b(?!.*\b(?:vous|you|pay\w*|postul\w*|ans|an|annee|years?)\b).*\b(?:deux|trois|both|two|three)\b|"
    r"\bleurs? \w+,? (?:(?:ils?|elles?) )?(?:y )?(?:fai\w+|font|occup\w+|exerc\w+) (?:quel(?:le)?s? (?:metier|poste|role|profession)s?|quoi)\b|"
    r"\b(?:pour|sur|dans|for|on|in) (?:chac\w+|chaque [a-z]+|each(?: of them| one)?),? (?:quel(?:le)?s?|which|what) (?:metier|profil|role|poste|profession|job|profile)s?\b|"
    r"\b(?:(?:ils|elles|they) (?:ont|avaient|had|have)|c'(?:est|etait)|was it|is it|were they|it's|it was)\b.{0,12}\b(?:memes?|same) (?:metier|profil|role|poste|profession|job|profile|skill)s?\b|"
    r"\b(?:l[ea]s?|leurs?|the|their) (?:metiers?|profils?|roles?|postes?|professions?|jobs?|profiles?)\b.*\b(?:sur|pour|de|dans|on|for|in|of) (?:chac\w+|chaque|each|both|les deux)\b"
)
"""Asks who worked on what was listed (« et quel métier ils ont recruté pour ça ? »)."""
THOSE_WHERE = re.compile(
    r"\b(?:ceux|celles|the ones|those) (?:ou|avec|where|with)\b|\b(?:y a(?:-t-il)?|y avait|il y a|are there|any) (?:des |une |un )?(?:equipes?|binomes?|trinomes?|teams?|trios?|duos?)\b"
)
"""Asks for those of a list of a sort, and not for one."""
THOSE_THAT = re.compile(r"\b(?:ceux|celles|ones|those) (?:qui|that|which|who|de|d'|of)\b")
"""Speaks of some of those that were told, by what they are."""
ARE_THERE_SOME = re.compile(
    r"\b(?:y en (?:a|avait)|en reste|lequel|laquelle|lesquel(?:le)?s|any|are there|is there|which)\b"
)
"""Asks whether some are like that."""
AMONG_THEM = re.compile(
    r"\b(?:la[- ]dedans|parmi (?:eux|elles|ceux|celles|ces|les)|dans (?:le lot|le tas|(?:cette|ta|votre|la) liste|tout ca|ceux-la|celles-la)|of (?:these|those|them)|among (?:them|these|those)|in (?:there|your list|that list|this list))\b"
)
"""Speaks of some of several that were told."""
I_AM_RATHER = re.compile(
    r"\bje (?:suis|fais|viens)\b.*\b(?:lequel|laquelle|lesquel(?:le)?s)\b|\bi(?:'m| am)\b.*\bwhich\b"
)
"""Says what one is, and asks which are for that."""
ON_THE_SIDE_OF = frozenset(
    "suis plutot fais viens rather more im am cote profil profils metier metiers direction for side".split()
)
"""Words beside the one that names a profession."""
EXACTLY = frozenset("exactement precisement exactly precisely est etait etaient sont was were".split())
"""Words that ask for no more than what was told."""
THESE_SEVERAL = re.compile(
    r"\b(?:ces|ceux|celles|tous les|toutes les|les) (?:deux|trois|quatre|cinq|2|3|4|5)(?:-la| la)?\b|\b(?:these|those|the|all) (?:two|three|four|five)\b|\bboth(?: of them)?\b"
)
"""Speaks of all that were listed, by their number."""
IN_SHORT = frozenset(
    "gros bref resume resumer resumez court faire fait font faisaient consiste consistent but sujet brief short do does did about exactement".split()
)
"""Words by which one asks what things do."""
ONLY_LATEST = re.compile(
    r"^(?:non |ok |et )*que (?:ceux de |celles de )?(?:la |le )(?:derniere?|plus recente?)\b|\b(?:seulement|uniquement|juste|rien que|only|just)\b.{0,24}\b(?:derniere?|plus recente?|actuelle|latest|last|most recent|current)\b"
)
"""Keeps the latest only."""
OF_LATEST = re.compile(
    r"\b(?:lesquel(?:le)?s|combien|ceux|celles|les (?:deux|trois|quatre)|the (?:two|three|four)|y en a(?:[- ]t[- ]il)?|which(?: ones| of them)?|how many|those|any)\b.{0,24}\b(?:de|dans|a|en|of|in|from)\b.{0,8}\b(?:derniere?|plus recente?|actuelle|latest|last|most recent|current)\b"
)
"""Asks which of several are of the latest."""
LATEST = frozenset("derniere dernier recente recent actuelle actuel latest last current most plus sont of are".split())
"""Words for the latest."""
PLACES = frozenset("place places poste postes post posts".split())
"""What is counted otherwise than projects."""
THEIR_CODE = re.compile(
    r"\b(?:leurs? (?:code|depot|repo)s?|(?:les )?(?:sources|codes) (?:sont|est) (?:publi\w+|ouvert\w+|en ligne|libre\w*)|their (?:code|repos?|repositor(?:y|ies))|(?:source code|code)s? (?:of|des?|for) (?:both|each|all|deux|chacune?)|both (?:codes?|source codes?))\b(?! (?:postal|vestimentaire|du travail|de conduite|civil))"
)
"""Asks for the code of those that were listed."""
THEIR_ADDRESSES = re.compile(
    r"\b(?:(?:l[ea]s?|leurs?|un|the|their|a) (?:liens?|sites?(?: (?:web|internet))?|urls?|adresses?(?: (?:web|internet))?|links?|websites?|web pages?)) (?:(?:de|du|des|vers|pour|of|for|to) )?(?:chac\w+|ch(?:aque|acune?)|tou(?:s|tes)|les (?:deux|trois|quatre|[2-5])|(?:tou(?:s|tes) )?les (?:deux|trois)|each|both|all|the (?:two|three|four))|"
    r"\bleurs? (?:liens?|sites?|urls?|adresses? (?:web|internet))\b(?! (?:de|d'))|\btheir (?:links?|sites?|websites?|urls?)\b|\b(?:links?|websites?) (?:to|of|for) (?:them|those|these)\b"
)
"""Asks for the addresses of those that were listed."""
THE_OTHERS_OF_THEM = re.compile(
    r"(?<!que )(?<!avec )(?<!pas )(?<!interesse )(?<!than )\b(?:les|pour les|des|the) (?P<count>deux|trois|quatre|[2-4])? ?autres\b|\bthe (?:other (?P<count_en>two|three|four)|others)\b"
)
"""Speaks of those that were listed, but for the one that was shown."""
AFTER_THE_OTHERS = frozenset(
    "sont etaient ont avaient c c'est sur dans a de en ils elles alors du font faisaient aussi ou quoi were are was is had have in on at of also then what".split()
)
"""Words after it by which it stands for projects."""
WHICH_HAD = re.compile(
    r"\b(?:lesquel(?:le)?s|quels? (?P<what>[a-z]+)|which(?: ones| (?P<what_en>[a-z]+))?)\b.{0,14}\b(?:(?:ont|avaient|a|had|have) (?:\w+ )?(?:pris|eu|recrute|embauche|cherche|accueilli|taken|had|hired)|took|hired)\b"
)
"""Asks which of several had somebody."""
SAME_YEAR = re.compile(
    r"\b(?:(?:tous|toutes|tout|ils|elles|c'etait|c'est|all|they|was it|is it|were they)\b.*\b(?:de |a |dans |of |in |from )?(?:la |the )?(?:meme|same) (?P<word>[a-z]+))\b"
)
"""Asks whether all are of one year, or cohort."""
YEARS_TOO = frozenset("annee annees years periode epoque moment year time".split())
RELATED = re.compile(
    r"\b(?:(?:quel(?:le)?|un|une|le) (?:lien|rapport|point commun|relation)s?\b.{0,16}\b(?:entre|ces|les deux|eux)|(?:leur|le|un) point commun\b|(?:qu'(?:est-ce qu')?|quoi ).{0,12}\ben commun\b|in common\b|(?:are|were) (?:they|these|those|the two|both) (?:\w+ )?(?:related|linked|connected)\b|(?:sont|etaient)(?:-(?:ils|elles))? lie(?:e)?s|(?:ont(?:-(?:ils|elles))? eu|y a|avait) une suite|(?:a|any) (?:sequel|follow-up)|(?:are|were) (?:(?:the|these|those) (?:two|projects)|they|both|these|those)(?: \w+)? (?:related|linked|connected)|link between|(?:do|did|does) (?:they|these|those|the two|both|one)(?: \w+)? (?:relate|connect|build on)|(?:built|based) on (?:top of )?(?:the other|another|each other)|l'un (?:\w+ ){1,3}(?:de |sur |d')?l'autre|(?:lequel|laquelle) (?:est ne|vient|decoule|s'appuie|repose)\w*)\b"
)
"""Asks what two have to do with each other."""
EACH_OTHER = re.compile(r"\b(?:each other|one another|entre (?:eux|elles|ces [a-z]+)|between (?:them|these|those))\b")
"""Speaks of several, one with another."""
ONE_AFTER_THE_OTHER = re.compile(
    r"\b(?:la suite (?:de|du|d')|(?:fait|font|donne|prend|a pris) suite|(?:suit|succede|remplace|prolonge|continue)\b|rien a voir|(?:le )?meme (?:projet|chose|truc|equipe)|(?:un|quel(?:le)?|le) (?:lien|rapport) (?:entre|avec)|the (?:sequel|continuation|follow-up) (?:of|to)|the same (?:project|thing|team)|related|linked)\b"
)
"""Asks whether one project goes on with another."""
WHOSE_THEY_WERE = re.compile(
    r"\b(?:(?:c'etait|c'est|(?:ils|elles) (?:etaient|sont)) (?:chez|pour|avec) qui\b(?! (?:ca|cela|c'est|je|on))|(?:chez|pour|avec|par) quel(?:le)?s? (?:administration|ministere|organisme|employeur)s?|"
    r"quel(?:le)?s (?:administration|ministere|organisme)s? (?:c'etait|etai\w+)|(?:which|what) (?:administrations|ministries|departments|bodies|hosts)\b|who hosted (?:them|these))"
)
"""Asks whose those of a list were."""
HOW_LONG_EACH = re.compile(
    r"(?:et |and )?(?:ca|cela|ils|elles|c'|they|it) ?(?:durait|duraient|a dure|ont dure|lasted|took)(?: chacune?| each)? ?(?:combien (?:de (?:mois|temps)|chacune?)|cb de (?:mois|temps)|longtemps|how long)|(?:et |and )?(?:combien de (?:mois|temps) (?:ca|ils|elles) (?:a dure|ont dure|durait|duraient)|how long did they)"
)
"""Asks how long those of a list took."""
STILL_THERE = re.compile(
    r"(?:(?:et|mais|and|but|ok|super|cool) )*(?:(?:ca|cela|tout ca|ils|elles|they|it|these) (?:ca )?(?:(?:existe|existent|tourne|tournent|fonctionne|fonctionnent|sert|servent|vit|vivent|continue|continuent)(?: (?:encore|toujours))?|(?:marche|marchent) (?:encore|toujours)|still (?:exists?|runs?|works?))|"
    r"(?:c'est|ce sont|(?:ils|elles) sont|they are|it is) (?:toujours|encore|still) (?:actifs?|actives?|utilise\w*|en (?:ligne|service|vie|cours)|alive|running|online|used|in use))(?= ?[?!.]*$|,? ou\b|,? or\b| aujourd'hui| maintenant| now| today)"
)
"""Asks whether what was listed is still there (« ça existe encore, ou c'est tombé à l'eau ? »)."""
WHERE_THEY_STAND = re.compile(
    r"^(?=.*(?:-(?:ils|elles)\b|\b(?:ils|elles|they|them|both|tous les deux|toutes les deux)\b))"
    r"(?=.*\b(?:ou en (?:sont|est)|en (?:sont|est)[- ](?:ils|elles|ce) ou|ils en sont ou|deven\w+|repris\w*|transfer\w+|abandonn\w+|arrete\w*|handed over|taken over|kept (?:alive|going)|dropped|stopped|became of|where do (?:they|both) stand))"
)
"""Asks how several stand now, or whether they were handed over (« où en sont-ils, tous les deux ? »)."""
WHERE_IT_WAS = re.compile(
    r"(?:(?:et|ok|and) )*(?:ca|cela|tout ca|it|that) (?:se (?:passe|passait|deroulait|deroule|trouve|trouvait|faisait)|s'est (?:passe|deroule|fait)|(?:took|takes) place|happened) (?:ou|dans quelles? villes?|where)"
)
"""Asks where what was listed took place (« ça se passait où ? »)."""
ON_WHAT = re.compile(r"\b(?:sur|dans|on|in) (?:quel(?:le)?s|lesquel(?:le)?s|which|what) (?P<what>[a-z]+)\b")
"""Asks on what those that were listed worked."""
WORKED = frozenset(
    "exactement precisement exactly travaille travaillaient bosse bossaient atterri places affectes mis worked work ended".split()
)
"""Words beside that by which one asks nothing else."""
OF_THE_TWO = re.compile(r"\b(?:des deux|des 2|of the two|of these two|of both)\b")
"""Speaks of one of two."""
THEM = re.compile(
    r"\b(?:eux|elles|them|they|these|ces (?:2|deux)|leurs (?:2|deux)|les (?:2|deux)|l'un de l'autre|the (?:2|two))\b"
)
"""Speaks of several that were told."""
DIFFERENCE = re.compile(
    r"\b(?:differen\w*|diff|differ\w*|distingu\w*|par rapport a|compar(?:e|er|ez|aison|ed|ing|ison)|(?:la |le )?mm? (?:chose|truc)|(?:la |le )?meme (?:chose|truc|projet|idee)|same (?:thing|project|idea)|ressembl\w*|points? communs?|en commun|in common|versus|vs)\b"
)
"""Asks what two that are named have in common, or not."""
TO_DO_WHAT = re.compile(
    r"(?:et |and )?(?:pour (?:y )?faire quoi|to do what|for what|ils y font quoi|elles y font quoi)(?: exactement| au juste| exactly)?[ ?!.]*"
)
"""Asks what those that were listed do (« pour faire quoi ? »)."""
WITH_SOMEBODY = re.compile(
    r"(?:(?:et|ok|mais|plutot|alors|seulement|uniquement|only|just|but|and|ceux|celles|those|the ones)[ ,]+)*(?:avec|with) (?:au moins |at least )?(?:une?|des|du|de la|a|an|some|one) .+"
)
"""Narrows a list to those that had somebody (« avec un designer dans l'équipe »)."""
HAVING = re.compile(
    r"\b(?:combien|cb|how many)(?: d'entre (?:eux|elles)| en| of them)? (?:ont|avaient|cherch\w+|recherch\w+|recrut\w+|voulaient|have|had|got|wanted|looked for|were looking for)(?: (?:eu|pris|recrute|embauche|bien|vraiment|hired|taken))? (?:une?|des|du|a|an|some)\b"
)
"""Says that teams had somebody."""
WIDER = re.compile(
    r"\b(?:j'|je |on |nous )(?:veux |voudrais |peut |pourrait )?(?:elargi\w*|etend[sr]?\w*)\b|\ben elargissant\b|\bplus largement\b|\b(?:widen|broaden) (?:it|the search|that)\b"
)
"""Asks for more than what was looked for (« et si j'élargis à tout ce qui est maritime ? »)."""
BEGUN = re.compile(
    r"\b(?:ceux|celles|celui|celle|lequel|laquelle|lesquel(?:le)?s|those|which|ones?|one)\b.{0,20}\b(?:commenc\w+|demarr\w+|lance[es]*|debut\w+|start\w*|launched|beg[au]n)\b"
)
"""Speaks of those that began (« seulement ceux commencés en 2020 »)."""
OF_THEIR_CASE = re.compile(
    r"\b(?:pay\w*|gagn\w*|touch\w*|salaires?|combien|pourquoi|comment|quand|peu\w+|paid|earn\w*|how|why|when|can)\b"
)
"""Asks something of them, and not which they are."""
THOSE_WITH = re.compile(
    r"\b(?:ceux|celles|those|the ones)\b.{0,30}\b(?:(?:qui|that|which) (?:ont |avaient |ont eu |have |had )?(?:pren\w+|pri[st]e?s?|recrut\w+|cherch\w+|embauch\w+|accueill\w+|avaient|ont|took|had|have|hired|recruited|wanted)|avec|with)\b"
)
"""Speaks of those that had somebody (« et ceux de la 5 qui prenaient des data scientists »)."""
ADDING = re.compile(
    r"\b(?:rajout|ajout)\w*\b|\b(?:si on|en) (?:met|compte|prend|inclut|comptant|incluant)\w* (?:aussi )?ceux\b|\b(?:adding|add|including|counting|plus) (?:those|the ones)\b"
)
"""Adds others to those that were listed."""
WHAT_ELSE = frozenset("quoi que qu what autre autres else quels quelles lesquels which".split())
"""Words by which one asks what was done."""
DONE = re.compile(
    r"\b(?:fait|faisait|menee?s?|monte|lance|travaille|bosse|quoi d'autre|autre chose|do|done|did|else|run|work(?:ed)?)\b"
)
"""Asks what was done."""
AND_ALL_THAT = re.compile(
    r"\b(?:tout (?:ca|cela|ce genre|ce qui)|et tout(?= *[?!.]*$)|(?:ce|ces) genres? d\w+|etc|all that|and so on|stuff like that)\b"
)
"""Means more of the sort than what is named."""
THE_SAME_OF_BOTH = re.compile(
    r"^(?:(?:et|and|mais|ok|sinon|donc|du coup|so) )*(?:ils|elles|les deux|ces deux(?: projets)?|c'(?:est|etait)|they|both|these two)(?: (?:sont|etaient|ont ete|viennent|c'est|c'etait|are|were|come))?(?: (?:(?:tous|toutes) )?les deux| both)?"
    r" (?:(?:dans|de|du|a|au|en|chez|in|at|from|of) )?(?:la |le |les |the )?(?:memes?|same) (?:(?P<host>administrations?|ministeres?|maisons?|organismes?|directions?|ministry|agency|body|administration)|(?P<place>villes?|endroits?|town|city|place))(?: (?:en fait|au fond|du coup|non|tous les deux|les deux|both))*(?= *(?:$|[?!.,]))"
)
"""Asks whether two share something."""
THEIR_SIZES = re.compile(
    r"^(?:(?:et|and|mais|ok|sinon|donc|so) )*(?:(?:les|leurs|the|their) (?:deux |two )?(?:equipes|teams)[ ,]+)?(?:(?:c'est |c'etait |ont |avaient |etaient |sont |were |are |de |of )*)(?:la |the )?(?:meme|same) (?:taille|nombre|effectif|size|number)(?: (?:d'|de |of )?(?:equipe|equipes|personnes|gens|team|people))?[ ?!.]*$"
)
"""Asks whether their teams were as large."""
THE_TEAM = re.compile(r"\b(?:l'|cette |cet |the |that |this )(?:equipe|team)\b")
"""Speaks of one team."""
AND_WHICH = re.compile(
    r"(?:\bet|\band|,|[?]) ?(?:c'est |ce sont |c'etait |were )?(?:lesquel(?:le)?s|quels sont-ils|which(?: ones)?|les noms|cite\w*[- ]m'en|(?:(?:t'as|tu as|vous (?:avez|auriez)|avez-vous|donne\w*(?:-moi)?|avec|have you|can you give|cite\w*(?:-moi)?)\b)?[^,;.?!]{0,12}\b(?:exemples?|examples?))\b"
)
"""Asks, after their number, which they are."""
ANY_THERE = re.compile(
    r"^(?:(?:et|ok|and|so|du coup) )*(?:(?:il )?y en a(?:vait)?(?:[- ]t-il)?(?: eu)?|vous en avez|(?:en )?avez-vous|any(?: of them| one)?|(?:are|were) there (?:any|some)|is there one)(?: (?:un|une|quelques-un\w*|des|one))?(?: up| down| over)? (?:a|au|aux|en|dans|chez|sur|in|at|near)\b"
)
"""Asks whether there is one somewhere, and nothing else."""
SOME_OF_THEM = re.compile(
    r"\b(?:y en (?:a|avait|aurait|a eu)(?:[- ]t[- ]il)?|en avai(?:t|ent|ez)|(?:were|are) there any|did you have (?:any|some))\b"
)
"""Asks whether there were some of what was asked for before."""
LIKE_ME = re.compile(
    r"\b(?:cherch\w*|recrut\w*|prenai\w*|(?:a|ont|avaient|avait) pris|voulai\w*|looked for|looking for|hired|took|wanted) (?:quelqu'un |des gens |une personne |someone |somebody |people )?(?:comme (?:moi|nous)|(?:de |avec )?mon (?:profil|metier)|like (?:me|us)|(?:with |of )?my (?:profile|trade))[ ?!.]*$"
)
"""Asks for those that took people of the trade of who asks."""
WHICH_DEAL_WITH = re.compile(
    r"\b(?:lesquels|lesquelles|which (?:ones|of (?:them|these|those)))\b.{0,24}\b(?:occup\w+|trait\w+|parl\w+|concern\w+|port\w+|touch\w+|boss\w+|travaill\w+|deal|are about|about|cover|work)\b"
)
"""Asks which of those that were listed are about something."""
ANY_THEN = re.compile(
    r",? ?\b(?:il |y )?(?:y )?en (?:a|avait|a eu|a-t-il eu|avait-il)(?: eu)?\b|,? ?\b(?:were|was) there any\b"
)
"""Asks whether there were any."""
HAD_NONE = re.compile(
    r"\b(?:(?:n'y|il y|y|ya) ?(?:avait|a|a eu)? (?:pas|aucune?)(?= )|n'(?:avai(?:t|ent)|a|ont)(?: eu)? (?:pas|aucune?)|(?:s'est fait|fait|mene)e?s? sans|sans (?:aucune? )?|had no|had not|did(?:n't| not) have|without)\b"
)
"""Says that there was nobody of some profession."""
WHICH_POSTS = re.compile(
    r"\b(?:quel(?:le)?s|which|what) (?:postes?|metiers?|profils?|roles?|professions?|fonctions?|jobs?|positions?|profiles)\b"
)
"""Asks which posts there were."""
SO_MANY_THEN = re.compile(
    r"(?:(?:ah|ok|okay|oui|d'accord|dac|donc|alors|bon|je vois|i see|right|so|merci)[ ,.!]+)*(?:(?:il )?y en (?:a|avait|a eu)|ca (?:en )?fait|there (?:are|were)|that's|that makes) (?:donc |only |just |que )?"
    r"(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})(?: (?:projets?|projects?))?(?:[ ,]+(?:donc|alors|du coup|en tout|au total|then|in all|in total))*"
)
"""Says how many there are, as who has counted them."""
COUNTED_AGAIN = re.compile(
    r"(?:(?:et|donc|alors|ok|du coup|so|and)[ ,]+)*(?:(?:ca|cela) (?:en )?(?:fait|faisait) combien|combien (?:en tout|au total)|(?:so )?how many (?:in all|in total)(?: is that)?)(?:[ ,]+(?:en tout|au total|depuis (?:le )?(?:debut|depart)(?: du \w+)?|depuis toujours|et lesquels|et lesquelles|and which(?: ones)?))*"
)
"""Asks for the number of what was listed, whatever time it names."""
TEAMS_HAVE = re.compile(r"\b(?:avec|with|dedans|dessus|avaient|avait|ont|a eu|had|have|having|comptent|comptaient)\b")
"""Says what teams have."""
BACK_TO_IT = re.compile(
    r"(?:(?:ok|bon|merci|et|allez|d'accord|non)[ ,.!]+)*(?:retour(?:ne[rz]?|nons)?|reviens|revenir|revenons|revenez|on revient|go back|back|(?:re)?montre[rz]?(?:[- ]moi)?|show(?: me)?|redonne[rz]?(?:[- ]moi)?|re-?affiche[rz]?) "
    r"(?:a |sur |vers |to )?(?:la |cette |ta |votre |the |that |your )(?:precedente |previous )?(?:liste|list)(?: (?:precedente|d'avant|complete|encore|again|stp|svp|please))*"
)
"""Goes back to the list that was given."""
ONLY_THE_OTHERS = re.compile(
    r"(?:(?:et|and|ok) )*(?:tou(?:s|tes) |all )?(?:les autres|the others) (?:de|du|of|dans|in)\b"
)
"""Begins with the others of something (« les autres de la même année »)."""
ITS_STAGES = re.compile(r"\b(?:phases|etapes|stages|steps)\b")
"""Speaks of several stages."""
A_NUMBER = re.compile(
    r"\b(?:la|le|l'|the|numero|number|n°) ?\d\b.{0,24}\b(?:quoi|consiste|what|about)\b|\b(?:what|quoi)\b.{0,12}\b(?:la|le|the|numero|number) ?\d\b"
)
"""Asks what one of several is, by its number alone."""
WITHOUT_IT = re.compile(
    r"(?:(?:et|and|ok|bon)[, ]+)*(?:lesquel(?:le)?s|celles|ceux|les (?:equipes|projets)|quel(?:le)?s (?:equipes|projets)|which(?: ones)?|the ones|those)(?: (?:qui|that|which))? "
    r"(?:n'en (?:ont|avaient|ont eu|ont pas eu)(?: (?:pas|aucune?|jamais))*(?: eu)?|(?:have|had|do not have|don't have|didn't have) (?:none|one|any)|without(?: one| any)?|sans)[ ?!.]*"
)
"""Asks for those that have none of what was looked for."""
