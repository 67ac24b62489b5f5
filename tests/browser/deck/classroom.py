"""What the tests of the deck ask again and again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

NOW = ".slide.now"


def at(page: Page) -> str:
    """Tell which slide is shown."""
    return str(page.locator(NOW).get_attribute("id"))


def open_desk(wall: Page) -> Page:
    """Open the trainer's window as a trainer does."""
    with wall.context.expect_page() as opened:
        wall.keyboard.press("s")
    expect(opened.value.locator(".desk")).to_be_visible()
    return opened.value
