"""Where a link of the site leads on paper: a place in the same document, or an address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from scripts.editions.sheets.data import Data
from scripts.model import LANGUAGES

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


def anchors(value: Data) -> Iterator[str]:
    """Give every label that a document has."""
    if isinstance(value, dict):
        if value.get("label"):
            yield value["label"]
        for item in value.values():
            yield from anchors(item)
    elif isinstance(value, list):
        for item in value:
            yield from anchors(item)


def label_blocks(value: Data, page: str) -> Data:
    """Give each block with an id its label, the page's name before the id."""
    if isinstance(value, list):
        return [label_blocks(item, page) for item in value]
    if not isinstance(value, dict):
        return value
    labelled = {key: label_blocks(item, page) for key, item in value.items()}
    if value.get("block") and value.get("id"):
        labelled["label"] = f"{page}--{value['id']}"
    return labelled


def resolve_links(value: Data, page: str, known: frozenset[str], site: str, language: str = "en") -> Data:
    """Point each link to a label of the same document, or else to the page on the site.

    Args:
        value: Blocks of one page.
        page: The page's path on the site without ending, as ``modules/01-purpose``.
        known: The labels of the whole document.
        site: Address of the site; ends with a slash.
        language: Language of the text that holds the links.

    Returns:
        The blocks with ``to`` or ``url`` in each link.
    """
    if isinstance(value, list):
        return [resolve_links(item, page, known, site, language) for item in value]
    if not isinstance(value, dict):
        return value
    resolved = {
        key: resolve_links(item, page, known, site, key if key in LANGUAGES else language)
        for key, item in value.items()
    }
    if value.get("tag") == "a":
        resolved.pop("attributes", None)
        resolved.update(_target(value.get("attributes", {}).get("href", ""), page, known, site, language))
    return resolved


def _target(href: str, page: str, known: frozenset[str], site: str, language: str) -> dict[str, str]:
    if not href or _ELSEWHERE.match(href):
        return {"url": href} if href else {}
    path, _, fragment = href.partition("#")
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    goal, ending = posixpath.splitext(goal)
    label = f"{goal}--{fragment}" if fragment else goal
    if label in known:
        return {"to": label}
    tongue = "" if language == "en" else f"{language}/"
    name = f"{goal}.html" if ending in {"", ".md"} else f"{goal}{ending}"
    return {"url": f"{site}{tongue}{name}" + (f"#{fragment}" if fragment else "")}


def place_pictures(value: Data, page: str) -> Data:
    """Say of each picture where it is below ``docs``."""
    if isinstance(value, list):
        return [place_pictures(item, page) for item in value]
    if not isinstance(value, dict):
        return value
    placed = {key: place_pictures(item, page) for key, item in value.items()}
    if value.get("block") == "figure":
        folder = posixpath.dirname(page)
        placed["src"] = {
            language: posixpath.normpath(posixpath.join(folder, source)) for language, source in value["src"].items()
        }
    return placed
