"""``downloads/manifest.json``: what can be downloaded, for pages that are built later."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from scripts.outputs.made import Made

MANIFEST = "downloads/manifest.json"


def write_manifest(site: Path, made: Iterable[Made], edition: str) -> None:
    """Write down what was made, sorted by path.

    Args:
        site: The folder of the site.
        made: Every file that can be downloaded.
        edition: For whom all of it is.
    """
    entries = [{**vars(item), "path": str(item.path)} for item in sorted(made, key=lambda item: str(item.path))]
    path = site / MANIFEST
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = {"edition": edition, "files": entries}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def read_manifest(site: Path) -> list[Made]:
    """Read what an earlier build made; nothing where there is no readable manifest."""
    try:
        entries = json.loads((site / MANIFEST).read_text(encoding="utf-8"))["files"]
        return [Made(**{**entry, "path": PurePosixPath(entry["path"])}) for entry in entries]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def is_edition(site: Path, edition: str) -> bool:
    """Tell whether a site was made for these readers."""
    try:
        return bool(json.loads((site / MANIFEST).read_text(encoding="utf-8"))["edition"] == edition)
    except (OSError, ValueError, TypeError, KeyError):
        return False
