"""A classroom: a deck of a made-up module, and the window that is projected."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from scripts.outputs.deck import make_decks
from tests.editions.made_up import course, pair


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("decks")
    made = make_decks(course(pair()), target)
    return (target / made[0].path).as_uri()


@pytest.fixture
def room(browser: Browser) -> Iterator[BrowserContext]:
    """A classroom with its own windows; a fault in any of their scripts fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-GB")
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    context.close()
    assert not faults


@pytest.fixture
def wall(room: BrowserContext, deck: str) -> Page:
    """The projected window."""
    page = room.new_page()
    page.goto(f"{deck}?lang=both")
    return page
