"""What a build is doing → a bar on a terminal, plain lines elsewhere; both on standard error."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from scripts import console

NAMES = {"pdf": "papers", "slides": "slides", "site": "pages", "pack": "offline pack"}


class BuildProgress:
    """Tells a person how far a build is; use it in a `with` statement."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._done = 0
        if console.is_terminal():
            columns = (
                SpinnerColumn(),
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.completed:.0f} of {task.total:.0f} parts"),
                TimeElapsedColumn(),
            )
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)

    def __enter__(self) -> BuildProgress:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def plan(self, parts: int) -> None:
        """Say how many parts the build will make."""
        if self._bar:
            self._bar.add_task("", total=parts)

    def begin(self, part: str) -> None:
        """Say which part is being made now."""
        words = f"Making the {NAMES[part]} …"
        if self._bar:
            self._bar.update(self._bar.task_ids[0], description=words, completed=self._done)
            self._done += 1
        else:
            console.say(words)

    def made(self, path: str) -> None:
        """Show the file that was made last."""
        if self._bar:
            self._bar.update(self._bar.task_ids[0], description=path)

    def say(self, words: str) -> None:
        """Tell something that is not progress."""
        if self._bar:
            self._bar.console.print(words, markup=False, highlight=False)
        else:
            console.say(words)
