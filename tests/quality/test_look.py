"""Leaving out rules that no page uses changes nothing that anybody sees: pixel for pixel, in every state."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
import yaml
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from tests.quality.states import MODULE, SCREENS, STATES

ROOT = Path(__file__).resolve().parents[2]
Variant = tuple[Literal["light", "dark"], str]
LIGHT_PHONE, DARK_DESK, LIGHT_DESK, DARK_PHONE = VARIANTS = list[Variant](
    [("light", "phone"), ("dark", "desk"), ("light", "desk"), ("dark", "phone")]
)
PAGES = {
    "index.html": VARIANTS,
    "zh/questions.html": [LIGHT_PHONE, DARK_DESK],
    MODULE: [LIGHT_DESK, DARK_PHONE],
    "zh/glossary.html": [LIGHT_PHONE, DARK_DESK],
    "source.html": [LIGHT_DESK, DARK_PHONE],
}
NOISE = 2  # of 255 levels: two pictures of one page differ as much where things lie over each other
SPECK = 20  # pixels: the corner of a dialog, now and then


def whole_sheet() -> str:
    """The theme's style sheets and ours, as they come, one behind another."""
    theme = importlib.util.find_spec("material")
    assert theme is not None
    assert theme.submodule_search_locations
    folder = Path(theme.submodule_search_locations[0], "templates", "assets", "stylesheets")
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["extra_css"]
    sheets = [*(next(folder.glob(f"{name}.*.css")) for name in ("main", "palette")), *(ROOT / "docs" / s for s in ours)]
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets)


@contextmanager
def windows(browser: Browser, variant: Variant) -> Iterator[tuple[Page, Page]]:
    """Two readers alike, but one gets all rules."""
    scheme, screen = variant
    pair = [browser.new_context(viewport=SCREENS[screen], color_scheme=scheme, reduced_motion="reduce") for _ in "ab"]
    whole, trimmed = pair
    sheet = whole_sheet()
    whole.route("**/assets/stylesheets/*.css", lambda route: route.fulfill(body=sheet, content_type="text/css"))
    yield whole.new_page(), trimmed.new_page()
    for context in pair:
        context.close()


def are_alike(pair: tuple[Page, Page], *, whole: bool) -> bool:
    """Compare what two windows show, or all that can be scrolled into view."""
    one, other = (Image.open(io.BytesIO(picture(page, whole=whole))).convert("RGB") for page in pair)
    if one.size != other.size:
        return False
    levels = ImageChops.difference(one, other).convert("L").histogram()
    return sum(levels[NOISE:]) <= SPECK


def picture(page: Page, *, whole: bool) -> bytes:
    page.mouse.move(0, 0)
    return page.screenshot(full_page=whole, animations="disabled", caret="hide")


@pytest.mark.parametrize("variant", VARIANTS, ids="-".join)
def test_pages_look_the_same(browser: Browser, address: str, variant: Variant) -> None:
    changed = []
    with windows(browser, variant) as pair:
        for path in (path for path, variants in PAGES.items() if variant in variants):
            for page in pair:
                page.goto(f"{address}/{path}")
            if not are_alike(pair, whole=True):
                changed.append(path)
    assert changed == []


@pytest.mark.parametrize("state", STATES)
def test_states_look_the_same(browser: Browser, address: str, state: str) -> None:
    bring_about, _, screens = STATES[state]
    changed = []
    for screen in screens:
        variant: Variant = ("dark" if screen == "phone" else "light", screen)
        with windows(browser, variant) as pair:
            for page in pair:
                page.goto(f"{address}/{MODULE}")
                bring_about(page)
            if not are_alike(pair, whole=False):
                changed.append(variant)
    assert changed == []


def test_paper_looks_the_same(browser: Browser, address: str) -> None:
    with windows(browser, ("light", "desk")) as pair:
        for page in pair:
            page.goto(f"{address}/{MODULE}")
            page.emulate_media(media="print")
        assert are_alike(pair, whole=True)


def test_a_missing_rule_would_be_seen(browser: Browser, address: str) -> None:
    with windows(browser, ("light", "phone")) as pair:
        for page in pair:
            page.goto(f"{address}/index.html")
        pair[1].add_style_tag(content=".md-typeset h1 { letter-spacing: .1em }")
        assert not are_alike(pair, whole=False)
