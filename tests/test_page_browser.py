"""The chat page in a real browser, with scripts off, as a visitor uses it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.page_site import TableAssistant, site

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}


@pytest.fixture
def assistant() -> TableAssistant:
    return TableAssistant()


@pytest.fixture
def address(assistant: TableAssistant) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(site(assistant), log_level="warning"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        deadline = time.monotonic() + 10
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        assert server.started, "the server did not start in ten seconds"
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(params=[(390, 844), (1280, 800)], ids=["phone", "desktop"])
def visitor(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="fr-FR", java_script_enabled=False, base_url=address
    )
    page = context.new_page()
    # What the policy refuses is said on the console: a page that obeys its own policy says nothing.
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    assert [c for c in complaints if "status of 422" not in c] == []


def ask(page: Page, question: str) -> None:
    page.locator("#question").fill(question)
    page.keyboard.press("Enter")


def test_a_conversation_without_scripts(visitor: Page, assistant: TableAssistant) -> None:
    visitor.goto("/")
    ask(visitor, "Les chiens ?")
    expect(visitor.get_by_role("heading", name="Les chiens ?")).to_be_in_viewport()
    expect(visitor.get_by_text("Oui, en laisse.")).to_be_in_viewport()
    visitor.get_by_role("button", name="Les outils").click()
    expect(visitor.get_by_role("listitem").filter(has_text="Qui prête les outils").last).to_be_in_viewport()
    assert visitor.url.endswith("/chat#derniere")
    visitor.reload()
    expect(visitor.get_by_role("heading", level=2).filter(has_text="?").first).to_have_text("Les chiens ?")
    visitor.go_back()
    visitor.go_forward()
    assert len(assistant.asked) == 2, "neither a reload nor going back asks again"


def test_clearing_the_conversation(visitor: Page) -> None:
    visitor.goto("/")
    ask(visitor, "Les chiens ?")
    visitor.get_by_role("button", name="Effacer la conversation").click()
    expect(visitor.get_by_role("heading", name="Quelle est votre question ?")).to_be_visible()
    visitor.go_back()
    expect(visitor.get_by_text("Oui, en laisse.")).to_have_count(0)


def test_an_opinion_without_scripts(visitor: Page, assistant: TableAssistant) -> None:
    visitor.goto("/")
    ask(visitor, "Les chiens ?")
    visitor.get_by_role("button", name="Non").click()
    expect(visitor.get_by_role("button", name="Non")).to_have_attribute("aria-pressed", "true")
    expect(visitor.get_by_role("button", name="Non")).to_be_in_viewport()
    visitor.get_by_label("Que manque-t-il").fill("Et en été ?")
    visitor.get_by_role("button", name="Envoyer ce commentaire").click()
    expect(visitor.get_by_label("Que manque-t-il")).to_have_count(0)
    expect(visitor.get_by_text("Oui, en laisse.")).to_have_count(1)
    assert [said for _, *said in assistant.opinions] == [[False, ""], [False, "Et en été ?"]]
    assert len(assistant.asked) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: Any) -> None:
    context = browser.new_context(color_scheme=scheme, locale="fr-FR", base_url=address)
    page = context.new_page()
    page.goto("/")
    assert Axe().run(page).violations_count == 0
    ask(page, "chiens")
    page.get_by_role("button", name="Non").click()
    expect(page.get_by_label("Que manque-t-il")).to_be_visible()
    ask(page, "autre chose")
    page.wait_for_url("**/chat#derniere")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_a_topic_opens_and_asks(visitor: Page, assistant: TableAssistant) -> None:
    visitor.goto("/")
    visitor.locator("summary", has_text="Les règles").click()
    visitor.locator("details[open]").get_by_role("button", name="Qui prête les outils ?").click()
    expect(visitor.get_by_role("heading", name="Votre conversation")).to_have_count(1)
    assert [q for q, _, _ in assistant.asked] == ["Qui prête les outils ?"]


def test_the_language_stays_through_a_conversation(visitor: Page) -> None:
    visitor.goto("/")
    visitor.get_by_role("link", name="EN", exact=True).click()
    ask(visitor, "chiens")
    expect(visitor.get_by_role("heading", name="Your conversation")).to_have_count(1)
    ask(visitor, "outils")
    expect(visitor.locator("html")).to_have_attribute("lang", "en")


def test_a_problem_puts_the_cursor_back_in_the_field(visitor: Page) -> None:
    visitor.goto("/")
    ask(visitor, "\u200b")
    expect(visitor.get_by_role("textbox")).to_be_focused()
    expect(visitor.get_by_text("Votre question n’est pas partie.")).to_be_in_viewport()


def test_the_keyboard_reaches_the_field_in_three_steps(visitor: Page) -> None:
    visitor.goto("/")
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="Aller au contenu")).to_be_in_viewport()
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("textbox")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_320_pixels_and_targets_are_large(browser: Browser, address: str, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme, base_url=address)
    page = context.new_page()
    for question in ("", "chiens", "x" * 900):
        page.goto("/")
        if question:
            with page.expect_navigation():
                ask(page, question)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        for target in page.locator("button:visible, summary:visible, .languages a").all():
            box = target.bounding_box()
            assert box
            assert box["height"] >= 44, target.inner_text()
    context.close()


def test_without_cookies_a_conversation_goes_on(browser: Browser, address: str, assistant: TableAssistant) -> None:
    context = browser.new_context(locale="fr-FR", base_url=address)
    page = context.new_page()
    for question in ("chiens", "et les chats"):
        page.goto("/") if question == "chiens" else None
        context.clear_cookies()
        ask(page, question)
    expect(page.get_by_role("heading", name="chiens")).to_have_count(1)
    expect(page.get_by_role("heading", name="et les chats")).to_have_count(1)
    assert [c for _, c, _ in assistant.asked] == [None, "c1"]
    context.close()
