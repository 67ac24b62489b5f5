"""No module takes the number of another, and nothing is asked or told twice in the course."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from scripts.checks.form import all_blocks
from scripts.checks.reporting import report
from scripts.model import LANGUAGES, Block, Finding, Module, Pair

_TOLD_ONCE = ("question", "scenario", "quiz")
_ALIKE = 0.85  # share of the letters; above it, two texts are the same one with a few words changed
_RUN = 4  # words, or Chinese characters, in a row that alike texts have in common
_COMPARED = 3  # texts with the same run of words that a further one is compared with
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+(?:[’'][^\W_]+)*")


@dataclass(frozen=True)
class _Text:
    """The words of a block, and where it stands."""

    module: Module
    block: Block
    words: tuple[str, ...]


def check_repeats(pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Compare all modules with one another.

    Args:
        pairs: All modules, in the order of the course.
    """
    pairs = tuple(pairs)
    yield from _numbers(pairs)
    for language in LANGUAGES:
        yield from _repeats(pair[language] for pair in pairs)


def _numbers(pairs: Iterable[Pair]) -> Iterator[Finding]:
    taken: dict[int, str] = {}
    for pair in pairs:
        other = taken.setdefault(pair.en.number, pair.name)
        if other != pair.name:
            fact = f"The number of this module is that of {other}, too."
            hint = "Give one of them a free number: in both file names, the ledger and the links."
            yield report(pair.en, 1, "M119", fact, hint)


def _repeats(modules: Iterable[Module]) -> Iterator[Finding]:
    known: dict[tuple[str, ...], list[_Text]] = {}
    for text in _texts(modules):
        runs = {text.words[start : start + _RUN] for start in range(len(text.words) - _RUN + 1)}
        met = {id(other): other for run in runs for other in known.get(run, ())}
        same = next((other for other in met.values() if _alike(text, other)), None)
        if same:
            fact = f"The {text.block.kind} says the same as that of {same.module.path.as_posix()}:{same.block.line}."
            yield report(text.module, text.block.line, "M139", fact, "Write another one, or leave it out.")
        for run in runs:
            if len(known.setdefault(run, [])) < _COMPARED:
                known[run].append(text)


def _texts(modules: Iterable[Module]) -> Iterator[_Text]:
    for module in modules:
        for block in all_blocks(module):
            words = tuple(_WORD.findall(block.text.casefold()))
            if block.kind in _TOLD_ONCE:
                yield _Text(module, block, words)


def _alike(text: _Text, other: _Text) -> bool:
    if text.block.kind != other.block.kind:
        return False
    matcher = SequenceMatcher(None, text.words, other.words, autojunk=False)
    return matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE
