"""Terms explain themselves where they stand: on pointing, on focus, on touch, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

MODULE = "modules/01-purpose.html"
TIP = ".term-tip"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page that is touched."""
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        yield context.new_page()


def term(page: Page, words: str = "police station") -> Locator:
    return page.locator("a.term:visible", has_text=words).first


def test_pointing_explains_in_both_languages(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}")
    expect(page.locator(TIP)).to_be_hidden()
    term(page).hover()
    tip = page.locator(TIP)
    expect(tip.locator("[lang=en]")).to_contain_text("police station")
    expect(tip.locator("[lang=zh-Hans]")).to_contain_text("派出所")
    assert all(len(text) > 20 for text in tip.locator("p").all_inner_texts())


def test_the_tip_can_be_pointed_at_and_goes_with_escape(page: Page, served: str) -> None:
    page.clock.install()
    page.goto(f"{served}/{MODULE}")
    tip = page.locator(TIP)
    term(page).hover()
    expect(tip).to_be_visible()
    tip.hover()
    page.clock.run_for(1000)  # longer than it lingers
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    term(page).hover()
    expect(tip).to_be_visible()
    page.mouse.move(2, 2)
    page.clock.run_for(1000)
    expect(tip).to_be_hidden()


def test_focus_explains_and_enter_leads_to_the_glossary(page: Page, served: str) -> None:
    page.goto(f"{served}/zh/{MODULE}")
    link = term(page, "派出所")
    link.focus()
    expect(page.locator(TIP)).to_be_visible()
    expect(link).to_have_accessible_description(page.locator(TIP).inner_text().replace("\n", " "))
    page.keyboard.press("Escape")
    expect(page.locator(TIP)).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h3#police-station")).to_be_in_viewport()
    assert "/zh/glossary.html" in page.url


def test_the_first_touch_explains_and_the_second_leads_on(phone: Page, served: str) -> None:
    phone.goto(f"{served}/zh/{MODULE}")
    link = term(phone, "派出所")
    link.tap()
    expect(phone.locator(TIP)).to_be_visible()
    box = phone.locator(TIP).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    phone.locator("h1").tap()
    expect(phone.locator(TIP)).to_be_hidden()
    link.tap()
    expect(phone.locator(TIP)).to_be_visible()
    link.tap()
    expect(phone.locator("h3#police-station")).to_be_in_viewport()


@pytest.mark.parametrize("path", [MODULE, f"zh/{MODULE}"])
def test_a_term_is_marked_once_a_part_and_never_in_headings(page: Page, served: str, path: str) -> None:
    page.goto(f"{served}/{path}")
    for part in page.locator(".part").all():
        links = part.locator("a.term").evaluate_all(
            "links => links.filter(link => !link.closest('.twin, details')).map(link => link.hash)"
        )
        assert len(links) == len(set(links))
    assert page.locator("a.term").count() > 5
    expect(page.locator(":is(h1, h2, h3, summary, a, button) a.term")).to_have_count(0)


def test_the_words_of_a_passage_are_not_changed(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    line = page.locator("#p01-1")
    expect(line.locator("a.term").first).to_be_visible()
    words = line.evaluate("line => line.textContent")
    assert words.startswith('The purpose of the education and rectification activities of "strictly administering')
    assert words.endswith("in law enforcement activities to satisfy the people.")


def test_without_scripts_a_term_is_a_link(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served}/{MODULE}")
        term(page).click()
        assert page.url == f"{served}/glossary.html#police-station"
