"""The course → the offers of 5, 10 and 20 minutes on the home page, and the plan that they are picked from.

Without JavaScript the offers are plain links into the first module. With it,
docs/assets/js/minutes.js reads the plan and leads to what the reader has not read yet.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from scripts.editions.course import CourseText
from scripts.editions.outline import Outline
from scripts.editions.words import module_words
from scripts.model import Language
from scripts.outputs.finishing.article import add, make

_CARD = "five-minutes"
_HAVE: Mapping[Language, tuple[str, str, str]] = {
    "en": ("I have …", "I have", "{} minutes"),
    "zh": ("我有……", "我有", "{}分钟"),
}
_OFFERS = (5, 10, 20)


def add_minutes(root: HtmlElement, language: Language, text: CourseText) -> None:
    """Put the offers before the first section of the home page.

    Args:
        root: The article of the home page; it is changed.
        language: Of the article.
        text: The course; one without modules offers nothing.
    """
    heading = root.find("h2")
    if heading is None or not text.outlines:
        return
    plan = make("script", json.dumps(_plan(text, language), ensure_ascii=False).replace("<", "\\u003c"))
    plan.set("type", "application/json")
    plan.set("class", "course-plan")
    heading.addprevious(_offers(text.outlines[0][language]))
    heading.addprevious(plan)


def _offers(first: Outline) -> HtmlElement:
    label, have, words = _HAVE[first.language]
    nav = make("nav", class_="minutes-offer", aria_label=label)
    add(nav, "p", have)
    items = add(nav, "ul")
    for minutes in _OFFERS:
        anchor = _CARD if minutes == _OFFERS[0] else first.title_id
        link = add(add(items, "li"), "a", href=f"modules/{first.name}.html#{anchor}", data_minutes=str(minutes))
        add(link, "b", words.format(minutes)).tail = " "
        title = first.parts[_CARD].title if anchor == _CARD else first.title
        add(link, "span", f"{_label(first)} · {title}")
    return nav


def _plan(text: CourseText, language: Language) -> dict[str, object]:
    lessons = [pair[language] for pair in text.outlines]
    modules = [{"name": lesson.name, "label": _label(lesson), "units": list(_units(lesson))} for lesson in lessons]
    return {"titles": {id_: part.title for id_, part in lessons[0].parts.items()}, "modules": modules}


def _units(lesson: Outline) -> Iterator[tuple[str, int]]:
    """Give what is read in one go: the parts, and in the place of the discussion its questions."""
    for part in lesson.parts.values():
        if part.id == "discussion":
            yield from ((question.id, question.minutes) for question in lesson.questions)
        elif part.id != _CARD:
            yield part.id, part.minutes


def _label(lesson: Outline) -> str:
    return module_words(lesson.number, lesson.language)
