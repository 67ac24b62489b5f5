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
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from scripts.editions.course import CourseText, read_page
from scripts.model import LANGUAGES
from scripts.outputs.deck import make_decks
from scripts.outputs.made import Made
from scripts.outputs.manifest import read_manifest, write_manifest
from scripts.outputs.paper import make_papers
from scripts.outputs.site import make_site
from scripts.outputs.swap import replaced
from scripts.settings import Settings

PARTS = ("pdf", "slides", "site", "pack")
"""The parts of an output in the order in which they are made: later ones link to earlier ones."""


@dataclass(frozen=True)
class Order:
    """What to make, and from what.

    Attributes:
        text: The course.
        settings: Where it is.
        parts: Which of ``PARTS``.
        jobs: How many processes may work at once.
    """

    text: CourseText
    settings: Settings
    parts: Collection[str] = PARTS
    jobs: int = 1


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


class Watcher(Protocol):
    """Whoever wants to know how far a build is."""

    def plan(self, parts: int) -> None:
        """Hear how many parts will be made."""

    def begin(self, part: str) -> None:
        """Hear which part is being made now."""

    def made(self, path: str) -> None:
        """Hear which file was made."""

    def say(self, words: str) -> None:
        """Hear anything else."""


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
    with replaced(output, watcher.say) as aside, tempfile.TemporaryDirectory(prefix="course-") as work:
        made = _keep(output, aside, order.parts)
        for part in (part for part in PARTS if part in order.parts):
            watcher.begin(part)
            started = time.monotonic()
            made += _MAKERS[part](Task(order, aside, Path(work), made, watcher))
            steps.append(_measure(part, aside, time.monotonic() - started))
        write_manifest(aside, made)
    return steps


def part_of(path: PurePosixPath) -> str:
    """Tell which part a file of the output belongs to, by its path below it."""
    if path.parts[0] == "slides" or path.suffix == ".pptx":
        return "slides"
    if path.suffix == ".pdf":
        return "pdf"
    return "pack" if path.suffix == ".zip" else "site"


@dataclass(frozen=True)
class Task:
    """What the maker of a part is given: the order, where to write, and what there is already."""

    order: Order
    aside: Path
    work: Path
    made: Sequence[Made]
    watcher: Watcher


def _make_papers(task: Task) -> list[Made]:
    settings = task.order.settings
    guides = {language: read_page(settings.docs / f"trainer-guide.{language}.md", settings) for language in LANGUAGES}
    return make_papers(
        task.order.text,
        task.aside,
        root=settings.root,
        guides=guides,
        jobs=task.order.jobs,
        progress=task.watcher.made,
    )


def _make_slides(task: Task) -> list[Made]:
    return make_decks(task.order.text, task.aside)


def _make_pages(task: Task) -> list[Made]:
    pages = task.work / "site"
    make_site(task.order.text, task.order.settings, pages, task.work, task.made)
    shutil.copytree(pages, task.aside, dirs_exist_ok=True)
    return []


_MAKERS = {"pdf": _make_papers, "slides": _make_slides, "site": _make_pages}


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
