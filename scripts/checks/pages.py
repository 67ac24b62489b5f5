"""Pages that are not modules: their front matter, and what the build will put into them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.reporting import nearest, report
from scripts.model import Course, Finding, Lens, Module

MARKERS = ("modules", "questions", "source", "terms", "downloads")
"""What a page can ask for with ``<!-- marker -->``."""

_MARKER = re.compile(r"<!--\s*(?P<kind>[\w-]+)(?:\s*:\s*(?P<argument>[\w-]*))?\s*-->")


def check_page(page: Module) -> Iterator[Finding]:
    """Check the description and the markers of one page."""
    if not page.front.get("description"):
        fact, hint = "The front matter has no description.", "Write `description:` with one sentence."
        yield report(page, page.front_lines.get("description", 1), "M108", fact, hint)
    for number, line in enumerate(page.body.splitlines(), page.body_line):
        for match in _MARKER.finditer(line):
            if match["kind"] not in MARKERS:
                fact = f"The build knows no marker `{match['kind']}`."
                yield report(page, number, "N105", fact, nearest(match["kind"], MARKERS))
            elif match["kind"] == "questions" and match["argument"] not in list(Lens):
                fact = f"There is no lens `{match['argument'] or ''}`."
                yield report(page, number, "M131", fact, nearest(match["argument"] or "", Lens))


def generated_anchors(course: Course) -> dict[str, set[str]]:
    """Give the anchors that the build adds, by page name, as ``source.md``."""
    passages = {p.id for ledger in course.ledgers for p in ledger.passages}
    passages |= {s.id for ledger in course.ledgers for p in ledger.passages for s in p.segments}
    terms = {term.id for term in course.terms}
    anchors: dict[str, set[str]] = {}
    for pair in course.pages:
        kinds = {match["kind"] for match in _MARKER.finditer(pair.en.body)}
        found = (passages if "source" in kinds else set()) | (terms if "terms" in kinds else set())
        anchors[f"{pair.name}.md"] = found
    return anchors
