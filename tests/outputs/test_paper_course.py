"""Every PDF of the real course: valid, whole, told apart, and no page that a printer would be ashamed of."""

from __future__ import annotations

import bisect
import itertools
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import page
import pdfua
import pikepdf
import pypdf
import pytest

from scripts.checks.gate import read_checked
from scripts.editions.course import CourseText, read_course_text, read_page
from scripts.editions.nodes import Content, Node, plain_text
from scripts.editions.sheets.documents import LANGUAGES_OF, Tongue
from scripts.model import LANGUAGES, Language
from scripts.settings import Settings, load_settings
from tests.outputs.paper_pages import read_pages

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path.name.removesuffix(".en.md") for path in (ROOT / "docs/modules").glob("*.en.md"))
NAMES = [
    *(f"modules/{name}.{tongue}.pdf" for name in MODULES for tongue in LANGUAGES_OF),
    *(f"{kind}.{tongue}.pdf" for kind in ("course", "workbook", "workbook-large") for tongue in LANGUAGES_OF),
    *(f"roll-call-cards.{tongue}.pdf" for tongue in LANGUAGES_OF),
    *(f"{kind}.{language}.pdf" for kind in ("trainer-guide", "session-record") for language in LANGUAGES),
]
FLOWING = [name for name in NAMES if "cards" not in name]
TOKENS = tomllib.loads((ROOT / "scripts/templates/tokens.toml").read_text(encoding="utf-8"))
INK = tuple(bytes.fromhex(TOKENS["colour"]["light"]["ink"].removeprefix("#")))

BLOCKS = frozenset(["blockquote", "dd", "details", "div", "dl", "dt", "h2", "h3", "h4", "li", "ol", "p", "pre", "ul"])
ROWS = frozenset(["summary", "table", "tbody", "td", "th", "thead", "tr"])
MOST_OF_A_MODULE = 300_000


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings(ROOT)


@pytest.fixture(scope="module")
def text(settings: Settings) -> CourseText:
    course, _ = read_checked(settings)
    return read_course_text(course, settings)


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that people can ask a build for on paper."""
    site = tmp_path_factory.mktemp("papers") / "site"
    words = ["build", "--only", "pdf", "--large-print", "--output", str(site)]
    environment = {**os.environ, "COURSE_ENV": "current"}
    subprocess.run([sys.executable, "-m", "scripts", *words], cwd=ROOT, env=environment, check=True)
    return site / "downloads"


def test_every_promised_file_is_there_and_nothing_else(downloads: Path) -> None:
    assert {path.relative_to(downloads).as_posix() for path in downloads.rglob("*.pdf")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_keeps_the_rules_of_three_checkers(downloads: Path, name: str) -> None:
    for profile in ("ua1", "2a"):
        assert [failure.message for failure in page.validate_pdf(downloads / name, profile=profile).failures] == []
    assert [finding.message for finding in pdfua.validate(str(downloads / name)).findings] == []
    with pikepdf.open(downloads / name) as document:
        assert document.check_pdf_syntax() == []


def test_every_file_says_its_title_and_has_an_id_of_its_own(downloads: Path) -> None:
    readers = {name: pypdf.PdfReader(downloads / name) for name in NAMES}
    titles = {name: reader.metadata and reader.metadata.title for name, reader in readers.items()}
    assert [name for name, title in titles.items() if not title] == []
    assert len({document_id(reader) for reader in readers.values()}) == len(NAMES)
    assert {str(reader.root_object["/Lang"]) for reader in readers.values()} == {"en-GB", "zh-CN"}


def document_id(reader: pypdf.PdfReader) -> str:
    ids = reader.trailer["/ID"]
    assert isinstance(ids, pypdf.generic.ArrayObject)
    return str(ids[0])


def test_every_link_to_the_site_leads_to_a_page_and_a_place_on_it(
    downloads: Path, built_site: Path, settings: Settings
) -> None:
    addresses = {address for name in NAMES for address in addresses_in(pypdf.PdfReader(downloads / name))}
    ours = {it.removeprefix(settings.site_url) for it in addresses if it.startswith(settings.site_url)}
    assert ours
    for target in ours:
        path, _, place = target.partition("#")
        found = (built_site / path).read_text(encoding="utf-8")
        assert not place or f'id="{place}"' in found, target


def addresses_in(reader: pypdf.PdfReader) -> Iterator[str]:
    for sheet in reader.pages:
        for note in sheet.get("/Annots", []):
            action = note.get_object().get("/A", {})
            if "/URI" in action:
                yield str(action["/URI"])


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("modules/")])
def test_a_module_is_quick_to_send(downloads: Path, name: str) -> None:
    assert (downloads / name).stat().st_size <= MOST_OF_A_MODULE


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_stands_outside_the_room_for_it(downloads: Path, name: str) -> None:
    edge = 20
    strays = [
        (number, letter.sign)
        for number, sheet in enumerate(read_pages(downloads / name), 1)
        for letter in sheet.letters
        if min(letter.left, letter.bottom, sheet.width - letter.right, sheet.height - letter.top) < edge
    ]
    assert strays == []


@pytest.mark.parametrize("name", FLOWING)
def test_no_title_is_left_alone_at_the_foot_and_no_last_page_nearly_empty(downloads: Path, name: str) -> None:
    """A title, of a part, a question or an item, is set in colour; so a last line without ink is one."""
    pages = list(read_pages(downloads / name))
    inside = pages[1:] if len(pages) > 1 else pages
    alone = {
        number: "".join(letter.sign for letter in sheet.last_line())
        for number, sheet in enumerate(inside, 2)
        if INK not in {letter.colour for letter in sheet.last_line()}
    }
    assert alone == {}
    assert pages[-1].filled() > 0.18


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


@cache
def words_of(path: Path) -> tuple[str, ...]:
    """Give what copying each page gives: all letters, no spaces."""
    return tuple(squeezed(sheet.extract_text()) for sheet in pypdf.PdfReader(path).pages)


def is_in(words: str, pages: tuple[str, ...]) -> bool:
    """Tell whether the words stand on a page, or begin at the end of one and go on on the next."""
    return any(words in found for found in pages) or any(
        words[_beginning(words, found) :] in after for found, after in itertools.pairwise(pages)
    )


def _beginning(words: str, found: str) -> int:
    """Count the letters of the longest beginning that was found."""
    return bisect.bisect_right(range(1, len(words)), 0, key=lambda length: words[:length] not in found)


def leaves(content: Content, skipped: frozenset[str]) -> Iterator[str]:
    """Give the words of each smallest block, as a paragraph or a cell, but of none with a skipped class."""
    run: list[Node | str] = []
    for item in content:
        if isinstance(item, Node) and item.tag in BLOCKS | ROWS:
            yield plain_text(tuple(run))
            run = []
            if not skipped & item.classes:
                yield from leaves(item.content, skipped)
        else:
            run.append(item)
    yield plain_text(tuple(run))


def missing(content: Content, pages: tuple[str, ...], *skipped: str) -> list[str]:
    """Give what cannot be found; passages are told apart by sentence, and looked for as that."""
    words = filter(None, map(squeezed, leaves(content, frozenset({"passage", *skipped}))))
    return [each for each in words if not is_in(each, pages)]


@pytest.mark.parametrize("document", ["module", "course"])
@pytest.mark.parametrize("tongue", LANGUAGES_OF)
@pytest.mark.parametrize("number", range(len(MODULES)))
def test_every_word_of_a_module_can_be_copied(
    downloads: Path, text: CourseText, tongue: Tongue, number: int, document: str
) -> None:
    name = f"modules/{MODULES[number]}" if document == "module" else "course"
    found = words_of(downloads / f"{name}.{tongue}.pdf")
    for language in LANGUAGES_OF[tongue]:
        lesson = text.lessons[number][language]
        assert is_in(squeezed(lesson.title), found)
        lines = [line.text for passage in lesson.passages for line in passage.lines]
        assert [line for line in lines if not is_in(squeezed(line), found)] == []
        for part in lesson.parts.values():
            lost = missing(part.content, found, "trainer")
            assert lost == [], part.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_guide_can_be_copied(
    downloads: Path, settings: Settings, text: CourseText, language: Language
) -> None:
    found = words_of(downloads / f"trainer-guide.{language}.pdf")
    assert missing(read_page(settings.docs / f"trainer-guide.{language}.md", settings), found) == []
    for pair in text.lessons:
        assert missing(pair[language].parts["discussion"].content, found) == []


@pytest.mark.parametrize("tongue", LANGUAGES_OF)
def test_every_word_of_the_workbook_can_be_copied(downloads: Path, text: CourseText, tongue: Tongue) -> None:
    found = words_of(downloads / f"workbook.{tongue}.pdf")
    for pair in text.lessons:
        for language in LANGUAGES_OF[tongue]:
            for part in ("discussion", "self-check", "worksheet"):
                assert missing(pair[language].parts[part].content, found, "trainer") == []


@pytest.mark.parametrize("tongue", LANGUAGES_OF)
def test_a_card_carries_passage_question_and_last_words(downloads: Path, text: CourseText, tongue: Tongue) -> None:
    found = words_of(downloads / f"roll-call-cards.{tongue}.pdf")
    for pair in text.lessons:
        for language in LANGUAGES_OF[tongue]:
            lesson = pair[language]
            passage = next(it for it in lesson.passages if it.id == lesson.card.passage)
            question = next(it for it in lesson.questions if it.id == lesson.card.question)
            assert is_in(squeezed("".join(line.text for line in passage.lines)), found)
            assert missing((*question.content, *lesson.card.steps[-1]), found) == []
