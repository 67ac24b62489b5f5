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
DISTRIBUTIONS = importlib.metadata.packages_distributions()
FOR_WORK = (
    "tests/",
    "scripts/bench/",
    *(f"scripts/commands/{name}.py" for name in ("bench", "lint", "lock", "pictures", "test")),
)
"""What runs in the test environment; all else has only what a build has."""


def imported_packages(path: Path) -> Iterator[str]:
    """Name the top-level packages that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def unasked_packages(path: Path) -> Iterator[str]:
    """Name what a file imports without its group asking for it."""
    name = path.relative_to(ROOT).as_posix()
    group = "test" if name.startswith(FOR_WORK) else "build"
    asked = {canonicalize_name(wish.name) for wish in read_group(group)}
    for package in sorted(set(imported_packages(path)) - OURS - sys.stdlib_module_names):
        origins = DISTRIBUTIONS.get(package, [package])
        if not {canonicalize_name(origin) for origin in origins} & asked:
            yield f"{name}: {package} is not in the {group} group"


@pytest.mark.parametrize("folder", ["scripts", "tests"])
def test_every_import_is_asked_for(folder: str) -> None:
    assert [package for path in sorted((ROOT / folder).rglob("*.py")) for package in unasked_packages(path)] == []


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("\n## The packages")[2]
    explained = {canonicalize_name(name) for name in re.findall(r"^\| `([\w.-]+)` \|", text, re.MULTILINE)}
    asked = (*read_group("test"), *read_group("audit"))
    assert explained == {canonicalize_name(requirement.name) for requirement in asked}
