"""What every rule needs to say a finding: its place, and a few words of what stands there."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.model import Finding, Module, Place, Severity

_ITEM = re.compile(r"(?:[-*+]|\d+\.)\s+\S")


def report(module: Module, line: int, code: str, fact: str, hint: str) -> Finding:
    """Make a finding that stops the build, at a line of a module."""
    return Finding(code, Place(module.path, line), fact, hint)


def remark(module: Module, line: int, code: str, fact: str, hint: str) -> Finding:
    """Make a finding that only informs, at a line of a module."""
    return Finding(code, Place(module.path, line), fact, hint, Severity.WARNING)


def line_of(path: Path, *words: str) -> int:
    """Find a line of a file.

    Args:
        path: The file.
        words: What to look for, one behind the other, as the key of an entry below its name;
            a part of a longer name does not count.

    Returns:
        The line that holds the last of them; 1 where one is missing.
    """
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    number = 1
    for word in words:
        whole = re.compile(rf"(?<![\w./-]){re.escape(word)}(?![\w/-])")
        number = next((number for number, line in lines if whole.search(line)), 1)
    return number


def shorten(text: str, length: int = 40) -> str:
    """Give the beginning of a text, enough to know it again."""
    return text if len(text) <= length else f"{text[:length].rstrip()}…"


def items(text: str) -> list[str]:
    """Give the lines of a text that are items of a list."""
    return [line for line in text.splitlines() if _ITEM.match(line)]


def counted(number: int, thing: str) -> str:
    """Say how many there are of something: `no items`, `1 item`, `2 items`."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def between(what: str, wanted: range) -> str:
    """Say how many of something there should be."""
    return f"Write between {wanted[0]} and {wanted[-1]} {what}."
