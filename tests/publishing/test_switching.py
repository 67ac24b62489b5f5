"""A new release under load: no answer fails, and no page is put together from two releases."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.model import CourseError
from scripts.outputs import checksums
from scripts.outputs.serving.publishing import Publication, publish
from tests.npm import program
from tests.publishing.conftest import Served, free_port, running

PAGE = "modules/01-purpose.html"
SWITCHES = 30


class Releases(NamedTuple):
    """A server, and two sites that it can be given."""

    served: Served
    publications: tuple[Publication, Publication]


def mark(site: Path, version: str) -> Path:
    """Say in a page and in what it loads which version they are; both versions have the same length."""
    for path in (site / PAGE, *site.glob("assets/css/*.css")):
        sign = f"<!-- version {version} -->" if path.suffix == ".html" else f"/* version {version} */"
        path.write_text(path.read_text("utf-8") + sign, "utf-8")
    sums = checksums.write_sums(checksums.sums_of(site))
    (site / checksums.IN_SITE).write_text(sums, "utf-8")
    return site


@pytest.fixture
def releases(built_site: Path, tmp_path: Path) -> Iterator[Releases]:
    port = free_port()
    left_out = shutil.ignore_patterns("*.pdf", "*.pptx", "*.zip")
    sites = [mark(shutil.copytree(built_site, tmp_path / name, ignore=left_out), name) for name in ("A", "B")]
    one, other = (Publication(site, tmp_path / "srv", listen=f"127.0.0.1:{port}") for site in sites)
    assert publish(one)
    with running(tmp_path / "srv", port) as served:
        yield Releases(served, (one, other))


def version_in(body: bytes) -> set[bytes]:
    return set(re.findall(rb"version ([AB]) ", body))


def read_pages(served: Served, stop: threading.Event, faults: list[str], seen: set[bytes]) -> None:
    """Load a page with all that it links to, again and again; note whatever does not fit together."""
    tag = ""
    while not stop.is_set():
        page = served.ask(f"/{PAGE}", **({"If_None_Match": tag} if tag else {}))
        if page.status == 304:
            continue
        versions = version_in(page.body)
        for link in re.findall(rb'(?:href|src)="\.\./(v-[^"]+\.(?:css|js))"', page.body):
            loaded = served.ask(f"/{link.decode()}")
            versions |= version_in(loaded.body)
            if loaded.status != 200:
                faults.append(f"{link.decode()}: {loaded.status}")
        if page.status != 200 or len(versions) != 1:
            faults.append(f"{page.status}: {versions}")
        seen |= versions
        tag = page.headers.get("ETag", "")


def test_no_page_fails_or_is_mixed_while_releases_change(releases: Releases) -> None:
    stop, faults, seen = threading.Event(), list[str](), set[bytes]()
    readers = [threading.Thread(target=read_pages, args=(releases.served, stop, faults, seen)) for _ in range(4)]
    for reader in readers:
        reader.start()
    try:
        for number in range(SWITCHES):
            assert publish(releases.publications[(number + 1) % 2])
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert faults == []
    assert seen == {b"A", b"B"}


def test_page_that_changed_is_sent_anew_even_if_size_and_time_are_the_same(releases: Releases) -> None:
    before = releases.served.ask(f"/{PAGE}")
    assert publish(releases.publications[1])
    after = releases.served.ask(f"/{PAGE}", If_None_Match=before.headers["ETag"])
    assert after.status == 200
    assert len(after.body) == len(before.body)
    assert version_in(after.body) == {b"B"}
    loaded = re.findall(rb'href="\.\./(v-[^"]+\.css)"', before.body)
    assert releases.served.ask(f"/{loaded[0].decode()}").status == 200


def test_pages_with_new_scripts_wait_until_the_server_knows_them(releases: Releases) -> None:
    site = releases.publications[1].site
    (site / PAGE).write_text((site / PAGE).read_text("utf-8") + "<script>new()</script>", "utf-8")
    (site / checksums.IN_SITE).write_text(checksums.write_sums(checksums.sums_of(site)), "utf-8")
    assert not publish(releases.publications[1])
    assert version_in(releases.served.ask(f"/{PAGE}").body) == {b"A"}
    assert publish(releases.publications[1])
    assert version_in(releases.served.ask(f"/{PAGE}").body) == {b"B"}


def test_only_the_last_releases_stay_on_the_disk(releases: Releases, tmp_path: Path) -> None:
    for name in ("C", "D", "E", "F"):
        site = shutil.copytree(releases.publications[0].site, tmp_path / name)
        (site / "assets" / "css" / "base.css").write_text(name, "utf-8")
        (site / checksums.IN_SITE).write_text(checksums.write_sums(checksums.sums_of(site)), "utf-8")
        assert publish(Publication(site, tmp_path / "srv", listen=releases.publications[0].listen))
    assert len(list((tmp_path / "srv" / "releases").iterdir())) == 3
    assert len([path for path in (tmp_path / "srv" / "versions").iterdir() if path.name != "trainers"]) == 3


def test_site_that_was_changed_is_not_published(releases: Releases) -> None:
    (releases.publications[1].site / PAGE).write_text("changed", "utf-8")
    with pytest.raises(CourseError, match="V105 This site is not as it was built"):
        publish(releases.publications[1])
    assert version_in(releases.served.ask(f"/{PAGE}").body) == {b"A"}


@pytest.mark.parametrize("passwords", [None, Path("no-such-file")])
def test_trainers_edition_without_a_password_is_not_published(
    passwords: Path | None, officers_site: Path, built_site: Path, tmp_path: Path
) -> None:
    with pytest.raises(CourseError, match="V106 The trainers' edition has no password"):
        publish(Publication(officers_site, tmp_path / "srv", built_site, passwords))
    assert not (tmp_path / "srv").exists()


def test_notes_are_not_published_to_everybody_where_trainers_have_a_place_of_their_own(
    built_site: Path, tmp_path: Path
) -> None:
    (tmp_path / "passwords").touch()
    with pytest.raises(CourseError, match=r"01-purpose.html:1: V106 This page is for everybody, and tells trainer's"):
        publish(Publication(built_site, tmp_path / "srv", built_site, tmp_path / "passwords"))
    assert not (tmp_path / "srv").exists()


def test_hundred_readers_at_once_get_nothing_but_pages(releases: Releases) -> None:
    wrk = program("wrk", "wrk")
    address = f"{releases.served.address}/{PAGE}"
    done = subprocess.run([wrk, "-c100", "-d3s", "-t2", address], capture_output=True, encoding="utf-8", check=True)
    assert "Non-2xx" not in done.stdout
    assert "Socket errors" not in done.stdout
    assert int(re.findall(r"(\d+) requests in", done.stdout)[0]) > 1000
