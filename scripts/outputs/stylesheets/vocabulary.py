"""Finished pages and scripts → the names that a selector can meet.

A name is written as a selector writes it: ``.class``, ``#id``, ``element``, ``[attribute``,
``[attribute=value``. Pages say exactly what they hold. What a script adds is a word of its text
that is not the name of a property (``.word``) or part of a selector (``".word"``, ``"[word"``):
a name that scripts only look for is not one that they put in.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

_TAG = re.compile(r"<[a-z][^>]*>")
_NAME = re.compile(r"<([a-z][\w-]*)")
_ATTRIBUTE = re.compile(r'\s([a-z][\w:-]*)(?:="([^"]*)")?')
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_WORD = re.compile(r"(?<![.#\[\w$-])[A-Za-z_][\w-]*")
_PROPERTY = re.compile(r"--[A-Za-z][\w-]*")
_STEM = re.compile(r"[A-Za-z_][\w-]*-(?=\$\{)")
_QUOTED = re.compile(r"""(?<=["'`])[A-Za-z][\w-]?[\w-]?(?=["'`])""")
_TOO_SHORT = 3  # letters: shortened scripts use such words for everything

_NEVER_SAID = (
    "rtl",  # both languages run from left to right
    "md-annotation",  # numbered remarks on code
    "md-code",  # buttons beside code
    "md-source",  # facts about a repository, from a network
    "md-tag",  # tags of pages among results
    "md-version",  # a choice of versions
    "mermaid",  # diagrams drawn at run time
    "tabbed",  # tabs
)
"""Beginnings of what the theme's script adds only where a page or a setting asks, and none of ours does.

What a page holds counts all the same, so using tabs, say, brings their rules back.
"""


@dataclass(frozen=True)
class Vocabulary:
    """What pages hold, and what scripts could add.

    Attributes:
        held: Names in the pages, as selectors write them.
        said: Words of the scripts.
        stems: Beginnings of words that scripts complete at run time.
    """

    held: frozenset[str]
    said: frozenset[str]
    stems: tuple[str, ...]

    def knows(self, name: str) -> bool:
        """Tell whether something with this name can be in a page."""
        if name in self.held:
            return True
        attribute, _, value = name.lstrip(".#[").partition("=")
        return self._is_said(attribute) and (not value or self._is_said(value))

    def _is_said(self, word: str) -> bool:
        return word in self.said or word.startswith(self.stems)

    def within(self, words: Iterable[str]) -> Vocabulary:
        """Keep only what these words can ask for."""
        asked = frozenset(words)
        held = frozenset(name for name in self.held if re.split("=", name.lstrip(".#["), maxsplit=1)[0] in asked)
        stems = tuple(stem for stem in self.stems if any(word.startswith(stem) for word in asked))
        return Vocabulary(held, self.said & asked, stems)

    def words(self) -> list[str]:
        """Give all of it in an order that stays."""
        return [*sorted(self.held), *sorted(self.said), *self.stems]


def read_vocabulary(pages: Iterable[str], scripts: Iterable[str]) -> Vocabulary:
    """Gather the names of a site.

    Args:
        pages: The HTML of every page that uses the style sheets.
        scripts: The text of every script that they load.

    Returns:
        The names.
    """
    pages = list(pages)
    tags = set(itertools.chain.from_iterable(map(_TAG.findall, pages)))
    inline = set(itertools.chain.from_iterable(map(_INLINE.findall, pages)))
    text = "\n".join([*scripts, *sorted(inline)])
    long_words = {word for word in _WORD.findall(text) if len(word) > _TOO_SHORT}
    words = long_words | set(_QUOTED.findall(text)) | set(_PROPERTY.findall("\n".join([text, *tags])))
    said = (word for word in words if not word.startswith(_NEVER_SAID))
    stems = (stem for stem in set(_STEM.findall(text)) if not stem.startswith(_NEVER_SAID))
    return Vocabulary(frozenset(_names(tags)), frozenset(said), tuple(sorted(stems)))


def _names(tags: Iterable[str]) -> Iterable[str]:
    for tag in tags:
        yield from _NAME.findall(tag)
        for attribute, value in _ATTRIBUTE.findall(tag):
            yield f"[{attribute}"
            yield f"[{attribute}={value}"
            if attribute == "class":
                yield from (f".{word}" for word in value.split())
            elif attribute == "id":
                yield f"#{value}"
