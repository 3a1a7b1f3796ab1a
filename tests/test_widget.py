"""The widget in a real browser: on a site of another origin than the server that it asks, as visitors use it."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect

from bot.settings import Settings
from bot.texts import say
from index.live import LiveIndex
from server import create_app
from tests import small as small_folder
from tests.serving import served
from tests.widget_site import STRICT, Site, free_port, open_site

pytestmark = pytest.mark.slow

expect.set_options(timeout=20_000)  # a machine that does other things too is no fault of the widget

AMOUNT = "Combien la bourse peut-elle verser ?"
ANSWER = "jusqu’à 12 000 euros"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}


@pytest.fixture(scope="module")
def origin() -> Iterator[Site]:
    with open_site() as site:
        yield site


Application = Callable[..., FastAPI]


@pytest.fixture(scope="module")
def application(origin: Site, small_index: LiveIndex, settings: Settings) -> Application:
    """Makes the server that answers the site."""

    def made(live: LiveIndex = small_index, **more: object) -> FastAPI:
        return create_app(settings.model_copy(update={"widget_origins": (origin.url,), **more}), live)

    return made


@pytest.fixture(scope="module")
def server(application: Application) -> Iterator[str]:
    with served(application()) as url:
        yield url


@pytest.fixture
def site(origin: Site, server: str) -> Site:
    """The site as a programme would have it, with nothing but one line in its pages."""
    origin.server, origin.element, origin.head, origin.lang = server, "", "", "fr"
    origin.body = Site.body
    return origin


Opener = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Opener]:
    """Opens the site in a new browser context. What browsers complain about on the console fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(path: str = "/", expected: str = "", **options: Any) -> Page:
        """`expected`: a pattern of complaints that belong to the test, such as those about a server that is down."""
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 800}, "locale": "fr-FR", **options})
        contexts.append(context)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on(
            "console",
            lambda said: (
                said.type in ("error", "warning")
                and not (expected and re.search(expected, said.text))
                and complaints.append(said.text)
            ),
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(site.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def launcher(page: Page) -> Locator:
    return page.locator("guichet-chat .launcher")


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def field(page: Page) -> Locator:
    return page.get_by_label("Votre question", exact=True)


def answers(page: Page) -> Locator:
    return page.locator("guichet-chat li.bot")


def live(page: Page) -> Locator:
    return page.locator("guichet-chat [aria-live]")


def ask(page: Page, question: str) -> None:
    """Asks and waits for the reply."""
    if dialog(page).count() == 0:
        launcher(page).click()
    before = answers(page).count()
    field(page).fill(question)
    field(page).press("Enter")
    expect(answers(page)).to_have_count(before + 1)


def requested(page: Page) -> list[str]:
    """Addresses that the page asks for from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


def kept(page: Page) -> list[str]:
    """Everything that the page stored in the browser."""
    return list(
        page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)")
    )


@contextmanager
def answering(page: Page, reply: dict[str, Any]) -> Iterator[None]:
    """The server's replies, as one that was broken into would send them."""
    whole = {
        "conversation": "c", "kind": "answer", "text": "", "html": "", "sources": [], "suggestions": [],
        "confidence": 1, "answer": "a", "entry": None, "lang": "fr", "cards": [], "calendar": None,
    }  # fmt: skip

    def fulfil(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(json={**whole, **reply}, headers={"Access-Control-Allow-Origin": "*"})
        else:
            route.continue_()

    page.route("**/api/ask*", fulfil)
    yield
    page.unroute("**/api/ask*")


# Embed


def test_nothing_is_requested_or_kept_before_the_visitor_writes(visit: Opener, site: Site, server: str) -> None:
    page = visit()
    expect(launcher(page)).to_be_visible()
    found = requested(page)
    launcher(page).click()
    expect(dialog(page)).to_be_visible()
    page.get_by_role("button", name="Autres actions").click()
    page.wait_for_timeout(300)
    assert found == [] and kept(page) == [] and page.context.cookies() == []
    ask(page, AMOUNT)
    assert found and all(url.startswith(f"{server}/") for url in found), "only the server is asked"
    assert page.context.cookies() == []
    assert len(kept(page)) == 1 and kept(page)[0].startswith("guichet ")


def test_what_is_asked_carries_no_credentials(visit: Opener, server: str) -> None:
    page = visit()
    page.context.add_cookies([{"name": "guichet", "value": "x" * 24, "url": server}])
    sent: list[Request] = []
    page.on("request", lambda r: sent.append(r) if "/api/" in r.url else None)
    ask(page, AMOUNT)
    # Their headers are known a moment later than they are: asked for inside the event, some came after the answer.
    assert sent and all("cookie" not in request.all_headers() for request in sent)


def test_the_element_chooses_words_place_and_colour(visit: Opener, site: Site) -> None:
    site.element = (
        "<guichet-chat lang='en' title='Ask the <b>desk</b>' label='Help' position='left' accent='#ffd000' "
        f"question='{AMOUNT} | Faut-il ouvrir le soir ?'><a href='/'>Lien</a></guichet-chat>"
    )
    page = visit()
    button = page.get_by_role("button", name="Help")
    box = button.bounding_box()
    assert box and box["x"] < 100
    assert button.evaluate("e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]") == [
        "rgb(255, 208, 0)",
        "rgb(0, 0, 0)",
    ]
    button.click()
    expect(page.get_by_role("dialog", name="Ask the <b>desk</b>")).to_be_visible()
    expect(page.get_by_label("Your question", exact=True)).to_be_focused()
    assert page.locator("guichet-chat").count() == 1
    page.get_by_role("button", name="Faut-il ouvrir le soir ?").click()
    expect(answers(page)).to_contain_text("une soirée par semaine")


def test_the_language_of_the_page(visit: Opener, site: Site) -> None:
    page = visit("/?lang=en-GB")
    launcher(page).click()
    expect(page.get_by_role("dialog", name=say("en", "widget.title"))).to_be_visible()
    page.get_by_label("Your question", exact=True).fill("grant amount")
    page.keyboard.press("Enter")
    expect(answers(page)).to_contain_text("12,000 euros")
    page = visit("/?lang=de")
    expect(launcher(page)).to_have_text(say("fr", "widget.launch"))


def test_without_scripts_a_link_leads_to_the_page(browser: Browser, site: Site, server: str) -> None:
    site.element = f"<guichet-chat><a href='{server}/chat'>Posez votre question</a></guichet-chat>"
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(site.url)
    page.get_by_role("link", name="Posez votre question").click()
    page.get_by_role("textbox").fill(AMOUNT)
    page.keyboard.press("Enter")
    expect(page.get_by_text(ANSWER)).to_be_visible()
    context.close()


def test_colours_of_the_page_that_embeds_it(visit: Opener, site: Site) -> None:
    """The variables of the French State Design System, in either theme, then the widget's own over them."""
    site.head = """<style>
      :root { --background-default-grey: rgb(1, 2, 3); --text-default-grey: rgb(250, 251, 252);
              --background-action-high-blue-france: rgb(0, 0, 145); --text-inverted-blue-france: rgb(245, 245, 254) }
      body { font-family: monospace }
      .own { --guichet-accent: rgb(10, 90, 20); --guichet-radius: 0px }
      .own::part(launcher) { text-transform: uppercase }
    </style>"""
    site.element = "<guichet-chat></guichet-chat>"
    page = visit()
    launcher(page).click()
    style = "(e, name) => getComputedStyle(e)[name]"
    assert dialog(page).evaluate(style, "backgroundColor") == "rgb(1, 2, 3)"
    assert dialog(page).evaluate(style, "color") == "rgb(250, 251, 252)"
    assert dialog(page).evaluate(style, "fontFamily") == "monospace"
    assert launcher(page).evaluate(style, "backgroundColor") == "rgb(0, 0, 145)"
    page.evaluate("document.querySelector('guichet-chat').className = 'own'")
    assert launcher(page).evaluate(style, "backgroundColor") == "rgb(10, 90, 20)"
    assert launcher(page).evaluate(style, "textTransform") == "uppercase"
    assert dialog(page).evaluate(style, "borderRadius") == "0px"


def test_styles_of_the_page_do_not_reach_it(visit: Opener, site: Site) -> None:
    site.head = (
        "<style>* { font-size: 40px; letter-spacing: 9px } button, input, p { display: none !important }</style>"
    )
    page = visit()
    launcher(page).click()
    expect(field(page)).to_be_visible()
    assert dialog(page).evaluate("e => getComputedStyle(e).letterSpacing") == "normal"
    assert dialog(page).evaluate("e => getComputedStyle(e).fontSize") == "16px"


# Chat


def test_an_answer_has_its_sources_and_their_date(visit: Opener) -> None:
    page = visit()
    ask(page, AMOUNT)
    answer = answers(page).first
    expect(answer).to_contain_text(ANSWER)
    expect(answer.locator("strong").first).to_have_text(ANSWER)
    source = answer.get_by_role("link", name="Règlement")
    expect(source).to_have_attribute("href", "https://lecture.example/reglement")
    expect(source).to_have_attribute("rel", "noopener noreferrer")
    expect(answer.locator(".sources")).to_contain_text("à jour en février 2026")
    items = page.locator("guichet-chat ol > li")
    assert [item.locator(".who").inner_text() for item in items.all()] == ["Vous", "Assistant"]


def test_a_conversation_goes_on(visit: Opener) -> None:
    page = visit()
    ask(page, "Quand l’argent est-il versé ?")
    expect(answers(page).last).to_contain_text("deux fois")
    ask(page, "et en année 1 ?")
    expect(answers(page).last).to_contain_text("une fois")


def test_suggestions_ask(visit: Opener) -> None:
    page = visit()
    ask(page, AMOUNT)
    suggestion = answers(page).first.get_by_role("group", name="Questions proposées").get_by_role("button").first
    asked = suggestion.inner_text()
    suggestion.click()
    expect(answers(page)).to_have_count(2)
    expect(page.locator("guichet-chat .bubble").last).to_have_text(asked)
    expect(suggestion).to_be_focused()


def test_what_is_not_surely_known_looks_different(visit: Opener) -> None:
    """Whether it then suggests or says that it does not know is for the tests of the ranking."""
    page = visit()
    ask(page, "recette de la tarte aux pommes")
    unsure = answers(page).first
    expect(unsure).to_have_class(re.compile("unknown|suggestions"))
    said = unsure.locator(".said")
    expect(said).to_contain_text(re.compile("ne suis pas sûr|ne sais pas|n’y répond"))
    assert said.evaluate("e => getComputedStyle(e).borderTopStyle") == "dashed"
    ask(page, AMOUNT)
    assert answers(page).last.locator(".said").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


def test_projects_are_cards(visit: Opener) -> None:
    page = visit()
    ask(page, "quelles réalisations à Valmer ou à Port-Clos pour une bibliothécaire ?")
    cards = page.get_by_role("list", name="Projets trouvés").get_by_role("button")
    expect(cards).to_have_count(2)
    expect(cards.first).to_contain_text("Une action pour les petits lecteurs")
    expect(cards.first).to_contain_text("Mairie de Valmer")
    cards.filter(has_text="Ludobus").click()
    expect(answers(page).last).to_contain_text("Ludobus va de quartier en quartier.")


def test_dates_can_be_put_into_a_calendar(visit: Opener, server: str) -> None:
    page = visit()
    ask(page, "Quand déposer une demande de bourse ?")
    link = answers(page).first.get_by_role("link", name=say("fr", "widget.dates"))
    expect(link).to_have_attribute("href", f"{server}/calendar.ics?lang=fr")


def test_somebody_to_talk_to(visit: Opener) -> None:
    page = visit()
    launcher(page).click()
    page.get_by_role("button", name="Autres actions").click()
    page.get_by_role("button", name="Parler à quelqu’un").click()
    expect(answers(page)).to_contain_text("la cellule lecture")
    expect(answers(page).get_by_role("link", name="bourse@lecture.example")).to_have_attribute(
        "href", "mailto:bourse@lecture.example"
    )
    expect(live(page)).to_contain_text("bourse@lecture.example")


def test_questions_are_proposed_while_typing(visit: Opener) -> None:
    page = visit()
    launcher(page).click()
    field(page).press_sequentially("livres occ", delay=20)
    options = page.get_by_role("option")
    expect(options).to_have_count(1)
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    field(page).press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "no id")
    field(page).press("Escape")
    expect(options).to_have_count(0)
    expect(dialog(page)).to_be_visible()
    expect(field(page)).to_have_value("livres occ")
    field(page).press_sequentially("a")
    expect(options).to_have_count(1)
    field(page).press("ArrowUp")
    field(page).press("Enter")
    expect(answers(page)).to_contain_text("si le vendeur fait une facture")
    expect(field(page)).to_have_value("")
    expect(options).to_have_count(0)


def test_proposals_that_come_late_leave_what_is_marked(visit: Opener) -> None:
    page = visit()
    launcher(page).click()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/suggest?*occ", hold)
    field(page).press_sequentially("livres o")
    options = page.get_by_role("option")
    expect(options).to_have_count(1)
    with page.expect_request("**/api/suggest?*occ"):
        field(page).press_sequentially("cc")
    field(page).press("ArrowDown")
    with page.expect_response("**/api/suggest?*occ"):
        held.pop().continue_()
    page.wait_for_timeout(100)  # for what must not happen there is nothing to wait for
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "no id")
    field(page).press_sequentially("a")
    expect(options.first).to_have_attribute("aria-selected", "false")  # what is typed now is what is meant


def test_the_conversation_follows_from_page_to_page_and_not_to_another_tab(visit: Opener, site: Site) -> None:
    page = visit()
    ask(page, "Quand l’argent est-il versé ?")
    page.get_by_role("link", name="Autre page").click()
    expect(page).to_have_url(f"{site.url}/autre")
    expect(answers(page)).to_contain_text("deux fois")
    expect(dialog(page)).to_be_visible()
    assert page.evaluate("document.activeElement.tagName") == "BODY", "a new page does not take the focus"
    ask(page, "et en année 1 ?")
    expect(answers(page).last).to_contain_text("une fois")
    launcher(page).click()
    page.reload()
    expect(dialog(page)).to_have_count(0)
    other = page.context.new_page()
    other.goto(site.url)
    launcher(other).click()
    expect(answers(other)).to_have_count(0)
    ask(other, AMOUNT)
    launcher(page).click()
    expect(answers(page)).to_have_count(2)
    expect(answers(other)).to_have_count(1)


def test_a_page_shown_again_knows_what_was_asked_since(visit: Opener, server: str) -> None:
    """Browsers keep pages whole to show them again on going back; what they then say is said here."""
    page = visit()
    ask(page, AMOUNT)
    page.evaluate(
        """(key) => {
          const kept = JSON.parse(sessionStorage.getItem(key));
          kept.turns.push({ ...kept.turns[0], question: 'Depuis une autre page' });
          sessionStorage.setItem(key, JSON.stringify(kept));
          dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        }""",
        f"guichet {server}",
    )
    expect(page.locator("guichet-chat .bubble")).to_have_text([AMOUNT, "Depuis une autre page"])
    ask(page, "Faut-il ouvrir le soir ?")
    page.reload()
    expect(answers(page)).to_have_count(3)


def test_on_a_phone_it_does_not_hide_the_next_page(visit: Opener, site: Site) -> None:
    page = visit(viewport={"width": 375, "height": 700})
    ask(page, AMOUNT)
    page.goto(f"{site.url}/autre")
    expect(launcher(page)).to_be_visible()
    expect(dialog(page)).to_have_count(0)
    launcher(page).click()
    expect(answers(page)).to_have_count(1)


def test_clearing(visit: Opener, server: str) -> None:
    page = visit()
    ask(page, AMOUNT)
    page.get_by_role("button", name="Autres actions").click()
    with page.expect_response(f"{server}/api/forget") as forgotten:
        page.get_by_role("button", name="Effacer la conversation").click()
    assert forgotten.value.status == 204
    expect(answers(page)).to_have_count(0)
    expect(field(page)).to_be_focused()
    expect(live(page)).to_have_text("La conversation est effacée.")
    assert kept(page) == []
    page.reload()
    launcher(page).click()
    expect(answers(page)).to_have_count(0)


def test_two_hundred_messages(visit: Opener) -> None:
    page = visit()
    ask(page, AMOUNT)
    page.evaluate(
        """() => {
          const [key] = Object.keys(sessionStorage);
          const kept = JSON.parse(sessionStorage.getItem(key));
          kept.turns = Array.from({ length: 100 }, (_, at) => ({ ...kept.turns[0], question: `Question ${at}` }));
          sessionStorage.setItem(key, JSON.stringify(kept));
        }"""
    )
    page.reload()
    expect(page.locator("guichet-chat ol > li")).to_have_count(200)
    started = time.monotonic()
    ask(page, "Faut-il ouvrir le soir ?")
    assert time.monotonic() - started < 3
    expect(answers(page).last).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0


# Accessibility


def test_by_keyboard_alone(visit: Opener) -> None:
    page = visit()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(launcher(page)).to_be_focused()
    expect(launcher(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(launcher(page)).to_have_attribute("aria-expanded", "true")
    expect(field(page)).to_be_focused()
    page.keyboard.type(AMOUNT)
    page.keyboard.press("Enter")
    expect(answers(page)).to_have_count(1)
    expect(field(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(answers(page).get_by_role("button", name="Non")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(launcher(page)).to_be_focused()
    page.keyboard.press("Space")
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if page.get_by_role("button", name="Autres actions").evaluate("e => e.getRootNode().activeElement == e"):
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Laisser mes coordonnées")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Autres actions")).to_be_focused()
    expect(page.get_by_role("button", name="Autres actions")).to_have_attribute("aria-expanded", "false")
    expect(dialog(page)).to_be_visible()


def test_escape_belongs_to_the_page_unless_the_dialog_hides_it(visit: Opener) -> None:
    page = visit()
    launcher(page).click()
    link = page.get_by_role("link", name="Autre page")
    link.focus()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_visible()
    page.locator("guichet-chat h2").click()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    page.set_viewport_size({"width": 360, "height": 640})
    launcher(page).click()
    link.focus()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(link).to_be_focused()


def test_the_focus_stays_where_it_is_when_an_answer_arrives(visit: Opener) -> None:
    page = visit()
    launcher(page).click()
    page.route("**/api/ask*", lambda route: (page.wait_for_timeout(300), route.continue_()))
    field(page).fill(AMOUNT)
    page.keyboard.press("Enter")
    close = page.get_by_role("button", name="Fermer")
    close.focus()
    expect(answers(page)).to_have_count(1)
    expect(close).to_be_focused()


def test_only_the_new_answer_is_announced(visit: Opener) -> None:
    page = visit()
    ask(page, AMOUNT)
    expect(live(page)).to_contain_text(ANSWER)
    ask(page, "Faut-il ouvrir le soir ?")
    expect(live(page)).to_contain_text("une soirée par semaine")
    expect(live(page)).not_to_contain_text(ANSWER)
    assert page.locator("guichet-chat ol").evaluate("e => e.closest('[aria-live], [role=log]')") is None


def test_waiting_is_a_status(visit: Opener) -> None:
    page = visit()
    launcher(page).click()
    status = page.locator("guichet-chat .status")
    expect(status).to_have_attribute("role", "status")
    held: list[Route] = []
    page.route("**/api/ask*", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    field(page).fill(AMOUNT)
    page.keyboard.press("Enter")
    expect(status).to_have_text("Recherche en cours…")
    field(page).fill("Faut-il ouvrir le soir ?")
    page.keyboard.press("Enter")
    expect(status).to_contain_text("arrive")
    expect(field(page)).to_have_value("Faut-il ouvrir le soir ?")
    while not held:  # the request may still be on its way
        page.wait_for_timeout(20)
    held[0].continue_()
    expect(answers(page)).to_have_count(1)
    expect(status).to_have_text("")
    expect(field(page)).to_have_value("Faut-il ouvrir le soir ?")


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Opener, scheme: Any) -> None:
    page = visit(color_scheme=scheme, expected="Failed to load resource")
    assert violations(page) == [], "closed"
    launcher(page).click()
    assert violations(page) == [], "open"
    field(page).press_sequentially("livres", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    field(page).press("ArrowDown")
    assert violations(page) == [], "with proposals"
    field(page).press("Escape")
    ask(page, AMOUNT)
    ask(page, "quelles réalisations à Valmer ou à Port-Clos pour une bibliothécaire ?")
    ask(page, "recette de la tarte aux pommes")
    answers(page).first.get_by_role("button", name="Non").click()
    assert violations(page) == [], "answered"
    page.get_by_role("button", name="Autres actions").click()
    assert violations(page) == [], "with the menu"
    page.keyboard.press("Escape")
    page.route("**/api/ask*", lambda route: route.abort())
    field(page).fill("et demain ?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Réessayer")).to_be_visible()
    assert violations(page) == [], "in error"


@pytest.mark.parametrize(
    ("width", "height"), [(320, 640), (320, 256), (1200, 700)], ids=["phone", "magnified four times", "desktop"]
)
def test_it_fits_and_targets_are_large(visit: Opener, width: int, height: int) -> None:
    page = visit(viewport={"width": width, "height": height})
    ask(page, AMOUNT)
    field(page).fill("x" * 900)
    page.keyboard.press("Enter")
    expect(answers(page)).to_have_count(2)
    expect(page.locator("guichet-chat .bubble").last).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert dialog(page).evaluate("e => e.scrollWidth <= e.clientWidth")
    assert page.locator("guichet-chat .log").evaluate("e => e.scrollWidth <= e.clientWidth")
    page.get_by_role("button", name="Autres actions").click()
    for target in dialog(page).locator("button:visible, input:visible, .menu a:visible").all():
        box = target.bounding_box()
        assert box and box["height"] >= 24 and box["width"] >= 24, target.inner_text()
    page.keyboard.press("Escape")
    field(page).scroll_into_view_if_needed()
    expect(field(page)).to_be_in_viewport()


def test_larger_text_is_followed(visit: Opener) -> None:
    """Lengths are in em of the size chosen in the browser, whatever the page makes of its own."""
    page = visit()
    launcher(page).click()
    page.evaluate("document.querySelector('guichet-chat').shadowRoot.querySelector('section').style.fontSize = '32px'")
    assert field(page).evaluate("e => getComputedStyle(e).fontSize") == "32px"
    expect(page.get_by_role("button", name="Envoyer")).to_be_in_viewport()


def test_forced_colours_less_motion_and_paper(visit: Opener) -> None:
    page = visit(forced_colors="active", reduced_motion="reduce")
    ask(page, AMOUNT)
    for part in (launcher(page), page.get_by_role("button", name="Envoyer"), page.locator("guichet-chat .bubble")):
        assert part.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
    assert page.evaluate("document.querySelector('guichet-chat').shadowRoot.getAnimations().length") == 0
    page.emulate_media(media="print")
    expect(answers(page)).to_be_visible()
    for part in (launcher(page), field(page), page.get_by_role("button", name="Non")):
        expect(part).to_be_hidden()
    assert dialog(page).evaluate("e => getComputedStyle(e).position") == "static"


def test_the_focus_is_seen(visit: Opener) -> None:
    page = visit()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert launcher(page).evaluate("e => getComputedStyle(e).outlineWidth") == "3px"
    page.keyboard.press("Enter")
    assert field(page).evaluate("e => getComputedStyle(e).outlineWidth") == "3px"


# Security


def test_under_the_strictest_policy(visit: Opener) -> None:
    """`visit` fails the test when the browser says that anything was refused."""
    page = visit(f"/?{STRICT}", expected="TrustedHTML")
    assert page.evaluate("(() => { try { document.body.innerHTML = '<i>' } catch (e) { return e.name } })()") == (
        "TypeError"
    ), "the policy holds"
    page = visit(f"/?{STRICT}")
    ask(page, AMOUNT)
    answers(page).get_by_role("button", name="Oui").click()
    ask(page, "quelles réalisations à Valmer ou à Port-Clos pour une bibliothécaire ?")
    expect(page.get_by_role("list", name="Projets trouvés")).to_be_visible()
    assert launcher(page).evaluate("e => getComputedStyle(e).position") == "fixed", "its styles are not refused"


def test_a_site_that_is_not_named_gets_no_answer(browser: Browser, site: Site, server: str) -> None:
    with open_site() as stranger:
        stranger.server = server
        context = browser.new_context()
        page = context.new_page()
        page.goto(stranger.url)
        answered: list[str] = []
        page.on("requestfinished", lambda r: answered.append(r.url) if "/api/" in r.url else None)
        launcher(page).click()
        field(page).fill(AMOUNT)
        page.keyboard.press("Enter")
        expect(page.locator("guichet-chat .status")).to_contain_text("ne répond pas")
        expect(field(page)).to_have_value(AMOUNT)
        said = page.evaluate(
            "url => fetch(url, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{\"question\": \"x\"}'})"
            ".then(() => 'read', (e) => e.name)",
            f"{server}/api/ask",
        )
        assert said == "TypeError" and answered == []
        page.get_by_role("button", name="Autres actions").click()
        page.get_by_role("link", name="Ouvrir en pleine page").click()
        expect(page).to_have_url(f"{server}/chat?lang=fr")
        context.close()


ATTACKS = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    '"><iframe srcdoc="<script>alert(1)</script>">',
    "&lt;img src=x onerror=alert(1)&gt;",
    "<p><a href=\"java\nscript:alert(1)\">x</a><b onclick=alert(1)>b</b><p style='position:fixed'>",
]


def harmless(page: Page) -> None:
    """No element but those of a reply, no attribute but a checked address."""
    found = page.evaluate(
        """() => [...document.querySelector('guichet-chat').shadowRoot.querySelectorAll('.log *')].flatMap((e) => [
          ...(/^(p|br|strong|em|s|ul|ol|li|a|code|pre|blockquote|h3|h4|hr|div|span|button|form|label|textarea)$/.test(e.localName) ? [] : [e.localName]),
          ...[...e.attributes].filter(({ name, value }) => /^(on|style|src)/.test(name) || (name == 'href' && !/^(https?|mailto):/.test(value))).map((a) => a.name),
        ])"""
    )
    assert found == []


def test_hostile_text_in_a_question_and_in_replies_stays_text(visit: Opener) -> None:
    page = visit()
    page.on("dialog", lambda box: pytest.fail(f"a script ran: {box.message}"))
    for attack in ATTACKS:
        hostile = {
            "html": f"<p>Avant</p>{attack}<p>Après</p>",
            "sources": [
                {"title": attack, "url": "javascript:alert(1)", "updated": attack},
                {"title": "données", "url": "data:text/html,<script>alert(1)</script>", "updated": "2024"},
            ],
            "suggestions": [{"label": attack, "question": attack}],
            "cards": [],
            "calendar": "javascript:alert(1)",
            "kind": "answer' onclick='alert(1)",
        }
        with answering(page, hostile):
            ask(page, attack)
        expect(page.locator("guichet-chat .bubble").last).to_have_text(attack)
        expect(answers(page).last.get_by_role("button").first).to_have_text(attack)
    harmless(page)
    with answering(page, {"cards": [{"name": ATTACKS[0], "summary": ATTACKS[1], "facts": ATTACKS[2]}]}):
        ask(page, "projets")
    expect(answers(page).last.get_by_role("button").first).to_contain_text(ATTACKS[0])
    harmless(page)
    page.reload()
    expect(answers(page)).to_have_count(len(ATTACKS) + 1)
    harmless(page)


def test_a_reply_that_is_none_is_an_error(visit: Opener) -> None:
    page = visit()
    launcher(page).click()
    for reply in ("null", "[]", "{}", '{"html": 1}', "<html>"):
        headers = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "content-type"}
        page.route("**/api/ask*", partial(Route.fulfill, body=reply, headers=headers))
        field(page).fill(AMOUNT)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Réessayer")).to_have_count(1)
        expect(page.locator("guichet-chat .wrong")).to_contain_text("ne répond pas")
        page.unroute("**/api/ask*")
    ask(page, AMOUNT)
    expect(page.get_by_role("button", name="Réessayer")).to_have_count(0)
    expect(page.locator("guichet-chat .bubble")).to_have_count(1)


def test_hostile_knowledge(
    visit: Opener, site: Site, small: Path, small_live: LiveIndex, application: Application
) -> None:
    """What a knowledge file may hold at worst, through the real index and the real sanitiser."""
    attack = "\n\n".join([*ATTACKS, "[lien](javascript:alert(1))", "![image](https://elsewhere.example/x.png)"])
    entry = small_folder.entry(
        "occasion", "Peut-on acheter des livres d’occasion ? <img src=x onerror=alert(1)>", ["livres usagés"], attack
    )
    (small / "faq" / "occasion.md").write_text(entry, encoding="utf-8")
    assert small_live.refresh()
    with served(application(small_live)) as url:
        site.server = url
        page = visit()
        page.on("dialog", lambda box: pytest.fail(f"a script ran: {box.message}"))
        ask(page, "livres usagés")
        expect(answers(page)).to_contain_text("onerror=alert(1)")
        field(page).press_sequentially("livres occ", delay=20)
        expect(page.get_by_role("option")).to_contain_text("<img src=x onerror=alert(1)>")
        harmless(page)
        page.close()  # it may ask for more proposals after the server is gone


# When something is wrong


def test_a_server_that_is_down_and_comes_back(visit: Opener, site: Site, application: Application) -> None:
    port = free_port()
    with served(application(), port) as url:
        site.server = url
        page = visit(expected="Failed to load resource")
        ask(page, AMOUNT)
    field(page).fill("Faut-il ouvrir le soir ?")
    page.keyboard.press("Enter")
    wrong = page.locator("guichet-chat .wrong")
    expect(wrong).to_contain_text("ne répond pas")
    expect(live(page)).to_contain_text("ne répond pas")
    expect(field(page)).to_have_value("Faut-il ouvrir le soir ?")
    expect(answers(page)).to_have_count(1)
    with served(application(), port):
        page.get_by_role("button", name="Réessayer").click()
        expect(answers(page)).to_have_count(2)
        expect(answers(page).last).to_contain_text("une soirée par semaine")
        expect(wrong).to_have_count(0)
        expect(field(page)).to_have_value("")
        expect(field(page)).to_be_focused()
        expect(page.locator("guichet-chat .bubble")).to_have_count(2)


def test_a_server_that_is_down_from_the_beginning(visit: Opener, site: Site, application: Application) -> None:
    port = free_port()
    with served(application(), port) as url:
        site.server = url
        page = visit(expected="Failed to load resource|Failed to fetch")
    launcher(page).click()
    field(page).fill(AMOUNT)
    page.keyboard.press("Enter")
    expect(page.locator("guichet-chat .status")).to_contain_text("ne répond pas")
    expect(field(page)).to_have_value(AMOUNT)
    with served(application(), port):
        page.keyboard.press("Enter")
        expect(answers(page)).to_contain_text(ANSWER)


def test_a_slow_network(visit: Opener) -> None:
    page = visit()
    session = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 400, "downloadThroughput": 20_000, "uploadThroughput": 20_000}
    session.send("Network.emulateNetworkConditions", slow)
    launcher(page).click()
    field(page).fill(AMOUNT)
    page.keyboard.press("Enter")
    expect(page.locator("guichet-chat .status")).to_have_text("Recherche en cours…")
    expect(answers(page)).to_contain_text(ANSWER)
    expect(page.locator("guichet-chat .bubble")).to_have_count(1)
    expect(page.get_by_role("option")).to_have_count(0)


def test_no_connection_is_said_and_ends(visit: Opener) -> None:
    page = visit(expected="Failed to load resource")
    ask(page, AMOUNT)
    notice = page.locator("guichet-chat .offline")
    page.context.set_offline(True)
    expect(notice).to_have_text(say("fr", "talk.no_connection"))
    expect(notice).to_have_attribute("role", "status")
    field(page).fill("Faut-il ouvrir le soir ?")
    page.keyboard.press("Enter")
    expect(page.locator("guichet-chat .wrong")).to_contain_text("hors connexion")
    page.context.set_offline(False)
    expect(notice).to_be_hidden()
    page.get_by_role("button", name="Réessayer").click()
    expect(answers(page)).to_have_count(2)


def test_too_many_questions(visit: Opener, site: Site, application: Application) -> None:
    with served(application(rate_per_minute=1)) as url:
        site.server = url
        page = visit(expected="429")
        ask(page, AMOUNT)
        field(page).fill("Faut-il ouvrir le soir ?")
        page.keyboard.press("Enter")
        expect(page.locator("guichet-chat .wrong")).to_contain_text(say("fr", "error.too_many")[:20])


def test_a_page_that_may_keep_nothing(visit: Opener, site: Site) -> None:
    page = visit()
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no') } })")
    page.reload()
    ask(page, AMOUNT)
    ask(page, "Faut-il ouvrir le soir ?")
    expect(answers(page)).to_have_count(2)


def test_what_was_kept_by_something_else_is_dropped(visit: Opener, server: str) -> None:
    page = visit()
    for value in ("", "x", "null", "[]", '{"turns": 3}', '{"turns": [{"question": 1}], "open": true}'):
        page.evaluate("([key, value]) => sessionStorage.setItem(key, value)", [f"guichet {server}", value])
        page.reload()
        ask(page, AMOUNT)
        expect(answers(page)).to_have_count(1)
        page.get_by_role("button", name="Fermer").click()


def test_an_opinion_of_an_answer_is_kept(visit: Opener, settings: Settings) -> None:
    page = visit()
    ask(page, AMOUNT)
    group = answers(page).get_by_role("group", name="Cette réponse vous aide-t-elle ?")
    group.get_by_role("button", name="Non").click()
    expect(group.get_by_role("button", name="Non")).to_have_attribute("aria-pressed", "true")
    expect(live(page)).to_have_text("Merci, votre avis est enregistré.")
    comment = f"Il manque le plafond {time.time_ns()}"
    answers(page).get_by_role("textbox").fill(comment)
    page.get_by_role("button", name="Envoyer ce commentaire").click()
    expect(answers(page).get_by_role("textbox")).to_be_hidden()
    assert opinions(settings, comment.partition("plafond")[0]) == {(0,)}
    group.get_by_role("button", name="Oui").click()
    expect(group.get_by_role("button", name="Non")).to_have_attribute("aria-pressed", "false")
    expect(group.get_by_role("button", name="Oui")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(answers(page).get_by_role("button", name="Oui")).to_have_attribute("aria-pressed", "true")


def opinions(settings: Settings, comment: str) -> set[tuple[Any, ...]]:
    """What the database holds of those who wrote such a comment."""
    assert settings.database_url
    with sqlite3.connect(settings.database_url.get_secret_value().removeprefix("sqlite:///")) as database:
        return set(database.execute("select helpful from questions where comment like ?", [f"{comment}%"]))


# The interest form


def begin(page: Page) -> Locator:
    """Opens the form; returns what shows it."""
    if dialog(page).count() == 0:
        launcher(page).click()
    page.get_by_role("button", name="Autres actions").click()
    page.get_by_role("button", name="Laisser mes coordonnées").click()
    view = page.get_by_role("region", name="Laisser mes coordonnées")
    expect(view).to_be_visible()
    return view


def proceed(view: Locator) -> None:
    view.get_by_role("button", name="Continuer").click()


def to_the_end(view: Locator, address: str) -> None:
    view.get_by_label("Votre prénom").fill("Ada")
    view.get_by_label("Votre adresse électronique (obligatoire)").fill(address)
    while view.get_by_role("button", name="Continuer").count():
        proceed(view)


def test_an_interest_step_by_step(visit: Opener, server: str) -> None:
    page = visit(f"/?{STRICT}", expected="422")
    view = begin(page)
    expect(view.get_by_role("heading")).to_be_focused()
    expect(view).to_contain_text("Étape 1 sur")
    assert violations(page) == [], "first step"
    address = view.get_by_label("Votre adresse électronique (obligatoire)")
    proceed(view)
    expect(address).to_be_focused()
    expect(address).to_have_attribute("aria-invalid", "true")
    described = (address.get_attribute("aria-describedby") or "").split()
    assert "Ce champ est nécessaire" in " ".join(page.locator(f"#{i}").inner_text() for i in described)
    assert violations(page) == [], "with a mistake"
    address.fill("ada@")
    address.press("Enter")
    expect(view).to_contain_text("Écrivez une adresse complète")
    address.fill("ada@exemple.fr")
    view.get_by_label("Votre prénom").fill("Ada")
    proceed(view)
    expect(view).to_contain_text("Étape 2 sur")
    expect(view.get_by_text("Étape 2 sur")).to_be_focused()
    view.get_by_label("Bibliothécaire").check()
    view.get_by_role("button", name="Précédent").click()
    expect(address).to_have_value("ada@exemple.fr")
    page.get_by_role("button", name="Revenir à la conversation").click()
    expect(field(page)).to_be_focused()
    ask(page, AMOUNT)
    view = begin(page)
    expect(address).to_have_value("ada@exemple.fr")
    while view.get_by_role("button", name="Continuer").count():
        assert violations(page) == [], view.inner_text()
        proceed(view)
    expect(view.locator("dl")).to_contain_text("Ada")
    expect(view.locator("dl")).to_contain_text("Bibliothécaire")
    for consent in view.get_by_role("checkbox").all():
        expect(consent).not_to_be_checked()
    expect(view.get_by_role("link", name="Ce que deviennent mes données")).to_have_attribute(
        "href", f"{server}/confidentialite?lang=fr"
    )
    view.get_by_role("button", name="Envoyer").click()
    first = view.get_by_role("checkbox").first
    expect(first).to_be_focused()
    expect(first).to_have_attribute("aria-invalid", "true")
    expect(view).to_contain_text(say("fr", "interest.invalid.no_consent")[:30])
    assert violations(page) == [], "with agreements"
    first.check()
    view.get_by_role("button", name="Envoyer").click()
    expect(view.get_by_role("heading")).to_have_text("Votre demande est enregistrée")
    expect(view.get_by_role("heading")).to_be_focused()
    manage = view.get_by_role("link", name="Voir, corriger ou effacer mes données").get_attribute("href") or ""
    assert manage.startswith(f"{server}/moi/")
    assert violations(page) == [], "sent"
    assert "exemple.fr" not in page.evaluate("JSON.stringify(sessionStorage)")
    held = httpx.get(
        f"{server}/api/me", headers={"authorization": f"Bearer {manage.rpartition('/')[2]}"}, timeout=10
    ).text
    assert "ada@exemple.fr" in held and "bibliothecaire" in held


def test_a_form_is_sent_once_and_survives_an_outage(visit: Opener) -> None:
    page = visit(expected="Failed to load resource")
    view = begin(page)
    to_the_end(view, "grace@exemple.fr")
    view.get_by_role("checkbox").first.check()
    keys: list[str | None] = []
    page.on(
        "request", lambda r: keys.append(r.headers.get("idempotency-key")) if r.url.endswith("/api/interest") else None
    )
    page.route("**/api/interest", lambda route: route.abort())
    send = view.get_by_role("button", name="Envoyer")
    send.click()
    expect(view.get_by_role("alert")).to_contain_text("n’est pas perdu")
    page.keyboard.press("Escape")
    launcher(page).click()
    expect(view.get_by_role("heading")).to_be_focused()
    page.unroute("**/api/interest")
    send.click()
    expect(view.get_by_role("heading")).to_have_text("Votre demande est enregistrée")
    assert len(set(keys)) == 1 and keys[0] and re.fullmatch("[A-Za-z0-9_-]{8,64}", keys[0])


def test_a_long_list_can_be_searched(visit: Opener, site: Site, server: str) -> None:
    """The real form's fields, one of them with as many choices as a large programme has."""
    page = visit()

    def more(route: Route) -> None:
        form = route.fetch().json()
        for asked in form["fields"]:
            if asked["id"] == "themes":
                asked["choices"] = [{"id": f"t{at}", "label": f"Thème n° {at} : été"} for at in range(60)]
        route.fulfill(json=form, headers={"Access-Control-Allow-Origin": "*"})

    page.route("**/api/interest/form*", more)
    view = begin(page)
    view.get_by_label("Votre adresse électronique (obligatoire)").fill("a@exemple.fr")
    while not view.get_by_label("Chercher dans la liste").is_visible():
        proceed(view)
    view.get_by_label("Thème n° 7 :").check()
    view.get_by_label("Chercher dans la liste").fill("theme n° 42")
    expect(view.get_by_role("checkbox")).to_have_count(2)
    expect(view.get_by_text("2 réponses affichées")).to_be_visible()
    assert violations(page) == []


def test_the_form_fits_a_phone(visit: Opener) -> None:
    page = visit(viewport={"width": 320, "height": 560}, color_scheme="dark")
    view = begin(page)
    to_the_end(view, "a@exemple.fr")
    assert dialog(page).evaluate("e => e.scrollWidth <= e.clientWidth")
    assert view.evaluate("e => e.scrollWidth <= e.clientWidth")
    for target in view.locator("button:visible, label.tick:visible").all():
        box = target.bounding_box()
        assert box and box["height"] >= 24
    assert violations(page) == []


# The demonstration


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_demonstration(visit: Opener, site: Site, server: str, lang: str) -> None:
    site.url, before = server, site.url
    try:
        page = visit(f"/demo?lang={lang}")
    finally:
        site.url = before
    expect(page.get_by_role("heading", level=1)).to_have_text(say(lang, "demo.heading"))
    assert violations(page) == []
    launcher(page).click()
    page.locator("guichet-chat .choices button").first.click()
    expect(answers(page)).to_have_count(1)
    page.get_by_role("link", name=say(lang, "demo.other_page")).click()
    expect(answers(page)).to_have_count(1)
