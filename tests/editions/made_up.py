"""A module written in code, for tests of what becomes of it; any part can be given otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scripts.editions.course import CourseText, LessonPair
from scripts.editions.lesson import Box, Card, Lesson, Part, Question, Quiz, Row
from scripts.editions.nodes import Content, Node
from scripts.editions.outline import Line, PassageText
from scripts.model import Language, Lens

_ENGLISH = "Officer Chen looks at the clock, then at the three people who wait. "
_CHINESE = "民警小陈看了看钟，又看了看等着的三个人。"
_TITLES = {
    "objectives": ("Objectives", "学习目标"),
    "text": ("The text", "原文"),
    "meaning": ("What it says", "这段话说什么"),
    "practice": ("In practice", "联系实际"),
    "discussion": ("Discussion", "讨论"),
    "self-check": ("Check yourself", "自测"),
    "worksheet": ("Our own work", "对照自己的工作"),
    "key-points": ("Key points", "要点"),
}
_LENSES = tuple(Lens)
_Part = Any  # of a lesson, whichever is named


def prose(language: Language, letters: int) -> str:
    """Give so many letters of text, or a little more; a Chinese text is a third as long."""
    one, wanted = (_ENGLISH, letters) if language == "en" else (_CHINESE, letters // 3)
    return (one * (wanted // len(one) + 1)).strip()


def paragraph(text: str) -> Node:
    return Node("p", {}, (text,))


def question(language: Language, number: int, letters: int = 200) -> Question:
    title = ("For whom?", "为谁？")[language == "zh"]
    notes: Content = (Node("ul", {}, (Node("li", {}, (prose(language, 80),)),)),)
    content: Content = (paragraph(prose(language, letters)),)
    return Question(f"q-{number}", _LENSES[number % 4], title, "pairs", 4, content, "", notes)


def quiz(language: Language, kind: str = "choose", solution: tuple[int, ...] = (2,)) -> Quiz:
    options: tuple[Content, ...] = tuple((word,) for word in ("One", "Two", "Three"))
    said = ("Answer", "答案")[language == "zh"]
    answer: Content = (paragraph(prose(language, 80)),)
    return Quiz("c-1", "Choose", kind, solution, None, (paragraph("What?"),), options, said, answer)


def lesson(language: Language, **other: _Part) -> Lesson:
    """Make a lesson of ordinary size; name the parts that should be otherwise."""
    place = int(language == "zh")
    parts = {id_: Part(id_, titles[place], 2, (paragraph(prose(language, 200)),)) for id_, titles in _TITLES.items()}
    whole = Lesson(
        name="01-sample",
        number=1,
        language=language,
        title=("A sample", "示例")[place],
        title_id="sample",
        description=prose(language, 60),
        minutes=30,
        parts=parts,
        objectives=((prose(language, 60),), (prose(language, 60),)),
        passages=(PassageText("p01", "Source text", (Line("p01-1", prose(language, 200)),)),),
        notes=(),
        scenario=Box("scenario", "Made up: a clock", (paragraph(prose(language, 400)),)),
        questions=tuple(question(language, number) for number in range(4)),
        quizzes=(quiz(language),),
        worksheet_intro=(),
        worksheet=tuple(Row(f"Row {number}", (prose(language, 60),)) for number in range(6)),
        key_points=tuple((prose(language, 60),) for _ in range(3)),
        card=Card("p01", "q-2", (("Read",), ("Ask",), (Node("strong", {}, ("Say:",)), " “Look at the clock.”"))),
        body=(),
    )
    return replace(whole, **other)


def pair(**other: _Part) -> LessonPair:
    """Make a lesson with its twin; what is given is the same in both."""
    return LessonPair(lesson("en", **other), lesson("zh", **other))


def course(*lessons: LessonPair) -> CourseText:
    """Make a course of these lessons."""
    names: dict[Language, str] = {"en": "A course", "zh": "课程"}
    return CourseText(names, names, "1.0", "2026-11-22", "0" * 8, lessons, (), (), "https://example.org/")
