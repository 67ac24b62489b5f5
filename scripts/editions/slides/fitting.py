"""What stands on a slide → whether it fits, and the slides it needs if it does not.

Everything is cut to fit the smallest screen in the smallest size we allow with both languages
shown; a single language on a wide screen is set larger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from scripts.editions.nodes import Content, plain_text
from scripts.editions.slides.deck import Item, Slide, Words
from scripts.editions.slides.measure import cut, lines, spread, width
from scripts.model import Language

SMALLEST = 4.5
"""Size of running text, in hundredths of the slide's height, that every slide fits at."""

_NARROWEST = 100 * 4 / 3 - 11  # room across on a 4:3 screen between the margins
_LEADING: dict[Language, float] = {"en": 1.25, "zh": 1.38}
_GAP = 0.5  # em between items
_TITLE = 5.0
_TOP = 8.0
_FOOT = 9.0
_FOOT_TIMER = 13.0
_SAFE = 0.97
_MOST_PIECES = 60


def height(
    items: Sequence[Item],
    size: float = SMALLEST,
    across: float = _NARROWEST,
    language: str = "both",
    *,
    latin: float = 1.0,
) -> float:
    """Estimate how high items are.

    Args:
        items: What stands below the heading.
        size: Of the text.
        across: Room between the margins; all three in hundredths of the slide's height.
        language: ``en``, ``zh`` or ``both``.
        latin: How wide Latin letters are beside those of the widest common faces.

    Returns:
        Their height in the same measure.
    """
    rooms = {"en": across / size / latin, "zh": across / size}
    ems = sum(max(_ems(item, rooms, language), 1.0) + _GAP for item in items)
    return ems * size


def room(title: Words, *, timer: bool, across: float = _NARROWEST, language: str = "both") -> float:
    """Tell how much height a slide has below its heading.

    Args:
        title: The heading.
        timer: Whether a countdown stands at the foot.
        across: Room between the margins.
        language: ``en``, ``zh`` or ``both``.

    Returns:
        The height in hundredths of the slide's.
    """
    shown = [title.plain(tongue) for tongue in ("en", "zh") if language in ("both", tongue)]
    rows = lines("  ".join(shown), across / _TITLE / 1.06, chinese=True)
    return (100 - _TOP - rows * _TITLE * 1.2 - (_FOOT_TIMER if timer else _FOOT)) * _SAFE


def _ems(item: Item, rooms: Mapping[str, float], language: str) -> float:
    """Give the height of an item in em of its size."""
    if item.label:
        columns = ((item.label, 0.3), (item.words, 0.7))
        return max(_lines(words, rooms, language, share, 1) for words, share in columns) + 0.4
    return _lines(item.words, rooms, language, 1, 2.6 if item.right else 2 if item.mark else 0.6)


def _lines(words: Words, rooms: Mapping[str, float], language: str, share: float, less: float) -> float:
    """Give the height of words in a share of the room, less so many em, in em."""
    english = lines(words.plain("en"), rooms["en"] * share - less) if language != "zh" else 0
    chinese = lines(words.plain("zh"), rooms["zh"] * share - less, chinese=True) if language != "en" else 0
    between = 0.12 if english and chinese else 0
    return english * _LEADING["en"] + between + chinese * _LEADING["zh"]


def split(slide: Slide, *groups: Sequence[Item]) -> Iterator[Slide]:
    """Cut a slide into as many as it needs; they share its time by what is to be read.

    Args:
        slide: With all it should show.
        groups: Its items in groups that stay together if not all fit, as the options of a quiz.

    Returns:
        Slides that fit, each with its number among them.
    """
    space = room(slide.title, timer=bool(slide.timer))
    whole = height(slide.items) <= space
    runs = [run for group in ((slide.items,) if whole or not groups else groups) for run in _runs(group, space)] or [[]]
    loads = [sum(width(item.words.plain("zh")) + 1 for item in run) or 1 for run in runs]
    times = deal(slide.seconds, loads)
    for number, (run, seconds) in enumerate(zip(runs, times, strict=True), 1):
        id_ = slide.id if number == 1 else f"{slide.id}-{number}"
        yield replace(slide, id=id_, items=tuple(run), seconds=seconds, part=number, parts=len(runs))


def _runs(items: Sequence[Item], space: float) -> list[list[Item]]:
    return spread([piece for item in items for piece in _pieces(item, space)], height, space)


def _pieces(item: Item, space: float) -> list[Item]:
    count = 1
    pieces = [item]
    while any(height([piece]) > space for piece in pieces) and count < _MOST_PIECES:
        count += 1
        english = cut(item.words.en, [number / count for number in range(1, count)])
        chinese = cut(item.words.zh, _ends(english) or [number / count for number in range(1, count)])
        cuts = zip(english, chinese, strict=True)
        pieces = [
            replace(item, words=Words(en, zh), mark=item.mark if not number else "")
            for number, (en, zh) in enumerate(cuts)
        ]
    return pieces


def _ends(pieces: Sequence[Content]) -> list[float]:
    """Tell where pieces end, in shares of the whole; nothing of nothing."""
    *ends, whole = accumulate(len(plain_text(piece)) for piece in pieces)
    return [end / whole for end in ends] if whole else []


def deal(seconds: int, loads: Sequence[float]) -> list[int]:
    """Share out seconds in steps of five, with nothing lost.

    Args:
        seconds: To share out.
        loads: How much work each share is.

    Returns:
        A share for each load.
    """
    ends = [round(seconds * reached / sum(loads) / 5) * 5 for reached in accumulate(loads)]
    return [end - start for start, end in pairwise([0, *ends[:-1], seconds])]
