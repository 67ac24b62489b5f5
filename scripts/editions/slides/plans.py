"""A deck and the minutes there are → the slides that fit, each with its time: a session plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.editions.slides.deck import Deck, Slide

LENGTHS = (15, 45, 90)
"""Minutes of the sessions that a deck offers."""

_MINUTE = 60
_STRETCH = 3  # a discussion may get this many times its planned minutes, not more
_STRETCHED = ("question", "worksheet")
_FRAME = ("start", "text", "key-points", "close")


@dataclass(frozen=True)
class Plan:
    """A session.

    Attributes:
        minutes: Length of the session.
        seconds: For each slide that is kept its time, in the order of the deck.
    """

    minutes: int
    seconds: Mapping[str, int]


def make_plan(deck: Deck, minutes: int) -> Plan:
    """Choose what fits.

    The frame of a session stays: the passage, one question, the key points. Then comes what is
    worth most, as long as there is room. What time is left goes to the discussion.

    Args:
        deck: The slides of a module.
        minutes: How long the session is.

    Returns:
        The plan; it never takes longer than the session.
    """
    units = _units(deck)
    costs = {unit: sum(slide.seconds for slide in slides) for unit, slides in units.items()}
    kept: set[str] = set()
    for unit in _by_worth(deck, units):
        if sum(costs[name] for name in kept) + costs[unit] <= minutes * _MINUTE:
            kept.add(unit)
    planned = {slide.id: slide.seconds for slide in deck.slides if slide.unit in kept}
    return Plan(minutes, planned | dict(_stretched(units, kept, minutes * _MINUTE - sum(planned.values()))))


def _units(deck: Deck) -> dict[str, list[Slide]]:
    units: dict[str, list[Slide]] = {}
    for slide in deck.slides:
        units.setdefault(slide.unit, []).append(slide)
    return units


def _by_worth(deck: Deck, units: Mapping[str, list[Slide]]) -> list[str]:
    """Give the units, the most important first."""
    kinds = {unit: slides[0].kind for unit, slides in units.items()}
    questions = [unit for unit, kind in kinds.items() if kind == "question"]
    first = deck.card if deck.card in questions else next(iter(questions), "")
    lenses = {units[first][0].lens} if first else set()
    fresh = [q for q in questions if units[q][0].lens not in lenses]
    wanted = [*_FRAME, first, "practice", *fresh, "worksheet", "objectives", *questions, *units]
    return [unit for unit in dict.fromkeys(wanted) if unit in units]


def _stretched(units: Mapping[str, list[Slide]], kept: set[str], spare: int) -> Iterator[tuple[str, int]]:
    """Deal out spare time to the discussion in whole minutes, in turn."""
    open_ = [unit for unit in units if unit in kept and units[unit][0].kind in _STRETCHED]
    extra = dict.fromkeys(open_, 0)
    while open_ and spare >= _MINUTE:
        for unit in list(open_):
            if extra[unit] + _MINUTE > (_STRETCH - 1) * sum(slide.seconds for slide in units[unit]):
                open_.remove(unit)
            elif spare >= _MINUTE:
                extra[unit] += _MINUTE
                spare -= _MINUTE
    for unit, seconds in extra.items():
        first = units[unit][0]
        yield first.id, first.seconds + seconds
