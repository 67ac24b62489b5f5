"""Lighthouse has nothing left to wish for on a phone, but for speed, which is measured by `bench`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from scripts.bench.lighthouse import JUDGED, PAGES, find_chromium, judge
from tests.npm import package, program

STEADY = 0.1
"""Layout shift: what Google calls good; what a reader looks at stays where it is."""


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("browser")
def test_nothing_is_left_to_wish_for(address: str, page: str) -> None:
    program("node", "nodejs")
    chromium = find_chromium()
    assert chromium
    report = judge(package("lighthouse") / "cli" / "index.js", chromium, f"{address}/{page}", list(JUDGED))
    points = {name: category["score"] for name, category in report["categories"].items()}
    lacking = [
        audit["title"] for audit in report["audits"].values() if audit["score"] is not None and audit["score"] < 1
    ]
    assert points == dict.fromkeys(JUDGED, 1), lacking


@pytest.mark.parametrize("page", PAGES)
def test_what_is_read_stays_where_it_is(browser: Browser, address: str, page: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB") as context:
        window = context.new_page()
        window.goto(f"{address}/{page}")
        shifts: float = window.evaluate(SHIFTS)
    assert shifts < STEADY


SHIFTS = """() => new Promise((done) => {
  let sum = 0
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value })
    .observe({ type: "layout-shift", buffered: true })
  requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(() => done(sum))))
})"""
