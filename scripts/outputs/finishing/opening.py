"""What stands under a module's title: its twin's title, its number and minutes, and a thin line of its parts."""

from __future__ import annotations

from lxml.html import HtmlElement

from scripts.editions.outline import Outline, OutlinedPart
from scripts.editions.words import HTML_LANGUAGE, minutes_words, module_words
from scripts.model import Language
from scripts.outputs.finishing.article import add, make

_PARTS: dict[Language, str] = {"en": "Parts of this module", "zh": "本模块各部分"}
_APART = "five-minutes"


def add_opening(root: HtmlElement, lesson: Outline, twin: Outline) -> None:
    """Put it behind the title.

    Args:
        root: The article; it is changed.
        lesson: The module in the article's language.
        twin: The module in the other language.
    """
    title = next(root.iter("h1"))
    for guest in [child for child in title if child.get("lang")]:
        title.remove(guest)  # the twin's title always shows, as a line of its own
    facts = f"{module_words(lesson.number, lesson.language)} · {minutes_words(lesson.minutes, lesson.language)}"
    opening = [
        make("p", twin.title, class_="title-twin", lang=HTML_LANGUAGE[twin.language]),
        make("p", facts, class_="module-facts"),
        _line(lesson),
    ]
    for element in reversed(opening):
        title.addnext(element)


def _line(lesson: Outline) -> HtmlElement:
    parts = [part for part in lesson.parts.values() if part.id != _APART]
    nav = make("nav", class_="parts", aria_label=_PARTS[lesson.language])
    bar = add(nav, "div", class_="parts-bar", aria_hidden="true")
    for part in parts:
        add(bar, "span", style=f"flex-grow: {part.minutes}", data_part=part.id)
    items = add(nav, "ol")
    for part in parts:
        _add_item(items, part, lesson.language)
    return nav


def _add_item(items: HtmlElement, part: OutlinedPart, language: Language) -> None:
    link = add(add(items, "li"), "a", part.title, href=f"#{part.id}")
    link.text = f"{part.title} "
    add(link, "span", minutes_words(part.minutes, language), class_="minutes")
