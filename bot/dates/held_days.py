"""Where days of one's own that a question tells fall beside the events of a kind (« du 8 au 12 juin » with interviews from 7 to 13 June)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from babel.dates import get_day_names

from bot.dates.own_spans import NEAR, apart, without_shares
from bot.dates.sentences import Dates
from bot.dates.standing import capital
from bot.texts import say
from bot.wording import own_time_cues
from bot.wording.zone_cues import TODAY_THERE
from index.calendar import Event, Kind
from index.documents import in_language
from index.lexical import stems
from index.named_days import NamedDay, days_listed_in, listed_days, named_days, named_spans, weekday_number
from index.text import fold
from index.windows import Moment, Window

OF_THE_WORK = timedelta(days=120)
"""How far from the first or the last day of the work a day with its year may be that is held against it."""

ENDLESS = timedelta(days=120)
"""How long after it opened a call may be open of which the close is not known."""

_APPLIED = re.compile(
    r"\b(?:j'ai|jai|on a|i|i've|i have) (?:\w+ )?(?:postule|candidate|applied|depose|envoye|submitted|sent)\b"
)
"""Says that one has applied."""
_TO_COME = re.compile(
    r"\b(?:j'attends (?:une?|notre|mon)|enceinte|bebe|terme|(?:dois|doit|va|devrait) accoucher|accouchera\w*|accoucherai|expecting|pregnant|baby|due (?:on|date))\b"
)
"""Tells of a child to come."""
_HAS_BEEN = re.compile(
    r"\b(?:envoye|depose|candidate|postule|rate|passe|accouche|etais|etait|applied|sent|submitted|missed|was|were)\b"
)
"""Tells of what has been."""
_WAS = re.compile(
    r"\b(?:c'etait|avai\w+|a ete|ont ete|ai ete|croyais|pensais|aurai(?:s|t|ent)|dernier|derniere|last|had|have been|did|thought|(?:j'ai|on a|il a|elle a|vous avez|ils ont) [a-z]+(?:e|es|i|is|u|us)\b)\b|\b(?:i've|i have) [a-z]+ed\b"
)
"""Tells of the past otherwise."""
_GAP = re.compile(
    r"\b(?:sans (?:salaire|paye|paie|revenus?|boulot|travail|emploi|rien)|(?:de |un |mon |le )?(?:trou|battement|creux|carence)\b|entre (?:les )?deux|a vide|au chomage|without (?:pay|a job|work|income)|unpaid|gap|in between|unemployed)\b"
)
"""Asks of the days between the end of one thing and the beginning of another."""
_OPEN = re.compile(
    r"\b(?:ouvert\w*|(?:pouvai\w+|pouvions|possible|could) .{0,20}(?:candidat|postul|depos|apply)\w*|open)\b"
)

_SENDS = re.compile(
    r"\b(?<!\bai )(?<!\ba )(?<!\best )(?<!\bdossier )(?<!\bcandidature )(?:envo(?:ie|ies|yons|yer|ient|yais|yait|ye|yez)|enverr\w+|depos(?:e|er|ons|ez|erai\w*)|soumet\w*|transmet\w*|demander|send|submit|file)\b"
)
"""Speaks of sending something."""
_OF_ALL = frozenset(stems("contrat contrats contract contracts mission missions"))
"""Words that say no more of some than of the others who work."""


def held_against(dates: Dates, kind: Kind, question: str, cohort: str | None) -> list[str]:
    """Where each day, or span of days, that a question names falls, beside the nearest event of `kind`.

    None for days far from all of them, nor for those that were announced for one that moved, or was called off. Whether no
    call was open on a day of the past is told to who asks it.
    """
    question = TODAY_THERE.sub(" ", without_shares(question))  # « à 4/5 » is no 4 May
    events = [(e, w) for e in dates.calendar.of(kind.id, cohort) if (w := _exact(e, kind, dates))]
    if not events:
        return []
    if not kind.call and _SENDS.search(fold(question)):  # of several steps, what is sent is the first
        events = [next(one for one in events if one[0].cohort == c) for c in {e.cohort: None for e, _ in events}]
    today, told = dates.now.date(), _on_that_weekday(dates, question, events)
    spans = named_spans(question)
    for first, last in spans:
        since, until = first.nearest(today), None
        until = last.nearest(today, after=since) if since else None
        if since is None or until is None or (first.month == last.month and last.day < first.day):
            continue
        event, window = _nearest(events, since, until, question)
        event, window = _next_to(event, window, since, until, question, dates)
        if apart(since, until, window.beginning.day, window.deadline.day) <= NEAR:
            told.append(_held_span(dates, since, until, event, window))
    ends = {(day.day, day.month) for span in spans for day in span}
    folded = fold(question)  # « j'attends un bébé pour le 20 juin », asked in September
    to_come = _TO_COME.search(folded) and not _HAS_BEEN.search(folded)
    for day in named_days(question):
        meant = None if (day.day, day.month) in ends else day.nearest(today)
        long_past = meant and today - meant > NEAR and not _HAS_BEEN.search(folded) and not _WAS.search(folded)
        if meant and (to_come or long_past):  # « mon contrat s'arrête le 30 septembre », asked in March
            meant = day.nearest(today, after=today) or meant
        if meant is None:
            continue
        event, window = _nearest(events, meant, meant, question)
        within = not kind.call and window.beginning.day <= meant <= window.deadline.day
        if day.year is None and not within and dates.was_announced(meant, kind.id):
            continue  # « la clôture du 3 avril », which moved: no day of one's own
        event, window = _next_to(event, window, meant, meant, question, dates)
        reach = OF_THE_WORK if day.year and (kind.begins_work or kind.ends_work) else NEAR
        if apart(meant, meant, window.beginning.day, window.deadline.day) <= reach:
            between = _days_between(dates, meant, window) if kind.begins_work and _GAP.search(folded) else ""
            told.append(f"{held(dates, meant, event, window)} {between}".rstrip())
        elif day.year and _OPEN.search(fold(question)) and _none_was_open(dates, kind, meant):
            name = in_language(kind.name, dates.lang)
            told.append(say(dates.lang, "dates.held_none", day=_on(dates, meant), kind=name))
    return told


def _on_that_weekday(dates: Dates, question: str, events: Sequence[tuple[Event, Window]]) -> list[str]:
    """The days of the events to come, of the cohort of the nearest, that are the one day of the week on which somebody says to be free."""
    said, today = own_time_cues.ONLY_ON.search(fold(question)), dates.now.date()
    ahead = [(e, w) for e, w in events if w.deadline.day >= today and w.start and not w.by]
    if said is None or not ahead:
        return []
    nearest = min(ahead, key=lambda one: one[1].beginning.day)[0]
    weekday, told = weekday_number(said["day"]), list[str]()
    for event, window in (one for one in ahead if one[0].cohort == nearest.cohort):
        first, last = max(window.beginning.day, today), window.deadline.day
        every = days_listed_in(" ".join((event.note or {}).values()), first, last)
        every = every or [first + timedelta(days=n) for n in range((last - first).days + 1)]
        if found := [dates.day(day) for day in every if day.weekday() == weekday]:
            told.append(f"{say(dates.lang, 'dates.left_and').join(found)} ({in_language(event.title, dates.lang)})")
    name = get_day_names("wide", locale=dates.lang)[weekday]
    key = "dates.weekdays" if told else "dates.weekdays_none"
    return [say(dates.lang, key, name=name, days=say(dates.lang, "dates.step_and").join(told))]


def _next_to(
    event: Event, window: Window, first: date, last: date, question: str, dates: Dates
) -> tuple[Event, Window]:  # fmt: skip
    """What days to come are held against: after a call that is over, or will be, what those who answer it wait for."""
    call, today = dates.calendar.kind(event.kind), dates.now.date()
    calls = dates.calendar.of(event.kind)
    another = dates.calendar.open_now(calls, dates.now) or dates.calendar.upcoming(calls, dates.now)
    waiting = window.deadline.day < today <= first and (not another or _APPLIED.search(fold(question)) is not None)
    journey = first < last and window.deadline.day < first and event in dates.calendar.open_now(calls, dates.now)
    if call is None or not call.call or not (waiting or journey):
        return event, window
    kinds = (k for k in dates.calendar.kinds if k.audience == call.audience and not k.call)
    every = [(e, w) for k in kinds for e in dates.calendar.of(k.id) if (w := _exact(e, k, dates))]
    ahead = [(e, w) for e, w in every if w.deadline.day >= today and (waiting or (w.start and w.end))]  # one attends
    awaited = [(e, w) for e, w in ahead if e.cohort == event.cohort]
    if not awaited and waiting:  # of a call to few people that closed last, nothing more may be announced
        awaited = [(e, w) for e, w in ahead if e.cohort in {c.cohort for c in calls if c.step}]
    return _nearest(awaited, first, last, question) if awaited else (event, window)


def _none_was_open(dates: Dates, kind: Kind, day: date) -> bool:
    """Whether surely no call of a kind, of whatever cohort, was open on a day of the past after the first of them."""
    every = [w for e in dates.calendar.of(kind.id) if not e.cancelled and (w := e.known(dates.now, dates.zone))]
    if not kind.call or not every or not min(w.beginning.day for w in every) < day < dates.now.date():
        return False
    if kind.meanwhile and kind.meanwhile_from and kind.meanwhile_from <= day:  # one may apply at any time since
        return False
    endless = any(w.end is None and timedelta() <= day - w.beginning.day <= ENDLESS for w in every)
    loose = {"year": timedelta(days=366), "month": timedelta(days=31)}
    return not endless and not any(
        w.beginning.day - loose.get(w.beginning.precision, timedelta())
        <= day
        <= w.deadline.day + loose.get(w.deadline.precision, timedelta())
        for w in every
    )


def _nearest(events: Sequence[tuple[Event, Window]], first: date, last: date, question: str) -> tuple[Event, Window]:
    """The event that is nearest to some days: the main one of its cohort rather than that of those who coach alone.

    Not where they fall in that other one, or the question has a word of its title alone.
    """

    def from_them(one: tuple[Event, Window]) -> timedelta:
        return apart(first, last, one[1].beginning.day, one[1].deadline.day)

    event, window = min(events, key=from_them)
    of_all = [(e, w) for e, w in events if e.step and e.cohort == event.cohort]
    if event.step or not of_all or not from_them((event, window)):
        return event, window
    main = min(of_all, key=from_them)
    own = set(stems(" ".join(event.title.values()))) - set(stems(" ".join(main[0].title.values())))
    return (event, window) if (own - _OF_ALL) & set(stems(question)) else main


def _held_span(dates: Dates, since: date, until: date, event: Event, window: Window) -> str:
    """What of an event some days cover: all of it, a part (those of its days that are told one by one), or none."""
    opens, closes = window.beginning.day, window.deadline.day
    if window.by:  # it may be on any day before
        opens = min(opens, since)
    listed = sorted(listed_days(" ".join((event.note or {}).values())), key=lambda one: (one[1], one[0]))
    inside = [
        day for day, month in listed if (d := NamedDay(day, month, opens.year).of_its_year) and since <= d <= until
    ]
    none = closes < since or until < opens or (listed and not inside)
    key = "none" if none else "all" if since <= opens and closes <= until else "part"
    kind = dates.calendar.kind(event.kind)
    # to be sent before one leaves
    if kind and kind.call and opens < since <= closes <= until and closes >= dates.now.date():
        key = "close"
    if window.by and since <= closes <= until:
        key = "by"
    elif key == "all" and opens == closes:
        key = "day"
    verb = say(dates.lang, "dates.held_was" if until < dates.now.date() else "dates.held_is")
    told = {"period": dates.period(window), "title": in_language(event.title, dates.lang), "verb": verb}
    told["close"], told["close_on"] = dates.moment(window.deadline), dates.placed("on", window.deadline)
    spelt = say(dates.lang, "dates.from_to", start=dates.day(since), end=dates.day(until))
    text = say(dates.lang, f"dates.span_{key}", days=capital(spelt), **told)
    if key != "part" or window.by:
        return text
    if listed:
        others = [day for day, month in listed if day not in inside]
        told_days = say(dates.lang, "dates.span_days", days=", ".join(map(str, inside)))
        besides = say(dates.lang, "dates.span_others", days=", ".join(map(str, others)))
        return f"{text} {told_days} {besides}" if others else f"{text} {told_days}"
    left = [(max(opens, dates.now.date()), since - timedelta(days=1)), (until + timedelta(days=1), closes)]
    windows = [Window(start=Moment.on(first), end=Moment.on(last)) for first, last in left if first <= last]
    told_left = [dates.period(window) for window in windows]
    besides = say(dates.lang, "dates.span_left", days=say(dates.lang, "dates.left_and").join(told_left))
    return f"{text} {besides}" if told_left else text


def held(dates: Dates, day: date, event: Event, window: Window) -> str:
    """How `day` lies to an event, whose `window` is known to the day."""
    first, last = window.beginning.day, window.deadline.day
    if window.by:  # only the latest day is told
        first = date.min
    key = "last" if day == last else "first" if day == first else "before" if day < first else "after"
    key = ("until" if window.by else "within") if first < day < last else "day" if first == day == last else key
    noted = listed_days(" ".join((event.note or {}).values()))
    if key == "within" and noted and (day.day, day.month) not in noted:
        key = "not"
    bound = window.beginning if key == "before" else window.deadline
    if first == last and key != "day":
        key = f"{key}_day"
    kind = dates.calendar.kind(event.kind)
    calls = kind is not None and kind.call and key == "within"  # « si on s'y met lundi, combien de temps reste-t-il ? »
    left = dates.days_between(Moment.on(day), window.deadline) if calls else ""
    near, far = sorted((day, bound.day))
    return say(
        dates.lang,
        f"dates.held_{key}",
        day=_on(dates, day),
        left=say(dates.lang, "dates.held_left", span=left) if left else "",
        span=dates.days_between(Moment.on(near), Moment.on(far)),
        verb=say(dates.lang, "dates.held_was" if day < dates.now.date() else "dates.held_is"),
        bound=dates.placed("on", bound),
        title=in_language(event.title, dates.lang),
    )


def _days_between(dates: Dates, day: date, window: Window) -> str:
    """How many whole days there are between a day before a start and that start; "" where there are none."""
    start = window.beginning.day
    days = (start - day).days - 1
    if days < 1:
        return ""
    first, last = (dates.day(d) for d in (day + timedelta(days=1), start - timedelta(days=1)))
    key = "dates.days_between" if days > 1 else "dates.day_between"
    return say(dates.lang, key, count=days, start=first, end=last)


def _on(dates: Dates, day: date) -> str:
    return capital(say(dates.lang, "dates.on", day=dates.day(day)))


def _exact(event: Event, kind: Kind, dates: Dates) -> Window | None:
    """The window of an event as it is known now, where it is told to the day; of a call, where its end is known too."""
    window = None if event.cancelled else event.known(dates.now, dates.zone)
    whole = window and window.beginning.exact and window.deadline.exact and not (kind.call and window.end is None)
    return window if whole else None
