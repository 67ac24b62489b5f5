"""What a deck is made of: frozen data that the browser deck and PowerPoint share."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.editions.nodes import Content, plain_text
from scripts.model import Language, Lens


@dataclass(frozen=True)
class Words:
    """The same words in both languages."""

    en: Content
    zh: Content

    def __getitem__(self, language: Language) -> Content:
        return self.en if language == "en" else self.zh

    def plain(self, language: Language) -> str:
        """Give the text alone."""
        return plain_text(self[language])


@dataclass(frozen=True)
class Item:
    """A paragraph, entry of a list, line of a passage or row of a table.

    Attributes:
        words: What it says.
        mark: What is set before it: nothing, ``•`` or a number with its full stop.
        label: Of a row of a table, what is in the first column.
        right: The right option of a self-check.
    """

    words: Words
    mark: str = ""
    label: Words | None = None
    right: bool = False


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes:
        id: Its anchor, unique in the deck; from the ids of the lesson.
        kind: ``title``, ``objectives``, ``passage``, ``scenario``, ``question``, ``worksheet``,
            ``quiz``, ``answer``, ``points`` or ``close``.
        unit: What is kept or left out together: the id of a section, question or quiz.
        title: The heading.
        items: What stands below it.
        seconds: Planned for this slide.
        timer: Seconds of the countdown that belongs to the unit; 0 for none.
        lens: Of a question.
        form: Of a question, one of ``model.FORMS``.
        notes: What the trainer reads.
        part: Which of the slides with this title, from 1.
        parts: How many there are.
    """

    id: str
    kind: str
    unit: str
    title: Words
    items: tuple[Item, ...]
    seconds: int = 0
    timer: int = 0
    lens: Lens | None = None
    form: str = ""
    notes: Words = Words((), ())
    part: int = 1
    parts: int = 1


@dataclass(frozen=True)
class Deck:
    """The slides of a module.

    Attributes:
        name: File name stem of the module, as ``01-purpose``.
        number: Of the module in the course.
        title: Of the module.
        description: One sentence.
        minutes: Planned for the whole.
        slides: In order.
        card: Unit of the question that the five-minute version asks.
    """

    name: str
    number: int
    title: Words
    description: Words
    minutes: int
    slides: tuple[Slide, ...]
    card: str
