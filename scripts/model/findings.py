"""What is wrong, where, and what to do about it."""

from __future__ import annotations

import enum
import os
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a file, as the reader names it, and a line from 1."""

    path: Path
    line: int = 1

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}"

    @classmethod
    def near(cls, path: Path, folder: Path | None = None) -> Place:
        """Name a file from where somebody works; from another drive there is no such way."""
        try:
            return cls(Path(os.path.relpath(path, folder or Path.cwd())))
        except ValueError:
            return cls(path)


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

    def seen_from(self, root: Path) -> Finding:
        """Give the finding with the path that people use who work in a folder."""
        path = self.place.path
        named = path.relative_to(root) if path.is_relative_to(root) else path
        return replace(self, place=replace(self.place, path=named))


class CourseError(Exception):
    """Work that cannot go on; carries the findings that say why.

    Attributes:
        findings: What to show to the person at the keyboard, never empty.
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
