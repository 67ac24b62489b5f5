"""``check``: read the course and tell what a human should change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from scripts import console
from scripts.checks.figures import course_figures
from scripts.checks.gate import errors, read_checked
from scripts.checks.reporting import counted
from scripts.commands import ROOT
from scripts.model import Course, CourseError, Finding
from scripts.settings import load_settings


def run(*, format: str, report: bool) -> int:
    """Tell all findings.

    Args:
        format: ``text``, ``json`` or ``github``.
        report: Add the figures behind the rules.

    Returns:
        0 without a finding that stops a build, else 1.
    """
    try:
        course, findings = read_checked(load_settings(ROOT))
    except CourseError as error:
        course, findings = Course((), (), (), ()), list(error.findings)
    for line in _WRITERS[format](findings):
        console.show(line)
    if report:
        console.show(course_figures(course))
    console.say(_summary(findings, course))
    return 1 if errors(findings) else 0


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
    """Write workflow commands, in which a percent sign, and in properties `:` and `,`, mean something."""
    return [
        f"::{finding.severity} file={_property(finding.place.path.as_posix())},line={finding.place.line},"
        f"title={finding.code}::{_message(f'{finding.fact} Hint: {finding.hint}')}"
        for finding in findings
    ]


def _message(text: str) -> str:
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


_WRITERS: Mapping[str, Callable[[Iterable[Finding]], list[str]]] = {"text": _text, "json": _json, "github": _github}


def _summary(findings: list[Finding], course: Course) -> str:
    stopping = len(errors(findings))
    said = f"{counted(stopping, 'error')}, {counted(len(findings) - stopping, 'remark')}" if findings else "no findings"
    return f"{counted(len(course.pairs), 'module')} in two languages: {said}."
