"""``pdf``: the papers."""

from __future__ import annotations

from scripts.editions.course import read_page
from scripts.model import LANGUAGES
from scripts.outputs.made import Made
from scripts.outputs.order import Task
from scripts.outputs.paper import make_papers


def make(task: Task) -> list[Made]:
    """Make every PDF of the course."""
    order = task.order
    guides = {
        language: read_page(order.settings.docs / f"trainer-guide.{language}.md", order.settings)
        for language in LANGUAGES
        if order.edition == "trainers"
    }
    return make_papers(
        order.text,
        task.aside,
        root=order.settings.root,
        guides=guides,
        jobs=order.jobs,
        progress=task.watcher.made,
        large_print=order.large_print,
    )
