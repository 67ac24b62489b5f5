"""``confirm``: note that a translation says what the English says now."""

from __future__ import annotations

from pathlib import Path

from scripts import console
from scripts.commands import ROOT
from scripts.course import load_course
from scripts.model import CourseError, Finding, Place
from scripts.modules.confirming import confirm
from scripts.settings import load_settings


def run(*, pages: list[Path]) -> int:
    """Write into Chinese pages from which English they are made.

    Args:
        pages: Chinese files, ``docs/…zh.md``; none means all.

    Returns:
        0 when they were written.
    """
    course, findings = load_course(load_settings(ROOT))
    if findings:
        raise CourseError(*findings)
    pairs = {(ROOT / pair.zh.path).resolve(): pair for pair in (*course.pairs, *course.pages)}
    wanted = [(ROOT / page).resolve() for page in pages] or list(pairs)
    unknown = [page for page in wanted if page not in pairs]
    if unknown:
        hint = "Name the Chinese file of a page, as docs/modules/01-purpose.zh.md."
        raise CourseError(*(Finding("P110", Place(page), "This is no Chinese page.", hint) for page in unknown))
    for path in wanted:
        text = path.read_text(encoding="utf-8")
        new = confirm(text, pairs[path].en)
        if new != text:
            path.write_text(new, encoding="utf-8", newline="\n")
            console.say(f"{path.relative_to(ROOT).as_posix()}: confirmed")
    return 0
