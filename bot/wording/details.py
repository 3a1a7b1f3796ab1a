"""Which sort of detail a question asks for (an hour, names, a mark…), and whether an answer tells one.

An answer can be the right one and still not hold the one thing that was asked for; then the reply must say so first.
"""

from __future__ import annotations

import re

from bot.wording import post_details as post
from bot.wording import project_details as project
from index.text import fold, strip_accents

_PEOPLE = (
    r"(?:designers?|developp\w+|data scientists?|coach\w*|laureat\w*|membres?|personnes?|gens|jures?|responsables?|"
    r"chefs?|cheffes?|directeurs?|directrices?|presidente?s?|developers?|members?|people|persons?|lead\w*)"
)

_AND_MORE = (
    r"(?:et (?:(?:les?|la|l'|leurs?) ?)?(?:pre)?(?:noms?|e-?mails?|mails?|adresses?|contacts?|numeros?|coordonnees) )?"
)

_HOUR = (
    re.compile(
        r"\b(?:(?:arriv|commenc|demarr|debut|start|arrive)\w* (?:que |seulement |only )?(?:l'apres-midi|le matin|a midi|in the (?:afternoon|morning))|[qk]u?el(?:le)? heure|l'heure (?:exacte|precise)|a (?:minuit|midi)(?: pile)?|(?:at )?(?:midnight|noon) sharp|what time(?! of (?:the )?year)|exact time|heure (?:limite|butoir|precise|de (?:cloture|fermeture|fin))|(?:cut-?off|closing|exact) (?:hour|time))\b"
    ),
    re.compile(
        r"\b\d{1,2} ?(?:h|a\.?m|p\.?m)\b|\b\d{1,2} ?h ?\d\d|\b\d{1,2}:\d\d|\bminuit\b|\bheures?\b|\bhours?\b|\bmidnight\b"
    ),
)
_VENUE = (
    re.compile(
        r"\b(?:quel jour|quelle date|quand|what day|when),? (?:et |and )?(?:ou|where)(?=,| et\b| and\b| ?[?]|$)|\b(?:nom|adresse) du lieu\b|\bname of the (?:place|venue)\b|\bdans quel (?:lieu|endroit) (?:s'est|a eu|se)\b|\b(?:quelle salle|which room|what room)\b"
    ),
    re.compile(r"\b(?:au|aux|a|chez|at|in) (?:l['’]|la |le |les |the )?[A-Z]|\b(?:[Ee]n ligne|[Oo]nline|[Vv]isio)"),
)
_NAMES = (
    re.compile(
        rf"\b(?:comment (?:(?:il|elle|ils|elles) )?(?:s'appel\w+|se (?:nomm|prenomm)\w+),? (?:l\w+|vos|ces|ses) (?:\w+ )?{_PEOPLE}|"
        rf"(?:pre)?noms? {_AND_MORE}(?:de la|de l'|des|du|de vos|de ces) ?(?:\w+ )?{_PEOPLE}|"
        rf"(?:pre)?noms? {_AND_MORE}des (?:deux|trois|quatre|\d+) (?:{_PEOPLE}|agents?)\b|"
        rf"(?:c'etait|etaient) qui,? (?:les|ces) (?:\w+ )?{_PEOPLE}|"
        rf"names? (?:and (?:the )?(?:e-?mails?|addresses|contacts?) )?of (?:the |your )?(?:\w+ )?{_PEOPLE}|leurs (?:pre)?noms\b|(?:vous avez|avez-vous|donnez\w*(?:-moi)?|c'est possible d'avoir) (?:les|leurs) (?:pre)?noms\b(?! (?:de|des|du)\b)|do you have (?:the|their) names\b(?! of)|(?:ils|elles) (?:s'appel\w+|se nomm\w+)(?: comment)?\b|comment (?:ils|elles) s'appel\w+|comment s'appel\w+[- ](?:ils|elles)\b|what (?:are|were) their names|(?:ses|son|leurs?) nom,? (?:et )?(?:son )?prenom|their (?:first |last )?names\b|(?:son|leur) (?:pre)?nom et (?:son|sa|leur)\b|"
        r"(?:qui|ki|who) (?:a |ont |l'a |l'ont )?(?:code|developpe|cree|construit|concu|fait|made|built|coded)\b.{0,24}\b(?:noms?|names?)\b|"
        r"(?:qui|celui|celle|personne|l'[a-z]+)\b[^.?!]{2,30}\b(?:son|leur) (?:pre)?nom[ ?!.]*$|(?:gens|personnes|ceux|celles)\b[^.?!]{0,30}\bs'appell\w+ comment|qui (?:est|etait|sont|etaient) (?:l'|la |le |les )?[a-z]+ (?:dessus|qui (?:a |ont )?(?:men|port|pilot|fai|dirig|travaill)\w*))"
    ),
    re.compile(r"\b[A-Z][a-z]+(?:-[A-Z][a-z]+)? [A-Z][a-z]{2,}\b"),
)
_FORMERLY = re.compile(r"\b(?:elle etait d.abord|il etait d.abord|it was first) [^.\n]*")
"""Tells what was announced before a date moved."""
_EVENT = r"(?:webinaires?|webinars?|soirees?|restitutions?|evenements?|events?|ceremon(?:ies?|y)|demo ?days?|journees? (?:demo|de (?:cloture|restitution)))"
"""Something that one may attend."""
_NO_FILE = r"^(?!.*\b(?:candidat|postul|dossier|formulaire|appl(?:y|ication)|depos)\w*)"
"""Not of one who applies."""
_ADDRESS = (
    re.compile(
        r"\b(?:adresse (?:postale|exacte)|(?:quelle|quel) rue|street address|postal address|a cote de quel(?:le)? (?:station de )?metro|quel metro (?:est|dessert|prendre|pour)|(?:nearest|closest) (?:metro|subway|underground|tube)(?: station)?)\b|"
        rf"{_NO_FILE}.*\b{_EVENT}\b[^?]{{0,50}}(?:\bl'|\bquelle |[:,;] ?)adresse(?! (?:e-?)?mail)\b"
    ),
    re.compile(r"\b\d{5}\b|\b(?:rue|avenue|boulevard|quai|place) (?:d|l)"),
)

_REASON = (
    re.compile(
        r"^(?:et |and )?(?:pourquoi|pq|pk|why)\b[ ?!.]*(?:ca|cela|donc)?[ ?!.]*$|^(?:et |and )?(?:pour quelles? raisons?|la raison|for what reason|what(?:'s| was) the reason)[ ?!.]*$|^(?:et |and )?(?:pourquoi|why),? (?:celui|celle|the one)\b.{0,30}$|\bpourquoi (?:a-t-il|il a|ils ont|elles ont|ont-ils|vous avez|avez-vous|on a|ca s'est|c'est|est-il|avoir) .*(?:arret|abandon|echou|stopp)|\b(?:abandonn|arret|stopp)ee?s?(?: en \d{4})?[ ,]+(?:mais )?(?:pourquoi|pq|pk)(?: (?:exactement|donc|au juste|ca))?[ ?!.]*$|\bl'(?:abandon|arret)[ ,]+(?:pourquoi|pq|pk)\b|\bpourquoi (?:abandonn|arret)ee?s?[ ?!.]*$|\b(?:pourquoi|pq|pk) (?:cet|l') ?(?:abandon|arret)\b|\bwhy (?:was it|did (?:it|they|you)) .{0,20}(?:stop|abandon|drop|cancel)|"
        r"\bpourquoi (?:ca|cela|il|elle|le salaire|la paye) (?:(?:a|est|s'est) )?(?:\w+ )?(?:baisse|augmente|diminue)\w*|"
        r"\b(?:decal|report|repouss|prolong|boug|avanc)(?:e|es|ee|ees)[ ,:]+(?:mais |et )?(?:pourquoi|pq|pk)\b|"
        r"\bpourquoi (?:ca|cela|avoir|(?:l[ae]s? |l'|cette )(?:dates?|cloture|echeance|delai|deadline|limite|appel|depot))\b.{0,40}\b(?:boug|report|decal|chang|repouss|prolong|avanc)(?:e|es|ee|ees|er|ent|eaient|aient)\b|"
        r"\bwhy (?:did|was|were|has|have) (?:it|they|the (?:dates?|deadline|close|closing)) .{0,30}\b(?:mov|chang|extend|postpon|delay)(?:ed?|s|es|ing)?\b|\bwhy (?:do|does|did) (?:the|your) (?:dates?|deadlines?) (?:keep )?(?:mov|chang)(?:e|ing)\b"
    ),
    re.compile(
        r"\b(?:car|parce qu\w*|faute de?|pour (?:des|une|la) raisons?|en raison|because|raison|motif|reason|juge\w*|trop|cause|too|pas (?:ete )?repris\w*|not taken)\b"
    ),
)

_TIMES = (
    re.compile(r"\b(?:combien|cb) de fois\b|\bhow (?:many times|often)\b"),
    re.compile(
        r"\b(?:fois(?! par)|once|twice|times|tous les|toutes les|every|each (?:month|week|day|quarter)|chaque (?:mois|semaine|jour|trimestre)|monthly|weekly|mensuel\w*|hebdomadaire\w*|par (?:mois|semaine))\b|"
        r"\b(?:[2-9]|deux|trois|quatre|cinq|six|two|three|four|five|six) (?:seminaires?|sessions?|rencontres?|evenements?|seminars?|meetings?|events?)\b"
    ),
)

_FROM_TO = re.compile(r"\b\d (?:a|to|ou|or|et|and) \d\b")
"""Two numbers that count nobody (« 2 ou 3 par équipe »)."""
_ENTRY = (
    re.compile(
        r"\b(?:entree|evenement|billet|places?|evening|event)\b.{0,15}\b(?:gratuite?s?|payante?s?)\b|\bentree (?:est )?libre\b|\b(?:gratuit|payant) (?:pour (?:le public|y (?:aller|assister|entrer)|(?:les )?visiteurs)|d'y (?:aller|assister))\b|\b(?:prix|tarif) (?:de l'entree|du billet|des? (?:billets|places))|"
        rf"{_NO_FILE}.*\b{_EVENT}\b[^.?!,]{{0,70}}\b(?:(?:faut|faut-il|doit-on|dois-je|comment|ou|peut-on)\b.{{0,12}}(?:s'|m')inscri(?:re|t)\b|(?:need|have|how) to (?:register|sign up))|"
        rf"{_NO_FILE}.*\b(?:(?:faut|faut-il|doit-on|dois-je|comment|ou|peut-on)\b.{{0,12}}(?:s'|m')inscri(?:re|t)\b|(?:need|have|how) to (?:register|sign up))[^?,]{{0,30}}\b{_EVENT}\b|"
        r"\b(?:is (?:entry|admission|it) free to (?:enter|attend)|is (?:entry|admission) free|(?:entry|admission|ticket) (?:fee|price))"
    ),
    re.compile(r"\b(?:gratuit|payant|entree libre|inscri|free of charge|free entry|regist|sign up)", re.IGNORECASE),
)
_LINK = (
    re.compile(
        r"\b(?:lien|link) (?:zoom|teams|meet|visio|de (?:la )?(?:visio|connexion|reunion)|du (?:webinaire|live|direct|zoom)|pour (?:se|me) connecter|to (?:connect|log in)|(?:to join|for) the (?:webinar|call|meeting|event))\b|"
        r"\b(?:zoom|teams|webinar|meeting|video) link\b|\b(?:pas|jamais|toujours pas|rien) (?:encore )?(?:recu|eu) (?:le |de |mon |aucun )?lien\b(?! (?:pour|de|du|des) (?:\w+ )?(?:depos|candidat|dossier|formulaire|voeu|postul))"
    ),
    re.compile(r"https?://"),
)
_REPLAY = (
    re.compile(
        r"\b(?:(?:voir|revoir|regarder|trouver|recuperer|avoir|watch|see|find) (?:l'enregistrement|la video|the (?:video|recording))|(?:voir|trouver|recuperer|avoir|see|find|get) (?:les|des|vos|the|any|some) (?:photos|videos|slides|diapos|pictures)\b|replay|rediffusion|rediff|(?:enregistrement|video) (?:du|de la|des) (?:webinaire|seance|reunion|rencontre|live)s?|recording)\b"
    ),
    re.compile(r"\b(?:replay|rediffusion|enregistre|video|recording|photos|slides|diapos)", re.IGNORECASE),
)
_UPDATED = r"(?:actualis(?:ee?s?|er|ez)|(?:mise?s?|mett\w+|maj) a jour|rafraich\w+|updat(?:e|ed|ing)|refresh(?:ed)?)"
_UPDATE = (
    re.compile(
        rf"\b(?:quand|a quelle date|when|how soon)\b[^?;:]{{0,30}}\b(?:ser(?:a|ont)|va|vont|all?ez|vous|mettr\w+|actualiserez|will|are you|going to)\b[^?;:]{{0,30}}\b{_UPDATED}\b|"
        r"\b(?:quand|a quelle date|when)\b[^?;:]{0,20}\b(?:prochaine|next) (?:mise a jour|actualisation|update)\b"
    ),
    re.compile(r"(?!)"),  # no text of staff tells it
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

KINDS = {
    "file": post.FILE, "hour": _HOUR, "names": _NAMES, "mark": post.MARK, "extreme": post.EXTREME, "address": _ADDRESS, "code": project.CODE,
    "release": project.RELEASE, "reason": _REASON, "times": _TIMES,
    "personal": post.PERSONAL, "share": post.SHARE, "received": post.RECEIVED, "users": project.USERS, "applied": post.APPLIED, "count": post.COUNT, "entry": _ENTRY, "link": _LINK, "cost": project.COST, "licence": project.LICENCE, "budget": project.BUDGET, "brand": post.BRAND, "appeal": post.APPEAL,
    "person": project.PERSON, "keeper": project.KEEPER, "money": post.MONEY, "replay": _REPLAY, "payday": post.PAYDAY, "mean_pay": post.MEAN_PAY,
    "future": _FUTURE, "update": _UPDATE, "slot": post.SLOT, "thirteenth": post.THIRTEENTH, "left": post.LEFT, "record": post.RECORD, "reserved": post.RESERVED, "unemployment": post.UNEMPLOYMENT, "bonus": post.BONUS, "leave": post.LEAVE, "certificate": post.CERTIFICATE, "later_pay": post.LATER_PAY, "attendance": post.ATTENDANCE, "venue": _VENUE, "site": project.SITE, "layout": post.LAYOUT, "stopped": project.STOPPED, "state": project.STATE,
}  # fmt: skip
"""For each sort, what asks for it (folded), and what a text that tells it holds (case kept, accents not)."""

WHERE_TO = re.compile(
    r"(?:(?:et|and|ok|alors|du coup) )*(?:c'est (?:quoi|ou) |quelle (?:est|serait) |(?:vous avez|tu as|t'as|donnez[- ]moi|je peux avoir|what(?:'s| is)) )?(?:l'|leurs? |son |sa |the |its |une )?(?:adresse|address)(?: (?:exacte|postale|precise|complete|svp|stp|please|pls))*[ ?!.]*"
)
"""Asks for an address, and nothing else."""
A_STREET = _ADDRESS[1]
"""What a text that tells one holds (case kept, accents not)."""


def missing(question: str, answer: str) -> str | None:
    """The sort of detail that `question` asks for and `answer` does not tell; None when there is none."""
    asked, told = fold(question), strip_accents(answer)
    for sort, (asks, tells) in KINDS.items():
        if asks.search(asked):
            text = _FROM_TO.sub(" ", told) if sort in ("share", "count") else told
            text = _FORMERLY.sub(" ", text) if sort == "hour" else text  # the hour of a date that moved is no other's
            return None if tells.search(text) else sort
    return None
