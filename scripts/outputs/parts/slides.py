"""``slides``: a deck for the browser and PowerPoint files for each module."""

from __future__ import annotations

from scripts.outputs.deck import make_decks
from scripts.outputs.made import Made
from scripts.outputs.order import Task
from scripts.outputs.powerpoint import make_powerpoints


def make(task: Task) -> list[Made]:
    """Make all decks and PowerPoint files."""
    decks = make_decks(task.order.text, task.aside)
    return decks + make_powerpoints(task.order.text, task.aside, task.order.jobs)
