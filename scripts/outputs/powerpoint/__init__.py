"""Slides → PowerPoint files with real titles, texts, tables and notes, to edit further."""

from scripts.outputs.powerpoint.making import make_powerpoints

__all__ = ["make_powerpoints"]
