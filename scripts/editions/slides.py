"""A lesson in both languages → its slides: what the deck and the PowerPoint files show.

One thought a slide. Whatever stands on a slide stands there in both languages, part for part, and
is cut to fit the smallest screen in the smallest size we allow with both languages shown; a single
language on a wide screen is set larger. Times and notes come from the lesson.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, zip_longest

from scripts.editions.course import LessonPair
from scripts.editions.lesson import Lesson, Quiz
from scripts.editions.measure import cut, lines, spread, width
from scripts.editions.nodes import Content, Node, plain_text
from scripts.model import Language, Lens

SMALLEST = 4.5
"""Size of running text, in hundredths of the slide's height, that every slide fits at."""

_NARROWEST = 100 * 4 / 3 - 11  # room across on a 4:3 screen between the margins
_LEADING: dict[Language, float] = {"en": 1.25, "zh": 1.38}
_GAP = 0.5  # em between items
_TITLE = 5.0
_TOP = 8.0
_FOOT = 9.0
_FOOT_TIMER = 13.0
_SAFE = 0.97


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


def make_deck(pair: LessonPair) -> Deck:
    """Make the slides of a module.

    Args:
        pair: The module in both languages.

    Returns:
        Its deck; parts that the lesson lacks have no slides.
    """
    en, zh = pair.en, pair.zh
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
    described = _words(en.description, zh.description)
    return Deck(en.name, en.number, _words(en.title, zh.title), described, en.minutes, slides, en.card.question)


def height(
    items: Sequence[Item],
    size: float = SMALLEST,
    across: float = _NARROWEST,
    language: str = "both",
    *,
    latin: float = 1.0,
) -> float:
    """Estimate how high items are.

    Args:
        items: What stands below the heading.
        size: Of the text.
        across: Room between the margins; all three in hundredths of the slide's height.
        language: ``en``, ``zh`` or ``both``.
        latin: How wide Latin letters are beside those of the widest common faces.

    Returns:
        Their height in the same measure.
    """
    rooms = {"en": across / size / latin, "zh": across / size}
    ems = sum(max(_ems(item, rooms, language), 1.0) + _GAP for item in items)
    return ems * size


def room(title: Words, *, timer: bool, across: float = _NARROWEST, language: str = "both") -> float:
    """Tell how much height a slide has below its heading.

    Args:
        title: The heading.
        timer: Whether a countdown stands at the foot.
        across: Room between the margins.
        language: ``en``, ``zh`` or ``both``.

    Returns:
        The height in hundredths of the slide's.
    """
    shown = [title.plain(tongue) for tongue in ("en", "zh") if language in ("both", tongue)]
    rows = lines("  ".join(shown), across / _TITLE / 1.06, chinese=True)
    return (100 - _TOP - rows * _TITLE * 1.2 - (_FOOT_TIMER if timer else _FOOT)) * _SAFE


def _ems(item: Item, rooms: Mapping[str, float], language: str) -> float:
    """Give the height of an item in em of its size."""
    if item.label:
        columns = ((item.label, 0.3), (item.words, 0.7))
        return max(_lines(words, rooms, language, share, 1) for words, share in columns) + 0.4
    return _lines(item.words, rooms, language, 1, 2 if item.mark or item.right else 0.6)


def _lines(words: Words, rooms: Mapping[str, float], language: str, share: float, less: float) -> float:
    """Give the height of words in a share of the room, less so many em, in em."""
    english = lines(words.plain("en"), rooms["en"] * share - less) if language != "zh" else 0
    chinese = lines(words.plain("zh"), rooms["zh"] * share - less, chinese=True) if language != "en" else 0
    between = 0.12 if english and chinese else 0
    return english * _LEADING["en"] + between + chinese * _LEADING["zh"]


def _split(slide: Slide) -> Iterator[Slide]:
    """Cut a slide into as many as it needs; they share its time by what is to be read."""
    space = room(slide.title, timer=bool(slide.timer))
    items = [piece for item in slide.items for piece in _pieces(item, space)]
    runs = spread(items, height, space) or [[]]
    loads = [sum(width(item.words.plain("zh")) + 1 for item in run) or 1 for run in runs]
    times = _deal(slide.seconds, loads)
    for number, (run, seconds) in enumerate(zip(runs, times, strict=True), 1):
        id_ = slide.id if number == 1 else f"{slide.id}-{number}"
        yield replace(slide, id=id_, items=tuple(run), seconds=seconds, part=number, parts=len(runs))


def _pieces(item: Item, space: float) -> list[Item]:
    count = 1
    pieces = [item]
    while any(height([piece]) > space for piece in pieces) and count < 60:
        count += 1
        cuts = zip(cut(item.words.en, count), cut(item.words.zh, count), strict=True)
        pieces = [
            replace(item, words=Words(en, zh), mark=item.mark if not number else "")
            for number, (en, zh) in enumerate(cuts)
        ]
    return pieces


def _deal(seconds: int, loads: Sequence[float]) -> list[int]:
    """Share out seconds by load, in steps of five, with nothing lost."""
    ends = [round(seconds * reached / sum(loads) / 5) * 5 for reached in accumulate(loads)]
    return [end - start for start, end in pairwise([0, *ends[:-1], seconds])]


def _words(en: str, zh: str) -> Words:
    return Words((en,) if en else (), (zh,) if zh else ())


def _pair(en: Iterable[tuple[str, Content]], zh: Iterable[tuple[str, Content]]) -> tuple[Item, ...]:
    """Put the twins' paragraphs side by side; one that has no twin stands alone."""
    pairs = zip_longest(en, zh, fillvalue=("", ()))
    return tuple(Item(Words(one[1], other[1]), one[0] or other[0]) for one, other in pairs)


def _flat(content: Content) -> Iterator[tuple[str, Content]]:
    """Give paragraphs and entries of lists with their marks."""
    loose: list[Node | str] = []
    for item in content:
        if isinstance(item, Node) and item.tag in {"p", "ul", "ol", "blockquote", "div", "table", "dl"}:
            if loose:
                yield "", tuple(loose)
                loose = []
            yield from _flat_block(item)
        elif not isinstance(item, str) or item.strip():
            loose.append(item)
    if loose:
        yield "", tuple(loose)


def _flat_block(node: Node) -> Iterator[tuple[str, Content]]:
    if node.tag == "p":
        yield "", node.content
    elif node.tag in {"ul", "ol"}:
        for number, entry in enumerate(node.elements(), 1):
            mark = "•" if node.tag == "ul" else f"{number}."
            for place, (_, text) in enumerate(_flat(entry.content)):
                yield (mark if not place else ""), text
    elif node.tag in {"table", "dl"}:
        for cell in node.elements():
            yield "", (plain_text((cell,)),)
    else:
        yield from _flat(node.content)


def _listed(en: Sequence[Content], zh: Sequence[Content], *, numbered: bool = False) -> tuple[Item, ...]:
    pairs = zip_longest(en, zh, fillvalue=())
    return tuple(Item(Words(a, b), f"{n}." if numbered else "•") for n, (a, b) in enumerate(pairs, 1))


def _heading(en: Lesson, zh: Lesson, part: str) -> Words:
    return _words(*(lesson.parts[part].title if part in lesson.parts else "" for lesson in (en, zh)))


def _seconds(lesson: Lesson, *parts: str) -> int:
    return 60 * sum(lesson.parts[part].minutes for part in parts if part in lesson.parts)


def _below(lesson: Lesson, part: str) -> Content:
    return lesson.parts[part].content if part in lesson.parts else ()


def _title(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    items = (Item(_words(en.description, zh.description)),)
    yield Slide("start", "title", "start", _words(en.title, zh.title), items)


def _objectives(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    items = _listed(en.objectives, zh.objectives)
    if items:
        title = _heading(en, zh, "objectives")
        seconds = _seconds(en, "objectives")
        yield from _split(Slide("objectives", "objectives", "objectives", title, items, seconds))


def _passages(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    """Give the passages; what they mean and how they are worded is the trainer's to tell."""
    told = Words(_told(en), _told(zh))
    times = _deal(_seconds(en, "text", "meaning"), [len(p.lines) for p in en.passages] or [1])
    for number, (one, other) in enumerate(zip(en.passages, zh.passages, strict=False)):
        rows = zip_longest(one.lines, other.lines)
        items = tuple(Item(_words(a.text if a else "", b.text if b else "")) for a, b in rows)
        title = _words(_numbered(one.title, number, en), _numbered(other.title, number, zh))
        slide = Slide(one.id, "passage", "text", title, items, times[number], notes=told)
        yield from _split(slide)


def _numbered(title: str, number: int, lesson: Lesson) -> str:
    return title if len(lesson.passages) == 1 or number == 0 else f"{title} {number + 1}"


def _told(lesson: Lesson) -> Content:
    boxes = [item for box in lesson.notes for item in (Node("h3", {}, (box.title,)), *box.content)]
    part = lesson.parts.get("meaning")
    return (*((Node("h3", {}, (part.title,)), *part.content) if part else ()), *boxes)


def _scenario(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    items = _pair(_flat(en.scenario.content), _flat(zh.scenario.content))
    if items:
        title = _words(en.scenario.title, zh.scenario.title)
        yield from _split(Slide("scenario", "scenario", "practice", title, items, _seconds(en, "practice")))


def _questions(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    for number, (one, other) in enumerate(zip(en.questions, zh.questions, strict=False), 1):
        title = _words(f"{number}. {one.title}", f"第{number}题：{other.title}")
        items = _pair(_flat(one.content), _flat(other.content))
        seconds = one.minutes * 60
        slide = Slide(one.id, "question", one.id, title, items, seconds, seconds, one.lens, one.form)
        yield from _split(replace(slide, notes=Words(one.notes, other.notes)))


def _worksheet(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    rows = zip(en.worksheet, zh.worksheet, strict=False)
    items = tuple(Item(Words(_inline(a.prompt), _inline(b.prompt)), label=_words(a.label, b.label)) for a, b in rows)
    if items:
        seconds = _seconds(en, "worksheet")
        title = _heading(en, zh, "worksheet")
        notes = Words(en.worksheet_intro, zh.worksheet_intro)
        yield from _split(Slide("worksheet", "worksheet", "worksheet", title, items, seconds, seconds, notes=notes))


def _inline(content: Content) -> Content:
    return tuple(part for _, text in _flat(content) for part in (*text, " "))[:-1]


def _quizzes(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    times = _deal(_seconds(en, "self-check"), [1] * len(en.quizzes) or [1])
    quizzes = zip(en.quizzes, zh.quizzes, times, strict=False)
    for number, (one, other, seconds) in enumerate(quizzes, 1):
        asked = seconds * 3 // 5
        items = (*_pair(_flat(one.stem), _flat(other.stem)), *_listed(one.options, other.options, numbered=True))
        title = _words(f"{number}. {one.title}", f"第{number}题：{other.title}")
        yield from _split(Slide(one.id, "quiz", one.id, title, items, asked))
        title = _words(f"{number}. {one.answer_title}", f"第{number}题{other.answer_title}")
        answer = (*_solution(one, other), *_pair(_flat(one.answer), _flat(other.answer)))
        yield from _split(Slide(f"{one.id}-answer", "answer", one.id, title, answer, seconds - asked))


def _solution(one: Quiz, other: Quiz) -> Iterator[Item]:
    """Give the right option, or all of them in the right order."""
    for number in one.solution:
        if number <= min(len(one.options), len(other.options)):
            words = Words(one.options[number - 1], other.options[number - 1])
            yield Item(words, f"{number}.", right=True)


def _points(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    items = _listed(en.key_points, zh.key_points, numbered=True)
    if items:
        title = _heading(en, zh, "key-points")
        yield from _split(Slide("key-points", "points", "key-points", title, items, _seconds(en, "key-points")))


def _close(en: Lesson, zh: Lesson) -> Iterator[Slide]:
    """Give the last slide: the one line that people take home."""
    said = [_unlabelled(lesson.card.steps[-1]) if lesson.card.steps else () for lesson in (en, zh)]
    items = (Item(Words(*said)),) if any(said) else ()
    yield from _split(Slide("close", "close", "close", _words("To take home", "带走一句话"), items))


def _unlabelled(step: Content) -> Content:
    """Drop the word in bold that says whose turn it is, and the space behind it."""
    first = next((item for item in step if isinstance(item, Node)), None)
    rest = tuple(item for item in step if item is not first) if first and first.tag == "strong" else step
    return tuple(item.lstrip() if isinstance(item, str) and not n else item for n, item in enumerate(rest))
