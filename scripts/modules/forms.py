"""Many forms of words → one pattern that finds them all, the longest first.

Forms that begin alike share their beginning in the pattern, so a text is read once for all of
them and not once for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_NOTHING = r"(?!)"
_END = ""


def find_forms(forms: Iterable[str], before: str = "", behind: str = "") -> re.Pattern[str]:
    """Make a pattern that matches any of the forms, in capital letters or small.

    Args:
        forms: Words; a space in one stands for any white space.
        before: A pattern for what must stand before a form.
        behind: A pattern for what must stand behind it.
    """
    tree: dict[str, Any] = {}
    for form in sorted(forms):
        branch = tree
        for character in form:
            branch = branch.setdefault(character, {})
        branch[_END] = {}
    return re.compile(f"{before}{_grow(tree)}{behind}" if tree else _NOTHING, re.IGNORECASE)


def _grow(tree: dict[str, Any]) -> str:
    """Write a tree as a pattern: a form that goes on comes before one that ends here."""
    branches = [_character(character) + _grow(rest) for character, rest in tree.items() if character != _END]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if _END in tree else ''}"


def _character(character: str) -> str:
    return r"\s+" if character == " " else re.escape(character)
