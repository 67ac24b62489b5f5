"""What was made → the table of downloads, as HTML that stands in its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from scripts.editions.course import CourseText
from scripts.model import Language
from scripts.outputs.made import Made, Tongue

_TONGUES: Mapping[Language, Mapping[Tongue, str]] = {
    "en": {"en": "English", "zh": "中文", "both": "English and 中文"},
    "zh": {"en": "English", "zh": "中文", "both": "中英对照"},
}
_HEADS: Mapping[Language, tuple[str, ...]] = {
    "en": ("What it is", "Language", "Length", "Size"),
    "zh": ("内容", "语言", "篇幅", "大小"),
}
_KINDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "module": "To read and print",
        "pptx": "PowerPoint",
        "deck": "Slides in the browser",
        "course": "The whole course",
        "trainer-guide": "Trainer’s guide with notes",
        "workbook": "Workbook",
        "workbook-large": "Workbook in large print",
        "roll-call-cards": "Roll-call cards",
        "session-record": "Session record",
        "pack": "Everything, to take offline",
        "pack-light": "Pages and slides, small enough to send",
        "checksums": "Checksums of all files",
    },
    "zh": {
        "module": "阅读和打印",
        "pptx": "PowerPoint",
        "deck": "网页幻灯片",
        "course": "全课程",
        "trainer-guide": "主持人手册（附提示）",
        "workbook": "练习册",
        "workbook-large": "大字版练习册",
        "roll-call-cards": "班前会卡片",
        "session-record": "学习记录表",
        "pack": "全部内容，离线使用",
        "pack-light": "网页和幻灯片，小到可以直接发送",
        "checksums": "全部文件的校验值",
    },
}
_CAPTIONS: Mapping[Language, tuple[str, str]] = {
    "en": ("For the whole course", "None of these files has been made yet."),
    "zh": ("全课程", "这些文件还没有生成。"),
}

_DECKS: Mapping[Language, tuple[str, str]] = {
    "en": ("To project in class, by module:", "Slides {}"),
    "zh": ("课堂放映，按模块：", "幻灯片{}"),
}

ONLINE = frozenset({"pack", "pack-light", "checksums"})
"""What is offered by a server only: a pack does not hold itself."""
_ONLINE_ROW = re.compile(rb'<tr class="online">.*?</tr>\n?', re.DOTALL)


def downloads_table(made: Sequence[Made], text: CourseText, language: Language) -> str:
    """List everything that can be downloaded, course first, then module by module.

    Args:
        made: What there is.
        text: The course, for the titles of its modules.
        language: Language of the page.

    Returns:
        Tables with captions, links relative to a page at the top of its language.
    """
    course, nothing = _CAPTIONS[language]
    groups = [(course, [item for item in made if not item.module])]
    for pair in text.outlines:
        caption = f"{pair[language].number}. {pair[language].title}"
        groups.append((caption, [item for item in made if item.module == pair.name]))
    tables = [_table(caption, items, language) for caption, items in groups if items]
    return "\n".join(tables) or f"<p>{nothing}</p>"


def deck_links(made: Sequence[Made], text: CourseText, language: Language) -> str:
    """Give a line with a link to the slides of each module, as HTML; nothing where there are none.

    Args:
        made: What there is.
        text: The course, for the titles of its modules.
        language: Language of the page.
    """
    up = "" if language == "en" else "../"
    decks = {item.module: item.path for item in made if item.kind == "deck"}
    lead, name = _DECKS[language]
    lessons = [pair[language] for pair in text.outlines if pair.name in decks]
    paths = {module: f"{up}{path}?lang={language}" for module, path in decks.items()}
    links = [
        f'<li><a href="{paths[lesson.name]}" title="{escape(lesson.title)}">{name.format(lesson.number)}</a></li>'
        for lesson in lessons
    ]
    return f'<p class="decks">{lead}</p>\n<ul class="decks">{"".join(links)}</ul>' if links else ""


def offer(page: bytes, items: Iterable[Made], language: Language) -> bytes:
    """Put what was made after the page into its table for the whole course, in place of what stood there.

    Args:
        page: A page of downloads, finished.
        items: Packs and checksums.
        language: Of the page.
    """
    rows = "".join(f"{_row(item, language)}\n" for item in items)
    if language == "en":
        rows = rows.replace("中文", '<span lang="zh-Hans">中文</span>')
    return withdraw(page).replace(b"</tbody>", rows.encode() + b"</tbody>", 1)


def withdraw(page: bytes) -> bytes:
    """Take out of a page of downloads what a copy on a disk does not have."""
    return _ONLINE_ROW.sub(b"", page)


def _table(caption: str, items: Iterable[Made], language: Language) -> str:
    heads = "".join(f'<th scope="col">{word}</th>' for word in _HEADS[language])
    rows = "\n".join(_row(item, language) for item in items)
    return (
        f'<table class="downloads"><caption>{escape(caption)}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"
    )


def _row(item: Made, language: Language) -> str:
    up = "" if language == "en" else "../"
    words = _KINDS[language].get(item.kind, item.kind)
    tongue = "" if item.kind == "checksums" else _TONGUES[language][item.language]
    cells = (tongue, extent_words(item, language), size_words(item.size))
    link = f'<a href="{up}{item.path}">{words}</a>'
    opening = '<tr class="online">' if item.kind in ONLINE else "<tr>"
    return f'{opening}<th scope="row">{link}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def extent_words(item: Made, language: Language) -> str:
    """Say how long a file is, in pages or slides; nothing where it has neither."""
    if not item.extent:
        return ""
    slides = item.kind in {"deck", "pptx"}
    if language == "zh":
        return f"{item.extent}{'张' if slides else '页'}"
    unit = "slide" if slides else "page"
    return f"{item.extent} {unit}{'s' if item.extent > 1 else ''}"


def size_words(size: int) -> str:
    """Say how large a file is; nothing where that is not known."""
    if not size:
        return ""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"  # noqa: PLR2004
