"""The words by which a question goes on about projects: one of several, others, a side of one, to join it."""

from __future__ import annotations

import re

from bot.wording.which_cues import PLACES

INVERTED = re.compile(r"\w-(?:ils|elles)\b|\b(?:do|did|are|were|have) they\b")
"""Asks of several, the pronoun behind its verb (« où travaillent-ils ? »)."""
BARE_PLACE = re.compile(
    rf"\b(?:(?:l[ae]|the|du|de la) (?:toute? |very )?(?:{'|'.join(PLACES.values())})(?: one| projet| project)?|l'autre|the other(?: one)?)"
    r"(?=$|[ ]?[,?!.;:]| (?:il|elle|c'est|c'etait|ca|des (?:deux|trois)|de ces|of the|est|a|dure|durait|durera|fait|faisait|consiste|sert|commence|was|is|did|does|do|lasts?|lasted|takes?|means?)\b)"
)
"""Says which of several by nothing but its place (« le premier, il tourne encore ? »)."""
THOSE = re.compile(r"\b(?:ceux|celles|those|the ones|lesquels|lesquelles|which ones)\b")
"""Speaks of several."""
POINTED = frozenset("celui celle ci".split())
"""Words of « celui-ci »."""
ALIKE = re.compile(
    r"\b(?:autres?|projets?|projects?|another|others?|anything|something|quelque chose)(?: \w+){0,2} "
    r"(?:(?:dans|sur|du|de) (?:le )?meme (?:genre|theme|style|domaine|type|sujet|registre|esprit|secteur)|comme (?:ca|cela|celui|celle)|de ce (?:genre|type)|"
    r"(?:de )?similaires?|comparables?|like (?:it|this|that)|similar|of the same (?:kind|sort|type)|in the same (?:vein|field|area))\b|"
    r"\b(?:d')?autres?\b.{0,12}\bmeme (?:genre|theme|type|sujet)\b|\bsimilar (?:projects?|ones?)\b|^(?:et |and )?(?:dans le meme (?:genre|theme|style|domaine|secteur)|in the same (?:vein|field|area))\b"
)
"""Asks for what is like what was just shown (« d'autres dans le même genre ? »)."""
ITS_CODE = re.compile(
    r"\b(?:depots? (?:git\w*|de code|publics?)|git(?:hub|lab)|repos?|repositor(?:y|ies)|open[- ]source|source code|codes? (?:source|ouvert|libre|public|publie|en ligne|online)s?|codes? (?:est|sont|is|are) (?:dispo\w*|ouvert|public|publie|en ligne|libre|accessible|available|open|online)\w*|"
    r"(?:ont|a|avec|have|has|with|leurs?|their|its|lire|voir|consulter|read|see) (?:(?:un|une|du|le|the|its|their|rendu|mis|publie) )*code)\b(?!.*\bdu travail\b)"
)
"""Asks for the code of what projects made."""
USING_IT = re.compile(r"\b(?:s'en ser\w+|(?:peuvent|peut) l'utiliser|l'utilis\w+|us(?:e|ed|ing) it)\b")
"""Asks how what was shown is used."""
WHICH_YEAR = re.compile(
    r"^(?:(?:et|and|ok) )*(?:(?:c'etait|c'est|ca date de|de) )?(?:en )?quelles? annees?(?: (?:c'etait|tout ca|ca))*[ ,?!.]*(?:tout ca[ ?!.]*)?$|^(?:(?:and|ok) )*(?:in )?(?:what|which) years?\b(?: (?:was|were) (?:that|it|they|those))?[ ?!.]*$"
)
"""Asks of which year all that is."""
WHICH_OF_THEM = re.compile(
    r"\b(?:lesquel(?:le)?s|lequel|laquelle|(?:en )?cual(?:es)?|quali|welche davon|which (?:one|ones|of)|y en a(?:-t-il)?(?: une?)? qui|any of (?:them|those|these))\b"
)
"""Asks which of several."""
OF_ALL_OF_THEM = re.compile(
    r"\b(?:lesquel(?:le)?s|lequel|laquelle) (?:d'entre (?:eux|elles)|de (?:ceux|celles)[- ]la)\b|\bparmi (?:eux|tous|tout ca|ceux[- ](?:la|ci))\b|"
    r"\b(?:de|pour|sur|of|for|on) (?:chacune?\b|each\b|tou(?:s|tes) (?:les )?(?:deux|trois|quatre|[2-5])\b|(?:les|all|these|the) (?:deux|trois|quatre|cinq|[2-5]|two|three|four|five)(?:[- ]la)?(?= ?[?!.,]|$))|"
    r"\b(?:le|la|les) plus (?:recent|ancien)\w* de tou(?:s|tes)\b|\bwhich (?:one |ones )?of (?:them\b|(?:these|those)(?=$|[?!., ]+(?:is|are|was|were|got|has|have|had|did)\b))"
)
"""Asks which of those that were listed, after one of them was shown."""
THE_SAME_ONE = re.compile(
    r"\b(?:meme|same) (?:administration|ministere|ministry|organisme|agence|agency|ville|city|place)\b"
)
"""Asks whether two projects have one host or place."""
THE_OTHERS = frozenset("autres reste restants restantes suivants suivantes others rest remaining".split())
"""Words for what a list has not shown yet (« et les autres ? »)."""
MORE = frozenset("suite plus encore more next tous toutes all complete complet entiere full".split())
"""Words for more of the same, which mean other things beside others (« c'est encore possible ? »)."""
SHOWING = frozenset(
    "montre montrez montrer affiche afficher cite citez citer liste lister donne donnez donner envoie envoyer vois voir veux voudrais "
    "aimerais peux pouvez en la les l un une de des d du et moi me je tu vous y a t il as avez ai auriez exemple exemples show see give list "
    "ones the of them any and i want can could you have got some there are deux trois quatre cinq two three four five".split()
)
"""Words of a wish to be shown something, or of whether there is."""
WHICH_OTHERS = SHOWING | frozenset(
    "le mais est ce c qui quoi sont lesquels lesquelles quels peut tell what which about meme genre theme style type comme ca cela like kind "
    "same similaires similar so or alors aussi do".split()
)
"""Words beside the others by which one asks which they are."""
NO_MORE = re.compile(r"\bn'en (?:veux|voulons)\b|\b(?:ne|no|not|don't|pas)\b")
"""Says that no more is wanted."""
THANKS = frozenset("merci thanks thank thx".split())
"""Words by which one closes."""
IS_THAT_ALL = frozenset(
    {
        ("tout",),
        ("est", "tout"),
        ("is", "that", "all"),
        ("est", "tout", "ce", "il", "y", "a"),
        ("il", "y", "a", "que", "ca"),
        ("y", "a", "que", "ca"),
    }
)
"""Questions of whether a list was whole, courtesy apart (« c'est tout ? »)."""
ON_IT = re.compile(r"\b(?:dessus|dedans|on it)\b")
"""Stands for one thing, whoever worked on it (« ils étaient combien dessus ? »)."""
ADDRESSED = frozenset(
    "tu ton ta te t vous votre vos nous je mon ma mes you your my we our i candidater postuler apply".split()
)
"""Words of a question about the programme, or about the one who asks, rather than about a project."""
THERE_IS = re.compile(r"\by a-? ?t-? ?il\b|\by a-? ?t-? ?on\b")
"""Asks whether there is something, and speaks to nobody."""
I_THINK = re.compile(
    r"\b(?:il )?(?:me semble|je (?:crois|pense|suppose))(?: (?:bien )?(?:me souvenir|me rappeler))?\b|\bje me (?:souviens|rappelle)\b|\bi (?:think|believe|guess|remember)\b"
)
"""Says that one is not sure."""
NOT_A_NAME = re.compile(r"\b(?:pas|not) [^,;.!?]+", re.IGNORECASE)
"""What is rejected (« mais non pas DataJust, … »)."""
THE_ONE_ABOUT = re.compile(r"^\s*(?:et )?(?:celui|celle) (?:sur|de|du|des|pour)\b.*", re.IGNORECASE)
"""A turn that begins by saying what the one that is meant is about: it names none."""
SECOND_OF_TWO = re.compile(
    r"\bl[ea] seconde?\b|\bl[ea] (?:premiere?|deuxieme|troisieme|quatrieme|cinquieme|derniere?), (?:celui|celle) (?:sur|de|du|des|qui|pour|a|au)\b"
)
"""Means one of several that were shown, though cohorts are numbered so too (« la deuxième, celle sur les experts »)."""
THE_ONE_OF = re.compile(
    r"\b(?:celui|celle|the one) (?:de l'|de la |de |du |des |d'|of the |of |from the |at the )(?P<whose>[^,;.!?]+)"
)
"""Says whose the one that is meant is."""
WORKED_ON = re.compile(
    r"\b(?:bosse\w*|travaill\w+|intervenu\w*|intervenai\w+|oeuvr\w+|planch\w+) sur (?:quoi|quel(?:le)?s? (?P<what>[a-z]+))\b|"
    r"\bsur (?:quoi|quel(?:le)?s? (?P<on>[a-z]+))\b.{0,20}\b(?:boss|travaill|interv|oeuvr|planch)\w*|"
    r"\bsur (?:quoi|quel(?:le)?s? (?P<put>[a-z]+)) (?:est-ce qu'on |on )?(?:les|l') ?(?:a-t-on|avez-vous|a|avez|ont) (?:\w+ )?(?:mis|place|affecte)\w*|"
    r"\bwhat (?:did|do|have) they work(?:ed)? on\b|\bwhich (?P<which>[a-z]+) (?:did|do|have) they work(?:ed)? on\b"
)
"""Asks on what people worked."""
HAD_SOME = re.compile(
    r"\ben (?:a|ont|avait|avaient|aurait|auraient) (?:\w+ )?(?:eue?s?|prise?s?|recrutee?s?|embauchee?s?|accueillie?s?|cherchee?s?)\b|\b(?:qui|lesquel(?:le)?s) en (?:a|ont|avaient)(?! besoin)\b|\b(?:that|which|who)(?: [a-z]+)? (?:had|hired|took|recruited) (?:one|some|any)(?= ?[?!.]*$)"
)
"""Asks who had people of the profession that was told of."""
LASTED = re.compile(
    r"\bdur\w+\b.{0,8}\b(?:le plus|le moins)\b|\b(?:le plus|le moins) (?:long|court|longtemps)\b|\b(?:longest|shortest)\b|\blasted\b"
)
"""Asks which took longest."""
ALL = frozenset("tous toutes all".split())
"""Says that all of them are meant."""
SEVERAL_AGED = re.compile(
    r"\b(?:l[ae]s|the) plus (?:recent|ancien|nouveau|vieu)|\b(?:newest|latest|oldest|most recent) ones\b|\b(?:which|the) ones\b|\blesquel(?:le)?s\b"
)
"""Asks for the newest, or oldest, ones."""
BESIDE_OTHERS = re.compile(
    r"\b(?:autres?|others?|sauf|a part|hors|en dehors|except|(?<= )que|difference|compar\w*|versus|vs|meme(?! (?:destin|sort|histoire|suite|chemin|parcours|question|chose)\b)|than|like|comme|lien|link)\b"
)
"""Names one thing beside others, or beside what was shown (« à part Basegun, quoi d'autre ? »)."""
COMPARES = re.compile(
    r"\b(?:pareil\w*|differente?s?|difference|la meme chose|comparable|similaires?|the same|different|similar)\b"
)
"""Compares one thing with another."""
ONESELF = frozenset({"je", "i"})
"""Who asks."""
THE_SAME = re.compile(
    r"\b(?:les? |la )?memes? (?:contraintes?|exigences?|conditions?|obligations?|regles?|procedures?|problemes?|difficultes?)\b|"
    r"\bsame (?:constraints?|requirements?|conditions?|rules?|problems?|issues?)\b"
)
"""Stands for what was asked of the one before."""
OF_THAT_PROFESSION = re.compile(
    r"\b(?:ce|cet|ces|le meme|les memes|meme|this|that|the same) (?:profils?|metiers?|postes?|professions?|roles?|competences?|profiles?|skills?)\b"
)
"""Speaks of the profession of the one that was shown."""
SOMETHING_ELSE = re.compile(
    r"\b(?:autre chose|[qk]uoi d'?autres?|qui d'autre|who else|d'autres|something else|anything else)\b"
)
"""Asks what else there is."""
HAVE_OTHERS = re.compile(
    r"\b(?:vous (?:en )?avez|tu (?:en )?as|(?:en )?avez-vous|(?:en )?as-tu|il y en a|y en a|do you have|are there|did you do|have you done)(?: eu| fait| mene)? (?:d'autres|any others?|others)\b"
)
"""Asks whether there are others (« vous en avez d’autres pour la justice ? »)."""
WITH_YOU = re.compile(r"\b(?:avec|chez) vous\b|\bwith you\b")
"""Says with whom somebody had projects."""
OTHERS_OF = re.compile(
    r"\b(?:d'autres|des|any other|other) (?P<word>[a-z]+) (?P<what>(?:(?:d'|de |sur |pour |avec |about |on |for )(?!(?:ce|cet|cette|leur|ca|cela|la meme|le meme|this|that|it|vous|nous|eux|elles|you|us|them)\b)[a-z].{2,40}?)) ?\?*$"
)
"""Asks for other ones of a subject that is named."""
OTHER = frozenset("autre autres other".split())
"""Words for other ones."""
OTHERS = re.compile(
    r"\b(?:re(?:pris (?:des|un|une)\b|fait|fera|faire|tente\w*|commence\w*|mis ca)|d'autres|l'autre|une? (?:autre|deuxieme|second|seconde)|another|other ones?|others|l[ea]s? suivante?s?|the next one)\b"
)
"""Asks for other ones, or one more (« et la Cour des comptes, ils en ont refait un ? »)."""
JOINING = re.compile(
    r"\b(?:l[ea]s? |l')(?:rejoindre|rejoins)\b|\ben (?:rejoindre|integrer) une?\b|\b(?:rejoindre|integrer) (?:l'equipe|le projet|ce projet|cette equipe)\b|"
    r"\b(?:candidater|postuler|candidate|postule) (?:(?:a|sur|pour) (?:celui|celle|lui|ca)\b|dessus|la-dessus)|"
    r"\b(?:recrutent|recrute|cherche|cherchent)(?:-t-il)? (?:encore|toujours)? ?(?:du monde|quelqu'un)|\b(?:recrutent|cherchent) encore[ ?!.]*$|^(?:(?:et|donc|sinon|mais|ok|oui) )*(?:est-ce qu[e'] ?)?(?:ca|ils|elles|vous|on) recrute(?:nt|z)?(?: (?:encore|toujours|tjs|en ce moment|actuellement|maintenant|la|dessus))?[ ?!.]*$|"
    r"\bjoin (?:it|them|the team)\b|\bare (?:they|any of them) (?:still )?hiring\b|"
    r"\b(?:reste(?:-t-il)?|il y a|y a) (?:encore )?(?:une?|des|de la) (?:places?|postes?)(?: (?:libres?|ouverte?s?|a prendre|a pourvoir|dessus|dedans|la-bas|pour moi))?[ ?!.]*$|\b(?:places?|postes?) d[e'][a-z ]{3,30} (?:ouverte?s?|libres?|a pourvoir|vacante?s?)\b|"
    r"\bcomment (?:(?:est-ce que )?(?:je|on) .{0,16}|faire pour |puis-je |peut-on |pourrais-je |pourrait-on |faut-il faire pour )?(?:bosser|travailler|candidater|postuler|participer) (?:dessus|dedans|avec eux|la-bas|pour eux)\b|"
    r"\b(?:si je veux|je veux|je voudrais|j'aimerais) y (?:travailler|bosser|entrer|participer)\b|\bcomment (?:on fait|faire|fait-on|je fais)\b.{0,12} y (?:travailler|bosser|entrer)\b|\bcomment y (?:travailler|bosser|entrer|candidater|postuler|participer)\b|"
    r"\bhow (?:do|can|could|would) i (?:apply|get) to work (?:there|on (?:it|that)|with them)\b|\bhow (?:do|can|could) i (?:work|get in) (?:there|on it|with them)\b|"
    r"\b(?:any|a) (?:open )?(?:position|place|job)s? (?:left )?(?:there|on it)\b"
)
"""Wants to work on it."""
IN_ALL = frozenset(
    "combien cb nb nombre many how tout total fait font faisait all altogether liste la avez avait etait etaient exactement exactly avec eux with them".split()
)
"""Words beside « combien » by which one asks how many were found."""
IN_DATE = re.compile(r"\b(?:en date|a ce jour|to date)\b")
"""Says of the last one that it is the newest of all."""
YEARS = frozenset("annee annees year years".split())
"""Words that ask of when a project is."""
COUNTED = frozenset("personnes gens eux membres people persons them deux chacun chaque".split())
"""Words beside « combien » for the people of projects."""
HOW_MANY_PEOPLE = re.compile(
    r"\b(?:combien|cb|how many)\b.{0,12}\b(?:personnes|gens|membres|people|persons|d'[a-z]{2,5}|ils etaient|etaient-ils)\b"
)
"""Asks how many people there were."""
OF_TWO = re.compile(r"\b(?:des deux|of the two|of both)\b")
"""Speaks of both of two."""
HOW_MANY_OF = frozenset("combien cb many".split())
"""Words that ask how many."""
SAME_COHORT = re.compile(
    r"\b(?:meme|same|cette|this|that|(?<=projets )(?:de|dans) la|(?<=projects )(?:of|in) the) (?P<word>[a-z]+)\b(?! (?:\d|[a-z]+ieme|suivante|d'apres|d'avant|precedente))"
)
"""Says « la même », or « cette », of what may be a cohort."""
ONE_OTHER = re.compile(
    r"\b(?:l'autre|une? autre|the other(?: one)?|another one|other one)\b(?! (?:question|chose|sujet)\b)"
)
"""Asks for one other (« l'autre de la Cour des comptes ? »)."""
ALL_BUT = re.compile(
    r"(?:(?:et|and|ok|oui) )*(?:a part|hormis|sauf|en dehors de|other than|besides|apart from) (?P<what>.+)"
)
"""Asks for all but one (« et à part DataJust ? »)."""
FATE = re.compile(
    r"\b(?:surviv\w*|surv[ei]cu|exist\w+|tourn\w+|vivants?|viv(?:ent|ait|aient)|vit encore|continu\w+|poursuivis?|serv\w+ (?:encore|toujours)|(?:encore|toujours) (?:utile|utilise|servi)\w*|deven\w+|abandonn\w+|arret\w+|still (?:alive|running|exist))\b"
)
"""Speaks of what became of something."""
PEOPLE = frozenset("fonctionnaire fonctionnaires gens personnes laureats laureates eux elles people".split())
"""Words for those who did the projects."""
ONE_OF_THEM = re.compile(
    r"\b(?:une?|lequel|laquelle|lesquel(?:le)?s|certaine?s|combien|aucune?|one|any|some|which|how many|none) (?:des|de ces|d'entre|parmi|d'eux|of (?:the|these|them))\b|\b(?:certains|lesquels) (?:ont|sont|existent|tournent)\b"
)
"""Speaks of one, or some, of several that were shown."""
OTHER_COHORTS = re.compile(
    r"\b(?:(?P<before>anciennes|precedentes|premieres|older|earlier|previous|former)|autres|other) (?P<word>[a-z]+)\b|"
    r"\b(?P<those>[a-z]+s) (?:d'avant|anterieures?|precedentes?|passees|before)\b"
)
"""Speaks of the other cohorts, or of those before."""
UNDER_WAY = re.compile(
    r"\b(?:en ce moment|actuellement|en cours|maintenant|aujourd'hui|right now|currently|now|at the moment)\b"
)
"""Speaks of what is under way."""
THOSE_BEFORE = re.compile(
    r"(?:(?:et|mais|and|ok) )*(?:(?:dans|pour|a|in|for|with) )?(?:les |celles |the |aux )?(?:precedentes|d'avant|anterieures|avant(?: (?:ca|cela|celles?(?:-la|-ci)?|ceux(?:-la|-ci)?))?|previous ones|earlier ones|ones before|before(?: (?:that|those)(?: one)?)?)[ ?!.]*"
)
"""Says nothing but those before (« et dans les précédentes ? »)."""
OTHER_ONES_THERE = re.compile(
    r"\bd'autres (?:(?P<what>[a-z]+) )?(?:a|au|en|dans|chez|la-bas|ici)\b|\bothers (?:in|at|there)\b"
)
"""Asks for others in a place that is named."""
SEVERAL_OTHERS = re.compile(r"\b(?:d'autres|autres [a-z]+s|others|other [a-z]+s)\b")
"""Asks for other ones, in the plural (« d'autres trucs avec les pompiers ? »)."""
THAT_TOWN = re.compile(
    r"\b(?:cette|la meme|this|that|the same) (?:meme |same )?(?:ville|commune|agglo|town|city)\b(?! (?:de|d'|of)\b)|\b(?:meme endroit|same place)\b"
)
"""Stands for where a project is (« d'autres missions dans cette ville ? »)."""
THAT_ONE = re.compile(r"\b(?:celui|celle)[- ]?(?:la|ci)\b|\b(?:this|that) one\b")
"""Speaks of what was just shown (« et celui-là, il en est où ? »)."""
BOTH = re.compile(
    r"\b(?:tous |toutes )?les deux(?=$|[ ]*[,?!.;:]| (?:c'est|sont|ont|etaient|avaient|dans|a la|au|chez|viennent|datent|ensemble)\b)|"
    r"\bboth(?=$|[ ]*[,?!.;:]| (?:of them|at|in|with|by|from)\b)|\b(?:are|were|have|do) (?:they|these) both\b|\b(?:in|of|for) each(?= *[?!.]*$)|\bdans chacune?\b"
)
"""Speaks of two things that were shown, and not of two of something."""
TWO_THINGS = re.compile(
    r"\w+ (?:et|and) (?:(?:le|la|les|l'|un|une|du|the|a|my) ?)?\w+,? (?:tous |toutes )?(?:les deux|both)|\b(?:on|je|i|we) (?:peut|peux|can|could)\b"
)
"""Names two things, or people, before « les deux »."""
EACH = frozenset("each chacun chacune".split())
"""Words for every one of those that were shown."""
REJECTING = re.compile(
    r"(?:(?:non|mais|no|et) )?(?:pas|not) (?:(?:le|la|les|the) )?(?P<what>.+?) (?:(?:mais|but|le|the) )*(?:autre|other)(?: one)?(?: projet| project)?"
)
"""Rejects one of two for the other (« pas Bourgeon, l'autre »)."""
THEY_HAD = re.compile(
    r"\b(?:ils?|elles?|it|they)\b.{0,24}\b(?:accueill\w+|recu\w*|eus?|pris\w*|heberge\w*|participe\w*|travaill\w+|boss\w+|host\w*|had|taken|worked|took)\b"
)
"""Asks whether those who were spoken of had some."""
YEARS_TOO = frozenset("annees epoques periodes years".split())
"""What may be said for cohorts (« toutes années confondues »)."""
ALL_COHORTS = re.compile(
    r"\b(?:toutes?|tous|all)(?: les| the| your)? (?P<word>[a-z]+)(?: (?:confondue?s?|ensemble|together|combined))?\b(?=[ ,?!.]|$)|\b(?:depuis (?:le (?:tout )?debut|l'origine)|dans (?:toute )?l'histoire du programme|since the (?:very )?(?:start|beginning)|in the (?:whole )?history of the programme)\b"
)
"""Asks it of all cohorts."""
SOMETHING_ELSE_ABOUT = re.compile(
    r"(?:.{2,60}\b(?:je (?:le |la |l')?connais(?: deja| bien)?|deja vu|i know(?: it| that one)?(?: already)?|seen (?:it )?already)[ ,.;:!]+)?"
    r"(?:et |mais |and |but )*(?:autre chose|un autre|quelque chose d'autre|something else|another one)(?: ?[,;:] ?| (?=genre |sur |about |like |plutot ))(?:genre |sur |about |par exemple |like |plutot )*(?P<what>[^?]{3,60}?)(?:,? par exemple|,? for example|,? plutot)?[ ?!.]*"
)
"""Sets aside what was shown, and names another subject."""
BACK_TO_THE_FIRST = re.compile(
    r"\b(?:pour (?:en )?revenir|je reviens|revenons|reviens|on revient|back|going back|returning) (?:au|a la|to the|to my) (?:tout |very )?(?:premi(?:er|ere)|debut|first)(?: (?P<what>[a-z]+))?\b,?"
)
"""Goes back to what was spoken of first."""
THE_FIRST = re.compile(
    r"\b(?:le premier|la premiere|the first(?: one)?)\b(?= *(?:$|[?!.,;:)]|(?:des|de|of) (?:the )?(?:deux|two|ces)\b|(?:s'|s est|n'|est|etait|a|avait|il|elle|c'|ca|on|en|y|ou|dans|pour|alors|deja|dont|que|qui|utilis\w+|tourn\w+|exist\w+|fonctionn\w+|continu\w+|was|is|did|does|has|had|that|who|again|then|still|where|in)\b))"
)
"""Means the first of two that were spoken of."""
THINGS = frozenset("truc sujet point question chose thing subject topic one question".split())
"""Words for whatever was spoken of."""
PURPOSE = re.compile(
    r"\b(?:(?:servir|sert|servait|servaient) a quoi|a quoi .{0,24}\b(?:servir|sert|servait)\b|(?:fait|faisait|faire|faisaient) quoi|(?:son|le|leur) (?:but|objectif)|what (?:was|is) (?:it|its) (?:for|purpose|goal)|supposed to do)\b"
)
"""Asks what something is for."""
VERY_FIRST = re.compile(r"\b(?:tout(?:e)? premi(?:er|ere)|very first)\b")
"""Means the first in time."""
SAME_SUBJECT = re.compile(
    r"\b(?:sur|dans|on|about) (?:le|ce|cette|the)? ?(?:meme |same )(?:sujet|theme|thematique|domaine|subject|topic|theme)\b|"
    r"\b(?:qui d'autre|d'autres gens|who else) (?:a|ont|avait|avaient|has|had)? ?(?:travaill\w+|boss\w+|planch\w+|oeuvr\w+|worked) (?:la-dessus|sur (?:ca|cela|ce sujet|le sujet|ce theme|cette question)|on (?:it|this|that))\b"
)
"""Asks for what is about the same."""
FAILURES = re.compile(r"\b(?:flops?|echecs?|ratages?|fiascos?|failures?|plantages?|gamelles?)\b")
"""Names what did not come off."""
TAKE_AWAY = re.compile(
    r"(?:(?:ok|merci|bon|et|mais|alors|maintenant|thanks|now|then|please|svp|stp|tu peux|vous pouvez|pouvez-vous|peux-tu|can you|could you)[ ,:]+)*"
    r"(?:enlev\w+|retir\w+|vire[rz]?|supprim\w+|exclu\w+|ote[rz]?|oubli\w+|laisse[rz]? tomber|remove|drop|take out|leave out|skip)(?:[- ]moi)? (?:tou\w+ )?(?:ce|ceux|celles|celui|celle|les|la|le|l'|those|the|what|everything)\b"
)
"""Takes something away from a list that was given (« enlève ceux de la Justice »)."""
