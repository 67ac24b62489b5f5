"""No barrier that axe-core knows: on every page, in every state, light and dark, on phone and desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.quality.states import MODULE, SCREENS, STATES

SCHEMES = ("light", "dark")
VARIANTS = [(scheme, screen) for scheme in SCHEMES for screen in SCREENS]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""What a change of colours can break."""
RUN = """async ([part, type, values]) => {
  const found = await axe.run(part, { runOnly: { type, values }, resultTypes: ["violations"] })
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))
}"""


@contextmanager
def reader(browser: Browser, axe: str, scheme: str, screen: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport=SCREENS[screen],
        color_scheme=scheme,  # type: ignore[arg-type] # one of two words
        reduced_motion="reduce",
        bypass_csp=True,
    )
    context.add_init_script(axe)
    yield context.new_page()
    context.close()


def barriers(page: Page, part: str = "html", colours: list[str] | None = None) -> list[str]:
    found: list[str] = page.evaluate(RUN, [part, *(("rule", colours) if colours else ("tag", RULES))])
    return found


@pytest.mark.parametrize("variant", VARIANTS, ids="-".join)
def test_no_page_has_a_barrier(
    browser: Browser, axe: str, address: str, pages: list[str], variant: tuple[str, str]
) -> None:
    rules = None if variant[0] == "light" else COLOURS
    found = {}
    with reader(browser, axe, *variant) as page:
        for path in pages:
            page.goto(f"{address}/{path}")
            found[path] = barriers(page, colours=rules)
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize("state", STATES)
def test_no_state_of_a_page_has_a_barrier(browser: Browser, axe: str, address: str, state: str) -> None:
    bring_about, part, screens = STATES[state]
    found = {}
    for scheme, screen in VARIANTS:
        if screen not in screens:
            continue
        with reader(browser, axe, scheme, screen) as page:
            path = MODULE if scheme == "light" else f"zh/{MODULE}"
            page.goto(f"{address}/{path}")
            bring_about(page)
            found[scheme, screen, path] = barriers(page, part)
    assert {variant: words for variant, words in found.items() if words} == {}


SLIDES = ("?lang=en#start", "?lang=zh#1", "?lang=both#4", "?lang=zh#6", "?view=presenter&lang=both#3")


@pytest.mark.parametrize("slide", SLIDES)
def test_no_slide_has_a_barrier(browser: Browser, axe: str, address: str, slide: str) -> None:
    found = {}
    for scheme in SCHEMES:
        with reader(browser, axe, scheme, "desk") as page:
            page.goto(f"{address}/slides/05-work-and-study.html{slide}")
            found[scheme] = barriers(page)
    assert found == {"light": [], "dark": []}


WRONG = "<img src=x><p style='color: #ccc'>Pale"


def test_a_barrier_would_be_found(browser: Browser, axe: str, address: str) -> None:
    with reader(browser, axe, "light", "phone") as page:
        page.goto(f"{address}/index.html")
        page.locator("article").evaluate("(page, more) => page.insertAdjacentHTML('beforeend', more)", WRONG)
        assert {words.partition(":")[0] for words in barriers(page)} == {"image-alt", "color-contrast"}
