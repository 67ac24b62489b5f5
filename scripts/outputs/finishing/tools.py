"""The reader's tools, a file each → one script that every page loads, without comments and indentation.

Plain `mkdocs build` loads them one by one. Here a page asks the server once instead of twelve
times, a tool that fails still leaves the others alone, and words stand on the screen before
any script is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

TOOLS = (
    "course",
    "frame",
    "search-dialog",
    "view",
    "highlight",
    "progress",
    "minutes",
    "notebook",
    "notebook-panel",
    "self-check",
    "terms-in-place",
    "language-offer",
)
"""Our scripts in the order of `extra_javascript`; the first is shared by all others."""

_COMMENT = re.compile(r"^\s*(//.*|/\*[^*]*(?:\*(?!/)[^*]*)*\*/)\s*$", re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_TAG = r'<script src="(?P<up>[./]*)assets/js/{}\.js"></script>'
_FIRST = re.compile(_TAG.format(TOOLS[0]))
_WAITED_FOR, _BEHIND = "<script src=", "<script defer src="
_OTHERS = re.compile(r"\s*" + _TAG.format(f"(?:{'|'.join(TOOLS[1:])})"))


def join_tools(folder: Path) -> None:
    """Put one script in the place of the tools.

    Args:
        folder: The folder of the site's scripts.
    """
    paths = [folder / f"{name}.js" for name in TOOLS]
    shared, *others = (_bare(path.read_text(encoding="utf-8")) for path in paths)
    (folder / "tools.js").write_text(shared + "".join(map(_apart, others)), encoding="utf-8")
    for path in paths:
        path.unlink()


def load_joined(pages: Iterable[Path]) -> None:
    """Let pages load the one script, and all scripts while they are shown already.

    Args:
        pages: Pages that load the tools one by one; others stay as they are.
    """
    for path in pages:
        page = path.read_text(encoding="utf-8")
        first = _FIRST.search(page)
        if first:
            joined = f'<script src="{first["up"]}assets/js/tools.js"></script>'
            page = page[: first.start()] + joined + _OTHERS.sub("", page[first.end() :])
            path.write_text(page.replace(_WAITED_FOR, _BEHIND), encoding="utf-8")


def _bare(source: str) -> str:
    return _INDENT.sub("", _COMMENT.sub("", source)).strip() + "\n"


def _apart(source: str) -> str:
    return f"try {{\n{source}}} catch (error) {{ reportError(error) }}\n"
