"""Pages as pictures, beside pictures that a person has looked at: a template that slips is seen.

Where a page was meant to change, look at the pictures in ``.cache/paper-pictures``, then renew:
``RENEW_PICTURES=1 python3 -m scripts test tests/outputs/test_paper_pictures.py``
"""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from scripts.model import LANGUAGES
from scripts.outputs.paper import make_papers
from tests.outputs.paper_example import course, guide

REFERENCES = Path(__file__).parent / "pictures"
DIFFERENCES = Path(__file__).parents[2] / ".cache" / "paper-pictures"
RENEW = bool(os.environ.get("RENEW_PICTURES"))

PAGES = [
    ("course.both", 1),
    ("modules/01-counter.en", 1),
    ("modules/01-counter.en", 2),
    ("modules/01-counter.zh", 1),
    ("modules/01-counter.both", 2),
    ("workbook.both", 3),
    ("workbook.zh", 3),
    ("workbook-large.en", 3),
    ("roll-call-cards.both", 1),
    ("trainer-guide.en", 4),
    ("session-record.zh", 1),
]
TABLE = "| Step | Who |\n| --- | --- |\n| Ask | The desk |\n| Answer | The officer |\n\n- one\n- two"
TABLE_ZH = "| 步骤 | 谁 |\n| --- | --- |\n| 问 | 窗口 |\n| 答 | 民警 |\n\n- 一\n- 二"

DOTS = 60 / 72
"""Dots a point: enough to see a rule, a word or a colour go, and a few kilobytes a page."""
GREYS = 16
STEP = 255 / (GREYS - 1)
FIELD = 5
"""Fields of so many dots are compared by their mean, so that an edge drawn a little softer does not count."""
SAME = 12
"""How much two fields may differ, of 255; a thin rule that goes makes more."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    guides = {language: guide(language) for language in LANGUAGES}
    make_papers(course((TABLE, TABLE_ZH), ("", "")), target, root=target, guides=guides, large_print=True)
    return target / "downloads"


def photograph(path: Path, number: int) -> Image.Image:
    with pypdfium2.PdfDocument(path) as document:
        page: Image.Image = document[number - 1].render(scale=DOTS, grayscale=True).to_pil()
    return page.convert("L").point(lambda grey: round(grey / STEP) * STEP)


def differing(old: Image.Image, new: Image.Image) -> tuple[Image.Image, tuple[int, int, int, int] | None]:
    """Give the difference, and the box around the fields that are not the same."""
    size = (old.width // FIELD, old.height // FIELD)
    means = [picture.resize(size, Image.Resampling.BOX) for picture in (old, new)]
    far = ImageChops.difference(*means).point(lambda value: 255 if value > SAME else 0)
    return ImageChops.difference(old, new), far.getbbox()


def keep(name: str, *pictures: Image.Image) -> Path:
    """Lay pictures side by side where a person finds them."""
    strip = Image.new("L", (sum(picture.width + 8 for picture in pictures), pictures[0].height), 128)
    for number, picture in enumerate(pictures):
        strip.paste(picture, (number * (picture.width + 8), 0))
    DIFFERENCES.mkdir(parents=True, exist_ok=True)
    strip.save(DIFFERENCES / name)
    return DIFFERENCES / name


@pytest.mark.parametrize(("document", "number"), PAGES)
def test_a_page_looks_as_it_did(printed: Path, document: str, number: int) -> None:
    name = f"{document.rpartition('/')[2]}-{number}.png"
    new = photograph(printed / f"{document}.pdf", number)
    if RENEW:
        REFERENCES.mkdir(exist_ok=True)
        new.quantize(GREYS).save(REFERENCES / name, bits=4, optimize=True)
    old = Image.open(REFERENCES / name).convert("L")
    assert new.size == old.size
    difference, box = differing(old, new)
    if box:
        left, top, right, bottom = (round(at * FIELD / DOTS / 72 * 25.4) for at in box)
        where = f"{left} to {right} mm from the left, {top} to {bottom} mm from the top"
        kept = keep(name, old, new, ImageChops.invert(difference))
        pytest.fail(f"{document}.pdf, page {number}, has changed {where}. Before, now and the difference: {kept}")
