"""The terminal: results go to standard output, everything said along the way to standard error.

In: finished sentences. Out: lines. Nothing else in the project writes to the terminal.
"""

from __future__ import annotations

import os
import sys


def show(text: str) -> None:
    """Give a result, the thing that was asked for."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """Tell the person who waits, at once."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def is_terminal() -> bool:
    """Whether a person sees what is said, so that lines may be redrawn."""
    return sys.stderr.isatty()


def hush() -> None:
    """Stop writing results: whoever read them has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
