"""How a question goes on at another time: another cohort or year, another version of a rule, how it was before, or is now."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from bot.dates.spans import HOW_LONG, LONGER
from bot.following.leaning import leaning
from bot.following.told_cohort import of_the_dates_told, of_the_version_told
from bot.following.turn import Turn
from bot.texts import FIRST
from bot.understood import Understood
from bot.wording import amount_cues, cues, date_cues, people_cues, then_cues
from bot.wording.allusions import SHORT, Wording
from index.documents import Entry, in_language
from index.knowledge import DATES_PREFIX
from index.mentions import Mentions
from index.numerals import cardinal, ordinal
from index.references import REFERENCE
from index.search_words import own_words
from index.text import fold

_LATER = re.compile(r"\b(?:apres|after|au bout d[eu']|dans|in)\b")
"""Speaks of a time to come (« et après 2 ans ? »)."""

_BEFORE_DOING = re.compile(r"\b(?:avant (?:de |d'|que |qu'|l[ae']|les )|before (?:\w+ing|the|i|we)\b)")
"""Says before what, and not in former times (« avant de candidater »)."""

_OF_DATES = frozenset("date dates jour jours quelle quel day which what was it c'etait".split())

SURE_OF_AN_AGE = 0.55
"""Confidence from which a turn with a number of years is about another rule (« même s'il n'a que 24 ans ? »)."""

NEAR = 3
"""Places from the first up to which what a story is about may be."""


def longer_than_in_another(turn: Turn) -> Understood | None:
    """« plus long que pour la 3 ? » after dates of one cohort: how long they were in both."""
    before, other = turn.before, turn.mentions.cohorts
    dates = (before.unit or "").startswith(DATES_PREFIX)
    asks = LONGER.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT and not turn.mentions.facets
    if not dates or not asks or len(before.cohorts) != 1 or len(other) != 1 or other == before.cohorts:
        return None
    both = replace(turn, mentions=Mentions()).same(cohorts=tuple(sorted({*before.cohorts, *other})))
    return replace(both, question=f"{before.question.strip(' ?!.')} : {turn.wording.stripped}")


def that_of_a_year(turn: Turn) -> Understood | None:
    """« euh, celle de l'an dernier je voulais dire » after dates: those of that year."""
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    rest = cues.MEANING.sub(" ", turn.rest)
    asks = turn.wording.the_one and turn.mentions.years and not turn.mentions.cohorts and not turn.mentions.facets
    if not dates or not asks or not turn.wording.only_time(rest):
        return None
    question = f"{turn.before.question.strip(' ?!.')}, en {turn.mentions.years[0]} ?"
    return replace(turn.same(cohorts=()), question=question)


def next_to_it(turn: Turn) -> Understood | None:
    """« et la suivante ? »: the former subject, for the cohort after, or before, the one that was spoken of."""
    next_one = date_cues.THE_NEXT.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    step, before = turn.wording.step or int(bool(next_one)), turn.before
    if several := _cohorts_later(turn):
        return turn.same(cohorts=(several,))
    spoken = before.cohorts or of_the_dates_told(turn) or of_the_version_told(turn)
    if not step or turn.mentions.cohorts or len(spoken) != 1 or not before.unit or turn.project is not None:
        return None
    beside = turn.engine.knowledge.programme.next_to(spoken[0], step)
    if beside is None:
        return None
    compares = then_cues.MORE_OR_LESS.search(turn.wording.folded) and before.unit in turn.engine.knowledge.versions
    if compares and turn.wording.length <= 2 * SHORT:  # « c'était plus ou moins que l'année suivante ? »
        question = turn.engine.vocabulary.neutral(before.question)
        return Understood(question, turn.mentions, tuple(sorted((spoken[0], beside))))
    if LONGER.search(turn.wording.folded) and before.unit.startswith(DATES_PREFIX):  # « plus long que celui d'avant ? »
        return replace(turn.same(cohorts=(spoken[0], beside)), question=turn.joined)
    # « et l'année suivante, toujours le même outil ? »
    rest = cues.THE_SAME_THING.sub(" ", date_cues.PRECEDING.sub(" ", turn.rest))
    if turn.wording.only_time(" ".join(w for w in rest.split() if w not in turn.cohort_words | cues.WITH)):
        return turn.same(cohorts=(beside,))
    # « celle de l'année d'avant, quel jour ? »
    if turn.wording.the_one and date_cues.YEAR_BESIDE.search(turn.wording.folded):
        first = turn.rank(turn.wording.stripped).first
        return turn.same(first.id, (beside,)) if first.kind == "dates" else None
    of_dates = turn.wording.when or HOW_LONG.search(turn.wording.folded)
    # « et la promo d'avant, ils l'ont su quand ? », « et l'année d'avant, combien ont été pris ? » after a rule of one cohort
    of_its_year = date_cues.YEAR_BESIDE.search(turn.wording.folded) and before.unit in turn.engine.knowledge.versions
    implied = (not before.cohorts and of_dates) or (of_its_year and turn.wording.length <= 2 * SHORT)
    # « celle d'après, les cartographes étaient encore voulus ? »
    if implied or turn.wording.next_one or not turn.wording.step:
        return leaning(replace(turn, mentions=replace(turn.mentions, cohorts=(beside,))))
    return None


def _cohorts_later(turn: Turn) -> str:
    """The cohort that is some after, or before, the one that was spoken of (« et deux promos plus tard ? »); "" for none."""
    said = date_cues.COHORTS_LATER.search(turn.wording.folded)
    if said is None or said["word"] not in turn.cohort_words or len(turn.before.cohorts) != 1 or not turn.before.unit:
        return ""
    if turn.mentions.cohorts or turn.wording.length > 2 * SHORT or turn.project is not None:
        return ""
    step, cohort = (1 if said["later"] else -1), turn.before.cohorts[0]
    for _ in range(cardinal(said["count"])):
        cohort = turn.engine.knowledge.programme.next_to(cohort, step) or ""
        if not cohort:
            return ""
    return cohort


def of_both_cohorts(turn: Turn) -> Understood | None:
    """« un junior était mieux loti dans laquelle des deux ? » after a rule of one cohort, then of another: that of both."""
    before, wording = turn.before, turn.wording
    asked = turn.engine.vocabulary.find(before.question).cohorts
    both = tuple(sorted({*asked, *before.cohorts}))
    of_two = date_cues.OF_BOTH.search(wording.folded) and not turn.mentions.cohorts and wording.length <= 3 * SHORT
    if not of_two or len(both) != 2 or before.unit not in turn.engine.knowledge.versions:
        return None
    return Understood(turn.engine.vocabulary.neutral(before.question), Mentions(), both)


def of_another_number(turn: Turn) -> Understood | None:
    """ "sorry, I meant the sixth one", "and the seventh one?" after a rule of one cohort: that of the cohort of this number."""
    said = date_cues.THE_ORDINAL_ONE.search(turn.wording.folded)
    number = ordinal(said["ordinal"]) if said else None
    spoken = turn.before.unit in turn.engine.knowledge.versions and len(turn.before.cohorts) == 1
    corrects = (
        turn.wording.correcting
        or turn.wording.opens_with_link
        or turn.wording.said & {"meant", "mean", "sorry", "pardon"}
    )
    if number is None or not (spoken and corrects) or turn.mentions or turn.wording.length > SHORT + 2:
        return None
    word = next(iter(turn.engine.knowledge.programme.cohort_word.values()))
    named = turn.engine.vocabulary.find(f"{word} {number}").cohorts
    known = named and turn.engine.knowledge.has_version(turn.before.unit or "", named)
    return turn.same(cohorts=named) if known else None


def next_several(turn: Turn) -> Understood | None:
    """« et pour les deux qui ont suivi ? » after a question about one cohort: the same, for the two after it."""
    said, cohorts = date_cues.NEXT_SEVERAL.search(turn.wording.folded), turn.before.cohorts
    if said is None or len(cohorts) != 1 or not turn.before.unit or turn.mentions or turn.project is not None:
        return None
    told = said["count"] or said["number"]
    count, step = cardinal(told), 1 if said["after"] or said["next"] else -1
    found: list[str] = []
    while len(found) < count and (beside := turn.engine.knowledge.programme.next_to((found or cohorts)[-1], step)):
        found.append(beside)
    return turn.same(cohorts=tuple(found)) if found and turn.wording.length <= 2 * SHORT else None


def its_dates_in_a_year(turn: Turn) -> Understood | None:
    """« et l'an dernier c'était à quelle date ? » after a rule that tells dates of one kind: those of that year."""
    year = turn.mentions.years[0] if len(turn.mentions.years) == 1 else None
    calendar, versions = turn.engine.knowledge.calendar, turn.engine.knowledge.versions.get(turn.before.unit or "", ())
    rest = turn.wording.only_time(" ".join(w for w in turn.rest.split() if w not in _OF_DATES))
    if not (year and turn.wording.when and rest) or turn.mentions.facets:
        return None
    told = {event for e in versions for _, event in REFERENCE.findall(e.body)}
    kinds = Counter(e.kind for e in calendar.events if e.id in told).most_common(1)
    named = [k for k in calendar.kinds if kinds and k.id == kinds[0][0]]
    if not named:
        return None
    question = f"{in_language(named[0].name, FIRST)}, en {year} ?"
    return Understood(question, turn.engine.vocabulary.find(question), unit=DATES_PREFIX + named[0].id)


def in_another_year(turn: Turn) -> Understood | None:
    """« et l'année d'après ? » after a question about one year: the same question, about the year after, or before."""
    step, years = turn.wording.step, set(date_cues.A_YEAR.findall(turn.before.question))
    asked = date_cues.YEAR_BESIDE.search(turn.wording.folded)
    dates = (turn.before.unit or "").startswith(DATES_PREFIX) and not turn.before.cohorts
    if step < 0 and asked and dates and turn.now and not (years or turn.mentions or turn.wording.length > 2 * SHORT):
        named = f"{turn.before.question.strip(' ?!.')}, en {turn.now.year + step} ?"  # « et l'année d'avant, c'était quand ? »
        return replace(turn.same(cohorts=()), question=named, mentions=turn.engine.vocabulary.find(named))
    if not (step and asked and len(years) == 1) or turn.mentions or turn.wording.length > SHORT:
        return None
    if turn.engine.vocabulary.find(turn.before.question).cohorts:  # « l'an dernier, pour la 5 »: of the one before
        return None
    year = years.pop()
    question = turn.before.question.replace(year, str(int(year) + step))
    return Understood(question, turn.engine.vocabulary.find(question))


def asked_of_now(turn: Turn) -> Understood | None:
    """« j'avais lu que les communes pouvaient. Et maintenant ? » after the rule that this is about: what holds now."""
    last = date_cues.OF_NOW.fullmatch(turn.question)
    asked = Wording(last["asked"]) if last else None
    if last is None or asked is None or not asked.now or turn.before.unit not in turn.engine.knowledge.versions:
        return None
    about = [h.unit.id for h in turn.rank(last["told"]).hits[:NEAR]]
    return turn.same(cohorts=()) if asked.only_time(last["asked"]) and turn.before.unit in about else None


def at_another_time(turn: Turn) -> Understood | None:
    """« et aujourd'hui ? », « c'était pareil avant ? »: another version of the same rule."""
    wording, before, knowledge = turn.wording, turn.before, turn.engine.knowledge
    if wording.years_later and before.unit and not turn.mentions:
        begun = [c.starts.year for c in knowledge.programme.cohorts if c.id in before.cohorts]
        if begun and (then := turn.engine.vocabulary.cohort_of_year(max(begun) + wording.years_later)):
            return turn.same(cohorts=(then,))  # « et 4 ans plus tard ? »
    if wording.why:  # « pourquoi dix mois avant ? »
        return None
    if before.unit in knowledge.versions and then_cues.CHANGED_SINCE.fullmatch(wording.folded.strip()):
        return turn.same(cohorts=())  # « et depuis ça a changé ? »
    if (same := _told_of_the_one_before(turn) or _the_same_before(turn)) is not None:
        return same
    of_cohorts = turn.cohort_words - own_words(knowledge.programme)  # « et les anciens EIG ? » are people
    if wording.said & cues.FORMER and wording.said & turn.cohort_words and not wording.said & of_cohorts:
        return None
    asked = Wording(cues.ALSO.sub(" ", wording.question)) if wording.said & cues.FORMER else wording
    if then_cues.DID_BETTER.search(wording.folded):  # « et dans les premières promos, c'était mieux ou pire ? »
        asked = Wording(then_cues.DID_BETTER.sub(" ", fold(asked.question)))
    if before.unit in knowledge.versions and amount_cues.A_SPAN.search(wording.folded):
        alone = turn.rank(wording.stripped)
        sure = alone.answered and alone.right >= SURE_OF_AN_AGE and not _LATER.search(wording.folded)
        if sure and alone.first.kind == "entry" and alone.first.id != before.unit:
            return None  # « même s'il n'a que 24 ans ? »
    if asked.only_another_time(turn.cohort_words) and before.unit and not turn.mentions and not wording.earlier:
        if wording.said & cues.FORMER and wording.said & of_cohorts and (older := version_before(turn)):
            return replace(turn.same(cohorts=older.cohorts[-1:]), passing=True)
        if date_cues.THIS_YEAR.search(wording.folded):  # « et cette année ? » after what was so in one
            return replace(turn.same(cohorts=()), question=turn.engine.vocabulary.neutral(before.question))
        return turn.same()  # « et les toutes premières promos ? »
    versions = knowledge.versions.get(before.unit or "", ())
    earlier = wording.earlier or wording.step < 0  # « et les promos d'avant ? »
    if (
        versions
        and not turn.mentions
        and cues.NEW_RULES.search(wording.folded)
        and cues.STILL_TRUE.search(wording.folded)
    ):
        return turn.same(cohorts=())  # « c'est toujours vrai avec la nouvelle formule ? »
    if versions and not turn.mentions and then_cues.ONLY_AT_THE_START.fullmatch(wording.folded.strip(" ?!.")):
        return turn.same(cohorts=versions[-1].cohorts[:1])  # "and in the beginning?"
    if not versions or turn.mentions.cohorts or turn.mentions.facets or not (wording.now or earlier):
        return None
    rest = cues.ALSO.sub(" ", cues.NEW_RULES.sub(" ", turn.rest))
    rest = " ".join(w for w in rest.split() if w not in turn.cohort_words | cues.WITH)
    if not wording.only_time(turn.besides_what_was_told(rest)):
        return None
    year = min(turn.mentions.years, default=None)
    turn = replace(turn, mentions=replace(turn.mentions, years=()))
    if wording.now:
        return turn.same(cohorts=())
    if entry := version_before(turn, year):
        return replace(turn.same(cohorts=entry.cohorts[-1:]), passing=True)
    return turn.same()


def _told_of_the_one_before(turn: Turn) -> Understood | None:
    """« et c'était pareil pour la promo d'avant ? » after a rule that is told of that one too: the same."""
    wording, before, programme = turn.wording, turn.before, turn.engine.knowledge.programme
    one = {w for w in wording.said & turn.cohort_words if not w.endswith("s")}
    if wording.step >= 0 or not one or turn.now is None or turn.mentions or wording.length > 2 * SHORT:
        return None
    begun = [c.id for c in programme.cohorts if not c.side and c.starts <= turn.now.date()]
    current = next(iter(before.cohorts or begun[-1:]), None)
    earlier = programme.next_to(current, -1) if current else None
    entry = turn.engine.knowledge.entries_by_id.get(before.entry or "")
    return turn.same(cohorts=(earlier,)) if earlier and entry and earlier in entry.cohorts else None


def _the_same_before(turn: Turn) -> Understood | None:
    """« et avant, c'était pareil ? », « pareil pour ceux des dix mois ? » after a rule: the version before."""
    before = date_cues.SAME_BEFORE.match(turn.wording.folded) or date_cues.OF_SO_LONG.search(turn.wording.folded)
    like_me = (
        before and people_cues.LIKE_ME.search(turn.wording.folded) and not _BEFORE_DOING.search(turn.wording.folded)
    )
    asks = before and (like_me or turn.wording.said & cues.ALIKE)
    if not asks or turn.mentions.cohorts or turn.mentions.facets or turn.wording.length > 2 * SHORT:
        return None
    if entry := version_before(turn):
        return replace(turn.same(cohorts=entry.cohorts[-1:]), passing=True)
    whose = turn.before.unit in turn.engine.knowledge.versions and "profiles" in turn.facets_before
    return turn.same() if like_me and whose else None  # « et avant, c'était possible pour quelqu'un comme moi ? »


def version_before(turn: Turn, year: int | None = None) -> Entry | None:
    """The version before the one that was given, or before a year, of cohorts."""
    versions = turn.engine.knowledge.versions.get(turn.before.unit or "", ())
    shown = next((i for i, e in enumerate(versions) if e.id == turn.before.entry), 0)
    for entry in versions[shown + 1 :] if year is None else versions:
        if entry.cohorts and entry.valid_from and (year is None or entry.valid_from.year < year):
            return entry
    return None
