"""The course → the offers of 5, 10 and 20 minutes on the home page, with the plan they are picked from, and in modules.

Without JavaScript the offers are plain links: into the first module, or to the parts that fit.
With it, docs/assets/js/minutes.js leads to what the reader has not read yet. The frames stand in
the page from the beginning, so that nothing moves when the script comes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lxml.html import HtmlElement

from scripts.editions.course import CourseText
from scripts.editions.outline import Outline
from scripts.editions.words import module_words
from scripts.model import Language
from scripts.outputs.finishing.article import add, make, with_class

_CARD = "five-minutes"
_HAVE: Mapping[Language, tuple[str, str, str]] = {
    "en": ("I have …", "I have", "{} minutes"),
    "zh": ("我有……", "我有", "{}分钟"),
}
_SEVERAL: Mapping[Language, tuple[str, str]] = {"en": ("{} ({} questions)", ", "), "zh": ("{}（{}题）", "、")}
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


def add_module_minutes(root: HtmlElement, lesson: Outline) -> None:
    """Put the offers below the line of a module's parts.

    Args:
        root: The article, with that line; it is changed.
        lesson: The module in the article's language.
    """
    offers = []
    for minutes in _OFFERS:
        ids = _fitting(lesson, minutes)
        offers.append((minutes, f"#{ids[0]}", _describe(lesson, ids)))
    next(with_class(root, "parts")).addnext(_frame(lesson.language, offers))


def _offers(first: Outline) -> HtmlElement:
    offers = []
    for minutes in _OFFERS:
        anchor = _CARD if minutes == _OFFERS[0] else first.title_id
        title = first.parts[_CARD].title if anchor == _CARD else first.title
        offers.append((minutes, f"modules/{first.name}.html#{anchor}", f"{_label(first)} · {title}"))
    return _frame(first.language, offers)


def _frame(language: Language, offers: Iterable[tuple[int, str, str]]) -> HtmlElement:
    """Make the links; each offer is minutes, address and words."""
    label, have, words = _HAVE[language]
    nav = make("nav", class_="minutes-offer", aria_label=label)
    add(nav, "p", have)
    items = add(nav, "ul")
    for minutes, address, picked in offers:
        link = add(add(items, "li"), "a", href=address, data_minutes=str(minutes))
        add(link, "b", words.format(minutes)).tail = " "
        add(link, "span", picked)
    return nav


def _fitting(lesson: Outline, minutes: int) -> list[str]:
    """Pick what minutes.js picks for somebody who has read nothing: the first that does not fit ends it."""
    if minutes == _OFFERS[0] and _CARD in lesson.parts:
        return [_CARD]
    ids, room = [], minutes
    for id_, needed in _units(lesson):
        if needed <= room:
            ids.append(id_)
            room -= needed
        elif room < minutes:
            break
    return ids or [lesson.title_id]


def _describe(lesson: Outline, ids: Iterable[str]) -> str:
    counts = Counter(id_ if id_ in lesson.parts else "discussion" for id_ in ids)
    several, comma = _SEVERAL[lesson.language]
    titles = (
        (lesson.parts[id_].title if id_ in lesson.parts else lesson.title, count) for id_, count in counts.items()
    )
    return comma.join(several.format(title, count) if count > 1 else title for title, count in titles)


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
