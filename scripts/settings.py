"""Typed settings: where things are, and what ``mkdocs.yml`` says that we need ourselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.model import CourseError, Finding, Language, Place
from scripts.yamltext import read_yaml

_MINUTES = re.compile(r"(\d{1,3}) min")


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
        CourseError: The file is missing, broken, or lacks keys; all of them are named.
    """
    path = root / "mkdocs.yml"
    try:
        entries = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CourseError(_broken(path, error)) from error
    needed = ("site_name", "site_description", "site_url", "nav", "plugins", "markdown_extensions", "extra")
    missing = [key for key in needed if not isinstance(entries, Mapping) or key not in entries]
    if missing:
        raise CourseError(*(_missing(key, path) for key in missing))
    chinese = _chinese(entries["plugins"])
    return Settings(
        root,
        entries["markdown_extensions"],
        {"en": entries["site_name"], "zh": chinese.get("site_name", entries["site_name"])},
        {"en": entries["site_description"], "zh": chinese.get("site_description", entries["site_description"])},
        entries["site_url"],
        tuple(_pages(entries["nav"])),
        str(entries["extra"].get("course_version", "")),
        str(entries["extra"].get("course_date", "")),
    )


def _chinese(plugins: Sequence[Any]) -> Mapping[str, Any]:
    for plugin in plugins:
        if isinstance(plugin, Mapping) and "i18n" in plugin:
            return next((lang for lang in plugin["i18n"]["languages"] if lang["locale"] == "zh"), {})
    return {}


def _pages(entry: object) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    children = entry.values() if isinstance(entry, Mapping) else entry if isinstance(entry, Sequence) else ()
    return [page for child in children for page in _pages(child)]


def _missing(key: str, path: Path) -> Finding:
    return Finding(
        "C102", Place(Path(path.name)), f"The key `{key}` is missing.", "Take it from the last good version."
    )


def _broken(path: Path, error: Exception) -> Finding:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "strerror", None) or "not UTF-8"
    return Finding(
        "C101",
        Place(Path(path.name), mark.line + 1 if mark else 1),
        f"The configuration cannot be read ({reason}).",
        "Mend this line, or take the last good version of the file.",
    )
