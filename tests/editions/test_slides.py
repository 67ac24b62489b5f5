"""A lesson becomes slides that fit, keep its time, and cope with what is long or missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.editions.lesson import Box
from scripts.editions.nodes import Node
from scripts.editions.outline import Line, PassageText
from scripts.editions.slides import LENGTHS, Deck, Slide, height, make_deck, make_plan
from scripts.editions.slides.fitting import room
from scripts.editions.slides.measure import cut
from tests.editions.made_up import lesson, pair, paragraph, prose, question, quiz

LONG = PassageText("p01", "Source text", (Line("p01-1", prose("en", 2000)),))


def _fits(slide: Slide) -> bool:
    return height(slide.items) <= room(slide.title, timer=bool(slide.timer))


def _kinds(deck: Deck) -> list[str]:
    return list(dict.fromkeys(slide.kind for slide in deck.slides))


def test_slides_come_in_the_order_of_a_session() -> None:
    assert _kinds(make_deck(pair())) == [
        "title", "objectives", "passage", "scenario", "question", "worksheet", "quiz", "answer", "points", "close",
    ]  # fmt: skip


def test_every_question_has_its_lens_form_countdown_and_notes() -> None:
    questions = [slide for slide in make_deck(pair()).slides if slide.kind == "question"]
    assert [slide.id for slide in questions] == ["q-0", "q-1", "q-2", "q-3"]
    assert {slide.timer for slide in questions} == {240}
    assert {slide.form for slide in questions} == {"pairs"}
    assert len({slide.lens for slide in questions}) == 4
    assert all(slide.notes.plain("en") and slide.notes.plain("zh") for slide in questions)


def test_the_explanation_is_told_with_the_passage() -> None:
    passage = next(slide for slide in make_deck(pair()).slides if slide.kind == "passage")
    assert passage.notes.plain("en").startswith("What it says Officer Chen")


def test_the_time_of_the_slides_is_the_time_of_the_sections() -> None:
    deck = make_deck(pair())
    by_kind = {kind: sum(slide.seconds for slide in deck.slides if slide.kind == kind) for kind in _kinds(deck)}
    assert by_kind["passage"] == 240  # the text and what it says
    assert by_kind["question"] == 4 * 240
    assert by_kind["quiz"] + by_kind["answer"] == 120


@pytest.mark.parametrize(
    "other",
    [
        {"passages": (LONG,)},
        {"questions": (question("en", 1, 400),)},
        {"questions": (question("en", 1, 1500),)},
        {"scenario": Box("scenario", "Made up", ("word " * 600,))},
        {"description": "x" * 400},
        {"objectives": (("supercalifragilistic" * 40,),)},
    ],
    ids=["passage of 2,000", "question of 400", "question of 1,500", "scenario", "one long word", "no spaces"],
)
def test_long_text_goes_on_over_more_slides_instead_of_getting_small(other: dict[str, object]) -> None:
    deck = make_deck(pair(**other))
    assert [slide.id for slide in deck.slides if slide.kind != "title" and not _fits(slide)] == []
    assert len({slide.id for slide in deck.slides}) == len(deck.slides)


def test_a_question_cut_in_two_keeps_one_countdown() -> None:
    deck = make_deck(pair(questions=(question("en", 1, 900),)))
    parts = [slide for slide in deck.slides if slide.kind == "question"]
    assert len(parts) > 1
    assert {(slide.unit, slide.timer) for slide in parts} == {("q-1", 240)}
    assert sum(slide.seconds for slide in parts) == 240
    assert [(slide.part, slide.parts) for slide in parts] == [(n, len(parts)) for n in range(1, len(parts) + 1)]


def test_nothing_of_a_long_passage_is_lost() -> None:
    deck = make_deck(pair(passages=(LONG,)))
    shown = " ".join(item.words.plain("en") for slide in deck.slides if slide.kind == "passage" for item in slide.items)
    assert shown == LONG.lines[0].text


@pytest.mark.parametrize("missing", ["objectives", "passages", "questions", "quizzes", "worksheet", "key_points"])
def test_what_a_module_lacks_has_no_slide(missing: str) -> None:
    whole, without = make_deck(pair()), make_deck(pair(**{missing: ()}))
    assert len(without.slides) < len(whole.slides)
    assert make_plan(without, 15).seconds


def test_the_right_order_is_shown_with_the_numbers_of_the_options() -> None:
    deck = make_deck(pair(quizzes=(quiz("en", "order", (2, 3, 1)),)))
    answers = [item for slide in deck.slides if slide.kind == "answer" for item in slide.items if item.right]
    assert [item.mark for item in answers] == ["2.", "3.", "1."]


@pytest.mark.parametrize(
    ("kind", "solution", "shown"),
    [("choose", (2,), "It says so."), ("order", (2, 3, 1), "It says so."), ("true", (), "2. It says so.")],
)
def test_a_reason_does_not_repeat_the_number_of_an_option(kind: str, solution: tuple[int, ...], shown: str) -> None:
    label = Node("strong", {}, (", ".join(map(str, solution)) + "." if solution else "2.",))
    asked = replace(quiz("en", kind, solution), answer=(Node("p", {}, (label, " It says so.")),))
    answer = [
        item for slide in make_deck(pair(quizzes=(asked,))).slides if slide.kind == "answer" for item in slide.items
    ]
    assert answer[-1].words.plain("en") == shown


def test_the_options_of_a_quiz_stay_together() -> None:
    long = replace(quiz("en"), stem=(paragraph(prose("en", 200)),), options=(("Ask the clock for more time.",),) * 3)
    slides = [slide for slide in make_deck(pair(quizzes=(long,))).slides if slide.kind == "quiz"]
    assert [[item.mark for item in slide.items] for slide in slides] == [[""], ["1.", "2.", "3."]]


def test_a_paragraph_without_a_twin_is_still_shown() -> None:
    english, chinese = lesson("en"), lesson("zh", objectives=())
    deck = make_deck(type(pair())(english, chinese))
    objectives = next(slide for slide in deck.slides if slide.kind == "objectives")
    assert objectives.items[0].words.plain("en")
    assert not objectives.items[0].words.plain("zh")


@pytest.mark.parametrize("minutes", LENGTHS)
def test_a_plan_keeps_passage_question_and_close_within_the_time(minutes: int) -> None:
    plan = make_plan(make_deck(pair()), minutes)
    assert sum(plan.seconds.values()) <= minutes * 60
    assert {"start", "p01", "q-2", "key-points", "close"} <= set(plan.seconds)


def test_a_long_session_gives_its_time_to_the_discussion() -> None:
    deck = make_deck(pair())
    plan = make_plan(deck, 90)
    assert list(plan.seconds) == [slide.id for slide in deck.slides]
    assert plan.seconds["q-0"] > 240
    assert plan.seconds["p01"] == next(slide.seconds for slide in deck.slides if slide.id == "p01")


def test_a_twin_is_cut_where_its_text_is_cut() -> None:
    english = "He waits at the gate. " * 9 + "She comes out and asks for help and " * 12 + "goes."
    chinese = "他在门口等着，" * 9 + "她从里面走出来向人求助，" * 12 + "走了。"
    en = lesson("en", scenario=Box("scenario", "Made up", (paragraph(english),)))
    zh = lesson("zh", scenario=Box("scenario", "虚构", (paragraph(chinese),)))
    first, *_ = (slide for slide in make_deck(type(pair())(en, zh)).slides if slide.kind == "scenario")
    assert first.items[0].words.plain("en") == english[: 9 * 22 - 1]
    assert first.items[0].words.plain("zh") == "他在门口等着，" * 9


@given(st.text("ab，。 ,.好", min_size=1, max_size=300), st.integers(1, 9))
def test_cutting_loses_no_letter(text: str, pieces: int) -> None:
    found = cut((text,), [number / pieces for number in range(1, pieces)])
    assert len(found) == pieces
    joined = "".join(item for piece in found for item in piece if isinstance(item, str))
    assert joined.replace(" ", "") == text.replace(" ", "")
