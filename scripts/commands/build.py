"""``build``: check the course, then make the site, the papers, the slides and the pack."""

from __future__ import annotations

from pathlib import Path


def run(*, output: Path, jobs: int | None, only: str | None) -> int:
    """Make everything, or a part.

    Args:
        output: Folder to fill; it is replaced only when the new one is whole.
        jobs: Processes to use; one for each processor if not said.
        only: ``site``, ``pdf``, ``slides`` or ``pack``.
    """
    raise NotImplementedError
