"""Pages as MkDocs built them → pages as readers get them.

Only the article of a page is changed; the theme's own markup around it stays as it came.
What a page needs to know comes in as plain data, so that one page can be finished alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from scripts.editions.course import CourseText
from scripts.editions.outline import OutlinePair
from scripts.model import LANGUAGES, Language, Lens
from scripts.outputs.finishing.article import Article, read_article
from scripts.outputs.finishing.boxes import finish_boxes
from scripts.outputs.finishing.ending import Ending, add_ending, read_endings
from scripts.outputs.finishing.minutes import add_minutes
from scripts.outputs.finishing.opening import add_opening
from scripts.outputs.finishing.parts import finish_parts
from scripts.outputs.finishing.prose import finish_prose
from scripts.outputs.finishing.terms import Wording, link_terms, read_wording, tips_script
from scripts.outputs.finishing.tools import join_tools, load_joined
from scripts.outputs.finishing.twins import weave_twin
from scripts.outputs.made import Made

__all__ = ["finish_module", "finish_page", "finish_site"]

_UNUSED = ("search", "assets/javascripts/lunr", "assets/javascripts/workers")
"""What the theme brings for a search that is not ours, below the site."""


def finish_site(site: Path, text: CourseText, made: Sequence[Made], icons: Path) -> None:
    """Finish every page of a built site in its place.

    Args:
        site: The folder that MkDocs wrote.
        text: The course.
        made: The files that pages may offer.
        icons: The folder of the lenses' icons.
    """
    _clear(site)
    lenses = read_lens_icons(icons)
    modules = {_module_path(pair, language) for pair in text.outlines for language in LANGUAGES}
    for path in _pages(site):
        if path.relative_to(site).as_posix() not in modules:
            page = path.read_text(encoding="utf-8")
            path.write_text(finish_page(page, _language(path.relative_to(site)), lenses), encoding="utf-8")
    for pair, ending in zip(text.outlines, read_endings(text, made), strict=True):
        _finish_pair(site, pair, ending, lenses)
    _add_tools(site, text)


def finish_page(page: str, language: Language, icons: Mapping[Lens, str]) -> str:
    """Finish a page that is not a module.

    Args:
        page: The whole HTML.
        language: Of the page.
        icons: The drawing of each lens, as SVG.

    Returns:
        The whole HTML; a page without an article comes back as it is.
    """
    article = read_article(page)
    if article is None:
        return page
    _finish_alone(article, language, icons)
    return article.write()


def finish_module(
    pages: Mapping[Language, str],
    language: Language,
    pair: OutlinePair,
    ending: Ending,
    icons: Mapping[Lens, str],
) -> str:
    """Finish the page of a module, with its twin beside it.

    Args:
        pages: The whole HTML of the module in both languages, as MkDocs built it.
        language: Of the page that is wanted.
        pair: The module's text.
        ending: What the page offers at its end.
        icons: The drawing of each lens, as SVG.

    Returns:
        The whole HTML.

    Raises:
        LookupError: A page has no article.
    """
    articles: dict[Language, Article] = {}
    for name in LANGUAGES:
        article = read_article(pages[name])
        if article is None:
            raise LookupError(f"the page of {pair.name} in {name} has no article")
        finish_parts(article.root, pair[name])
        _finish_alone(article, name, icons)
        articles[name] = article
    other: Language = "zh" if language == "en" else "en"
    own = articles[language]
    weave_twin(own.root, articles[other].root, other, _module_path(pair, language), _module_path(pair, other))
    add_opening(own.root, pair[language], pair[other])
    add_ending(own.root, language, ending)
    return own.write()


def read_lens_icons(folder: Path) -> dict[Lens, str]:
    """Read the drawing of each lens."""
    return {lens: (folder / f"lens-{lens}.svg").read_text(encoding="utf-8").strip() for lens in Lens}


def _clear(site: Path) -> None:
    """Take away what the theme brings and no page uses: its own search, and maps for its developers."""
    for folder in _UNUSED:
        shutil.rmtree(site / folder, ignore_errors=True)
    for path in (site / "assets").rglob("*.map"):
        path.unlink()


def _finish_alone(article: Article, language: Language, icons: Mapping[Lens, str]) -> None:
    finish_boxes(article.root, language, icons)
    finish_prose(article.root, language)


def _finish_pair(site: Path, pair: OutlinePair, ending: Ending, icons: Mapping[Lens, str]) -> None:
    paths = {language: site / _module_path(pair, language) for language in LANGUAGES}
    pages = {language: path.read_text(encoding="utf-8") for language, path in paths.items()}
    for language, path in paths.items():
        path.write_text(finish_module(pages, language, pair, ending, icons), encoding="utf-8")


def _add_tools(site: Path, text: CourseText) -> None:
    """Give pages the reader's tools and what these work with: terms in modules, offers of minutes on the home page."""
    scripts = site / "assets" / "js"
    join_tools(scripts)
    load_joined(_pages(site))
    wordings: dict[Language, Wording] = {language: read_wording(text.terms, language) for language in LANGUAGES}
    (scripts / "terms.js").write_text(tips_script(text.terms), encoding="utf-8")
    for language in LANGUAGES:
        home = site / ("zh/index.html" if language == "zh" else "index.html")
        home.write_text(add_minutes(home.read_text(encoding="utf-8"), language, text), encoding="utf-8")
        for path in (site / _module_path(pair, language) for pair in text.outlines):
            path.write_text(link_terms(path.read_text(encoding="utf-8"), language, wordings), encoding="utf-8")


def _module_path(pair: OutlinePair, language: Language) -> str:
    return f"{'zh/' if language == 'zh' else ''}modules/{pair.name}.html"


def _language(path: Path | PurePosixPath) -> Language:
    return "zh" if path.parts[:1] == ("zh",) else "en"


def _pages(site: Path) -> Iterable[Path]:
    return sorted(path for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in {"slides", "assets"})
