"""What a reader can bring a module's page to, for every test that looks at pages in use."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, ViewportSize

MODULE = "modules/05-work-and-study.html"
SCREENS: dict[str, ViewportSize] = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1366, "height": 768}}


def search(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("群众" if page.url.endswith("/zh/" + MODULE) else "people")
    page.locator(".md-search-result__item").nth(2).wait_for()


def find_nothing(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("xylophone")
    page.locator(".md-search-result__meta", has_text=re.compile("Nothing|没有")).wait_for()


def open_menu(page: Page) -> None:
    page.locator(".md-header [for=__drawer]").click()


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
    "searching": (search, ".md-search", tuple(SCREENS)),
    "finding nothing": (find_nothing, ".md-search", ("phone",)),
    "the menu": (open_menu, ".md-sidebar--primary", ("phone",)),
    "both languages": (show_both, "article", tuple(SCREENS)),
    "trainer's notes and answers": (open_all, "article", ("phone",)),
    "a self-check answered": (answer, "#self-check ~ *", ("phone",)),
    "a note written": (write, "#discussion ~ *", ("phone",)),
    "a term explained": (explain_a_term, "main", ("desk",)),
}
"""What a reader does, the part of the page that it changes, and where it looks different."""
