"""A deck → slides of a presentation, text in the largest size that fits by estimate."""

from __future__ import annotations

import copy
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Show
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Page
from pptx.util import Emu

from scripts.editions.slides import Deck, Item, Slide, Words, height
from scripts.editions.words import FORM_NAMES, minutes_words, module_words
from scripts.model import LANGUAGES, LENS_QUESTIONS, Language
from scripts.outputs.made import Tongue
from scripts.outputs.powerpoint.runs import Paragraph, fill, note_paragraphs, paragraph
from scripts.outputs.powerpoint.template import ACCENTS, ACROSS, FOOT, TABLE, TEXT, TITLE, TOP, UNIT, kind_of, place

_SMALLEST = 24  # point; 4.4 % of the slide's height
_LARGEST = {"question": 48, "close": 50, "worksheet": 36}
_LATIN = 0.87  # Arial is narrower than the widest faces, which the estimate is made for
_GROUNDS = (MSO_THEME_COLOR.BACKGROUND_2, MSO_THEME_COLOR.BACKGROUND_1)
_POINT = 12700 / UNIT  # of a point, in hundredths of the height


def add_slides(show: Show, deck: Deck, tongue: Tongue) -> None:
    """Add all slides of a deck.

    Args:
        show: An empty presentation with our layouts.
        deck: The slides.
        tongue: What to show: one language, or both below each other.
    """
    layouts = {layout.name: layout for layout in show.slide_layouts}
    spoken: tuple[Language, ...] = LANGUAGES if tongue == "both" else (tongue,)
    previous: Slide | None = None
    for slide in deck.slides:
        first = previous is None or previous.unit != slide.unit
        previous = slide
        if slide.kind == "title":
            page = _opening(show.slides.add_slide(layouts[TITLE]), slide, deck, spoken)
        elif slide.kind == "worksheet":
            page = _table(show.slides.add_slide(layouts[TABLE]), slide, spoken)
        else:
            page = _text(show.slides.add_slide(layouts[TEXT]), slide, spoken)
        _foot(page, slide, spoken)
        if first:
            _notes(page, slide, spoken)


def _opening(page: Page, slide: Slide, deck: Deck, spoken: Sequence[Language]) -> Page:
    title, below = page.placeholders
    fill(title, [paragraph(slide.title[tongue], tongue, 54 if n == 0 else 40) for n, tongue in enumerate(spoken)])
    said = [f"{module_words(deck.number, tongue)} · {minutes_words(deck.minutes, tongue)}" for tongue in spoken]
    lines = [paragraph((line,), tongue, _SMALLEST) for line, tongue in zip(said, spoken, strict=True)]
    fill(below, [*lines, *_paragraphs(slide.items, spoken, 26)])
    return page


def _text(page: Page, slide: Slide, spoken: Sequence[Language]) -> Page:
    _heading(page, slide, spoken)
    body = page.placeholders[1]
    fill(body, list(_paragraphs(slide.items, spoken, _size(slide, spoken))))
    return page


def _table(page: Page, slide: Slide, spoken: Sequence[Language]) -> Page:
    _heading(page, slide, spoken)
    size = _size(slide, spoken)
    rows = len(slide.items)
    frame: Any = page.shapes.add_table(rows, 2, Emu(0), Emu(0), Emu(0), Emu(0))
    place(frame, 5.5, TOP + 2, ACROSS, 8 * rows)
    frame.name = slide.title.plain(spoken[0])
    labels = [item.label.plain(spoken[0]) for item in slide.items if item.label]
    frame.element.nvGraphicFramePr.cNvPr.set("descr", " / ".join(labels))
    table = frame.table
    table.first_row, table.first_col, table.horz_banding = False, True, False
    for column, share in enumerate((0.3, 0.7)):
        table.columns[column].width = Emu(round(ACROSS * share * UNIT))
    for row, item in enumerate(slide.items):
        for column, words in enumerate((item.label or Words((), ()), item.words)):
            cell = table.cell(row, column)
            colour = "" if column else "accent1"
            fill(cell, [paragraph(words[tongue], tongue, size, bold=not column, colour=colour) for tongue in spoken])
            cell.fill.solid()
            cell.fill.fore_color.theme_color = _GROUNDS[column]
    return page


def _heading(page: Page, slide: Slide, spoken: Sequence[Language]) -> None:
    """Set the title; no two slides have the same."""
    colour = ACCENTS[slide.lens] if slide.lens else ""
    words = paragraph((), spoken[0], 27)
    for number, tongue in enumerate(spoken):
        words.add((("   " if number else ""), *slide.title[tongue]), tongue, colour=colour)
    if slide.parts > 1:
        words.add((f"  {slide.part}/{slide.parts}",), "en", colour="accent6")
    fill(page.shapes.title, [words])
    if slide.lens:
        bar: Any = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), Emu(0), Emu(0))
        place(bar, 0, 0, 1.6, 100)
        bar.fill.solid()
        bar.fill.fore_color.theme_color = MSO_THEME_COLOR.from_xml(colour)
        bar.line.fill.background()
        bar.shadow.inherit = False
        bar.name = "Lens"
        for unneeded in (bar.element.find(qn("p:style")), bar.element.txBody):
            bar.element.remove(unneeded)
        bar.element.nvSpPr.cNvPr.set("descr", " ".join(LENS_QUESTIONS[tongue][slide.lens] for tongue in spoken))


def _paragraphs(items: Sequence[Item], spoken: Sequence[Language], size: int) -> Iterator[Paragraph]:
    for number, item in enumerate(items):
        for place_, tongue in enumerate(spoken):
            if item.words[tongue]:
                mark, shown = (item.mark, "") if not item.right else ("", "" if place_ else f"✓ {item.mark} ")
                colour = "accent3" if item.right else ""
                text = (shown, *item.words[tongue])
                yield paragraph(text, tongue, size, mark=mark, continued=bool(place_), gap=bool(number), colour=colour)


def _size(slide: Slide, spoken: Sequence[Language]) -> int:
    language = "both" if len(spoken) > 1 else spoken[0]
    space = (100 - TOP - FOOT - 3) * 0.96
    sizes = range(_SMALLEST, _LARGEST.get(slide.kind, 42) + 1)

    def high(size: int) -> float:
        return height(slide.items, size * _POINT, ACROSS, language, latin=_LATIN)

    fitting = bisect_right(sizes, space, key=high)
    return sizes[max(0, fitting - 1)]


def _foot(page: Page, slide: Slide, spoken: Sequence[Language]) -> None:
    """Repeat the layout's number on the slide, and say how people sit and for how long."""
    if slide.kind == "title":
        return
    _copy(page, "sldNum")
    if slide.timer:
        said = [
            " · ".join(filter(None, (FORM_NAMES[tongue].get(slide.form), minutes_words(slide.timer // 60, tongue))))
            for tongue in spoken
        ]
        foot = paragraph((), spoken[0], _SMALLEST)
        for number, (text, tongue) in enumerate(zip(said, spoken, strict=True)):
            foot.add((("   " if number else "") + text,), tongue, colour="accent6")
        fill(_copy(page, "ftr"), [foot])


def _copy(page: Page, kind: str) -> BaseShape:
    layout: Any = page.slide_layout
    element: Any = next(copy.deepcopy(shape.element) for shape in layout.placeholders if kind_of(shape) == kind)
    for old in list(element.spPr):
        element.spPr.remove(old)
    page.shapes._spTree.append(element)
    element.nvSpPr.cNvPr.set("id", str(max(shape.shape_id for shape in page.shapes) + 1))
    return page.shapes[-1]


def _notes(page: Page, slide: Slide, spoken: Sequence[Language]) -> None:
    told = [line for tongue in spoken for line in note_paragraphs(slide.notes[tongue], tongue)]
    if told:
        fill(page.notes_slide.notes_placeholder, told)
