"""tests/package-lock.json → its packages, installed once in the cache; or an honest word of why not.

Tests that use a package ask for it by name. Where npm, a program or the network is missing they
are left out, and the last lines of the run say so; in CI they fail.
"""

from __future__ import annotations

import functools
import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = ("package.json", "package-lock.json", ".npmrc")


def is_required() -> bool:
    """Tell whether a missing tool is a failure, as in CI, or leaves tests out."""
    return os.environ.get("CI") == "true"


def leave_out(reason: str) -> NoReturn:
    """End a test that cannot run here: left out, or failed where that is not allowed."""
    if is_required():
        pytest.fail(f"required here: {reason}", pytrace=False)
    pytest.skip(reason)


def program(name: str, package: str) -> str:
    """Find a program of this machine.

    Args:
        name: As people type it.
        package: What to install where it is missing.
    """
    return shutil.which(name) or leave_out(f"no {name} found; apt install {package}")


def package(name: str) -> Path:
    """Give the folder of an npm package, and install all of them before the first."""
    npm = program("npm", "npm")
    folder, words = _install(npm)
    if folder is None:
        leave_out(f"npm could not install what tests/package-lock.json names: {words}")
    return folder / "node_modules" / name


@functools.cache
def _install(npm: str) -> tuple[Path | None, str]:
    texts = [(ROOT / "tests" / name).read_bytes() for name in FILES]
    folder = ROOT / ".cache" / "npm" / hashlib.sha256(b"\0".join(texts)).hexdigest()[:16]
    if (folder / "whole").exists():
        return folder, ""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in zip(FILES, texts, strict=True):
        (folder / name).write_bytes(text)
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        return None, (done.stderr.strip().splitlines() or ["no word of why"])[0]
    (folder / "whole").touch()
    return folder, ""
