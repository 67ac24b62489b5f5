"""``build``: check the course, then make the site, the papers, the slides and the pack."""

from __future__ import annotations

import os
import time
from pathlib import Path

from scripts import console
from scripts.checks.gate import errors, read_checked
from scripts.commands import ROOT
from scripts.editions.course import CourseText, read_course_text
from scripts.model import CourseError, Finding
from scripts.outputs.building import PARTS, Order, Step, build
from scripts.progress import watch_build
from scripts.settings import Settings, load_settings


def run(*, output: Path, jobs: int | None, only: str | None, pack: str) -> int:
    """Make everything, or a part.

    Args:
        output: Folder to fill; it is replaced only when the new one is whole.
        jobs: Processes to use; one for each processor if not said.
        only: ``site``, ``pdf``, ``slides`` or ``pack``.
        pack: ``whole``, or ``light`` to add one of the pages alone.

    Returns:
        0 when all was made, 1 when findings stopped it.
    """
    started = time.monotonic()
    settings = load_settings(ROOT)
    text, remarks = read_text(settings)
    parts = (only,) if only else PARTS
    order = Order(text, settings, parts, jobs or os.cpu_count() or 1, light=pack == "light")
    with watch_build() as watcher:
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


def _summary(steps: list[Step], output: Path, remarks: list[Finding], seconds: float) -> list[str]:
    lines = [f"{'made':<8}{'files':>7}{'size':>11}{'seconds':>9}"]
    lines += [f"{step.part:<8}{step.files:>7}{step.size / 1e6:>8.1f} MB{step.seconds:>9.1f}" for step in steps]
    if remarks:
        lines.append(f"{len(remarks)} remarks; to read them: python3 -m scripts check")
    page = output / "index.html"
    lines.append(f"Done in {seconds:.1f} s. Open {page.as_posix()} in a browser.")
    return lines
