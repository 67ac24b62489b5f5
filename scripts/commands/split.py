"""``split``: cut a source text into passages and draft the modules that will quote them."""

from __future__ import annotations

import os
from pathlib import Path

from scripts import console
from scripts.commands import ROOT
from scripts.model import CourseError, Finding, Ledger, Place
from scripts.modules.drafting import draft_module
from scripts.settings import load_settings
from scripts.sources import dump_ledger, ledger_path, split_source


def run(*, source: Path) -> int:
    """Write the ledger and the skeletons of the modules; what exists stays as it is.

    Args:
        source: The text, ``seeds/NAME.txt``.

    Returns:
        0 when it was split; a finding is raised where it cannot be.
    """
    settings = load_settings(ROOT)
    if source.resolve().parent != settings.seeds.resolve():
        place = Place(Path(os.path.relpath(source, ROOT)))
        hint = "Copy it there first, and name it in small letters: seeds/NAME.txt."
        raise CourseError(Finding("S105", place, "The source does not lie in seeds/.", hint))
    ledger = split_source(settings.seeds / source.name)
    _write_ledger(ledger)
    for name in dict.fromkeys(passage.module for passage in ledger.passages):
        passages = [passage for passage in ledger.passages if passage.module == name]
        for path, text in draft_module(name, passages, ledger.language).items():
            _write_new(settings.modules / path, text)
    return 0


def _write_ledger(ledger: Ledger) -> None:
    path, text = ledger_path(ledger.source), dump_ledger(ledger)
    modules = {passage.module for passage in ledger.passages}
    if path.exists() and path.read_text(encoding="utf-8") == text:
        console.say(f"{_short(path)}: unchanged, {len(ledger.passages)} passages in {len(modules)} modules")
        return
    path.write_text(text, encoding="utf-8", newline="\n")
    console.say(f"{_short(path)}: {len(ledger.passages)} passages in {len(modules)} modules")


def _write_new(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        console.say(f"{_short(path)}: is there already, left as it is")
        return
    console.say(f"{_short(path)}: drafted; add it to `nav` in mkdocs.yml")


def _short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
