"""Content in two languages → items, each paragraph beside its twin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from scripts.editions.nodes import Content, Node, plain_text
from scripts.editions.slides.deck import Item, Words

_BLOCKS = frozenset({"p", "ul", "ol", "blockquote", "div", "table", "dl"})


def words(en: str, zh: str) -> Words:
    """Give plain words in both languages; nothing where a text is empty."""
    return Words((en,) if en else (), (zh,) if zh else ())


def pair(en: Iterable[tuple[str, Content]], zh: Iterable[tuple[str, Content]]) -> tuple[Item, ...]:
    """Put the twins' paragraphs side by side; one that has no twin stands alone."""
    pairs = zip_longest(en, zh, fillvalue=("", ()))
    return tuple(Item(Words(one[1], other[1]), one[0] or other[0]) for one, other in pairs)


def flat(content: Content) -> Iterator[tuple[str, Content]]:
    """Give paragraphs and entries of lists with their marks."""
    loose: list[Node | str] = []
    for item in content:
        if isinstance(item, Node) and item.tag in _BLOCKS:
            if loose:
                yield "", tuple(loose)
                loose = []
            yield from _flat_block(item)
        elif not isinstance(item, str) or item.strip():
            loose.append(item)
    if loose:
        yield "", tuple(loose)


def _flat_block(node: Node) -> Iterator[tuple[str, Content]]:
    if node.tag == "p":
        yield "", node.content
    elif node.tag in {"ul", "ol"}:
        for number, entry in enumerate(node.elements(), 1):
            mark = "•" if node.tag == "ul" else f"{number}."
            for place, (_, text) in enumerate(flat(entry.content)):
                yield (mark if not place else ""), text
    elif node.tag in {"table", "dl"}:
        for cell in node.elements():
            yield "", (plain_text((cell,)),)
    else:
        yield from flat(node.content)


def listed(en: Sequence[Content], zh: Sequence[Content], *, numbered: bool = False) -> tuple[Item, ...]:
    """Give the entries of a list, numbered or with a dot."""
    pairs = zip_longest(en, zh, fillvalue=())
    return tuple(Item(Words(a, b), f"{n}." if numbered else "•") for n, (a, b) in enumerate(pairs, 1))


def inline(content: Content) -> Content:
    """Give paragraphs as one."""
    return tuple(part for _, text in flat(content) for part in (*text, " "))[:-1]


def unlabelled(step: Content) -> Content:
    """Drop the word in bold that says whose turn it is, and the space behind it."""
    first = next((item for item in step if isinstance(item, Node)), None)
    rest = tuple(item for item in step if item is not first) if first and first.tag == "strong" else step
    return tuple(item.lstrip() if isinstance(item, str) and not n else item for n, item in enumerate(rest))
