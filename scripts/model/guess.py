"""A word that nobody knows → a sentence that names what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LIKENESS = 0.5


def nearest(word: str, choices: Iterable[str]) -> str:
    """Guess what was meant.

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
