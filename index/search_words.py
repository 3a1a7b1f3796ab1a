"""The words of a search for projects: those that ask for it, those that say nothing of what is sought, the programme's."""

from __future__ import annotations

import re
from functools import lru_cache

from index.documents import Programme
from index.text import fold, words
from index.vocabulary import SAYING_NOTHING

LISTING = frozenset(
    "liste list inventaire inventory lesquels lesquelles ones rappelle rappeler rappelez remind".split()
)
"""Words that ask for several."""

DOERS = frozenset("equipe equipes team teams laureat laureats laureate laureates recrues hote hotes host hosts".split())
"""Words for those who did projects, or had them."""

DONE = frozenset(
    "mene menes menees realise realises realisees accompli accomplis accomplies entrepris entreprises bosse participe participes participated pris prise accueilli accueillis accueillie accueillies".split()
)
"""Words that say a search by themselves, without a word for project."""

VAGUE = frozenset(
    "truc trucs chose choses quelque qqch neuf fait faits faites existe existent travail travaille eu something anything any".split()
)
"""Words that may say one."""

ASKING = (
    LISTING
    | DONE
    | VAGUE
    | SAYING_NOTHING
    | frozenset(
        fold(w)
        for w in "parmi leur leurs administration administrations encore phase actuellement quel quelle quels quelles quoi "
        "combien comment pourquoi annee annees year years avez avait avaient aviez faire contre etaient etait sont ont ete tous toutes "
        "tout donne montre parle dis dessus autour concernant concerne concernent sujet lien rapport porte portes "
        "portees portent plus savoir infos info details presente presentation explique expliquer connais "
        "connaissez definition stp svp appelle lequel laquelle depuis origine debut toujours deja aussi certains "
        "certaines celui celle ceux celles vers niveau domaine domaines secteur theme themes thematique type types programme "
        "quelqu personnes gens impliquent relatif relatifs lies all what which did do does about with for there "
        "please tell me more is it was were are have has had been made done worked working list show give some "
        "ones one if that every each this related program you your where nom noms name names avoir donner cite citer lister "
        "peut peux pouvez pouvons pourriez pourrais pourrait voudrais aimerais montrez envoyez trouve trouves trouver citez listez recrute recrutes recrutaient embauche embauches embauchaient cherchaient fois oui non soutenu "
        "forcement obligatoirement absolument parait vrai hired recruited hire needed hosted hosting host heberge heberges hote porteur porteurs "
        "bossent bossait bossaient travaillent travaillait travaillaient menait mene meme carried led run by from bas collaboration collaborations partenariat partenariats "
        "cc slt bjr coucou nombre confondu confondus confondue confondues complet complete entier entiere integral integrale toute exhaustif exhaustive exhaustifs exhaustives fournir fournissez fournis transmettre transmettez communiquer communiquez procurer could would equipes exemple exemples example examples donnez proposee proposees proposes sans without statut statuts etat etats avancement status".split()
    )
)
"""Words of a search that say nothing of what is searched."""


_WHICH = frozenset("quel quelle quelles quels laquelle lequel which what".split())
_OF_THEM = frozenset(
    "des de vos nos ces toutes tous parmi les la le l of the your these all est etait fut was is".split()
)
"""What stands between « laquelle » and what is compared."""

_LATEST = re.compile(
    r"\b(?:recente?s?|actuel(?:le)?s?|derniers|dernieres|nouveaux|nouvelles|recent|latest|newest|current)\b"
)
"""Asks for the newest of them."""

_EARLIEST = re.compile(
    r"\b(?:(?P<oldest>plus (?:ancien(?:ne)?|vieux|vieille)s?|oldest|earliest)|(?P<very>tout(?:e)? premi(?:er|ere)|very first)(?: (?P<a>[a-z]+))?(?: (?P<b>[a-z]+))?|(?:first|premi(?:er|ere)) (?P<c>[a-z]+)(?: (?P<d>[a-z]+))?)\b"
)
"""Asks for the oldest of them; of the first what, where a noun follows."""


@lru_cache(maxsize=8)
def _words_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for text in texts for w in words(text))


def words_for_projects(programme: Programme) -> frozenset[str]:
    return _words_of(programme.project_words)


def words_for_cohorts(programme: Programme) -> frozenset[str]:
    """In every language."""
    return _words_of(programme.cohort_words)


def compares_cohorts(question: str, programme: Programme) -> bool:
    """Whether it asks which of the cohorts does more of something ("which of the cohorts lasted the longest?")."""
    tokens = words(question)
    named = (next((w for w in tokens[i + 1 :] if w not in _OF_THEM), "") for i, t in enumerate(tokens) if t in _WHICH)
    return not words_for_cohorts(programme).isdisjoint(named)


def own_words(programme: Programme) -> frozenset[str]:
    """The words of the programme's own names."""
    return _words_of((programme.name, programme.short_name))


def narrower_states(programme: Programme) -> frozenset[tuple[str, ...]]:
    """The narrower words of states (« transférés », for « poursuivi »), each as its words."""
    return frozenset(tuple(words(w)) for t in programme.terms.get("statuses", ()) for w in t.narrower)


def vague_words(programme: Programme) -> frozenset[str]:
    """Words by which a question says that it searches, whatever for."""
    return words_for_projects(programme) | LISTING | DONE | VAGUE


def age_asked(question: str, programme: Programme) -> int:
    """1 where the newest are asked for, -1 where the oldest are, 0 for neither."""
    folded, things = fold(question), words_for_projects(programme)
    earliest = _EARLIEST.search(folded)
    nouns = {earliest[n] for n in "abcd"} if earliest else set()
    french = bool(earliest and (earliest["very"] or "").startswith("tout"))  # « votre tout premier, en santé »
    if earliest and (earliest["oldest"] or french or nouns & things):
        return -1
    return 1 if asks_for_newest(question) else 0


def asks_for_newest(question: str) -> bool:
    """Whether the newest projects are asked for."""
    return bool(_LATEST.search(fold(question)))
