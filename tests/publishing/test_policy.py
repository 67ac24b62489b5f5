"""Every feature works under the strict headers; whatever the browser refuses would stand on its console."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publishing.conftest import Served

MODULE = "modules/05-work-and-study.html"


@pytest.fixture
def strict(page: Page) -> Iterator[Page]:
    """A page that notes whatever the policy refuses."""
    refused: list[str] = []
    page.context.expose_function("noteRefusal", lambda told: refused.append(told))  # noqa: PLW0108
    told = "`${e.violatedDirective} ${e.blockedURI} ${e.sample}`"
    page.context.add_init_script(f"addEventListener('securitypolicyviolation', e => noteRefusal({told}))")
    yield page
    assert refused == []


def test_every_page_runs_its_scripts(strict: Page, served: Served) -> None:
    release = served.folder / "current" / "site"
    pages = [
        path.relative_to(release).as_posix() for path in sorted(release.rglob("*.html")) if path.name != "404.html"
    ]
    assert len(pages) > 40
    for path in pages:
        strict.goto(f"{served.address}/{path}", wait_until="load")


def test_search_both_view_and_colours(strict: Page, served: Served) -> None:
    strict.goto(f"{served.address}/zh/index.html")
    strict.locator("[data-md-component=search-query]").click()
    strict.keyboard.type("工学矛盾")
    expect(strict.locator(".md-search-result__item h1").first).to_contain_text("学到一半，警情来了")
    strict.goto(f"{served.address}/{MODULE}")
    strict.locator(".language-switch [data-view=both]").click()
    expect(strict.locator(".twin[data-segment=p06-3]")).to_be_visible()
    strict.locator("label[for^=__palette]:visible").first.click()
    expect(strict.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_deck_with_its_presenter_window(strict: Page, served: Served) -> None:
    strict.goto(f"{served.address}/slides/05-work-and-study.html")
    with strict.context.expect_page() as opened:
        strict.keyboard.press("s")
    desk = opened.value
    expect(desk.locator(".desk")).to_be_visible()
    desk.keyboard.press("PageDown")
    expect(strict.locator(".slide.title h1")).to_be_hidden()


def test_dialogs_timers_and_handout_of_a_deck(strict: Page, served: Served) -> None:
    strict.goto(f"{served.address}/slides/05-work-and-study.html?lang=both")
    for key in "?pg":
        strict.keyboard.press(key)
        expect(strict.locator("dialog[open]")).to_be_visible()
        strict.keyboard.press("Escape")
        expect(strict.locator("dialog[open]")).to_have_count(0)
    while "question" not in str(strict.locator(".slide.now").get_attribute("class")):
        strict.keyboard.press("PageDown")
    for key in "tdzx":
        strict.keyboard.press(key)
    expect(strict.locator(".slide.now .timer")).to_have_attribute("data-state", "run")
    strict.goto(f"{served.address}/slides/05-work-and-study.html?print=handout")
    assert len(strict.pdf()) > 10_000


def test_missing_page_leads_home(browser: Browser, served: Served) -> None:
    page = browser.new_page()
    page.goto(f"{served.address}/zh/modules/nothing.html")
    expect(page.get_by_role("link", name="回到首页")).to_have_attribute("href", "/zh/index.html")
    page.get_by_role("link", name="回到首页").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    page.close()
