"""The words by which a question leans on what was said before it, in French and in English.

What is a language's own, such as « celui de Brest » or "the second one", is here; what it then means is in `followup`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from index.lexical import STOP_WORDS
from index.text import fold, words

SHORT = 7
"""Words up to which a question may be the rest of another one."""

_LINKS = (
    "et|mais|ou|sinon|alors|donc|du coup|ok|d'accord|oui|ouais|non|nan|pardon|plutot|ah|oh|bon|zut|mince|"
    "je (?:voulais|veux|voulai) dire|je (?:parlais|parle) d[eu]|je pensais a|"
    "and|but|what about|how about|or|so|no|yes|then|i (?:meant?|was talking about)"
)
_LINK = re.compile(rf"^(?:(?:{_LINKS})\b[\s,.:!]*)+", re.IGNORECASE)
_CUE = re.compile(
    r"^(?:et|mais|sinon|non|nan|oui|ouais|donc|alors|du coup|ok|d'accord|ah|bon|zut|pardon|plutot|and|but|so|"
    r"what about|how about)\b"
)
_ELLIPTIC = re.compile(r"^(?:avec|sans|meme|with|without|even)\b")
"""Begins what cannot stand alone (« avec moins de dix ans ? »)."""
_ADVERBIAL = re.compile(r"^(?:a|au|aux|chez|dans|pendant|lors|during|at|in)\b")
"""Begins what is only said of something else (« et à l'oral ? »), when hardly anything follows."""
BRIEF = 4
"""Words up to which that is so."""
_COURTESY = frozenset(
    "merci beaucoup bcp mille super top parfait genial nickel cool ok okay okey dac daccord d'accord compris note entendu "
    "desole desolee pardon oups excusez excuse moi bonjour bonsoir salut coucou hello hi hey thanks thank you thx great "
    "bon ben bah bref ouf snif zut mince dommage chouette aie ah oh perfect nice got it sorry right well alright good understood infiniment vraiment c'est clair bien tres".split()
)
"""Words of courtesy with which a turn may begin before it asks."""
_ELSEWHERE = re.compile(
    r"\b(?:rien a voir|autre (?:chose|q\w{3,7}n|sujet)|laisse[zr]? tomber|oublie[zr]? (?:ca|cela)|passons a autre chose|forget (?:it|that)|never mind|(?:je|on) change(?: de sujet| de question|(?=[ ]*[:,.;]))|changeons(?: de sujet)?|"
    r"changement de sujet|pour (?:en )?revenir a moi|au fait|a part ca|par ailleurs|"
    r"chang(?:ing|e of)(?: the)? (?:subject|topic)|(?:another|other|different|unrelated) (?:question|thing|topic|subject)|"
    r"by the way|btw|nothing to do with(?: that| it)?)\b(?: rien a voir)?[\s,:;.!-]*"
)
"""Says that what follows is about something else."""
_PRONOUN = re.compile(
    r"\b(?:ca|cela|celui-ci|celui-la|celle-ci|la-bas|la dedans|dedans|y|ils?|elles?|pareil|idem|it|they|that|there|this one|them)\b"
)
_DISLOCATED = re.compile(
    r"\b(?:ma|mon|mes|la|le|les|notre|nos|votre|vos|ceux|celles?) [^,?!.]{1,40}, (?:ils?|elles?)\b|"
    r"\b(?:une?|des|l[ea]s?|mon|ma) [^,?!.]{1,40}\W+ca\b"
)
"""A pronoun whose noun stands just before it (« ma boîte, elle peut… »)."""
_IMPERSONAL = re.compile(
    r"\b(?:faut|vaut|suffit|reste-t|existe-t|y a-t|est)-il\b|\bil (?:fa(?:ut|llait|udra|udrait)|y (?:en )?(?:a|avait|aura|aurait|eu)\b|vaut|suffit|reste|existe|est (?:possible|trop))"
)
"""A pronoun that stands for nothing (« faut-il… ? »)."""
_SUBJECT = re.compile(r"(?:ils?|elles?|they|it)(?= )")
_THE_THING = re.compile(
    r"\b(?:c'est|c'etait|ca|dessus|dedans|ce projet|cet outil|cette (?:application|appli|plateforme|startup)|"
    r"la-bas|il(?! (?:fa\w+|y (?:en )?(?:a|avait|aura|aurait|eu)\b|va\b|vaut|pleu\w+|me\b|reste|existe))|elle|it|its|this project|the project|le projet|l'[aeiou]\w+-t-|l'utilis\w+|l'a|l'ont)\b"
)
_MORE = re.compile(
    r"\b(?:precise[rsz]?|plus de details?|plus d'infos?|en savoir plus|detaille[rz]?|developpe[rz]?|c'est-a-dire|"
    r"more details?|tell me more|elaborate|be more precise)\b"
)
_ASKING_MORE = frozenset(
    "peux peut pouvez pourrais pourriez veux voudrais moi vous tu can could you me please svp stp point".split()
)
_LANGUAGES = {
    "en": re.compile(r"\b(?:en anglais|in english|english)\b"),
    "fr": re.compile(r"\b(?:en francais|in french)\b"),
}
_BARE = frozenset(
    "combien quand ou pourquoi comment qui quoi lequel laquelle lesquels lesquelles quel quelle quels quelles alors donc how "
    "much when where why who which many long cb kan koi pk comb temps jours jour mois argent heure exactement longtemps "
    "exacte adresse lieu ville date dates duree avait avaient avez aviez eu minimum maximum mini maxi min max sauf".split()
)
"""Words that ask for a side of a subject without naming one."""
_NAMED_SIDES = frozenset("argent adresse lieu ville date dates duree".split())
_SAME = frozenset(
    "meme memes pareil idem avant apres deja etait etaient depuis toujours cas same before after already case".split()
)
"""Words that ask whether it was so at another time."""
_NEXT = frozenset("apres ensuite then next".split())
"""Words that ask for what follows, not for the same again."""
_NOW = frozenset(
    "aujourd'hui aujourd hui actuellement maintenant desormais actuel actuelle now today currently nowadays".split()
)
_EARLIER = frozenset("avant auparavant autrefois before previously earlier".split())
_ASKED = frozenset(
    "combien quand ou pourquoi comment qui duree lieu date dates adresse long longtemps cb kan qd ki how when where why who".split()
)
_TIME = frozenset(
    "toutes premiere premieres debut debuts origine an ans annee annees plus tard tot encore epoque moment ancien ancienne later year years in one another".split()
)
"""Words that move to another time, without naming it (« un an plus tard »)."""
_MEANT = frozenset("celle celui celles ceux eux elles lui ki meant mean".split())
"""Words that stand for what was spoken of, beside the name of a cohort (« l'ancienne, celle de 2021 »)."""
_REPEATED = frozenset(
    "meme chose thing same reponse answer reply texte message version la le please svp stp plait pouvez peux pourriez "
    "vous tu me you can could repondre redis redites redire dis dites dire traduis traduire translate say it that "
    "en in anglais english francais french ca cela merci thanks".split()
)
"""Words of a wish to have the same again in another language."""
_SIDES = (
    "profil", "equip", "gens", "personn", "monde", "metier", "membre", "recrut", "pris", "travaill", "minist", "administr",
    "organisme", "structure", "porte", "portai", "util", "usage", "serv", "sert", "statut", "march", "fonctionn", "exist",
    "encore", "toujours", "tjs", "tjrs", "code", "lien", "site", "place", "endroit", "bas", "ann", "fait", "faire", "faisai", "deven", "devien",
    "suite", "result", "alive", "vivant", "precis", "quelqu", "projet", "lanc", "but", "objectif", "probleme", "derriere", "dessus",
    "voir", "trouv", "peut", "consult", "avai", "etai", "ete", "sont", "ont", "fut", "team", "people", "link", "used", "still", "city", "status", "goal", "working", "based",
)  # fmt: skip
"""Beginnings of words that ask for a side of a thing: who, for whom, where, what became of it."""
_PLACES = {
    1: "premiere?|1er|1ere|first", 2: "deuxieme|2e|2eme|seconde?|second", 3: "troisieme|3e|3eme|third",
    4: "quatrieme|4e|4eme|fourth", 5: "cinquieme|5e|5eme|fifth", -1: "derniere?|last",
}  # fmt: skip
_PLACE = {n: re.compile(rf"\b(?:l[ea]|the) (?:{names})(?: one| projet)?(?=$|[\s,?!.]+(?!qui\b|that\b|which\b|\w*(?:promo|cohort|fois|appel|ann|phase|etape)))")
          for n, names in _PLACES.items()}  # fmt: skip
_ONE_OF = re.compile(
    r"\b(?:l[ea] (?:premiere?|projet|seule?) qui|celui|celle|ceux|celles|lequel|laquelle|lesquels|lesquelles|the ones?|those|which ones?)\b"
)
_NEWEST = re.compile(
    r"\b(?:l[ea] plus (?:recente?|nouveau|nouvelle)|(?:the )?(?:newe(?:r|st)|latest|most recent)(?: one)?)\b"
)
_OLDEST = re.compile(r"\b(?:l[ea] plus (?:ancien(?:ne)?|vieux|vieille)|(?:the )?(?:olde(?:r|st)|earliest)(?: one)?)\b")
_OF_TIME = frozenset(
    "quand kan qd combien cb temps jour jours heure heures minuit date dates delai tard tot encore ouvert ferme ferment fermer "
    "rate demain hier aujourd'hui semaine mois when long late left still open close closes time hour day days deadline".split()
)
_TOLD = (
    (
        re.compile(r"\b(?:(?:combien|cb) de temps|long|longtemps)\b"),
        re.compile(
            r"\b(?:\d+|une?|deux|trois|quatre|cinq|six|dix|demi)[- ](?:jours?|semaines?|mois|heures?|minutes?|journees?)\b|% d"
        ),
    ),
    (re.compile(r"\b(?:quand|kan|date|when)\b"), re.compile(r"\{\{|\b20\d\d\b")),
    (re.compile(r"\b(?:ou|adresse|where|address)\b"), re.compile(r"\b\d{5}\b|\b(?:rue|avenue|place|boulevard)\b")),
    (re.compile(r"\b(?:combien|cb|how (?:much|many))\b"), re.compile(r"\d")),
)
"""What asks for a side, and what a text that tells it holds; the first that asks decides."""
_STATEMENT = re.compile(r"^(?:je|j'|jsuis|jsui|on|nous|mon|ma|mes|notre|nos|i|i'm|we|my|our)\b")
_PERSONAL = re.compile(r"\b(?:j[e']|jsuis|jsui|jpe\w*|moi|m[oae]n?|mes|nous|peut-on|on pe\w*|i|i'm|my|me|we|our|can)\b")
_QUANTITY = re.compile(
    r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|dix|douze|onze|quinze|vingt|trente|two|three|four|five|six|ten|eleven|twelve|fifteen|twenty|thirty)\b"
)
_FOLLOWING = re.compile(r"\b(?:suivante?s?|d'apres|next one|following)\b")
_PRECEDING = re.compile(r"\b(?:precedente?s?|d'avant|previous|one before)\b")
_STEP_ONE = re.compile(
    r"\b(?:celle (?:d'apres|d'avant)|la (?:suivante|precedente)|the (?:next|previous) one|the one before)\b"
)
_PAST = re.compile(
    r"\b(?!(?:fait|sait|plait|lait|trait|souhait|parfait)\b)\w*[a-z](?<!r)(?:ait|aient)\b|\b(?:was|were|did)\b"
)


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
        return _LINK.sub("", self.question).strip(" ?!.") or self.question

    @cached_property
    def content(self) -> tuple[str, ...]:
        return content_of(self.question)

    @cached_property
    def without_courtesy(self) -> str:
        """What follows the words of courtesy at its beginning; all of it when nothing else follows."""
        spans = [(m.start(), m.end(), fold(m[0])) for m in _TYPED.finditer(self.question)]
        rest = next((start for start, _, word in spans if word not in _COURTESY), None)
        if not rest or not content_of(self.question[rest:]):
            return self.question
        return self.question[rest:]

    @cached_property
    def courteous(self) -> bool:
        """Whether it is nothing but courtesy."""
        return all(fold(m[0]) in _COURTESY for m in _TYPED.finditer(self.question))

    @cached_property
    def without_change(self) -> str | None:
        """What follows « rien à voir : » and the like at its beginning; None when it does not say so."""
        match = _ELSEWHERE.search(self.folded)
        if match is None or set(words(self.folded[: match.start()])) - _COURTESY - STOP_WORDS:
            return None
        after = len(_TYPED.findall(self.folded[match.end() :]))
        typed = [m.start() for m in _TYPED.finditer(self.question)]
        rest = self.question[typed[-after] :] if 0 < after <= len(typed) else ""
        return rest if content_of(rest) else None

    @property
    def opens_with_link(self) -> bool:
        return bool(_CUE.search(self.folded))

    @property
    def pronoun(self) -> bool:
        return bool(_PRONOUN.search(_IMPERSONAL.sub(" ", _DISLOCATED.sub(" ", self.folded))))

    @property
    def subject(self) -> str:
        """The pronoun that it begins with (« il y passe combien de temps ? »): what it stands for was said before."""
        match = _SUBJECT.match(_IMPERSONAL.sub(" ", fold(self.stripped)))
        return match[0] if match else ""

    @property
    def names_the_thing(self) -> bool:
        """Whether it speaks of one thing without naming it (« ce projet », « il », « dessus »)."""
        return bool(_THE_THING.search(_DISLOCATED.sub(" ", self.folded)))

    @property
    def leans(self) -> bool:
        return self.pronoun or self.opens_with_link or self.elliptic

    @property
    def bare(self) -> bool:
        """Whether it says nothing by itself."""
        return self.short and set(self.content) <= _BARE | _SAME | _NEXT

    @property
    def hollow(self) -> bool:
        """Whether it is bare, and asks for no side that a text can be searched for (« à quelle heure ? »)."""
        sided = any(asked.search(self.folded) for asked, _ in _TOLD)
        return self.bare and not sided and not set(self.content) & _NAMED_SIDES

    @property
    def asks_sides(self) -> bool:
        """Whether it only asks for sides of a thing (« qui travaille dessus ? »)."""
        return self.only_sides()

    def only_sides(self, also: Collection[str] = ()) -> bool:
        """The same, where words of `also` name sides too (« c'est quelle promo ? », of a project)."""
        return all(word in _BARE | _NOW or word in also or word.startswith(_SIDES) for word in self.content)

    @property
    def asks(self) -> bool:
        return bool(self.said & _ASKED)

    @property
    def elliptic(self) -> bool:
        """Whether it begins as what cannot stand alone does (« même si j'habite à Lyon ? », « et à l'oral ? »)."""
        said = fold(self.stripped)
        brief = len(words(said)) <= (BRIEF if self.opens_with_link else BRIEF - 1)
        return bool(_ELLIPTIC.match(said)) or (brief and bool(_ADVERBIAL.match(said)))

    @property
    def otherwise(self) -> bool:
        """Whether it turns to something else (« et sinon, votre page LinkedIn ? »)."""
        return bool(re.match(r"(?:et |ah |ok |bon )?sinon\b", self.folded))

    @property
    def why(self) -> bool:
        """Whether it asks for a reason, which is hardly ever in the answer that it follows."""
        return bool(self.said & {"pourquoi", "pk", "pq", "why"})

    @property
    def conditional(self) -> bool:
        """Whether it only names a case (« si j'ai moins de trois ans d'expérience ? »)."""
        return bool(re.match(r"(?:si|s'ils?|if|when)\b", fold(self.stripped)))

    def told_by(self, text: str) -> bool:
        """Whether `text` tells of the side that it asks for: a length of time, a moment, a number."""
        told = next((told for asked, told in _TOLD if asked.search(self.folded)), None)
        return bool(told and told.search(fold(text)))

    @property
    def of_time(self) -> bool:
        """Whether it asks when, or how long."""
        return bool(self.said & _OF_TIME)

    @property
    def next(self) -> bool:
        return bool(self.said & _NEXT)

    @property
    def now(self) -> bool:
        return bool(self.said & _NOW)

    @property
    def earlier(self) -> bool:
        return bool(self.said & _EARLIER)

    @property
    def step(self) -> int:
        """1 for what follows what was spoken of (« la suivante »), -1 for what precedes it, 0 for neither."""
        return bool(_FOLLOWING.search(self.folded)) - bool(_PRECEDING.search(self.folded))

    @property
    def next_one(self) -> bool:
        """Whether what follows, or precedes, is a cohort whatever else is said (« celle d'après, les designers y étaient ? »)."""
        return bool(_STEP_ONE.search(self.folded))

    @property
    def past(self) -> bool:
        """Whether its verbs tell what was (« combien de vœux pouvait-on faire »)."""
        return bool(_PAST.search(self.folded))

    @property
    def statement(self) -> bool:
        """Whether it tells something of the one who asks, rather than asking (« je suis en CDI »)."""
        return "?" not in self.question and bool(_STATEMENT.match(self.folded))

    @property
    def personal(self) -> bool:
        """Whether it speaks of the one who asks, who lives today."""
        return bool(_PERSONAL.search(self.folded))

    @property
    def age(self) -> int:
        """1 for the newest of several (« le plus récent »), -1 for the oldest, 0 for neither."""
        return bool(_NEWEST.search(self.folded)) - bool(_OLDEST.search(self.folded))

    @property
    def one_of(self) -> bool:
        return bool(_ONE_OF.search(self.folded))

    @property
    def language(self) -> str | None:
        """The language in which it wants the same again; None when it says anything else."""
        if set(words(self.folded)) - _REPEATED - _COURTESY - STOP_WORDS:
            return None
        return next((lang for lang, pattern in _LANGUAGES.items() if pattern.search(self.folded)), None)

    @property
    def another_time(self) -> bool:
        """Whether it says nothing but that it asks of another time (« et un an plus tard ? »)."""
        return bool(self.content) and set(self.content) <= _SAME | _TIME and not self.asks and self.length <= 2 * SHORT

    @property
    def more(self) -> bool:
        """Whether it asks to be more precise."""
        return bool(_MORE.search(self.folded))

    def of_what(self) -> str:
        """What it wants more of; "" when it does not say."""
        kept = [w for w in words(_MORE.sub(" ", self.folded)) if w not in _ASKING_MORE]
        return " ".join(kept) if content_of(" ".join(kept)) else ""

    def place(self, count: int) -> int | None:
        """Which of a list of `count` it means (« le deuxième »), from 0; None when none."""
        found = next((n for n, pattern in _PLACE.items() if pattern.search(self.folded)), None)
        if found is None or found > count:
            return None
        return count - 1 if found < 0 else found - 1

    def only_time(self, rest: str) -> bool:
        """Whether `rest`, what it says besides names, tells nothing but when (« c'était déjà le cas avant ? »)."""
        telling = {
            w for w in content_of(rest) if not w.isdigit() and not _FOLLOWING.match(w) and not _PRECEDING.match(w)
        }
        return not telling - _SAME - _BARE - _NOW - _EARLIER - _TIME - _MEANT


_TYPED = re.compile(r"[\w'’]+")


def quantity(rest: str) -> bool:
    """Whether `rest`, what a question says besides names, holds a number (« et avec 12 ans d'expérience ? »)."""
    return bool(_QUANTITY.search(fold(rest)))


def content_of(text: str) -> tuple[str, ...]:
    """The folded words of `text` without links and small words."""
    return tuple(w for w in words(_LINK.sub("", fold(text))) if w not in STOP_WORDS)
