"""The words and patterns by which a question leans on what was said before it, in French and in English.

Each says in which way; `bot/wording/allusions.py` reads a question for them.
"""

from __future__ import annotations

import re

from bot.wording.preambles import COURTESY

LINKS = (
    "et|mais|ou|sinon|alors|donc|du coup|ok|d'accord|oui|ouais|non|nan|pardon|plutot|ah|oh|bon|zut|mince|"
    "je (?:voulais|veux|voulai) dire|je (?:parlais|parle) d[eu]|je pensais a|je me suis (?:tromp[eé]e?|mal exprim[eé]e?)(?= *(?:[,.:;!]|c'est|je (?:suis|voulais))),?|"
    "and|but|what about|how about|or|so|no|yes|then|i (?:meant?|was talking about)|"
    "und|aber|pero|y(?= (?:si|cu[aá]\\w+|d[oó]nde|c[oó]mo|qu[eé]|qui[eé]n|para|puedo|el|los|las)\\b)|(?<=¿)y"
)
LINK = re.compile(rf"^¿? *(?:(?:{LINKS})\b[\s,.:!]*)+", re.IGNORECASE)
CUE = re.compile(
    r"^(?:et|mais|sinon|non|nan|oui|ouais|donc|alors|du coup|ok|d'accord|ah|bon|zut|pardon|plutot|and|but|so|"
    r"what about|how about)\b"
)
ELLIPTIC = re.compile(
    r"^(?:avec|sans|meme|with|without|even|(?:par|sur|dans|pour|de|a|chez|on|in|by|for|at) (?:quel(?:le)?s?|qui|quoi|combien|which|what|whom))\b"
)
"""Begins what cannot stand alone (« avec moins de dix ans ? »)."""
ADVERBIAL = re.compile(r"^(?:a|au|aux|chez|dans|pendant|lors|during|at|in)\b")
"""Begins what is only said of something else (« et à l'oral ? »), when hardly anything follows."""
BRIEF = 4
"""Words up to which that is so."""
PRONOUN = re.compile(
    r"\b(?:ca|cela|celui-ci|celui-la|celle-ci|la-bas|la dedans|dedans|y|ils?|elles?|pareil|idem|it|they|that|there|this one|them|(?<!avec )(?<!chez )(?<!pour )(?<!par )(?<!\ba )(?<!de )(?:qui|on|ils?|elles?|agents|gens) (?:l[ae]s? (?!(?:jury|public)\b)|l')[a-z]|(?:on|ils?|elles?|vous|tu) (?:me|te|nous|vous) (?:l[ae]s? |l')[a-z]+|quien lo|l'(?:(?:utilis|heberg|exploit)(?:e|ent|ait|aient)|emploient|entretient|entretiennent|a repris|ont repris|a garde|ont garde)\b|(?:ist|war|hat|gibt|wird|dauert) es|es (?:ist|war|gibt|wird))\b"
)
DISLOCATED = re.compile(
    r"\b(?:ma|mon|mes|la|le|les|notre|nos|votre|vos|ceux|celles?) [^,?!.]{1,40}, (?:ils?|elles?)\b|"
    r"\b(?:une?|des|l[ea]s?|mon|ma) [^,?!.]{1,40}\W+ca\b"
)
"""A pronoun whose noun stands just before it (« ma boîte, elle peut… »)."""
IMPERSONAL = re.compile(
    r"\b(?:faut|vaut|suffit|reste-t|existe-t|y a-t|est)-il\b|\by ?a(?:vait|ura|urait)? (?:un )?moyen d|\bil (?:fa(?:ut|llait|udra|udrait)|y (?:en )?(?:a|avait|aura|aurait|eu)\b|vaut|suffit|reste|existe(?! (?:depuis|encore|toujours|tjs|plus))|est (?:possible|trop))"
)
"""A pronoun that stands for nothing (« faut-il… ? »)."""
SUBJECT = re.compile(r"(?:ils?|elles?|they|it)(?= )")
AN_ANSWER = re.compile(
    r"\b(?:(?:nous |me )?(?:repondrez|repondra|repondez|tiendrez au courant)|(?:will|do) you (?:answer|reply|tell us|let us know)|reponses?|resultats?|verdict|decision|answer|result|reply)\b"
)
THE_THING = re.compile(
    r"\b(?:c'est|c'etait|ca|dessus|dedans|ce projet|cet outil|cette (?:application|appli|plateforme|startup)|"
    r"la-bas|daran|darin|damit|dazu|dafur|(?:dieses|das) projekt|(?:este|ese|el) proyecto|(?:questo|il) progetto|(?:este|o) projeto|il(?! (?:fa\w+|y (?:en )?(?:a|avait|aura|aurait|eu)\b|va\b|vaut|pleu\w+|me\b|reste|existe(?! (?:depuis|encore|toujours|tjs|plus))))|elle|it|its|this project|the project|(?:on|in|of) the team|dans l'equipe|le projet|l'[aeiou]\w+-t-|l'utilis\w+|l'a|l'ont|l'av(?:ait|aient))\b"
)
MORE = re.compile(
    r"\b(?:precise[rsz]?|plus de details?|plus d'infos?|en savoir plus|detaille[rz]?|developpe[rz]?|c'est-a-dire|"
    r"more details?|tell me more|elaborate|be more precise)\b"
)
ASKING_MORE = frozenset(
    "peux peut pouvez pourrais pourriez veux voudrais moi vous tu can could you me please svp stp point".split()
)
LANGUAGES = {
    "en": re.compile(r"\b(?:en anglais|in english|english)\b"),
    "fr": re.compile(r"\b(?:en francais|in french)\b"),
}
ONLY_LANGUAGE = re.compile(
    r"\b(?:say|repeat|tell|explain|answer|put|write|have|translate|dis|dites|redis|redites|repete|repetez|traduis|traduisez|avoir|mettre)\b"
    r"(?: (?:it|that|this|me|us|la|le|ca|cela|moi|nous|the same|again|to me|plz|please))*(?: (?:in|into|en)) (?:english|anglais|french|francais)\b"
)
"""Asks for the same in another language, whatever is told beside (« sorry, my French is bad, can you say it in English »)."""
PERSONAL_SUBJECTS = frozenset("je j on nous i we".split())
"""Begins what one says of oneself (« un deuxième, je crois »)."""
BESIDES = re.compile(
    r"(?:(?:et|mais|ok|bon|ah|oui|non|merci|and|but)[, ]+)*(?:sinon|a part ca|autrement|autre question|besides|apart from that)\b"
)
"""Goes over to something else (« et sinon, le télétravail ? »)."""
A_NOUN = re.compile(
    r"(?:(?:pour|du cote de|niveau|cote|about) )?(?:l[ea]s?|un|une|du|des|the|a) [a-z-]{3,}(?: (?:de |du |d')?[a-z-]{3,})?|l'[a-z-]{3,}|[a-z-]{3,}"
)
"""Is but a noun, or two."""
BARE = frozenset(
    "combien nb nbr nombre quand ou pourquoi comment qui quoi lequel laquelle lesquels lesquelles quel quelle quels quelles alors donc how "
    "much when where why who which many long cb kan koi pk comb temps jours jour mois argent heure exactement longtemps jusqua juska jusque jusqu until dure durent durait duraient durer last lasts take takes "
    "from exactly exacte moments periodes deadline limite delai dernier qq part autant adresse lieu ville date dates duree avait avaient avez aviez eu histoire minimum maximum mini maxi min max sauf was were".split()
)
"""Words that ask for a side of a subject without naming one."""
ALIKE = frozenset("pareil pareille idem".split())
"""Asks whether it is so in a case that is told beside."""
POINTING = frozenset("celle celui celles ceux".split())
"""Words that stand for a thing of the same kind."""
SAME = frozenset(
    "meme memes chose droit avaient avait pouvaient pouvait pareil idem cetait ctait cete mieux pire better worse avant apres deja etait etaient depuis toujours cas same before after already case".split()
)
"""Words that ask whether it was so at another time."""
WHERE = frozenset({"ou", "where"})
TOWNS = frozenset("ville villes town towns city cities".split())
"""Words for what a place is (« c'est dans quelle ville ? »)."""
ONLY_WHERE = frozenset("ca exactement where which ville villes town towns city cities quelle quelles".split())
"""Words of a turn that asks for nothing but where."""
WHAT = re.compile(r"\bc'est quoi\b|\bconsist|\bsert a quoi\b|\bwhat (?:is|was)\b")
TO_THE_BOT = re.compile(r"^(?:et |and )?(?:tu es|t'es|es-tu|are you|vous etes|etes-vous)\b")
"""Asks of whoever answers."""
YOU_HAVE = re.compile(r"^(?:et |and )?(?:vous avez|avez-vous|do you have)\b")
"""Asks what those have who answer, and not a project (« vous avez un site ? »)."""
THE_NUMBER = re.compile(
    r"\b(?:le|la|du|the|celui|que) (\d{1,2})\b(?! (?:jours?|mois|ans|semaines?|heures?|days?|months?|years?|weeks?)\b)"
)
"""A number by which one of several is told (« le 4 »)."""
ALREADY = frozenset("deja toujours encore already still".split())
"""Asks whether something was so before, or is so still."""
WITH = frozenset("avec with".split())
"""Words that may stand before a cohort (« et avec la suivante ? »)."""
NOW = frozenset(
    "aujourd'hui aujourd hui actuellement maintenant desormais actuel actuelle recemment dernierement hoy ahora oggi adesso heute jetzt hoje agora now today currently "
    "nowadays recently lately recent recente recents recentes".split()
)
NEW_RULES = re.compile(
    r"\b(?:nouvelles? (?:formule|version|regle)s?|nouveau (?:format|modele|systeme|fonctionnement)|new (?:format|system|version|rules?|model))\b"
)
"""Speaks of what holds now by how new it is (« et avec la nouvelle formule ? »)."""
EARLIER = frozenset("avant auparavant autrefois before previously earlier".split())
FORMER = frozenset("ancienne anciennes ancien anciens former previous old older".split())
"""Says of cohorts that they are those before (« et dans les anciennes promos ? »)."""
ALSO = re.compile(r"\b(?:aussi|[ée]galement|too|also|as well)\b", re.IGNORECASE)
CASE = frozenset(
    "ai avais etais suis serais fais faisais si monte cree eu deja cote juste seulement have had was am been if ever only ve got get gets".split()
)
"""Words by which one puts a case of one's own (« et si j'étais coach ? »)."""
ASKED = frozenset(
    "combien quand ou pourquoi comment qui duree lieu date dates adresse long longtemps cb kan qd ki how when where why who".split()
)
TIME = frozenset(
    "was were did had been back toutes premiere premieres debut debuts origine an ans annee annees plus tard tot encore epoque moment ancien ancienne anciens anciennes later year years in one another".split()
)
"""Words that move to another time, without naming it (« un an plus tard »)."""
BASED = re.compile(
    r"\b(?:installee?s?|basee?s?|situee?s?|implantee?s?|localisee?s?|based|located|uniquement|only|cotes?|vers|pres|coin|autour|alentours|environs|near|around|close)\b"
)
"""Says of things where they are."""
STILL_TRUE = re.compile(
    r"\b(?:toujours|encore|tjs|tjrs) (?:vrai|le cas|valable|possible|pareil|ainsi|comme ca|d'actualite)\b|\bstill (?:true|so|the case|valid|possible)\b"
)
"""Asks whether it holds still."""
ONLY = frozenset(
    "seulement uniquement juste seul seule seuls seules rien only just precisement plutot particulier particular specialement specifiquement specifically rather precisely par ex exemple example instance".split()
)
"""Words that narrow to what is named with them (« et à la promo 7 seulement ? »)."""
MEANT = frozenset(
    "oui non nn nan yes no celle celui celles ceux eux elles lui ki bouge bougee change changee evolue meant mean regle regles reglement rule rules cote side parlais parle talking fait".split()
)
"""Words that stand for what was spoken of, beside the name of a cohort (« l'ancienne, celle de 2021 »)."""
MINISTRY = frozenset("ministere ministeres ministry ministries".split())
"""Words for the largest of administrations."""
FOR_INSTANCE = frozenset("genre disons mettons exemple like say instance".split())
"""Words that bring in an example (« genre la promo 3 »)."""
FOR_SOMEBODY = re.compile(
    r",? ?(?:(?:c'est|it's|its|it is) )?(?:pour|for) (?:une?|mon|ma|mes|a|an|my) \w+(?: (?:anglais|allemand|espagnol|italien|etranger)\w*)?(?: (?:qui|who) [^?!.]{3,40})?(?= *[?!.]*$)"
)
"""Says at the end for whom somebody wants the same."""
REPEATED = frozenset(
    "meme chose thing same reponse answer reply texte message version la le please svp stp plait pouvez peux pourriez "
    "vous tu me you can could repondre redis redites redire dis dites dire traduis traduire translate say it that "
    "en in anglais english francais french ca cela merci thanks but mais".split()
)
"""Words of a wish to have the same again in another language."""
SIDES = (
    "profil", "equip", "gens", "personn", "monde", "metier", "membre", "recrut", "pris", "travaill", "skill", "competen", "minist", "administr",
    "organisme", "structure", "porte", "portai", "util", "usage", "serv", "sert", "statut", "march", "fonctionne", "fonctionnait", "fonctionnaient", "exist",
    "encore", "toujours", "tjs", "tjrs", "code", "lien", "site", "place", "endroit", "bas", "ann", "fait", "faire", "faisai", "deven", "devien",
    "suite", "result", "alive", "vivant", "precis", "quelqu", "projet", "lanc", "but", "objectif", "probleme", "derriere", "dessus",
    "ligne", "online", "actif", "activ", "dispo", "cherch", "commandit", "rendu", "transf", "repri", "voul",
    "depart", "origin", "dedan", "occup", "instal", "implant", "situe", "localis",
    "font", "phase", "stade", "run", "side", "award", "win", "won", "recompens", "hebergeu", "maint",
    "poste", "job", "fini", "termin", "acheve", "tourn", "mois", "dur", "boss", "debut", "commenc", "demarr", "rebapt", "nomm", "vrai",
    "voir", "trouv", "peut", "consult", "avai", "etai", "ete", "sont", "ont", "fut", "team", "people", "link", "used", "still", "city", "status", "goal", "working", "based", "work", "ministry",
    "wie", "viel", "wer", "wo", "wann", "gearbeit", "leute", "haben", "hat", "war", "wurde", "cuant", "quien", "donde", "trabaj", "persona",
    "quant", "dove", "lavor", "quem", "onde", "remont", "perfil", "perfis", "profil",
)  # fmt: skip
"""Beginnings of words that ask for a side of a thing: who, for whom, where, what became of it."""
SIDE_WORDS = frozenset(
    "many with present type types genre sorte nom noms appelle appelait name called role depuis since nouveau ancien actuel new".split()
)
"""The same, as whole words."""
HOW_MANY_OF_IT = re.compile(
    r"\b(?:j'|on |tu |vous |nous )en (?!reste)\w+ (?:combien|cb)\b|\b(?:j'ai|on a|ai-je|a-t-on) droit a (?:combien|cb)\b|\b(?:combien|cb)\b.{0,20} d'en \w+|\b(?:combien|cb) (?:on |j'|peut-on |dois-je |puis-je |faut-il |tu |vous )?en\b|\bhow many (?:of them )?(?:can|do|should|may|must) (?:i|we)\b"
)
"""Asks how many of what was just spoken of (« j'en mets combien ? »)."""
WHY = frozenset("pourquoi why pk pq warum perche".split())
POR_QUE = re.compile(r"\bpor que\b")
"""The same in Spanish and Portuguese, of two words."""
CHANGES = re.compile(
    r"\b(?:ca change (?:l[ea]s? \w+(?= *[?!.]*$)|quelque chose|quoi|qqch|qq chose|qque chose|rien|tout|la donne)|est-ce que ca change|ca joue\b|"
    r"(?:does|would|will) (?:it|that|this) (?:change|matter|make a difference))"
)
"""Asks whether a case of one's own makes a difference."""
BACK_TO_MY_CASE = re.compile(
    r"\b(?:je reviens|revenons|pour (?:en )?revenir) a (?:mon (?:cas|statut|profil)|moi|ma (?:situation|question))\b|\bback to my (?:case|situation)\b|^(?:ok |so |and |but )*back to me\b"
)
"""Goes back to what was asked of oneself before."""
COMPARED_WITH = re.compile(
    r"\b(?:par rapport a|compare\w* (?:a|avec)|a cote d[e'u]|face a|compared (?:to|with)|versus|vs)\b"
)
"""Compares with something else than what was told."""
MISSED = re.compile(r"\b(?:ai|jai|a|avons|avais|i|we) (?:rate|loupe|manque|missed)e?\b")
"""Says that one missed something."""
THE_SAME_THING = re.compile(r"\b(?:l[ea]s? )?memes? [a-z]+\b|\b(?:the )?same [a-z]+\b")
"""Names what was told as the same."""
MEANING = re.compile(r"\b(?:je (?:voulais|veux|voudrais) dire|je parlais|i meant?|i mean|euh|enfin|pardon|plutot)\b")
"""Says that one puts right what one said."""
OF_WHAT_WAS_TOLD = frozenset(
    "chiffre chiffres pourcentage part info infos information informations donnee donnees reponse statistique nombre regle texte "
    "annee year date datent dater citer cite cites dois jdois faut sort vient viens tiens tenez sors sortez this that source sources sais savez dit figure figures number numbers information data "
    "answer come comes from old".split()
)
"""Words that name what was just told, or its source."""
SOURCE = re.compile(
    r"\b(?:(?:date|c'est|c'etait|est|ca date) (?:de )?quelle annee\b|what year\b|(?:date|c'est|est|c|ca date|ca|(?:un|le|ce) chiffre) de quand|de quand (?:datent|date|c'est|est|ces?|cette|sont)\b|datent de quand\b|d'ou (?:(?:tu|vous|ca|il|elle|cela) )?(?:sor[st]\w*|vien\w*|venait|tiens|tenez)|"
    r"(?:la|les|quelle|quelles|ta|tes|votre|vos|une) sources?|sources? ?\?|where (?:does|do|did) (?:this|that|it|these|those|you)|how old is|what(?:'s| is) (?:the|your) source)"
)
"""Asks where what was told comes from, or of when it is."""
CONDITIONAL = re.compile(r"(?:si|s'ils?|if|when)\b")
SINCE = re.compile(r"\b(?:depuis|since)\b")
DONE_TO_THEM = re.compile(
    r"(?:(?:pay|r[ée]mun[ée]r|recrut|s[ée]lectionn|accompagn|encadr)[ée]e?s|choisie?s)\b(?! (?:vous|tu|on|je)\b)",
    re.IGNORECASE,
)
"""Begins with what was done to those of a project (« payés combien ? »)."""
CONCLUDING = re.compile(r"(?:et |ok |ah )*(?:donc|du coup|alors|so)\b")
"""Begins a conclusion."""
EDITION = frozenset("edition editions edicion edizione ausgabe".split())
"""Words for one of several events of a name."""
HOW = frozenset("comment how".split())
"""Ask in which way."""
APART_FROM_IT = re.compile(
    r"\b(?:a part|en dehors de|hormis|outre|en plus de) (?:ca|cela|ceux-la|celles-la|ceux-ci|celui-la|celle-la)\b|"
    r"\b(?:apart from|besides|other than|aside from|on top of) (?:that|those|these|this|them|it)\b"
)
"""Leaves out what was told."""
OURSELVES = frozenset("nous notre nos on we our us".split())
"""Words of those who ask for more than themselves."""
PERSONAL = re.compile(
    r"\b(?:j[e']|jai|javais|jaurai|jsuis|jsui|chuis|chui|jpe\w*|moi|m[oae]n?|mes|nous|peut-on|on pe\w*|i|i'm|my|me|we|our|can)\b"
)
PAST = re.compile(
    r"\b(?!(?:fait|sait|plait|lait|trait|souhait|parfait)\b)\w*[a-z](?<!r)(?:ait|aient)\b|\b(?:was|were|did|(?:du|ouv|off|ent|mont|prepa)rai(?:t|ent))\b|"
    r"\bhaben (?:die|sie) .{0,20}(?:verdient|bekommen|gearbeitet)\b|"
    r"\bhow many (?:[a-z]+ ){0,3}(?:applied|joined|made it|got in|took part|stayed)\b|"
    r"\b(?:cuanto|cuando|quanto|quando)\b.{0,20}\b(?:\w{2,}(?:aban?|ava(?:no|m)?)|(?:ten|hab|pod|deb|hac|viv|exig|quer)ian?)\b|"
    r"\bcombien (?:[a-z]+ ){0,2}ont (?:ete [a-z]+s?|postule|candidate|depose|reussi|abouti|participe|rejoint|signe)\b"
)
ALSO_THERE = frozenset({"aussi", "egalement", "also", "too"})
ONLY_A_NUMBER = re.compile(
    r"(?P<before>(?:et|and|mais|but|ok|what about|how about)(?: (?:pour|for|about))?) (?:n°|no\.?)? ?(?P<number>\d\d?)(?: (?:then|alors))?[ ?!.]*",
    re.IGNORECASE,
)
"""Says nothing but a number."""
AFTERWARDS = re.compile(
    r"(?:(?:et|and|puis|ok) )*(?:ensuite|par la suite|apres (?:ca|cela)|plus tard|afterwards|later on|after that)\b"
)
"""Begins with what came afterwards."""
LATER_ON = re.compile(
    r"\b(?:ensuite|par la suite|apres|depuis|au fil (?:du temps|des)|l'inverse|later|since|afterwards|over time)\b"
)
"""Speaks of what came later."""
SINCE_WHEN_SO = re.compile(
    r"\b(?:depuis (?:quand|quelle \w+))\b.{0,24}\b(?:comme ca|ainsi|cette regle|la regle|formul\w+|ecrit\w*|en vigueur|applique\w*|le cas)\b|\b(?:c'est comme ca|c'est le cas|cette regle|la regle)\b.{0,16}\bdepuis quand\b|\bsince when\b.{0,24}\b(?:like that|so|rule|case|apply|applied|force)\b"
)
"""Asks since when a rule is as it was told."""
ELSEWHERE = re.compile(r"\b(?:ailleurs|autre part|elsewhere|somewhere else|anywhere else)\b")
"""Asks of other places."""
STAGES = re.compile(
    r"\b(?:\d|deux|trois|quatre|cinq|six|two|three|four|five) (?:phases|etapes|stages|steps|ateliers|modules|seminaires|workshops)\b"
)
"""Tells of several stages."""
SOME_STAGES = re.compile(r"\b(?:phases|etapes|stages|steps)\b")
"""Speaks of several stages, however many."""
A_STAGE = re.compile(r"\b(?:phase|etape|step)\b")
"""Speaks of one stage."""
STAGE_BESIDE = re.compile(
    r"\b(?:celle|phase|etape|one|stage|step) (?:juste |just )?(?:d'?avant|avant|precedente|d'?apres|apres|suivante|before|after)\b|\b(?:previous|next|following) (?:one|stage|phase|step)\b"
)
"""Says the one before, or after, it."""
OF_THIS_YEAR = re.compile(r"\b(?:de|of) (?:cette annee|this year)\b")
"""Says of a cohort that it is that of this year, beside its number."""
SAYING_WHEN = frozenset().union(SAME, BARE, NOW, EARLIER, TIME, MEANT, ONLY, COURTESY)
"""Words that tell nothing but when, or for which, something is asked."""
ALLOWED = re.compile(
    r"\b(?:on a|nous avons|j'ai|avons-nous|a-t-on|ai-je|est-ce qu'on a) (?:quand meme |aussi )?(?:bien )?le droit\b(?! d)|\b(?:are we|am i) (?:allowed|eligible)\b|\b(?:on est|nous sommes|je suis|sommes-nous|suis-je) (?:bien )?(?:eligibles?|concernee?s?)\b"
)
"""Asks whether those who ask may, being who they are."""
