"""Chinese is set as Chinese, English is plain enough to be read aloud, and no part is left unwritten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scripts.checks.reading_ease import is_easier_than, prose, reading_grade
from scripts.checks.reporting import line_of, remark, report
from scripts.model import LANGUAGES, Finding, Language, Module, Place, Section, Term

HIGHEST_GRADE = 9.0  # years of school; an officer reads it once, aloud, and is understood
_LONGEST_SENTENCE = 60  # Han characters; a longer one is hard to follow when heard

_HAN = "\u3400-\u9fff"
_LATIN_MARK = re.compile(rf"[{_HAN}，。；：？！][,;:!?()\"']|[,;:!?(\"'][{_HAN}]|[{_HAN}]\.(?!\w)")
_DOUBLED = re.compile(r"。。(?!。)|[，、；：]{2,}|[，。、；：][，。、；：]|！{2,}|？{2,}")
_BOLD = r"(?:\*\*)?"  # it may begin or end beside the space
_SPACED = re.compile(rf"[{_HAN}，。；：、？！”]{_BOLD} +{_BOLD}[A-Za-z0-9{_HAN}“]|[A-Za-z0-9]{_BOLD} +{_BOLD}[{_HAN}]")
_SLANTED = re.compile(
    rf"(?<!\*)\*(?![*\s])[^*\n]*[{_HAN}][^*\n]*(?<!\s)\*(?!\*)|(?<!\w)_(?![_\s])[^_\n]*[{_HAN}][^_\n]*(?<!\s)_(?!\w)"
)
_SENTENCE = re.compile(r"[^。！？；\n]+")
_STRAIGHT = re.compile(r"(?<![=\\\w])[\"']|[\"'](?=[\s.,;:!?)]|$)|(?<=\w)'(?=\w)")
_MARKS: Mapping[Language, tuple[tuple[str, re.Pattern[str], str, str], ...]] = {
    "en": (("W107", _STRAIGHT, "a straight quotation mark ({})", "Write “ ”, ‘ ’ or ’."),),
    "zh": (
        ("W102", _LATIN_MARK, "a half-width mark beside Chinese: “{}”", "Use the full-width mark: ，。；：？！（）“”."),
        ("W103", _DOUBLED, "doubled punctuation: “{}”", "Keep one mark."),
        ("W104", _SPACED, "a space beside Chinese: “{}”", "Remove it; the type setting leaves room by itself."),
        ("W105", _SLANTED, "slanted Chinese: “{}”", "Use **bold** for emphasis."),
    ),
}
PLACEHOLDER = re.compile(r"\b(?:TODO|TBD|FIXME|XXX)\b|待译|待写|\blorem ipsum\b", re.IGNORECASE)
_NAMES: Mapping[Language, str] = {"en": "English", "zh": "Chinese"}
_OTHERS: Mapping[Language, Language] = {"en": "zh", "zh": "en"}
_LETTERS: Mapping[Language, re.Pattern[str]] = {"en": re.compile("[A-Za-z]"), "zh": re.compile(f"[{_HAN}]")}
_WORDS: Mapping[Language, re.Pattern[str]] = {"en": re.compile(r"[A-Za-z]{2,}"), "zh": re.compile(f"[{_HAN}]")}
_LEFT_OVER = 3  # words of the other language alone on a line; fewer may be a name or a code
NOT_PROSE = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|\{[^}\n]*\}|<[^>\n]*>|^    attrs:.*$", re.MULTILINE)


def check_wording(module: Module) -> Iterator[Finding]:
    """Check how a page in one language is written."""
    quoted = set(_quoted_lines(module)) if module.language == "en" else set()
    for number, line in _prose_lines(module):
        for code, fact, hint in _flaws(line, module.language):
            if code != "W107" or number not in quoted:
                yield report(module, number, code, fact, hint)
        if module.language == "zh":
            yield from _lengths(module, number, line)
    if module.language == "en":
        for section in module.sections:
            yield from _grade(module, section)


def check_explanations(terms: Iterable[Term], path: Path, root: Path) -> Iterator[Finding]:
    """Check how the glossary is written, which becomes a page like the others.

    Args:
        terms: The terms.
        path: The file that they come from.
        root: Paths in findings are relative to this folder.
    """
    for term in terms:
        for language in LANGUAGES:
            for text in (term.explain[language], term.note[language]):
                for code, fact, hint in _flaws(text, language):
                    line = line_of(path, f"id: {term.id}", text)
                    yield Finding(code, Place(path.relative_to(root), line), fact, hint)


def _flaws(line: str, language: Language) -> Iterator[tuple[str, str, str]]:
    """Find what is wrong in a line of prose: the code, the fact and what to do."""
    placeholder = PLACEHOLDER.search(line)
    if placeholder:
        yield "W101", f"A placeholder is left: {placeholder[0]}.", "Write the text."
    elif _is_left_over(line, language):
        yield "W109", f"This line is in {_NAMES[_OTHERS[language]]}.", f"Write it in {_NAMES[language]}."
    for code, pattern, what, hint in _MARKS[language]:
        match = pattern.search(line)
        if match:
            yield code, f"There is {what.format(match[0])}.", hint


def _is_left_over(line: str, language: Language) -> bool:
    """Tell whether a line was copied from the twin and never translated."""
    return not _LETTERS[language].search(line) and len(_WORDS[_OTHERS[language]].findall(line)) >= _LEFT_OVER


def _prose_lines(module: Module) -> Iterator[tuple[int, str]]:
    """Give the lines that people wrote as text, code and markup taken out, with their numbers."""
    yield module.front_lines.get("description", 1), str(module.front.get("description", ""))
    lines = NOT_PROSE.sub("", module.body).splitlines()
    yield from ((number, line) for number, line in enumerate(lines, module.body_line) if line.strip())


def _lengths(module: Module, number: int, line: str) -> Iterator[Finding]:
    for sentence in _SENTENCE.findall(line):
        length = len(re.findall(rf"[{_HAN}]", sentence))
        if length > _LONGEST_SENTENCE:
            fact = f"A sentence has {length} characters."
            yield remark(module, number, "W106", fact, "Break it where a speaker would breathe.")


def _quoted_lines(module: Module) -> Iterator[int]:
    for section in module.sections:
        for block in section.blocks:
            if block.kind == "passage":
                yield from range(block.text_line, block.text_line + len(block.text.splitlines()))


def _grade(module: Module, section: Section) -> Iterator[Finding]:
    text = prose(section)
    if not is_easier_than(text, HIGHEST_GRADE):
        fact = f"The part `{section.id}` reads at grade {reading_grade(text):.1f}."
        hint = f"Use shorter sentences and plainer words, down to {HIGHEST_GRADE:g}."
        yield report(module, section.line, "W108", fact, hint)
