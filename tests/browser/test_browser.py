"""The pages in a real Chromium: accessible in both themes, whole without a script, by keyboard, on paper and on a telephone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opened = Callable[..., "Page"]
PAGES = (
    *("home", "claims", "claim", "source", "article", "hostile", "reversal", "search", "nothing"),
    *("add", "correct", "corrections", "missing", "found", "stories", "story", "who", "which"),
    *("job that failed", "job that goes on"),
)
NARROW = {"width": 360, "height": 740}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(opened: Opened, name: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(name, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_without_a_script_the_words_are_the_same(opened: Opened, name: str) -> None:
    keys = "keys: n next, p previous; a accept, r reject, c change"
    with_script, without = (opened(name, java_script_enabled=on) for on in (True, False))
    assert with_script.locator("main").inner_text().replace(keys, "").split() == without.locator("main").inner_text().split()


@pytest.mark.parametrize("name", PAGES)
def test_a_narrow_screen_never_scrolls_sideways(opened: Opened, name: str) -> None:
    page = opened(name, viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints(opened: Opened, name: str) -> None:
    assert opened(name).pdf(format="A4")[:5] == b"%PDF-"


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_every_link_button_and_field(opened: Opened, name: str) -> None:
    page = opened(name)
    called = "(each) => each.getAttribute('href') ?? each.tagName + each.name + (each.type === 'radio' ? '' : each.textContent)"
    page.goto(page.url.partition("#")[0])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reached = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        reached.add(page.evaluate(f"({called})(document.activeElement)"))
    every = "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')]"
    seen = page.evaluate(f"{every}.filter((each) => each.checkVisibility()).map({called})")
    assert set(seen) - {"#main"} <= reached


def test_a_focus_is_seen(opened: Opened) -> None:
    page = opened("home")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_cell_leads_to_its_quotation_and_that_to_the_words(opened: Opened) -> None:
    page = opened("claim")
    page.locator(".stances .cell").first.click()
    quotation = page.locator(".quote:target")
    assert quotation.count() == 1
    quotation.locator(".place a").first.click()
    page.wait_for_selector(".number:target", state="attached", timeout=5000)
    assert page.locator(".here").count() >= 1


def test_n_and_p_walk_the_statements_until_switched_off(opened: Opened) -> None:
    page = opened("article")
    focused = "document.activeElement.id"
    page.keyboard.press("n")
    second = page.evaluate(focused)
    page.keyboard.press("p")
    first = page.evaluate(focused)
    assert first != second
    assert {first, second} <= set(page.evaluate("[...document.querySelectorAll('.text .number')].map((each) => each.id)"))
    page.locator(".keys input").uncheck()
    page.locator(".text .number").first.focus()
    page.keyboard.press("n")
    assert page.evaluate(focused) == page.locator(".text .number").first.get_attribute("id")


def test_nothing_in_an_article_runs(opened: Opened) -> None:
    page = opened("hostile")
    assert page.title().endswith("· sayso")
    assert "‹U+202E›" in page.locator("h1").inner_text()
    assert page.locator("main script, main svg, main img").count() == 0


def test_the_policy_holds_against_a_script_that_gets_in(opened: Opened) -> None:
    page = opened("claim", watched=False)
    blocked = page.evaluate("""() => new Promise((done) => {
        document.addEventListener("securitypolicyviolation", (event) => done(event.violatedDirective), { once: true });
        const link = document.createElement("link");
        link.rel = "stylesheet";
        link.href = "data:text/css,";
        document.head.append(link);
        setTimeout(() => done("nothing blocked it"), 2000);
    })""")
    assert blocked.startswith("style-src")


def test_a_claim_is_pinned_by_keyboard_alone(opened: Opened, served: Served) -> None:
    page = opened("add")
    page.locator("form[action='/claims'] textarea").focus()
    page.keyboard.type("The bridge was safe.")
    page.locator("form[action='/claims'] button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim/*", timeout=15000)
    assert page.locator("h1").inner_text() == "The bridge was safe."


def test_what_is_printed_has_no_forms(opened: Opened) -> None:
    page = opened("article")
    page.emulate_media(media="print")
    assert page.locator("form:visible, nav:visible, button:visible").count() == 0
    assert page.locator("h1:visible, .notes:visible").count() >= 2


def test_a_job_is_told_as_it_goes_on(opened: Opened, served: Served) -> None:
    page = opened("add")
    page.locator("form[action='/articles'] textarea").fill("Ada Quill said it was safe.")
    page.locator("form[action='/articles'] button").click()
    page.wait_for_url("**/article/*", timeout=15000)


def test_a_job_is_told_without_a_script_too(opened: Opened, served: Served) -> None:
    page = opened("add", java_script_enabled=False)
    page.locator("form[action='/articles'] textarea").fill("Ada Quill said it was safe.")
    page.locator("form[action='/articles'] button").click()
    page.wait_for_url("**/article/*", timeout=15000)
