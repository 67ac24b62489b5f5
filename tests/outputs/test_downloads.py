"""The page of downloads says what there is, in which language, how long and how large."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        target = dict(attrs).get("href")
        if tag == "a" and target:
            self.targets.append(target)


@pytest.mark.parametrize(("page", "up"), [("downloads.html", ""), ("zh/downloads.html", "../")])
def test_every_file_that_was_made_is_offered_and_there(built_site: Path, page: str, up: str) -> None:
    made = json.loads((built_site / "downloads/manifest.json").read_text(encoding="utf-8"))["files"]
    links = _Links()
    links.feed((built_site / page).read_text(encoding="utf-8"))
    offered = {target.removeprefix(up) for target in links.targets}
    assert made
    for item in made:
        assert item["path"] in offered
        if item["kind"] != "checksums":  # it lists this page, so this page cannot know its size
            assert (built_site / item["path"]).stat().st_size == item["size"]


@pytest.mark.parametrize(
    ("page", "row"),
    [
        ("downloads.html", r"The whole course</a></th><td>English</td><td>\d+ pages</td><td>[\d.]+ (MB|kB)</td>"),
        ("zh/downloads.html", r"全课程</a></th><td>中英对照</td><td>\d+页</td><td>[\d.]+ (MB|kB)</td>"),
    ],
)
def test_a_row_says_language_length_and_size(built_site: Path, page: str, row: str) -> None:
    assert re.search(row, (built_site / page).read_text(encoding="utf-8"))


def test_no_two_downloads_have_one_name_so_that_they_fit_in_one_folder(built_site: Path) -> None:
    names = Counter(path.name for path in (built_site / "downloads").rglob("*") if path.is_file())
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("modules/01-purpose.html", r"01-purpose\.en\.pdf\">English</a> <small>\d+ pages, \d+ kB</small>"),
        ("zh/modules/01-purpose.html", r"01-purpose\.both\.pdf\">中英对照</a> <small>\d+页，\d+ kB</small>"),
    ],
)
def test_a_module_says_how_long_and_how_large_its_papers_are(built_site: Path, page: str, words: str) -> None:
    assert re.search(words, (built_site / page).read_text(encoding="utf-8"))
