"""How a question asks, of dates that were told, the time between two of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dates.ends_named import ends_of
from bot.dates.numbered import numbers, numbers_of
from bot.dates.spans import HOW_LONG
from bot.dates.told_spans import MEAN, TOTAL
from bot.following.turn import Turn
from bot.texts import FIRST
from bot.understood import Understood
from bot.wording import span_cues
from bot.wording.allusions import SHORT, Wording
from bot.wording.clauses import pieces
from bot.wording.span_cues import ALL_OF_THEM, SAME_FOR
from index.calendar import CANDIDATES
from index.documents import Cohort, in_language
from index.knowledge import DATES_PREFIX
from index.numerals import ordinal
from index.text import fold


def between_its_dates(turn: Turn) -> Understood | None:
    """« ça laisse combien de semaines entre la fin du dépôt et le premier entretien ? » after dates of a round: of that one."""
    before = turn.before
    asks = HOW_LONG.search(turn.wording.folded) and span_cues.BETWEEN_TWO.search(turn.wording.folded)
    kind = turn.kind
    if kind is None or not asks or turn.mentions:
        return None
    it = asks["it"]
    if it and (asks["now"] or not kind.call):  # what has several dates has no one end
        return None
    if it:  # « et entre ça et le premier jour, combien de temps ? »
        named = turn.wording.folded.replace(f" {it} ", f" {in_language(kind.name, FIRST)} ", 1)
        return Understood(named, turn.mentions, before.cohorts)
    call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
    rounds = turn.engine.knowledge.calendar.of(call.id, next(iter(before.cohorts), None)) if call else []
    counted = {n for e in rounds for n in numbers_of(e) if n[0] not in turn.cohort_words}
    told = [f"{word} {number}" for word, number in sorted(numbers(f"{before.question} {before.said}") & counted)]
    question = f"{turn.wording.stripped.rstrip(' ?!.')}, {told[0]} ?" if told else turn.question
    return Understood(question, turn.mentions, before.cohorts)


def between_calls_of_a_year(turn: Turn) -> Understood | None:
    """« entre la fin de la première et le début de la deuxième, combien de temps ? » after the calls of a year: of these two."""
    said, kind = span_cues.ONE_AND_ANOTHER.search(turn.wording.folded), turn.kind
    years = turn.engine.vocabulary.find(turn.before.question).years
    if (
        said is None
        or kind is None
        or not HOW_LONG.search(turn.wording.folded)
        or turn.mentions.facets
        or len(years) != 1
    ):
        return None
    calendar, now = turn.engine.knowledge.calendar, turn.now
    began = {e.id: w.beginning.day for e in calendar.of(kind.id) if now and (w := e.known(now, calendar.zone))}
    of_year = [e for e in calendar.of(kind.id) if e.id in began and began[e.id].year == years[0]]
    of_year.sort(key=lambda e: began[e.id])
    places = [(ordinal(said[name]) or 0) - 1 for name in ("one", "other")]
    if not all(0 <= place < len(of_year) for place in places):
        return None
    meant = [of_year[place] for place in places]
    rounds = [next((f"{w} {n}" for w, n in sorted(numbers_of(e)) if w not in turn.cohort_words), "") for e in meant]
    question = f"combien de temps entre la fin du {rounds[0]} et le début du {rounds[1]} ?"
    return Understood(question, turn.engine.vocabulary.find(question)) if all(rounds) else None


def between_both_answers(turn: Turn) -> Understood | None:
    """« ça fait combien de jours entre les deux ? » after two answers of dates: of both kinds, or of both cohorts."""
    before, folded = turn.before, turn.wording.folded
    between = span_cues.BOTH_DATES.search(folded) or span_cues.LEFT_EMPTY.search(folded)
    asks = HOW_LONG.search(folded) and between and turn.wording.length <= 3 * SHORT
    told = turn.kind
    if not asks or told is None or turn.mentions:
        return None
    first, *rest = pieces(turn.question) or [""]
    if rest and not HOW_LONG.search(fold(first)) and turn.rank(first).first.kind == "dates":
        # « et leur entrée en fonction ? donc combien de mois entre les deux ? »
        question = (
            f"combien de temps entre {in_language(told.name, FIRST)} et {Wording(first).stripped.strip(' ?!.')} ?"
        )
        return Understood(question, turn.mentions, before.cohorts)
    calendar, programme = turn.engine.knowledge.calendar, turn.engine.knowledge.programme
    units = (before.unit or "", *before.trail[:1])
    kinds = [k for u in reversed(units) if (k := calendar.kind(u.removeprefix(DATES_PREFIX)))]
    both = [c for i in (*before.former[:1], *before.cohorts[:1]) if (c := programme.cohort(i))]
    names = [in_language(k.name, FIRST) for k in kinds]
    of_work = bool(kinds) and all(k.begins_work or k.ends_work for k in kinds)
    if len(both) == 2 and of_work and span_cues.NOBODY_THERE.search(folded):  # « … sans personne entre les deux ? »
        return _from_one_to_the_next(turn, both)
    if len(kinds) == 2 and len(before.cohorts) <= 1:
        of_round = f", {before.round}" if before.round else ""
        question = f"combien de jours entre {names[0]} et {names[1]}{of_round} ?"
        return Understood(question, turn.mentions, before.cohorts)
    if len(both) == 2 and before.former != before.cohorts:
        of_each = [f"{names[-1]} de la {in_language(c.name, FIRST)}" for c in both]
        question = f"combien de temps entre {of_each[0]} et {of_each[1]} ?"
        return Understood(question, turn.engine.vocabulary.find(question))
    return None


def _from_one_to_the_next(turn: Turn, both: Sequence[Cohort]) -> Understood | None:
    """The time from the end of the earlier of two cohorts to the start of the later one; None where no dates tell these."""
    earlier, later = sorted(both, key=lambda cohort: cohort.starts)
    kinds = turn.engine.knowledge.calendar.kinds
    end = next((in_language(k.name, FIRST) for k in kinds if k.ends_work), "")
    start = next((in_language(k.name, FIRST) for k in kinds if k.begins_work), "")
    of_each = [f"{name} de la {in_language(c.name, FIRST)}" for name, c in ((end, earlier), (start, later))]
    question = f"combien de temps entre {of_each[0]} et {of_each[1]} ?"
    return Understood(question, turn.engine.vocabulary.find(question)) if start and end else None


def before_another(turn: Turn) -> Understood | None:
    """« et la dernière était combien de jours avant la fermeture ? » after dates: the time between these and what is named."""
    folded = turn.wording.folded.strip()
    said = span_cues.HOW_LONG_BEFORE.fullmatch(folded) or span_cues.HOW_LONG_AFTER.fullmatch(folded)
    kind = turn.kind
    if said is None or kind is None or len(turn.before.cohorts) > 1 or turn.mentions.cohorts:
        return None
    question = f"combien de temps entre {in_language(kind.name, FIRST)} et {said['what']} ?"
    return Understood(question, turn.mentions, turn.before.cohorts)


def between_them_always(turn: Turn) -> Understood | None:
    """« toujours dix jours, ou ça variait ? » after the time between two dates: of each cohort, or round."""
    asks = span_cues.VARIES.search(turn.wording.folded)
    if asks is None or turn.wording.length > 2 * SHORT or turn.mentions:
        return None
    if asks["others"] and asks["others"] not in turn.cohort_words | span_cues.TIMES:
        return None
    if ends_of(turn.before.question) is None or turn.kind is None:
        return None
    question = f"{turn.before.question.rstrip(' ?!.')}, chaque fois ?"
    return Understood(question, turn.engine.vocabulary.find(question), turn.before.cohorts)


def the_same_for_others(turn: Turn) -> Understood | None:
    """« pareil pour la 4 et la 6, puis la moyenne des trois » after the time between two dates: of these too."""
    folded, programme, vocabulary = turn.wording.folded, turn.engine.knowledge.programme, turn.engine.vocabulary
    others = turn.mentions.cohorts
    if not SAME_FOR.search(folded) or not others or turn.mentions.facets or ends_of(turn.before.question) is None:
        return None
    every = {*others, *(turn.before.cohorts if ALL_OF_THEM.search(folded) else ())}
    names = [in_language(c.name, FIRST) for c in programme.cohorts if c.id in every]
    worked_out = " en moyenne" if MEAN.search(folded) else " au total" if TOTAL.search(folded) else ""
    asked = vocabulary.neutral(turn.before.question).rstrip(" ?!.,:")
    question = f"{asked}{worked_out}, {', '.join(names)} ?"
    return Understood(question, vocabulary.find(question))
