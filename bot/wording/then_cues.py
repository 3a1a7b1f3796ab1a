"""Patterns by which a turn asks how what was told was, or went, at another time."""

from __future__ import annotations

import re

CHANGED_HOW = re.compile(
    r"\bhow (?:did|has) (?:it|that|this) (?:change|evolve)d?\b|\bcomment (?:ca|cela) a (?:evolue|change)\b|\b(?:ca|cela) a (?:bien )?(?:evolue|change)(?: comment| depuis| ensuite| apres)?\W*$|\bquelle evolution\W*$"
)
"""Asks how something went on from one time to the next."""
HOW_IT_WENT = re.compile(
    r"\b(?:comment (?:ca|cela|c) (?:se )?(?:passait|s est passe|marchait|fonctionnait)|(?:ca|cela) (?:se )?(?:passait|marchait|fonctionnait) comment|how (?:did|was) (?:it|that|things|this)(?: (?:work|go|done|handled))?|(?:fait|faisait|font|faisaient) comment|comment (?:on )?fai(?:sait|saient))\b"
)
"""Asks how something was done at another time, and names nothing else."""
AT_THE_START = re.compile(
    r"\b(?:au|du|a l|at the) (?:tout )?(?:commencement|debut|depart|origine|demarrage|epoque|start|beginning|outset)\b"
)
"""Says when, of the first of several."""
ONLY_AT_THE_START = re.compile(
    r"(?:(?:et|and|ok|mais|but) )*(?:(?:tout )?(?:au|a l'|a l) ?(?:tout )?(?:debut|depart|origine|commencement)|(?:in|at) the (?:very )?(?:beginning|start|outset)|originally|a l'epoque)"
)
"""Asks of how it was at first, and nothing else."""
IN_THE_DAYS_OF = re.compile(
    r"\b(?:a l'epoque|du temps|au temps|in the days|back (?:in the days|when)) (?:d[eu]s? |d'|ou |of )(?:[^,?.!]{2,40}?)[, ]+(?:(?:ca|cela|c'|it|that) ?(?:se )?(?:pouvai|etai|existai|marchai|was|could|worked|applied)|(?:on|one|we) (?:pouvait|could)|(?:c'est|etait) (?:pareil|possible)|pareil|idem)"
)
"""Asks whether it was so at a time that is told by what was so then (« à l'époque des contrats de dix mois, ça se pouvait ? »)."""
DID_BETTER = re.compile(
    r"\b(?:fai(?:t|sait|saient)|font|avai(?:t|ent)|etai(?:t|ent)|a fait|ont fait|did|does|do|was|were) (?:elle |il )?(?:beaucoup |bien |much |any )?(?:mieux|pire|moins bien|aussi bien|better|worse)(?: (?:ou|or) (?:mieux|pire|moins bien|better|worse))?(?= *[?!.]*$)"
)
"""Compares one that is named with what was told (« la 6e faisait mieux ? »)."""
MORE_OR_LESS = re.compile(
    r"\b(?:plus ou moins|moins ou plus|mieux ou (?:moins bien|pire)|better or worse|(?:augment|grimp|progress)\w*|mont(?:e|ent|ait|aient|er)\b|(?:baiss|diminu|chut|recul)\w*|en (?:hausse|baisse)|(?:c'est|est) retombee?\b|a tenu ou\b|(?:go|went|gone) (?:up|down)|(?:plus|moins|mieux|davantage|pareil|autant|idem) qu(?:e|')|more or less|(?:more|less|higher|lower|better) than|same as)\b"
)
"""Compares what was told with another time."""
CHANGED_SINCE = re.compile(
    r"(?:(?:et|mais|ok|and|but)[, ]+)*(?:depuis,? (?:ca|cela|la regle|c'est|ca) (?:a|n'a pas)? ?(?:bien )?(?:change|evolue)\w*|(?:ca|cela|la regle) (?:a|n'a pas) (?:change|evolue) depuis|(?:has (?:it|that)|did (?:it|that)) changed? since(?: then)?)[ ?!.]*"
)
"""Asks whether a rule has changed since."""
