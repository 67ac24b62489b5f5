"""What somebody types first leads to the right module first, in the dialog, from a server and from disk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

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
