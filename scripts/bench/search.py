"""Search: how soon the first result stands there, and what a query makes the browser fetch.

Asked are queries that the tests know, in the course as it is and among 2,000 made-up modules; each in a
fresh window, where nobody has asked before, and a moment after the reader has turned to the search.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.bench.lighthouse import find_chromium, serve
from scripts.bench.measurement import Measurement, table
from scripts.bench.processes import run
from scripts.bench.synthetic import add_modules
from scripts.bench.waiting import wait_until
from scripts.bench.weight import weigh
from scripts.checks.gate import read_checked
from scripts.model import LANGUAGES
from scripts.outputs.search import make_search
from scripts.settings import load_settings

MANY = 2_000
_EVERY = 6  # of the queries that the tests know, one in so many
_STARTS = {"en": "about.html", "zh": "zh/about.html"}
_WATCH = """
  addEventListener("input", () => { window.typed ??= performance.now() }, true)
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => { window.answered ??= performance.now() })
      .observe(document.querySelector(".md-search-result__list"), { childList: true })
  })
"""


class Asked(NamedTuple):
    """One query: milliseconds to its first result, and kilobytes that were fetched for it, compressed."""

    time: float
    weight: float


def measure(root: Path, work: Path) -> Measurement:
    """Build the pages, and ask both languages in a small and in a large course.

    Args:
        root: The project's folder.
        work: A folder for what is built.

    Returns:
        A table of milliseconds and kilobytes; or a line that says what is missing.
    """
    title = "Search"
    if find_chromium() is None:
        return Measurement(table(title, ["left out: no Chromium found"], []))
    site = work / "searched"
    run([sys.executable, "-m", "scripts", "build", "--only", "site", "--output", str(site)], root)
    with _chromium() as browser:
        rows = [*_rows(browser, root, site)]
        enlarge(root, site)
        rows += _rows(browser, root, site)
    heads = ["pages", "language", "queries", "first result", "slowest", "fetched", "most fetched", "not searching"]
    words = "; ".join(
        f"{pages} pages, {language}: {first}, {most} fetched" for pages, language, _, first, *_, most, _ in rows
    )
    return Measurement(table(title, heads, rows), (("First result of a search, at most fetched for one", words),))


def enlarge(root: Path, site: Path, count: int = MANY) -> None:
    """Put made-up modules into a built site, and make its search anew.

    Args:
        root: The project's folder.
        site: The folder of the site.
        count: How many modules.
    """
    course, _ = read_checked(load_settings(root))
    add_modules(site, count, course.terms)
    shutil.rmtree(site / "search")
    make_search(site, course.terms)


def ask(browser: Browser, address: str, site: Path, language: str, query: str) -> Asked:
    """Type a query in a fresh window.

    Args:
        browser: A running one.
        address: Of the site on a server.
        site: Its folder.
        language: Of the page that the query is typed on.
        query: What is typed.

    Returns:
        What it took.
    """
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(_WATCH)
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url.removeprefix(f"{address}/").partition("?")[0]))
        page.goto(f"{address}/{_STARTS[language]}")
        _turn_to_search(page)
        page.keyboard.insert_text(query)
        wait_until(page, "window.answered")
        page.wait_for_load_state("networkidle")
        time: float = page.evaluate("answered - typed")
    return Asked(time, sum(weigh(site / name) for name in fetched if name.startswith("search/")) / 1000)


def _turn_to_search(page: Page) -> None:
    page.locator("[data-md-component=search-query]").click()
    wait_until(page, "window.courseSearch")
    page.wait_for_load_state("networkidle")


def _rows(browser: Browser, root: Path, site: Path) -> Iterator[list[str]]:
    for language in LANGUAGES:
        pages = len(list((site / "search" / language).glob("p*.js")))
        golden = root / "tests" / "search" / f"golden.{language}.yml"
        queries = list(yaml.load(golden.read_text(encoding="utf-8"), yaml.BaseLoader))[::_EVERY]  # noqa: S506 - strings
        with serve(site) as address:
            asked = [ask(browser, address, site, language, query) for query in queries]
            idle = _fetched_without_asking(browser, f"{address}/{_STARTS[language]}")
        times, weights = [one.time for one in asked], [one.weight for one in asked]
        yield [
            f"{pages:,}",
            language,
            str(len(asked)),
            *(f"{time:.0f} ms" for time in (median(times), max(times))),
            *(f"{weight:.0f} kB" for weight in (median(weights), max(weights))),
            f"{idle} files",
        ]


def _fetched_without_asking(browser: Browser, address: str) -> int:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        count: int = page.evaluate("performance.getEntries().filter(({ name }) => name.includes('/search/')).length")
    return count


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
