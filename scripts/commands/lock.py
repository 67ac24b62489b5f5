"""``lock``: pin every package that ``pyproject.toml`` asks for, and all that they need.

In: the dependency groups. Out: ``requirements/NAME.txt``, one lock for all platforms, with the
fingerprint of every file and without any address.
"""

from __future__ import annotations

import subprocess
import sys

from scripts import console
from scripts.commands import ROOT

GROUPS = ("build", "test")


def run(*, upgrade: bool) -> int:
    """Write the locks.

    Args:
        upgrade: Take the newest versions allowed; else keep what still fits.
    """
    return max(_compile(group, upgrade=upgrade) for group in GROUPS)


def _compile(group: str, *, upgrade: bool) -> int:
    target = f"requirements/{group}.txt"
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-config"]
    command += ["--group", f"pyproject.toml:{group}", "--output-file", target]
    command += ["--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-annotate", "--no-emit-options"]
    command += ["--no-emit-index-url", "--no-emit-find-links"]
    command += ["--custom-compile-command", "python3 -m scripts lock"]
    if upgrade:
        command.append("--upgrade")
    code = subprocess.call(command, cwd=ROOT)
    console.say(f"{target}: {'could not be renewed' if code else 'renewed'}")
    return 1 if code else 0
