"""The words and patterns by which a question says for whom it asks: oneself, somebody else, others than those before, all of a kind."""

from __future__ import annotations

import re

SOMEBODY = re.compile(
    r"(?:(?:et|mais|and|but|ok) )*(?:pour |for )?(?:(?:ma|mon|my|mes|notre|our)\s+(?:\w+ )?|une? (?:\w+ )?(?!femme|fille|mari))"
    r"(?:soeur|frere|mari|femme|conjointe?|compagn(?:on|e)|copain|copine|amie?s?|collegue|fille|fils|mere|pere|cousine?|voisine?|pote|"
    r"sister|brother|husband|wife|partner|friend|colleague|daughter|son|mother|father)\b"
)
"""Begins with somebody else, for whom one asks the same."""
WHO_IS = re.compile(
    r"\b(?:(?:il|elle|qui|lui|he|she|who) (?:est|is|fait|bosse|travaille|works?)|(?:he|she)'s|c'est un)\b"
)
"""Tells what somebody else does (« elle est avocate »)."""
OF_ONESELF = re.compile(
    r"\b(?:je (?:ne )?(?:suis|serai|serais|sors|finis|quitte)|j'(?:ai|aurai|etais|avais)|je n'(?:ai|aurai|avais|etais)|i (?:am|was|will|have|had)|i'm|i'll|i've)\b"
)
"""Tells who somebody is, or what they have (« je serai à la retraite en juin »)."""
OF_A_COHORT = ("elle", "it", "ils", "elles", "they")
"""Pronouns at the beginning of a question that may stand for a cohort, or for its people."""
THOSE_WHO = re.compile(r"\b(?:ceux|celles|those) (?:qui|who)\b")
"""Speaks of people, not of a date."""
SAME_FOR = re.compile(
    r"(?:et |and )?(?:(?:c'est|ce serait|ca|on a|is it|is that) )?(?:(?:le|la|les|un|the) )?(?:pareil(?:le)?|idem|(?:memes?|same)(?: (?P<what>(?!pour\b|for\b)\w+))?) (?:pour|chez|for|with|quand on est|si on est)\b"
)
"""Asks whether it is the same for others (« même tarif pour une juriste ? »)."""
NO_CANDIDATE = re.compile(
    r"\b(?:pas (?:comme|en tant que) candidate?|du cote d(?:'une?|u|es) (?:ministeres?|administrations?))\b|\b(?:ministere|administration|collectivite|service|direction|agent(?:e)? public\w*|ministry|agency|civil servant)\b.{0,40}\b(?:pas candidate?|not (?:a|an) (?:candidate|applicant))\b|\b(?:pas candidate?|not (?:a|an) (?:candidate|applicant))\b.{0,40}\b(?:ministere|administration|collectivite|ministry|agency)\b"
)
"""Says that one asks for an administration."""
LIKE_ME = re.compile(
    r"\b(?:(?:gens|personnes|profils?|quelqu'un|une personne) comme (?:moi|nous)|(?:projets?|missions?|quoi|projects?|anything|something) pour (?:moi|nous|mon profil|mon metier)|(?:people|someone|somebody) like (?:me|us)|(?:projects?|anything|something) for (?:me|us|my profile))\b"
)
"""Speaks of those of one's own profession."""
PLURAL = ("ils", "elles", "they")
"""Pronouns for several."""
OF_THEM = re.compile(r"\b(?:ils|elles|eux|leurs?|they|their|them)\b")
"""Stands for people of whom something was told."""
PEOPLE = frozenset(
    "jeunes petits petites nouveaux nouvelles gens gars filles collegues copains copines laureats laureates equipes people folks guys ones newcomers".split()
)
"""Words for those of a cohort that is named beside them."""
THEIR_LIKE = re.compile(
    r"\bchez\b|\b(?:(?:nos|vos|mes|leurs|les|our|your|my) )?(?:camarades?|collegues?|voisine?s?|homologues?|confreres?|consoeurs?|cousine?s?|amie?s?|colleagues?|friends?|neighbours?)\b"
)
"""Words for those of another house than one's own (« et chez nos camarades des Armées ? »)."""
OF_THESE = re.compile(
    r"(?:et|and)(?: combien)?(?: (?:au )?niveau (?:des |du |de )?| c[oô]t[eé] | question | de | d['’]| how many )(?P<what>\w+) ?\??",
    re.IGNORECASE,
)
"""Asks how many of something else there are (« et de personnes ? »)."""
FOR_OTHERS = re.compile(
    r"(?:(?:et|and|mais|but|ok|alors)[ ,]+)+(?P<whom>(?P<link>pour|chez|avec|for|with) [^,?!.;]{3,40}?)[ ?!.]*",
    re.IGNORECASE,
)
"""Asks the same for others (« et pour les administrations ? »)."""
FOR_SOME = re.compile(r"\b(?P<link>pour|chez|avec|for|with) [^,?!.;:]{3,40}?(?= *(?:[,?!.;:]|$))", re.IGNORECASE)
"""Says for whom, at the end or before a comma."""
ONE_WAS_TOLD = re.compile(
    r"\b(?:m'(?:a|avait|ont|avaient)|nous (?:a|avait)) (?:\w+ )?dit\b|\b(?:(?:was|were|been) told|told (?:me|us))\b"
)
"""Says that one was told something by somebody."""
FOR_ONESELF = re.compile(r"\b(?:(?:pour|chez) (?:moi|nous)|for (?:me|us))[ ?!.]*$")
"""Asks it of oneself."""
PROFESSIONS = frozenset("profil profils metier metiers profession professions profile profiles role roles".split())
"""Words for professions, in the title of a rule that is about these."""
AT_WORK_NOW = re.compile(
    r"\b(?:y (?:en )?a-t-il|il y (?:en )?a|y (?:en )?a|ya|reste-t-il|il reste|sont-(?:ils|elles)|(?:ils|elles) sont|are there|is there|is anyone|is anybody)\b"
    r"[^.;!]{0,60}\b(?:en poste|en fonctions?|en place|au travail|en activite|en mission|at work|in post|in office|on mission|tous partis|toutes parties|all gone)\b|"
    r"\b(?:le creux|entre deux) (?:entre deux )?(?:equipes|teams)\b"
)
"""Asks who is at work now (« y en a-t-il encore en fonction ? »)."""
AT_WORK_THEN = re.compile(
    r"\b(?:quelle|which|qui|who|y avait-il|il y avait|was there|were there|etait|etaient)\b[^.;!]{0,60}\b(?:en poste|en fonctions?|en place|au travail|en activite|en mission|on the job|at work|in post|in office)\b"
)
"""Asks who was at work at some time."""
THE_OTHER_PROFESSIONS = re.compile(
    r"\b(?:les|the) (?:(?:deux|trois|two|three) )?(?:autres?|other) (?:(?:deux|trois|two|three) )?(?:profils?|metiers?|roles?|postes?|specialites?|professions?|profiles?|jobs?)\b"
)
"""Speaks of the professions beside the one that was told."""
ONLY_THE_OTHERS = re.compile(
    r"(?:et |and |what about )?(?:les|the) (?:(?:deux|trois|two|three) )?(?:autres|others|other ones)(?: (?:ils|elles) font quoi)?"
)
"""Speaks of others, and says nothing else."""
WHAT_THEY_DO = frozenset("font fait consistent consiste sont role roles taches missions do does are about".split())
"""Words beside which one asks what somebody's work is."""
OF_A_FORMER_ONE = re.compile(
    r"\b(?:je suis|j'etais|c'est (?:un|une)|ici (?:un|une)|moi|anciens?|anciennes?|vieux|vieille|i was|i'm|i am|former|alum\w*)\b"
)
"""Says, beside its number, of which former cohort one was (« salut, c'est un vieux de la 3 »)."""
OF_THEIRS = re.compile(
    r"(?:(?:et|and|ok|mais|donc) )*(?:c'etait (?:combien |quoi )?)?(?:leurs?|their) (?:salaires?|payes?|paies?|remunerations?|contrats?|salary|salaries|pay|wages?|contracts?)\b(?!.*\b(?:new|nouve|prochain|next))"
)
"""Begins with what those had who were spoken of (« et leur salaire ? »)."""
ON_THE_SAME = re.compile(
    r"^(?!.*\b(?:on|nous|we)\b).*\b(?:sur|rejoindre|integrer) (?:le |la |l')?meme(?= *(?:[?.!,]|$)| (?:projet|mission|equipe)\b)|\b(?:on|join|in) the same (?:one|project|team)\b"
)
"""Speaks of joining what somebody else would."""
