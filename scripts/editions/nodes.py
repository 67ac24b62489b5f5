"""HTML of Python-Markdown → a small frozen tree that paper, slides and PowerPoint share."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Union

import lxml.html

Content = tuple[Union["Node", str], ...]
"""What stands inside an element, or a run of elements, in reading order."""

_HAN = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_BREAK = r"[ \t]*\n[ \t]*"
_HAN_BREAK = re.compile(rf"(?<=[{_HAN}]){_BREAK}(?=[{_HAN}“”])|(?<=[“”]){_BREAK}(?=[{_HAN}])")
_SPACE = re.compile(r"[ \t\r\n]+")
_VOID = frozenset({"br", "hr", "img", "input"})
_BLOCK = frozenset(
    {
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    }
)


@dataclass(frozen=True)
class Node:
    """An element of the tree.

    Attributes:
        tag: The HTML tag.
        attributes: Its attributes; ``class`` as it stands in HTML.
        content: Children and text, white space folded.
    """

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    content: Content = ()

    @property
    def classes(self) -> frozenset[str]:
        """The words of its ``class`` attribute."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def id(self) -> str:
        """Its ``id``, or nothing."""
        return self.attributes.get("id", "")

    def find_all(self, tag: str) -> Iterator[Node]:
        """Give every element below this one that has the tag, in reading order."""
        for child in self.elements():
            if child.tag == tag:
                yield child
            yield from child.find_all(tag)

    def elements(self) -> Iterator[Node]:
        """Give the child elements, without text."""
        return (child for child in self.content if isinstance(child, Node))


def parse_html(source: str) -> Content:
    """Read HTML into the tree.

    A line break between two Han characters or their punctuation is no space in Chinese
    and disappears; every other run of white space becomes one space.

    Args:
        source: A fragment of HTML.

    Returns:
        Its top-level elements.
    """
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    return _convert(root).content


def join_han(text: str) -> str:
    """Drop the line breaks between Han characters: in Chinese they are no space."""
    return _HAN_BREAK.sub("", text)


def plain_text(content: Content) -> str:
    """Give the words alone, blocks parted by a space."""
    return _SPACE.sub(" ", "".join(_texts(content))).strip()


def to_html(content: Content) -> str:
    """Write the tree as HTML, escaped where it must be."""
    return "".join(html.escape(item, quote=False) if isinstance(item, str) else _element(item) for item in content)


def to_json(content: Content) -> list[object]:
    """Give the tree as lists, dictionaries and strings.

    Returns:
        A string for text; for an element a dictionary with ``tag``, ``content`` and,
        where it has any, ``attributes``.
    """
    return [item if isinstance(item, str) else _json_element(item) for item in content]


def _json_element(node: Node) -> dict[str, object]:
    element: dict[str, object] = {"tag": node.tag, "content": to_json(node.content)}
    if node.attributes:
        element["attributes"] = dict(node.attributes)
    return element


def _element(node: Node) -> str:
    attributes = "".join(f' {key}="{html.escape(value)}"' for key, value in node.attributes.items())
    opening = f"<{node.tag}{attributes}>"
    return opening if node.tag in _VOID else f"{opening}{to_html(node.content)}</{node.tag}>"


def _texts(content: Content) -> Iterator[str]:
    for item in content:
        if isinstance(item, str):
            yield item
        else:
            yield from _texts(item.content)
            if item.tag in _BLOCK or item.tag == "br":
                yield " "


def _convert(element: lxml.html.HtmlElement) -> Node:
    children: list[Node | str] = []
    _add_text(children, element.text)
    for child in element:
        if isinstance(child.tag, str):
            children.append(_convert(child))
        _add_text(children, child.tail)
    tag = str(element.tag)
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    return Node(tag, attributes, tuple(_tidy(children)) if tag != "pre" else tuple(children))


def _add_text(children: list[Node | str], text: str | None) -> None:
    if text:
        children.append(_SPACE.sub(" ", join_han(text)))


def _tidy(children: Iterable[Node | str]) -> Iterator[Node | str]:
    """Drop the white space beside blocks, where it is only the source's line breaks."""
    items = list(children)
    has_block = any(isinstance(item, Node) and item.tag in _BLOCK for item in items)
    for item in items:
        if not (has_block and isinstance(item, str) and not item.strip()):
            yield item
