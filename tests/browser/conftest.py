"""The built site as readers meet it: from disk, and from a server below a sub-path."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

PREFIX = "/somewhere/course"


class _Server(SimpleHTTPRequestHandler):
    """Serves the site below a sub-path, with its own page for what is not there."""

    def translate_path(self, path: str) -> str:
        inside = urlsplit(path).path.removeprefix(PREFIX) or "/index.html"
        return super().translate_path(inside)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)
        return None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[str]:
    """The address of the site on a server, without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Server, directory=str(built_site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()


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
