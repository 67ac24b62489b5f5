"""A Markdown file as its editors see it: sections, blocks, and its twin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.model.grammar import Language


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
        opening: What stands between the title and the first section, under the title's id.
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
    opening: Section
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
