"""All documents of the set: found in the cache or set anew by a few workers, then written."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from scripts.editions.course import CourseText
from scripts.editions.nodes import Content
from scripts.editions.sheets import Sheet, make_sheets
from scripts.model import CourseError, Finding, Language
from scripts.outputs.made import Made
from scripts.outputs.paper.cache import PaperCache
from scripts.outputs.paper.faults import explain
from scripts.outputs.paper.press import Printed, PrintError, print_document
from scripts.outputs.paper.staging import stage


@dataclass(frozen=True)
class _Task:
    """What a worker needs: plain data, so that it travels to another process."""

    number: int
    folder: Path
    sheet: Sheet
    date: str


def make_papers(  # noqa: PLR0913 - each is one thing that the caller alone knows
    text: CourseText,
    target: Path,
    *,
    root: Path,
    guides: Mapping[Language, Content],
    jobs: int = 1,
    progress: Callable[[str], None] = lambda _: None,
    large_print: bool = False,
) -> list[Made]:
    """Make every PDF of the course.

    Args:
        text: The course.
        target: The folder of the site; files land in ``downloads/`` below it.
        root: The project's folder: its pictures are shown, its cache is used.
        guides: The trainer's guide in each language.
        jobs: How many processes may work at once.
        progress: Is told the path of each document when it is done.
        large_print: Whether to add the workbook in large print.

    Returns:
        What was made, in a fixed order.

    Raises:
        CourseError: Something cannot be printed; all findings of all documents.
    """
    sheets = make_sheets(text, guides, large_print=large_print)
    return print_sheets(sheets, text, target, root=root, jobs=jobs, progress=progress)


def print_sheets(  # noqa: PLR0913 - as above
    sheets: list[Sheet],
    text: CourseText,
    target: Path,
    *,
    root: Path,
    jobs: int = 1,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Made]:
    """Make the PDFs of these documents.

    Args:
        sheets: The documents.
        text: The course, to find the line that a refusal is about.
        target: The folder of the site.
        root: The project's folder.
        jobs: How many processes may work at once.
        progress: Is told the path of each document when it is done.

    Returns:
        What was made, in the order of the documents.

    Raises:
        CourseError: Something cannot be printed; all findings of all documents.
    """
    made: dict[int, Made] = {}
    refused: dict[int, str] = {}
    with tempfile.TemporaryDirectory(prefix="paper-") as name:
        cache = _stage(Path(name), root, sheets)
        for number, result in _print_all(sheets, Path(name), cache, text.date, jobs):
            if isinstance(result, str):
                refused[number] = result
            else:
                made[number] = _write(sheets[number], result, target, progress)
    if refused:
        raise CourseError(*_once(explain(sheets[number], refused[number], text, root) for number in sorted(refused)))
    return [made[number] for number in range(len(sheets))]


def _stage(folder: Path, root: Path, sheets: list[Sheet]) -> PaperCache:
    """Gather what documents are made from; its fingerprint tells which kept ones still hold."""
    pictures = (picture for sheet in sheets for picture in sheet.pictures)
    return PaperCache(root / ".cache" / "paper", stage(folder, root / "docs", pictures))


def _print_all(
    sheets: list[Sheet], folder: Path, cache: PaperCache, date: str, jobs: int
) -> Iterator[tuple[int, Printed | str]]:
    """Give each document as soon as it is there, or what the typesetter said against it."""
    tasks: list[_Task] = []
    keys = [cache.key(sheet.data, date) for sheet in sheets]
    for number, sheet in enumerate(sheets):
        found = cache.find(keys[number])
        if found:
            yield number, found
        else:
            tasks.append(_Task(number, folder, sheet, date))
    for number, result in _run(sorted(tasks, key=_weight, reverse=True), jobs):
        if isinstance(result, Printed):
            cache.keep(keys[number], result)
        yield number, result
    cache.sweep()


def _weight(task: _Task) -> tuple[int, str]:
    """Begin with what takes longest, so that no worker is left with it at the end."""
    return len(task.sheet.chapters) * len(task.sheet.data["languages"]), str(task.sheet.path)


def _run(tasks: list[_Task], jobs: int) -> Iterator[tuple[int, Printed | str]]:
    if jobs <= 1 or len(tasks) <= 1:
        yield from map(_work, tasks)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context, initializer=_use_one_thread) as pool:
        waiting = {pool.submit(_work, task) for task in tasks}
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (task.result() for task in done)


def _use_one_thread() -> None:
    """Keep each worker to one thread: they share the processors already."""
    os.environ["RAYON_NUM_THREADS"] = "1"


def _work(task: _Task) -> tuple[int, Printed | str]:
    """Print one document; a refusal comes back as words, since errors travel badly between processes."""
    try:
        return task.number, print_document(task.folder, task.sheet.data, task.date)
    except PrintError as fault:
        return task.number, fault.words


def _once(errors: Iterable[CourseError]) -> list[Finding]:
    """One finding a place and fact: the same sign stands in the module, the course and the workbook."""
    first: dict[tuple[str, str], Finding] = {}
    for finding in (finding for error in errors for finding in error.findings):
        first.setdefault((finding.code, str(finding.place)), finding)
    return sorted(first.values(), key=lambda finding: (finding.place, finding.code))


def _write(sheet: Sheet, printed: Printed, target: Path, progress: Callable[[str], None]) -> Made:
    path = target / sheet.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(printed.pdf)
    progress(str(sheet.path))
    return Made(sheet.path, sheet.kind, sheet.language, sheet.module, printed.pages, len(printed.pdf))
