"""A lesson in one language → a chapter: every part of the module as blocks, in the page's order.

Chapters hold everything; each kind of document takes from them what it shows.
"""

from __future__ import annotations

from scripts.editions.lesson import Lesson, Part, Question, Quiz
from scripts.editions.nodes import Content, Node
from scripts.editions.sheets.blocks import BlockReader
from scripts.editions.sheets.data import Block
from scripts.editions.sheets.flaws import lesson_origin
from scripts.editions.sheets.links import label_blocks
from scripts.editions.words import FORM_NAMES, minutes_words, module_words

Chapter = Block


def read_chapter(lesson: Lesson) -> Chapter:
    """Turn a lesson into a chapter.

    Args:
        lesson: A module in one language.

    Returns:
        Its sections, answers and five-minute card as plain data, labelled.

    Raises:
        CourseError: Something in it cannot be printed well.
    """
    page = f"modules/{lesson.name}"
    reader = LessonReader(lesson)
    chapter = {
        "name": lesson.name,
        "label": page,
        "position": lesson.number,
        "number": reader.leaf(module_words(lesson.number, lesson.language)),
        "title": reader.leaf(lesson.title),
        "description": reader.leaf(lesson.description),
        "minutes": reader.leaf(minutes_words(lesson.minutes, lesson.language)),
        "sections": [reader.section(part) for part in lesson.parts.values()],
        "answers": [reader.answer(quiz, number) for number, quiz in enumerate(lesson.quizzes, 1)],
    }
    return {**chapter, **{key: label_blocks(chapter[key], page) for key in ("sections", "answers")}}


class LessonReader:
    """Reads the parts of one lesson.

    Args:
        lesson: A module in one language.
    """

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        origin = lesson_origin(lesson)
        special = {
            "passage": self._passage,
            "scenario": self._scenario,
            "question": self._question,
            "quiz": self._quiz,
        }
        self._reader = BlockReader(origin, special, base=2)
        self._worksheet = BlockReader(origin, {"dl": self._rows}, base=2)

    def leaf(self, content: Content | str) -> Block:
        """Give words that people read."""
        return self._reader.leaf(content)

    def read(self, content: Content) -> list[Block]:
        """Give the blocks of a part."""
        return self._reader.read(content)

    def section(self, part: Part) -> Block:
        """Give a section with its blocks."""
        reader = self._worksheet if part.id == "worksheet" else self._reader
        return {
            "block": "section",
            "id": part.id,
            "title": self.leaf(part.title),
            "minutes": self.leaf(minutes_words(part.minutes, self._lesson.language)),
            "blocks": reader.read(part.content),
        }

    def answer(self, quiz: Quiz, number: int) -> Block:
        """Give the answer to an item of the self-check."""
        return {
            "block": "answer",
            "id": f"{quiz.id}-answer",
            "number": number,
            "blocks": self._reader.read(quiz.answer),
        }

    def _passage(self, node: Node) -> Block:
        passage = next(text for text in self._lesson.passages if text.id == node.id)
        lines = [{"id": line.id, "text": self.leaf(line.text)} for line in passage.lines]
        return {"block": "passage", "id": passage.id, "title": self.leaf(passage.title), "lines": lines}

    def _scenario(self, node: Node) -> Block:
        box = self._lesson.scenario
        return {
            "block": "scenario",
            "id": node.id,
            "title": self.leaf(box.title),
            "blocks": self._reader.read(box.content),
        }

    def _question(self, node: Node) -> Block:
        return self._asked(next(question for question in self._lesson.questions if question.id == node.id))

    def _asked(self, question: Question) -> Block:
        language = self._lesson.language
        return {
            "block": "question",
            "id": question.id,
            "lens": question.lens.value,
            "title": self.leaf(question.title),
            "form": self.leaf(FORM_NAMES[language][question.form]),
            "minutes": self.leaf(minutes_words(question.minutes, language)),
            "time": question.minutes,
            "blocks": self._reader.read(question.content),
            "notes": {"title": self.leaf(question.notes_title), "blocks": self._reader.read(question.notes)},
        }

    def _quiz(self, node: Node) -> Block:
        number, quiz = next((number, quiz) for number, quiz in enumerate(self._lesson.quizzes, 1) if quiz.id == node.id)
        return {
            "block": "quiz",
            "id": quiz.id,
            "number": number,
            "kind": quiz.kind,
            "title": self.leaf(quiz.title),
            "stem": self._reader.read(quiz.stem),
            "options": [self._reader.read(option) for option in quiz.options],
        }

    def _rows(self, _node: Node) -> Block:
        rows = [
            {"step": self.leaf(row.label), "prompt": self._reader.read(row.prompt)} for row in self._lesson.worksheet
        ]
        return {"block": "worksheet", "id": "worksheet-rows", "rows": rows}
