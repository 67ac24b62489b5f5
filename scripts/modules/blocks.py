"""The fenced blocks of a stretch of lines (``/// kind | Title`` … ``///``) and the text between them."""

from __future__ import annotations

import re
from typing import Any

import yaml

from scripts.model import Block
from scripts.model.guess import nearest
from scripts.modules.lines import Lines
from scripts.yamltext import read_yaml

BLOCK_KINDS = ("passage", "note", "scenario", "question", "quiz", "trainer", "answer")

_FENCE = re.compile(r"(?P<bar>/{3,})\s*(?:(?P<kind>[\w-]+)\s*(?:\|\s*(?P<title>.*?)\s*)?)?")
_OPTION = re.compile(r"(?P<key>[\w-]+):\s*(?P<value>[^\s,{}][^,{}\n]*)")


def read_blocks(file: Lines, first: int, end: int) -> tuple[tuple[Block, ...], str]:
    """Read the blocks between two lines.

    Args:
        file: The file; what cannot be understood is noted in it.
        first: Number of the first line, from 0.
        end: Number of the line behind the last.

    Returns:
        The blocks, and the text outside them with blank lines in their place.
    """
    blocks: list[Block] = []
    rest: list[str] = []
    index = first
    while index < end:
        match = _FENCE.fullmatch(file.shown[index].rstrip())
        if match and match["kind"]:
            block, behind = _block(file, index, end, match)
            blocks.append(block)
            rest.extend([""] * (behind - index))
            index = behind
            continue
        if match:
            _report_stray_bar(file, index)
        rest.append("" if match else file.lines[index])
        index += 1
    return tuple(blocks), "\n".join(rest)


def _block(file: Lines, index: int, end: int, match: re.Match[str]) -> tuple[Block, int]:
    """Read the block that opens on a line; give it with the line behind it."""
    bar, kind = match["bar"], match["kind"]
    same_bar = re.compile(rf"{bar}(?!/)")
    closing = next((i for i in range(index + 1, end) if same_bar.match(file.shown[i])), end)
    closed = closing < end and file.lines[closing].rstrip() == bar
    if not closed:
        hint = f"Put a line `{bar}` behind its last line."
        file.report("M103", index + 1, f"The block `{kind}` is never closed.", hint)
    if kind not in BLOCK_KINDS:
        file.report("M104", index + 1, f"There is no block `{kind}`.", nearest(kind, BLOCK_KINDS))
    attributes, body = _options(file, index + 1, closing)
    blocks, text = read_blocks(file, body, closing)
    return Block(kind, match["title"] or "", index + 1, attributes, text, body + 1, blocks), closing + closed


def _report_stray_bar(file: Lines, index: int) -> None:
    hint = "Remove it, or write `/// kind | Title` where the block begins; a nested block has one slash more."
    file.report("M103", index + 1, "A bar closes a block that was never opened.", hint)


def _options(file: Lines, index: int, end: int) -> tuple[dict[str, str], int]:
    """Read the indented options behind a fence; give them with the line where the body begins.

    What stands in options that are not understood is still taken for what it looks like, so
    that one slip is one finding.
    """
    stop = index
    while stop < end and file.lines[stop].startswith("    ") and file.lines[stop].strip():
        stop += 1
    if stop == index:
        return {}, index
    text = "\n".join(file.lines[index:stop])
    try:
        options: Any = read_yaml(text)
        given = dict(options["attrs"])
    except (yaml.YAMLError, TypeError, ValueError, KeyError):
        hint = "Write them on one line: `    attrs: {id: q-name, data-time: 4 min}`."
        file.report("M105", index + 1, "The options of the block cannot be read.", hint)
        return {match["key"]: match["value"] for match in _OPTION.finditer(text)}, stop
    wrong = [str(key) for key, value in given.items() if not isinstance(value, str)]
    if wrong:
        fact = f"The value of {', '.join(wrong)} is not text."
        file.report("M105", index + 1, fact, "Write a time as `4 min`, and put a bare number in quotes.")
    return {str(key): str(value) for key, value in given.items()}, stop
