"""PowerPoint files: real titles, texts, tables and notes, Chinese with its own face, always the same bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from scripts.course import load_course
from scripts.editions.course import read_course_text
from scripts.outputs.powerpoint import make_powerpoints
from scripts.settings import load_settings
from tests.editions.made_up import course, pair, question

Show = Any  # python-pptx types its elements as unions of everything
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TONGUES = ("en", "zh", "both")
ROOT = Path(__file__).resolve().parents[2]
HEAVIEST = {"en": 61_900, "zh": 66_900, "both": 76_400}
"""Bytes of a file. In the heaviest one, 18,000 are words; each slide needs two entries of an archive."""

SMALLEST = 2400  # hundredths of a point; 4.4 % of the height of a slide


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pptx")
    make_powerpoints(course(pair()), target, 1)
    return target / "downloads" / "slides"


@pytest.fixture(params=TONGUES)
def show(request: pytest.FixtureRequest, folder: Path) -> Show:
    return Presentation(str(folder / f"01-sample.{request.param}.pptx"))


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def _runs(show: Show) -> list[Show]:
    return [run for slide in show.slides for run in slide.element.iter(f"{A}r")]


def test_the_slides_are_wide(show: Show) -> None:
    assert show.slide_width * 9 == show.slide_height * 16


def test_every_slide_has_a_title_of_its_own(show: Show) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in show.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_text_stands_in_placeholders_and_worksheets_in_tables(show: Show) -> None:
    for slide in show.slides:
        body = [s for s in slide.placeholders if s.placeholder_format.idx == 1 and s.has_text_frame]
        tables = [s for s in slide.shapes if s.has_table]
        assert len(body) + len(tables) == 1
        assert all(s.text_frame.text.strip() for s in body)


def test_what_is_no_text_is_described(show: Show) -> None:
    for slide in show.slides:
        for shape in slide.shapes:
            if not shape.is_placeholder:
                assert shape.element.xpath(".//p:cNvPr/@descr")[0]


def test_every_chinese_run_names_its_language_and_its_face(show: Show) -> None:
    chinese = [run for run in _runs(show) if _is_chinese(run.text)]
    for run in chinese:
        properties = run.find(f"{A}rPr")
        assert properties.get("lang") == "zh-CN"
        assert properties.find(f"{A}ea").get("typeface") == "Microsoft YaHei"


def test_no_text_is_too_small_for_the_back_row(show: Show) -> None:
    sizes = [int(run.find(f"{A}rPr").get("sz", SMALLEST)) for run in _runs(show)]
    assert min(sizes) >= SMALLEST


def test_questions_carry_the_trainers_notes(show: Show) -> None:
    noted = [slide for slide in show.slides if slide.has_notes_slide]
    assert len(noted) >= 4
    assert all(slide.notes_slide.notes_text_frame.text.strip() for slide in noted)


@pytest.mark.parametrize(
    ("tongue", "english", "chinese"), [("en", True, False), ("zh", False, True), ("both", True, True)]
)
def test_each_file_speaks_its_language(folder: Path, tongue: str, english: bool, chinese: bool) -> None:
    text = " ".join(run.text for run in _runs(Presentation(str(folder / f"01-sample.{tongue}.pptx"))))
    assert ("Officer Chen" in text) is english
    assert ("民警小陈" in text) is chinese


def test_every_part_is_sound_and_dated_alike(folder: Path) -> None:
    for path in folder.iterdir():
        with zipfile.ZipFile(path) as parts:
            assert parts.testzip() is None
            assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(parts.read(name))


def test_shapes_of_a_slide_have_ids_of_their_own(show: Show) -> None:
    for slide in show.slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))


def test_the_properties_come_from_the_course(show: Show) -> None:
    assert show.core_properties.created.date().isoformat() == "2026-11-22"
    assert show.core_properties.author


def test_the_same_text_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for made in make_powerpoints(course(pair()), tmp_path, 1):
        assert (tmp_path / made.path).read_bytes() == (folder / made.path.name).read_bytes()


def test_awkward_modules_make_files_too(tmp_path: Path) -> None:
    bare = pair(questions=(), quizzes=(), notes=(), worksheet=(), title="R&D <now>")
    long = pair(name="02-long", questions=(question("en", 1, 1500),))
    made = make_powerpoints(course(bare, long), tmp_path, 1)
    assert len(made) == 6
    assert all(Presentation(str(tmp_path / one.path)).slides for one in made)


def test_the_files_of_the_course_are_light(tmp_path: Path) -> None:
    settings = load_settings(ROOT)
    made = make_powerpoints(read_course_text(load_course(settings)[0], settings), tmp_path, 1)
    assert {one.path.name: one.size for one in made if one.size > HEAVIEST[one.language]} == {}
