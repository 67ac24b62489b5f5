"""The edition for officers: not one trainer's note in anything that can be fetched."""

from __future__ import annotations

import base64
import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

import pypdfium2
import pytest

from scripts.modules.officers import copy_for_officers, without_notes
from tests.publishing.conftest import Served

ROOT = Path(__file__).resolve().parents[2]
NOTE = re.compile(r"^//// trainer.*?\n(.*?)^////$", re.MULTILINE | re.DOTALL)
LABEL = re.compile(r"^(?:- |\d+\. |\| )*(?:\*\*.*?\*\*)?")
LINK = re.compile(r"\[([^]]*)\]\([^)]*\)|\{#[^}]*\}")
LOOKED_FOR = 18
"""Letters in the middle of a line: more of them, and the end of a page or a slide comes between."""


def plain(text: str) -> str:
    """Letters alone: neither tags nor marks nor spaces stand between two words."""
    return re.sub(r"[\W_]+", "", re.sub(r"<[^>]+>|\\[nu]\w*", "", text))


def middle(line: str) -> str:
    letters = plain(LINK.sub(r"\1", LABEL.sub("", line)))
    start = max(0, (len(letters) - LOOKED_FOR) // 2)
    return letters[start : start + LOOKED_FOR]


@pytest.fixture(scope="module")
def notes() -> set[str]:
    """The middle of every line of every note, and of the trainer's guide; but for what is said to all as well."""
    modules = [page.read_text("utf-8") for page in ROOT.glob("docs/modules/*.md")]
    guides = [page.read_text("utf-8").partition("\n# ")[2] for page in ROOT.glob("docs/trainer-guide.*.md")]
    lines = [line for text in modules for note in NOTE.findall(text) for line in note.splitlines() if line]
    assert len(lines) > 400
    lines += [line for guide in guides for line in guide.splitlines() if len(middle(line)) == LOOKED_FOR]
    others = [page.read_text("utf-8") for page in ROOT.glob("docs/*.*") if "trainer-guide" not in page.name]
    open_to_all = "\n".join(plain(NOTE.sub("", text)) for text in [*modules, *others])
    return {phrase for phrase in map(middle, lines) if phrase not in open_to_all}


def files_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the letters of every file, those in zip files too."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield from _unpacked(path.relative_to(folder).as_posix(), path.read_bytes())


def _unpacked(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.namelist():
                yield from _unpacked(f"{name}!{entry}", archive.read(entry))
    elif content.startswith(b"%PDF-"):
        paper = pypdfium2.PdfDocument(content)
        yield name, plain("".join(page.get_textpage().get_text_bounded() for page in paper))
    elif not name.endswith(".png"):
        yield name, plain(content.decode("utf-8", "replace"))


def told(files: Iterable[tuple[str, str]], notes: set[str]) -> list[tuple[str, str]]:
    """Name each file that tells a note, and the note."""
    texts = dict(files)
    everything = "\n".join(texts.values())
    out = [note for note in sorted(notes) if note in everything]
    return [(name, note) for note in out for name, text in texts.items() if note in text]


def test_the_words_that_are_looked_for_are_those_of_the_notes(notes: set[str], built_site: Path) -> None:
    assert len(notes) > 500
    texts = dict(files_in(built_site))
    everything = "\n".join(texts.values())
    assert [note for note in notes if note not in everything] == []
    for kind in (".html", ".pdf", ".pptx!ppt/notesSlides"):
        of_kind = "\n".join(text for name, text in texts.items() if kind in name)
        assert any(note in of_kind for note in notes), kind


def test_everything_is_made_from_pages_without_notes(notes: set[str], tmp_path: Path) -> None:
    copy_for_officers(ROOT / "docs", tmp_path / "docs")
    assert told(files_in(tmp_path), notes) == []


def test_pages_decks_papers_search_and_packs_tell_no_note(notes: set[str], officers_site: Path) -> None:
    for kind in ("modules/*.html", "slides/*.html", "search/**/*.js*", "*/modules/*.pdf", "*/slides/*.pptx", "*/*.zip"):
        assert list(officers_site.glob(kind)), kind
    assert told(files_in(officers_site), notes) == []
    assert not list(officers_site.rglob("trainer-guide*.pdf"))
    guide = (officers_site / "zh" / "trainer-guide.html").read_text("utf-8")
    assert "这一部分在课程的主持人版里" in guide


def test_without_the_password_no_file_of_the_trainers_is_given_out(served: Served) -> None:
    release = served.folder / "current" / "trainers"
    versions = served.folder / "versions" / "trainers"
    paths = [path.relative_to(release) for path in release.rglob("*") if path.is_file()]
    paths += [path.relative_to(versions) for path in versions.rglob("*") if path.is_file()]
    assert len(paths) > 200
    assert {served.ask(f"/trainers/{quote(str(path))}").status for path in paths[::3]} <= {401, 404}
    assert {served.ask(f"/{quote(str(path))}").status for path in paths if path.parts[0].startswith("v-")} == {404}
    for way in (
        "/trainers/index.html",
        "//trainers/index.html",
        "/zh/../trainers/index.html",
        "/trainers/%69ndex.html",
    ):
        assert served.ask(way).status == 401
    assert served.ask("/TRAINERS/index.html").status == 404


def test_with_the_password_trainers_have_everything(served: Served) -> None:
    password = "Basic " + base64.b64encode(b"trainer:secret").decode()
    page = served.ask("/trainers/modules/01-purpose.html", Authorization=password)
    assert (page.status, b'class="trainer"' in page.body) == (200, True)
    script = re.search(rb'src="\.\./(v-[^"]+)"', page.body)
    assert script
    assert served.ask(f"/trainers/{script[1].decode()}", Authorization=password).status == 200
    wrong = "Basic " + base64.b64encode(b"trainer:wrong").decode()
    assert served.ask("/trainers/modules/01-purpose.html", Authorization=wrong).status == 401


def test_what_officers_can_fetch_tells_no_note(notes: set[str], served: Served) -> None:
    """Follow every link from the start page, as a curious officer would, and read what comes."""
    seen, ahead = set(), ["/index.html"]
    while ahead:
        path = ahead.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = served.ask(path)
        assert answer.status == 200, path
        assert told(_unpacked(path, answer.body), notes) == []
        if path.endswith(".html"):
            links = re.findall(r'(?:href|src)="([^"#?:]+\.\w+)["#?]', answer.body.decode())
            ahead += [posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) for link in links]
    assert len(seen) > 80


@pytest.mark.parametrize("fence", ["////", "/////"])
def test_a_note_goes_with_its_fence_and_the_question_stays(fence: str) -> None:
    page = f"/// question | Why?\nWhy?\n\n{fence} trainer | Note\n- **Look for:** this.\n{fence}\n///\n\nAfter.\n"
    assert without_notes(page) == "/// question | Why?\nWhy?\n\n///\n\nAfter.\n"
