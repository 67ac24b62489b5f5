"""The ledger beside a source text: YAML a person can review ⇄ the frozen ledger.

Each passage and segment is a span of the decoded source with a fingerprint of its
text, so that a ledger which no longer fits its source is noticed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from scripts.model import CourseError, Finding, Ledger, Passage, Place, Segment
from scripts.sources.reading import read_source
from scripts.yamltext import read_yaml

_HEAD = """\
# Which part of {source} is which passage of which module.
# Ids never change. To rename a module, change its name here and rename its files.
# A span counts characters from the start of the text; the fingerprint is of the span."""


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
    entries = _load_yaml(path)
    try:
        source = read_source(path.with_name(str(entries["source"])), str(entries["encoding"]))
        return Ledger(
            source.path,
            source.encoding,
            source.language,
            str(entries["fingerprint"]),
            tuple(_passage(entry, source.text) for entry in entries["passages"]),
            tuple(entries.get("retired", ())),
        )
    except KeyError as error:
        raise _broken(path, 1, f"The ledger has no {error} where one is due.") from error
    except (TypeError, ValueError) as error:
        raise _broken(path, 1, f"The ledger has a value of the wrong kind ({error}).") from error


def dump_ledger(ledger: Ledger) -> str:
    """Give a ledger as the YAML that a person reviews."""
    lines = [
        _HEAD.format(source=ledger.source.name),
        f"source: {ledger.source.name}",
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


def _passage(entry: Mapping[str, Any], text: str) -> Passage:
    segments = tuple(_segment(item, text) for item in entry["segments"])
    if not segments:
        raise ValueError(f"{entry['id']} has no segments")
    id_, joint, module, fingerprint = (str(entry[key]) for key in ("id", "joint", "module", "fingerprint"))
    return Passage(id_, joint, module, fingerprint, segments)


def _segment(item: Mapping[str, Any], text: str) -> Segment:
    start, end = (int(edge) for edge in item["span"])
    return Segment(str(item["id"]), start, end, text[start:end], str(item["fingerprint"]))


def _load_yaml(path: Path) -> Mapping[str, Any]:
    try:
        entries = read_yaml(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _broken(path, 1, f"The ledger cannot be read ({error.strerror}).") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _broken(path, mark.line + 1 if mark else 1, "The ledger is not valid YAML.") from error
    if not isinstance(entries, Mapping):
        raise _broken(path, 1, "The ledger is not a list of keys and values.")
    return entries


def _broken(path: Path, line: int, fact: str) -> CourseError:
    source = path.with_suffix(".txt").as_posix()
    hint = f"Take its last good version from git, or delete it and run: python3 -m scripts split {source}."
    return CourseError(Finding("S201", Place(path, line), fact, hint))
