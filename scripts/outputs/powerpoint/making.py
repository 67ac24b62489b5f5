"""The course → ``downloads/slides/NAME.{en,zh,both}.pptx``, the same bytes from the same text."""

from __future__ import annotations

import io
import multiprocessing
import zipfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from pptx import Presentation
from pptx.presentation import Presentation as Show

from scripts.editions.course import CourseText, LessonPair
from scripts.editions.sheets.names import fingerprint_words
from scripts.editions.slides import Deck, make_deck
from scripts.model import LANGUAGES
from scripts.outputs.made import Made, Tongue
from scripts.outputs.powerpoint.drawing import add_slides
from scripts.outputs.powerpoint.template import make_template

_WORTH_PROCESSES = 40
"""A module takes 0.1 s; to start a process takes more than a second."""

_TONGUES: tuple[Tongue, ...] = ("en", "zh", "both")


@dataclass(frozen=True)
class _Job:
    """One module in three files."""

    lesson: LessonPair
    target: Path
    names: dict[str, str]
    date: str
    version: str
    template: bytes


def make_powerpoints(text: CourseText, target: Path, jobs: int) -> list[Made]:
    """Write three PowerPoint files per module: English, Chinese, both.

    Args:
        text: The whole course.
        target: Folder of the site, already set aside.
        jobs: Processes to work with.

    Returns:
        The files that were written.
    """
    template = make_template()
    names = {str(language): name for language, name in text.names.items()}
    version = f"{text.version} · {text.date} · {fingerprint_words(text.fingerprint)}"
    tasks = [_Job(lesson, target, names, text.date, version, template) for lesson in text.lessons]
    if jobs == 1 or len(tasks) < _WORTH_PROCESSES:
        return [made for task in tasks for made in _make(task)]
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        return [made for group in pool.map(_make, tasks) for made in group]


def _make(job: _Job) -> list[Made]:
    deck = make_deck(job.lesson)
    return [_write(job, deck, tongue) for tongue in _TONGUES]


def _write(job: _Job, deck: Deck, tongue: Tongue) -> Made:
    show = Presentation(io.BytesIO(job.template))
    add_slides(show, deck, tongue)
    _describe(show, deck, tongue, job)
    path = PurePosixPath("downloads", "slides", f"{deck.name}.{tongue}.pptx")
    file = job.target / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_packed(show))
    return Made(path, "pptx", tongue, deck.name, len(deck.slides), file.stat().st_size)


def _describe(show: Show, deck: Deck, tongue: Tongue, job: _Job) -> None:
    """Fill in the file's properties; nothing in them depends on the hour of the build."""
    shown: Sequence[str] = [tongue] if tongue != "both" else LANGUAGES
    day = datetime.fromisoformat(job.date or "2000-01-01").replace(tzinfo=UTC)
    properties = show.core_properties
    properties.title = " / ".join(deck.title.plain(language) for language in LANGUAGES if language in shown)
    properties.author = " / ".join(job.names[language] for language in shown)
    properties.last_modified_by = properties.author
    properties.language = "zh-CN" if tongue == "zh" else "en-US"
    properties.created = properties.modified = day
    properties.revision = 1
    properties.version = properties.comments = job.version


def _packed(show: Show) -> bytes:
    """Save with one date on every part, the smallest way."""
    loose, packed = io.BytesIO(), io.BytesIO()
    show.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as result:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            result.writestr(entry, source.read(name), compresslevel=9)
    return packed.getvalue()
