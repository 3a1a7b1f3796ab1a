"""How a question goes on about the one project that was shown: a side of it, its people or place, its cohort, to join it."""

from __future__ import annotations

from dataclasses import replace

from bot.following.one_listed import PAIR, the_one_of, the_one_saying, the_one_spelt_like
from bot.following.projects import joining
from bot.following.turn import Turn
from bot.texts import FIRST
from bot.understood import Understood
from bot.wording import card_cues, cues, list_cues, project_cues, which_cues
from bot.wording.allusions import SHORT, Wording
from bot.wording.clauses import clauses, pieces
from bot.wording.content import content_of
from bot.wording.details import missing
from index.documents import in_language
from index.filters import Filters
from index.finder import PROJECTS, find
from index.lexical import STOP_WORDS, stems
from index.mentions import Mentions
from index.naming import says_name
from index.numerals import CARDINALS
from index.one_or_several import stems_of
from index.search_words import own_words, words_for_projects
from index.text import fold, words

RATHER = 0.5
"""Confidence from which a question about its cohort is about that of the programme."""

OF_ITS_CARD = frozenset({"code", "site"})
"""Details that a question of the programme hardly asks for after a project."""


def other_of_the_two(turn: Turn) -> Understood | None:
    """« et l'autre ? » after one of two that were listed."""
    listed = turn.before.listed if len(turn.before.listed) == PAIR else _that_say_it(turn)
    short = turn.wording.length <= 2 * SHORT  # « et l'autre c'était quoi, et avec qui dessus »
    if len(listed) != PAIR or turn.before.unit not in listed or not (turn.wording.the_other and short):
        return None
    only = card_cues.ONLY_THE_OTHER.fullmatch(
        " ".join(words(turn.wording.stripped))
    )  # « l'autre, dans quelle promo ? »
    of_another = turn.wording.said & turn.cohort_words and (turn.wording.step or not only)  # « et l'autre promo ? »
    if turn.mentions or of_another:
        return None
    return turn.same(next(p for p in listed if p != turn.before.unit), ())


def _that_say_it(turn: Turn) -> tuple[str, ...]:
    """The projects of a longer list that say what was looked for, before all of its theme (« inondation »)."""
    known, said = turn.engine.knowledge.projects_by_id, set(stems(turn.before.question)) - STOP_WORDS
    return tuple(p for p in turn.before.listed if p in known and said and said <= stems_of(known[p]))


def the_others_of_the_list(turn: Turn) -> Understood | None:
    """« et les deux autres sont plus récents ? » after one of several that were listed: the others of them."""
    shown, listed = turn.before.unit, turn.before.listed
    asked = list_cues.THE_OTHERS_OF_THEM.search(turn.wording.folded)
    if shown not in listed or len(listed) <= PAIR or not asked or turn.wording.length > 3 * SHORT:
        return None
    rest = tuple(p for p in (*listed, *turn.before.unlisted) if p != shown)
    named = Filters.of(turn.mentions)
    shared = find(turn.engine.knowledge, replace(named, facets={**named.facets, PROJECTS: rest}), {})
    all_of_them = shared.exact and len(shared.projects) == len(rest)
    if turn.mentions and not all_of_them:  # not « les deux autres lyonnais » of Lyon
        return None
    told = turn.mentions.said_of("places") | turn.mentions.said_of("administrations")
    after = [w for w in words(turn.wording.folded[asked.end() :]) if w not in told]
    thing = after and after[0] not in words_for_projects(turn.engine.knowledge.programme) | list_cues.AFTER_THE_OTHERS
    counted = (said := asked["count"] or asked["count_en"]) and CARDINALS.get(said, said)
    alone = turn.rank(turn.question)
    of_a_rule = alone.answered and alone.first.kind != "project" and alone.right >= RATHER
    if thing or of_a_rule or (counted and str(counted) != str(len(rest))):  # « les deux autres ministères »
        return None
    return Understood(turn.question, turn.mentions, filters=Filters(facets={PROJECTS: rest}))


def another_of_the_list(turn: Turn) -> Understood | None:
    """« et celui des devis, il en est où ? » after one of those that were listed: the other one that it tells of."""
    shown, listed = turn.before.unit, turn.before.listed
    told = turn.wording.the_one and not turn.mentions.cohorts and turn.wording.length <= 2 * SHORT
    if shown not in listed or len(listed) < PAIR or not told:
        return None
    again = replace(turn, before=replace(turn.before, unit=None, entry=None))
    known = turn.engine.knowledge.projects_by_id
    found = (one for called in (the_one_of, the_one_saying, the_one_spelt_like) if (one := called(again)))
    lines = {p: set(stems(f"{known[p].name} {known[p].summary.get(FIRST, '')}")) for p in listed if p in known}
    named = [p for p, line in lines.items() if turn.telling & line]
    meant = next(found, None) or (named[0] if len(named) == 1 else None)
    return turn.same(meant, ()) if meant and meant != shown else None


def which_of_the_two(turn: Turn) -> Understood | None:
    """« lequel des deux a été transféré ? » after one project, then another: both, with the state of each."""
    known, trail = turn.engine.knowledge.projects_by_id, turn.before.trail
    one = which_cues.WHICH_ONE.search(turn.wording.folded) or which_cues.ONE_OF_TWO.search(turn.wording.folded)
    apart = len(trail) == 1 and len(turn.before.listed) < PAIR  # « lequel a duré le plus longtemps ? »
    asks = one and (apart or list_cues.OF_THE_TWO.search(turn.wording.folded))
    if turn.project is None or not trail or trail[0] not in known or not asks or turn.wording.length > 2 * SHORT:
        return None
    if set(turn.mentions.facets) - {"statuses"}:
        return None
    return Understood(turn.question, turn.mentions, filters=Filters(facets={PROJECTS: (trail[0], turn.project.id)}))


def side_of_the_project(turn: Turn) -> Understood | None:
    """« qui travaille dessus ? », « où ? » after a project: its card says it."""
    named = set(turn.mentions.facets) - {"statuses"}
    if card_cues.AT_WHAT_STAGE.search(turn.wording.folded):
        named -= {"themes"}  # "still alive? at what stage?", where a stage may be a theme
    speaks_of_it = turn.wording.names_the_thing or turn.wording.subject  # « ils cherchaient quels postes ? »
    long = turn.wording.length > (3 if speaks_of_it else 2) * SHORT  # "is it still running, and who's working on it?"
    if turn.project is None or turn.mentions.cohorts or named or long:
        return None
    programme = turn.engine.knowledge.programme
    # Not « quel métier a l'EIG ? », who is the one of that project.
    own = frozenset(w for w in own_words(programme) if f"l'{w}" not in turn.wording.folded)
    of_its_card = missing(turn.question, "") in OF_ITS_CARD and not turn.wording.the_one
    to_us = turn.wording.said & (own | project_cues.ADDRESSED - project_cues.ONESELF)
    if of_its_card and (not to_us or card_cues.HAVE_YOU_ITS_SITE.match(turn.wording.folded)):
        return turn.same()  # « où je trouve le code ? »
    of_it = {w for w in own if f"d'{w}" not in turn.wording.folded} | card_cues.PROGRAMME | project_cues.ADDRESSED
    hosts = card_cues.WHO_HOSTS_IT.search(turn.wording.folded) and not turn.wording.said & of_it
    if hosts and turn.wording.length <= 2 * SHORT:
        return turn.same()  # « quel ministère est derrière ? », which its card says
    if turn.wording.said & (own | project_cues.ADDRESSED) and not turn.wording.names_the_thing:
        return None
    stripped = Wording(turn.wording.stripped)
    if card_cues.WHO_ELSE_USES_IT.search(stripped.folded) and stripped.length <= 2 * SHORT:
        return replace(turn.same(), question=turn.joined)  # « d'autres ministères s'en servent ? »
    if card_cues.ONE_DOES.match(stripped.folded):  # « on commence quand ? »
        return None
    if card_cues.AT_WHAT_STAGE.search(stripped.folded) and stripped.short:
        return turn.same()
    if card_cues.WHERE_IT_IS.search(stripped.folded) and stripped.short:
        return turn.same()
    if card_cues.WHERE_THEY_WERE.search(turn.wording.folded):
        return turn.same()  # "where was that team based?"
    if stripped.content and set(stripped.content) <= words_for_projects(programme):
        return turn.same()  # « non pas l'école, le projet »
    if turn.wording.said & turn.cohort_words and turn.wording.only_sides(turn.cohort_words):
        return replace(turn.same(), question=turn.joined)  # « c'était quelle promo ? »: one may go on about that
    # « qui bosse dessus chez les EIG ? »
    on_it = own | {"chez"} if project_cues.ON_IT.search(turn.wording.folded) else frozenset()
    also = turn.cohort_words | (own_words(programme) - own) | on_it
    if turn.wording.names_the_thing and turn.wording.pronoun:
        also |= project_cues.ADDRESSED
    if turn.wording.only_sides(also) and (turn.wording.short or speaks_of_it):
        return turn.same()  # "who's working on it from your side?" too
    return None


def carried_on(turn: Turn) -> Understood | None:
    """« je veux le proposer à mon agglo, c'est toujours en cours ? » after a project: the same, which tells what became of it."""
    dated = card_cues.ITS_DATE.fullmatch(turn.wording.folded.strip())  # « précisez-moi la date, s'il vous plaît »
    asked = card_cues.CARRIED_ON.search(turn.wording.folded)
    asks = (dated or asked) and turn.wording.length <= 3 * SHORT
    head = turn.wording.folded[: asked.start()].strip(" ,;:") if asked else ""
    if card_cues.A_THING.match(head) and turn.rank(head).answered:
        return None  # « les candidatures, c'est toujours en cours ? »
    named = turn.mentions.cohorts or set(turn.mentions.facets) - {"statuses", "places"}
    return turn.same() if turn.project and asks and not named else None


def compared_with_another(turn: Turn) -> Understood | None:
    """« adler c'est pareil ou c'est différent ? » after another project: both."""
    asks = project_cues.COMPARES.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    if turn.project is None or not asks or turn.mentions.cohorts:
        return None
    ordinary = turn.engine.knowledge.ordinary_words
    others = (p for p in turn.engine.knowledge.projects if p.id != turn.project.id)
    named = [p.id for p in others if says_name(turn.question, p.name, ordinary)]
    if len(named) != 1:
        return None
    names = (turn.engine.knowledge.projects_by_id[p].name.partition("(")[0].strip() for p in (turn.project.id, *named))
    return Understood(f"{', '.join(names)} : différence ?", Mentions())


def still_there(turn: Turn) -> Understood | None:
    """« toujours à la Justice ? » after a project of there: the same, which tells where it went."""
    project, named = turn.project, turn.mentions.facets
    if project and card_cues.WHO_RUNS_IT.search(turn.wording.folded) and turn.wording.short and not turn.mentions:
        return turn.same()  # « c'est qui qui le gère maintenant ? »
    used = project_cues.USING_IT.search(turn.wording.folded) and turn.wording.said & cues.ALREADY
    if project and used and turn.wording.short and not turn.mentions.cohorts:
        return turn.same()  # « les flics s'en servent encore ? »
    asks = project and turn.wording.said & cues.ALREADY and turn.wording.short and not turn.mentions.cohorts
    if not asks or project is None or not named or not named.keys() <= {"administrations", "places"}:
        return None
    own = {*project.administrations, *project.places}
    only = set(content_of(turn.rest)) <= cues.ALREADY | cues.SAME and all(own & set(terms) for terms in named.values())
    return turn.same() if only else None


def who_stayed(turn: Turn) -> Understood | None:
    """« il y en a qui sont restés à l'agence ? » after a project whose card tells it: the card."""
    project, folded = turn.project, turn.wording.folded
    elsewhere = set(turn.mentions.facets) - {"administrations", "places"} or turn.mentions.cohorts
    if project is None or elsewhere or not card_cues.STAYED.search(folded) or turn.wording.length > 3 * SHORT:
        return None
    return turn.same() if card_cues.STAYED_SO.search(project.plain) else None


def its_place_or_people(turn: Turn) -> Understood | None:
    """« c'est à Paris ? », « ils étaient combien de devs ? » after a project: its card says it."""
    wording, named = turn.wording, set(turn.mentions.facets) - {"statuses"}
    programme = turn.engine.knowledge.programme
    if turn.project is None or turn.mentions.cohorts or turn.mentions.years or wording.length > 2 * SHORT:
        return None
    elsewhere = wording.said & (
        words_for_projects(programme) | own_words(programme) | project_cues.ADDRESSED | project_cues.OTHER
    )
    the_post = card_cues.THE_POST_THERE.search(wording.folded)
    there = card_cues.THIS_PLACE.search(wording.folded) or card_cues.AND_IN_THIS_PLACE.search(wording.folded)
    of_this = there or the_post or card_cues.ONLY_A_PLACE.fullmatch(wording.folded.strip())  # « à Paris ? »
    linked = wording.opens_with_link and not (of_this or (wording.subject and wording.past))
    if elsewhere or wording.one_of or project_cues.OTHERS.search(wording.folded) or linked:
        return None
    # not « combien gagne un data scientist ? », « possible à Lyon ? »
    if not Wording(turn.rest).only_sides(card_cues.ARE_THERE | (card_cues.THE_POST if the_post else frozenset())):
        return None
    if named == {"places"} and (wording.names_the_thing or wording.subject or of_this):
        return turn.same()
    of_its_people = wording.past or project_cues.ON_IT.search(wording.folded) or wording.said & project_cues.HOW_MANY_OF
    return turn.same() if named == {"profiles"} and of_its_people else None


def joining_it(turn: Turn) -> Understood | None:
    """« je peux les rejoindre ? » after a project: when one can apply."""
    own = own_words(turn.engine.knowledge.programme)
    after = turn.project is not None or turn.listed
    elsewhere = turn.mentions.cohorts or (turn.listed and set(turn.mentions.facets) - {"statuses"})
    asked, _, told = turn.question.partition("?")
    only_tells = told.strip() and "?" not in told and len(words(told)) <= SHORT and not clauses(told)
    asks = Wording(next(reversed(pieces(asked)), "")) if only_tells else turn.wording
    # « je peux rejoindre cette équipe ? je suis en fin de contrat »
    long = turn.wording.length > 2 * SHORT and not (asks.length <= SHORT and project_cues.JOINING.search(asks.folded))
    other = cues.BESIDES.match(turn.wording.folded)  # « sinon vous recrutez ? »
    if not after or long or elsewhere or other or turn.wording.said & own:  # « y a des postes à Brest ? »
        return None
    team = which_cues.THAT_TEAM.search(turn.wording.folded)  # of one that a list begins with
    return joining(turn, turn.project.id if turn.project else turn.before.listed[0] if team else "")


def posts_elsewhere(turn: Turn) -> Understood | None:
    """« d'autres postes ouverts à Lille en ce moment ? » after a project: what is open, wherever."""
    asks = card_cues.OPEN_POSTS.search(turn.wording.folded) and set(turn.mentions.facets) - {"statuses"} == {"places"}
    if turn.project is None or turn.mentions.cohorts or not asks or turn.wording.length > 2 * SHORT:
        return None
    there, said = turn.mentions.said_of("places"), turn.question.split()
    away = [i for i, w in enumerate(said) if there.intersection(words(w))]
    question = " ".join(w for i, w in enumerate(said) if i not in away and i + 1 not in away)  # nor « à » before it
    return Understood(question, turn.mentions.without("places")) if turn.rank(question).answered else None


def of_its_cohort(turn: Turn) -> Understood | None:
    """« leur promo a fini quand ? », « et sa promo, elle avait combien de projets ? » after a project: of its cohort by name.

    Also « elle a démarré quand, celle-là ? » after « c'était quelle promo ? ».
    """
    project, wording, programme = turn.project, turn.wording, turn.engine.knowledge.programme
    named = turn.mentions.cohorts or set(turn.mentions.facets) - {"statuses"}
    if project is None or named or wording.length > 2 * SHORT:
        return None
    asked = wording.stripped if len(fold(wording.stripped)) == len(wording.stripped) else fold(wording.stripped)
    said = card_cues.ITS_OWN.search(fold(asked))
    cohort = programme.cohort(project.cohort)
    if cohort is None:
        return None
    name = in_language(cohort.name, FIRST)
    then = said and said["word"] in card_cues.THAT_TIME and (said["there"] or said[0].startswith("that"))
    if said and (then or said["word"] in turn.cohort_words):
        question = f"{asked[: said.start()]}{name}{asked[said.end() :]}"
    elif (
        wording.subject == "elle"
        and card_cues.BEGAN_OR_ENDED.search(wording.folded)
        and turn.cohort_words & set(words(turn.before.question))
    ):
        question = f"{name} {wording.stripped.removeprefix('elle').strip()}"
    else:
        return None
    ranking = turn.rank(question)
    if not ranking.answered or ranking.right < RATHER or ranking.first.kind == "project":
        return None  # « sa promotion interne date de quand ? »
    return Understood(question, turn.engine.vocabulary.find(question), (project.cohort,))


def the_other_of_its_own(turn: Turn) -> Understood | None:
    """« et l'autre ? » after a project: the only other one of its administration in its cohort, or of all."""
    project, knowledge = turn.project, turn.engine.knowledge
    asked = turn.wording.the_other and turn.wording.short
    only = card_cues.ONLY_THE_OTHER.fullmatch(" ".join(words(turn.wording.stripped)))  # not « l'autre ministère »
    step = turn.wording.step and turn.wording.said & turn.cohort_words  # « l'autre, dans l'édition suivante ? »
    if project is None or not asked or not only or step or turn.mentions or not project.administrations:
        return None
    theirs = [p for p in knowledge.projects if p != project and set(turn.hosts) & set(p.administrations)]
    of_its_time = [p for p in theirs if p.cohort == project.cohort]
    others = of_its_time or theirs
    return turn.same(others[0].id, ()) if len(others) == 1 else None
