"""A module in one language → its outline: all that pages need before MkDocs renders the text.

Nothing is rendered here: titles, minutes, ids and the Markdown of questions as they stand in
the file. What needs the text as a tree is the lesson's, which takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scripts.model import Block, Language, Lens, Module, Passage, Section
from scripts.settings import parse_minutes


@dataclass(frozen=True)
class Line:
    """A sentence or clause of a passage; ``id`` is that of the segment, as ``p02-3``."""

    id: str
    text: str


@dataclass(frozen=True)
class PassageText:
    """A passage in the language of the outline, a line for each segment."""

    id: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class OutlinedPart:
    """A section: its heading and its planned minutes."""

    id: str
    title: str
    minutes: int


@dataclass(frozen=True)
class OutlinedQuestion:
    """A discussion question; ``markdown`` is its text, ``form`` one of ``model.FORMS``."""

    id: str
    lens: Lens
    form: str
    minutes: int
    markdown: str


@dataclass(frozen=True)
class Outline:
    """A module in one language, unrendered.

    Attributes:
        name: File name stem of the module, as ``01-purpose``.
        number: Place in the course, from 1.
        language: Language of every text in it.
        title: The module's title.
        title_id: Anchor of the title.
        description: One sentence.
        minutes: Planned minutes for the whole.
        parts: The sections by id, in reading order.
        passages: What it quotes.
        questions: In the order of the discussion.
        markdown: Everything below the front matter.
    """

    name: str
    number: int
    language: Language
    title: str
    title_id: str
    description: str
    minutes: int
    parts: Mapping[str, OutlinedPart] = field(hash=False)
    passages: tuple[PassageText, ...]
    questions: tuple[OutlinedQuestion, ...]
    markdown: str


@dataclass(frozen=True)
class OutlinePair:
    """An outline in both languages, part for part the same."""

    en: Outline
    zh: Outline

    @property
    def name(self) -> str:
        """File name stem of the module, as ``01-purpose``."""
        return self.en.name

    def __getitem__(self, language: Language) -> Outline:
        return self.en if language == "en" else self.zh


def read_outline(module: Module, passages: Mapping[str, Passage]) -> Outline:
    """Read the outline of a module that passed the checks.

    Args:
        module: The module.
        passages: The passages of all ledgers by id; they name the lines.

    Returns:
        The outline.
    """
    blocks = [block for section in module.sections for block in section.blocks]
    return Outline(
        module.name,
        module.number,
        module.language,
        module.title,
        module.title_id,
        str(module.front.get("description", "")),
        int(str(module.front.get("minutes", 0))),
        {section.id: OutlinedPart(section.id, section.title, _minutes(section)) for section in module.sections},
        read_passages(module, passages),
        tuple(_question(block) for block in blocks if block.kind == "question"),
        module.body,
    )


def read_passages(module: Module, passages: Mapping[str, Passage]) -> tuple[PassageText, ...]:
    """Take the passages of a module as they are written: they are quoted, not marked up.

    Args:
        module: The module.
        passages: The passages of all ledgers by id; they name the lines.

    Returns:
        Its passages in order.
    """
    blocks = (block for section in module.sections for block in section.blocks if block.kind == "passage")
    return tuple(_passage(block, passages[block.id]) for block in blocks)


def _passage(block: Block, passage: Passage) -> PassageText:
    texts = (line.strip() for line in block.text.splitlines() if line.strip())
    lines = (Line(segment.id, text) for segment, text in zip(passage.segments, texts, strict=True))
    return PassageText(block.id, block.title, tuple(lines))


def _question(block: Block) -> OutlinedQuestion:
    lens, form = Lens(block.attributes["data-lens"]), block.attributes["data-form"]
    return OutlinedQuestion(block.id, lens, form, _minutes(block), block.text.strip())


def _minutes(part: Section | Block) -> int:
    return parse_minutes(part.attributes.get("data-time", "")) or 0
