"""``check``: read the course and tell what a human should change."""

from __future__ import annotations

import json
from collections.abc import Iterable

from scripts import console
from scripts.checks import check_course
from scripts.checks.figures import course_figures
from scripts.commands import ROOT
from scripts.course import load_course
from scripts.model import Course, Finding, Severity
from scripts.settings import Settings, load_settings


def run(*, format: str, report: bool) -> int:
    """Tell all findings.

    Args:
        format: ``text``, ``json`` or ``github``.
        report: Add the figures behind the rules.

    Returns:
        0 without a finding that stops a build, else 1.
    """
    settings = load_settings(ROOT)
    course, findings = read_checked(settings)
    writers = {"text": _text, "json": _json, "github": _github}
    for line in writers[format](findings):
        console.show(line)
    if report:
        console.show(course_figures(course))
    console.say(_summary(findings, course))
    return 1 if errors(findings) else 0


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


def _text(findings: Iterable[Finding]) -> list[str]:
    return [str(finding) for finding in findings]


def _json(findings: Iterable[Finding]) -> list[str]:
    entries = [
        {
            "path": finding.place.path.as_posix(),
            "line": finding.place.line,
            "code": finding.code,
            "severity": finding.severity,
            "fact": finding.fact,
            "hint": finding.hint,
        }
        for finding in findings
    ]
    return [json.dumps(entries, ensure_ascii=False, indent=1)]


def _github(findings: Iterable[Finding]) -> list[str]:
    return [
        f"::{finding.severity} file={finding.place.path.as_posix()},line={finding.place.line},"
        f"title={finding.code}::{finding.fact} Hint: {finding.hint}"
        for finding in findings
    ]


def _summary(findings: list[Finding], course: Course) -> str:
    stopping = len(errors(findings))
    rest = len(findings) - stopping
    modules = len(course.pairs)
    if not findings:
        return f"{modules} modules in two languages: no findings."
    return f"{modules} modules in two languages: {stopping} errors, {rest} remarks."
