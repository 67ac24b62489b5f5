"""English text → the school grade that reads it, by the Flesch–Kincaid formula.

Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas for Navy
enlisted personnel" (1975): 0.39 × words a sentence + 11.8 × syllables a word − 15.59.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

import pyphen

from scripts.model import Section

_FEWEST_WORDS = 40  # below this, one long word moves the grade by a year or more
_MARGIN = 1.0  # years by which groups of vowels may miss what syllables would say
_MARKUP = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|\{[^}\n]*\}|<[^>\n]*>|^\s*(?:[-*+]|\d+\.|:)\s+|[*_#|\[]", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?:;](?=[\s”’)]|$)|\n{2,}|\n(?=\s*(?:[-*+]|\d+\.)\s)")
_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)
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
    return _grade(_sentences(text), _syllables)


def is_easier_than(text: str, grade: float) -> bool:
    """Tell whether a text reads at a grade or below.

    Groups of vowels are counted first: there are hardly ever fewer of them than syllables
    (one word in twenty has one fewer, which makes less than a year), and syllables take a
    dictionary that is slow to load. Most texts need no more.

    Args:
        text: English Markdown.
        grade: Years of school.
    """
    sentences = _sentences(text)
    return _grade(sentences, _vowel_groups) + _MARGIN <= grade or _grade(sentences, _syllables) <= grade


def _grade(sentences: Sequence[Sequence[str]], syllables_of: Callable[[str], int]) -> float:
    count = sum(map(len, sentences))
    if count < _FEWEST_WORDS:
        return 0.0
    syllables = sum(syllables_of(word) for words in sentences for word in words)
    return 0.39 * count / len(sentences) + 11.8 * syllables / count - 15.59


def _sentences(text: str) -> list[list[str]]:
    return [words for part in _SENTENCE_END.split(text) if (words := _words(part))]


def _words(text: str) -> list[str]:
    return _WORD.findall(_MARKUP.sub(" ", text))


@functools.cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US", left=1, right=2)


@functools.cache
def _syllables(word: str) -> int:
    """Count syllables as the places where a word may be hyphenated, and one."""
    return len(_dictionary().positions(word.lower())) + 1


@functools.cache
def _vowel_groups(word: str) -> int:
    return max(1, len(_VOWELS.findall(word)))
