"""The handbook shows the course as it is."""

from __future__ import annotations

from pathlib import Path

from scripts.checks.figures import course_figures
from scripts.course import load_course
from scripts.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]


def test_figures_in_the_handbook_are_current() -> None:
    course, _ = load_course(load_settings(ROOT))
    handbook = (ROOT / "EDITING.md").read_text(encoding="utf-8")
    assert course_figures(course) in handbook, "run: python3 -m scripts handbook"
