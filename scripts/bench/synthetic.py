"""A built site → the same among many made-up modules, to see how search holds in a large course.

The modules are written as the builder leaves pages: parts, passages, scenarios, questions, self-checks,
with as many words as a real one. They speak of police work in words that the course uses too, name
streets and people that no other names, and mention a term of the glossary now and then.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import yaml

from scripts.model import LANGUAGES, Language, Term

_WORDS = Path(__file__).with_suffix(".yml")
_SPELT = (
    "ba bei cai chen dai dong fang fei gao guo han hong jia jing kai lan lei ling luo mei min nan ning pei ping qi qiao"
    " rong ru sha shan song su tai tian wan wei wen xi xiang xin yan yao yi ying yu yun zhan zhe zhong zhu zou"
)
_SYLLABLES = _SPELT.split()
_SURNAMES, _GIVEN = "钱孙周郑冯蒋沈韩秦许吕施孔曹严魏陶姜戚谢邹喻柏窦", "明华英芳伟丽强军敏静杰涛燕波宁雪松兰平辉"
_ROADS = "青松白鹤长桥石榴柳荫东风南湖北塔古井新泉双溪三元五福"
_SENTENCES = {"text": 3, "meaning": 9, "worksheet": 6, "key-points": 3, "objectives": 3, "five-minutes": 1}
_IN_BOX = {"passage": 3, "scenario": 9, "question": 5, "quiz": 3}
_BOXES = {"text": ["passage"], "practice": ["scenario"], "discussion": ["question"] * 4, "self-check": ["quiz"] * 4}
_MENTION = 0.5  # of all modules
_PLAIN = 0.6  # of all sentences


def add_modules(site: Path, count: int, terms: Sequence[Term]) -> None:
    """Write made-up modules, in both languages, into a site; its search does not know them yet.

    Args:
        site: The folder of a built site.
        count: How many modules; the same number gives the same modules.
        terms: The glossary.
    """
    words: Mapping[str, Any] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    topics = list(itertools.product(range(len(words["en"]["places"])), range(len(words["en"]["things"]))))
    for language in LANGUAGES:
        chance = random.Random(count)  # noqa: S311 - chance for texts, not for secrets
        folder = site / ("zh/modules" if language == "zh" else "modules")
        for number, (place, thing) in enumerate(chance.sample(topics, count)):
            writer = _Writer(language, words[language], (place, thing), terms, chance)
            (folder / f"made-up-{number:04}.html").write_text(writer.page(), encoding="utf-8")


class _Writer:
    """Writes one module in one language."""

    def __init__(
        self,
        language: Language,
        words: Mapping[str, Any],
        topic: tuple[int, int],
        terms: Sequence[Term],
        chance: random.Random,
    ) -> None:
        self._language = language
        self._words = words
        self._place, self._thing = words["places"][topic[0]], words["things"][topic[1]]
        self._topic = words["title"].format(thing=self._thing, place=self._place)
        self._chance = chance
        self._mention = chance.choice(terms)[language] if chance.random() < _MENTION else ""
        self._numbers = itertools.count(1)

    def page(self) -> str:
        """Give the whole page."""
        parts = "".join(self._part(part, title) for part, title in self._words["parts"].items())
        article = f'<article class="md-content__inner md-typeset">\n<h1>{escape(self._topic)}</h1>{parts}\n</article>'
        return f'<!doctype html><html lang="{self._language}"><body>{article}</body></html>'

    def _part(self, part: str, title: str) -> str:
        said = "".join(f"<p>{self._say()}</p>" for _ in range(_SENTENCES.get(part, 0)))
        if part == "meaning" and self._mention:
            said += f"<p>{escape(self._mention)}</p>"
        boxes = "".join(self._box(kind, lens) for lens, kind in enumerate(_BOXES.get(part, ())))
        return f'<section class="part part-{part}"><h2 id="{part}">{title}</h2>{said}{boxes}</section>'

    def _box(self, kind: str, lens: int) -> str:
        number = next(self._numbers)
        titles = {"question": self._words["lenses"][lens], **self._words["boxes"]}
        title = titles[kind].format(number=number, topic=self._topic)
        said = "".join(f"<p>{self._say()}</p>" for _ in range(_IN_BOX[kind]))
        return f'<div class="{kind}" id="b{number}"><p class="box-title">{escape(title)}</p>{said}</div>'

    def _say(self) -> str:
        pattern = self._words["saying"] if self._chance.random() < _PLAIN else self._often("sentences")
        sentence = pattern.format(
            topic=self._topic,
            thing=self._thing,
            thing_low=self._thing[0].lower() + self._thing[1:],
            place=self._place,
            job=self._often("jobs"),
            act=self._often("acts"),
            who=self._often("who"),
            does=self._often("does"),
            when=self._often("when"),
            name="".join(self._name()),
            road="".join(self._road()),
        )
        return escape(sentence)

    def _often(self, name: str) -> str:
        """Choose from a list; as in any language, a few are heard all the time and most now and then."""
        said = self._words[name]
        return str(self._chance.choices(said, [1 / (place + 3) for place in range(len(said))])[0])

    def _name(self) -> Iterator[str]:
        if self._language == "zh":
            yield self._chance.choice(_SURNAMES)
            yield from self._chance.choices(_GIVEN, k=self._chance.randint(1, 2))
        else:
            yield self._spell(1)
            yield " "
            yield self._spell(2)

    def _road(self) -> Iterator[str]:
        if self._language == "zh":
            yield from self._chance.choices(_ROADS, k=2)
        else:
            yield self._spell(2)

    def _spell(self, syllables: int) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=syllables)).capitalize()
