"""Texts, a table, a mark of colour → the XML of a slide and of its notes.

Written as text, not built by python-pptx: its slides copy from the layout what they inherit anyway,
which makes each heavier and takes most of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import quoteattr

from pptx.oxml.ns import nsdecls

from scripts.outputs.powerpoint.runs import Paragraph
from scripts.outputs.powerpoint.template import ACROSS, TOP, UNIT

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_TABLE_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_COUNTED = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"
_LEFT, _SHARES, _ROW = 5.5, (0.3, 0.7), 8
_GROUNDS = ("bg2", "bg1")

PICTURE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr/><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
    "</p:nvSpPr><p:spPr/></p:sp>"
)


def slide_xml(shapes: Iterable[str]) -> bytes:
    """Give a slide with its shapes."""
    return _page("sld", shapes)


def notes_xml(paragraphs: Sequence[Paragraph]) -> bytes:
    """Give the notes of a slide, below the slide's picture."""
    return _page("notes", [PICTURE, text(3, "Notes", 'type="body" idx="3"', paragraphs)])


def text(number: int, name: str, kind: str, paragraphs: Iterable[Paragraph]) -> str:
    """Give a placeholder with its text.

    Args:
        number: Its id on the slide.
        name: What the list of shapes calls it.
        kind: Attributes that lead to the placeholder of the layout.
        paragraphs: What it says.
    """
    return _placeholder(number, name, kind, "".join(item.xml() for item in paragraphs) or "<a:p/>")


def counted(number: int, shown: int) -> str:
    """Give the slide's number, which the program keeps right when slides move."""
    field = f'<a:fld id="{_COUNTED}" type="slidenum"><a:rPr lang="en-US"/><a:t>{shown}</a:t></a:fld>'
    return _placeholder(number, "Number", 'type="sldNum" idx="12"', f"<a:p>{field}</a:p>")


def bar(number: int, colour: str, described: str) -> str:
    """Give the bar at the left edge that shows the lens, and says it to those who cannot see it."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Lens" descr={quoteattr(described)}/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{_frame('a', 0, 0, 1.6, 100)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(colour)}</p:spPr></p:sp>'
    )


def table(number: int, name: str, described: str, rows: Sequence[Sequence[Sequence[Paragraph]]]) -> str:
    """Give a table of two columns, its first column being headings.

    Args:
        number: Its id on the slide.
        name: What the list of shapes calls it.
        described: Its alternative text.
        rows: Of cells of paragraphs.
    """
    columns = "".join(f'<a:gridCol w="{round(ACROSS * share * UNIT)}"/>' for share in _SHARES)
    body = "".join(f'<a:tr h="{round(_ROW * UNIT)}">{"".join(map(_cell, row, _GROUNDS))}</a:tr>' for row in rows)
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name={quoteattr(name)} '
        f"descr={quoteattr(described)}/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
        f"{_frame('p', _LEFT, TOP + 2, ACROSS, _ROW * len(rows))}"
        f'<a:graphic><a:graphicData uri="{_TABLE_URI}"><a:tbl><a:tblPr firstCol="1">'
        f"<a:tableStyleId>{_TABLE_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{body}"
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _page(tag: str, shapes: Iterable[str]) -> bytes:
    tree = f"<p:cSld><p:spTree>{_TREE}{''.join(shapes)}</p:spTree></p:cSld>"
    return f"{_HEAD}<p:{tag} {nsdecls('a', 'p')}>{tree}</p:{tag}>".encode()


def _placeholder(number: int, name: str, kind: str, paragraphs: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/>{paragraphs}</p:txBody></p:sp>"
    )


def _frame(space: str, left: float, top: float, width: float, height: float) -> str:
    x, y, cx, cy = (round(length * UNIT) for length in (left, top, width, height))
    return f'<{space}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></{space}:xfrm>'


def _cell(paragraphs: Iterable[Paragraph], ground: str) -> str:
    body = "".join(item.xml() for item in paragraphs)
    return f"<a:tc><a:txBody><a:bodyPr/>{body}</a:txBody><a:tcPr>{_fill(ground)}</a:tcPr></a:tc>"


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
