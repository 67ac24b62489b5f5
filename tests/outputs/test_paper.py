"""The PDFs as readers get them: whole, valid, searchable, the same every time."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import page
import pdfua
import pikepdf
import pypdf
import pytest

from scripts.editions.course import CourseText
from scripts.editions.lesson import Lesson
from scripts.editions.nodes import Node, plain_text
from scripts.editions.sheets.documents import LANGUAGES_OF, Tongue
from scripts.model import LANGUAGES
from scripts.outputs.made import Made
from scripts.outputs.paper import make_papers
from tests.outputs.paper_example import course, guide

MARKUP = "Signs such as #set, $x^2$, @name, [x], = y and // stay as they are."
ROWS = 70
TABLE = "| Step | Who |\n| --- | --- |\n" + "\n".join(f"| Step {n} | Desk {n} |" for n in range(1, ROWS + 1))
TABLE_ZH = "| 步骤 | 谁 |\n| --- | --- |\n" + "\n".join(f"| 第{n}步 | {n}号窗口 |" for n in range(1, ROWS + 1))

NAMES = [
    *(f"modules/0{n}-counter.{tongue}.pdf" for n in (1, 2) for tongue in ("en", "zh", "both")),
    *(f"{kind}.{tongue}.pdf" for kind in ("course", "workbook", "roll-call-cards") for tongue in ("en", "zh", "both")),
    *(f"workbook-large.{tongue}.pdf" for tongue in ("en", "zh", "both")),
    *(f"{kind}.{language}.pdf" for kind in ("trainer-guide", "session-record") for language in ("en", "zh")),
]


def example() -> CourseText:
    return course((MARKUP, "记号如#set、$x^2$、@name照样印出来。"), (TABLE, TABLE_ZH))


def print_all(target: Path, root: Path, jobs: int = 1) -> list[Made]:
    guides = {language: guide(language) for language in LANGUAGES}
    return make_papers(example(), target, root=root, guides=guides, jobs=jobs, large_print=True)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    print_all(target, tmp_path_factory.mktemp("root"))
    return target / "downloads"


def words_of(path: Path) -> str:
    """Give what a search finds: all letters, no spaces."""
    return squeezed("".join(sheet.extract_text() for sheet in pypdf.PdfReader(path).pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def fonts_of(sheet: pypdf.PageObject) -> Iterator[pypdf.generic.DictionaryObject]:
    resources = sheet["/Resources"]
    assert isinstance(resources, pypdf.generic.DictionaryObject)
    for entry in resources.get("/Font", {}).values():
        yield entry.get_object()


def titles_of(outline: Sequence[object]) -> Iterator[str]:
    for item in outline:
        if isinstance(item, list):
            yield from titles_of(item)
        elif isinstance(item, pypdf.generic.Destination):
            yield str(item.title)


def test_the_whole_set_is_there_and_nothing_else(printed: Path) -> None:
    found = {path.relative_to(printed).as_posix() for path in printed.rglob("*") if path.is_file()}
    assert found == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_every_file_can_be_read_by_ear_and_kept(printed: Path, name: str, profile: str) -> None:
    report = page.validate_pdf(printed / name, profile=profile)
    assert [failure.message for failure in report.failures] == []


@pytest.mark.parametrize("name", NAMES)
def test_two_more_checkers_find_nothing(printed: Path, name: str) -> None:
    """One knows 16 of the 106 rules of PDF/UA-1 that programs can check, the other whether a file is whole."""
    report = pdfua.validate(str(printed / name))
    assert [finding.message for finding in report.findings] == []
    # It stumbles when it looks into our headings, and says so.
    assert {outcome.rule_id for outcome in report.outcomes if outcome.skipped_reason} <= {"UA-14-001"}
    with pikepdf.open(printed / name) as document:
        assert document.check_pdf_syntax() == []


@pytest.mark.parametrize(
    ("name", "title", "language"),
    [
        ("modules/01-counter.en.pdf", "The counter at closing time 1", "en-GB"),
        ("modules/01-counter.zh.pdf", "下班前的窗口1", "zh-CN"),
        ("modules/01-counter.both.pdf", "The counter at closing time 1 / 下班前的窗口1", "en-GB"),
        ("course.en.pdf", "People First", "en-GB"),
        ("workbook.zh.pdf", "练习册 – 群众在先", "zh-CN"),
        ("session-record.en.pdf", "Session record – People First", "en-GB"),
    ],
)
def test_a_file_says_what_it_is(printed: Path, name: str, title: str, language: str) -> None:
    reader = pypdf.PdfReader(printed / name)
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert reader.metadata.author in {"People First", "群众在先", "People First / 群众在先"}
    assert str(reader.root_object["/Lang"]) == language
    assert reader.trailer.get("/ID")


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("tongue", LANGUAGES_OF)
def test_every_word_of_a_module_comes_back_from_its_pdf(printed: Path, tongue: Tongue, number: int) -> None:
    found = words_of(printed / f"modules/0{number}-counter.{tongue}.pdf")
    pair = example().lessons[number - 1]
    languages = LANGUAGES_OF[tongue]
    wanted = [text for language in languages for text in words_in(pair[language], alone=len(languages) == 1)]
    assert [run for text in wanted for run in text.split("\n") if squeezed(run) not in found] == []


def words_in(lesson: Lesson, *, alone: bool) -> list[str]:
    """Give all that a lesson says, a run of text at a time; a table by cells, a passage by lines beside its twin."""
    meaning = [item for item in lesson.parts["meaning"].content if isinstance(item, Node)]
    runs = [run for node in meaning for run in ([*node.find_all("th"), *node.find_all("td")] or [node])]
    return [
        lesson.title,
        *(("" if alone else "\n").join(line.text for line in passage.lines) for passage in lesson.passages),
        *(plain_text((run,)) for run in runs),
        *(plain_text(content) for content in lesson.objectives + lesson.key_points),
        *(plain_text(item) for question in lesson.questions for item in (question.content,)),
        *(plain_text(quiz.answer) for quiz in lesson.quizzes),
        *(plain_text(row.prompt) for row in lesson.worksheet),
        *(plain_text(step) for step in lesson.card.steps),
    ]


def test_signs_of_the_typesetter_print_as_they_are(printed: Path) -> None:
    assert squeezed(MARKUP) in words_of(printed / "modules/01-counter.en.pdf")


def test_trainers_notes_are_for_trainers(printed: Path) -> None:
    note = squeezed("the words at the kitchen table")
    assert note in words_of(printed / "trainer-guide.en.pdf")
    assert not [name for name in NAMES if "trainer-guide" not in name and note in words_of(printed / name)]


def test_bookmarks_name_every_part(printed: Path) -> None:
    reader = pypdf.PdfReader(printed / "modules/01-counter.zh.pdf")
    parts = [part.title for part in example().lessons[0].zh.parts.values()]
    assert list(titles_of(reader.outline)) == ["下班前的窗口1", *parts, "答案"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("modules/02-counter.en.pdf", "Page2of"),
        ("modules/02-counter.zh.pdf", "第2页，共"),
        ("modules/02-counter.both.pdf", "第2页，共"),
        ("course.en.pdf", "Version1.2.3·22November2026"),
        ("course.zh.pdf", "版本1.2.3·2026年11月22日"),
        ("session-record.en.pdf", "Stateofthetext0123456789ab"),
        ("roll-call-cards.en.pdf", "Card2of2"),
    ],
)
def test_a_sheet_says_which_page_and_which_state_of_the_text(printed: Path, name: str, words: str) -> None:
    assert words in words_of(printed / name)


def test_the_header_of_a_long_table_repeats_on_every_page(printed: Path) -> None:
    sheets = [squeezed(sheet.extract_text()) for sheet in pypdf.PdfReader(printed / "modules/02-counter.en.pdf").pages]
    with_rows = [text for text in sheets if re.search(r"Step\d+Desk\d+", text)]
    assert len(with_rows) > 1
    assert all("StepWho" in text for text in with_rows)


def test_links_lead_within_the_file_or_to_the_site(printed: Path) -> None:
    reader = pypdf.PdfReader(printed / "trainer-guide.en.pdf")
    notes = [note.get_object() for sheet in reader.pages for note in sheet.get("/Annots", [])]
    addresses = [str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})]
    assert addresses == ["https://example.org/questions.html"]
    assert any("/Dest" in note or "/D" in note.get("/A", {}) for note in notes)


def test_no_last_page_is_nearly_empty(printed: Path) -> None:
    flowing = [name for name in NAMES if name.startswith(("modules/", "course", "trainer-guide"))]
    last = {name: pypdf.PdfReader(printed / name).pages[-1].extract_text() for name in flowing}
    assert {name: text for name, text in last.items() if len(squeezed(text)) < 100} == {}


def test_two_cards_share_a_sheet(printed: Path) -> None:
    assert len(pypdf.PdfReader(printed / "roll-call-cards.en.pdf").pages) == 1


def test_large_print_is_large(printed: Path) -> None:
    sizes: list[float] = []

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if "sent away" in text:
            sizes.append(size)

    for sheet in pypdf.PdfReader(printed / "workbook-large.en.pdf").pages:
        sheet.extract_text(visitor_text=note)
    assert sizes
    assert min(sizes) >= 16


def test_only_the_pinned_faces_are_used(printed: Path) -> None:
    faces = {
        str(font["/BaseFont"]).partition("+")[2]
        for name in NAMES
        for sheet in pypdf.PdfReader(printed / name).pages
        for font in fonts_of(sheet)
    }
    assert {re.split(r"[-_]", face)[0] for face in faces} <= {"NotoSans", "NotoSansSC"}


def test_bytes_are_the_same_wherever_and_however_they_are_made(
    printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    print_all(tmp_path / "elsewhere", tmp_path / "root", jobs=2)
    monkeypatch.undo()
    time.tzset()
    other = tmp_path / "elsewhere" / "downloads"
    assert [name for name in NAMES if (other / name).read_bytes() != (printed / name).read_bytes()] == []


def test_what_has_not_changed_is_not_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = print_small(tmp_path / "one", tmp_path)
    monkeypatch.setattr("scripts.outputs.paper.making.print_document", refuse)
    assert print_small(tmp_path / "two", tmp_path) == first


def test_a_damaged_cache_is_noticed_and_made_again(tmp_path: Path) -> None:
    first = print_small(tmp_path / "one", tmp_path)
    kept = sorted((tmp_path / ".cache/paper").iterdir())
    kept[0].write_bytes(kept[0].read_bytes()[:-100])
    kept[1].write_bytes(b"")
    kept[2].write_bytes(os.urandom(1000))
    assert print_small(tmp_path / "two", tmp_path) == first
    for made in first:
        assert (tmp_path / "two" / made.path).read_bytes() == (tmp_path / "one" / made.path).read_bytes()


def print_small(target: Path, root: Path) -> list[Made]:
    return make_papers(course(("", "")), target, root=root, guides={}, jobs=1)


def refuse(*_: object) -> None:
    pytest.fail("a document was set again")
