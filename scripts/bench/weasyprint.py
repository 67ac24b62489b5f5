"""WeasyPrint, for comparison: in an environment of its own, which no lock knows, with the same modules.

It gets our HTML, our faces, page header and footer, and is asked for a tagged PDF, once for a whole folder.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.checks.gate import read_checked
from scripts.editions.course import read_course_text
from scripts.editions.lesson import Lesson
from scripts.editions.nodes import Content, Node, to_html
from scripts.outputs.paper.fonts import font_folders
from scripts.settings import load_settings

VERSION = "70.0"
PRINT = """
import pathlib, sys, weasyprint
from weasyprint.text.fonts import FontConfiguration
folder, fonts = pathlib.Path(sys.argv[1]), FontConfiguration()
style = weasyprint.CSS(filename=folder / "paper.css", font_config=fonts)
for page in sorted(folder.glob("*.html")):
    weasyprint.HTML(filename=page).write_pdf(
        page.with_suffix(".pdf"), stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"
    )
"""
"""One process for all, and the faces read once, as ours does it."""

_FACE = '@font-face {{ font-family: "{}"; src: url("{}"); font-weight: 100 900 }}\n'
_STYLE = """
@page { size: A4; margin: 27mm 48mm 24mm 24mm;
  @top-left { content: string(title); font-size: 8pt }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font-size: 8pt } }
body { font: 10.5pt/1.6 "Noto Sans", "Noto Sans SC" }
h1 { string-set: title content() }
h1, h2 { break-after: avoid; color: #164a86 }
div.admonition, details { break-inside: avoid; border-left: 2.5pt solid #566273; padding: 0 10pt; margin: 12pt 0 }
"""


def prepare(root: Path) -> Path | None:
    """Make the environment, once.

    Args:
        root: The project's folder; the environment is kept in its cache.

    Returns:
        Its Python, or nothing where the package or the libraries that it needs are not to be had.
    """
    folder = root / ".cache/peers" / f"weasyprint-{VERSION}"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    uv = [sys.executable, "-m", "uv", "--quiet"]
    made = python.is_file() or _succeeds([*uv, "venv", "--clear", "--python", sys.executable, str(folder)])
    wanted = ["pip", "install", "--python", str(python), f"weasyprint=={VERSION}"]
    ready = made and (_succeeds([str(python), "-c", "import weasyprint"]) or _succeeds([*uv, *wanted]))
    return python if ready and _succeeds([str(python), "-c", "import weasyprint"]) else None


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def write_pages(root: Path, folder: Path) -> None:
    """Write the modules in English and Chinese as HTML to print, with their style.

    Args:
        root: The project's folder.
        folder: Where they go.
    """
    settings = load_settings(root)
    course, _ = read_checked(settings)
    faces = [
        path for place in font_folders() for path in sorted(place.glob("NotoSans*.ttf")) if "Italic" not in path.name
    ]
    names = ("Noto Sans SC" if "SC" in path.name else "Noto Sans" for path in faces)
    folder.mkdir(parents=True)
    style = "".join(_FACE.format(name, path.as_uri()) for name, path in zip(names, faces, strict=True))
    (folder / "paper.css").write_text(style + _STYLE, encoding="utf-8")
    for pair in read_course_text(course, settings).lessons:
        for lesson in (pair.en, pair.zh):
            page = folder / f"{lesson.name}.{lesson.language}.html"
            page.write_text("".join(_page(lesson)), encoding="utf-8")


def _page(lesson: Lesson) -> Iterator[str]:
    yield f'<!doctype html><html lang="{lesson.language}"><meta charset="utf-8"><title>{lesson.title}</title>'
    yield f"<h1>{lesson.title}</h1>"
    for part in lesson.parts.values():
        yield f"<h2>{part.title}</h2>{to_html(_without_notes(part.content))}"


def _without_notes(content: Content) -> Content:
    """Leave out what our modules leave out on paper."""
    return tuple(
        Node(item.tag, item.attributes, _without_notes(item.content)) if isinstance(item, Node) else item
        for item in content
        if isinstance(item, str) or "trainer" not in item.classes
    )
