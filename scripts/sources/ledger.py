"""The ledger beside a source text: YAML a person can review ⇄ the frozen ledger.

Each passage and segment is a span of the decoded source with a fingerprint of its
text, so that a ledger which no longer fits its source is noticed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from scripts.model import CourseError, Finding, Language, Ledger, Passage, Place, Segment
from scripts.sources.reading import SourceText, read_source
from scripts.yamltext import read_yaml

_HEAD = """\
# Which part of {source} is which passage of which module.
# Ids never change. To rename a module, change its name here and rename its files.
# A span counts characters from the start of the text; the fingerprint is of the span."""
_LANGUAGES: Mapping[str, Language] = {"en": "en", "zh": "zh"}
_PLAIN = re.compile(r"[^\W\d][\w.-]*")  # a file name that YAML takes as text without quotes


def ledger_path(source: Path) -> Path:
    """Give the path of the ledger that lies beside a source."""
    return source.with_suffix(".yml")


def load_ledger(path: Path) -> Ledger:
    """Read a ledger and the source it speaks of.

    Args:
        path: The ledger; its source is the file it names in the same folder.

    Returns:
        The ledger, each segment with the text that its span has in the source now.

    Raises:
        CourseError: The ledger cannot be read or lacks a part, or the source cannot be read.
    """
    text, entries = _open(path)
    try:
        source, encoding = (_text(entries, key, "it") for key in ("source", "encoding"))
        return _ledger(entries, read_source(path.with_name(source), encoding))
    except ValueError as error:
        raise _unusable(path, text, error) from error


def resume_ledger(path: Path, source: SourceText) -> Ledger:
    """Read the ledger of a source that may have changed, even in its encoding.

    Args:
        path: The ledger.
        source: What it speaks of, as it is now.

    Returns:
        The ledger; the spans are those of the text before.

    Raises:
        CourseError: The ledger cannot be read or lacks a part.
    """
    text, entries = _open(path)
    try:
        return _ledger(entries, source)
    except ValueError as error:
        raise _unusable(path, text, error) from error


def dump_ledger(ledger: Ledger) -> str:
    """Give a ledger as the YAML that a person reviews."""
    name = ledger.source.name
    lines = [
        _HEAD.format(source=name),
        f"source: {name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)}",
        f"encoding: {ledger.encoding}",
        f"language: {ledger.language}",
        f"fingerprint: '{ledger.fingerprint}'",
    ]
    if ledger.retired:
        lines.append(f"retired: [{', '.join(ledger.retired)}]")
    lines.append("passages:")
    for passage in ledger.passages:
        lines += _passage_lines(passage)
    return "\n".join(lines) + "\n"


def _passage_lines(passage: Passage) -> list[str]:
    return [
        f"- id: {passage.id}",
        f"  joint: {passage.joint}",
        f"  module: {passage.module}",
        f"  span: [{passage.start}, {passage.end}]",
        f"  fingerprint: '{passage.fingerprint}'",
        "  segments:",
        *(
            f"  - {{id: {segment.id}, span: [{segment.start}, {segment.end}], fingerprint: '{segment.fingerprint}'}}"
            for segment in passage.segments
        ),
    ]


def _ledger(entries: Mapping[str, Any], source: SourceText) -> Ledger:
    language = _text(entries, "language", "it")
    if language not in _LANGUAGES:
        raise ValueError(f"it has the language {language}, which is neither en nor zh")
    return Ledger(
        source.path,
        source.encoding,
        _LANGUAGES[language],
        _text(entries, "fingerprint", "it"),
        tuple(_passage(entry, source.text) for entry in _list(entries, "passages", "it")),
        tuple(map(str, _list(entries, "retired", "it"))) if "retired" in entries else (),
    )


def _passage(entry: object, text: str) -> Passage:
    id_ = _text(entry, "id", "a passage")
    joint, module, fingerprint = (_text(entry, key, id_) for key in ("joint", "module", "fingerprint"))
    segments = tuple(_segment(item, text, id_) for item in _list(entry, "segments", id_))
    return Passage(id_, joint, module, fingerprint, segments)


def _segment(entry: object, text: str, passage: str) -> Segment:
    id_ = _text(entry, "id", f"a segment of {passage}")
    match _list(entry, "span", id_):
        case [int() as start, int() as end]:
            return Segment(id_, start, end, text[start:end], _text(entry, "fingerprint", id_))
    raise ValueError(f"{id_} has a span that is not two numbers")


def _text(entry: object, key: str, owner: str) -> str:
    return str(_value(entry, key, owner))


def _list(entry: object, key: str, owner: str) -> list[Any]:
    value = _value(entry, key, owner)
    if not isinstance(value, list):
        raise ValueError(f"{owner} lists no {key}")  # noqa: TRY004 - the value is wrong, not the call
    return value


def _value(entry: object, key: str, owner: str) -> object:
    value = entry.get(key) if isinstance(entry, Mapping) else None
    if value in (None, "", []):
        raise ValueError(f"{owner} has no {key}")
    return value


def _open(path: Path) -> tuple[str, Mapping[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        entries = read_yaml(text)
    except OSError as error:
        raise _broken(path, 1, f"The ledger cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise _broken(path, 1, "The ledger is not in UTF-8.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _broken(path, mark.line + 1 if mark else 1, "The ledger is not valid YAML.") from error
    if not isinstance(entries, Mapping):
        raise _broken(path, 1, "The ledger is not a list of keys and values.")
    return text, entries


def _unusable(path: Path, text: str, flaw: ValueError) -> CourseError:
    """Name the line of the id with which the words begin, where they do."""
    id_ = re.compile(rf"\bid: {re.escape(str(flaw).split()[0])}\b(?!-)")
    line = next((number for number, line in enumerate(text.splitlines(), 1) if id_.search(line)), 1)
    return _broken(path, line, f"The ledger cannot be used: {flaw}.")


def _broken(path: Path, line: int, fact: str) -> CourseError:
    hint = "Take its last good version from git; it holds the ids that were given out."
    return CourseError(Finding("S201", Place(path, line), fact, hint))
