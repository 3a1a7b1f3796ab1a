"""The two things that a question asks the time between, as it says them: « la fin du dépôt », « l'arrivée »."""

from __future__ import annotations

import re

from bot.dates.numbered import alike_named
from bot.dates.spans import HOW_LONG, LEFT
from index.named_days import WEEKDAYS, named_days, without_days
from index.text import fold, words

_END = r"(?P<{}>.{{3,}}?)"
_STOP = r"\s*(?:$|[,;.?!:(])"
_BETWEEN = re.compile(
    rf"\b(?:entre|between|s[ée]par\w+) {_END.format('a')} (?:et|and) {_END.format('b')}{_STOP}", re.IGNORECASE
)
_SEPARATES = re.compile(r"\bs[ée]par(?:e|ent|ait|aient|era|eront)\b(?! (?:les|le|la|l['’]) *[?!.]*$)", re.IGNORECASE)
_OF_THE = re.compile(r" (?:du|de la|de l['’]|des|d['’]) ?", re.IGNORECASE)
"""What may stand between the two ends of « … séparent la fin du dépôt de l'arrivée »."""
_ONLY_ORDER = re.compile(
    r"(?:l[ea]s? |l['’]|the )?(?:(?:tout|toute|very) )?(?:premi[eè]re?s?|derni[eè]re?s?|first|last)", re.IGNORECASE
)
"""An end that only says which of several it is (« entre le premier et le dernier »)."""
_BARE_END = re.compile(
    r"(?:l[ea] |l['’])?(?:fin|début|debut|clôture|cloture|fermeture|ouverture|annonce|publication|date|jour|premier jour|dernier jour)",
    re.IGNORECASE,
)
"""An end that says too little without what belongs to it."""
_AN_END = re.compile(
    r"(?:d[ée]but|fin|cl[oô]ture|fermeture|ouverture|premi[eè]re?|derni[eè]re?|jurys?|arriv[ée]e|entretiens?|auditions?|oral|oraux|r[ée]sultats?|d[ée]p[oô]t|annonce|restitution|publication|lancement|d[ée]marrage|prise|rentr[ée]e|v[oœ]e?ux|d[ée]part)\b",
    re.IGNORECASE,
)
_ARROW = re.compile(
    rf"\b(?:d[ée]lai|temps|dur[ée]e) (?:de |du )?{_END.format('a')} ?(?:-+>|=+>|→) ?{_END.format('b')}{_STOP}",
    re.IGNORECASE,
)
_BARE_ARROW = re.compile(rf"(?:^|[,;:.] ?){_END.format('a')} ?(?:-+>|=+>|→) ?{_END.format('b')}{_STOP}", re.IGNORECASE)
_WAITED = re.compile(
    r"\b(?:d[ée]pos\w+|postul\w+|candidat\w+|envo\w+|appl(?:y|ied|ies)|submit\w*|sen[dt]) [^,;.?!]{0,24}?(?P<a>(?:tout )?[àa] la (?:toute )?fin|au dernier moment|le (?:tout )?dernier jour|[àa] la derni[èe]re (?:minute|heure)|(?:on )?the (?:very )?last day|at the (?:very )?(?:last minute|end))\b[^;.?!]{0,40}\b"
    rf"(?:combien de (?:temps|jours|semaines|mois)|how (?:long|many (?:days|weeks|months)))\b[^;.?!]{{0,30}}\b(?:avant|before|until|jusqu['’](?:[àa]u?)) {_END.format('b')}{_STOP}",
    re.IGNORECASE,
)
"""How long who sends something at the end waits for something (« qui déposait tout à la fin attendait combien de temps avant son premier jour ? »)."""
_CLOSE = "la clôture du dépôt"
_FASTEST = re.compile(
    rf"\b(?:laquelle|lequel|quelle \w+|which(?: \w+)?) (?P<b>.{{3,}}?) (?:le plus|the) (?:vite|rapidement|t[oô]t|tard|quick\w*|fast\w*|soon\w*) (?:apr[èe]s|after) {_END.format('a')}{_STOP}",
    re.IGNORECASE,
)
"""Asks which came soonest after something (« laquelle a réuni son jury le plus vite après la clôture ? »)."""
_FROM = re.compile(
    rf"\b(?:from|depuis|de|du) (?!combien\b|cb\b|plus\b|moins\b|quand\b|when\b|temps\b|jours?\b|mois\b|semaines?\b|coup\b){_END.format('a')} (?:to|until|jusqu['’ ](?:a|à|au|aux)|à|au) (?!quand\b|when\b|quel|combien\b){_END.format('b')}{_STOP}",
    re.IGNORECASE,
)
_AFTER_WHICH = re.compile(
    r"\b(?:how (?:long|many (?:days|weeks|months)) (?:after|before)|(?:combien|cb) de (?:temps|jours?|semaines?|mois) (?:apres|après|avant)(?! (?:que|qu['’]))) "
    rf"{_END.format('a')} (?:did|does|do|will|were|was|are|is|(?=(?:commen|d[ée]but|arriv(?!ee|ée)|d[ée]marr|finiss|fini|sont|[ée]taient|[ée]tait|est|ont|a eu|avai|tomb)\w*)) ?"
    rf"{_END.format('b')}{_STOP}",
    re.IGNORECASE,
)
_AFTER_UNTIL = re.compile(
    rf"\b(?:after|apr[eè]s) (?P<a>[^,;.?!]{{3,60}}), (?:how (?:long|many (?:days|weeks|months)) (?:was it |did it take |is it |passed )?(?:until|till|before)|(?:combien de temps|(?:combien|cb) de (?:jours|semaines|mois)) (?:avant|jusqu['’]?(?:[àa]|au)))(?: que)? {_END.format('b')}{_STOP}",
    re.IGNORECASE,
)
_THEN = re.compile(
    rf"(?P<b>[^,;.?!:]*\b(?:commen|d[ée]but|arriv|arr[êe]t|fini|achev|d[ée]marr|finiss|tomb|termin)\w*) (?:combien|cb) de (?:temps|jours?|semaines?|mois) (?:apr[èe]s|avant)(?! (?:que|qu['’])) (?P<a>.{{3,}}?)"
    rf"(?: d['’ ]habitude| en g[ée]n[ée]ral)?{_STOP}",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"(?P<a>[^,;.?!:]{{3,}}),? (?:c['’ ](?:[ée]tait|est)|[ée]tait|est) (?:quand|combien de temps) par rapport (?:à|au|aux) {_END.format('b')}{_STOP}",
    re.IGNORECASE,
)
_THAT_OF = re.compile(r"(?:celui|celle|ceux|celles|that|those|the one) (?=d[eu']|of\b)", re.IGNORECASE)
_OF_WHOM = re.compile(r" (?:d[eu]s? |d['’]|of )", re.IGNORECASE)
ORDER = re.compile(
    rf"(?:^|[,;:] ){_END.format('a')} (?:\w+ ){{0,2}}?(?:avant ou apr[eè]s|before or after) {_END.format('b')}{_STOP}",
    re.IGNORECASE,
)
"""Asks which of two came first."""
FIRST_OF_TWO = re.compile(
    rf"\b(?:(?:what|which(?: one)?) (?:came|comes|happened|happens|was|is)|(?:qu['’]est-ce|lequel|laquelle|quoi|qui) (?:qui )?(?:est |a |s['’]est )?(?:venue?|eu lieu|arriv[ée]e?|pass[ée]e?|tomb[ée]e?|vient|tombait|venait|[ée]tait)) "
    rf"(?:first|earlier|en premier|d['’]abord|avant|le premier|la premi[eè]re)(?: (?:in|en) 20\d\d)?,?[ ]?[:,]? ?{_END.format('a')},? (?:or|ou) {_END.format('b')}{_STOP}",
    re.IGNORECASE,
)
"""The same, naming both after it (« what came first: the jury or the close of applications? »)."""
BEFORE_THE_OTHER = re.compile(
    rf"(?:^.*\b(?:did|does|has|had)\b|^|[,;:.]) ?{_END.format('a')} (?:before|avant(?: que)?) (?!ou\b|or\b){_END.format('b')}{_STOP}",
    re.IGNORECASE,
)
"""« did the call to candidates open before the other one closed, and by how many days? »"""
_OVERLAP = re.compile(r"\b(?:recouvrement|chevauchement|overlap)\b|\b(?:de|by) (?:combien|how (?:many|much))\b")
_ONES_ACT = re.compile(
    r"\b(?:je|j['’]|on|il faut|faut|dois|doit|peu[tx]|besoin|dispose\w*|can i|do i|should i|must i|may i|i (?:must|should|have to|need to)|(?:de )?combien)\b"
)
"""Tells what one does, or must do, or asks how much: no date (« je dois démissionner avant ou après les résultats ? »)."""
_MUST = re.compile(r"\b(?:je|j['’]|faut|dois|doit|doivent|peu[tx]|besoin)\b")
"""Tells what one must do."""
_PATTERNS = (_ARROW, _BARE_ARROW, _BETWEEN, _AFTER_WHICH, _AFTER_UNTIL, _THEN, _FROM)
_ASKS_AFTER = re.compile(
    r"(?<=\w)(?<! où)(?<! ou)(?<! que)(?<! quand) (?:il|on|ça|cela|c['’]|combien|cb|how|laquelle|lequel|lesquel(?:le)?s|which)\b",
    re.IGNORECASE,
)
"""Begins what is asked after the two ends (« entre le dépôt et l'oral il se passe combien de temps ? »)."""
_CHOOSES = re.compile(r"^[\s,:;]*(?:laquelle|lequel|lesquel(?:le)?s|qui|which(?: one)?|who)\b", re.IGNORECASE)
"""Asks which of the two."""
_CHOOSES_AFTER = re.compile(r"[,:;]\s*(?:laquelle|lequel|lesquel(?:le)?s|which)\b", re.IGNORECASE)
"""The same, after an end of a letter or two."""
_ONLY_A_YEAR = re.compile(r"(?:l['’]ann[ée]e |en )?20\d\d", re.IGNORECASE)
_BESIDE_A_DAY = WEEKDAYS | {"le", "the", "on"}
SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def ends_of(question: str) -> tuple[str, str] | None:
    """The two things that `question` asks the time between (« combien de temps entre le dépôt et l'arrivée ? »)."""
    if match := _RELATIVE.search(question) or _in_order(question) or _FASTEST.search(question):
        return _each_named(match["a"].strip(), match["b"].strip())
    if waited := _WAITED.search(question):
        return _CLOSE, waited["b"].strip()
    for sentence in SENTENCE.split(question):
        if HOW_LONG.search(fold(sentence)) and (apart := _separated(sentence)):
            return apart
        match = next(filter(None, (_told(pattern, sentence) for pattern in _PATTERNS)), None)
        if match and _ONLY_A_YEAR.fullmatch(match["a"].strip()):
            continue  # « entre 2021 et 2022, lequel des deux appels… ? »
        if match and match.re is _FROM and LEFT.search(fold(sentence)):
            continue  # « de l'appel à projets…, combien de jours nous reste-t-il ? »
        if match and HOW_LONG.search(fold(question if match.re is _BETWEEN else sentence)):
            second = _ASKS_AFTER.split(match["b"])[0] if match.re is _BETWEEN else match["b"]
            if all(_ONLY_ORDER.fullmatch(end.strip()) for end in (match["a"], second)):
                continue  # « les jours d'oral, et combien de jours entre le premier et le dernier ? » is of these
            return alike_named(*_each_named(match["a"].strip(), second.strip()))
    return None


def _in_order(question: str) -> re.Match[str] | None:
    """Two of which it asks which came first, or by how much; not where the first is something that one does oneself."""
    match = (
        FIRST_OF_TWO.search(question)
        or ORDER.search(question)
        or (BEFORE_THE_OTHER.search(question) if _OVERLAP.search(fold(question)) else None)
    )
    if match is None or _ONES_ACT.search(fold(match["a"])) or any(_only_a_day(match[end]) for end in "ab"):
        return None
    return match


def _only_a_day(end: str) -> bool:
    """Whether an end is a day and nothing else (« avant ou après le 24 mai 2021 ? »)."""
    left = {w for w in words(without_days(end)) if not w.isdigit()}
    return bool(named_days(end)) and left <= _BESIDE_A_DAY


def _each_named(first: str, second: str) -> tuple[str, str]:
    """Both ends, with what the `first` says in the place of « celle » in the `second` (« la restitution de la 1, et celle de la 2 »)."""
    pointing, named = _THAT_OF.match(second), _OF_WHOM.search(first)
    return (first, f"{first[: named.start()]} {second[pointing.end() :]}") if pointing and named else (first, second)


def _told(pattern: re.Pattern[str], sentence: str) -> re.Match[str] | None:
    """The ends as `pattern` finds them; not what one chooses from (« entre la 4 et la 5, laquelle a laissé le plus de temps ? »)."""
    start = 0
    while match := pattern.search(sentence, start):
        if match.re is _THEN and _MUST.search(fold(match["b"])):
            return None  # « faut arriver combien de temps avant l'entretien ? »
        chosen = _CHOOSES.search(sentence[match.end("b") :]) or _CHOOSES_AFTER.search(match["b"])
        if match.re is not _BETWEEN or not chosen:
            return match
        start = match.start("b")
    return None


def _separated(sentence: str) -> tuple[str, str] | None:
    """The two ends of « combien de jours séparent la fin du dépôt de l'arrivée »; None where no word begins a second one."""
    said = _SEPARATES.search(sentence)
    told = re.split(r"[,;.?!:]", sentence[said.end() :].strip())[0].strip() if said else ""
    for link in _OF_THE.finditer(told):
        first, second = told[: link.start()], told[link.end() :]
        if not _BARE_END.fullmatch(first) and _AN_END.match(second):
            return first, second
    return None
