"""Text → the tokens that search compares. docs/assets/js/search-engine.js cuts queries by the same rules.

Chinese has no spaces, so its runs are cut into pairs of neighbouring characters, and each
character is a token too, for queries of one. English words lose their endings; neighbours
make a pair too, so that a phrase is known from its scattered words. The lists that steer
this travel with the index, so that both sides always agree.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_HAN_RUN = re.compile(rf"[{HAN}]+")
_POSSESSIVE = re.compile(r"['’](?:s|t|re|ve|ll|d|m)?$")

ENDINGS = (
    *("ations", "ation", "ators", "ator", "ating", "ments", "ment", "nesses", "ness", "iences", "ience", "iently"),
    *("ient", "ences", "ence", "ents", "ent", "ingly", "ings", "ing", "ions", "ion", "edly", "ies", "ied", "ers", "er"),
    *("ed", "es", "ly", "al", "ate", "s", "e", "y"),
)
"""Endings that are taken off a word once, the longest that fits first."""

SHORTEST = 4
"""Letters that must remain."""

_STOP = (
    "a an and are as at be been but by can did do does for from had has have he her his how i if in is it its me my no"
    " not of on or our she so than that the their them then there they this to too us was we were what when which"
    " will with would you your"
)
STOP_WORDS = frozenset(_STOP.split())
"""Words that help nobody to find anything, unless they are all that is asked."""


def normal(text: str) -> str:
    """Fold width, case and compatibility forms."""
    return unicodedata.normalize("NFKC", text).lower()


@functools.cache
def stem(word: str) -> str:
    """Take the ending off an English word, and an e that it leaves behind."""
    word = _POSSESSIVE.sub("", word)
    ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= SHORTEST), "")
    word = word.removesuffix(ending)
    return word.removesuffix("e") if len(word) > SHORTEST else word


def english(text: str) -> Iterator[str]:
    """Give the English words of a text as they are written, for words that are half typed or misspelt."""
    return iter(_WORD.findall(normal(text)))


def count_tokens(text: str) -> Counter[str]:
    """Count the tokens of a text.

    Args:
        text: Plain text in any language.
    """
    clean = normal(text)
    words = _WORD.findall(clean)
    count = Counter(map(stem, words))
    count.update(map(" ".join, itertools.pairwise(stem(word) for word in words if word not in STOP_WORDS)))
    for run in _HAN_RUN.findall(clean):
        count.update(run)
        count.update(map("".join, itertools.pairwise(run)))
    return count
