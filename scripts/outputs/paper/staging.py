"""What the typesetter may read, gathered in one folder: templates, tokens, icons, pictures.

Nothing outside this folder can reach a document, so its fingerprint says all.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from scripts.model import CourseError, Finding, Lens, Place
from scripts.outputs.paper.fonts import font_marks

TEMPLATES = Path(__file__).parents[2] / "templates"
ICONS = TEMPLATES.parents[1] / "docs"
_ICON = "assets/icons/lens-{}.svg"


def stage(folder: Path, docs: Path, pictures: Iterable[str]) -> str:
    """Copy everything that documents are made from.

    Args:
        folder: An empty folder.
        docs: The course's folder, where its pictures are.
        pictures: Pictures that documents show, as paths below ``docs``.

    Returns:
        The fingerprint of it all, the typesetter, its faces and this package included.

    Raises:
        CourseError: A picture is not there.
    """
    shutil.copyfile(TEMPLATES / "tokens.toml", folder / "tokens.toml")
    shutil.copytree(TEMPLATES / "paper", folder / "paper")
    for lens in Lens:
        _copy(ICONS, folder / "docs", _ICON.format(lens.value))
    missing = [picture for picture in sorted(set(pictures)) if not _copy(docs, folder / "docs", picture)]
    if missing:
        raise CourseError(*(_missing(picture) for picture in missing))
    return _fingerprint(folder)


def _copy(source: Path, target: Path, name: str) -> bool:
    inside = (source / name).resolve().is_relative_to(source.resolve())
    if not (inside and (source / name).is_file()):
        return False
    (target / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source / name, target / name)
    return True


def _missing(picture: str) -> Finding:
    return Finding(
        "D107",
        Place(Path("docs") / picture),
        f"The picture `{picture}` is not there, but a page shows it.",
        "Put the file there, or mend the page that names it.",
    )


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for part in _parts(folder):
        digest.update(f"{len(part)}:".encode())
        digest.update(part)
    return digest.hexdigest()


def _parts(folder: Path) -> Iterator[bytes]:
    yield version("typst").encode()
    yield from (mark.encode() for mark in font_marks())
    yield from (path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.relative_to(folder).as_posix().encode()
        yield path.read_bytes()
