"""The project's folder → the course as editors wrote it, with what could not be read."""

from __future__ import annotations

from scripts.model import Course, CourseError, Finding
from scripts.modules.reading import pair_modules, read_modules
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
    terms, incomplete = read_terms(settings.docs / "terms.yml", settings.root)
    try:
        ledgers = load_ledgers(settings.seeds)
    except CourseError as error:
        ledgers = ()
        findings.extend(error.findings)
    return Course(ledgers, tuple(pairs), terms), [*findings, *alone, *incomplete]
