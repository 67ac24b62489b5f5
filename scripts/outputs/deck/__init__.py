"""Slides → one self-contained HTML file per module that is projected, read and printed."""

from scripts.outputs.deck.making import make_decks

__all__ = ["make_decks"]
