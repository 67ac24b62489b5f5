"""Every link inside the course leads to a page and a place that are there."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from scripts.checks.form import all_blocks
from scripts.checks.reporting import line_of, report
from scripts.model import LANGUAGES, Course, Finding, Module, Place
from scripts.model.guess import nearest
from scripts.settings import Settings

_LINK = re.compile(r"\]\((?P<target>[^)\s]+)(?:\s+\"[^\"]*\")?\)")
_INLINE_ID = re.compile(r"\{:?[^}]*#(?P<attribute>[\w-]+)[^}]*\}|\bid=\"(?P<html>[\w-]+)\"")
_OUTSIDE = re.compile(r"[a-z][a-z+.-]*:", re.IGNORECASE)
_FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)\s*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def check_links(course: Course, docs: Path, generated: Mapping[str, set[str] | None]) -> Iterator[Finding]:
    """Check the links of all pages in both languages.

    Args:
        course: All pages.
        docs: Name of the folder of pages, as findings give it.
        generated: For each page without its language, as ``source.md``, the anchors that
            the build will put there; None where they cannot be known.
    """
    modules = [module for pair in (*course.pairs, *course.pages) for module in (pair.en, pair.zh)]
    for language in LANGUAGES:
        same = {_address(m, docs): m for m in modules if m.language == language}
        anchors = {page: _anchors(module, generated.get(page, set())) for page, module in same.items()}
        for page, module in same.items():
            yield from _links(page, module, anchors, course.unread)


def check_navigation(course: Course, settings: Settings) -> Iterator[Finding]:
    """Check that the navigation names every page once, and no other."""
    docs = settings.docs.relative_to(settings.root)
    pages = {_address(pair.en, docs): pair.en for pair in (*course.pairs, *course.pages)}
    for page, times in Counter(settings.nav).items():
        if page not in pages and page not in course.unread:
            fact = f"The navigation names {page}, which is no page."
            yield Finding("N103", _entry(settings, page), fact, nearest(page, pages))
        if times > 1:
            fact = f"The navigation names {page} {times} times."
            yield Finding("N106", _entry(settings, page), fact, "Keep one of them.")
    for page, module in pages.items():
        if page not in settings.nav:
            hint = f"Add `- {page}` to `nav` in mkdocs.yml."
            yield report(module, 1, "N104", "The navigation does not name this page.", hint)


def _entry(settings: Settings, page: str) -> Place:
    return Place(Path("mkdocs.yml"), line_of(settings.root / "mkdocs.yml", "nav:", page))


def anchors_of(module: Module) -> set[str]:
    """Give the ids that links to a page can name."""
    ids = {module.title_id, *(section.id for section in module.sections)}
    ids |= {block.id for block in all_blocks(module)}
    ids |= {match["attribute"] or match["html"] for match in _INLINE_ID.finditer(module.body)}
    return ids - {""}


def _anchors(module: Module, generated: set[str] | None) -> set[str] | None:
    return None if generated is None else anchors_of(module) | generated


def _address(module: Module, docs: Path) -> str:
    folder = module.path.parent.relative_to(docs)
    return (folder / f"{module.name}.md").as_posix()


def _links(
    page: str, module: Module, anchors: Mapping[str, set[str] | None], unread: Collection[str]
) -> Iterator[Finding]:
    body = _FENCED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), module.body)
    for number, line in enumerate(body.splitlines(), module.body_line):
        for match in _LINK.finditer(line):
            path, _, anchor = match["target"].partition("#")
            other = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
            if not _OUTSIDE.match(match["target"]) and other not in unread:
                yield from _link(module, number, (path, other, anchor), anchors)


def _link(
    module: Module, line: int, target: tuple[str, str, str], anchors: Mapping[str, set[str] | None]
) -> Iterator[Finding]:
    path, page, anchor = target
    if page not in anchors:
        if path.endswith(".md"):
            yield report(module, line, "N101", f"The link to `{path}` leads nowhere.", nearest(page, anchors))
        return
    known = anchors[page]
    if anchor and known is not None and anchor not in known:
        fact = f"The page {page} has no place `#{anchor}`."
        yield report(module, line, "N102", fact, nearest(anchor, sorted(known)))
