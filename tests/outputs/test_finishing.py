"""What finishing does to an article, seen in the HTML that comes out."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from scripts.editions.course import CourseText
from scripts.editions.words import HTML_LANGUAGE
from scripts.model import Language, Lens
from scripts.outputs.finishing import Finish, finish_page
from scripts.outputs.finishing.article import read_article
from scripts.outputs.finishing.twins import rebase, weave_twin

ICONS = dict.fromkeys(Lens, "<svg><path/></svg>")
NO_COURSE = CourseText({}, {}, "", "", "", (), (), (), "")
FINISH = Finish(NO_COURSE, ICONS, {})
PLACES: dict[Language, Path] = {"en": Path("page.html"), "zh": Path("zh/page.html")}
FRAME = '<body><main><article class="md-content__inner md-typeset">{}</article></main></body>'


def finish(article: str, language: Language = "en") -> str:
    page = finish_page(FRAME.format(article), PLACES[language], FINISH)
    return re.sub(r".*?<article[^>]*>\n|\n</article>.*", "", page, flags=re.DOTALL)


def root(article: str) -> HtmlElement:
    found = read_article(FRAME.format(article))
    assert found is not None
    return found.root


def woven(own: str, twin: str) -> HtmlElement:
    element = root(own)
    weave_twin(element, root(twin), "zh", "modules/a.html", "zh/modules/a.html")
    return element


def test_what_the_theme_put_around_the_article_stays_as_it_came() -> None:
    around = '<nav data-x="1">&nbsp;<br></nav>', "<footer/>"
    done = finish_page(FRAME.format("<p>a</p>").join(around), PLACES["en"], FINISH)
    assert done.startswith(f"{around[0]}<body><main><article")
    assert done.endswith(f"</article></main></body>{around[1]}")


def test_a_page_without_an_article_comes_back_as_it_is() -> None:
    assert finish_page("<p>a</p>", PLACES["en"], FINISH) == "<p>a</p>"


PROSE = {
    "lines of Chinese join without a space": ("zh", "<p>为人民\n服务，\n真心</p>", "<p>为人民服务，真心</p>"),
    "a line break beside Latin stays a space": ("zh", "<p>见\nPDF</p>", "<p>见\nPDF</p>"),
    "Chinese words in English are marked": (
        "en",
        "<p>The term, 从严治警, is old.</p>",
        '<p>The term, <span lang="zh-Hans">从严治警</span>, is old.</p>',
    ),
    "English words in Chinese are marked": (
        "zh",
        "<p>原文写作police inspector，存疑</p>",
        '<p>原文写作<span lang="en">police inspector</span>，存疑</p>',
    ),
    "an abbreviation is left alone": ("zh", "<p>打印PDF</p>", "<p>打印PDF</p>"),
    "words behind an element are marked too": (
        "en",
        "<p><b>a</b> 从严 b</p>",
        '<p><b>a</b> <span lang="zh-Hans">从严</span> b</p>',
    ),
    "code is left alone": ("zh", "<p><code>python run</code></p>", "<p><code>python run</code></p>"),
    "what has its language already is left alone": ("zh", '<p lang="en">the end</p>', '<p lang="en">the end</p>'),
}


@pytest.mark.parametrize(("language", "before", "after"), PROSE.values(), ids=PROSE.keys())
def test_prose(language: Language, before: str, after: str) -> None:
    assert finish(before, language) == after


def test_a_question_says_its_form_and_minutes_under_a_real_heading() -> None:
    box = (
        '<div class="admonition question" data-form="pairs" data-lens="serve-whom" data-time="4 min" id="q">'
        '<p class="admonition-title">为谁服务？</p><p>谁？</p></div>'
    )
    done = finish(box, "zh")
    assert '<h3 class="box-title"><svg class="lens-icon" aria-hidden="true"><path></path></svg>为谁服务？</h3>' in done
    assert '<p class="form">两人一组 · 4分钟</p>' in done


def test_tables_scroll_and_each_has_a_name_of_its_own() -> None:
    done = finish("<table><tr><td>1</td></tr></table><table><caption>All</caption><tr><td>2</td></tr></table>")
    names = re.findall(r'<div class="table-frame" role="region" tabindex="0" aria-label="([^"]+)">', done)
    assert names == ["Table 1", "All"]


def test_tick_boxes_are_labelled() -> None:
    assert 'aria-label="Bring the keys"' in finish('<ul><li><input type="checkbox"> Bring  the keys</li></ul>')


LINKS = {
    "a place on the page": ("#p01", "#p01"),
    "a module": ("02-next.html#p02", "../zh/modules/02-next.html#p02"),
    "a page above": ("../source.html#p01", "../zh/source.html#p01"),
    "a file of the whole course": ("../../downloads/a.pdf", "../downloads/a.pdf"),
    "somewhere else": ("https://example.org/a", "https://example.org/a"),
}


@pytest.mark.parametrize(("link", "expected"), LINKS.values(), ids=LINKS.keys())
def test_links_of_the_twin_lead_where_they_led(link: str, expected: str) -> None:
    assert rebase(link, "modules/a.html", "zh/modules/a.html") == expected


PAIRS = {
    "paragraphs": ("<p>one</p>", "<p>一</p>"),
    "headings": ("<h2>one</h2>", "<h2>一</h2>"),
    "items of a list": ("<ul><li>one</li><li>two</li></ul>", "<ul><li>一</li><li>二</li></ul>"),
    "items with paragraphs": ("<ul><li><p>one</p></li></ul>", "<ul><li><p>一</p></li></ul>"),
    "items with words beside a list": (
        "<ul><li>one<ul><li>a</li></ul></li></ul>",
        "<ul><li>一<ul><li>甲</li></ul></li></ul>",
    ),
    "cells of a table": ("<table><tr><td>one</td></tr></table>", "<table><tr><td>一</td></tr></table>"),
    "terms and what they mean": ("<dl><dt>one</dt><dd>two</dd></dl>", "<dl><dt>一</dt><dd>二</dd></dl>"),
    "boxes": ('<div class="quiz"><p>one</p></div>', '<div class="quiz"><p>一</p></div>'),
    "lists of different length": ("<ul><li>one</li></ul>", "<ul><li>一</li><li>二</li></ul>"),
    "tables of different size": (
        "<table><tr><td>one</td></tr></table>",
        "<table><tr><td>一</td><td>二</td></tr></table>",
    ),
    "articles built differently": ("<p>one</p>", "<h2>一</h2><p>二</p>"),
    "a paragraph beside a list": ("<p>one</p><p>b</p>", "<ul><li>一</li></ul><p>二</p>"),
}


@pytest.mark.parametrize(("own", "twin"), PAIRS.values(), ids=PAIRS.keys())
def test_every_word_of_the_twin_is_there_hidden_and_marked(own: str, twin: str) -> None:
    element = woven(own, twin)
    guests = [guest for guest in element.iter() if "twin" in str(guest.get("class", "")).split()]
    assert sorted("".join(guest.text_content() for guest in guests)) == sorted(root(twin).text_content())
    assert all(guest.get("lang") == HTML_LANGUAGE["zh"] and guest.get("hidden") is not None for guest in guests)
    for guest in guests:
        guest.drop_tree()
    assert element.text_content() == root(own).text_content()


def test_a_paragraph_stands_beside_its_counterpart() -> None:
    pair = woven("<p>one</p><p>two</p>", "<p>一</p><p>二</p>")[1]
    assert [child.text for child in pair] == ["two", "二"]


def test_sentences_of_a_passage_are_paired_one_by_one() -> None:
    line = '<span class="segment" id="p1-{0}" data-segment="p1-{0}">{1}</span>'
    text = f'<p class="segments">{line.format(1, "{}")} {line.format(2, "{}")}</p>'
    element = woven(text.format("A,", "b."), text.format("甲，", "乙。"))
    assert [[child.text for child in pair] for pair in element[0]] == [["A,", "甲，"], ["b.", "乙。"]]
    assert [[child.get("data-segment") for child in pair] for pair in element[0]] == [["p1-1"] * 2, ["p1-2"] * 2]


def test_no_id_comes_twice() -> None:
    own = '<h2 id="a">one</h2><div class="quiz" id="b"><p id="c">x</p></div>'
    ids = [str(element.get("id")) for element in woven(own, own).iter() if element.get("id")]
    assert ids == ["a", "b", "c"]


def test_nothing_is_escaped_twice() -> None:
    assert finish("<p>a &lt; b &amp; c</p>") == f"<p>{html.escape('a < b & c')}</p>"
