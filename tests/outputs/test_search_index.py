"""How text is cut into tokens, what of a page can be found, and what counts for more."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from scripts.outputs.search import make_search
from scripts.outputs.search.entries import Entry, read_entries
from scripts.outputs.search.index import Page, weigh
from scripts.outputs.search.words import count_tokens, stem

PAGE = '<article class="md-content__inner md-typeset">{}</article>'

CUTS = {
    "为民": ["为", "民", "为民"],
    "工学矛盾": ["工", "学", "矛", "盾", "工学", "学矛", "矛盾"],
    "Spare time": ["spar", "time", "spar time"],
    "Work and study": ["work", "and", "stud", "work stud"],
    "ＰＤＦ文件": ["pdf", "文", "件", "文件"],
    "trainer’s": ["train"],
}


@pytest.mark.parametrize(("text", "expected"), CUTS.items())
def test_tokens(text: str, expected: list[str]) -> None:
    assert count_tokens(text) == Counter(expected)


def test_forms_of_a_word_meet() -> None:
    assert stem("convenience") == stem("convenient")
    assert stem("officers") == stem("officer")
    assert stem("enforcing") == stem("enforce") == stem("enforcement")


def entries(article: str) -> list[Entry]:
    return read_entries(PAGE.format(article), "en", (), "modules/a.html")


def test_parts_and_boxes_are_found_apart() -> None:
    found = entries(
        '<h1>Title</h1><p>Intro.</p><section><h2 id="text">The text <span class="minutes">3 min</span></h2>'
        '<div class="admonition passage" id="p01"><p class="admonition-title">Source</p><p>Line.</p></div>'
        "<p>More.</p></section>"
    )
    assert [(entry.anchor, entry.kind, entry.title, entry.text) for entry in found] == [
        ("", "page", "Title", "Intro."),
        ("text", "part", "The text", "More."),
        ("p01", "passage", "Source", "Line."),
    ]


def test_the_hidden_twin_is_not_found() -> None:
    found = entries('<h1>Title</h1><div class="pair"><p>own</p><p class="twin" lang="zh-Hans" hidden>别的</p></div>')
    assert found[0].text == "own"


def test_a_title_says_more_than_running_text() -> None:
    page = Page("modules/a.html", (Entry("", "page", "Patience"), Entry("x", "part", "Other", ["patience is asked"])))
    title, text = dict(weigh([page])["pati"]).values()
    assert title > text


def test_the_best_entry_of_a_page_speaks_for_all_where_a_word_is_common() -> None:
    said = [Entry("", "page", "Patience"), Entry("x", "part", "Other", ["patience"]), Entry("y", "part", "Last")]
    pages = [Page(f"modules/{number}.html", tuple(said)) for number in range(501)]
    numbers, _ = zip(*weigh(pages)["pati"], strict=True)
    assert numbers == tuple(range(0, 1503, 3))
    assert len(weigh(pages[:500])["pati"]) == 1000


def test_a_common_word_has_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    for number in range(1100):
        page = PAGE.format(f"<h1>Patience</h1><p>rare{number}</p>")
        (tmp_path / "modules" / f"{number}.html").write_text(page, encoding="utf-8")
    make_search(tmp_path, ())
    folder = tmp_path / "search" / "en"
    assert '"common":["pati"]' in (folder / "index.js").read_text(encoding="utf-8")
    assert (folder / "h0.js").exists()
    assert not any('"pati":' in path.read_text(encoding="utf-8") for path in folder.glob("t*.js"))


def test_an_index_says_where_each_page_is(tmp_path: Path) -> None:
    (tmp_path / "zh").mkdir()
    (tmp_path / "index.html").write_text(PAGE.format("<h1>Home</h1>"), encoding="utf-8")
    (tmp_path / "zh" / "index.html").write_text(PAGE.format("<h1>首页</h1>"), encoding="utf-8")
    make_search(tmp_path, ())
    assert '"path":"index.html"' in (tmp_path / "search" / "en" / "p0.js").read_text(encoding="utf-8")
    assert '"path":"zh/index.html"' in (tmp_path / "search" / "zh" / "p0.js").read_text(encoding="utf-8")
