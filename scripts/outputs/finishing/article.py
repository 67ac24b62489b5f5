"""The HTML of a page ⇄ its article as a tree that can be changed, and small tools for such trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

_OPENING = re.compile(r'<article class="md-content__inner md-typeset">')
_CLOSING = "</article>"
_WITH_CLASS = etree.XPath('.//*[contains(concat(" ", normalize-space(@class), " "), concat(" ", $name, " "))]')


@dataclass(frozen=True)
class Article:
    """The article of a page between what the theme put around it."""

    before: str
    root: HtmlElement
    after: str

    def write(self) -> str:
        """Give the whole page again."""
        inner = "".join(lxml.html.tostring(child, encoding="unicode") for child in self.root)
        return f"{self.before}\n{(self.root.text or '').strip()}{inner}\n{self.after}"


def read_article(page: str) -> Article | None:
    """Part a page into its article and the rest.

    Args:
        page: The whole HTML.

    Returns:
        The parts, or None where the page has no article.
    """
    opening = _OPENING.search(page)
    end = page.rfind(_CLOSING)
    if opening is None or end < 0:
        return None
    root = lxml.html.fragment_fromstring(page[opening.end() : end], create_parent="article")
    return Article(page[: opening.end()], root, page[end:])


def make(tag: str, text: str = "", **attributes: str) -> HtmlElement:
    """Make an element; ``class_`` is the attribute ``class``, and ``_`` in names stands for ``-``."""
    element: HtmlElement = lxml.html.Element(tag)
    element.text = text or None
    for name, value in attributes.items():
        element.set(name.rstrip("_").replace("_", "-"), value)
    return element


def add(parent: HtmlElement, tag: str, text: str = "", **attributes: str) -> HtmlElement:
    """Make an element at the end of another."""
    child = make(tag, text, **attributes)
    parent.append(child)
    return child


def read_fragment(source: str) -> HtmlElement:
    """Read the HTML of one element."""
    return lxml.html.fragment_fromstring(source)


def with_class(root: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """Give all elements below the root that have a class, gathered before any is changed."""
    found: list[HtmlElement] = _WITH_CLASS(root, name=name)  # type: ignore[assignment]  # the path gives elements
    return iter(found)


def classes(element: HtmlElement) -> list[str]:
    """Give the words of an element's class; a comment has none."""
    return str(element.get("class", "")).split() if isinstance(element.tag, str) else []


def move_content(source: HtmlElement, target: HtmlElement) -> None:
    """Move text and children of one element to the end of an empty one."""
    target.text, source.text = source.text, None
    target.extend(list(source))


def replace(old: HtmlElement, new: HtmlElement) -> None:
    """Put an element into another's place; the text behind it stays where it was."""
    new.tail, old.tail = old.tail, None
    parent = old.getparent()
    if parent is None:
        raise LookupError("an element without a parent cannot be replaced")
    parent.replace(old, new)
