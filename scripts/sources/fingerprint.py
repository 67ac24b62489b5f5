"""Text → a short fingerprint that changes when a reader would see a change."""

from __future__ import annotations

import hashlib

_LENGTH = 12  # 48 bits: a clash among a million texts is a chance of 1 in 500


def fingerprint(text: str) -> str:
    """Give the fingerprint of a text.

    White space counts as one space wherever it stands, so that a line broken
    elsewhere leaves the fingerprint as it was.

    Args:
        text: Any text.

    Returns:
        The first 12 hexadecimal digits of the SHA-256 of the text.
    """
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_LENGTH]
