"""What is around the article: the menu, the list of contents, the way back to the top."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.bench.waiting import wait_until

MODULE = "modules/05-work-and-study.html"
MENU = ".md-sidebar--primary"
IN_MENU = f"!!document.activeElement.closest('{MENU}')"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A narrow window with a keyboard, as a desktop's at 400 %."""
    with browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce") as context:
        yield context.new_page()


def test_the_menu_opens_and_closes_by_keyboard(phone: Page, site: str) -> None:
    phone.goto(f"{site}/{MODULE}")
    button = phone.get_by_role("button", name="Menu")
    button.press("Enter")
    expect(phone.locator(MENU)).to_be_in_viewport()
    assert phone.evaluate(IN_MENU)
    phone.keyboard.press("Escape")
    expect(phone.locator(MENU)).not_to_be_in_viewport()
    expect(button).to_be_focused()


def test_a_closed_menu_is_not_in_the_keyboards_way(phone: Page, served: str) -> None:
    phone.goto(f"{served}/zh/{MODULE}")
    phone.get_by_role("button", name="搜索").focus()
    for _ in range(4):
        phone.keyboard.press("Tab")
        assert not phone.evaluate(IN_MENU)


def test_the_menu_leads_to_another_page(phone: Page, site: str) -> None:
    phone.goto(f"{site}/zh/{MODULE}")
    phone.locator(".md-header [for=__drawer]").click()
    phone.locator(MENU).get_by_role("link", name="十分钟也算数").click()
    expect(phone.locator("h1")).to_have_text("十分钟也算数")


def test_contents_title_and_address_say_where_the_reader_is(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}")
    active = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(active).to_have_count(0)
    expect(page.locator(".md-header__title")).to_contain_text("Enforcing the Law for the People")
    page.locator(".md-sidebar--secondary").get_by_role("link", name="In practice").click()
    expect(active).to_have_text("In practice")
    expect(page.locator(".md-header__title--active .md-header__topic").last).to_be_visible()
    page.locator("#discussion").evaluate("heading => scrollBy(0, heading.getBoundingClientRect().top - 60)")
    expect(active).to_have_text("Discussion")
    expect(page).to_have_url(f"{site}/{MODULE}#discussion")


def test_who_turns_back_is_offered_the_way_to_the_top(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    up = page.locator(".md-top")
    page.mouse.wheel(0, 4000)
    wait_until(page, "scrollY > 3000")
    expect(up).to_have_attribute("hidden", "")
    page.mouse.wheel(0, -300)
    expect(up).not_to_have_attribute("hidden", "")
    up.click()
    wait_until(page, "scrollY === 0")


def test_an_address_opens_what_it_leads_into(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    fold = page.locator("details.trainer").first
    fold.evaluate("fold => { fold.querySelector('p, ul').id = 'inside' }")
    page.evaluate("location.hash = 'inside'")
    expect(fold).to_have_attribute("open", "")
    expect(page.locator("#inside")).to_be_in_viewport()


@pytest.mark.parametrize("place", ["#%", "#%E0%A4%A", "#<img src=x>", "#q-gone", "#__proto__"])
def test_a_hand_made_place_breaks_nothing(page: Page, served: str, place: str) -> None:
    page.goto(f"{served}/{MODULE}{place}")
    page.locator(".language-switch [data-view=both]").click()
    expect(page.locator(".twin:visible").first).to_be_visible()


def test_no_single_letter_is_a_command(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}")
    for key in "snpf/,.":
        page.keyboard.press(key)
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.url == f"{site}/{MODULE}"
