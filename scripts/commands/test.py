"""``test``: run pytest with the words that follow, and translate its exit code into ours."""

from __future__ import annotations

import subprocess
import sys

from scripts.commands import ROOT

EXIT_CODES = {0: 0, 2: 130, 3: 70, 4: 2}
"""pytest's code → ours; a failed test, and no test at all, are findings."""


def run(*, arguments: list[str]) -> int:
    """Run the tests.

    Args:
        arguments: Passed on to pytest as they are.
    """
    code = subprocess.call([sys.executable, "-m", "pytest", *arguments], cwd=ROOT)
    return EXIT_CODES.get(code, 1)
