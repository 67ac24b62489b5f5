"""A visitor whose browser prefers the other language is told of it in one line, and sent nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

Visit = Callable[..., Page]
LINE = ".language-offer"
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', {configurable: true, get() { throw new DOMException('off') }})"
)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Come with a browser of one's own that prefers a language."""
    contexts = []

    def come(locale: str, address: str, script: str = "") -> Page:
        contexts.append(browser.new_context(locale=locale))
        page = contexts[-1].new_page()
        page.add_init_script(script)
        page.goto(address)
        return page

    yield come
    for context in contexts:
        context.close()


def test_chinese_is_offered_in_chinese_at_the_same_page(visit: Visit, site: str) -> None:
    page = visit("zh-CN", f"{site}/modules/02-leaders-first.html")
    expect(page.locator(LINE)).to_contain_text("本页有中文版。")
    expect(page.locator(LINE)).to_have_attribute("lang", "zh-Hans")
    assert page.url == f"{site}/modules/02-leaders-first.html"
    page.get_by_role("link", name="看中文版").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    assert page.url.split("#")[0] == f"{site}/zh/modules/02-leaders-first.html"
    page.go_back()
    expect(page.locator(LINE)).to_have_count(0)


def test_english_is_offered_in_english_and_dismissed_for_good(visit: Visit, served: str) -> None:
    page = visit("en-GB", f"{served}/zh/index.html")
    expect(page.locator(LINE)).to_contain_text("This page is also in English.")
    page.get_by_role("link", name="Read it in English").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(LINE)).to_have_count(0)
    page.goto(f"{served}/zh/about.html")
    expect(page.locator(LINE)).to_have_count(0)


def test_who_has_switched_the_language_is_not_asked(visit: Visit, served: str) -> None:
    page = visit("en-GB", f"{served}/index.html")
    expect(page.locator(LINE)).to_have_count(0)
    page.get_by_role("link", name="中文", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    expect(page.locator(LINE)).to_have_count(0)


@pytest.mark.parametrize(
    ("locale", "path", "script"),
    [
        ("zh-TW", "zh/index.html", ""),
        ("fr-FR", "index.html", ""),
        ("fr-FR", "zh/index.html", ""),
        ("en-GB", "zh/modules/02-leaders-first.html?view=both", ""),  # it is there already
        ("zh-CN", "index.html", NO_STORAGE),  # it could not be dismissed
    ],
)
def test_nobody_else_is_asked(visit: Visit, served: str, locale: str, path: str, script: str) -> None:
    page = visit(locale, f"{served}/{path}", script)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(LINE)).to_have_count(0)
