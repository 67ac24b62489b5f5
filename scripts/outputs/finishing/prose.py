"""The running text of an article → no spaces from line breaks in Chinese, and the language of foreign words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from scripts.editions.nodes import join_han
from scripts.editions.words import HTML_LANGUAGE
from scripts.model import Language
from scripts.outputs.finishing.article import make

_FOREIGN = {
    # A run of Han characters with the marks between them.
    "en": re.compile(r"[\u3400-\u9fff](?:[\u3000-\u303f\uff00-\uffef\u3400-\u9fff]*[\u3400-\u9fff])?"),
    # English words; a lone abbreviation as PDF is read the same in both.
    "zh": re.compile(r"(?=[A-Za-z’'-]*[a-z])[A-Za-z][A-Za-z’'-]{2,}(?:,? [A-Za-z’'-]+)*"),
}
_LEFT_ALONE = {"code", "pre", "svg", "script", "style"}


def finish_prose(root: HtmlElement, language: Language) -> None:
    """Join the lines of Chinese paragraphs and mark words of the other language.

    Args:
        root: The article; it is changed.
        language: Of the article.
    """
    other: Language = "zh" if language == "en" else "en"
    for element in list(_spoken(root)):
        _join(element)
        _mark(element, language, HTML_LANGUAGE[other])


def _spoken(element: HtmlElement) -> Iterator[HtmlElement]:
    """Give the elements whose words are in the language of the article."""
    yield element
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _LEFT_ALONE and not child.get("lang"):
            yield from _spoken(child)


def _join(element: HtmlElement) -> None:
    element.text = join_han(element.text) if element.text else element.text
    for child in element:
        child.tail = join_han(child.tail) if child.tail else child.tail


def _mark(element: HtmlElement, language: Language, foreign: str) -> None:
    """Wrap runs of foreign words in the texts that stand directly in an element."""
    pattern = _FOREIGN[language]
    for child in reversed(list(element)):
        if child.tail and pattern.search(child.tail):
            text, child.tail = child.tail, None
            child.tail, spans = _split(text, pattern, foreign)
            _insert(element, element.index(child) + 1, spans)
    if element.text and pattern.search(element.text):
        element.text, spans = _split(element.text, pattern, foreign)
        _insert(element, 0, spans)


def _insert(element: HtmlElement, place: int, spans: list[HtmlElement]) -> None:
    for offset, span in enumerate(spans):
        element.insert(place + offset, span)


def _split(text: str, pattern: re.Pattern[str], foreign: str) -> tuple[str, list[HtmlElement]]:
    spans: list[HtmlElement] = []
    matches = list(pattern.finditer(text))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        span = make("span", match[0], lang=foreign)
        span.tail = text[match.end() : end]
        spans.append(span)
    return text[: matches[0].start()], spans
