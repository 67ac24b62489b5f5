"""A module's Markdown file → the model, every part with its line.

This reads only the skeleton that editors see: front matter, headings with explicit ids,
fenced blocks with their attributes. What stands inside is left as Markdown. Whatever
cannot be understood is a finding, and reading goes on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from scripts.model import Block, Finding, Language, Module, Place, Section
from scripts.yamltext import read_yaml

BLOCK_KINDS = ("passage", "note", "scenario", "question", "quiz", "trainer", "answer")

_FILE_NAME = re.compile(r"(?P<number>\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*\.(?P<language>en|zh)\.md")
_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<title>.*?)\s*(?:\{:?\s*(?P<attributes>[^}]*)\})?\s*#*")
_FENCE = re.compile(r"(?P<bar>/{3,})\s*(?:(?P<kind>[\w-]+)\s*(?:\|\s*(?P<title>.*?)\s*)?)?")
_ATTRIBUTE = re.compile(
    r"#(?P<id>[^\s}]+)|\.(?P<class>[^\s}]+)|(?P<key>[\w-]+)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>\S+))"
)


@dataclass
class _Reader:
    """The lines of one file, with what was found wrong so far."""

    path: Path
    lines: list[str]
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, line: int, fact: str, hint: str) -> None:
        self.findings.append(Finding(code, Place(self.path, line), fact, hint))


def module_language(path: Path) -> Language | None:
    """Give the language that a module's file name states, or None for another kind of name."""
    return page_language(path) if _FILE_NAME.fullmatch(path.name) else None


def page_language(path: Path) -> Language | None:
    """Give the language that a page's file name states, or None where it states none."""
    languages: dict[str, Language] = {".en": "en", ".zh": "zh"}
    return languages.get(Path(path.stem).suffix)


def parse_module(path: Path, text: str, language: Language) -> tuple[Module, list[Finding]]:
    """Parse a module.

    Args:
        path: How to name the file in findings.
        text: What is in it.
        language: The language it is in.

    Returns:
        The module, as far as it could be understood, and what could not.
    """
    reader = _Reader(path, text.splitlines())
    front, front_lines, start = _front_matter(reader)
    headings = [
        (number, match)
        for number, match in _headings(reader.lines, start)
        if len(match["level"]) <= 2  # noqa: PLR2004
    ]
    title = next(((number, match) for number, match in headings if match["level"] == "#"), None)
    if title is None:
        reader.report(
            "M102",
            start + 1,
            "The module has no title.",
            "Write one line `# Title {#id}` below the front matter.",
        )
    module = Module(
        path,
        language,
        front,
        front_lines,
        title[1]["title"] if title else "",
        _attributes(title[1]["attributes"]).get("id", "") if title else "",
        title[0] if title else start + 1,
        tuple(_sections(reader, headings)),
        "\n".join(reader.lines[start:]),
        start + 1,
    )
    return module, reader.findings


def _front_matter(reader: _Reader) -> tuple[Mapping[str, object], Mapping[str, int], int]:
    """Read the YAML between the two bars; give it with the number of lines it takes."""
    lines = reader.lines
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if not lines or lines[0].rstrip() != "---" or end is None:
        reader.report(
            "M101",
            1,
            "The module has no front matter.",
            "Begin the file with `---`, the keys description, minutes and passages, and `---`.",
        )
        return {}, {}, 0
    try:
        front = read_yaml("\n".join(lines[1:end])) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problem = getattr(error, "problem", None) or "it cannot be read"
        reader.report(
            "M101",
            line,
            f"The front matter is not valid YAML: {problem}.",
            "Check the colons, quotes and brackets of this line; put a text that holds a colon in quotes.",
        )
        return {}, {}, end + 1
    if not isinstance(front, dict):
        reader.report(
            "M101", 2, "The front matter has no keys.", "Write `description: …`, `minutes: …`, `passages: […]`."
        )
        return {}, {}, end + 1
    places = {line.split(":")[0].strip(): number for number, line in enumerate(lines[1:end], 2) if ":" in line}
    return {str(key): value for key, value in front.items()}, places, end + 1


def _headings(lines: list[str], start: int) -> Iterator[tuple[int, re.Match[str]]]:
    for number, line in enumerate(lines[start:], start + 1):
        match = _HEADING.fullmatch(line)
        if match:
            yield number, match


def _sections(reader: _Reader, headings: list[tuple[int, re.Match[str]]]) -> Iterator[Section]:
    edges = [number for number, _ in headings[1:]] + [len(reader.lines) + 1]
    for (number, match), end in zip(headings, edges, strict=True):
        if match["level"] == "##":
            attributes = _attributes(match["attributes"])
            blocks, text = _blocks(reader, number, end - 1)
            source = "\n".join(reader.lines[number : end - 1]).strip()
            yield Section(attributes.get("id", ""), match["title"], number, attributes, text, tuple(blocks), source)


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


def _blocks(reader: _Reader, first: int, end: int) -> tuple[list[Block], str]:
    """Read the blocks between two lines (0-based, end excluded); give the rest as text."""
    blocks: list[Block] = []
    rest: list[str] = []
    index = first
    while index < end:
        match = _FENCE.fullmatch(reader.lines[index].rstrip())
        if match is None or not match["kind"]:
            if match is not None:
                _report_stray_bar(reader, index)
            rest.append(reader.lines[index])
            index += 1
            continue
        block, index = _block(reader, index, end, match)
        rest.extend([""] * (index - block.line + 1))  # line numbers stay true
        blocks.append(block)
    return blocks, "\n".join(rest)


def _block(reader: _Reader, index: int, end: int, match: re.Match[str]) -> tuple[Block, int]:
    bar, kind = match["bar"], match["kind"]
    same_bar = re.compile(rf"{bar}(?!/).*")
    closing = next((i for i in range(index + 1, end) if same_bar.match(reader.lines[i])), end)
    closed = closing < end and reader.lines[closing].rstrip() == bar
    if not closed:
        reader.report(
            "M103",
            index + 1,
            f"The block `{kind}` is never closed.",
            f"Put a line `{bar}` behind its last line.",
        )
    if kind not in BLOCK_KINDS:
        reader.report(
            "M104",
            index + 1,
            f"There is no block `{kind}`.",
            f"Write one of: {', '.join(BLOCK_KINDS)}.",
        )
    attributes, body = _block_attributes(reader, index + 1, closing)
    blocks, text = _blocks(reader, body, closing)
    block = Block(kind, match["title"] or "", index + 1, attributes, text, body + 1, tuple(blocks))
    return block, closing + closed


def _report_stray_bar(reader: _Reader, index: int) -> None:
    reader.report(
        "M103",
        index + 1,
        "A bar closes a block that was never opened.",
        "Remove it, or write `/// kind | Title` where the block begins; a nested block has one slash more.",
    )


def _block_attributes(reader: _Reader, index: int, end: int) -> tuple[dict[str, str], int]:
    """Read the indented options behind a fence; give them with the line where the body begins."""
    stop = index
    while stop < end and reader.lines[stop].startswith("    ") and reader.lines[stop].strip():
        stop += 1
    if stop == index:
        return {}, index
    try:
        options: Any = read_yaml("\n".join(reader.lines[index:stop]))
        given = options["attrs"]
        wrong = [key for key, value in given.items() if not isinstance(value, str)]
    except (yaml.YAMLError, TypeError, KeyError, AttributeError):
        reader.report(
            "M105",
            index + 1,
            "The options of the block cannot be read.",
            "Write them on one line: `    attrs: {id: q-name, data-time: 4 min}`.",
        )
        return {}, stop
    if wrong:
        reader.report(
            "M105",
            index + 1,
            f"The value of {', '.join(wrong)} is not text.",
            'Put it in quotes, as in "4".',
        )
    return {str(key): str(value) for key, value in given.items()}, stop
