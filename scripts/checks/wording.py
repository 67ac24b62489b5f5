"""Terms have one rendering, Chinese is set as Chinese, English is plain enough to be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.checks.reading_ease import prose, reading_grade
from scripts.checks.reporting import remark, report
from scripts.model import Block, Finding, Module, Pair, Section, Term

HIGHEST_GRADE = 9.0  # years of school; an officer reads it once, aloud, and is understood
_LONGEST_SENTENCE = 60  # Han characters; a longer one is hard to follow when heard

_HAN = "\u3400-\u9fff"
_LATIN_MARK = re.compile(rf"[{_HAN}][,;:!?()]|[,;:!?(][{_HAN}]|[{_HAN}]\.(?!\w)")
_DOUBLED = re.compile(r"。。(?!。)|[，、；：]{2,}|[，。、；：][，。、；：]|！{2,}|？{2,}")
_SPACED = re.compile(rf"[{_HAN}，。；：、] +[A-Za-z0-9{_HAN}]|[A-Za-z0-9] +[{_HAN}]")
_SLANTED = re.compile(r"(?<![*\w])(?P<mark>\*|_)(?![*_\s])[^*_\n]+(?<![\s*_])(?P=mark)(?![*\w])")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_STRAIGHT = re.compile(r"(?<![=\\\w])[\"']|[\"'](?=[\s.,;:!?)]|$)|(?<=\w)'(?=\w)")
_PLACEHOLDER = re.compile(r"\b(?:TODO|TBD|FIXME|XXX)\b|待译|待写|\blorem ipsum\b", re.IGNORECASE)
_NOT_PROSE = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|\{[^}\n]*\}|<[^>\n]*>|^    attrs:.*$", re.MULTILINE)


@dataclass(frozen=True)
class Unit:
    """A stretch of text that is compared with its twin: a section's own text, or a block's."""

    title: str
    text: str
    line: int


def check_wording(module: Module) -> Iterator[Finding]:
    """Check how a page in one language is written."""
    lines = dict(_prose_lines(module))
    for number, line in lines.items():
        if _PLACEHOLDER.search(line):
            yield report(module, number, "W101", "A placeholder is left.", "Write the text.")
    yield from (_chinese if module.language == "zh" else _english)(module, lines)


def check_terms(pair: Pair, terms: Iterable[Term]) -> Iterator[Finding]:
    """Check that a term of the glossary has its one rendering in the twin of each part.

    Of words inside one another the longest counts: where a part says "strict police
    management and law enforcement for the people", it need not say either half again.
    """
    renderings = {
        form.casefold(): rendering for term in terms if not term.course for form, rendering in term.renderings.items()
    }
    if not renderings:
        return
    pattern = _any_of(renderings)
    for english, chinese in zip(_units(pair.en), _units(pair.zh), strict=False):
        rendered = f"{chinese.title}\n{chinese.text}"
        words = f"{english.title}\n{_NOT_PROSE.sub('', english.text)}"
        for said in dict.fromkeys(match[0] for match in pattern.finditer(words)):
            rendering = renderings[" ".join(said.casefold().split())]
            if rendering not in rendered:
                fact = f"The English says “{said}”, but the Chinese does not say “{rendering}”."
                hint = "Use the rendering of docs/terms.yml, or change it there for the whole course."
                yield report(pair.zh, chinese.line, "T103", fact, hint)


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    choices = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"\b(?:{choices})\b", re.IGNORECASE)


def _units(module: Module) -> Iterator[Unit]:
    for section in module.sections:
        yield Unit(section.title, section.text, section.line)
        yield from _block_units(section.blocks)


def _block_units(blocks: Iterable[Block]) -> Iterator[Unit]:
    for block in blocks:
        yield Unit(block.title, block.text, block.line)
        yield from _block_units(block.blocks)


def _prose_lines(module: Module) -> Iterator[tuple[int, str]]:
    """Give the lines that people wrote as text, code and markup taken out, with their numbers."""
    lines = _NOT_PROSE.sub("", module.body).splitlines()
    return ((number, line) for number, line in enumerate(lines, module.body_line) if line.strip())


def _chinese(module: Module, lines: dict[int, str]) -> Iterator[Finding]:
    rules = (
        ("W102", _LATIN_MARK, "a half-width mark beside Chinese", "Use the full-width mark: ，。；：？！（）."),
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
            fact = f"There is a straight quotation mark: {match[0]}"
            yield report(module, number, "W107", fact, "Write “ ”, ‘ ’ or ’.")
    for section in module.sections:
        yield from _grade(module, section)


def _grade(module: Module, section: Section) -> Iterator[Finding]:
    grade = reading_grade(prose(section))
    if grade > HIGHEST_GRADE:
        fact = f"The part `{section.id}` reads at grade {grade:.1f}."
        hint = f"Use shorter sentences and plainer words, down to {HIGHEST_GRADE:g}."
        yield report(module, section.line, "W108", fact, hint)
