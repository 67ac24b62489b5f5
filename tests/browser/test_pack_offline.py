"""The pack as people get it: on a read-only share, in a folder with a Chinese name, without a network."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Page, expect

from scripts.outputs.pack import WHOLE
from tests.browser.deck.classroom import open_desk

MODULE = "modules/05-work-and-study.html"
INSIDE = ("file:", "data:", "blob:", "chrome:", "chrome-extension:")
"""Addresses on this machine; the last two are those of the browser's own viewer of papers."""


@pytest.fixture(scope="module")
def unpacked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stick") / "U 盘" / "执法为民 学习课程"
    with zipfile.ZipFile(built_site / WHOLE) as pack:
        pack.extractall(folder)
    for path in sorted(folder.rglob("*"), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return folder


@pytest.fixture
def cut_off(page: Page) -> Iterator[Page]:
    """A page whose every request that leaves the machine is noted, and goes nowhere."""
    asked: list[str] = []
    page.context.set_offline(offline=True)
    page.context.on("request", lambda request: asked.append(request.url))
    yield page
    assert [url for url in asked if not url.startswith(INSIDE)] == []


@pytest.mark.parametrize(("link", "language"), [("Open the course in English", "en"), ("打开中文课程", "zh")])
def test_one_double_click_opens_either_language(cut_off: Page, unpacked: Path, link: str, language: str) -> None:
    cut_off.goto((unpacked / "index.html").as_uri())
    cut_off.get_by_role("link", name=link).click()
    expect(cut_off.locator("html")).to_have_attribute("lang", language)
    expect(cut_off.locator("article h1")).to_be_visible()


def test_switch_and_both_view_work(cut_off: Page, unpacked: Path) -> None:
    cut_off.goto((unpacked / "course" / MODULE).as_uri())
    cut_off.locator(".language-switch [data-view=both]").click()
    expect(cut_off.locator(".twin[data-segment=p06-3]")).to_be_visible()
    cut_off.goto((unpacked / "course" / MODULE).as_uri())
    cut_off.get_by_role("link", name="中文", exact=True).first.click()
    expect(cut_off.locator("html")).to_have_attribute("lang", "zh")


def test_search_finds_and_opens_a_page(cut_off: Page, unpacked: Path) -> None:
    cut_off.goto((unpacked / "course/zh/index.html").as_uri())
    cut_off.locator("[data-md-component=search-query]").click()
    cut_off.keyboard.type("工学矛盾")
    cut_off.locator(".md-search-result__item a").first.click()
    expect(cut_off.locator("article h1")).to_contain_text("学到一半，警情来了")


def test_deck_opens_from_its_module_and_turns_its_slides(cut_off: Page, unpacked: Path) -> None:
    cut_off.goto((unpacked / "course" / MODULE).as_uri())
    deck = cut_off.locator(".ending a[href*='slides/05-work-and-study.html']").first
    cut_off.goto((unpacked / "course/modules" / str(deck.get_attribute("href"))).resolve().as_uri())
    expect(cut_off.locator(".slide.title h1")).to_be_visible()
    cut_off.keyboard.press("PageDown")
    expect(cut_off.locator(".slide.title h1")).to_be_hidden()


def test_presenter_opens_and_leads_the_slides(cut_off: Page, unpacked: Path) -> None:
    cut_off.goto((unpacked / "course/slides/05-work-and-study.html").as_uri())
    desk = open_desk(cut_off)
    desk.keyboard.press("PageDown")
    expect(cut_off.locator(".slide.title h1")).to_be_hidden()
    expect(desk.locator(".next .slide")).to_be_visible()
    desk.get_by_role("button", name="中", exact=True).click()
    expect(cut_off.locator("html")).to_have_attribute("data-lang", "zh")


def test_notes_are_kept_and_saved(cut_off: Page, unpacked: Path) -> None:
    cut_off.goto((unpacked / "course" / MODULE).as_uri())
    cut_off.locator(".note-field textarea").first.fill("谁在等")
    cut_off.get_by_role("button", name="Keep them").click()
    cut_off.goto((unpacked / "course/zh" / MODULE).as_uri())
    expect(cut_off.locator(".note-field textarea").first).to_have_value("谁在等")
    with cut_off.expect_download() as saved:
        cut_off.get_by_role("button", name="存成文件").click()
    assert "谁在等" in saved.value.path().read_text("utf-8-sig")


def test_every_download_opens_in_the_browser_or_is_saved_whole(cut_off: Page, unpacked: Path) -> None:
    page = unpacked / "course" / "downloads.html"
    cut_off.goto(page.as_uri())
    links = [str(link.get_attribute("href")) for link in cut_off.locator("article table a").all()]
    assert len(links) > 80
    for link in links:
        target = page.parent / link.partition("?")[0]
        if target.suffix == ".pptx":
            with cut_off.expect_download() as saved:
                cut_off.locator(f"article table a[href='{link}']").click()
            assert saved.value.path().read_bytes() == target.read_bytes()
    for link in links:
        if not link.endswith(".pptx"):
            cut_off.goto(f"{page.parent.as_uri()}/{link}", wait_until="commit")  # fails where there is no such file


@pytest.mark.parametrize("page_name", ["downloads.html", "zh/downloads.html"])
def test_every_download_is_there_and_whole(unpacked: Path, page_name: str) -> None:
    page = unpacked / "course" / page_name
    links = lxml.html.parse(page).xpath("//table//a/@href")
    opening = {".pdf": b"%PDF-", ".pptx": b"PK\x03\x04", ".html": b"<!doctype html>"}
    assert {Path(link).suffix for link in links} == set(opening)
    for link in links:
        target = page.parent / link
        assert target.read_bytes().startswith(opening[target.suffix]), link


def test_no_link_in_the_pack_leads_nowhere(unpacked: Path) -> None:
    missing = []
    for page in unpacked.rglob("*.html"):
        tree = lxml.html.parse(page)
        for link in tree.xpath("//@href | //@src"):
            parts = urlsplit(link)
            if not parts.scheme and parts.path and not (page.parent / unquote(parts.path)).exists():
                missing.append(f"{page.relative_to(unpacked)}: {link}")
    assert missing == []
