"""How a question names another cohort, place, theme or house for what was spoken of: « et à la promo 3 ? », « et à Lyon ? »."""

from __future__ import annotations

from dataclasses import replace

from bot.following import names
from bot.following.leaning import leaning
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import cues, list_cues, people_cues, then_cues
from bot.wording.allusions import SHORT, Wording
from bot.wording.amount_cues import HOW_MANY, OF_ALL_TIME
from index.filters import Filters
from index.finder import find
from index.knowledge import DATES_PREFIX
from index.named_days import MONTHS
from index.search_words import LISTING


def names_something(turn: Turn) -> Understood | None:
    """« et à la promo 3 ? », « et à Lyon ? »: the former subject, or search, with that changed."""
    turn = _with_its_cohort(turn)
    wording, mentions, before = turn.wording, turn.mentions, turn.before
    only = turn.listed and wording.said & cues.ONLY and wording.length <= 2 * SHORT  # « uniquement le CGDD, svp »
    # « il y en a un du côté de Bordeaux ? »
    placed = before.filters and set(mentions.facets) == {"places"} and list_cues.ARE_THERE_SOME.search(wording.folded)
    brief = wording.short or (placed and wording.length <= 2 * SHORT)
    if not (mentions or mentions.years) or not (wording.leans or brief or only):
        return None
    if wording.correcting and before.unit and turn.engine.knowledge.has_version(before.unit, mentions.cohorts):
        return turn.same(cohorts=mentions.cohorts)  # « non, l'ancienne, celle de la 6 »
    dated = (before.unit or "").startswith(DATES_PREFIX)
    rest = people_cues.THEIR_LIKE.sub(" ", cues.ALSO.sub(" ", turn.rest) if dated else turn.rest)
    if before.filters and set(mentions.facets) == {"places"}:
        rest = cues.BASED.sub(" ", rest)  # « et installés à Saint-Denis ? »
    if only:  # "only the ones from 2017"
        rest = " ".join(w for w in rest.split() if w not in LISTING)
    if mentions.cohorts and (dated or before.unit in turn.engine.knowledge.versions):
        # « et la 7, même veto ? », « et comment ça se passait à la 3 ? »
        rest = then_cues.HOW_IT_WENT.sub(" ", cues.THE_SAME_THING.sub(" ", rest))
    if mentions.cohorts:
        if cues.OF_THIS_YEAR.search(rest):  # « et dans la promo de cette année, la 5 »
            rest = " ".join(w for w in cues.OF_THIS_YEAR.sub(" ", rest).split() if w not in turn.cohort_words)
        rest = then_cues.AT_THE_START.sub(" ", rest)  # « et au commencement, sur la 2 ? »
        besides = people_cues.PEOPLE | cues.FOR_INSTANCE | (set(MONTHS) if dated else set())  # « la 6 aussi en juin ? »
        rest = " ".join(w for w in rest.split() if w not in besides)
    if mentions.cohorts and before.unit in turn.engine.knowledge.versions:
        rest = turn.besides_what_was_told(rest)  # « c'était déjà un forfait à la 5 ? »
        if then_cues.DID_BETTER.search(wording.folded):  # « la 6e faisait mieux ? »
            rest = then_cues.DID_BETTER.sub(" ", rest)
    if not wording.only_time(rest):  # « et les petits jeunes de la 6 ? »
        return None
    of_dates = before.filters or (before.unit or "").startswith(DATES_PREFIX)
    if mentions.cohorts and wording.opens_with_link and wording.until and not of_dates:
        return turn.alone()  # « et le 5 bis, c'est jusqu'à quand ? » after who can apply
    years = (turn.engine.vocabulary.cohort_of_year(year) for year in mentions.years)
    cohorts = mentions.cohorts or tuple(c for c in years if c)
    bare = Wording(" ".join(w for w in turn.rest.split() if w not in cues.MEANT)).bare
    if before.unit and bare and not mentions.facets and turn.engine.knowledge.has_version(before.unit, cohorts):
        return turn.same(cohorts=cohorts)  # « et en 2021, c'était combien ? »
    if (before.unit or "").startswith(DATES_PREFIX) and mentions.years and bare and not mentions.facets:
        then = turn.same(cohorts=mentions.cohorts)
        return replace(then, question=wording.stripped)  # « et en 2022, c'était quand ? »
    if (
        turn.project is not None
        and set(mentions.facets) & {"themes", "places", "administrations"}
        and not wording.the_one
    ):
        own = Filters.of(mentions)  # « et sur la santé en général, dans la promo 7 ? » after a project
        return Understood(turn.question, mentions, filters=own) if find(turn.engine.knowledge, own, {}).exact else None
    went = mentions.cohorts and then_cues.HOW_IT_WENT.search(wording.folded)
    if before.unit and wording.asks and not before.filters and turn.project is None and not went:
        return leaning(turn)
    if before.filters:
        of_projects = next(iter(turn.engine.knowledge.programme.project_words), "")
        own = Filters.of(mentions).since(f"{of_projects} {turn.question}", turn.engine.knowledge.programme)
        away = before.filters.facets.get("places") if cues.ELSEWHERE.search(wording.folded) and own.left_out else ()
        if away:  # « et ailleurs qu'en région parisienne, à part cette ville ? »
            there = own.left_out | {("places", i) for i in away}
            return Understood(
                turn.question, mentions, filters=replace(before.filters.without("places"), left_out=there)
            )
        merged = _with_its_own(before.filters.merged(own), turn)
        former, narrowed = (find(turn.engine.knowledge, f, {}) for f in (before.filters, merged))
        nothing = narrowed.exact and {p.id for p in narrowed.projects} == {p.id for p in former.projects}
        another = own.facets and nothing and wording.opens_with_link  # « et avec les pompiers ? » after the gendarmerie
        instead = None if narrowed.exact else _instead(own, turn)  # « et la Justice ? » after the Culture
        if instead:
            return Understood(turn.question, mentions, filters=instead)
        people = set(own.facets) == {"profiles"} and not (narrowed.exact or wording.one_of)
        alone = turn.rank(wording.stripped) if people else None
        if alone and alone.answered and alone.first.kind == "entry" and alone.right >= names.SURE_OF_ANOTHER:
            return turn.another(wording.stripped)  # « et les coachs ? » after those of health
        return Understood(turn.question, mentions, filters=own if another else merged)
    if (mentions.cohorts or mentions.years) and not mentions.facets:
        if searched := _searched_in(turn):
            return searched
        return turn.alone() if turn.project else _counted_then(turn) or turn.same(cohorts=mentions.cohorts)
    return leaning(turn)


def _with_its_own(filters: Filters, turn: Turn) -> Filters:
    """A search in another cohort, of the profession that was asked for before.

    « et dans la promo 6 il y en avait, lesquelles ? » after « des missions pour une data scientist dans la 7 ? »
    """
    if filters.facets or not list_cues.SOME_OF_THEM.search(turn.wording.folded):
        return filters
    asked = turn.engine.vocabulary.find(turn.before.question).facets.get("profiles")
    return replace(filters, facets={"profiles": asked}) if asked else filters


def _counted_then(turn: Turn) -> Understood | None:
    """« et rien que sur 2024 et 2025 ? » after how many there were: that question of these years, where another rule tells it."""
    if turn.mentions.cohorts or len(turn.mentions.years) < 2 or not HOW_MANY.search(turn.before.question):
        return None
    counted = OF_ALL_TIME.sub("", turn.before.question).strip(" ?!.")
    question = f"{counted}, {turn.wording.stripped} ?"
    ranking = turn.rank(question)
    another = ranking.answered and ranking.first.kind == "entry" and ranking.right >= names.SURE_OF_ANOTHER
    return Understood(question, turn.mentions) if another and ranking.first.id != turn.before.unit else None


def _with_its_cohort(turn: Turn) -> Turn:
    """The turn with the cohort that went to work in the year by which a rule's is told (« et la promo de 2019 ? »)."""
    mentions, said = turn.mentions, turn.rest.split()
    of_rule = turn.before.unit in turn.engine.knowledge.versions and not mentions.cohorts
    if not of_rule or len(mentions.years) != 1 or not turn.cohort_words.intersection(said):
        return turn
    cohort = turn.engine.vocabulary.cohort_of_year(mentions.years[0], at_work=True)
    rest = tuple(w for w in mentions.rest if w not in turn.cohort_words)
    return replace(turn, mentions=replace(mentions, cohorts=(cohort,), rest=rest)) if cohort else turn


def _instead(own: Filters, turn: Turn) -> Filters | None:
    """What is named in the place of what was searched before, of the same cohorts: a theme or an administration, of another."""
    alike, before = {"themes", "administrations"}, turn.before.filters
    if before is None or not turn.wording.opens_with_link or not own.facets or not before.facets:
        return None
    if not own.facets.keys() | before.facets.keys() <= alike:
        return None
    of_then = replace(own, cohorts=own.cohorts or before.cohorts)
    return of_then if find(turn.engine.knowledge, of_then, {}).exact else None


def _searched_in(turn: Turn) -> Understood | None:
    """« et dans la promo actuelle ? » after « vous avez fait des choses pour la mer ? », which showed one project, or some that
    were only near to it: those of that cohort."""
    before, project = turn.before, turn.project
    asked = Filters.of(turn.engine.vocabulary.find(before.question)).without("statuses")
    if project is not None:
        named = project.name.casefold() in before.question.casefold()
        asked = Filters() if named else asked.without("profiles")
    elif not before.listed or before.unit or not turn.mentions.cohorts:
        return None
    if not asked.facets:
        return None
    filters = replace(asked, cohorts=turn.mentions.cohorts, years=turn.mentions.years)
    return Understood(turn.question, turn.mentions, filters=filters)
