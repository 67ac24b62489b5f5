"""Typed settings: where things are, and what ``mkdocs.yml`` says that we need ourselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.model import CourseError, Finding, Language, Place
from scripts.model.guess import closest
from scripts.yamltext import read_yaml

_MINUTES = re.compile(r"(\d{1,3}) min")
_ADDRESS = re.compile(r"https?://\S+/")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Settings:
    """Where the course is and how its site is called.

    Attributes:
        root: The project's folder.
        markdown_extensions: The one Markdown configuration, as MkDocs takes it.
        site_names: Name of the course in each language.
        site_descriptions: One line about the course in each language.
        site_url: Where the site will be published; ends with a slash.
        nav: Pages in the order of the navigation, without language suffix.
        version: Version of the course, printed on everything that is handed out.
        date: Date of the text, as ``2026-11-22``.
    """

    root: Path
    markdown_extensions: Sequence[str | Mapping[str, Any]]
    site_names: Mapping[Language, str]
    site_descriptions: Mapping[Language, str]
    site_url: str
    nav: tuple[str, ...]
    version: str
    date: str

    @property
    def docs(self) -> Path:
        """The folder that people edit."""
        return self.root / "docs"

    @property
    def modules(self) -> Path:
        """The folder of modules."""
        return self.docs / "modules"

    @property
    def seeds(self) -> Path:
        """The folder of source texts and their ledgers."""
        return self.root / "seeds"


@dataclass(frozen=True)
class _Key:
    """A key that we need.

    Attributes:
        path: The keys that lead to it, from the outermost.
        fits: Tells whether a value is of its kind.
        kind: The kind, in words.
    """

    path: tuple[str, ...]
    fits: Callable[[object], bool]
    kind: str


def parse_minutes(text: str) -> int | None:
    """Read a time as modules write it.

    Args:
        text: For instance ``4 min``.

    Returns:
        Whole minutes, or None where the text is no such time.
    """
    match = _MINUTES.fullmatch(text.strip())
    return int(match[1]) if match else None


def load_settings(root: Path) -> Settings:
    """Read what we need from ``mkdocs.yml``.

    Args:
        root: The project's folder.

    Returns:
        The settings.

    Raises:
        CourseError: The file is missing, broken, lacks keys or has values of the wrong
            kind; all of them are named.
    """
    path = root / "mkdocs.yml"
    try:
        text = path.read_text(encoding="utf-8-sig")
        entries = read_yaml(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CourseError(_broken(path, error)) from error
    given = {**entries, "zh": _chinese(entries)} if isinstance(entries, Mapping) else {}
    flaws = [*_flaws(given, text), *_strangers(given, text)]
    if flaws:
        raise CourseError(*flaws)
    return Settings(
        root,
        given["markdown_extensions"],
        {"en": given["site_name"], "zh": given["zh"]["site_name"]},
        {"en": given["site_description"], "zh": given["zh"]["site_description"]},
        given["site_url"],
        tuple(_pages(given["nav"])),
        given["extra"]["course_version"],
        str(given["extra"]["course_date"]),
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _is_address(value: object) -> bool:
    return isinstance(value, str) and bool(_ADDRESS.fullmatch(value))


def _is_date(value: object) -> bool:
    return bool(_DATE.fullmatch(str(value)))


_KEYS = (
    _Key(("site_name",), _is_text, "text: the name of the course"),
    _Key(("site_description",), _is_text, "text: one line about the course"),
    _Key(("site_url",), _is_address, "an address that ends with a slash: as https://example.org/"),
    _Key(("nav",), _is_list, "a list: the pages, under their headings"),
    _Key(("markdown_extensions",), _is_list, "a list: the Markdown extensions"),
    _Key(("extra", "course_version"), _is_text, 'text: as "0.1.0", a bare number in quotes'),
    _Key(("extra", "course_date"), _is_date, "a date: as 2026-11-22"),
    _Key(("zh", "site_name"), _is_text, "text: the Chinese name of the course"),
    _Key(("zh", "site_description"), _is_text, "text: one Chinese line about the course"),
)
_OURS = re.compile(r"course_\w*")  # names of keys below `extra` that only we read


def _flaws(given: Mapping[str, Any], text: str) -> Iterator[Finding]:
    for key in _KEYS:
        owner = _below(given, key.path[:-1])
        name = key.path[-1]
        if name not in owner:
            yield _missing(key, [str(other) for other in owner if (*key.path[:-1], other) not in _paths()], text)
        elif not key.fits(owner[name]):
            fact = f"The value of `{_label(key)}` is not {key.kind.partition(':')[0]}."
            yield _finding("C104", (text, *key.path), fact, f"Write {key.kind}.")


def _strangers(given: Mapping[str, Any], text: str) -> Iterator[Finding]:
    """Find keys that look like ours and are not; a missing one that is near was named already."""
    extra = _below(given, ("extra",))
    missing = [key.path[-1] for key in _KEYS if key.path[0] == "extra" and key.path[-1] not in extra]
    known = [key.path[-1] for key in _KEYS if key.path[0] == "extra"]
    for name in extra:
        if _OURS.fullmatch(str(name)) and name not in known and not closest(str(name), missing):
            hint = f"Remove it; the keys of the course are: {', '.join(known)}."
            yield _finding("C103", (text, "extra", str(name)), f"There is no key `{name}`.", hint)


def _missing(key: _Key, others: Sequence[str], text: str) -> Finding:
    meant = closest(key.path[-1], others)
    if meant:
        fact, hint = f"There is no key `{meant}`.", f"Did you mean `{key.path[-1]}`?"
        return _finding("C103", (text, *key.path[:-1], meant), fact, hint)
    return _finding("C102", (text, *key.path[:-1]), f"The key `{_label(key)}` is missing.", f"Write {key.kind}.")


def _paths() -> set[tuple[str, ...]]:
    return {key.path for key in _KEYS}


def _label(key: _Key) -> str:
    """Name a key as people find it in the file."""
    return ": ".join(("plugins: i18n: languages: zh", *key.path[1:]) if key.path[0] == "zh" else key.path)


def _below(given: Mapping[str, Any], path: Sequence[str]) -> Mapping[str, Any]:
    for name in path:
        given = given.get(name) or {}
        if not isinstance(given, Mapping):
            return {}
    return given


def _chinese(entries: Mapping[str, Any]) -> Mapping[str, Any]:
    """Find what the plugin i18n says about Chinese, wherever in the lists it stands."""
    plugins = entries.get("plugins")
    for plugin in plugins if isinstance(plugins, list) else ():
        options = plugin.get("i18n") if isinstance(plugin, Mapping) else None
        languages = options.get("languages") if isinstance(options, Mapping) else None
        for language in languages if isinstance(languages, list) else ():
            if isinstance(language, Mapping) and language.get("locale") == "zh":
                return language
    return {}


def _pages(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, Mapping | list):
        for child in entry.values() if isinstance(entry, Mapping) else entry:
            yield from _pages(child)


def _finding(code: str, where: Sequence[str], fact: str, hint: str) -> Finding:
    """Make a finding at the key that is reached in the text of the file by a path of keys."""
    text, *path = where
    lines = enumerate(text.splitlines(), 1)
    line = 1
    for key in path:
        opening = re.compile(r"[\s-]*locale:\s*zh\b" if key == "zh" else rf"[\s-]*{re.escape(key)}\s*:")
        line = next((number for number, words in lines if opening.match(words)), line)
    return Finding(code, Place(Path("mkdocs.yml"), line), fact, hint)


def _broken(path: Path, error: Exception) -> Finding:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "strerror", None) or "not UTF-8"
    return Finding(
        "C101",
        Place(Path(path.name), mark.line + 1 if mark else 1),
        f"The configuration cannot be read ({reason}).",
        "Mend this line, or take the last good version of the file.",
    )
