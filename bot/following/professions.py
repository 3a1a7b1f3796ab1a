"""How a question goes on about a profession: how many there were, who had some, what they did, what the others do."""

from __future__ import annotations

from dataclasses import replace

from bot.following.names import AMONG
from bot.following.turn import Turn
from bot.texts import FIRST
from bot.understood import Understood
from bot.wording import amount_cues, cues, list_cues, people_cues, project_cues
from bot.wording.allusions import SHORT
from bot.wording.content import content_of
from index.documents import in_language
from index.filters import Filters
from index.one_or_several import MADE
from index.search_words import DOERS, LISTING, words_for_projects
from index.teams import TeamSize, asked_size
from index.text import words

OF_SEVERAL = 3
"""Professions that an answer names, from which on it is about professions."""

SURE_OF_THEM = 0.7
"""Confidence from which a question is asked of the people who were named before."""


def how_many_of_that_profession(turn: Turn) -> Understood | None:
    """« et dans la sixième fournée, y en avait combien ? » after an answer about a profession: how many of them."""
    asked = amount_cues.HOW_MANY_THERE_WERE.search(turn.wording.folded)
    only_when = turn.mentions.cohorts and not turn.mentions.facets and turn.wording.length <= 2 * SHORT
    if not asked or not only_when or turn.listed or not (people := _their_profession(turn)):
        return None
    term = turn.engine.knowledge.programme.term("profiles", people[0])
    question = f"combien de {in_language(term.name, FIRST) if term else ''}, {turn.wording.stripped}"
    ranking = turn.rank(question)
    told = ranking.answered and ranking.first.kind == "entry" and ranking.first.id != turn.before.unit
    return Understood(question, turn.engine.vocabulary.find(question), turn.mentions.cohorts) if told else None


def most_of_another(turn: Turn) -> Understood | None:
    """« et de designers ? » after the team with the most data scientists: the one with the most of these."""
    before, named = turn.before.filters, turn.mentions.facets.get("profiles", ())
    if not before or before.team is None or not (before.team.most and before.team.profile) or len(named) != 1:
        return None
    bare = turn.wording.opens_with_link and turn.wording.short and turn.wording.only_time(turn.rest)
    if len(turn.mentions.facets) > 1 or not bare or list_cues.SOME_OF_THEM.search(turn.wording.folded):
        return None
    return Understood(
        turn.question, turn.mentions, filters=replace(before.without("profiles"), team=TeamSize(profile=named[0]))
    )


def on_the_same_one(turn: Turn) -> Understood | None:
    """« mon ami designer pourrait aller sur le même ? » after a project: it, whose card says whom it looks for."""
    same = people_cues.ON_THE_SAME.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    if turn.project is None or not same or set(turn.mentions.facets) != {"profiles"} or turn.mentions.cohorts:
        return None
    return replace(turn.same(), aspect="people")


def what_they_worked_on(turn: Turn) -> Understood | None:
    """« ils ont bossé sur quels sujets ? » after an answer about a profession: the projects that had some."""
    asked, engine = project_cues.WORKED_ON.search(turn.wording.folded), turn.engine
    if not asked or turn.mentions.facets or turn.listed or turn.project is not None or turn.wording.length > 2 * SHORT:
        return None
    things = words_for_projects(engine.knowledge.programme) | MADE
    what = next(filter(None, asked.groups()), "")
    if turn.wording.personal or (what and what not in things):  # « je travaillerais sur quel contrat ? »
        return None
    people = _their_profession(turn)
    filters = Filters(facets={"profiles": people}, cohorts=turn.mentions.cohorts)
    return Understood(turn.question, turn.mentions, filters=filters) if people else None


def who_had_some(turn: Turn) -> Understood | None:
    """« montre-moi les services qui en ont eu », « il y en a un à Puteaux ? » after an answer about a profession: those."""
    wording, named, programme = turn.wording, turn.mentions.facets, turn.engine.knowledge.programme
    had = project_cues.HAD_SOME.search(wording.folded)
    there = named and named.keys() <= {"places", "themes", "administrations"} and wording.said & LISTING
    then = (
        turn.mentions.cohorts and not named and wording.said & LISTING
    )  # « et dans la 6 il y en avait, lesquelles ? »
    any_there = named and named.keys() <= {"places", "administrations"} and list_cues.ANY_THERE.search(wording.folded)
    if not (had or there or then or any_there) or "profiles" in named or turn.listed or turn.project is not None:
        return None
    if (wording.personal and not had) or wording.length > 2 * SHORT or not (people := _their_profession(turn)):
        return None
    beside = programme.next_to(turn.before.cohorts[0], wording.step) if len(turn.before.cohorts) == 1 else None
    cohorts = turn.mentions.cohorts or ((beside,) if wording.step and beside else ())
    things = wording.said & (words_for_projects(programme) | MADE | LISTING | turn.cohort_words)
    if not (things or cohorts or any_there):  # « vous en avez pris combien ? »
        return None
    own = replace(Filters.of(turn.mentions), cohorts=cohorts)
    return Understood(turn.question, turn.mentions, filters=own.merged(Filters(facets={"profiles": people})))


def which_of_that_cohort_had_some(turn: Turn) -> Understood | None:
    """« je suis avocate : lesquels ont pris quelqu'un de ma partie ? » after the projects of a cohort: those of it that had some."""
    asked = list_cues.WHICH_HAD.search(turn.wording.folded)
    named, cohorts = turn.mentions.facets, turn.mentions.cohorts or turn.before.cohorts
    things = words_for_projects(turn.engine.knowledge.programme) | MADE | DOERS
    what = (asked["what"] or asked["what_en"]) if asked else ""
    if (
        not asked
        or (what and what not in things)
        or set(named) != {"profiles"}
        or len(cohorts) != 1
        or turn.listed
        or turn.project is not None
    ):
        return None
    size = asked_size(
        turn.question, turn.mentions, turn.engine.knowledge.programme, surely=True
    )  # « … deux développeurs »
    return turn.search(Filters(cohorts, {"profiles": named["profiles"]}, team=size))


def _their_profession(turn: Turn) -> tuple[str, ...]:
    """The only profession that the last answer, or the one before, is about; () for none."""
    versions = turn.engine.knowledge.versions
    for unit in (u for u in (turn.before.unit, *turn.before.trail[:1]) if u in versions):
        people = turn.engine.vocabulary.find(versions[unit][0].question).facets.get("profiles", ())
        if len(people) == 1:
            return people
    return ()


def for_whom(turn: Turn) -> Understood | None:
    """« et pour les designers ? » after an answer that is not about professions: the same subject."""
    if not turn.wording.for_whom or set(turn.mentions.facets) != {"profiles"} or turn.mentions.cohorts:
        return None
    knowledge = turn.engine.knowledge
    topics = {e.topic for e in knowledge.versions.get(turn.before.unit or "", ())}
    own = {e.topic for e in knowledge.versions.get(turn.rank(turn.question).first.id, ())}
    rest = " ".join(w for w in turn.rest.split() if w not in amount_cues.EXPERIENCE)
    return turn.same() if topics and not topics & own and turn.wording.only_time(rest) else None


def the_one_named(turn: Turn) -> Understood | None:
    """« et pour les designers ? » after the professions that are looked for: of what is near, the one about that alone."""
    named, knowledge = turn.mentions.facets, turn.engine.knowledge
    if not named or turn.mentions.cohorts or not turn.wording.only_time(turn.rest) or "combien" in turn.wording.said:
        return None
    questions = ((u, g[0].question) for u in turn.surroundings if (g := knowledge.versions.get(u)))
    meant = ((u, turn.engine.vocabulary.find(question)) for u, question in questions)
    about = [u for u, told in meant if told.facets == named and not told.cohorts]
    return turn.same(about[0]) if len(about) == 1 else None


def of_somebody_else(turn: Turn) -> Understood | None:
    """« et mon mari ? il est développeur » after what is expected of a lawyer: what is expected of a developer."""
    named, facets = turn.mentions.facets, turn.engine.facets
    own = facets.get(turn.before.unit or "", {}).get("profiles", ())
    another = set(named) == {"profiles"} and len(own) == 1 and not set(own) & set(named["profiles"])
    folded, bare = turn.wording.folded, turn.wording.opens_with_link and turn.wording.only_time(turn.rest)
    told = people_cues.SOMEBODY.match(folded) or people_cues.WHO_IS.search(folded) or bare  # « et des designers ? »
    if not another or not told or turn.mentions.cohorts or turn.wording.asks or turn.wording.length > 3 * SHORT:
        return None
    about = [u for u in turn.engine.knowledge.versions if facets.get(u, {}).get("profiles") == named["profiles"]]
    near = [u for u in about if turn.engine.knowledge.topics(u) & turn.engine.knowledge.topics(turn.before.unit or "")]
    return turn.same(near[0], ()) if len(near) == 1 else None


def of_those_people(turn: Turn) -> Understood | None:
    """« et ils sont mieux payés ? » after when the coaches arrive: asked of these."""
    people, subject = turn.facets_before.get("profiles", ()), turn.wording.subject
    if subject not in people_cues.PLURAL or len(people) != 1 or turn.mentions.facets or turn.project is not None:
        return None
    terms = turn.engine.knowledge.programme.terms["profiles"]
    profession = in_language(next(t for t in terms if t.id == people[0]).name, FIRST)
    question = f"{profession} : {turn.wording.stripped.removeprefix(subject).strip()}"
    ranking = turn.rank(question)
    told = ranking.answered and ranking.first.kind == "entry" and ranking.right >= SURE_OF_THEM
    about = told and people[0] in turn.engine.facets.get(ranking.first.id, {}).get("profiles", ())
    return Understood(question, turn.mentions, turn.mentions.cohorts or turn.before.cohorts) if about else None


def the_other_professions(turn: Turn) -> Understood | None:
    """« et les deux autres profils, ils font quoi ? » after an answer about one: the answer beside it that tells of all of them."""
    knowledge, unit = turn.engine.knowledge, turn.before.unit or ""
    own = turn.engine.facets.get(unit, {}).get("profiles", ())
    asks = people_cues.THE_OTHER_PROFESSIONS.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    bare = people_cues.ONLY_THE_OTHERS.fullmatch(turn.wording.folded.strip(" ?!."))
    besides = "" if bare else people_cues.THE_OTHER_PROFESSIONS.sub(" ", turn.wording.folded)
    if (
        not (asks or bare)
        or len(own) != 1
        or turn.mentions
        or not set(content_of(besides)) <= cues.BARE | people_cues.WHAT_THEY_DO
    ):
        return None
    said = words(turn.before.question)
    if counting := project_cues.HOW_MANY_OF.intersection(
        said
    ):  # « combien de directions de produit ? », « et les autres ? »
        every = "of each profession" if "many" in counting else "de chaque métier"
        named = turn.engine.vocabulary.find(turn.before.question).said_of("profiles")
        asked = " ".join(w for w in said if w not in named)
        ranking = turn.rank(f"{asked} {every}")
        first = ranking.first
        counted = ranking.answered and first.kind == "entry" and first.id != unit
        return turn.same(first.id, turn.before.cohorts) if counted else None
    for entry in (e for u in turn.surroundings for e in knowledge.versions.get(u, ())[:1]):
        told = turn.engine.vocabulary.find(entry.plain).facets.get("profiles", ())
        all_of_them = own[0] in told and len(told) >= OF_SEVERAL
        if all_of_them and not turn.engine.vocabulary.find(entry.question).facets.get("profiles"):
            linked = (knowledge.unit_of(i) for e in knowledge.versions[unit] for i in e.related)
            if knowledge.unit_of(entry.id) in linked:
                return turn.same(knowledge.unit_of(entry.id), ())
    return None


def of_that_profession(turn: Turn) -> Understood | None:
    """« il faut savoir quoi ? » after an answer about one profession: asked of that one, the same answer."""
    unit, knowledge = turn.before.unit, turn.engine.knowledge
    named = turn.engine.facets.get(unit or "", {}).get("profiles", ())
    if len(named) != 1 or turn.mentions or not turn.is_about(unit or "", turn.facets_before):
        return None
    if project_cues.ONE_OTHER.search(turn.wording.folded) or turn.wording.the_other:  # « et l'autre profil ? »
        return None
    alone = knowledge.versions.get(turn.rank(turn.wording.stripped).first.id, ())
    if not any(len(turn.engine.vocabulary.find(e.plain).facets.get("profiles", ())) >= OF_SEVERAL for e in alone):
        return None  # « c'est payé combien ? »
    profession = next(t for t in knowledge.programme.terms["profiles"] if t.id == named[0])
    ranking = turn.rank(f"{turn.wording.stripped} {in_language(profession.name, FIRST)}")
    near = any(hit.unit.id == unit for hit in ranking.hits[:AMONG])
    return turn.same() if ranking.answered and near else None


def with_ones_own(turn: Turn) -> Understood | None:
    """« et sur ceux-là, il y en a qui cherchaient quelqu'un comme moi ? » after a search: those that had one's trade, told before."""
    asks = list_cues.LIKE_ME.search(turn.wording.folded) and "profiles" not in turn.mentions.facets
    told = turn.engine.vocabulary.find(turn.before.said).facets.get("profiles") if asks else None
    those = (
        project_cues.THOSE.search(turn.wording.folded)
        or turn.wording.one_of
        or list_cues.SOME_OF_THEM.search(turn.wording.folded)
    )
    if not told or not those or not turn.listed or not turn.before.filters or turn.wording.length > 3 * SHORT:
        return None
    theirs = turn.list_given.merged(Filters(facets={"profiles": told}))
    return turn.search(theirs) or Understood(turn.question, turn.mentions, filters=theirs)


def with_that_profession(turn: Turn) -> Understood | None:
    """« avec un designer dans l'équipe » after a search: those of them that had one."""
    narrows = list_cues.WITH_SOMEBODY.fullmatch(turn.wording.folded.strip(" ?!."))
    only = set(turn.mentions.facets) == {"profiles"} and not (turn.mentions.cohorts or turn.mentions.years)
    if not turn.listed or not turn.before.filters or not narrows or not only or turn.wording.length > 3 * SHORT:
        return None
    return turn.search(turn.list_given.merged(Filters.of(turn.mentions)))
