"""A theme → the same theme, whose files are listed without its drawings.

MkDocs would list fourteen thousand icons, once for each language, and drop them all.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class _Templates(FileSystemLoader):
    """Lists no folder that begins with a dot; what lies in one can still be loaded by its name."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _names(folder)})


def pass_over_icons(theme: Theme) -> None:
    """Let a theme list its files without the hidden folders, from which nothing is copied anyway.

    Args:
        theme: It is changed.
    """
    plain = theme.get_env

    def get_env() -> Environment:
        env = plain()
        env.loader = _Templates(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]  # static-i18n takes no theme of another class


def _names(root: str) -> Iterator[str]:
    for folder, below, files in os.walk(root):
        below[:] = [name for name in below if not name.startswith(".")]
        inside = Path(folder).relative_to(root)
        yield from ((inside / file).as_posix() for file in files)
