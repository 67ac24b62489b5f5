"""The pack: all that was made before it, in one file to take along, and the list of every file's fingerprint."""

from __future__ import annotations

from scripts.outputs import checksums
from scripts.outputs.light import make_light_pack
from scripts.outputs.made import Made
from scripts.outputs.order import Task
from scripts.outputs.pack import make_pack


def make(task: Task) -> list[Made]:
    """Make the packs; the list itself is written when nothing changes any more."""
    made = [make_pack(task.order.text, task.aside)]
    if task.order.light:
        styles = task.order.settings.docs / "assets" / "css"
        made.append(make_light_pack(task.order.text, task.aside, styles))
    for item in made:
        task.watcher.made(str(item.path))
    return [*made, Made(checksums.IN_SITE, "checksums", "both", "", 0, 0)]
