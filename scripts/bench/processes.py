"""A command line → what it cost, as the operating system accounts for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from scripts.bench.together import Watch

RUNS = 5  # of each command, in turn; the median is quoted


@dataclass(frozen=True)
class Cost:
    """What a process and those it started used.

    Attributes:
        user: Seconds of processor time outside the kernel.
        wall: Seconds by the clock on the wall.
        memory: Bytes resident at most in the largest single process.
        together: Bytes that all of them held at most at one time; 0 where nobody tells.
    """

    user: float
    wall: float
    memory: int
    together: int = 0


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end and account for it.

    Args:
        command: Its words.
        folder: Where it runs.

    Returns:
        Its cost.

    Raises:
        RuntimeError: It failed; carries the last words it said.
    """
    environment = {**os.environ, "COURSE_ENV": "current"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else each run would compile what people's machines keep
    started = time.monotonic()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        with Watch(process.pid) as watch:
            said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {said.decode(errors='replace')[-500:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2): kilobytes on Linux, bytes on macOS
    return Cost(used.ru_utime, time.monotonic() - started, used.ru_maxrss * unit, watch.most)


def in_turn(commands: Mapping[str, Callable[[], Cost]], runs: int = RUNS) -> dict[str, list[Cost]]:
    """Run commands one after another, again and again, so that noise falls on all alike.

    Args:
        commands: Name → what runs the command once.
        runs: How often each is counted; one run of each before that is not.

    Returns:
        The counted costs of each, in the order of the runs.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for counted in (False, *[True] * runs):
        for name, once in commands.items():
            cost = once()
            if counted:
                costs[name].append(cost)
    return costs


def middle(costs: Sequence[Cost]) -> Cost:
    """Give the median of the seconds and the most of the memory."""
    return Cost(
        median(cost.user for cost in costs),
        median(cost.wall for cost in costs),
        max(cost.memory for cost in costs),
        max(cost.together for cost in costs),
    )
