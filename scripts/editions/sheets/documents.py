"""The course → the documents of the whole set, each with exactly the blocks it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Literal

from scripts.editions.course import CourseText, LessonPair
from scripts.editions.nodes import Content, Node, plain_text
from scripts.editions.sheets.blocks import BlockReader
from scripts.editions.sheets.cards import read_card
from scripts.editions.sheets.chapters import Chapter, read_chapter
from scripts.editions.sheets.data import Block, Data
from scripts.editions.sheets.fitting import KEPT_LINES, KEPT_NOTES, mark_short
from scripts.editions.sheets.flaws import Origin, lesson_origin
from scripts.editions.sheets.links import anchors, label_blocks, place_pictures, resolve_links
from scripts.editions.sheets.names import LARGE_PRINT, TITLES, date_words, fingerprint_words, volume_words
from scripts.editions.sheets.twins import MismatchError, lay_together
from scripts.model import LANGUAGES, LENS_QUESTIONS, CourseError, Finding, Language, Lens, Place

Tongue = Language | Literal["both"]

LANGUAGES_OF: Mapping[Tongue, tuple[Language, ...]] = {"en": ("en",), "zh": ("zh",), "both": ("en", "zh")}
"""The languages that stand in a document, in their order."""

VOLUME = 20
"""Modules in one volume: more in one file take more memory than a small machine has."""

WORKBOOK_SECTIONS = ("discussion", "self-check", "worksheet")
"""What a learner writes in."""


@dataclass(frozen=True)
class Sheet:
    """A document to print.

    Attributes:
        path: Below the folder of the site.
        kind: ``module``, ``course``, ``trainer-guide``, ``workbook``, ``workbook-large``,
            ``roll-call-cards`` or ``session-record``.
        language: Its language, or ``both`` side by side.
        module: The module it is about, or nothing.
        data: What the template shows, as JSON takes it.
        chapters: The modules in it, for findings.
    """

    path: PurePosixPath
    kind: str
    language: Tongue
    module: str
    data: Mapping[str, Data] = field(hash=False)
    chapters: tuple[str, ...] = ()

    @property
    def pictures(self) -> frozenset[str]:
        """The pictures it shows, as paths below ``docs``."""
        return frozenset(_pictures(self.data))


def make_sheets(text: CourseText, guides: Mapping[Language, Content], *, large_print: bool = False) -> list[Sheet]:
    """Put together every document of the set.

    Args:
        text: The course.
        guides: The trainer's guide in each language; a missing one is left out.
        large_print: Whether to add the workbook in large print.

    Returns:
        The documents, modules first.

    Raises:
        CourseError: Something cannot be printed well; all findings together.
    """
    chapters = _read_chapters(text.lessons)
    binder = _Binder(text)
    sheets = [binder.module(pair.name, tongue, chapters[tongue]) for pair in text.lessons for tongue in LANGUAGES_OF]
    for tongue in LANGUAGES_OF:
        volumes = _volumes(chapters[tongue])
        workbooks = [binder.workbook(tongue, part, volume) for volume, part in volumes]
        sheets.extend(binder.course(tongue, part, volume) for volume, part in volumes)
        sheets.extend([*workbooks, *(map(enlarge, workbooks) if large_print else ())])
        sheets.append(binder.cards(tongue))
    for language in LANGUAGES:
        if language in guides:
            sheets.append(binder.guide(language, guides[language], chapters[language]))
        sheets.append(binder.record(language))
    return sheets


def enlarge(sheet: Sheet) -> Sheet:
    """Give the same document in large print, under its own name."""
    kind = f"{sheet.kind}-large"
    name = sheet.path.name.replace(sheet.kind, kind)
    title = {language: f"{words}{LARGE_PRINT[language]}" for language, words in sheet.data["title"].items()}
    data = {**sheet.data, "title": title, "large": True}
    return replace(sheet, path=sheet.path.with_name(name), kind=kind, data=data)


def _read_chapters(lessons: Iterable[LessonPair]) -> dict[Tongue, list[Chapter]]:
    """Read every lesson; whatever cannot be printed is told at once, not one a run."""
    chapters: dict[Tongue, list[Chapter]] = {"en": [], "zh": [], "both": []}
    findings: list[Finding] = []
    for pair in lessons:
        try:
            en, zh = read_chapter(pair.en), read_chapter(pair.zh)
            twins: dict[Tongue, Chapter] = {"en": en, "zh": zh, "both": _together(en, zh, pair)}
        except CourseError as error:
            findings.extend(error.findings)
            continue
        for tongue in LANGUAGES_OF:
            chapters[tongue].append(twins[tongue])
    if findings:
        raise CourseError(*findings)
    return chapters


def _together(en: Chapter, zh: Chapter, pair: LessonPair) -> Chapter:
    try:
        return dict(lay_together(en, zh))
    except MismatchError as error:
        raise CourseError(
            Finding(
                "D105",
                Place(lesson_origin(pair.zh).path),
                f"The twins cannot be laid side by side: {error}.",
                "Give both languages the same blocks in the same order.",
            )
        ) from error


class _Binder:
    """Binds chapters into documents that all say where they come from."""

    def __init__(self, text: CourseText) -> None:
        self._text = text

    def module(self, name: str, tongue: Tongue, chapters: Iterable[Chapter]) -> Sheet:
        chapter = next(chapter for chapter in chapters if chapter["name"] == name)
        title = self._titles(tongue, lambda language: self._lesson_title(name, language))
        data = {"chapters": [_without_notes(chapter)], "title": title, "twin": self._other_title(name, tongue)}
        path = PurePosixPath(f"downloads/modules/{name}.{tongue}.pdf")
        return self._sheet(path, "module", tongue, data, name)

    def course(self, tongue: Tongue, chapters: Iterable[Chapter], volume: int) -> Sheet:
        data = {
            "title": _in_volumes(self._names(tongue), volume),
            "lenses": _lenses(tongue),
            "chapters": [_without_notes(chapter) for chapter in chapters],
        }
        return self._sheet(_path("course", tongue, volume), "course", tongue, data)

    def workbook(self, tongue: Tongue, chapters: Iterable[Chapter], volume: int) -> Sheet:
        kept = [_with_sections(_without_notes(chapter), WORKBOOK_SECTIONS) for chapter in chapters]
        title = _in_volumes(_kind_title("workbook", tongue), volume)
        data = {"title": title, "lenses": _lenses(tongue), "chapters": kept}
        return self._sheet(_path("workbook", tongue, volume), "workbook", tongue, data)

    def cards(self, tongue: Tongue) -> Sheet:
        cards = [self._card(pair, tongue) for pair in self._text.lessons]
        data = {"title": _kind_title("roll-call-cards", tongue), "cards": cards}
        return self._sheet(_path("roll-call-cards", tongue), "roll-call-cards", tongue, data)

    def guide(self, language: Language, content: Content, chapters: Iterable[Chapter]) -> Sheet:
        questions = [_with_sections(chapter, ("discussion",)) for chapter in chapters]
        reader = BlockReader(Origin(Path(f"docs/trainer-guide.{language}.md"), language))
        body = tuple(item for item in content if not (isinstance(item, Node) and item.tag == "h1"))
        title = next((plain_text(node.content) for node in content if isinstance(node, Node) and node.tag == "h1"), "")
        data = {
            "title": {language: title} if title else _kind_title("trainer-guide", language),
            "lenses": _lenses(language),
            "guide": label_blocks(reader.read(body), "trainer-guide"),
            "chapters": questions,
        }
        return self._sheet(_path("trainer-guide", language), "trainer-guide", language, data)

    def record(self, language: Language) -> Sheet:
        modules = [
            {"number": pair[language].number, "title": {language: pair[language].title}} for pair in self._text.lessons
        ]
        data = {"title": _kind_title("session-record", language), "modules": modules}
        return self._sheet(_path("session-record", language), "session-record", language, data)

    def _card(self, pair: LessonPair, tongue: Tongue) -> Block:
        cards = [read_card(pair[language]) for language in LANGUAGES_OF[tongue]]
        return cards[0] if len(cards) == 1 else dict(lay_together(cards[0], cards[1]))

    def _sheet(self, path: PurePosixPath, kind: str, tongue: Tongue, data: Block, module: str = "") -> Sheet:
        whole = {
            "kind": kind,
            "languages": list(LANGUAGES_OF[tongue]),
            "course": self._names(tongue),
            "description": self._titles(tongue, lambda language: self._text.descriptions[language]),
            "version": self._text.version,
            "date": {language: date_words(self._text.date, language) for language in LANGUAGES_OF[tongue]},
            "fingerprint": fingerprint_words(self._text.fingerprint),
            "keywords": [LENS_QUESTIONS[language][lens] for language in LANGUAGES_OF[tongue] for lens in Lens],
            "large": False,
            **mark_short(data, len(LANGUAGES_OF[tongue]), KEPT_NOTES if "guide" in data else KEPT_LINES),
        }
        names = tuple(chapter["name"] for chapter in data.get("chapters", ()))
        return Sheet(path, kind, tongue, module, self._finished(whole), names)

    def _finished(self, data: Block) -> Block:
        """Point links and pictures to where they are, now that it is known what the document holds."""
        known = frozenset(anchors(data))
        finished = dict(data)
        site = self._text.site_url
        for key, page in (("guide", "trainer-guide"), ("cards", "modules/card")):
            if key in data:
                finished[key] = place_pictures(resolve_links(data[key], page, known, site), page)
        if "chapters" in data:
            finished["chapters"] = [
                place_pictures(resolve_links(chapter, chapter["label"], known, site), chapter["label"])
                for chapter in data["chapters"]
            ]
        return finished

    def _names(self, tongue: Tongue) -> dict[str, str]:
        return self._titles(tongue, lambda language: self._text.names[language])

    def _titles(self, tongue: Tongue, say: Callable[[Language], str]) -> dict[str, str]:
        return {language: say(language) for language in LANGUAGES_OF[tongue]}

    def _lesson_title(self, name: str, language: Language) -> str:
        return next(pair[language].title for pair in self._text.lessons if pair.name == name)

    def _other_title(self, name: str, tongue: Tongue) -> dict[str, str]:
        others = [language for language in LANGUAGES if language not in LANGUAGES_OF[tongue]]
        return {language: self._lesson_title(name, language) for language in others}


def _volumes(chapters: list[Chapter]) -> list[tuple[int, list[Chapter]]]:
    """Cut a very long course into volumes, numbered from 1; a course of one volume has number 0."""
    starts = range(0, len(chapters), VOLUME)
    if len(starts) <= 1:
        return [(0, chapters)]
    return [(number, chapters[start : start + VOLUME]) for number, start in enumerate(starts, 1)]


def _in_volumes(title: dict[str, str], volume: int) -> dict[str, str]:
    if not volume:
        return title
    return {language: f"{words} · {volume_words(volume, language)}" for language, words in title.items()}


def _path(kind: str, tongue: Tongue, volume: int = 0) -> PurePosixPath:
    """Name a file; the first volume has the name that a whole course would have."""
    number = f"-{volume}" if volume > 1 else ""
    return PurePosixPath(f"downloads/{kind}{number}.{tongue}.pdf")


def _kind_title(kind: str, tongue: Tongue) -> dict[str, str]:
    return {language: TITLES[kind][language] for language in LANGUAGES_OF[tongue]}


def _lenses(tongue: Tongue) -> list[Block]:
    return [
        {"lens": lens.value, "title": {language: LENS_QUESTIONS[language][lens] for language in LANGUAGES_OF[tongue]}}
        for lens in Lens
    ]


def _with_sections(chapter: Chapter, ids: Iterable[str]) -> Chapter:
    kept = frozenset(ids)
    return {**chapter, "sections": [section for section in chapter["sections"] if section["id"] in kept]}


def _without_notes(value: Data) -> Data:
    """Leave out what is for the trainer alone."""
    if isinstance(value, list):
        return [_without_notes(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_notes(item) for key, item in value.items() if key != "notes"}
    return value


def _pictures(value: Data) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("block") == "figure":
            yield from value["src"].values()
        for item in value.values():
            yield from _pictures(item)
    elif isinstance(value, list):
        for item in value:
            yield from _pictures(item)
