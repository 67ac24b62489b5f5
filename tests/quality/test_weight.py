"""What a reader on a slow line waits for stays small: each kind of page has a budget of bytes."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.bench.weight import KINDS, first_load

BUDGETS = {
    "404.html": (1.3, 0, 0),
    "slides/*.html": (31.1, 0, 0),
    "*modules/*.html": (20, 14.2, 13.3),
    "*glossary.html": (18.4, 14.2, 13.3),
    "*questions.html": (15.9, 14.2, 13.3),
    "*.html": (13.1, 14.2, 13.3),
}
"""Pages → kilobytes of HTML, style sheets and scripts, compressed: what was measured, and 5 % more.

The first that fits counts. Before raising a number, look at what came in.
"""


def kind_of(page: str) -> str:
    """The first pattern that fits a page."""
    return next(pattern for pattern in BUDGETS if fnmatch.fnmatch(page, pattern))


@pytest.fixture(scope="module")
def heaviest(built_site: Path, pages: list[str]) -> dict[str, list[float]]:
    """Pages alike → what the heaviest of them weighs, in the order of KINDS."""
    sizes: dict[str, list[list[float]]] = {}
    for page in pages:
        sizes.setdefault(kind_of(page), []).append(list(first_load(built_site, page).values()))
    return {pattern: [max(column) for column in zip(*rows, strict=True)] for pattern, rows in sizes.items()}


def test_no_page_outgrows_its_budget(heaviest: dict[str, list[float]]) -> None:
    assert heaviest.keys() == BUDGETS.keys()
    assert [line for line in told(heaviest) if "more than" in line] == []


def test_budgets_are_tight(heaviest: dict[str, list[float]]) -> None:
    """Pages that became lighter lower their budget, so that the gain is kept."""
    assert [line for line in told(heaviest) if "much less than" in line] == []


def told(heaviest: dict[str, list[float]]) -> Iterator[str]:
    for pattern, sizes in heaviest.items():
        for kind, size, budget in zip(KINDS, sizes, BUDGETS[pattern], strict=True):
            word = "more than" if size > budget else "much less than" if size < budget * 0.8 - 0.3 else "within"
            yield f"{pattern}: {size:.1f} kB of {kind} are {word} {budget}"
