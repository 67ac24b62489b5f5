"""Pages as MkDocs built them → pages as readers get them.

Only the article of a page is changed; the theme's own markup around it stays as it came.
What a page needs to know comes in as plain data, so that one page can be finished alone.
"""

from __future__ import annotations

import copy
import itertools
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.editions.course import CourseText
from scripts.editions.outline import OutlinePair
from scripts.model import LANGUAGES, Language, Lens
from scripts.outputs.finishing.article import Article, read_article
from scripts.outputs.finishing.boxes import finish_boxes
from scripts.outputs.finishing.ending import Ending, add_ending, read_endings
from scripts.outputs.finishing.minutes import add_minutes, add_module_minutes
from scripts.outputs.finishing.opening import add_opening
from scripts.outputs.finishing.parts import finish_parts
from scripts.outputs.finishing.prose import finish_prose
from scripts.outputs.finishing.terms import Wording, link_terms, read_wording, tips_script
from scripts.outputs.finishing.tools import join_tools, load_joined
from scripts.outputs.finishing.twins import weave_twin
from scripts.outputs.made import Made

__all__ = ["finish_module", "finish_page", "finish_site"]

_UNUSED = ("search", "assets/javascripts")
"""What the theme brings for a search that is not ours, below the site."""
_HOMES: Mapping[str, Language] = {"index.html": "en", "zh/index.html": "zh"}


@dataclass(frozen=True)
class Finish:
    """What all pages of a site are finished with.

    Attributes:
        text: The course.
        icons: The drawing of each lens, as SVG.
        wordings: The forms of the glossary's terms in each language.
    """

    text: CourseText
    icons: Mapping[Lens, str]
    wordings: Mapping[Language, Wording]


def finish_site(site: Path, text: CourseText, made: Sequence[Made], icons: Path) -> None:
    """Finish every page of a built site in its place.

    Args:
        site: The folder that MkDocs wrote.
        text: The course.
        made: The files that pages may offer.
        icons: The folder of the lenses' icons.
    """
    _clear(site)
    wordings = {language: read_wording(text.terms, language) for language in LANGUAGES}
    finish = Finish(text, read_lens_icons(icons), wordings)
    modules = {_module_path(pair, language) for pair in text.outlines for language in LANGUAGES}
    for path in _pages(site):
        place = path.relative_to(site)
        if place.as_posix() not in modules:
            page = finish_page(path.read_text(encoding="utf-8"), place, finish)
            path.write_text(page, encoding="utf-8")
    for pair, ending in zip(text.outlines, read_endings(text, made), strict=True):
        _finish_pair(site, pair, ending, finish)
    _add_tools(site, text)


def finish_page(page: str, place: Path, finish: Finish) -> str:
    """Finish a page that is not a module.

    Args:
        page: The whole HTML.
        place: Of the page below the site; it tells the language, and the home page.
        finish: What pages are finished with.

    Returns:
        The whole HTML; a page without an article comes back as it is.
    """
    article = read_article(page)
    if article is None:
        return page
    _finish_alone(article, _language(place), finish.icons)
    if place.as_posix() in _HOMES:
        add_minutes(article.root, _language(place), finish.text)
    return article.write()


def finish_module(
    pages: Mapping[Language, str], pair: OutlinePair, ending: Ending, finish: Finish
) -> dict[Language, str]:
    """Finish the pages of a module, each with its twin beside it.

    Args:
        pages: The whole HTML in both languages, as MkDocs built it.
        pair: The module's outline.
        ending: What the pages offer at their end.
        finish: What pages are finished with.

    Returns:
        The whole HTML in both languages.

    Raises:
        LookupError: A page has no article.
    """
    articles = {language: _read_module(pages[language], pair, language, finish) for language in LANGUAGES}
    twins = {language: copy.deepcopy(article.root) for language, article in articles.items()}
    for own, other in itertools.permutations(LANGUAGES):
        root = articles[own].root
        weave_twin(root, twins[other], other, _module_path(pair, own), _module_path(pair, other))
        add_opening(root, pair[own], pair[other])
        add_module_minutes(root, pair[own])
        add_ending(root, own, ending)
        link_terms(root, own, finish.wordings)
    return {language: article.write() for language, article in articles.items()}


def _read_module(page: str, pair: OutlinePair, language: Language, finish: Finish) -> Article:
    article = read_article(page)
    if article is None:
        raise LookupError(f"the page of {pair.name} in {language} has no article")
    finish_parts(article.root, pair[language])
    _finish_alone(article, language, finish.icons)
    return article


def read_lens_icons(folder: Path) -> dict[Lens, str]:
    """Read the drawing of each lens."""
    return {lens: (folder / f"lens-{lens}.svg").read_text(encoding="utf-8").strip() for lens in Lens}


def _clear(site: Path) -> None:
    """Take away what the theme brings and no page uses: its own search and scripts, and maps for its developers."""
    for folder in _UNUSED:
        shutil.rmtree(site / folder, ignore_errors=True)
    for path in (site / "assets").rglob("*.map"):
        path.unlink()


def _finish_alone(article: Article, language: Language, icons: Mapping[Lens, str]) -> None:
    finish_boxes(article.root, language, icons)
    finish_prose(article.root, language)


def _finish_pair(site: Path, pair: OutlinePair, ending: Ending, finish: Finish) -> None:
    paths = {language: site / _module_path(pair, language) for language in LANGUAGES}
    pages = {language: path.read_text(encoding="utf-8") for language, path in paths.items()}
    for language, page in finish_module(pages, pair, ending, finish).items():
        paths[language].write_text(page, encoding="utf-8")


def _add_tools(site: Path, text: CourseText) -> None:
    """Give pages the reader's tools, and what the tips on terms say."""
    scripts = site / "assets" / "js"
    join_tools(scripts)
    load_joined(_pages(site))
    (scripts / "terms.js").write_text(tips_script(text.terms), encoding="utf-8")


def _module_path(pair: OutlinePair, language: Language) -> str:
    return f"{'zh/' if language == 'zh' else ''}modules/{pair.name}.html"


def _language(path: Path) -> Language:
    return "zh" if path.parts[:1] == ("zh",) else "en"


def _pages(site: Path) -> Iterable[Path]:
    return sorted(path for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in {"slides", "assets"})
