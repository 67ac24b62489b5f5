"""Every pair of colours that may meet can be told apart: read from the token file, measured here."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COLOURS: dict[str, dict[str, str]] = tomllib.loads(
    (ROOT / "scripts/templates/tokens.toml").read_text(encoding="utf-8")
)["colour"]
DECORATION = {"rule"}
MARKS = {"edge"}


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", COLOURS)
def test_text_and_marks_stand_out_on_every_ground(theme: str) -> None:
    colours = COLOURS[theme]
    grounds = {name for name in colours if name == "paper" or name.endswith("tint")}
    faint = [
        f"{name} on {ground}: {contrast(colours[name], colours[ground]):.2f}"
        for name in colours.keys() - grounds - DECORATION
        for ground in grounds
        if contrast(colours[name], colours[ground]) < (3 if name in MARKS else 4.5)
    ]
    assert faint == []


def test_both_themes_name_the_same_colours() -> None:
    assert COLOURS["light"].keys() == COLOURS["dark"].keys()
