"""``docs/terms.yml`` → the glossary, with what is missing or wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from scripts.model import LANGUAGES, Finding, Place, Term
from scripts.model.guess import nearest
from scripts.yamltext import read_yaml

CERTAINTIES = ("established", "likely", "uncertain")

_KINDS: Mapping[str, tuple[type, str]] = {
    "id": (str, "text; put it in quotes"),
    "en": (str, "text; put it in quotes"),
    "zh": (str, "text; put it in quotes"),
    "certainty": (str, f"one of {', '.join(CERTAINTIES)}"),
    "explain": (dict, "`en: …` and `zh: …` below it"),
    "note": (dict, "`en: …` and `zh: …` below it"),
    "also": (dict, "`en: […]` and `zh: […]` below it"),
    "course": (bool, "true or false"),
}
_REQUIRED = ("id", "en", "zh", "certainty", "explain")


def read_terms(path: Path, root: Path) -> tuple[tuple[Term, ...], list[Finding]]:
    """Read the glossary.

    Args:
        path: The file.
        root: Paths in findings are relative to this folder.

    Returns:
        The terms as far as they are complete, and what is missing or wrong.
    """
    named = path.relative_to(root)
    try:
        text = path.read_text(encoding="utf-8-sig")
        entries = read_yaml(text) or []
    except FileNotFoundError:
        hint = "Take its last good version from git, or write a list of terms, each beginning with `- id:`."
        return (), [Finding("T101", Place(named), "There is no glossary.", hint)]
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        return (), [_unreadable(Place(named, mark.line + 1 if mark else 1))]
    if not isinstance(entries, list):
        return (), [_unreadable(Place(named))]
    terms: list[Term] = []
    findings: list[Finding] = []
    for entry in entries:
        found = list(_flaws(entry, text, named))
        findings.extend(found)
        if not found:
            terms.append(_term(entry))
    return tuple(terms), [*findings, *_contradictions(terms, text, named)]


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
        {language: str(explain.get(language) or "") for language in LANGUAGES},
        {language: str(note.get(language) or "") for language in LANGUAGES},
    )


def _form(form: object, chinese: str) -> tuple[str, str]:
    """Read another form of a term: words, or `words: their own rendering`."""
    if isinstance(form, Mapping):
        return next((str(words), str(rendering)) for words, rendering in form.items())
    return str(form), chinese


def _flaws(entry: object, text: str, path: Path) -> Iterator[Finding]:
    if not isinstance(entry, Mapping):
        fact = f"The entry “{entry}” is no term."
        yield Finding("T102", _place(path, text, str(entry)), fact, "Write `- id: …` and below it the other keys.")
        return
    name = str(entry.get("id") or entry.get("en") or "")
    lacking = [key for key in _REQUIRED if entry.get(key) in (None, "", {})]
    lacking += [f"explain: {key}" for key in LANGUAGES if _lacks(entry.get("explain"), key)]
    if lacking:
        fact = f"The term {name or 'without a name'} has no {', '.join(f'`{key}`' for key in lacking)}."
        yield Finding("T102", _place(path, text, name), fact, "Write it below the term’s id.")
    for key, value in entry.items():
        wrong = _wrong(str(key), value)
        if wrong:
            yield Finding("T106", _place(path, text, name, f"{key}:"), *wrong)


def _lacks(explain: object, language: str) -> bool:
    return isinstance(explain, Mapping) and bool(explain) and not explain.get(language)


def _wrong(key: str, value: object) -> tuple[str, str] | None:
    """Say what is wrong with a key of a term and what to do, or nothing."""
    if key not in _KINDS:
        return f"There is no key `{key}`.", nearest(key, _KINDS)
    kind, words = _KINDS[key]
    lists = value.values() if key == "also" and isinstance(value, Mapping) else ()
    if value is not None and (not isinstance(value, kind) or not all(isinstance(part, list) for part in lists)):
        return f"The value of `{key}` is of the wrong kind.", f"Write {words}."
    if key == "certainty" and value not in CERTAINTIES:
        return f"There is no certainty `{value}`.", nearest(str(value), CERTAINTIES)
    return None


def _contradictions(terms: Iterable[Term], text: str, path: Path) -> Iterator[Finding]:
    """Find ids and English forms that are given twice; a form with two renderings cannot be kept to."""
    ids: set[str] = set()
    renderings: dict[str, str] = {}
    for term in terms:
        if term.id in ids:
            fact = f"The id {term.id} is given to two terms."
            yield Finding("T105", _place(path, text, term.id, f"id: {term.id}"), fact, "Give one of them another id.")
        ids.add(term.id)
        for form, rendering in term.renderings.items():
            other = renderings.setdefault(form.casefold(), rendering)
            if other != rendering:
                fact = f"“{form}” has two renderings: {other} and {rendering}."
                yield Finding(
                    "T105", _place(path, text, term.id), fact, "Keep the one that the whole course shall use."
                )


def _place(path: Path, text: str, name: str, *words: str) -> Place:
    """Find the line of a term, or of some words below it."""
    lines = enumerate(text.splitlines(), 1)
    opening = re.compile(rf"(?:- )?\s*(?:id|en): {re.escape(name)}\s*|- {re.escape(name)}\s*")
    number = next((number for number, line in lines if name and opening.fullmatch(line)), 1)
    for word in words:
        number = next((below for below, line in lines if word in line), number)
    return Place(path, number)


def _unreadable(place: Place) -> Finding:
    hint = "Mend this line; the file is a list of terms, each beginning with `- id:`."
    return Finding("T101", place, "The glossary cannot be read.", hint)
