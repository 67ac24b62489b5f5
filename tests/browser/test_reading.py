"""Reading a page: its language, both languages, its colours, on any screen, from a server and from disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.bench.waiting import wait_until

MODULE = "modules/05-work-and-study.html"
TOP = "block => block.getBoundingClientRect().top"
LEFT = "net::ERR_ABORTED"  # the next page was opened before this was there
STILL = 3  # pixels that a block may move when it should stay


def switch(page: Page, name: str) -> Locator:
    return page.locator(".language-switch").get_by_role("link", name=name, exact=True)


def twin(page: str) -> str:
    return f"zh/{page}"


@pytest.mark.parametrize("path", [MODULE, "about.html", "trainer-guide.html"])
def test_the_switch_opens_the_twin_at_the_same_place(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}/{path}")
    heading = page.locator("article h2").nth(3)
    heading.evaluate("block => scrollTo({top: scrollY + block.getBoundingClientRect().top - 120, behavior: 'instant'})")
    name, before = heading.get_attribute("id"), heading.evaluate(TOP)
    switch(page, "中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    assert page.url.split("#")[0] == f"{site}/{twin(path)}"
    expect(page.locator(f"#{name}")).to_be_in_viewport()
    if path == MODULE:  # built alike, block for block
        wait_until(page, f"Math.abs(document.getElementById('{name}').getBoundingClientRect().top - 120) < 4")
        assert abs(page.locator(f"#{name}").evaluate(TOP) - before) <= STILL


def test_both_languages_stand_together_and_what_is_read_stays(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}")
    line = page.locator("#p06-3")
    line.evaluate("block => scrollTo({top: scrollY + block.getBoundingClientRect().top - 90, behavior: 'instant'})")
    before = line.evaluate(TOP)
    other = page.locator(".twin[data-segment=p06-3]")
    expect(other).to_be_hidden()
    switch(page, "Both").click()
    expect(other).to_be_visible()
    assert page.url.split("#")[0] == f"{site}/{MODULE}?view=both"
    assert abs(line.evaluate(TOP) - before) <= STILL
    switch(page, "EN").click()
    expect(other).to_be_hidden()
    assert page.url.split("#")[0] == f"{site}/{MODULE}"
    assert abs(line.evaluate(TOP) - before) <= STILL


def test_the_view_is_remembered_on_the_next_module(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}")
    switch(page, "Both").press("Enter")
    page.goto(f"{site}/modules/06-finding-time.html")
    expect(page.locator(".twin").first).to_be_visible()
    assert page.url.endswith("?view=both")
    expect(switch(page, "Both")).to_have_attribute("aria-current", "true")


def test_an_address_can_ask_for_both(page: Page, site: str) -> None:
    page.goto(f"{site}/{twin(MODULE)}?view=both")
    expect(page.locator("p.twin[lang=en]").first).to_be_visible()


def test_pointing_at_a_sentence_lights_up_its_counterpart(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}?view=both")
    page.locator("#p06-2").hover()
    expect(page.locator(".segment.lit")).to_have_count(2)
    page.locator(".twin[data-segment=p06-4]").hover()
    assert page.locator(".lit").evaluate_all("lit => lit.map(each => each.dataset.segment)") == ["p06-4", "p06-4"]


def test_without_scripts_a_page_speaks_its_own_language_and_links_to_the_other(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/{MODULE}?view=both")
        expect(page.locator(".twin:visible")).to_have_count(0)
        expect(switch(page, "Both")).to_be_hidden()
        switch(page, "中文").click()
        assert page.url == f"{site}/{twin(MODULE)}"


def test_colours_follow_the_system_and_can_be_changed(browser: Browser, site: str) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(f"{site}/{MODULE}")
        expect(page.locator("body")).to_have_css("background-color", "rgb(17, 22, 29)")
        page.get_by_title("Switch to light colours").click()
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
        page.reload()
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.parametrize("width", [320, 360, 768, 1366])
def test_no_page_scrolls_sideways(page: Page, built_site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    wide = []
    for path in (
        MODULE,
        f"{twin(MODULE)}?view=both",
        "index.html",
        "source.html",
        "study-plan.html",
        "zh/glossary.html",
    ):
        page.goto(f"{built_site.as_uri()}/{path}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert not wide


def test_every_page_loads_only_what_belongs_to_it(page: Page, built_site: Path, site: str) -> None:
    outside: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(site) else outside.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("requestfailed", lambda request: failed.append(request.url) if request.failure != LEFT else None)
    page.context.set_offline(site.startswith("file:"))
    for path in sorted(built_site.rglob("*.html")):
        page.goto(f"{site}/{path.relative_to(built_site).as_posix()}")
    assert not outside
    assert not failed


@pytest.mark.parametrize("missing", ["nothing", "modules/nothing.html", "zh/modules/a/b/nothing.html"])
def test_a_wrong_address_leads_home(browser: Browser, served: str, missing: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{served}/{missing}")
        expect(page.get_by_role("link", name="Go to the start page")).to_be_visible()
        page.get_by_role("link", name="回到首页").click()
        assert page.url == f"{served}/zh/index.html"
