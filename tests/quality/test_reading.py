"""Reading in other circumstances: a small window, large letters, no pointer, no style sheet, no movement."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.quality.states import MODULE

PAGES = ("index.html", MODULE, f"zh/{MODULE}?view=both", "questions.html", "zh/glossary.html", "study-plan.html")
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
CUT_OFF = """() => [...document.querySelectorAll("article :is(p, li, h1, h2, h3, summary, a, button, td)")]
  .filter((block) => block.getClientRects().length && getComputedStyle(block).overflowX !== "visible")
  .filter((block) => block.scrollWidth > block.clientWidth + 1)
  .map((block) => block.textContent.trim().slice(0, 60))"""
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
RUNNING = """() => document.getAnimations()
  .filter((one) => one.effect.getTiming().duration > 1).map((one) => one.transitionProperty)"""
FOCUSED = """() => {
  const seen = document.activeElement, box = seen.getBoundingClientRect(), style = getComputedStyle(seen)
  const label = seen.labels && seen.labels[0]
  return {
    tag: seen.localName,
    name: (seen.ariaLabel || (label || seen).textContent || seen.title).trim(),
    part: ["header", "footer", "nav", "article"].find((part) => seen.closest(part)) || "",
    outlined: style.outlineStyle !== "none" || style.boxShadow !== "none",
    covered: box.bottom < 0 || box.top > innerHeight,
  }
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.mark.parametrize("path", PAGES)
def test_letters_of_double_size_fit_a_small_window(page: Page, address: str, path: str) -> None:
    """What WCAG 1.4.4 and 1.4.10 ask: 200 % text, and a window of 320 pixels, with nothing cut or pushed aside."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}/{path}")
    assert not page.evaluate(TOO_WIDE)
    page.set_viewport_size({"width": 720, "height": 640})
    page.add_style_tag(content="html { font-size: 250% !important }")  # the theme's own is 125 %
    assert not page.evaluate(TOO_WIDE)
    assert page.evaluate(CUT_OFF) == []


def test_spaced_letters_cut_nothing_off(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{address}/{MODULE}")
    page.add_style_tag(content=SPACED)
    assert not page.evaluate(TOO_WIDE)
    assert page.evaluate(CUT_OFF) == []


def walk(page: Page, steps: int = 400) -> list[dict[str, str | bool]]:
    """Go from the top of a page to its end with the Tab key; tell what was met."""
    met = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUSED)
        if seen["tag"] == "body":
            break
        met.append(seen)
    return met


@pytest.mark.parametrize("path", [MODULE, f"zh/{MODULE}"])
def test_a_module_can_be_walked_through_by_keyboard(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}")
    met = walk(page)
    assert met[0]["name"] in {"Skip to content", "跳转至"}
    parts = [part for part, _ in itertools.groupby(str(seen["part"]) for seen in met)]
    assert parts.index("header") < parts.index("article") < parts.index("footer")
    assert sum(seen["tag"] == "summary" for seen in met) >= 9  # a note for each question, an answer for each check
    assert sum(seen["tag"] == "textarea" for seen in met) >= 10  # each question, each row of the worksheet
    assert [seen for seen in met if not seen["name"]] == []
    assert [seen for seen in met if not seen["outlined"]] == []
    assert [seen for seen in met if seen["covered"]] == []


def test_a_trainers_note_opens_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/{MODULE}")
    note = page.locator("details.trainer").first
    note.locator("summary").press("Enter")
    expect(note).to_have_attribute("open", "")
    note.locator("summary").press("Space")
    expect(note).not_to_have_attribute("open", "")


def test_the_search_opens_answers_and_closes_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/{MODULE}")
    page.keyboard.press("Control+k")
    page.keyboard.type("duty")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("!!document.activeElement.closest('.md-search-result__item')")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_without_style_sheets_the_order_makes_sense(page: Page, address: str) -> None:
    page.route("**/*.css", lambda route: route.abort())
    page.goto(f"{address}/{MODULE}")
    places: list[float] = [
        page.locator(selector).first.evaluate("block => block.getBoundingClientRect().top + scrollY")
        for selector in (
            "header.md-header",
            "article h1",
            "#objectives",
            "#text",
            "#discussion",
            "#key-points",
            "footer",
        )
    ]
    assert places == sorted(places)
    expect(page.locator(".twin:visible")).to_have_count(0)


def test_nothing_moves_for_those_who_asked_for_stillness(page: Page, address: str) -> None:
    page.goto(f"{address}/{MODULE}")
    page.keyboard.press("Control+k")
    running: list[str] = page.evaluate(RUNNING)
    assert running == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
