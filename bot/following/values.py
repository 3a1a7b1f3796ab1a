"""How a question goes on about a value, a figure, a span, a year or an address, that it holds beside the rule that was told."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dates.spans import LONGER
from bot.following.rules import surely_elsewhere
from bot.following.times import version_before
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import amount_cues, cues, project_cues, then_cues
from bot.wording.allusions import SHORT
from bot.wording.date_cues import A_YEAR
from index.documents import Entry
from index.numerals import cardinal
from index.text import fold, words


def which_of_its_years(turn: Turn) -> Understood | None:
    """« c'était en 2016 ou 2017 ? » after an answer that tells both; « un confrère a écrit 2017 ? » after one that tells it."""
    years, wording = turn.mentions.years, turn.wording
    doubted = len(years) == 1 and amount_cues.DOUBTED.search(wording.folded) and wording.length <= 2 * SHORT
    told = (doubted or (len(years) > 1 and wording.short)) and all(str(year) in turn.text for year in years)
    return replace(turn.same(), question=turn.joined) if told and not turn.mentions else None


def figure_that_it_tells(turn: Turn) -> Understood | None:
    """« j'avais lu 64 % dans une plaquette, qui se trompe ? » after an answer of staff that tells that figure: the same."""
    known = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions and not turn.mentions.years
    figures = {"".join(f.split()) for f in amount_cues.A_FIGURE.findall(fold(turn.question))}
    figures = figures or {f"{m['figure']}%" for m in amount_cues.FIGURE_WITHOUT_A_SIGN.finditer(fold(turn.question))}
    told = {"".join(f.split()) for f in amount_cues.A_FIGURE.findall(fold(turn.text))} if known and figures else set()
    if not figures or not figures <= told or turn.wording.length > 3 * SHORT or surely_elsewhere(turn):
        return None
    return replace(turn.same(), question=turn.joined)


def in_the_days_of(turn: Turn) -> Understood | None:
    """« et à l'époque des contrats de dix mois, ça se pouvait aussi ? » after a rule: as it was before."""
    then = then_cues.IN_THE_DAYS_OF.search(turn.wording.folded) and not turn.mentions
    older = version_before(turn) if then and turn.before.unit in turn.engine.knowledge.versions else None
    return replace(turn.same(cohorts=older.cohorts[-1:]), passing=True) if older else None


def value_of_another_time(turn: Turn) -> Understood | None:
    """« pourtant on m'a parlé d'un an, qui se trompe ? » after « 10 mois »: the version of the rule that tells this value."""
    unit, folded = turn.before.unit or "", turn.wording.folded
    doubts = amount_cues.DOUBTED.search(folded) and turn.wording.length <= 3 * SHORT
    versions = turn.engine.knowledge.versions.get(unit, ())
    if not doubts or len(versions) < 2 or turn.mentions.cohorts or turn.mentions.years:
        return None
    values = _values(amount_cues.OF_ONES_CAREER.sub(" ", fold(turn.question)))
    if not values or values.keys() & _values(turn.text).keys():
        return None
    heard = [e for e in versions if not (e.valid_from and turn.now and e.valid_from > turn.now.date())]
    plain = [entry for entry in heard if not _of_a_side(entry, turn)] or heard
    told = ((entry.cohorts, _values(entry.body)) for entry in plain)
    having = {cohorts: min(own[v] for v in values) for cohorts, own in told if values.keys() <= own.keys()}
    return turn.same(cohorts=min(having, key=having.__getitem__)) if having and all(having) else None


def _of_a_side(entry: Entry, turn: Turn) -> bool:
    """Whether it is of special rounds alone."""
    cohorts = (turn.engine.knowledge.programme.cohort(i) for i in entry.cohorts)
    return all(cohort and cohort.side for cohort in cohorts)


def _values(text: str) -> dict[str, int]:
    """The sums, shares, spans and addresses in a text, each written one way (« dix mois » as « 10 mois »), and where they stand."""
    folded, found = fold(text), dict[str, int]()
    for span in amount_cues.A_SPAN.finditer(folded):
        found.setdefault(f"{cardinal(span['count']) or 1} {span['unit'].removesuffix('s')}", span.start())
    for pattern in (amount_cues.A_FIGURE, amount_cues.AN_ADDRESS):
        for match in pattern.finditer(folded):
            found.setdefault("".join(match[0].split()), match.start())
    return found


def its_figure(turn: Turn) -> Understood | None:
    """« t'as un chiffre ? » after an answer of staff that tells one: the same."""
    known = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions
    told = known and turn.wording.short and any(c.isdigit() for c in turn.text)
    asks = (
        turn.wording.said & amount_cues.FIGURE
        and set(turn.wording.content)
        <= amount_cues.FIGURE | amount_cues.BESIDES_A_FIGURE | cues.BARE | cues.ASKING_MORE
    )
    return replace(turn.same(), again=True) if told and asks else None


def its_number(turn: Turn) -> Understood | None:
    """« ils étaient combien à chaque fois ? », « c'était quelle année ? » after an answer of staff that tells it: the same."""
    known = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions
    counted = amount_cues.HOW_MANY_THERE_WERE.search(turn.wording.folded) and amount_cues.TELLS_HOW_MANY.search(
        fold(turn.text)
    )
    year = project_cues.WHICH_YEAR.search(turn.wording.folded) and A_YEAR.search(turn.text)
    return turn.same() if known and (counted or year) and turn.wording.length <= 2 * SHORT else None


def counted_in_that_cohort(turn: Turn) -> Understood | None:
    """« y en avait combien dans la promo 5 ? » after a rule that counts somebody cohort by cohort: that rule again."""
    cohorts, unit = turn.mentions.cohorts, turn.before.unit or ""
    asks = amount_cues.HOW_MANY_OF_THEM.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    programme = turn.engine.knowledge.programme
    if len(cohorts) != 1 or turn.mentions.facets or not asks or unit not in turn.engine.knowledge.versions:
        return None
    cohort = programme.cohort(cohorts[0])
    number = next((w for text in (cohort.name.values() if cohort else ()) for w in words(text) if w.isdigit()), "")
    told = number and re.search(
        rf"\b(?:{'|'.join(map(re.escape, turn.cohort_words))}) [\d, etaà]*\b{number}\b", fold(turn.text)
    )
    return turn.same() if told else None


def more_than_before(turn: Turn) -> Understood | None:
    """« donc c'est plus long qu'avant ou pas » after a rule that has other versions: that one and the one before."""
    folded, known = turn.wording.folded, turn.engine.knowledge.entries_by_id
    asks = (
        (then_cues.MORE_OR_LESS.search(folded) or LONGER.search(folded))
        and turn.wording.earlier
        and not turn.wording.personal
    )
    shown, older = known.get(turn.before.entry or ""), version_before(turn)
    if not asks or shown is None or older is None or turn.mentions or turn.wording.length > 2 * SHORT:
        return None
    both = (*older.cohorts[-1:], *shown.cohorts[:1])
    return (
        Understood(turn.engine.vocabulary.neutral(turn.before.question), turn.mentions, both) if len(both) > 1 else None
    )
