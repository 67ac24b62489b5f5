"""Words of the glossary in running text → links to it, once a part; and what the tips on them say, as a script.

English forms match whole words. Chinese has no spaces: the longest form wins, read from the
left, and words that only happen to contain a form are read over. Words of the course
itself (module, trainer, …) explain themselves and are left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from scripts.model import Language, Term
from scripts.modules.forms import find_forms
from scripts.outputs.finishing.article import classes, make

_LEFT_ALONE = {"a", "button", "code", "h1", "h2", "h3", "h4", "pre", "script", "style", "summary", "svg"}
_TITLES = {"admonition-title", "box-title", "form", "minutes"}
_OTHER_WORDS = ("劳动力", "机动力", "主动力", "生动力", "带头盔")
"""Chinese words that contain the characters of a term and mean something else."""


_Seen = set[tuple[Language, str]]


@dataclass(frozen=True)
class Wording:
    """The forms of all terms in one language.

    Attributes:
        language: Of the forms.
        pattern: Matches a form, or a word that is to be read over.
        ids: Of the term, by form in lower case.
    """

    language: Language
    pattern: re.Pattern[str]
    ids: Mapping[str, str]


def read_wording(terms: Sequence[Term], language: Language) -> Wording:
    """Gather the forms under which terms occur in texts of a language.

    Args:
        terms: The glossary.
        language: Of the texts.
    """
    ids: dict[str, str] = {}
    for term in (term for term in terms if not term.course):
        for form in _forms(term, language):
            ids.setdefault(form.casefold(), term.id)
    read_over = _OTHER_WORDS if language == "zh" else ()
    edges = (r"(?<![\w-])", r"(?![\w-])") if language == "en" else ()
    return Wording(language, find_forms({*ids, *read_over}, *edges), ids)


def link_terms(root: HtmlElement, language: Language, wordings: Mapping[Language, Wording]) -> None:
    """Link the first place of each term in each part to the glossary, in both languages of the article.

    Args:
        root: The article of a finished module; it is changed.
        language: Of the article.
        wordings: The forms in each language.
    """
    for part in root.iter("section"):
        _link(part, language, wordings, set())


def tips_script(terms: Iterable[Term]) -> str:
    """Write what the tips say, for docs/assets/js/terms-in-place.js.

    Args:
        terms: The glossary.

    Returns:
        JavaScript: by id the term and its explanation in English and in Chinese.
    """
    tips = {term.id: [term.en, term.zh, term.explain["en"], term.explain["zh"]] for term in terms if not term.course}
    return f"course.terms = {json.dumps(tips, ensure_ascii=False)}\n"


def _forms(term: Term, language: Language) -> tuple[str, ...]:
    """Give the words that are the term; what people only search for is no term in a text."""
    if language == "en":
        return (term.en, *term.also["en"])
    renderings = {term.zh, *term.renderings.values()}
    fuller = (form for form in term.also["zh"] if any(rendering in form for rendering in renderings))
    return (*renderings, *fuller)


def _link(element: HtmlElement, language: Language, wordings: Mapping[Language, Wording], seen: _Seen) -> None:
    """Link what stands in an element; what is folded away, or in the twin, does not count for what is seen."""
    if "twin" in classes(element):
        language = "zh" if language == "en" else "en"
    children = list(element)
    if element.text and not element.text.isspace():
        element.text, links = _split(element.text, wordings[language], seen)
        _insert(element, 0, links)
    for child in children:
        if not _is_left_alone(child):
            _link(child, language, wordings, seen if child.tag != "details" else set(seen))
        if child.tail and not child.tail.isspace():
            child.tail, links = _split(child.tail, wordings[language], seen)
            _insert(element, element.index(child) + 1, links)


def _is_left_alone(element: HtmlElement) -> bool:
    words = set(classes(element))
    is_foreign = element.get("lang") is not None and "twin" not in words
    return not isinstance(element.tag, str) or element.tag in _LEFT_ALONE or is_foreign or bool(_TITLES & words)


def _insert(element: HtmlElement, place: int, links: list[HtmlElement]) -> None:
    for offset, link in enumerate(links):
        element.insert(place + offset, link)


def _split(text: str, wording: Wording, seen: _Seen) -> tuple[str, list[HtmlElement]]:
    """Part a text into what stands before its first link, and the links with what follows each."""
    links: list[HtmlElement] = []
    start, before = 0, text
    for match in wording.pattern.finditer(text):
        id_ = wording.ids.get(" ".join(match[0].casefold().split()))
        if id_ is None or (wording.language, id_) in seen:
            continue
        seen.add((wording.language, id_))
        if links:
            links[-1].tail = text[start : match.start()]
        else:
            before = text[: match.start()]
        links.append(make("a", match[0], class_="term", href=f"../glossary.html#{id_}"))
        start = match.end()
    if links:
        links[-1].tail = text[start:]
    return before, links
