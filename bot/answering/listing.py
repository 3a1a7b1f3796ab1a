"""A list of projects in words: one line each, with the sides of them that the question asks for, and how to narrow it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.answers import Answers, links
from bot.reply import Reply, Suggestion
from bot.texts import say
from bot.wording.list_cues import AND_WHICH, THEIR_ADDRESSES, THEIR_CODE
from bot.wording.project_cues import HOW_MANY_PEOPLE, ITS_CODE
from index.documents import Programme, Project, in_language
from index.durations import MOST, Lasting, lasting_so
from index.filters import COHORTS, Filters
from index.finder import LIMIT, PROJECTS, Found, find
from index.knowledge import DATES_PREFIX
from index.search_words import narrower_states
from index.teams import TeamSize, of_size, team_of
from index.text import fold, words

NAMED, NAMED_IF_ASKED = 15, 40
"""Projects up to which those that have no line of their own are named; the same for who asks for the whole list."""

_WHOSE = re.compile(
    r"\b(?:meme (?:administration|ministere|organisme|employeur|direction|hote|maison)|same (?:administration|ministry|employer|host)|(?:quel(?:le)?|que|cual|cuale)s? (?:administration|ministere|organisme|organismo|ministerio)s?|qui en (?:a|ont|avait)|leurs? (?:administration|ministere)s?|avec (?:l'|les? |leurs? )(?:administration|ministere|organisme)s?|with the(?:ir)? (?:administration|ministry|host)s?|chez qui|(?:pour|avec) (?:qui|quel(?:le)?s (?:administration|ministere|organisme)s?)|who hosted|portes? par (?:qui|quel\w*)|"
    r"which (?:administration|ministry|ministries|department)s?|their (?:administration|ministry|ministries)s?)\b"
)
_WITH_WHOM = re.compile(
    r"\b(?:quel(?:le)?s? (?:(?:genre|type|sorte)s? d[e'] ?)?(?:metier|profil|poste|equipe|role|profession)s?|comme (?:metier|poste|profil|role)s?|leurs? (?:metier|profil|poste|equipe)s?|"
    r"(?:memes? (?:equipe|metier|profil|role|poste|profession|job)s?|same (?:team|role|profile|profession|job|skill)s?)|(?:plus|moins) (?:grosse|grande|petite|nombreuse)s? equipe|equipes? (?:la |le )?(?:plus|moins) (?:grosse|grande|petite|nombreuse)|(?:bigger|larger|smaller|biggest|largest|smallest) team|"
    r"(?:taille|effectifs?|composition) (?:de (?:l'|chaque )?|des )?equipes?|team sizes?|sizes? of (?:the|each|their) teams?|combien (?:de (?:personnes|gens|membres)|sur chaque|par equipe|(?:etaient|sont)-ils)|chaque equipe|how many (?:people|[a-z]+(?: [a-z]+)? in each)|combien de [a-z]+(?: [a-z]+)? (?:dans|sur|par) ch|"
    r"y (?:a|avait)(?:-t)?(?:-il| il)? (?:une?|des) \w+ (?:dedans|dessus)|(?:ils|elles|they) (?:(?:avaient|ont)(?: eu| pris| recrute)? des?|had|have|took|hired) (?!dure\b|lasted\b)[a-z]+|which (?:profile|role|post|profession|team|job)s?|their (?:team|role|profile)s?|(?:metier|profil|poste|role|job)s? .{0,20}\b(?:sur|pour|on|for|in) (?:chac\w+|each)|(?:metier|profil|poste|role)s? (?:(?:demande|cherche|recherche|recrute|attendu|propose)\w*|(?:pour|de|sur) chac\w+)|(?:role|profile|job|post|profession)s? (?:wanted|required|needed|sought|hired))\b"
)


_ALL_OF_THEM = re.compile(
    r"\blistes? (?:complete|entiere|exhaustive|integrale)s?\b|\btoute la liste\b|\b(?:complete|full|whole|entire) list\b|\b(?:tous|toutes) les \w+|\ball (?:of )?(?:the |your )\w+|\b(?:donne|cite|nomme)[rz]?(?:[- ]moi)?[- ](?:tous|toutes|leurs noms|les noms)\b"
)
"""Asks for every one of them."""
_WHICH_ONE = re.compile(
    r"\b(?:quel(?:le)? \w+|lequel|laquelle|which (?!(?:of|ones|projects|challenges|teams|missions)\b)\w+|what (?:project|challenge|team|mission)\b|qual(?:e)? \w+|que proyecto|cual (?:proyecto|es)|welches \w+)"
)
"""Asks for the one that does something."""
_HOW_MANY = re.compile(
    r"\b(?:combien|how many|quel nombre)\b(?! (?:de )?(?:temps|mois|gens|personnes|months|people|time))"
)
"""Asks how many there are."""
_DURATION = re.compile(
    r"\b(?:dur(?:e|ee|ees|ent|ait|aient)|longtemps|combien de (?:temps|mois)|how long|longest|shortest|lasted|lasts)\b"
)
_STATE = re.compile(
    r"\b(?:statuts?|avancement|stades?|(?:la|une|des|quelles?) suites?|what happened|(?:quelle|which|what) (?:phase|stage)|(?:leurs?|le) (?:devenir|sort)\b|(?:a|ont|avait|avaient) (?:\w+ )?(?:donne|abouti)|resultats?|ou en (?:est|sont)|en (?:est|sont)(?:-ils?|-elles?)? ou\b|deven(?:us?|ues?)|(?:leur|quel) etat|status(?:es)?|(?:became|become) of|surviv\w*|survecu|vraiment (?:servi|utilise)\w*|(?:en|toujours) (?:usage|service)|really used|in use|viv(?:ent|ait|aient)|vit encore|vivants?|(?:exist|tourn|serv)\w* (?:encore|toujours)|(?:encore|toujours) (?:utile|utilise|servi)\w*|still (?:running|alive|exist\w*)|transferr?\w*|handed over|taken over|repris\w*)\b"
)


def listed(answers: Answers, found: Found, confidence: float, question: str = "", aspect: str = "") -> Reply:
    """Up to five of the projects that are known at this moment; when they will be known, where none is.

    `question` may ask whose they are, or who worked on them; `aspect`: what of each it asks for, where that is known.
    """
    programme, lang = answers.knowledge.programme, answers.lang
    known = _known(answers, found)
    revealing = next((k for k in answers.knowledge.calendar.kinds if k.reveals_projects), None)
    heard = {c.id for c in programme.cohorts} - {c.id for c in answers.dates.unheard_of}
    of_it = set(found.filters.cohorts)
    if (
        revealing and of_it and of_it <= heard & answers.dates.unrevealed
    ):  # « … de culture dans la promo qui recrute ? »
        return answers.unit(DATES_PREFIX + revealing.id, found.filters.cohorts, confidence, question=question)
    if not known and revealing:  # of a cohort that is recruiting
        hidden = tuple(dict.fromkeys(p.cohort for p in found.projects if p.cohort in heard))
        if not hidden:  # of cohorts that nobody had heard of
            count = sum(p.cohort in heard - answers.dates.unrevealed for p in answers.knowledge.projects)
            said = found.words or found.filters.names(programme, lang)
            return Reply("unknown", say(lang, "reply.no_project", count=count, words=said), lang, confidence=confidence)
        return answers.unit(DATES_PREFIX + revealing.id, hidden, confidence, question=question)
    found = replace(found, projects=known or found.projects)
    shown, count = found.projects[:LIMIT], len(found.projects)
    size = found.filters.team
    kept = {f: tuple(t for t in terms if not (size and t == size.profile)) for f, terms in found.filters.facets.items()}
    rest = replace(found.filters, facets=kept)
    named = ", ".join(
        filter(None, [rest.names(programme, lang), _size(answers, size), _lasting(answers, rest.lasting)])
    )
    filters = found.words or named or ", ".join(p.name for p in shown)
    known_by = answers.knowledge.projects_by_id
    without = [p.name for facet, i in sorted(found.filters.left_out) if facet == PROJECTS and (p := known_by.get(i))]
    if set(rest.facets) == {COHORTS} and not found.words:
        filters = named or say(lang, "finder.every")
    if left_out := ", ".join(filter(None, [found.filters.names_left_out(programme, lang), *without])):
        filters = say(lang, "finder.except", filters=filters, left_out=left_out)
    saying = tuple(p for p in found.projects if p.id in found.saying)
    if len(saying) == 1 < count and _WHICH_ONE.search(fold(question)):  # « quel projet a utilisé OpenStreetMap ? »
        card = answers.project(saying[0], confidence)
        return replace(card, markdown=f"{say(lang, 'finder.saying_only', said=found.said)}\n\n{card.markdown}")
    if saying and len(saying) < count:  # « les pompiers », of all that is of their theme
        key = "finder.saying" if len(saying) > 1 else "finder.saying_one"
        about = found.filters.names(programme, lang)
        head = say(lang, key, count=len(saying), said=found.said, filters=about, total=count)
        return _lines(answers, head, found.projects, confidence, question, name_others=True)
    if not found.exact and not named:
        near = "near" if answers.asked_in == lang else "nearest"  # of a language whose words no card has
        head = say(lang, f"finder.{near}" if count > 1 else f"finder.{near}_one")
    elif not found.exact:
        head = say(lang, "finder.close", filters=filters)
    elif count == 1:
        head = say(lang, "finder.found_one", filters=filters)
    else:
        key = "finder.found_all" if count <= LIMIT else "finder.found"
        head = say(lang, key, count=count, shown=len(shown), filters=filters)
    if found.filters.left_out and found.filters and _HOW_MANY.search(fold(question)):
        every = find(answers.knowledge, replace(found.filters, left_out=frozenset()), {})
        in_all = len(_known(answers, every))  # « combien de projets, et lesquels hors de Paris ? »
        head += "\n\n" + say(lang, "finder.with_them", count=in_all) if every.exact and in_all > count else ""
    if before := _before_narrowing(answers, found, question):
        head += f"\n\n{before}"
    if count == 1 and not ITS_CODE.search(fold(question)):  # what it is, rather than one line
        card = answers.project(shown[0], confidence)
        return replace(card, markdown=f"{head}\n\n{card.markdown}")
    sought = frozenset(
        {
            aspect,
            *(["people"] if size else []),
            *(["length"] if found.filters.lasting else []),
            *(["state"] if rest.facets.get("statuses") else []),
        }
    )
    reply = _lines(answers, head, found.projects, confidence, question, name_others=found.exact, sought=sought)
    return replace(reply, entry=reply.projects[0]) if count == 1 else reply


def _before_narrowing(answers: Answers, found: Found, question: str) -> str:
    """How many the cohort has, where that is asked before which are so (« combien dans la 4, et lesquels sur la santé ? »); else ""."""
    counted = _HOW_MANY.search(fold(question)) if found.exact and found.filters.cohorts else None
    asked = AND_WHICH.search(fold(question), counted.end()) if counted else None
    said = set(words(fold(question)[asked.end() :])) if asked else set[str]()
    if not found.filters.readings or not all(set(r.said) <= said for r in found.filters.readings):
        return ""
    every = find(answers.knowledge, Filters(found.filters.cohorts), {})
    named = Filters(found.filters.cohorts).names(answers.knowledge.programme, answers.lang)
    return say(answers.lang, "finder.in_all", count=len(_known(answers, every)), filters=named)


def unlisted(answers: Answers, found: Found) -> tuple[str, ...]:
    """The projects found for which `listed` has no place, best first."""
    known = _known(answers, found) or found.projects
    return tuple(p.id for p in known[LIMIT:])


def the_rest(answers: Answers, left: tuple[str, ...]) -> Reply:
    """Up to five of those that a list had no place for (identifiers); that there is none, where none is left."""
    lang, known = answers.lang, answers.knowledge.projects_by_id
    projects = tuple(p for i in left if (p := known.get(i)))  # an edit may have taken one away meanwhile
    if not projects:
        word = in_language(answers.knowledge.programme.cohort_word, lang)
        return Reply("answer", say(lang, "finder.no_more", cohort_word=word), lang, confidence=1.0)
    key = "finder.rest" if len(projects) > LIMIT else "finder.rest_one" if len(projects) == 1 else "finder.rest_all"
    head = say(lang, key, count=len(projects), shown=len(projects[:LIMIT]))
    return _lines(answers, head, projects, 1.0, name_others=True)


def _known(answers: Answers, found: Found) -> tuple[Project, ...]:
    known = tuple(p for p in found.projects if p.cohort not in answers.dates.unrevealed)
    size, lasting = found.filters.team, found.filters.lasting
    if lasting and lasting.longest is not None:
        known = lasting_so(known, lasting)
    return of_size(known, size, answers.knowledge.programme) if size and size.most else known


def _lines(
    answers: Answers, head: str, projects: tuple[Project, ...], confidence: float, question: str = "", *, name_others: bool,
    sought: frozenset[str] = frozenset(),
) -> Reply:  # fmt: skip
    """`head`, then a line for each of the first projects, then how to see the others."""
    lang, shown, count = answers.lang, projects[:LIMIT], len(projects)
    parts = [head, "\n".join(f"- {_line(answers, p, question, sought)}" for p in shown)]
    if HOW_MANY_PEOPLE.search(fold(question)) and count > 1:  # « ça fait combien de personnes en tout ? »
        teams = [team_of(p, answers.knowledge.programme).people for p in projects]
        parts += [say(lang, "finder.people_in_all", people=sum(teams), count=count)] if all(teams) else []
    most = NAMED_IF_ASKED if _ALL_OF_THEM.search(fold(question)) else NAMED
    if name_others and LIMIT < count <= most:
        parts.append(say(lang, "finder.others", names=", ".join(p.name for p in projects[LIMIT:])))
    if count > LIMIT:
        word = in_language(answers.knowledge.programme.cohort_word, lang)
        parts.append(say(lang, "finder.narrow", cohort_word=word))
    sources = tuple(dict.fromkeys(s for p in shown for s in p.sources[:1]))
    buttons = [Suggestion(p.name, p.name) for p in shown]
    if count > LIMIT:
        buttons.append(Suggestion(say(lang, "finder.more_button"), say(lang, "finder.more_asked")))
    ids = tuple(p.id for p in shown)
    sides = tuple(" ; ".join(_sides(answers, p, question, sought)) for p in shown)
    told = "\n\n".join(parts)
    return Reply(
        "answer",
        told,
        lang,
        links(sources, answers.today),
        tuple(buttons),
        confidence,
        projects=ids,
        sides=sides if any(sides) else (),
    )


def _size(answers: Answers, size: TeamSize | None) -> str:
    """The size of team that is looked for, in words."""
    if size is None:
        return ""
    if size.each:
        named = ((n, answers.knowledge.programme.term("profiles", i)) for i, n in size.each)
        return ", ".join(
            say(answers.lang, "finder.team_with", count=n, profile=in_language(t.name, answers.lang))
            for n, t in named
            if t
        )
    if size.most and (term := answers.knowledge.programme.term("profiles", size.profile)):
        return say(answers.lang, "finder.most_of", profile=in_language(term.name, answers.lang))
    if size.most:
        return say(answers.lang, "finder.largest_team")
    if term := answers.knowledge.programme.term("profiles", size.profile):
        if size.alone and not size.people:
            return say(answers.lang, "finder.team_only", profile=in_language(term.name, answers.lang))
        return say(answers.lang, "finder.team_with", count=size.people, profile=in_language(term.name, answers.lang))
    return say(answers.lang, "finder.team_of", count=size.people)


def _lasting(answers: Answers, lasting: Lasting | None) -> str:
    """How long projects must have taken, in words."""
    if lasting is None:
        return ""
    if lasting.longest is not None:
        return say(answers.lang, "finder.longest" if lasting.longest else "finder.shortest")
    if lasting.months:
        return say(answers.lang, "project.months", months=lasting.months)
    if lasting.most >= MOST:
        return say(answers.lang, "finder.months_from", months=lasting.least)
    return say(answers.lang, "finder.months_to", months=lasting.most)


def _asks_state(folded: str, programme: Programme) -> bool:
    """Whether it asks for the states of projects, or names one by a narrower word (« transférés »)."""
    said = f" {' '.join(words(folded))} "
    return bool(_STATE.search(folded)) or any(f" {' '.join(w)} " in said for w in narrower_states(programme))


def _line(answers: Answers, project: Project, question: str, sought: frozenset[str]) -> str:
    cohort, lang = answers.knowledge.programme.cohort(project.cohort), answers.lang
    name = ", ".join([*([in_language(cohort.name, lang)] if cohort else []), project.years])
    summary = in_language(project.summary, lang)
    line = say(lang, "finder.line", name=project.name, cohort=name, place=project.place_name, summary=summary)
    whose = [project.administration] if "host" in sought or _WHOSE.search(fold(question)) else []
    told = [*whose, *_sides(answers, project, question, sought, linked=True)]
    return f"{line} *{' ; '.join(told)}*" if told else line


def _sides(
    answers: Answers, project: Project, question: str, sought: frozenset[str], *, linked: bool = False
) -> list[str]:  # fmt: skip
    """What a question asks of each project beside whose it is: how long it took, who worked on it, its state, its code.

    `sought`: sides by which they were looked for, told in any case. The address of the code is a link in Markdown where `linked`,
    else in letters, for a card that is a link itself.
    """
    lang, said, card = answers.lang, fold(question), project.translations.get(answers.lang)
    months = project.duration_months if "length" in sought or _DURATION.search(said) else None
    team = ((card and card.team) or project.team) if "people" in sought or _WITH_WHOM.search(said) else ""
    stands = "state" in sought or _asks_state(said, answers.knowledge.programme)
    state = answers.state_of(project) if stands else ""
    code = project.code if "code" in sought or ITS_CODE.search(said) or THEIR_CODE.search(said) else None
    if code is None and ("site" in sought or THEIR_ADDRESSES.search(said)):
        code = next((link for link in project.links if link.url and link != project.code), project.code)
    address = code.url.partition("://")[2].rstrip("/") if code else ""
    where = f"[{code.title}]({code.url})" if code and linked else address
    took = say(lang, "project.months", months=months) if months else ""
    return [*filter(None, (took, team, state.rstrip("."), where))]
