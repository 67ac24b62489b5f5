"""A table whose last row is in bold adds up: plans of sessions and weeks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from scripts.checks.reporting import report
from scripts.model import Finding, Module

_ROW = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"[\s|:-]+$")
_NUMBER = re.compile(r"(\*\*)?(?P<value>\d+)(\*\*)?$")


def check_sums(page: Module) -> Iterator[Finding]:
    """Hold each total at the foot of a column against the numbers above it."""
    lines = enumerate(page.body.splitlines(), page.body_line)
    for is_table, group in groupby(lines, lambda line: bool(_ROW.match(line[1]))):
        rows = list(group) if is_table else []
        if rows and _cells(rows[-1][1])[0].startswith("**"):
            yield from _totals(page, rows[-1][0], [_cells(line) for _, line in rows if not _RULE.match(line)])


def _totals(page: Module, line: int, rows: list[list[str]]) -> Iterator[Finding]:
    header, *others = rows
    for name, *cells in zip(header, *others, strict=False):
        numbers = [int(match["value"]) for cell in cells if (match := _NUMBER.match(cell))]
        if len(numbers) == len(cells) and numbers[-1] != sum(numbers[:-1]):
            total = sum(numbers[:-1])
            fact = f"The table says {numbers[-1]} under “{name}”, its rows have {total}."
            yield report(page, line, "M116", fact, f"Write **{total}** or mend a row.")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
