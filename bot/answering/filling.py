"""Texts that refer to the calendar, filled with what it says at a clock."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from bot.dates.cohort_lists import cut, only_of
from bot.dates.own_days import of_ones_own
from bot.dates.sentences import Dates
from bot.texts import say
from index.calendar import State
from index.named_days import MONTHS
from index.references import REFERENCE
from index.tenses import afterwards, as_of

_ACCENTED = {"février": 2, "août": 8, "décembre": 12}
_PARTS = re.compile(r"(?<=[.!?;])\s+")
_ANNOUNCING = re.compile(r"^(.*:)\n+(?=- )", re.MULTILINE)
_LAST_ITEM = re.compile(r"^(- .*?)\s*;(?=\n\n|\n?\Z)", re.MULTILINE)
"""The last item of a list, where the one after it is gone."""
_CUT = re.compile(r"\s*;(?=$|\s+[A-ZÀ-Ý])")


def fill(dates: Dates, body: str, written: date | None = None, question: str = "") -> str:
    """`body` with its references to the calendar replaced by what they say now, in the tense of the moment.

    The address of the team is the one that it had then, and cohorts that are named together are those that one had heard of.
    What tells only of dates that are not announced yet, of cohorts or projects that nobody knows yet, or of what was so in a year
    (« En 2023, … ») or a month that had not come, though it had when it was `written`, is left out, as long as something is left.
    """
    unknown = say(dates.lang, "dates.unannounced")

    def replacement(match: re.Match[str]) -> str:
        aspect, event_id = match.group(1), match.group(2)
        if aspect == "calls":
            return dates.calls()
        if aspect == "own":
            return of_ones_own(dates, question, event_id or "0")
        event = dates.calendar.event(event_id or "")
        if event is None:
            return "…"  # `check` refuses it; a reader never sees the braces
        if aspect == "status":
            return dates.status(event)
        window = event.known(dates.now, dates.zone)
        if window is None:
            return unknown
        if aspect == "period":
            return dates.period(window)
        moment = window.deadline if aspect == "end" else window.beginning
        return dates.moment(moment, weekday=False)

    filled = REFERENCE.sub(replacement, in_tense(dates, body)).replace(dates.programme.contact.email, dates.email)
    unheard = dates.unheard_of
    names = [name for cohort in unheard for name in cohort.name.values()]
    if hidden := dates.unrevealed - {cohort.id for cohort in unheard}:  # of none, once all are known
        projects = dates.knowledge.projects
        known = {p.name for p in projects if p.cohort not in hidden}
        names += [p.name.partition("(")[0].strip() for p in projects if p.cohort in hidden and p.name not in known]
    told = cut(filled, dates.programme, dates.lang, unheard)
    names += only_of(told, dates.programme, dates.lang, unheard)
    return _without(told, [unknown, *names, *(_later(dates.now.date(), written) if written else ())]) or told


def in_tense(dates: Dates, text: str) -> str:
    """`text` with the words that follow the calendar as they are said now."""
    return as_of(text, lambda event_id: dates.calendar.over(event_id, dates.now))


def _later(today: date, written: date) -> list[str]:
    """How a text begins to tell of a year, or a month, that was to come `today` and had come when it was `written`."""
    years = [f"{at} {year}," for year in range(today.year + 1, written.year + 1) for at in ("en", "in")]
    known = (today.year, today.month)
    spans = ((y, m, name) for y in range(today.year, written.year + 1) for name, m in (MONTHS | _ACCENTED).items())
    last = (written.year, written.month)
    return years + [f"{at} {name} {y}" for y, m, name in spans if known < (y, m) <= last for at in ("en", "in")]


def alive(dates: Dates, body: str) -> list[str]:
    """What is open, has just closed or is soon to come of the events whose dates `body` gives: at most two sentences.

    A text tells the dates of former events in the past tense; while one is still to come, that misleads.
    """
    found = REFERENCE.findall(afterwards(body))
    told = {event_id for aspect, event_id in found if aspect == "status"}
    if any(aspect == "calls" for aspect, _ in found):
        return []
    events = [e for i in dict.fromkeys(i for _, i in found if i not in told) if (e := dates.calendar.event(i))]
    calls = {k.id for k in dates.calendar.kinds if k.call}
    chosen = [
        e for e in events
        if dates.is_at_hand(e) and (e.kind in calls or e.state(dates.now, dates.zone) is not State.CLOSED)
    ]  # fmt: skip
    return [dates.status(e) for e in chosen[:2]]


def _standing(parts: Sequence[str], telling: re.Pattern[str]) -> list[str]:
    """The parts of a line without those that are `telling`, and what only goes on from one of them at the beginning."""
    found: list[str] = []
    for part in parts:
        whole = not found or found[-1][-1:] in ".!?"  # nothing of its sentence is kept
        if not telling.search(part) and not (whole and part[:1].islower() and part is not parts[0]):
            found.append(part)
    return found


def _without(text: str, unknown: Sequence[str]) -> str:
    """`text` without the sentences, and the parts between semicolons, that hold something `unknown`."""
    telling = re.compile("|".join(rf"(?<!\w){re.escape(u)}(?!\w)" for u in unknown), re.IGNORECASE)
    lines: list[str] = []
    headless = False  # whether what announced a list is left out
    for line in text.split("\n"):
        headless = headless and (not line or line.lstrip().startswith("- "))
        if headless and line:
            continue
        if not telling.search(line):
            lines.append(line)
            continue
        parts = _PARTS.split(line)
        kept = " ".join(_standing(parts, telling)).strip()
        headless = line.rstrip().endswith(":") and not kept.endswith(":")
        if kept.strip("-*> "):
            lines.append(_CUT.sub(".", kept))
    left = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    left = _LAST_ITEM.sub(r"\1.", left)
    # What announces a list of which nothing is left goes too.
    announcing = set(_ANNOUNCING.findall(text)) - set(_ANNOUNCING.findall(left))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(x for x in left.split("\n") if x not in announcing)).strip()


def not_told(blocks: Sequence[str], already: Collection[str]) -> list[str]:
    """The `blocks` of a text that were not told `already`; one that announced such a block announces nothing."""
    kept: list[str] = []
    for block in blocks:
        if block not in already:
            kept.append(block)
        elif kept and kept[-1].endswith(":"):  # « Ne quittez rien avant d'avoir une réponse : »
            kept[-1] = kept[-1].rstrip(": \u00a0\u202f") + "."
    return kept
