"""Details that somebody asks of a post, of an application or of the people: what asks for each, and what a text that tells it holds.

Each is two patterns: for the folded question, and for an answer without accents.
"""

from __future__ import annotations

import re
from collections.abc import Collection

MARK = (
    re.compile(
        r"\bnotes? (?:minimal\w*|minimum|eliminatoire\w*|moyenne|plancher|la plus \w+|a avoir|requise)|\b(?:minimum|average|lowest|highest|passing) (?:mark|score|grade)\b"
    ),
    re.compile(r"\b(?:eliminatoire|minimale?|minimum|moyenne|average)\b"),
)
EXTREME = (
    re.compile(
        r"\b(?:l[ea]|the|l'\w+ l[ea]) (?:plus (?:vieux|vieille|jeune|agee?)|oldest|youngest)\b(?! (?:des|of the) (?:deux|trois|two|three)\b)"
    ),
    re.compile(r"\b(?:plus (?:vieux|vieille|jeune|agee?)|oldest|youngest)\b"),
)
LAYOUT = (
    re.compile(
        r"(?=.*\b(?:cv|lettre de motivation|motivation|formulaire|cover letter)\b).*\b(?:photos?(?! ni (?:nom|age))|(?:\d+|combien de|nombre de|une(?: seule)?|deux|trois|how many|one) pages?(?! (?:linkedin|web|perso|github|internet))|pages? max\w*|longueur max\w*|page limit|(?:combien|cb|nombre) de (?:caracteres|signes|mots)|caracteres? max\w*)\b"
    ),
    re.compile(r"\b(?:photos?|pages?|longueur|length)\b", re.IGNORECASE),
)
PERSONAL = (
    re.compile(
        r"\b(?:adresses?|e-?mails?|mails?|courriels?|telephones?|numeros?|coordonnees|linkedin|phone|contacts?)\b.{0,25}\b"
        r"(?:personnel(?:le)?s?|perso|privee?s?|personal|private)\b|\b(?:personal|private) (?:e-?mail|address|phone|number)\b"
    ),
    re.compile(r"(?!)"),  # no text of staff tells it
)
FILE = (
    re.compile(
        r"\b(?:ou en (?:est|sont)|statut de|etat de|suivi de) (?:mon|ma|notre) (?:dossier|candidature)|"
        r"\bdossier (?:n[°o] ?|numero )?\d{5,}\b|\b(?:dossier|candidature)\b.{0,40}\b(?:il|elle) (?:est|a ete) (?:passee?|accepte?e?|retenue?|validee?) ou (?:pas|non)\b|"
        r"\b(?:mon dossier|ma candidature)\b.{0,60}\b(?:en est(?:-il|-elle)? ou|est marquee?)\b|"
        r"\b(?:toujours|encore|j'ai|je n'ai|n'ai)(?: toujours| encore)? (?:eu )?(?:pas|aucune?|zero) (?:eu )?(?:de |d')?(?:nouvelles?|reponse|retour)\b"
        r"(?! (?:a|sur|candidat\w*)\b)(?! d[eu] (?!(?:ma candidature|mon dossier|votre|vos|vous|jury|l'equipe)\b))|"
        r"\b(?:pourquoi|pk|pq|pour quelle raison) (?:mon dossier|ma candidature|j'ai ete|je n'ai pas ete|on m'a|vous m'avez)\b.{0,40}\b(?:refus|recal|ecart|rejet|pris|retenu)|"
        r"\b(?:status|state) of my application|\bwhy (?:was (?:i|my application)|did you) .{0,20}\breject|\bstill (?:no|haven't had any) (?:news|answer|reply)\b"
    ),
    re.compile(r"(?!)"),
)
APPEAL = (
    re.compile(
        r"\b(?:(?:un|quel|aucun|existe-t-il un) recours\b(?! (?:a|au|aux)\b)|voies? de recours|contester (?:l[ae]|cette|ce|un|une)|faire appel d[eu]|passer-outre|"
        r"(?:can|could|how) .{0,20}\b(?:contest|appeal)\b(?! (?:to|for)\b)|(?:right|way) to appeal)"
    ),
    re.compile(r"\b(?:recours|contest|appeal)", re.IGNORECASE),
)
RECEIVED = (
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
SHARE = (
    re.compile(
        r"\b(?:pourcentages? (?:de|des|d')|quel(?:le)? (?:est la |est le )?(?:pourcentage|proportion|part|ratio)\b|proportion (?:de|des|d')|(?<!de )(?<!a )la part (?:de|des|d')|"
        r"ratio (?:de|d'|entre)|(?:percentage|share|proportion) of|what (?:percentage|share))"
    ),
    re.compile(
        rf"{_COUNTS}|%|\b(?:pour cent|per cent|percent|tiers|moitie|quart|half|third|parite|sur (?:dix|cent|\d+)|\d+ (?:mois|months|femmes|hommes|women|men|places|posts))\b",
        re.IGNORECASE,
    ),
)
COUNT = (
    re.compile(
        r"\b(?:(?:combien|nb|nbr|nombre) (?:de |d'|des )(?:gens|candidats?|candidates?|refus|demissions?)|how many (?:people|applicants|candidates|of (?:you|them|us))|"
        r"(?:combien|nb|nombre) (?:de |d')(?:personnes? |gens )?(?:de )?(?:plus|moins) de \d+ ans(?! d['e])|how many (?:people )?(?:over|under|above) (?:the age of )?\d+|"
        r"(?:combien|cb|nb|nombre) de (?:places|postes) (?:(?:sont|etaient|y a-t-il|il y a|sont prevus|reserves) )?pour (?:les |des |un |une )(?!tou)|how many (?:places|posts|positions|jobs) (?:are there )?for (?!the\b)|"
        r"combien d'entre (?:vous|nous|eux|elles)|combien (?:etions-nous|etiez-vous|on etait) a (?:postul|candidat)\w*|on etait combien a (?:postul|candidat)\w*)\b"
    ),
    re.compile(
        rf"{_COUNTS}|\b\d+ (?:candidat|personne|dossier|place|poste|femme|homme|people|applic|fellow|place|post|women|men)\w*|"
        r"\b(?:une? personne en|one person in|pas de nombre|aucun nombre|no number|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|six|ten)\b|nombre de \w+ n[’']est pas|number of \w+ is not",
        re.IGNORECASE,
    ),
)
APPLIED = (
    re.compile(
        r"(?=.*\b(?:candidatures|dossiers|candidats|postulants|applications|applicants)\b).*\b(?:combien|cb|how many) (?:y avait-il |etaient )?(?:de |d'|des |were )?(?:designers?|dev\w*|data \w+|juristes?|lawyers?)\b(?! (?:ont ete|avez-vous|retenu|recrut|embauch|were (?:hired|taken)))|"
        r"\b(?:combien|cb|how many) (?:de |d'|des )?(?:designers?|dev\w*|data \w+|juristes?|lawyers?) (?:ont |avaient |have |had )?(?:postul|candidat|appl)\w+"
    ),
    re.compile(r"(?!)"),  # no text of staff tells it
)
_OF_WHOM = (
    r"(?:retenue?s?|prise?s?|recrut\w+|embauch\w+|postes?|places?|candidat\w*|laureat\w*|selectionne\w*|"
    r"personnes?|gens|taken|hired|selected|applica\w+|posts|positions)"
)
_NUMBER = r"(?:combien|cb|nb|nbr|nombre|how many)"
_SEASON = r"(?:printemps|ete|automne|hiver|spring|summer|autumn|fall|winter|\w+ 20\d\d)"


def asks_of_one_round(folded: str, nouns: Collection[str]) -> bool:
    """Whether it asks how many applied, or were taken, in one round of a call, by the `nouns` that number these or a season."""
    rounds = "|".join(sorted(map(re.escape, nouns)))
    one = rf"(?:(?:{rounds}|session|vague|round)\b|(?:ce|cet|dernier|prochain) appel\b|l'appel d[eu] (?:l')?{_SEASON}|call of (?:last )?{_SEASON})"
    asks = rf"\b{_NUMBER}\b.{{0,40}}\b{_OF_WHOM}\b.{{0,40}}\b{one}|\b{one}.{{0,24}}\b{_NUMBER}\b.{{0,24}}\b{_OF_WHOM}\b"
    return bool(nouns and re.search(asks, folded))


MONEY = (
    re.compile(
        r"\b(?:(?:combien|cb) (?:d'argent|de (?:fric|sous|thunes?))|how much money|quel(?:le)?s? (?:(?:est|etait|sont) (?:l[ae]s? )?)?(?:montants?|sommes?)|(?:la |quelle )?somme(?: d'argent)? (?:du |d'un |de ce |liee au |associee au )prix|prize money|"
        r"(?:on|je) (?:touche|recoit|recois|toucherait|toucherais|aurait|aurais) (?:combien|cb)|(?:combien|cb) (?:(?:on|je) (?:touche|recois|recoit)|d'aides?)|how much (?:would|will|do) (?:i|we) get)\b"
    ),
    re.compile(r"€|\beuros?\b", re.IGNORECASE),
)
BRAND = (
    re.compile(
        r"\b(?:quelle marque|marque et modele|modele (?:d'ordi\w*|de (?:mac|pc|portable|laptop|machine))|mac(?:s|books?)?\b.{0,35} ou\b.{0,25}\b(?:pc|linux|windows)|pc ou (?:un )?mac|"
        r"(?:what|which) brand|macs? or (?:a )?(?:pc|windows|linux))\b"
    ),
    re.compile(r"\b(?:Macs?|PC|Windows|Linux)\b"),
)
PAYDAY = (
    re.compile(
        r"\b(?:paye|paie|salaire|virement|prime)s?\b.{0,12}\b(?:tombe\w*|(?:est|sera) (?:verse|vire)e?|arrive)\b.{0,20}\b(?:quand|quel (?:jour|mois)|fin|debut)|"
        r"\b(?:quand|quel (?:jour|mois)|a quelle date)\b[^,;]{0,30}\b(?:tombe|arrive|verse\w*|vire\w*)\b[^,;]{0,15}\b(?:paye|paie|salaire|prime)|"
        r"\b(?:when|which day|what day) (?:do|does|will|are|is) (?:(?!and\b|or\b)\w+ ){0,4}paid\b"
    ),
    re.compile(r"\b(?:verse\w*|vire\w*|paid (?:on|at))\b", re.IGNORECASE),
)
MEAN_PAY = (
    re.compile(
        r"\b(?:salaire|paye|paie|remuneration)s? (?:net |brut )?(?:moyen(?:ne)?|median(?:e)?|reel(?:lement)?)\b|\b(?:paye|gagne|verse|touche|remuner)\w*\b.{0,25}\ben moyenne\b|"
        r"\b(?:salaire|remuneration)s?\b.{0,15}\b(?:reellement|effectivement) (?:verse|paye|touche)\w*|\b(?:average|mean|median) (?:salary|pay|wage)\b"
    ),
    re.compile(r"\b(?:moyen|median|average|en moyenne)", re.IGNORECASE),
)
LEFT = (
    re.compile(
        r"\b(?:combien|cb|quelle (?:part|proportion)|how many)\b(?! (?:de |d'|of )?(?:projets?|administrations?|ministeres?|projects?|ministries))(?!.{0,60}\b(?:secteur prive|le prive|private sector)).{0,40}\b(?:sont partie?s? avant|ont (?:quitte|demissionne|abandonne|claque|jete l'eponge|lache|craque)|de demissions|partent avant|(?:claquent|quittent|abandonnent|demissionnent|lachent)\b.{0,20}\b(?:avant|en cours|la porte)|left (?:early|before)|quit|dropped out|resigned)\b|\bnombre de (?:departs|demissions)\b|\bclaque la porte\b.{0,30}\bavant\b"
    ),
    re.compile(r"\b(?:demission|depart anticipe|partie?s? avant|quit|resign|left before)", re.IGNORECASE),
)
RECORD = (
    re.compile(
        r"\b(?:casiers? (?:judiciaires?|nickel|vierge)|criminal (?:record|conviction)s?|bulletin n ?[°o]? ?[23])\b"
    ),
    re.compile(r"\b(?:casier|condamnation|criminal)", re.IGNORECASE),
)
CERTIFICATE = (
    re.compile(
        r"\b(?:recoi[tvs]\w*|recevr\w*|remis|remet|remettez|delivr\w*|obtien\w*|get|receive|awarded)\b[^;.!]{0,12}\b(?:une?|des|de|an?|any|some|quel) (?:[a-z]+ )?(?:diplomes?|certificats?|attestations?|certificates?|diplomas?)\b"
    ),
    re.compile(r"\b(?:certificats?|attestations?|certificates?)\b", re.IGNORECASE),
)
LATER_PAY = (
    re.compile(
        r"\b(?:anciens?|anciennes?|ex|former|alumni)\b[^;.!]{0,40}\b(?:gagnent|touchent|sont payes|earn|are paid)\b|\b(?:gagnent|touchent|earn|paid|salaires?|salary)\b[^;.!]{0,20}\b(?:une fois (?:partis|sortis)|apres leur (?:mission|passage|contrat)|once they|afterwards)\b"
    ),
    re.compile(r"€|\beuros?\b", re.IGNORECASE),
)
ATTENDANCE = (
    re.compile(
        r"\b(?:combien|cb|how many)\b.{0,14}\b(?:personnes|gens|monde|spectat\w+|participants?|people|attendees)\b.{0,20}\b(?:connecte|present|inscrit|assist|venu|regard|suivi|attend|watch|online|there)\w*"
    ),
    re.compile(r"\b\d+ (?:personnes|participants?|spectat\w+|inscrits?|people|attendees)\b", re.IGNORECASE),
)
RESERVED = (
    re.compile(
        r"\b(?:(?:des|quelques|combien de) (?:postes?|places?) (?:sont |etaient )?reservee?s?\b|quotas? (?:de |d'|pour (?:les )?)?(?:femmes|hommes|handicap\w*|personnes handicap\w*|seniors)|reserved (?:posts?|places?|positions?|jobs?)|quotas? (?:of|for) (?:wom[ae]n|disabled))"
    ),
    re.compile(r"\b(?:reserve|quota)", re.IGNORECASE),
)
BONUS = (
    re.compile(
        r"\b(?:ai-je|j'ai|j'aurai|il y a|y a-t-il|a-t-on|aura-t-on|touche\w*|verse\w*|droit|avez-vous|existe\w*)\b[^,;?.]{0,20}\b(?:primes?|indemnites?|nbi|bonifications?)\b(?! (?:de deplacement|kilometr|de transport))|\bpoints? d'indice|\b(?:get|is there|are there|do you (?:pay|give))\b[^,;?.]{0,15}\bbonus"
    ),
    re.compile(
        r"\b(?:primes?|bonus|part variable|variable|indemnite|pas payee?s|non payee?s|not paid|unpaid)\b", re.IGNORECASE
    ),
)
THIRTEENTH = (
    re.compile(r"\b(?:13 ?(?:e|eme|ieme|th)|treizieme|thirteenth) (?:mois|month)\b"),
    re.compile(
        r"\b(?:13 ?e|treizieme|13th|thirteenth) (?:mois|month)\b|\b(?:part variable|variable part)\b", re.IGNORECASE
    ),
)
SLOT = (
    re.compile(
        r"\b(?:choisir|changer|decaler|deplacer|reporter|echanger|negocier|choose|pick|change|move|swap|reschedule)\b.{0,20}\b(?:creneaux?|(?:heure|ordre) de passage|(?:time )?slots?)\b|"
        r"\b(?:demander|avoir|obtenir|proposer|get|ask for) (?:une? |a |an)?(?:autre|another|other|different|nouveau|new)\b.{0,8}\b(?:creneau|slot)\b|"
        r"\b(?:decaler|deplacer|reporter|avancer|reprogrammer|reschedule|postpone|move) (?:mon|cet|my) (?:entretien|audition|oral|interview|hearing)\b|"
        r"\b(?:creneaux?|slots?)\b.{0,12}\b(?:est-il |est |be )?(?:modifiable|changeable|changed|moved|decale|deplace)\b"
    ),
    re.compile(r"\b(?:creneau|slot)", re.IGNORECASE),
)
LEAVE = (
    re.compile(
        r"\b(?:combien|nombre|droit|a-t-on|aura-t-on|y a-t-il|y a|avez-vous|ont-ils)\b[^,;?.]{0,20}\b(?:conges? payes|conges\b|rtt\b|vacances\b)|\b(?:how (?:many|much)|entitled to|do (?:we|you|i|they) (?:get|have))\b[^,;?.]{0,20}\b(?:leave(?! (?:me|us|you|him|her|them)\b)|days off|holidays)\b"
    ),
    re.compile(r"\b(?:conges?|rtt|vacances|leave|days off|holidays)\b", re.IGNORECASE),
)
UNEMPLOYMENT = (
    re.compile(
        r"\b(?:(?:droits? (?:a|au)|touche\w*|toucher|allocations?|indemnites?) (?:du |le |de |d')?(?:chomage)|(?:pole emploi|france travail|assedic|chomage)\b.{0,40}\b(?:indemnis|vers|pai|touch|marche|apres|ensuite)\w*|(?:vers\w+|paye\w*|paie\w*|touch\w+|toucher) (?:le |du |mon |mes |un )?chomage|(?:get|claim|receive|entitled to|right to) (?:any )?unemployment)"
    ),
    re.compile(r"\b(?:chomage|unemployment|indemnis)", re.IGNORECASE),
)
