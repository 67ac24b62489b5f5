"""Every word of a source is in one passage of one module, quoted as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from scripts.checks.reporting import line_of, nearest, report
from scripts.model import Block, Finding, Ledger, Module, Pair, Passage, Place
from scripts.sources import ledger_path, read_source
from scripts.sources.fingerprint import fingerprint


def check_ledgers(ledgers: Iterable[Ledger], names: Sequence[str], root: Path) -> Iterator[Finding]:
    """Check that ledgers fit their sources and give every character to one passage.

    Args:
        ledgers: All ledgers.
        names: The names of all modules.
        root: Paths in findings are relative to this folder.
    """
    for ledger in ledgers:
        path = ledger_path(ledger.source)
        place = path.relative_to(root)
        yield from _stale(ledger, path, place)
        yield from _uncovered(ledger, place)
        for passage in (p for p in ledger.passages if p.module not in names):
            line = line_of(path, f"id: {passage.id}") + 2
            fact = f"The passage {passage.id} belongs to `{passage.module}`, which is no module."
            yield Finding("S205", Place(place, line), fact, nearest(passage.module, names))


def _stale(ledger: Ledger, path: Path, place: Path) -> Iterator[Finding]:
    again = f"Split it again to carry the ids over: python3 -m scripts split seeds/{ledger.source.name}."
    for passage in ledger.passages:
        for segment in passage.segments:
            if fingerprint(segment.text) != segment.fingerprint:
                fact = f"The source has other words at {segment.id} than when it was split."
                line = line_of(path, f"id: {segment.id},")
                yield Finding("S202", Place(place, line), fact, again)
                return


def _uncovered(ledger: Ledger, place: Path) -> Iterator[Finding]:
    text = read_source(ledger.source, ledger.encoding).text
    spans = [(s.start, s.end) for passage in ledger.passages for s in passage.segments]
    for (_, end), (start, _) in pairwise([(0, 0), *spans, (len(text), len(text))]):
        if start < end:
            fact = f"The characters {start} to {end} of the source are in two passages."
            yield Finding("S204", Place(place), fact, "Delete the ledger and split the source again.")
        elif text[end:start].strip():
            fact = f"No passage holds “{_shorten(text[end:start].strip())}” (character {end})."
            yield Finding("S203", Place(place), fact, "Split the source again.")


def check_quotations(pairs: Iterable[Pair], ledgers: Iterable[Ledger]) -> Iterator[Finding]:
    """Check that each module quotes its own passages, whole and unaltered."""
    ledgers = tuple(ledgers)
    for pair in pairs:
        own = {p.id: p for ledger in ledgers for p in ledger.passages if p.module == pair.name}
        source_language = {p: ledger.language for ledger in ledgers for p in ledger.passages}
        for module in (pair.en, pair.zh):
            blocks = [block for section in module.sections for block in section.blocks if block.kind == "passage"]
            yield from _missing(module, own, blocks)
            for block in blocks:
                passage = own.get(block.id)
                if passage is None:
                    yield _foreign(module, block, own)
                elif source_language[passage] == module.language:
                    yield from _altered(module, block, passage)
                else:
                    yield from _lines_missing(module, block, passage)


def _missing(module: Module, own: dict[str, Passage], blocks: Iterable[Block]) -> Iterator[Finding]:
    quoted = {block.id for block in blocks}
    for id_ in (id_ for id_ in own if id_ not in quoted):
        fact = f"The passage {id_} is not quoted."
        hint = f"Add `/// passage | …` with `attrs: {{id: {id_}}}` and its words to the part `text`."
        yield report(module, module.title_line, "Q101", fact, hint)
    stated = module.front.get("passages")
    if isinstance(stated, list) and stated != list(own):
        fact = f"The front matter names {', '.join(map(str, stated)) or 'no passages'}, not {', '.join(own)}."
        hint = f"Write `passages: [{', '.join(own)}]`, as the ledger deals them."
        yield report(module, module.front_lines.get("passages", 1), "Q105", fact, hint)


def _foreign(module: Module, block: Block, own: Iterable[str]) -> Finding:
    fact = f"The passage `{block.id}` is not one of this module’s."
    return report(module, block.line, "Q103", fact, nearest(block.id, own))


def _altered(module: Module, block: Block, passage: Passage) -> Iterator[Finding]:
    wanted = [" ".join(segment.text.split()) for segment in passage.segments]
    given = _numbered(block)
    for segment, expected, (number, line) in zip(passage.segments, wanted, given, strict=False):
        if line != expected:
            mine, theirs = _difference(line, expected)
            fact = f"The quotation {segment.id} is altered: “{mine}” where the source has “{theirs}”."
            hint = "Quote the source as it stands; explain it in the part `meaning`."
            yield report(module, number, "Q102", fact, hint)
    if len(given) != len(wanted):
        yield _miscounted(module, block, passage, len(given))


def _lines_missing(module: Module, block: Block, passage: Passage) -> Iterator[Finding]:
    given = len(_numbered(block))
    if given != len(passage.segments):
        yield _miscounted(module, block, passage, given)


def _miscounted(module: Module, block: Block, passage: Passage, given: int) -> Finding:
    fact = f"The passage {passage.id} has {given} lines here and {len(passage.segments)} in the ledger."
    return report(module, block.line, "Q104", fact, "Write one line for each sentence or clause of the ledger.")


def _numbered(block: Block) -> list[tuple[int, str]]:
    lines = enumerate(block.text.splitlines(), block.text_line)
    return [(number, line.strip()) for number, line in lines if line.strip()]


def _difference(mine: str, theirs: str) -> tuple[str, str]:
    """Give the words from the first that differs, a few of each."""
    left, right = mine.split(" "), theirs.split(" ")
    same = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    start = max(0, same - 1)
    return _shorten(" ".join(left[start:])), _shorten(" ".join(right[start:]))


def _shorten(text: str, length: int = 40) -> str:
    return text if len(text) <= length else f"{text[:length].rstrip()}…"
