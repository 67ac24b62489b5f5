"""Searching, as people type: in the theme's dialog, from a server and from disk, in two languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

GOLDEN = Path(__file__).resolve().parents[1] / "search"
FIRST = 0.95
RESULT = ".md-search-result__item"


def open_search(page: Page, query: str = "") -> None:
    field = page.locator("[data-md-component=search-query]")
    field.click()
    page.keyboard.type(query)


def golden(language: str) -> dict[str, list[str]]:
    """Queries with the pages of which one must come first; numbers stay as they are written."""
    text = (GOLDEN / f"golden.{language}.yml").read_text(encoding="utf-8")
    queries: dict[str, list[str]] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes only strings
    return queries


def is_wanted(path: str, wanted: list[str]) -> bool:
    name = path.rsplit("/", 1)[-1].removesuffix(".html")
    return any(name == page or name.startswith(f"{page}-") for page in wanted)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_readers_ask_for_comes_first(page: Page, built_site: Path, language: str) -> None:
    queries = golden(language)
    assert len(queries) >= 60
    page.goto(f"{built_site.as_uri()}/index.html")
    open_search(page)
    page.wait_for_function("window.courseSearch")
    answers: list[list[str]] = page.evaluate(
        "([queries, language]) => Promise.all(queries.map(query => courseSearch.paths(query, language)))",
        [list(queries), language],
    )
    asked = list(zip(queries.items(), answers, strict=True))
    not_first = [query for (query, wanted), paths in asked if not any(is_wanted(p, wanted) for p in paths[:1])]
    not_near = [query for (query, wanted), paths in asked if not any(is_wanted(p, wanted) for p in paths[:3])]
    assert not not_near
    assert len(not_first) <= len(queries) * (1 - FIRST), not_first


def test_the_dialog_answers_and_leads_to_the_place(page: Page, site: str) -> None:
    page.goto(f"{site}/zh/index.html")
    open_search(page, "工学矛盾")
    first = page.locator(RESULT).first
    expect(first.locator("h1")).to_have_text("学到一半，警情来了")
    expect(first.locator("mark").first).to_have_text("工学矛盾")
    first.get_by_role("link").nth(1).click()
    expect(page).to_have_url(f"{site}/zh/modules/05-work-and-study.html?h=%E5%B7%A5%E5%AD%A6%E7%9F%9B%E7%9B%BE#p05")
    assert page.evaluate("CSS.highlights.get('asked').size") > 0


def test_the_other_language_is_offered_behind_ones_own(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    open_search(page, "便民利民")
    offer = page.locator(RESULT).last
    expect(offer.locator("[lang=zh-Hans]").first).to_contain_text("“便民利民”")
    offer.get_by_role("link").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    expect(page.locator(f"{RESULT} h1").first).to_have_text("方便了谁？")


def test_what_is_not_there_is_said_so(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    open_search(page, "xylophone")
    expect(page.locator(".md-search-result__meta")).to_have_text("Nothing found")


def test_nothing_is_loaded_before_somebody_searches(page: Page, served: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{served}/modules/05-work-and-study.html")
    assert not [url for url in loaded if "/search/" in url or "search-engine" in url]
    open_search(page, "duty")
    expect(page.locator(RESULT).first).to_be_visible()
    assert [url for url in loaded if "/search/en/" in url]


def test_an_input_method_is_waited_for(page: Page, site: str) -> None:
    page.goto(f"{site}/zh/index.html")
    open_search(page)
    page.wait_for_function("window.courseSearch")
    asked: list[Any] = page.evaluate(
        """async () => {
          const field = document.querySelector("[data-md-component=search-query]"), asked = []
          const answer = courseSearch.answer
          courseSearch.answer = (query) => { asked.push(query); return answer(query) }
          const type = (value) => {
            field.value = value
            field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }))
          }
          field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }))
          for (const letters of ["b", "bi", "bian", "bian m"]) type(letters)
          type("便民")
          field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "便民" }))
          await new Promise((done) => setTimeout(done))
          return asked
        }"""
    )
    assert asked == ["便民"]
