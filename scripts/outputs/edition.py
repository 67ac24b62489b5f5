"""An edition of the course → the settings under which everything is made for it."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from scripts.modules.officers import copy_for_officers
from scripts.settings import Settings, load_settings


def settle_officers(settings: Settings, folder: Path) -> Settings:
    """Lay out the course as officers get it.

    Args:
        settings: Where the whole course is.
        folder: An empty folder; the caller removes it after the build.

    Returns:
        Where the edition is.
    """
    copy_for_officers(settings.docs, folder / "docs")
    for name in ("seeds", "overrides"):
        if (settings.root / name).is_dir():
            shutil.copytree(settings.root / name, folder / name)
    with contextlib.suppress(OSError):  # papers that are set already need not be set again
        (folder / ".cache").symlink_to(settings.root / ".cache", target_is_directory=True)
    shutil.copyfile(settings.root / "mkdocs.yml", folder / "mkdocs.yml")
    return load_settings(folder)
