"""What the server answers, to good requests and to bad ones."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from scripts.outputs.serving.headers import read_headers
from tests.publishing.conftest import Served

DECK = "/slides/01-purpose.html"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
TYPES = {
    "/": "text/html; charset=utf-8",
    "/zh/": "text/html; charset=utf-8",
    DECK: "text/html; charset=utf-8",
    "/sitemap.xml": "application/xml; charset=utf-8",
    "/downloads/manifest.json": "application/json; charset=utf-8",
    "/downloads/SHA256SUMS": "text/plain; charset=utf-8",
    "/downloads/course-offline.zip": "application/zip",
    "/downloads/slides/01-purpose.both.pptx": PPTX,
}
BAD = {
    "unknown page": ("GET", "/nothing.html", {}, 404),
    "unknown page in depth": ("GET", "/zh/modules/nothing/at/all.html", {}, 404),
    "folder without a page": ("GET", "/modules/", {}, 404),
    "way out of the folder": ("GET", "/../../etc/passwd", {}, 400),
    "coded way out of the folder": ("GET", "/%2e%2e/%2e%2e/etc/passwd", {}, 400),
    "way to the configuration": ("GET", "/../course.conf", {}, 400),
    "hidden file": ("GET", "/.htpasswd", {}, 404),
    "over-long address": ("GET", "/" + "a" * 9000, {}, 414),
    "over-long header": ("GET", "/", {"X_Long": "a" * 9000}, 400),
    "range behind the end": ("GET", "/downloads/SHA256SUMS", {"Range": "bytes=9999999-"}, 416),
    "range without sense": ("GET", "/downloads/SHA256SUMS", {"Range": "lines=1-2"}, 200),
    "range": ("GET", "/downloads/SHA256SUMS", {"Range": "bytes=0-63"}, 206),
    "POST": ("POST", "/index.html", {"Content_Length": "0"}, 405),
    "DELETE": ("DELETE", "/index.html", {}, 405),
    "TRACE": ("TRACE", "/index.html", {}, 405),
    "folder without its slash": ("GET", "/zh", {}, 301),
}


@pytest.mark.parametrize("path", TYPES)
def test_types_are_right(path: str, served: Served) -> None:
    answer = served.ask(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, TYPES[path])


@pytest.mark.parametrize("case", BAD)
def test_odd_request_gets_its_right_answer(case: str, served: Served) -> None:
    method, path, headers, status = BAD[case]
    answer = served.ask(path, method, **headers)
    assert answer.status == status
    assert b"root:" not in answer.body
    assert answer.headers["Server"] == "nginx"


def test_what_is_not_there_is_said_in_two_languages_at_any_depth(served: Served) -> None:
    page = served.ask("/zh/modules/nothing/at/all.html")
    assert page.status == 404
    assert "找不到这个页面" in page.body.decode()
    assert "This page is not here" in page.body.decode()
    assert page.headers["Cache-Control"] == "no-cache"


def test_head_says_the_same_without_a_body(served: Served) -> None:
    get, head = served.ask(DECK), served.ask(DECK, "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert {**head.headers, "Date": ""} == {**get.headers, "Date": ""}


@pytest.mark.parametrize("path", ["/", "/nothing.html", "/downloads/course-offline.zip", "/trainers/"])
def test_every_answer_carries_the_strict_headers(path: str, served: Served) -> None:
    headers = served.ask(path).headers
    for name, value in read_headers(served.folder / "releases").items():
        assert headers[name] == value
    scripts = next(part for part in headers["Content-Security-Policy"].split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert len(scripts.split()) > 3


def test_site_brings_the_same_headers_for_hosts_that_read_them(built_site: Path) -> None:
    text = (built_site / "_headers").read_text("utf-8")
    for name, value in read_headers(built_site).items():
        assert f"  {name}: {value}\n" in text


def test_no_page_has_a_script_on_an_element(built_site: Path) -> None:
    handlers = re.compile(r"<[^>]+\son\w+\s*=|javascript:", re.IGNORECASE)
    assert [page.name for page in built_site.rglob("*.html") if handlers.search(page.read_text("utf-8"))] == []


def test_words_are_packed_beforehand(served: Served) -> None:
    plain, packed = served.ask(DECK), served.ask(DECK, Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2
    assert served.ask(f"{DECK}.gz").status == 404


def test_what_a_page_loads_is_kept_for_ever_and_the_page_asked_for_again(served: Served) -> None:
    page = served.ask("/modules/01-purpose.html")
    assert page.headers["Cache-Control"] == "no-cache"
    loaded = re.findall(r'(?:href|src)="\.\./(v-[^"]+)"', page.body.decode())
    assert {Path(path).suffix for path in loaded} == {".css", ".js", ".svg"}
    for path in loaded:
        answer = served.ask(f"/{path}")
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
    again = served.ask("/modules/01-purpose.html", If_None_Match=page.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
