"""Text and a size → how many lines it takes, and where a text too long for a slide is best cut.

An estimate by kinds of letters, a little on the safe side: no font is loaded, so it is quick and
the same everywhere. What it promises, a test proves in a real browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from scripts.editions.nodes import Content, Node, plain_text

Thing = TypeVar("Thing")

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]")
_TOKEN = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]+|\s+"
)
_NARROW = frozenset("fijlrtI.,:;'|!()[]-’‘ ")
_BROAD = frozenset("mwMWABCDEFGHJKLNOPQRSTUVXYZ%&@—…")

# Better and worse places to cut, with how far (as a share of a piece) we go for one.
_CUTS = (
    (re.compile(r"[.!?](?:[”’\")]*)(?=\s)|[。！？][”’）]*"), 0.0),
    (re.compile(r"[;:](?=\s)|[；：]"), 0.12),
    (re.compile(r",[\"”]?(?=\s)|[，、]"), 0.18),
    (re.compile(r"(?<=\S)(?=\s)"), 0.45),
    (re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])"), 0.5),
)


@lru_cache(maxsize=1 << 16)
def width(text: str, *, chinese: bool = False) -> float:
    """Estimate how wide a text is set in one line.

    Args:
        text: The words.
        chinese: Curly quotes and dashes are as wide as a Han character.

    Returns:
        Its width in em.
    """
    return sum(_advance(letter, chinese=chinese) for letter in text)


def lines(text: str, room: float, *, chinese: bool = False) -> int:
    """Estimate how many lines a text takes.

    Args:
        text: The words, white space folded.
        room: Length of a line in em.
        chinese: See ``width``.

    Returns:
        Lines; 0 for no text.
    """
    count, used = 0, room + 1
    for token in _TOKEN.findall(text):
        wide = width(token, chinese=chinese)
        if token.isspace():
            used += wide
        elif used + wide > room:
            count += max(1, -int(-wide // room))
            used = wide % room
        else:
            used += wide
    return count


def spread(things: Sequence[Thing], height: Callable[[Sequence[Thing]], float], room: float) -> list[list[Thing]]:
    """Deal things to as few slides as they fit on, evenly filled.

    Args:
        things: In reading order; one alone that is too high still gets a slide.
        height: Of a run of them.
        room: Height of a slide.

    Returns:
        The things of each slide.
    """
    best = _fill(things, height, room)
    for percent in range(95, 30, -5):
        tighter = _fill(things, height, room * percent / 100)
        if len(tighter) > len(best) or any(height(run) > room for run in tighter):
            break
        best = tighter
    return best


def cut(content: Content, ends: Sequence[float]) -> list[Content]:
    """Cut a text into pieces, at the ends of sentences if possible.

    Args:
        content: Inline content; its marking up goes on in each piece.
        ends: Where each piece but the last should end about, in shares of the text.

    Returns:
        One piece more than ends; the last ones are empty where there is nothing to cut.
    """
    text = plain_text(content)
    places = [_place(text, len(text) * end, len(text) / (len(ends) + 1)) for end in ends]
    result, start, rest = [], 0, content
    for place in places:
        left, rest = _divide(rest, max(0, place - start))
        result.append(_strip(left))
        start = max(start, place)
    return [*result, _strip(rest)]


def _advance(letter: str, *, chinese: bool) -> float:
    if _WIDE.match(letter) and (chinese or letter > "\u2e80"):
        return 1.0
    return 0.34 if letter in _NARROW else 0.78 if letter in _BROAD else 0.6


def _fill(things: Sequence[Thing], height: Callable[[Sequence[Thing]], float], room: float) -> list[list[Thing]]:
    runs: list[list[Thing]] = []
    for thing in things:
        if runs and height([*runs[-1], thing]) <= room:
            runs[-1].append(thing)
        else:
            runs.append([thing])
    return runs


def _place(text: str, wanted: float, piece: float) -> int:
    """Give the best place to cut near the wanted one; in a word without end, that one."""
    found = (
        (abs(match.end() - wanted) / piece + cost, match.end())
        for pattern, cost in _CUTS
        for match in pattern.finditer(text)
        if 0 < match.end() < len(text)
    )
    return min(found, default=(0.0, round(wanted)))[1]


def _divide(content: Content, at: int) -> tuple[Content, Content]:
    """Part content behind so many characters of its text."""
    left: list[Node | str] = []
    right: list[Node | str] = []
    for item in content:
        size = len(item) if isinstance(item, str) else len(plain_text(item.content))
        if at >= size:
            left.append(item)
        elif at <= 0:
            right.append(item)
        else:
            first, second = _parted(item, at)
            left.append(first)
            right.append(second)
        at -= size
    return tuple(left), tuple(right)


def _parted(item: Node | str, at: int) -> tuple[Node | str, Node | str]:
    if isinstance(item, str):
        return item[:at], item[at:]
    first, second = _divide(item.content, at)
    return Node(item.tag, item.attributes, first), Node(item.tag, item.attributes, second)


def _strip(content: Content) -> Content:
    """Drop white space at both ends."""
    return tuple(_stripped(content))


def _stripped(content: Content) -> Iterator[Node | str]:
    for number, item in enumerate(content):
        if isinstance(item, str):
            text = item.lstrip() if number == 0 else item
            text = text.rstrip() if number == len(content) - 1 else text
            if text:
                yield text
        else:
            yield item
