"""A site, an unpacked pack or a pack as it came → what in it is not as it was made. Standard library only."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scripts.model import CourseError, Finding, Place
from scripts.outputs.checksums import IN_SITE, NAME, Difference, compare, digest_of, is_of_system, read_sums, sums_of

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What the reader of zip files says about one that is damaged, wherever the damage is."""


@dataclass(frozen=True)
class Verdict:
    """What a look at every file said.

    Attributes:
        files: How many files the list names.
        mark: The fingerprint of the list itself; who made the course can tell what it should be.
        differences: What is not as it was made.
    """

    files: int
    mark: str
    differences: tuple[Difference, ...]


def verify(path: Path) -> Verdict:
    """Hold every file against the list that came with it.

    Args:
        path: A folder with ``SHA256SUMS`` in it or in its ``downloads``, or a pack.

    Raises:
        CourseError: There is no list, or the pack is not whole.
    """
    if path.is_dir():
        folder, sums = _find_list(path)
        return _verdict(path, sums.read_bytes(), sums_of(folder, _sum_at))
    if not path.exists():
        raise _failure("V101", path, "There is no such file or folder.", "Name the pack or the folder of the course.")
    try:
        with zipfile.ZipFile(path) as pack:
            return _verify_pack(path, pack)
    except _BROKEN as error:
        fact = "This is no whole zip file: it was cut short on the way, or is something else."
        raise _failure("V103", path, fact, "Get the file again, from whoever gave it to you.") from error


def _find_list(folder: Path) -> tuple[Path, Path]:
    """Give the folder that a list speaks of, and the list."""
    if (folder / IN_SITE).is_file():
        return folder, folder / IN_SITE
    own = folder / NAME
    if not own.is_file():
        hint = "Name the folder that was unpacked, the folder of the site, or the zip file."
        raise _failure("V102", folder, f"There is no {NAME} here or in downloads.", hint)
    return (folder.parent if folder.name == IN_SITE.parent.name else folder), own


def _verify_pack(path: Path, pack: zipfile.ZipFile) -> Verdict:
    names = [name for name in pack.namelist() if not name.endswith("/")]
    if NAME not in names:
        hint = "Name a pack of the course: course-offline.zip or course-light.zip."
        raise _failure("V102", path, f"There is no {NAME} in this zip file.", hint)
    listed = pack.read(NAME)
    found = {name: _sum_in(pack, name) for name in names if name != NAME and not is_of_system(name)}
    for name in names:
        if names.count(name) > 1 or ".." in PurePosixPath(name).parts or name.startswith("/"):
            found[f"{name} (more than once, or outside of the pack)"] = ""
    return _verdict(path, listed, found)


def _sum_at(path: Path) -> str:
    """Give a file's fingerprint; one that cannot be read has none, and so is told as changed."""
    try:
        with path.open("rb") as file:
            return digest_of(file)
    except OSError:
        return ""


def _sum_in(pack: zipfile.ZipFile, name: str) -> str:
    """Give the fingerprint of a file in a pack, likewise."""
    try:
        with pack.open(name) as file:
            return digest_of(file)
    except _BROKEN:
        return ""


def _verdict(path: Path, listed: bytes, found: dict[str, str]) -> Verdict:
    try:
        sums = read_sums(listed.decode("utf-8"))
    except ValueError as error:
        fact = f"{NAME} is damaged (line {error})." if str(error).isdigit() else f"{NAME} is damaged."
        raise _failure("V104", path, fact, "Get it again, from whoever gave it to you.") from error
    return Verdict(len(sums), hashlib.sha256(listed).hexdigest(), tuple(compare(sums, found)))


def _failure(code: str, path: Path, fact: str, hint: str) -> CourseError:
    return CourseError(Finding(code, Place(path), fact, hint))
