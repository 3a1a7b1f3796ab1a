"""Draws the chat page: templates, headers, and the few words that templates cannot make themselves."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from babel import Locale
from babel.dates import format_date
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.dates.sentences import Dates
from bot.markdown import to_html
from bot.texts import say
from bot.typography import unbroken
from bot.web.assets import Assets
from bot.web.starters import featured, languages, topics
from bot.web.transcripts import Transcript
from bot.wire import calendar, cards
from index.documents import in_language
from index.fields import safe_link
from index.knowledge import Knowledge

HEADERS = {
    # No script at all, nothing from elsewhere, nothing inline: what a hostile text could smuggle in does not run.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: with it browsers send `Origin: null`, and older ones could not be told from another site's.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # A conversation is shown to whom it belongs, and not again from a cache once it is cleared.
    "Cache-Control": "no-store",
    "Vary": "Accept-Language, Cookie",
}

_ITEMS = re.compile(r"^- .*\n?", re.MULTILINE)
"""The items of a list in Markdown, which are drawn as cards."""


@dataclass(frozen=True)
class Showing:
    """What one page shows, apart from the knowledge."""

    lang: str
    transcript: Transcript
    problem: str = ""
    """Key of the sentence that says why the question was not asked, and what to do."""
    typed: str = ""
    """What stands in the field."""
    visit: str = ""
    """The visit's identifier, only for a browser that keeps no cookie: its forms carry it."""
    root: str = ""
    """The path under which the application is mounted."""


class View:
    """The templates of the page."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._templates = Environment(
            loader=PackageLoader("bot.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["markdown"] = lambda text: Markup(to_html(text))  # noqa: S704  # sanitised there
        self._templates.filters["around_list"] = around_list
        self._templates.filters["unbroken"] = unbroken
        self._templates.tests["safe_link"] = safe_link

    def page(self, showing: Showing, knowledge: Knowledge, now: datetime, status: int = 200) -> HTMLResponse:
        """The page as a response with all its headers. `now` is aware."""
        lang, programme = showing.lang, knowledge.programme
        dates = Dates(knowledge, now, lang)
        found = topics(knowledge, lang, dates.now.date())
        html = self._templates.get_template("chat.html").render(
            say=_speaker(lang),
            words=lambda key, **values: say(lang, key, **values),
            cards=lambda reply: cards(reply, knowledge),
            calendar=calendar,
            showing=showing,
            turns=showing.transcript.turns,
            forgotten=showing.transcript.asked > len(showing.transcript.turns),
            programme=programme,
            contact=programme.contact,
            contact_name=in_language(programme.contact.name, lang),
            languages=languages(knowledge),
            language_name=lambda code: Locale(code).get_display_name(code),
            topics=found,
            featured=featured(found),
            today=dates.day(dates.now.date()),
            iso_today=dates.now.date().isoformat(),
            as_of=lambda updated: as_of(dates, updated),
            asset=self._addresses(showing.root),
        )
        return HTMLResponse(html, status, HEADERS)

    def problem(self, message: str, lang: str, root: str) -> str:
        """A page with one message and the way back."""
        template = self._templates.get_template("problem.html")
        return template.render(say=_speaker(lang), message=message, lang=lang, root=root, asset=self._addresses(root))

    def demo(self, lang: str, knowledge: Knowledge, root: str, **shown: object) -> str:
        """The page that shows the widget; `shown` is what its template has besides the programme."""
        programme = knowledge.programme
        return self._templates.get_template("demo.html").render(
            say=lambda key: say(lang, f"demo.{key}"), lang=lang, root=root, asset=self._addresses(root),
            programme=programme, description=in_language(programme.description, lang), **shown,
        )  # fmt: skip

    def sheet(self, template: str, lang: str, knowledge: Knowledge, root: str, **shown: object) -> str:
        """A page beside the chat, with the same head and foot. `say` takes whole keys; `shown` is what the page has."""
        programme = knowledge.programme
        return self._templates.get_template(template).render(
            say=lambda key, **values: say(lang, key, **values), lang=lang, root=root, asset=self._addresses(root),
            programme=programme, contact=programme.contact, contact_name=in_language(programme.contact.name, lang),
            languages=languages(knowledge), language_name=lambda code: Locale(code).get_display_name(code), **shown,
        )  # fmt: skip

    def _addresses(self, root: str) -> Callable[[str], str]:
        return lambda file: f"{root}/static/{self._assets.name(file)}"


def around_list(markdown: str) -> tuple[str, str]:
    """What a reply says before its list, and after its first item: the cards that stand for the items go between."""
    item = _ITEMS.search(markdown)
    return (markdown[: item.start()], _ITEMS.sub("", markdown[item.start() :])) if item else (markdown, "")


def as_of(dates: Dates, updated: str) -> str:
    """« en 2024 », « en avril 2026 », « le 3 avril 2022 » from the ISO year, month or day of a source."""
    try:
        year, *rest = (int(part) for part in updated.split("-"))
        if not rest:
            return say(dates.lang, "dates.in_year", year=year)
        if len(rest) == 1:
            return say(dates.lang, "dates.in_month", month=format_date(date(year, rest[0], 1), "MMMM y", dates.lang))
        return say(dates.lang, "dates.on", day=dates.day(date(year, *rest), weekday=False))
    except (ValueError, TypeError):
        return updated  # already in words


def _speaker(lang: str) -> Callable[..., str]:
    return lambda key, **values: say(lang, f"page.{key}", **values)
