"""Both languages of a page agree in parts, blocks, attributes, links and shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scripts.checks.reporting import counted, remark, report
from scripts.model import Block, Finding, Module, Pair, Section
from scripts.modules.confirming import KEY, fingerprints

_SHARED_FRONT = ("minutes", "passages")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)[^)]*\)")
_COUNTED = {
    "list item": re.compile(r"^[^\S\n]*(?:[-*+]|\d+\.)[^\S\n]+\S", re.MULTILINE),
    "table row": re.compile(r"^[^\S\n]*\|.*\|[^\S\n]*$", re.MULTILINE),
    "definition": re.compile(r"^: {2,}\S", re.MULTILINE),
}


def check_twins(pair: Pair) -> Iterator[Finding]:
    """Compare the Chinese page with the English one; findings name lines of the Chinese."""
    yield from _front(pair)
    if pair.en.title_id and pair.zh.title_id and pair.en.title_id != pair.zh.title_id:
        fact = f"The title has the id `{pair.zh.title_id}`, in English `{pair.en.title_id}`."
        yield report(pair.zh, pair.zh.title_line, "P102", fact, "Give both the same id.")
    yield from _sections(pair)


def check_drift(pair: Pair) -> Iterator[Finding]:
    """Tell which parts of the English changed since the Chinese was last confirmed."""
    if not pair.zh.front:
        return  # it could not be read, and that was said
    confirmed = pair.zh.front.get(KEY)
    known = confirmed if isinstance(confirmed, dict) else {}
    lines = {section.id: section.line for section in (pair.zh.opening, *pair.zh.sections)}
    for id_, current in fingerprints(pair.en).items():
        if str(known.get(id_)) != current:
            state = (
                "has changed since the Chinese was confirmed" if id_ in known else "was never compared with the Chinese"
            )
            fact = f"The English of `{id_}` {state}."
            hint = f"Compare the two, then run: python3 -m scripts confirm {pair.zh.path.as_posix()}."
            yield remark(pair.zh, lines.get(id_, 1), "P109", fact, hint)


def _front(pair: Pair) -> Iterator[Finding]:
    for key in _SHARED_FRONT:
        english, chinese = pair.en.front.get(key), pair.zh.front.get(key)
        if pair.en.front and pair.zh.front and english != chinese:
            fact = f"The front matter has {key} {_plain(chinese)}, in English {_plain(english)}."
            line = pair.zh.front_lines.get(key, 1)
            yield report(pair.zh, line, "P107", fact, "Give both the same value.")


def _sections(pair: Pair) -> Iterator[Finding]:
    english, chinese = ([s.id for s in module.sections] for module in (pair.en, pair.zh))
    if "" in english or "" in chinese:
        return  # a heading has no id, and that was said
    if english != chinese:
        yield _lists_differ((pair.zh, pair.zh.title_line), "P102", "parts", english, chinese)
        return
    openings = (pair.en.opening, pair.zh.opening)
    for left, right in (openings, *zip(pair.en.sections, pair.zh.sections, strict=True)):
        yield from _attributes(pair.zh, left, right)
        yield from _shape(pair.zh, left, right)
        yield from _blocks(pair.zh, right.line, left.blocks, right.blocks)


def _blocks(module: Module, line: int, english: Sequence[Block], chinese: Sequence[Block]) -> Iterator[Finding]:
    names = [[f"{block.kind} {block.id}".strip() for block in blocks] for blocks in (english, chinese)]
    if names[0] != names[1]:
        yield _lists_differ((module, line), "P103", "blocks", *names)
        return
    for left, right in zip(english, chinese, strict=True):
        yield from _attributes(module, left, right)
        if left.kind != "passage":  # its lines are the ledger's, whatever they look like
            yield from _shape(module, left, right)
        yield from _blocks(module, right.line, left.blocks, right.blocks)


def _attributes(module: Module, left: Section | Block, right: Section | Block) -> Iterator[Finding]:
    for key in sorted({*left.attributes, *right.attributes} - {"id"}):
        english, chinese = left.attributes.get(key), right.attributes.get(key)
        if english != chinese:
            fact = f"`{key}` is {chinese or 'missing'}, in English {english or 'missing'}."
            yield report(module, right.line, "P104", fact, "Give both the same value.")


def _shape(module: Module, left: Section | Block, right: Section | Block) -> Iterator[Finding]:
    english, chinese = _links(left.text), _links(right.text)
    if english != chinese:
        yield _lists_differ((module, right.line), "P105", "links", english, chinese)
    for what, pattern in _COUNTED.items():
        counts = [len(pattern.findall(part.text)) for part in (left, right)]
        if counts[0] != counts[1]:
            fact = f"This part has {counted(counts[1], what)}, in English {counts[0]}."
            yield report(module, right.line, "P106", fact, "Translate each of them, and add none.")
            return
    counts = [_paragraphs(part.text) for part in (left, right)]
    if counts[0] != counts[1]:
        fact = f"This part has {counted(counts[1], 'paragraph')}, in English {counts[0]}."
        yield report(module, right.line, "P106", fact, "Break the text where the English does.")


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "missing")


def _paragraphs(text: str) -> int:
    return len([part for part in re.split(r"\n\s*\n", text) if part.strip()])


def _links(text: str) -> list[str]:
    return sorted(_LINK.findall(text))


def _lists_differ(
    place: tuple[Module, int], code: str, what: str, english: Sequence[str], chinese: Sequence[str]
) -> Finding:
    differences = {"lacks": Counter(english) - Counter(chinese), "adds": Counter(chinese) - Counter(english)}
    parts = [f"{verb} {', '.join(f'`{name}`' for name in names)}" for verb, names in differences.items() if names]
    fact = f"The Chinese {' and '.join(parts) or f'has the {what} in another order'}."
    return report(*place, code, fact, f"Give both languages the same {what}.")
