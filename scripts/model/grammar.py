"""The fixed words of the course: languages, sections, forms, lenses."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Literal

Language = Literal["en", "zh"]
"""A language of the course: English at the root of the site, Chinese under ``zh/``."""

LANGUAGES: tuple[Language, ...] = ("en", "zh")

SECTIONS = (
    "objectives",
    "text",
    "meaning",
    "practice",
    "discussion",
    "self-check",
    "worksheet",
    "key-points",
    "five-minutes",
)
"""The ids of a module's sections, in the order in which a module has them."""

FORMS = ("alone", "pairs", "fours", "group")
"""How people sit for a question: alone, in pairs, in fours, the whole group."""


class Lens(enum.StrEnum):
    """One of the four questions of the source text."""

    ENFORCE_FOR = "enforce-for"
    SERVE_WHOM = "serve-whom"
    ENFORCE_HOW = "enforce-how"
    SERVE_HOW = "serve-how"


LENS_QUESTIONS: Mapping[Language, Mapping[Lens, str]] = {
    "en": {
        Lens.ENFORCE_FOR: "For whom do we enforce the law?",
        Lens.SERVE_WHOM: "Whom do we serve?",
        Lens.ENFORCE_HOW: "How do we enforce?",
        Lens.SERVE_HOW: "How do we serve?",
    },
    "zh": {
        Lens.ENFORCE_FOR: "为谁执法？",
        Lens.SERVE_WHOM: "为谁服务？",
        Lens.ENFORCE_HOW: "怎样执法？",
        Lens.SERVE_HOW: "怎样服务？",
    },
}
"""The words of each lens, as the title of a question gives them."""
