"""A term of the glossary has one rendering, wherever a part of a page and its twin use it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.checks.reporting import remark, report
from scripts.checks.wording import NOT_PROSE
from scripts.model import LENS_QUESTIONS, Block, Finding, Module, Pair, Term
from scripts.modules.forms import find_forms

_FIXED = 3  # characters of a phrase that nobody writes by chance
_STEM = 4  # letters: leader, leading; civil, civilized
_LONG_WORD = re.compile(rf"[A-Za-z]{{{_STEM},}}")


@dataclass(frozen=True)
class Unit:
    """A stretch of text that is compared with its twin: a section's own text, or a block's."""

    words: str
    line: int


@dataclass(frozen=True)
class Phrasebook:
    """The glossary, ready to be found in texts.

    Attributes:
        renderings: The Chinese of each English form, the form in small letters.
        stems: For each Chinese phrase that is long enough, the stems of its English words.
        english: Finds the English forms.
        chinese: Finds the Chinese phrases.
    """

    renderings: Mapping[str, str]
    stems: Mapping[str, frozenset[str]]
    english: re.Pattern[str]
    chinese: re.Pattern[str]


def read_phrases(terms: Iterable[Term]) -> Phrasebook:
    """Make the glossary ready; words of the course itself are not held to one rendering."""
    renderings = {
        form.casefold(): rendering for term in terms if not term.course for form, rendering in term.renderings.items()
    }
    stems: dict[str, frozenset[str]] = {}
    for form, rendering in renderings.items():
        if len(rendering) >= _FIXED and not any(
            words.rstrip("？") in rendering for words in LENS_QUESTIONS["zh"].values()
        ):
            stems[rendering] = stems.get(rendering, frozenset()) | _stems(form)
    return Phrasebook(renderings, stems, find_forms(renderings, r"\b", r"\b"), find_forms(stems))


def check_terms(pair: Pair, book: Phrasebook) -> Iterator[Finding]:
    """Check that a term of the glossary has its one rendering in the twin of each part.

    Of words inside one another the longest counts: where a part says "strict police
    management and law enforcement for the people", it need not say either half again.
    """
    english, chinese = dict(_units(pair.en)), dict(_units(pair.zh))
    for key in (key for key in english if key in chinese):
        yield from _unrendered(pair.zh, english[key], chinese[key], book)
        yield from _unfounded(pair.zh, english[key], chinese[key], book)


def _unrendered(module: Module, english: Unit, chinese: Unit, book: Phrasebook) -> Iterator[Finding]:
    for said in dict.fromkeys(match[0] for match in book.english.finditer(english.words)):
        rendering = book.renderings[" ".join(said.casefold().split())]
        if rendering not in chinese.words:
            fact = f"The English says “{said}”, but the Chinese does not say “{rendering}”."
            hint = "Use the rendering of docs/terms.yml, or change it there for the whole course."
            yield report(module, chinese.line, "T103", fact, hint)


def _unfounded(module: Module, english: Unit, chinese: Unit, book: Phrasebook) -> Iterator[Finding]:
    """Find fixed phrases of the Chinese that nothing in the English corresponds to.

    Short terms are words of every day, as 群众 or 民警, and English says them in many ways;
    only phrases of three characters and more are looked at, and only where the English shares
    not even the stem of a word with the term.
    """
    for said in dict.fromkeys(match[0] for match in book.chinese.finditer(chinese.words)):
        if not book.stems[said] & _stems(english.words):
            form = next(form for form, rendering in book.renderings.items() if rendering == said)
            fact = f"The Chinese says “{said}”, but the English says nothing like “{form}”."
            yield remark(module, chinese.line, "T104", fact, "Say the same in both, or use other words in Chinese.")


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].casefold() for word in _LONG_WORD.findall(text))


def _units(module: Module) -> Iterator[tuple[str, Unit]]:
    """Give every stretch under a key that its twin has too."""
    for section in (module.opening, *module.sections):
        yield section.id, _unit(section.title, section.text, section.line)
        yield from _block_units(section.id, section.blocks)


def _block_units(owner: str, blocks: Sequence[Block]) -> Iterator[tuple[str, Unit]]:
    for number, block in enumerate(blocks):
        key = f"{owner}/{block.kind}{block.id or number}"
        yield key, _unit(block.title, block.text, block.line)
        yield from _block_units(key, block.blocks)


def _unit(title: str, text: str, line: int) -> Unit:
    return Unit(f"{title}\n{NOT_PROSE.sub('', text)}", line)
