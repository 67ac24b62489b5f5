"""A source text → the stretches that its own joints mark, and their sentences.

The joints are those a reader sees: a new paragraph, a short heading line, a word
that counts ("First, …", "The second is …", "其次，") and a word that closes ("To sum
up", "总之"). Nothing is changed: a stretch is a span of the text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

Span = tuple[int, int]

_HEADING_WORDS = 25
_HEADING_CHARACTERS = 30  # of a Chinese heading
_HEADING_RATIO = 2  # what follows a heading is at least this many times as long
_LONG_SENTENCE = 28  # words; above this, a sentence is cut into clauses
_SMALLEST_CLAUSE = 15  # half-words; no clause is shorter than this

_COUNT_EN = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_ORDINAL = re.compile(
    rf"(?:the\s+{_COUNT_EN}\s+(?:is|one)\b|{_COUNT_EN}(?:ly)?\s*[,，]|(?:one|two|three|four|five|six)\s*[,，]"
    r"|第?[一二三四五六七八九十]+(?:是|要|、|，)|首先|其次|再次"
    r"|[（(](?:[一二三四五六七八九十]+|\d{1,2})[）)]|\d{1,2}(?:[.)]\s|[、．]))",
    re.IGNORECASE,
)
_CONCLUSION = re.compile(r"(?:to sum up|in (?:short|sum|conclusion)|finally)\b\s*[,，]|总之|综上|最后，", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:[.!?;](?=[\"'”’)]*\s)|[。！？；])[\"'”’）)]*\s*")
# These full stops end no sentence: "1. Open the shed", "Mr. Li", "No. 5", "e.g. a lamp".
_NO_END = re.compile(
    r"(?:^|[.!?;:。！？；]\s*)\d{1,2}\.\s*\S?$|\b(?:Mr|Mrs|Ms|Dr|e\.g|i\.e|vs|cf)\.\s*\S?$|\bNo\.\s*\d$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 5  # characters before such a full stop that are looked at
# A clause that opens with one of these words leans on the one before it.
_CLAUSE_END = re.compile(r"[,，]\s*+(?!(?:who|whom|whose|how|what|which|that)\b)", re.IGNORECASE)
_WORD = re.compile(r"[\w'’-]+", re.ASCII)
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Stretch:
    """A stretch of text between two joints.

    Attributes:
        joint: ``heading``, ``paragraph``, ``ordinal`` or ``conclusion``.
        segments: Spans of its sentences and clauses.
    """

    joint: str
    segments: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first character of the first segment to the end of the last."""
        return self.segments[0][0], self.segments[-1][1]


def split_text(text: str) -> list[Stretch]:
    """Split a text at its own joints.

    Args:
        text: The decoded source.

    Returns:
        Stretches in reading order that hold every character but white space, once.
    """
    paragraphs = [_trim(text, match.span()) for match in re.finditer(r"[^\r\n]+", text) if match[0].strip()]
    stretches: list[Stretch] = []
    for index, span in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if _is_heading(text, span, following):
            stretches.append(Stretch("heading", (span,)))
        else:
            stretches.extend(_split_paragraph(text, span))
    return stretches


def count_words(text: str) -> int:
    """Count words: Latin words, and two Han characters as one.

    Args:
        text: Any text in either language.

    Returns:
        The number of words, the same measure for both languages.
    """
    return (_size(text) + 1) // 2


def _size(text: str) -> int:
    """Measure a text in half-words: a Latin word is two of them, a Han character one."""
    return 2 * len(_WORD.findall(text)) + len(_HAN.findall(text))


def _is_heading(text: str, span: Span, following: Span | None) -> bool:
    line = text[slice(*span)]
    sentences = list(_sentences(text, span))
    short = count_words(line) <= _HEADING_WORDS and len(_HAN.findall(line)) <= _HEADING_CHARACTERS
    return (
        following is not None
        and len(sentences) == 1
        and short
        and following[1] - following[0] >= _HEADING_RATIO * len(line)
    )


def _split_paragraph(text: str, span: Span) -> Iterator[Stretch]:
    joint, held = "paragraph", list[Span]()
    for sentence in _sentences(text, span):
        opening = _joint_at(text, sentence[0])
        if opening and held:
            yield Stretch(joint, tuple(held))
            held = []
        joint = opening or (joint if held else "paragraph")
        held.extend(_clauses(text, sentence))
    yield Stretch(joint, tuple(held))


def _joint_at(text: str, start: int) -> str:
    if _CONCLUSION.match(text, start):
        return "conclusion"
    return "ordinal" if _ORDINAL.match(text, start) else ""


def _sentences(text: str, span: Span) -> Iterator[Span]:
    """Cut at full stops, semicolons, question and exclamation marks."""
    yield from _cut(text, span, [m.end() for m in _SENTENCE_END.finditer(text, *span) if not _is_midway(text, span, m)])


def _is_midway(text: str, span: Span, match: re.Match[str]) -> bool:
    start = max(span[0], match.start() - _LONGEST_ABBREVIATION)
    return bool(_NO_END.search(text[start : match.end() + 1]))


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Cut a long sentence at the commas that leave no clause too short to stand."""
    if count_words(text[slice(*sentence)]) <= _LONG_SENTENCE:
        yield sentence
        return
    ends = [match.end() for match in _CLAUSE_END.finditer(text, *sentence)]
    clauses = [text[start:end] for start, end in itertools.pairwise([sentence[0], *ends, sentence[1]])]
    ahead, held, curly, straight = sum(map(_size, clauses)), 0, 0, 0
    cuts: list[int] = []
    for end, clause in zip(ends, clauses, strict=False):
        held, ahead = held + _size(clause), ahead - _size(clause)
        curly += clause.count("“") - clause.count("”")
        straight += clause.count('"')
        inside_quotes = curly > 0 or straight % 2
        if min(held, ahead) >= _SMALLEST_CLAUSE and not inside_quotes:
            cuts.append(end)
            held = curly = straight = 0
    yield from _cut(text, sentence, cuts)


def _cut(text: str, span: Span, cuts: list[int]) -> Iterator[Span]:
    edges = [span[0], *(cut for cut in cuts if span[0] < cut < span[1]), span[1]]
    return (_trim(text, piece) for piece in itertools.pairwise(edges))


def _trim(text: str, span: Span) -> Span:
    piece = text[slice(*span)]
    start = span[0] + len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
