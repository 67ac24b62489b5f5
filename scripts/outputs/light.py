"""Finished pages → ``downloads/course-light.zip``: every page in both languages, small enough for any message.

What makes a site heavy stays out: papers, PowerPoint, the search, the theme, and the other language
beside each block. Links to what is left out become plain words, and no page needs a script. Decks
share one style and one script, and leave their notes to the pages of the modules.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import lxml.html
from lxml.html import HtmlElement

from scripts.editions.course import CourseText
from scripts.editions.sheets.names import fingerprint_words
from scripts.model import LANGUAGES, Language
from scripts.outputs.finishing.article import read_article, with_class
from scripts.outputs.made import Made
from scripts.outputs.pack import FOLDER, cover, read_template, write_pack

LIGHT = PurePosixPath("downloads/course-light.zip")

_STYLES = ("tokens", "base", "module", "lists")
_LEFT_OUT = ("twin", "ending", "headerlink", "parts-bar")
_WORDS = {
    "en": "The small copy: all pages, slides without notes, no papers to print, no search. Unpack the zip file first.",
    "zh": "这是轻便版：包含全部网页和不带提示的幻灯片，没有打印材料和搜索。请先解压zip文件。",
}
_STATE = {"en": "Version {} · {} · Fingerprint {}", "zh": "版本 {} · {} · 校验值 {}"}
_IN_CLASS: dict[Language, str] = {"en": "In class (slides)", "zh": "课堂（幻灯片）"}
_NOTES = re.compile(rb'<details class="notes".*?</details>', re.DOTALL)
_SHARED = (
    ("deck.css", re.compile(rb"<style>(.*?)</style>", re.DOTALL), b'<link rel="stylesheet" href="deck.css">'),
    ("deck.js", re.compile(rb"<script>(.*?)</script>", re.DOTALL), b'<script src="deck.js"></script>'),
)
_SWITCH: dict[Language, str] = {"en": "English", "zh": "中文"}


@dataclass(frozen=True)
class _Page:
    """A page of the site: where it is, and what it says."""

    path: PurePosixPath
    language: Language
    root: HtmlElement

    @property
    def title(self) -> str:
        heading = self.root.find(".//h1")
        return " ".join(heading.text_content().split()) if heading is not None else ""

    @property
    def twin(self) -> PurePosixPath:
        return PurePosixPath(*self.path.parts[1:]) if self.language == "zh" else PurePosixPath("zh", self.path)

    def link(self, path: PurePosixPath | str) -> str:
        """Give the way from this page to another."""
        return posixpath.relpath(str(path), str(self.path.parent))


def make_light_pack(text: CourseText, site: Path, styles: Path) -> Made:
    """Pack the words of a finished site, and put the pack into it.

    Args:
        text: The course.
        site: The folder of the site.
        styles: The folder of the course's own style sheets.

    Returns:
        The pack.
    """
    pages = list(_read_pages(site))
    known = {page.path for page in pages}
    decks = _decks(site)
    known.update(PurePosixPath(name).relative_to(FOLDER) for name in decks)
    pages_written = {f"{FOLDER}/{page.path}": _write(page, pages, known, text).encode() for page in pages}
    files = {**pages_written, **decks}
    files[f"{FOLDER}/course.css"] = _style(styles).encode()
    return write_pack(text, site, LIGHT, "pack-light", {**files, **cover(text, _WORDS)})


def _read_pages(site: Path) -> Iterator[_Page]:
    """Give the pages of each language, the home page first, then modules, then the rest."""
    for language in LANGUAGES:
        home = site / "zh" if language == "zh" else site
        others = sorted(path for path in home.glob("*.html") if path.name not in {"index.html", "downloads.html"})
        for path in (home / "index.html", *sorted(home.glob("modules/*.html")), *others):
            article = read_article(path.read_text(encoding="utf-8"))
            if article is not None:
                _thin(article.root)
                yield _Page(PurePosixPath(path.relative_to(site).as_posix()), language, article.root)


def _thin(root: HtmlElement) -> None:
    heavy = [found for name in _LEFT_OUT for found in with_class(root, name)]
    for element in [*heavy, *root.iter("script")]:
        if element.getparent() is not None:
            element.drop_tree()


def _write(page: _Page, pages: Sequence[_Page], known: set[PurePosixPath], text: CourseText) -> str:
    language = page.language
    other: Language = "en" if language == "zh" else "zh"
    for link in list(page.root.iter("a")):
        if not _leads_somewhere(link, page, known):
            link.drop_tag()
    inner = "".join(lxml.html.tostring(child, encoding="unicode") for child in page.root)
    own = (other_page for other_page in pages if other_page.language == language)
    deck = f"slides/{page.path.name}"
    if page.path.parent.name == "modules" and PurePosixPath(deck) in known:
        inner += f'<p><a href="{page.link(deck)}">{_IN_CLASS[language]}</a></p>'
    links = (f'<li><a href="{page.link(item.path)}">{escape(item.title)}</a></li>' for item in own)
    return read_template("light.html").substitute(
        language=language,
        title=escape(f"{page.title} · {text.names[language]}"),
        up="../" * (len(page.path.parts) - 1),
        home=page.link("zh/index.html" if language == "zh" else "index.html"),
        name=escape(text.names[language]),
        twin=page.link(page.twin),
        other=other,
        switch=_SWITCH[other],
        article=inner,
        links="\n".join(links),
        state=_STATE[language].format(text.version, text.date, fingerprint_words(text.fingerprint)),
    )


def _decks(site: Path) -> dict[str, bytes]:
    """Give the decks, with the style and script of all of them in files of their own."""
    files = {}
    for path in sorted((site / "slides").glob("*.html")):
        page = _NOTES.sub(b"", path.read_bytes())
        for name, pattern, link in _SHARED:
            found = pattern.search(page)
            if found:
                files[f"{FOLDER}/slides/{name}"] = found[1]
                page = page[: found.start()] + link + page[found.end() :]
        files[f"{FOLDER}/slides/{path.name}"] = page
    return files


def _leads_somewhere(link: HtmlElement, page: _Page, known: set[PurePosixPath]) -> bool:
    parts = urlsplit(str(link.get("href", "")))
    target = posixpath.normpath(posixpath.join(str(page.path.parent), parts.path))
    return bool(parts.scheme or not parts.path) or PurePosixPath(target) in known


def _style(styles: Path) -> str:
    parts = [(styles / f"{name}.css").read_text(encoding="utf-8") for name in _STYLES]
    return "\n".join([*parts, read_template("light.css").template])
