"""Markdown is read with the line of everything, and reading goes on behind what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.model import Block, Module
from scripts.modules.parsing import module_language, parse_module
from scripts.modules.reading import read_pages

PAGE = Path("docs/page.en.md")
CASES = yaml.safe_load(Path(__file__).with_name("pages.yml").read_text("utf-8"))


def outline(module: Module) -> Iterator[str]:
    """Give what was read, a line each: its place, its kind, its id, its title."""
    yield f"{module.title_line} title {module.title_id}: {module.title}"
    yield from _blocks(module.opening.blocks)
    for section in module.sections:
        yield f"{section.line} section {section.id}: {section.title}"
        yield from _blocks(section.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield f"{block.line} {block.kind} {block.id}: {block.title}"
        yield from _blocks(block.blocks)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_page_is_read_line_by_line(case: dict[str, Any], line_end: str) -> None:
    module, findings = parse_module(PAGE, case["text"].replace("\n", line_end), "en")
    assert list(outline(module)) == case["reads"]
    assert [f"{found.place.line}: {found.code} {found.fact}" for found in findings] == case.get("says", [])


def test_text_keeps_the_lines_that_it_has_in_the_file() -> None:
    text = CASES[0]["text"]
    module, _ = parse_module(PAGE, text, "en")
    section = module.sections[0]
    question = section.blocks[0]
    lines = text.splitlines()
    assert section.line + 1 + section.text.splitlines().index("Two words.") == lines.index("Two words.") + 1
    assert question.text_line + question.text.splitlines().index("Who asks?") == lines.index("Who asks?") + 1
    assert module.body_line + module.body.splitlines().index("A word first.") == lines.index("A word first.") + 1
    assert (section.attributes["data-time"], section.attributes["class"]) == ("2 min", "wide")
    assert module.front_lines == {"description": 2}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with byte-order mark"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_files_of_every_editor_are_read_alike(mark: bytes, line_end: bytes, example: Path) -> None:
    before = read_pages(example / "docs", example)
    for page in (example / "docs").glob("*.md"):
        page.write_bytes(mark + page.read_bytes().replace(b"\n", line_end))
    assert read_pages(example / "docs", example) == before
    assert before.findings == ()


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("01-purpose.en.md", "en"),
        ("11-summing-up-2.zh.md", "zh"),
        ("1-purpose.en.md", None),
        ("01-Purpose.en.md", None),
        ("01-.en.md", None),
        ("01-purpose.md", None),
        ("01-purpose.fr.md", None),
    ],
)
def test_name_of_a_module_states_number_and_language(name: str, language: str | None) -> None:
    assert module_language(Path(name)) == language


def test_folder_by_the_name_of_a_page_is_told(example: Path) -> None:
    (example / "docs/notes.en.md").mkdir()
    (finding,) = read_pages(example / "docs", example).findings
    assert str(finding) == (
        "docs/notes.en.md:1: M107 The page cannot be read (Is a directory). "
        "Hint: Put the file back, and see that you may read it."
    )
