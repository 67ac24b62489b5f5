"""Style sheets of a theme and of our own → one sheet without the rules that nothing can meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import (
    AtRule,
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    ParseError,
    QualifiedRule,
    StringToken,
)

from scripts.outputs.stylesheets.vocabulary import Vocabulary

_USED_PROPERTY = re.compile(r"var\(\s*(--[\w-]+)")
_SPACE = re.compile(r"\s+")
_ANY_OF = {"is", "where", "has", "-webkit-any", "-moz-any", "matches"}
_GROUPS = {"media", "supports", "layer", "container"}


@dataclass(frozen=True)
class _Rule:
    """A rule that stays; the names of properties that it makes stand apart, for they may go later."""

    head: str
    body: tuple[tuple[str, str], ...]

    def write(self, wanted: frozenset[str]) -> str:
        kept = [text for name, text in self.body if not name.startswith("--") or name in wanted]
        return f"{self.head}{{{';'.join(kept)}}}" if kept else ""


@dataclass(frozen=True)
class _Group:
    """Rules below a condition."""

    head: str
    parts: tuple[_Part, ...]

    def write(self, wanted: frozenset[str]) -> str:
        inside = "".join(part.write(wanted) for part in self.parts)
        return f"{self.head}{{{inside}}}" if inside else ""


_Part = _Rule | _Group


def trim(theme: str, ours: str, vocabulary: Vocabulary) -> str:
    """Drop what no page can use from the theme's rules, and put ours behind them.

    Args:
        theme: The theme's sheets, one after another.
        ours: The sheets of the project; all of their rules stay.
        vocabulary: What selectors can meet.

    Returns:
        One sheet without comments.
    """
    parts = tuple(_parts(_read(theme), vocabulary))
    own = "".join(_plain(node.serialize()) for node in _read(ours))
    wanted = frozenset(_USED_PROPERTY.findall(own)) | vocabulary.said
    while True:
        text = "".join(part.write(wanted) for part in parts)
        used = frozenset(_USED_PROPERTY.findall(text + own)) | vocabulary.said
        if used <= wanted:
            return f"{text}\n{own}"
        wanted |= used


def _read(text: str) -> list[Node]:
    """Read the rules of a sheet; like a browser, pass over what is none."""
    nodes: list[Node] = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return [node for node in nodes if not isinstance(node, ParseError)]


def _parts(nodes: Iterable[Node], vocabulary: Vocabulary) -> Iterator[_Part]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            selectors = [selector for selector in _split(node.prelude) if _can_match(selector, vocabulary)]
            if selectors:
                head = ",".join(_plain(tinycss2.serialize(selector)) for selector in selectors)
                yield _Rule(head, tuple(_body(node.content)))
        elif isinstance(node, AtRule):
            yield from _at_rule(node, vocabulary)


def _at_rule(node: AtRule, vocabulary: Vocabulary) -> Iterator[_Part]:
    head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}".rstrip()
    if node.lower_at_keyword in _GROUPS and node.content is not None:
        inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        yield _Group(head, tuple(_parts(inside, vocabulary)))
    elif node.content is not None:
        yield _Rule(head, (("", tinycss2.serialize(node.content)),))


def _body(content: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Part a block into declarations; only those that make a property of their own get a name."""
    for tokens in _split(content, ";"):
        text = _plain(tinycss2.serialize(tokens))
        if text:
            yield text.partition(":")[0], text


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip() if '"' not in text and "'" not in text else text.strip()


def _split(tokens: Sequence[Node], separator: str = ",") -> Iterator[list[Node]]:
    part: list[Node] = []
    for token in tokens:
        if isinstance(token, LiteralToken) and token.value == separator:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _can_match(selector: Sequence[Node], vocabulary: Vocabulary) -> bool:
    return all(
        any(_can_match(choice, vocabulary) for choice in _split(part.arguments))
        if isinstance(part, FunctionBlock)
        else vocabulary.knows(part)
        for part in _demands(selector)
    )


def _demands(selector: Sequence[Node]) -> Iterator[str | FunctionBlock]:
    """Name what a selector asks for: names, and choices between selectors."""
    before = ""
    for token in selector:
        if isinstance(token, HashToken):
            yield f"#{token.value}"
        elif isinstance(token, IdentToken) and before != ":":
            yield f"{before if before == '.' else ''}{token.value}"
        elif isinstance(token, FunctionBlock) and token.lower_name in _ANY_OF:
            yield token
        elif token.type == "[] block":
            yield _attribute(token.content)
        before = token.value if isinstance(token, LiteralToken) else ""


def _attribute(tokens: Sequence[Node]) -> str:
    name = next(token.value for token in tokens if isinstance(token, IdentToken))
    value = [token.value for token in tokens if isinstance(token, IdentToken | StringToken)][1:]
    exact = any(isinstance(token, LiteralToken) and token.value == "=" for token in tokens)
    return f"[{name}={value[0]}" if exact and value else f"[{name}"
