"""The handbook shows the course as it is, and the README what was measured."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.bench.measurement import Measurement
from scripts.checks.figures import course_figures
from scripts.commands.bench import tell
from scripts.commands.handbook import renew_figures
from scripts.course import load_course
from scripts.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]


def test_figures_in_the_handbook_are_current() -> None:
    course, _ = load_course(load_settings(ROOT))
    handbook = (ROOT / "EDITING.md").read_text(encoding="utf-8")
    assert course_figures(course) in handbook, "run: python3 -m scripts handbook"


def test_readme_shows_what_was_measured_of_everything() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    figures = readme.partition("<!-- figures -->")[2]
    shown = re.findall(r"^\| (\w+) [^|]+\| [^|]*\d[^|]*\|$", figures, re.MULTILINE)
    assert {"Building", "Making", "Loading", "A", "Serving"} <= set(shown), "run: python3 -m scripts bench --write"


def test_new_figures_take_the_place_of_the_old_ones(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- figures -->\n\nold\n\n<!-- /figures -->\nbehind\n", "utf-8")
    figures = tell([Measurement("### All", (("Baking", "2 s"),)), Measurement("not measured")])
    assert renew_figures(page, figures) == "page.md: figures renewed"
    assert page.read_text("utf-8").startswith(
        "before\n<!-- figures -->\n\n| What | Measured |\n| --- | --- |\n| Baking | 2 s |\n\nMeasured in one run with "
    )
    assert page.read_text("utf-8").endswith(".\n\n<!-- /figures -->\nbehind\n")
    assert renew_figures(page, figures) == "page.md: figures are current"
