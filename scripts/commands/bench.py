"""``bench``: measure, in one run, what the README claims."""

from __future__ import annotations


def run() -> int:
    """Print the measurements."""
    raise NotImplementedError
