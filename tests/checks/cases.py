"""The cases beside this file: a change to the example course, and what a person reads then.

A case is an entry of ``cases/CODE.yml``:

    - case: What somebody did
      edits:
        - {file: docs/modules/01-open-shed.*.md, replace: words, by: others}
      command: check      # the default
      exit: 1             # the default; 0 where there are only remarks
      says:
        - "docs/…:7: M110 The title has no id. Hint: Write `# Title {#id}`."

Further edits: ``cut: words`` with ``to: words`` takes out all from the first words up to the
second; ``write: text``, ``bytes: hex``, ``rename: path`` and ``delete: true`` speak of whole
files. A file may be a pattern: then every file that fits it is edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """What is done to the example, and what comes of it."""

    code: str
    name: str
    edits: tuple[Mapping[str, Any], ...]
    command: tuple[str, ...]
    exit: int
    says: tuple[str, ...]


def read_cases() -> Iterator[Case]:
    """Read all cases, by code."""
    for path in sorted(FOLDER.glob("*.yml")):
        for entry in yaml.safe_load(path.read_text("utf-8")):
            yield Case(
                path.stem,
                entry["case"],
                tuple(entry.get("edits", ())),
                tuple(entry.get("command", "check").split()),
                entry.get("exit", 1),
                tuple(entry["says"]),
            )


def apply_edits(root: Path, edits: Iterable[Mapping[str, Any]]) -> None:
    """Change a copy of the example.

    Args:
        root: The copy.
        edits: What a case does to it.
    """
    for edit in edits:
        paths = sorted(root.glob(edit["file"])) or [root / edit["file"]]
        for path in paths:
            _apply(path, edit)


def _apply(path: Path, edit: Mapping[str, Any]) -> None:
    if "write" in edit:
        path.write_text(edit["write"], "utf-8")
    elif "bytes" in edit:
        path.write_bytes(bytes.fromhex(edit["bytes"]))
    elif "delete" in edit:
        path.unlink()
    elif "rename" in edit:
        path.rename(path.parent / edit["rename"])
    else:
        _rewrite(path, edit)


def _rewrite(path: Path, edit: Mapping[str, Any]) -> None:
    text = path.read_text("utf-8")
    if "cut" in edit:
        old = re.escape(edit["cut"]) + ".*?(?=" + re.escape(edit["to"]) + ")"
        new, times = re.subn(old, "", text, count=1, flags=re.DOTALL)
    else:
        new, times = text.replace(edit["replace"], edit["by"]), text.count(edit["replace"])
    assert times, f"{path.name} has nothing of what the case changes: {edit}"
    path.write_text(new, "utf-8")
