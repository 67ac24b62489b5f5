"""``confirm``: note that a translation says what the English says now."""

from __future__ import annotations

from pathlib import Path

from scripts import console
from scripts.commands import ROOT
from scripts.course import load_course
from scripts.model import CourseError, Finding, Pair, Place
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
        raise CourseError(*(_no_page(page) for page in unknown))
    for path in wanted:
        if _confirm(path, pairs[path]):
            console.say(f"{path.relative_to(ROOT).as_posix()}: confirmed")
    return 0


def _confirm(path: Path, pair: Pair) -> bool:
    old = path.read_bytes()
    new = confirm(old.decode("utf-8"), pair.en).encode("utf-8")
    if new == old:
        return False
    path.write_bytes(new)
    return True


def _no_page(path: Path) -> Finding:
    hint = "Name the Chinese file of a page, as docs/modules/01-purpose.zh.md."
    return Finding("P110", Place.near(path, ROOT), "This is no Chinese page.", hint)
