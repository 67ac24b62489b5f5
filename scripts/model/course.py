"""The course as it was read: sources, modules, other pages, glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.model.grammar import Language
from scripts.model.pages import Pair
from scripts.model.passages import Ledger


@dataclass(frozen=True)
class Term:
    """A term of the glossary with its one rendering.

    Attributes:
        id: Anchor on the glossary page.
        en: The English term.
        zh: Its one Chinese rendering.
        also: Other forms of the term in each language that readers meet or search for.
        renderings: The Chinese of each English form; of most it is the one of the term.
        course: Whether it is a word of the course itself and not of a source; such words
            are explained but not held to one rendering.
        certainty: ``established``, ``likely`` or ``uncertain``.
        explain: What it means, in each language.
        note: What should be known about the rendering, in each language; may be empty.
    """

    id: str
    en: str
    zh: str
    also: Mapping[Language, tuple[str, ...]]
    renderings: Mapping[str, str]
    course: bool
    certainty: str
    explain: Mapping[Language, str]
    note: Mapping[Language, str]

    def __getitem__(self, language: Language) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True)
class Course:
    """Everything that editors write, read once: what checks judge and builds show.

    Attributes:
        ledgers: The source texts, dealt to modules.
        pairs: The modules, in the order of the course.
        pages: The other pages, as home and glossary: read like modules, held to fewer rules.
        terms: The glossary.
        unread: What is there and could not be read, pages in the form ``modules/01-purpose.md``,
            files of ``seeds``, and ``terms.yml``: nothing can be said about what depends on it.
    """

    ledgers: tuple[Ledger, ...]
    pairs: tuple[Pair, ...]
    pages: tuple[Pair, ...]
    terms: tuple[Term, ...]
    unread: frozenset[str] = frozenset()
