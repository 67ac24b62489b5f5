"""Which English a Chinese page was made from: fingerprints of its parts, in its front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scripts.model import Module
from scripts.modules.front import front_end
from scripts.sources.fingerprint import fingerprint

KEY = "translated"
_ENTRY = re.compile(rf"^{KEY}:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def fingerprints(module: Module) -> Mapping[str, str]:
    """Give the fingerprint of each part of an English page.

    Args:
        module: The English page.

    Returns:
        Id of each part → fingerprint of its Markdown; white space does not count. What
        stands above the first section counts as one part, description and title with it.
    """
    opening = "\n".join((str(module.front.get("description", "")), module.title, module.opening.source))
    parts = {section.id: fingerprint(section.source) for section in module.sections if section.id}
    return {module.title_id: fingerprint(opening), **parts} if module.title_id else parts


def confirm(text: str, english: Module) -> str:
    """Note in a Chinese page that it says what the English says now.

    Args:
        text: The Chinese file, with front matter; its line ends stay as they are.
        english: Its twin.

    Returns:
        The file with the fingerprints of the English parts; else unchanged.
    """
    end = front_end(text.splitlines())
    if end is None:
        return text
    lines = text.splitlines(keepends=True)
    line_end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    entry = "".join(f"{line}{line_end}" for line in _entry(english))
    front, rest = "".join(lines[:end]), "".join(lines[end:])
    if _ENTRY.search(front):
        return _ENTRY.sub(lambda _: entry, front, count=1) + rest
    return f"{front}{entry}{rest}"


def _entry(english: Module) -> list[str]:
    return [f"{KEY}:", *(f"  {id_}: '{print_}'" for id_, print_ in fingerprints(english).items())]
