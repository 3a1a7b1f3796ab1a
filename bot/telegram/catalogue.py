"""The programme's projects, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from bot.telegram.formatting import plain
from bot.texts import say
from index.documents import Project, in_language
from index.filters import Filters
from index.finder import find
from index.knowledge import Knowledge
from index.vocabulary import Vocabulary

SIZE = 6
"""Projects on a page."""

THEME = "#"
"""A search that begins with it names a theme by its identifier."""


@dataclass(frozen=True)
class Page:
    """Page `number` (from 0) of `count`, for a search in words; the empty search is every project."""

    search: str
    number: int
    count: int
    total: int
    projects: tuple[Project, ...]
    names: str
    """What is searched for, in words; empty when nothing narrows it."""
    exact: bool = True


def turn(knowledge: Knowledge, search: str, number: int, lang: str) -> Page | None:
    """A page of the projects that meet `search`; the nearest one that exists. None when `search` names nothing known."""
    programme = knowledge.programme
    if search.startswith(THEME):
        filters = Filters(facets={"themes": (search.removeprefix(THEME),)})
    elif search:
        filters = Filters.of(Vocabulary(programme).find(search))
    else:
        order = {c.id: i for i, c in enumerate(programme.cohorts)}
        latest = sorted(knowledge.projects, key=lambda p: (-order.get(p.cohort, -1), p.name.casefold()))
        return _page("", number, tuple(latest), "")
    found = find(knowledge, filters, {})
    if not found.projects:
        return None
    return _page(search, number, found.projects, filters.names(programme, lang), found.exact)


def _page(search: str, number: int, projects: tuple[Project, ...], names: str, exact: bool = True) -> Page:
    count = max(1, -(-len(projects) // SIZE))
    number = min(max(number, 0), count - 1)
    return Page(search, number, count, len(projects), projects[number * SIZE : (number + 1) * SIZE], names, exact)


def written(knowledge: Knowledge, page: Page, lang: str) -> str:
    """The page in Markdown: what was searched for, then a line a project."""
    key = "projects_found" if page.names and page.exact else "projects_near" if page.names else "projects_all"
    head = say(
        lang, f"telegram.{key}", count=page.total, filters=plain(page.names), page=page.number + 1, pages=page.count
    )
    lines = []
    for project in page.projects:
        cohort = knowledge.programme.cohort(project.cohort)
        values = {
            "name": project.name,
            "cohort": in_language(cohort.name, lang) if cohort else project.years,
            "place": project.place_name,
            "summary": in_language(project.summary, lang),
        }
        lines.append("- " + say(lang, "finder.line", **{k: plain(v) for k, v in values.items()}))
    return "\n".join([head, "", *lines])


def used_themes(knowledge: Knowledge) -> set[str]:
    """Themes that at least one project has."""
    return {theme for project in knowledge.projects for theme in project.themes}
