"""A word that nobody knows → what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LIKENESS = 0.5
_ALIKE = 0.8


def nearest(word: str, choices: Iterable[str]) -> str:
    """Guess what was meant, for a person who has to choose.

    Args:
        word: What was written.
        choices: What could have been.

    Returns:
        A sentence that names the nearest choice, or all of them where none is near.
    """
    options = list(choices)
    close = get_close_matches(word, options, n=1, cutoff=_LIKENESS)
    if close:
        return f"Did you mean `{close[0]}`?"
    return f"Write one of: {', '.join(options)}." if options else "There is none yet."


def closest(word: str, choices: Iterable[str]) -> str:
    """Give the choice that differs from a word by a slip of the pen, or nothing."""
    return next(iter(get_close_matches(word, list(choices), n=1, cutoff=_ALIKE)), "")
