"""The course → the output folder: which parts are made, in which order, and what is kept.

The parts of an output are the pages (``site``), the papers (``pdf``), decks and PowerPoint
files (``slides``) and the offline pack (``pack``). A build of some parts keeps the files of
the others as they are in the output.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scripts.editions.course import CourseText
from scripts.outputs.manifest import read_manifest, write_manifest
from scripts.outputs.made import Made
from scripts.outputs.site import make_site
from scripts.outputs.swap import replaced
from scripts.settings import Settings

PARTS = ("pdf", "slides", "site", "pack")
"""The parts of an output in the order in which they are made: later ones link to earlier ones."""


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


def build(
    text: CourseText,
    settings: Settings,
    output: Path,
    *,
    parts: Collection[str] = PARTS,
    jobs: int = 1,
    say: Callable[[str], None] = lambda _: None,
) -> list[Step]:
    """Make parts of the course and put them in place of what the output holds.

    Args:
        text: The course.
        settings: Where it is.
        output: The folder of the finished site.
        parts: Which of ``PARTS`` to make.
        jobs: How many processes may work at once.
        say: Told what is being done.

    Returns:
        What was made, in order.

    Raises:
        CourseError: Something cannot be made; the output is as it was.
    """
    steps = []
    with replaced(output, say) as aside, tempfile.TemporaryDirectory(prefix="course-") as work:
        kept = _keep(output, aside, parts)
        for part in (part for part in PARTS if part in parts):
            say(f"Making {part} …")
            started = time.monotonic()
            kept += _make(part, text, settings, aside, Path(work), kept, jobs)
            steps.append(_measure(part, aside, time.monotonic() - started))
        write_manifest(aside, kept)
    return steps


def part_of(path: PurePosixPath) -> str:
    """Tell which part a file of the output belongs to, by its path below it."""
    if path.parts[0] == "slides" or path.suffix == ".pptx":
        return "slides"
    if path.suffix == ".pdf":
        return "pdf"
    return "pack" if path.suffix == ".zip" else "site"


def _make(
    part: str,
    text: CourseText,
    settings: Settings,
    aside: Path,
    work: Path,
    kept: Sequence[Made],
    jobs: int,
) -> list[Made]:
    if part == "site":
        make_site(text, settings, work / "site", work, kept)
        shutil.copytree(work / "site", aside, dirs_exist_ok=True)
    return []


def _keep(output: Path, aside: Path, parts: Collection[str]) -> list[Made]:
    """Carry over the files of the parts that are not made anew."""
    for path in sorted(output.rglob("*")) if output.exists() else ():
        relative = path.relative_to(output)
        if path.is_file() and part_of(PurePosixPath(relative.as_posix())) not in parts:
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
