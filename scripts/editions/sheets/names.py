"""What the documents are called, and how they say their date, in both languages."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from scripts.model import Language

TITLES: Mapping[str, Mapping[Language, str]] = {
    "workbook": {"en": "Workbook", "zh": "练习册"},
    "roll-call-cards": {"en": "Roll-call cards", "zh": "班前会卡片"},
    "trainer-guide": {"en": "Trainer’s guide", "zh": "主持人手册"},
    "session-record": {"en": "Session record", "zh": "学习记录表"},
}
"""The title of each kind of document that is not the course or a module."""

LARGE_PRINT: Mapping[str, str] = {"en": " in large print", "zh": "（大字版）"}
"""What is added to a title in large print."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def date_words(date: str, language: Language) -> str:
    """Say a date as ``22 November 2026`` or ``2026年11月22日``; what is no date stays as it is."""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return date
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def volume_words(number: int, language: str) -> str:
    """Name a volume by its number, as ``Volume 2`` or ``第2册``."""
    return f"第{number}册" if language == "zh" else f"Volume {number}"


def fingerprint_words(fingerprint: str) -> str:
    """Give a fingerprint short enough to be read out, in groups of four."""
    short = fingerprint.rpartition(":")[2][:12]
    return " ".join(short[start : start + 4] for start in range(0, len(short), 4))
