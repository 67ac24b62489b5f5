"""The lines of one Markdown file, with what was found wrong in them so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scripts.model import Finding, Place

_CODE = re.compile(r" {0,3}(?P<fence>`{3,}(?!.*`)|~{3,})")


@dataclass
class Lines:
    """A file while it is being read.

    Attributes:
        path: How to name the file in findings.
        lines: Its lines, without their ends.
        shown: The same lines, those of fenced code blank: in them nothing means what it looks like.
        findings: What could not be understood so far.
    """

    path: Path
    lines: list[str]
    shown: list[str] = field(init=False)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shown = list(_without_code(self.lines))

    def report(self, code: str, line: int, fact: str, hint: str) -> None:
        """Note what is wrong on a line, counted from 1."""
        self.findings.append(Finding(code, Place(self.path, line), fact, hint))


def _without_code(lines: Iterable[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        match = _CODE.match(line)
        yield "" if fence or match else line
        if not fence:
            fence = match["fence"] if match else ""
        elif line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
