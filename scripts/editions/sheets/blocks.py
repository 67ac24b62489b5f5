"""A tree in one language → blocks to set, as plain data.

A block is a dictionary with its kind under ``block``. Text that people read is a leaf: a
dictionary from the language to inline content, so that a twin can be laid beside it.
What paper cannot show well is refused here, where the place in the file is still known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from scripts.editions.nodes import Content, Node, plain_text, to_json
from scripts.editions.sheets.data import Block
from scripts.editions.sheets.flaws import Origin
from scripts.model import CourseError

Maker = Callable[[Node], Block]

_HEADING = re.compile(r"h([1-6])")
_LONG_WORD = re.compile(r"[!-~\u00a1-\u02ff]{29,}")
_WORD = re.compile(r"[!-~\u00a1-\u02ff\u2018\u2019]+")
_LINE_LETTERS, _LONGEST_WORD = 75, 28
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "br",
        "code",
        "del",
        "em",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    ]
)
_PLAIN_BOXES = frozenset({"admonition", "passage", "question", "quiz", "scenario", "trainer", "answer"})


class BlockReader:
    """Reads trees of one file.

    Args:
        origin: The file, for findings and for the language of the leaves.
        special: What makes the block of an element that has this class and an id.
        base: Level of the heading that the content stands under.
    """

    def __init__(self, origin: Origin, special: Mapping[str, Maker] | None = None, base: int = 1) -> None:
        self._origin = origin
        self._special = special or {}
        self._base = base
        self._level = base

    def leaf(self, content: Content | str) -> Block:
        """Give text that people read."""
        run = (content,) if isinstance(content, str) else content
        picture = next((found for item in run if isinstance(item, Node) for found in _pictures(item)), None)
        if picture:
            raise self._refuse_picture(picture)
        return self._inline(run)

    def _inline(self, content: Content) -> Block:
        return {self._origin.language: _trim(list(_with_breaks(to_json(content))))}

    def read(self, content: Content) -> list[Block]:
        """Give the blocks of a run of elements.

        Raises:
            CourseError: Something in it cannot be printed well.
        """
        return list(self._read(content))

    def _read(self, content: Content) -> Iterator[Block]:
        run: list[Node | str] = []
        for item in content:
            if isinstance(item, str) or item.tag in _INLINE:
                run.append(item)
                continue
            yield from self._paragraph(run)
            run = []
            yield from self._block(item)
        yield from self._paragraph(run)

    def _paragraph(self, run: Iterable[Node | str]) -> Iterator[Block]:
        content = tuple(run)
        pictures = [picture for item in content if isinstance(item, Node) for picture in _pictures(item)]
        if plain_text(content):
            yield {"block": "para", "text": self._inline(content)}
        for picture in pictures:
            yield self._figure(picture)

    def _block(self, node: Node) -> Iterator[Block]:
        for name, make in self._special.items():
            if name in node.classes or name == node.tag:
                yield make(node)
                return
        heading = _HEADING.fullmatch(node.tag)
        if heading:
            yield self._heading(node, int(heading[1]))
        elif node.tag == "p":
            yield from self._paragraph(node.content)
        elif node.tag in _SIMPLE:
            yield _SIMPLE[node.tag](self, node)
        elif node.tag == "details" or node.classes & _PLAIN_BOXES:
            yield self._box(node)
        else:
            yield from self._read(node.content)

    def _heading(self, node: Node, level: int) -> Block:
        words = plain_text(node.content)
        if level > self._level + 1:
            raise self._origin.refuse(
                "D103",
                words,
                f"The heading “{words}” skips a level: h{level} follows h{self._level}.",
                f"Write it with {'#' * (self._level + 1)}.",
            )
        self._level = level
        return {"block": "heading", "level": level, "id": node.id, "text": self.leaf(node.content)}

    def _list(self, node: Node) -> Block:
        items = [self.read(item.content) for item in node.elements() if item.tag == "li"]
        start = int(node.attributes.get("start", "1"))
        return {"block": "list", "ordered": node.tag == "ol", "start": start, "items": items}

    def _terms(self, node: Node) -> Block:
        items: list[Block] = []
        for entry in node.elements():
            if entry.tag == "dt":
                items.append({"term": self.leaf(entry.content), "blocks": []})
            elif items:
                items[-1]["blocks"] += self.read(entry.content)
        return {"block": "terms", "items": items}

    def _table(self, node: Node) -> Block:
        rows = [list(row.elements()) for row in node.find_all("tr")]
        head = rows[0] if rows else []
        if not any(plain_text(cell.content) for cell in head) or any(cell.tag != "th" for cell in head):
            words = next((plain_text(cell.content) for row in rows for cell in row if plain_text(cell.content)), "")
            raise self._origin.refuse(
                "D104",
                words,
                "A table has no header row, so nobody can tell what its columns say, least of all by ear.",
                "Give each column a heading.",
            )
        return {
            "block": "table",
            "widths": _widths(rows),
            "align": [_alignment(cell) for cell in head],
            "head": [self.leaf(cell.content) for cell in head],
            "rows": [[self.leaf(cell.content) for cell in row] for row in rows[1:]],
        }

    def _figure(self, node: Node) -> Block:
        source = node.attributes.get("src", "")
        alternative = node.attributes.get("alt", "").strip()
        if not alternative:
            raise self._origin.refuse(
                "D102",
                source,
                f"The picture `{source}` has no alternative text.",
                "Say between the square brackets what the picture shows.",
            )
        language = self._origin.language
        return {"block": "figure", "src": {language: source}, "alt": {language: alternative}}

    def _refuse_picture(self, node: Node) -> CourseError:
        source = node.attributes.get("src", "")
        fact = f"The picture `{source}` stands in a heading, a title or a table, where paper has no room for it."
        return self._origin.refuse("D106", source, fact, "Give it a paragraph of its own.")

    def _box(self, node: Node) -> Block:
        first = next(node.elements(), None)
        titled = first is not None and (first.tag == "summary" or "admonition-title" in first.classes)
        rest = tuple(item for item in node.content if not (titled and item is first))
        title = self.leaf(first.content) if titled and first else self.leaf("")
        return {"block": "box", "id": node.id, "title": title, "blocks": self.read(rest)}

    def _quote(self, node: Node) -> Block:
        return {"block": "quote", "blocks": self.read(node.content)}

    def _code(self, node: Node) -> Block:
        return {"block": "code", "text": {self._origin.language: plain_lines(node.content)}}

    def _rule(self, _node: Node) -> Block:
        return {"block": "rule"}


_SIMPLE: Mapping[str, Callable[[BlockReader, Node], Block]] = {
    "ul": BlockReader._list,
    "ol": BlockReader._list,
    "dl": BlockReader._terms,
    "table": BlockReader._table,
    "blockquote": BlockReader._quote,
    "pre": BlockReader._code,
    "hr": BlockReader._rule,
}


def plain_lines(content: Content) -> str:
    """Give the words with their line breaks, as code needs them."""
    return "".join(item if isinstance(item, str) else plain_lines(item.content) for item in content).rstrip("\n")


def _pictures(node: Node) -> Iterator[Node]:
    if node.tag == "img":
        yield node
    yield from node.find_all("img")


def _with_breaks(items: Iterable[object]) -> Iterator[object]:
    """Let a very long word break, so that it never runs over the edge; nothing is added to the text."""
    for item in items:
        if isinstance(item, str):
            yield from _broken(item)
        elif isinstance(item, dict) and item["tag"] not in {"img", "input"}:
            yield {**item, "content": list(_with_breaks(item["content"]))}


def _broken(text: str) -> Iterator[object]:
    done = 0
    for word in _LONG_WORD.finditer(text):
        yield text[done : word.start()]
        for start in range(word.start(), word.end(), 8):
            yield text[start : min(start + 8, word.end())]
            yield {"tag": "wbr", "content": []}
        done = word.end()
    yield text[done:]


def _trim(items: list[object]) -> list[object]:
    kept = [item for item in items if item != ""]
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    return kept


def _alignment(cell: Node) -> str:
    match = _ALIGN.search(cell.attributes.get("style", ""))
    return match[1] if match else "left"


def _widths(rows: Iterable[Iterable[Node]]) -> list[int]:
    """Share the width by the longest cell of each column, softened, and no word wider than its column."""
    columns = list(zip(*[[plain_text(cell.content) for cell in row] for row in rows], strict=False))
    wishes = [max(6, min(48, max(map(text_width, column)))) ** 0.8 for column in columns]
    longest = [max(_longest_word(text) for text in column) for column in columns]
    shares = (_LINE_LETTERS * wish / sum(wishes) for wish in wishes)
    return [round(10 * max(share, 1.2 * word + 2)) for share, word in zip(shares, longest, strict=True)]


def _longest_word(text: str) -> int:
    """Measure the longest run that cannot be broken; Han characters can be parted anywhere."""
    return min(_LONGEST_WORD, max((len(word) for word in _WORD.findall(text)), default=2))


def text_width(text: str) -> int:
    """Measure in Latin letters; a Han character takes two."""
    return sum(2 if "\u2e80" <= character <= "\uffef" else 1 for character in text)
