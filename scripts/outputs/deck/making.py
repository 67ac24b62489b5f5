"""The course → ``slides/NAME.html``, a deck per module."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from scripts.editions.course import CourseText
from scripts.editions.slides import make_deck
from scripts.outputs.deck.inlined import read_script, read_style
from scripts.outputs.deck.page import deck_page
from scripts.outputs.made import Made


def make_decks(text: CourseText, target: Path) -> list[Made]:
    """Write a deck per module.

    Args:
        text: The whole course.
        target: Folder of the site, already set aside.

    Returns:
        The files that were written.
    """
    style, script = read_style(), read_script()
    made = []
    for lesson in text.lessons:
        deck = make_deck(lesson)
        path = PurePosixPath("slides", f"{deck.name}.html")
        page = deck_page(deck, text, style, script).encode()
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(page)
        made.append(Made(path, "deck", "both", deck.name, len(deck.slides), len(page)))
    return made
