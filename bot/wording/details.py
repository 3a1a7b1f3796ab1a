"""Which sort of detail a question asks for (an hour, names, a mark…), and whether an answer tells one.

An answer can be the right one and still not hold the one thing that was asked for; then the reply must say so first.
"""

from __future__ import annotations

import re

from index.text import fold, strip_accents

_PEOPLE = (
    r"(?:designers?|developp\w+|data scientists?|coach\w*|laureat\w*|membres?|personnes?|gens|jures?|responsables?|"
    r"chefs?|cheffes?|directeurs?|directrices?|presidente?s?|developers?|members?|people|persons?|lead\w*)"
)

_HOUR = (
    re.compile(
        r"\b(?:[qk]u?el(?:le)? heure|l'heure (?:exacte|precise)|a (?:minuit|midi)(?: pile)?|(?:at )?(?:midnight|noon) sharp|what time(?! of (?:the )?year)|exact time)\b"
    ),
    re.compile(
        r"\b\d{1,2} ?(?:h|a\.?m|p\.?m)\b|\b\d{1,2} ?h ?\d\d|\b\d{1,2}:\d\d|\bminuit\b|\bheures?\b|\bhours?\b|\bmidnight\b"
    ),
)
_NAMES = (
    re.compile(
        rf"\b(?:comment (?:s'appel\w+|se (?:nomm|prenomm)\w+) (?:l\w+|vos|ces|ses) (?:\w+ )?{_PEOPLE}|"
        rf"(?:pre)?noms? (?:et (?:pre)?noms? )?(?:de la|de l'|des|du|de vos|de ces) ?(?:\w+ )?{_PEOPLE}|"
        rf"(?:pre)?noms? (?:et (?:pre)?noms? )?des (?:deux|trois|quatre|\d+) (?:{_PEOPLE}|agents?)\b|"
        rf"(?:c'etait|etaient) qui,? (?:les|ces) (?:\w+ )?{_PEOPLE}|"
        rf"names? of (?:the |your )?(?:\w+ )?{_PEOPLE}|leurs (?:pre)?noms\b|(?:ses|son|leurs?) nom,? (?:et )?(?:son )?prenom|their (?:first |last )?names\b|(?:son|leur) (?:pre)?nom et (?:son|sa|leur)\b)"
    ),
    re.compile(r"\b[A-Z][a-z]+(?:-[A-Z][a-z]+)? [A-Z][a-z]{2,}\b"),
)
_MARK = (
    re.compile(
        r"\bnotes? (?:minimal\w*|minimum|eliminatoire\w*|moyenne|plancher|la plus \w+|a avoir|requise)|\b(?:minimum|average|lowest|highest|passing) (?:mark|score|grade)\b"
    ),
    re.compile(r"\b(?:eliminatoire|minimale?|minimum|moyenne|average)\b"),
)
_EXTREME = (
    re.compile(r"\b(?:l[ea]|the|l'\w+ l[ea]) (?:plus (?:vieux|vieille|jeune|agee?)|oldest|youngest)\b"),
    re.compile(r"\b(?:plus (?:vieux|vieille|jeune|agee?)|oldest|youngest)\b"),
)
_ADDRESS = (
    re.compile(r"\b(?:adresse (?:postale|exacte)|(?:quelle|quel) rue|street address|postal address)\b"),
    re.compile(r"\b\d{5}\b|\b(?:rue|avenue|boulevard|quai|place) (?:d|l)"),
)
_CODE = (
    re.compile(
        r"\b(?:adresse|lien|url|depot|repo\w*|link)\b.{0,12}\b(?:code|github|gitlab|sources? code)\b|"
        r"(?:^|\b(?:et|c'est) )(?:ou (?:est|trouv\w+|voir|je|on|puis\w*|se trouve)|where)\b.{0,20}\bcode\b(?! (?:du (?!projet)|de |postal|civil|penal))|"
        r"\bcode\b(?: source)?[ ,]+(?:il |elle |on |je )?(?:l[ea] |est |se |peut )?(?:trouv|recuper|voi|consult)\w*(?: \w+)? ou\b|"
        r"\bcode\b(?: source)? (?:est |reste )?(?:visible|accessible|consultable|lisible)\b|"
        r"\bcode\b(?: source)?,? (?:on |je |peut-on )?(?:peut |peux |pourrait )?(?:le |la )?(?:voir|regarder|lire|consulter|recuperer|trouver)\b|"
        r"\b(?:find|get|see|browse|access|read) (?:the |its |their )?(?:source )?code\b|"
        r"\bcode (?:source )?(?:est |is |il est |reste |still )?(?:ou(?=$|[ ?!.]*$)|where|public|ouvert|open|dispo\w*)\b"
    ),
    re.compile(r"https?://[^\s)]*git(?:hub|lab)"),
)
HOST = re.compile(r"^https?://(?:[^/]*github[^/]*/[^/]+(?:/[^/]+)?|(?!docs\.)[^/]*gitlab[^/]*/[^/]+(?:/[^/]+){0,3})/?$")
"""The address of a repository of code, or of somebody's repositories."""
_SITE = (
    re.compile(
        r"\b(?:l'utiliser|y acceder|l'essayer|le tester|m'en servir) ou\b|\bou (?:l'utiliser|y acceder|l'essayer|le tester|m'en servir)\b|\bwhere can i (?:use|try|find) it\b|"
        r"(?:\b(?:l'adresse (?:du site|web|internet)|(?<!sur )(?:le|un|son|leur|quel) (?:site|lien|url)|site (?:web|internet)|l'url|(?:the|its|a) (?:link|website|site|url)))\b"
        r"(?! (?:du programme|officiel|avec|entre|with|between|to|d[eu] (?!(?:l'outil|ce|cet|projet)\b)\w+)\b)"
    ),
    re.compile(r"https?://"),
)
_LAYOUT = (
    re.compile(
        r"(?=.*\b(?:cv|lettre de motivation|cover letter)\b).*\b(?:photos?|(?:\d+|combien de|nombre de|deux|trois|how many) pages?|pages? max\w*|longueur max\w*|page limit)\b"
    ),
    re.compile(r"\b(?:photos?|pages?|anonym\w*)\b", re.IGNORECASE),
)
_RELEASE = (
    re.compile(r"\b(?:prochaine (?:version|mise a jour)|next (?:version|release))\b"),
    re.compile(r"\b(?:prochaine version|next (?:version|release))\b"),
)

_REASON = (
    re.compile(
        r"^(?:et |and )?(?:pourquoi|pq|pk|why)\b[ ?!.]*(?:ca|cela|donc)?[ ?!.]*$|^(?:et |and )?(?:pour quelles? raisons?|la raison|for what reason|what(?:'s| was) the reason)[ ?!.]*$|^(?:et |and )?(?:pourquoi|why),? (?:celui|celle|the one)\b.{0,30}$|\bpourquoi (?:a-t-il|il a|ils ont|elles ont|ont-ils|vous avez|avez-vous|on a|ca s'est|c'est|est-il|avoir) .*(?:arret|abandon|echou|stopp)|\b(?:abandonn|arret|stopp)ee?s?(?: en \d{4})?[ ,]+(?:mais )?(?:pourquoi|pq|pk)(?: (?:exactement|donc|au juste|ca))?[ ?!.]*$|\bl'(?:abandon|arret)[ ,]+(?:pourquoi|pq|pk)\b|\bpourquoi (?:abandonn|arret)ee?s?[ ?!.]*$|\b(?:pourquoi|pq|pk) (?:cet|l') ?(?:abandon|arret)\b|\bwhy (?:was it|did (?:it|they|you)) .{0,20}(?:stop|abandon|drop|cancel)|"
        r"\bpourquoi (?:ca|cela|avoir|(?:l[ae]s? |l'|cette )(?:dates?|cloture|echeance|delai|deadline|limite|appel|depot))\b.{0,30}\b(?:boug|report|decal|chang|repouss|prolong|avanc)(?:e|es|ee|ees|er)\b|"
        r"\bwhy (?:did|was|were|has|have) (?:it|they|the (?:dates?|deadline|close|closing)) .{0,30}\b(?:move|change|extend|postpone|delay)(?:d|s)?\b"
    ),
    re.compile(
        r"\b(?:car|parce qu\w*|faute de?|en raison|because|raison|motif|reason|juge\w*|trop|cause|too|pas (?:ete )?repris\w*|not taken)\b"
    ),
)

_TIMES = (
    re.compile(r"\b(?:combien|cb) de fois\b|\bhow (?:many times|often)\b"),
    re.compile(
        r"\b(?:fois(?! par)|once|twice|times|tous les|toutes les|every|par (?:mois|semaine))\b|"
        r"\b(?:[2-9]|deux|trois|quatre|cinq|six|two|three|four|five|six) (?:seminaires?|sessions?|rencontres?|evenements?|seminars?|meetings?|events?)\b"
    ),
)

_PERSONAL = (
    re.compile(
        r"\b(?:adresses?|e-?mails?|mails?|courriels?|telephones?|numeros?|coordonnees|linkedin|phone|contacts?)\b.{0,25}\b"
        r"(?:personnel(?:le)?s?|perso|privee?s?|personal|private)\b|\b(?:personal|private) (?:e-?mail|address|phone|number)\b"
    ),
    re.compile(r"(?!)"),  # no text of staff tells it
)

_FILE = (
    re.compile(
        r"\b(?:ou en (?:est|sont)|statut de|etat de|suivi de) (?:mon|ma|notre) (?:dossier|candidature)|"
        r"\b(?:mon dossier|ma candidature)\b.{0,60}\b(?:en est(?:-il|-elle)? ou|est marquee?)\b|"
        r"\b(?:toujours|encore|j'ai|je n'ai|n'ai)(?: toujours| encore)? (?:eu )?(?:pas|aucune?|zero) (?:eu )?(?:de |d')?(?:nouvelles?|reponse|retour)\b"
        r"(?! (?:a|sur|candidat\w*)\b)(?! d[eu] (?!(?:ma candidature|mon dossier|votre|vos|vous|jury|l'equipe)\b))|"
        r"\b(?:pourquoi|pk|pq|pour quelle raison) (?:mon dossier|ma candidature|j'ai ete|je n'ai pas ete|on m'a|vous m'avez)\b.{0,40}\b(?:refus|recal|ecart|rejet|pris|retenu)|"
        r"\b(?:status|state) of my application|\bwhy (?:was (?:i|my application)|did you) .{0,20}\breject|\bstill (?:no|haven't had any) (?:news|answer|reply)\b"
    ),
    re.compile(r"(?!)"),
)
_APPEAL = (
    re.compile(
        r"\b(?:(?:un|quel|aucun|existe-t-il un) recours\b(?! (?:a|au|aux)\b)|voies? de recours|contester (?:l[ae]|cette|ce|un|une)|faire appel d[eu]|passer-outre|"
        r"(?:can|could|how) .{0,20}\b(?:contest|appeal)\b(?! (?:to|for)\b)|(?:right|way) to appeal)"
    ),
    re.compile(r"\b(?:recours|contest|appeal)", re.IGNORECASE),
)
_RECEIVED = (
    re.compile(
        r"\b(?:combien|cb) (?:de |d')(?:candidatures|dossiers|candidats|postulants) (?:y a-? ?t-? ?il|il y a|y'?a) eu\b|\b(?:combien|cb) (?:y a-? ?t-? ?il|il y a|y'?a)(?: eu)? (?:de |d')(?:candidatures|dossiers|candidats|postulants)\b(?! (?:a |autorise|possible|par |max|different))|"
        r"\b(?:combien|cb|nb|nombre) (?:de |d')(?:candidatures|dossiers|candidats|postulants)\b(?! (?:peut|peuvent|faut|puis|dois))"
        r".{0,32}\b(?:recus?|recues?|enregistree?s?|avez[- ]vous eue?s?)\b|"
        r"\bhow many (?:applications|applicants)\b(?! (?:can|may|must|should)).{0,20}\b(?:received|come in|came in|did you (?:get|receive)|have you (?:got|had))\b"
    ),
    re.compile(
        r"\b\d+ (?:candidatures|candidats|candidates|dossiers|applications|applicants|candidates)\b", re.IGNORECASE
    ),
)
_COUNTS = r"(?:\b\d{1,3}\b\D{1,60}){4}"
"""Four numbers in a row: how many there were of each."""
_SHARE = (
    re.compile(
        r"\b(?:pourcentages? (?:de|des|d')|quel(?:le)? (?:est la |est le )?(?:pourcentage|proportion|part|ratio)\b|proportion (?:de|des|d')|(?<!de )(?<!a )la part (?:de|des|d')|"
        r"ratio (?:de|d'|entre)|(?:percentage|share|proportion) of|what (?:percentage|share))"
    ),
    re.compile(
        rf"{_COUNTS}|%|\b(?:pour cent|per cent|percent|tiers|moitie|quart|half|third|parite|sur (?:dix|cent|\d+)|\d+ (?:mois|months|femmes|hommes|women|men|places|posts))\b",
        re.IGNORECASE,
    ),
)
_COUNT = (
    re.compile(
        r"\b(?:(?:combien|nb|nbr|nombre) (?:de |d'|des )(?:gens|candidats?|candidates?|refus|demissions?)|how many (?:people|applicants|candidates|of (?:you|them|us))|"
        r"(?:combien|nb|nombre) (?:de |d')(?:personnes? |gens )?(?:de )?(?:plus|moins) de \d+ ans(?! d['e])|how many (?:people )?(?:over|under|above) (?:the age of )?\d+|"
        r"combien d'entre (?:vous|nous|eux|elles)|combien (?:etions-nous|etiez-vous|on etait) a (?:postul|candidat)\w*|on etait combien a (?:postul|candidat)\w*)\b"
    ),
    re.compile(
        rf"{_COUNTS}|\b\d+ (?:candidat|personne|dossier|place|poste|femme|homme|people|applic|fellow|place|post|women|men)\w*|"
        r"\b(?:une? personne en|one person in|pas de nombre|aucun nombre|no number|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|six|ten)\b|nombre de \w+ n[’']est pas|number of \w+ is not",
        re.IGNORECASE,
    ),
)
_COST = (
    re.compile(
        r"\b(?:(?:a|ont|aura|avait) (?:bien )?coute|(?:cout|budget|prix|montant) (?:total|global|exact|reel)? ?(?:du projet|de (?:ce projet|cet outil|l'outil))|(?:le|son) cout total|quel (?:a ete le |est le |etait le |fut le )?cout|son cout|how much did .{0,40}\bcost|(?:c'est|est-ce|il est|elle est|est-il|est-elle) (?:payant|gratuit)e?|is it free\b|(?:cost|budget) of the project|combien d'euros(?! d[e'])|how many euros)\b"
    ),
    re.compile(r"€|\beuros?\b|\bgratuit|\bpayant|\bfree of charge", re.IGNORECASE),
)
_PERSON = (
    re.compile(
        r"\b(?:qui (?:est|etait|sont|etaient)|(?:c'est|c'etait) qui|who(?:'s| is| was| are| were)) (?:l[ea]s? |l'|the |son |sa |ses |leurs? |votre |vos |its |their )?"
        r"(?:mentor\w*|sponsor\w*|porteu\w+|tut(?:eur|rice)s?|manageu?\w*|responsables?|parrains?|marraines?|cheff?e?s?|patrons?|boss|owner|head)\b"
    ),
    re.compile(
        r"\b(?:mentor|sponsor|porteu|tut(?:eur|rice)|manage|responsable|parrain|marraine|chef)\w*", re.IGNORECASE
    ),
)
_MONEY = (
    re.compile(
        r"\b(?:(?:combien|cb) (?:d'argent|de (?:fric|sous|thunes?))|how much money|quel(?:le)?s? (?:(?:est|etait|sont) (?:l[ae]s? )?)?(?:montants?|sommes?)|"
        r"(?:on|je) (?:touche|recoit|recois|toucherait|toucherais|aurait|aurais) (?:combien|cb)|(?:combien|cb) (?:(?:on|je) (?:touche|recois|recoit)|d'aides?)|how much (?:would|will|do) (?:i|we) get)\b"
    ),
    re.compile(r"€|\beuros?\b", re.IGNORECASE),
)
_BRAND = (
    re.compile(
        r"\b(?:quelle marque|marque et modele|modele (?:d'ordi\w*|de (?:mac|pc|portable|laptop|machine))|mac(?:s|books?)?\b.{0,35} ou\b.{0,25}\b(?:pc|linux|windows)|pc ou (?:un )?mac|"
        r"(?:what|which) brand|macs? or (?:a )?(?:pc|windows|linux))\b"
    ),
    re.compile(r"\b(?:Macs?|PC|Windows|Linux)\b"),
)
_BUDGET = (
    re.compile(
        r"\b(?:quel(?: est| etait| a ete)? (?:le )?budget|(?:what|which)(?: is| was)?(?: the)? budget)\b.{0,60}\b20\d\d\b"
    ),
    re.compile(r"\b(?:budget|millions?)\b", re.IGNORECASE),
)
_LICENCE = (
    re.compile(
        r"\b(?:(?:sous )?quelle licence|(?:quel(?:le)?s?|what|which) (?:langages?|technos?|technologies|stack|framework|programming languages?)|langages? de programmation|"
        r"(?:ecrit|code|developpe)e?s? (?:en|avec) (?:quel(?:le)?s? (?:langage|techno|framework|outil)\w*|quoi\b)|(?:which|what) licen[cs]e|written in (?:which|what)|what (?:is it|was it) written in)\b"
    ),
    re.compile(r"\b(?:licence|license|Python|Java|JavaScript|TypeScript|Ruby|R)\b"),
)
_ENTRY = (
    re.compile(
        r"\b(?:entree|evenement|billet|places?|evening|event)\b.{0,15}\b(?:gratuite?s?|payante?s?)\b|\bentree (?:est )?libre\b|\b(?:prix|tarif) (?:de l'entree|du billet|des? (?:billets|places))|"
        r"\b(?:is (?:entry|admission|it) free to (?:enter|attend)|is (?:entry|admission) free|(?:entry|admission|ticket) (?:fee|price))"
    ),
    re.compile(r"\b(?:gratuit|payant|entree libre|free of charge|free entry)", re.IGNORECASE),
)
_REPLAY = (
    re.compile(
        r"\b(?:replay|rediffusion|rediff|(?:enregistrement|video) (?:du|de la|des) (?:webinaire|seance|reunion|rencontre|live)s?|recording)\b"
    ),
    re.compile(r"\b(?:replay|rediffusion|enregistre|video|recording)", re.IGNORECASE),
)
_PAYDAY = (
    re.compile(
        r"\b(?:paye|paie|salaire|virement|prime)s?\b.{0,12}\b(?:tombe\w*|(?:est|sera) (?:verse|vire)e?|arrive)\b.{0,20}\b(?:quand|quel (?:jour|mois)|fin|debut)|"
        r"\b(?:quand|quel (?:jour|mois)|a quelle date)\b[^,;]{0,30}\b(?:tombe|arrive|verse\w*|vire\w*)\b[^,;]{0,15}\b(?:paye|paie|salaire|prime)|"
        r"\b(?:when|which day|what day) (?:do|does|will|are|is) (?:(?!and\b|or\b)\w+ ){0,4}paid\b"
    ),
    re.compile(r"\b(?:verse\w*|vire\w*|paid (?:on|at))\b", re.IGNORECASE),
)
_USERS = (
    re.compile(
        r"\b(?:combien|cb|nb|nombre) (?:de |d')(?:\w+ (?:et de |et d')?)?(?:utilisat\w+|agents|gens|personnes|usagers|visites|visiteurs)\b.{0,15}\b(?:l'utilis|s'en serv|utilis|actifs)|(?:combien|cb|nombre) de (?:visites|visiteurs|usagers|telechargements)\b|"
        r"\b(?:combien|nombre) d'utilisat\w+|\bhow many (?:\w+ )?(?:people|users|agents|visitors)\b.{0,15}\b(?:use|using|(?:have )?(?:downloaded|installed))\b|\bhow many users\b"
    ),
    re.compile(
        r"\b\d[\d  .,]* ?(?:millions? (?:d[e'’] ?|of )?)?(?:utilisat|agents|personnes|usagers|visit|citoyen|demande|consult|users|people|communes|entreprises|structures|etudiant)\w*",
        re.IGNORECASE,
    ),
)
_MEAN_PAY = (
    re.compile(
        r"\b(?:salaire|paye|paie|remuneration)s? (?:net |brut )?(?:moyen(?:ne)?|median(?:e)?|reel(?:lement)?)\b|\b(?:paye|gagne|verse|touche|remuner)\w*\b.{0,25}\ben moyenne\b|"
        r"\b(?:salaire|remuneration)s?\b.{0,15}\b(?:reellement|effectivement) (?:verse|paye|touche)\w*|\b(?:average|mean|median) (?:salary|pay|wage)\b"
    ),
    re.compile(r"\b(?:moyen|median|average|en moyenne)", re.IGNORECASE),
)
_ONE_DAY = r"un (?:jour|jr)\b(?! (?:par|sur|de|d'|ou)\b)"
_FUTURE = (
    re.compile(
        r"\b(?:a l'avenir|dans (?:l'avenir|le futur)|futur reglement|prochain format|dans les tuyaux|"
        rf"(?:revien\w+|repren\w+|relanc\w+|renaitr\w+|existe\w+|autoris\w+|chang\w+|supprim\w+|augment\w+|baiss\w+)\b.{{0,50}}\b(?:{_ONE_DAY}|bientot|a nouveau)|"
        rf"(?:bientot|{_ONE_DAY}) de retour|vous reprendrez|reprendrez-vous|allez[- ]vous (?:garder|changer|relancer|reprendre)|vous allez (?:garder|changer|relancer|reprendre)|"
        r"(?:va|vont)(?:-t-(?:il|elle|on)|-(?:ils|elles))? (?:changer(?! d)|augmenter|baisser|evoluer|etre (?:supprim|instaur|abaiss|relev|augment)\w+)|"
        r"sera-t-(?:il|elle) (?:toujours|encore|de nouveau|bientot|un jour|abaiss\w+|relev\w+|augment\w+|supprim\w+|autoris\w+|raccourci\w*)|"
        r"(?:are you|do you) plan(?:ning)?\b|will you (?:ever|again)|(?:will|are|is|be) .{0,40}\b(?:some day|one day(?! (?:a|per)\b)|in the (?:future|coming years))|any chance (?:that )?you(?: will|'ll))\b"
    ),
    re.compile(
        r"\b(?:pas (?:encore )?(?:annonce|connu|prevu|decide|tranche|publie|fixe)\w*|aucune? (?:[\w’']+ ){0,4}(?:annonce|prevu|fixe|publie)\w*|"
        r"not (?:yet )?(?:announced|known|decided|planned|published)|no (?:\w+ ){0,4}(?:announced|planned|published))\b",
        re.IGNORECASE,
    ),
)

_STATE = (
    re.compile(
        r"\b(?:still (?:alive|running|active|used|in use|exist\w*|online|going|around)|(?:toujours|encore) (?:en (?:ligne|vie|service|usage|cours)|actifs?|actives?|vivante?s?|utilisee?s?|debout)|"
        r"(?:site|outil|il|elle|est-il|est-elle|c'est)\b[^?]{0,14}\ben (?:ligne|service|production)\b|(?:a|ont)(?:-(?:t-)?(?:il|elle|ils|on))? (?:deja |bien )?(?:ete )?(?:abandonne|arrete|stoppe|transfere|repris|(?:rendu|remis|confie)(?=e?s? (?:a|au|aux)\b))\w*|"
        r"(?:existe|tourne|vit|fonctionne)(?:-t-(?:il|elle))? (?:encore|toujours)|is (?:it|the \w+) (?:online|live|in use)|(?:was|been) (?:abandoned|dropped|stopped))\b"
    ),
    re.compile(
        r"\b(?:Etat|Status) ?:|\b(?:abandonn|arret|mis en ligne|mise en ligne|en service|deploye|en ligne depuis|abandoned|stopped|deployed|online since|launched|transfere|transferred|repris)",
        re.IGNORECASE,
    ),
)

KINDS = {
    "file": _FILE, "hour": _HOUR, "names": _NAMES, "mark": _MARK, "extreme": _EXTREME, "address": _ADDRESS, "code": _CODE,
    "release": _RELEASE, "reason": _REASON, "times": _TIMES,
    "personal": _PERSONAL, "share": _SHARE, "received": _RECEIVED, "users": _USERS, "count": _COUNT, "cost": _COST, "licence": _LICENCE, "budget": _BUDGET, "brand": _BRAND, "appeal": _APPEAL,
    "person": _PERSON, "money": _MONEY, "entry": _ENTRY, "replay": _REPLAY, "payday": _PAYDAY, "mean_pay": _MEAN_PAY,
    "future": _FUTURE, "site": _SITE, "layout": _LAYOUT, "state": _STATE,
}  # fmt: skip
"""For each sort, what asks for it (folded), and what a text that tells it holds (case kept, accents not)."""


def missing(question: str, answer: str) -> str | None:
    """The sort of detail that `question` asks for and `answer` does not tell; None when there is none."""
    asked, told = fold(question), strip_accents(answer)
    for sort, (asks, tells) in KINDS.items():
        if asks.search(asked):
            return None if tells.search(told) else sort
    return None
