"""The faces that paper is set with: from two pinned packages, never from the machine."""

from __future__ import annotations

import functools
from importlib.resources import files
from pathlib import Path

import typst

_FOLDERS = (("fontpkg_noto_sans", "files"), ("justmytype_intl_cjk", "fonts/ofl/notosanssc"))


@functools.cache
def load_fonts() -> typst.Fonts:
    """Read the faces, once in each worker."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=font_folders())


def font_folders() -> list[Path]:
    """Say where the faces are."""
    return [Path(str(files(package))) / below for package, below in _FOLDERS]


def font_marks() -> list[str]:
    """Name each file of the faces with its size, so that another version is noticed."""
    found = (path for folder in font_folders() for path in sorted(folder.glob("*.ttf")))
    return [f"{path.name} {path.stat().st_size}" for path in found]
