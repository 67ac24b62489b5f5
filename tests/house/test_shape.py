"""Files and functions stay small enough to be read in one look."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
BEFORE_THE_VERSION_IS_KNOWN = ("__init__.py", "__main__.py", "bootstrap.py", "console.py")


def long_pieces(path: Path) -> Iterator[str]:
    """Name what is too long in a file, and the file itself when it is."""
    text = path.read_text("utf-8")
    lines = len(text.splitlines())
    if lines > LONGEST_FILE:
        yield f"{path.relative_to(ROOT)}: {lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{path.relative_to(ROOT)}:{node.lineno}: {node.name} has {length} lines"


@pytest.mark.parametrize("folder", ["scripts", "tests"])
def test_files_and_functions_are_short(folder: str) -> None:
    assert [piece for path in sorted((ROOT / folder).rglob("*.py")) for piece in long_pieces(path)] == []


@pytest.mark.parametrize("name", BEFORE_THE_VERSION_IS_KNOWN)
def test_entrance_can_be_read_by_an_old_python(name: str) -> None:
    ast.parse((ROOT / "scripts" / name).read_text("utf-8"), feature_version=(3, 8))
