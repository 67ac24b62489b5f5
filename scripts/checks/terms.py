"""A term of the glossary has one rendering, wherever a part of a page and its twin use it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.checks.reporting import report
from scripts.checks.wording import NOT_PROSE
from scripts.model import Block, Finding, Module, Pair, Term


@dataclass(frozen=True)
class Unit:
    """A stretch of text that is compared with its twin: a section's own text, or a block's."""

    words: str
    line: int


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
    chinese = dict(_units(pair.zh))
    for key, unit in _units(pair.en):
        if key not in chinese:
            continue
        for said in dict.fromkeys(match[0] for match in pattern.finditer(unit.words)):
            rendering = renderings[" ".join(said.casefold().split())]
            if rendering not in chinese[key].words:
                fact = f"The English says “{said}”, but the Chinese does not say “{rendering}”."
                hint = "Use the rendering of docs/terms.yml, or change it there for the whole course."
                yield report(pair.zh, chinese[key].line, "T103", fact, hint)


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    choices = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"\b(?:{choices})\b", re.IGNORECASE)


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
