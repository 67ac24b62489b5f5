"""``lock``: pin every package that ``pyproject.toml`` asks for, and all that they need.

In: the dependency groups. Out: ``requirements/NAME.txt``, one lock for all platforms, with the
fingerprint of every file and without any address; and a word for each system on which it cannot
be installed, since nothing is ever compiled on the way.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from scripts import console
from scripts.commands import ROOT

GROUPS = ("build", "test", "audit")
SYSTEMS = {
    "Linux": "x86_64-manylinux_2_28",
    "macOS": "aarch64-apple-darwin",
    "Windows": "x86_64-pc-windows-msvc",
}
VERSIONS = ("3.11", "3.14")
"""The oldest and the newest Python that we support."""
UV = [sys.executable, "-m", "uv", "pip"]


def run(*, upgrade: bool) -> int:
    """Write the locks.

    Args:
        upgrade: Take the newest versions allowed; else keep what still fits.
    """
    return max(_compile(group, upgrade=upgrade) or _try_everywhere(group) for group in GROUPS)


def _compile(group: str, *, upgrade: bool) -> int:
    target = f"requirements/{group}.txt"
    command = [*UV, "compile", "--quiet", "--no-config"]
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


def _try_everywhere(group: str) -> int:
    return max(_try(group, system, version) for system in SYSTEMS for version in VERSIONS)


def _try(group: str, system: str, version: str) -> int:
    """Ask, without installing anything, whether every package is there ready made."""
    command = [*UV, "install", "--dry-run", "--quiet", "--no-config", "--no-deps", "--only-binary", ":all:"]
    command += ["--require-hashes", "--requirements", f"requirements/{group}.txt"]
    command += ["--python-platform", SYSTEMS[system], "--python-version", version]
    variables = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": "15.0"}
    with tempfile.TemporaryDirectory(prefix="lock-") as nowhere:
        code = subprocess.call([*command, "--target", nowhere], cwd=ROOT, env=variables)
    if code:
        console.say(
            f"requirements/{group}.txt: cannot be installed on {system} with Python {version}; uv says why above"
        )
    return 1 if code else 0
