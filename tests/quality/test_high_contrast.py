"""Readers who ask their system for more contrast get it; colours of their own leave every sign visible."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.quality.states import MODULE
from tests.quality.test_contrast import contrast

ENOUGH = 7  # what WCAG asks at its highest level
TEXTS = "article :is(p, h1, h2, li, .minutes, .form, .twin), .md-copyright"
COLOURS = """(selector) => {
  const two = (part) => Math.round(part).toString(16).padStart(2, "0")
  const hex = (colour) => "#" + colour.match(/[0-9.]+/g).slice(0, 3).map(two).join("")
  const texts = [...document.querySelectorAll(selector)].filter((text) => text.getClientRects().length)
  const inks = new Set(texts.map((text) => hex(getComputedStyle(text).color)))
  return [...inks].map((ink) => [ink, hex(getComputedStyle(document.body).backgroundColor)])
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_is_given_on_request(browser: Browser, address: str, scheme: Literal["light", "dark"]) -> None:
    with browser.new_context(color_scheme=scheme, contrast="more") as context:
        page = context.new_page()
        page.goto(f"{address}/{MODULE}?view=both")
        pairs = page.evaluate(COLOURS, TEXTS)
    assert pairs
    assert [pair for pair in pairs if contrast(*pair) < ENOUGH] == []


def test_the_language_that_is_shown_stands_out_in_any_colours(browser: Browser, address: str) -> None:
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{address}/{MODULE}")
        shown, other = (page.locator(f".language-switch [data-view={view}]") for view in ("own", "twin"))
        expect(shown).to_be_visible()
        ground = "link => getComputedStyle(link).backgroundColor"
        assert shown.evaluate(ground) != other.evaluate(ground)
