"""Which English a Chinese page was made from: fingerprints of its parts, in its front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scripts.model import Module
from scripts.sources.fingerprint import fingerprint

KEY = "translated"
_ENTRY = re.compile(rf"^{KEY}:.*\n(?:[ \t].*\n)*", re.MULTILINE)


def fingerprints(module: Module) -> Mapping[str, str]:
    """Give the fingerprint of each part of an English page.

    Args:
        module: The English page.

    Returns:
        Id of each part → fingerprint of its Markdown; white space does not count.
    """
    return {section.id: fingerprint(section.source) for section in module.sections if section.id}


def confirm(text: str, english: Module) -> str:
    """Note in a Chinese page that it says what the English says now.

    Args:
        text: The Chinese file, with front matter.
        english: Its twin.

    Returns:
        The file with the fingerprints of the English parts; else unchanged.
    """
    entry = f"{KEY}:\n" + "".join(f"  {id_}: '{print_}'\n" for id_, print_ in fingerprints(english).items())
    end = text.index("\n---", 3) + 1
    front = _ENTRY.sub("", text[:end])
    return f"{front}{entry}{text[end:]}"
