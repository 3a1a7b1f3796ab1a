"""The words for the administration of a project, and for what else it has."""

from __future__ import annotations

import re

WHO_HAS_IT = re.compile(
    r"\bqui (?:l'(?:a|avait|heberge|utilise)|(?:le|la|les) (?:porte|gere|reprend|tient|fait)|s'en (?:occupe|sert))\b|\bqui l'(?:avons|avez|ont|a) (?:recupere|repris|garde)\w*\b"
)
"""Asks of what was just shown, who has it today."""
WITH_THEM = re.compile(r"\b(?:avec|chez|pour|with|for|by) (?:eux|elles|them)\b")
"""Says with whom, or for whom, there are some (« il y en a d'autres chez eux ? »)."""
HOW_MANY_THERE = re.compile(
    r"(?:(?:et|and|donc|ok) )*(?:(?:ca|cela) (?:fait|faisait) |(?:il )?y a(?:vait)? |ils (?:en )?ont (?:eu )?)?combien (?:de |d')\w+(?: en tout| au total)? (?:chez|avec) (?:eux|elles)(?: en tout| au total)?[ ?!.]*|"
    r"(?:and )?how many \w+(?: in all| in total| altogether)? (?:with|for) them(?: in all| in total| altogether)?[ ?!.]*"
)
"""Asks how many there were with those who are spoken of, and nothing else."""
ITS_OWN = re.compile(
    r"\b(?:elle|il|ils|elles|they|it|celle[- ]la|celui[- ]la|cette (?:administration|direction|agence|maison)|ce (?:ministere|service)|cet (?:organisme|etablissement)) (?:en )?(?:a|ont|avait|avaient|porte|portent|portait|compte|mene|has|have|had)(?: eu| porte| mene| had)? (?:combien|cb|quels?|quelles?) (?:de |d'|autres? )?(?P<what>\w+)|"
    r"\b(?P<same>(?:l[ea] |ce |cet |cette |the |this |that )?(?:meme |same )(?:administration|ministere|organisme|agence|direction|ministry|agency|body) (?:en )?(?:a|avait|ont|has|had|have)(?:-t-(?:il|elle))?(?: eu| porte| had)? (?:une? autre|d'autres|another|others))\b|"
    r"\b(?:combien|cb|how many|quels?|quelles?|which) (?:de |d'|autres? )?(?P<things>\w+) (?:a[- ]t[- ](?:elle|il)|ont[- ](?:elles|ils)|avait[- ](?:elle|il)|porte[- ]t[- ](?:elle|il)|(?:elle|il|celle[- ]la) (?:a|porte)|(?:do|does|did|has|have) (?:they|it))\b"
)
"""Asks which, or how many, whoever is spoken of has: the house of a project, where it is projects."""
SAME_HOST_TOOK = re.compile(
    r"\b(?:le|la|ce|cet|cette|the|this|that) (?:meme |same )?(?:agence|ministere|administration|organisme|institution|direction|etablissement|boite|maison|agency|ministry|body|host) "
    r"(?:(?:en|vous|nous|you|has|had) )*(?:a |ont |avait |avaient |have )?(?:deja |already )?(?:pris|recrut\w*|accueil\w*|heberg\w*|porte\w*|mene\w*|prend|recu|taken|hosted|hired)\b"
)
"""Speaks of what the administration of a project took besides (« le même organisme vous a pris d'autres gens ? »)."""
SAME_HOST = re.compile(
    r"\b(?:la|le|cette|ce|cet|the|this|that) (?:meme |same )?(?:agence|ministere|administration|organisme|institution|institut|direction|etablissement|autorite|boite|maison|structure|cour|caisse|"
    r"agency|ministry|body|host|institute|organisation|department|office|school|court)\b.{0,30}\b(?:une? autre|d'autres|any (?:other|more)|another|others?)\b|"
    r"\b(?:l'organisme|l'administration|le ministere|l'agence|la direction|the (?:body|ministry|agency|administration)) (?:qui|that|which) (?:le |la |les |l')?(?:a |avait |had )?(?:port|pilot|heberg|accueill|men|host|r[au]n|led)\w*\b.{0,24}\b(?:une? autre|d'autres|autre chose|another|others?|anything else)\b|"
    r"\b(?:il|elle|ils|elles|they|it) (?:en )?(?:a|ont|avait|avaient|have|has|had) (?:deja |ever |aussi |also )?(?:(?:re)?(?:porte|eu|fait|pris|lance|mene|monte|commence)|accueilli|heberge|hosted|had|run)e?s? (?:d'autres|une? autre|any others?|others?|another)\b|"
    r"\b(?:ils|elles|eux|they)\b.{0,12}\b(?:ont|avaient|had|have)\b.{0,12}\b(?:une?|a) (?:deuxieme|seconde?|second|2e|2eme)\b(?! (?:appel|fois|call))"
)
"""Asks whether the administration of a project had another one (« la même agence en a-t-elle eu un autre ? »)."""
AFTER_OTHERS = frozenset(
    "avec chez pendant apres ensuite depuis ailleurs aussi encore with after since besides too".split()
)
"""Words after « d'autres » by which it stands for other projects."""
ANY_MORE = re.compile(r"\b(?:autres?|another|others?|(?:any|some|anything) more)\b")
"""Asks for more of any sort, one or several."""
THERE = re.compile(
    r"\b(?:(?<=autres )(?:projets? )?(?:au|dans le|de ce|du) (?:ministere|service)(?! d)|leurs(?= autres)|their(?= other)|(?:cet(?:te)?(?: meme)?|ce(?: meme)?|(?:du|au|chez le|dans le|avec le) meme|(?:de|a|chez|dans|avec) la meme|ces) (?:agence|ministere|administration|organisme|institution|direction|etablissement|juridiction|cour|academie|prefecture|universite|structure)s?|"
    r"(?:la|le|cette|ce) meme (?:agence|ministere|administration|organisme|institution|direction|etablissement|juridiction|cour|academie|prefecture|universite|structure)(?= (?:en )?(?:a|porte|portait|heberge|accueille|avait|mene)\b)|"
    r"(?:ils|elles|they) (?:ont|avaient|have|had)(?: had| eu)? (?=quoi d'autre|autre chose|anything else|another|others?\b|more\b|any others?)|(?:ils|elles) (?:en )?(?:ont|avaient|menent|portent)(?: (?:eu|fait|mene|porte|propose))?(?= (?:d'autres|une? autre))|(?:ils|elles) (?:en )?ont (?=re(?:fait|pris|lance|tente\w*|commence)\b)|(?:this|that(?: same)?|(?:the )?same) (?:agency|ministry|administration|body|court|department|institution|host)|(?:ils|elles|they) (?:avaient|ont|had|have) (?:deja |already |ever )?(?:heberge|accueilli|recu|porte|eu|hosted|had) (?=(?:une? (?:autre )?|d'autres |another |other )(?:equipe|projet|team|project)s?\b)|cette maison|chez eux|chez elles?|la-bas|la bas|over there|with them|(?:did|have|had) they (?:(?:ever )?(?:host|have|run|had|hosted|do)(?:ed)? )?(?=(?:any others?|another|others|any more)[ ?!.]*$)|"
    r"(?:l'agence|l'administration|l'organisme|l'institution|l'institut|l'autorite|le ministere|la direction|the (?:agency|ministry|administration)) (?:a|avait|avaient|had|has) (?:deja )?(?=(?:accueilli|heberge|recu|eu|hosted|had)\b))\b"
)
"""Stands for the administration of a project (« y a d'autres trucs chez eux ? »)."""
HOSTED_BEFORE = re.compile(
    r"\b(?:heberge|accueilli|recu|porte|eu|hosted|had) (?:une? (?:autre )?|d'autres |another |other )(?:equipe|projet|team|project)s?\b.{0,12}\b(?:avant|auparavant|before|earlier|deja)\b|"
    r"\b(?:heberge|accueilli|recu|porte|eu|hosted|had) (?:une? |a )?(?:seconde?|deuxieme|autre|second|another) (?:equipe|projet|team|project)\b"
)
"""Asks what a host had before, or besides."""
THE_LATEST = re.compile(
    r"\b(?:derniere?|plus recente?|actuelle?) (?P<word>[a-z]+)\b|\b(?:latest|last|most recent|current) (?P<en>[a-z]+)\b"
)
"""Speaks of the latest of something (« la dernière promo »)."""
