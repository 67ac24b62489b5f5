"""The deck as a document, on a phone, on paper, under a strict policy, for a screen reader."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.bench.waiting import wait_until
from tests.browser.deck.classroom import at

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


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


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_each_language_is_set_in_its_own_face(browser: Browser, deck: str, locale: str) -> None:
    page = browser.new_page(locale=locale)
    page.goto(f"{deck}?lang=both")
    faces = page.locator("#objectives li [lang]").evaluate_all(
        "spans => spans.map(span => [span.lang.slice(0, 2), getComputedStyle(span).fontFamily.split(',')[0]])"
    )
    assert {tuple(face) for face in faces} == {("en", "system-ui"), ("zh", '"PingFang SC"')}
    page.close()


def test_a_phone_stays_awake_while_it_shows_slides(browser: Browser, deck: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800}, locale="en-GB")
    page.add_init_script("""
      const lock = {release() { window.held = false; lock.onrelease(); }};
      const request = async () => { window.held = true; return lock; };
      Object.defineProperty(navigator, "wakeLock", {value: {request}});
    """)
    page.goto(deck)
    assert not page.evaluate("window.held")
    page.get_by_role("button", name="Show slides").click()
    wait_until(page, "window.held")
    page.evaluate("dispatchEvent(new MouseEvent('mousemove'))")
    page.get_by_role("button", name="Read as a page").click()
    wait_until(page, "!window.held")
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


def _printed(page: Page, address: str) -> pypdfium2.PdfDocument:
    page.goto(address)
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))


def _millimetres(paper: pypdfium2.PdfDocument) -> set[tuple[int, int]]:
    return {tuple(round(length / 72 * 25.4) for length in page.get_size()) for page in paper}


def _words(paper: pypdfium2.PdfDocument) -> str:
    return " ".join(page.get_textpage().get_text_bounded() for page in paper)


def test_a_printer_gets_slides_or_three_on_a_sheet_with_notes(room: BrowserContext, deck: str) -> None:
    page = room.new_page()
    slides = _printed(page, f"{deck}?lang=zh")
    assert (len(slides), _millimetres(slides)) == (page.locator(".slide").count(), {(320, 180)})
    assert ("主持人提示" in _words(slides), "Officer Chen" in _words(slides)) == (False, False)
    handout = _printed(page, f"{deck}?lang=zh&print=handout")
    assert (len(handout) < len(slides) / 1.5, _millimetres(handout)) == (True, {(210, 297)})
    assert "主持人提示" in _words(handout)


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
    assert at(page) == "close"
    assert complaints == []


def test_the_first_slide_is_there_at_once(wall: Page) -> None:
    painted = wall.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert painted < 1000  # 200 ms on a quiet machine; tests share theirs


def _violations(page: Page) -> list[str]:
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in page.evaluate("axe.run()")["violations"]]


@pytest.mark.parametrize("address", ["#start", "#q-1", "#worksheet", "#c-1-answer", "?view=doc", "?view=presenter#q-1"])
def test_nobody_is_shut_out(room: BrowserContext, deck: str, axe: str, address: str) -> None:
    page = room.new_page()
    page.goto(deck + address)
    page.evaluate(axe)
    for scheme in _SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert _violations(page) == []


@pytest.mark.parametrize("key", ["?", "p", "g"])
def test_nobody_is_shut_out_of_a_dialog(wall: Page, axe: str, key: str) -> None:
    wall.keyboard.press(key)
    wall.evaluate(axe)
    assert _violations(wall) == []
