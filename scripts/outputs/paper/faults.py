"""What the typesetter refused → a finding that names the module and, where it can, the line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.editions.course import CourseText
from scripts.editions.sheets import Sheet
from scripts.editions.sheets.documents import LANGUAGES_OF
from scripts.editions.sheets.flaws import Origin, lesson_origin
from scripts.model import CourseError, Finding, Place

_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')


def explain(sheet: Sheet, words: str, text: CourseText, root: Path) -> CourseError:
    """Say for people what the typesetter said.

    Args:
        sheet: The document it refused.
        words: What it said.
        text: The course, to find the line.
        root: The project's folder, to find it in a page that is no module.

    Returns:
        The error to raise.
    """
    origins = list(_origins(sheet, text, root))
    findings = [_no_glyph(sign, origins, sheet) for sign in dict.fromkeys(_NO_GLYPH.findall(words))]
    return CourseError(*(findings or [_refusal(sheet, words, origins)]))


def _origins(sheet: Sheet, text: CourseText, root: Path) -> Iterator[Origin]:
    guide = _whole(sheet).path
    if sheet.kind == "trainer-guide" and (root / guide).is_file():
        lines = (root / guide).read_text(encoding="utf-8").splitlines()
        yield Origin(guide, LANGUAGES_OF[sheet.language][0], tuple(lines))
    names = frozenset(sheet.chapters) or frozenset(pair.name for pair in text.lessons)
    for pair in text.lessons:
        for language in LANGUAGES_OF[sheet.language]:
            if pair.name in names:
                yield lesson_origin(pair[language])


def _no_glyph(sign: str, origins: Iterable[Origin], sheet: Sheet) -> Finding:
    codes = " ".join(f"U+{ord(character):04X}" for character in sign)
    place = next((o.find(sign) for o in origins if any(sign in line for line in o.lines)), _whole(sheet))
    return Finding(
        "D101",
        place,
        f"Paper has no letter for “{sign}” ({codes}): it cannot be printed in {sheet.path}.",
        "Say it in words, or use a sign that English or Chinese type has.",
    )


def _refusal(sheet: Sheet, words: str, origins: list[Origin]) -> Finding:
    first = words.strip().splitlines()[0]
    place = Place(origins[0].path) if len(origins) == 1 else _whole(sheet)
    return Finding(
        "D108",
        place,
        f"{sheet.path} cannot be set: {first}.",
        "Look at what was changed last in this text or in scripts/templates/paper.",
    )


def _whole(sheet: Sheet) -> Place:
    if sheet.kind == "trainer-guide":
        return Place(Path(f"docs/trainer-guide.{sheet.language}.md"))
    if sheet.module:
        return Place(Path(f"docs/modules/{sheet.module}.{LANGUAGES_OF[sheet.language][0]}.md"))
    return Place(Path("docs/modules"))
