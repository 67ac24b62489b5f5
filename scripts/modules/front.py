"""The front matter of a Markdown file → its keys, each with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from scripts.modules.lines import Lines
from scripts.yamltext import read_yaml

BAR = "---"


@dataclass(frozen=True)
class Front:
    """What stands between the two bars.

    Attributes:
        entries: The keys with their values.
        places: The line of each key.
        length: How many lines it takes, bars and all.
    """

    entries: Mapping[str, object]
    places: Mapping[str, int]
    length: int


def read_front(file: Lines) -> Front:
    """Read the front matter; a finding is noted where it cannot be read."""
    end = front_end(file.lines)
    if end is None:
        hint = "Begin the file with `---`, `description: …` and `---`; a module has minutes and passages, too."
        file.report("M101", 1, "The page has no front matter.", hint)
        return Front({}, {}, 0)
    lines = file.lines[1:end]
    places = {line.split(":")[0]: number for number, line in enumerate(lines, 2) if line[:1].isalpha()}
    return Front(_entries(file, lines), places, end + 1)


def front_end(lines: list[str]) -> int | None:
    """Give the number, from 0, of the line that ends the front matter; None where there is none."""
    if not lines or lines[0].removeprefix("\ufeff").rstrip() != BAR:
        return None
    return next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == BAR), None)


def _entries(file: Lines, lines: list[str]) -> Mapping[str, object]:
    try:
        entries = read_yaml("\n".join(lines))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        fact = f"The front matter is not valid YAML: {getattr(error, 'problem', None) or 'it cannot be read'}."
        hint = "Check the colons, quotes and brackets of this line; put a text that holds a colon in quotes."
        file.report("M101", mark.line + 2 if mark else 1, fact, hint)
        return {}
    if isinstance(entries, dict):
        return {str(key): value for key, value in entries.items()}
    hint = "Write `description: …`, `minutes: …`, `passages: […]`."
    file.report("M101", 1, "The front matter has no keys.", hint)
    return {}
