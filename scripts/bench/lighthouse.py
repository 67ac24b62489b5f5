"""The pages on a phone, as Lighthouse judges them: points for four things, and the times behind them.

Lighthouse comes by npm with the tests; without it, Node.js or Chromium there is nothing to measure
with, and that is said instead.
"""

from __future__ import annotations

import functools
import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from scripts.bench.measurement import Measurement, table
from scripts.bench.processes import RUNS, run

PAGES = ("index.html", "zh/index.html", "modules/05-work-and-study.html", "zh/modules/05-work-and-study.html")
_TOLD = "modules/05-work-and-study.html"
JUDGED = {"accessibility": "accessibility", "best-practices": "best practices", "seo": "search engines"}
_TIMES = {"first-contentful-paint": "first paint", "largest-contentful-paint": "largest paint"}
_SHIFT = "cumulative-layout-shift"
_FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync"
_TEXT = {".html", ".css", ".js", ".svg", ".xml"}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

Report = Mapping[str, Any]


def measure(root: Path, work: Path) -> Measurement:
    """Build the pages, and judge some of them as often as anything is measured.

    Args:
        root: The project's folder.
        work: A folder for what is built.

    Returns:
        Points and seconds, medians of all runs; or a line that says what is missing.
    """
    title = "Pages on a slow phone"
    tool, browser = find_lighthouse(root), find_chromium()
    if tool is None or browser is None:
        lacking = "Chromium" if tool else "Lighthouse (the tests install it where npm is)"
        return Measurement(table(title, [f"left out: no {lacking} found"], []))
    site = work / "judged"
    run([sys.executable, "-m", "scripts", "build", "--only", "site", "--output", str(site)], root)
    with serve(site) as address:
        rows = {name: _row([judge(tool, browser, f"{address}/{name}") for _ in range(RUNS)]) for name in PAGES}
    heads = ["performance", *JUDGED.values(), *_TIMES.values(), "layout shift"]
    told = dict(zip(heads, rows[_TOLD], strict=True))
    points = ", ".join(f"{head} {told[head]}" for head in ("performance", *JUDGED.values()))
    words = f"{points}; {_TIMES['first-contentful-paint']} after {told[_TIMES['first-contentful-paint']]}"
    whole = table(title, ["page", *heads], [[f"`{name}`", *row] for name, row in rows.items()])
    return Measurement(whole, (("A module on a slow phone, points by Lighthouse", words),))


def find_lighthouse(root: Path) -> Path | None:
    """Give Lighthouse's script, where the tests installed it and Node.js is there to run it."""
    found = sorted(root.glob(".cache/npm/*/node_modules/lighthouse/cli/index.js"))
    return found[-1] if found and shutil.which("node") else None


def find_chromium() -> str | None:
    """Give the path of a Chromium on this machine, if there is one; CHROMIUM names another."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)


def judge(tool: Path, browser: str, address: str, categories: Sequence[str] = ("performance", *JUDGED)) -> Report:
    """Let Lighthouse look at a page as on a phone.

    Args:
        tool: Its script.
        browser: The Chromium that it uses.
        address: The page.
        categories: What it judges.

    Returns:
        Its report.

    Raises:
        RuntimeError: It could not; carries its last words.
    """
    command = ["node", str(tool), address, "--quiet", "--output=json", "--output-path=stdout"]
    command += [f"--only-categories={','.join(categories)}", f"--chrome-flags={_FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": browser}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    if done.returncode:
        raise RuntimeError(f"lighthouse {address} failed: {done.stderr[-500:]}")
    report: Report = json.loads(done.stdout)
    return report


def _row(reports: Sequence[Report]) -> list[str]:
    points = [median(one["categories"][key]["score"] for one in reports) for key in ("performance", *JUDGED)]
    times = [median(one["audits"][key]["numericValue"] for one in reports) / 1000 for key in _TIMES]
    shift = median(one["audits"][_SHIFT]["numericValue"] for one in reports)
    return [
        *(f"{point * 100:.0f}" for point in points),
        *(f"{time:.1f} s" for time in times),
        f"{shift:.3f}",
    ]


@functools.lru_cache(maxsize=1_000)
def _pack(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9)


class _Packing(SimpleHTTPRequestHandler):
    """Sends text compressed, as the servers do that a course is put on."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or small files wait for each other

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.suffix not in _TEXT or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().do_GET()
        packed = _pack(path, path.stat().st_mtime_ns)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        with suppress(ConnectionError):  # a browser may leave before it has all
            self.end_headers()
            self.wfile.write(packed)
        return None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a folder on this machine as long as the context lasts; gives the address without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Packing, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
