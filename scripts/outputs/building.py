"""The course → the output folder: which parts are made, in which order, and what is kept.

The parts of an output are the pages (``site``), the papers (``pdf``), decks and PowerPoint
files (``slides``) and the offline pack (``pack``). A build of some parts keeps the files of
the others as they are in the output, if they are of the same edition: what was made for trainers
must not stay among what officers get.
"""

from __future__ import annotations

import importlib
import os
import shutil
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scripts.outputs.checksums import NAME
from scripts.outputs.closing import WRITTEN, close
from scripts.outputs.made import Made
from scripts.outputs.manifest import is_edition, read_manifest
from scripts.outputs.order import PARTS, Order, Task, Watcher
from scripts.outputs.swap import replaced

__all__ = ["PARTS", "Order", "Step", "build"]


@dataclass(frozen=True)
class Step:
    """A part that was made, for the summary.

    Attributes:
        part: One of ``PARTS``.
        files: How many files it has.
        size: Bytes of all of them.
        seconds: Time by the clock on the wall.
    """

    part: str
    files: int
    size: int
    seconds: float


def build(order: Order, output: Path, watcher: Watcher) -> list[Step]:
    """Make parts of the course and put them in place of what the output holds.

    Args:
        order: What to make, and from what.
        output: The folder of the finished site.
        watcher: Told what is being done.

    Returns:
        What was made, in order.

    Raises:
        CourseError: Something cannot be made; the output is as it was.
    """
    steps = []
    watcher.plan(len(order.parts))
    with replaced(output, watcher.say) as aside:
        work = aside.with_name("work")
        work.mkdir()
        made = _keep(output, aside, order.parts) if is_edition(output, order.edition) else []
        for part in (part for part in PARTS if part in order.parts):
            watcher.begin(part)
            started = time.monotonic()
            made += _make(part, Task(order, aside, work, made, watcher))
            steps.append(_measure(part, aside, time.monotonic() - started))
        close(aside, made, order.edition)
    return steps


def part_of(path: PurePosixPath) -> str:
    """Tell which part a file of the output belongs to, by its path below it."""
    if path.parts[0] == "slides" or path.suffix == ".pptx":
        return "slides"
    if path.suffix == ".pdf":
        return "pdf"
    return "pack" if path.suffix == ".zip" or path.name == NAME else "site"


def _make(part: str, task: Task) -> list[Made]:
    made: list[Made] = importlib.import_module(f"scripts.outputs.parts.{part}").make(task)
    return made


def _keep(output: Path, aside: Path, parts: Collection[str]) -> list[Made]:
    """Carry over the files of the parts that are not made anew."""
    for path in sorted(output.rglob("*")) if output.exists() else ():
        relative = path.relative_to(output)
        anew = relative.as_posix() in WRITTEN
        if path.is_file() and not anew and part_of(PurePosixPath(relative.as_posix())) not in parts:
            target = aside / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(path, target)
    return [made for made in read_manifest(output) if part_of(made.path) not in parts]


def _link(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except OSError:  # another file system, or one without links
        shutil.copy2(path, target)


def _measure(part: str, aside: Path, seconds: float) -> Step:
    files = [
        path
        for path in aside.rglob("*")
        if path.is_file() and part_of(PurePosixPath(path.relative_to(aside).as_posix())) == part
    ]
    return Step(part, len(files), sum(path.stat().st_size for path in files), seconds)
