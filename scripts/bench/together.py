"""How much memory a process and all that it started hold together, looked at again and again.

The operating system keeps the most of one process only. Where it tells how much of each page is
shared (Linux), those shares are added up; elsewhere nothing is claimed.
"""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator
from pathlib import Path

_PROCESSES = Path("/proc")
_SHARE = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_PAUSE = 0.1


class Watch:
    """Looks at a process and its descendants until it is told to stop."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.most = 0

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.wait(_PAUSE):
            self.most = max(self.most, sum(map(_held, _family(self._process))))


def _family(process: int) -> Iterator[int]:
    yield process
    with contextlib.suppress(OSError):
        for thread in (_PROCESSES / str(process) / "task").iterdir():
            for child in (thread / "children").read_text("ascii").split():
                yield from _family(int(child))


def _held(process: int) -> int:
    """Give the bytes that a process holds: its own, and its share of what it has in common with others."""
    with contextlib.suppress(OSError):
        found = _SHARE.search((_PROCESSES / str(process) / "smaps_rollup").read_text("ascii"))
        return int(found[1]) * 1024 if found else 0
    return 0
