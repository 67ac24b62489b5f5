"""``preview``: build, serve on this machine alone, and follow every change."""

from __future__ import annotations


def run(*, port: int) -> int:
    """Serve until stopped.

    Args:
        port: On the loopback address.
    """
    raise NotImplementedError
