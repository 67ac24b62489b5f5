"""The light pack: every page in both languages, plain, and small enough to send."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

from scripts.checks.gate import read_checked
from scripts.editions.course import read_course_text
from scripts.outputs.light import LIGHT, make_light_pack
from scripts.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]
MOST = 400_000


@pytest.fixture(scope="module")
def unpacked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("light")
    shutil.copytree(built_site, folder / "site")
    settings = load_settings(ROOT)
    course, _ = read_checked(settings)
    made = make_light_pack(read_course_text(course, settings), folder / "site", settings.docs / "assets" / "css")
    assert made.size <= MOST
    with zipfile.ZipFile(folder / "site" / LIGHT) as pack:
        pack.extractall(folder / "out")
    return folder / "out"


def test_it_holds_pages_and_one_style_only(unpacked: Path) -> None:
    assert {path.suffix for path in unpacked.rglob("*") if path.is_file()} == {".html", ".css", ".txt", ""}
    assert not [page for page in unpacked.rglob("*.html") if b"<script" in page.read_bytes()]


def test_it_holds_every_page_but_the_downloads(unpacked: Path, built_site: Path) -> None:
    kept = {path.relative_to(unpacked / "course").as_posix() for path in (unpacked / "course").rglob("*.html")}
    pages = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")}
    left_out = {page for page in pages - kept if not page.startswith("slides/")}
    assert left_out == {"404.html", "downloads.html", "zh/downloads.html"}


def test_every_link_leads_somewhere(unpacked: Path) -> None:
    missing = []
    for page in unpacked.rglob("*.html"):
        for link in lxml.html.parse(page).xpath("//@href | //@src"):
            parts = urlsplit(link)
            if not parts.scheme and parts.path and not (page.parent / unquote(parts.path)).exists():
                missing.append(f"{page.relative_to(unpacked)}: {link}")
    assert missing == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_module_keeps_its_words_and_leaves_the_other_language_to_its_twin(unpacked: Path, language: str) -> None:
    home = unpacked / "course" / ("zh" if language == "zh" else "")
    tree = lxml.html.parse(home / "modules/05-work-and-study.html").getroot()
    assert tree.get("lang") == language
    assert len(tree.xpath("//*[contains(@class, 'admonition question')]")) >= 4
    assert len(tree.xpath("//details[contains(@class, 'trainer')]")) >= 4
    assert not tree.xpath("//*[contains(concat(' ', @class, ' '), ' twin ')]")
