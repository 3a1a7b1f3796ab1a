"""When somebody means to send something (« je m'y mets samedi », « il me faut trois semaines »), held against the close of an open call."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.dates.busy_until import busy_and_applies
from bot.dates.moments import DAYS_OF_A_WEEK
from bot.dates.notice_periods import NoticePeriod, unit_of
from bot.dates.sent import as_here, hour_of_there, hour_told
from bot.dates.sentences import Dates
from bot.dates.spans import last_of
from bot.dates.standing import capital
from bot.texts import say
from bot.wording.candidate_cues import SENT
from index.calendar import CANDIDATES, Event
from index.documents import in_language
from index.engine import Engine
from index.knowledge import DATES_PREFIX
from index.named_days import SATURDAY, SUNDAY, WEEKDAYS, named_days, weekday_number
from index.numerals import CARDINALS, cardinal
from index.ranking import Ranking, answered_first
from index.text import fold
from index.windows import Moment

_DAY = rf"(?:(?:des|d'ici|pour|on|by|this|next|until|que|qu'a partir de|ce|le) )*(?P<day>demain|tomorrow|{'|'.join(sorted(WEEKDAYS))}|week-?end)\b(?! (?:du |of )?\d)"
_OR_DAY = re.compile(r"^(?: prochain)?,? (?:ou|or) (?:le )?(?P<day>dimanche|sunday|lundi|monday)\b")
_SENDS = r"(?:postul\w*|candidat(?:e|er|erai)|apply|envo[iy]\w*|send|depos\w*|submit|soumet\w*|finir\w*|boucl\w*|finish|remplir\w*|fill|tenter (?:ma|notre|sa) chance|try my luck)"
_DOES_IT = r"(?:(?:fais|faire|ferai|do) (?:ca|cela|it|that)|(?:le|la) (?:fais|faire|ferai)|m'y (?:mets|mettre|mettrai)|m'en (?:occupe|occuper|occuperai)|get to it)"
"""Says that one does what is spoken of, without naming it."""
_ON_A_DAY = re.compile(
    rf"\b(?:je|j'|on|nous|i|we|'ll|vais|peux|pourrai|can|could|est-ce que)\b[^.?!;]{{0,80}}?\b(?P<act>{_SENDS}|{_DOES_IT})\b(?! (?:hier|yesterday))[^.?!;]{{0,40}}?\b{_DAY}"
)
_WOULD_SEND = re.compile(
    rf"\b(?:if (?:i|we)|si (?:je|j'|on|nous)|i(?:'ll| will| would|'d)?|je|j'|on)\b[^.?!]{{0,24}}?\b(?:{_SENDS}|hit|press|click|clique\w*)\b"
)
"""Says that one sends something, or would."""
_TODAY = re.compile(r"\b(?:aujourd'hui|ce soir|cette nuit|today|tonight|this evening)\b")
_AFTER_MIDNIGHT = re.compile(
    rf"\b(?:a|vers|apres|at|around|after) (?:(?:minuit|midnight)\b|(?P<hour>[1-5]|une|deux|trois|quatre|cinq|one|two|three|four|five) ?(?:h(?:eures?)?\b(?! ?(?:d'attente|de (?:train|route|vol)))|a\.?m\b|o'clock|(?:du|in the|of the) (?:mat(?:in)?\b|morning)))(?=.*\b{_SENDS}\b)|"
    rf"\b{_SENDS}\b[^.?!]{{0,30}} (?:a|vers|apres|at|around|after) (?:(?:minuit|midnight)\b|(?P<at>[1-5]|une|deux|trois|quatre|cinq|one|two|three|four|five) ?(?:h(?:eures?)? ?(?:du mat(?:in)?)?\b|a\.?m\b))"
)
"""Says that one sends something, or is there to do so, in the small hours (« j'arrive à 1 h du matin, je peux déposer en arrivant ? »)."""
_ASKS_WHETHER = re.compile(
    r"\b(?:peu[xt]|pourrai\w*|puis-je|possible|encore|trop tard|passe\w*|marche\w*|ca va|ca le fait|et si|accept\w*|ok|bon|can|could|will|would|what if|too late|still)\b"
)
"""Asks whether that is in time."""
_BACK_ON = re.compile(
    rf"\b(?:atterri\w*|rentr\w+|revien\w*|de retour|arriv\w+|back|return\w*|land\w*)\b[^.?!;]{{0,24}}?{_DAY}(?=.*\b{_SENDS}\b.{{0,40}}\b(?P<act>en arrivant|en rentrant|a mon retour|a l'arrivee|when i(?:'m| am|) (?:get |come )?(?:back|there|land)|then|une fois (?:rentre|la)))"
)
"""Tells on which day one is back, and asks whether one can send it then."""
_HAS_ONLY = re.compile(
    rf"\b(?:j'ai que|je n'ai que|il (?:me|nous) reste que|i only have)\b[^.?!;]{{0,10}}?\b{_DAY}[^.?!;]{{0,30}}\b(?P<act>dossiers?|candidatures?|formulaire|application|form)\b"
)
_DAY_FITS = re.compile(
    rf"\b{_DAY}(?: (?:matin|midi|soir|morning|evening))?,? (?P<act>(?:ca|cela|c'est|ce sera|is it|is that|would that) (?:encore |still )?(?:joue|passe|passera|ira|va|marche|colle|bon|ok|trop tard|jouable|fine|too late))\b"
)
"""Asks whether a day fits (« lundi soir ça passe encore ? »)."""
_NEEDS = re.compile(
    r"\b(?:(?:demande|prend|prendra|prendrait|mettra|met|mets|necessite|requiert)(?:nt)?|(?:me |nous |lui |leur )(?:faut|faudra|faudrait)|besoin de|(?:will |would )?(?:takes?|needs?|requires?))"
    rf" [^.?!;,]{{0,24}}?\b(?P<count>\d{{1,2}}|une?|one|{'|'.join(sorted(CARDINALS, key=len, reverse=True))}) (?P<unit>jours?|semaines?|mois|days?|weeks?|months?)\b"
    r"(?! (?:d'experience|d'anciennete|de preavis|of experience|notice|de mission|par|per|apres|avant|before|after|de conge)\b)"
)
"""Tells how long something takes."""
_OF_ONES_OWN = re.compile(
    r"\b(?:circuit|validation|signature|procedure|parapheur|dossiers?|candidatures?|portfolio|cv|lettre|formulaire|remplir|boucler|ecrire|rediger|preparer|approval|application|form|write|prepare)\b"
)
"""Speaks of what one prepares to send."""
_IN_TIME = re.compile(
    r"\b(?:a temps|dans les (?:temps|delais)|trop (?:tard|juste|court)|jouable|faisable|(?:ca|cela) (?:passe|ira|va|colle|suffit|le fait)|possible|suffi\w+|assez|on time|in time|too late|enough|make it|ok|okay|fine|encore bon)\b"
)
_FROM = re.compile(rf"\b(?:lanc\w+|commenc\w+|demarr\w+|m'y met\w*|start\w*|begin\w*)\b[^.?!;]{{0,30}}?\b{_DAY}")
"""Tells on which day one begins."""
_MORNING = 5
"""Hour from which on the small hours are those of the night to come."""
SURELY = 0.8
"""Confidence in the call that is meant though nothing names it."""


def led_by_the_open_call(ranking: Ranking, question: str, dates: Dates, engine: Engine) -> Ranking:
    """The ranking, led by the call to candidates that is open, where one asks whether one can do it on a day (« je peux faire ça lundi ? »).

    Or in the night after the last one, or while one is busy until some day.
    """
    call, folded = engine.knowledge.calendar.call_to(CANDIDATES), fold(question)
    said, night = _ON_A_DAY.search(folded), _AFTER_MIDNIGHT.search(folded)
    does = said and re.fullmatch(_DOES_IT, said["act"]) and "?" in question
    busy = ranking.first.kind == "dates" and busy_and_applies(question)  # "under contract until June, can I apply?"
    event = _open(dates, call.id) if call and (does or busy or night) else None
    if call is None or event is None or not (does or busy or _in_the_night(dates, question, event)):
        return ranking
    if ranking.first.id == DATES_PREFIX + call.id and ranking.answered:
        return ranking
    hit = next((h for h in ranking.hits if h.unit.id == DATES_PREFIX + call.id), None)
    if hit is None:
        return ranking
    return answered_first(ranking, hit, SURELY)


def held_against_the_close(dates: Dates, question: str, unit: str) -> str:
    """Whether one would be in time for the call, open now, whose dates are the `unit` that is told; "" where nothing tells when.

    An hour to come elsewhere decides, and not the day alone. A weekday is the next one after today, and none where today is one; what one needs begins on the day that is told, else today.
    """
    kind = dates.calendar.kind(unit.removeprefix(DATES_PREFIX))
    call = _open(dates, kind.id) if kind and kind.call else None
    if call is None:
        return ""
    if there := _sent_from_there(dates, question, call) or _in_the_night(dates, question, call):
        return there
    today, folded, close = dates.now.date(), fold(question), last_of(dates, call)
    if not close.exact:
        return ""
    needs = _NEEDS.search(folded)
    if needs and (count := cardinal(needs["count"])) and _IN_TIME.search(folded) and _OF_ONES_OWN.search(folded):
        said = _FROM.search(folded)
        start = _day(said["day"], today) if said else today
        length = NoticePeriod(count, unit_of(needs["unit"]))
        text = say(dates.lang, f"dates.needs_{length.unit}{'s' if count > 1 else ''}", n=count)
        end = length.after(start)
        told = say(dates.lang, "dates.needs", length=text, start=dates.day(start), end=dates.day(end))
        return say(dates.lang, "dates.doing", when=told, verdict=_verdict(dates, end, close))
    said = next((found for cue in (_ON_A_DAY, _BACK_ON, _HAS_ONLY, _DAY_FITS) if (found := cue.search(folded))), None)
    if said is None:
        return ""
    if said["day"].startswith("week") and today.weekday() >= SATURDAY and "prochain" not in folded[said.end() :][:10]:
        last = today + timedelta(days=SUNDAY - today.weekday())  # « je le finis ce week-end », of the one that is on
        return _told(dates, [last], close)
    days = [_day(said["day"], today)]
    if (days[0] - today).days == DAYS_OF_A_WEEK:  # « on est dimanche soir, c'est encore bon ? »: today, or in a week
        return ""
    if (other := _OR_DAY.match(folded[said.end() :])) or said["day"].startswith("week"):
        days.append(_day(other["day"], days[0]) if other else days[0] + timedelta(days=1))
    return _told(dates, days, close)


def _sent_from_there(dates: Dates, question: str, call: Event) -> str:
    """Whether an hour to come, where one is, comes before the close of a call (« si j'envoie dimanche à 19 h, heure de Montréal ? »).

    "" where `question` tells none, the hour of the close is not known, or the clocks of both places agree.
    """
    folded, close = fold(question), last_of(dates, call)
    at = hour_told(folded) if close.precision == "minute" and _WOULD_SEND.search(folded) else None
    there = hour_of_there(dates, question) if at else None
    day = _day_to_come(folded, question, dates.now.date())
    if at is None or there is None or day is None:
        return ""
    sent = datetime.combine(day, at, ZoneInfo(there[1]))
    if sent < dates.now or sent.utcoffset() == sent.astimezone(dates.zone).utcoffset():
        return ""
    key = "dates.sending_late" if sent > close.last(dates.zone) else "dates.sending_in_time"
    verdict = say(dates.lang, key, title=in_language(call.title, dates.lang), end=dates.placed("on", close))
    return f"{as_here(dates, sent, there[0], 'sending_hour_here')} {verdict}"


def _in_the_night(dates: Dates, question: str, call: Event) -> str:
    """That the night after the last day of a call is too late, where one means to send something in it; "" otherwise."""
    folded, today, close = fold(question), dates.now.date(), last_of(dates, call)
    said = None if SENT.search(folded) else _AFTER_MIDNIGHT.search(folded)
    tonight = close.precision == "minute" and close.day == today and close.last(dates.zone) > dates.now
    if said is None or not tonight or not _ASKS_WHETHER.search(folded) or dates.now.hour < _MORNING:
        return ""
    hour = cardinal(said["hour"] or said["at"] or "") or 0
    sent = Moment(datetime.combine(today + timedelta(days=1), time(hour)), "minute")
    verdict = say(dates.lang, "dates.doing_tonight", close=dates.placed("on", close))
    return say(dates.lang, "dates.doing", when=capital(dates.placed("on", sent)), verdict=verdict)


def _day_to_come(folded: str, question: str, today: date) -> date | None:
    """The day, today or later, of which `question` tells an hour; None for none, or for the weekday that today is."""
    named = [day for d in named_days(question) if (day := d.nearest(today, after=today))]
    said = re.search(_DAY, folded)
    if named or said is None:
        return named[0] if named else today if _TODAY.search(folded) else None
    day = _day(said["day"], today)
    return None if (day - today).days == DAYS_OF_A_WEEK else day


def _told(dates: Dates, days: Sequence[date], close: Moment) -> str:
    """How each of some days lies to the close."""
    return " ".join(
        say(dates.lang, "dates.doing", when=when[:1].upper() + when[1:], verdict=_verdict(dates, day, close))
        for day in days
        if (when := dates.day(day))
    )


def _verdict(dates: Dates, day: date, close: Moment) -> str:
    """How a day lies to the close: before it, the same day, or after it."""
    span = dates.days_between(*map(Moment.on, sorted((day, close.day))))
    key = "late" if day > close.day else "early" if day < close.day else "same"
    return say(dates.lang, f"dates.doing_{key}", span=span, close=dates.placed("on", close))


def _open(dates: Dates, kind: str) -> Event | None:
    """The event of a call that is open now, if one is."""
    return next(iter(dates.calendar.open_now(dates.held(dates.calendar.of(kind)), dates.now)), None)


def _day(word: str, today: date) -> date:
    """The next day after `today` that a word names; the Saturday of a week-end."""
    if word in ("demain", "tomorrow"):
        return today + timedelta(days=1)
    number = weekday_number("samedi" if word.startswith("week") else word)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
