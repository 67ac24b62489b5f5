"""The pages: our build beside a plain `mkdocs build` of the same pages."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

from scripts.bench.measurement import Measurement, table
from scripts.bench.processes import Cost, in_turn, middle, run
from scripts.checks.gate import read_checked
from scripts.editions.course import read_course_text
from scripts.outputs.site import stage_docs
from scripts.settings import Settings, load_settings

_OURS, _ANEW, _PLAIN = "this project", "this project, nothing kept from before", "plain mkdocs"
_KEPT = ("templates", "stylesheets")  # below .cache


def measure(root: Path, work: Path) -> Measurement:
    """Build the pages of the course both ways, in turn.

    Args:
        root: The project's folder.
        work: A folder for what is built.

    Returns:
        Seconds, memory and the ratio to the plain build.
    """
    settings = load_settings(root)
    course, _ = read_checked(settings)
    stage_docs(read_course_text(course, settings), settings, work / "docs", [])
    plain = work / "mkdocs.yml"
    plain.write_text(yaml.safe_dump(_plain_config(settings), allow_unicode=True), encoding="utf-8")
    ours = [sys.executable, "-m", "scripts", "build", "--only", "site", "--output", str(work / "ours")]
    theirs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(plain)]

    def anew() -> Cost:
        for name in _KEPT:
            shutil.rmtree(root / ".cache" / name, ignore_errors=True)
        return run(ours, root)

    costs = in_turn({_ANEW: anew, _OURS: lambda: run(ours, root), _PLAIN: lambda: run(theirs, work)})
    return _measurement({name: middle(runs) for name, runs in costs.items()})


def _measurement(costs: Mapping[str, Cost]) -> Measurement:
    ratios = {name: f"{cost.user / costs[_PLAIN].user:.2f}" for name, cost in costs.items()}
    rows = [
        [name, f"{cost.user:.2f} s", ratios[name], f"{cost.wall:.2f} s", f"{cost.memory / 1e6:.0f} MB"]
        for name, cost in costs.items()
    ]
    heads = ["pages of the course", "user time", "ratio", "wall time", "memory at most"]
    words = (
        f"{costs[_OURS].user:.1f} s of processor time: {ratios[_OURS]} times a plain `mkdocs build` of the same pages"
        f" ({ratios[_ANEW]} the first time); {costs[_OURS].memory / 1e6:.0f} MB of memory"
    )
    return Measurement(table("Building the pages", heads, rows), (("Building the pages", words),))


def _plain_config(settings: Settings) -> dict[str, object]:
    """Give Material and static-i18n as they come, with the same pages and Markdown."""
    languages = [{"locale": "en", "name": "English", "default": True}, {"locale": "zh", "name": "中文"}]
    return {
        "site_name": settings.site_names["en"],
        "site_url": settings.site_url,
        "theme": {"name": "material"},
        "plugins": ["search", {"i18n": {"docs_structure": "suffix", "languages": languages}}],
        "markdown_extensions": list(settings.markdown_extensions),
        "exclude_docs": "terms.yml\n",
        "nav": list(settings.nav),
    }
