"""Which words of a text become links to the glossary, and which only look like it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from scripts.model import Language, Term
from scripts.outputs.finishing.article import read_article
from scripts.outputs.finishing.terms import Wording, link_terms, read_wording, tips_script


def made_up(english: str, chinese: str, *, course: bool = False, **also: tuple[str, ...]) -> Term:
    """Make a term with other forms in either language."""
    forms: dict[Language, tuple[str, ...]] = {"en": also.get("en", ()), "zh": also.get("zh", ())}
    explain: dict[Language, str] = {"en": "Explained.", "zh": "解释。"}
    renderings = dict.fromkeys([english, *forms["en"]], chinese)
    return Term(english.replace(" ", "-"), english, chinese, forms, renderings, course, "likely", explain, explain)


TERMS = (
    made_up("police officers", "民警", en=("police officer",), zh=("人民警察", "警察")),
    made_up("driving force", "动力"),
    made_up("take the lead", "带头"),
    made_up("strict police management", "从严治警"),
    made_up("strict police management for the people", "从严治警、执法为民"),
    made_up("module", "模块", course=True),
)
WORDINGS: dict[Language, Wording] = {"en": read_wording(TERMS, "en"), "zh": read_wording(TERMS, "zh")}
PAGE = '<article class="md-content__inner md-typeset"><section class="part">{}</section></article>'


def finished(html: str, language: Language, wordings: Mapping[Language, Wording] = WORDINGS) -> str:
    """Give a page whose part holds some HTML, its terms linked."""
    article = read_article(PAGE.format(html))
    assert article
    link_terms(article.root, language, wordings)
    return article.write()


def linked(html: str, language: Language) -> str:
    """Show the text of a part with what was linked in square brackets."""
    page = finished(html, language)
    assert re.sub(r"\s+", "", re.sub(r'</?a(?: class="term"[^>]*)?>', "", page)) == re.sub(
        r"\s+", "", PAGE.format(html)
    )
    marked = re.sub(r'<a class="term"[^>]*>([^<]*)</a>', r"[\1]", page)
    return marked.partition('part">')[2].partition("</section>")[0].strip()


@pytest.mark.parametrize(
    ("language", "html", "expected"),
    [
        ("en", "<p>Police officers help.</p>", "<p>[Police officers] help.</p>"),
        ("en", "<p>A police officer and police officers.</p>", "<p>A [police officer] and police officers.</p>"),
        ("en", "<p>police officership</p>", "<p>police officership</p>"),
        ("en", "<p>a <b>driving\nforce</b> here</p>", "<p>a <b>[driving\nforce]</b> here</p>"),
        ("en", "<p>strict police management for the people</p>", "<p>[strict police management for the people]</p>"),
        ("en", "<p>a module</p>", "<p>a module</p>"),
        ("en", "<h2>police officers</h2><p>police officers</p>", "<h2>police officers</h2><p>[police officers]</p>"),
        ("en", '<p><i lang="zh-Hans">民警</i></p>', '<p><i lang="zh-Hans">民警</i></p>'),
        (
            "en",
            '<p>police officers</p><p class="twin" lang="zh-Hans">民警</p>',
            '<p>[police officers]</p><p class="twin" lang="zh-Hans">[民警]</p>',
        ),
        (
            "en",
            "<details><p>police officers</p></details><p>police officers</p>",
            "<details><p>[police officers]</p></details><p>[police officers]</p>",
        ),
        ("zh", "<p>开展从严治警、执法为民活动</p>", "<p>开展[从严治警、执法为民]活动</p>"),
        ("zh", "<p>民警和民警</p>", "<p>[民警]和民警</p>"),
        ("zh", "<p>人民警察</p>", "<p>[人民警察]</p>"),
        ("zh", "<p>劳动力就是动力</p>", "<p>劳动力就是[动力]</p>"),
        ("zh", "<p>骑车要带头盔，领导要带头。</p>", "<p>骑车要带头盔，领导要[带头]。</p>"),
        ("zh", "<p>警察来了</p>", "<p>警察来了</p>"),
    ],
)
def test_terms_are_found(language: Language, html: str, expected: str) -> None:
    assert linked(html, language) == expected


def test_a_link_leads_to_the_term() -> None:
    page = finished("<p>动力</p>", "zh")
    assert '<a class="term" href="../glossary.html#driving-force">动力</a>' in page


def test_a_course_without_terms_links_nothing() -> None:
    wordings: dict[Language, Wording] = {"en": read_wording((), "en"), "zh": read_wording((), "zh")}
    assert finished("<p>police</p>", "en", wordings).replace("\n", "") == PAGE.format("<p>police</p>")


def test_tips_leave_out_the_words_of_the_course_itself() -> None:
    script = tips_script(TERMS)
    assert '"driving-force": ["driving force", "动力", "Explained.", "解释。"]' in script
    assert "module" not in script
