"""A source text and its earlier ledger → a new ledger in which ids live on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from scripts.model import Ledger, Passage, Segment
from scripts.sources.dealing import deal, name_module
from scripts.sources.fingerprint import fingerprint
from scripts.sources.reading import SourceText
from scripts.sources.splitting import Span, Stretch, split_text


class _Printed(Protocol):
    @property
    def fingerprint(self) -> str: ...


_Old = TypeVar("_Old", bound=_Printed)


def make_ledger(source: SourceText, old: Ledger | None = None, others: Iterable[Ledger] = ()) -> Ledger:
    """Split a source and give its passages ids, the old ones where there are.

    A passage whose text is in the old ledger keeps its id, its segments' ids and its module,
    and so does one that has at least a sentence left of it. Where as many passages changed
    as stand in their place now, they are taken to be the same ones, corrected. All others get
    the next number that no ledger has given out before.

    Args:
        source: The source text.
        old: The ledger of an earlier split of the same source.
        others: The ledgers of all other sources, whose ids and modules are taken.

    Returns:
        The new ledger; equal to the old one where the text is the same.
    """
    others = tuple(others)
    stretches = split_text(source.text)
    prints = [fingerprint(source.text[slice(*stretch.span)]) for stretch in stretches]
    known = old.passages if old else ()
    before = _carry(_recognise(source.text, stretches, prints, known), known)
    ids = _ids(before, (*others, old) if old else others)
    modules = _modules(source.text, stretches, before, others)
    gone = old.retired if old else ()
    passages = tuple(
        Passage(id_, stretch.joint, module, print_, _segments(source.text, id_, stretch, earlier, gone))
        for id_, stretch, module, print_, earlier in zip(ids, stretches, modules, prints, before, strict=True)
    )
    language = old.language if old else source.language
    return Ledger(source.path, source.encoding, language, source.fingerprint, passages, _retired(old, passages))


def _recognise(text: str, stretches: Sequence[Stretch], prints: Sequence[str], old: Sequence[Passage]) -> list[str]:
    """Give the fingerprint of each stretch, or that of the old passage it still has a sentence of."""
    changed = [passage for passage in old if passage.fingerprint not in prints]
    known = {passage.fingerprint for passage in old}
    names = list(prints)
    for index, stretch in enumerate(stretches):
        if prints[index] not in known:
            parts = {fingerprint(text[slice(*span)]) for span in stretch.segments}
            kin = next((p for p in changed if parts & {segment.fingerprint for segment in p.segments}), None)
            if kin:
                names[index] = kin.fingerprint
                changed.remove(kin)
    return names


def _carry(new: Sequence[str], old: Sequence[_Old]) -> list[_Old | None]:
    """Pair each new fingerprint with the old part that it continues, if any."""
    before = [part.fingerprint for part in old]
    head = _common(before, new)
    tail = _common(before[head:][::-1], new[head:][::-1])
    matcher = SequenceMatcher(None, before[head : len(before) - tail], new[head : len(new) - tail], autojunk=False)
    carried: list[_Old | None] = [*old[:head]]
    for what, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if what == "equal" or old_end - old_start == new_end - new_start:
            carried.extend(old[head + old_start : head + old_end])
        else:
            carried.extend([None] * (new_end - new_start))
    return [*carried, *old[len(old) - tail :]]


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """Count the parts that both begin with."""
    return sum(1 for _ in itertools.takewhile(lambda both: both[0] == both[1], zip(left, right, strict=False)))


def _ids(before: Iterable[Passage | None], ledgers: Iterable[Ledger]) -> Iterator[str]:
    given = [id_ for ledger in ledgers for id_ in (*(p.id for p in ledger.passages), *ledger.retired)]
    fresh = _fresh("p", given, width=2)
    return (passage.id if passage else next(fresh) for passage in before)


def _segments(
    text: str, passage_id: str, stretch: Stretch, before: Passage | None, gone: Iterable[str]
) -> tuple[Segment, ...]:
    old = before.segments if before else ()
    prints = [fingerprint(text[slice(*span)]) for span in stretch.segments]
    fresh = _fresh(f"{passage_id}-", [*(segment.id for segment in old), *gone], width=1)
    return tuple(
        _segment(text, span, print_, earlier.id if earlier else next(fresh))
        for span, print_, earlier in zip(stretch.segments, prints, _carry(prints, old), strict=True)
    )


def _segment(text: str, span: Span, print_: str, id_: str) -> Segment:
    return Segment(id_, *span, text[slice(*span)], print_)


def _fresh(prefix: str, given: Iterable[str], width: int) -> Iterator[str]:
    numbers = [int(match[1]) for id_ in given if (match := re.fullmatch(rf"{prefix}(\d+)", id_))]
    return (f"{prefix}{number:0{width}}" for number in itertools.count(max(numbers, default=0) + 1))


def _modules(
    text: str, stretches: Sequence[Stretch], before: Sequence[Passage | None], others: Iterable[Ledger]
) -> list[str]:
    """Name the module of each stretch: the old name where one of its stretches has one."""
    taken = {passage.module for ledger in others for passage in ledger.passages}
    taken |= {passage.module for passage in before if passage}
    names = [""] * len(stretches)
    for dealt in deal(text, stretches):
        kept = [passage.module if (passage := before[index]) else "" for index in dealt]
        fallback = next((name for name in reversed(kept) if name), "") or _new_name(text, stretches, dealt, taken)
        taken.add(fallback)
        for index, name in zip(dealt, kept, strict=True):
            names[index] = name or fallback
    return names


def _new_name(text: str, stretches: Sequence[Stretch], dealt: Sequence[int], taken: Iterable[str]) -> str:
    start, end = stretches[dealt[0]].span[0], stretches[dealt[-1]].span[1]
    numbers = [int(match[0]) for name in taken if (match := re.match(r"\d+", name))]
    return name_module(max(numbers, default=0) + 1, text[start:end], taken)


def _retired(old: Ledger | None, passages: Iterable[Passage]) -> tuple[str, ...]:
    """Give the ids that are gone; with a passage, all its segments are gone."""
    if old is None:
        return ()
    live = {passage.id: {segment.id for segment in passage.segments} for passage in passages}
    gone = {*old.retired, *(passage.id for passage in old.passages if passage.id not in live)}
    for passage in (passage for passage in old.passages if passage.id in live):
        gone |= {segment.id for segment in passage.segments} - live[passage.id]
    return tuple(sorted(gone, key=lambda id_: [int(number) for number in re.findall(r"\d+", id_)]))
