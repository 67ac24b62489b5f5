"""A deck → slides of a presentation, text in the largest size that fits by estimate."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pptx.presentation import Presentation as Show

from scripts.editions.slides import Deck, Item, Slide, Words, height
from scripts.editions.words import FORM_NAMES, minutes_words, module_words
from scripts.model import LANGUAGES, LENS_QUESTIONS, Language
from scripts.outputs.made import Tongue
from scripts.outputs.powerpoint.parts import Pages
from scripts.outputs.powerpoint.runs import Paragraph, note_paragraphs, paragraph
from scripts.outputs.powerpoint.shapes import bar, counted, notes_xml, slide_xml, table, text
from scripts.outputs.powerpoint.template import ACCENTS, ACROSS, FOOT, TABLE, TEXT, TITLE, TOP, UNIT

_SMALLEST = 24  # point; 4.4 % of the slide's height
_LARGEST = {"question": 58, "close": 62, "worksheet": 44}
_LARGE = 52
_LATIN = 0.87  # Arial is narrower than the widest faces, which the estimate is made for
_POINT = 12700 / UNIT  # of a point, in hundredths of the height
_BODY = 'idx="1"'


def add_slides(show: Show, deck: Deck, tongue: Tongue) -> None:
    """Add all slides of a deck.

    Args:
        show: An empty presentation with our layouts.
        deck: The slides.
        tongue: What to show: one language, or both below each other.
    """
    spoken: tuple[Language, ...] = LANGUAGES if tongue == "both" else (tongue,)
    pages = Pages(show)
    noted = ""
    for number, slide in enumerate(deck.slides, 1):
        told = [] if slide.unit == noted else _told(slide, spoken)
        noted = slide.unit
        layout, shapes = _opening(slide, deck, spoken) if slide.kind == "title" else _page(slide, number, spoken)
        pages.add(layout, slide_xml(shapes), notes_xml(told) if told else b"")


def _opening(slide: Slide, deck: Deck, spoken: Sequence[Language]) -> tuple[str, list[str]]:
    title = [paragraph(slide.title[tongue], tongue, 60 if n == 0 else 44) for n, tongue in enumerate(spoken)]
    said = [f"{module_words(deck.number, tongue)} · {minutes_words(deck.minutes, tongue)}" for tongue in spoken]
    lines = [paragraph((line,), tongue, _SMALLEST) for line, tongue in zip(said, spoken, strict=True)]
    below = [*lines, *_paragraphs(slide.items, spoken, 34 if len(spoken) == 1 else 28)]
    return TITLE, [text(2, "Title", 'type="ctrTitle"', title), text(3, "Text", 'type="subTitle" idx="1"', below)]


def _page(slide: Slide, number: int, spoken: Sequence[Language]) -> tuple[str, list[str]]:
    shapes = [text(2, "Title", 'type="title"', [_heading(slide, spoken)])]
    if slide.kind == "worksheet":
        shapes.append(_table(slide, spoken))
    else:
        shapes.append(text(3, "Text", _BODY, _paragraphs(slide.items, spoken, _size(slide, spoken))))
    if slide.lens:
        described = " ".join(LENS_QUESTIONS[tongue][slide.lens] for tongue in spoken)
        shapes.append(bar(4, ACCENTS[slide.lens], described))
    shapes.append(counted(5, number))
    if slide.timer:
        shapes.append(text(6, "Foot", 'type="ftr" idx="11"', [_foot(slide, spoken)]))
    return TABLE if slide.kind == "worksheet" else TEXT, shapes


def _heading(slide: Slide, spoken: Sequence[Language]) -> Paragraph:
    """Give the title; no two slides have the same."""
    colour = ACCENTS[slide.lens] if slide.lens else ""
    words = paragraph((), spoken[0], 0)
    for number, tongue in enumerate(spoken):
        words.add((("   " if number else ""), *slide.title[tongue]), tongue, colour=colour)
    if slide.parts > 1:
        words.add((f"  {slide.part}/{slide.parts}",), "en", colour="accent6")
    return words


def _table(slide: Slide, spoken: Sequence[Language]) -> str:
    size = _size(slide, spoken)
    labels = [item.label.plain(spoken[0]) for item in slide.items if item.label]
    rows = [
        (
            [paragraph((item.label or Words((), ()))[t], t, size, bold=True, colour="accent1") for t in spoken],
            [paragraph(item.words[t], t, size) for t in spoken],
        )
        for item in slide.items
    ]
    return table(3, slide.title.plain(spoken[0]), " / ".join(labels), rows)


def _paragraphs(items: Sequence[Item], spoken: Sequence[Language], size: int) -> Iterator[Paragraph]:
    for number, item in enumerate(items):
        for place_, tongue in enumerate(spoken):
            if item.words[tongue]:
                mark, shown = (item.mark, "") if not item.right else ("", "" if place_ else f"✓ {item.mark} ")
                colour = "accent3" if item.right else ""
                said = (shown, *item.words[tongue])
                yield paragraph(said, tongue, size, mark=mark, continued=bool(place_), gap=bool(number), colour=colour)


def _size(slide: Slide, spoken: Sequence[Language]) -> int:
    language = "both" if len(spoken) > 1 else spoken[0]
    space = (100 - TOP - FOOT - 3) * 0.96
    sizes = range(_SMALLEST, _LARGEST.get(slide.kind, _LARGE) + 1)

    def high(size: int) -> float:
        return height(slide.items, size * _POINT, ACROSS, language, latin=_LATIN)

    fitting = bisect_right(sizes, space, key=high)
    return sizes[max(0, fitting - 1)]


def _foot(slide: Slide, spoken: Sequence[Language]) -> Paragraph:
    """Say how people sit and for how long."""
    foot = paragraph((), spoken[0], 0)
    for number, tongue in enumerate(spoken):
        said = filter(None, (FORM_NAMES[tongue].get(slide.form), minutes_words(slide.timer // 60, tongue)))
        foot.add((("   " if number else "") + " · ".join(said),), tongue, colour="accent6")
    return foot


def _told(slide: Slide, spoken: Sequence[Language]) -> list[Paragraph]:
    return [line for tongue in spoken for line in note_paragraphs(slide.notes[tongue], tongue)]
