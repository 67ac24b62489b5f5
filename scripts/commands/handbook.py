"""``handbook``: write the figures of the course, as they are now, into EDITING.md."""

from __future__ import annotations

import re
from pathlib import Path

from scripts import console
from scripts.checks.figures import course_figures
from scripts.checks.gate import read_checked
from scripts.commands import ROOT
from scripts.settings import load_settings

_HANDBOOK = ROOT / "EDITING.md"
_PLACE = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)


def run() -> int:
    """Write the table between its two comments; the rest of the handbook stays as it is.

    Returns:
        0 when it is current.
    """
    course, _ = read_checked(load_settings(ROOT))
    console.say(renew_figures(_HANDBOOK, course_figures(course)))
    return 0


def renew_figures(page: Path, figures: str) -> str:
    """Write figures between the two comments of a page; the rest of it stays as it is.

    Args:
        page: A Markdown file with ``<!-- figures -->`` and ``<!-- /figures -->``.
        figures: Markdown.

    Returns:
        What was done, for the person at the keyboard.
    """
    text = page.read_text(encoding="utf-8")
    new = _PLACE.sub(lambda _: f"\n{figures}\n\n", text)
    if new != text:
        page.write_text(new, encoding="utf-8", newline="\n")
    return f"{page.name}: {'figures renewed' if new != text else 'figures are current'}"
