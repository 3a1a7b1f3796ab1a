"""Details that somebody asks of a project: what asks for each (folded), and what a text that tells it holds (accents taken off)."""

from __future__ import annotations

import re

from index.lexical import stems
from index.text import fold, words

CODE = (
    re.compile(
        r"\b(?:adresse|lien|url|depot|repo\w*|link)\b.{0,12}\b(?:code|github|gitlab|sources? code)\b|"
        r"(?:^|\b(?:et|c'est) )(?:ou (?:est|trouv\w+|voir|je|on|puis\w*|se trouve)|where)\b.{0,20}\bcode\b(?! (?:du (?!projet)|de |postal|civil|penal))|"
        r"\bcode\b(?: source)?[ ,]+(?:il |elle |on |je )?(?:l[ea] |est |se |peut )?(?:trouv|recuper|voi|consult)\w*(?: \w+)? ou\b|"
        r"\bcode\b(?: source)? (?:est |reste )?(?:visible|accessible|consultable|lisible)\b|"
        r"\bcode\b(?: source)?,? (?:on |je |peut-on )?(?:peut |peux |pourrait )?(?:le |la )?(?:voir|regarder|lire|consulter|recuperer|trouver)\b|"
        r"\b(?:find|get|see|browse|access|read) (?:the |its |their )?(?:source )?code\b|"
        r"\b(?:voir|lire|consulter|regarder|trouver|recuperer|telecharger|see|view|browse|read) (?:leur |le |son |the |its |their )code\b(?! (?:postal|civil|penal|du travail))|"
        r"\bcode (?:source )?(?:est |is |il est |reste |still )?(?:ou(?=$|[ ?!.]*$)|where|public|ouvert|open|dispo\w*)\b|"
        r"\b(?:repo|repository|git(?:hub|lab)|depot (?:git\w*|de code))\b|\b(?:the|its|their) sources?\b.{0,8}\b(?:published|available|open|public|online)\b|"
        r"\b(?:voir|regarder|lire|consulter|recuperer|trouver|acces aux?) (?:les |le |aux )?(?:code sources?|sources? (?:du (?:code|logiciel|projet)|de l'(?:outil|appli\w*)))\b|\b(?:donde|onde|dove|wo) (?:esta |encuentro |ist |e )?(?:el |il |o |der )?(?:codigo|codice|code|quellcode)\b|^(?:(?:et|and|ok|cool) )*(?:c'est |c'est de l'|is it |it's )?open[- ]source(?:[ ,?]+(?:ou|where))?[ ?!.]*$|"
        r"\b(?:on|je|peut-on|puis-je|can (?:i|we|you)|comment) (?:peut |peux |pourrait |pourrais )?(?:y )?(?:contribuer|contribute)\b(?=(?: (?:au|a son|au code|to (?:it|the code)|dessus|sur github))?[ ?!.,]*(?:$|[?.]))|"
        r"\b(?:le|son|leur) depot,? (?:il |c'est |est )+ou\b(?!.*\bquand\b)|\bou (?:est|se trouve|je trouve|trouver) (?:le|son|leur) depot\b(?! d)"
    ),
    re.compile(r"https?://[^\s)]*git(?:hub|lab)"),
)
HOST = re.compile(r"^https?://(?:[^/]*github[^/]*/[^/]+(?:/[^/]+)?|(?!docs\.)[^/]*gitlab[^/]*/[^/]+(?:/[^/]+){0,3})/?$")
"""The address of a repository of code, or of somebody's repositories."""
SITE = (
    re.compile(
        r"\b(?:l'utiliser|y acceder|l'essayer|le tester|m'en servir) ou\b|\bou (?:l'utiliser|y acceder|l'essayer|le tester|m'en servir)\b|\bwhere (?:can i (?:use|try|find)|to find|do (?:i|we) find) it\b|\b(?:ou|comment)(?: on| je| puis-je| peut-on| faire pour)? (?:l[ae]s? )?(?:l[ae] )?trouve[rz]?\b(?! (?:du|un|une|mon|des|le|la|les|the|ce|cette)\b)|\bcomment (?:y|l') ?acced\w+\b|\bhow (?:can|do) (?:i|we|you) (?:access|reach) it\b|"
        r"\bou (?:est-ce (?:que |qu'))?(?:je|on) (?:dois |doit )?(?:vais|va|aller) pour (?:poser|l'utilis\w+|essayer|le voir|la voir|m'en servir)\b|\bwhere (?:do|can|should) (?:i|we) go to (?:use|try|see|ask)\b|"
        r"(?:^|[?,.!] ?|\b(?:et|and) )(?:l'adresse|the (?:address|link)|le lien|l'url)(?: (?:svp|stp|please|s'il (?:vous|te) plait))?[ ?!.]*$|"
        r"\b(?:donne[rz]?[- ]moi|file[- ]moi|quelle est|c'est quoi|avez[- ]vous|give me|what(?:'s| is)) (?:l[' ]?|son |leur |the |its )adress?e?(?:ss)?\b(?! (?:mail|postale|e-?mail|exacte|d[eu]))|"
        r"\b(?:donner|indiquer|communiquer|envoyer|transmettre|rappeler|connaitre) (?:l'|son )adresse\b(?! (?:e-?mail|mail|postale|exacte|electronique|d[eu'] ?(?!l'outil|ce service|son site|l'appli\w*)))|\b(?:give|send|tell) me (?:its|the) (?:address|link)\b|\b(?:quel est|c'est quoi|donnez[- ]moi) votre (?:site|adresse (?:web|internet))\b|"
        r"(?:\b(?:(?:l'|quelle |son )adresse (?:du site|web|internet)|(?<!sur )(?:le|un|son|leur|quel) (?:site|lien|url)|site (?:web|internet)|l'url|(?:the|its|a) (?:link|website|site|url)))\b"
        r"(?! (?:du programme|officiel|avec|entre|with|between|to|d[eu] (?!(?:l'outil|l'appli\w*|ce|cet|projet|site(?! (?:du programme|officiel))|service)\b)\w+)\b)"
    ),
    re.compile(r"https?://"),
)
RELEASE = (
    re.compile(r"\b(?:prochaine (?:version|mise a jour)|next (?:version|release))\b"),
    re.compile(r"\b(?:prochaine version|next (?:version|release))\b"),
)
COST = (
    re.compile(
        r"\b(?:(?:a|ont|aura|avait) (?:bien )?coute|(?:cout|budget|prix|montant) (?:total|global|exact|reel)? ?(?:du projet|de (?:ce projet|cet outil|l'outil))|(?:le|son) cout total|quel (?:a ete le |est le |etait le |fut le )?cout|son cout|how much did .{0,40}\bcost|(?:c'est|est-ce|est|soit|reste|sera|est-il|est-elle) (?:vraiment |totalement |bien |toujours )?(?:payant|gratuit)e?s?\b|is it free\b(?! to (?:enter|attend))|is (?:it|that|this) (?:tool|service|app|site) free\b|(?:cost|budget) of the project|combien d'euros(?! d[e'])|how many euros)\b"
    ),
    re.compile(r"€|\beuros?\b|\bgratuit|\bpayant|\bfree of charge", re.IGNORECASE),
)
PERSON = (
    re.compile(
        r"\b(?:qui (?:est|etait|sont|etaient)|(?:c'est|c'etait) qui|who(?:'s| is| was| are| were)) (?:l[ea]s? |l'|the |son |sa |ses |leurs? |votre |vos |its |their )?"
        r"(?:mentor\w*|sponsor\w*|porteu\w+|tut(?:eur|rice)s?|manageu?\w*|responsables?|parrains?|marraines?|cheff?e?s?|patrons?|boss|owner|head)\b|"
        r"\b(?:e-?mails?|mails?|courriel|telephone|numero|phone(?: number)?|contact|coordonnees|adresse) (?:(?:direct|perso\w*|pro) )?(?:du|de la|de l'|des|of the|of) ?(?:mentor\w*|porteu\w+|sponsor\w*|responsables?|tut(?:eur|rice)s?|cheff?e?s?|lead|manager)"
    ),
    re.compile(
        r"\b(?:mentor|sponsor|porteu|tut(?:eur|rice)|manage|responsable|parrain|marraine|chef)\w*", re.IGNORECASE
    ),
)
KEEPER = (
    re.compile(
        r"\b(?:qui (?:donc )?(?:s'en occupe|s'occupe de (?:ca|cela|lui|elle)|(?:le|la|l')[ ']?(?:gere|maintient|porte|pilote|fait vivre|entretient|a repris|finance))(?: maintenant| aujourd'hui| desormais| depuis| a present| actuellement)\b|"
        r"who (?:takes care of|looks after|runs|maintains|owns|is in charge of) it (?:now|today|these days))"
    ),
    re.compile(
        r"\b(?:(?:repris|confie|remis|cede|transfere|maintenu|porte|gere)e?s? (?:par|a|au|aux)\b|(?:taken over|maintained|run|carried on) by|(?:handed over|transferred|entrusted) to|internalis\w+)",
        re.IGNORECASE,
    ),
)
BUDGET = (
    re.compile(
        r"\b(?:quel(?: est| etait| a ete)? (?:le )?budget|(?:what|which)(?: is| was)?(?: the)? budget)\b.{0,60}\b20\d\d\b"
    ),
    re.compile(r"\b(?:budget|millions?)\b", re.IGNORECASE),
)
LICENCE = (
    re.compile(
        r"\b(?:(?:sous )?quelle licence|(?:quel(?:le)?s?|what|which) (?:langages?|technos?|technologies|stack|framework|programming languages?)|langages? de programmation|"
        r"(?:ecrit|code|developpe|program)\w* (?:en|avec) (?:quel(?:le)?s? (?:langage|techno|framework|outil)\w*|quoi\b)|(?<!je )(?<!j')\b(?:code|codee|codent|codez|ecrit|bossent|travaillent|programment|programme|developpe) en (?:django|react|vue|rails|angular|python|java|javascript|typescript|php|ruby|rust|go|r)\b|(?:they|you|team) (?:work|code|programme?)s? in (?:python|java|javascript|typescript|php|ruby|rust)\b|what (?:do|did) they code in|(?:which|what) licen[cs]e|\bc'est (?:du|en) (?:react|vue|angular|django|rails|python|java|javascript|typescript|php|ruby|rust|go)\b|written in (?:which|what)|what (?:is it|was it) written in)\b"
    ),
    re.compile(r"\b(?:licence|license|Python|Java|JavaScript|TypeScript|Ruby|R)\b"),
)
USERS = (
    re.compile(
        r"\b(?:combien|cb|nb|nombre) (?:de |d')(?:\w+ (?:et de |et d')?)?(?:utilisat\w+|agents|gens|personnes|usagers|visites|visiteurs)\b.{0,15}\b(?:l'utilis|s'en serv|utilis|actifs)|(?:combien|cb|nombre) de (?:visites|visiteurs|usagers|telechargements)\b|"
        r"\b(?:combien|nombre) d'utilisat\w+|\bhow many (?:\w+ )?(?:people|users|agents|visitors)\b.{0,15}\b(?:use|using|(?:have )?(?:downloaded|installed))\b|\bhow many users\b"
    ),
    re.compile(
        r"\b\d[\d  .,]* ?(?:millions? (?:d[e'’] ?|of )?)?(?:utilisat|agents|personnes|usagers|visit|citoyen|demande|consult|users|people|communes|entreprises|structures|etudiant)\w*",
        re.IGNORECASE,
    ),
)
STOPPED = (
    re.compile(
        r"\b(?:(?:a|ont|fut|furent)(?:-(?:t-)?(?:il|elle|ils|elles|on))? (?:deja |finalement |vraiment )?(?:ete )?(?:abandonne|arrete|stoppe|enterre|suspendu)e?s?|est(?:-(?:il|elle))? (?:deja |finalement )?(?:abandonne|arrete|stoppe|enterre|mort)e?|(?:was|were|been|is) (?:it )?(?:abandoned|dropped|stopped|shut down|discontinued|killed))\b(?! (?:quand|en quelle|en quel|when)\b)"
    ),
    re.compile(
        r"\b(?:abandon|arret|stopp|fin (?:de|du|en)\b|ferm|pas repris|non repris|interromp|suspend|suspension|cess|not taken|dropped|discontinued|closed|ended)\w*",
        re.IGNORECASE,
    ),
)
STATE = (
    re.compile(
        r"\b(?:still (?:alive|running|active|used|in use|exist\w*|online|going|around)|(?:toujours|encore) (?:en (?:ligne|vie|service|usage|cours)|actifs?|actives?|vivante?s?|utilisee?s?|debout)|"
        r"(?:site|outil|il|elle|est-il|est-elle|c'est)\b[^?]{0,14}\ben (?:ligne|service|production)\b|(?:a|ont)(?:-(?:t-)?(?:il|elle|ils|on))? (?:deja |bien )?(?:ete )?(?:abandonne|arrete|stoppe|transfere|repris|(?:rendu|remis|confie)(?=e?s? (?:a|au|aux)\b))\w*|"
        r"(?:existe|tourne|vit|fonctionne)(?:-t-(?:il|elle))? (?:encore|toujours)|is (?:it|the \w+) (?:online|live|in use)|(?:was|been) (?:abandoned|dropped|stopped)|(?:(?:ca|cela|il|elle)(?: y)? avance|(?:is it|how is it|how's it) (?:progressing|coming along|going))(?= ?(?:bien )?[?]))\b"
    ),
    re.compile(
        r"\b(?:Etat|Status) ?:|\b(?:abandonn|arret|mis en ligne|mise en ligne|en service|deploye|en ligne depuis|abandoned|stopped|deployed|online since|launched|transfere|transferred|repris|startup d.Etat|State startup|en acceleration|en consolidation|en construction|in (?:acceleration|consolidation|construction)|poursuivi|carried on)",
        re.IGNORECASE,
    ),
)

_HOW_MANY = re.compile(
    r"\b(?:(?:combien|cb|nombre) (?:de |d')|how many |number of )(?P<what>[a-z]{4,})\b|\b(?P<rate>taux|pourcentages?|proportion|percentage|(?:success|failure|error|recognition|detection|adoption|response) rate) (?:de |d'|des |of )?(?P<of>[a-z]{4,})?"
)
"""Asks for a number of things, or a rate."""
_OF_ITS_TEAM = re.compile(
    r"(?:temps|mois|jours?|semaines?|annees?|personnes?|gens|membres?|postes?|metiers?|profils?|designers?|devs?|developp\w+|developers?|data|euros?|fois|monde|projets?|equipes?|time|long|months?|weeks?|days?|years?|people|persons?|members?|posts?|roles?|engineers?|ingenieure?s?|coachs?|laureate?s?|recrues?|juristes?|lawyers?)"
)
"""What other words ask for, or the team tells."""
_NUMBER = re.compile(
    r"\d|%|millions?|milliers|centaines|dizaines|thousands|hundreds|deux|trois|quatre|cinq|two|three|four|five"
)
REACH = 4
"""Words up to which a number stands beside what it counts."""


def number_it_lacks(question: str, card: str) -> str | None:
    """The sort of number, *count* or *share*, that `question` (folded or not) asks of a project and its `card` does not tell; else None.

    « il compare combien de modèles ? » where no number stands beside « modèles »; « taux de réussite ? » where nothing tells of success.
    """
    asked = _HOW_MANY.search(fold(question))
    what = (asked["what"] or asked["of"] or "") if asked else ""
    if asked is None or _OF_ITS_TEAM.fullmatch(what) or (not what and not asked["rate"]):
        return None
    sought, said = set(stems(what)) if what else set(), words(card)
    beside = (said[max(0, i - REACH) : i + REACH] for i, w in enumerate(said) if sought & set(stems(w)))
    told = any(_NUMBER.search(" ".join(near)) for near in beside)
    return None if told else "share" if asked["rate"] else "count"
