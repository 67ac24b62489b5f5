"""``split``: cut a source text into passages and draft the modules that will quote them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts import console
from scripts.commands import ROOT
from scripts.model import CourseError, Finding, Ledger, Place
from scripts.modules.drafting import draft_module
from scripts.settings import Settings, load_settings
from scripts.sources import dump_ledger, ledger_path, split_source


def run(*, source: Path) -> int:
    """Write the ledger and the skeletons of the modules; what exists stays as it is.

    Args:
        source: The text, ``seeds/NAME.txt``.

    Returns:
        0 when it was split; a finding is raised where it cannot be.
    """
    settings = load_settings(ROOT)
    if source.resolve().parent != settings.seeds.resolve() or source.suffix != ".txt":
        place = Place.near(source, ROOT)
        hint = "Copy it there first, as seeds/NAME.txt."
        raise CourseError(Finding("S105", place, "The source is no text file in seeds/.", hint))
    ledger = split_source(settings.seeds / source.name, settings.root)
    console.say(_write_ledger(ledger))
    for line in _write_modules(ledger, settings):
        console.say(line)
    return 0


def _write_ledger(ledger: Ledger) -> str:
    path, text = ledger_path(ledger.source), dump_ledger(ledger)
    modules = {passage.module for passage in ledger.passages}
    said = f"{len(ledger.passages)} passages in {len(modules)} modules"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return f"{_short(path)}: {said}, as before"
    path.write_text(text, encoding="utf-8", newline="\n")
    return f"{_short(path)}: {said}"


def _write_modules(ledger: Ledger, settings: Settings) -> Iterator[str]:
    """Write the files that are not there yet, and tell what was done and what is left to do."""
    kept = 0
    for path, text in _drafts(ledger, settings.modules):
        if _write_new(path, text):
            yield f"{_short(path)}: drafted"
        else:
            kept += 1
    if kept:
        yield f"{kept} files of modules were there already and are as they were"
    pages = [f"{settings.modules.name}/{name}.md" for name in _names(ledger)]
    unnamed = [page for page in pages if page not in settings.nav]
    if unnamed:
        yield "Now add to `nav` in mkdocs.yml, below `Modules`:"
        yield from (f"      - {page}" for page in unnamed)


def _drafts(ledger: Ledger, folder: Path) -> Iterator[tuple[Path, str]]:
    for name in _names(ledger):
        passages = [passage for passage in ledger.passages if passage.module == name]
        for file, text in draft_module(name, passages, ledger.language).items():
            yield folder / file, text


def _names(ledger: Ledger) -> Iterable[str]:
    return dict.fromkeys(passage.module for passage in ledger.passages)


def _write_new(path: Path, text: str) -> bool:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True


def _short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
