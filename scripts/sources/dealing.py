"""Stretches of a source → the modules that quote them, by the joints between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scripts.sources.splitting import Stretch, count_words

_SMALLEST_MODULE = 25  # words; less than this is no subject for a discussion
_SLUG_WORDS = 4
_EMPTY_WORD = re.compile(
    r"an?|and|are|as|at|be|by|for|from|has|have|in|is|its?|of|on|or|our|should|that|the|their|this|to|was|we|were"
    r"|will|with|must|can|first|second|third|fourth|fifth|one|two|three|four|five|sum|up"
)


def deal(text: str, stretches: Sequence[Stretch]) -> list[list[int]]:
    """Deal stretches to modules.

    A heading goes with what follows it; every other joint opens a module, unless
    the stretch is too short to be one: then it stays with the module before it.

    Args:
        text: The decoded source.
        stretches: Its stretches in reading order.

    Returns:
        For each module the indices of its stretches, in reading order.
    """
    modules: list[list[int]] = []
    after_heading = False
    for index, stretch in enumerate(stretches):
        short = count_words(text[slice(*stretch.span)]) < _SMALLEST_MODULE and stretch.joint != "heading"
        if modules and (after_heading or short):
            modules[-1].append(index)
        else:
            modules.append([index])
        after_heading = stretch.joint == "heading"
    return modules


def name_module(number: int, text: str, taken: Iterable[str]) -> str:
    """Give a module its file name stem until an editor finds a better one.

    Args:
        number: The module's place in the course, from 1.
        text: What it quotes.
        taken: Stems that are in use.

    Returns:
        The number and the first telling words, as in ``02-leading-cadres-public-security``;
        a text without Latin letters gives ``02-module``.
    """
    words = [word.lower() for word in re.findall(r"[A-Za-z]+", text)]
    telling = list(dict.fromkeys(word for word in words if not _EMPTY_WORD.fullmatch(word)))
    stem = f"{number:02}-{'-'.join(telling[:_SLUG_WORDS] or ['module'])}"
    return stem if stem not in taken else f"{stem}-{number}"
