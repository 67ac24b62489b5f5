"""What a build is doing → words on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import importlib
from contextlib import AbstractContextManager, nullcontext

from scripts import console
from scripts.outputs.order import Watcher

NAMES = {"pdf": "papers", "slides": "slides", "site": "pages", "pack": "offline pack"}
"""What people call the parts of an output."""


def watch_build() -> AbstractContextManager[Watcher]:
    """Give whoever tells a person how far a build is: a bar on a terminal, else plain lines."""
    if console.is_terminal():
        bar: AbstractContextManager[Watcher] = importlib.import_module("scripts.progress.bar").ProgressBar()
        return bar
    return nullcontext(PlainLines())


class PlainLines:
    """Says each part as it begins."""

    def plan(self, parts: int) -> None:
        """Need not say how many parts there will be."""

    def begin(self, part: str) -> None:
        """Say which part is being made now."""
        console.say(f"Making the {NAMES[part]} …")

    def made(self, path: str) -> None:
        """Leave out the single files."""

    def say(self, words: str) -> None:
        """Tell something that is not progress."""
        console.say(words)
