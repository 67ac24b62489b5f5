"""The colours of the tokens can be told apart: text on its ground 4.5 to 1, marks 3 to 1, in every scheme."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "scripts" / "templates" / "tokens.toml"
COLOURS: dict[str, dict[str, str]] = tomllib.loads(TOKENS.read_text("utf-8"))["colour"]

LENSES = ("enforce-for", "serve-whom", "enforce-how", "serve-how")
TEXT = {
    "paper": {"ink", "muted", "civic", "right", "wrong", *LENSES},
    "tint": {"ink", "muted", "civic", "right", "wrong", *LENSES},
    "civic-tint": {"ink", "muted", "civic", "right", "wrong"},
    **{f"{lens}-tint": {"ink", "muted", "civic", "right", "wrong", lens} for lens in LENSES},
}
"""Ground → what is written on it."""
ON_COLOUR = {"civic", *LENSES}
"""Grounds on which the colour of paper is written: buttons, the marked place."""
MARKS = {ground: {"edge", *(colours & {"civic", *LENSES})} for ground, colours in TEXT.items()}
"""Ground → outlines and icons that must be seen on it."""
NO_SIGN = {"rule"}
"""Hairlines, never the only sign of anything."""


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2: from 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def too_close(scheme: dict[str, str], pairs: dict[str, set[str]], least: float) -> list[str]:
    ratios = {
        (colour, ground): contrast(scheme[colour], scheme[ground]) for ground in pairs for colour in pairs[ground]
    }
    return sorted(f"{colour} on {ground}: {ratio:.2f}" for (colour, ground), ratio in ratios.items() if ratio < least)


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", COLOURS)
def test_text_can_be_read(scheme: str) -> None:
    assert too_close(COLOURS[scheme], TEXT, 4.5) == []
    assert too_close(COLOURS[scheme], {ground: {"paper"} for ground in ON_COLOUR}, 4.5) == []


@pytest.mark.parametrize("scheme", COLOURS)
def test_marks_can_be_seen(scheme: str) -> None:
    assert too_close(COLOURS[scheme], MARKS, 3) == []


def test_print_is_as_readable_in_grey() -> None:
    """A laser printer keeps the lightness of a colour and drops the rest: contrast stays, hue does not."""
    print_colours = COLOURS.get("print", COLOURS["light"])
    greys = {name: grey(colour) for name, colour in print_colours.items()}
    assert too_close(greys, TEXT, 4.5) == []


def grey(colour: str) -> str:
    linear = luminance(colour)
    level = round(255 * (linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055))
    return f"#{level:02x}{level:02x}{level:02x}"


def test_no_colour_is_forgotten() -> None:
    measured = {*TEXT, *MARKS, *ON_COLOUR}.union(NO_SIGN, *TEXT.values(), *MARKS.values())
    assert {scheme: set(colours) - measured for scheme, colours in COLOURS.items()} == {name: set() for name in COLOURS}
