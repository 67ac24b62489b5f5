"""The look's tokens → the custom properties that the site's style sheets use."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_LIGHT = ':root, [data-md-color-scheme="default"]'
_DARK = '[data-md-color-scheme="slate"]'
_PAPER = '[data-md-color-scheme="default"], [data-md-color-scheme="slate"]'
_REM = 0.8  # the theme's rem is 20 px, the tokens' is 16
_HEAD = "/* Made from scripts/templates/tokens.toml by scripts/outputs/look.py: change it there. */\n"


def tokens_css(path: Path) -> str:
    """Write the tokens as a style sheet: light, dark, and light again on paper.

    Args:
        path: The file of tokens.

    Returns:
        CSS.
    """
    tokens = tomllib.loads(path.read_text(encoding="utf-8"))
    light = _rule(_LIGHT, [*_colours(tokens["colour"]["light"]), *_sizes(tokens)])
    dark = _rule(_DARK, _colours(tokens["colour"]["dark"]))
    paper = _rule(_PAPER, _colours(tokens["colour"]["light"]))
    return f"{_HEAD}\n{light}\n\n{dark}\n\n@media print {{\n{paper}\n}}\n"


def _rule(selector: str, properties: Iterator[str] | list[str]) -> str:
    return "\n".join([f"{selector} {{", *(f"  {item};" for item in properties), "}"])


def _colours(colours: Mapping[str, str]) -> Iterator[str]:
    return (f"--{name}: {value}" for name, value in colours.items())


def _sizes(tokens: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"--scale-{name}: {value}em" for name, value in tokens["scale"].items())
    yield from (f"--space-{name}: {value * _REM:g}rem" for name, value in tokens["space"].items())
    yield from (f"--radius-{name}: {value}" for name, value in tokens["radius"].items())
    for kind in ("leading", "measure"):
        yield from (f"--{kind}-{name}: {value}" for name, value in tokens[kind].items())
    for name in ("screen-en", "screen-zh"):
        faces = (face if " " not in face else f'"{face}"' for face in tokens["font"][name])
        yield f"--font-{name.removeprefix('screen-')}: {', '.join(faces)}"
