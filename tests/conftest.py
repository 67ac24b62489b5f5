"""What all tests share: the browser, the built site, and an honest account of what was left out."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.bench.lighthouse import find_chromium

ROOT = Path(__file__).resolve().parent.parent

NO_BROWSER = "no Chromium found; apt install chromium, or set CHROMIUM to its path"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Two busy processors are slow without being wrong, and a run in CI should fail twice alike.
hypothesis.settings.register_profile("course", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("course")


class Said(NamedTuple):
    """What a command answered: its exit code, and the lines of its result and of what it said on the way."""

    code: int
    out: list[str]
    err: list[str]


def is_browser_required() -> bool:
    """Tell whether a missing browser is a failure, as in CI, or leaves tests out."""
    return os.environ.get("CI") == "true" or bool(os.environ.get("REQUIRE_BROWSER"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses the browser, and leave it out where there is none."""
    lacking = find_chromium() is None and not is_browser_required()
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if lacking and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a test that needs the browser where leaving it out is not allowed."""
    if item.get_closest_marker("browser") and find_chromium() is None:
        pytest.fail(f"a browser is required here, and there is {NO_BROWSER}", pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests were left out, how many, and why."""
    left_out: Counter[tuple[str, str]] = Counter()
    for report in terminalreporter.stats.get("skipped", ()):
        kind = "browser " if "browser" in report.keywords else ""
        left_out[kind, report.longrepr[2].removeprefix("Skipped: ")] += 1
    for (kind, reason), count in left_out.items():
        terminalreporter.write_line(f"left out: {count} {kind}test{'s'[: count > 1]} ({reason})")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the smallest whole course, to be changed at will."""
    return Path(shutil.copytree(ROOT / "tests" / "example", tmp_path / "example"))


@pytest.fixture
def at_example(
    example: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Run a command as people type it, in the folder of the example."""
    monkeypatch.setenv("COURSE_ENV", "current")
    monkeypatch.chdir(example)
    for name in ("check", "confirm", "split"):
        monkeypatch.setattr(f"scripts.commands.{name}.ROOT", example)

    def run(*words: str) -> Said:
        code = importlib.import_module("scripts.__main__").main(list(words))
        said = capsys.readouterr()
        return Said(code, said.out.splitlines(), said.err.splitlines())

    return run


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; each test opens its own page or context in it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole course, built once for the run by the very command that people use."""
    site = tmp_path_factory.mktemp("built") / "site"
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "build", "--output", str(site)],
        cwd=ROOT,
        env={**os.environ, "COURSE_ENV": "current"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return site
