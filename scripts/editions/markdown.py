"""Markdown → HTML exactly as the site shows it: with the extensions of ``mkdocs.yml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markdown import Markdown


class Renderer:
    """Renders Markdown with one configuration; may be used again and again.

    Args:
        extensions: The ``markdown_extensions`` of the site's configuration: names, or
            names with their options.
    """

    def __init__(self, extensions: Iterable[str | Mapping[str, Any]]) -> None:
        names: list[str] = []
        options: dict[str, dict[str, Any]] = {}
        for entry in extensions:
            if isinstance(entry, str):
                names.append(entry)
            else:
                names.extend(entry)
                options.update({name: dict(value or {}) for name, value in entry.items()})
        self._markdown = Markdown(extensions=names, extension_configs=options, output_format="html")

    def render(self, text: str) -> str:
        """Render a whole page or a part of one.

        Args:
            text: Markdown without front matter.

        Returns:
            HTML.
        """
        return self._markdown.reset().convert(text)
