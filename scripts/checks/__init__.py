"""The gate: one rule a finding code. Reads, never writes, never repairs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.checks.form import check_form, check_ids
from scripts.checks.ledgers import check_ledgers
from scripts.checks.links import check_links, check_navigation
from scripts.checks.pages import check_markers, check_page, generated_anchors
from scripts.checks.quotation import check_quotations
from scripts.checks.repeats import check_repeats
from scripts.checks.tables import check_sums
from scripts.checks.teaching import check_teaching
from scripts.checks.terms import check_terms, read_phrases
from scripts.checks.titles import check_titles
from scripts.checks.twins import check_drift, check_twins
from scripts.checks.wording import check_explanations, check_wording
from scripts.model import Course, Finding
from scripts.settings import Settings

__all__ = ["check_course"]


def check_course(course: Course, settings: Settings) -> list[Finding]:
    """Hold a course against every rule.

    Args:
        course: All that could be read of it.
        settings: Where it is, and its navigation.

    Returns:
        All findings, by file and line.
    """
    return sorted(set(_findings(course, settings)), key=lambda finding: (finding.place, finding.code, finding.fact))


def _findings(course: Course, settings: Settings) -> Iterator[Finding]:
    docs = settings.docs.relative_to(settings.root)
    unread = {Path(page).stem for page in course.unread}
    whole = not any(page.endswith((".yml", ".txt")) for page in course.unread)
    yield from check_ledgers(course.ledgers, [pair.name for pair in course.pairs], unread, settings.root)
    yield from check_quotations(course.pairs, course.ledgers, whole=whole)
    for pair in course.pairs:
        for module in (pair.en, pair.zh):
            yield from check_form(module)
            yield from check_teaching(module)
    yield from check_repeats(course.pairs)
    for pair in course.pages:
        for page in (pair.en, pair.zh):
            yield from check_page(page)
            yield from check_sums(page)
            yield from check_ids(page)
        yield from check_markers(pair)
    phrases = read_phrases(course.terms)
    for pair in (*course.pairs, *course.pages):
        yield from check_twins(pair)
        yield from check_drift(pair)
        yield from check_terms(pair, phrases)
        for module in (pair.en, pair.zh):
            yield from check_wording(module)
    yield from check_explanations(course.terms, settings.docs / "terms.yml", settings.root)
    yield from check_links(course, docs, generated_anchors(course))
    yield from check_titles(course)
    yield from check_navigation(course, settings)
