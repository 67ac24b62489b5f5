"""A deck → its HTML: a document that reads well alone, which style and script turn into slides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from scripts.editions.course import CourseText
from scripts.editions.nodes import Content, Node, to_html
from scripts.editions.sheets.names import fingerprint_words
from scripts.editions.slides import LENGTHS, Deck, Item, Plan, Slide, Words, make_plan
from scripts.editions.words import FORM_NAMES, HTML_LANGUAGE, minutes_words, module_words
from scripts.model import LANGUAGES, Lens
from scripts.outputs.deck.inlined import TEMPLATES

_NOTE = ("Trainer’s note", "主持人提示")
_ICONS = TEMPLATES.parents[1] / "docs" / "assets" / "icons"


def deck_page(deck: Deck, text: CourseText, style: str, script: str) -> str:
    """Write the page.

    Args:
        deck: The slides.
        text: The course, for its names and which state of it this is.
        style: The style sheet, the same for every deck.
        script: The script, the same for every deck.

    Returns:
        HTML that needs no other file.
    """
    title = " · ".join(deck.title.plain(language) for language in LANGUAGES)
    plans = [make_plan(deck, minutes) for minutes in LENGTHS]
    sections = "\n".join(_sections(deck, text, plans))
    return f"""<!doctype html>
<html lang="en" data-lang="both">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title, quote=False)}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body data-deck="{escape(deck.name)}" data-plans="{" ".join(map(str, LENGTHS))}">
<div hidden><svg>{"".join(_symbol(lens) for lens in Lens)}</svg></div>
<main>
{sections}
</main>
<footer class="back"><a href="../modules/{deck.name}.html" lang="en">Back to the module</a> \
<a href="../zh/modules/{deck.name}.html" lang="zh-Hans">回到本模块</a></footer>
<script>{script}</script>
</body>
</html>
"""


def _sections(deck: Deck, text: CourseText, plans: Iterable[Plan]) -> Iterator[str]:
    noted: set[str] = set()
    for slide in deck.slides:
        draw = _opening if slide.kind == "title" else _section
        yield draw(slide, deck, text, _data(slide, plans))
        if (slide.notes.en or slide.notes.zh) and slide.unit not in noted:
            noted.add(slide.unit)
            yield _notes(slide)


def _data(slide: Slide, plans: Iterable[Plan]) -> str:
    """Give what the script needs to know of a slide, as attributes; seconds first as planned, then by session."""
    seconds = ",".join(str(each) for each in (slide.seconds, *(plan.seconds.get(slide.id, "") for plan in plans)))
    unit = f' data-unit="{slide.unit}"' if slide.unit != slide.id else ""
    lens = f' data-lens-of="{slide.lens}"' if slide.lens else ""
    timer = f' data-timer="{slide.timer}"' if slide.timer else ""
    return f'class="slide {slide.kind}" id="{slide.id}" data-seconds="{seconds}"{unit}{lens}{timer}'


def _opening(slide: Slide, deck: Deck, text: CourseText, data: str) -> str:
    state = " · ".join((text.version, text.date, fingerprint_words(text.fingerprint)))
    module = _spans(
        *(f"{module_words(deck.number, tongue)} · {minutes_words(deck.minutes, tongue)}" for tongue in LANGUAGES)
    )
    return (
        f'<section {data}><p class="kicker">{module}</p><h1>{_both(slide.title)}</h1>'
        f'<div class="body">{_items(slide.items)}</div>'
        f'<div class="foot"><span class="course">{_spans(text.names["en"], text.names["zh"])}</span>'
        f'<span class="state">{escape(state)}</span></div></section>'
    )


def _section(slide: Slide, deck: Deck, text: CourseText, data: str) -> str:
    del deck, text
    part = f' <span class="part">{slide.part}/{slide.parts}</span>' if slide.parts > 1 else ""
    icon = f'<svg aria-hidden="true"><use href="#i-{slide.lens}"/></svg>' if slide.lens else ""
    return (
        f"<section {data}><h2>{icon}{_both(slide.title)}{part}</h2>"
        f'<div class="body">{_body(slide)}</div><div class="foot">{_form(slide)}</div></section>'
    )


def _form(slide: Slide) -> str:
    """Say at the foot how people sit and how long they have."""
    if not slide.timer:
        return ""
    said = (
        " · ".join(filter(None, (FORM_NAMES[tongue].get(slide.form), minutes_words(slide.timer // 60, tongue))))
        for tongue in LANGUAGES
    )
    return f'<span class="form">{_spans(*said)}</span>'


def _notes(slide: Slide) -> str:
    told = {HTML_LANGUAGE[tongue]: to_html(tuple(_quiet(slide.notes[tongue]))) for tongue in LANGUAGES}
    bodies = "".join(f'<div lang="{tag}">{note}</div>' for tag, note in told.items())
    return f'<details class="notes" data-of="{slide.unit}"><summary>{_spans(*_NOTE)}</summary>{bodies}</details>'


def _body(slide: Slide) -> str:
    if slide.kind == "worksheet":
        return f"<table><tbody>{''.join(map(_row, slide.items))}</tbody></table>"
    return f"<blockquote>{_items(slide.items)}</blockquote>" if slide.kind == "passage" else _items(slide.items)


def _items(items: Iterable[Item]) -> str:
    """Write paragraphs, and runs of marked items as lists."""
    groups = groupby(items, key=lambda item: item.mark[-1:])
    return "".join(_group(mark, list(run)) for mark, run in groups)


def _group(mark: str, run: list[Item]) -> str:
    if not mark:
        return "".join(f'<p class="item">{_both(item.words)}</p>' for item in run)
    if mark == "•":
        entries = (f'<li class="item">{_both(item.words)}</li>' for item in run)
        return f"<ul>{''.join(entries)}</ul>"
    return f"<ol>{''.join(map(_numbered, run))}</ol>"


def _numbered(item: Item) -> str:
    right = " right" if item.right else ""
    return f'<li class="item{right}" value="{item.mark[:-1]}">{_both(item.words)}</li>'


def _row(item: Item) -> str:
    label = _both(item.label) if item.label else ""
    return f'<tr class="item"><th scope="row">{label}</th><td>{_both(item.words)}</td></tr>'


def _both(words: Words) -> str:
    """Write the words in each language, each marked with its own."""
    shown = (language for language in LANGUAGES if words[language])
    return " ".join(
        f'<span lang="{HTML_LANGUAGE[language]}">{to_html(tuple(_quiet(words[language])))}</span>' for language in shown
    )


def _spans(en: str, zh: str) -> str:
    return _both(Words((en,), (zh,)))


def _quiet(content: Content) -> Iterator[Node | str]:
    """Drop links and ids: what they lead to is not on this page."""
    for item in content:
        if isinstance(item, str):
            yield item
        elif item.tag == "a":
            yield from _quiet(item.content)
        else:
            yield Node(item.tag, {}, tuple(_quiet(item.content)))


def _symbol(lens: Lens) -> str:
    drawing = (_ICONS / f"lens-{lens}.svg").read_text(encoding="utf-8")
    drawing = re.sub(r"\s+", " ", drawing.replace("<svg", f'<symbol id="i-{lens}"').replace("</svg>", "</symbol>"))
    return drawing.replace(' xmlns="http://www.w3.org/2000/svg"', "").replace("> <", "><").strip()
