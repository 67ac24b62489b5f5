"""The trainer’s window, session plans and lots, and what goes wrong in a classroom."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.outputs.deck import make_decks
from tests.browser.deck.classroom import NOW, at, open_desk
from tests.editions.made_up import course, pair


def test_both_windows_go_in_step(wall: Page) -> None:
    desk = open_desk(wall)
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
    desk = open_desk(wall)
    desk.get_by_role("combobox").select_option("q-2")
    desk.get_by_role("button", name="Start").click()
    (wall if which == "wall" else desk).reload()
    expect(wall.locator("#q-2")).to_be_visible()
    expect(wall.locator(f"{NOW} .timer")).to_have_attribute("data-state", "run")
    expect(desk.get_by_role("combobox")).to_have_value("q-2")
    desk.keyboard.press("PageDown")
    expect(wall.locator("#q-3")).to_be_visible()


def test_a_link_into_a_deck_seen_before_leads_both_windows(wall: Page, deck: str) -> None:
    wall.keyboard.press("End")
    wall.goto("about:blank")
    wall.goto(f"{deck}?lang=zh#q-1")
    expect(wall.locator("#q-1")).to_be_visible()
    desk = open_desk(wall)
    expect(desk.get_by_role("combobox")).to_have_value("q-1")
    desk.keyboard.press("PageDown")
    expect(wall.locator("#q-2")).to_be_visible()
    expect(desk.get_by_role("button", name="下一页")).to_be_visible()


def test_a_lost_window_is_said_and_found_again(wall: Page) -> None:
    desk = open_desk(wall)
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
    desk = open_desk(wall)
    desk.keyboard.press("End")
    expect(wall.locator("#close")).to_be_visible()
    assert at(other) == "start"


def test_the_desk_speaks_either_language_whatever_is_projected(wall: Page) -> None:
    desk = open_desk(wall)
    desk.get_by_role("button", name="EN", exact=True).click()
    desk.get_by_role("button", name="界面：中文").click()
    expect(desk.get_by_role("button", name="下一页")).to_be_visible()
    desk.reload()
    expect(desk.get_by_role("button", name="课时安排")).to_be_visible()
    expect(wall.locator("html")).to_have_attribute("data-lang", "en")
    expect(wall.locator("html")).to_have_attribute("lang", "en")


def test_a_blocked_window_is_said(wall: Page) -> None:
    wall.evaluate("window.open = () => null")
    wall.keyboard.press("s")
    expect(wall.locator(".toast")).to_contain_text("Allow pop-up windows")


def test_it_works_where_storage_and_channels_are_refused(strange_room: BrowserContext, deck: str) -> None:
    strange_room.add_init_script("""
      Object.defineProperty(window, "sessionStorage", {get() { throw new DOMException("no", "SecurityError"); }});
      window.BroadcastChannel = undefined;
    """)
    wall = strange_room.new_page()
    wall.goto(f"{deck}?lang=zh")
    desk = open_desk(wall)
    desk.keyboard.press("End")
    expect(wall.locator("#close")).to_be_visible()
    wall.reload()
    expect(wall.locator("#close")).to_be_visible()
    expect(wall.locator("html")).to_have_attribute("data-lang", "zh")


def test_groups_are_dealt_and_kept_nowhere(wall: Page) -> None:
    wall.keyboard.press("g")
    wall.get_by_label("Names").fill("Chen\nWu, Luo、Tang，He")
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


def test_a_plan_leaves_out_what_does_not_fit(wall: Page) -> None:
    wall.keyboard.press("p")
    wall.get_by_role("button", name="15 minutes").click()
    expect(wall.locator("dialog[open]")).to_contain_text("Together: 15:00")
    wall.keyboard.press("Escape")
    seen = []
    for _ in range(30):
        wall.keyboard.press("PageDown")
        seen.append(at(wall))
    assert seen[-1] == "close"
    assert {"q-2", "p01"} <= set(seen)
    assert "c-1" not in seen


def test_the_next_class_starts_afresh(wall: Page) -> None:
    desk = open_desk(wall)
    desk.get_by_role("combobox").select_option("q-2")
    desk.keyboard.press("t")
    expect(wall.locator(f"{NOW} .timer")).to_have_attribute("data-state", "run")
    desk.get_by_role("button", name="Session plan").click()
    desk.get_by_role("button", name="Start afresh").click()
    desk.keyboard.press("Escape")
    expect(wall.locator("#start")).to_be_visible()
    expect(desk.locator("header")).to_contain_text("Whole session 0:00 /")
    desk.get_by_role("combobox").select_option("q-2")
    expect(wall.locator(f"{NOW} .timer")).to_have_attribute("data-state", "idle")


def test_a_module_without_questions_or_notes_can_be_led(room: BrowserContext, tmp_path: Path) -> None:
    bare = pair(questions=(), quizzes=(), worksheet=(), notes=(), parts={})
    made = make_decks(course(bare), tmp_path)
    wall = room.new_page()
    wall.goto(f"{(tmp_path / made[0].path).as_uri()}?lang=en")
    desk = open_desk(wall)
    expect(desk.locator(".told")).to_have_text("There is no note for this slide.")
    desk.keyboard.press("t")
    desk.keyboard.press("End")
    expect(wall.locator("#close")).to_be_visible()
    expect(desk.locator(".next")).to_have_text("This was the last slide.")
    expect(desk.locator(".clock")).to_be_hidden()


def test_slides_can_be_ticked_off(wall: Page) -> None:
    wall.keyboard.press("p")
    wall.get_by_role("checkbox", name="Objectives").uncheck()
    wall.keyboard.press("Escape")
    wall.keyboard.press("PageDown")
    assert at(wall) == "p01"
