"""A question, read for what it alludes to: « celui de Brest », "the second one", « et avant ? ».

What it then means is in `followup`; the words themselves are in `cues`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from bot.wording import cues, date_cues, preambles, which_cues
from bot.wording.content import content_of
from index.lexical import STOP_WORDS
from index.numerals import CARDINALS, cardinal
from index.text import fold, words

SHORT = 7
"""Words up to which a question may be the rest of another one."""


@dataclass(frozen=True)
class Wording:
    """A question, read for what it alludes to."""

    question: str

    @cached_property
    def folded(self) -> str:
        return fold(self.question)

    @cached_property
    def said(self) -> frozenset[str]:
        return frozenset(words(self.folded))

    @cached_property
    def length(self) -> int:
        """Words."""
        return len(words(self.folded))

    @property
    def short(self) -> bool:
        return self.length <= SHORT

    @cached_property
    def stripped(self) -> str:
        """Without the words that only link it to what came before."""
        return cues.LINK.sub("", self.question).strip(" ?!.") or self.question

    @cached_property
    def content(self) -> tuple[str, ...]:
        return content_of(self.question)

    @property
    def only_after(self) -> bool:
        """Whether it asks what comes next, and nothing else (« et après ? », « ensuite il se passe quoi ? »)."""
        said = set(self.content)
        return bool(said & (date_cues.NEXT | date_cues.SEQUEL)) and said <= date_cues.ONLY_AFTER

    @property
    def opens_with_link(self) -> bool:
        return bool(cues.CUE.search(self.folded))

    @property
    def pronoun(self) -> bool:
        return bool(cues.PRONOUN.search(cues.IMPERSONAL.sub(" ", cues.DISLOCATED.sub(" ", self.folded))))

    @property
    def subject(self) -> str:
        """The pronoun that it begins with (« il y passe combien de temps ? »): what it stands for was said before."""
        match = cues.SUBJECT.match(cues.IMPERSONAL.sub(" ", fold(self.stripped)))
        return match[0] if match else ""

    @property
    def names_the_thing(self) -> bool:
        """Whether it speaks of one thing without naming it (« ce projet », « il », « dessus »)."""
        return bool(cues.THE_THING.search(cues.DISLOCATED.sub(" ", self.folded)))

    @property
    def leans_on_a_noun(self) -> bool:
        """Whether it says a pronoun for what stands elsewhere (« il s'était fini quel jour ? », "is there another one?")."""
        return self.pronoun or self.another_one or bool(date_cues.ANOTHER_BESIDES.search(self.folded))

    @property
    def leans(self) -> bool:
        return self.pronoun or self.opens_with_link or self.elliptic

    @property
    def bare(self) -> bool:
        """Whether it says nothing by itself."""
        return self.short and set(self.content) <= cues.BARE | cues.SAME | date_cues.NEXT

    @property
    def asks_sides(self) -> bool:
        """Whether it only asks for sides of a thing (« qui travaille dessus ? »)."""
        return self.only_sides()

    def only_sides(self, also: Collection[str] = ()) -> bool:
        """The same, where words of `also` name sides too (« c'est quelle promo ? », of a project)."""
        plain = cues.BARE | cues.NOW | cues.SIDE_WORDS
        return all(word in plain or word in also or word.startswith(cues.SIDES) for word in self.content)

    @property
    def asks(self) -> bool:
        return bool(self.said & cues.ASKED)

    @property
    def elliptic(self) -> bool:
        """Whether it begins as what cannot stand alone does (« même si j'habite à Lyon ? », « et à l'oral ? »)."""
        said = fold(self.stripped)
        brief = len(words(said)) <= (cues.BRIEF if self.opens_with_link else cues.BRIEF - 1)
        return bool(cues.ELLIPTIC.match(said)) or (brief and bool(cues.ADVERBIAL.match(said)))

    @property
    def conditional(self) -> bool:
        """Whether it only names a case (« et si j'étais coach ? »)."""
        return bool(cues.CONDITIONAL.match(fold(self.stripped)))

    @property
    def of_time(self) -> bool:
        """Whether it asks when, or how long."""
        return bool(self.said & date_cues.OF_TIME)

    @property
    def the_others(self) -> bool:
        """Whether it asks for the others, and nothing else (« et les autres ? »)."""
        return bool(which_cues.THE_OTHERS.fullmatch(" ".join(words(self.folded))))

    @property
    def the_other(self) -> bool:
        """Whether it begins with the other one (« et l'autre ? »)."""
        return bool(which_cues.THE_OTHER.match(self.folded.strip()))

    @property
    def which_is_it(self) -> bool:
        """Whether it asks to decide between things that were told (« donc c'est lequel ? »)."""
        return bool(which_cues.WHICH_IS_IT.search(self.folded))

    @property
    def of_its_source(self) -> bool:
        """Whether it asks where what was told comes from, or of when it is, and nothing else (« c'est de quand, ce chiffre ? »)."""
        said = set(self.content)
        named = bool(said & cues.OF_WHAT_WAS_TOLD) and said <= cues.BARE | cues.OF_WHAT_WAS_TOLD
        return named and self.length <= 2 * SHORT and bool(cues.SOURCE.search(self.folded))

    @property
    def only_next(self) -> bool:
        """Whether it asks for the next one, and nothing else (« et la prochaine date ? »)."""
        return bool(date_cues.ONLY_NEXT.fullmatch(" ".join(words(self.folded))))

    @property
    def when(self) -> bool:
        """Whether it asks when, or until when."""
        return bool(self.said & date_cues.WHEN)

    @property
    def until(self) -> bool:
        """Whether it asks until when."""
        return bool(date_cues.UNTIL.search(self.folded))

    @property
    def years_later(self) -> int:
        """The years after what was spoken of, when it asks nothing but that (« et 4 ans plus tard ? »); 0 when it does not."""
        match = date_cues.LATER.search(self.folded)
        if match is None or not self.another_time:
            return 0
        said = match["years"]
        return cardinal(said) or 1

    @property
    def since(self) -> bool:
        """Whether it asks since when."""
        return bool(cues.SINCE.search(self.folded))

    @property
    def another_one(self) -> bool:
        """Whether it ends with asking for another one."""
        return bool(date_cues.ANOTHER_ONE.search(self.folded))

    @property
    def correcting(self) -> bool:
        """Whether it begins as a correction does (« non, l'ancienne »)."""
        return bool(preambles.CORRECTING.match(self.folded))

    @property
    def only_where(self) -> bool:
        """Whether it asks where, and nothing else (« où ça ? »)."""
        return bool(self.said & (cues.WHERE | cues.TOWNS)) and set(self.content) <= cues.ONLY_WHERE

    @property
    def what(self) -> bool:
        """Whether it asks what something is (« la deuxième, c'est quoi ? »)."""
        return bool(cues.WHAT.search(self.folded))

    @property
    def for_whom(self) -> bool:
        """Whether it asks how something is for somebody else (« et pour les designers ? »)."""
        return bool(re.match(r"(?:(?:et|mais|ok|and|what about|how about) )?(?:pour|pr|for) ", self.folded))

    @property
    def now(self) -> bool:
        return bool(self.said & cues.NOW or cues.NEW_RULES.search(self.folded))

    @property
    def earlier(self) -> bool:
        return bool(self.said & cues.EARLIER)

    @property
    def step(self) -> int:
        """1 for what follows what was spoken of (« la suivante »), -1 for what precedes it, 0 for neither."""
        return bool(date_cues.FOLLOWING.search(self.folded)) - bool(date_cues.PRECEDING.search(self.folded))

    @property
    def next_one(self) -> bool:
        """Whether what follows, or precedes, is a cohort whatever else is said (« celle d'après, les designers y étaient ? »)."""
        return bool(date_cues.STEP_ONE.search(self.folded))

    @property
    def past(self) -> bool:
        """Whether its verbs tell what was (« combien de vœux pouvait-on faire »)."""
        return bool(cues.PAST.search(self.folded))

    @property
    def personal(self) -> bool:
        """Whether it speaks of the one who asks, who lives today."""
        return bool(cues.PERSONAL.search(self.folded))

    @property
    def age(self) -> int:
        """1 for the newest of several (« le plus récent »), -1 for the oldest, 0 for neither."""
        return bool(which_cues.NEWEST.search(self.folded)) - bool(which_cues.OLDEST.search(self.folded))

    @property
    def one_of(self) -> bool:
        return bool(which_cues.ONE_OF.search(self.folded))

    @property
    def why(self) -> bool:
        """Whether it asks for a reason."""
        return bool(self.said & cues.WHY) or bool(cues.POR_QUE.search(self.folded))

    @property
    def changes(self) -> bool:
        """Whether it asks if what it tells makes a difference (« ça change quelque chose ? »)."""
        return bool(cues.CHANGES.search(self.folded))

    @property
    def the_one(self) -> bool:
        """Whether it speaks of one thing by what it is about (« celui sur les ponts »)."""
        return bool(which_cues.THE_ONE.search(self.folded))

    @property
    def language(self) -> str | None:
        """The language in which it wants the same again; None when it says anything else."""
        said = cues.FOR_SOMEBODY.sub(" ", self.folded)  # « redites-le en anglais, c'est pour un collègue »
        more = set(words(said)) - cues.REPEATED - preambles.COURTESY - STOP_WORDS
        if more and not (cues.ONLY_LANGUAGE.search(self.folded) and self.length <= 2 * SHORT):
            return None
        return next((lang for lang, pattern in cues.LANGUAGES.items() if pattern.search(self.folded)), None)

    @property
    def another_time(self) -> bool:
        """Whether it says nothing but that it asks of another time (« et un an plus tard ? »)."""
        return self.only_another_time()

    def only_another_time(self, also: Collection[str] = ()) -> bool:
        """The same, where words of `also` say nothing else either (« et les toutes premières promos ? »)."""
        said = {w for w in self.content if w not in CARDINALS and not w.isdigit() and w not in also}
        short = self.length <= 2 * SHORT and not self.personal  # « et j'ai 52 ans » is of one's own
        return bool(said) and said <= cues.SAME | cues.TIME and not self.asks and short

    @property
    def more(self) -> bool:
        """Whether it asks to be more precise."""
        return bool(cues.MORE.search(self.folded))

    def of_what(self) -> str:
        """What it wants more of; "" when it does not say."""
        kept = [w for w in words(cues.MORE.sub(" ", self.folded)) if w not in cues.ASKING_MORE]
        return " ".join(kept) if content_of(" ".join(kept)) else ""

    def place(self, count: int) -> int | None:
        """Which of a list of `count` it means (« le deuxième »), from 0; None when none."""
        found = next((n for n, pattern in which_cues.PLACE.items() if pattern.search(self.folded)), None)
        if found is None or found > count:
            return None
        return count - 1 if found < 0 else found - 1

    def only_time(self, rest: str) -> bool:
        """Whether `rest`, what it says besides names, tells nothing but when (« c'était déjà le cas avant ? »)."""
        telling = {
            w
            for w in content_of(rest)
            if not w.isdigit() and not date_cues.FOLLOWING.match(w) and not date_cues.PRECEDING.match(w)
        }
        return telling <= cues.SAYING_WHEN
