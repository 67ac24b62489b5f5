"""What paper cannot print, said with the place in the file that a person should mend."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.editions.lesson import Lesson
from scripts.model import CourseError, Finding, Language, Place


@dataclass(frozen=True)
class Origin:
    """Where a text comes from.

    Attributes:
        path: The Markdown file, relative to the project.
        language: Its language.
        lines: Its lines, if known.
        first: Number of the first of them.
    """

    path: Path
    language: Language
    lines: tuple[str, ...] = ()
    first: int = 1

    def find(self, words: str) -> Place:
        """Name the first line that holds the words; line 1 where none does."""
        numbers = (number for number, line in enumerate(self.lines, self.first) if words and words in line)
        return Place(self.path, next(numbers, 1))

    def refuse(self, code: str, words: str, fact: str, hint: str) -> CourseError:
        """Make the error about the line that holds the words."""
        return CourseError(Finding(code, self.find(words), fact, hint))


def lesson_origin(lesson: Lesson) -> Origin:
    """Say where a lesson's text stands."""
    module = lesson.source
    if module is None:
        return Origin(Path(f"docs/modules/{lesson.name}.{lesson.language}.md"), lesson.language)
    return Origin(module.path, lesson.language, tuple(module.body.splitlines()), module.body_line)
