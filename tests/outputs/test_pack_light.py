"""The light pack: every page in both languages, plain, and small enough to send."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Page, expect

from scripts.checks.gate import read_checked
from scripts.editions.course import read_course_text
from scripts.outputs.light import LIGHT, make_light_pack
from scripts.settings import load_settings
from tests.browser.conftest import page as page  # noqa: PLC0414 - a fixture is used by its name

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


def test_it_holds_nothing_heavy_and_its_pages_need_no_script(unpacked: Path) -> None:
    assert {path.suffix for path in unpacked.rglob("*") if path.is_file()} == {".html", ".css", ".js", ".txt", ""}
    scripted = {page.parent.name for page in unpacked.rglob("*.html") if b"<script" in page.read_bytes()}
    assert scripted == {"slides"}
    assert [path.name for path in unpacked.rglob("*.js")] == ["deck.js"]


def test_its_decks_work_and_lead_back(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "course/zh/modules/05-work-and-study.html").as_uri())
    page.get_by_role("link", name="课堂（幻灯片）").click()
    expect(page.locator(".slide.title h1")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator(".slide.title h1")).to_be_hidden()
    assert page.locator(".notes").count() == 0


def test_it_holds_every_page_but_the_downloads(unpacked: Path, built_site: Path) -> None:
    kept = {path.relative_to(unpacked / "course").as_posix() for path in (unpacked / "course").rglob("*.html")}
    pages = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")}
    assert pages - kept == {"404.html", "downloads.html", "zh/downloads.html"}


def test_every_link_leads_somewhere(unpacked: Path) -> None:
    missing = []
    for source in unpacked.rglob("*.html"):
        for link in lxml.html.parse(source).xpath("//@href | //@src"):
            parts = urlsplit(link)
            if not parts.scheme and parts.path and not (source.parent / unquote(parts.path)).exists():
                missing.append(f"{source.relative_to(unpacked)}: {link}")
    assert missing == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_module_keeps_its_words_and_leaves_the_other_language_to_its_twin(unpacked: Path, language: str) -> None:
    home = unpacked / "course" / ("zh" if language == "zh" else "")
    tree = lxml.html.parse(home / "modules/05-work-and-study.html").getroot()
    assert tree.get("lang") == language
    assert len(tree.xpath("//*[contains(@class, 'admonition question')]")) >= 4
    assert len(tree.xpath("//details[contains(@class, 'trainer')]")) >= 4
    assert not tree.xpath("//*[contains(concat(' ', @class, ' '), ' twin ')]")
