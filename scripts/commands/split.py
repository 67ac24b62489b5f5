"""``split``: cut a source text into passages and draft the modules that will quote them."""

from __future__ import annotations

from pathlib import Path


def run(*, source: Path) -> int:
    """Write the ledger and the skeletons of the modules; what exists stays as it is.

    Args:
        source: The text, ``seeds/NAME.txt``.
    """
    raise NotImplementedError
