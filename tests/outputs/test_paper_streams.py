"""A stream whose last byte is a carriage return is parted from the line end behind it."""

from __future__ import annotations

import io
import re

import pypdf

from scripts.outputs.paper.streams import settle_streams


def small_pdf(data: bytes) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Extra 3 0 R>>",
        b"<</Type/Pages/Count 0/Kids[]>>",
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(data), data),
        b"<</Title(Behind the stream)>>",
    ]
    body, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n\r\n" % offset for offset in offsets)
    return (
        body
        + b"xref\n0 5\n0000000000 65535 f\r\n%btrailer\n<</Size 5/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(body),
        )
    )


def test_the_doubtful_end_is_settled_and_every_object_is_found() -> None:
    settled = settle_streams(small_pdf(b"data\r"))
    assert b"data\r\r\nendstream" in settled
    reader = pypdf.PdfReader(io.BytesIO(settled), strict=True)
    assert reader.metadata is not None
    assert reader.metadata.title == "Behind the stream"
    table = settled[int(re.findall(rb"startxref\n(\d+)", settled)[0]) :]
    offsets = [int(offset) for offset in re.findall(rb"(\d{10}) 00000 n", table)]
    assert [settled[offset:].split(b" ")[0] for offset in offsets] == [b"1", b"2", b"3", b"4"]


def test_a_file_without_doubt_stays_as_it_is() -> None:
    assert settle_streams(small_pdf(b"data\n")) == small_pdf(b"data\n")
