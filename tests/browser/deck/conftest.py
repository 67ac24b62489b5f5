"""A classroom: a deck of a made-up module, and the window that is projected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from scripts.outputs.deck import make_decks
from tests.editions.made_up import course, pair
from tests.npm import package


class _Look(TypedDict):
    viewport: ViewportSize
    locale: str


_LOOK: _Look = {"viewport": {"width": 1280, "height": 720}, "locale": "en-GB"}


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for barriers in a page."""
    return (package("axe-core") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def deck(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("decks")
    made = make_decks(course(pair()), target)
    return (target / made[0].path).as_uri()


@pytest.fixture(scope="package")
def school(browser: Browser) -> Iterator[tuple[BrowserContext, list[str]]]:
    """The browser that all classrooms share, and the faults of the scripts in its windows."""
    context = browser.new_context(**_LOOK)
    faults = _faults(context)
    yield context, faults
    context.close()


@pytest.fixture
def room(school: tuple[BrowserContext, list[str]]) -> Iterator[BrowserContext]:
    """A classroom, left empty behind each test; a fault in any of its windows fails the test.

    What a deck keeps, it keeps by window, so nothing outlives the windows.
    """
    context, faults = school
    yield context
    for page in context.pages:
        page.close()
    found, faults[:] = list(faults), []
    assert not found


@pytest.fixture
def strange_room(browser: Browser) -> Iterator[BrowserContext]:
    """A classroom whose clock or storage a test may change."""
    context = browser.new_context(**_LOOK)
    faults = _faults(context)
    yield context
    context.close()
    assert not faults


def _faults(context: BrowserContext) -> list[str]:
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    return faults


@pytest.fixture
def wall(room: BrowserContext, deck: str) -> Page:
    """The projected window."""
    page = room.new_page()
    page.goto(f"{deck}?lang=both")
    return page
