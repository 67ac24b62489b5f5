"""``lint``: run every tool that reads the code without running it.

In: the project as it stands. Out: a line for each tool with its seconds; the words of those that
found something; exit code 1 if any did.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import time

from scripts import console
from scripts.commands import ROOT

PYTHON = sys.executable
ZIZMOR = f"{sysconfig.get_path('scripts')}/zizmor"
IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

TOOLS: dict[str, list[str]] = {
    "ruff": [PYTHON, "-m", "ruff", "check", "--quiet", "--output-format", "concise"],
    "format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "--output-format", "concise"],
    "mypy": [PYTHON, "-m", "mypy"],
    "imports": [PYTHON, "-c", IMPORTS, "--no-cache"],
    "spelling": [PYTHON, "-m", "codespell_lib"],
    "workflows": [ZIZMOR, "--offline", "--quiet", "--no-progress", "--strict-collection", ".github"],
}

GUESTS: dict[str, list[str]] = {
    "actionlint": ["-ignore", r'workflow call "\$/'],  # up to 1.7 it takes this way to name our own for a mistake
}
"""What we cannot install with the rest, and run where it is."""

REPAIRS: dict[str, list[str]] = {
    "mending": [PYTHON, "-m", "ruff", "check", "--quiet", "--fix", "--exit-zero"],
    "formatting": [PYTHON, "-m", "ruff", "format", "--quiet"],
}


def run(*, fix: bool) -> int:
    """Run all tools, even after one has found something.

    Args:
        fix: First mend what can be mended safely.
    """
    guests = {name: [program, *words] for name, words in GUESTS.items() if (program := shutil.which(name))}
    tools = {**(REPAIRS if fix else {}), **TOOLS, **guests}
    clean = [_is_clean(name, command) for name, command in tools.items()]
    return 0 if all(clean) else 1


def _is_clean(name: str, command: list[str]) -> bool:
    begin = time.monotonic()
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    clean = result.returncode == 0
    verdict = "clean" if clean else "findings"
    console.say(f"{name:<12}{verdict:<10}{time.monotonic() - begin:5.1f} s")
    if not clean:
        console.show(f"{result.stdout}{result.stderr}".rstrip())
    return clean
