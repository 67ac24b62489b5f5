"""Entries of all pages → how much each token says for each entry, worked out once so that browsers only add.

The measure is BM25 over weighted fields: a word in a title or in a passage says more than
one in running text, a rare word more than a common one, and repetition less and less.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.outputs.search.entries import Entry
from scripts.outputs.search.words import count_tokens

_TITLE = {"page": 6.0, "part": 2.0, "term": 3.0, "question": 0.2, "passage": 0.2, "quiz": 0.2, "scenario": 2.0}
_TEXT = {"page": 2.0, "passage": 3.0, "question": 1.2}
_VARIANTS = {"passage": 2.0, "term": 2.0}
_VARIANT = 0.2  # elsewhere; enough to be found
_KIND = {"term": 0.75}
_OTHER_PAGE = {"page": 0.9}  # pages about the course stand behind the course itself,
_OTHER_PART = 0.6  # and their parts more so;
_HOME = 0.3  # the start page speaks of everything and answers nothing
_MANY = 1_000  # entries; of a token that more of them hold, the best of each page must do
REST = 0.1  # of what the lesser entries of a page say counts; docs/assets/js/search-engine.js adds likewise
_SATURATION, _LENGTH, _SCALE = 1.4, 0.5, 100


@dataclass(frozen=True)
class Page:
    """A page with its entries; ``path`` is below the site."""

    path: str
    entries: tuple[Entry, ...]


Postings = Mapping[str, Sequence[tuple[int, int]]]
"""For each token the entries that hold it, by number through all pages, with what it says for each."""


def weigh(pages: Sequence[Page]) -> Postings:
    """Work out the postings of one language.

    Args:
        pages: In the order of the course.

    Returns:
        The postings, tokens in the order of their characters.
    """
    entries = [(entry, page) for page in pages for entry in page.entries]
    counts = [_weighted(entry) for entry, _ in entries]
    lengths = [sum(count.values()) for count in counts]
    average = sum(lengths) / max(len(lengths), 1)
    damping = [_SATURATION * (1 - _LENGTH + _LENGTH * length / average) for length in lengths]
    factors = [_SCALE * _factor(entry, page) for entry, page in entries]
    homes = [number for number, page in enumerate(pages) for _ in page.entries]
    reach = len(entries)
    holders: dict[str, list[int]] = {}
    for number, count in enumerate(counts):
        for token in count:
            holders.setdefault(token, []).append(number)
    return {
        token: _best(
            [(n, max(1, round(rarity * factors[n] * _damped(counts[n][token], damping[n])))) for n in numbers], homes
        )
        for token, numbers in sorted(holders.items())
        for rarity in [_rarity(len(numbers), reach)]
    }


def _best(said: Sequence[tuple[int, int]], homes: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Let the best entry of each page speak for the others where a token is common: far less to fetch."""
    if len(said) <= _MANY:
        return said
    pages: dict[int, list[tuple[int, int]]] = {}
    for number, weight in said:
        pages.setdefault(homes[number], []).append((weight, number))
    return [_together(page) for page in pages.values()]


def _together(page: Sequence[tuple[int, int]]) -> tuple[int, int]:
    best, number = max(page, key=lambda pair: (pair[0], -pair[1]))
    return number, best + round(REST * (sum(weight for weight, _ in page) - best))


def _rarity(holding: int, all_: int) -> float:
    return math.log(1 + (all_ - holding + 0.5) / (holding + 0.5))


def _damped(often: float, damping: float) -> float:
    return often / (often + damping)


def _factor(entry: Entry, page: Page) -> float:
    if page.path.endswith("index.html"):
        return _HOME
    about = _OTHER_PAGE.get(entry.kind, _OTHER_PART)
    return _KIND.get(entry.kind, 1.0) * (1.0 if "modules/" in page.path else about)


def _weighted(entry: Entry) -> dict[str, float]:
    count: dict[str, float] = {}
    fields = (
        (entry.title, _TITLE.get(entry.kind, 1.0)),
        (entry.text, _TEXT.get(entry.kind, 1.0)),
        (" ".join(dict.fromkeys(entry.variants)), _VARIANTS.get(entry.kind, _VARIANT)),
    )
    for text, weight in fields:
        if weight:
            for token, often in count_tokens(text).items():
                count[token] = count.get(token, 0) + often * weight
    return count
