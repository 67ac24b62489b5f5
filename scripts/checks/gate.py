"""The project's folder → the course and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.checks import check_course
from scripts.course import load_course
from scripts.model import Course, Finding, Severity
from scripts.settings import Settings


def read_checked(settings: Settings) -> tuple[Course, list[Finding]]:
    """Read the course and hold it against every rule.

    Args:
        settings: Where it is.

    Returns:
        The course, and all findings by place.
    """
    course, unreadable = load_course(settings)
    findings = {*unreadable, *check_course(course, settings)}
    return course, sorted(findings, key=lambda finding: (finding.place, finding.code, finding.fact))


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings that stop a build."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
