"""What every rule needs to say a finding: its place, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from scripts.model import Finding, Module, Place, Severity


def report(module: Module, line: int, code: str, fact: str, hint: str) -> Finding:
    """Make a finding that stops the build, at a line of a module."""
    return Finding(code, Place(module.path, line), fact, hint)


def remark(module: Module, line: int, code: str, fact: str, hint: str) -> Finding:
    """Make a finding that only informs, at a line of a module."""
    return Finding(code, Place(module.path, line), fact, hint, Severity.WARNING)


def nearest(word: str, choices: Iterable[str]) -> str:
    """Guess what was meant.

    Args:
        word: What was written.
        choices: What could have been.

    Returns:
        A sentence that names the nearest choice, or all of them where none is near.
    """
    options = list(choices)
    close = get_close_matches(word, options, n=1, cutoff=0.5)
    return f"Did you mean `{close[0]}`?" if close else f"Write one of: {', '.join(options)}."


def line_of(path: Path, words: str) -> int:
    """Find the first line of a file that holds some words; 1 where none does."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if words in line), 1)
