"""Every rule of the gate: what a person does, and the very words that the command answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.model import Place
from tests.checks.cases import Case, apply_edits, read_cases

ROOT = Path(__file__).resolve().parents[2]
CASES = list(read_cases())
FINDING = re.compile(r"\S+:\d+: (?P<code>[A-Z]\d{3}) ")
WRITTEN = re.compile(r'"([A-Z]\d{3})"')
NAMED = re.compile(r"\b([A-Z]\d{3})\b")
DRIFT = "P109"  # follows from every change of the English; told only in the cases that are about it


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code}: {case.name}" for case in CASES])
def test_case(case: Case, example: Path, at_example: Callable[..., tuple[int, list[str], list[str]]]) -> None:
    apply_edits(example, case.edits)
    code, out, err = at_example(*case.command)
    found = [(match["code"], line) for line in (*out, *err) if (match := FINDING.match(line))]
    said = [line for code, line in found if code != DRIFT or case.code == DRIFT]
    assert (code, said) == (case.exit, list(case.says))
    assert case.code in {code for code, _ in found}


def codes_in(folder: str, pattern: re.Pattern[str] = WRITTEN) -> set[str]:
    """Give the codes that the Python files of a folder write."""
    return {code for path in (ROOT / folder).rglob("*.py") for code in pattern.findall(path.read_text("utf-8"))}


def test_every_code_has_a_case_and_no_case_is_left_over() -> None:
    cases = {case.code for case in CASES}
    assert cases - codes_in("scripts") == set()
    assert codes_in("scripts") - cases - codes_in("tests", NAMED) == set(), "no test asks for these"


def test_editors_can_look_up_every_code() -> None:
    section = (ROOT / "EDITING.md").read_text("utf-8").partition("\n## Findings\n")[2].partition("\n## ")[0]
    explained = re.findall(r"^\| ([A-Z]\d{3}) \| [^|]+ \| [^|]+ \|$", section, re.MULTILINE)
    assert explained == sorted(explained), "the table is in the order of the codes"
    assert set(explained) == codes_in("scripts")


def test_place_on_another_drive_is_named_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise ValueError

    assert str(Place.near(Path("docs/about.en.md"), Path("docs"))) == "about.en.md:1"
    monkeypatch.setattr("os.path.relpath", refuse)
    assert str(Place.near(Path("D:/site"), Path("C:/course"))) == "D:/site:1"
