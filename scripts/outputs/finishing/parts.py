"""The article of a module → its parts as sections, its passages sentence by sentence."""

from __future__ import annotations

from lxml.html import HtmlElement

from scripts.editions.outline import Outline, PassageText
from scripts.editions.words import minutes_words
from scripts.model import Language
from scripts.outputs.finishing.article import add, make, with_class
from scripts.settings import parse_minutes


def finish_parts(root: HtmlElement, lesson: Outline) -> None:
    """Make each part a section with its minutes, and each sentence of a passage its own element.

    Args:
        root: The article; it is changed.
        lesson: The module's text in the article's language.
    """
    _wrap_sections(root)
    for heading in root.iter("h2"):
        _add_minutes(heading, lesson.language)
    passages = {passage.id: passage for passage in lesson.passages}
    for box in with_class(root, "passage"):
        _set_lines(box, passages[str(box.get("id"))], lesson.language)


def _wrap_sections(root: HtmlElement) -> None:
    section: HtmlElement | None = None
    for element in list(root):
        if element.tag == "h2":
            section = make("section", class_=f"part part-{element.get('id', '')}")
            root.insert(root.index(element), section)
        if section is not None:
            section.append(element)


def _add_minutes(heading: HtmlElement, language: Language) -> None:
    minutes = parse_minutes(str(heading.get("data-time", "")))
    if minutes is not None:
        heading.tail, tail = None, heading.tail
        if len(heading):
            heading[-1].tail = (heading[-1].tail or "") + " "
        else:
            heading.text = f"{heading.text or ''} "
        add(heading, "span", minutes_words(minutes, language), class_="minutes")
        heading.tail = tail


def _set_lines(box: HtmlElement, passage: PassageText, language: Language) -> None:
    """Set the lines as the source has them: English ones need a space between, Chinese ones none."""
    title = next((child for child in box if "admonition-title" in str(child.get("class", ""))), None)
    for child in list(box):
        if child is not title:
            box.remove(child)
    if title is not None:
        title.text, label = None, title.text or ""
        add(title, "a", f"{label} · {passage.id}", href=f"../source.html#{passage.id}")
    text = add(box, "p", class_="segments")
    for line in passage.lines:
        segment = add(text, "span", line.text, class_="segment", id=line.id, data_segment=line.id)
        segment.tail = " " if language == "en" else None
