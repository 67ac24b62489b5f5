"""The bar that a terminal shows; loaded only where there is a terminal."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from scripts.progress import NAMES


class ProgressBar:
    """Shows the part and file being made; use it in a `with` statement."""

    def __init__(self) -> None:
        columns = (
            SpinnerColumn(),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
        )
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=None)
        self._begun = 0

    def __enter__(self) -> ProgressBar:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def plan(self, parts: int) -> None:
        """Set the length of the bar."""
        self._bar.update(self._task, total=parts)

    def begin(self, part: str) -> None:
        """Move the bar to the part that is being made now."""
        self._bar.update(self._task, description=f"Making the {NAMES[part]} …", completed=self._begun)
        self._begun += 1

    def made(self, path: str) -> None:
        """Show the file that was made last."""
        self._bar.update(self._task, description=path)

    def say(self, words: str) -> None:
        """Tell something above the bar."""
        self._bar.console.print(words, markup=False, highlight=False)
