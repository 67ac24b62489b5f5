"""A module in one language → its lesson: the parts that every medium picks from.

The module's Markdown is rendered once; the parts are found in the tree by the ids and
classes of the module grammar. Checks run first, so a part that is missing here is a
fault of this program and raises a plain ``LookupError``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scripts.editions.markdown import Renderer
from scripts.editions.nodes import Content, Node, parse_html, plain_text
from scripts.editions.outline import PassageText, read_passages
from scripts.model import Language, Lens, Module, Passage
from scripts.settings import parse_minutes


@dataclass(frozen=True)
class Part:
    """A section: what its heading says and what stands below it, in reading order."""

    id: str
    title: str
    minutes: int
    content: Content


@dataclass(frozen=True)
class Box:
    """A titled box: a note or the scenario."""

    id: str
    title: str
    content: Content


@dataclass(frozen=True)
class Question:
    """A discussion question; ``form`` is one of ``model.FORMS``; ``notes`` are the trainer's."""

    id: str
    lens: Lens
    title: str
    form: str
    minutes: int
    content: Content
    notes_title: str
    notes: Content


@dataclass(frozen=True)
class Quiz:
    """An item of the self-check.

    Attributes:
        id: Explicit id.
        title: What to do, in words.
        kind: ``choose``, ``judge`` or ``order``.
        solution: For ``choose`` the number of the option, for ``order`` the numbers of the
            options in their right order, both from 1; for ``judge`` nothing.
        verdict: For ``judge`` whether the statement is true; else None.
        stem: The question or statement.
        options: What can be chosen or put in order.
        answer_title: Heading of the answer.
        answer: The answer, with its reason.
    """

    id: str
    title: str
    kind: str
    solution: tuple[int, ...]
    verdict: bool | None
    stem: Content
    options: tuple[Content, ...]
    answer_title: str
    answer: Content


@dataclass(frozen=True)
class Row:
    """A row of the worksheet: what to fill in, and the prompt that helps."""

    label: str
    prompt: Content


@dataclass(frozen=True)
class Card:
    """The five-minute version: which passage to read, which question to ask, what to say."""

    passage: str
    question: str
    steps: tuple[Content, ...]


@dataclass(frozen=True)
class Lesson:
    """A module in one language, in parts.

    Attributes:
        name: File name stem of the module, as ``01-purpose``.
        number: Place in the course, from 1.
        language: Language of every text in it.
        title: The module's title.
        title_id: Anchor of the title.
        description: One sentence.
        minutes: Planned minutes for the whole.
        parts: The sections by id, in reading order; the same content as below, as on the page.
        body: Everything below the title in reading order.
        source: The module it was read from, so that a finding can name the line.
    """

    name: str
    number: int
    language: Language
    title: str
    title_id: str
    description: str
    minutes: int
    parts: Mapping[str, Part] = field(hash=False)
    objectives: tuple[Content, ...]
    passages: tuple[PassageText, ...]
    notes: tuple[Box, ...]
    scenario: Box
    questions: tuple[Question, ...]
    quizzes: tuple[Quiz, ...]
    worksheet_intro: Content
    worksheet: tuple[Row, ...]
    key_points: tuple[Content, ...]
    card: Card
    body: Content
    source: Module | None = field(default=None, repr=False)


def read_lesson(module: Module, renderer: Renderer, passages: Mapping[str, Passage]) -> Lesson:
    """Render a module and find its parts.

    Args:
        module: A module that passed the checks.
        renderer: Renders as the site does.
        passages: The passages of all ledgers by id; they name the lines.

    Returns:
        The lesson.

    Raises:
        LookupError: A part that the checks vouch for is not there.
    """
    body = parse_html(renderer.render(module.body))
    parts = {part.id: part for part in _parts(body)}
    worksheet = parts["worksheet"].content
    return Lesson(
        module.name,
        module.number,
        module.language,
        module.title,
        module.title_id,
        str(module.front.get("description", "")),
        int(str(module.front.get("minutes", 0))),
        parts,
        tuple(_items(parts["objectives"].content)),
        read_passages(module, passages),
        tuple(_box(node) for node in _boxes(parts["text"].content, "note")),
        next(_box(node) for node in _boxes(parts["practice"].content, "scenario")),
        tuple(_question(node) for node in _boxes(parts["discussion"].content, "question")),
        tuple(_quiz(node) for node in _boxes(parts["self-check"].content, "quiz")),
        tuple(item for item in worksheet if not (isinstance(item, Node) and item.tag == "dl")),
        tuple(_rows(worksheet)),
        tuple(_items(parts["key-points"].content)),
        _card(parts["five-minutes"].content),
        tuple(item for item in body if not (isinstance(item, Node) and item.tag == "h1")),
        module,
    )


def _parts(body: Content) -> Iterable[Part]:
    heading: Node | None = None
    held: list[Node | str] = []
    for item in body:
        if isinstance(item, Node) and item.tag == "h2":
            if heading:
                yield _part(heading, held)
            heading, held = item, []
        elif heading:
            held.append(item)
    if heading:
        yield _part(heading, held)


def _part(heading: Node, held: Iterable[Node | str]) -> Part:
    minutes = parse_minutes(heading.attributes.get("data-time", "")) or 0
    return Part(heading.id, plain_text(heading.content), minutes, tuple(held))


def _boxes(content: Content, kind: str) -> Iterable[Node]:
    return (item for item in content if isinstance(item, Node) and kind in item.classes)


def _titled(node: Node) -> tuple[str, Content]:
    """Part a block's title from what it holds."""
    first = next(node.elements(), None)
    if first and (first.tag == "summary" or "admonition-title" in first.classes):
        return plain_text(first.content), tuple(item for item in node.content if item is not first)
    return "", node.content


def _box(node: Node) -> Box:
    return Box(node.id, *_titled(node))


def _question(node: Node) -> Question:
    title, content = _titled(node)
    notes_title, notes = _aside(content, "trainer")
    return Question(
        node.id,
        Lens(node.attributes["data-lens"]),
        title,
        node.attributes["data-form"],
        parse_minutes(node.attributes["data-time"]) or 0,
        _without_asides(content),
        notes_title,
        notes,
    )


def _quiz(node: Node) -> Quiz:
    title, content = _titled(node)
    kind, *words = node.attributes["data-answer"].split()
    answer_title, answer = _aside(content, "answer")
    stem = tuple(i for i in _without_asides(content) if not (isinstance(i, Node) and i.tag == "ol"))
    return Quiz(
        node.id,
        title,
        kind,
        tuple(int(word) for word in words) if kind != "judge" else (),
        words[0] == "true" if kind == "judge" else None,
        stem,
        tuple(_items(content)),
        answer_title,
        answer,
    )


def _aside(content: Content, kind: str) -> tuple[str, Content]:
    found = next(iter(_boxes(content, kind)), None)
    return _titled(found) if found else ("", ())


def _without_asides(content: Content) -> Content:
    return tuple(item for item in content if not (isinstance(item, Node) and item.tag == "details"))


def _items(content: Content) -> Iterable[Content]:
    lists = (item for item in content if isinstance(item, Node) and item.tag in {"ol", "ul"})
    return (entry.content for group in lists for entry in group.elements() if entry.tag == "li")


def _rows(content: Content) -> Iterable[Row]:
    for group in content:
        if isinstance(group, Node) and group.tag == "dl":
            entries = list(group.elements())
            for label, prompt in zip(entries[::2], entries[1::2], strict=True):
                yield Row(plain_text(label.content), prompt.content)


def _card(content: Content) -> Card:
    targets = [a.attributes["href"] for node in content if isinstance(node, Node) for a in node.find_all("a")]
    passage, question = (target.removeprefix("#") for target in targets[:2])
    return Card(passage, question, tuple(_items(content)))
