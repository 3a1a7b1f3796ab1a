"""How a question goes on about a rule that was told: its source, its figure, an amount or a case of one's own."""

from __future__ import annotations

from dataclasses import replace

from bot.dates.spans import HOW_LONG
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import amount_cues, cues, people_cues, preambles, then_cues
from bot.wording.allusions import SHORT, Wording
from bot.wording.clauses import pieces
from bot.wording.content import content_of
from bot.wording.details import A_STREET, WHERE_TO
from index.lexical import stems
from index.named_days import named_days
from index.search_words import ASKING
from index.text import SENTENCE_END, fold, strip_accents, words

CLEARLY_ELSEWHERE = 0.9
"""Share of the likelihood from which how something is done is asked of what it means by itself."""


SURE_ELSEWHERE = 0.97
"""Confidence from which a case stands for itself, though the last answer has its words."""

FEW, FEW_OF_MORE = 2, 3
"""Telling words up to which who states a number of their own says hardly more, in a short turn and in a longer one."""

MOSTLY = 0.5
"""Share of the telling words of a case that the last answer must have to be about it."""

SURE_CASE = 0.8
"""Confidence from which a question with a number of one's own is about something else than the last answer."""


def surely_elsewhere(turn: Turn) -> bool:
    """Whether it surely asks for something else than what was told, by itself."""
    alone = turn.rank(turn.wording.stripped)
    return alone.first.id != turn.before.unit and alone.answered and alone.right >= SURE_CASE


def another_amount(turn: Turn) -> Understood | None:
    """« pardon, 6 ans si on compte mon alternance » after a question with a number in it: the same, of the other number.

    Also « j'ai 3 ans d'expérience » after an answer that tells amounts by experience.
    """
    if turn.wording.length > 2 * SHORT or turn.mentions.cohorts or turn.project is not None:
        return None
    numbered = any(c.isdigit() for c in turn.question) or amount_cues.NUMBER_OF_THEM.search(turn.wording.folded)
    if not (numbered and amount_cues.AMOUNT.search(fold(turn.text))):  # else nothing need be ranked
        return None
    complete = (turn.wording.asks or "?" in turn.question) and not turn.wording.conditional
    alone = turn.rank(turn.question) if complete else None
    if alone and alone.answered and alone.right >= SURE_CASE:  # « j'ai 8 ans d'xp, ça me met où ? » hardly does
        return None
    counts = (
        amount_cues.AMOUNT.search(fold(turn.before.question)) and turn.wording.opens_with_link and turn.wording.short
    )
    counted = amount_cues.YEARS_TOLD.search(fold(turn.before.question))
    leans = turn.wording.opens_with_link or turn.wording.personal  # « je n'en ai que deux »
    of_them = counted and amount_cues.NUMBER_OF_THEM.search(turn.wording.folded) and leans
    if of_them and turn.before.unit in turn.engine.knowledge.versions and not turn.mentions:
        return replace(turn.same(), question=turn.joined)
    pattern = amount_cues.NUMBER if counts else amount_cues.AMOUNT  # « et ma pote qui en a 8 ? »
    besides = replace(turn, wording=Wording(pattern.sub(" ", turn.wording.folded)))
    hardly_else = turn.wording.leans and not besides.telling  # « et si j'ai 12 ans d'xp ? »
    few = FEW if turn.wording.length <= SHORT else FEW_OF_MORE
    of_oneself = turn.wording.personal and len(besides.telling) <= few  # « j'ai 3 ans d'xp dans une startup »
    among = hardly_else or of_oneself or besides.told_by(turn.before.unit or "") >= MOSTLY
    named = among or (not counts and amount_cues.AMOUNT.search(fold(turn.before.question)))
    told = named and pattern.search(turn.wording.folded) and amount_cues.AMOUNT.search(fold(turn.text))
    return replace(turn.same(), question=turn.joined) if told else None


def its_source(turn: Turn) -> Understood | None:
    """« d'où sort ce chiffre ? », « c'est de quand ? » after an answer of staff: the same, and where it comes from."""
    known = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions
    return replace(turn.same(), sourced=True) if known and turn.wording.of_its_source else None


def its_address(turn: Turn) -> Understood | None:
    """« l'adresse ? » after a rule that tells one: the same."""
    told = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions
    asks = told and WHERE_TO.fullmatch(turn.wording.folded) and A_STREET.search(strip_accents(turn.text))
    return turn.same() if asks else None


def as_one_was_told(turn: Turn) -> Understood | None:
    """« ma cousine, en 2021, m'avait pourtant dit que non ? » after a rule: as it was then."""
    unit, mentions = turn.before.unit or "", turn.mentions
    then = (turn.engine.vocabulary.cohort_of_year(year) for year in mentions.years)
    cohorts = mentions.cohorts or tuple(c for c in then if c)
    told = people_cues.ONE_WAS_TOLD.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    known = cohorts and turn.engine.knowledge.has_version(unit, cohorts)
    if not (told and known) or mentions.facets:
        return None
    return None if surely_elsewhere(turn) else turn.same(cohorts=cohorts)


def same_amount(turn: Turn) -> Understood | None:
    """« au même tarif ? » after an answer that speaks of pay: the same."""
    asked = amount_cues.SAME_AMOUNT.fullmatch(turn.wording.folded.strip(" ?!."))
    known = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions
    thesaurus = turn.engine.matcher.thesaurus
    spoken_of = set(thesaurus.expand(stems(turn.text)))
    return turn.same() if asked and known and spoken_of & set(thesaurus.expand(stems("salaire paie"))) else None


def sum_per_what(turn: Turn) -> Understood | None:
    """« c'est par personne ou pour le projet ? », « c'est par mois ? » after an answer that tells a sum: the same."""
    asked = amount_cues.PER_WHAT.fullmatch(turn.wording.folded.strip(" ?!."))
    known = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions
    return replace(turn.same(), question=turn.joined) if asked and known and "€" in turn.text else None


def its_moment(turn: Turn) -> Understood | None:
    """« c'est regardé à quel moment, le jour où j'envoie mon dossier ? » after a rule that says from when, or at what time: the same."""
    known = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions
    asks = amount_cues.JUDGED_WHEN.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    return (
        replace(turn.same(), question=turn.joined)
        if known and asks and amount_cues.AT_A_TIME.search(fold(turn.text))
        else None
    )


def its_papers(turn: Turn) -> Understood | None:
    """« et je dois fournir quoi comme papier ? » after an answer that asks for a statement or a proof: the same."""
    known = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions
    asks = amount_cues.PAPERS.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    told = known and asks and amount_cues.A_STATEMENT.search(fold(turn.text))
    besides = set(content_of(amount_cues.PAPERS.sub(" ", turn.wording.folded)))  # not « … pour candidater ? »
    only = turn.wording.opens_with_link and besides <= cues.BARE | amount_cues.TO_PROVIDE
    return replace(turn.same(), question=turn.joined) if told and only else None


def its_time(turn: Turn) -> Understood | None:
    """« et j'ai combien de jours pour répondre ? », « c'est long ? » after an answer of staff of which a sentence tells just that: the same."""
    entry, wording = turn.engine.knowledge.entries_by_id.get(turn.before.entry or ""), turn.wording
    first = fold(next(iter(pieces(turn.question)), "")).strip(" ?!.")
    if entry and not turn.mentions and amount_cues.IS_IT_LONG.fullmatch(first) and wording.length <= 2 * SHORT:
        return turn.same() if amount_cues.A_TIME.search(fold(turn.text)) else None
    if (
        entry
        and not turn.mentions
        and amount_cues.LASTS.fullmatch(first)
        and amount_cues.A_SHORT_TIME.search(fold(turn.text))
    ):
        both = turn.rank(turn.joined)  # of an interview that lasts « 30 minutes au plus », not of the mission
        rule = both.first.id if both.answered and both.first.kind == "entry" else turn.before.unit
        return replace(turn.same(rule), question=turn.joined)
    if entry and not turn.mentions and amount_cues.HOW_LONG_BEFORE.search(wording.folded) and not wording.personal:
        sentences = (fold(s) for s in SENTENCE_END.split(turn.text.replace("\n", ". ")))
        says = any(amount_cues.A_TIME.search(s) and amount_cues.BEFORE_SOMETHING.search(s) for s in sentences)
        return turn.same() if says and wording.length <= 3 * SHORT else None  # « c'est prévu combien de temps avant ? »
    how_long = HOW_LONG.search(wording.folded) or amount_cues.HOW_FAST.search(wording.folded)
    asks = how_long and wording.opens_with_link and wording.length <= 2 * SHORT
    if entry is None or not asks or turn.mentions:
        return None
    told = {s for w in wording.content if w not in ASKING | amount_cues.OF_A_TIME for s in stems(w)}
    texts = (entry.plain, *(t.plain for t in entry.translations.values()))
    sentences = (s for text in texts for line in text.split("\n") for s in SENTENCE_END.split(line))
    answers = any(amount_cues.A_TIME.search(fold(s)) and told <= set(stems(s)) for s in sentences)
    return replace(turn.same(), question=turn.joined) if told and answers else None


def case_that_it_tells(turn: Turn) -> Understood | None:
    """« et si j'étais coach ? » after an answer that speaks of coaches; « ils étaient payés ? » after one that says it.

    Of them, in these words or others for the same (« ils sont rémunérés ? »).
    """
    unit, wording = turn.before.unit or "", turn.wording
    of_it = wording.subject and wording.short and turn.project is None
    of_a_case, of_them = wording.conditional and not wording.asks, _says_of_them(turn)
    told = (of_a_case or of_it) and turn.telling and (of_them or turn.told_by(unit) == 1)
    if not told or turn.mentions.cohorts:
        return None
    alone = turn.rank(wording.stripped)
    sure = SURE_CASE if wording.said & cues.ASKED else SURE_ELSEWHERE  # « qui les paie ? », « et combien ? »
    asks_how = wording.said & cues.HOW and alone.hits[0].share >= CLEARLY_ELSEWHERE  # « et il est renouvelé comment ? »
    elsewhere = alone.answered and (alone.right >= sure or asks_how) and alone.first.id != unit and not of_them
    return None if elsewhere else replace(turn.same(), question=turn.joined)


def _says_of_them(turn: Turn) -> bool:
    """Whether the answer says what is asked of those of whom it tells, in one of the ways to say it."""
    thesaurus, told = turn.engine.matcher.thesaurus, set(stems(turn.text))
    of_them = turn.wording.subject in people_cues.PLURAL and not turn.wording.asks
    return of_them and all(told.intersection(thesaurus.expand([stem])) for stem in turn.telling)


def put_right(turn: Turn) -> Understood | None:
    """« sorry, people, not ministries »: the former question with that in its place; else what is meant, where it is clear.

    Also « c'est une SASU que j'ai, pas une micro » after the case of somebody who is self-employed.
    """
    match = preambles.INSTEAD.fullmatch(turn.wording.stripped)
    of_a_rule = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions.cohorts
    if match is None or not of_a_rule or turn.wording.length > 2 * SHORT:
        return None
    if (
        words(match["meant"])[-1:] and words(match["meant"])[-1] in preambles.VERBS_BEFORE_NOT
    ):  # « c'était pas censé … ? »
        return None
    rejected, before = content_of(match["rejected"]), words(turn.before.question)
    if not rejected or not set(content_of(match["meant"])) - preambles.NOT_EVEN:  # « même pas deux semaines ? »
        return None
    size, named = len(rejected), stems(" ".join(rejected))
    at = next((i for i in range(len(before)) if stems(" ".join(before[i : i + size])) == named), None)
    replaced = [] if at is None else [" ".join([*before[:at], match["meant"], *before[at + size :]])]
    for question in (*replaced, match["meant"]):
        ranking = turn.rank(question)
        if ranking.answered and ranking.first.id != turn.before.unit and ranking.first.kind == "entry":
            return Understood(question, turn.engine.vocabulary.find(question), turn.cohorts)
    return None


def counted_from_a_day(turn: Turn) -> Understood | None:
    """« le sien s'arrête le 15/09/2025, donc au plus tard c'est le combien ? » after a rule that counts from such a day: the same."""
    counts = turn.before.unit in turn.engine.knowledge.versions and "{{own:" in turn.text
    return replace(turn.same(), question=turn.question) if counts and named_days(turn.question) else None


def how_it_changed(turn: Turn) -> Understood | None:
    """ "how did it change after that?" after a rule that has no versions: it tells all that is known."""
    alone = len(turn.engine.knowledge.versions.get(turn.before.unit or "", ())) == 1
    evolves = then_cues.MORE_OR_LESS.search(turn.wording.folded) and cues.LATER_ON.search(turn.wording.folded)
    asks = (then_cues.CHANGED_HOW.search(turn.wording.folded) or evolves) and turn.wording.short
    if not (alone and asks) or turn.mentions or (evolves and not turn.wording.pronoun and surely_elsewhere(turn)):
        return None
    return replace(turn.same(), question=turn.joined)


def same_for_them(turn: Turn) -> Understood | None:
    """« même tarif pour une juriste ? », "same for designers?" after a rule that is not of professions: the same."""
    asks = people_cues.SAME_FOR.match(turn.wording.folded)
    if asks is None or turn.wording.length > 2 * SHORT:
        return None
    unit = turn.before.unit or ""
    of_a_rule = unit in turn.engine.knowledge.versions and not turn.engine.facets.get(unit, {}).get("profiles")
    only = set(turn.mentions.facets) == {"profiles"} and not turn.mentions.cohorts
    what = {*stems(asks["what"] or "")}  # « même tarif » is of pay, « même date » is not
    thesaurus = turn.engine.matcher.thesaurus
    spoken_of = set(thesaurus.expand(stems(f"{turn.before.question} {turn.text}")))
    of_it = what <= spoken_of | {*stems("chose règle cas thing rule deal")}
    return turn.same() if of_a_rule and only and of_it else None


def corrected_case(turn: Turn) -> Understood | None:
    """« non pardon, je serai à la retraite en juin » after an answer of staff: the same, which says what is known."""
    tells = people_cues.OF_ONESELF.search(turn.wording.folded) and not (turn.wording.asks or "?" in turn.question)
    known = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions
    if not (tells and known and turn.wording.correcting) or turn.rank(turn.question).answered:
        return None
    return replace(turn.same(), question=turn.joined, again=True)


def changes_it(turn: Turn) -> Understood | None:
    """« j'aurai fini en juillet, ça change quelque chose ? » after an answer of staff: it says what is known.

    Of what is told the rule is given, where there surely is another one (« on est une collectivité, ça change quoi ? »).
    """
    known = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions.cohorts
    if not (known and turn.wording.changes):
        return None
    whole = turn.rank(turn.wording.stripped) if cues.COMPARED_WITH.search(turn.wording.folded) else None
    if whole and whole.answered and whole.first.kind == "entry" and whole.first.id != turn.before.unit:
        return Understood(
            turn.question, turn.mentions, ranking=whole
        )  # « et par rapport à un prestataire, ça change quoi ? »
    told = [p for p in pieces(turn.question) if not Wording(p).changes]
    case = turn.rank(", ".join(told)) if told else None
    if (
        case
        and case.answered
        and case.right >= SURE_CASE
        and case.first.kind == "entry"
        and case.first.id != turn.before.unit
    ):
        return Understood(", ".join(told), turn.mentions, ranking=case)
    return replace(turn.same(), question=turn.joined, again=True)
