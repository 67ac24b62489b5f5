"""The pack: what is in it, under which names, and that it is the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path, PurePosixPath

import pypdfium2
import pytest

from scripts.outputs.checksums import NAME, read_sums
from scripts.outputs.pack import CHECK, START, WHOLE

LONGEST_PATH = 120


@pytest.fixture(scope="module")
def pack(built_site: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(built_site / WHOLE)


def test_one_page_lies_at_the_root_and_leads_to_both_languages(pack: zipfile.ZipFile) -> None:
    root = {name for name in pack.namelist() if "/" not in name}
    assert root == {START, CHECK, NAME}
    page = pack.read(START).decode()
    for link in ("course/index.html", "course/zh/index.html", CHECK):
        assert f'href="{link}"' in page
        assert link in pack.namelist()


def test_everything_on_the_site_is_in_the_pack(pack: zipfile.ZipFile, built_site: Path) -> None:
    left_out = {"404.html", "_headers", "sitemap.xml", "sitemap.xml.gz", "downloads/manifest.json"}
    site = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()}
    wanted = {f"course/{name}" for name in site - left_out if not name.endswith((".zip", NAME))}
    assert {name for name in pack.namelist() if "/" in name} == wanted


def test_names_are_plain_and_short_enough_for_windows(pack: zipfile.ZipFile) -> None:
    assert [name for name in pack.namelist() if len(name) > LONGEST_PATH or not name.isascii()] == []
    assert [name for name in pack.namelist() if set(name) & set('<>:"|?*\\') or name != name.strip(" .")] == []
    folded = [name.casefold() for name in pack.namelist()]
    assert len(folded) == len(set(folded))


def test_nothing_in_the_pack_tells_when_or_where_it_was_made(pack: zipfile.ZipFile) -> None:
    entries = pack.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert len({(entry.date_time, entry.external_attr, entry.create_system, entry.extra) for entry in entries}) == 1
    assert entries[0].date_time[3:] == (0, 0, 0)


def test_list_in_the_pack_is_true(pack: zipfile.ZipFile) -> None:
    sums = read_sums(pack.read(NAME).decode())
    assert sums == {name: hashlib.sha256(pack.read(name)).hexdigest() for name in pack.namelist() if name != NAME}


def test_list_of_the_site_names_every_file_but_itself(built_site: Path) -> None:
    listed = read_sums((built_site / "downloads" / NAME).read_text("utf-8"))
    assert str(WHOLE) in listed
    files = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()}
    assert files - set(listed) == {f"downloads/{NAME}"}


def test_only_the_site_offers_the_pack(pack: zipfile.ZipFile, built_site: Path) -> None:
    for page in ("downloads.html", "zh/downloads.html"):
        up = "../" * page.count("/")
        for name in (WHOLE, PurePosixPath("downloads", NAME)):
            link = f'href="{up}{name}"'
            assert link in (built_site / page).read_text("utf-8")
            assert link not in pack.read(f"course/{page}").decode()


@pytest.fixture(scope="module")
def state(pack: zipfile.ZipFile) -> tuple[str, str, str]:
    """Version, date and fingerprint, as the page at the root says them."""
    line = pack.read(START).decode().partition("<p>Version ")[2].partition("</p>")[0]
    version, date, mark = line.split(" · ")
    return version, date, mark


def test_every_page_and_deck_says_which_state_of_the_course_it_is(
    state: tuple[str, str, str], pack: zipfile.ZipFile
) -> None:
    pages = [name for name in pack.namelist() if name.endswith(".html")]
    assert len(pages) > 40
    assert [name for name in pages for said in state if said not in pack.read(name).decode()] == []
    assert f"fingerprint {state[2]}" in pack.read(CHECK).decode("utf-8-sig")


def test_every_paper_says_at_its_foot_which_state_of_the_course_it_is(
    state: tuple[str, str, str], pack: zipfile.ZipFile
) -> None:
    version, _, mark = state
    papers = [name for name in pack.namelist() if name.endswith(".pdf")]
    assert len(papers) > 40
    assert [name for name in papers for said in (version, mark) if said not in last_page(pack.read(name))] == []


def last_page(paper: bytes) -> str:
    document = pypdfium2.PdfDocument(paper)
    return str(document[len(document) - 1].get_textpage().get_text_bounded())


def test_every_powerpoint_says_in_its_properties_which_state_of_the_course_it_is(
    state: tuple[str, str, str], pack: zipfile.ZipFile
) -> None:
    shows = [name for name in pack.namelist() if name.endswith(".pptx")]
    assert len(shows) > 30
    for name in shows:
        with zipfile.ZipFile(io.BytesIO(pack.read(name))) as show:
            assert " · ".join(state) in show.read("docProps/core.xml").decode(), name
