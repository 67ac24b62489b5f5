"""A module quotes its passages, all of them, whole, and as they stand in the source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from scripts.checks.ledgers import is_stale
from scripts.checks.reporting import counted, report, shorten
from scripts.model import Block, Finding, Language, Ledger, Module, Pair, Passage
from scripts.model.guess import nearest

_Dealt: TypeAlias = dict[str, tuple[Passage, Language]]
_LONGEST_WORDS = 25  # characters to show before a difference


def check_quotations(pairs: Iterable[Pair], ledgers: Iterable[Ledger], *, whole: bool) -> Iterator[Finding]:
    """Check that each module quotes its own passages, whole and unaltered.

    Args:
        pairs: All modules.
        ledgers: The ledgers that could be read.
        whole: Whether these are all; if not, a module of none of them cannot be judged.
    """
    pairs = tuple(pairs)
    dealt: dict[str, _Dealt] = {pair.name: {} for pair in pairs}
    astray: set[str] = set()  # passages of modules that are not there: the ledger's finding, not theirs
    for ledger in ledgers:
        for passage in ledger.passages:
            if passage.module in dealt:
                dealt[passage.module][passage.id] = (passage, ledger.language)
            else:
                astray.add(passage.id)
    for pair in pairs:
        own = dealt[pair.name]
        for module in (pair.en, pair.zh) if own or whole else ():
            yield from _quotations(module, own, astray)


def _quotations(module: Module, own: _Dealt, astray: Collection[str]) -> Iterator[Finding]:
    blocks = [block for section in module.sections for block in section.blocks if block.kind == "passage"]
    missing = [id_ for id_ in own if id_ not in {block.id for block in blocks}]
    yield from _missing(module, own, missing, astray)
    for block in blocks:
        if block.id in own:
            passage, language = own[block.id]
            yield from (_altered if language == module.language else _lines_missing)(module, block, passage)
        elif block.id not in astray:
            yield _foreign(module, block, missing or own)


def _missing(
    module: Module, own: Collection[str], missing: Iterable[str], astray: Collection[str]
) -> Iterator[Finding]:
    for id_ in missing:
        fact = f"The passage {id_} is not quoted."
        hint = f"Add `/// passage | …` with `attrs: {{id: {id_}}}` and its words to the part `text`."
        yield report(module, module.title_line, "Q101", fact, hint)
    stated = module.front.get("passages")
    if isinstance(stated, list) and [id_ for id_ in stated if id_ not in astray] != list(own):
        fact = f"The front matter names {', '.join(map(str, stated)) or 'no passages'}, not {', '.join(own) or 'none'}."
        hint = f"Write `passages: [{', '.join(own)}]`, as the ledger deals them."
        yield report(module, module.front_lines.get("passages", 1), "Q105", fact, hint)


def _foreign(module: Module, block: Block, own: Collection[str]) -> Finding:
    fact = f"The passage `{block.id}` is not one of this module’s."
    hint = nearest(block.id, own) if own else "Remove it; the ledgers deal this module none."
    return report(module, block.line, "Q103", fact, hint)


def _altered(module: Module, block: Block, passage: Passage) -> Iterator[Finding]:
    wanted = [" ".join(segment.text.split()) for segment in passage.segments]
    given = _numbered(block)
    if len(given) != len(wanted):
        yield _miscounted(module, block, passage, len(given))
        return
    for segment, expected, (number, line) in zip(passage.segments, wanted, given, strict=True):
        if line != expected and not is_stale(segment):
            mine, theirs = _difference(line, expected)
            fact = f"The quotation {segment.id} is altered: “{mine}” where the source has “{theirs}”."
            hint = "Quote the source as it stands; explain it in the part `meaning`."
            yield report(module, number, "Q102", fact, hint)


def _lines_missing(module: Module, block: Block, passage: Passage) -> Iterator[Finding]:
    given = len(_numbered(block))
    if given != len(passage.segments):
        yield _miscounted(module, block, passage, given)


def _miscounted(module: Module, block: Block, passage: Passage, given: int) -> Finding:
    fact = f"The passage {passage.id} has {counted(given, 'line')} here and {len(passage.segments)} in the ledger."
    return report(module, block.line, "Q104", fact, "Write one line for each sentence or clause of the ledger.")


def _numbered(block: Block) -> list[tuple[int, str]]:
    lines = enumerate(block.text.splitlines(), block.text_line)
    return [(number, line.strip()) for number, line in lines if line.strip()]


def _difference(mine: str, theirs: str) -> tuple[str, str]:
    """Give what follows from the word before the first that differs, a few words of each."""
    pairs = enumerate(zip(mine, theirs, strict=False))
    same = next((n for n, (left, right) in pairs if left != right), min(len(mine), len(theirs)))
    word = theirs.rfind(" ", 0, same)
    before = theirs.rfind(" ", 0, max(word, 0)) + 1
    start = max(before, same - _LONGEST_WORDS)  # Chinese has no spaces to go back to
    return shorten(mine[start:]), shorten(theirs[start:])
