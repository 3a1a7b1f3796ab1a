"""Which cohort is meant by what is said of the present: « la promo en cours », « celle qui recrute », « la toute dernière »."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.texts import FIRST
from bot.wording.allusions import Wording
from index.asking import LONGEST, offers, speaks_of_a_call
from index.documents import Cohort, Programme, in_language
from index.search_words import words_for_projects
from index.who_had import asks_what_it_does

FEW = 9
"""Words up to which hardly anything else is said (« non, je veux dire pour la dernière promo »)."""

SOME = 14
"""Words up to which it goes on about what was said before."""

_MEMBERS = "mentor mentore équipe equipe membre porteur porteuse coach team member fellow".split()
"""Who belongs to a cohort that is at work."""

_UNDER_WAY = r"(?:en ce moment|du moment|actuellement|actuel(?:le)?s?|en cours|right now|currently|ongoing|under way)"
_OF_ONESELF = re.compile(r"\b(?:(?:je|on|nous|i|we)\b(?: suis| am| are)? ?\w+|j['’] ?\w+|i['’]m|i am)$", re.IGNORECASE)
"""Ends with what one does oneself."""
_OF_TEAMS = re.compile(
    r"\b(?:les equipes(?= .*\b(?:cette annee|this year)\b)|quel(?:le)?s (?:equipes|administrations|ministeres|services|produits)|which (?:teams|administrations|ministries|services|products)|host(?:s|ed)?|accueillie?s? par)\b"
)
_ASKS_A_DAY = re.compile(r"\b(?:quand|dates?|jours?|limite|depot|deposer|cloture|when|deadline|days?)\b")
"""Asks when something is, which may be to come."""
_ITS_DAYS = re.compile(
    r"\bde quand a quand\b|\bfrom when (?:to|until) when\b|\b(?:a|s'est|avait|did|has|elle a|elle s'est) ?(?:commence|demarre|debute|fini|termine|acheve|dure|start|begin|end|finish|last|run)\w*\b|"
    r"\b(?:fini|finie|terminee?|commence|demarre|dates?) (?:de |quand\b)|\bquand (?:a|s'est)(?:-t-elle)? (?:commenc|demarr|debut|fini|termin|achev)\w*|\b(?:started|ended|finished|began)\b"
)
"""Asks from when until when something was."""
_OF_APPLYING = re.compile(
    r"\b(?:candidat|postul|audition|entretien|selection|preselection|reponse|resultat|recrut|recruit|interview|shortlist|hiring|appli(?:ed|cation|es)|apply|answer|result)\w*"
)
"""Speaks of those who apply."""


@dataclass(frozen=True)
class Present:
    """What a question is asked in: the day, the cohorts of that day, and whether a cohort was spoken of before."""

    today: date
    programme: Programme
    at_work: Callable[[], Cohort | None]
    recruiting: Callable[[], Cohort | None]
    spoken_of: bool


@dataclass(frozen=True)
class Asked:
    """A question, with what decides which ways to name a cohort are read in it."""

    present: Present
    wording: Wording
    calls: bool
    """It speaks of a call, whose cohort is chosen by what is open."""
    searches: bool
    """It looks for projects."""

    @property
    def of_teams(self) -> bool:
        """Whether it asks for projects, or who hosts them."""
        return self.searches or bool(_OF_TEAMS.search(self.wording.folded))

    @property
    def goes_on(self) -> bool:
        """Whether it says little more than that it goes on about a cohort."""
        return self.present.spoken_of and self.wording.length <= FEW

    @property
    def of_its_days(self) -> bool:
        """Whether it asks from when until when a cohort was at work."""
        folded = self.wording.folded
        return not self.calls and bool(_ITS_DAYS.search(folded)) and not _OF_APPLYING.search(folded)

    @property
    def of_the_newest(self) -> bool:
        """Whether « la dernière promo » is the one whose rules hold now."""
        very = self.wording.said & {"toute", "very"} and self.wording.length <= SOME
        return self.of_teams or (self.wording.opens_with_link and bool(very or self.wording.length <= FEW))


def asked(question: str, present: Present) -> Asked:
    """`question` as it is asked in `present`."""
    wording, programme = Wording(question), present.programme
    of_projects = bool(wording.said & words_for_projects(programme)) or asks_what_it_does(question)
    calls = speaks_of_a_call(question, programme)  # « l'appel à projets en cours »
    return Asked(present, wording, calls, of_projects and not offers(question) and not calls)


@dataclass(frozen=True)
class Way:
    """One way to name a cohort by the present. In `said`, `{of}` stands for the words for a cohort, and `{now}` for one at work."""

    said: str
    cohort: Callable[[Asked], Cohort | None]
    told: str = "la {}"
    """What is put in its place, a template of `re` in which `{}` is the cohort's name."""
    where: Callable[[Asked], bool] = lambda asked: True


def _at_work(asked: Asked) -> Cohort | None:
    return asked.present.at_work()


def _recruiting(asked: Asked) -> Cohort | None:
    return asked.present.recruiting()


def _newest(asked: Asked) -> Cohort | None:
    """The cohort whose rules hold."""
    return asked.present.programme.cohort_on(asked.present.today)


def _before_the_newest(asked: Asked) -> Cohort | None:
    programme, newest = asked.present.programme, _newest(asked)
    before = programme.next_to(newest.id, -1) if newest else None
    return programme.cohort(before) if before else None


def _latest_begun(asked: Asked) -> Cohort | None:
    """The one at work, else the newest, or the one before while that one is still recruited; None for the very last one, which may be no more."""
    if working := _at_work(asked):
        return working
    newest, recruiting = _newest(asked), _recruiting(asked)
    if newest is None or asked.present.programme.next_to(newest.id, 1) is None:
        return None
    return newest if recruiting is None or recruiting.id != newest.id else _before_the_newest(asked)


def _no_call(asked: Asked) -> bool:
    return not asked.calls


_BEGINS_OR_ENDS = r"(?:(?:a|avait|est|s['’]est|s['’]|se|va|did|has|will|is) ?)?(?:(?:d[ée]marr|commenc|d[ée]but|arriv|fini|termin|ach[eè]v|start|beg[aiu]n|end|finish)\w*)"
"""Says of a cohort that it begins, or ends."""
_RECRUITING = (
    r"(?:qui (?:est en train de recruter|est en (?:cours de|plein) recrutement|recrute)(?: actuellement| en ce moment| maintenant)?|"
    r"(?:en cours de|en plein) recrutement|(?:(?:that is|that's|which is) )?(?:currently |now )?(?:recruiting|hiring)(?: right now| now| at the moment)?)\b"
    r"(?! (?:d|une?|des?|qui|les|whom|le (?:plus|moins)|the most|most)\b)"
)
"""Says of a cohort that its call is open."""
_AT_IT = r"(?:actuelle|en cours|qui (?:tourne|travaille|bosse|se termine|s['’]ach[èe]ve|prend fin|est (?:en cours|en poste|en place))|under way)"
_MEANWHILE = r"(?: en ce moment| actuellement| maintenant)?"

_WAYS = (
    # « Que fait l'IGN dans la promo en cours ? », « je suis mentor d'une équipe de la promo en cours »
    Way(r"\b(?P<in>dans|(?<!\w)(?:{members}) de) {now}", _at_work, r"\g<in> la {}", _no_call),
    # « la nouvelle promo, elle a commencé quand ? », of who was in another
    Way(
        r"\b(?:la |the )?(?:nouvelle|new) (?:{of}),? (?=(?:elle )?(?:a |est |s['’]est |has |did )(?:d[ée]j[àa] |already )?(?:commenc|d[ée]marr|d[ée]but|arriv|start|begun))",
        _at_work, "la {} ", _no_call,
    ),
    # « la promo actuelle a démarré quel jour ? »
    Way(rf"\b(?:{{now}}|(?:the |this )?current (?:{{of}})) (?=(?:elle )?{_BEGINS_OR_ENDS})", _at_work, "la {} ", _no_call),
    # « la dernière promo, c'était de quand à quand ? »
    Way(r"\b(?:la |the )?(?:derni[èe]re|last|latest|most recent) (?:{of})\b", _latest_begun, where=lambda a: a.of_its_days),
    Way(rf"\b(?:la |the )?(?:{{of}}) {_RECRUITING}", _recruiting),
    # « et pour celle qui recrute en ce moment ? »
    Way(rf"\b(?:la |the )?(?:celle|the one) {_RECRUITING}", _recruiting, where=lambda a: a.present.spoken_of),
    # « et pour la nouvelle promo, c'est pareil ? »
    Way(r"\b(?P<for>pour|for) (?:la |the )?(?:nouvelle|new) (?:{of})\b", _recruiting, r"\g<for> la {}"),
    Way(
        r"\b(?:la |cette |the )?(?:{of}) (?:qui vient (?:tout juste )?(?:de |d['’])(?:d[ée]marrer|commencer|d[ée]buter|arriver)|that (?:has )?just (?:started|arrived)|(?:qui a (?:commenc[ée]|d[ée]marr[ée]|d[ée]but[ée])|qui est arriv[ée]e|that (?:has )?(?:started|arrived|began)) (?:lundi|cette semaine|this (?:monday|week)|on monday|la semaine derni[èe]re|last week))\b",
        _at_work, where=_no_call,
    ),
    # « les projets de l'IGN de cette promo »
    Way(r"\b(?:de|dans) cette (?:{of})\b", _at_work, "de la {}", lambda a: a.searches and not a.present.spoken_of),
    # « l'avant-dernière promo »
    Way(
        r"\b(?:l['’ ]|the )(?:avant-derni[èe]re|last but one|one before last)(?: (?:{of})\b|(?= et la derni[èe]re (?:{of})\b))",
        _before_the_newest, "{}",
    ),
    # « et celui de la promo en cours, il fait quoi ? », and not « la promo qui travaille sur la mer »
    Way(
        rf"\b(?:la |the )?(?:(?:{{of}}) {_AT_IT}(?!{_MEANWHILE} (?:sur|dans|pour|a|à|au|avec|chez|on|in|with)\b){_MEANWHILE}|current (?:{{of}}))\b",
        _at_work, "{}", lambda a: a.present.spoken_of and a.wording.length <= SOME,
    ),
    # « et pour la toute dernière promo, la règle avait bougé ? »
    Way(
        r"\b(?:la |the )?(?:(?:(?:toute |very )?(?:derni[èe]re|latest|last)|current) (?:{of})|(?:{of}) (?:actuelle|en cours))\b",
        _newest, "{}", lambda a: a.of_the_newest,
    ),
    # « les projets de la nouvelle promo »; « et la nouvelle promo ? » may be one that is to come
    Way(
        r"\b(?:la |the )?(?:nouvelle|newest) (?:{of})\b",
        _newest, "{}", lambda a: a.searches and not _ASKS_A_DAY.search(a.wording.folded),
    ),
    # « et la dernière en date ? »
    Way(
        r"(?<!\w)(?:la derni[èe]re en date|la plus r[ée]cente(?= *(?:[?.!,]|$))|the (?:most recent|latest) one)",
        _newest, "{}", lambda a: a.goes_on,
    ),
    Way(r"(?<!\w)dans la (?:toute )?derni[èe]re(?= *(?:[?.!,]|$))", _newest, "dans {}", lambda a: a.goes_on),
    # « et celle qui est en cours ? »
    Way(
        r"\b(?:celle (?:qui est )?(?:en cours|actuelle)|the current one)\b",
        _at_work, "{}", lambda a: a.goes_on and a.wording.opens_with_link,
    ),
)  # fmt: skip


def with_cohorts_named(question: str, asked: Asked) -> str:
    """`question` with each cohort that it tells by the present called by its name; in a search, what is under way too."""
    programme = asked.present.programme
    of, patterns = _spelt(programme.cohort_words, programme.project_words)
    for way, pattern in zip(_WAYS, patterns, strict=True):
        if way.where(asked) and pattern.search(question) and (cohort := way.cohort(asked)):
            told = way.told.replace("{}", in_language(cohort.name, FIRST).replace("\\", r"\\"))
            question = pattern.sub(told, question)
    if not (asked.searches and asked.wording.length <= LONGEST) or not (working := _at_work(asked)):
        return question
    of_it = rf"(?:(?:dans |de |à )?(?:la |cette )?(?:{of}) )?(?:qui (?:tourne(?:nt)?|travaille(?:nt)?) )?"
    under_way = re.search(rf"\s*\b{of_it}{_UNDER_WAY}\b\s*", question, re.IGNORECASE)
    if under_way is None or not of_the_present(question):  # not « je candidate en ce moment »
        return question
    name = in_language(working.name, FIRST)
    return f"{question[: under_way.start()]} {name} {question[under_way.end() :]}".strip()


@lru_cache(maxsize=4)
def _spelt(cohort_words: tuple[str, ...], project_words: tuple[str, ...]) -> tuple[str, list[re.Pattern[str]]]:
    """A pattern for the words for a cohort, and those of all ways to name one by the present; the same for every question."""
    of = "|".join(re.escape(w) for w in sorted(cohort_words, key=len, reverse=True))
    members = "|".join(map(re.escape, sorted({*project_words, *_MEMBERS})))
    now = rf"(?:la |cette )?(?:(?:{of}) (?:actuelle|en cours)(?! de\b)|(?:actuelle|pr[ée]sente) (?:{of})|(?:{of}) (?:qui est )?(?:en poste|en place|en fonction)(?: en ce moment| actuellement)?|(?:{of}) qui vient de (?:d[ée]marrer|commencer|d[ée]buter))\b"
    said = (way.said.replace("{of}", of).replace("{members}", members).replace("{now}", now) for way in _WAYS)
    return of, [re.compile(one, re.IGNORECASE) for one in said]


def of_the_present(question: str) -> bool:
    """Whether it speaks of what is under way, and not of what one does oneself (« je candidate en ce moment »)."""
    said = re.search(rf"\s*\b{_UNDER_WAY}\b", question, re.IGNORECASE)
    return bool(said and not _OF_ONESELF.search(question[: said.start()]))
