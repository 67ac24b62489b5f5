"""Marks in a document that was set → how to set it again, so that no page stays nearly empty.

The typesetter keeps what belongs together on one page, and knows nothing of the room that this
leaves. So its marks tell where each block began and ended, and the next setting holds the lines
of that chapter closer, or lets go of the block. Every chapter begins on a page of its own: each
is tried by itself, and all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Mark = Mapping[str, Any]
"""Where a block or a chapter begins or ends: page, and millimetres from its top."""

_TRIES = ((3, False), (0, True), (3, True), (-2, True))
"""After the plain setting: how much closer lines stand, and whether blocks let go.

Closer lines come first: where they win a page back, nothing needs to break. Wider ones fill a page.
"""

_TOP, _FOOT = 27.0, 273.0
_ENOUGH = 90.0
"""Millimetres from the top that the last page of a chapter should reach at least."""

_MAY_BE_EMPTY = {"question": 1 / 3, "scenario": 1 / 3, "worksheet": 2 / 3}
"""How much of a page may stay empty before a block; a sheet to fill in is worth a page of its own."""


@dataclass(frozen=True)
class Faults:
    """What is wrong with a document as it was set.

    Attributes:
        thin: Chapters with next to nothing on their last page.
        held: Chapter → labels of blocks that were held together at the price of an empty page.
    """

    thin: frozenset[str] = frozenset()
    held: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def count(self, chapter: str) -> int:
        """Count what is wrong with a chapter."""
        return (chapter in self.thin) + len(self.held.get(chapter, ()))


@dataclass(frozen=True)
class Setting:
    """How a chapter is set.

    Attributes:
        tight: How much closer its lines stand.
        loose: Labels of the blocks that may break although they are short.
    """

    tight: int = 0
    loose: frozenset[str] = frozenset()


def find_faults(ends: Iterable[Mark], stops: Iterable[Mark]) -> Faults:
    """Find what is wrong.

    Args:
        ends: Where each chapter ends.
        stops: Where blocks begin and end, in the order of the document.
    """
    thin = frozenset(end["chapter"] for end in ends if end["y"] < _ENOUGH and end["page"] > 1)
    held: dict[str, frozenset[str]] = {}
    before: Mark | None = None
    for stop in stops:
        if before and _is_held(before, stop):
            held[stop["chapter"]] = held.get(stop["chapter"], frozenset()) | {stop["label"]}
        if before is None or (stop["page"], stop["y"]) > (before["page"], before["y"]):
            before = stop
    return Faults(thin, held)


def _is_held(before: Mark, stop: Mark) -> bool:
    """Tell whether a block left too much of a page empty by waiting for the next."""
    allowed = _MAY_BE_EMPTY.get(stop["kind"])
    if allowed is None or not stop["begins"] or before["chapter"] != stop["chapter"]:
        return False
    turned = stop["page"] - before["page"]
    return bool(turned > 1 or (turned == 1 and (_FOOT - before["y"]) / (_FOOT - _TOP) > allowed))


def find_settings(lay_out: Callable[[Mapping[str, Setting]], Faults]) -> dict[str, Setting]:
    """Lay a document out again until nothing is wrong with it, or nothing more can be done.

    Args:
        lay_out: Lays the document out with these settings of its chapters.

    Returns:
        The best setting of each chapter that the plain one does not suit.
    """
    faults = lay_out({})
    tried = {name: [(faults.count(name), Setting())] for name in sorted(faults.thin.union(faults.held))}
    held = dict(faults.held)
    for tight, lets_go in _TRIES:
        new = {
            name: Setting(tight, held.get(name, frozenset()) if lets_go else frozenset())
            for name, tries in tried.items()
            if all(count for count, _ in tries)
        }
        new = {name: setting for name, setting in new.items() if setting not in [old for _, old in tried[name]]}
        if not new:
            continue
        faults = lay_out({**_best(tried), **new})
        for name, setting in new.items():
            tried[name].append((faults.count(name), setting))
            held[name] = held.get(name, frozenset()) | faults.held.get(name, frozenset())
    return _best(tried)


def _best(tried: Mapping[str, list[tuple[int, Setting]]]) -> dict[str, Setting]:
    """Take the setting with the fewest faults; of those the first, which changes least."""
    return {name: min(tries, key=lambda entry: entry[0])[1] for name, tries in tried.items()}
