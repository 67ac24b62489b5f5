"""A PDF from the typesetter → the same PDF with no doubt about where its streams end.

A stream's bytes are followed by a line feed and `endstream`. Where the last byte happens to be
a carriage return, the two together read as one line end, and the stream seems a byte too
short: PDF/A forbids that. There, a carriage return of its own is put before the line feed.
"""

from __future__ import annotations

import bisect
import re

_DOUBTFUL = re.compile(rb"\r(?=\nendstream\s+endobj)")
_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_ENTRY = re.compile(rb"(\d{10})(?= \d{5} n)")


def settle_streams(pdf: bytes) -> bytes:
    """Part every stream from its line end.

    Args:
        pdf: A file with a plain cross-reference table, as the typesetter writes it.

    Returns:
        A file with the same objects.
    """
    ends = [match.end() for match in _DOUBTFUL.finditer(pdf)]
    table = _TABLE.search(pdf)
    if not ends or not table:
        return pdf
    start = int(table[1])
    body = b"\r".join(pdf[a:b] for a, b in zip([0, *ends], [*ends, start], strict=True))
    entries = _ENTRY.sub(lambda entry: b"%010d" % _moved(int(entry[1]), ends), pdf[start : table.start(1)])
    return body + entries + b"%d" % _moved(start, ends) + pdf[table.end(1) :]


def _moved(offset: int, ends: list[int]) -> int:
    return offset + bisect.bisect_right(ends, offset)
