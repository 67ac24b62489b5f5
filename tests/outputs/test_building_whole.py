"""Whole or not at all: whatever happens to a build, the last good site stays, and the next build succeeds."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

import pytest

from scripts.outputs.building import Order, build
from scripts.outputs.made import Made
from scripts.outputs.order import Task
from scripts.outputs.verifying import verify
from scripts.progress import PlainLines
from tests.outputs.whole import COUNTED, KILLED, OLD_CLOCK, PAGES, SMALL_FILES, run_build, start_build, write_pages

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and mounts of Unix")

MOMENTS = 30
"""So many times a build is killed, spread over all that it writes; MOMENTS=100 in the environment for more."""


class Place(NamedTuple):
    """Pages of a new version, and the site of the version before."""

    pages: Path
    site: Path


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    assert run_build(write_pages(folder / "pages", "old"), folder / "site").returncode == 0
    return folder / "site"


@pytest.fixture
def place(good: Path, tmp_path: Path) -> Place:
    return Place(write_pages(tmp_path / "pages", "new"), Path(shutil.copytree(good, tmp_path / "site")))


def version_of(site: Path) -> str:
    """Tell of which version a site is, after a look at every file of it."""
    assert verify(site).differences == ()
    versions = {(site / page).read_text("utf-8")[3:6] for page in PAGES}
    assert len(versions) == 1
    return versions.pop()


def beside(site: Path) -> set[str]:
    return {path.name for path in site.parent.iterdir()} - {site.name, f".{site.name}.lock", "pages"}


def test_killed_build_leaves_a_whole_site(place: Place, good: Path, tmp_path: Path) -> None:
    counted = run_build(
        place.pages, Path(shutil.copytree(good, tmp_path / "other" / "site")), KILLED.format(at=0), COUNTED
    )
    writes = int(counted.stdout.rpartition("moments ")[2])
    wanted = int(os.environ.get("MOMENTS", MOMENTS))
    early = {1 + number * writes // wanted for number in range(wanted - 4)}
    seen = set()
    for at in sorted(early | set(range(writes - 3, writes + 1))):
        assert run_build(*place, KILLED.format(at=at)).returncode == -9
        seen.add(version_of(place.site))
    assert "old" in seen
    assert run_build(*place).returncode == 0
    assert version_of(place.site) == "new"
    assert beside(place.site) == {"other"}


@pytest.mark.parametrize("leftover", ["gone", "both"])
def test_site_that_was_moved_away_by_a_killed_build_comes_back(leftover: str, place: Place) -> None:
    previous = place.site.with_name(".site.previous")
    if leftover == "gone":
        place.site.rename(previous)
    else:
        shutil.copytree(place.site, previous)
    assert run_build(*place, SMALL_FILES).returncode == 1
    assert version_of(place.site) == "old"
    assert beside(place.site) == set()


def test_file_that_cannot_grow_is_told_and_the_site_stays(place: Place) -> None:
    full = run_build(*place, SMALL_FILES)
    assert full.returncode == 1
    assert "B102 The output cannot be written (" in full.stderr
    assert "File too large" in full.stderr
    assert "what was there is as it was." in full.stderr
    assert version_of(place.site) == "old"
    assert beside(place.site) == set()


@contextlib.contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """Give a small file system of its own, where this machine allows it."""
    folder.mkdir()
    if run_as_root("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)):
        pytest.skip("no right to mount a file system")
    try:
        yield folder
    finally:
        assert run_as_root("umount", str(folder)) == 0


def run_as_root(*command: str) -> int:
    """Run a command as root, or by a sudo that asks for no password; give its exit code."""
    words = command if os.geteuid() == 0 else ("sudo", "--non-interactive", *command)
    program = shutil.which(words[0])
    return subprocess.run([program, *words[1:]], capture_output=True, check=False).returncode if program else 1


def test_full_disk_is_told_and_the_site_stays(place: Place, tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=1800k") as disk:
        site = Path(shutil.copytree(place.site, disk / "site"))
        full = run_build(place.pages, site)
        assert full.returncode == 1
        assert "B102 The output cannot be written (" in full.stderr
        assert "No space left on device" in full.stderr
        assert version_of(site) == "old"
        assert beside(site) == set()


def test_folder_that_cannot_be_written_is_told_and_the_site_stays(place: Place, tmp_path: Path) -> None:
    with mounted(tmp_path / "locked", "size=20m") as disk:
        site = Path(shutil.copytree(place.site, disk / "site"))
        assert run_as_root("mount", "-o", "remount,ro", str(disk)) == 0
        denied = run_build(place.pages, site)
        assert denied.returncode == 1
        assert "B102 The output cannot be written (Read-only file system" in denied.stderr
        assert version_of(site) == "old"


def test_second_build_waits_for_the_first(place: Place) -> None:
    fcntl = pytest.importorskip("fcntl")
    with place.site.with_name(".site.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = start_build(*place)
        assert any("Another build is writing to" in line for line in second.stderr or ())
        assert version_of(place.site) == "old"
    second.communicate(timeout=120)
    assert second.returncode == 0
    assert version_of(place.site) == "new"


def test_three_builds_at_once_all_succeed(place: Place) -> None:
    builds = [start_build(*place) for _ in range(3)]
    ends = [(build.communicate(timeout=120)[1], build.returncode) for build in builds]
    assert [code for _, code in ends] == [0, 0, 0], ends
    assert version_of(place.site) == "new"
    assert beside(place.site) == set()


def test_clock_in_the_past_makes_no_difference(place: Place) -> None:
    past = run_build(*place, OLD_CLOCK)
    assert past.returncode == 0, past.stderr
    sums = (place.site / "downloads" / "SHA256SUMS").read_bytes()
    assert run_build(*place).returncode == 0
    assert (place.site / "downloads" / "SHA256SUMS").read_bytes() == sums


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_no_build_has_made_is_not_replaced(kind: str, place: Place, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    if kind == "folder":
        precious.mkdir()
    thesis = precious / "thesis.txt" if kind == "folder" else precious
    thesis.write_text("mine", "utf-8")
    refused = run_build(place.pages, precious)
    assert refused.returncode == 1
    assert "B104 The folder for the output holds files that no build has made." in refused.stderr
    assert thesis.read_text("utf-8") == "mine"


def test_link_to_the_site_stays_a_link(place: Place, tmp_path: Path) -> None:
    link = tmp_path / "public"
    link.symlink_to(place.site)
    assert run_build(place.pages, link).returncode == 0
    assert link.is_symlink()
    assert version_of(place.site) == "new"


def test_no_file_of_the_old_site_is_written_to(place: Place, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    shutil.copytree(place.site, linked, copy_function=os.link)
    assert run_build(*place).returncode == 0
    assert version_of(linked) == "old"


@pytest.mark.parametrize(("edition", "stays"), [("trainers", True), ("officers", False)])
def test_only_parts_of_the_same_edition_are_kept(
    edition: str, stays: bool, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = place.site / "slides" / "01.html"
    deck.parent.mkdir()
    deck.write_text("a trainer's note", "utf-8")

    def make(task: Task) -> list[Made]:
        shutil.copytree(place.pages, task.aside, dirs_exist_ok=True)
        return []

    monkeypatch.setitem(sys.modules, "scripts.outputs.parts.site", cast("Any", SimpleNamespace(make=make)))
    nothing = cast("Any", None)  # is handed on to the part, which asks for none of it here
    build(Order(nothing, nothing, ("site",), edition=edition), place.site, PlainLines())
    assert version_of(place.site) == "new"
    assert deck.exists() is stays
