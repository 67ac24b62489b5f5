"""What the code imports is asked for, and what is asked for has its reason."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.house.test_locks import ROOT, read_group

OURS = {"scripts", "tests"}
TEST_COMMANDS = {"bench.py", "lint.py", "lock.py", "test.py"}


def imported_packages(path: Path) -> Iterator[str]:
    """Name the top-level packages that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize(("folder", "group"), [("scripts", "build"), ("tests", "test")])
def test_every_import_is_asked_for(folder: str, group: str) -> None:
    distributions = importlib.metadata.packages_distributions()
    asked = {canonicalize_name(requirement.name) for requirement in read_group(group)}
    unasked = [
        f"{path.relative_to(ROOT)}: {package}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not (folder == "scripts" and path.name in TEST_COMMANDS and path.parent.name == "commands")
        for package in set(imported_packages(path)) - OURS - sys.stdlib_module_names
        if not {canonicalize_name(name) for name in distributions.get(package, [package])} & asked
    ]
    assert unasked == []


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    explained = {canonicalize_name(name) for name in re.findall(r"^\| `([\w.-]+)` \|", text, re.MULTILINE)}
    assert explained == {canonicalize_name(requirement.name) for requirement in read_group("test")}
