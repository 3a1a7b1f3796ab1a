"""How a question goes on about what the former one named: its cohort or profession, another of its kind, how many of it."""

from __future__ import annotations

from dataclasses import replace

from bot.following.turn import Turn
from bot.texts import FIRST
from bot.understood import Understood
from bot.wording import amount_cues, cues, people_cues
from bot.wording.allusions import SHORT, Wording
from index.documents import in_language
from index.knowledge import DATES_PREFIX
from index.lexical import STOP_WORDS
from index.mentions import Mentions
from index.text import words

TELLING = 5
"""Letters from which on a word names a thing."""

AMONG = 3
"""Hits among which the former answer must be to be what is asked of the profession that it is about."""

SURE_OF_ANOTHER = 0.7
"""Confidence from which the former question is asked again of something else."""

OF_ITS_OWN = 4
"""Hits among which a rule may stand that is about the other thing by its title."""


def how_many_of(turn: Turn) -> Understood | None:
    """« et de personnes ? » after « combien de projets à la promo 6 ? »: how many of these."""
    asked = amount_cues.HOW_MANY.search(turn.before.question)
    other = people_cues.OF_THESE.fullmatch(turn.question.strip())
    if not asked or not other or turn.mentions.cohorts or set(turn.mentions.facets) - {"profiles"}:
        return None
    question = (
        f"{turn.before.question[: asked.start('what')]}{other['what']}{turn.before.question[asked.end('what') :]}"
    )
    ranking = turn.rank(question)
    mentions = turn.engine.vocabulary.find(question)
    counts_them = "profiles" in turn.mentions.facets and "profiles" in turn.facets_before
    if counts_them and any(hit.unit.id == turn.before.unit for hit in ranking.hits[:AMONG]):
        return replace(turn.same(), question=question)  # « et de devs ? » after « dont combien de designers ? »
    return Understood(question, mentions, turn.before.cohorts) if ranking.answered else None


def where_there_were_most(turn: Turn) -> Understood | None:
    """« et la promo où il y en a eu le moins ? » after how many projects there were: where there were fewest of these."""
    counted = amount_cues.HOW_MANY.search(turn.before.question)
    asked = amount_cues.MOST_OF_THEM.search(turn.wording.folded)
    of_cohorts = turn.wording.said & turn.cohort_words
    if not counted or not asked or not of_cohorts or turn.mentions or turn.listed or turn.wording.length > 3 * SHORT:
        return None
    of_what = f"il y {asked['had']} {asked['most']} de {counted['what']}"
    question = f"{turn.wording.folded[: asked.start()]}{of_what}{turn.wording.folded[asked.end() :]}"
    ranking = turn.rank(question)
    return Understood(question, turn.mentions, turn.before.cohorts) if ranking.answered else None


def for_others(turn: Turn) -> Understood | None:
    """« et pour les candidats ? » after « combien de jours pour les administrations ? »: that question, of these."""
    other, before = people_cues.FOR_OTHERS.fullmatch(turn.question.strip()), turn.before.question
    if other is None or turn.mentions.cohorts or turn.mentions.facets or turn.project is not None:
        return None
    first = other["link"].lower()
    named = [m for m in people_cues.FOR_SOME.finditer(before) if m["link"].lower() == first]
    if not named:
        return None
    question = f"{before[: named[-1].start()]}{other['whom']}{before[named[-1].end() :]}"
    ranking = turn.rank(question)
    sure = ranking.answered and ranking.first.id != turn.before.unit
    return Understood(question, turn.engine.vocabulary.find(question), turn.before.cohorts) if sure else None


def how_many_of_what_was_named(turn: Turn) -> Understood | None:
    """« et il y en a combien dans l'année ? » after « qui paie mes trains pour les séminaires ? »: how many of these.

    Of the things that the former question named, the one of which it is best known how many there are.
    """
    asked = amount_cues.HOW_MANY_THERE_WERE.search(turn.wording.folded)
    if not asked or turn.mentions or turn.wording.length > 2 * SHORT or turn.project is not None:
        return None
    rest = turn.wording.folded[asked.end() :].strip(" ?!.")
    nouns = [w for w in dict.fromkeys(Wording(turn.before.question).content) if w.endswith("s") and not w.isdigit()]
    questions = [f"combien de {noun} {rest}".strip() for noun in nouns]
    rankings = [turn.rank(q) for q in questions]
    sure = [(r.right, q) for r, q in zip(rankings, questions, strict=True) if r.answered and r.right >= SURE_OF_ANOTHER]
    if not sure:
        return None
    question = max(sure)[1]
    return Understood(question, turn.mentions, turn.before.cohorts)


def more_of_a_cohort(turn: Turn) -> Understood | None:
    """« tu peux préciser pour la promo 3 ? » after a rule: that question, of this cohort."""
    of_it = turn.before.unit in turn.engine.knowledge.versions and turn.mentions.cohorts and not turn.mentions.facets
    if not of_it or not turn.wording.only_time(" ".join(w for w in turn.rest.split() if w not in turn.cohort_words)):
        return None
    if turn.engine.knowledge.has_version(turn.before.unit or "", turn.mentions.cohorts):
        return turn.same(cohorts=turn.mentions.cohorts)
    question = f"{turn.engine.vocabulary.neutral(turn.before.question).strip(' ?!.')}, {turn.wording.stripped}"
    ranking = turn.rank(question)
    if not ranking.answered or ranking.first.kind != "entry":
        return None
    if ranking.first.id != turn.before.unit:
        return Understood(question, turn.engine.vocabulary.find(question), turn.mentions.cohorts)
    near = (h.unit for h in ranking.hits[1:] if h.unit.kind == "entry")  # of whom that was told already
    own = (u.id for u in near if set(turn.engine.vocabulary.find(u.questions[0]).cohorts) == set(turn.mentions.cohorts))
    return turn.same(next(own, None), turn.mentions.cohorts)


def its_sibling(turn: Turn) -> Understood | None:
    """« et la technique ? » after « c'est quoi, une direction de l'impact ? »: the one of its kind whose name has that word."""
    programme, wording = turn.engine.knowledge.programme, turn.wording
    said = set(wording.content) - cues.BARE
    if turn.mentions or len(said) != 1 or not (wording.opens_with_link and wording.short) or turn.project is not None:
        return None
    asked = turn.engine.vocabulary.find(turn.before.question)
    if len(asked.readings) != 1 or asked.readings[0].left_out:
        return None
    named = asked.readings[0]
    for facet, i in named.terms:
        own = programme.term(facet, i)
        siblings = [
            name
            for term in programme.terms.get(facet, ())
            for name in term.name.values()
            if own
            and term is not own
            and said <= set(words(name))
            and set(words(name)) & set(words(in_language(own.name, FIRST))) - STOP_WORDS
        ]
        if siblings:
            question = " ".join(words(turn.before.question)).replace(" ".join(named.said), siblings[0])
            ranking = turn.rank(question)
            if ranking.answered and ranking.right >= SURE_OF_ANOTHER:
                return Understood(question, turn.engine.vocabulary.find(question), turn.before.cohorts)
    return None


def another_of_its_kind(turn: Turn) -> Understood | None:
    """« et pour les designers ? » after « quelles compétences pour un data scientist ? »: the same question of the other."""
    facets = turn.mentions.facets
    if len(facets) != 1 or turn.mentions.cohorts or not (turn.wording.leans or turn.wording.short):
        return None
    if not turn.wording.only_time(turn.rest) or turn.before.filters or turn.project is not None:
        return None
    facet = next(iter(facets))
    asked = turn.engine.vocabulary.find(turn.before.question)
    named = [r for r in asked.readings if any(f == facet for f, _ in r.terms)]
    said = [r for r in turn.mentions.readings if any(f == facet for f, _ in r.terms)]
    if len(named) != 1 or len(said) != 1 or named[0].left_out:
        return None
    before, other = " ".join(words(turn.before.question)), " ".join(said[0].said)
    question = before.replace(" ".join(named[0].said), other)
    ranking = turn.rank(question)
    if not ranking.answered or ranking.right < SURE_OF_ANOTHER:
        return None
    versions, meant = turn.engine.knowledge.versions, facets[facet]
    # « vous cherchez des data scientists ? », « et des designers ? »: the rule of these, where the former one was of professions
    of_them = {w for e in versions.get(turn.before.unit or "", ()) for w in words(e.question)} & people_cues.PROFESSIONS
    for hit in ranking.hits[:OF_ITS_OWN] if of_them else ():
        titles = [turn.engine.vocabulary.find(e.question).facets for e in versions.get(hit.unit.id, ())]
        if titles and all(of_it.get(facet) == meant for of_it in titles):
            return Understood(question, Mentions(), turn.before.cohorts, hit.unit.id)
    same = facet == "profiles" and ranking.first.id == turn.before.unit
    return Understood(question, turn.engine.vocabulary.find(question), turn.before.cohorts, for_all=same)


def of_that_cohort(turn: Turn) -> Understood | None:
    """« et elle comptait combien de personnes ? » after a question about a cohort: « la promo 2 comptait… »."""
    wording, cohorts = turn.wording, turn.before.cohorts
    # « les coachs arrivent quand ? », « ils sont mieux payés ? »
    people = wording.subject in people_cues.PLURAL and "profiles" in turn.facets_before
    if wording.subject not in people_cues.OF_A_COHORT or len(cohorts) != 1 or turn.project is not None or people:
        return None
    cohort = next(c for c in turn.engine.knowledge.programme.cohorts if c.id == cohorts[0])
    question = f"{in_language(cohort.name, FIRST)} {wording.stripped.removeprefix(wording.subject).strip()}"
    ranking = turn.rank(question)
    elsewhere = ranking.answered and ranking.first.id != turn.before.unit
    of_it = len(_things_named(turn)) > 1  # « l'audition de la 6 est à Paris ? », « elle dure combien de temps ? »
    return Understood(question, turn.mentions, cohorts) if elsewhere and not of_it else None


def of_that_round(turn: Turn) -> Understood | None:
    """« et la paye bouge ? » after dates of a special round: what surely answers it, asked of that round."""
    wording, cohorts, engine = turn.wording, turn.before.cohorts, turn.engine
    cohort = engine.knowledge.programme.cohort(cohorts[0]) if len(cohorts) == 1 else None
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    leans = wording.opens_with_link and wording.short and not (wording.personal or wording.now)
    if cohort is None or not cohort.side or not dates or not leans or turn.mentions or turn.mentions.years:
        return None
    question = f"{wording.stripped}, {in_language(cohort.name, FIRST)} ?"
    ranking = turn.rank(question)
    told = ranking.answered and ranking.first.kind == "entry" and ranking.right >= SURE_OF_ANOTHER
    return Understood(question, engine.vocabulary.find(question), cohorts) if told else None


def _things_named(turn: Turn) -> set[str]:
    """The telling words of the former question besides the cohort that it names."""
    neutral = turn.engine.vocabulary.neutral(turn.before.question)
    return {w for w in Wording(neutral).content if len(w) >= TELLING} - cues.BARE - cues.SAME - turn.cohort_words
