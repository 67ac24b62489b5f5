"""The few words of the interface that more than one output says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.model import Language

HTML_LANGUAGE: Mapping[Language, str] = {"en": "en", "zh": "zh-Hans"}
"""What ``lang`` says in HTML; the course is in simplified characters."""

FORM_NAMES: Mapping[Language, Mapping[str, str]] = {
    "en": {"alone": "Alone", "pairs": "Pairs", "fours": "Fours", "group": "Whole group"},
    "zh": {"alone": "独立思考", "pairs": "两人一组", "fours": "四人一组", "group": "全体"},
}


def minutes_words(minutes: int, language: Language) -> str:
    """Say a number of minutes, as ``4 min`` or ``4分钟``."""
    return f"{minutes} min" if language == "en" else f"{minutes}分钟"


def module_words(number: int, language: Language) -> str:
    """Name a module by its number, as ``Module 4`` or ``模块4``."""
    return f"Module {number}" if language == "en" else f"模块{number}"
