"""A folder is built aside and takes the old one's place in one step, or not at all."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import glob
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from scripts.model import CourseError, Finding, Place
from scripts.outputs.manifest import MANIFEST

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h: both names stay, what they name changes places
_RENAME_SWAP = 2  # the same on macOS: sys/stdio.h
_DISK_PROBLEMS = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EROFS,
        errno.EACCES,
        errno.EPERM,
        errno.ENOTDIR,
        errno.EFBIG,
        errno.EBUSY,
        errno.EXDEV,
        errno.ENAMETOOLONG,
    }
)


@contextlib.contextmanager
def replaced(output: Path, say: Callable[[str], None]) -> Iterator[Path]:
    """Give a folder to build in; when all went well it takes the place of the output.

    Only one build works on an output at a time; the second waits. What an earlier
    build left behind when it was killed is cleared away first.

    Args:
        output: The folder to replace, which may not exist yet.
        say: Told when another build has to be waited for.

    Yields:
        An empty folder, in a folder of its own beside the output. What is put next to it is
        cleared away with it, by the next build where this one is killed.

    Raises:
        CourseError: The folder of the output cannot be written, the disk is full, or the
            output holds what no build has made.
    """
    output = output.resolve()
    with _plain_errors(output):
        _refuse_strangers(output)
        output.parent.mkdir(parents=True, exist_ok=True)
        with _locked(output.with_name(f".{output.name}.lock"), say):
            _recover(output)
            work = output.with_name(f".{output.name}.aside-{secrets.token_hex(4)}")
            aside = work / "site"
            aside.mkdir(parents=True)  # not by mkdtemp, which keeps others out: a site is there to be read
            try:
                yield aside
                _exchange(aside, output)
            finally:
                shutil.rmtree(work, ignore_errors=True)


def rewrite(path: Path, content: bytes) -> None:
    """Write a file anew; one of the same name stays as it is wherever else it is linked.

    Args:
        path: The file.
        content: What it shall hold.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(content)


@contextlib.contextmanager
def _plain_errors(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _DISK_PROBLEMS and not isinstance(error, shutil.Error):
            raise
        raise CourseError(
            Finding(
                "B102",
                Place.near(output),
                f"The output cannot be written ({_reason(error)}).",
                "Free some space or give another folder with --output; what was there is as it was.",
            )
        ) from error


def _reason(error: OSError) -> str:
    if isinstance(error, shutil.Error):  # one of many that a copied folder met, each with its own words
        return str(error.args[0][0][-1])
    return f"{error.strerror}: {error.filename}" if error.filename else str(error.strerror or error)


def _refuse_strangers(output: Path) -> None:
    """Replace only what a build has made: nobody shall lose a folder to a slip of the pen."""
    if output.is_dir() and (not any(output.iterdir()) or (output / MANIFEST).is_file()):
        return
    if output.exists():
        fact = "The folder for the output holds files that no build has made."
        hint = "Give a new or an empty folder with --output."
        raise CourseError(Finding("B104", Place.near(output), fact, hint))


@contextlib.contextmanager
def _locked(path: Path, say: Callable[[str], None]) -> Iterator[None]:
    with path.open("ab") as file:
        if not _try_lock(file):
            say(f"Another build is writing to {path.parent}; waiting for it to end.")
            _wait_lock(file)
        yield  # closing the file unlocks it, and so does the end of the process


if sys.platform == "win32":

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait_lock(file: IO[bytes]) -> None:
        while not _try_lock(file):  # LK_LOCK waits ten seconds and gives up
            with contextlib.suppress(OSError):
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                return

else:

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait_lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


def _recover(output: Path) -> None:
    """Clear what a killed build left, and put back an output it had moved away."""
    previous = _previous(output)
    if previous.exists() and not output.exists():
        previous.rename(output)
    leftovers = [*output.parent.glob(f".{glob.escape(output.name)}.aside-*"), previous]
    for leftover in leftovers:
        shutil.rmtree(leftover, ignore_errors=True)


def _exchange(aside: Path, output: Path) -> None:
    if not output.exists():
        aside.rename(output)
    elif not _exchange_at_once(aside, output):
        output.rename(_previous(output))
        aside.rename(output)
        shutil.rmtree(_previous(output), ignore_errors=True)


def _exchange_at_once(aside: Path, output: Path) -> bool:
    """Let two folders change names in one system call, where the system has it."""
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    one, other = os.fsencode(aside), os.fsencode(output)
    if hasattr(library, "renameat2"):
        return bool(library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE) == 0)
    if hasattr(library, "renamex_np"):
        return bool(library.renamex_np(one, other, _RENAME_SWAP) == 0)
    return False


def _previous(output: Path) -> Path:
    return output.with_name(f".{output.name}.previous")
