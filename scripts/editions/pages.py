"""The course → the generated parts of its pages, put where a page has a marker.

A page says `<!-- modules -->`, `<!-- questions: LENS -->`, `<!-- source -->`, `<!-- terms -->`,
`<!-- downloads -->` or `<!-- decks -->`; everything around it is written by people. What comes out is
Markdown again, so that headings, links and search treat it like the rest of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from scripts.editions.course import CourseText
from scripts.editions.outline import Outline, OutlinedQuestion, PassageText
from scripts.editions.words import FORM_NAMES, HTML_LANGUAGE, minutes_words, module_words
from scripts.model import Language, Lens, Term

_MARKER = re.compile(r"^<!-- (?P<kind>[a-z]+)(?:: (?P<argument>[a-z-]+))? -->$", re.MULTILINE)
_OTHER: dict[Language, Language] = {"en": "zh", "zh": "en"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def fill_page(markdown: str, language: Language, text: CourseText, downloads: str = "", decks: str = "") -> str:
    """Put the generated parts into a page.

    Args:
        markdown: The page with its markers.
        language: The page's language.
        text: The course.
        downloads: The table of what can be downloaded, as HTML.
        decks: Links to the slides, as HTML.

    Returns:
        The page as MkDocs should see it; a marker of another kind stays as it is.
    """
    makers: dict[str, Callable[[str], str]] = {
        "modules": lambda _: _modules(text, language),
        "questions": lambda lens: _questions(text, language, Lens(lens)),
        "source": lambda _: _source(text, language),
        "terms": lambda _: _terms(text, language),
        "downloads": lambda _: downloads,
        "decks": lambda _: decks,
    }

    def fill(match: re.Match[str]) -> str:
        make = makers.get(match["kind"])
        return make(match["argument"] or "") if make else match[0]

    return _MARKER.sub(fill, markdown)


def markers(markdown: str) -> set[str]:
    """Give the kinds of marker that a page holds."""
    return {match["kind"] for match in _MARKER.finditer(markdown)}


def _modules(text: CourseText, language: Language) -> str:
    lines = []
    for pair in text.outlines:
        lesson = pair[language]
        link = f"[{_plain(lesson.title)}](modules/{lesson.name}.md)"
        minutes = minutes_words(lesson.minutes, language)
        span = f'<span class="minutes" data-module="{lesson.name}">{minutes}</span>'
        lines += [f"1. {link} {span}", "", f"    {_plain(lesson.description)}", ""]
    return _box("module-list", lines)


def _questions(text: CourseText, language: Language, lens: Lens) -> str:
    lines = []
    for pair in text.outlines:
        lesson = pair[language]
        for question in (q for q in lesson.questions if q.lens is lens):
            lines += [f"- {_ask(question)}", "", f"    {_where(lesson, question)}", ""]
    return _box("question-list", lines)


def _ask(question: OutlinedQuestion) -> str:
    """Give the question on one line; it is Markdown already."""
    return " ".join(question.markdown.split())


def _where(lesson: Outline, question: OutlinedQuestion) -> str:
    language = lesson.language
    link = f"[{module_words(lesson.number, language)} · {_plain(lesson.title)}](modules/{lesson.name}.md#{question.id})"
    form = FORM_NAMES[language][question.form]
    return f'{link} <span class="minutes">{form} · {minutes_words(question.minutes, language)}</span>'


def _source(text: CourseText, language: Language) -> str:
    lines: list[str] = []
    for pair in text.outlines:
        lesson = pair[language]
        for index, passage in enumerate(lesson.passages):
            name = module_words(lesson.number, language)
            twin = pair[_OTHER[language]].passages[index]
            lines += [
                f"### {passage.id} · {name} {{#{passage.id}}}",
                "",
                f"[{_plain(lesson.title)}](modules/{lesson.name}.md#{passage.id})",
                "",
                *_side_by_side(passage, twin, language),
                "",
            ]
    return "\n".join(lines)


def _side_by_side(passage: PassageText, twin: PassageText, language: Language) -> Iterator[str]:
    left, right = (passage, twin) if language == "en" else (twin, passage)
    yield '<div class="side-by-side">'
    for english, chinese in zip(left.lines, right.lines, strict=True):
        yield f'<div class="row" id="{english.id}">'
        yield f'<p lang="{HTML_LANGUAGE["en"]}">{escape(english.text, quote=False)}</p>'
        yield f'<p lang="{HTML_LANGUAGE["zh"]}">{escape(chinese.text, quote=False)}</p>'
        yield "</div>"
    yield "</div>"


_CERTAINTY = {
    "en": {"established": "established", "likely": "likely", "uncertain": "uncertain"},
    "zh": {"established": "通行", "likely": "较有把握", "uncertain": "存疑"},
}
_USED = {"en": "Used in:", "zh": "出现在："}


def _terms(text: CourseText, language: Language) -> str:
    lines: list[str] = []
    words = [(pair[language], pair[language].markdown.casefold()) for pair in text.outlines]
    for term in sorted(text.terms, key=lambda term: term.en.casefold()):
        other = _OTHER[language]
        lines += [
            f"### {_plain(term[language])} {{#{term.id}}}",
            "",
            f'<p class="term-other" lang="{HTML_LANGUAGE[other]}">{escape(term[other], quote=False)}</p>',
            "",
            f"{_certainty(term, language)} {_plain(term.explain[language])}",
            "",
            f'<p lang="{HTML_LANGUAGE[other]}">{escape(term.explain[other], quote=False)}</p>',
            "",
        ]
        if term.note[language]:
            lines += [f'<p class="term-note">{escape(term.note[language], quote=False)}</p>', ""]
        lines += [*_used_in(term, words, language), ""]
    return _box("terms", lines)


def _certainty(term: Term, language: Language) -> str:
    words = _CERTAINTY[language][term.certainty]
    return f'<span class="certainty certainty-{term.certainty}">{words}</span>'


def _used_in(term: Term, words: Iterable[tuple[Outline, str]], language: Language) -> list[str]:
    forms = [form.casefold() for form in (term[language], *term.also[language])]
    links = [
        f'[{lesson.number}](modules/{lesson.name}.md "{_plain(lesson.title)}")'
        for lesson, said in words
        if any(form in said for form in forms)
    ]
    return [f"{_USED[language]} {', '.join(links)}\n{{: .used-in }}"] if links else []


def _box(name: str, lines: Iterable[str]) -> str:
    return "\n".join([f'<div class="{name}" markdown>', "", *lines, "</div>"])


def _plain(text: str) -> str:
    """Escape what Markdown would take for markup."""
    return _SPECIAL.sub(r"\\\1", text)
