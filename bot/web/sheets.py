"""Pages about an interest, drawn: in the visitor's language, without a script, and without a referrer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from bot.interest.form import Choice, Form
from bot.texts import say
from bot.web.assets import Assets
from bot.web.forms import preferred
from bot.web.posted import Fields, one
from bot.web.starters import languages
from bot.web.view import HEADERS, View
from index.documents import in_language
from index.knowledge import Knowledge

_HEADERS = {**HEADERS, "Referrer-Policy": "no-referrer"}


@dataclass(frozen=True)
class Button:
    to: str
    act: str
    label: str
    style: str = "main"


@dataclass(frozen=True)
class Group:
    """Choices under a heading that opens."""

    name: str
    choices: tuple[Choice, ...]
    chosen: bool


class Sheets:
    """What the pages about an interest are drawn with."""

    def __init__(self, knowledge: Callable[[], Knowledge]) -> None:
        self._knowledge, self._view = knowledge, View(Assets())

    def lang(self, request: Request, sent: Fields | None = None) -> str:
        """The language that was chosen, else the one that the browser prefers."""
        offered = languages(self._knowledge())
        chosen = one(sent or {}, "lang") or request.query_params.get("lang", "")
        return chosen if chosen in offered else preferred(request.headers.get("accept-language", ""), offered)

    def draw(
        self, request: Request, template: str, lang: str, status: int = 200,
        headers: Mapping[str, str] | None = None, **shown: object,
    ) -> Response:  # fmt: skip
        """A page of `template`, with what it shows."""
        root = request.scope.get("root_path", "")
        shown = {"self_path": "", "private": True, "title": "", **shown}
        html = self._view.sheet(template, lang, self._knowledge(), root, **shown)
        return HTMLResponse(html, status, {**_HEADERS, **(headers or {})})

    def said(
        self, request: Request, lang: str, title: str, lines: Sequence[str], link: str | None = None,
        press: Sequence[Button] = (), status: int = 200, again: bool = False, lost: bool = False,
    ) -> Response:  # fmt: skip
        """A page of a few lines under the title `me.page.…`, with a link to keep and buttons."""
        return self.draw(request, "said.html", lang, status, title=say(lang, f"me.page.{title}"), lines=lines,
                         link=link, press=press, again=again, lost=lost)  # fmt: skip

    def bad(self, request: Request, lang: str) -> Response:
        """The page of a link that leads nowhere, whatever it is that is wrong with it."""
        return self.said(request, lang, "bad", [say(lang, "me.bad_link")], status=404, again=True, lost=True)

    def groups(self, form: Form, values: Mapping[str, Any]) -> dict[str, list[Group]]:
        """The projects under their cohorts, since there are many."""
        field = form.field("projects")
        if field is None:
            return {}
        knowledge, by_cohort = self._knowledge(), dict[str, list[Choice]]()
        for choice in field.choices:
            project = knowledge.projects_by_id.get(choice.id)
            by_cohort.setdefault(project.cohort if project else "", []).append(choice)
        chosen = values.get("projects", ())
        found = []
        for cohort_id, choices in by_cohort.items():
            cohort = knowledge.programme.cohort(cohort_id)
            name = in_language(cohort.name, form.lang) if cohort else ""
            marked = any(c.id in chosen for c in choices)
            found.append(Group(name[:1].upper() + name[1:], tuple(choices), marked))
        return {"projects": found}


def at(page: str, token: str) -> str:
    """The address of a link's page. What a visitor put in the place of the token leads nowhere else."""
    return f"/{page}/{quote(token, safe='')}"
