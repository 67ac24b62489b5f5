"""What was measured → a table with all of it, and the few figures that the README shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measurement:
    """One thing that was measured.

    Attributes:
        table: All figures, as a Markdown table under a heading; or a line that says what was missing.
        told: For the README, what was measured and its figures in words.
    """

    table: str
    told: tuple[tuple[str, str], ...] = ()


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a Markdown table under a heading."""
    return f"### {title}\n\n{lines(heads, rows)}\n"


def lines(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write the lines of a Markdown table."""
    return "\n".join(f"| {' | '.join(line)} |" for line in [heads, ["---"] * len(heads), *rows])
