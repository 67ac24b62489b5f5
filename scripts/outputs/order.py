"""What a build is asked for, what each part of it is given, and who is told about it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from scripts.editions.course import CourseText
from scripts.outputs.made import Made
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
        light: Whether to add a pack of pages and slides alone.
        edition: For whom it is: ``trainers`` with everything, ``officers`` without what is for the trainer.
        large_print: Whether to add the workbook in large print.
    """

    text: CourseText
    settings: Settings
    parts: Collection[str] = PARTS
    jobs: int = 1
    light: bool = False
    edition: str = "trainers"
    large_print: bool = False


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


@dataclass(frozen=True)
class Task:
    """What the maker of a part is given: the order, where to write, and what there is already."""

    order: Order
    aside: Path
    work: Path
    made: Sequence[Made]
    watcher: Watcher
