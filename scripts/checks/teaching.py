"""A module can be taught with: its questions open a talk, its answers are there, its lenses covered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from scripts.checks.answers import check_answers
from scripts.checks.form import all_blocks
from scripts.checks.reporting import between, counted, items, remark, report
from scripts.checks.wording import PLACEHOLDER
from scripts.model import FORMS, LENS_QUESTIONS, Block, Finding, Language, Lens, Module, Section
from scripts.model.guess import nearest
from scripts.sources.splitting import count_words

_QUESTIONS = range(4, 7)
_OBJECTIVES = range(2, 5)
_NOTE_POINTS = 4  # what to look for, how people dodge it, a follow-up, a closing sentence
_KEY_POINTS = 3
_WORKSHEET_ROWS = 6
_MEANING_WORDS = range(150, 301)
_LONGEST_TITLE: Mapping[Language, int] = {"en": 60, "zh": 30}  # two lines above a slide, with its twin
_MADE_UP: Mapping[Language, str] = {"en": "Made up: ", "zh": "虚构："}
_CLOSED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\W*(?:do|does|did|is|are|was|were|can|could|should|would|will|has|have|had|may|must)\b[^.!?]*\?",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"[^。！？]*(?:是否|是不是|有没有|能不能|会不会|可不可以|该不该|要不要|对不对|好不好|吗)[^。！？]*？"
    ),
}
_OPEN = re.compile(r"什么|谁|哪|怎|几|多少|多久|如何|为何")  # words that make a Chinese question open
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？]?")
_LINK = re.compile(r"\]\(#([\w-]+)\)")


def check_teaching(module: Module) -> Iterator[Finding]:
    """Check questions, notes, self-check, worksheet and the short version of one module."""
    sections = {section.id: section for section in module.sections}
    for id_, rule in _RULES.items():
        if id_ in sections:
            yield from rule(module, sections[id_])


def _discussion(module: Module, section: Section) -> Iterator[Finding]:
    questions = [block for block in section.blocks if block.kind == "question"]
    for question in questions:
        yield from _question(module, question)
    if len(questions) not in _QUESTIONS:
        fact = f"The module has {counted(len(questions), 'question')}."
        yield report(module, section.line, "M137", fact, between("questions", _QUESTIONS))
    asked = {question.attributes.get("data-lens") for question in questions}
    for lens in (lens for lens in Lens if lens not in asked and asked <= set(Lens)):
        fact = f"No question looks through the lens `{lens}`."
        hint = f"Add one with `data-lens: {lens}`: {LENS_QUESTIONS[module.language][lens]}"
        yield report(module, section.line, "M138", fact, hint)


def _question(module: Module, question: Block) -> Iterator[Finding]:
    lens, form = (question.attributes.get(f"data-{key}", "") for key in ("lens", "form"))
    titles = LENS_QUESTIONS[module.language]
    if lens not in titles:
        yield report(module, question.line, "M131", f"There is no lens `{lens}`.", nearest(lens, Lens))
    elif question.title != titles[Lens(lens)]:
        fact = f"The title “{question.title}” is not what the lens `{lens}` asks."
        yield report(module, question.line, "M133", fact, f"Write: {titles[Lens(lens)]}")
    if form not in FORMS:
        yield report(module, question.line, "M132", f"There is no form `{form}`.", nearest(form, FORMS))
    if _is_closed(question.text, module.language):
        fact = "The question can be answered with yes or no."
        hint = "Ask what was done, for whom, what it cost, or what will change."
        yield report(module, _text_line(question), "M136", fact, hint)
    yield from _notes(module, question)


def _is_closed(text: str, language: Language) -> bool:
    """Tell whether a question begins with what yes or no would answer, or asks nothing else."""
    sentences = _SENTENCE.findall(text)
    asked = [words for words in sentences if words[-1] in "?？"]
    closed = [words for words in asked if _CLOSED[language].fullmatch(words) and not _OPEN.search(words)]
    return bool(closed) and (closed == asked or sentences[0] in closed)


def _notes(module: Module, question: Block) -> Iterator[Finding]:
    notes = [block for block in question.blocks if block.kind == "trainer"]
    if len(notes) != 1:
        fact = f"The question has {counted(len(notes), 'trainer’s note')}."
        hint = "Nest one `//// trainer | …` block in it."
        yield report(module, question.line, "M134", fact, hint)
    for note in notes:
        points = len(items(note.text))
        if points != _NOTE_POINTS:
            fact = f"The trainer’s note has {counted(points, 'point')}."
            hint = "Give four: what to look for, how people dodge it, a follow-up, a closing sentence."
            yield report(module, note.line, "M135", fact, hint)


def _practice(module: Module, section: Section) -> Iterator[Finding]:
    scenarios = [block for block in section.blocks if block.kind == "scenario"]
    if len(scenarios) != 1:
        fact = f"The part has {counted(len(scenarios), 'scenario')}."
        yield report(module, section.line, "M141", fact, "Write one `/// scenario | …` block.")
    for scenario in scenarios:
        if not scenario.title.startswith(_MADE_UP[module.language]):
            fact = "The scenario does not say that it is made up."
            hint = f"Begin its title with “{_MADE_UP[module.language].strip()}”."
            yield report(module, scenario.line, "M142", fact, hint)
        if len(scenario.title) > (longest := _LONGEST_TITLE[module.language]):
            fact = f"The scenario’s title has {len(scenario.title)} letters and fills the slides that it stands on."
            yield report(module, scenario.line, "M143", fact, f"Write at most {longest}.")


def _objectives(module: Module, section: Section) -> Iterator[Finding]:
    count = len(items(section.text))
    if count not in _OBJECTIVES:
        fact = f"The module has {counted(count, 'objective')}."
        yield report(module, section.line, "M161", fact, between("objectives", _OBJECTIVES))


def _key_points(module: Module, section: Section) -> Iterator[Finding]:
    count = len(items(section.text))
    if count != _KEY_POINTS:
        fact = f"The module has {counted(count, 'key point')}."
        yield report(module, section.line, "M162", fact, "Write three, one line each.")


def _worksheet(module: Module, section: Section) -> Iterator[Finding]:
    rows = len(re.findall(r"^: {2,}\S", section.text, re.MULTILINE))
    if rows != _WORKSHEET_ROWS:
        fact = f"The worksheet has {counted(rows, 'row')}."
        hint = "Write six: problem, cause, who is affected, correction, by when, how the public will notice."
        yield report(module, section.line, "M163", fact, hint)


def _five_minutes(module: Module, section: Section) -> Iterator[Finding]:
    kinds = {block.id: block.kind for block in all_blocks(module)}
    linked = [kinds.get(id_) for id_ in _LINK.findall(section.text)]
    if linked != ["passage", "question"]:
        fact = "The five-minute version does not link one passage and then one question."
        hint = "Write three steps: read [the passage](#p01), ask [the question](#q-…), say a line."
        yield report(module, section.line, "M164", fact, hint)


def _meaning(module: Module, section: Section) -> Iterator[Finding]:
    words = count_words(section.text)
    if module.language == "en" and words not in _MEANING_WORDS and not PLACEHOLDER.search(section.text):
        fact = f"The explanation has {counted(words, 'word')}."
        hint = f"Aim at {_MEANING_WORDS[0]} to {_MEANING_WORDS[-1]}."
        yield remark(module, section.line, "M165", fact, hint)


_RULES = {
    "objectives": _objectives,
    "meaning": _meaning,
    "practice": _practice,
    "discussion": _discussion,
    "self-check": check_answers,
    "worksheet": _worksheet,
    "key-points": _key_points,
    "five-minutes": _five_minutes,
}


def _text_line(block: Block) -> int:
    lines: Iterable[str] = block.text.splitlines()
    return next((block.text_line + n for n, line in enumerate(lines) if line.strip()), block.line)
