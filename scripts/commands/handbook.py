"""``handbook``: write the figures of the course, as they are now, into EDITING.md."""

from __future__ import annotations

import re

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
    text = _HANDBOOK.read_text(encoding="utf-8")
    new = _PLACE.sub(f"\n{course_figures(course)}\n\n", text)
    if new != text:
        _HANDBOOK.write_text(new, encoding="utf-8", newline="\n")
    console.say(f"EDITING.md: {'figures renewed' if new != text else 'figures are current'}")
    return 0
