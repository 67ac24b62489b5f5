"""The project's folder → the course as editors wrote it, with what could not be read."""

from __future__ import annotations

from scripts.model import Course, CourseError, Finding
from scripts.modules.reading import pair_modules, read_modules, read_pages
from scripts.modules.terms import read_terms
from scripts.settings import Settings
from scripts.sources import load_ledgers


def load_course(settings: Settings) -> tuple[Course, list[Finding]]:
    """Read sources, modules and terms.

    Args:
        settings: Where they are.

    Returns:
        The course as far as it could be read, and what could not.
    """
    modules, findings = read_modules(settings.modules, settings.root)
    pairs, alone = pair_modules(modules)
    pages, more = read_pages(settings.docs, settings.root)
    page_pairs, lone_pages = pair_modules(pages)
    terms, incomplete = read_terms(settings.docs / "terms.yml", settings.root)
    try:
        ledgers = load_ledgers(settings.seeds)
    except CourseError as error:
        ledgers = ()
        findings.extend(error.findings)
    course = Course(ledgers, tuple(pairs), tuple(page_pairs), terms)
    return course, [*findings, *more, *alone, *lone_pages, *incomplete]
