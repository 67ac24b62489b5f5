"""What paper cannot show is told with the place in the file; what it can, it shows whole."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import page
import pypdf
import pytest

from scripts.editions.course import LessonPair
from scripts.editions.nodes import parse_html
from scripts.editions.outline import Line, PassageText
from scripts.editions.sheets import make_sheets
from scripts.model import LANGUAGES, CourseError
from scripts.outputs.paper import make_papers
from scripts.outputs.paper.press import print_document
from scripts.outputs.paper.staging import stage
from tests.outputs.paper_example import course, line_of

WORD = "a" * 300
LONG = "People waited. " * 135
REFUSED = {
    "emoji": ("Smile 😀 please.", "D101", "Paper has no letter for “😀” (U+1F600)", "😀"),
    "right to left": ("Say שלום first.", "D101", "Paper has no letter for", "שלום"),
    "no alternative text": ("![](../assets/plan.svg)", "D102", "has no alternative text", "plan.svg"),
    "skipped heading": ("#### Far below", "D103", "h4 follows h2", "Far below"),
    "table without header": ("| | |\n| --- | --- |\n| Lone | cell |", "D104", "no header row", "Lone"),
    "picture in a table": (
        "| A | B |\n| --- | --- |\n| ![Plan](../assets/plan.svg) | b |",
        "D106",
        "stands in a heading, a title or a table",
        "plan.svg",
    ),
    "lost picture": ("![A plan](../assets/lost.svg)", "D107", "`assets/lost.svg` is not there", ""),
}
SHOWN = {
    "a paragraph of 2,000 characters": (LONG.strip(), "People waited."),
    "a word wider than the page": (f"{WORD} end of word", "end of word"),
    "a cell longer than a page": (f"| A | B |\n| --- | --- |\n| short | {LONG * 3} end of cell |", "end of cell"),
    "forty pages": ("\n\n".join(f"{LONG} {n}" for n in range(60)) + "\n\nend of pages", "end of pages"),
    "a heading below": ("### Closer look\n\nIt holds.", "Closer look"),
    "nested lists": ("- a\n    - b\n        - c, the innermost", "c, the innermost"),
    "a quotation and code": ("> Said aloud.\n\n    code = 1  # as it is", "code = 1"),
}


def print_module(extra: str, root: Path) -> Path:
    make_papers(course((extra, extra)), root / "site", root=root, guides={}, jobs=1)
    return root / "site/downloads/modules/01-counter.en.pdf"


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_printed_is_told_with_its_line(case: str, tmp_path: Path) -> None:
    extra, code, fact, words = REFUSED[case]
    with pytest.raises(CourseError) as caught:
        print_module(extra, tmp_path)
    finding = caught.value.findings[0]
    assert finding.code == code
    assert fact in finding.fact
    assert finding.hint
    if words:
        assert finding.place.path == Path("docs/modules/01-counter.en.md")
        assert finding.place.line == line_of("en", words, extra)


def test_all_that_cannot_be_printed_is_told_at_once() -> None:
    with pytest.raises(CourseError) as caught:
        make_sheets(course(("#### Far below", ""), ("![](x.svg)", "")), {})
    assert [finding.code for finding in caught.value.findings] == ["D103", "D102"]


def test_a_sign_in_the_trainers_guide_is_told_with_its_line(tmp_path: Path) -> None:
    page = tmp_path / "docs/trainer-guide.en.md"
    page.parent.mkdir()
    page.write_text("# Guide\n\nSmile 😀 please.\n", encoding="utf-8")
    content = parse_html("<h1>Guide</h1><p>Smile 😀 please.</p>")
    with pytest.raises(CourseError) as caught:
        make_papers(course(("", "")), tmp_path / "site", root=tmp_path, guides={"en": content})
    assert str(caught.value.findings[0].place) == "docs/trainer-guide.en.md:3"


def test_twins_that_differ_are_named() -> None:
    with pytest.raises(CourseError) as caught:
        make_sheets(course(("- one\n- two", "- 一")), {})
    finding = caught.value.findings[0]
    assert str(finding) == (
        "docs/modules/01-counter.zh.md:1: D105 The twins cannot be laid side by side: "
        "meaning has 2 parts in one and 1 in the other. "
        "Hint: Give both languages the same blocks in the same order."
    )


def words_and_strays(pdf: bytes) -> tuple[str, list[str]]:
    """Give all words, and those that stand outside the paper; letters count as less than half their height."""
    words: list[str] = []
    strays: list[str] = []

    def note(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        words.append(text)
        x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
        width = max((len(line) for line in text.splitlines()), default=0) * size * 0.45
        if text.strip() and not (20 < x < 595 - width and 15 < y < 830):
            strays.append(text)

    for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        sheet.extract_text(visitor_text=note)
    return " ".join("".join(words).split()), strays


@pytest.mark.parametrize("tongue", ["en", "both"])
@pytest.mark.parametrize("case", SHOWN)
def test_what_is_long_or_deep_is_shown_whole(case: str, tongue: str, tmp_path: Path) -> None:
    extra, end = SHOWN[case]
    stage(tmp_path, tmp_path, ())
    sheets = make_sheets(course((extra, extra)), {})
    sheet = next(sheet for sheet in sheets if sheet.module and sheet.language == tongue)
    pdf = print_document(tmp_path, sheet.data, "2026-11-22").pdf
    words, strays = words_and_strays(pdf)
    assert end in words
    assert strays == []
    assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_a_picture_is_shown_with_its_words(tmp_path: Path) -> None:
    picture = tmp_path / "docs/assets/plan.svg"
    picture.parent.mkdir(parents=True)
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 90"><path d="M0 0h9000v90z"/></svg>')
    path = print_module("![The plan of a counter](../assets/plan.svg)", tmp_path)
    assert b"/Figure" in path.read_bytes()
    assert page.validate_pdf(path, profile="ua1").is_compliant


def test_a_text_too_long_for_a_card_gets_pages_of_its_own(tmp_path: Path) -> None:
    text = course(("", ""))
    pair = text.lessons[0]
    en, zh = (replace(pair[language], passages=(_endless(pair[language].passages[0]),)) for language in LANGUAGES)
    make_papers(replace(text, lessons=(LessonPair(en, zh),)), tmp_path / "site", root=tmp_path, guides={}, jobs=1)
    reader = pypdf.PdfReader(tmp_path / "site/downloads/roll-call-cards.en.pdf")
    assert len(reader.pages) > 1
    assert "The door stays open" in reader.pages[-1].extract_text()


def _endless(passage: PassageText) -> PassageText:
    return replace(passage, lines=tuple(Line(f"p01-{number}", f"{LONG} line {number}") for number in range(5)))
