"""Finished pages → the search index: small classic scripts, so that it works from disk and loads only what is asked.

``search/LANGUAGE/index.js`` says how many pages and entries there are; ``tN.js`` holds the
postings of some tokens, ``hN.js`` those of one that is common, so that no rare one has to
bring them along; ``pN.js`` what one page says, ``words.js`` every English word, for words
half typed or misspelt.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.model import LANGUAGES, Language, Term
from scripts.outputs.search.entries import read_entries
from scripts.outputs.search.index import Page, Postings, weigh
from scripts.outputs.search.words import ENDINGS, SHORTEST, STOP_WORDS, english

__all__ = ["make_search"]

_SHARD = 6_000  # characters of postings in a file: one query loads a few of them
_COMMON = 3_000  # characters of postings that get a file of their own
_OTHER = {"slides", "downloads", "assets", "search"}


def make_search(site: Path, terms: Sequence[Term]) -> None:
    """Write the index of a finished site into it.

    Args:
        site: The folder with finished pages.
        terms: The glossary.
    """
    for language in LANGUAGES:
        pages = list(_pages(site, language, terms))
        folder = site / "search" / language
        folder.mkdir(parents=True, exist_ok=True)
        _write_postings(folder, weigh(pages), pages)
        for number, page in enumerate(pages):
            said = [[entry.anchor, entry.kind, entry.title, entry.text] for entry in page.entries]
            _write(folder, f"p{number}", {"path": page.path, "entries": said})


def shard_of(token: str, shards: int) -> int:
    """Give the number of the file that holds a token's postings."""
    number = 0
    for character in token:
        number = (number * 31 + ord(character)) % 2**32
    return number % shards


def _pages(site: Path, language: Language, terms: Sequence[Term]) -> Iterator[Page]:
    root = site / "zh" if language == "zh" else site
    left_out = _OTHER | {"zh", "404.html"} if language == "en" else _OTHER
    for path in sorted(root.rglob("*.html")):
        if path.relative_to(root).parts[0] not in left_out:
            place = path.relative_to(site).as_posix()
            entries = read_entries(path.read_text(encoding="utf-8"), language, terms, place)
            if entries:
                yield Page(place, tuple(entries))


def _write_postings(folder: Path, postings: Postings, pages: Sequence[Page]) -> None:
    flat = {token: [number for pair in _gaps(said) for number in pair] for token, said in postings.items()}
    common = [token for token, said in flat.items() if _size(token, said) > _COMMON]
    for number, token in enumerate(common):
        _write(folder, f"h{number}", flat.pop(token))
    shards = 1 + sum(_size(token, said) for token, said in flat.items()) // _SHARD
    held: list[dict[str, list[int]]] = [{} for _ in range(shards)]
    for token, said in flat.items():
        held[shard_of(token, shards)][token] = said
    for number, part in enumerate(held):
        _write(folder, f"t{number}", part)
    _write(folder, "words", " ".join(_vocabulary(pages)))
    about = {
        "shards": shards,
        "common": common,
        "sizes": [len(page.entries) for page in pages],
        "endings": ENDINGS,
        "shortest": SHORTEST,
        "stop": sorted(STOP_WORDS),
    }
    _write(folder, "index", about)


def _size(token: str, said: Sequence[int]) -> int:
    """Guess the characters that the postings of a token take."""
    return len(token) + 3 * len(said)


def _vocabulary(pages: Sequence[Page]) -> list[str]:
    entries = [entry for page in pages for entry in page.entries]
    return sorted({word for entry in entries for word in english(" ".join([entry.title, entry.text, *entry.variants]))})


def _gaps(said: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Write each number as its distance from the one before: shorter, and better to compress."""
    before = 0
    for number, weight in said:
        yield number - before, weight
        before = number


def _write(folder: Path, name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (folder / f"{name}.js").write_text(f'searchPart("{folder.name}/{name}",{text})\n', encoding="utf-8")
