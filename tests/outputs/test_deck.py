"""A deck is one file that needs no other, says everything in both languages, and reads without script."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from scripts.course import load_course
from scripts.editions.course import CourseText, read_course_text
from scripts.editions.nodes import Node
from scripts.outputs.deck import make_decks
from scripts.outputs.deck.inlined import squeeze_script, squeeze_style
from scripts.settings import load_settings
from tests.editions.made_up import course, pair

ROOT = Path(__file__).resolve().parents[2]
HEAVIEST = 29_100
"""Bytes of a deck, compressed; eleven thousand of them are its words, fifteen thousand style and script."""


@pytest.fixture(scope="module")
def text() -> CourseText:
    settings = load_settings(ROOT)
    return read_course_text(load_course(settings)[0], settings)


@pytest.fixture(scope="module")
def decks(text: CourseText, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    target = tmp_path_factory.mktemp("decks")
    return [target / made.path for made in make_decks(text, target)]


def _find(path: Path, what: str) -> list[Any]:
    root: Any = lxml.html.fromstring(path.read_text("utf-8"))
    return list(root.xpath(what))


def test_each_module_has_its_deck(text: CourseText, decks: list[Path]) -> None:
    assert [path.name for path in decks] == [f"{lesson.name}.html" for lesson in text.lessons]


def test_a_deck_fetches_nothing(decks: list[Path]) -> None:
    for path in decks:
        page = path.read_text("utf-8")
        assert not re.search(r"https?://|@import|url\(", page)
        links = _find(path, "//@src | //link/@href | //use/@href")
        assert [link for link in links if not link.startswith(("#", "data:"))] == []


def test_style_and_script_are_the_same_bytes_in_every_deck(decks: list[Path]) -> None:
    pages = [path.read_text("utf-8") for path in decks]
    for tag in ("style", "script"):
        found = [re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL) for page in pages]
        assert {len(inline) for inline in found} == {1}
        assert len({inline[0] for inline in found}) == 1
    assert not any(re.search(r'\sstyle="|\son[a-z]+="', page) for page in pages)


def test_a_deck_is_light(decks: list[Path]) -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes(), mtime=0)) for path in decks}
    assert {name: size for name, size in sizes.items() if size > HEAVIEST} == {}


def test_every_text_has_its_language(decks: list[Path]) -> None:
    for section in _find(decks[0], "//main/section"):
        assert {"en", "zh-Hans"} <= set(section.xpath(".//*[@lang]/@lang"))


def test_ids_are_unique_and_name_questions_as_the_module_does(text: CourseText, decks: list[Path]) -> None:
    for lesson, path in zip(text.lessons, decks, strict=True):
        ids = _find(path, "//@id")
        assert len(ids) == len(set(ids))
        assert {question.id for question in lesson.en.questions} <= set(ids)


def test_text_that_looks_like_markup_stays_text(tmp_path: Path) -> None:
    evil = pair(objectives=(("</script><b onclick=x>",),), title='<i>"&</i>')
    made = make_decks(course(evil), tmp_path)
    page = (tmp_path / made[0].path).read_text("utf-8")
    assert "&lt;/script&gt;&lt;b onclick=x&gt;" in page
    assert "<title>&lt;i&gt;" in page


def test_links_and_ids_of_the_module_stay_behind(tmp_path: Path) -> None:
    linked = Node("p", {"id": "x"}, (Node("a", {"href": "02-other.html"}, ("the other",)),))
    made = make_decks(course(pair(objectives=((linked,),))), tmp_path)
    page = (tmp_path / made[0].path).read_text("utf-8")
    assert "the other" in page
    assert "02-other" not in page


def test_the_same_text_gives_the_same_bytes(text: CourseText, decks: list[Path], tmp_path: Path) -> None:
    again = make_decks(text, tmp_path)
    assert [(tmp_path / made.path).read_bytes() for made in again] == [path.read_bytes() for path in decks]


@pytest.mark.parametrize(
    ("style", "squeezed"),
    [
        (
            "/* why\n   it is */\na > b , c {\n  color : red ;\n  margin: 1px\n    2px;\n}\n",
            "a > b,c{color :red;margin:1px 2px}",
        ),
        ('a::after { content: "✓ "; }', 'a::after{content:"✓ "}'),
        ("@media (width: 1px) { a { width: calc(1px + 2px); } }", "@media (width:1px){a{width:calc(1px + 2px)}}"),
    ],
)
def test_style_loses_what_means_nothing(style: str, squeezed: str) -> None:
    assert squeeze_style(style) == squeezed


def test_script_loses_comments_and_indents_and_keeps_addresses() -> None:
    script = '// What it does.\nif (a) {\n  go("http://a//b"); // why\n\n}\n'
    assert squeeze_script(script) == 'if (a) {\ngo("http://a//b");\n}'
