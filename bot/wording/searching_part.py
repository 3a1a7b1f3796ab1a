"""The part of a message that looks for projects, apart from what tells who asks."""

from __future__ import annotations

import re

from bot.wording import preambles
from bot.wording.clauses import clauses, pieces, tells
from bot.wording.trimming import without_courtesy
from index.asking import WHICH_ARE, asks_for_projects, offers
from index.engine import Engine
from index.lexical import STOP_WORDS
from index.mentions import Mentions
from index.one_or_several import asks_for_everything, asks_what_was_done
from index.search_words import words_for_projects
from index.text import SENTENCE_END, fold, words

LOOKS = 0.8
"""Probability of looking for projects from which a message, or a part of one, does."""

BRIEF = 3
"""Words up to which what stands before a search tells who asks."""

NAMING = 2
"""Words up to which a question only names what it looks for."""

_WHO = re.compile(
    r"(?:candidate?|etudiante?|eleve|stagiaire|chercheu(?:r|se)\b|doctorante?|enseignante?|historien(?:ne)?|documentaliste|archiviste|bibliothecaire|researcher|teacher|ancien(?:ne)?|applicant|student|journalist|journaliste|(?:these(?= (?:sur|en|de)\b| ?:)|memoire|enquete|article|reportage|expose|thesis|dissertation|paper|study)\b|(?:[a-z]+ ){1,3}de (?:metier|formation|profession)|[a-z]+ by (?:trade|training|profession))\b"
)
"""Begins with who asks."""
_TELLS_WHO = re.compile(
    r"(?:(?:je (?:suis|prepare|fais|travaille|bosse|finis|termine|redige|vis)|j'(?:etudie|enseigne|ecris|habite|ai (?:\d\d|[a-z-]+) ans\b|etais (?!interess)|ai (?:ete|travaille|bosse|passe|dirige|exerce|code))|i(?:'m| am| used to be| do| did| work(?:ed)?| study| live| teach| was(?= an? )| have been|'ve been)|c'est pour (?:mon|ma|un|une))\b|[a-z-]+(?: [a-z-]+)? (?:ici|here)[ .!]*$)"
    r"(?!.*\b(?:interess\w+|looking|interested|cherch\w+|ceux|celles|celui|those|ones?)\b)"
)
"""Tells who asks, and not what is looked for."""
_AT_WORK = re.compile(r"[a-z-]{4,}(?: [a-z'-]+){0,2} (?:a|au|aux|en|chez|dans|du|de|des|d'|at|in|for)\b")
_WISHES = re.compile(
    r"(?:je (?:souhait|voudr|cherch|aimer|veux|desir)\w*|j'aimerais|nous (?:souhait|voudr|cherch|aimer)\w*|i(?:'d| would) like|i(?:'m| am) looking)\b"
)
"""Begins with what somebody wishes."""
_FORM = re.compile(
    r"(?:juste|seulement|uniquement|rien que|just|only)\b.{0,12}\b(?:noms?|titres?|liste|names?|titles?|list)\b"
)
"""Says in what form one wants it (« juste les noms »)."""
_HEAD = re.compile(r"(?P<head>[^.,:;?!—–]{3,60}) ?(?:[:,]|—|–|(?<= )-)(?= )")
"""What stands before the first colon, comma or dash."""
_GLOSS = re.compile(r" ?\([^()\d]{3,80}\)")
"""What stands between brackets."""
_RESTRICTS = re.compile(r"\b(?:pas|sauf|hors|avec|sans|mais|seulement|uniquement|not|without|with|only|except)\b")
"""Says between them more than what explains a name."""
_TOWN_HALL = re.compile(r"\b(?:la |l['’])?(?:mairie|gare|pr[ée]fecture|h[ôo]tel de ville) d(?:e |['’])(?=[A-ZÀ-Ý])")
"""Only tells where in a town."""
HERE = re.compile(
    r"\b(?:ici|la[- ]bas|chez nous|par ici|pres de chez (?:moi|nous)|(?:dans|de) (?:(?:ma|notre) (?:ville|region|commune)|mon (?:coin|departement))|dans le coin|par chez (?:moi|nous)|here|near me|(?:in|around) (?:here|my (?:town|city|area|region)))\b"
)
"""Means the place that was told before."""
_OF_THEM = re.compile(r"\b(?:en (?:a|ont|avait|avaient)|les (?:a|ont)|them)\b")
"""Stands for the people who were named."""
OF_THE_STORY = re.compile(
    r"\b(?:(?:ce|cet|cette|ces|this|that|these) (?:genre de )?(?:publics?|sujets?|themes?|domaines?|secteurs?|gens|personnes|populations?|causes?|milieux?|people|fields?|topics?|public)|pour (?:eux|elles)|la[- ]dessus|sur ca|about (?:it|that|this)|for them)\b"
)
"""Stands for what a story told before it asks."""
_SEEKS = re.compile(
    r"(?:(?:y ?'?a|il y a|existe|avez[- ]vous|vous avez|aviez[- ]vous|have you|do you have|(?:are|were|is|was) there|did you)\b|"
    r"je (?:cherche|veux|voudrais) (?:voir )?(?:tou(?:s|tes) )?(?:les|des)\b|tou(?:s|tes) les\b|all the [a-z]+s\b)"
)
"""Begins with what one looks for."""
_OF_ALL_TIMES = re.compile(
    r",? ?\b(?:(?:anciens?|pass[ée]s|former|past|old),? (?:et|and|comme|ou|or) (?:les )?(?:actuels?|pr[ée]sents?|en cours|current|present|new)|"
    r"(?:actuels?|en cours|current),? (?:et|and|comme|ou|or) (?:les )?(?:anciens?|pass[ée]s|former|past))\b",
    re.IGNORECASE,
)
"""Names states only to mean any (« anciens et actuels »)."""


_OR_MUST = re.compile(
    r",? (?:ou|or) (?:bien )?(?:tj[rs]|toujours|tout est|c'est (?:tout|toujours|que|tjrs)|(?:it's|is it) (?:all|only)|seulement|uniquement|(?:il |on |je )?(?:faut|doit|dois|est oblig\w+|suis oblig\w+)) .*$",
    re.IGNORECASE,
)
"""Asks at the end whether one must do without (« …, ou faut forcément monter à Paris ? »)."""
_THERE = re.compile(
    r"\b(?:(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )there(?! (?:is|are|was|were|ever|any)\b)|la-bas|sur place|par ici|chez moi|dans (?:ma|cette) ville)\b"
)
"""Stands for a place that was told before."""


_JOINED = re.compile(r"\b(?:et|ou|and|or) ?\|(?:de la|de l'|du|des|d')\b")
"""Stands before a second thing that is looked for like the first."""


def searching_part(engine: Engine, question: str, mentions: Mentions) -> str:
    """The part of `question` that is a search by itself, where the rest only tells who asks; else the whole.

    Mostly the last (« magistrate, je voudrais voir ce qui a été fait pour la justice »), which names all that the whole does.
    """
    programme = engine.knowledge.programme
    question = _OF_ALL_TIMES.sub("", question)
    if "places" in mentions.facets and (left := _OR_MUST.sub("", question)) != question:
        question, mentions = left, engine.vocabulary.find(left)
    for gloss in _GLOSS.findall(question) if "administrations" in mentions.facets else ():
        explains = engine.vocabulary.find(gloss)  # « la DGALN (aménagement, logement, nature) »
        left = question.replace(gloss, "", 1)
        restricts = (
            explains.cohorts or explains.years or set(explains.facets) - {"themes"} or _RESTRICTS.search(fold(gloss))
        )
        of_oneself = _tells_who(question)  # « je travaille à la gendarmerie (officier, pas informaticien) »
        if (of_oneself or not restricts) and "administrations" in engine.vocabulary.find(left).facets:
            question, mentions = left, engine.vocabulary.find(left)
    if "places" in mentions.facets and (left := _TOWN_HALL.sub("", question)) != question:
        question, mentions = left, engine.vocabulary.find(left)  # « à deux pas de la mairie de Montrouge »
    *first, sentence = SENTENCE_END.split(question.strip())
    sentence = sentence.rstrip(" ?!.")
    # « Étudiant en pharmacie. Que font vos équipes à l'ANSM ? »
    if first and all(_WHO.match(fold(one)) or _tells_who(one) for one in first):
        named = engine.vocabulary.find(sentence)
        there = (
            _THERE.search(fold(sentence)) and "places" in mentions.facets
        )  # « I live in Lyon. Was any based there? »
        if named and engine.looks(sentence) >= LOOKS and not there:
            return sentence
    after = _after_who_asks(question, engine)
    for part in (_before_who_asks(question), _after_who_asks(after, engine), after):
        if part == question:
            continue
        named = engine.vocabulary.find(part)
        alike = (named.cohorts, named.years) == (mentions.cohorts, mentions.years)
        if not named.facets and set(mentions.facets) == {"profiles"}:
            continue  # « je suis data engineer, quels projets de la promo 6 ? » asks for those of that profession
        if (
            (named.facets or named.cohorts)
            and alike
            and (asks_for_projects(part, named, programme) or engine.looks(part) >= LOOKS)
        ):
            return part
    parts = pieces(question)
    for last in (sentence, parts[-1] if len(parts) > 1 else question):
        if OF_THE_STORY.search(fold(last)):
            continue  # « mon fils est handicapé, quels projets s'occupent de ce public ? »
        named = engine.vocabulary.find(last)
        before = question.rstrip(" ?!.").removesuffix(last)
        if _JOINED.search(f"{fold(before)}|{fold(last)}"):
            continue  # « des défis autour de la mer et de la pêche ? »
        alone = last == sentence and by_itself(last)  # a story before it may say « où », « quand »
        # « géomaticien… quels projets ? »; « je me reconvertis dans la data. Quels projets sur la mer ? »
        told = {*named.facets, "profiles"} if alone and named.facets else set[str]()
        facets, own = ({f: t for f, t in m.facets.items() if f not in told} for m in (mentions, named))
        alike = (own, named.cohorts, named.years) == (facets, mentions.cohorts, mentions.years)
        asks = "?" in before or offers(question) or (clauses(before) and not alone)
        more = len(words(last)) > NAMING  # « inondations / crues » are both looked for
        sought = before and more and named and alike and not asks
        if sought and (asks_for_projects(last, named, programme) or engine.looks(last) >= LOOKS):
            return last
    return question


def _before_who_asks(question: str) -> str:
    """What `question` asks before it tells, at its end, who asks (« quels projets à l'IGN ? Je suis géomaticienne »)."""
    first, *others = SENTENCE_END.split(question.strip())
    if others:
        return first if all(_says_nothing_of_it(other) and "?" not in other for other in others) else question
    *_, last = pieces(question) or [question]
    asked = question.rstrip(" ?!.").removesuffix(last).rstrip(" ,;")
    told = (_TELLS_WHO.match(fold(last)) or _FORM.match(fold(last))) and "?" not in question.removeprefix(asked)
    return asked if asked and told else question


def told_apart(question: str) -> str:
    """What a question says besides who asks, piece by piece (« dev ici. le code est où ? »); "" where it tells no such thing."""
    said = pieces(question)
    left = [p for p in said if not (_WHO.match(fold(without_courtesy(p))) or _tells_who(p) or tells(p))]
    return ", ".join(left) if left and len(left) < len(said) else ""


def _says_nothing_of_it(sentence: str) -> bool:
    """Whether a sentence only tells who asks, or in what form they want it."""
    return bool(_TELLS_WHO.match(fold(sentence)) or _FORM.match(fold(sentence)))


def _tells_who(sentence: str) -> bool:
    """Whether a sentence is a greeting, or tells who asks (« Hi! I'm a student in climate policy. »)."""
    said = words(sentence)
    return set(said) <= preambles.COURTESY or bool(_TELLS_WHO.match(fold(without_courtesy(sentence))))


def _after_who_asks(question: str, engine: Engine) -> str:
    """What `question` asks after its beginning tells who asks (« Candidate : … », « dev et pompière, je cherche tous les … »)."""
    found = _HEAD.match(question)
    head, rest = (without_courtesy(found["head"]), question[found.end() :].strip()) if found else ("", question)
    if "places" in engine.vocabulary.find(head).facets and HERE.search(fold(rest)):
        return question  # « UX designer à Lyon : quels projets se sont passés chez nous ? »
    one = _WHO.match(fold(head)) and len(words(head)) > NAMING  # « Étudiante à l'École des chartes, … » is one
    apposed = _in_apposition(head, rest, engine)
    several = _OF_THEM.search(fold(rest)) or (
        not (one or apposed) and any(w.endswith("s") for w in words(head)[-1:])
    )  # « Designers : … »
    told = (
        _WHO.match(fold(head))
        or _only_told(head, rest, engine)
        or _TELLS_WHO.match(fold(head))
        or (engine.vocabulary.find(head).facets.get("profiles") and by_itself(rest))
        or apposed
    )
    return rest if told and not (several or clauses(head)) else question


def _in_apposition(head: str, rest: str, engine: Engine) -> bool:
    """Whether `head` is what somebody is, and where, before what they wish (« magistrate à la chambre régionale, je voudrais… »)."""
    things = words_for_projects(engine.knowledge.programme)
    first, named = next(iter(words(head)), ""), engine.vocabulary.find(head)
    who = _AT_WORK.match(fold(head)) and first not in things | STOP_WORDS and not named.cohorts
    there = set(named.facets.get("administrations", ()))
    same = there <= set(engine.vocabulary.find(rest).facets.get("administrations", ()))
    return bool(who and same and set(named.facets) <= {"themes", "administrations"} and _WISHES.match(fold(rest)))


def _only_told(head: str, rest: str, engine: Engine) -> bool:
    """Whether `head` is a word or two of oneself, before a search that names its own theme (« médecin et data, des projets de santé ? »)."""
    told, sought = engine.vocabulary.find(head), engine.vocabulary.find(rest)
    things = words_for_projects(engine.knowledge.programme).intersection(words(rest))
    brief = 0 < len(words(head)) <= BRIEF and set(told.facets) <= {"themes", "profiles"} and not told.cohorts
    return bool(brief and things and "themes" in sought.facets)


def by_itself(part: str) -> bool:
    """Whether a sentence, or its second piece, begins as a search does, or asks for all there is."""
    which = any(set(words(piece)[:2]) & WHICH_ARE for piece in pieces(part)[:2])
    return which or bool(_SEEKS.match(fold(part))) or asks_for_everything(part) or asks_what_was_done(part)
