"""python-pptx's empty presentation → ours: wide, in the colours of the tokens, three layouts."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Show
from pptx.shapes.base import BaseShape
from pptx.util import Emu

TITLE, TEXT, TABLE = "Title Slide", "Title and Content", "Title Only"
LATIN, CHINESE = "Arial", "Microsoft YaHei"
TOKENS = Path(__file__).resolve().parents[2] / "templates" / "tokens.toml"

_WIDE, _HIGH = 12192000, 6858000
UNIT = _HIGH / 100  # a hundredth of the slide's height, as in the deck
_MARGIN = 5.5
ACROSS = 100 * 16 / 9 - 2 * _MARGIN
TOP, FOOT = 15.0, 9.0

# Which token stands in which slot of the theme.
_SLOTS = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "civic",
    "lt2": "tint",
    "accent1": "civic",
    "accent2": "enforce-for",
    "accent3": "serve-whom",
    "accent4": "enforce-how",
    "accent5": "serve-how",
    "accent6": "muted",
    "hlink": "civic",
    "folHlink": "muted",
}
_UNUSED = {
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.PRINTER_SETTINGS,
    RELATIONSHIP_TYPE.VIEW_PROPS,
}
ACCENTS = {token: slot for slot, token in _SLOTS.items() if slot.startswith("accent")}
_Place = tuple[float, float, float, float]
_PLACES: dict[str, dict[str, _Place]] = {  # by layout, by type of placeholder: left, top, width, height
    TITLE: {"ctrTitle": (_MARGIN, 22, ACROSS, 30), "subTitle": (_MARGIN, 54, ACROSS, 34)},
    TEXT: {"title": (_MARGIN, 4, ACROSS, 9), "": (_MARGIN, TOP, ACROSS, 100 - TOP - FOOT - 2)},
    TABLE: {"title": (_MARGIN, 4, ACROSS, 9)},
}
_FEET: dict[str, _Place] = {
    "ftr": (_MARGIN + 22, 100 - FOOT, ACROSS - 22, 6.5),
    "sldNum": (_MARGIN, 100 - FOOT, 20, 6.5),
}


def make_template() -> bytes:
    """Make the empty presentation that all files begin with.

    Returns:
        A PowerPoint file without slides.
    """
    show = Presentation()
    show.slide_width, show.slide_height = Emu(_WIDE), Emu(_HIGH)
    for layout in list(show.slide_layouts):
        if layout.name not in _PLACES:
            show.slide_layouts.remove(layout)
    _dress_theme(show)
    _dress_notes(show)
    _dress_master(show)
    for layout in show.slide_layouts:
        _arrange(layout, _PLACES[layout.name] | _FEET)
        _bare(layout)
    _bare(show.slide_master)
    _leave_out(show)
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()


def read_colours() -> Mapping[str, str]:
    """Give the light colours of the tokens as PowerPoint writes them, without the hash."""
    tokens = tomllib.loads(TOKENS.read_text(encoding="utf-8"))
    return {name: value.lstrip("#").upper() for name, value in tokens["colour"]["light"].items()}


def place(shape: BaseShape, left: float, top: float, width: float, height: float) -> None:
    """Put a shape somewhere, in hundredths of the slide's height."""
    shape.left, shape.top = Emu(round(left * UNIT)), Emu(round(top * UNIT))
    shape.width, shape.height = Emu(round(width * UNIT)), Emu(round(height * UNIT))


def _leave_out(show: Show) -> None:
    """Drop the parts that say nothing about us: a preview picture, a printer, a window, counts of nothing."""
    for relations in (show.part.package._rels, show.part._rels):
        for id_, relation in list(relations.items()):
            if relation.reltype in _UNUSED:
                relations.pop(id_)
    size: Any = show.element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)  # it says 4:3


def _bare(holder: Any) -> None:  # noqa: ANN401 - a master or a layout
    """Leave one line of sample text in each placeholder, and no private extensions."""
    for extension in list(holder.element.iter(qn("p:extLst"))):
        extension.getparent().remove(extension)
    for body in holder.element.iter(qn("p:txBody")):
        for sample in body.findall(qn("a:p"))[1:]:
            body.remove(sample)


def _dress_theme(show: Show) -> None:
    part: Part = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme: Any = etree.fromstring(part.blob)
    colours = read_colours()
    for slot, token in _SLOTS.items():
        entry = next(theme.iter(qn(f"a:{slot}")))
        for old in list(entry):
            entry.remove(old)
        etree.SubElement(entry, qn("a:srgbClr"), val=colours[token])
    for family in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        for face in family.findall(qn("a:font")):
            family.remove(face)
        family.find(qn("a:latin")).set("typeface", LATIN)
        family.find(qn("a:ea")).set("typeface", CHINESE)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _dress_notes(show: Show) -> None:
    """Make the one master of all notes, in the same theme, and name it where PowerPoint looks for it."""
    master: Any = show.part.notes_master_part
    theme: Part = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    master.part_related_by(RELATIONSHIP_TYPE.THEME)._element = parse_xml(theme.blob)
    masters: Any = etree.Element(qn("p:notesMasterIdLst"))
    id_ = show.part.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
    etree.SubElement(masters, qn("p:notesMasterId")).set(qn("r:id"), id_)
    show.element.find(qn("p:sldMasterIdLst")).addnext(masters)


def _dress_master(show: Show) -> None:
    master: Any = show.slide_master
    _arrange(master, {"title": (_MARGIN, 4, ACROSS, 9), "body": _PLACES[TEXT][""]} | _FEET)
    styles = master.element.find(qn("p:txStyles"))
    text = styles.find(qn("p:bodyStyle")).find(qn("a:lvl1pPr"))
    text.attrib.update({"marL": "0", "indent": "0"})
    for style in styles.iter(qn("a:lvl1pPr")):
        style.set("hangingPunct", "0")  # a full-width stop in the margin of large type leaves the slide
    for mark in text.findall(qn("a:buFont")) + text.findall(qn("a:buChar")):
        text.remove(mark)
    text.find(qn("a:spcBef")).addnext(etree.Element(qn("a:buNone")))
    text.find(qn("a:spcBef")).find(qn("a:spcPct")).set("val", "0")
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    run = title.find(qn("a:defRPr"))
    run.set("sz", "2700")
    run.set("b", "1")
    fill = run.find(qn("a:solidFill"))
    fill.find(qn("a:schemeClr")).set("val", "accent1")


def _arrange(holder: Any, places: Mapping[str, _Place]) -> None:  # noqa: ANN401 - a master or a layout
    for shape in list(holder.placeholders):
        kind = kind_of(shape)
        if kind in places:
            place(shape, *places[kind])
            _settle(shape, kind)
        else:
            shape.element.getparent().remove(shape.element)


def _settle(shape: BaseShape, kind: str) -> None:
    """Anchor the text, let no program shrink it, and set what stands at the foot large enough."""
    element: Any = shape.element
    frame = element.find(qn("p:txBody")).find(qn("a:bodyPr"))
    for old in list(frame):
        frame.remove(old)
    anchor = "b" if kind in {"ctrTitle", "ftr", "sldNum"} else "t" if kind == "subTitle" else "ctr"
    frame.attrib.update({"anchor": anchor, "lIns": "0", "rIns": "0", "tIns": "0", "bIns": "0"})
    etree.SubElement(frame, qn("a:noAutofit"))
    for style in element.iter(qn("a:lvl1pPr")):
        style.set("algn", "l")
    for shade in list(element.iter(qn("a:tint"))):
        shade.getparent().remove(shade)
    if kind in _FEET:
        for run in element.iter(qn("a:defRPr"), qn("a:rPr")):
            run.set("sz", "2400")


def kind_of(shape: BaseShape) -> str:
    """Tell the type of a placeholder, as the file has it; nothing for plain content."""
    element: Any = shape.element
    return str(element.find(".//" + qn("p:ph")).get("type", ""))
