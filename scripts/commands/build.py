"""``build``: check the course, then make the site, the papers, the slides and the pack."""

from __future__ import annotations

import contextlib
import gc
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from scripts import console
from scripts.checks.gate import errors, read_checked
from scripts.commands import ROOT
from scripts.course import load_course
from scripts.editions.course import CourseText, read_course_text
from scripts.model import CourseError, Finding
from scripts.outputs.building import PARTS, Order, Step, build
from scripts.outputs.edition import settle_officers
from scripts.progress import watch_build
from scripts.settings import Settings, load_settings

MOST_JOBS = 60
"""Windows waits for no more processes at once."""


def run(  # noqa: PLR0913 - one for each option of the command line
    *, output: Path, jobs: int | None, only: str | None, pack: str, edition: str, large_print: bool
) -> int:
    """Make everything, or a part.

    Args:
        output: Folder to fill; it is replaced only when the new one is whole.
        jobs: Processes to use; one for each processor if not said.
        only: ``site``, ``pdf``, ``slides`` or ``pack``.
        pack: ``whole``, or ``light`` to add one of pages and slides alone.
        edition: ``trainers`` for everything, ``officers`` to leave out what is for the trainer.
        large_print: Whether to add the workbook in large print.

    Returns:
        0 when all was made, 1 when findings stopped it.
    """
    started = time.monotonic()
    settings = load_settings(ROOT)
    text, remarks = read_text(settings)
    gc.freeze()  # it is needed to the end; to look for rubbish in it again and again takes a twentieth of a build
    parts = (only,) if only else PARTS
    with _settled(edition, text, settings) as (own_text, own_settings), watch_build() as watcher:
        jobs = min(jobs or os.cpu_count() or 1, MOST_JOBS)
        light = pack == "light"
        order = Order(own_text, own_settings, parts, jobs, light=light, edition=edition, large_print=large_print)
        steps = build(order, output, watcher)
    for line in _summary(steps, output, remarks, time.monotonic() - started):
        console.show(line)
    return 0


def read_text(settings: Settings) -> tuple[CourseText, list[Finding]]:
    """Read the course, check it, and render it.

    Args:
        settings: Where it is.

    Returns:
        The course, ready for every output, and the remarks that did not stop it.

    Raises:
        CourseError: Findings that stop a build; all of them.
    """
    console.say("Checking …")
    course, findings = read_checked(settings)
    stopping = errors(findings)
    if stopping:
        raise CourseError(*stopping)
    return read_course_text(course, settings), findings


@contextlib.contextmanager
def _settled(edition: str, text: CourseText, settings: Settings) -> Iterator[tuple[CourseText, Settings]]:
    """Give what an edition is made from."""
    if edition == "trainers":
        yield text, settings
        return
    with tempfile.TemporaryDirectory(prefix="course-") as folder:
        own = settle_officers(settings, Path(folder))
        course, _ = load_course(own)
        yield read_course_text(course, own), own


def _summary(steps: list[Step], output: Path, remarks: list[Finding], seconds: float) -> list[str]:
    lines = [f"{'made':<8}{'files':>7}{'size':>11}{'seconds':>9}"]
    lines += [f"{step.part:<8}{step.files:>7}{step.size / 1e6:>8.1f} MB{step.seconds:>9.1f}" for step in steps]
    if remarks:
        lines.append(f"{len(remarks)} remarks; to read them: python3 -m scripts check")
    page = output / "index.html"
    lines.append(f"Done in {seconds:.1f} s. Open {page.as_posix()} in a browser.")
    return lines
