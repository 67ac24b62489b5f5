"""The style sheets of the pages → one sheet with the rules that some page can use.

The theme brings rules for everything that it can do. A rule goes when no page holds what its
selector asks for and no script could put it there; our own rules all stay. What scripts can add
is read off their text, so a new version of the theme needs no list to be kept by hand.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts.outputs.stylesheets.rules import trim
from scripts.outputs.stylesheets.vocabulary import Vocabulary, read_vocabulary

_LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\s*')
_THEME = "assets/stylesheets"
_FORM = 1  # of what is kept between builds; another number makes all of it anew


def join_stylesheets(site: Path, cache: Path) -> None:
    """Give all pages one style sheet in the place of many.

    Args:
        site: The folder of the finished pages.
        cache: A folder for what need not be worked out again.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html")) if _is_page(path, site)}
    sheets = list(dict.fromkeys(sheet for path, page in pages.items() for sheet in _sheets(path, page)))
    vocabulary = read_vocabulary(pages.values(), _scripts(site))
    joined = _join(sheets, site, vocabulary, cache)
    target = site / _THEME / f"course.{_fingerprint(joined)[:8]}.css"
    target.write_text(joined, encoding="utf-8")
    for path, page in pages.items():
        if _LINK.search(page):
            path.write_text(_relink(page, os.path.relpath(target, path.parent)), encoding="utf-8")
    for sheet in sheets:
        sheet.unlink()


def _is_page(path: Path, site: Path) -> bool:
    return path.relative_to(site).parts[0] != "slides"


def _sheets(path: Path, page: str) -> Iterable[Path]:
    return (Path(os.path.normpath(path.parent / link)) for link in _LINK.findall(page))


def _scripts(site: Path) -> Iterable[str]:
    return (path.read_text(encoding="utf-8") for path in sorted((site / "assets").rglob("*.js")))


def _join(sheets: Sequence[Path], site: Path, vocabulary: Vocabulary, cache: Path) -> str:
    """Trim the theme's sheets and put ours behind them, in the order of the pages."""
    texts = [sheet.read_text(encoding="utf-8") for sheet in sheets]
    theme = [text for sheet, text in zip(sheets, texts, strict=True) if sheet.is_relative_to(site / _THEME)]
    ours = [text for sheet, text in zip(sheets, texts, strict=True) if not sheet.is_relative_to(site / _THEME)]
    known = vocabulary.within(re.findall(r"[\w-]+", " ".join(theme)))
    kept = cache / f"{_fingerprint(str(_FORM), *texts, *known.words())}.css"
    if kept.exists():
        return kept.read_text(encoding="utf-8")
    joined = trim("\n".join(theme), "\n".join(ours), known)
    _keep(joined, kept)
    return joined


def _keep(text: str, path: Path) -> None:
    """Keep a sheet, whole or not at all; a disk that refuses costs only time."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(text, encoding="utf-8", newline="\n")
        aside.replace(path)


def _fingerprint(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _relink(page: str, address: str) -> str:
    """Put the one link where the first of the many was."""
    first, *_ = _LINK.finditer(page)
    link = f'<link rel="stylesheet" href="{Path(address).as_posix()}">\n'
    return page[: first.start()] + link + _LINK.sub("", page[first.start() :])
