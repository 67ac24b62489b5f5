"""LibreOffice opens every PowerPoint file of the course as it is, and no text leaves its place."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pptx import Presentation

from scripts.course import load_course
from scripts.editions.course import read_course_text
from scripts.outputs.powerpoint import make_powerpoints
from scripts.settings import load_settings
from tests.editions.made_up import course, pair, question
from tests.npm import leave_out, program

ROOT = Path(__file__).resolve().parents[2]
HEAD, FOOT = 0.14, 0.10
"""Shares of a page's height that belong to the title and to what stands at the foot."""

LEAN = 2  # point that a letter may lean out of its line


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path]]:
    """Each file with the pages that LibreOffice makes of it."""
    office = program("soffice", "libreoffice-impress")
    face = subprocess.run([program("fc-match", "fontconfig"), "Arial"], capture_output=True, text=True, check=True)
    if not re.search("Arial|Liberation Sans", face.stdout):
        leave_out("no Arial and nothing as wide; apt install fonts-liberation")
    target = tmp_path_factory.mktemp("pptx")
    settings = load_settings(ROOT)
    awkward = pair(name="99-awkward", questions=(question("en", 1, 1500),), notes=(), title="R&D <now>")
    made = make_powerpoints(read_course_text(load_course(settings)[0], settings), target, 1)
    made += make_powerpoints(course(awkward), target, 1)
    files = [target / one.path for one in made]
    profile = f"-env:UserInstallation={(target / 'profile').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(target), *map(str, files)]
    subprocess.run(command, capture_output=True, check=True)
    return [(file, target / f"{file.stem}.pdf") for file in files]


def _words(text: str) -> str:
    """Give a text without white space, and without the marks that programs set before lists."""
    return re.sub(r"\s|\ufffe", "", text)


def _placed(slide: Any, *kinds: str) -> str:  # noqa: ANN401 - python-pptx types little
    found = (shape for kind in kinds for shape in slide.placeholders if kind in str(shape.placeholder_format.type))
    return _words("".join(shape.text_frame.text for shape in found))


def test_every_slide_becomes_a_page(shown: list[tuple[Path, Path]]) -> None:
    for file, pages in shown:
        assert len(pypdfium2.PdfDocument(pages)) == len(Presentation(str(file)).slides), file.name


def test_no_text_leaves_its_place(shown: list[tuple[Path, Path]]) -> None:
    faults = []
    for file, pages in shown:
        slides = zip(Presentation(str(file)).slides, pypdfium2.PdfDocument(pages), strict=True)
        for number, (slide, page) in enumerate(slides, 1):
            faults += [(file.name, number, fault) for fault in _faults(slide, page)]
    assert faults == []


def _faults(slide: Any, page: pypdfium2.PdfPage) -> list[str]:  # noqa: ANN401 - python-pptx types little
    text, (wide, high) = page.get_textpage(), page.get_size()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    found = [] if left > 0 and right < wide + LEAN else ["beyond the edge"]
    if slide.slide_layout.name == "Title Slide":
        return found
    foot = _words(text.get_text_bounded(bottom=0, top=high * FOOT))
    head = _words(text.get_text_bounded(bottom=high * (1 - HEAD), top=high))
    found += [] if foot == _placed(slide, "SLIDE_NUMBER", "FOOTER") else [f"at the foot: {foot}"]
    found += [] if head == _placed(slide, "TITLE") else [f"at the head: {head}"]
    return found
