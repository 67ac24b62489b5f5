"""``site``: the pages, with links to what the other parts made."""

from __future__ import annotations

import shutil

from scripts.outputs.made import Made
from scripts.outputs.order import Task
from scripts.outputs.site import make_site


def make(task: Task) -> list[Made]:
    """Make all pages; none of them is a file to download."""
    pages = task.work / "site"
    make_site(task.order.text, task.order.settings, pages, task.work, task.made)
    shutil.copytree(pages, task.aside, dirs_exist_ok=True)
    return []
