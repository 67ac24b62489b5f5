"""A deck in a real window on a real screen, with real keys, from disk and from a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.bench.waiting import wait_until
from scripts.outputs.deck import make_decks
from tests.browser.deck.classroom import NOW
from tests.browser.deck.screen import HIGH, WIDE, Screen, light_up
from tests.editions.made_up import course, pair
from tests.serving import serve


@pytest.fixture(scope="module")
def screen(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    with light_up(browser, tmp_path_factory.mktemp("profile")) as lit:
        yield lit


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("decks")
    make_decks(course(pair()), target)
    return target


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    with serve(folder) as address:
        yield address


@pytest.fixture(params=["disk", "server"])
def projected(request: pytest.FixtureRequest, screen: Screen, folder: Path) -> Iterator[Page]:
    """The projected window, opened by its address."""
    place = folder.as_uri() if request.param == "disk" else request.getfixturevalue("served")
    page = screen.context.new_page()
    page.goto(f"{place}/slides/01-sample.html?lang=en")
    yield page
    for window in screen.context.pages[1:]:
        window.close()


def _seconds(countdown: Locator) -> int:
    """Tell how many seconds a countdown shows, without waiting for it."""
    minutes, seconds = countdown.inner_text().split(":")
    return 60 * int(minutes) + int(seconds)


def _open_desk(screen: Screen, projected: Page) -> Page:
    with screen.context.expect_page() as opened:
        screen.press(projected, "s")
    expect(opened.value.locator(".desk")).to_be_visible()
    return opened.value


def test_a_clicker_and_a_keyboard_lead_the_class(screen: Screen, projected: Page) -> None:
    screen.press(projected, "F5")
    wait_until(projected, f"document.fullscreenElement && innerWidth === {WIDE} && innerHeight === {HIGH}")
    screen.press(projected, "Next")
    expect(projected.locator(NOW)).to_have_id("objectives")
    screen.press(projected, "period")
    expect(projected.locator(".blank")).to_be_visible()
    screen.press(projected, "Next")
    expect(projected.locator(".blank")).to_be_hidden()
    screen.press(projected, "l", "l")
    expect(projected.locator("html")).to_have_attribute("data-lang", "both")
    screen.press(projected, "8", "Return")
    expect(projected.locator(NOW)).to_have_id("q-2")
    screen.press(projected, "Prior")
    expect(projected.locator(NOW)).to_have_id("q-1")
    screen.press(projected, "Escape")
    wait_until(projected, "!document.fullscreenElement")


def test_the_presenter_opens_past_the_popup_blocker_and_leads(screen: Screen, projected: Page) -> None:
    desk = _open_desk(screen, projected)
    screen.press(desk, "Next", "Next")
    expect(projected.locator(NOW)).to_have_id("p01")
    screen.press(desk, "b")
    expect(projected.locator(".blank")).to_be_visible()
    screen.press(projected, "Next", "Next")
    expect(desk.locator(".current .slide")).to_contain_text("Made up")
    screen.press(projected, "l")
    expect(desk.get_by_role("button", name="下一页")).to_be_visible()


@pytest.mark.parametrize("which", ["projected", "desk"])
def test_the_browsers_own_reload_keeps_the_place(screen: Screen, projected: Page, which: str) -> None:
    desk = _open_desk(screen, projected)
    screen.press(desk, "6", "Return", "t")
    expect(projected.locator(f"{NOW} .timer")).to_have_attribute("data-state", "run")
    window = projected if which == "projected" else desk
    with window.expect_navigation():
        screen.press(window, "ctrl+r")
    expect(projected.locator(NOW)).to_have_id("q-0")
    expect(projected.locator(f"{NOW} .timer")).to_have_attribute("data-state", "run")
    screen.press(desk, "Next")
    expect(projected.locator(NOW)).to_have_id("q-1")


def test_a_countdown_goes_on_in_a_window_put_away(screen: Screen, projected: Page) -> None:
    desk = _open_desk(screen, projected)
    screen.press(desk, "6", "Return", "t")
    expect(projected.locator(f"{NOW} .timer")).to_have_attribute("data-state", "run")
    on_wall, on_desk = projected.locator(f"{NOW} .timer b"), desk.locator(".current .timer b")
    screen.minimise(projected)
    later = _seconds(on_desk) - 6
    wait_until(desk, f"document.querySelector('.current .timer b').textContent <= '{later // 60}:{later % 60:02}'")
    screen.restore(projected)
    before, shown, after = _seconds(on_desk), _seconds(on_wall), _seconds(on_desk)
    assert after - 1 <= shown <= before + 1
    assert shown <= later


def test_the_screen_stays_awake_again_after_the_window_was_away(screen: Screen, projected: Page) -> None:
    screen.minimise(projected)
    screen.restore(projected)
    screen.press(projected, "question")
    expect(projected.get_by_role("dialog")).to_contain_text("The screen is kept awake.")
