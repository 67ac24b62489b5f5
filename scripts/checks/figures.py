"""The course → a table of figures for editors: what there is, and what is still thin."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.reading_ease import prose, reading_grade
from scripts.checks.twins import check_drift
from scripts.model import LANGUAGES, Block, Course, Lens, Module, Pair
from scripts.sources.splitting import count_words

_COLUMNS = ("Module", "", "Words", *Lens, "Self-check", "Minutes", "Grade", "Chinese")


def course_figures(course: Course) -> str:
    """Make the table as Markdown, a row for each module and language.

    Args:
        course: The course.

    Returns:
        The table; words count two Han characters as one, the grade is that of the
        hardest part, and the last column says how many parts of the English changed
        since the Chinese was confirmed.
    """
    rows = [row for pair in course.pairs for row in _rows(pair)]
    lines = [_COLUMNS, tuple("---" for _ in _COLUMNS), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _rows(pair: Pair) -> Iterator[tuple[str, ...]]:
    stale = len(list(check_drift(pair)))
    states = {"en": "", "zh": "current" if not stale else f"{stale} parts to compare"}
    for language in LANGUAGES:
        module = pair[language]
        asked = [block.attributes.get("data-lens") for block in _blocks(module, "question")]
        yield (
            pair.name,
            language,
            str(sum(count_words(prose(section)) for section in module.sections)),
            *(str(asked.count(lens)) for lens in Lens),
            str(len(_blocks(module, "quiz"))),
            str(module.front.get("minutes", "")),
            _hardest(module) if language == "en" else "",
            states[language],
        )


def _blocks(module: Module, kind: str) -> list[Block]:
    return [b for section in module.sections for b in section.blocks if b.kind == kind]


def _hardest(module: Module) -> str:
    return f"{max((reading_grade(prose(section)) for section in module.sections), default=0):.1f}"
