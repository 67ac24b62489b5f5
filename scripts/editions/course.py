"""The whole course, rendered once: what every output picks from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.editions.lesson import Lesson, read_lesson
from scripts.editions.markdown import Renderer
from scripts.editions.nodes import Content, parse_html
from scripts.model import LANGUAGES, Course, Language, Ledger, Passage, Term
from scripts.settings import Settings
from scripts.sources.fingerprint import fingerprint


@dataclass(frozen=True)
class LessonPair:
    """A lesson in both languages, part for part the same."""

    en: Lesson
    zh: Lesson

    @property
    def name(self) -> str:
        """File name stem of the module, as ``01-purpose``."""
        return self.en.name

    def __getitem__(self, language: Language) -> Lesson:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True)
class CourseText:
    """Every lesson in both languages with what is printed on all of them.

    Attributes:
        names: The course's name in each language.
        descriptions: One line about the course in each language.
        version: Version of the course.
        date: Date of the text, ISO 8601.
        fingerprint: Of the whole text; the same from the same sources.
        lessons: In the order of the course.
        terms: The glossary.
        ledgers: The source texts with their passages.
        site_url: Where the site is published.
    """

    names: dict[Language, str]
    descriptions: dict[Language, str]
    version: str
    date: str
    fingerprint: str
    lessons: tuple[LessonPair, ...]
    terms: tuple[Term, ...]
    ledgers: tuple[Ledger, ...]
    site_url: str

    def passages(self) -> Iterator[Passage]:
        """Give the passages of all sources, in reading order."""
        return (passage for ledger in self.ledgers for passage in ledger.passages)


def read_course_text(course: Course, settings: Settings) -> CourseText:
    """Render a course that passed the checks.

    Args:
        course: What the editors wrote.
        settings: Names, version and the Markdown configuration.

    Returns:
        The course, ready for every output.
    """
    renderer = Renderer(settings.markdown_extensions)
    passages = {passage.id: passage for ledger in course.ledgers for passage in ledger.passages}
    lessons = tuple(
        LessonPair(read_lesson(pair.en, renderer, passages), read_lesson(pair.zh, renderer, passages))
        for pair in course.pairs
    )
    bodies = [[pair[language].body for language in LANGUAGES] for pair in course.pairs]
    return CourseText(
        dict(settings.site_names),
        dict(settings.site_descriptions),
        settings.version,
        settings.date,
        fingerprint(json.dumps(bodies, ensure_ascii=False)),
        lessons,
        course.terms,
        course.ledgers,
        settings.site_url,
    )


def read_page(path: Path, settings: Settings) -> Content:
    """Render a page that is not a module, as the trainer's guide.

    Args:
        path: Its Markdown file, with front matter.
        settings: The Markdown configuration.

    Returns:
        Its tree.
    """
    _, _, markdown = path.read_text(encoding="utf-8").partition("\n---\n")
    return parse_html(Renderer(settings.markdown_extensions).render(markdown))
