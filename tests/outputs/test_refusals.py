"""Outputs that cannot be made end in a finding, as everything does that a person can mend."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from scripts.commands import preview
from scripts.editions.sheets import make_sheets
from scripts.model import CourseError
from scripts.outputs.pack import make_pack
from scripts.outputs.paper.faults import explain
from scripts.outputs.site import make_site
from scripts.settings import load_settings
from tests.outputs.paper_example import course


def test_mkdocs_is_told_in_its_own_words(example: Path, tmp_path: Path) -> None:
    configuration = example / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8").replace("  - i18n:", "  - no-plugin\n  - i18n:"), "utf-8")
    with pytest.raises(CourseError) as caught:
        make_site(course(), load_settings(example), tmp_path / "site", tmp_path / "work", [])
    assert str(caught.value.findings[0]) == (
        "mkdocs.yml:1: B101 MkDocs says: Config value 'plugins': The \"no-plugin\" plugin is not installed "
        "Hint: Mend the page or setting it names, and build again."
    )


def test_template_that_cannot_be_read_is_named_with_its_line(example: Path, tmp_path: Path) -> None:
    configuration = example / "mkdocs.yml"
    text = configuration.read_text("utf-8").replace("  name: material\n", "  name: material\n  custom_dir: overrides\n")
    configuration.write_text(text, "utf-8")
    (example / "overrides").mkdir()
    (example / "overrides" / "main.html").write_text('{% extends "base.html" %}\n{% nope scripts %}\n', "utf-8")
    with pytest.raises(CourseError) as caught:
        make_site(course(), load_settings(example), tmp_path / "site", tmp_path / "work", [])
    assert str(caught.value) == (
        "overrides/main.html:2: B101 A template says: Encountered unknown tag 'nope'. "
        "Hint: Mend the template, and build again."
    )


def test_port_that_is_taken_is_told_before_anything_is_built() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CourseError) as caught:
            preview.run(port=port)
    assert str(caught.value) == (
        f"mkdocs.yml:1: B103 Port {port} is taken. "
        "Hint: Stop the other program, or choose another port: python3 -m scripts preview --port 8001."
    )


def test_pack_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError) as caught:
        make_pack(course(), tmp_path)
    assert str(caught.value) == (
        "mkdocs.yml:1: B105 There are no pages to pack. Hint: Build all, or --only site first."
    )


def test_document_that_cannot_be_set_is_named() -> None:
    text = course(("", ""))
    sheet = make_sheets(text, {})[0]
    error = explain(sheet, "unknown variable: colour\nin paper.typ", text, Path())
    assert str(error) == (
        "docs/modules/01-counter.en.md:1: D108 downloads/modules/01-counter.en.pdf cannot be set: "
        "unknown variable: colour. Hint: Look at what was changed last in this text or in scripts/templates/paper."
    )
