"""``pictures``: take the screenshot that the README shows, from the pages as they are now."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts import console
from scripts.bench.lighthouse import find_chromium
from scripts.commands import ROOT
from scripts.commands.build import read_text
from scripts.outputs.building import Order, build
from scripts.progress import watch_build
from scripts.settings import load_settings

_PICTURE = ROOT / ".github" / "pictures" / "module.png"
_MODULE = "modules/01-purpose.html"
_WIDTH, _HEIGHT = 760, 1180  # of each half, in CSS pixels; enough to see a passage
_NEITHER = "fr"  # a reader of another language is offered neither of the two


def run() -> int:
    """Photograph a module in both languages, side by side.

    Returns:
        0 when the picture was written, 1 when there is no browser.
    """
    browser = find_chromium()
    if browser is None:
        console.say("There is no Chromium to take the picture with.\nHint: apt install chromium.")
        return 1
    settings = load_settings(ROOT)
    text, _ = read_text(settings)
    with tempfile.TemporaryDirectory(prefix="pictures-") as work:
        site = Path(work) / "site"
        with watch_build() as watcher:
            build(Order(text, settings, ("site",)), site, watcher)
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
            _photograph(chromium, site)
            chromium.close()
    console.say(f"{_PICTURE.relative_to(ROOT).as_posix()}: taken")
    return 0


def _photograph(browser: Browser, site: Path) -> None:
    """Show both pages in frames of one page, so that one picture holds both."""
    frames = "".join(
        f'<iframe src="{(site / folder / _MODULE).as_uri()}" width="{_WIDTH}" height="{_HEIGHT}" title=""></iframe>'
        for folder in ("", "zh")
    )
    sheet = site / "picture.html"
    style = "body{margin:0;display:flex;gap:16px;background:#ccd3dc}iframe{border:0}"
    sheet.write_text(f"<!doctype html><style>{style}</style>{frames}", encoding="utf-8")
    page = browser.new_page(viewport={"width": 2 * _WIDTH + 16, "height": _HEIGHT}, locale=_NEITHER)
    page.goto(sheet.as_uri(), wait_until="networkidle")
    _PICTURE.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(_PICTURE))
