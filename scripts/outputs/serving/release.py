"""A finished site → a release in the folder of a web server, taken into use in one step.

What a page loads (``assets``, ``search``) is moved to a folder named by its content, ``v-…``, and
stays there when the next release comes: a page always finds what it was made with. A file's time
is made from its content, so a server's ETag changes with the content and with nothing else.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
from pathlib import Path

from scripts.model import CourseError, Finding, Place
from scripts.outputs import checksums
from scripts.outputs.serving.headers import HEADERS_FILE
from scripts.outputs.verifying import verify

KEPT = 3
"""Releases that stay on the disk; what older pages load stays as long."""

_LOADED = ("assets", "search")
_LINK = re.compile(rb'((?:href|src)="(?:\.\./)*|"search": "(?:\.\./)*)(assets|search)/')
_WORDS = frozenset({".html", ".css", ".js", ".svg", ".xml", ".json", ".txt", ""})
_SMALL = 256
_DAY_ONE = 1_000_000_000


def lay_out(site: Path, home: Path, versions: Path) -> str:
    """Lay out a site for a server.

    Args:
        site: A finished site, as it was built.
        home: A missing folder for its pages and downloads.
        versions: The folder of all that pages load, of this release and of those before it.

    Returns:
        The name of the folder in ``versions`` that these pages use.

    Raises:
        CourseError: The site is not as it was built.
    """
    if verify(site).differences:
        hint = "Build it again; python3 -m scripts verify names the files."
        raise CourseError(Finding("V105", Place(site), "This site is not as it was built.", hint))
    version = f"v-{_mark(site)}"
    shutil.copytree(site, home, ignore=lambda folder, _: _LOADED if Path(folder) == site else (HEADERS_FILE,))
    (home / HEADERS_FILE).unlink(missing_ok=True)
    for page in home.rglob("*.html"):
        page.write_bytes(_LINK.sub(rb"\1" + version.encode() + rb"/\2/", page.read_bytes()))
    _compress(home)
    sums = checksums.sums_of(home)
    (home / checksums.IN_SITE).write_text(checksums.write_sums(sums), encoding="utf-8", newline="\n")
    _set_times(home)
    _keep_version(site, versions / version)
    return version


def switch(current: Path, release: Path) -> None:
    """Take a release into use, in one step.

    Args:
        current: The link that the server follows.
        release: The folder it shall lead to.
    """
    fresh = current.with_name(f".{current.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(release, current.parent), target_is_directory=True)
    fresh.replace(current)


def prune(folders: Path, keep: set[str]) -> None:
    """Remove what no kept release uses."""
    for folder in folders.iterdir() if folders.is_dir() else ():
        if folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)


def _mark(site: Path) -> str:
    digest = hashlib.sha256()
    for name in _LOADED:
        digest.update(checksums.write_sums(checksums.sums_of(site / name)).encode())
    return digest.hexdigest()[:16]


def _keep_version(site: Path, target: Path) -> None:
    """Copy what pages load, aside first; a version that is there already is the same."""
    if target.is_dir():
        return
    aside = target.with_name(f".{target.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    for name in _LOADED:
        if (site / name).is_dir():
            shutil.copytree(site / name, aside / name)
    _compress(aside)
    _set_times(aside)
    aside.rename(target)


def _compress(folder: Path) -> None:
    """Put a packed copy beside each file of words, so that the server never packs by itself."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _WORDS and path.stat().st_size > _SMALL:
            packed = gzip.compress(path.read_bytes(), 9, mtime=0)
            path.with_name(f"{path.name}.gz").write_bytes(packed)


def _set_times(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            seconds = _DAY_ONE + int(hashlib.sha256(path.read_bytes()).hexdigest()[:7], 16)
            os.utime(path, (seconds, seconds))
