"""The site's style sheet of tokens is the one that the tokens give."""

from __future__ import annotations

from pathlib import Path

from scripts.outputs.look import tokens_css

ROOT = Path(__file__).resolve().parents[2]


def test_the_style_sheet_is_made_from_the_tokens() -> None:
    made = tokens_css(ROOT / "scripts" / "templates" / "tokens.toml")
    kept = (ROOT / "docs" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    assert kept == made, "write what tokens_css() gives to docs/assets/css/tokens.css"
