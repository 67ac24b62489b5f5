"""Passages of one module → the skeletons of its two Markdown files.

The skeleton has every part that the checks ask for; what people must still write is
marked TODO in English and 待写 or 待译 in Chinese, and a check finds each mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scripts.model import LANGUAGES, LENS_QUESTIONS, Language, Lens, Passage

_HEADINGS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "objectives": "Objectives",
        "text": "The text",
        "meaning": "What it says",
        "practice": "In practice",
        "discussion": "Discussion",
        "self-check": "Check yourself",
        "worksheet": "Our own work",
        "key-points": "Key points",
        "five-minutes": "Five-minute version",
    },
    "zh": {
        "objectives": "学习目标",
        "text": "原文",
        "meaning": "这段话说什么",
        "practice": "联系实际",
        "discussion": "讨论",
        "self-check": "自测",
        "worksheet": "对照自己的工作",
        "key-points": "要点",
        "five-minutes": "五分钟版",
    },
}
_MINUTES = {
    "objectives": 1,
    "text": 3,
    "meaning": 3,
    "practice": 3,
    "discussion": 16,
    "self-check": 3,
    "worksheet": 5,
    "key-points": 1,
    "five-minutes": 5,
}
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "todo": "TODO",
        "untranslated": "TODO",
        "description": "TODO one sentence about the module.",
        "can": "After this module you can:",
        "passage": "Source text",
        "scenario": "Made up: TODO",
        "trainer": "Trainer’s note",
        "look": "Look for:",
        "dodge": "How people dodge it:",
        "follow": "Follow up:",
        "close": "Close with:",
        "judge": "True or false?",
        "answer": "Answer",
        "true": "**True.** TODO",
        "rows": "The problem we found|Its cause|Who is affected|What we will correct|By when"
        "|How the public will notice",
        "steps": "**Read** [the passage](#{passage}) aloud.|**Ask** [the question](#{question}).|**Say:** “TODO”",
    },
    "zh": {
        "todo": "待写",
        "untranslated": "待译",
        "description": "待写，用一句话说明本模块。",
        "can": "学完本模块，你能够：",
        "passage": "原文译文",
        "scenario": "虚构：待写",
        "trainer": "主持人提示",
        "look": "谈到这些就好：",
        "dodge": "常见的回避：",
        "follow": "追问：",
        "close": "收尾：",
        "judge": "判断对错",
        "answer": "答案",
        "true": "**对。**待写",
        "rows": "发现的问题|原因|影响到谁|怎么改|什么时候完成|群众会怎样察觉",
        "steps": "**读：**朗读[这段原文](#{passage})。|**问：**提出[这个问题](#{question})。|**说：**“待写”",
    },
}
_QUIZZES = 3


def draft_module(name: str, passages: Sequence[Passage], source_language: Language) -> dict[str, str]:
    """Draft both files of a module.

    Args:
        name: The module's file name stem.
        passages: What it quotes.
        source_language: The language of the source, which is quoted in that file.

    Returns:
        File name → Markdown.
    """
    return {
        f"{name}.{language}.md": _draft(name, passages, language, quoted=language == source_language)
        for language in LANGUAGES
    }


def _draft(name: str, passages: Sequence[Passage], language: Language, *, quoted: bool) -> str:
    words = _WORDS[language]
    bodies = {
        "objectives": [words["can"], "", f"- {words['todo']}", f"- {words['todo']}"],
        "text": _passages(passages, words, quoted=quoted),
        "meaning": [words["todo"]],
        "practice": [
            f"/// scenario | {words['scenario']}",
            "    attrs: {id: scenario}",
            "",
            words["todo"],
            "///",
        ],
        "discussion": [line for lens in Lens for line in _question(lens, language)],
        "self-check": [line for number in range(1, _QUIZZES + 1) for line in _quiz(number, words)],
        "worksheet": [words["todo"], "", *_rows(words)],
        "key-points": [f"{number}. {words['todo']}" for number in (1, 2, 3)],
        "five-minutes": _steps(passages[-1].id, words),
    }
    minutes = sum(_MINUTES.values()) - _MINUTES["five-minutes"]
    lines = [
        "---",
        f"description: {words['description']}",
        f"minutes: {minutes}",
        f"passages: [{', '.join(passage.id for passage in passages)}]",
        "---",
        "",
        f"# {words['todo']} {{#{name.partition('-')[2]}}}",
        "",
    ]
    for id_, body in bodies.items():
        heading = f'## {_HEADINGS[language][id_]} {{#{id_} data-time="{_MINUTES[id_]} min"}}'
        lines += [heading, "", *body, *([""] if body[-1] else [])]
    return "\n".join(lines).rstrip() + "\n"


def _passages(passages: Iterable[Passage], words: Mapping[str, str], *, quoted: bool) -> list[str]:
    lines: list[str] = []
    for passage in passages:
        texts = [" ".join(segment.text.split()) for segment in passage.segments]
        lines += [f"/// passage | {words['passage']}", f"    attrs: {{id: {passage.id}}}", ""]
        lines += texts if quoted else [words["untranslated"] for _ in texts]
        lines += ["///", ""]
    return lines


def _question(lens: Lens, language: Language) -> list[str]:
    words = _WORDS[language]
    attributes = f"id: q-{lens}, data-lens: {lens}, data-form: pairs, data-time: 4 min"
    points = [f"- **{words[key]}** {words['todo']}" for key in ("look", "dodge", "follow", "close")]
    return [
        f"/// question | {LENS_QUESTIONS[language][lens]}",
        f"    attrs: {{{attributes}}}",
        "",
        words["todo"],
        "",
        f"//// trainer | {words['trainer']}",
        *(point.replace("** 待", "**待") for point in points),
        "////",
        "///",
        "",
    ]


def _quiz(number: int, words: Mapping[str, str]) -> list[str]:
    return [
        f"/// quiz | {words['judge']}",
        f"    attrs: {{id: c-{number}, data-answer: judge true}}",
        "",
        words["todo"],
        "",
        f"//// answer | {words['answer']}",
        words["true"],
        "////",
        "///",
        "",
    ]


def _rows(words: Mapping[str, str]) -> list[str]:
    return [line for row in words["rows"].split("|") for line in (row, f":   {words['todo']}", "")]


def _steps(passage: str, words: Mapping[str, str]) -> list[str]:
    steps = words["steps"].format(passage=passage, question=f"q-{Lens.ENFORCE_FOR}").split("|")
    return [f"{number}. {step}" for number, step in enumerate(steps, 1)]
