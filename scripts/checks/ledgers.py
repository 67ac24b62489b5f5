"""Every word of a source is in one passage of one module, and no id is given out twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from scripts.checks.reporting import line_of, shorten
from scripts.model import Finding, Ledger, Place, Segment
from scripts.model.guess import nearest
from scripts.sources import ledger_path, read_source
from scripts.sources.fingerprint import fingerprint


def check_ledgers(
    ledgers: Sequence[Ledger], names: Sequence[str], unread: Collection[str], root: Path
) -> Iterator[Finding]:
    """Check that ledgers fit their sources and give every character to one passage.

    Args:
        ledgers: All ledgers.
        names: The names of all modules.
        unread: The names of modules that are there and could not be read.
        root: Paths in findings are relative to this folder.
    """
    for ledger in ledgers:
        path = ledger_path(ledger.source)
        place = path.relative_to(root)
        stale = _stale(ledger)
        if stale:
            fact = f"The source has other words at {stale.id} than when it was split."
            yield Finding("S202", Place(place, line_of(path, f"id: {stale.id},")), fact, _again(ledger))
        else:
            yield from _uncovered(ledger, place)
        for passage in ledger.passages:
            if passage.module not in names and passage.module not in unread:
                line = line_of(path, f"- id: {passage.id}", "module:")
                fact = f"The passage {passage.id} belongs to `{passage.module}`, which is no module."
                yield Finding("S205", Place(place, line), fact, nearest(passage.module, names))
    yield from _given_twice(ledgers, root)


def is_stale(segment: Segment) -> bool:
    """Tell whether the source has other words now where a segment was."""
    return fingerprint(segment.text) != segment.fingerprint


def _stale(ledger: Ledger) -> Segment | None:
    """Give the first stale segment; behind it all others may have moved."""
    return next((segment for passage in ledger.passages for segment in passage.segments if is_stale(segment)), None)


def _uncovered(ledger: Ledger, place: Path) -> Iterator[Finding]:
    text = read_source(ledger.source, ledger.encoding).text
    spans = [(s.start, s.end) for passage in ledger.passages for s in passage.segments]
    for (_, end), (start, _) in pairwise([(0, 0), *spans, (len(text), len(text))]):
        if start < end:
            fact = f"The characters {start} to {end} of the source are given out twice."
            yield Finding("S204", Place(place), fact, _again(ledger))
        elif text[end:start].strip():
            fact = f"No passage holds “{shorten(text[end:start].strip())}” (character {end})."
            yield Finding("S203", Place(place), fact, _again(ledger))


def _again(ledger: Ledger) -> str:
    return f"Split it again to carry the ids over: python3 -m scripts split seeds/{ledger.source.name}."


def _given_twice(ledgers: Iterable[Ledger], root: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for ledger in ledgers:
        path = ledger_path(ledger.source)
        for id_ in _ids(ledger):
            if id_ in seen:
                fact = f"The id {id_} is given out twice."
                hint = "Take the ledger’s last good version from git, and split its source again."
                yield Finding("S207", Place(path.relative_to(root), line_of(path, f"id: {id_}")), fact, hint)
            seen.add(id_)


def _ids(ledger: Ledger) -> Iterator[str]:
    yield from ledger.retired
    for passage in ledger.passages:
        yield passage.id
        yield from (segment.id for segment in passage.segments)
