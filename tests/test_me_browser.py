"""The interest form in a real browser, with scripts off: usable by keyboard and reader, on a phone and a desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bot.storage.engine import Storage
from tests.folders import real
from tests.interest_site import Site
from tests.serving import served
from tests.test_page_browser import browser_type_launch_args  # noqa: F401  # a fixture

pytestmark = pytest.mark.slow
AXE = Axe()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    storage = Storage.open("", tmp_path_factory.mktemp("kept"))
    with served(Site(storage, knowledge=real).app) as url:
        yield url
    storage.close()


@pytest.fixture(params=[(390, 844, "light"), (1280, 800, "dark")], ids=["phone", "desktop"])
def visitor(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="fr-FR", java_script_enabled=True, base_url=address,
        color_scheme=scheme,
    )  # fmt: skip
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    assert [c for c in complaints if "status of 422" not in c] == []


def sound(page: Page) -> None:
    """No fault that axe finds, and nothing to scroll sideways for."""
    found = AXE.run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_from_the_form_to_the_erasure(visitor: Page) -> None:
    visitor.goto("/interet")
    sound(visitor)
    visitor.get_by_role("button", name="Envoyer").click()
    expect(visitor.get_by_role("alert")).to_be_focused()
    sound(visitor)
    visitor.get_by_role("alert").get_by_role("link").first.click()
    expect(visitor.get_by_label("Votre adresse électronique")).to_be_focused()
    visitor.keyboard.type("ada@exemple.org")
    visitor.get_by_label("Mer", exact=True).check()
    visitor.locator("summary").first.click()
    visitor.get_by_label("J’accepte que l’équipe du programme EIG conserve").check()
    visitor.get_by_label("J’accepte que l’équipe du programme EIG montre").check()
    visitor.wait_for_timeout(2_100)  # a person's time, to the second
    visitor.get_by_role("button", name="Envoyer").click()
    expect(visitor.get_by_role("heading", name="Merci")).to_be_visible()
    sound(visitor)
    visitor.locator("a.token").click()
    sound(visitor)
    visitor.get_by_role("button", name="Voir ce qui est conservé").click()
    expect(visitor.get_by_text("ada@exemple.org")).to_be_visible()
    sound(visitor)
    visitor.get_by_role("button", name="Corriger").click()
    expect(visitor.get_by_label("Mer", exact=True)).to_be_checked()
    sound(visitor)
    visitor.get_by_label("Votre prénom").fill("Ada")
    visitor.get_by_role("button", name="Enregistrer").click()
    expect(visitor.get_by_role("status")).to_have_text("C’est corrigé.")
    visitor.get_by_role("button", name="Ne plus montrer mon profil").click()
    visitor.get_by_role("button", name="Tout effacer").click()
    sound(visitor)
    visitor.get_by_role("button", name="Oui, tout effacer").click()
    expect(visitor.get_by_role("heading", name="Tout est effacé")).to_be_visible()
    sound(visitor)


def test_the_other_pages(visitor: Page) -> None:
    for path in ("/confidentialite", "/confidentialite?lang=en", "/moi", "/confirmer/x"):
        visitor.goto(path)
        sound(visitor)


def test_it_works_without_any_script(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="en-GB", java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/chat")
    page.get_by_role("link", name="Leave your interest").click()
    page.get_by_label("Your e-mail address").fill("bob@exemple.org")
    page.get_by_label("I agree that the team of the EIG programme keeps").check()
    page.wait_for_timeout(2_100)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    context.close()
