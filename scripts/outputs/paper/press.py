"""One document as data → one PDF, its number of pages, and nothing nearly empty at its end.

This is the only place that runs Typst. Data goes in as JSON, so no sign in the text can be
mistaken for markup.
"""

from __future__ import annotations

import datetime
import functools
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from scripts.outputs.paper.fitting import Faults, Setting, find_faults, set_well
from scripts.outputs.paper.fonts import load_fonts
from scripts.outputs.paper.streams import settle_streams

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
"""Readable by ear, and made to be kept."""

_REMEMBERED = 12
"""A little more than how many compilations the typesetter remembers."""


@dataclass(frozen=True)
class Printed:
    """A finished PDF."""

    pdf: bytes
    pages: int


class PrintError(Exception):
    """The typesetter refused.

    Attributes:
        words: What it said: the error, or the warning that counts as one.
    """

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def print_document(folder: Path, data: Mapping[str, Any], date: str) -> Printed:
    """Set a document.

    Args:
        folder: The staged folder.
        data: What the document shows.
        date: Date of the text, ISO 8601; the PDF says it was made then.

    Returns:
        The PDF.

    Raises:
        PrintError: It cannot be set as it is.
    """
    fit = folder / f"fit-{os.getpid()}.json"
    inputs = {"data": json.dumps(data, ensure_ascii=False, sort_keys=True), "fit": f"/{fit.name}"}

    def compiled(settings: Mapping[str, Setting]) -> tuple[Printed, Faults]:
        fit.write_text(_settings(settings), encoding="utf-8")
        return _compile(folder, inputs, date)

    try:
        return set_well(compiled)
    finally:
        _forget(folder)
        fit.unlink()


def _settings(chapters: Mapping[str, Setting]) -> str:
    """Give the settings as the templates read them.

    They go in by a file, not with the data: where the data stay the same, the typesetter
    remembers what it laid out, and sets anew only the chapters whose setting has changed.
    """
    tight = {name: setting.tight for name, setting in chapters.items()}
    loose = sorted(label for setting in chapters.values() for label in setting.loose)
    return json.dumps({"tight": tight, "loose": loose}, sort_keys=True)


def _forget(folder: Path) -> None:
    """Let the typesetter forget the document, which it would remember for its next ten.

    There is no call for that; but it counts compilations, and empty ones take no time. Half
    the memory stays free, and searching less memory is quicker too.
    """
    for _ in range(_REMEMBERED):
        _compiler(folder).compile(b"", format="pdf")


def _compile(folder: Path, inputs: dict[str, str], date: str) -> tuple[Printed, Faults]:
    compiler = _compiler(folder)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            str(folder / "paper/paper.typ"),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=STANDARDS,
            timestamp=_timestamp(date),
        )
    except typst.TypstError as error:
        raise PrintError(f"{error.message}\n{error.diagnostic}") from None
    if warnings:
        raise PrintError("\n".join(warning.message for warning in warnings))
    if not isinstance(pdf, bytes):
        raise PrintError("The typesetter gave no PDF.")
    outcome = json.loads(compiler.query("<outcome>", field="value", one=True))
    return Printed(settle_streams(pdf), outcome["pages"]), find_faults(outcome["ends"], outcome["stops"])


@functools.cache
def _compiler(folder: Path) -> typst.Compiler:
    return typst.Compiler(root=str(folder), font_paths=load_fonts(), ignore_system_fonts=True)


def _timestamp(date: str) -> int:
    try:
        day = datetime.datetime.fromisoformat(date)
    except ValueError:
        return 0
    return int(day.replace(tzinfo=datetime.UTC).timestamp())
