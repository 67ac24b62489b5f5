"""A source text, dealt to modules: ledger, passages, segments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.model.grammar import Language


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
        retired: Ids of passages and segments that were given out once and have no text any more.
    """

    source: Path
    encoding: str
    language: Language
    fingerprint: str
    passages: tuple[Passage, ...]
    retired: tuple[str, ...] = ()
