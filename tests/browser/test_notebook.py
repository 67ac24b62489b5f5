"""Notes: asked once, kept in this browser or not at all, exported, printed, erased; never sent, run or lost."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

MODULE = "modules/01-purpose.html"
KEEP, PAGE_ONLY = "Keep them", "Only until I close this page"
ASKED = "Keep my notes in this browser? If others use this computer too, do not."
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', {configurable: true, get() { throw new DOMException('off') }})"
)
KEPT = "() => Object.entries(localStorage).filter(([key]) => key.includes('note.')).map(String).join()"
PASTE = """(area, count) => {
    area.value = "人".repeat(count)
    area.dispatchEvent(new Event("input"))
    area.focus()
    area.blur()
}"""
PUT = """([key, value]) => {
    const path = location.protocol === "file:" ? "" : __md_scope.pathname
    localStorage[`course${path}.${key}`] = value
}"""
FILL = """() => {
    for (let size = 4e6; size >= 1; size /= 2) {
        for (let number = 0; number < 3; number++) {
            try { localStorage[`${size}-${number}`] = "x".repeat(size) } catch {}
        }
    }
}"""
MEGABYTE = 1_000_000


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that is left without a question, unless a test listens for it."""
    page.add_init_script("window.print = () => {}")
    yield page
    for each in page.context.pages:
        each.on("dialog", Dialog.accept)


def field(page: Page, number: int = 0) -> Locator:
    return page.locator(".note-field textarea").nth(number)


def write(page: Page, text: str, number: int = 0, choice: str = "") -> None:
    field(page, number).fill(text)
    if choice:
        page.get_by_role("button", name=choice).first.click()
    field(page, number).blur()


def saved_file(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_there_is_room_under_every_question_check_and_row(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    boxes = page.locator(".question, .quiz, .part-worksheet dd")
    assert boxes.count() == page.locator(".note-field").count() > 12
    for box in boxes.all():
        expect(box.get_by_role("textbox")).to_have_count(1)


def test_nothing_is_kept_before_the_reader_says_so_and_then_it_stays(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}")
    expect(page.get_by_text(ASKED)).to_have_count(0)
    write(page, "the brother, first of all")
    expect(page.get_by_text(ASKED)).to_be_visible()
    assert page.evaluate(KEPT) == ""
    page.get_by_role("button", name=KEEP).click()
    expect(field(page)).to_be_focused()
    write(page, "the clock", 1)
    expect(page.get_by_text(ASKED)).to_have_count(0)
    expect(page.get_by_text("Your notes are kept in this browser. Notes in all modules: 2")).to_be_visible()
    page.goto(f"{site}/zh/{MODULE}")
    expect(field(page)).to_have_value("the brother, first of all")
    expect(field(page, 1)).to_have_value("the clock")


def test_only_until_the_page_is_closed_means_that(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    write(page, "gone soon", choice=PAGE_ONLY)
    expect(page.get_by_text("only until you close this page.")).to_be_visible()
    page.on("dialog", Dialog.accept)
    page.goto(f"{served}/index.html")
    assert "gone soon" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    page.go_back()
    expect(field(page)).to_have_value("")


def test_leaving_with_words_that_nothing_keeps_is_asked_about(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    field(page).press_sequentially("not yet decided")
    kinds: list[str] = []

    def stay(dialog: Dialog) -> None:
        kinds.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.close(run_before_unload=True)
    expect(field(page)).to_have_value("not yet decided")
    assert kinds == ["beforeunload"]


def test_the_file_holds_all_notes_with_their_questions_and_those_whose_question_is_gone(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}")
    write(page, "the brother\n<b>first</b>", choice=KEEP)
    gone = {"text": "an old thought", "at": 1, "ask": "Asked once"}
    page.evaluate(PUT, ["note.01-purpose.q-old", json.dumps(gone)])
    page.evaluate(PUT, ["note.02-leaders-first.q-x", "what another hand wrote"])
    page.reload()
    text = saved_file(page)
    assert "## What it is all for\n\n> For whom do we enforce the law?\n> Mr Ding stands at the window." in text
    assert "\n\nthe brother\n<b>first</b>\n" in text
    assert "> Asked once\n> (This question is no longer in the course.)\n\nan old thought\n" in text
    assert "what another hand wrote" in text


def test_notes_are_printed_with_their_questions(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    write(page, "the brother, far away", choice=KEEP)
    page.get_by_role("button", name="Print with the questions").click()
    pages = pypdf.PdfReader(io.BytesIO(page.pdf())).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in pages).split())
    assert "the brother, far away" in text
    assert "Mr Ding stands at the window." in text
    assert "After this module you can" not in text
    assert "Look for:" not in text
    expect(page.locator(".note-on-paper")).to_have_count(0)


def test_one_button_erases_all_in_every_tab(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    write(page, "to be erased", choice=KEEP)
    other = page.context.new_page()
    other.goto(f"{served}/{MODULE}")
    expect(field(other)).to_have_value("to be erased")
    page.get_by_role("button", name="Erase all notes").press("Enter")
    page.get_by_role("button", name="Yes, erase all").press("Enter")
    expect(page.get_by_text("All notes are erased.")).to_be_visible()
    for each in (page, other):
        expect(field(each)).to_have_value("")
    assert page.evaluate(KEPT) == ""


def test_two_tabs_keep_each_others_notes(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}")
    write(page, "one", choice=KEEP)
    other = page.context.new_page()
    other.goto(f"{site}/{MODULE}")
    write(other, "two", 1)
    expect(field(page, 1)).to_have_value("two")
    field(page).evaluate("area => { area.value = 'one, longer'; area.dispatchEvent(new Event('input')) }")
    field(other).evaluate("area => { area.value = 'other'; area.dispatchEvent(new Event('input')) }")
    expect(field(page)).to_have_value("one, longer\n\nother")
    expect(field(other)).to_have_value("one, longer\n\nother")


def test_words_stay_words(page: Page, served: str) -> None:
    text = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script> </textarea> ${1} `"
    page.goto(f"{served}/{MODULE}")
    write(page, text, choice=KEEP)
    page.reload()
    expect(field(page)).to_have_value(text)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".note-on-paper").first).to_have_text(text)
    assert text in saved_file(page)
    assert page.title() != "run"


def test_a_megabyte_is_kept_and_what_finds_no_room_is_said(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    write(page, "small", choice=KEEP)
    field(page).evaluate(PASTE, MEGABYTE)
    page.reload()
    assert field(page).evaluate("area => area.value.length") == MEGABYTE
    page.evaluate(FILL)
    write(page, "one note more", 1)
    expect(page.get_by_text("no room for this note")).to_be_visible()
    text = saved_file(page)
    assert "one note more" in text
    assert text.count("人") >= MEGABYTE
    page.evaluate("localStorage.removeItem('4000000-0')")
    write(page, "one note more, kept", 1)
    expect(page.get_by_text("no room for this note")).to_have_count(0)


def test_nothing_leaves_this_computer(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    page.on("websocket", lambda socket: asked.append(socket.url))
    write(page, "a secret", choice=KEEP)
    saved_file(page)
    page.get_by_role("button", name="Print with the questions").click()
    page.get_by_role("button", name="Erase all notes").click()
    page.get_by_role("button", name="Yes, erase all").click()
    expect(page.get_by_text("Nothing leaves this computer.")).to_be_visible()
    # The browser may look at the page's icon again when the address moves along with the reader.
    assert [each for each in asked if not each.startswith("blob:") and not each.endswith("favicon.svg ")] == []
    assert page.context.cookies() == []


def test_a_browser_that_keeps_nothing_says_so(page: Page, served: str) -> None:
    page.add_init_script(NO_STORAGE)
    page.goto(f"{served}/{MODULE}")
    write(page, "still here")
    expect(page.get_by_text("This browser keeps nothing: save your notes as a file")).to_be_visible()
    expect(page.get_by_text(ASKED)).to_have_count(0)
    assert "still here" in saved_file(page)


def test_the_keyboard_is_enough(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    field(page).focus()
    page.keyboard.type("typed")
    expect(page.get_by_role("status").filter(has_text=ASKED)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=KEEP)).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_accessible_name("My notes: For whom do we enforce the law?")
