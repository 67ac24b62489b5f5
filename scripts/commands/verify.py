"""``verify``: tell whether a copy of the course is whole and unchanged."""

from __future__ import annotations

from pathlib import Path

from scripts import console
from scripts.outputs.verifying import verify


def run(*, copy: Path) -> int:
    """Name every file that is missing, changed or added.

    Args:
        copy: A pack, the folder it was unpacked to, or the folder of a site.

    Returns:
        0 where all is as it was made, else 1.
    """
    verdict = verify(copy)
    for difference in verdict.differences:
        console.show(str(difference))
    if verdict.differences:
        console.say(f"{len(verdict.differences)} of {verdict.files} files are not as they were made.")
        return 1
    console.say(f"All {verdict.files} files are as they were made. Fingerprint of the list: {verdict.mark}")
    return 0
