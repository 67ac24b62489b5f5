"""Chinese is set as Chinese, English is plain enough to be read aloud, and no part is left unwritten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scripts.checks.reading_ease import is_easier_than, prose, reading_grade
from scripts.checks.reporting import remark, report
from scripts.model import Finding, Language, Module, Section

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
PLACEHOLDER = re.compile(r"\b(?:TODO|TBD|FIXME|XXX)\b|待译|待写|\blorem ipsum\b", re.IGNORECASE)
_NAMES: Mapping[Language, str] = {"en": "English", "zh": "Chinese"}
_OTHERS: Mapping[Language, Language] = {"en": "zh", "zh": "en"}
_LETTERS: Mapping[Language, re.Pattern[str]] = {"en": re.compile("[A-Za-z]"), "zh": re.compile(f"[{_HAN}]")}
_WORDS: Mapping[Language, re.Pattern[str]] = {"en": re.compile(r"[A-Za-z]{2,}"), "zh": re.compile(f"[{_HAN}]")}
_LEFT_OVER = 3  # words of the other language alone on a line; fewer may be a name or a code
NOT_PROSE = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|\{[^}\n]*\}|<[^>\n]*>|^    attrs:.*$", re.MULTILINE)


def check_wording(module: Module) -> Iterator[Finding]:
    """Check how a page in one language is written."""
    lines = dict(_prose_lines(module))
    for number, line in lines.items():
        placeholder = PLACEHOLDER.search(line)
        if placeholder:
            yield report(module, number, "W101", f"A placeholder is left: {placeholder[0]}.", "Write the text.")
        elif _is_left_over(line, module.language):
            fact = f"This line is in {_NAMES[_OTHERS[module.language]]}."
            yield report(module, number, "W109", fact, f"Write it in {_NAMES[module.language]}.")
    yield from (_chinese if module.language == "zh" else _english)(module, lines)


def _is_left_over(line: str, language: Language) -> bool:
    """Tell whether a line was copied from the twin and never translated."""
    return not _LETTERS[language].search(line) and len(_WORDS[_OTHERS[language]].findall(line)) >= _LEFT_OVER


def _prose_lines(module: Module) -> Iterator[tuple[int, str]]:
    """Give the lines that people wrote as text, code and markup taken out, with their numbers."""
    yield module.front_lines.get("description", 1), str(module.front.get("description", ""))
    lines = NOT_PROSE.sub("", module.body).splitlines()
    yield from ((number, line) for number, line in enumerate(lines, module.body_line) if line.strip())


def _chinese(module: Module, lines: dict[int, str]) -> Iterator[Finding]:
    rules = (
        ("W102", _LATIN_MARK, "a half-width mark beside Chinese", "Use the full-width mark: ，。；：？！（）“”."),
        ("W103", _DOUBLED, "doubled punctuation", "Keep one mark."),
        ("W104", _SPACED, "a space beside Chinese", "Remove it; the type setting leaves room by itself."),
        ("W105", _SLANTED, "slanted Chinese", "Use **bold** for emphasis."),
    )
    for number, line in lines.items():
        for code, pattern, what, hint in rules:
            match = pattern.search(line)
            if match:
                yield report(module, number, code, f"There is {what}: “{match[0]}”.", hint)
        for sentence in _SENTENCE.findall(line):
            length = len(re.findall(rf"[{_HAN}]", sentence))
            if length > _LONGEST_SENTENCE:
                fact = f"A sentence has {length} characters."
                yield remark(module, number, "W106", fact, "Break it where a speaker would breathe.")


def _english(module: Module, lines: dict[int, str]) -> Iterator[Finding]:
    quoted = {
        block.text_line + offset
        for section in module.sections
        for block in section.blocks
        if block.kind == "passage"
        for offset in range(len(block.text.splitlines()))
    }
    for number, line in lines.items():
        match = None if number in quoted else _STRAIGHT.search(line)
        if match:
            fact = f"There is a straight quotation mark ({match[0]})."
            yield report(module, number, "W107", fact, "Write “ ”, ‘ ’ or ’.")
    for section in module.sections:
        yield from _grade(module, section)


def _grade(module: Module, section: Section) -> Iterator[Finding]:
    text = prose(section)
    if not is_easier_than(text, HIGHEST_GRADE):
        fact = f"The part `{section.id}` reads at grade {reading_grade(text):.1f}."
        hint = f"Use shorter sentences and plainer words, down to {HIGHEST_GRADE:g}."
        yield report(module, section.line, "W108", fact, hint)
