"""The whole course, rendered once: what every output picks from."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

from scripts.editions.lesson import Lesson, read_lesson
from scripts.editions.markdown import Renderer
from scripts.editions.nodes import Content, parse_html
from scripts.editions.outline import OutlinePair, read_outline
from scripts.model import LANGUAGES, Course, Language, Ledger, Pair, Passage, Term
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
        lessons: In the order of the course; each is rendered when it is first asked for.
        terms: The glossary.
        ledgers: The source texts with their passages.
        site_url: Where the site is published.
        outlines: The same modules, unrendered.
    """

    names: dict[Language, str]
    descriptions: dict[Language, str]
    version: str
    date: str
    fingerprint: str
    lessons: Sequence[LessonPair]
    terms: tuple[Term, ...]
    ledgers: tuple[Ledger, ...]
    site_url: str
    outlines: tuple[OutlinePair, ...] = ()

    def passages(self) -> Iterator[Passage]:
        """Give the passages of all sources, in reading order."""
        return (passage for ledger in self.ledgers for passage in ledger.passages)


class _LazyLessons(Sequence[LessonPair]):
    """Lessons that are rendered when somebody looks at them; pages alone need none."""

    def __init__(self, pairs: Sequence[Pair], renderer: Renderer, passages: Mapping[str, Passage]) -> None:
        self._pairs = pairs
        self._read = functools.partial(read_lesson, renderer=renderer, passages=passages)

    @functools.cached_property
    def _lessons(self) -> tuple[LessonPair, ...]:
        return tuple(LessonPair(self._read(pair.en), self._read(pair.zh)) for pair in self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    @overload
    def __getitem__(self, index: int) -> LessonPair: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[LessonPair]: ...

    def __getitem__(self, index: int | slice) -> LessonPair | Sequence[LessonPair]:
        return self._lessons[index]


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
    bodies = [[pair[language].body for language in LANGUAGES] for pair in course.pairs]
    return CourseText(
        dict(settings.site_names),
        dict(settings.site_descriptions),
        settings.version,
        settings.date,
        fingerprint(json.dumps(bodies, ensure_ascii=False)),
        _LazyLessons(course.pairs, renderer, passages),
        course.terms,
        course.ledgers,
        settings.site_url,
        tuple(OutlinePair(read_outline(p.en, passages), read_outline(p.zh, passages)) for p in course.pairs),
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
