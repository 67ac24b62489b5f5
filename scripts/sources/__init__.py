"""Source texts: from a file in ``seeds/`` to passages with ids that never change."""

from __future__ import annotations

from pathlib import Path

from scripts.model import Ledger
from scripts.sources.ledger import dump_ledger, ledger_path, load_ledger
from scripts.sources.numbering import make_ledger
from scripts.sources.reading import read_source

__all__ = ["dump_ledger", "ledger_path", "load_ledgers", "read_source", "split_source"]


def load_ledgers(seeds: Path) -> tuple[Ledger, ...]:
    """Read all ledgers of a folder of source texts.

    Args:
        seeds: The folder.

    Returns:
        The ledgers, by file name.

    Raises:
        CourseError: A ledger or its source cannot be read.
    """
    return tuple(load_ledger(path) for path in sorted(seeds.glob("*.yml")))


def split_source(source: Path) -> Ledger:
    """Split a source text, carrying over the ids of the ledger beside it.

    Args:
        source: A text file in the folder of source texts.

    Returns:
        The new ledger; nothing is written.

    Raises:
        CourseError: The source or a ledger of the folder cannot be read.
    """
    own = ledger_path(source)
    ledgers = {path: load_ledger(path) for path in sorted(source.parent.glob("*.yml"))}
    old = ledgers.pop(own, None)
    return make_ledger(read_source(source, old.encoding if old else None), old, ledgers.values())
