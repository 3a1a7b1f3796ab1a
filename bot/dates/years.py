"""What a kind of dates was in the past years, or with every cohort, for who asks for all of it at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dates.named import CALLS
from bot.dates.numbered import numbers_of
from bot.dates.rounds import Rounds
from bot.texts import say
from bot.wording.allusions import Wording
from bot.wording.date_cues import A_YEAR, THIS_YEAR
from index.calendar import CANDIDATES, Event, Kind
from index.documents import in_language
from index.named_days import named_days
from index.search_words import words_for_cohorts
from index.text import SENTENCE_END, fold, words

_ALWAYS = re.compile(
    r"\b(?:autrefois|(?:selon|suivant) les (?:annees|editions)|d'une (?:annee|edition) (?:a|sur) l'autre|(?<!comme )d'habitude|habituellement|generalement|en general|(?<!comme )(?<!comme a )chaque (?:annee|fois)|toutes les ann\w+|(?<!comme )les autres annees|(?:ca|cela) a(?:vait)? change (?:quand|en quelle annee|a partir de quand)|quand (?:est-ce que )?(?:ca|cela) a(?:vait)? change|when did (?:that|it|this) change|chacune des (?:\w+ )?premieres|"
    r"usually|generally|each (?:year|time)|every (?:year|time)|di solito|normalerweise)\b"
)
"""Asks how it always was."""
_ALL_OF = re.compile(
    r"\b(?:(?:what|which) dates (?:were|are|did) the |(?:combien|nombre|nb)(?: y a-t-il eu| il y a eu| avez-vous eu| ont eu lieu)? (?:de |d')|quel(?:le)?s |tou(?:s|tes) les |les dates des |"
    r"(?:how many|number of|which|what|all the|(?:the )?dates (?:of|for) (?:the|all)|(?:list|show|give me|listing)(?: of)? (?:all )?(?:the )?|(?:lister?|listez) (?:tou(?:s|tes) )?les) )(?P<what>\w+)(?=(?: (?P<noun>\w+))?)"
)
"""Asks how many there were, or for all of them."""
_HOW_MANY = re.compile(r"\b(?:combien|cb|nombre|how many|number of)\b")
_TIMES = re.compile(
    r"\b(?:combien|cb) de fois\b.{0,40}\b(?:ouver\w*|ouvri\w*|recrut\w+|lance\w*|candidat\w+)|\bhow many times\b.{0,40}\b(?:open\w*|recruit\w*|hir\w+|appl\w+)|"
    r"\b(?:les|des|vos|all the|the) (?:(?:deux|trois|quatre|differentes|dernieres|two|three|four) )?(?:periodes|fenetres|creneaux|periods|windows) (?:de |d'|pour |for |of |to )?(?:depot|depots|candidatures?|candidater|postuler|appl\w+|recrutement)\b"
)
"""Asks how often one could apply, or for all periods of it."""
_A_YEAR_WITHOUT = re.compile(
    r"\b(?:annees?|years?) (?:blanches?|creuses?|vides?)\b|\b(?:annees?|years?) (?:ou|when|in which|where) (?:il n'y|rien|aucun|no|nothing|there was no)\b|"
    r"\b(?:quelles?|which|what) (?:annees?|years?) (?:n'ont|n'a|n'avaient|had no|saw no|were without|have no)\b|\b(?:skip(?:ped)?|saute[rsz]?|passe[rz]? le tour|miss(?:ed)?) (?:a|any|some|une|des|certaines|quelques) (?:years?|annees?)\b"
)
"""Asks for years in which there was none."""
_WITHOUT = re.compile(r"\b(?:annees?|years?) (?:sans|without|with no) (?P<what>\w+(?: \w+){0,2})")
"""The same, of calls alone (« une année sans appel »; but « une année sans salaire »)."""
_ANYTHING = frozenset("candidature candidatures candidater recruter rien anything session sessions".split())
"""What there is none of in a year without a call, besides calls."""
_OF_OTHERS = re.compile(
    r"\b(?:recrutements?|recruitments?|recrues?|hires?|embauches?)\b|\b(?:a|for) (?:projets?|projects?)\b|\b(?:d'|of |de )(?:entretiens?|interviews?|jurys?|juries)\b|\bstandard\b"
)
"""Counts something else than calls to candidates: people, interviews, calls for projects."""
_RANGE = re.compile(r"\b(?:entre|de|between|from) (20\d\d) (?:et|a|and|to) (20\d\d)\b")
_OPEN_ENDED = re.compile(r"\b(?:depuis|avant|apres|a partir de|since|before|after|until|jusqu'en)\b")
SINCE_A_YEAR = re.compile(
    r"\b(?:depuis|since|a partir de) (?:l'annee |l'an |le debut de |the beginning of |[a-z]+ |[a-z' ]{3,40} (?:de|en|of|in) )?(?P<year>20\d\d)\b|\bfrom (?:[a-z]+ )?(?P<from>20\d\d) (?:on(?:wards?)?|(?:un)?til now|to now)\b"
)
"""Asks of a year and all those after it."""
_UP_TO = re.compile(r"\b(?:avant|jusqu'\w*|before|until)\b")
"""Bounds the years otherwise."""
_SINCE_THE_BEGINNING = re.compile(
    r"\b(?:depuis (?:le debut|le depart|toujours|l'origine|que (?:\w+['’ ]){1,2}existe\w*)|jusqu'ici|jusqu'a (?:present|maintenant|aujourd'hui)|since the (?:beginning|start)|so far|to date|"
    r"en tout\b(?! (?:cas|genre|point|premier|premiere|debut))|au total|in total|altogether)\b"
)
"""Asks of all years that there were."""


SEVERAL = 4
"""Years up to which each is named."""


class Years(Rounds):
    """Speaks about the events of several years, at one moment, in one language."""

    def always(self, question: str) -> bool:
        """Whether `question` asks how it always was, or which cohort it was so for."""
        of = "|".join(re.escape(w) for text in self.programme.cohort_words for w in words(text))
        each = rf"quelles?|which|chaque|chacune des(?: (?:\d|deux|trois|quatre|cinq|six|sept))?|(?:pour )?toutes les|each(?: of (?:the|your)(?: (?:\d|two|three|four|five|six|seven))?)?|every|for all(?: the)?|(?:{of}) (?:par|by)"
        each += "|(?:selon|suivant) les"
        # « which batch would i be part of? »: of one's own
        named = rf"\b(?:(?:{each}) (?:{of})(?! (?:would|will|do|am|should|can) i\b| (?:serais|suis|serai|ferais)-je\b| je (?:serais|serai|ferais|ferai)\b)|d'une (?:{of}) (?:a|sur) l'autre)\b"
        which = re.search(named, fold(question)) if of else None
        asked = [s for s in SENTENCE_END.split(question) if "?" in s]
        # « D'habitude, ça démarre en septembre. Une nouvelle commence ce mois-ci ? »: what it is as a rule is told, not asked
        return bool(_ALWAYS.search(fold(" ".join(asked) or question)) or which)

    def _counted(self, kind: Kind, cohort: str | None, question: str) -> str:
        """How many calls of a kind began in the years that `question` names, and which, when it asks for all; else "".

        Of one `cohort` alone, where that is named.
        """
        years = self._years_of_all(kind, question)
        if not years:
            return ""
        known = self.held(self.calendar.of(kind.id, cohort))
        found = [e for e in known if self._begins(e) in years and (cohort or not self._side(e))]
        said = {w.removesuffix("s") for w in words(question)} - words_for_cohorts(self.programme)
        rounds = [e for e in found if said & {word for word, _ in numbers_of(e)}]  # « combien de sprints en tout ? »
        if rounds:
            found = rounds
            first = min(e.window.beginning.local.year for e in rounds)
            years = [year for year in years if year >= first]
        key = "counted" if len(found) > 1 else "counted_one" if found else "counted_none"
        told = say(self.lang, f"dates.{key}", years=self._joined(years), count=len(found))
        alive = any(self.calendar.close_of(e, self.now) > self.now for e in found)
        return "\n\n".join(filter(None, [told, self.statuses(found), "" if alive else self._now(kind)]))

    def years_without(self, kind: Kind, question: str) -> str:
        """The years in which no call of a `kind` to a cohort began, of those since the first, where `question` asks for them; else ""."""
        known = self.held(self.calendar.of(kind.id))
        begun = {self._begins(e) for e in known if not self._side(e)}
        if not begun or not self._asks_for_years_without(question):
            return ""
        span = _RANGE.search(fold(question))
        first, last = (int(span[1]), int(span[2])) if span else (min(begun), self.now.year)
        years = range(max(first, min(begun)), min(last, self.now.year) + 1)
        lacking = [str(year) for year in years if year not in begun]
        told = say(self.lang, "dates.years_without", years=", ".join(lacking) or say(self.lang, "dates.no_year"))
        return "\n\n".join([told, self.statuses(known)])

    def _asks_for_years_without(self, question: str) -> bool:
        without = _WITHOUT.search(fold(question))
        calls = CALLS | _ANYTHING | words_for_cohorts(self.programme)
        return bool(_A_YEAR_WITHOUT.search(fold(question)) or (without and set(words(without["what"])) & calls))

    def _begins(self, event: Event) -> int:
        """The year in which an event begins, as far as that is known."""
        return (event.known(self.now, self.zone) or event.window).beginning.local.year

    def counts_calls(self, kind: Kind, question: str) -> bool:
        """Whether `question` asks how many calls of a `kind` there were in some years."""
        folded = fold(question)
        others = _OF_OTHERS.search(folded) or set(words(question)) & (words_for_cohorts(self.programme) - CALLS)
        return bool(_HOW_MANY.search(folded) and not others and self._years_of_all(kind, question))

    def _years_of_all(self, kind: Kind, question: str) -> list[int]:
        """The years, none of them to come, of which `question` asks for all calls; none where it bounds them otherwise."""
        said = fold(question)
        every = kind.call and kind.audience == CANDIDATES and _TIMES.search(said)
        if not every and not _ALL_OF.search(said):
            return []
        counted = {word for e in self.calendar.of(kind.id) for word, _ in numbers_of(e)}
        asked = {word for match in _ALL_OF.finditer(said) for word in (match["what"], match["noun"])}
        if not every and not asked & (CALLS | {f"{word}s" for word in counted}):
            return []
        if _SINCE_THE_BEGINNING.search(said) and not A_YEAR.search(said):
            begun = map(self._begins, self.held(self.calendar.of(kind.id)))
            return list(range(min(begun, default=self.now.year), self.now.year + 1))
        since = None if _UP_TO.search(said) or len(A_YEAR.findall(said)) > 1 else SINCE_A_YEAR.search(said)
        if since and (first := int(since["year"] or since["from"])) <= self.now.year:
            return list(range(first, self.now.year + 1))
        if _OPEN_ENDED.search(said):
            return []
        years = {int(year) for year in A_YEAR.findall(said)} | ({self.now.year} if THIS_YEAR.search(said) else set())
        if span := _RANGE.search(said):
            years |= set(range(int(span[1]), int(span[2]) + 1))
        return sorted(years) if years and max(years) <= self.now.year else []

    def _joined(self, years: Sequence[int]) -> str:
        """« En 2022, 2023 et 2024 », « De 2016 à 2026 » of many."""
        *first, last = map(str, years)
        if len(years) > SEVERAL:
            return say(self.lang, "dates.from_year_to", first=first[0], last=last)
        named = f"{', '.join(first)} {say(self.lang, 'dates.and')} {last}" if first else last
        return say(self.lang, "dates.in_years", years=named)

    def _of_every_cohort(self, kind: Kind) -> list[Event]:
        """The main events of a kind that are known, of all cohorts; all of those of one that has no main one."""
        known = self.held(self.calendar.of(kind.id))
        with_steps = {e.cohort for e in known if e.step}
        return [e for e in known if e.step or (e.cohort not in with_steps and not self._side(e))]

    def of_cohorts(self, kind: Kind, cohorts: Sequence[str]) -> str:
        """A line for each main event of a kind of several `cohorts`."""
        return "\n".join(self.line(e) for e in self._of_every_cohort(kind) if e.cohort in cohorts)

    def cohort_in(self, kind: Kind, years: Sequence[int]) -> str | None:
        """The one cohort whose events of a kind took place in the past `years`; None for none, and for several."""
        found = {e.cohort for e in self._in_years(kind, years)}
        return found.pop() if len(found) == 1 else None

    def _none_in(self, kind: Kind, years: Sequence[int], question: str) -> str:
        """That no call of a `kind` to a cohort is known of the past `years`, or of the one there was; else "".

        Not of years before the first, nor of a day that `question` names, of which more is told.
        """
        begun = list(map(self._begins, self.held(self.calendar.of(kind.id))))
        past = [year for year in years if min(begun, default=year) <= year < self.now.year]
        if named_days(question) or Wording(question).now:
            return ""
        found = self._in_years(kind, past)
        if not kind.call or not past or len(past) < len(years) or not all(map(self._side, found)):
            return ""
        told = {"years": self._joined(past), "kind": in_language(kind.name, self.lang)}
        key = "dates.none_in_years_but" if found else "dates.none_in_years"
        return say(self.lang, key, cohort_word=in_language(self.programme.cohort_word, self.lang), **told)

    def _in_years(self, kind: Kind, years: Sequence[int]) -> list[Event]:
        """The events of a kind that took place in one of the `years`: special rounds only when there is no other."""

        def touches(event: Event) -> bool:
            window = event.known(self.now, self.zone)
            if window is None:
                return False
            first, last = window.beginning.local.year, window.deadline.local.year
            return any(first <= year <= last for year in years)

        found = [e for e in self.calendar.of(kind.id) if touches(e)]
        return [e for e in found if not self._side(e)] or found
