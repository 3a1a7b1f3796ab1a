"""What a reply does not tell of what was asked: that nobody wrote it, or the address that its project's links hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.reply import Reply
from bot.texts import say
from bot.wording.details import missing
from bot.wording.post_details import asks_of_one_round
from bot.wording.project_details import HOST, number_it_lacks
from index.documents import Project
from index.knowledge import DATES_PREFIX
from index.text import fold

OF_PROJECTS = frozenset({"code", "site", "cost", "money", "person", "keeper", "release", "state", "stopped", "users"})
"""Details of which only a project's card is known to tell nothing."""

OF_A_POST = frozenset(
    "thirteenth bonus leave unemployment certificate reserved record later_pay left slot entry".split()
)
"""Details of a post or its people, which no project's card is asked for."""

_OF_A_PRIZE = re.compile(r"\b(?:prix|recompense|trophee|dotation|award|prize|grant)\b")

_TOLD_BEFORE = re.compile(r"^(?:[^.?!]*[.!]\s+)+(?=[^.?!]*\?)")
"""What is told before the first sentence that asks."""

OF_DATES = frozenset(
    "file hour reason update appeal received replay payday unemployment bonus leave attendance certificate venue address entry link slot".split()
)
"""Details of which an answer about dates is known to tell nothing."""


def what_it_lacks(
    reply: Reply, question: str, project: Project | None, lang: str, email: str, aspect: str = "", rounds: Collection[str] = ()
) -> str:  # fmt: skip
    """That `reply` does not tell the detail that `question` asks for, or where it is found; "" where it lacks none.

    `project`: the one that the reply is about, if it is about one; `email`: who knows more; `aspect`: what of the
    project it asks for, where that is known; `rounds`: the nouns that number the rounds of a call, where it has several.
    """
    dates = (reply.entry or "").startswith(DATES_PREFIX)
    told, asked = reply.markdown, question
    if project:  # « l'adresse du site de SOS Ponts ? » asks for its own
        asked = re.sub(rf"(?:\s+d(?:e|u|['’]))?\s*\b{re.escape(project.name)}\b", "", question, flags=re.IGNORECASE)
        asked = _TOLD_BEFORE.sub("", asked)  # « … dessiner mes champs sur un site internet. Qui s'en occupe ? »
    of_its_links = project is not None and aspect in ("code", "site")
    sort = missing(asked, "") or (aspect if of_its_links else None)
    elsewhere = project and sort == "site" and not any(link.url in told for link in project.links)
    if elsewhere or (project and sort == "names"):  # an address beside it is another's; no card names a person
        told = ""
    if project and sort == "licence":  # no answer beside the card speaks of its code
        told = project.plain
    if project and sort == "money" and _OF_A_PRIZE.search(fold(question)):
        told = project.plain  # « la somme qui allait avec le prix ? » is no salary
    if dates and sort in ("hour", "venue"):
        told = _first_event(told)  # « demo day aujourd'hui ? à quelle heure ? » of what else has one
    detail = missing(asked, told) if reply.kind == "answer" and reply.entry else None
    if not (dates or project) and reply.kind == "answer" and asks_of_one_round(fold(asked), rounds):
        detail = "by_round"  # staff write the numbers of a cohort
    if detail is None and of_its_links and sort == aspect:
        detail = sort
    if project and sort in (None, "site"):  # « en combien de langues est le site ? »
        detail = number_it_lacks(asked, f"{project.plain}\n{reply.markdown}") or detail
    apart = OF_A_POST if project else OF_PROJECTS
    if detail is None or detail in apart or (dates and detail not in OF_DATES):
        return ""
    said = say(lang, f"reply.lacks_{detail}", email=email)
    code = next((s.url for s in project.links if HOST.match(s.url)), None) if project else None
    site = next((s.url for s in project.links if s.url and not HOST.match(s.url)), None) if project else None
    if url := {"code": code or site, "site": site or code}.get(detail):
        at = say(lang, "reply.code_at" if url == code else "reply.site_at", url=url)
        return at if (url == code) == (detail == "code") else f"{said}\n\n{at}"  # the one in the other's place
    return said


def what_none_tells(question: str, cards: Sequence[str], lang: str, email: str) -> str:
    """That none of the `cards` of some projects tells the detail that `question` asks of them all; "" where one does, or it asks none."""
    detail = missing(question, " ".join(cards))
    return say(lang, f"reply.lacks_{detail}", email=email) if detail in OF_PROJECTS else ""


def _first_event(markdown: str) -> str:
    """What dates tell up to the first event that is at hand, which stands in bold."""
    blocks = markdown.split("\n\n")
    end = next((i for i, block in enumerate(blocks) if "**" in block), len(blocks) - 1)
    return "\n\n".join(blocks[: end + 1])
