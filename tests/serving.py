"""A built site → its address on a server below a sub-path, as on a host with many sites.

Every answer carries the strict headers that the site brings for such hosts; so all that is tested
here is tested under them, and what a browser refuses stands on its console.
"""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from scripts.outputs.serving.headers import read_headers

PREFIX = "/somewhere/course"


class _Server(SimpleHTTPRequestHandler):
    """Serves the site below a sub-path, with its own page for what is not there."""

    strict: ClassVar[Mapping[str, str]]

    def end_headers(self) -> None:
        for name, value in self.strict.items():
            self.send_header(name, value)
        super().end_headers()

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


@contextlib.contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a folder as long as the context lasts; gives the address without a slash at its end."""
    handler = type("_Strict", (_Server,), {"strict": read_headers(site)})
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()
