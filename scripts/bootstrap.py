"""The private environment: the packages of a lock file, in a folder inside the project.

In: the name of an environment and ``requirements/NAME.txt``. Out: this same command, running
again with the packages of ``.venvs/NAME``, or one clear sentence that says why not. Standard
library only, and readable by Python 3.8, so that an old Python can be told what is missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO

    Say = Callable[[str], None]

OLDEST, NEWEST = (3, 11), (3, 14)  # every change is tried with both
ROOT = Path(__file__).resolve().parent.parent

CHOICE = "COURSE_ENV"
"""Set to ``current``, it means: the Python at hand has everything, make no environment."""

ENTERED = "COURSE_ENV_ENTERED"
"""Tells the second start that it is the second, so that it never becomes a third."""

OFFLINE = """connect to the network and run the command again.
Without one: fill a folder on a machine like this one that has a network,
  python3 -m pip download --only-binary :all: --require-hashes -r {lock} -d wheels
bring it here, and run the command with PIP_NO_INDEX=1 and PIP_FIND_LINKS=wheels set."""

NO_NETWORK = re.compile(r"connection broken|NewConnection|Max retries|name resolution|unreachable")
NOT_THERE = re.compile(r"No matching distribution found for (\S+)")


class EnvironmentMissingError(Exception):
    """The environment cannot be made; the message says why and what to do."""

    def __init__(self, fact: str, hint: str) -> None:
        super().__init__(f"{fact}\nHint: {hint}")


@dataclass(frozen=True)
class Environment:
    """Where an environment and what belongs to it lie."""

    root: Path
    name: str

    @property
    def folder(self) -> Path:
        """The environment itself."""
        return self.root / ".venvs" / self.name

    @property
    def lock(self) -> Path:
        """The packages that it holds, each with its fingerprints."""
        return self.root / "requirements" / f"{self.name}.txt"

    @property
    def log(self) -> Path:
        """What pip said when it was made."""
        return self.folder.with_suffix(".log")

    @property
    def stamp(self) -> Path:
        """Written last, so an environment without it is not whole."""
        return self.folder / "made-from"

    @property
    def python(self) -> Path:
        """The interpreter inside; scripts beside it break when the folder moves, it does not."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def origin(self) -> str:
        """What the environment must have been made from to serve this Python and this lock."""
        lock = hashlib.sha256(self.lock.read_bytes()).hexdigest()
        return f"{lock} {sys.implementation.cache_tag}{getattr(sys, 'abiflags', '')} {sys.platform}"

    def is_current(self) -> bool:
        """Whether it is whole, and made from this lock for this Python."""
        try:
            return self.python.exists() and self.stamp.read_text("utf-8") == self.origin
        except OSError:
            return False

    def is_entered(self) -> bool:
        """Whether this very process runs in it."""
        return self.folder.samefile(sys.prefix)


def check_python(version: tuple[int, ...] = tuple(sys.version_info[:3])) -> None:
    """Refuse a Python that is too old.

    Raises:
        EnvironmentMissingError: It is; the message names both versions.
    """
    if version < OLDEST:
        oldest, found = (".".join(map(str, numbers)) for numbers in (OLDEST, version))
        raise EnvironmentMissingError(
            f"This course needs Python {oldest} or newer; this is Python {found} ({sys.executable}).",
            f"install a newer Python, or name one that you have: python{oldest} -m scripts …",
        )


def enter(name: str, say: Say, root: Path = ROOT) -> None:
    """Return when this process has the packages; else make them ready and start it again there.

    Args:
        name: The environment, ``build`` or ``test``.
        say: Takes a line for the person who waits.
        root: The project's folder.

    Raises:
        EnvironmentMissingError: The environment cannot be made.
    """
    if _has_everything():
        return
    environment = Environment(root, name)
    ready = environment.is_current()
    if not ready:
        _make_alone(environment, say)
    if ready and environment.is_entered():
        os.environ.pop(ENTERED, None)
        return
    _start_again(environment)


def _has_everything() -> bool:
    choice = os.environ.get(CHOICE, "")
    if choice not in {"", "current"}:
        raise EnvironmentMissingError(
            f"{CHOICE} is set to “{choice}”, which means nothing.",
            "unset it, or set it to “current” to use the packages of the Python at hand.",
        )
    return choice == "current"


def _make_alone(environment: Environment, say: Say) -> None:
    try:
        environment.folder.parent.mkdir(exist_ok=True)
        with _turn(environment.folder.with_suffix(".busy"), say) as turn:
            if not environment.is_current():
                _make(environment, say, turn)
    except OSError as error:
        raise EnvironmentMissingError(
            f"The environment cannot be made: {error.strerror}: {error.filename}.",
            "copy the whole course to a folder that you may write to, with 1 GB free, and run it there.",
        ) from error


@contextlib.contextmanager
def _turn(path: Path, say: Say) -> Iterator[IO[str]]:
    """Let one process in at a time; the system gives the turn back when its holder dies."""
    with path.open("a+", encoding="utf-8") as turn:
        if not _take(turn):
            say("Another run is preparing the same environment; waiting for it …")
            while not _take(turn):
                time.sleep(0.2)
        yield turn


def _take(turn: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(turn.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _make(environment: Environment, say: Say, turn: IO[str]) -> None:
    recipe = list(_recipe(environment))
    count = environment.lock.read_text("utf-8").count("==")
    say(f"Preparing .venvs/{environment.name} once (packages: {count}) …")
    begin = time.monotonic()
    origin = environment.origin
    environment.log.write_text("", "utf-8")
    for command in recipe:
        _follow(command, environment, say, turn)
    environment.stamp.write_text(origin, "utf-8")
    say(f"Ready after {time.monotonic() - begin:.0f} s.")


def _recipe(environment: Environment) -> Iterator[list[str]]:
    """The pip at hand serves the new environment too; where there is none, Python brings one."""
    venv = [sys.executable, "-m", "venv", "--clear", str(environment.folder)]
    inside = str(environment.python)
    install = ["install", "--require-hashes", "--only-binary", ":all:", "--no-deps", "--no-compile"]
    install += ["-r", str(environment.lock)]
    if _has("venv") and _has("pip"):
        yield [*venv, "--without-pip"]
        yield [sys.executable, "-m", "pip", "--python", inside, *install]
    elif _has("venv") and _has("ensurepip"):
        yield venv
        yield [inside, "-m", "pip", *install]
    else:
        raise EnvironmentMissingError(
            f"This Python ({sys.executable}) came without its modules for private environments.",
            "on Debian and Ubuntu: apt install python3-venv; elsewhere install Python whole.",
        )


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _follow(command: list[str], environment: Environment, say: Say, turn: IO[str]) -> None:
    """Run a command, keep its words, count aloud.

    The command shares the turn: should this process be killed, the next one waits for it to end.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=_plain(os.environ),
        pass_fds=() if sys.platform == "win32" else (turn.fileno(),),
    )
    with process, environment.log.open("a", encoding="utf-8") as log:
        fetched = 0
        for line in process.stdout or ():
            log.write(line)
            fetched += line.startswith(("Collecting ", "Processing "))
            if line.startswith(("Collecting ", "Processing ")) and fetched % 10 == 0:
                say(f"  {fetched} fetched")
    if process.returncode:
        raise _explain(environment)


def _plain(variables: Mapping[str, str]) -> dict[str, str]:
    """What pip is told: the person's own settings, but nothing that would lead it elsewhere."""
    away = {"PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"}
    ours = {
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_USER": "0",
        "PYTHONSAFEPATH": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
    }
    kept = {name: value for name, value in variables.items() if name not in away}
    return {"PIP_RETRIES": "2", **kept, **ours}


def _explain(environment: Environment) -> EnvironmentMissingError:
    words = environment.log.read_text("utf-8")
    lock = f"requirements/{environment.name}.txt"
    missing = NOT_THERE.search(words)
    if "No space left" in words:
        fact, hint = "The disk is full.", "free 1 GB and run the command again."
    elif "DO NOT MATCH THE HASHES" in words:
        fact = f"A package that arrived is not the one that {lock} names."
        hint = "run the command again; if it stays so, do not use that package or where it came from."
    elif missing and sys.version_info[:2] > NEWEST and not NO_NETWORK.search(words):
        fact = f"Python {sys.version.split()[0]} is newer than what we tried, and {missing[1]} is not there for it."
        hint = f"use another Python, as in: python{'.'.join(map(str, NEWEST))} -m scripts …"
    elif missing or NO_NETWORK.search(words):
        fact = f"The packages of {lock} are needed, and pip could not get them."
        hint = OFFLINE.format(lock=lock)
    else:
        last = (words.strip().splitlines() or ["no word of why"])[-1]
        fact, hint = f"The packages of {lock} could not be installed: {last}", "see the words of pip."
    return EnvironmentMissingError(fact, f"{hint}\npip’s words: {environment.log}")


def _start_again(environment: Environment) -> None:
    """Become this same command, in the environment; with its return code where that cannot be."""
    if os.environ.get(ENTERED) == str(environment.folder):
        raise EnvironmentMissingError(
            f"The Python in {environment.folder} does not take that folder for its own.",
            "delete the folder .venvs and run the command again.",
        )
    command = [str(environment.python), *sys.orig_argv[1:]]
    variables = {**os.environ, ENTERED: str(environment.folder), "PYTHONUTF8": "1"}
    variables.pop("PYTHONHOME", None)
    if os.name == "nt":
        raise SystemExit(subprocess.call(command, env=variables))
    os.execve(command[0], command, variables)  # noqa: S606 - becoming the other process is the point
