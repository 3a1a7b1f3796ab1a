"""A part of a question that asks for something by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from bot.dates.spans import HOW_LONG
from bot.projects.otherwise import SURE
from bot.wording import part_cues
from bot.wording.allusions import Wording
from index.ranking import Ranking
from index.text import fold

CLEARLY = 0.9
"""Chance of being right from which a part of a story is taken for what it asks whatever the rest is about, or the whole for
itself."""

PLAINLY = 0.85
"""Share that what a part means must have by itself for it to be plain."""

OF_A_RULE = 0.8
"""The same of a rule that is asked for beside dates which the rest of a message tells of."""

ENOUGH, ONLY = 0.7, 0.97
"""Chance of being right, and share, from which a part that leans on nothing asks for a rule of its own beside another one."""

OF_EACH, OF_THREE = 0.95, 0.8
"""Share that a rule must have for which a part of several plainly asks, to be told whatever the others mean; and where three things are asked."""

FITTING, IN_THE_WHOLE = 0.65, log(0.015)
"""Share that a rule must have in a part that is likely enough to be right, and log-share in the whole, for that part to ask for it: a part may lean on the rest then."""

CERTAIN, SURELY = 0.98, 0.95
"""Share from which a single word tells enough (« … et dans combien d'organismes ? »), and chance of being right from which such a part may lean."""

TELLING = 2
"""Telling words that such a part must have more than."""

THREE = 3
"""Parts of which each surely asks for something of its own, where the first is a rule."""

ALONE = 0.97
"""Share that dates must have beside which nothing else is thinkable: « quand peut-on candidater ? » is then less sure a question."""


@dataclass(frozen=True)
class Part:
    """A part of a question that asks for something by itself: its words, what they mean, and the cohorts that they name."""

    text: str
    ranking: Ranking
    cohorts: tuple[str, ...]
    every: bool = False
    """Whether it asks for all dates at once (« quelles sont les échéances ? »): what of, the whole says."""
    keyword: bool = False
    """Whether it is one of a few words that are all that is asked."""
    aside: bool = False
    """Whether it means something for candidates, where the whole is about others (« … Quelle est la marche à suivre ? »)."""
    ours: bool = False
    """Whether it names the programme itself."""

    @property
    def unit(self) -> str:
        return self.ranking.first.id

    @property
    def of_dates(self) -> bool:
        return self.ranking.first.kind == "dates"

    @property
    def leans(self) -> bool:
        """Whether it says a pronoun, or « le délai », for what the rest of the question names."""
        return Wording(self.text).leans_on_a_noun or bool(part_cues.OF_WHAT_WAS_TOLD.search(fold(self.text)))

    @property
    def plain(self) -> bool:
        """Whether there is hardly a doubt what it means by itself: it leans on nothing, and is sure."""
        right, share = self.ranking.right, self.ranking.hits[0].share
        sure = (right >= CLEARLY and share >= PLAINLY) or (self.of_dates and right >= SURE and share >= ALONE)
        return self.keyword or (sure and not (self.every or self.leans))

    @property
    def certain(self) -> bool:
        """Whether what it says, however short, can hardly mean anything else."""
        return (
            self.ranking.right >= CLEARLY and self.ranking.hits[0].share >= CERTAIN and bool(Wording(self.text).content)
        )

    def fits(self, whole: Ranking) -> bool:
        """Whether what it asks is likely by itself, and can be meant by the `whole` too, or by nothing else (« et l'oral, ça se fait en visio ? »)."""
        likely = self.ranking.right >= ENOUGH and self.ranking.hits[0].share >= FITTING
        of_a_length = HOW_LONG.search(fold(self.text))  # « ça dure combien de temps » is of what the whole names
        clear = self.certain and self.ranking.right >= SURELY and len(Wording(self.text).content) > TELLING
        return likely and ((clear and not of_a_length) or whole.log_chances[self.unit] >= IN_THE_WHOLE)

    def apart_from(self, unit: str) -> bool:
        """Whether it asks for something else than `unit`, whatever the rest means (« le bouton est cassé ? et comment savoir si ça rouvre ? »)."""
        told = self.ranking.answered and self.ranking.first.kind in ("entry", "dates") and not self.aside
        least = ENOUGH if self.ranking.first.kind == "entry" and not self.leans else ALONE
        return told and self.unit != unit and self.ranking.right >= least and self.ranking.hits[0].share >= ONLY

    def a_rule_apart_from(self, unit: str) -> bool:
        """Whether it asks for a rule that `unit` does not tell, and for no date (« ils sont partis quand et certains sont restés plus longtemps ? »)."""
        rule = self.ranking.first.kind == "entry" and not (self.leans or Wording(self.text).when)
        return rule and self.apart_from(unit)

    @property
    def beside_a_story(self) -> bool:
        """Whether it asks for a rule, and for no date, beside what a story around it tells of dates."""
        rule = (
            self.ranking.answered and self.ranking.first.kind == "entry" and not (self.aside or Wording(self.text).when)
        )
        tells = len(Wording(self.text).content) > 1  # not « c'est rattrapable ? », « ça dure combien de temps »
        return rule and tells and self.ranking.hits[0].share >= OF_A_RULE


def rules_of_each(parts: Sequence[Part], whole: Ranking, first: str) -> list[str]:
    """The rules for which parts of several ask, beside the unit `first` (« on sera noté sur quoi à l'oral, et ça dure longtemps ? faut monter à Paris ? »).

    Plainly by themselves, or likely enough where the whole may mean them too (« que mettre dans le dossier, et je l'envoie où ? »).
    """
    if len(parts) < 2:
        return []
    asked = [p for p in parts if p.ranking.answered and p.ranking.first.kind == "entry" and not p.aside]
    fitting = [p for p in asked if p.fits(whole)]
    rules = [p for p in asked if not p.leans]
    telling = [p for p in rules if len(Wording(p.text).content) > 1 or p.certain or len(parts) >= THREE]
    three = len(parts) >= THREE and any(p.unit == first for p in rules)
    plain = [p for p in telling if p.plain and p.ranking.hits[0].share >= OF_EACH]
    surely = [p for p in telling if p.ranking.right >= ENOUGH and p.ranking.hits[0].share >= OF_THREE] if three else []
    return [p.unit for p in (*plain, *surely, *fitting) if p.unit != first]
