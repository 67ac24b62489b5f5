"""Source texts: from a file in ``seeds/`` to passages with ids that never change."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scripts.model import CourseError, Finding, Ledger, Place
from scripts.sources.ledger import dump_ledger, ledger_path, load_ledger, resume_ledger
from scripts.sources.numbering import make_ledger
from scripts.sources.reading import read_source

__all__ = ["dump_ledger", "ledger_path", "read_ledgers", "read_source", "split_source"]


def read_ledgers(seeds: Path, root: Path) -> tuple[tuple[Ledger, ...], list[Finding]]:
    """Read all ledgers of a folder of source texts.

    Args:
        seeds: The folder.
        root: Paths in findings are relative to this folder.

    Returns:
        The ledgers that fit a source, by file name, and a finding for each that cannot
        be read and each source without one.
    """
    paths = sorted(seeds.glob("*.yml"))
    ledgers, findings = _load(paths, root)
    lone = [source for source in sorted(seeds.glob("*.txt")) if ledger_path(source) not in paths]
    return ledgers, [*findings, *(_unsplit(source.relative_to(root)) for source in lone)]


def split_source(source: Path, root: Path) -> Ledger:
    """Split a source text, carrying over the ids of the ledger beside it.

    Args:
        source: A text file in the folder of source texts.
        root: Paths in findings are relative to this folder.

    Returns:
        The new ledger; nothing is written.

    Raises:
        CourseError: The source or a ledger of the folder cannot be read.
    """
    own = ledger_path(source)
    others, findings = _load((path for path in sorted(source.parent.glob("*.yml")) if path != own), root)
    try:
        text = read_source(source)
        old = resume_ledger(own, text) if own.exists() else None
    except CourseError as error:
        findings.extend(finding.seen_from(root) for finding in error.findings)
    else:
        if not findings:
            return make_ledger(text, old, others)
    raise CourseError(*findings)


def _load(paths: Iterable[Path], root: Path) -> tuple[tuple[Ledger, ...], list[Finding]]:
    ledgers: list[Ledger] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            ledgers.append(load_ledger(path))
        except CourseError as error:
            findings.extend(finding.seen_from(root) for finding in error.findings)
    return tuple(ledgers), findings


def _unsplit(source: Path) -> Finding:
    fact = "The source has no ledger, so no module can quote it."
    return Finding("S206", Place(source), fact, f"Split it: python3 -m scripts split {source.as_posix()}.")
