"""The pages: our build beside a plain `mkdocs build` of the same pages."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from scripts.bench.processes import in_turn, middle, run, table
from scripts.checks.gate import read_checked
from scripts.editions.course import read_course_text
from scripts.outputs.site import stage_docs
from scripts.settings import Settings, load_settings


def measure(root: Path, work: Path) -> str:
    """Build the pages of the course both ways, in turn.

    Args:
        root: The project's folder.
        work: A folder for what is built.

    Returns:
        A table of seconds, memory and the ratio to the plain build.
    """
    settings = load_settings(root)
    course, _ = read_checked(settings)
    stage_docs(read_course_text(course, settings), settings, work / "docs", [])
    plain = work / "mkdocs.yml"
    plain.write_text(yaml.safe_dump(_plain_config(settings), allow_unicode=True), encoding="utf-8")
    ours = [sys.executable, "-m", "scripts", "build", "--only", "site", "--output", str(work / "ours")]
    theirs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(plain)]
    costs = in_turn({"this project": lambda: run(ours, root), "plain mkdocs": lambda: run(theirs, work)})
    base = middle(costs["plain mkdocs"])
    rows = []
    for name, runs in costs.items():
        cost = middle(runs)
        rows.append(
            [
                name,
                f"{cost.user:.2f} s",
                f"{cost.user / base.user:.2f}",
                f"{cost.wall:.2f} s",
                f"{cost.memory / 1e6:.0f} MB",
            ]
        )
    heads = ["pages of the course", "user time", "ratio", "wall time", "memory at most"]
    return table("Building the pages", heads, rows)


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
