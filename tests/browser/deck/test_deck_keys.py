"""Projecting a module: keys, clickers, touch, language, countdowns, the sentence at issue."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.deck.classroom import NOW, at


@pytest.mark.parametrize(
    ("keys", "slide"),
    [
        ("PageDown", "objectives"),
        ("ArrowRight ArrowDown Space", "scenario"),
        ("End", "close"),
        ("End PageUp", "key-points-2"),
        ("End Home", "start"),
        ("End ArrowLeft ArrowUp Backspace", "c-1-answer"),
        ("3 Enter", "p01"),
        ("1 PageDown Enter", "objectives"),
        ("9 9 Enter", "close"),
        ("PageUp", "start"),
    ],
)
def test_keys_and_clickers_move(wall: Page, keys: str, slide: str) -> None:
    for key in keys.split():
        wall.keyboard.press(key)
    assert at(wall) == slide


@pytest.mark.parametrize(("key", "colour"), [("b", "black"), (".", "black"), ("w", "white"), (",", "white")])
def test_the_screen_goes_black_or_white_and_back(wall: Page, key: str, colour: str) -> None:
    wall.keyboard.press(key)
    expect(wall.locator(".blank")).to_have_attribute("data-is", colour)
    wall.keyboard.press("PageDown")
    expect(wall.locator(".blank")).to_be_hidden()
    assert at(wall) == "start"


def test_a_finger_that_rests_on_a_key_means_it_once(wall: Page) -> None:
    for key in ("b", "PageDown"):
        wall.keyboard.press("Home")
        for _ in range(2):
            wall.keyboard.down(key)
        wall.keyboard.up(key)
        if key == "b":
            expect(wall.locator(".blank")).to_be_visible()
            wall.keyboard.press("b")
    assert at(wall) == "p01"


@pytest.mark.parametrize(("code", "what"), [("KeyB", ".blank"), ("KeyP", "dialog[open]"), ("Slash", "dialog[open]")])
def test_keys_work_while_a_chinese_input_method_is_on(wall: Page, code: str, what: str) -> None:
    wall.evaluate("code => dispatchEvent(new KeyboardEvent('keydown', {key: 'Process', code}))", code)
    expect(wall.locator(what)).to_be_visible()


def test_a_swipe_turns_the_slide(wall: Page) -> None:
    wall.evaluate("""() => {
      const touch = (type, clientX) => {
        dispatchEvent(Object.assign(new Event(type), {touches: [], changedTouches: [{clientX, clientY: 300}]}));
      };
      touch("touchstart", 600);
      touch("touchend", 300);
    }""")
    assert at(wall) == "objectives"


def test_the_language_changes_without_losing_the_place(wall: Page) -> None:
    wall.keyboard.press("PageDown")
    for language, hidden in (("en", "zh-Hans"), ("zh", "en")):
        wall.keyboard.press("l")
        expect(wall.locator("html")).to_have_attribute("data-lang", language)
        expect(wall.locator(f"{NOW} .item [lang={hidden}]").first).to_be_hidden()
    assert at(wall) == "objectives"
    assert "lang=zh" in wall.url


@pytest.mark.parametrize("wanted", ["no-such-slide", "0", "-3", "%"])
def test_an_unknown_slide_is_said_and_the_deck_opens(room: BrowserContext, deck: str, wanted: str) -> None:
    page = room.new_page()
    page.goto(f"{deck}?lang=en#{wanted}")
    expect(page.locator(".toast")).to_contain_text(f"There is no slide “{wanted}”")
    assert at(page) == "start"


def test_a_plan_of_a_deck_that_has_changed_is_given_up(wall: Page) -> None:
    wall.keyboard.press("PageDown")
    wall.evaluate("""() => {
      const key = Object.keys(sessionStorage).find((key) => key.endsWith(":state"));
      const state = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.setItem(key, JSON.stringify({ ...state, keep: { gone: 60 } }));
    }""")
    wall.reload()
    wall.keyboard.press("PageDown")
    assert at(wall) == "p01"


def test_an_address_opens_its_slide_by_id_or_number(room: BrowserContext, deck: str) -> None:
    for address, slide in (("#q-2", "q-2"), ("#3", "p01"), ("#999", "close")):
        page = room.new_page()
        page.goto(deck + address)
        assert at(page) == slide


def test_a_countdown_tells_the_time_after_the_laptop_slept(strange_room: BrowserContext, deck: str) -> None:
    page = strange_room.new_page()
    page.clock.install()
    page.goto(f"{deck}?lang=en#q-1")
    clock = page.locator(f"{NOW} .timer")
    page.keyboard.press("t")
    page.clock.run_for(60_000)
    expect(clock.locator("b")).to_have_text("3:00")
    page.clock.fast_forward(130_000)  # as a lid does: time goes by, no timer runs
    expect(clock).to_have_attribute("data-state", "last")
    expect(clock).to_contain_text("Last minute")
    page.keyboard.press("+")
    expect(clock.locator("b")).to_have_text("1:50")
    page.clock.fast_forward(120_000)
    expect(clock).to_contain_text("Time is up")
    expect(clock.locator("b")).to_have_text("+0:10")


def test_a_paused_countdown_waits(strange_room: BrowserContext, deck: str) -> None:
    page = strange_room.new_page()
    page.clock.install()
    page.goto(f"{deck}#q-1")
    page.keyboard.press("t")
    page.clock.run_for(30_000)
    page.keyboard.press("t")
    page.clock.run_for(90_000)
    expect(page.locator(f"{NOW} .timer b")).to_have_text("3:30")


def test_a_click_points_at_a_sentence_then_shows_it_alone(wall: Page) -> None:
    wall.keyboard.press("PageDown")
    sentence = wall.locator(f"{NOW} .item").nth(1)
    sentence.click()
    expect(sentence).to_have_class(re.compile(r"\bat\b"))
    expect(wall.locator(f"{NOW} .item").first).to_have_css("opacity", "0.22")
    sentence.click()
    expect(wall.locator(f"{NOW} .item").first).to_be_hidden()
    wall.keyboard.press("Escape")
    expect(wall.locator(f"{NOW} .item").first).to_be_visible()
