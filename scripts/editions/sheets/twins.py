"""The same blocks in two languages → one set of blocks whose leaves hold both."""

from __future__ import annotations

from scripts.editions.sheets.data import Block, Data
from scripts.model import LANGUAGES

_TONGUES = frozenset(LANGUAGES)


class MismatchError(Exception):
    """Two blocks that should be twins are not; the message says where."""


def lay_together(first: Data, second: Data, where: str = "") -> Data:
    """Lay a twin beside its twin.

    Args:
        first: Blocks, a block, or part of one, in one language.
        second: The same in the other language.
        where: What is being compared, for the message.

    Returns:
        The same with both languages in every leaf.

    Raises:
        MismatchError: They are not built alike.
    """
    if isinstance(first, dict) and isinstance(second, dict):
        return _dictionaries(first, second, where)
    if isinstance(first, list) and isinstance(second, list):
        if len(first) != len(second):
            raise MismatchError(f"{where or 'the text'} has {len(first)} parts in one and {len(second)} in the other")
        return [lay_together(a, b, where) for a, b in zip(first, second, strict=True)]
    if first != second:
        raise MismatchError(f"{where or 'the text'} says {first!r} in one and {second!r} in the other")
    return first


def _dictionaries(first: Block, second: Block, where: str) -> Block:
    if _is_leaf(first) and _is_leaf(second):
        return {**first, **second}
    if first.get("block") != second.get("block"):
        raise MismatchError(f"{where}: a {first.get('block')} stands beside a {second.get('block')}")
    name = first.get("id") or where
    return {
        key: value if key == "widths" else lay_together(value, second[key], str(name)) for key, value in first.items()
    }


def _is_leaf(value: Block) -> bool:
    return bool(value) and value.keys() <= _TONGUES
