"""The bytes that a reader waits for: a page with its style sheets and scripts, compressed."""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

from scripts.bench.measurement import Measurement, table
from scripts.bench.processes import run

_NEEDED = re.compile(r'<link rel="stylesheet" href="([^"]+)"|<script[^>]*\bsrc="([^"]+)"')
KINDS = ("html", "css", "js")
_PAGES = ("index.html", "modules/01-purpose.html", "zh/modules/01-purpose.html")
_TOLD = {"index.html": "the home page, compressed", "modules/01-purpose.html": "a module, compressed"}


def measure(root: Path, work: Path) -> Measurement:
    """Build the pages and weigh the first load of some.

    Args:
        root: The project's folder.
        work: A folder for what is built.

    Returns:
        Compressed bytes.
    """
    site = work / "weighed"
    run([sys.executable, "-m", "scripts", "build", "--only", "site", "--output", str(site)], root)
    loads = {name: first_load(site, name) for name in _PAGES}
    rows = [
        [f"`{name}`", *(f"{size:.1f} kB" for size in (*sizes.values(), sum(sizes.values())))]
        for name, sizes in loads.items()
    ]
    told = tuple((f"Loading {what}", f"{sum(loads[name].values()):.0f} kB") for name, what in _TOLD.items())
    return Measurement(table("First load, compressed", ["page", *KINDS, "all"], rows), told)


def first_load(site: Path, name: str) -> dict[str, float]:
    """Weigh what a browser needs before it shows a page.

    Args:
        site: The folder of the site.
        name: The page below it.

    Returns:
        Kilobytes of each kind of file after gzip at level 9, as a web server would send them.
    """
    page = site / name
    needed = {page}
    for sheet, script in _NEEDED.findall(page.read_text(encoding="utf-8")):
        needed.add((page.parent / (sheet or script).partition("?")[0]).resolve())
    return {kind: sum(weigh(path) for path in needed if path.suffix == f".{kind}") / 1000 for kind in KINDS}


def weigh(path: Path) -> int:
    """Give the bytes of a file after gzip at level 9."""
    return len(gzip.compress(path.read_bytes(), 9))
