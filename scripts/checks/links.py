"""Every link inside the course leads to a page and a place that are there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scripts.checks.form import all_blocks
from scripts.checks.reporting import nearest, report
from scripts.model import Course, Finding, Module, Place

_LINK = re.compile(r"\]\((?P<target>[^)\s]+)(?:\s+\"[^\"]*\")?\)")
_INLINE_ID = re.compile(r"\{:?[^}]*#(?P<attribute>[\w-]+)[^}]*\}|\bid=\"(?P<html>[\w-]+)\"")
_OUTSIDE = re.compile(r"[a-z][a-z+.-]*:", re.IGNORECASE)
_FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)\s*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def check_links(course: Course, docs: Path, generated: Mapping[str, set[str]]) -> Iterator[Finding]:
    """Check the links of all pages in both languages.

    Args:
        course: All pages.
        docs: Name of the folder of pages, as findings give it.
        generated: For each page without its language, as ``source.md``, the anchors that
            the build will put there.
    """
    modules = [module for pair in (*course.pairs, *course.pages) for module in (pair.en, pair.zh)]
    for language in ("en", "zh"):
        same = {_address(m, docs): m for m in modules if m.language == language}
        anchors = {page: anchors_of(module) | generated.get(page, set()) for page, module in same.items()}
        for page, module in same.items():
            yield from _links(page, module, anchors)


def check_navigation(course: Course, nav: Iterable[str], docs: Path) -> Iterator[Finding]:
    """Check that the navigation names every page once, and no other."""
    pages = {_address(pair.en, docs): pair.en for pair in (*course.pairs, *course.pages)}
    named = list(nav)
    for page in (page for page in named if page not in pages):
        fact = f"The navigation names {page}, which is no page in both languages."
        yield Finding("N103", Place(Path("mkdocs.yml")), fact, nearest(page, pages))
    for page, module in pages.items():
        if page not in named:
            hint = f"Add `- {page}` to `nav` in mkdocs.yml."
            yield report(module, 1, "N104", "The navigation does not name this page.", hint)


def anchors_of(module: Module) -> set[str]:
    """Give the ids that links to a page can name."""
    ids = {module.title_id, *(section.id for section in module.sections)}
    ids |= {block.id for block in all_blocks(module)}
    ids |= {match["attribute"] or match["html"] for match in _INLINE_ID.finditer(module.body)}
    return ids - {""}


def _address(module: Module, docs: Path) -> str:
    folder = module.path.parent.relative_to(docs)
    return (folder / f"{module.name}.md").as_posix()


def _links(page: str, module: Module, anchors: Mapping[str, set[str]]) -> Iterator[Finding]:
    body = _FENCED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), module.body)
    for number, line in enumerate(body.splitlines(), module.body_line):
        for match in _LINK.finditer(line):
            if not _OUTSIDE.match(match["target"]):
                yield from _link(page, module, number, match["target"], anchors)


def _link(page: str, module: Module, line: int, target: str, anchors: Mapping[str, set[str]]) -> Iterator[Finding]:
    path, _, anchor = target.partition("#")
    other = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if other not in anchors:
        if path.endswith(".md"):
            fact = f"The link to `{path}` leads nowhere."
            yield report(module, line, "N101", fact, nearest(other, anchors))
    elif anchor and anchor not in anchors[other]:
        fact = f"The page {other} has no place `#{anchor}`."
        yield report(module, line, "N102", fact, nearest(anchor, sorted(anchors[other])))
