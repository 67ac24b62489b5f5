"""English text → the school grade that reads it, by the Flesch–Kincaid formula.

Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas for Navy
enlisted personnel" (1975): 0.39 × words a sentence + 11.8 × syllables a word − 15.59.
"""

from __future__ import annotations

import functools
import re

import pyphen

from scripts.model import Section

_FEWEST_WORDS = 40  # below this, one long word moves the grade by a year or more
_MARKUP = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|\{[^}\n]*\}|<[^>\n]*>|^\s*(?:[-*+]|\d+\.|:)\s+|[*_#|\[]", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?:;](?=[\s”’)]|$)|\n{2,}|\n(?=\s*(?:[-*+]|\d+\.)\s)")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")


def prose(section: Section) -> str:
    """Give the words of a section that its authors are responsible for: all but quoted passages."""
    held = [section.text]
    for block in (block for block in section.blocks if block.kind != "passage"):
        held += [block.text, *(nested.text for nested in block.blocks)]
    return "\n\n".join(held)


def reading_grade(text: str) -> float:
    """Grade a text.

    Args:
        text: English Markdown.

    Returns:
        Years of school that reading it takes; 0 where the text is too short to say.
    """
    sentences = [words for part in _SENTENCE_END.split(text) if (words := _words(part))]
    count = sum(len(words) for words in sentences)
    if count < _FEWEST_WORDS:
        return 0.0
    syllables = sum(_syllables(word) for words in sentences for word in words)
    return 0.39 * count / len(sentences) + 11.8 * syllables / count - 15.59


def _words(text: str) -> list[str]:
    return _WORD.findall(_MARKUP.sub(" ", text))


@functools.cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US", left=1, right=1)


@functools.cache
def _syllables(word: str) -> int:
    """Count syllables as the places where a word may be hyphenated, and one."""
    return len(_dictionary().positions(word.lower())) + 1
