"""The main path in Firefox, from a server and from disk: home, a module, both languages, a search, a slide."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.npm import leave_out
from tests.quality.firefox import Firefox, start

MODULE = "modules/05-work-and-study.html"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        leave_out("no Firefox found; apt install firefox-esr")
    with start(program, tmp_path_factory.mktemp("profile")) as window:
        yield window


@pytest.fixture(params=["server", "disk"])
def site(request: pytest.FixtureRequest, built_site: Path) -> str:
    if request.param == "disk":
        return built_site.as_uri()
    address: str = request.getfixturevalue("address")
    return address


def test_a_reader_comes_through(firefox: Firefox, site: str) -> None:
    firefox.open(f"{site}/index.html")
    firefox.click(f"article a[href='{MODULE}']")
    assert firefox.wait_for(f"location.pathname.endsWith('{MODULE}') && document.readyState === 'complete'")
    firefox.click(".language-switch [data-view=both]")
    assert firefox.wait_for("document.querySelector('[data-segment=p06-3].twin').checkVisibility()")
    firefox.click(".language-switch [data-view=own]")
    firefox.click("details.trainer > summary")
    assert firefox.wait_for("document.querySelector('details.trainer').open")
    firefox.click("[data-md-component=search-query]")
    firefox.type("duty")
    firefox.click(".md-search-result__item a")
    assert firefox.wait_for("location.search.includes('h=duty') && document.querySelector('article h1').textContent")
    assert firefox.complaints == []


def test_a_trainer_comes_through(firefox: Firefox, site: str) -> None:
    firefox.open(f"{site}/slides/05-work-and-study.html?lang=en")
    first = firefox.wait_for("location.hash")
    firefox.type("\ue00f")  # PageDown, as clickers send it
    assert firefox.wait_for(f"location.hash !== '{first}' && location.hash")
    assert firefox.wait_for(
        "[...document.querySelectorAll('main > .slide')].filter((slide) => slide.checkVisibility()).length === 1"
    )
    assert firefox.complaints == []


def test_a_trainer_leads_from_a_second_window(firefox: Firefox, site: str) -> None:
    firefox.open(f"{site}/slides/05-work-and-study.html?lang=en#start")
    with firefox.follow_new_window("s"):
        assert firefox.wait_for("document.querySelector('.desk .current .slide') && document.readyState === 'complete'")
        firefox.type("\ue00fl")  # the next slide, in Chinese
        assert firefox.wait_for("document.querySelector('.desk select').value === 'objectives'")
        assert firefox.wait_for("document.documentElement.lang === 'zh-Hans'")
        firefox.type("b")
        assert firefox.wait_for("document.querySelector('.current .off')")
    assert firefox.wait_for("location.hash === '#objectives'")
    assert firefox.wait_for("document.documentElement.lang === 'zh-Hans'")
    assert firefox.wait_for("document.querySelector('.blank').checkVisibility()")
    assert firefox.complaints == []


def test_a_chinese_reader_comes_through(firefox: Firefox, site: str) -> None:
    firefox.open(f"{site}/zh/index.html")
    firefox.click("[data-md-component=search-query]")
    firefox.type("工学矛盾")
    assert firefox.wait_for("document.querySelector('.md-search-result__item h1')?.textContent") == "学到一半，警情来了"
    assert firefox.complaints == []
