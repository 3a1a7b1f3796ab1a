"""How a question goes on about dates: another of them, the next one, what follows, until when."""

from __future__ import annotations

from dataclasses import replace

from bot.dates.intervals import after_what
from bot.dates.named import CALLS
from bot.dates.numbered import called, called_kinds, numbers, numbers_of, ordinals
from bot.following.turn import Turn
from bot.texts import FIRST
from bot.understood import Understood
from bot.wording import cues, date_cues
from bot.wording.allusions import SHORT, Wording
from bot.wording.clauses import ARTICLES, pieces
from bot.wording.content import content_of
from bot.wording.trimming import without_ones_own_after
from index.calendar import Kind
from index.documents import in_language
from index.knowledge import DATES_PREFIX
from index.lexical import STOP_WORDS, stems
from index.mentions import Mentions
from index.named_days import without_days
from index.text import fold, words

MANY = 9
"""More things than an answer lists."""

_ALIKE = frozenset(stem for word in (*cues.SAME, "eux", "elles", "them") for stem in stems(word))
"""Stems of words by which one asks whether it is the same for some (« et les coachs, pareil ? », « et nos coachs eux ? »)."""

PLAINLY = 0.9
"""Share of the likelihood from which a turn means other dates than those that have its words in their name."""
_RATHER = frozenset({"plutot", "rather"})
"""Words of who asks between two things."""

ELSEWHERE = 0.9
"""Confidence from which a question is about another rule than what was told."""

SURELY = 0.8
"""Confidence from which a rule tells how what was dated is held."""

PAIR = 2
"""Events of one name of which the first, or another, can be asked."""

FEW = 3
"""Telling words up to which a question after dates names other dates."""


def one_of_a_series(turn: Turn) -> Understood | None:
    """« j'ai loupé le 1er, le 2e c'est quand ? » after dates that are counted so (« second webinaire »): no cohort is meant."""
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    asked = ordinals(turn.question)
    if not asked or not unit.startswith(DATES_PREFIX) or turn.wording.said & turn.cohort_words:
        return None
    told = calendar.of(unit.removeprefix(DATES_PREFIX), next(iter(turn.before.cohorts), None))
    counted = {(word, number) for e in told for word, number in numbers_of(e) if word not in turn.cohort_words}
    nouns = {word for word, _ in counted}
    others = {w for w, _ in numbers(turn.question) if len(w) > 2 and w not in STOP_WORDS | nouns}  # « le premier tri »
    if others or not asked <= {number for _, number in counted} or turn.wording.length > 2 * SHORT:
        return None
    same = replace(turn, mentions=Mentions()).same()
    if date_cues.IT_IS_PAST.search(turn.wording.folded) and date_cues.WHAT_IS_LEFT.search(turn.wording.folded):
        return same  # « le 1er est passé, reste quoi ? »
    named = [f"{word} {number}" for word, number in sorted(counted) if {number} == asked]
    # « j'ai raté le premier », « le deuxième est prévu quand ? »; « c'est quel sprint ? », « et le premier ? »: of that one alone
    spoken = named and (ordinals(turn.before.question) - asked or named[0].split()[0] in words(turn.before.question))
    return replace(same, question=named[0]) if spoken else same


def edition_of_it(turn: Turn) -> Understood | None:
    """« et la première édition, c'était quand ? » after an event that was named (« les Regards »): the first of that name."""
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    asked, spoken = ordinals(turn.question), turn.before.cohorts
    if unit.startswith(DATES_PREFIX) and turn.wording.step and len(spoken) == 1 and turn.wording.said & cues.EDITION:
        beside = turn.engine.knowledge.programme.next_to(spoken[0], turn.wording.step)  # « et l'édition d'avant ? »
        held = beside and calendar.of(unit.removeprefix(DATES_PREFIX), beside) and turn.wording.length <= 2 * SHORT
        return turn.same(cohorts=(beside,)) if beside and held and not turn.mentions else None
    if not unit.startswith(DATES_PREFIX) or len(asked) != 1 or not turn.wording.said & cues.EDITION:
        return None
    ordinary = turn.engine.knowledge.ordinary_words
    events = called(calendar.of(unit.removeprefix(DATES_PREFIX)), turn.before.question, ordinary)
    place = asked.pop() - 1
    if len(events) < PAIR or not 0 <= place < len(events) or turn.wording.length > 2 * SHORT:
        return None
    cohort = events[place].cohort
    return replace(turn, mentions=Mentions()).same(cohorts=(cohort,)) if cohort else None


def how_it_is_held(turn: Turn) -> Understood | None:
    """« faut se déplacer à Paris ? » after dates: the same, where one says that it is online, or the rule on what they are of."""
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    if (
        asked := without_ones_own_after(turn.question)
    ) != turn.question:  # « faut monter à Paris ? je suis à Toulouse »
        turn = replace(turn, question=asked, wording=Wording(asked), mentions=turn.engine.vocabulary.find(asked))
    asks = date_cues.HELD.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    if not asks or not unit.startswith(DATES_PREFIX) or set(turn.mentions.facets) - {"places"}:
        return None
    if (
        not set(content_of(turn.rest.replace("se rendre", ""))) <= cues.BARE | date_cues.OF_BEING_THERE
    ):  # « et pour travailler, c'est à distance ? »
        return None
    told = calendar.of(unit.removeprefix(DATES_PREFIX), next(iter(turn.before.cohorts), None))
    said = (fold(text) for e in told for text in (*e.title.values(), *(e.note or {}).values()))
    if any(date_cues.HELD.search(text) for text in said):
        return replace(turn, mentions=Mentions()).same()
    kind = calendar.kind(unit.removeprefix(DATES_PREFIX))
    of_it = f"{in_language(kind.name, FIRST)} : {turn.question}" if kind else ""
    ranking = turn.rank(of_it) if of_it else None
    rule = ranking is not None and ranking.first.kind == "entry" and ranking.right >= SURELY
    return Understood(of_it, turn.mentions, turn.before.cohorts) if rule else None  # the interviews: the rule on them


def what_follows(turn: Turn) -> Understood | None:
    """« et après ? » after dates: the steps that come next."""
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    asks = turn.wording.only_after or (
        date_cues.NEXT_STEP.search(turn.wording.folded) and turn.wording.length <= 4 * SHORT
    )
    return replace(turn.same(), following=True) if dates and asks and not turn.mentions else None


def another_date(turn: Turn) -> Understood | None:
    """« et le jury ? », « non, pour candidater » after dates: those that have these words in their name.

    Of several, those for the same people come first.
    """
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    kind = calendar.kind(unit.removeprefix(DATES_PREFIX))
    telling = [
        w
        for w in Wording(without_days(turn.question)).content
        if w not in cues.BARE | _RATHER | date_cues.NEXT | cues.SAME | cues.MEANT | date_cues.HAPPENING
    ]
    last = kind and kind.call and turn.wording.when and not turn.wording.step
    if last and set(telling) <= CALLS | {"dernier", "derniere", "last", "latest"}:
        return replace(turn.same(), question=turn.joined)  # « et le dernier appel, c'était quand ? »
    if (
        after_what(without_days(turn.question)) or turn.wording.only_next
    ):  # « et après le dépôt ? » asks for what follows it
        return None
    if turn.wording.step and turn.wording.said & turn.cohort_words:  # « et celle de la promo d'avant ? »
        return None
    only_names = len(telling) == 1 and turn.wording.length == 2 and words(turn.question)[0] in ARTICLES  # « Le jury ? »
    linked = turn.wording.opens_with_link or only_names
    if kind is None or turn.mentions or not linked or not 0 < len(telling) <= FEW:
        return None
    named = [k for k in called_kinds(calendar.kinds, " ".join(telling), asked=True) if k != kind and calendar.of(k.id)]
    if not named:
        return None
    alone = turn.rank(turn.wording.stripped)
    meant = calendar.kind(alone.first.id.removeprefix(DATES_PREFIX)) if alone.answered else None
    theirs = meant is not None and meant.audience == kind.audience and meant != kind
    rather = meant not in named and alone.hits[0].share >= PLAINLY  # « et la liste, elle est rendue publique quand ? »
    surely = alone.right >= ELSEWHERE and all(k.audience != kind.audience for k in named)
    if theirs and (rather or surely):
        return replace(
            turn.same(alone.first.id), question=turn.wording.stripped
        )  # « et pour choisir, j'ai combien de temps ? »
    scores = alone.scores
    audiences = {stem for k in calendar.kinds if k.call for stem in stems(k.audience)}
    of_others = bool(audiences.intersection(stems(" ".join(telling))))  # « et du côté des candidats ? »
    others = turn.wording.for_whom or of_others  # « et pour les administrations ? »

    spoken = turn.before.cohorts

    asked = set(stems(turn.before.question))

    def fits(other: Kind) -> tuple[int, bool, bool, bool, float]:
        score = scores.get(DATES_PREFIX + other.id, 0.0)
        held = not spoken or any(calendar.of(other.id, cohort) for cohort in spoken)
        alike = len(asked.intersection(*[stems(" ".join(other.name.values()))])) if turn.wording.the_one else 0
        return alike, (other.audience == kind.audience) != others, held, other.call, score

    best = max(named, key=fits)
    if spoken and not calendar.of(best.id, spoken[0]):  # whose jury is called otherwise
        wanted = set(stems(" ".join(telling)))
        titled = [e.kind for e in calendar.of(cohort=spoken[0]) if wanted <= set(stems(" ".join(e.title.values())))]
        best = next((k for k in calendar.kinds if k.id in titled), best)
    programme, one_cohort = turn.engine.knowledge.programme, len(spoken) == 1
    if turn.wording.next_one and turn.wording.step and one_cohort:  # « et celle d'avant, sa restitution ? »
        neighbour = programme.next_to(spoken[0], turn.wording.step)
        if neighbour and calendar.of(best.id, neighbour):
            return turn.same(DATES_PREFIX + best.id, (neighbour,))
    # What was said before may tell which event of several (« le sprint 2 »).
    return replace(turn.same(DATES_PREFIX + best.id), question=turn.joined)


def one_named_by_a_title(turn: Turn) -> Understood | None:
    """« et nos coachs eux ? » after the end of a cohort: the one of these dates whose title says so, and no project of that name."""
    brief = turn.wording.opens_with_link and turn.wording.length <= 2 * SHORT
    numbered = any(c.isdigit() for c in turn.question)  # « et le 4 ? », of a series
    return one_of_its_events(turn) if brief and not (turn.wording.asks or numbered) else None


def one_of_its_events(turn: Turn) -> Understood | None:
    """« et les coachs ? », « et le 18 ? » after dates: those that were told, of which one has that name or that day."""
    unit, calendar, wording = turn.before.unit or "", turn.engine.knowledge.calendar, turn.wording
    if not unit.startswith(DATES_PREFIX) or turn.mentions.cohorts or wording.until:
        return None  # « et elle dure jusqu'à ? » asks for the end
    told = calendar.of(unit.removeprefix(DATES_PREFIX), next(iter(turn.before.cohorts), None))
    days = {m.day.day for e in told for m in (e.window.start, e.window.deadline) if m}
    one = date_cues.THAT_OF_A_DAY.search(wording.folded)
    if one and wording.length <= 2 * SHORT and int(one["day"]) in days:  # « j'ai raté celle du 15, il en reste une ? »
        return turn.same()
    day = date_cues.A_DAY.search(wording.folded) if wording.length <= 2 * SHORT else None
    if day and int(day["day"]) in days and not turn.rank(turn.question).answered:
        return turn.same()  # « un collègue me dit le 19, il a raison ? »
    if not (
        wording.opens_with_link or wording.said & cues.SAME or cues.ALSO.search(wording.folded)
    ):  # « pareil pour les coachs ? »
        return None
    if day := date_cues.ONLY_A_DAY.fullmatch(" ".join(words(wording.folded))):
        return turn.same() if int(day["day"]) in days else None
    names = [frozenset(stems(" ".join((*e.title.values(), *(e.note or {}).values())))) for e in told]
    said = [turn.telling - _ALIKE] if wording.short else []
    if wording.length <= 2 * SHORT:  # « et pour ceux qui accompagnent les équipes, les Link ? »
        last = Wording(next(reversed(pieces(turn.question)), "")).content
        said.append(frozenset(stem for word in last for stem in stems(word)))
    apart = any(s and any(s <= name for name in names) and not all(s <= name for name in names) for s in said)
    return replace(turn.same(), question=turn.joined) if apart else None


def back_to_the_dates(turn: Turn) -> Understood | None:
    """« je reviens à la date, c'était à quelle heure ? » after dates, then a rule: those dates."""
    back = date_cues.BACK_TO_THE_DATES.search(turn.wording.folded)
    told = next((u for u in (turn.before.unit, *turn.before.trail) if u and u.startswith(DATES_PREFIX)), None)
    goes_back = back and not turn.mentions and turn.wording.length <= 3 * SHORT
    return replace(turn.same(told), question=turn.wording.stripped) if told and goes_back else None


def the_next_date(turn: Turn) -> Understood | None:
    """« le prochain ? », « et les autres ? » after dates: the same, of which the next, and all, are told."""
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    if not dates or turn.mentions:
        return None
    if turn.wording.only_next:
        return replace(turn.same(), question=turn.joined)
    the_rest = date_cues.THE_REST_OF_THEM.fullmatch(turn.wording.folded.strip())
    return turn.same() if turn.wording.the_others or the_rest else None


def how_many_of_it(turn: Turn) -> Understood | None:
    """« et j'en mets combien ? » after the dates of the wishes: how many wishes."""
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    kind = calendar.kind(unit.removeprefix(DATES_PREFIX)) if unit.startswith(DATES_PREFIX) else None
    if kind is None or turn.mentions or not turn.wording.short or not cues.HOW_MANY_OF_IT.search(turn.wording.folded):
        return None
    question = f"{turn.wording.stripped} {in_language(kind.name, FIRST)}"
    ranking = turn.rank(question)
    told = ranking.answered and ranking.first.kind == "entry"
    return Understood(question, turn.mentions, turn.before.cohorts) if told else None


def another_one(turn: Turn) -> Understood | None:
    """« celui de demain, je ne peux pas. Un autre ? » after dates: the same, of which the next is told."""
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    another = turn.wording.another_one or date_cues.ANOTHER_BESIDES.search(turn.wording.folded)
    asked = dates and another and turn.wording.length <= 3 * SHORT and not turn.mentions
    return replace(turn.same(), question=turn.joined) if asked else None


def the_other_of_the_series(turn: Turn) -> Understood | None:
    """« mince, j'ai loupé la 1re, l'autre c'est à quelle heure ? » after dates of a series: the same, which tell both."""
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    says = date_cues.MISSED_THE_FIRST.search(turn.wording.folded) and turn.wording.length <= 4 * SHORT
    return replace(turn, mentions=Mentions()).same() if dates and says else None


def one_of_what_was_told(turn: Turn) -> Understood | None:
    """« le deuxième, à quelle heure ? », « la dernière, elle sert à quoi ? »: of the dates, or of the list, just told."""
    unit = turn.before.unit
    if unit is None or turn.project is not None or turn.listed or turn.wording.length > 2 * SHORT:
        return None
    of_a_list = "\n- " in turn.text and turn.wording.pronoun and not turn.wording.said & turn.cohort_words
    asks_what = turn.wording.what and turn.wording.only_time(turn.rest)
    if turn.mentions and not (asks_what or of_a_list):  # « les quatre phases », « et la troisième elle dure combien ? »
        return None  # « et la deuxième ? » is a cohort; of a list, one asks what it is
    turn = replace(turn, mentions=Mentions())
    if turn.wording.said & turn.cohort_words:
        return None
    if turn.wording.place(MANY) is None or (turn.wording.step and unit.startswith(DATES_PREFIX)):
        return None
    told = unit.startswith(DATES_PREFIX) or "\n- " in turn.text
    if not told:
        return None
    alone = turn.rank(turn.question)  # « des trois profils, le dernier, on y fait quoi ? » after dates
    elsewhere = alone.answered and alone.right >= ELSEWHERE and alone.first.id != unit and not turn.wording.bare
    return None if elsewhere and not of_a_list else turn.same()
