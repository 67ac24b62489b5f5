"""Pages of a PDF as a reader's eye takes them: which letters stand where, and in which colour."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

POINTS = 72 / 25.4
"""Points in a millimetre."""

TOP, FOOT = 27 * POINTS, 24 * POINTS
"""What stands above and below the text."""

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Letter:
    """A letter with its box, in points from the lower left corner of its page."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    colour: Colour


@dataclass(frozen=True)
class Page:
    """A page with all that is written on it."""

    width: float
    height: float
    letters: tuple[Letter, ...]

    def body(self) -> list[Letter]:
        """Give the letters between header and footer."""
        return [it for it in self.letters if it.bottom > FOOT - 2 and it.top < self.height - 24 * POINTS]

    def last_line(self) -> list[Letter]:
        """Give the letters of the lowest line of the text."""
        body = self.body()
        lowest = min((it.bottom for it in body), default=0)
        return [it for it in body if it.bottom < lowest + 3 * POINTS]

    def filled(self) -> float:
        """Tell how far down the text reaches, as a share of the room for it."""
        lowest = min((it.bottom for it in self.body()), default=self.height - TOP)
        return (self.height - TOP - lowest) / (self.height - TOP - FOOT)


def read_pages(path: Path) -> Iterator[Page]:
    """Read the pages of a file."""
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            width, height = page.get_size()
            yield Page(width, height, tuple(_letters(page.get_textpage())))


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    box = [ctypes.c_double() for _ in range(4)]
    ink = [ctypes.c_uint() for _ in range(4)]
    for number in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, number))
        if sign.isspace() or not sign.isprintable() or pdfium.FPDFText_IsGenerated(text, number) == 1:
            continue
        pdfium.FPDFText_GetCharBox(text, number, *box)
        pdfium.FPDFText_GetFillColor(text, number, *ink)
        left, right, bottom, top = (value.value for value in box)
        red, green, blue, _ = (value.value for value in ink)
        yield Letter(sign, left, bottom, right, top, (red, green, blue))
