"""What was made → the last lines of a module's page: the next module, and the same module on paper and in class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from scripts.editions.course import CourseText
from scripts.editions.outline import OutlinePair
from scripts.editions.words import module_words
from scripts.model import Language
from scripts.outputs.downloads import extent_words, size_words
from scripts.outputs.finishing.article import add, make
from scripts.outputs.made import Made, Tongue

_TITLE: Mapping[Language, str] = {"en": "What next", "zh": "接下来"}
_NEXT: Mapping[Language, str] = {"en": "Go on", "zh": "继续学"}
_LAST: Mapping[Language, tuple[str, str]] = {
    "en": ("All questions by lens", "questions.html"),
    "zh": ("按四问看全部讨论题", "questions.html"),
}
_OFFERS: Mapping[str, Mapping[Language, str]] = {
    "module": {"en": "On paper (PDF)", "zh": "打印（PDF）"},
    "deck": {"en": "In class (slides)", "zh": "课堂（幻灯片）"},
    "pptx": {"en": "In class (PowerPoint)", "zh": "课堂（PowerPoint）"},
    "workbook": {"en": "Workbook (PDF)", "zh": "练习册（PDF）"},
}
_TONGUES: Mapping[Tongue, Mapping[Language, str]] = {
    "en": {"en": "English", "zh": "English"},
    "zh": {"en": "中文", "zh": "中文"},
    "both": {"en": "Both", "zh": "中英对照"},
}
_LANGUAGE_OF: Mapping[str, str] = {"English": "en", "中文": "zh-Hans"}


@dataclass(frozen=True)
class Ending:
    """What a module's page offers at its end.

    Attributes:
        next: The module that follows, or none behind the last.
        files: What can be opened or printed for this module, in the order of the kinds.
    """

    next: OutlinePair | None
    files: tuple[Made, ...]


def read_endings(text: CourseText, made: Sequence[Made]) -> list[Ending]:
    """Give each module its ending, in the order of the course.

    Args:
        text: The course.
        made: The files that exist; nothing else is offered.
    """
    followers = [*text.outlines[1:], None]
    return [
        Ending(follower, tuple(item for item in made if item.module in {pair.name, ""} and item.kind in _OFFERS))
        for pair, follower in zip(text.outlines, followers, strict=True)
    ]


def add_ending(root: HtmlElement, language: Language, ending: Ending) -> None:
    """Put an ending below the last part.

    Args:
        root: The article of a module; it is changed.
        language: Of the article.
        ending: What to offer.
    """
    section = make("nav", class_="ending", aria_labelledby="what-next")
    add(section, "h2", _TITLE[language], id="what-next")
    rows = add(section, "dl")
    _add_next(rows, language, ending.next)
    for kind, words in _OFFERS.items():
        files = [item for item in ending.files if item.kind == kind]
        if files:
            _add_row(rows, words[language], _links(files, language))
    root.append(section)


def _add_next(rows: HtmlElement, language: Language, follower: OutlinePair | None) -> None:
    if follower is None:
        words, path = _LAST[language]
        link = make("a", words, href=f"../{path}")
    else:
        lesson = follower[language]
        link = make("a", f"{module_words(lesson.number, language)} · {lesson.title}", href=f"{lesson.name}.html")
    _add_row(rows, _NEXT[language], iter([link]))


def _add_row(rows: HtmlElement, label: str, links: Iterator[HtmlElement]) -> None:
    row = add(rows, "div")
    add(row, "dt", label)
    cell = add(row, "dd")
    for link in links:
        link.tail = " "
        cell.append(link)


def _links(files: Sequence[Made], language: Language) -> Iterator[HtmlElement]:
    """Name each file by its language, the reader's own first; a deck holds both."""
    up = "../" if language == "en" else "../../"
    for item in sorted(files, key=lambda item: item.language != language):
        words = _TONGUES[item.language][language]
        link = make("a", words, href=f"{up}{item.path}")
        if _LANGUAGE_OF.get(words, "").split("-")[0] not in {"", language}:
            link.set("lang", _LANGUAGE_OF[words])
        yield _measured(link, item, language)


def _measured(link: HtmlElement, item: Made, language: Language) -> HtmlElement:
    """Put behind a link how long and how large its file is."""
    facts = filter(None, (extent_words(item, language), size_words(item.size)))
    link.tail = " "
    whole = make("span")
    whole.append(link)
    add(whole, "small", ("，" if language == "zh" else ", ").join(facts))
    return whole
