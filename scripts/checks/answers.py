"""The items of a self-check have answers, and each answer is the one that the item states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.checks.reporting import between, counted, items, report
from scripts.model import Block, Finding, Language, Module, Section

_QUIZZES = range(3, 6)
_VERDICTS: Mapping[Language, Mapping[str, str]] = {
    "en": {"true": "True", "false": "False"},
    "zh": {"true": "对", "false": "错"},
}
_MARKS: Mapping[Language, tuple[str, str]] = {"en": (", ", "."), "zh": ("、", "。")}


def check_answers(module: Module, section: Section) -> Iterator[Finding]:
    """Check the items of the self-check of one module."""
    quizzes = [block for block in section.blocks if block.kind == "quiz"]
    for quiz in quizzes:
        yield from _quiz(module, quiz)
    if len(quizzes) not in _QUIZZES:
        fact = f"The self-check has {counted(len(quizzes), 'item')}."
        yield report(module, section.line, "M154", fact, between("items", _QUIZZES))


def _quiz(module: Module, quiz: Block) -> Iterator[Finding]:
    stated = quiz.attributes.get("data-answer", "")
    fits = _fits(stated, len(items(quiz.text)))
    if not fits:
        fact = f"The answer `{stated}` does not fit the item."
        hint = "Write `choose 2`, `judge true`, `judge false`, or `order 2 3 1` with every option once."
        yield report(module, quiz.line, "M151", fact, hint)
    answers = [block for block in quiz.blocks if block.kind == "answer"]
    if len(answers) != 1:
        fact = f"The item has {counted(len(answers), 'answer')}."
        hint = "Nest one `//// answer | …` block that gives the reason."
        yield report(module, quiz.line, "M152", fact, hint)
    wanted = _opening(stated, module.language) if fits else ""
    for answer in answers:
        if not answer.text.lstrip().startswith(wanted):
            fact = f"The answer does not begin with what `{stated}` says."
            yield report(module, answer.line, "M153", fact, f"Begin it with {wanted}, or correct data-answer.")


def _fits(answer: str, options: int) -> bool:
    kind, *words = answer.split() or [""]
    numbers = [int(word) for word in words if word.isdecimal()]
    if kind == "judge":
        return words in (["true"], ["false"])
    if len(numbers) != len(words):
        return False
    if kind == "choose":
        return len(numbers) == 1 and 1 <= numbers[0] <= options
    return kind == "order" and sorted(numbers) == list(range(1, options + 1)) and options > 1


def _opening(answer: str, language: Language) -> str:
    """Give the words with which an answer begins, as `**2, 3, 1.**`."""
    comma, stop = _MARKS[language]
    words = [_VERDICTS[language].get(word, word) for word in answer.split()[1:]]
    return f"**{comma.join(words)}{stop}**"
