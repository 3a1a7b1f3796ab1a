"""What a turn says besides courtesy, the word of a change of subject, or what a correction rejects."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.wording import cues, date_cues, preambles, project_cues
from bot.wording.allusions import Wording
from bot.wording.clauses import clauses, pieces, tells
from bot.wording.content import content_of
from index.lexical import STOP_WORDS
from index.named_days import MONTHS, WEEKDAYS
from index.text import TYPED, fold, has_letters, words

SIGNED = 5
"""Lines that the end of a letter has at most: thanks, regards, a name, what one does, a number."""

NAMED = 6
"""Words up to which such a line tells who signs."""

_IN_NAMES = frozenset("le la les de du des d l a the and et".split())
"""Small words that stand in names."""

_ASKS_MORE = re.compile(rf"{preambles.ASKING.pattern}|\b(?:ou|savoir|dire|preciser|connaitre|know|tell|where)\b")
"""Asks something, where a line of thanks does not end with these (« Merci d'avance. Je voudrais aussi savoir où on travaille »)."""

_POSTAL_CODE = re.compile(r"\(?(?<![\d/])\d{5}(?!\d)(?! ?(?:€|k\b|euros?|brut|net|par|[.,]\d))\)?")
"""Five digits, as a French postal code has."""


_PLUS = re.compile(r"(?<!\w)(l[ea]s?|en|de) \+(?=\s)", re.IGNORECASE)
"""« le + de data scientists »."""
_INCLUSIVE = re.compile(r"(?<=\w{2})\((?:e|es|ne|nes|te|tes|le|les|s|se|ses|rice|trice|euse|ère|ere)\)")
"""« un(e) géomaticien(ne) »."""
_APART = re.compile(r"(?<![\w'’&])([ldjn]|qu|^(?:[LDJN]|Qu)) (?=[aeiouyhâàéèêîôû]\w)")
"""An elided word without its apostrophe (« ministère de l interieur »)."""


def spelt_out(question: str, read: Callable[[str], str] = str) -> str:
    """« c t quand » as « c'était quand », « dautres » as « d'autres », « le suivan » as « le suivant »: by such words a question leans on another.

    `read` sets a word right; what it reads otherwise than as one of those words stays as it is typed.
    """

    def heard(match: re.Match[str]) -> str:
        typed = fold(match[0])
        if typed in preambles.TODAY:
            return "d'aujourd'hui" if typed.startswith("d") else "aujourd'hui"
        if match[0] != match[0].lower() or not preambles.AFTER_ARTICLE.search(match.string[: match.start()]):
            return match[0]  # a name, or a verb (« nous suivons »)
        word = read(match[0])
        return word if fold(word) in preambles.HEARD and fold(word) != typed else match[0]

    question = preambles.GLUED.sub(
        lambda glued: f"{glued['elided']}'" if glued["elided"] else f"{glued['there']} ", question
    )
    question = preambles.SA.sub("ça", _INCLUSIVE.sub("", question))
    question = _PLUS.sub(r"\1 plus", _APART.sub(r"\1'", question))
    return TYPED.sub(
        heard, preambles.NOW.sub(" là", preambles.IT_IS_TYPED.sub("c'est ", preambles.IT_WAS.sub("c'était", question)))
    )


_REMOTE = re.compile(r"\b(?:tele-?travail\w*|a distance|remote(?:ly)?|de chez (?:moi|soi|nous))\b")
"""Speaks of working from afar."""
_WHERE_FROM = re.compile(
    rf",? (?i:depuis|from) (?!(?i:quand|when|longtemps|peu|hier|toujours|(?:le |la )?(?:debut|début|rentree|rentrée)|{'|'.join([*MONTHS, *WEEKDAYS])})\b)"
    r"(?i:chez (?:moi|mes \w+|mon \w+|ma \w+)(?: (?:à|a|en))?|(?:la |le |les |l['’] ?|the )?[^\W\d][\w’'-]{2,})(?: [A-Z][\w’'-]+)*(?=\s*(?:[?!.,]|$))"
)
"""From where, at the end of what is asked."""


def without_postal_code(question: str, names_a_place: Callable[[str], bool]) -> str:
    """« montrouge 92120 » as « montrouge »: no card holds the number right beside the name of a place, which says as much."""
    for code in _POSTAL_CODE.finditer(question):
        left = f"{question[: code.start()].rstrip()} {question[code.end() :].lstrip()}".strip()
        beside = (question[: code.start()].split()[-1:], question[code.end() :].split()[:1])
        if any(names_a_place(" ".join(word)) for word in beside) and names_a_place(left):
            return left
    return question


def without_where_from(question: str) -> str:
    """« … en télétravail depuis la Bretagne » without the place: who works from afar asks the same wherever that is."""
    left = _WHERE_FROM.sub("", question)
    return left if left != question and _REMOTE.search(fold(left)) else question


def without_courtesy(question: str) -> str:
    """What follows the words of courtesy at its beginning (« ok pour l'argent. »); all of it when nothing else follows."""
    agreed = preambles.AGREED.match(question)
    if agreed and (content_of(after := question[agreed.end() :]) or ("?" in after and has_letters(after))):
        return after
    spans = [(m.start(), m.end(), fold(m[0])) for m in TYPED.finditer(question)]
    left = next((i for i, (_, _, word) in enumerate(spans) if word not in preambles.COURTESY), 0)
    begins = left  # « c'est clair » is courtesy, and « c'est bien à Paris ? » is none
    while begins and spans[begins - 1][2] in preambles.SURELY:
        begins -= 1
    if begins and spans[begins - 1][2] == preambles.IT_IS:
        left = begins - 1
    rest = spans[left][0] if left else 0
    return question[rest:] if rest and content_of(question[rest:]) else question


def only_asked(question: str) -> str:
    """What a turn asks, where that says nothing by itself and the rest only tells of oneself (« c'est où ? je vis à Toulouse »)."""
    before, mark, after = question.partition("?")
    asks = clauses(question) or ([before.strip()] if mark and before.strip() and after.strip() else [])
    if len(asks) != 1 or "?" in after:
        return question
    if cues.ALLOWED.search(fold(asks[0])):  # « je travaille pour un département, on a le droit ? » is of who one is
        return question
    after_that = set(content_of(asks[0])[:1]) & date_cues.NEXT  # « …, et après ça se passe comment ? »
    if set(words(asks[0])) <= preambles.TAGS:  # « je crois qu'on l'avait rallongé, non ? »
        return question
    if len(words(asks[0])) == 1 and cues.CUE.match(fold(question).strip()):  # « et du télétravail, combien ? »
        return question
    # « et ma sœur, elle est freelance, pareil ? », « et mon associée qui dirige une SAS, même chose ? »
    if set(content_of(asks[0])) & cues.ALIKE or set(content_of(asks[0])) == {"meme", "chose"}:
        return question
    if not (Wording(asks[0]).bare or Wording(asks[0]).until or Wording(asks[0]).only_after or after_that):
        return question
    rest = [part for part in pieces(question) if part != asks[0]]
    told = all(tells(without_courtesy(part)) and not any(c.isdigit() for c in part) for part in rest)
    return f"et {Wording(asks[0]).stripped} ?" if rest and told else question


def last_asked(question: str) -> str:
    """The last sentence that goes on with « et » after others that ask nothing (« On s'y met. Et le jury, c'est quand ? »)."""
    last = preambles.LAST_SENTENCE.fullmatch(question)
    told = last["told"] if last else ""
    of_a_case = tells(told) or Wording(told).personal  # « Je suis en CDI. Et le préavis ? »
    return last["asked"] if last and not (of_a_case or clauses(told)) and content_of(last["asked"]) else question


def without_hearsay(question: str) -> str:
    """What is asked, without what somebody says of it afterwards ("is it still alive? someone told me it changed its name")."""
    asked, mark, told = question.partition("?")
    heard = bool("?" not in told and preambles.HEARSAY.match(fold(told.strip())))
    heard = heard and not preambles.OF_ANOTHER.search(fold(question))
    return f"{asked}?" if mark and heard and content_of(asked) else question


def without_ones_own_after(question: str) -> str:
    """What is asked, without what somebody tells of themselves afterwards (« et il y en a à Montrouge ? j'habite Sceaux »)."""
    asked, mark, after = question.partition("?")
    own = bool(mark and after.strip()) and "?" not in after and all(tells(without_courtesy(p)) for p in pieces(after))
    return f"{asked}?" if own and not any(c.isdigit() for c in after) and len(content_of(asked)) > 0 else question


def without_ones_own_before(question: str) -> str:
    """What is asked of what was shown, without who one is (« je suis avocat, ils s'en servent depuis quand ? »)."""
    first, *rest = pieces(question) or [""]
    asked = question.partition(first)[2].lstrip(" ,;.") if rest else ""
    return asked if asked and tells(first) and project_cues.USING_IT.search(fold(asked)) else question


def without_opinion(question: str) -> str:
    """What is asked, without a few words on what somebody thinks of it (« c'était un de vos projets ? mon prof dit que oui »)."""
    asked, mark, told = question.partition("?")
    opinion = mark and preambles.OPINION.fullmatch(fold(told.strip(" ?!.")))
    return f"{asked}?" if opinion and len(content_of(asked)) > 1 else question


def without_letter(message: str) -> str:
    """What a message says between its salutation and its thanks, regards and name; all of it where nothing is left.

    What these are is said by nothing but their words (« Bonjour, salaire ? Bien cordialement, Camille Martin »), and who asks
    writes a question mark or none.
    """
    lines = [line for line in message.splitlines() if line.strip()]
    last = next((i for i, line in enumerate(lines) if i and preambles.CLOSING.match(line)), len(lines))
    if last >= len(lines) - SIGNED and all(map(_signs, lines[last:])) and content_of(" ".join(lines[:last])):
        lines = lines[:last]
    greets, body = preambles.SALUTATION.match(message), preambles.SALUTATION.sub("", "\n".join(lines))
    while (ends := preambles.SIGNATURE.search(body)) and content_of(before := body[: ends.start()]):
        if fold(before.strip()) in preambles.SURELY or not _is_a_name(ends["name"] or ends["one"] or ""):
            break  # « ça ferme quand ? cordialement, et c'est payé combien »
        asked = Wording(before)
        if ends["thanks"] and not (greets or "?" in ends[0] + before or asked.what or asked.asks or asked.when):
            break  # « c'est tout, merci », « j'ai ce qu'il me faut, bonne soirée »
        mark = ends[0].strip()[:1]
        body = body[: ends.start()] + (f" {mark}" if mark == "?" else "")
    return _without_wishes(body) if content_of(body) else message


def _signs(line: str) -> bool:
    """Whether one of the last lines of a message may be thanks, regards, a name or what one does, and asks nothing."""
    if "?" in line or preambles.ASKS_POLITELY.search(line) or _ASKS_MORE.search(fold(line)):
        return False
    return bool(preambles.CLOSING.match(line)) or (len(words(line)) <= NAMED and _is_a_name(line))


def _is_a_name(text: str) -> bool:
    """Whether it asks nothing, and has no small word but those that names have (« P. Le Goff, cheffe de projet »)."""
    wording, small = Wording(text), {fold(m[0]) for m in TYPED.finditer(text)} & (STOP_WORDS - _IN_NAMES)
    return not (small or wording.what or wording.asks or wording.when)


def _without_wishes(question: str) -> str:
    """What is asked, without the thanks and wishes after it (« ça rouvre quand ? merci d'avance et joyeux Noël à l'équipe »)."""
    asked, mark, after = question.rpartition("?")
    wishes = bool(mark) and any(map(words, _said(after))) and all(map(_wishes, _said(after)))
    return f"{asked}?" if wishes and content_of(asked) else question


def only_courteous(question: str) -> bool:
    """Whether it is nothing but courtesy, thanks and wishes (« merci quand même, bonne soirée à vous »)."""
    said = [text for text in _said(question) if words(text)]  # « et ? » says nothing, and asks for more
    said = [preambles.TOO_BAD.sub("", text) for text in said]
    return bool(said) and "?" not in question and all(map(_courteous, said))


def _courteous(text: str) -> bool:
    """Whether it is thanks or a wish after words of courtesy, or nothing but these (« bon merci quand même », « super bonne soirée »)."""
    words_of_it = list(TYPED.finditer(text))
    first = next((i for i, m in enumerate(words_of_it) if fold(m[0]) not in preambles.COURTESY), len(words_of_it))
    return first == len(words_of_it) or any(_wishes(text[m.start() :]) for m in words_of_it[: first + 1])


def _said(text: str) -> list[str]:
    """What a text says, one thing after the other."""
    return re.split(r"[,.;!\n\u2600-\u27bf\U0001f300-\U0001faff]+|\b(?:et|and)\b(?! (?:a |à )?tous\b)", text)


def _wishes(said: str) -> bool:
    """Whether something said is empty, thanks, or a wish."""
    said = " ".join(words(said))
    return not said or bool(preambles.WISHES.fullmatch(said) or preambles.PRAISE.fullmatch(fold(said)))


def said_instead(question: str) -> str:
    """What a question says in the place of what it began with (« le projet X… non pardon, je veux dire le Y »)."""
    match = preambles.SAID_INSTEAD.match(question)
    begun = set(content_of(match["begun"])) - preambles.COURTESY - preambles.NO if match else set()
    # « combien gagne un designer, non je veux dire un développeur ? » asks before what is put right
    asks = match and ("?" in match["begun"] or preambles.ASKING.search(fold(match["begun"])))
    return match["meant"] if match and begun and not asks and content_of(match["meant"]) else question


def without_what_it_is_for(question: str, names: Callable[[str], bool] = lambda text: False) -> str:
    """What is asked, without what it is asked for, or what led to it (« Exposé demain : … », « …, c'est pour mon mémoire »).

    What `names` something that one may ask of stays.
    """

    def cut(match: re.Match[str]) -> str:
        return match[0] if names(match["what"] or "") else ""

    rest = question
    for said in (preambles.DISCOVERY, preambles.WORK_BEFORE, preambles.WORK_AFTER):
        rest = said.sub(cut, rest)
    return rest if rest != question and len(content_of(rest)) > 1 else question


def without_a_remark_after(question: str) -> str:
    """A question that a pronoun begins, without what is only remarked after it (« il est encore développé ? on l'utilise aux archives »)."""
    asked, mark, rest = question.partition("?")
    remark = rest.strip() and "?" not in rest and not (Wording(rest).asks or Wording(rest).what or Wording(rest).when)
    leans = Wording(asked).pronoun and not Wording(rest).opens_with_link
    return f"{asked}{mark}" if mark and remark and leans else question


def without_what_is_given_up(question: str) -> str:
    """What is asked in the place of what a turn gives up (« laisse tomber l'Ademe, plutôt l'IGN »)."""
    match = preambles.GIVEN_UP.match(question) or preambles.CUT_SHORT.match(question)
    return match["meant"] if match and content_of(match["meant"]) else question


def without_change(question: str) -> str | None:
    """What follows « rien à voir : » and the like at its beginning; None when it does not say so."""
    folded = fold(question)
    match = preambles.ELSEWHERE.search(folded)
    if match is None:
        return None
    remark = preambles.A_REMARK.fullmatch(folded[: match.start()])
    if not remark and set(words(folded[: match.start()])) - preambles.COURTESY - preambles.NO - STOP_WORDS:
        return None
    after = len(TYPED.findall(folded[match.end() :]))
    typed = [m.start() for m in TYPED.finditer(question)]
    rest = question[typed[-after] :] if 0 < after <= len(typed) else ""
    return rest if content_of(rest) else None


def corrected(question: str) -> str:
    """What a correction means: « non, pour candidater, pas pour les administrations » without what it rejects."""
    folded = fold(question)
    meant = preambles.MEANT_BEFORE.sub("non, ", preambles.MEANT_AFTER.sub("", question))
    if meant == question and not preambles.CORRECTING.match(folded):
        return question
    rest = preambles.NOT_MEANT.sub("", preambles.NOT_THAT.sub("", preambles.LAST_COURTESY.sub("", meant)))
    return rest if content_of(rest) else question
