"""Boxes of an article → what they are in class: questions with lens and form, labelled quizzes, tables that scroll."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.html import HtmlElement

from scripts.editions.words import FORM_NAMES, minutes_words
from scripts.model import Language, Lens
from scripts.outputs.finishing.article import make, read_fragment, replace, with_class
from scripts.settings import parse_minutes

_TABLE = {"en": "Table ", "zh": "表"}
_TASK = {"en": "Done", "zh": "已完成"}
_JOIN = " · "


def finish_boxes(root: HtmlElement, language: Language, icons: Mapping[Lens, str]) -> None:
    """Finish questions, quizzes, lens marks, tables and tick boxes.

    Args:
        root: The article; it is changed.
        language: Of the article.
        icons: The drawing of each lens, as SVG.
    """
    for kind in ("question", "quiz"):
        for box in with_class(root, kind):
            _set_heading(box)
    for box in with_class(root, "question"):
        _set_question(box, language)
    _set_lens_marks(root, icons)
    for number, table in enumerate(list(root.iter("table")), 1):
        _set_table(table, f"{_TABLE[language]}{number}")
    for box in root.iter("input"):
        if box.get("type") == "checkbox" and not box.get("aria-label"):
            box.set("aria-label", _label(box) or _TASK[language])


def _set_heading(box: HtmlElement) -> None:
    title = _title(box)
    if title is not None:
        title.tag = "h3"
        title.set("class", "box-title")


def _title(box: HtmlElement) -> HtmlElement | None:
    return next((child for child in box if "admonition-title" in str(child.get("class", "")).split()), None)


def _set_question(box: HtmlElement, language: Language) -> None:
    """Say below the title how people sit and how long they talk."""
    minutes = parse_minutes(str(box.get("data-time", "")))
    form = FORM_NAMES[language].get(str(box.get("data-form", "")), "")
    words = [form, minutes_words(minutes, language) if minutes is not None else ""]
    line = make("p", _JOIN.join(filter(None, words)), class_="form")
    if line.text:
        box.insert(1, line)


def _set_lens_marks(root: HtmlElement, icons: Mapping[Lens, str]) -> None:
    """Put a lens's icon before its words: in questions, on doors, over lists of questions."""
    lenses = {lens.value for lens in icons}
    for box in with_class(root, "question"):
        if box.get("data-lens") in lenses:
            _prepend(box[0], icons[Lens(str(box.get("data-lens")))])
    for link in root.iter("a"):
        if link.get("data-lens") in lenses:
            _prepend(link, icons[Lens(str(link.get("data-lens")))])
    for heading in root.iter("h2"):
        if heading.get("id") in lenses:
            heading.set("data-lens", str(heading.get("id")))
            _prepend(heading, icons[Lens(str(heading.get("id")))])


def _prepend(element: HtmlElement, drawing: str) -> None:
    icon = read_fragment(drawing)
    icon.set("class", "lens-icon")
    icon.set("aria-hidden", "true")
    icon.tail, element.text = element.text, None
    element.insert(0, icon)


def _set_table(table: HtmlElement, name: str) -> None:
    """Let a wide table scroll by itself, and let the keyboard reach it; the theme would do half of it later."""
    caption = table.find("caption")
    label = caption.text_content().strip() if caption is not None else name
    frame = make("div", class_="table-frame", role="region", tabindex="0", aria_label=label)
    if not table.get("class"):
        table.set("class", "plain")
    replace(table, frame)
    frame.append(table)


def _label(box: HtmlElement) -> str:
    parent = box.getparent()
    return " ".join(parent.text_content().split()) if parent is not None else ""
