"""A lesson in both languages → the slides that tell it, one thought a slide.

Times and notes come from the lesson: the explanation is told with the passage, the trainer's
notes go with their question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from scripts.editions.course import LessonPair
from scripts.editions.lesson import Lesson, Quiz
from scripts.editions.nodes import Content, Node, plain_text
from scripts.editions.slides.deck import Deck, Item, Slide, Words
from scripts.editions.slides.fitting import deal, split
from scripts.editions.slides.items import flat, inline, listed, pair, unlabelled, words

_NUMBERS = re.compile(r"[\d\s.,、。，]+")


def make_deck(twins: LessonPair) -> Deck:
    """Make the slides of a module.

    Args:
        twins: The module in both languages.

    Returns:
        Its deck; parts that the lesson lacks have no slides.
    """
    en, zh = twins.en, twins.zh
    slides = (
        *_title(en, zh),
        *_objectives(en, zh),
        *_passages(en, zh),
        *_scenario(en, zh),
        *_questions(en, zh),
        *_worksheet(en, zh),
        *_quizzes(en, zh),
        *_points(en, zh),
        *_close(en, zh),
    )
    described = words(en.description, zh.description)
    return Deck(en.name, en.number, words(en.title, zh.title), described, en.minutes, slides, en.card.question)


def _title(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    items = (Item(words(en.description, zh.description)),)
    yield Slide("start", "title", "start", words(en.title, zh.title), items)


def _objectives(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    items = listed(en.objectives, zh.objectives)
    if items:
        title = _heading(en, zh, "objectives")
        seconds = _seconds(en, "objectives")
        yield from split(Slide("objectives", "objectives", "objectives", title, items, seconds))


def _passages(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    """Give the passages; what they mean and how they are worded is the trainer's to tell."""
    told = Words(_told(en), _told(zh))
    times = deal(_seconds(en, "text", "meaning"), [len(p.lines) for p in en.passages] or [1])
    for number, (one, other) in enumerate(zip(en.passages, zh.passages, strict=False)):
        rows = zip_longest(one.lines, other.lines)
        items = tuple(Item(words(a.text if a else "", b.text if b else "")) for a, b in rows)
        title = words(_numbered(one.title, number, en), _numbered(other.title, number, zh))
        slide = Slide(one.id, "passage", "text", title, items, times[number], notes=told)
        yield from split(slide)


def _numbered(title: str, number: int, lesson: Lesson) -> str:
    if len(lesson.passages) == 1 or number == 0:
        return title
    return f"{title} {number + 1}" if lesson.language == "en" else f"{title}{number + 1}"


def _scenario(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    items = pair(flat(en.scenario.content), flat(zh.scenario.content))
    if items:
        title = words(en.scenario.title, zh.scenario.title)
        yield from split(Slide("scenario", "scenario", "practice", title, items, _seconds(en, "practice")))


def _questions(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    for number, (one, other) in enumerate(zip(en.questions, zh.questions, strict=False), 1):
        title = words(f"{number}. {one.title}", f"第{number}题：{other.title}")
        items = pair(flat(one.content), flat(other.content))
        seconds = one.minutes * 60
        slide = Slide(one.id, "question", one.id, title, items, seconds, seconds, one.lens, one.form)
        yield from split(replace(slide, notes=Words(one.notes, other.notes)))


def _worksheet(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    rows = zip(en.worksheet, zh.worksheet, strict=False)
    items = tuple(Item(Words(inline(a.prompt), inline(b.prompt)), label=words(a.label, b.label)) for a, b in rows)
    if items:
        seconds = _seconds(en, "worksheet")
        title = _heading(en, zh, "worksheet")
        notes = Words(en.worksheet_intro, zh.worksheet_intro)
        yield from split(Slide("worksheet", "worksheet", "worksheet", title, items, seconds, seconds, notes=notes))


def _quizzes(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    times = deal(_seconds(en, "self-check"), [1] * len(en.quizzes) or [1])
    quizzes = zip(en.quizzes, zh.quizzes, times, strict=False)
    for number, (one, other, seconds) in enumerate(quizzes, 1):
        asked = tuple(pair(flat(one.stem), flat(other.stem)))
        options = listed(one.options, other.options, numbered=True)
        title = words(f"{number}. {one.title}", f"第{number}题：{other.title}")
        slide = Slide(one.id, "quiz", one.id, title, (*asked, *options), seconds * 3 // 5)
        yield from split(slide, asked, options)
        yield from _answer(one, other, number, seconds - slide.seconds)


def _answer(one: Quiz, other: Quiz, number: int, seconds: int) -> Iterator[Slide]:
    right, reason = tuple(_solution(one, other)), pair(_reasons(one), _reasons(other))
    title = words(f"{number}. {one.answer_title}", f"第{number}题{other.answer_title}")
    slide = Slide(f"{one.id}-answer", "answer", one.id, title, (*right, *reason), seconds)
    yield from split(slide, right, reason)


def _reasons(quiz: Quiz) -> Iterator[tuple[str, Content]]:
    """Give the paragraphs of the answer, without the numbers of options that are shown in full."""
    for mark, text in flat(quiz.answer):
        first = text[0] if text else ""
        numbers = quiz.solution and isinstance(first, Node) and _NUMBERS.fullmatch(plain_text((first,)))
        yield mark, unlabelled(text) if numbers else text


def _solution(one: Quiz, other: Quiz) -> Iterator[Item]:
    """Give the right option, or all of them in the right order."""
    for number in one.solution:
        if number <= min(len(one.options), len(other.options)):
            words = Words(one.options[number - 1], other.options[number - 1])
            yield Item(words, f"{number}.", right=True)


def _points(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    items = listed(en.key_points, zh.key_points, numbered=True)
    if items:
        title = _heading(en, zh, "key-points")
        yield from split(Slide("key-points", "points", "key-points", title, items, _seconds(en, "key-points")))


def _close(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    """Give the last slide: the one line that people take home."""
    said = [unlabelled(lesson.card.steps[-1]) if lesson.card.steps else () for lesson in (en, zh)]
    items = (Item(Words(*said)),) if any(said) else ()
    yield from split(Slide("close", "close", "close", words("To take home", "带走一句话"), items))


def _heading(en: Lesson, zh: Lesson, part: str) -> Words:
    return words(*(lesson.parts[part].title if part in lesson.parts else "" for lesson in (en, zh)))


def _seconds(lesson: Lesson, *parts: str) -> int:
    return 60 * sum(lesson.parts[part].minutes for part in parts if part in lesson.parts)


def _told(lesson: Lesson) -> Content:
    boxes = [item for box in lesson.notes for item in (Node("h3", {}, (box.title,)), *box.content)]
    part = lesson.parts.get("meaning")
    return (*((Node("h3", {}, (part.title,)), *part.content) if part else ()), *boxes)
