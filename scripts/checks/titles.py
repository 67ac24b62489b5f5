"""A link that calls a module by its number and title calls it by those that it has."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from scripts.checks.reporting import report
from scripts.model import LANGUAGES, Course, Finding, Language, Module

_CALLS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\[(?P<call>Module \d+: [^]]+)\]\((?P<target>[^)#\s]+)"),
    "zh": re.compile(r"\[(?P<call>模块\d+《[^]]+》)\]\((?P<target>[^)#\s]+)"),
}
_NAMES: Mapping[Language, str] = {"en": "Module {}: {}", "zh": "模块{}《{}》"}


def check_titles(course: Course) -> Iterator[Finding]:
    """Hold what pages call modules against the modules' own titles: plans repeat them by hand."""
    for language in LANGUAGES:
        names = {pair.name: _name(pair[language]) for pair in course.pairs}
        for pair in (*course.pairs, *course.pages):
            yield from _calls(pair[language], names)


def _name(module: Module) -> str:
    return _NAMES[module.language].format(module.number, module.title)


def _calls(page: Module, names: Mapping[str, str]) -> Iterator[Finding]:
    for number, line in enumerate(page.body.splitlines(), page.body_line):
        for match in _CALLS[page.language].finditer(line):
            name = names.get(posixpath.basename(match["target"]).removesuffix(".md"), match["call"])
            if match["call"] != name:
                fact = f"“{match['call']}” is not what the linked module is called."
                yield report(page, number, "N107", fact, f"Write “{name}”.")
