"""The projects that a question names: by their names, or by the one administration whose they all are."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from bot.projects.otherwise import surely_a_rule
from bot.projects.rather_a_rule import SURELY_ALONE
from bot.projects.search import AMONG, POSSIBLE
from bot.wording.clauses import topic_of
from bot.wording.project_cues import ITS_CODE
from index.documents import Project
from index.engine import Engine
from index.filters import Filters
from index.finder import LIMIT, Found, find
from index.lexical import STOP_WORDS
from index.name_spelling import SPELLABLE
from index.naming import says_hardly_more, says_name, says_title
from index.one_or_several import CLEAR
from index.ranking import Ranking
from index.search_words import words_for_projects
from index.text import fold, words

UNSURE = 0.6
"""Confidence below which a name that is said tells more than the rest of a question."""

_APPLIED = re.compile(r"\b(?:j'ai|jai|i|i've|i have) (?:\w+ )?(?:postule|candidate|applied)\b")
"""Tells of an application of one's own."""


TELL_ME = re.compile(
    r"\b(?:en dire (?:plus|davantage|deux mots|quelques mots)|dis-m'en|dites-m'en|parle[rz]?(?:-moi)?|raconte[rz]?|presente[rz]?|c'est quoi|qu'est[- ]ce que|kezako|decri\w+|resume[rz]?|tell me|what (?:is|was)|describe)\b"
)
"""Asks to be told of something."""


def named_projects(engine: Engine, question: str, ranking: Ranking) -> tuple[str, ...]:
    """The projects that `question` names, when it names several, the first hit, or two of the first ones, among them."""
    stands = set(words(question)) - set(engine.knowledge.ordinary_words)
    written = [p for p in engine.knowledge.projects if _written(p, stands)]
    if len(written) < 2 and surely_a_rule(ranking):
        return ()  # « c'est quoi, EIG Link ? »
    if alike := _of_one_name(engine, question, ranking):
        return alike
    ordinary, hits = engine.knowledge.ordinary_words, {h.unit.id for h in ranking.hits}
    likely = [p for p in engine.knowledge.projects if p.id in hits]
    first = engine.knowledge.projects_by_id.get(ranking.first.id)
    near = [engine.knowledge.projects_by_id[h.unit.id] for h in ranking.hits[:AMONG] if h.unit.kind == "project"]
    long = [p for p in near if len("".join(words(p.name))) >= SPELLABLE and says_name(question, p.name, ordinary)]
    if len(long) < 2 and len(written) < 2 and (first is None or not says_name(question, first.name, ordinary)):
        return ()
    sure = {p.id for p in (*likely, *written)}
    clear = [p for p in engine.knowledge.projects if p.id in sure or len("".join(words(p.name))) >= SPELLABLE]
    named = [p for p in clear if says_name(question, p.name, ordinary)]
    said = words(question)

    def place(name: str) -> int:
        return next((said.index(w) for w in words(name) if w in said), len(said))

    told = sorted(named, key=lambda p: place(p.name))
    return tuple(p.id for p in told) if 1 < len(told) <= LIMIT else ()


def _written(project: Project, said: Collection[str]) -> bool:
    """Whether a name of one word is among the words `said`."""
    name = words(project.name.partition("(")[0])
    return len(name) == 1 and name[0] in said


def _of_one_name(engine: Engine, question: str, ranking: Ranking) -> tuple[str, ...]:
    """The projects whose names begin with the same word, where `question` says that word and the whole name of none."""
    first, said = engine.knowledge.projects_by_id.get(ranking.first.id), set(words(question))
    begins = next(iter(words(first.name)), "") if first else ""
    if len(begins) < SPELLABLE or begins in engine.knowledge.ordinary_words or begins not in said:
        return ()
    alike = [p for p in engine.knowledge.projects if words(p.name)[:1] == [begins]]
    whole = any(set(words(p.name)) <= said for p in alike)
    theirs = [set(words(p.administration)) - STOP_WORDS for p in alike]
    whole = whole or any(said & own - set[str]().union(*(o for o in theirs if o is not own)) for own in theirs)
    return tuple(p.id for p in alike) if 1 < len(alike) <= LIMIT and not whole else ()


def _begins_with(question: str, name: str, ordinary: Collection[str]) -> bool:
    """Whether a question begins with the name of a project that is long enough to be no word of everyday."""
    said = words(name.partition("(")[0])
    return words(question)[: len(said)] == said and len("".join(said)) >= SPELLABLE and "".join(said) not in ordinary


def named_project(engine: Engine, question: str, ranking: Ranking) -> str | None:
    """The one project that `question` names, whatever else it asks of it; None when it names none, or several."""
    ordinary = engine.knowledge.ordinary_words
    topic, sure = topic_of(question), ranking.answered or ranking.suggested
    if topic:  # « DossierFacile : quel poste, dans quelle ville ? »
        headed = [p for p in engine.knowledge.projects if words(topic) == words(p.name.partition("(")[0])]
        headed = [p for p in headed if sure or len("".join(words(p.name))) >= SPELLABLE]
        if named := next((p for p in headed if says_name(topic, p.name, ordinary)), None):
            return named.id
    first = engine.knowledge.projects_by_id.get(ranking.first.id)
    if first and ranking.scope >= POSSIBLE and _begins_with(question, first.name, ordinary):
        return first.id  # « compar:ia combien de modèles, et lequel est premier en ce moment »
    if not sure:
        of_projects = bool(set(words(question)) & words_for_projects(engine.knowledge.programme))
        long = first and len("".join(words(first.name))) >= SPELLABLE
        clear = first and long and of_projects and says_title(question, (first.name,))
        near = (engine.knowledge.projects_by_id.get(h.unit.id) for h in ranking.hits[:AMONG])
        titled = [p for p in near if p and "".join(words(p.name)) not in ordinary and says_title(question, (p.name,))]
        # « je voudrais rejoindre l'équipe de Mon Suivi Social »: of several words, and written as it is
        as_written = [p for p in titled if " " in plain_name(p) and plain_name(p) in question]
        if len(titled) == 1 and (as_written or ITS_CODE.search(fold(question))):  # « repo github de Polygraphe »
            return titled[0].id
        told_of = TELL_ME.search(fold(question)) is not None  # « dites-m'en deux mots »
        told_of = told_of or ITS_CODE.search(fold(question)) is not None  # "the repo for monitor-fish?"
        meant = clear or (long and told_of and ranking.hits[0].share >= CLEAR)
        alone = first and ranking.scope >= POSSIBLE and (meant or says_hardly_more(question, first.name))
        return first.id if first and alone and says_name(question, first.name, ordinary) else None
    projects = [
        p
        for h in ranking.hits[:AMONG]
        if h.unit.kind == "project" and (p := engine.knowledge.projects_by_id[h.unit.id])
    ]
    if not projects and ranking.right < UNSURE:  # « c koi … svp, jcomprends pas »: its name says more than the rest
        below = (engine.knowledge.projects_by_id.get(h.unit.id) for h in ranking.hits)
        projects = [
            p for p in below if p and len("".join(words(p.name))) >= SPELLABLE and says_title(question, (p.name,))
        ]
    told = [p for p in projects if says_name(question, p.name, ordinary)]
    rule, said = surely_a_rule(ranking), set(words(question))  # « l'impact, ça veut dire quoi ? »
    whole = [p.id for p in told if not rule or said >= set(words(p.name.partition("(")[0]))]
    return whole[0] if len(told) == len(whole) == 1 else None


def the_one_speaking_of_the_other(first: Project, second: Project) -> str | None:
    """Of two projects, the one whose card names the other: it tells how they are linked."""
    pairs = ((first, second), (second, first))
    return next((p.id for p, other in pairs if plain_name(other) in p.plain), None)


def plain_name(project: Project) -> str:
    """The name of a project without what stands in brackets behind it."""
    return project.name.partition("(")[0].strip()


def of_its_administration(engine: Engine, question: str, ranking: Ranking) -> Found | None:
    """The projects of the one administration that a question names, when the first hit is one of them, and hardly it alone."""
    if not (ranking.answered or ranking.suggested) or ranking.hits[0].share >= SURELY_ALONE:
        return None
    vocabulary = engine.vocabulary
    named = vocabulary.find(question)
    filters = Filters.of(named if named.facets else vocabulary.find(vocabulary.corrected(question)))
    one = len(filters.facets.get("administrations", ())) == 1
    # « gendarmerie » is an administration and a theme.
    only = one and set(filters.facets) <= {"administrations", "themes", "statuses"}
    if not only or named.years or filters.left_out:
        return None
    theirs = Filters(facets={"administrations": filters.facets["administrations"]})
    found = find(engine.knowledge, theirs, ranking.scores)
    several = found.exact and 1 < len(found.projects) <= LIMIT
    if _APPLIED.search(fold(question)):  # « j'ai postulé à la gendarmerie, pas de nouvelles »
        return None
    if not several or ranking.first.id not in {p.id for p in found.projects}:
        return None
    if not named.cohorts:
        return found
    among = find(engine.knowledge, replace(theirs, cohorts=named.cohorts), ranking.scores)
    return among if among.exact else None
