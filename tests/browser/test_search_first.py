"""The dialog: what somebody types first leads to the right module first; and what it says where it cannot search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_search import RESULT, open_search

MODULES = {
    "zh/": {"为谁执法": "03", "谁": "03", "为民": "08", "便民利民": "08", "工学矛盾": "05"},
    "": {"whom": "03|08", "convenience": "08", "spare time": "06"},
}
"""For each language what is typed, and the number of the module that must be the first result."""


@pytest.mark.parametrize("folder", MODULES)
def test_the_right_module_is_the_first_result(page: Page, site: str, folder: str) -> None:
    for query, number in MODULES[folder].items():
        page.goto(f"{site}/{folder}index.html")
        open_search(page, query)
        link = page.locator(RESULT).first.get_by_role("link").first
        expect(link).to_have_attribute("href", re.compile(rf"^{re.escape(site)}/{folder}modules/(?:{number})-"))


def test_a_search_that_cannot_be_loaded_says_so_and_comes_back_with_the_network(browser: Browser, served: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{served}/zh/index.html")
        page.route("**/search/zh/*.js", lambda route: route.fulfill(status=503))
        open_search(page, "工学矛盾")
        expect(page.locator(".md-search-result__meta")).to_have_text("搜索没能加载出来。")
        page.unroute("**/search/zh/*.js")
        page.keyboard.press("Backspace")
        expect(page.locator(RESULT).first).to_be_visible()
        assert errors == []
