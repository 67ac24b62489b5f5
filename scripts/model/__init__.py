"""The frozen data that every room shares: passages, modules, pairs, findings.

Nothing here reads or writes. A source text becomes passages; a module is one
Markdown file in one language; a pair is a module with its twin; a finding is a
fact about a place in a file that a human should change.
"""

from __future__ import annotations

from scripts.model.course import Course, Term
from scripts.model.findings import CourseError, Finding, Place, Severity
from scripts.model.grammar import FORMS, LANGUAGES, LENS_QUESTIONS, SECTIONS, Language, Lens
from scripts.model.pages import Block, Module, Pair, Section
from scripts.model.passages import Ledger, Passage, Segment

__all__ = [
    "FORMS",
    "LANGUAGES",
    "LENS_QUESTIONS",
    "SECTIONS",
    "Block",
    "Course",
    "CourseError",
    "Finding",
    "Language",
    "Ledger",
    "Lens",
    "Module",
    "Pair",
    "Passage",
    "Place",
    "Section",
    "Segment",
    "Severity",
    "Term",
]
