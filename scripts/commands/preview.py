"""``preview``: build, serve on this machine alone, and follow every change."""

from __future__ import annotations

import errno
from pathlib import Path

from scripts import console
from scripts.commands import ROOT
from scripts.commands.build import read_text
from scripts.model import CourseError, Finding, Place
from scripts.outputs.building import Order, build
from scripts.outputs.preview import serve
from scripts.progress import watch_build
from scripts.settings import load_settings

_WATCHED = ("docs", "overrides", "seeds", "mkdocs.yml")


def run(*, port: int) -> int:
    """Serve until stopped.

    Args:
        port: On the loopback address.

    Returns:
        Never, unless the port is taken.
    """
    output = ROOT / ".cache" / "preview"
    try:
        serve(output, lambda: _build(output), [ROOT / name for name in _WATCHED], port, console.say)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        hint = "Stop the other program, or choose another port: python3 -m scripts preview --port 8001."
        raise CourseError(Finding("B103", Place(Path("mkdocs.yml")), f"Port {port} is taken.", hint)) from error
    return 0


def _build(output: Path) -> None:
    """Build the pages; findings are told, and the last good pages stay."""
    try:
        settings = load_settings(ROOT)
        text, remarks = read_text(settings)
        with watch_build() as watcher:
            build(Order(text, settings, ("site",)), output, watcher)
    except CourseError as error:
        remarks = list(error.findings)
    for finding in remarks:
        console.say(str(finding))
    console.say("Waiting for changes.")
