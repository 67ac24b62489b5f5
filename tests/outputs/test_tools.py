"""The reader's tools as pages load them: one script, small, in the order in which they need each other."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import yaml

from scripts.outputs.finishing.tools import TOOLS, join_tools, load_joined

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "docs" / "assets" / "js"
BUDGET = 14 * 1024


def joined(folder: Path) -> Path:
    """Join copies of the tools in a folder of their own."""
    for path in SOURCES.glob("*.js"):
        shutil.copy(path, folder)
    join_tools(folder)
    return folder / "tools.js"


def test_plain_builds_load_the_same_tools_in_the_same_order() -> None:
    lines = (ROOT / "mkdocs.yml").read_text("utf-8").partition("extra_javascript:")[2].partition("\n\n")[0]
    names = [Path(path).stem for path in yaml.safe_load(lines)]
    assert [name for name in names if name in TOOLS] == list(TOOLS)


def test_together_they_are_small(tmp_path: Path) -> None:
    assert len(gzip.compress(joined(tmp_path).read_bytes(), mtime=0)) <= BUDGET


def test_the_single_files_and_their_comments_stay_behind(tmp_path: Path) -> None:
    script = joined(tmp_path).read_text("utf-8")
    assert not [name for name in TOOLS if (tmp_path / f"{name}.js").exists()]
    assert (tmp_path / "search-engine.js").exists()
    assert "What the reader's tools share" not in script
    assert "Nothing leaves this computer." in script


def test_pages_load_one_script_and_wait_for_none(tmp_path: Path) -> None:
    tag = '<script src="../assets/js/{}.js"></script>\n'.format
    deferred = '<script defer src="../assets/js/{}.js"></script>'.format
    page, other = tmp_path / "page.html", tmp_path / "other.html"
    page.write_text(tag("other") + "".join(map(tag, TOOLS)) + "</body>", "utf-8")
    other.write_text("<p>no scripts</p>", "utf-8")
    load_joined([page, other])
    assert page.read_text("utf-8").split("\n") == [deferred("other"), deferred("tools"), "</body>"]
    assert other.read_text("utf-8") == "<p>no scripts</p>"
