"""Pages that are not modules: their front matter, and what the build will put into them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.reporting import report
from scripts.model import Course, Finding, Lens, Module, Pair
from scripts.model.guess import nearest

MARKERS = ("modules", "questions", "source", "terms", "downloads", "decks")
"""What a page can ask for with ``<!-- marker -->``."""

_MARKER = re.compile(r"<!--\s*(?P<kind>[\w-]+)(?:\s*:\s*(?P<argument>[\w-]*))?\s*-->")


def check_page(page: Module) -> Iterator[Finding]:
    """Check the description and the markers of one page."""
    if page.front and not page.front.get("description"):
        fact, hint = "The front matter has no description.", "Write `description:` with one sentence."
        yield report(page, page.front_lines.get("description", 1), "M108", fact, hint)
    for number, line in enumerate(page.body.splitlines(), page.body_line):
        for match in _MARKER.finditer(line):
            yield from _marker(page, number, line, match)


def check_markers(pair: Pair) -> Iterator[Finding]:
    """Check that both languages of a page ask for the same generated parts, in the same order."""
    english, chinese = (_markers(page) for page in (pair.en, pair.zh))
    if english != chinese:
        fact = f"The Chinese has the markers {_list(chinese)}, the English {_list(english)}."
        hint = "Give both languages the same markers in the same order."
        yield report(pair.zh, pair.zh.title_line, "P108", fact, hint)


def _marker(page: Module, number: int, line: str, match: re.Match[str]) -> Iterator[Finding]:
    kind, argument = match["kind"], match["argument"] or ""
    if kind not in MARKERS:
        yield report(page, number, "N105", f"The build knows no marker `{kind}`.", nearest(kind, MARKERS))
    elif kind == "questions" and argument not in list(Lens):
        yield report(page, number, "M131", f"There is no lens `{argument}`.", nearest(argument, Lens))
    elif line != (wanted := f"<!-- {kind}: {argument} -->" if argument else f"<!-- {kind} -->"):
        fact = f"The build does not see the marker `{kind}`, because of how it is written."
        yield report(page, number, "N105", fact, f"Write `{wanted}`, alone on its line.")


def _markers(page: Module) -> list[str]:
    return [" ".join(filter(None, (match["kind"], match["argument"]))) for match in _MARKER.finditer(page.body)]


def _list(markers: list[str]) -> str:
    return ", ".join(f"`{marker}`" for marker in markers) or "none"


def generated_anchors(course: Course) -> dict[str, set[str] | None]:
    """Give the anchors that the build adds to each page, as ``source.md``.

    Args:
        course: All pages, and what the build puts into them.

    Returns:
        By page name the anchors; None where they cannot be known, because something was not read.
    """
    passages = {p.id for ledger in course.ledgers for p in ledger.passages}
    passages |= {s.id for ledger in course.ledgers for p in ledger.passages for s in p.segments}
    terms = {term.id for term in course.terms}
    unknown = {"source"} if any("seeds/" in file for file in course.unread) else set()
    unknown |= {"terms"} if "terms.yml" in course.unread else set()
    anchors: dict[str, set[str] | None] = {}
    for pair in course.pages:
        kinds = {match["kind"] for match in _MARKER.finditer(pair.en.body)}
        found = (passages if "source" in kinds else set()) | (terms if "terms" in kinds else set())
        anchors[f"{pair.name}.md"] = None if kinds & unknown else found
    return anchors
