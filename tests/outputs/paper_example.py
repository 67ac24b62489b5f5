"""A small course made in code, for tests of paper: whatever a test puts in stands in “What it says”."""

from __future__ import annotations

from pathlib import Path

from scripts.editions.course import CourseText, LessonPair
from scripts.editions.lesson import Lesson, read_lesson
from scripts.editions.markdown import Renderer
from scripts.editions.nodes import Content, parse_html
from scripts.model import Language, Passage, Segment
from scripts.modules.parsing import parse_module

EXTENSIONS = (
    "attr_list",
    "def_list",
    "tables",
    {"pymdownx.blocks.admonition": {"types": ["note", "passage", "scenario", "question", "quiz"]}},
    {"pymdownx.blocks.details": {"types": ["trainer", "answer"]}},
)

_ENGLISH = """---
description: How a counter closes, and who is left outside.
minutes: 30
passages: [p{number:02}]
---

# The counter at closing time {number} {{#title}}

## Objectives {{#objectives data-time="1 min"}}

After this module you can:

- say who waits, and for what.
- close a counter without closing a door.

## The text {{#text data-time="3 min"}}

/// passage | Source text
    attrs: {{id: p{number:02}}}

The purpose of the "activities" is plain,
and people should be satisfied.
///

/// note | About the wording
“Plain” is our word.
///

## What it says {{#meaning data-time="3 min"}}

People come because they need something. **Listen first.**

{extra}

## In practice {{#practice data-time="3 min"}}

/// scenario | Made up: five to six
    attrs: {{id: scenario}}

Officer Chen looks at the clock. Three people wait.
///

## Discussion {{#discussion data-time="12 min"}}

/// question | For whom do we enforce the law?
    attrs: {{id: q-for, data-lens: enforce-for, data-form: pairs, data-time: 4 min}}

Who was sent away last week, and why?

//// trainer | Trainer’s note
- **Look for:** one real visitor.
////
///

/// question | How do we serve?
    attrs: {{id: q-serve, data-lens: serve-how, data-form: group, data-time: 4 min}}

What would the third person say at home?

//// trainer | Trainer’s note
- **Look for:** the words at the kitchen table.
////
///

## Check yourself {{#self-check data-time="3 min"}}

/// quiz | Choose one
    attrs: {{id: c-first, data-answer: choose 2}}

What comes first?

1. The clock
2. The person

//// answer | Answer
**2.** The clock can wait.
////
///

/// quiz | True or false?
    attrs: {{id: c-judge, data-answer: judge false}}

A closed counter is a closed case.

//// answer | Answer
**False.** The need is still there.
////
///

## Our own work {{#worksheet data-time="5 min"}}

Fill in one sheet for each problem.

The problem we found
:   One wait that nobody needed.

Its cause
:   Ask “why” twice.

## Key points {{#key-points data-time="1 min"}}

1. People first.
2. Clocks second.

## Five-minute version {{#five-minutes data-time="5 min"}}

1. **Read** [the passage](#p{number:02}) aloud.
2. **Ask** [the question about who was sent away](#q-for).
3. **Say:** “The door stays open.”
"""

_CHINESE = """---
description: 窗口怎么下班，谁还在外面等。
minutes: 30
passages: [p{number:02}]
---

# 下班前的窗口{number} {{#title}}

## 学习目标 {{#objectives data-time="1 min"}}

学完本课，你能够：

- 说出谁在等，等什么；
- 关窗口，不关门。

## 原文 {{#text data-time="3 min"}}

/// passage | 原文译文
    attrs: {{id: p{number:02}}}

开展“活动”的目的很清楚，
就是让人民满意。
///

/// note | 关于译法
“清楚”是我们的说法。
///

## 这段话说什么 {{#meaning data-time="3 min"}}

群众来，是因为有事要办。**先听人说。**

{extra}

## 联系实际 {{#practice data-time="3 min"}}

/// scenario | 虚构：差五分六点
    attrs: {{id: scenario}}

民警小陈看了看钟，还有三个人在等。
///

## 讨论 {{#discussion data-time="12 min"}}

/// question | 为谁执法？
    attrs: {{id: q-for, data-lens: enforce-for, data-form: pairs, data-time: 4 min}}

上星期谁白跑了一趟？为什么？

//// trainer | 主持人提示
- **谈到这些就好：**一位真实的来访群众。
////
///

/// question | 怎样服务？
    attrs: {{id: q-serve, data-lens: serve-how, data-form: group, data-time: 4 min}}

第三个人回家会怎么说？

//// trainer | 主持人提示
- **谈到这些就好：**饭桌上的原话。
////
///

## 自测 {{#self-check data-time="3 min"}}

/// quiz | 选一项
    attrs: {{id: c-first, data-answer: choose 2}}

什么在先？

1. 钟
2. 人

//// answer | 答案
**2。**钟可以等。
////
///

/// quiz | 判断对错
    attrs: {{id: c-judge, data-answer: judge false}}

窗口关了，事情就了了。

//// answer | 答案
**错。**事情还在那儿。
////
///

## 对照自己的工作 {{#worksheet data-time="5 min"}}

一个问题填一张。

发现的问题
:   一次没有必要的等待。

原因
:   问两遍“为什么”。

## 要点 {{#key-points data-time="1 min"}}

1. 人在先。
2. 钟在后。

## 五分钟版 {{#five-minutes data-time="5 min"}}

1. **读：**[这段原文](#p{number:02})。
2. **问：**[谁白跑了一趟](#q-for)。
3. **说：**“门一直开着。”
"""

_TEXTS: dict[Language, str] = {"en": _ENGLISH, "zh": _CHINESE}


def lesson(language: Language, number: int = 1, extra: str = "") -> Lesson:
    """Read a module that holds the extra Markdown."""
    text = _TEXTS[language].format(number=number, extra=extra)
    module, findings = parse_module(Path(f"docs/modules/{number:02}-counter.{language}.md"), text, language)
    assert not findings
    return read_lesson(module, Renderer(EXTENSIONS), {f"p{number:02}": _passage(f"p{number:02}")})


def line_of(language: Language, words: str, extra: str = "") -> int:
    """Say on which line of the first module's file the words stand."""
    lines = _TEXTS[language].format(number=1, extra=extra).splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def course(*extras: tuple[str, str]) -> CourseText:
    """Make a course of one module for each pair of extra Markdown, English and Chinese."""
    lessons = tuple(
        LessonPair(lesson("en", number, en), lesson("zh", number, zh)) for number, (en, zh) in enumerate(extras, 1)
    )
    return CourseText(
        {"en": "People First", "zh": "群众在先"},
        {"en": "A small course", "zh": "一门小课"},
        "1.2.3",
        "2026-11-22",
        "sha256:0123456789abcdef",
        lessons,
        (),
        (),
        "https://example.org/",
    )


def guide(language: Language) -> Content:
    """Make a trainer's guide with a link and a table."""
    words = {
        "en": '<h1 id="trainer-guide">Trainer’s guide</h1><h2 id="plan">Session plan</h2>'
        '<p>Begin with <a href="modules/01-counter.md">Module 1</a>, then <a href="questions.md">the questions</a>.</p>'
        "<table><thead><tr><th>Part</th><th>Minutes</th></tr></thead>"
        "<tbody><tr><td>Open</td><td>3</td></tr></tbody></table>",
        "zh": '<h1 id="trainer-guide">主持人手册</h1><h2 id="plan">时间安排</h2>'
        '<p>先学<a href="modules/01-counter.md">模块1</a>，再看<a href="questions.md">讨论题</a>。</p>'
        "<table><thead><tr><th>环节</th><th>分钟</th></tr></thead>"
        "<tbody><tr><td>开场</td><td>3</td></tr></tbody></table>",
    }
    return parse_html(words[language])


def _passage(id_: str) -> Passage:
    segments = tuple(Segment(f"{id_}-{number}", number, number + 1, "", "") for number in (1, 2))
    return Passage(id_, "paragraph", "01-counter", "", segments)
