"""What was made → the table of downloads, as HTML that stands in its page."""

from __future__ import annotations

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
    },
}
_CAPTIONS: Mapping[Language, tuple[str, str]] = {
    "en": ("For the whole course", "None of these files has been made yet."),
    "zh": ("全课程", "这些文件还没有生成。"),
}


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
    for pair in text.lessons:
        caption = f"{pair[language].number}. {pair[language].title}"
        groups.append((caption, [item for item in made if item.module == pair.name]))
    tables = [_table(caption, items, language) for caption, items in groups if items]
    return "\n".join(tables) or f"<p>{nothing}</p>"


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
    cells = (_TONGUES[language][item.language], _extent(item, language), _size(item.size))
    link = f'<a href="{up}{item.path}">{words}</a>'
    return f'<tr><th scope="row">{link}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _extent(item: Made, language: Language) -> str:
    if not item.extent:
        return ""
    slides = item.kind in {"deck", "pptx"}
    if language == "zh":
        return f"{item.extent}{'张' if slides else '页'}"
    unit = "slide" if slides else "page"
    return f"{item.extent} {unit}{'s' if item.extent > 1 else ''}"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"  # noqa: PLR2004
