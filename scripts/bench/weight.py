"""The bytes that a reader waits for: a page with its style sheets and scripts, compressed."""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

from scripts.bench.processes import run, table

_NEEDED = re.compile(r'<link rel="stylesheet" href="([^"]+)"|<script[^>]*\bsrc="([^"]+)"')
_PAGES = ("index.html", "modules/01-purpose.html", "zh/modules/01-purpose.html")


def measure(root: Path, work: Path) -> str:
    """Build the pages and weigh the first load of some.

    Args:
        root: The project's folder.
        work: A folder for what is built.

    Returns:
        A table of compressed bytes.
    """
    site = work / "weighed"
    run([sys.executable, "-m", "scripts", "build", "--only", "site", "--output", str(site)], root)
    rows = []
    for name in _PAGES:
        weights = first_load(site, name)
        kinds = [
            sum(size for path, size in weights.items() if path.suffix == f".{kind}") for kind in ("html", "css", "js")
        ]
        rows.append([f"`{name}`", *(f"{size / 1e3:.1f} kB" for size in (*kinds, sum(kinds)))])
    return table("First load, compressed", ["page", "html", "css", "js", "all"], rows)


def _weigh(weights: dict[Path, int], suffix: str) -> int:
    return sum(size for path, size in weights.items() if path.suffix == suffix)


def first_load(site: Path, name: str) -> dict[Path, int]:
    """Weigh what a browser needs before it shows a page.

    Args:
        site: The folder of the site.
        name: The page below it.

    Returns:
        Each file with its size after gzip at level 9, as a web server would send it.
    """
    page = site / name
    needed = [page]
    for sheet, script in _NEEDED.findall(page.read_text(encoding="utf-8")):
        needed.append((page.parent / (sheet or script).partition("?")[0]).resolve())
    return {path: len(gzip.compress(path.read_bytes(), 9)) for path in dict.fromkeys(needed)}
