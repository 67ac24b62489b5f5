"""The papers: the whole set set anew, and once more from the cache."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from scripts.bench.measurement import Measurement, table
from scripts.bench.processes import run
from scripts.outputs.manifest import read_manifest


def measure(root: Path, work: Path) -> Measurement:
    """Make all PDFs twice: with an empty cache and with a full one.

    Args:
        root: The project's folder.
        work: A folder for what is built.

    Returns:
        Seconds and sizes.
    """
    output = work / "papers"
    command = [sys.executable, "-m", "scripts", "build", "--only", "pdf", "--output", str(output)]
    shutil.rmtree(root / ".cache" / "paper", ignore_errors=True)
    fresh, again = run(command, root), run(command, root)
    made = read_manifest(output)
    modules = [item.size for item in made if item.kind == "module"]
    pages, size = sum(item.extent for item in made), f"{sum(item.size for item in made) / 1e6:.1f} MB"
    heads = ["papers", "files", "pages", "size", "largest module", "wall time", "memory at most"]
    rows = [
        [
            name,
            str(len(made)),
            str(pages),
            size,
            f"{max(modules) / 1e3:.0f} kB",
            f"{cost.wall:.1f} s",
            f"{cost.memory / 1e6:.0f} MB",
        ]
        for name, cost in (("set anew", fresh), ("nothing changed", again))
    ]
    words = f"{fresh.wall:.0f} s; {again.wall:.1f} s where nothing has changed"
    return Measurement(table("Making the papers", heads, rows), ((f"Making {len(made)} PDFs of {pages} pages", words),))
