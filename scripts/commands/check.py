"""``check``: read the course and tell what a human should change."""

from __future__ import annotations


def run(*, format: str, report: bool) -> int:
    """Tell all findings.

    Args:
        format: ``text``, ``json`` or ``github``.
        report: Add the figures behind the rules.
    """
    raise NotImplementedError
