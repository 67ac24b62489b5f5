"""The frozen data that every room shares: passages, modules, pairs, findings.

Nothing here reads or writes. A source text becomes passages; a module is one
Markdown file in one language; a pair is a module with its twin; a finding is a
fact about a place in a file that a human should change.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Language = Literal["en", "zh"]
"""A language of the course: English at the root of the site, Chinese under ``zh/``."""

LANGUAGES: tuple[Language, ...] = ("en", "zh")

SECTIONS = (
    "objectives",
    "text",
    "meaning",
    "practice",
    "discussion",
    "self-check",
    "worksheet",
    "key-points",
    "five-minutes",
)
"""The ids of a module's sections, in the order in which a module has them."""

FORMS = ("alone", "pairs", "fours", "group")
"""How people sit for a question: alone, in pairs, in fours, the whole group."""


class Lens(enum.StrEnum):
    """One of the four questions of the source text."""

    ENFORCE_FOR = "enforce-for"
    SERVE_WHOM = "serve-whom"
    ENFORCE_HOW = "enforce-how"
    SERVE_HOW = "serve-how"


LENS_QUESTIONS: Mapping[Language, Mapping[Lens, str]] = {
    "en": {
        Lens.ENFORCE_FOR: "For whom do we enforce the law?",
        Lens.SERVE_WHOM: "Whom do we serve?",
        Lens.ENFORCE_HOW: "How do we enforce?",
        Lens.SERVE_HOW: "How do we serve?",
    },
    "zh": {
        Lens.ENFORCE_FOR: "为谁执法？",
        Lens.SERVE_WHOM: "为谁服务？",
        Lens.ENFORCE_HOW: "怎样执法？",
        Lens.SERVE_HOW: "怎样服务？",
    },
}
"""The words of each lens, as the title of a question gives them."""


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a file, as the reader names it, and a line from 1."""

    path: Path
    line: int = 1

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}"


class Severity(enum.StrEnum):
    """Whether a finding stops a build (error) or only informs (warning)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """What is wrong, where, and what to do about it."""

    code: str
    place: Place
    fact: str
    hint: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.fact} Hint: {self.hint}"


class CourseError(Exception):
    """Work that cannot go on; carries the findings that say why.

    Attributes:
        findings: What to show to the person at the keyboard, never empty.
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


@dataclass(frozen=True)
class Segment:
    """A sentence or clause of a passage; the smallest part that has an id.

    Attributes:
        id: Id of the passage and a number, as in ``p02-3``.
        start: Offset of the first character in the decoded source.
        end: Offset behind the last character.
        text: The source's own characters, white space and all.
        fingerprint: Of the text when it was split.
    """

    id: str
    start: int
    end: int
    text: str
    fingerprint: str


@dataclass(frozen=True)
class Passage:
    """A stretch of the source text that belongs to exactly one module.

    Attributes:
        id: Never changes once given out, as in ``p02``.
        joint: What opens it: ``heading``, ``paragraph``, ``ordinal`` or ``conclusion``.
        module: File name stem of the module that quotes it, as in ``02-leaders-first``.
        fingerprint: Of its text when it was split.
        segments: Its sentences and clauses in reading order; they cover all of it
            but the white space between them.
    """

    id: str
    joint: str
    module: str
    fingerprint: str
    segments: tuple[Segment, ...]

    @property
    def start(self) -> int:
        """Offset of the first character in the decoded source."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character in the decoded source."""
        return self.segments[-1].end


@dataclass(frozen=True)
class Ledger:
    """Which part of a source text is which passage of which module.

    Attributes:
        source: Path of the source text.
        encoding: Python's name of the encoding that decoded it.
        language: The language that the text is written in.
        fingerprint: Of the whole decoded text.
        passages: In reading order.
        retired: Ids that were given out once and have no text any more.
    """

    source: Path
    encoding: str
    language: Language
    fingerprint: str
    passages: tuple[Passage, ...]
    retired: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A fenced block of a module (``/// kind | title``) with what it holds.

    Attributes:
        kind: ``passage``, ``note``, ``scenario``, ``question``, ``quiz``, ``trainer``, ``answer``.
        title: The words behind the bar.
        line: Line of the opening fence.
        attributes: What ``attrs: {…}`` says, values as text.
        text: The Markdown inside, without nested blocks.
        text_line: Line on which ``text`` begins.
        blocks: Nested blocks.
    """

    kind: str
    title: str
    line: int
    attributes: Mapping[str, str]
    text: str
    text_line: int
    blocks: tuple[Block, ...] = ()

    @property
    def id(self) -> str:
        """The explicit id, or nothing."""
        return self.attributes.get("id", "")


@dataclass(frozen=True)
class Section:
    """A part of a module under a second-level heading.

    Attributes:
        id: The explicit id of the heading, or nothing.
        title: The heading's words.
        line: Line of the heading.
        attributes: What the heading's attribute list says, as ``data-time``.
        text: The Markdown of the section outside blocks, blank lines in their place.
        blocks: The fenced blocks, in order.
        source: All lines of the section below its heading, blocks and all.
    """

    id: str
    title: str
    line: int
    attributes: Mapping[str, str]
    text: str
    blocks: tuple[Block, ...]
    source: str


@dataclass(frozen=True)
class Module:
    """One module in one language, as its Markdown file gives it.

    Attributes:
        path: Where the file is, relative to the project.
        language: From the file name.
        front: The front matter.
        front_lines: Line of each key of the front matter.
        title: Words of the first-level heading.
        title_id: Explicit id of the first-level heading.
        title_line: Its line.
        sections: In order.
        body: Everything below the front matter.
        body_line: Line on which ``body`` begins.
    """

    path: Path
    language: Language
    front: Mapping[str, object] = field(hash=False)
    front_lines: Mapping[str, int] = field(hash=False)
    title: str
    title_id: str
    title_line: int
    sections: tuple[Section, ...]
    body: str
    body_line: int

    @property
    def name(self) -> str:
        """The name that both twins share, as in ``01-purpose``."""
        return self.path.name.split(".")[0]

    @property
    def number(self) -> int:
        """The module's place in the course, from 1."""
        return int(self.name.split("-")[0])


@dataclass(frozen=True)
class Pair:
    """A module in both languages."""

    en: Module
    zh: Module

    @property
    def name(self) -> str:
        """The name that both twins share, as in ``01-purpose``."""
        return self.en.name

    def __getitem__(self, language: Language) -> Module:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True)
class Term:
    """A term of the glossary with its one rendering.

    Attributes:
        id: Anchor on the glossary page.
        en: The English term.
        zh: Its one Chinese rendering.
        also: Other forms of the term in each language that readers meet or search for.
        renderings: The Chinese of each English form; of most it is the one of the term.
        course: Whether it is a word of the course itself and not of a source; such words
            are explained but not held to one rendering.
        certainty: ``established``, ``likely`` or ``uncertain``.
        explain: What it means, in each language.
        note: What should be known about the rendering, in each language; may be empty.
    """

    id: str
    en: str
    zh: str
    also: Mapping[Language, tuple[str, ...]]
    renderings: Mapping[str, str]
    course: bool
    certainty: str
    explain: Mapping[Language, str]
    note: Mapping[Language, str]

    def __getitem__(self, language: Language) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True)
class Course:
    """Everything that editors write, read once: what checks judge and builds show.

    Attributes:
        ledgers: The source texts, dealt to modules.
        pairs: The modules, in the order of the course.
        pages: The other pages, as home and glossary: read like modules, held to fewer rules.
        terms: The glossary.
    """

    ledgers: tuple[Ledger, ...]
    pairs: tuple[Pair, ...]
    pages: tuple[Pair, ...]
    terms: tuple[Term, ...]
