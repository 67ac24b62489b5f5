"""No page stays nearly empty because something short was kept together."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdf
import pytest

from scripts.editions.sheets import make_sheets
from scripts.outputs.paper.fitting import Faults, Setting, find_faults, find_settings
from scripts.outputs.paper.press import print_document
from scripts.outputs.paper.staging import stage
from tests.outputs.paper_example import course


def mark(kind: str, page: int, y: float, *, begins: bool = False) -> dict[str, Any]:
    return {"chapter": "01", "kind": kind, "label": f"{kind}-label", "page": page, "y": y, "begins": begins}


HELD = {
    "a question that leaves half a page": ([mark("quiz", 1, 150), mark("question", 2, 30, begins=True)], "question"),
    "a question at the foot": ([mark("quiz", 1, 240), mark("question", 2, 30, begins=True)], ""),
    "a question on the same page": ([mark("quiz", 1, 40), mark("question", 1, 260, begins=True)], ""),
    "a sheet that leaves half a page": ([mark("quiz", 1, 150), mark("worksheet", 2, 30, begins=True)], ""),
    "a sheet behind one quiz": ([mark("quiz", 1, 60), mark("worksheet", 2, 30, begins=True)], "worksheet"),
    "a heading alone": ([mark("quiz", 1, 270), mark("worksheet", 3, 30, begins=True)], "worksheet"),
    "the longer of two columns": (
        [mark("para", 1, 240), mark("para", 1, 90), mark("question", 2, 30, begins=True)],
        "",
    ),
    "a quiz is never let go": ([mark("quiz", 1, 60), mark("quiz", 2, 30, begins=True)], ""),
}


@pytest.mark.parametrize("case", HELD)
def test_a_block_that_waits_for_the_next_page_is_noticed(case: str) -> None:
    stops, kind = HELD[case]
    assert find_faults([], stops).held == ({"01": {f"{kind}-label"}} if kind else {})


@pytest.mark.parametrize(("page", "y", "thin"), [(2, 40, True), (2, 100, False), (1, 40, False)])
def test_a_last_page_with_next_to_nothing_is_noticed(page: int, y: float, thin: bool) -> None:
    assert bool(find_faults([{"chapter": "01", "page": page, "y": y}], []).thin) is thin


WAITS = Faults(held={"01": frozenset({"q"})})
ENDS_THIN = Faults(thin=frozenset({"01"}))
GOOD = Faults()
SETTINGS = {
    "nothing is wrong": ({}, Setting()),
    "closer lines win the page back": ({Setting(): WAITS}, Setting(3)),
    "else the block lets go": ({Setting(): WAITS, Setting(3): WAITS}, Setting(0, frozenset({"q"}))),
    "wider lines fill the last page": ({Setting(): ENDS_THIN, Setting(3): ENDS_THIN}, Setting(-2)),
    "what cannot be mended stays plain": (
        {Setting(step, loose): WAITS for step in (0, 3, -2) for loose in (frozenset(), frozenset({"q"}))},
        Setting(),
    ),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_the_setting_that_changes_least_is_taken(case: str) -> None:
    faults, wanted = SETTINGS[case]

    def lay_out(settings: Mapping[str, Setting]) -> Faults:
        return faults.get(settings.get("01", Setting()), GOOD)

    assert find_settings(lay_out).get("01", Setting()) == wanted


@pytest.mark.parametrize("rows", [4, 6, 8, 9])
def test_a_heading_never_stands_alone_before_its_sheet(rows: int, tmp_path: Path) -> None:
    stage(tmp_path, tmp_path, ())
    sheets = make_sheets(course(("Listen first. " * 150, "先听人说。" * 150)), {})
    sheet = next(sheet for sheet in sheets if sheet.module and sheet.language == "both")
    sections = sheet.data["chapters"][0]["sections"]
    table = next(block for part in sections for block in part["blocks"] if block["block"] == "worksheet")
    table["rows"] = (table["rows"] * rows)[:rows]
    pages = pypdf.PdfReader(io.BytesIO(print_document(tmp_path, sheet.data, "2026-11-22").pdf)).pages
    texts = ["".join(page.extract_text().split()) for page in pages[1:]]
    assert ["Whattolookat" in text for text in texts if "Ourownwork" in text] == [True]
