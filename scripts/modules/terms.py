"""``docs/terms.yml`` → the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from scripts.model import LANGUAGES, Finding, Place, Term

_REQUIRED = ("id", "en", "zh", "certainty", "explain")


def read_terms(path: Path, root: Path) -> tuple[tuple[Term, ...], list[Finding]]:
    """Read the glossary.

    Args:
        path: The file.
        root: Paths in findings are relative to this folder.

    Returns:
        The terms as far as they are complete, and what is missing.
    """
    named = path.relative_to(root)
    try:
        text = path.read_text(encoding="utf-8")
        entries = yaml.safe_load(text) or []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(named, mark.line + 1 if mark else 1)
        return (), [Finding("T101", place, "The glossary cannot be read.", "Mend this line; keep the list of terms.")]
    terms, findings = [], []
    for entry in entries:
        lacking = [key for key in _REQUIRED if not isinstance(entry, Mapping) or not entry.get(key)]
        if lacking:
            findings.append(_incomplete(entry, lacking, text, named))
        else:
            terms.append(_term(entry))
    return tuple(terms), findings


def _term(entry: Mapping[str, Any]) -> Term:
    also, explain, note = (entry.get(key) or {} for key in ("also", "explain", "note"))
    return Term(
        str(entry["id"]),
        str(entry["en"]),
        str(entry["zh"]),
        {language: tuple(also.get(language) or ()) for language in LANGUAGES},
        str(entry["certainty"]),
        {language: str(explain.get(language, "")) for language in LANGUAGES},
        {language: str(note.get(language, "")) for language in LANGUAGES},
    )


def _incomplete(entry: object, lacking: list[str], text: str, path: Path) -> Finding:
    name = str(entry.get("id") or entry.get("en") or "") if isinstance(entry, Mapping) else ""
    lines = enumerate(text.splitlines(), 1)
    line = next((number for number, line in lines if name and name in line), 1)
    fact = f"The term {name or 'without a name'} has no {', '.join(lacking)}."
    return Finding("T102", Place(path, line), fact, "Write it below the term's id.")
