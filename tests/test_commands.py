"""The command line: every word is declared once, and every failure ends in words."""

from __future__ import annotations

import argparse
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

from scripts import __main__ as entrance
from scripts import commands
from scripts.model import CourseError, Finding, Place

COMMANDS = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
SMALLEST = {"split": ["split", "seeds/a.txt"], "verify": ["verify", "site"], "publish": ["publish", "srv"]}
"""The shortest line that makes sense for a command, where its name alone does not."""


@pytest.mark.parametrize("command", COMMANDS)
def test_declared_options_are_those_that_the_command_takes(command: str) -> None:
    declared = vars(entrance.read_arguments(SMALLEST.get(command, [command])))
    run = importlib.import_module(f"scripts.commands.{command}").run
    assert {"command", *inspect.signature(run).parameters} == set(declared)


def test_words_behind_test_reach_pytest_untouched() -> None:
    words = ["-k", "bootstrap or locks", "tests/house", "--maxfail=1", "-x"]
    assert entrance.read_arguments(["test", *words]) == argparse.Namespace(command="test", arguments=words)


SENSELESS = {
    "": "the following arguments are required: COMMAND",
    "bake": "argument COMMAND: invalid choice: 'bake' (choose from ",
    "build --jobs 0": "argument --jobs: “0” is no whole number between 1 and 999",
    "build --jobs many": "argument --jobs: “many” is no whole number between 1 and 999",
    "build --only paper": "argument --only: invalid choice: 'paper' (choose from ",
    "check --format xml": "argument --format: invalid choice: 'xml' (choose from ",
    "preview --port 70000": "argument --port: “70000” is no whole number between 1 and 65535",
    "split": "the following arguments are required: FILE",
}


@pytest.mark.parametrize(("line", "words"), SENSELESS.items())
def test_senseless_line_is_answered_with_the_usage(line: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        entrance.main(line.split())
    assert end.value.code == entrance.USAGE
    said = capsys.readouterr().err
    assert said.startswith("usage: python3 -m scripts")
    assert words in said


FINDING = Finding("M101", Place(Path("docs/modules/01-purpose.en.md"), 7), "This is wrong.", "Make it right.")
FAILURES = {
    "findings": (CourseError(FINDING), 1, f"{FINDING}\n"),
    "interruption": (KeyboardInterrupt(), 130, "Stopped.\n"),
    "no reader": (BrokenPipeError(), 1, ""),
}


@pytest.mark.parametrize(("error", "code", "words"), FAILURES.values(), ids=FAILURES)
def test_failure_ends_in_words(
    error: BaseException,
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(entrance, "run_command", _fail_with(error))
    monkeypatch.setattr("scripts.console.hush", lambda: None)
    assert entrance.main(["check"]) == code
    assert capsys.readouterr().err == words


def test_fault_of_the_program_is_one_line_and_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(entrance, "run_command", _fail_with(ValueError("two\nlines")))
    assert entrance.main(["check", "--report"]) == 70
    fact, hint = capsys.readouterr().err.splitlines()
    assert fact == "The program made a mistake: ValueError: two lines"
    named = re.fullmatch(r"Hint: the full report is in (.+); please send it with your question\.", hint)
    assert named
    report = Path(named[1]).read_text("utf-8")
    assert report.startswith("Command: python3 -m scripts check --report\nPython: ")
    assert "Traceback (most recent call last):" in report


def _fail_with(error: BaseException) -> object:
    def run_command(**_options: object) -> int:
        raise error

    return run_command
