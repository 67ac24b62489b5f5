"""The built site as readers meet it: from disk, and from a server below a sub-path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.serving import serve


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[str]:
    """The address of the site on a server, without a slash at its end."""
    with serve(built_site) as address:
        yield address


@pytest.fixture(params=["server", "disk"])
def site(request: pytest.FixtureRequest, built_site: Path) -> str:
    """The address of the site, once on a server and once on disk."""
    if request.param == "disk":
        return built_site.as_uri()
    address: str = request.getfixturevalue("served")
    return address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for each test; whatever it complains of on its console fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints
