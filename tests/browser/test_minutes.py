"""Ten minutes: parts that fit and were not read yet, how far one has come, and where one goes on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

HOME = "index.html"
MODULE = "modules/01-purpose.html"
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', {configurable: true, get() { throw new DOMException('off') }})"
)
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def mark(page: Page, title: str) -> None:
    page.get_by_role("checkbox", name=f"Read: {title}").first.check()


def test_an_offer_leads_to_parts_that_fit_and_says_where_the_time_ends(page: Page, site: str) -> None:
    page.goto(f"{site}/{HOME}")
    offer = page.get_by_role("link", name="10 minutes")
    expect(offer).to_contain_text("Module 1: Objectives, The text, What it says, In practice")
    offer.click()
    expect(page.locator("#objectives")).to_be_in_viewport()
    assert page.url.startswith(f"{site}/{MODULE}?until=practice")
    end = page.get_by_text("Your time ends here.")
    expect(end).to_have_count(1)
    assert end.evaluate("line => line.closest('section').querySelector('h2').id") == "practice"


def test_five_minutes_are_the_five_minute_version_until_it_is_read(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    offer = page.get_by_role("link", name="5 minutes")
    expect(offer).to_contain_text("Five-minute version")
    offer.press("Enter")
    expect(page.locator("#five-minutes")).to_be_in_viewport()
    mark(page, "Five-minute version")
    expect(offer).to_contain_text("Objectives, The text")


def test_a_part_is_read_when_its_end_was_in_view(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    page.locator("#meaning").scroll_into_view_if_needed()
    box = page.get_by_role("checkbox", name="Read: The text")
    expect(box).not_to_be_checked()
    box.scroll_into_view_if_needed()
    expect(box).to_be_checked()
    expect(page.get_by_role("checkbox", name="Read: Key points")).not_to_be_checked()


def test_progress_is_shown_in_both_languages_and_can_be_forgotten(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}")
    mark(page, "Objectives")
    mark(page, "The text")
    expect(page.locator("nav.parts li").nth(1)).to_contain_text("✓")
    page.goto(f"{site}/zh/{HOME}")
    expect(page.locator(".module-list li").first).to_contain_text("已读2/")
    page.goto(f"{site}/{HOME}")
    expect(page.locator(".module-list li").first).to_contain_text("2 of ")
    expect(page.get_by_role("link", name="10 minutes")).to_contain_text(
        "Module 1: What it says, In practice, Discussion"
    )
    page.get_by_role("button", name="Forget what I have read").press("Enter")
    expect(page.locator(".progress")).to_have_count(0)
    expect(page.get_by_text("Go on where you stopped")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("link", name="10 minutes")).to_contain_text("Objectives")


def test_one_goes_on_where_one_stopped(page: Page, served: str) -> None:
    page.goto(f"{served}/modules/03-four-questions.html")
    mark(page, "Objectives")
    page.goto(f"{served}/{HOME}")
    page.get_by_role("link", name="Module 3 · The text").click()
    expect(page.locator("#text")).to_be_in_viewport()
    page.goto(f"{served}/{MODULE}")
    expect(page.get_by_text("Go on where you stopped")).to_have_count(0)  # nothing of this module was read


def test_a_module_that_is_read_is_done_and_the_next_one_comes(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    for box in page.locator(".read-mark input").all():
        box.check()
    expect(page.get_by_text("You have read all parts.")).to_be_visible()
    page.goto(f"{served}/{HOME}")
    expect(page.locator(".module-list li").first).to_contain_text("✓ read")
    expect(page.get_by_role("link", name="20 minutes")).to_contain_text("Module 2: Objectives")


def test_a_mark_in_one_tab_shows_in_the_other(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}")
    other = page.context.new_page()
    other.goto(f"{site}/{MODULE}")
    mark(other, "Key points")
    expect(page.get_by_role("checkbox", name="Read: Key points")).to_be_checked()


def test_without_storage_nothing_is_kept_and_the_offers_still_lead(page: Page, served: str) -> None:
    page.add_init_script(NO_STORAGE)
    page.goto(f"{served}/{HOME}")
    expect(page.get_by_role("link", name="10 minutes")).to_contain_text("Objectives")
    page.goto(f"{served}/{MODULE}")
    expect(page.locator(".read-mark")).to_have_count(0)


def test_a_full_storage_says_that_it_cannot_keep_a_mark(page: Page, served: str) -> None:
    page.add_init_script(FULL_STORAGE)
    page.goto(f"{served}/{MODULE}")
    page.get_by_role("checkbox", name="Read: Key points").click()
    expect(page.get_by_text("no room left").first).to_be_visible()
    expect(page.get_by_role("checkbox", name="Read: Key points")).not_to_be_checked()


@pytest.mark.parametrize(
    "kept", ["{", "7", '{"01-purpose": 7}', '{"01-purpose": {"a": [null]}, "__proto__": ["text"]}']
)
def test_what_another_hand_wrote_into_the_storage_breaks_nothing(page: Page, served: str, kept: str) -> None:
    page.goto(f"{served}/{MODULE}")
    page.evaluate("kept => { localStorage[`course${__md_scope.pathname}.read`] = kept }", kept)
    page.reload()
    mark(page, "Objectives")
    page.goto(f"{served}/{HOME}")
    expect(page.locator(".module-list li").first).to_contain_text("1 of ")


@pytest.mark.parametrize(
    "tail", ["?until=%3Cimg%20src=x%3E#%3Cscript%3E", "?until=__proto__#", "?until=%E0%A4%A#%", "?view=&until"]
)
def test_a_hand_made_address_breaks_nothing(page: Page, served: str, tail: str) -> None:
    page.goto(f"{served}/{MODULE}{tail}")
    expect(page.get_by_role("link", name="20 minutes")).to_be_visible()
    expect(page.get_by_text("Your time ends here.")).to_have_count(0)


def test_without_scripts_the_offers_are_plain_links(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served}/{HOME}")
        page.get_by_role("link", name="5 minutes").click()
        assert page.url == f"{served}/{MODULE}#five-minutes"
