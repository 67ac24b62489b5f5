"""Every slide of every module, in each language, fits a wide and an old projector, large enough to read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.course import load_course
from scripts.editions.course import read_course_text
from scripts.editions.lesson import Box
from scripts.editions.outline import Line, PassageText
from scripts.outputs.deck import make_decks
from scripts.settings import load_settings
from tests.editions.made_up import course, pair, prose, question

ROOT = Path(__file__).resolve().parents[3]
SMALLEST = 4.4
"""Hundredths of the height of the slide; smaller text is lost on the back row."""

# What a deck tells its address, the other window and its memory costs half of the time, and no slide its fit.
HUSH = "history.replaceState = Storage.prototype.setItem = BroadcastChannel.prototype.postMessage = () => {}"

# Goes through the deck as a clicker does and gives what does not fit: which slide, in which language.
WALK = """(least) => {
  const press = (key) => dispatchEvent(new KeyboardEvent("keydown", {key, code: key}));
  const now = () => document.querySelector(".slide.now");
  const faults = [];
  const look = (slide) => {
    const fault = (what) => faults.push([document.documentElement.dataset.lang, slide.id, what]);
    const foot = slide.querySelector(".foot");
    const words = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    const edge = slide.getBoundingClientRect();
    while (words.nextNode()) {
      const parent = words.currentNode.parentElement;
      if (!words.currentNode.data.trim() || !parent.getClientRects().length) continue;
      const box = parent.getBoundingClientRect();
      if (box.right > edge.right + 1 || box.bottom > edge.bottom + 1) fault("beyond the edge");
      if (100 * parseFloat(getComputedStyle(parent).fontSize) < least * edge.height) fault("too small");
    }
    if (slide.classList.contains("spoiled")) fault("does not fit");
    if (foot.scrollWidth > foot.clientWidth + 1) fault("foot too long");
  };
  for (const language of ["en", "zh", "both"]) {
    press("l");
    press("Home");
    look(now());
    for (let last = now(); press("PageDown"), now() !== last; last = now()) look(now());
  }
  return faults;
}"""


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    settings = load_settings(ROOT)
    text = read_course_text(load_course(settings)[0], settings)
    long = pair(
        name="99-long",
        passages=(PassageText("p01", "Source text", (Line("p01-1", prose("en", 2000)),)),),
        questions=(question("en", 1, 400), question("zh", 2, 900)),
    )
    bare = pair(name="98-bare", questions=(), quizzes=(), worksheet=(), notes=(), objectives=(), key_points=())
    titled = pair(name="97-titled", scenario=Box("scenario", "Made up: " + "x y" * 17, (prose("en", 900),)))
    target = tmp_path_factory.mktemp("decks")
    made = [*make_decks(text, target), *make_decks(course(long, bare, titled), target)]
    return [target / one.path for one in made]


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)], ids=["16:9", "4:3"])
def test_every_slide_fits_in_every_language(browser: Browser, decks: list[Path], size: tuple[int, int]) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.add_init_script(HUSH)
    faults = []
    for path in decks:
        page.goto(path.as_uri())
        faults += [(path.name, *fault) for fault in page.evaluate(WALK, SMALLEST)]
    page.close()
    assert faults == []
