"""The preview shows what readers get, and what an editor has just written."""

from __future__ import annotations

import contextlib
import http.client
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = "/modules/01-purpose.html"
PATIENCE = 60  # seconds for a build on a busy machine; nothing waits this long when all is well


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    for name in ("docs", "overrides", "scripts", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def previewing(project: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "scripts", "preview", "--port", str(port)]
    environment = {"COURSE_ENV": "current", "PATH": ""}
    with subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            yield process
        finally:
            process.terminate()


def wait_for(process: subprocess.Popen[str], condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        with contextlib.suppress(subprocess.TimeoutExpired):
            pytest.fail(f"the preview ended with {process.wait(timeout=0.1)}: {process.communicate()[1]}")


def shows(port: int, words: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", PAGE)
        return words in connection.getresponse().read().decode()
    except ConnectionError:
        return False
    finally:
        connection.close()


def test_a_change_is_shown_and_a_mistake_leaves_the_last_good_page(project: Path, port: int) -> None:
    page = project / "docs/modules/01-purpose.en.md"
    with previewing(project, port) as process:
        wait_for(process, lambda: shows(port, "one plain sentence"))
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("one plain sentence", "one simple sentence"), encoding="utf-8")
        wait_for(process, lambda: shows(port, "one simple sentence"))
        page.write_text(text.replace("data-lens: enforce-for", "data-lens: enforcing"), encoding="utf-8")
        assert process.stderr
        told = next(line for line in process.stderr if "M131" in line)
        assert "docs/modules/01-purpose.en.md:" in told
        assert shows(port, "one simple sentence")


def test_a_port_that_is_taken_is_told_at_once(project: Path, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with previewing(project, port) as process:
            assert process.wait(PATIENCE) == 1
            assert process.stderr
            assert f"Port {port} is taken." in process.stderr.read()
