"""Projecting a module: keys, clickers, two windows in step, countdowns, plans, and what goes wrong in a classroom."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.outputs.deck import make_decks
from tests.editions.made_up import course, pair

NOW = ".slide.now"


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("decks")
    made = make_decks(course(pair()), target)
    return (target / made[0].path).as_uri()


@pytest.fixture
def room(browser: Browser) -> Iterator[BrowserContext]:
    """A classroom with its own windows; a fault in any of their scripts fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-GB")
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    context.close()
    assert not faults


@pytest.fixture
def wall(room: BrowserContext, deck: str) -> Page:
    """The projected window."""
    page = room.new_page()
    page.goto(f"{deck}?lang=both")
    return page


def _at(page: Page) -> str:
    return str(page.locator(NOW).get_attribute("id"))


def _desk(wall: Page) -> Page:
    """Open the trainer's window as a trainer does."""
    with wall.context.expect_page() as opened:
        wall.keyboard.press("s")
    expect(opened.value.locator(".desk")).to_be_visible()
    return opened.value


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
    assert _at(wall) == slide


@pytest.mark.parametrize(("key", "colour"), [("b", "black"), (".", "black"), ("w", "white"), (",", "white")])
def test_the_screen_goes_black_or_white_and_back(wall: Page, key: str, colour: str) -> None:
    wall.keyboard.press(key)
    expect(wall.locator(".blank")).to_have_attribute("data-is", colour)
    wall.keyboard.press("PageDown")
    expect(wall.locator(".blank")).to_be_hidden()
    assert _at(wall) == "start"


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
    assert _at(wall) == "objectives"


def test_the_language_changes_without_losing_the_place(wall: Page) -> None:
    wall.keyboard.press("PageDown")
    for language, hidden in (("en", "zh-Hans"), ("zh", "en")):
        wall.keyboard.press("l")
        expect(wall.locator("html")).to_have_attribute("data-lang", language)
        expect(wall.locator(f"{NOW} .item [lang={hidden}]").first).to_be_hidden()
    assert _at(wall) == "objectives"
    assert "lang=zh" in wall.url


def test_an_unknown_slide_is_said_and_the_deck_opens(room: BrowserContext, deck: str) -> None:
    page = room.new_page()
    page.goto(f"{deck}?lang=en#no-such-slide")
    expect(page.locator(".toast")).to_contain_text("There is no slide “no-such-slide”")
    assert _at(page) == "start"


def test_an_address_opens_its_slide_by_id_or_number(room: BrowserContext, deck: str) -> None:
    for address, slide in (("#q-2", "q-2"), ("#3", "p01"), ("#999", "close")):
        page = room.new_page()
        page.goto(deck + address)
        assert _at(page) == slide


def test_a_countdown_tells_the_time_after_the_laptop_slept(room: BrowserContext, deck: str) -> None:
    page = room.new_page()
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


def test_a_paused_countdown_waits(room: BrowserContext, deck: str) -> None:
    page = room.new_page()
    page.clock.install()
    page.goto(f"{deck}#q-1")
    page.keyboard.press("t")
    page.clock.run_for(30_000)
    page.keyboard.press("t")
    page.clock.run_for(90_000)
    expect(page.locator(f"{NOW} .timer b")).to_have_text("3:30")


def test_both_windows_go_in_step(wall: Page) -> None:
    desk = _desk(wall)
    desk.keyboard.press("PageDown")
    expect(wall.locator("#objectives")).to_be_visible()
    wall.keyboard.press("PageDown")
    expect(desk.locator(".current .slide")).to_contain_text("Source text")
    expect(desk.locator(".next .slide")).to_contain_text("Made up")
    expect(desk.locator(".told")).to_contain_text("What it says")
    desk.get_by_role("combobox").select_option("q-3")
    expect(wall.locator("#q-3")).to_be_visible()
    desk.keyboard.press("b")
    expect(wall.locator(".blank")).to_be_visible()
    desk.get_by_role("button", name="中", exact=True).click()
    expect(wall.locator("html")).to_have_attribute("data-lang", "zh")
    expect(desk.get_by_role("button", name="下一页")).to_be_visible()


@pytest.mark.parametrize("which", ["wall", "desk"])
def test_either_window_can_be_reloaded(wall: Page, which: str) -> None:
    desk = _desk(wall)
    desk.get_by_role("combobox").select_option("q-2")
    desk.get_by_role("button", name="Start").click()
    (wall if which == "wall" else desk).reload()
    expect(wall.locator("#q-2")).to_be_visible()
    expect(wall.locator(f"{NOW} .timer")).to_have_attribute("data-state", "run")
    expect(desk.get_by_role("combobox")).to_have_value("q-2")
    desk.keyboard.press("PageDown")
    expect(wall.locator("#q-3")).to_be_visible()


def test_a_lost_window_is_said_and_found_again(wall: Page) -> None:
    desk = _desk(wall)
    desk.keyboard.press("End")
    wall.close(run_before_unload=True)
    expect(desk.get_by_role("alert")).to_contain_text("The projected window is gone", timeout=8000)
    with desk.context.expect_page() as opened:
        desk.get_by_role("button", name="Open the slides").click()
    expect(opened.value.locator("#close")).to_be_visible()
    expect(desk.locator(".alarm")).to_be_hidden()


def test_two_decks_at_once_do_not_disturb_each_other(room: BrowserContext, wall: Page, deck: str) -> None:
    other = room.new_page()
    other.goto(deck)
    desk = _desk(wall)
    desk.keyboard.press("End")
    expect(wall.locator("#close")).to_be_visible()
    assert _at(other) == "start"


def test_a_blocked_window_is_said(wall: Page) -> None:
    wall.evaluate("window.open = () => null")
    wall.keyboard.press("s")
    expect(wall.locator(".toast")).to_contain_text("Allow pop-up windows")


def test_it_works_where_storage_and_channels_are_refused(room: BrowserContext, deck: str) -> None:
    room.add_init_script("""
      Object.defineProperty(window, "sessionStorage", {get() { throw new DOMException("no", "SecurityError"); }});
      window.BroadcastChannel = undefined;
    """)
    wall = room.new_page()
    wall.goto(f"{deck}?lang=zh")
    desk = _desk(wall)
    desk.keyboard.press("End")
    expect(wall.locator("#close")).to_be_visible()
    wall.reload()
    expect(wall.locator("#close")).to_be_visible()
    expect(wall.locator("html")).to_have_attribute("data-lang", "zh")


def test_a_plan_leaves_out_what_does_not_fit(wall: Page) -> None:
    wall.keyboard.press("p")
    wall.get_by_role("button", name="15 minutes").click()
    expect(wall.locator("dialog[open]")).to_contain_text("Together: 15:00")
    wall.keyboard.press("Escape")
    seen = []
    for _ in range(30):
        wall.keyboard.press("PageDown")
        seen.append(_at(wall))
    assert seen[-1] == "close"
    assert {"q-2", "p01"} <= set(seen)
    assert "c-1" not in seen


def test_slides_can_be_ticked_off(wall: Page) -> None:
    wall.keyboard.press("p")
    wall.get_by_role("checkbox", name="Objectives").uncheck()
    wall.keyboard.press("Escape")
    wall.keyboard.press("PageDown")
    assert _at(wall) == "p01"


def test_groups_are_dealt_and_kept_nowhere(wall: Page) -> None:
    wall.keyboard.press("g")
    wall.get_by_label("Names").fill("Chen\nWu\nLuo\nTang\nHe")
    wall.get_by_label("How many in a group").fill("2")
    wall.get_by_role("button", name="Make groups").click()
    wall.keyboard.press("Escape")
    words = wall.locator(".lots").inner_text()
    assert sorted(re.findall(r"[A-Z][a-z]+", words.replace("Groups", ""))) == ["Chen", "He", "Luo", "Tang", "Wu"]
    assert "Chen" not in wall.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")
    wall.keyboard.press("Escape")
    expect(wall.locator(".lots")).to_be_hidden()


def test_everyone_speaks_once_before_anyone_speaks_twice(wall: Page) -> None:
    wall.keyboard.press("g")
    wall.get_by_label("How many people").fill("5")
    drawn = []
    for _ in range(5):
        wall.get_by_role("button", name="Who speaks next?").click()
        drawn.append(wall.locator(".lots .one").inner_text())
    assert sorted(drawn) == ["1", "2", "3", "4", "5"]


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


def test_without_script_it_is_a_document(browser: Browser, deck: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(deck)
    expect(page.locator("#close")).to_be_visible()
    expect(page.get_by_text("Trainer’s note").first).to_be_visible()
    assert page.locator("#close").bounding_box()["width"] <= 360  # type: ignore[index]
    context.close()


def test_a_phone_gets_the_document_and_can_show_slides(browser: Browser, deck: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800}, locale="en-GB")
    page.goto(deck)
    expect(page.locator("#close")).to_be_visible()
    page.get_by_role("button", name="Show slides").click()
    expect(page.locator("#close")).to_be_hidden()
    page.close()


def test_on_paper_each_slide_has_a_page_and_the_handout_has_notes(wall: Page) -> None:
    wall.emulate_media(media="print")
    wall.evaluate("dispatchEvent(new Event('beforeprint'))")
    heights = wall.evaluate("[...document.querySelectorAll('.slide')].map(s => Math.round(s.offsetHeight / 96 * 25.4))")
    assert set(heights) <= {179, 180}
    expect(wall.locator(".notes").first).to_be_hidden()
    wall.evaluate("""() => {
      dispatchEvent(new Event("afterprint"));
      document.documentElement.dataset.paper = "handout";
      dispatchEvent(new Event("beforeprint"));
    }""")
    expect(wall.locator(".notes").first).to_be_visible()
    expect(wall.locator(".notes li").first).to_be_visible()


def test_a_strict_policy_can_allow_just_this_script_and_style(room: BrowserContext, deck: str) -> None:
    body = Path(deck.removeprefix("file://")).read_text("utf-8")
    hashes = {
        tag: base64.b64encode(
            hashlib.sha256(re.findall(rf"<{tag}>(.*?)</{tag}>", body, re.DOTALL)[0].encode()).digest()
        ).decode()
        for tag in ("style", "script")
    }
    allowed = " ".join(f"{tag}-src 'sha256-{digest}';" for tag, digest in hashes.items())
    policy = f"default-src 'none'; img-src data:; {allowed}"
    page = room.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.route(
        "http://deck.test/**",
        lambda route: route.fulfill(body=body, content_type="text/html", headers={"Content-Security-Policy": policy}),
    )
    page.goto("http://deck.test/")
    page.keyboard.press("End")
    page.keyboard.press("p")
    assert _at(page) == "close"
    assert complaints == []


def test_the_first_slide_is_there_at_once(wall: Page) -> None:
    painted = wall.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert painted < 1000  # 200 ms on a quiet machine; tests share theirs
