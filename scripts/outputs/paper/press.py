"""One document as data → one PDF, its number of pages, and nothing nearly empty at its end.

This is the only place that runs Typst. Data goes in as JSON, so no sign in the text can be
mistaken for markup.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from scripts.outputs.paper.fitting import Faults, Setting, find_faults, find_settings
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
    document = _Document(folder, data)
    try:
        document.settle(find_settings(lambda settings: document.settle(settings).faults))
        return document.print(date)
    finally:
        document.forget()


@dataclass(frozen=True)
class _Outcome:
    """What a document came to with some settings."""

    pages: int
    faults: Faults


class _Document:
    """A document in the typesetter: it is laid out as often as needed, and written once.

    Args:
        folder: The staged folder.
        data: What the document shows.
    """

    def __init__(self, folder: Path, data: Mapping[str, Any]) -> None:
        self._fit = folder / f"fit-{os.getpid()}.json"
        self._compiler = typst.Compiler(
            str(folder / "paper/paper.typ"),
            root=str(folder),
            font_paths=load_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True), "fit": f"/{self._fit.name}"},
        )
        self._outcome = _Outcome(0, Faults())

    def settle(self, settings: Mapping[str, Setting]) -> _Outcome:
        """Lay it out with these settings."""
        self._fit.write_text(_settings(settings), encoding="utf-8")
        with _refusals():
            outcome = json.loads(self._compiler.query("<outcome>", field="value", one=True))
        self._outcome = _Outcome(outcome["pages"], find_faults(outcome["ends"], outcome["stops"]))
        return self._outcome

    def print(self, date: str) -> Printed:
        """Write the PDF of how it is laid out."""
        with _refusals():
            pdf, warnings = self._compiler.compile_with_warnings(
                format="pdf", pdf_standards=STANDARDS, timestamp=_timestamp(date)
            )
        if warnings:
            raise PrintError("\n".join(warning.message for warning in warnings))
        if not isinstance(pdf, bytes):
            raise PrintError("The typesetter gave no PDF.")
        return Printed(settle_streams(pdf), self._outcome.pages)

    def forget(self) -> None:
        """Let the typesetter forget the document, which it would remember for its next ten.

        There is no call for that; but it counts compilations, and empty ones take no time. Half
        the memory stays free, and searching less memory is quicker too.
        """
        self._fit.unlink(missing_ok=True)
        for _ in range(_REMEMBERED):
            self._compiler.compile(b"", format="pdf")


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    """Pass on what the typesetter says in our own words."""
    try:
        yield
    except typst.TypstError as error:
        raise PrintError(f"{error.message}\n{error.diagnostic}") from None


def _settings(chapters: Mapping[str, Setting]) -> str:
    """Give the settings as the templates read them.

    They go in by a file, not with the data: where the data stay the same, the typesetter
    remembers what it laid out, and sets anew only the chapters whose setting has changed.
    """
    tight = {name: setting.tight for name, setting in chapters.items()}
    loose = sorted(label for setting in chapters.values() for label in setting.loose)
    return json.dumps({"tight": tight, "loose": loose}, sort_keys=True)


def _timestamp(date: str) -> int:
    try:
        day = datetime.datetime.fromisoformat(date)
    except ValueError:
        return 0
    return int(day.replace(tzinfo=datetime.UTC).timestamp())
