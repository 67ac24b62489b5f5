"""The project's folder → the course as editors wrote it, with what could not be read."""

from __future__ import annotations

from scripts.model import Course, Finding
from scripts.modules.reading import read_modules, read_pages
from scripts.modules.terms import read_terms
from scripts.settings import Settings
from scripts.sources import read_ledgers


def load_course(settings: Settings) -> tuple[Course, list[Finding]]:
    """Read sources, modules and terms.

    Args:
        settings: Where they are.

    Returns:
        The course as far as it could be read, and what could not.
    """
    modules = read_modules(settings.modules, settings.root)
    pages = read_pages(settings.docs, settings.root)
    terms, incomplete = read_terms(settings.docs / "terms.yml", settings.root)
    ledgers, unfit = read_ledgers(settings.seeds, settings.root)
    unread = [
        *(f"{settings.modules.name}/{name}.md" for name in modules.unread),
        *(f"{name}.md" for name in pages.unread),
        *(finding.place.path.as_posix() for finding in unfit),
        *(finding.place.path.name for finding in incomplete),
    ]
    course = Course(ledgers, modules.pairs, pages.pairs, terms, frozenset(unread))
    return course, [*modules.findings, *pages.findings, *incomplete, *unfit]
