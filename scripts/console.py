"""The terminal: results go to standard output, everything said along the way to standard error.

In: finished sentences. Out: lines. Nothing else in the project writes to the terminal.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def show(text: str) -> None:
    """Give a result, the thing that was asked for."""
    _write(sys.stdout, text)


def say(text: str) -> None:
    """Tell the person who waits, at once."""
    _write(sys.stderr, text)


def is_terminal() -> bool:
    """Whether a person sees what is said, so that lines may be redrawn."""
    return sys.stderr.isatty()


def hush() -> None:
    """Stop writing results: whoever read them has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(stream: TextIO, text: str) -> None:
    """Write a line; signs that an old terminal or pipe does not have come as their codes."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    stream.flush()
