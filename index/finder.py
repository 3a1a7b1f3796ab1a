"""Finds projects by what a question names: a theme, a profession, a place…, or words that few of them share."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from index.documents import Programme, Project, in_language
from index.knowledge import Knowledge
from index.lexical import STOP_WORDS, stems
from index.mentions import OR, Mentions, Reading
from index.text import fold, original_words, words

SHORT = 6
"""Words up to which naming a status is a search: « les projets abandonnés »."""

LONGEST = 20
"""Words up to which a question can be a search."""

LIMIT = 5
"""Projects shown at once."""

OWN = 2
"""Words of a project's own that a search for one project needs to mean that one."""

SAYS = 1.0
"""Added to the score of a project whose text says the very word that a theme was named by."""

SPELLABLE = 6
"""Letters from which on a name is known with a wrong letter, and half as many again with two."""

RARE = 10
"""A word that more projects share tells too little to find them by."""

_WHEN = re.compile(r"\b(?:quand|jusqu'a|dates?|delais?|deadline|calendrier|cloture|when|until)\b")
_REASON = re.compile(r"\b(?:combien|comment|pourquoi|how|why)\b")
"""Asks for more than which projects there are."""
_FATE = re.compile(r"\b(?:ou en (?:est|sont)|(?:a|ont) donne)\b")
"""Asks what became of projects, with words that ask for a list elsewhere."""
_OF_A_JOB = re.compile(r"^(?:d'une?|du|de la|d'|of an?|of the)(?: |$)")
_LISTING = frozenset("liste list lesquels lesquelles".split())
_DONE = frozenset(
    "mene menes menees realise realises realisees accompli accomplis accomplies entrepris entreprises bosse".split()
)
"""Words that say a search by themselves, without a word for project."""
_VAGUE = frozenset(
    "truc trucs chose choses quelque qqch fait faits faites existe existent travail travaille eu something anything any".split()
)
"""Words that may say one."""
_ASKING = (
    _LISTING
    | _DONE
    | _VAGUE
    | frozenset(
        fold(w)
        for w in "quel quelle quels quelles quoi combien comment pourquoi avez avait avaient aviez faire contre etaient etait "
        "sont ont ete tous toutes tout donne montre parle dis dessus autour concernant concerne concernent sujet lien "
        "rapport porte portes portees portent plus savoir infos info details presente presentation explique expliquer "
        "connais connaissez definition stp svp appelle lequel laquelle depuis origine debut toujours deja aussi certains "
        "certaines ceux celles vers niveau domaine domaines secteur theme themes thematique type types programme "
        "quelqu personnes gens impliquent relatif relatifs lies all what which did do does about with for there please "
        "tell me more is it was were are have has had been made done worked working list show give some ones one if "
        "that this related programme program you your where".split()
    )
)
"""Words of a search that say nothing of what is searched."""


@dataclass(frozen=True)
class Filters:
    """Identifiers by facet. Values of one facet are alternatives; facets must all hold."""

    cohorts: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()
    """The words that the facets come from; a facet without one stands for itself."""

    def __bool__(self) -> bool:
        return bool(self.cohorts or self.facets)

    @classmethod
    def of(cls, mentions: Mentions) -> Filters:
        return cls(mentions.cohorts, dict(mentions.facets), mentions.readings)

    def merged(self, later: Filters) -> Filters:
        """These filters, with each facet that `later` names replaced by its values."""
        kept = tuple(r for r in self.readings if not {facet for facet, _ in r.terms} & set(later.facets))
        return Filters(later.cohorts or self.cohorts, {**self.facets, **later.facets}, (*kept, *later.readings))

    def without(self, facet: str) -> Filters:
        """These filters, whatever the values of `facet`."""
        facets = {f: terms for f, terms in self.facets.items() if f != facet}
        return Filters(self.cohorts, facets, tuple(r for r in self.readings if {f for f, _ in r.terms} != {facet}))

    def demands(self, together: bool) -> tuple[frozenset[tuple[str, str]], ...]:
        """Sets of (facet, term) of each of which a project must hold one.

        Values of one facet are alternatives; themes and professions are only so unless `together`, or where the
        question joins them by "and" or "or".
        """
        groups: dict[tuple[str, int], set[tuple[str, str]]] = {}
        read: set[str] = set()
        joined = {_facet(r) for r in self.readings if r.linked}
        for place, reading in enumerate(self.readings):
            terms = {(facet, term) for facet, term in reading.terms if term in self.facets.get(facet, ())}
            if terms:
                read |= {facet for facet, _ in terms}
                facet = _facet(reading)
                apart = together and facet in _TOGETHER and facet not in joined
                groups.setdefault((facet, place if apart else -1), set()).update(terms)
        for facet, ids in self.facets.items():
            if facet not in read:
                groups[facet, -1] = {(facet, term) for term in ids}
        return tuple(dict.fromkeys(frozenset(g) for g in groups.values()))

    def names(self, programme: Programme, lang: str) -> str:
        """What is searched for, in words."""
        found = [in_language(c.name, lang) for i in self.cohorts if (c := programme.cohort(i))]
        for facet, terms in self.facets.items():
            found.extend(in_language(t.name, lang) for i in terms if (t := programme.term(facet, i)))
        return ", ".join(dict.fromkeys(found))


@dataclass(frozen=True)
class Found:
    """The projects of a search, best first; `exact` tells whether they meet every filter."""

    projects: tuple[Project, ...]
    exact: bool
    filters: Filters
    words: str = ""
    """The words by which they were found, or found more closely, as they are written."""


def _holds(project: Project, facet: str, wanted: Sequence[str], programme: Programme) -> bool:
    if facet == "places":
        regions = {t.region for i in project.places if (t := programme.term("places", i)) and t.region}
        return bool((regions | set(project.places)) & set(wanted))
    if facet == "statuses":
        return project.status.id in wanted
    return bool(set(getattr(project, facet)) & set(wanted))


_KEYS = ("themes", "profiles", "administrations", "places", "statuses")
_TOGETHER = frozenset({"themes", "profiles"})
"""Facets of which a project has several, so that who names two may want both."""


def _facet(reading: Reading) -> str:
    """The facet that a reading is grouped by."""
    return next(f for f in _KEYS if any(f == named for named, _ in reading.terms))


def find(knowledge: Knowledge, filters: Filters, scores: Mapping[str, float], question: str = "") -> Found:
    """Projects that meet `filters`, best `scores` (by project id) first.

    One word can name several facets (« design » a profession, « défense » a theme and a ministry): such readings are
    alternatives. Two themes, or two professions, must both hold if some project has both. When no project meets all,
    those that meet most come back with `exact` False. Projects that hold more of what was named come first, and those
    whose texts say the very word that names it (« ponts », for transport) come sooner. A word of `question` that stands for something
    smaller than what it names (an agency, for its ministry) narrows them to its own projects.
    """
    programme = knowledge.programme
    told = [r.said for r in filters.readings if not _names_a_term(r, programme)]
    chosen: tuple[Project, ...] = ()
    best = total = 0
    for together in (True, False):
        demands = filters.demands(together)
        total = len(demands) + bool(filters.cohorts)
        held = {
            p.id: sum(any(_holds(p, f, (t,), programme) for f, t in demand) for demand in demands)
            + (p.cohort in filters.cohorts if filters.cohorts else 0)
            for p in knowledge.projects
        }
        best = max(held.values(), default=0)
        chosen = tuple(p for p in knowledge.projects if held[p.id] == best and best > 0)
        if best == total:
            break

    count_both = not any(r.linked in OR for r in filters.readings)

    def order(project: Project) -> tuple[int, float, str]:
        both = (
            sum(_holds(project, f, (t,), programme) for d in demands if len(d) > 1 for f, t in d) if count_both else 0
        )
        says = any(set(stems(" ".join(said))) <= _stems_of(project) for said in told)
        return -both, -scores.get(project.id, 0.0) - SAYS * says, project.id

    chosen = tuple(sorted(chosen, key=order))
    exact = best == total and bool(chosen)
    if exact and (within := _within(chosen, filters, question, programme)):
        spelt, own = within
        if own[0] is chosen[0]:  # else the word says something else than whose they are
            return Found(own, True, filters, spelt)
    return Found(chosen, exact, filters)


def _names_a_term(reading: Reading, programme: Programme) -> bool:
    """Whether the words of `reading` are the very name of what they stand for."""
    found = [t for facet, i in reading.terms if (t := programme.term(facet, i))]
    return any(tuple(words(name)) == reading.said for t in found for name in t.name.values())


def _within(
    chosen: Sequence[Project], filters: Filters, question: str, programme: Programme
) -> tuple[str, tuple[Project, ...]] | None:
    """Those of `chosen` whose administration has a word of the question that is in no name of the filters."""
    named = (
        {w for r in filters.readings for w in r.said}
        | set(words(filters.names(programme, "fr")))
        | _project_words(programme)
    )
    for word in words(question):
        if word in named or len(word) < 3 or word in STOP_WORDS:
            continue
        own = tuple(p for p in chosen if word in words(p.administration))
        if own and len(own) < len(chosen):
            spelt = next((w for w in re.findall(r"[\w’'-]+", own[0].administration) if word in words(w)), word)
            return spelt.strip("’'-"), own
    return None


def speaking_of(knowledge: Knowledge, question: str, scores: Mapping[str, float]) -> Found:
    """Projects found by the words of `question` that few projects use, best `scores` first.

    All words that are left when those of asking are taken away must be of some project, unless the question says a
    word for "project": then it is enough that those which are rare are.
    """
    programme = knowledge.programme
    project_words = {s for t in programme.project_words for s in stems(t)}
    said = [w for w in words(question) if w not in _ASKING and w not in STOP_WORDS]
    asked = [(w, s) for w in said for s in stems(w) if s not in project_words]
    used = {s: {p.id for p in knowledge.projects if s in _stems_of(p)} for _, s in asked}
    rare = [(w, s) for w, s in asked if 0 < len(used[s]) <= RARE]
    whole = all(used[s] for _, s in asked) or bool(project_words & {s for w in said for s in stems(w)})
    if not rare or not whole:
        return Found((), False, Filters())
    count = {p.id: sum(p.id in used[s] for _, s in rare) for p in knowledge.projects}
    best = max(count.values())
    chosen = [p for p in knowledge.projects if count[p.id] == best]
    ranked = sorted(chosen, key=lambda p: (-scores.get(p.id, 0.0), p.id))
    spelt = dict(zip(words(question), original_words(question), strict=False))
    shown = [spelt.get(w, w) for w, s in rare if any(p.id in used[s] for p in chosen)]
    return Found(tuple(ranked), True, Filters(), " ".join(dict.fromkeys(shown)))


def _stems_of(project: Project) -> frozenset[str]:
    return _kept_stems(" ".join((project.name, *project.summary.values(), project.administration, project.body)))


def says_title(question: str, titles: Sequence[str]) -> bool:
    """Whether one of `titles` stands in `question`, word for word."""
    said = f" {' '.join(words(question))} "
    return any(f" {' '.join(words(title.partition('(')[0]))} " in said for title in titles)


def names_only(question: str, title: str, programme: Programme) -> bool:
    """Whether `question` says `title`, and else nothing but words of asking."""
    said, named = words(question), words(title.partition("(")[0])
    for start in range(len(said) - len(named) + 1 if named else 0):
        if said[start : start + len(named)] == named:
            rest = set(said[:start] + said[start + len(named) :])
            return not rest - _ASKING - STOP_WORDS - _project_words(programme)
    return False


@lru_cache(maxsize=2_000)
def _kept_stems(text: str) -> frozenset[str]:
    """Kept from one search to the next: the texts of projects hardly change."""
    return frozenset(stems(text))


def asks_for_projects(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether a question may look for projects by their traits.

    Either it says a word for "project" and names a trait, or it is nothing but words of asking and names of themes,
    places or administrations. Long stories that mention a project in passing are not searches.
    """
    said = words(question)
    folded = fold(question)
    if len(said) > LONGEST or _WHEN.search(folded) or _FATE.search(folded):
        return False
    project_words = _project_words(programme)
    traits = {f for f in mentions.facets if f != "statuses"}
    other = _other(mentions, programme)
    if set(said) & (project_words | _LISTING):
        # Of a cohort alone, only its list is a search: « les projets de la 3e sont-ils maintenus ? » asks something else.
        if not traits and mentions.cohorts and not (set(said) & project_words and mentions.facets):
            return not other
        if set(said) & project_words and (bool(traits) or (bool(mentions.facets) and len(said) <= SHORT)):
            return True
    if not traits & {"themes", "administrations", "places"}:
        return False
    return not mentions.rest or (bool(set(mentions.rest) & vague_words(programme)) and not other)


def only_asks_for_projects(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether a question that looks for projects can hardly ask anything else, however well an entry fits it.

    It says "project", "list" or what was done, names a trait or a cohort, and holds no other word. A profession that
    follows in the genitive asks for a job (« les missions d’un designer »), not for projects.
    """
    said, folded = words(question), fold(question)
    project_words = _project_words(programme)
    if _REASON.search(folded) or _FATE.search(folded) or _other(mentions, programme):
        return False
    if not set(said) & (project_words | _LISTING | _DONE):
        return False
    facets = {f for f in mentions.facets if f != "statuses"}
    if facets == {"profiles"}:
        return not any(
            _OF_A_JOB.match(folded[m.end() :].lstrip()) for w in project_words for m in re.finditer(rf"\b{w}\b", folded)
        )
    return bool(facets or mentions.cohorts)


def asks_for_one(question: str, mentions: Mentions, project: Project, programme: Programme) -> bool:
    """Whether a search speaks of a single project, and with enough words of `project`'s own to mean that one."""
    if asks_for_several(question, programme):
        return False
    own = {w for w in mentions.rest if w not in _ASKING and w not in STOP_WORDS and set(stems(w)) <= _stems_of(project)}
    return len(own) >= OWN


def asks_for_several(question: str, programme: Programme) -> bool:
    """Whether a search is for projects, in the plural."""
    return bool(set(words(question)) & (_LISTING | {w for w in _project_words(programme) if w.endswith("s")}))


def says_name(question: str, name: str, ordinary: Collection[str]) -> bool:
    """Whether `question` says a project's `name`, be it misspelt or split otherwise (« base gunn » for « Basegun »).

    A name of a single word that is among the `ordinary` ones is never told from that word.
    """
    named, said = words(name.partition("(")[0]), words(question)
    joined = "".join(named)
    if len(named) == 1 and joined in ordinary:
        return False
    allowed = 0 if len(joined) < SPELLABLE else 1 if len(joined) < 3 * SPELLABLE // 2 else 2
    for size in range(1, len(named) + 2):
        for start in range(len(said) - size + 1):
            window = said[start : start + size]
            if window == named:
                return True
            near = OSA.distance("".join(window), joined, score_cutoff=allowed) <= allowed
            if near and any(w not in ordinary for w in window):
                return True
    return False


def vague_words(programme: Programme) -> frozenset[str]:
    """Words by which a question says that it searches, whatever for."""
    return _project_words(programme) | _LISTING | _DONE | _VAGUE


def _other(mentions: Mentions, programme: Programme) -> set[str]:
    """The words of a question that are neither of asking nor of the programme, and name nothing."""
    own = {w for text in (programme.name, programme.short_name, *programme.cohort_words) for w in words(text)}
    return set(mentions.rest) - _project_words(programme) - own - _ASKING - STOP_WORDS


@lru_cache(maxsize=8)
def _words_for_projects(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for text in texts for w in words(text))


def _project_words(programme: Programme) -> frozenset[str]:
    return _words_for_projects(programme.project_words)
