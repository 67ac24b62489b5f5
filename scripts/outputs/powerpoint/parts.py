"""The XML of slides → parts of a presentation, each tied to its layout, its notes to their master."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation as Show


class Pages:
    """The slides of a presentation, added one after another."""

    def __init__(self, show: Show) -> None:
        self._show: Any = show
        self._package = show.part.package
        self._layouts = {layout.name: layout.part for layout in show.slide_layouts}
        self._master = show.part.notes_master_part
        self._count = self._noted = 0

    def add(self, layout: str, slide: bytes, notes: bytes) -> None:
        """Add a slide.

        Args:
            layout: Name of its layout.
            slide: Its XML.
            notes: XML of its notes, or nothing.
        """
        self._count += 1
        part = self._part("/ppt/slides/slide", self._count, CONTENT_TYPE.PML_SLIDE, slide)
        part.relate_to(self._layouts[layout], RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        self._show.slides._sldIdLst.add_sldId(self._show.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE))
        if notes:
            self._noted += 1
            told = self._part("/ppt/notesSlides/notesSlide", self._noted, CONTENT_TYPE.PML_NOTES_SLIDE, notes)
            told.relate_to(self._master, RELATIONSHIP_TYPE.NOTES_MASTER)
            told.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
            part.relate_to(told, RELATIONSHIP_TYPE.NOTES_SLIDE)

    def _part(self, stem: str, number: int, kind: str, xml: bytes) -> Part:
        return Part(PackURI(f"{stem}{number}.xml"), kind, self._package, xml)
