"""The papers: the whole set, set anew and from the cache; very many modules; and WeasyPrint beside ours."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.bench import weasyprint
from scripts.bench.measurement import Measurement, table
from scripts.bench.processes import Cost, in_turn, middle, run
from scripts.editions.sheets.documents import LANGUAGES_OF
from scripts.model import LANGUAGES
from scripts.outputs.manifest import read_manifest

MANY = 90
"""Modules in a course far larger than ours."""

_RUNS = 1  # of WeasyPrint and of ours beside it, after one that is not counted: it takes long, and is not close


def measure(root: Path, work: Path) -> Measurement:
    """Measure all that is printed.

    Args:
        root: The project's folder.
        work: A folder for what is built.

    Returns:
        Tables of seconds, sizes and memory.
    """
    parts = [part(root, work) for part in (_whole_set, _many, _beside_weasyprint)]
    return Measurement("\n".join(part.table for part in parts), tuple(row for part in parts for row in part.told))


def _whole_set(root: Path, work: Path) -> Measurement:
    """Make all PDFs twice: with an empty cache and with a full one."""
    output = work / "papers"
    command = [sys.executable, "-m", "scripts", "build", "--only", "pdf", "--output", str(output)]
    shutil.rmtree(root / ".cache" / "paper", ignore_errors=True)
    fresh, again = run(command, root), run(command, root)
    made = read_manifest(output)
    modules = [item.size for item in made if item.kind == "module"]
    counts = [str(len(made)), str(sum(item.extent for item in made)), f"{sum(item.size for item in made) / 1e6:.1f} MB"]
    largest = f"{max(modules) / 1e3:.0f} kB"
    costs = (("set anew", fresh), ("nothing changed", again))
    rows = [[name, *counts, largest, *_cells(cost)] for name, cost in costs]
    whole = table("Making the papers", ["papers", "files", "pages", "size", "largest module", *_HEADS], rows)
    words = f"{fresh.wall:.0f} s; {again.wall:.1f} s where nothing has changed"
    return Measurement(whole, ((f"Making {counts[0]} PDFs of {counts[1]} pages", words),))


def _many(root: Path, work: Path) -> Measurement:
    """Set very many modules in all languages."""
    folder = work / "many"
    cost = run(_ours(root, folder, MANY, os.cpu_count() or 1, *LANGUAGES_OF), root)
    sizes = [path.stat().st_size for path in folder.rglob("*.pdf")]
    name = f"{MANY} modules × {len(LANGUAGES_OF)}"
    row = [name, str(len(sizes)), f"{sum(sizes) / 1e6:.1f} MB", *_cells(cost)]
    whole = table("Making very many papers", ["papers", "files", "size", *_HEADS], [row])
    return Measurement(whole, ((f"Making PDFs of {name}", f"{cost.wall:.0f} s"),))


def _beside_weasyprint(root: Path, work: Path) -> Measurement:
    """Set the same modules both ways, in turn, each in one process."""
    title = "Papers beside WeasyPrint"
    peer = weasyprint.prepare(root)
    if peer is None:
        lacking = f"left out: WeasyPrint {weasyprint.VERSION} or the libraries that it needs are not here"
        return Measurement(table(title, [lacking], []))
    pages = work / "weasyprint"
    weasyprint.write_pages(root, pages)
    count = len(list(pages.glob("*.html"))) // len(LANGUAGES)
    theirs = [str(peer), "-c", weasyprint.PRINT, str(pages)]

    def ours() -> Cost:
        shutil.rmtree(work / "same", ignore_errors=True)
        return run(_ours(root, work / "same", count, 1, *LANGUAGES), root)

    costs = in_turn({"this project": ours, f"WeasyPrint {weasyprint.VERSION}": lambda: run(theirs, pages)}, _RUNS)
    sizes = [sum(path.stat().st_size for path in folder.rglob("*.pdf")) for folder in (work / "same", pages)]
    rows = list(_compared({name: middle(runs) for name, runs in costs.items()}, sizes))
    whole = table(title, [f"{count} modules × {len(LANGUAGES)}", "size", "ratio", *_HEADS], rows)
    words = f"{rows[1][2]} times the processor time of ours"
    return Measurement(whole, ((f"The same modules by {rows[1][0]}", words),))


def _compared(costs: dict[str, Cost], sizes: list[int]) -> Iterator[list[str]]:
    base = next(iter(costs.values()))
    for (name, cost), size in zip(costs.items(), sizes, strict=True):
        yield [name, f"{size / 1e6:.1f} MB", f"{cost.user / base.user:.1f}", *_cells(cost)]


def _ours(root: Path, folder: Path, count: int, jobs: int, *languages: str) -> list[str]:
    """Give the command that prints modules, with nothing in its cache."""
    return [sys.executable, "-m", "scripts.bench.printing", str(root), str(folder), str(count), str(jobs), *languages]


_HEADS = ("user time", "wall time", "memory of one process", "of all together")


def _cells(cost: Cost) -> list[str]:
    together = f"{cost.together / 1e6:.0f} MB" if cost.together else "not told here"
    return [f"{cost.user:.1f} s", f"{cost.wall:.1f} s", f"{cost.memory / 1e6:.0f} MB", together]
