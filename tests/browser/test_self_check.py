"""Self-check: answered before the answer opens, by pointer and by keyboard, and as it is without scripts."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect

MODULE = "modules/01-purpose.html"
RIGHT, WRONG = "✓ Right.", "✗ Not this time."


def quiz(page: Page, kind: str) -> Locator:
    return page.locator(f".quiz[data-answer^={kind}]").first


def solution(box: Locator) -> list[str]:
    return (box.get_attribute("data-answer") or "").split()[1:]


def check(box: Locator) -> None:
    box.get_by_role("button", name="Check my answer").click()


def test_a_choice_is_judged_and_its_answer_opens(page: Page, site: str) -> None:
    page.goto(f"{site}/{MODULE}")
    box = quiz(page, "choose")
    right = int(solution(box)[0]) - 1
    options = box.get_by_role("radio")
    expect(box.locator("details")).not_to_have_attribute("open", "")
    options.nth((right + 1) % 3).check()
    check(box)
    expect(box.get_by_role("status")).to_contain_text(WRONG)
    expect(box.locator("details")).to_have_attribute("open", "")
    options.nth(right).check()
    expect(box.get_by_role("status")).to_have_text("")
    check(box)
    expect(box.get_by_role("status")).to_have_text(RIGHT)


def test_a_statement_is_judged(page: Page, served: str) -> None:
    page.goto(f"{served}/zh/{MODULE}")
    box = quiz(page, "judge")
    wrong = "错" if solution(box) == ["true"] else "对"
    box.get_by_role("radio", name=wrong).check()
    box.get_by_role("button", name="对答案").click()
    expect(box.get_by_role("status")).to_contain_text("✗ 不对")


def test_things_are_put_in_order_and_taken_back(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    box = quiz(page, "order")
    places = box.locator(".place")
    places.first.click()
    expect(places.first).to_have_text("1")
    check(box)
    expect(box.get_by_role("status")).to_contain_text("Answer first")
    places.first.click()
    expect(places.first).to_have_text("–")
    for number in solution(box):
        places.nth(int(number) - 1).click()
    check(box)
    expect(box.get_by_role("status")).to_have_text(RIGHT)


def test_the_keyboard_is_enough(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}")
    box = quiz(page, "choose")
    box.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    for _ in range(int(solution(box)[0]) - 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box.get_by_role("status")).to_have_text(RIGHT)
    box = quiz(page, "order")
    box.locator(".place").first.focus()
    page.keyboard.press("Space")
    expect(box.get_by_role("button", name="Item 1: place 1")).to_be_focused()


def test_options_are_named_and_grouped_for_those_who_hear_the_page(page: Page, served: str) -> None:
    page.goto(f"{served}/{MODULE}?view=both")
    box = page.get_by_role("group", name="Choose one").first
    words = box.locator("li").first.inner_text().split("\n")
    expect(box.get_by_role("radio", name=words[0])).to_be_visible()


def test_without_scripts_the_answer_opens_as_it_is(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served}/{MODULE}")
        box = quiz(page, "choose")
        expect(box.locator("input, button")).to_have_count(0)
        box.locator("summary").click()
        expect(box.locator("details p").first).to_be_visible()
