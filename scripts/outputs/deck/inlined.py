"""Template files and colour tokens → the one style and the one script that every deck holds.

They are the same bytes in each deck, so a content security policy needs two hashes only. Comments
and white space stay behind: a deck travels by message and memory stick. That takes no tool: our own
files have no text over several lines, and two slashes after a space begin a comment.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_NEEDLESS = re.compile(r" ?([{};,]) ?|(:) ")
_SCRIPT_COMMENT = re.compile(r"(?:^|\s)//.*")

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

STYLES = ("slide", "stage", "presenter", "print")
SCRIPTS = (
    "words",
    "state",
    "slides",
    "timers",
    "stage",
    "panels",
    "plan",
    "draw",
    "presenter",
    "print",
    "keys",
    "start",
)


def read_style() -> str:
    """Give the style sheet: the tokens, then the parts in order."""
    parts = [_read(f"{name}.css") for name in STYLES]
    return squeeze_style("\n".join([_colours(), *parts]))


def read_script() -> str:
    """Give the script: the parts in order, in one scope of their own."""
    parts = [_read(f"{name}.js") for name in SCRIPTS]
    return squeeze_script("\n".join(["(() => {", '"use strict";', *parts, "})();"]))


def squeeze_style(text: str) -> str:
    """Take the comments out of a style sheet of ours, and the white space that means nothing."""
    plain = _SPACE.sub(" ", _STYLE_COMMENT.sub("", text)).strip()
    return _NEEDLESS.sub(r"\1\2", plain).replace(";}", "}")


def squeeze_script(text: str) -> str:
    """Take comments, indents and empty lines out of a script of ours; every line stays a line."""
    lines = (_SCRIPT_COMMENT.sub("", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _read(name: str) -> str:
    return (TEMPLATES / "deck" / name).read_text(encoding="utf-8")


def _colours() -> str:
    """Write the tokens as custom properties: light, dark by the system, and either by choice."""
    tokens = tomllib.loads((TEMPLATES / "tokens.toml").read_text(encoding="utf-8"))
    light, dark = (_properties(tokens["colour"][name]) for name in ("light", "dark"))
    faces = {name: tokens["font"][f"screen-{name}"] for name in ("en", "zh")}
    fonts = {f"font-{name}": ", ".join(map(_quoted, family)) for name, family in faces.items()}
    return (
        f":root {{ color-scheme: light; {_properties(fonts)} {light} }}\n"
        f":root[data-theme=dark] {{ color-scheme: dark; {dark} }}\n"
        "@media screen and (prefers-color-scheme: dark) "
        f"{{ :root:not([data-theme=light]) {{ color-scheme: dark; {dark} }} }}\n"
        f"@media print {{ :root[data-theme] {{ color-scheme: light; {light} }} }}"
    )


def _properties(values: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())


def _quoted(face: str) -> str:
    return f'"{face}"' if " " in face else face
