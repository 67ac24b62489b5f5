"""A copy of the course, whole and damaged: every file that is not as it was made is named."""

from __future__ import annotations

import os
import re
import shutil
import string
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.model import CourseError
from scripts.outputs.checksums import NAME, digest_of, sums_of, write_sums
from scripts.outputs.verifying import verify

ROOT = Path(__file__).resolve().parents[2]
FILES = {"index.html": "Home", "course/index.html": "Course " * 50, "course/zh/index.html": "课程" * 50}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "课程 副本"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / NAME).write_text(write_sums(sums_of(folder)), "utf-8")
    return folder


def packed(folder: Path, name: str = "copy.zip") -> Path:
    """Make a pack of a folder."""
    with zipfile.ZipFile(folder.parent / name, "w", zipfile.ZIP_DEFLATED) as pack:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            pack.write(path, path.relative_to(folder).as_posix())
    return folder.parent / name


def told(path: Path) -> list[str]:
    return [str(difference) for difference in verify(path).differences]


DAMAGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "nothing": (lambda _: None, []),
    "changed": (lambda folder: (folder / "course/index.html").write_bytes(b"x"), ["changed: course/index.html"]),
    "missing": (lambda folder: (folder / "course/zh/index.html").unlink(), ["missing: course/zh/index.html"]),
    "added": (lambda folder: (folder / "course/virus.js").write_bytes(b"x"), ["added: course/virus.js"]),
    "left by a file manager": (lambda folder: (folder / "course/.DS_Store").write_bytes(b"x"), []),
    "left by a Mac on a stick": (lambda folder: (folder / "course/._index.html").write_bytes(b"x"), []),
    "left by Windows on a stick": (lambda folder: leave(folder / "System Volume Information"), []),
    "called like it, but deeper": (
        lambda folder: leave(folder / "course/__MACOSX"),
        ["added: course/__MACOSX/left"],
    ),
}


def leave(folder: Path) -> None:
    folder.mkdir()
    (folder / "left").write_bytes(b"x")


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_named_in_a_folder(damage: str, folder: Path) -> None:
    spoil, names = DAMAGES[damage]
    spoil(folder)
    assert told(folder) == names


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_named_in_a_zip(damage: str, folder: Path) -> None:
    spoil, names = DAMAGES[damage]
    spoil(folder)
    assert told(packed(folder)) == names


def test_file_that_cannot_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def digest(file: IO[bytes]) -> str:
        if Path(file.name) == folder / "course" / "index.html":
            raise PermissionError
        return digest_of(file)

    monkeypatch.setattr("scripts.outputs.verifying.digest_of", digest)
    assert told(folder) == ["changed: course/index.html"]


@pytest.mark.parametrize("name", ["../outside.html", "/etc/passwd", "index.html"])
def test_name_that_leads_outside_or_comes_twice_is_told(name: str, folder: Path) -> None:
    copy = packed(folder)
    with zipfile.ZipFile(copy, "a") as pack, pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_, **__: None)
        pack.writestr(name, "evil")
    assert f"added: {name} (more than once, or outside of the pack)" in told(copy)


def test_site_is_checked_by_the_list_in_its_downloads(folder: Path) -> None:
    (folder / "downloads").mkdir()
    (folder / NAME).rename(folder / "downloads" / NAME)
    assert told(folder) == told(folder / "downloads") == []
    (folder / "index.html").unlink()
    assert told(folder) == told(folder / "downloads") == ["missing: index.html"]


def test_truncated_zip_is_told(folder: Path) -> None:
    copy = packed(folder)
    copy.write_bytes(copy.read_bytes()[:-40])
    with pytest.raises(CourseError, match="V103 This is no whole zip file: it was cut short on the way"):
        verify(copy)


@pytest.mark.parametrize(
    ("text", "said"), [("", ""), ("<html>", "V104 SHA256SUMS is damaged (line 1)."), ("\x00", "V104")]
)
def test_damaged_list_is_told(text: str, said: str, folder: Path) -> None:
    (folder / NAME).write_text(text, "utf-8")
    if not said:
        assert told(folder) == [f"added: {name}" for name in sorted(FILES)]
        return
    with pytest.raises(CourseError) as error:
        verify(folder)
    assert said in str(error.value)


def test_folder_and_zip_without_a_list_are_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"x")
    for path in (tmp_path, packed(tmp_path, "other.zip")):
        with pytest.raises(CourseError, match="V102 There is no SHA256SUMS"):
            verify(path)
    with pytest.raises(CourseError, match="V101 There is no such file or folder"):
        verify(tmp_path / "nothing.zip")


@given(data=st.data())
def test_a_pack_called_good_gives_every_file_as_it_was(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("copy") / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(bytes(range(64)))
    (folder / NAME).write_text(write_sums(sums_of(folder)), "utf-8")
    copy = packed(folder)
    whole = bytearray(copy.read_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    copy.write_bytes(whole)
    try:
        differences = told(copy)
    except CourseError:
        return
    if not differences:
        with zipfile.ZipFile(copy) as pack:
            assert pack.read("a.txt") == bytes(range(64))


def test_command_needs_no_environment_and_ends_with_1_where_something_differs(folder: Path) -> None:
    command = [sys.executable, "-S", "-m", "scripts", "verify", str(folder)]
    good = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert good.returncode == 0, good.stderr
    assert good.stderr.startswith("All 3 files are as they were made. Fingerprint of the list: ")
    (folder / "index.html").unlink()
    bad = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (bad.returncode, bad.stdout) == (1, "missing: index.html\n")
    assert bad.stderr == "1 of 3 files are not as they were made.\n"


def test_name_that_an_old_terminal_cannot_show_comes_as_codes(folder: Path) -> None:
    (folder / "多.txt").write_bytes(b"x")
    done = subprocess.run(
        [sys.executable, "-S", "-m", "scripts", "verify", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        encoding="cp1252",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "added: \\u591a.txt\n")


COMMANDS = {
    "Linux": (r"^Linux:\n    (.+)$", ["course/index.html: FAILED", "course/zh/index.html: FAILED open or read"]),
    "macOS": (r"^macOS:\n    (.+)$", ["course/index.html: FAILED", "course/zh/index.html: FAILED open or read"]),
    "Linux and macOS": (r"^Linux and macOS, .+:\n    (.+)$", ["course/new.html"]),
}


@pytest.mark.parametrize("system", COMMANDS)
def test_commands_that_the_pack_tells_name_what_is_wrong(system: str, folder: Path) -> None:
    pattern, named = COMMANDS[system]
    advice = string.Template((ROOT / "scripts/templates/pack/check.txt").read_text("utf-8")).safe_substitute()
    command = re.findall(pattern, advice, re.MULTILINE)[0]
    program = re.findall("sha256sum|shasum|uniq", command)[0]
    if sys.platform == "win32" or shutil.which(program) is None:
        pytest.skip(f"no {program} on this system")
    assert run_in(folder, command) == []
    (folder / "course/index.html").write_bytes(b"x")
    (folder / "course/zh/index.html").unlink()
    (folder / "course/new.html").write_bytes(b"x")
    assert run_in(folder, command) == named


def run_in(folder: Path, command: str) -> list[str]:
    bash = str(shutil.which("bash"))
    done = subprocess.run([bash, "-c", command], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.splitlines()
