"""What documents are made of: plain data, as JSON takes it."""

from __future__ import annotations

from typing import Any, TypeAlias

Data: TypeAlias = Any
"""Lists, dictionaries from text, text, numbers, in each other."""

Block: TypeAlias = dict[str, Any]
"""A dictionary with the kind of block under ``block``, or a part of one."""
