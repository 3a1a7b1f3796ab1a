"""How many people worked on a project, of each profession, as staff wrote it; and how many a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.documents import Programme, Project
from index.mentions import Mentions
from index.numerals import cardinal
from index.search_words import words_for_cohorts, words_for_projects
from index.text import SENTENCE_END, fold, words

_NUMBER = r"(?P<number>\d\d?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|seven|eight|nine|ten)"
_BEFORE = r"(?:\b(?P<before>[a-z]+) )?\b"
_ONLY_ONE = r"\b(?:une? seule?|only one|(?:a|one) single|just one)"
"""Says that one, and no more, is meant: « un designer » is any."""
_NOBODY_BUT = (
    r"(?:(?<!est )(?<!parce )(?<!plus )(?<!moins )(?<!autant )(?<!pas )(?<!profils )(?<!ce )(?<!dit )\bque (?:des|de la|de l'|de|du)|"
    r"(?<!pas )\b(?:uniquement|seulement|exclusivement) (?:des|de la|de l'|de|du)|(?<!not )\bonly|\bnothing but|\bno one but|\b100 ?%(?: de| of)?)"
)
"""Says that there was nobody else: « que des designers », « 100 % data »."""
_AND_NOBODY_ELSE = r"(?:uniquement|exclusivement|only)(?! (?:le|la|les|on|in|for)\b)"
"""Says it after them: « des designers uniquement »."""
_ON_ONES_OWN = r"(?:(?:etait|est|a ete|ete|travaillait|bossait|(?:s )?est retrouvee?|se retrouvait|was|were|worked|ended up) )?(?:(?:tout |toute )?seule?|alone|on (?:their|his|her) own)\b(?! (?:le|la|les|a|avec|responsable|maitre|en charge)\b)"
"""Says it of one person: « où le designer était tout seul »."""
_BY_THEMSELVES = r"(?:etaient|sont|ont ete|travaillaient|ont travaille|bossaient|were|worked) ?(?:ils |elles )?(?:(?:tous|toutes|tout|all) )?(?:seule?s|entre eux|entre elles|by themselves|among themselves|alone|on their own)\b"
"""Says it of several: « où des designers étaient seuls »."""
_OF_THEM = r"(?:(?:gens|personnes|profils) (?:du |de la |de |en )?)?"
_NOBODY_ELSE = r"(?:et|and) (?:personne|rien|nobody|no one|nothing) (?:d[' ]?autre|else)"
_IN_TWOS = re.compile(
    rf"\b(?:menee?s?|faite?s?|porte(?:e|s|es)?|travaille|bosse|conduite?s?|missions?|projets?|ete) a {_NUMBER}(?=$| (?:en|dans|dont|avec|a|de|sur)\b)|\b(?:en|par|un|une|de|avec|a|two-person|in) (?:binomes?|duos?|tandems?|pairs?)\b(?! (?:de|avec|with)\b)"
)
"""Says in how many they worked: « menés à deux », « en binôme »."""
_ONE_ALONE = re.compile(
    r"\b(?:en solo|par une seule personne|une seule personne|(?:etai\w+|ete|travaille|menee?s?) (?:tout |toute )?seule?s?|a single person|one person teams?|by (?:just )?one person|solo)\b"
)
"""Says that there was one."""
_INSTEAD = re.compile(
    r"\b(?:instead of|rather than|and not|et pas|et non|plutot qu[e']?|au lieu d[e']?|not)(?: (?:a|an|une?|the|just|de|d'))* ?(?:(?:personne |person )?(?:solo|seule?|single|une seule|lone))\b(?: (?:one|person|personne|designer|developer)s?)?"
)
"""Says how many they were not."""
_THE_MOST = r"\b(?:le plus (?:grand nombre )?(?:de|d')|the (?:most|largest number of))"
"""Says that the teams with most people of a profession are meant."""
_WHY = re.compile(r"\b(?:pourquoi|why)\b")
_PEOPLE = "personnes?|gens|membres?|people|persons?|members?"
_AT_LEAST = frozenset("moins plus least most than minimum maximum max over under jusqu".split())
"""Words before a number of which it is only the least, or the most."""
_OF_SO_MANY = re.compile(
    rf"\b(?:equipes?|teams?) (?:de|a|of) {_NUMBER}\b(?! (?:ans?|mois|semaines?|jours?|heures?|minutes?|km|years?|months?|weeks?|days?|hours?|miles?)\b)"
)
_THEY_WERE = re.compile(
    rf"\b(?:ils|elles|on|they|equipe|team|lesquel(?:le)?s|which(?: ones)?) (?:etaient|etait|sont|was|were|are) (?:que |seulement |only |just |a )?{_NUMBER}(?= (?:dessus|dedans|sur|dans|on|in)\b|$)"
)
"""Says how many they were, without a noun: « dans lesquels ils étaient deux ? »."""
_NOT_ALONE = re.compile(
    rf"\bpas (?:tout |toute )?seule?s? mais (?:a |bien )?{_NUMBER}\b|\bnot alone but {_NUMBER.replace('number', 'number_en')}\b"
)
"""Says it after how many they were not: « ils n'étaient pas seuls mais deux »."""
_LARGEST = re.compile(
    r"\b(?:plus (?:grande?|grosse?|nombreuse)s? equipes?|equipes? (?:qui )?(?:est |etait |etaient )?l[ae]s? plus (?:grande?|grosse?|nombreuse)s?|(?:largest|biggest) teams?|"
    r"teams? (?:is|was|were) the (?:largest|biggest)|(?:avait|avaient|a eu|comptait|mobilisait|reunissait|avec|had|with) (?:le plus de (?:monde|personnes|gens)|the most people)|(?:les? )?plus (?:gros|grands?|nombreux|importants?|fort) (?:effectifs?|equipages?)|effectifs? l[ae]s? plus (?:gros|grands?|importants?|nombreux)|(?:largest|biggest) (?:headcount|staff|crew))\b"
)
_JUST = re.compile(r"\b(?:juste|seulement|uniquement|que|exactement|only|just|exactly|rien d'autre|nothing else)\b")
"""Says that there was nobody else."""
_BESIDE = frozenset({"", "et", "and", "plus", "avec", "with"})
"""Between two professions of one team."""
_RULE = re.compile(
    r"\b(?:je|j'ai|mon|ma|i|my|possibles?|possible|autorise\w*|permis\w*|maximum|max|allow\w*|peut|peuvent|peux|puis|can|may)\b"
)
"""Speaks of oneself, or asks what is allowed."""


@dataclass(frozen=True)
class Team:
    """`people` in all, 0 where that is not written; `of`: of them those of each profession (its identifier)."""

    people: int
    of: Mapping[str, int]


@dataclass(frozen=True)
class TeamSize:
    """So many `people`, of one profession (`profile`, an identifier) or in all; the most that a team had, where that is 0.

    `alone`: nobody but people of that profession, however many.
    """

    people: int = 0
    profile: str = ""
    alone: bool = False
    each: tuple[tuple[str, int], ...] = ()
    """So many of each of several professions; with `alone`, and nobody else (« juste 1 designer et 1 dev »)."""

    @property
    def most(self) -> bool:
        """Whether the largest teams are looked for."""
        return not (self.people or self.alone)


def team_of(project: Project, programme: Programme) -> Team:
    """The team of a project: « deux personnes en design, une personne en développement », « trois coachs : deux en…, un en… ».

    Of a part that names several professions, how many there are of each is not known.
    """
    total, colon, each = project.team.partition(":")
    people, found = _count(total) if colon else 0, dict[str, int]()
    for part in (each if colon else total).split(","):
        count, named = _count(part), _professions(part, programme)
        if not colon and words(part)[:1] != ["dont"]:
            people += count
        if count and len(named) == 1:
            profile = next(iter(named))
            found[profile] = found.get(profile, 0) + count
    return Team(people, found)


def asked_size(question: str, mentions: Mentions, programme: Programme, surely: bool = False) -> TeamSize | None:
    """The size of team by which `question` looks for projects; None when it says none, or only the least or the most.

    `surely`: it looks for projects, so that « à deux » can hardly mean something else.
    """
    said, folded = " ".join(words(question)), fold(question)
    teams = set(words(question)) & (words_for_projects(programme) | {"equipe", "equipes", "team", "teams"})
    if _LARGEST.search(said):
        asks = next((one for one in SENTENCE_END.split(folded) if _LARGEST.search(" ".join(words(one)))), folded)
        return TeamSize() if teams and not _RULE.search(asks) else None  # « … ? mon chef croit que non »
    own = "|".join(re.escape(w) for w in words(programme.short_name))
    what = {f"{_PEOPLE}|{own}" if own else _PEOPLE: ""}
    for reading in mentions.readings:
        if not reading.left_out and (profiles := {i for facet, i in reading.terms if facet == "profiles"}):
            what[re.escape(" ".join(reading.said))] = min(profiles)
    cohorts = "|".join(map(re.escape, words_for_cohorts(programme)))
    # People who are the team, and not « deux personnes de l'administration ».
    not_of = rf"(?! (?:de|du|des|d|of|from) (?!(?:la |l |the )?(?:{cohorts})\b))"
    just = bool(_JUST.search(folded))
    if each := _of_each(said, {name: profile for name, profile in what.items() if profile}, just):
        return TeamSize(sum(n for _, n in each), alone=just, each=each)
    most = teams and not _RULE.search(folded) and not _WHY.search(folded)
    for named, profile in what.items():
        alone = rf"{_NOBODY_BUT} {_OF_THEM}(?:{named})\b|\b(?:{named}) {_AND_NOBODY_ELSE}|\b(?:avec|par) (?:des |du |de |une? )?{_OF_THEM}(?:{named}) (?:seulement|uniquement)(?=\W*$| ?[,;?!.]| et\b)"
        so_many = re.search(rf"{_NUMBER} (?:{named}) {_NOBODY_ELSE}", folded)
        if profile and so_many:
            return TeamSize(cardinal(so_many["number"]), profile, alone=True)
        by_oneself = rf"\b(?:{named}) {_ON_ONES_OWN}|\blone (?:{named})\b"
        if profile and re.search(by_oneself, said):
            return TeamSize(1, profile, alone=True)
        if profile and (re.search(alone, folded) or re.search(rf"\b(?:{named}) {_BY_THEMSELVES}", said)):
            return TeamSize(0, profile, alone=True)
        whole = rf"\b(?:quel(?:le)?s?|which|what) (?:{'|'.join(teams)}) (?:\w+ ){{0,2}}?" if not profile else ""
        # « quel projet avait le plus de monde ? »
        if most and re.search(rf"{whole}{_THE_MOST} ?(?:{named})\b", folded):
            return TeamSize(0, profile)
        if profile and re.search(rf"\b(?:pair|binome|duo|tandem)s? (?:of|de|d) (?:{named})\b", said):
            return TeamSize(2, profile)
        if re.search(rf"{_ONLY_ONE} (?:{named})\b", said):
            return TeamSize(1, profile)
        found = re.search(
            rf"{_BEFORE}{_NUMBER} (?:{named})\b(?! (?:par|per|chacun\w*|each)\b){'' if profile else not_of}", said
        )
        if found and found["before"] not in words_for_cohorts(programme) | _AT_LEAST:  # not « promo 2 designers »
            return TeamSize(cardinal(found["number"]), profile)
    if not_alone := _NOT_ALONE.search(said):
        return TeamSize(cardinal(not_alone["number"] or not_alone["number_en"]))
    said = _INSTEAD.sub(" ", said)
    together = next(reversed([*_IN_TWOS.finditer(said)]), None) if surely else None
    by_one = next(reversed([*_ONE_ALONE.finditer(said)]), None) if surely else None
    they_were = _THEY_WERE.search(said)
    if by_one and not any(other and other.start() > by_one.start() for other in (together, they_were)):
        return TeamSize(1)
    found = _OF_SO_MANY.search(said) or they_were or together
    return TeamSize(cardinal(found["number"] or "deux")) if found else None


def _of_each(said: str, names: Mapping[str, str], just: bool) -> tuple[tuple[str, int], ...]:
    """How many of each of several professions a text says, one right after the other; empty for fewer than two of them.

    `names`: by what each is called, as a pattern; « un » is a number where `just` so many are meant.
    """
    if len(names) < 2:
        return ()
    number = _NUMBER[:-1] + "|une?|an?)" if just else _NUMBER
    found = list(re.finditer(rf"\b{number} (?P<name>{'|'.join(names)})s?\b", said))
    beside = any(said[a.end() : b.start()].strip() in _BESIDE for a, b in pairwise(found))
    counts = {names[re.escape(m["name"])]: cardinal(m["number"]) or 1 for m in found}
    return tuple(counts.items()) if beside and len(counts) > 1 else ()


def of_size(projects: Sequence[Project], size: TeamSize, programme: Programme) -> tuple[Project, ...]:
    """Those of `projects` whose team is of that `size`, in their order."""
    teams = {p.id: team_of(p, programme) for p in projects}
    if size.each:
        having = (p for p in projects if all(teams[p.id].of.get(i) == n for i, n in size.each))
        return tuple(p for p in having if not size.alone or teams[p.id].people == size.people)
    if size.alone:
        alone = (p for p in projects if teams[p.id].people == teams[p.id].of.get(size.profile, 0) > 0)
        return tuple(p for p in alone if size.people in {0, teams[p.id].people})
    count = {i: team.of.get(size.profile, 0) if size.profile else team.people for i, team in teams.items()}
    most = size.people or max(count.values(), default=0)
    return tuple(p for p in projects if count[p.id] == most > 0)


def _count(text: str) -> int:
    return next((n for w in words(text) if (n := cardinal(w))), 0)


def _professions(text: str, programme: Programme) -> set[str]:
    """The professions that `text` names, by their longest names."""
    said, found = f" {' '.join(words(text))} ", set[str]()
    names = [
        (" ".join(words(n)), t.id) for t in programme.terms.get("profiles", ()) for n in (*t.name.values(), *t.also)
    ]
    for form, profile in sorted(names, key=lambda named: -len(named[0])):
        if form and f" {form} " in said:
            found.add(profile)
            said = said.replace(f" {form} ", "  ")
    return found
