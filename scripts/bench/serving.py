"""The published site under load: nginx and wrk on this machine alone, for a bounded time, while releases change."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.bench.measurement import Measurement, table
from scripts.bench.processes import run
from scripts.outputs import checksums
from scripts.outputs.serving.publishing import Publication, publish

CONNECTIONS, SECONDS = 1_000, 30
_PAGES = {"a module": "modules/01-purpose.html", "a deck": "slides/01-purpose.html"}
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin"


def measure(root: Path, work: Path) -> Measurement:
    """Ask for pages as fast as the machine can, and switch releases every second.

    Args:
        root: The project's folder.
        work: A folder for what is built and served.

    Returns:
        Answers, times and failures; or a line that says what is missing.
    """
    nginx, wrk = shutil.which("nginx", path=_PATH), shutil.which("wrk", path=_PATH)
    if not nginx or not wrk:
        return Measurement("Serving was not measured: nginx or wrk is missing (apt install nginx-light wrk).\n")
    publications = _prepare(root, work)
    publish(publications[0])
    with _running(nginx, publications[0].folder):
        rows = [_load(wrk, name, page, publications) for name, page in _PAGES.items()]
    heads = ["asked for", "readers at once", "pages a second", "99 of 100 within", "failures", "releases meanwhile"]
    whole = table(f"Serving for {SECONDS} s each, packed, from one machine", heads, rows)
    _, readers, speed, within, failures, releases = rows[0]
    words = f"{speed} modules a second, 99 of 100 within {within}; failures: {failures} ({releases} new releases)"
    return Measurement(whole, ((f"Serving {readers} readers at once", words),))


def _prepare(root: Path, work: Path) -> tuple[Publication, Publication]:
    """Build the site, and make a second one of it that says something else."""
    run([sys.executable, "-m", "scripts", "build", "--only", "slides", "--output", str(work / "one")], root)
    run([sys.executable, "-m", "scripts", "build", "--only", "site", "--output", str(work / "one")], root)
    other = Path(shutil.copytree(work / "one", work / "other"))
    for page in other.rglob("*.html"):
        page.write_bytes(page.read_bytes() + b"<!-- other -->")
    (other / checksums.IN_SITE).write_text(checksums.write_sums(checksums.sums_of(other)), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{probe.getsockname()[1]}"
    one, two = (Publication(site, work / "srv", listen=listen) for site in (work / "one", other))
    return one, two


@contextmanager
def _running(nginx: str, folder: Path) -> Iterator[None]:
    who = ["-g", "user root;"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    subprocess.run([nginx, "-p", str(folder), "-c", "nginx.conf", *who], check=True)
    try:
        yield
    finally:
        os.kill(int((folder / "nginx.pid").read_text(encoding="utf-8")), signal.SIGTERM)


def _load(wrk: str, name: str, page: str, publications: tuple[Publication, Publication]) -> list[str]:
    address = f"http://{publications[0].listen}/{page}"
    command = [wrk, f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-t2", "--latency", "-H", "Accept-Encoding: gzip", address]
    switches = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as load:
        while load.poll() is None:
            switches += 1
            publish(publications[switches % 2])
            try:
                load.wait(1)
            except subprocess.TimeoutExpired:
                continue
        said = load.stdout.read() if load.stdout else ""
    return [
        name,
        f"{CONNECTIONS:,}",
        _found(said, r"Requests/sec:\s+([\d.]+)"),
        _found(said, r"99%\s+([\d.]+)(\w+)"),
        _failures(said),
        str(switches),
    ]


def _found(said: str, pattern: str) -> str:
    """Give a number as people write it, with its unit where the pattern finds one."""
    match = re.search(pattern, said)
    if match is None:
        return "?"
    number, *unit = match.groups()
    return " ".join([f"{float(number):,.3g}" if unit == ["s"] else f"{float(number):,.0f}", *unit])


def _failures(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if "Non-2xx" in line or "Socket errors" in line]
    return "; ".join(lines) or "none"
