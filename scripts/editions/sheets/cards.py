"""A lesson in one language → its roll-call card: one passage, one question, one line to say."""

from __future__ import annotations

from scripts.editions.lesson import Lesson
from scripts.editions.sheets.chapters import LessonReader
from scripts.editions.sheets.data import Block
from scripts.editions.words import module_words


def read_card(lesson: Lesson) -> Block:
    """Turn the five-minute version into a card.

    Args:
        lesson: A module in one language.

    Returns:
        The card as plain data.
    """
    reader = LessonReader(lesson)
    passage = next(text for text in lesson.passages if text.id == lesson.card.passage)
    question = next(asked for asked in lesson.questions if asked.id == lesson.card.question)
    return {
        "block": "card",
        "number": reader.leaf(module_words(lesson.number, lesson.language)),
        "title": reader.leaf(lesson.title),
        "lines": [{"text": reader.leaf(line.text)} for line in passage.lines],
        "lens": question.lens.value,
        "question": reader.leaf(question.title),
        "asked": reader.read(question.content),
        "say": reader.leaf(lesson.card.steps[-1]) if lesson.card.steps else reader.leaf(""),
    }
