"""Module papers alone, as many as wanted, each set anew: what ``papers`` measures as a process of its own.

``python3 -m scripts.bench.printing ROOT FOLDER COUNT JOBS LANGUAGE…``: COUNT modules, those of the
course in ROOT again and again, in each of the languages, to FOLDER.
"""

from __future__ import annotations

import itertools
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from scripts.checks.gate import read_checked
from scripts.editions.course import CourseText, LessonPair, read_course_text
from scripts.editions.sheets import make_sheets
from scripts.model import LANGUAGES
from scripts.outputs.paper.making import print_sheets
from scripts.settings import load_settings


def print_modules(root: Path, folder: Path, count: int, jobs: int, languages: list[str]) -> None:
    """Print modules.

    Args:
        root: The project's folder.
        folder: An empty folder for what is made; the course's pictures are laid there too.
        count: How many modules.
        jobs: How many processes may work at once.
        languages: ``en``, ``zh`` or ``both``.
    """
    settings = load_settings(root)
    course, _ = read_checked(settings)
    text = read_course_text(course, settings)
    many = replace(text, lessons=tuple(_many(text, count)))
    sheets = [sheet for sheet in make_sheets(many, {}) if sheet.kind == "module" and sheet.language in languages]
    shutil.copytree(settings.docs / "assets", folder / "docs/assets")
    print_sheets(sheets, many, folder, root=folder, jobs=jobs)


def _many(text: CourseText, count: int) -> Iterator[LessonPair]:
    for number, pair in zip(range(1, count + 1), itertools.cycle(text.lessons), strict=False):
        name = f"{number:02}{pair.name[2:]}"
        yield LessonPair(*(replace(pair[language], number=number, name=name) for language in LANGUAGES))


if __name__ == "__main__":
    print_modules(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
