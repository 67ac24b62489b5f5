"""A page's Markdown file → the model, every part with its line.

This reads only the skeleton that editors see: front matter, headings with explicit ids,
fenced blocks with their attributes. What stands inside is left as Markdown. Whatever
cannot be understood is a finding, and reading goes on behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from scripts.model import Finding, Language, Module, Section
from scripts.modules.blocks import read_blocks
from scripts.modules.front import read_front
from scripts.modules.lines import Lines

_FILE_NAME = re.compile(r"(?P<number>\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*\.(?P<language>en|zh)\.md")
_HEADING = re.compile(r"(?P<level>#{1,2})\s+(?P<title>.*?)\s*(?:\{:?\s*(?P<attributes>[^}]*)\})?\s*#*")
_ATTRIBUTE = re.compile(
    r"#(?P<id>[^\s}]+)|\.(?P<class>[^\s}]+)|(?P<key>[\w-]+)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>\S+))"
)


@dataclass(frozen=True)
class _Part:
    """A heading, and where what it heads ends: before the line with that number, from 1."""

    level: int
    line: int
    title: str
    attributes: dict[str, str]
    end: int


def module_language(path: Path) -> Language | None:
    """Give the language that a module's file name states, or None for another kind of name."""
    return page_language(path) if _FILE_NAME.fullmatch(path.name) else None


def page_language(path: Path) -> Language | None:
    """Give the language that a page's file name states, or None where it states none."""
    languages: dict[str, Language] = {".en": "en", ".zh": "zh"}
    return languages.get(Path(path.stem).suffix)


def parse_module(path: Path, text: str, language: Language) -> tuple[Module, list[Finding]]:
    """Parse a module, or another page.

    Args:
        path: How to name the file in findings.
        text: What is in it.
        language: The language it is in.

    Returns:
        The module, as far as it could be understood, and what could not.
    """
    file = Lines(path, text.splitlines())
    front = read_front(file)
    start = front.length
    opening, sections = _sections(file, start)
    module = Module(
        path,
        language,
        front.entries,
        front.places,
        opening.title,
        opening.id,
        opening.line,
        opening,
        sections,
        "\n".join(file.lines[start:]),
        start + 1,
    )
    return module, file.findings


def _sections(file: Lines, start: int) -> tuple[Section, tuple[Section, ...]]:
    """Read what stands below the title, and each section; findings for a title too few or too many."""
    parts = _parts(file.shown, start)
    titles = [part for part in parts if part.level == 1]
    for again in titles[1:]:
        hint = f"Begin the line with `## {again.title}`."
        file.report("M102", again.line, "The page has a second title.", hint)
    if not titles:
        hint = "Write one line `# Title {#id}` below the front matter."
        file.report("M102", start + 1, "The page has no title.", hint)
    opening = _section(file, titles[0]) if titles else Section("", "", start + 1, {}, "", (), "")
    return opening, tuple(_section(file, part) for part in parts if part not in titles[:1])


def _parts(lines: list[str], start: int) -> list[_Part]:
    headings = {
        number: match for number, line in enumerate(lines[start:], start + 1) if (match := _HEADING.fullmatch(line))
    }
    return [
        _Part(len(match["level"]), line, match["title"], _attributes(match["attributes"]), end)
        for (line, end), match in zip(pairwise([*headings, len(lines) + 1]), headings.values(), strict=True)
    ]


def _section(file: Lines, part: _Part) -> Section:
    blocks, text = read_blocks(file, part.line, part.end - 1)
    source = "\n".join(file.lines[part.line : part.end - 1]).strip()
    return Section(part.attributes.get("id", ""), part.title, part.line, part.attributes, text, blocks, source)


def _attributes(text: str | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text or ""):
        if match["id"]:
            found["id"] = match["id"]
        elif match["class"]:
            found["class"] = f"{found.get('class', '')} {match['class']}".strip()
        else:
            found[match["key"]] = match["quoted"] if match["quoted"] is not None else match["bare"]
    return found
