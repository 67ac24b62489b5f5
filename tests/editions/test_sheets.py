"""Which blocks each kind of document shows, and how the twins come together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.editions.nodes import parse_html
from scripts.editions.sheets import Sheet, make_sheets
from scripts.editions.sheets.blocks import BlockReader, text_width
from scripts.editions.sheets.data import Data
from scripts.editions.sheets.fitting import mark_short
from scripts.editions.sheets.flaws import Origin
from scripts.editions.sheets.links import resolve_links
from scripts.editions.sheets.names import date_words, fingerprint_words
from scripts.editions.sheets.twins import MismatchError, lay_together
from scripts.model import LANGUAGES
from tests.outputs.paper_example import course, guide

KINDS = {
    "downloads/modules/01-counter.en.pdf": {"passage", "box", "scenario", "question", "quiz", "worksheet", "answer"},
    "downloads/workbook.en.pdf": {"question", "quiz", "worksheet", "answer"},
    "downloads/trainer-guide.en.pdf": {"question", "table", "heading", "answer"},
    "downloads/roll-call-cards.en.pdf": {"card"},
}


@pytest.fixture(scope="module")
def sheets() -> dict[str, Sheet]:
    made = make_sheets(course(("See [the end](#key-points).", "见[要点](#key-points)。")), {"en": guide("en")})
    return {str(sheet.path): sheet for sheet in made}


def every(value: Data, key: str) -> Iterator[Data]:
    """Give all that stands under the key, however deep."""
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        for item in value.values():
            yield from every(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from every(item, key)


@pytest.mark.parametrize("path", KINDS)
def test_a_document_shows_its_blocks_and_no_others(sheets: dict[str, Sheet], path: str) -> None:
    plain = {"section", "para", "list"}
    assert set(every(sheets[path].data, "block")) - plain == KINDS[path]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("downloads/trainer-guide.en.pdf", 2),
        ("downloads/workbook.en.pdf", 0),
        ("downloads/course.both.pdf", 0),
        ("downloads/modules/01-counter.zh.pdf", 0),
    ],
)
def test_notes_stand_in_the_guide_alone(sheets: dict[str, Sheet], path: str, shown: int) -> None:
    assert len(list(every(sheets[path].data, "notes"))) == shown


def test_both_has_each_text_in_both_languages(sheets: dict[str, Sheet]) -> None:
    leaves = list(every(sheets["downloads/modules/01-counter.both.pdf"].data, "text"))
    assert leaves
    assert all(set(leaf) == set(LANGUAGES) for leaf in leaves)


def test_a_link_leads_to_the_same_document_or_to_the_site(sheets: dict[str, Sheet]) -> None:
    module = sheets["downloads/modules/01-counter.en.pdf"].data
    assert "modules/01-counter--key-points" in set(every(module, "to"))
    guide_links = sheets["downloads/trainer-guide.en.pdf"].data
    assert set(every(guide_links, "to")) == {"modules/01-counter"}
    assert set(every(guide_links, "url")) == {"https://example.org/questions.html"}


@pytest.mark.parametrize(
    ("href", "language", "target"),
    [
        ("#p02", "en", {"to": "modules/01-a--p02"}),
        ("02-b.md", "en", {"to": "modules/02-b"}),
        ("02-b.md#text", "zh", {"url": "https://example.org/zh/modules/02-b.html#text"}),
        ("../glossary.md#masses", "en", {"url": "https://example.org/glossary.html#masses"}),
        ("../assets/plan.svg", "en", {"url": "https://example.org/assets/plan.svg"}),
        ("https://elsewhere.example/x", "en", {"url": "https://elsewhere.example/x"}),
        ("mailto:a@example.org", "en", {"url": "mailto:a@example.org"}),
    ],
)
def test_where_a_link_leads(href: str, language: str, target: dict[str, str]) -> None:
    link = {language: [{"tag": "a", "attributes": {"href": href}, "content": ["x"]}]}
    known = frozenset({"modules/01-a--p02", "modules/02-b"})
    resolved = resolve_links(link, "modules/01-a", known, "https://example.org/")
    assert resolved[language] == [{"tag": "a", "content": ["x"], **target}]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ([{"block": "para"}], [{"block": "rule"}], "a para stands beside a rule"),
        ([1], [1, 2], "has 1 parts in one and 2 in the other"),
        ({"id": "q-a", "lens": "serve-how"}, {"id": "q-a", "lens": "serve-whom"}, "'serve-how' in one"),
    ],
)
def test_what_is_no_twin_is_told(first: Data, second: Data, words: str) -> None:
    with pytest.raises(MismatchError, match=words):
        lay_together(first, second)


def test_short_blocks_stay_together_and_long_ones_may_break() -> None:
    short, long = ({"block": "question", "text": {"en": ["word " * count]}} for count in (20, 400))
    assert [block["keep"] for block in mark_short([short, long], columns=1)] == [True, False]


def test_no_word_is_wider_than_its_column() -> None:
    html = (
        "<table><thead><tr><th>A</th><th>Questions</th><th>What it says</th></tr></thead>"
        f"<tbody><tr><td>1</td><td>2</td><td>{'long text ' * 40}</td></tr></tbody></table>"
    )
    reader = BlockReader(Origin(Path("x.md"), "en"))
    widths = reader.read(parse_html(html))[0]["widths"]
    letters = [75 * width / sum(widths) for width in widths]
    assert letters[1] > len("Questions")
    assert letters[2] > letters[1]


def test_dates_fingerprints_and_widths_are_said_as_readers_expect() -> None:
    assert date_words("2026-11-22", "en") == "22 November 2026"
    assert date_words("2026-11-22", "zh") == "2026年11月22日"
    assert date_words("soon", "en") == "soon"
    assert fingerprint_words("sha256:0123456789abcdef") == "0123 4567 89ab"
    assert text_width("为民a") == 5


def test_a_very_long_course_is_cut_into_volumes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.editions.sheets.documents.VOLUME", 2)
    made = {str(sheet.path): sheet for sheet in make_sheets(course(("", ""), ("", ""), ("", "")), {})}
    assert made["downloads/course.en.pdf"].chapters == ("01-counter", "02-counter")
    assert made["downloads/course-2.en.pdf"].chapters == ("03-counter",)
    assert made["downloads/workbook-2.zh.pdf"].data["title"] == {"zh": "练习册 · 第2册"}
