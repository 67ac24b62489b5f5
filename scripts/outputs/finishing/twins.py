"""Two finished articles of a module → one, with every block's counterpart beside it, hidden until asked for.

Blocks are paired from the top down: parts by their place, boxes, lists and tables item by
item, paragraphs one by one, passages sentence by sentence. Where two blocks are not built
alike, the counterpart stands whole below them, so nothing is ever left out. The added
halves carry their language and no ids; their links lead where the twin page's links lead.
"""

from __future__ import annotations

import posixpath
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from scripts.editions.words import HTML_LANGUAGE
from scripts.model import Language
from scripts.outputs.finishing.article import add, classes, make, move_content, replace

_BELOW = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "th", "td", "caption"}
_ITEMS = {"li", "dd"}
_BLOCKS = {"p", "ul", "ol", "dl", "div", "table", "thead", "tbody", "tr", "details", "blockquote", "section"}
_SILENT = {"svg", "hr"}


def weave_twin(root: HtmlElement, twin: HtmlElement, language: Language, page: str, twin_page: str) -> None:
    """Put the blocks of the twin's article beside their counterparts.

    Args:
        root: The article; it is changed.
        twin: The twin's article; it is used up.
        language: Of the twin.
        page: Path of the article's page below the site.
        twin_page: Path of the twin's page.
    """
    for element in twin.iter():
        _make_guest(element, page, twin_page)
    if _is_alike(root, twin):
        _weave(root, twin, HTML_LANGUAGE[language])
    else:
        whole = add(root, "div", class_="twin", lang=HTML_LANGUAGE[language], hidden="")
        move_content(twin, whole)


def _make_guest(element: HtmlElement, page: str, twin_page: str) -> None:
    element.attrib.pop("id", None)
    for name in ("href", "src"):
        if name in element.attrib:
            element.set(name, rebase(str(element.get(name)), page, twin_page))


def rebase(link: str, page: str, twin_page: str) -> str:
    """Give the link that leads from one page where another link leads from its twin.

    Args:
        link: As it stands on the twin page.
        page: Path of the page that will hold it, below the site.
        twin_page: Path of the twin page.
    """
    parts = urlsplit(link)
    if parts.scheme or not parts.path:
        return link
    target = posixpath.join(posixpath.dirname(twin_page), parts.path)
    return parts._replace(path=posixpath.relpath(target, posixpath.dirname(page) or ".")).geturl()


def _weave(own: HtmlElement, twin: HtmlElement, language: str) -> None:
    for block, counterpart in zip(_blocks(own), _blocks(twin), strict=True):
        _pair(block, counterpart, language)


def _pair(own: HtmlElement, twin: HtmlElement, language: str) -> None:
    if "segments" in classes(own):
        _pair_segments(own, twin, language)
    elif own.tag in _BELOW or {"admonition-title", "form"} & set(classes(own)):
        _add_below(own, twin, language)
    elif own.tag in _ITEMS and not _is_alike(own, twin):
        _split_item(own, twin, language)
    elif own.tag == "p" or not _is_alike(own, twin):
        _set_beside(own, twin, language)
    else:
        _weave(own, twin, language)


def _is_alike(own: HtmlElement, twin: HtmlElement) -> bool:
    """Tell whether two blocks hold the same kinds of blocks, and no words outside of them."""
    if own.tag == "table":
        return _outline(own) == _outline(twin)
    mine, theirs = _blocks(own), _blocks(twin)
    alike = bool(mine) and [_shape(block) for block in mine] == [_shape(block) for block in theirs]
    return alike and all(child.tag in _BLOCKS | _BELOW | _ITEMS for child in mine) and not _loose_words(own, twin)


def _loose_words(*elements: HtmlElement) -> bool:
    texts = (text for element in elements for text in (element.text, *(child.tail for child in element)))
    return any(text and text.strip() for text in texts)


def _outline(table: HtmlElement) -> list[str]:
    return [str(element.tag) for element in table.iter("caption", "thead", "tbody", "tr", "th", "td")]


def _pair_segments(own: HtmlElement, twin: HtmlElement, language: str) -> None:
    for segment, counterpart in zip(list(own), list(twin), strict=True):
        frame = make("span", class_="pair")
        replace(segment, frame)
        guest = _welcome(counterpart, language)
        guest.tail = None
        frame.extend([segment, guest])


def _add_below(own: HtmlElement, twin: HtmlElement, language: str) -> None:
    guest = make("span", class_="twin", lang=language, hidden="")
    move_content(twin, guest)
    for drawing in [child for child in guest if child.tag == "svg"]:
        guest.text = drawing.tail
        guest.remove(drawing)
    for extra in [child for child in guest if "minutes" in classes(child)]:
        guest.remove(extra)
    own.append(guest)


def _set_beside(own: HtmlElement, twin: HtmlElement, language: str) -> None:
    frame = make("div", class_="pair")
    replace(own, frame)
    twin.tail = None
    frame.extend([own, _welcome(twin, language)])


def _split_item(own: HtmlElement, twin: HtmlElement, language: str) -> None:
    frame, host, guest = make("div", class_="pair"), make("div"), make("div", class_="twin", lang=language, hidden="")
    move_content(own, host)
    move_content(twin, guest)
    frame.extend([host, guest])
    own.append(frame)


def _welcome(element: HtmlElement, language: str) -> HtmlElement:
    element.set("class", " ".join([*classes(element), "twin"]))
    element.set("lang", language)
    element.set("hidden", "")
    return element


def _blocks(element: HtmlElement) -> list[HtmlElement]:
    return [child for child in element if isinstance(child.tag, str) and child.tag not in _SILENT]


def _shape(element: HtmlElement) -> tuple[str, ...]:
    return (str(element.tag), *classes(element))
