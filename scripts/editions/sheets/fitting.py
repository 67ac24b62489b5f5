"""Which blocks are short enough to stay on one page: no engine is asked, letters are counted.

A block that must not break and does not fit would be cut off, so only blocks well below a
page in every edition, the large print too, are held together.
"""

from __future__ import annotations

from scripts.editions.sheets.blocks import text_width
from scripts.editions.sheets.data import Data
from scripts.model import LANGUAGES

KEPT_LINES = 14
"""Lines up to which a block stays together; large print has 28 on a page, with more around them."""

KEPT_NOTES = 34
"""The same where trainer's notes stand below a question and nothing is ever printed large."""

_LETTERS = {1: 46, 2: 32}
_PROMPT_LETTERS, _ROW_LINES, _PAGE_LINES = 24, 6, 44
_ROW_LETTERS, _ROW_PADDING, _TABLE_LINES = 60, 0.7, 22
_TONGUES = frozenset(LANGUAGES)
_KEPT = frozenset({"question", "quiz", "answer", "box", "list", "para", "scenario", "quote"})


def mark_short(value: Data, columns: int, limit: int = KEPT_LINES) -> Data:
    """Mark the blocks that stay together.

    Args:
        value: Blocks, or whatever holds some.
        columns: How many languages stand side by side.
        limit: Lines up to which a block stays together.

    Returns:
        The same, with ``keep`` in each block that can be kept or not; a passage says it of its lines.
    """
    if isinstance(value, list):
        return [mark_short(item, columns, limit) for item in value]
    if not isinstance(value, dict):
        return value
    marked = {key: mark_short(item, columns, limit) for key, item in value.items()}
    if value.get("block") in _KEPT:
        marked["keep"] = lines(value, _LETTERS[columns]) <= limit
    elif value.get("block") == "passage":
        marked["whole"] = [lines(line, _LETTERS[columns]) <= limit for line in value["lines"]]
    elif value.get("block") == "worksheet":
        rows = (max(_ROW_LINES, lines(row, _PROMPT_LETTERS) + 2) for row in value["rows"])
        marked["keep"] = sum(rows) <= _PAGE_LINES
    elif value.get("block") == "table":
        rows_lines = [_row_lines(row, value["widths"], columns) for row in value["rows"]]
        marked["keep"] = [count <= KEPT_LINES for count in rows_lines]
        marked["together"] = sum(rows_lines) + _ROW_PADDING * len(rows_lines) <= _TABLE_LINES
    return marked


def lines(value: Data, letters: int) -> int:
    """Estimate how many lines something takes, on the long side."""
    if isinstance(value, list):
        return sum(lines(item, letters) for item in value)
    if not isinstance(value, dict):
        return 0
    if value and value.keys() <= _TONGUES:
        return max(-(-_width(text) // letters) for text in value.values())
    return sum(lines(item, letters) for item in value.values())


def _row_lines(row: list[Data], widths: list[int], columns: int) -> int:
    """Count the lines of the longest cell; the languages stand one above the other in it."""
    letters = (max(4, _ROW_LETTERS * width // sum(widths)) for width in widths)
    return max((lines(cell, wide) * columns for cell, wide in zip(row, letters, strict=False)), default=0)


def _width(text: Data) -> int:
    if isinstance(text, str):
        return text_width(text)
    if isinstance(text, dict):
        return _width(text.get("content", []))
    return sum(_width(item) for item in text)
