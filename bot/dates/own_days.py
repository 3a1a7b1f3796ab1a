"""A day that somebody tells of themselves, counted from: « mon contrat finit le 4 mai, on me prévient quand ? » of two months before."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from bot.dates.sentences import Dates
from bot.texts import say
from bot.wording.date_cues import DAY_NEAR, DAYS_FROM_NOW
from index.named_days import NamedDay, last_weekday, named_days
from index.text import fold

MONTHS_OF_A_YEAR = 12
NEAR = 10
"""Years from now beyond which nobody's contract begins or ends."""

COUNTED = re.compile(r"\{\{own:([+-]?\d+(?:-1|d(?::[^}\s]+)?)?)\}\}")
"""Where a text counts from such a day, and how many months, or days."""
THE_DAY_BEFORE = "-1"
"""Ends a count to the day before (`{{own:+12-1}}`)."""
_ONE_YEAR = re.compile(
    r"\b(?:(?:d'|pour |de )?(?:un|1) an|1[- ]year|12 mois|douze mois|one[- ]year|a year|twelve months|12 months)\b"
)
_ENDS = re.compile(
    r"\b(?:fini\w*|termin\w*|s'arret\w*|s'acheve|prend fin|fin (?:de |du )?contrat|rupture|echeance|expir\w*|jusqu'au|ends?|ending|until|runs out)\b"
)
"""Says of a day that something ends on it."""
_BEGINS = re.compile(
    r"\b(?:depuis|commenc\w*|debut\w*|demarr\w*|arriv\w*|(?<!rupture )(?<!rupture co )(?<!rupture conv )(?<!rupture conventionnelle )signe\w*|(?:prise?|prends|prendrais?|prendrai) (?:mon|le|ce|un|mes|de) (?:postes?|fonctions?)|entree?s? (?:en (?:poste|fonctions?)|comme|chez|dans)|embauche\w*|en poste|took up|premier jour|1er jour|first day|since|start\w*|began|begun|joined|a partir du)\b"
)
"""Says of a day that something began on it."""
_PAST = re.compile(
    r"\b(?:s'est (?:fini|termine|acheve|arrete)e?|a (?:fini|pris fin|expire)|est (?:fini|termine|echu)e?|finissait|se terminait|prenait fin|etait|ended|expired|was|\d{1,2}(?:er)? [a-z]+ (?:dernier|passe)|last (?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))\b"
)
"""Says that it has ended."""
_WILL_BEGIN = re.compile(
    r"(?<!\bai )(?<!\ba )(?<!\bavons )(?<!\bont )\b(?:prends|prendrais?|prendrai|commence(?:rais?|rai)?|debute(?:rai)?|demarre(?:rai)?|start(?:ing)?|will start|begin)\b"
)
"""Says that it is to begin."""
_HAS_BEGUN = re.compile(
    r"\b(?:ai|a|avons|ont) (?:deja )?(?:commence|debute|demarre|pris|signe)\b|\b(?:suis|est|sommes|sont) (?:arrivee?s?|entree?s?)\b|\b(?:started|began|joined|took up)\b"
)
"""Says that it has begun."""
_RECEIVED = re.compile(
    r"\b(?:(?:ai|a|ont|m'a|m'ont|viens d') ?(?:\w+ )?(?:recu|eu|appris|annonce|notifie|propose|repondu|dit|prevenue?)|recue?s?|appris|retenue?s?|prise|laureate?|(?:suis|etait|etais) (?:retenue?|prise?|acceptee?|selectionnee?)|received|got|was told|heard|have been (?:selected|accepted)|was (?:selected|accepted|offered)|they (?:told|offered|said))\b"
)
"""Says of a day that one was told something on it."""
_NOT_AN_OFFER = re.compile(
    r"\b(?:refus\w*|rejet\w*|negative|recale\w*|numero|desist\w*|retract\w*|demission\w*|incomplet\w*|withdr\w+|reject\w*|turned down|refused)\b|"
    r"\b\w+(?:raient|rait|ront|rai|ras|rons)\b|\b(?:will|would)\b|\bn'est pas\b|\bpas (?:encore )?(?:recu|eu|arrive)\w*"
)
"""Speaks of something else than an offer that one was made, or of what is still to come."""
_FROM_TODAY = re.compile(
    r"\b(?:compt\w+|part(?:ant|ir)?) (?:a partir )?d'aujourd'hui\b|\b(?:counting|starting) (?:from )?today\b"
)
"""Counts from today."""
_BY_ANOTHER = re.compile(
    r"\b(?:autre (?:boite|entreprise|societe|employeur|offre)|newsletter|(?:another|other) (?:company|firm|employer)|employeur|patron\w*|chef\w*|boss|employer)\b"
)
"""Speaks of who told something else."""
_TO_ANSWER = re.compile(
    r"\b(?:jusqu'?(?:a|au)? ?quand|jusqu'a quel(?:le)? (?:date|jour|moment)|(?:avant|pour) quand|combien de (?:temps|jours)|cb de (?:temps|jours)|delai|date limite|dernier jour|until when|how (?:long|many days)|by when|deadline|when (?:must|should|do) i)\b(?=.*\b(?:repon\w+|dire oui|dire non|accept\w*|decider|reflechir|ma reponse|confirmer|reply|answer|accept|decide|say yes|confirm)\b)|"
    r"\b(?:repon\w+|dire oui|accept\w*|decider|reflechir|confirmer|reply|answer|decide|say yes|confirm)\b(?=.*\b(?:jusqu'?(?:a|au)? ?quand|jusqu'a quel(?:le)? (?:date|jour)|(?:avant|pour) quand|combien de (?:temps|jours)|quel delai|until when|how (?:long|many days)|by when|deadline)\b)"
)
"""Asks how long one has to answer."""
_AGO = re.compile(r"\b(?:il y a|ca fait) (?P<days>\d{1,2}) jours?\b|\b(?P<days_en>\d{1,2}) days? ago\b")
_TO_THE_CALL = re.compile(
    r"\brepon\w+ a (?:l'appel|l'annonce|votre appel)\b|\b(?:leur|lui) repond\w+\b|\b(?:answer|reply to) (?:the call|them)\b"
)
"""Speaks of answering a call, or somebody else."""
_SENTENCE = re.compile(
    r"[.?!;]+(?:\s|$)|,(?=\s)(?! (?:c'etait|c'est arrive|et c'etait|it was|hier|avant-hier|ce matin|yesterday|this morning|le \d))"
)


def of_ones_own(dates: Dates, question: str, count: str) -> str:
    """What the one day that `question` tells leads to, `count` away from it; else "".

    "-2" is two months before something ends, "+2" two months after it began ("+12-1": the day before that), and "+15d" fifteen
    days after one was told of it;
    "+15d:EVENT" so until an event is over.
    The end is a year after the beginning where that is said (« depuis le 2 septembre, pour un an »).
    """
    number, of_days, event = count.partition("d")
    if of_days:
        over = event and dates.calendar.over(event.removeprefix(":"), dates.now)
        asks = not over and asks_how_long_to_answer(question)
        told = _told_on(question, dates.now.date()) if asks else None
        return _leads_to(dates, told, told + timedelta(days=int(number))) if told else ""
    before_it = count.endswith(THE_DAY_BEFORE) and count != THE_DAY_BEFORE
    months = int(count.removesuffix(THE_DAY_BEFORE) if before_it else count)
    days, folded = named_days(question), fold(question)
    if (
        not days and months > 0 and (near := DAY_NEAR.search(folded)) and _BEGINS.search(folded)
    ):  # « si je signe demain »
        begin = dates.now.date() + timedelta(days=DAYS_FROM_NOW[near[0].removeprefix("d'")])
        return _leads_to(dates, begin, months_away(begin, months) - timedelta(days=before_it))
    to_come = not _PAST.search(folded) if months < 0 else _WILL_BEGIN.search(folded)
    over = bool(months > 0 and _HAS_BEGUN.search(folded))
    if len(days) != 1 or (day := _soon(days[0], dates.now.date(), bool(to_come), over)) is None:
        return ""
    written = str(days[0].day)
    before = folded[: match.start()] if (match := re.search(rf"\b0?{written}(?:er|st|nd|rd|th)?\b", folded)) else folded
    begins, ends = _BEGINS.search(folded), _ENDS.search(folded)
    begun = bool(begins and (not ends or _nearer(_BEGINS, _ENDS, before)))  # the cue before the day says which it is
    if months < 0 and begun and _ONE_YEAR.search(folded):
        day = months_away(day, MONTHS_OF_A_YEAR) - timedelta(days=1)  # the last day of a year
    elif begun != (months > 0) or not (begins if begun else ends):
        return ""
    return _leads_to(dates, day, months_away(day, months) - timedelta(days=before_it))


def _leads_to(dates: Dates, day: date, result: date) -> str:
    return say(dates.lang, "dates.own", day=dates.day(day), result=dates.day(result))


def _told_on(question: str, today: date) -> date | None:
    """The day on which one was told something (« reçu le mail mardi »), which is over; None where it is not plain."""
    found: set[date] = set()
    folded = fold(question)
    if _FROM_TODAY.search(folded):  # « ça fait jusqu'à quelle date si je compte d'aujourd'hui ? »
        return today
    for sentence in filter(_RECEIVED.search, _SENTENCE.split(folded) if not _NOT_AN_OFFER.search(folded) else ()):
        if _BY_ANOTHER.search(sentence):
            return None
        named = [day for one in named_days(sentence) if (day := _soon(one, today))]
        if named or (day := last_weekday(sentence, today)) is None:
            found.update(named)
        else:
            found.add(day)
        if ago := _AGO.search(sentence):
            found.add(today - timedelta(days=int(ago["days"] or ago["days_en"])))
        elif near := DAY_NEAR.search(sentence):
            found.add(today + timedelta(days=DAYS_FROM_NOW[near[0].removeprefix("d'")]))
    told = [day for day in found if day <= today]
    return told[0] if len(told) == 1 else None


def asks_how_long_to_answer(question: str) -> bool:
    """Whether `question` asks how long one has to say yes or no (« j'ai jusqu'à quand pour accepter ? »)."""
    return bool(_TO_ANSWER.search(fold(question))) and not _TO_THE_CALL.search(fold(question))


def counts_from_ones_own(dates: Dates, question: str, text: str) -> bool:
    """Whether a text of staff counts from the one day that `question` tells (`{{own:-2}}`, of a contract that ends then)."""
    return any(of_ones_own(dates, question, count) for count in COUNTED.findall(text))


def counts_to_an_end(dates: Dates, question: str, text: str) -> bool:
    """Whether it counts to the end of what began on that day (`{{own:+12-1}}`)."""
    ends = (count for count in COUNTED.findall(text) if count.endswith(THE_DAY_BEFORE) and count != THE_DAY_BEFORE)
    return any(of_ones_own(dates, question, count) for count in ends)


def _nearer(cue: re.Pattern[str], other: re.Pattern[str], text: str) -> bool:
    """Whether the last `cue` in a text comes after the last `other`."""
    last, of_other = (max((m.end() for m in c.finditer(text)), default=-1) for c in (cue, other))
    return last > of_other


def months_away(day: date, months: int) -> date:
    """The same day some months later, or earlier: the last of its month where that has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _soon(named: NamedDay, today: date, to_come: bool = False, over: bool = False) -> date | None:
    """The day that is named, of the year nearest to now where none is, or that is `to_come`, or `over`; None for one that there is not, or too far away."""
    day = named.nearest(today, after=today if to_come and named.year is None else None)
    if over and day and day > today and named.year is None:
        day = replace(named, year=day.year - 1).of_its_year
    return day if day and abs(day.year - today.year) <= NEAR else None
