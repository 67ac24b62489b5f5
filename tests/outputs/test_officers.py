"""The edition for officers: not one trainer's note in anything that can be fetched."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.course import load_course
from scripts.editions.course import read_course_text
from scripts.modules.officers import copy_for_officers, without_notes
from scripts.outputs.building import build
from scripts.outputs.edition import settle_officers
from scripts.outputs.order import Order
from scripts.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]
NOTE = re.compile(r"^//// trainer.*?\n(.*?)^////$", re.MULTILINE | re.DOTALL)


class Silent:
    """A watcher that says nothing."""

    def plan(self, parts: int) -> None: ...
    def begin(self, part: str) -> None: ...
    def made(self, path: str) -> None: ...
    def say(self, words: str) -> None: ...


def plain(text: str) -> str:
    """Letters alone: neither tags nor marks nor spaces stand between two words."""
    return re.sub(r"[\W_]+", "", re.sub(r"<[^>]+>|\\[nu]\w*", "", text))


@pytest.fixture(scope="module")
def notes() -> set[str]:
    """The middle of every line of every note, and of the trainer's guide."""
    pages = [*ROOT.glob("docs/modules/*.md"), *ROOT.glob("docs/trainer-guide.*.md")]
    texts = [page.read_text("utf-8") for page in pages]
    lines = [line for text in texts for note in NOTE.findall(text) for line in note.splitlines()]
    lines += [
        line for text in texts if "{#trainer-guide" in text for line in text.splitlines() if line.startswith("- ")
    ]
    open_to_all = [plain(NOTE.sub("", text)) for text in texts if "{#trainer-guide" not in text]
    phrases = {plain(line)[12:30] for line in lines if len(plain(line)) > 40}
    return {phrase for phrase in phrases if not any(phrase in text for text in open_to_all)}


def files_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the letters of every file, those in zip files too."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield from _unpacked(path.relative_to(folder).as_posix(), path.read_bytes())


def _unpacked(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.namelist():
                yield from _unpacked(f"{name}!{entry}", archive.read(entry))
    elif not name.endswith((".png", ".pdf")):
        yield name, plain(content.decode("utf-8", "replace"))


def test_the_words_that_are_looked_for_are_those_of_the_notes(notes: set[str], built_site: Path) -> None:
    assert len(notes) > 200
    told = {note for _, text in files_in(built_site) for note in notes if note in text}
    assert notes - told == set()


def test_everything_is_made_from_pages_without_notes(notes: set[str], tmp_path: Path) -> None:
    copy_for_officers(ROOT / "docs", tmp_path / "docs")
    assert [(name, note) for name, text in files_in(tmp_path) for note in notes if note in text] == []


def test_pages_decks_search_and_pack_tell_no_note(notes: set[str], tmp_path: Path) -> None:
    settings = settle_officers(load_settings(ROOT), tmp_path / "edition")
    course, _ = load_course(settings)
    order = Order(read_course_text(course, settings), settings, ("slides", "site", "pack"), edition="officers")
    build(order, tmp_path / "site", Silent())
    assert [(name, note) for name, text in files_in(tmp_path / "site") for note in notes if note in text] == []
    assert not list((tmp_path / "site").rglob("trainer-guide*.pdf"))
    guide = (tmp_path / "site" / "zh" / "trainer-guide.html").read_text("utf-8")
    assert "这一部分在课程的主持人版里" in guide


@pytest.mark.parametrize("fence", ["////", "/////"])
def test_a_note_goes_with_its_fence_and_the_question_stays(fence: str) -> None:
    page = f"/// question | Why?\nWhy?\n\n{fence} trainer | Note\n- **Look for:** this.\n{fence}\n///\n\nAfter.\n"
    assert without_notes(page) == "/// question | Why?\nWhy?\n\n///\n\nAfter.\n"
