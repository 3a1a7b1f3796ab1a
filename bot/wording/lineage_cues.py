"""The words by which a question goes on about what a project became, or was before, and what its host did besides."""

from __future__ import annotations

import re

SEQUEL = re.compile(r"\b(?:suites?|continu\w+|prolong\w+|follow-up|sequel|heritier\w*|successeur\w*)\b")
"""Asks what came of a project."""
FOLLOW_UP_IN_THE_NEXT = re.compile(
    r"\b(?:a|any|some|its|the) (?:follow-?up|sequel|continuation)\b.{0,16}\b(?:next|following) (?P<word>[a-z]+)\b"
)
"""Asks what came of it in the next of something."""
THAT_FOLLOWED = re.compile(
    r"\b(?:qui (?:a|ont) suivi|suivante?s?|d'apres(?! (?:vous|toi|nous|moi|eux|elle|lui)\b)|that followed|next)\b"
)
"""Speaks of the one after."""
AS_IT_IS_NOW = re.compile(
    r"\b(?:forme|version|mouture|incarnation) actuelle\b|\bactuelle (?:forme|version|mouture)\b|\b(?:current|present) (?:form|version|incarnation)\b|\bsous (?:son nouveau|un autre) nom\b|"
    r"\b(?:in|with) the (?:latest|most recent|last) (?P<en>\w+)\b|\bdans la derniere (?P<fr>\w+)\b|\b(?:ces|les) dernieres annees\b|\bmore recently\b|\bdepuis,? .{0,20}\bgens\b|"
    r"\b(?:d'autres|autres) [a-z]+ .{0,16}\b(?:apres (?:nous|eux|ca)|depuis)\b|\b(?:une )?autre equipe (?:qui )?(?:a|l'a|ont) (?:repris|reutilise|continue)\w*|\b(?:anyone|somebody|another team|others) (?:who )?(?:took|has taken|picked) (?:it|over|up)\b"
)
"""Speaks of what a project is today, under whatever name."""
THE_THING = re.compile(
    r"\b(?:l'(?:outil|appli\w*|autre)|le (?:projet|service|site|moteur|logiciel)|celui|the (?:tool|one|project|app|service))\b"
)
"""Speaks of one thing that somebody made."""
BEFORE_IT = re.compile(
    r"\b(?:avant (?:ca|cela|lui|elle|ce (?:projet|service))|auparavant|precedemment|before (?:that|it|this)|earlier|previously)\b(?=.*\b(?:fait|eu|accueilli|porte|mene|done|had|hosted|did|run)\b)|"
    r"\b(?:fait|eu|accueilli|porte|mene|done|had|hosted|did|run)\b.*\b(?:avant (?:ca|cela|lui|elle|ce (?:projet|service))|auparavant|precedemment|before (?:that|it|this)|earlier|previously)\b|"
    r"\b(?:avai(?:t|ent)|a|ont|had|have|has)(?:[- ](?:elle|il|ils|elles|t-elle|t-il))? (?:deja|already|ever) (?:eu|pris|recrute|embauche|accueilli|participe|recu|taken|hired|had|hosted|taken part)\b"
)
"""Asks what its host did before."""
HAD_SOME_BEFORE = re.compile(r"\b(?:en|some|one) (?:avai(?:t|ent)|ont|a)\b.*\beu\b|\bhad (?:one|some|others)\b")
"""Asks whether its host had some then."""
AT_FIRST = re.compile(
    r"\b(?:(?:la |cette )?(?:toute )?premiere version|version (?:d'origine|initiale)|(?:the |that )?(?:very )?(?:first|original|initial) (?:version|team)|equipe (?:d'origine|initiale)|au (?:tout )?(?:depart|debut)|a l'origine|a la base|initialement|originally|at (?:the (?:very )?start|first)|in the beginning|(?:de|a) cette epoque(?:-la)?|a l'epoque|of that time|back then)\b"
)
"""Asks of what it was at first."""
HOW_MANY_OR_ITS_NAME = re.compile(
    r"^(?!.*\b(?:touch\w+|gagn\w+|pay\w+|salaires?|paid|earn\w*)\b).*\b(?:combien|cb|how many|equipe|team|qui (?:a|avait|bossait|travaillait)|who (?:worked|made|built|was|were)|metiers?|profils?|competences|postes?|roles?|jobs?|s'appel\w+|appelee?|son nom|called|its name)\b"
)
"""Asks how many they were, or what it was called."""
ONLY_THE_NEXT = re.compile(
    r"(?:(?:et|ok|and) )*(?:le suivant|celui d'apres|le projet (?:suivant|d'apres)|the next (?:one|project))(?:,? (?:c'etait|c'est) (?:quoi|lequel)| then| alors)?[ ?!.]*"
)
"""Says nothing but the one after."""
WORKING_TODAY = re.compile(
    r"\b(?:qui|quels? (?:metier|profil|poste|role)s?|quelle equipe|combien)\b.{0,20}\b(?:bosse|travaille|est dessus|sont dessus|developpe)\w*\b.{0,32}\b(?:aujourd'hui|maintenant|actuellement|en ce moment|desormais)\b|\bwho (?:works?|is (?:working)?)\b.{0,20}\b(?:now|today|these days|currently)\b"
)
"""Asks who works on something today."""
AFTERWARDS = re.compile(
    r"\b(?:ensuite|apres(?: coup| ca)?|depuis|maintenant|aujourd'hui|desormais|par la suite|then|afterwards?|later|since|now|today)\b"
)
"""Speaks of what came after something."""
CAME_BACK = re.compile(
    r"\b(?:y|dessus|la-bas) (?:sont|est|a|ont|etes|etaient)(?:[- ](?:ils|elles|t-on))? (?:\w+ )?(?:retourne|revenu|reparti|remis)e?s?\b|\b(?:some|anyone|somebody|people|they) .{0,24}\b(?:gone|went|go|come|came) back (?:there|to it)\b"
)
"""Asks whether some came to it again."""
