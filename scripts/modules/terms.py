"""``docs/terms.yml`` → the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from scripts.model import LANGUAGES, Finding, Place, Term
from scripts.yamltext import read_yaml

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
        entries = read_yaml(text) or []
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
    english, chinese = str(entry["en"]), str(entry["zh"])
    renderings = dict(_form(form, chinese) for form in also.get("en") or ())
    return Term(
        str(entry["id"]),
        english,
        chinese,
        {"en": tuple(renderings), "zh": tuple(map(str, also.get("zh") or ()))},
        {english: chinese, **renderings},
        bool(entry.get("course")),
        str(entry["certainty"]),
        {language: str(explain.get(language, "")) for language in LANGUAGES},
        {language: str(note.get(language, "")) for language in LANGUAGES},
    )


def _form(form: object, chinese: str) -> tuple[str, str]:
    """Read another form of a term: words, or `words: their own rendering`."""
    if isinstance(form, Mapping):
        return next((str(words), str(rendering)) for words, rendering in form.items())
    return str(form), chinese


def _incomplete(entry: object, lacking: list[str], text: str, path: Path) -> Finding:
    name = str(entry.get("id") or entry.get("en") or "") if isinstance(entry, Mapping) else ""
    lines = enumerate(text.splitlines(), 1)
    line = next((number for number, line in lines if name and name in line), 1)
    fact = f"The term {name or 'without a name'} has no {', '.join(lacking)}."
    return Finding("T102", Place(path, line), fact, "Write it below the term's id.")
