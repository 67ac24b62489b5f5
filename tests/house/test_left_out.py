"""A test that needs a browser is left out aloud, or fails where leaving it out is not allowed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONFTEST = ROOT / "tests" / "conftest.py"


def run_without_browser(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run two tests that need a browser and one that does not, on a machine that has none."""
    (folder / "conftest.py").write_bytes(CONFTEST.read_bytes())
    (folder / "pytest.toml").write_text('[pytest]\nmarkers = ["browser: needs one"]\n', "utf-8")
    tests = "def test_page(browser): ...\n\ndef test_deck(browser): ...\n\ndef test_words(): ...\n"
    (folder / "test_some.py").write_text(tests, "utf-8")
    away = {"CI", "REQUIRE_BROWSER", "CHROMIUM", "PATH"}
    kept = {name: value for name, value in os.environ.items() if name not in away}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        cwd=folder,
        env={**kept, **variables, "PATH": "", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_without_browser_the_rest_passes_and_the_summary_says_so(tmp_path: Path) -> None:
    done = run_without_browser(tmp_path)
    assert done.returncode == 0
    reason = "no Chromium found; apt install chromium, or set CHROMIUM to its path"
    assert f"left out: 2 browser tests ({reason})\n" in done.stdout


def test_in_ci_a_missing_browser_is_a_failure(tmp_path: Path) -> None:
    done = run_without_browser(tmp_path, CI="true")
    assert done.returncode == 1
    assert "a browser is required here, and there is no Chromium found" in done.stdout
    assert "1 passed, 2 errors" in done.stdout
