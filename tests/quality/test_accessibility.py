"""No barrier that axe-core knows: on every page, in every state, light and dark, on phone and desk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

SCHEMES = ("light", "dark")
WIDTHS = {"phone": 360, "desk": 1366}
VARIANTS = [(scheme, width) for scheme in SCHEMES for width in WIDTHS]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([part, tags]) => {
  const found = await axe.run(part, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] })
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))
}"""

MODULE = "modules/05-work-and-study.html"
EVERYWHERE = re.compile(r"^(zh/)?(index|questions|glossary|modules/05[\w-]+)\.html$|^404|^slides/05")
"""A page of each kind; all others are looked at in one variant each, in turn."""


@contextmanager
def reader(browser: Browser, axe: str, scheme: str, width: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": WIDTHS[width], "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type] # one of two words
        reduced_motion="reduce",
        bypass_csp=True,
    )
    context.add_init_script(axe)
    yield context.new_page()
    context.close()


def barriers(page: Page, part: str = "html") -> list[str]:
    found: list[str] = page.evaluate(RUN, [part, RULES])
    return found


@pytest.mark.parametrize("variant", VARIANTS, ids="-".join)
def test_no_page_has_a_barrier(
    browser: Browser, axe: str, address: str, pages: list[str], variant: tuple[str, str]
) -> None:
    turn = VARIANTS.index(variant)
    found = {}
    with reader(browser, axe, *variant) as page:
        for number, path in enumerate(pages):
            if number % len(VARIANTS) == turn or EVERYWHERE.match(path):
                page.goto(f"{address}/{path}")
                found[path] = barriers(page)
    assert len(found) > len(pages) / len(VARIANTS)
    assert {path: words for path, words in found.items() if words} == {}


def search(page: Page) -> None:
    page.keyboard.press("s")
    page.keyboard.type("群众" if page.url.endswith("/zh/" + MODULE) else "people")
    page.locator(".md-search-result__item").nth(2).wait_for()


def find_nothing(page: Page) -> None:
    page.keyboard.press("s")
    page.keyboard.type("xylophone")
    page.locator(".md-search-result__meta", has_text=re.compile("Nothing|没有")).wait_for()


def open_menu(page: Page) -> None:
    page.locator(".md-header label[for=__drawer]").click()


def show_both(page: Page) -> None:
    page.locator(".language-switch [data-view=both]").click()


def open_all(page: Page) -> None:
    page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")


def answer(page: Page) -> None:
    for quiz in page.locator(".quiz").all():
        quiz.locator("button, input[type=radio]").first.click()


def write(page: Page) -> None:
    page.locator("textarea").first.fill("A note")


def explain_a_term(page: Page) -> None:
    page.locator("article a.term").first.focus()
    page.locator("#term-tip").wait_for()


STATES: dict[str, tuple[Callable[[Page], None], str, tuple[str, ...]]] = {
    "searching": (search, ".md-search", tuple(WIDTHS)),
    "finding nothing": (find_nothing, ".md-search", ("phone",)),
    "the menu": (open_menu, ".md-sidebar--primary", ("phone",)),
    "both languages": (show_both, "article", tuple(WIDTHS)),
    "trainer's notes and answers": (open_all, "article", ("phone",)),
    "a self-check answered": (answer, "#self-check ~ *", ("phone",)),
    "a note written": (write, "#discussion ~ *", ("phone",)),
    "a term explained": (explain_a_term, "main", ("desk",)),
}
"""What a reader does, the part of the page that it changes, and where it looks different."""


@pytest.mark.parametrize("state", STATES)
def test_no_state_of_a_page_has_a_barrier(browser: Browser, axe: str, address: str, state: str) -> None:
    bring_about, part, widths = STATES[state]
    found = {}
    for scheme, width in VARIANTS:
        if width not in widths:
            continue
        with reader(browser, axe, scheme, width) as page:
            path = MODULE if scheme == "light" else f"zh/{MODULE}"
            page.goto(f"{address}/{path}")
            bring_about(page)
            found[scheme, width, path] = barriers(page, part)
    assert {variant: words for variant, words in found.items() if words} == {}


SLIDES = ("?lang=en#start", "?lang=zh#1", "?lang=both#4", "?lang=zh#6", "?view=presenter&lang=both#3")


@pytest.mark.parametrize("slide", SLIDES)
def test_no_slide_has_a_barrier(browser: Browser, axe: str, address: str, slide: str) -> None:
    found = {}
    for scheme in SCHEMES:
        with reader(browser, axe, scheme, "desk") as page:
            page.goto(f"{address}/slides/05-work-and-study.html{slide}")
            found[scheme] = barriers(page)
    assert found == {"light": [], "dark": []}


WRONG = "<img src=x><p style='color: #ccc'>Pale"


def test_a_barrier_would_be_found(browser: Browser, axe: str, address: str) -> None:
    with reader(browser, axe, "light", "phone") as page:
        page.goto(f"{address}/index.html")
        page.locator("article").evaluate("(page, more) => page.insertAdjacentHTML('beforeend', more)", WRONG)
        assert {words.partition(":")[0] for words in barriers(page)} == {"image-alt", "color-contrast"}
