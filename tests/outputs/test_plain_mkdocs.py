"""Who knows only MkDocs gets readable pages from it too, in both languages and without a warning."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINE = "Second, we should handle the contradiction between work and study."


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("plain") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return site


def test_modules_can_be_read_in_both_languages(plain: Path) -> None:
    english = (plain / "modules" / "05-work-and-study.html").read_text("utf-8")
    chinese = (plain / "zh" / "modules" / "05-work-and-study.html").read_text("utf-8")
    assert LINE in english
    assert '<html lang="zh"' in chinese
    assert "工学矛盾" in chinese
    for page in (english, chinese):
        assert len(re.findall(r'<div class="admonition question"', page)) >= 4


def test_pages_bring_their_style_sheets_and_scripts(plain: Path) -> None:
    page = plain / "zh" / "modules" / "05-work-and-study.html"
    loaded = re.findall(r'(?:<link rel="stylesheet" href|<script src)="([^"]+)"', page.read_text("utf-8"))
    assert "../../assets/css/module.css" in loaded
    assert [link for link in loaded if not (page.parent / link).is_file()] == []
