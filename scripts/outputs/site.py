"""The course → the finished pages of the site. The only place that knows MkDocs.

Pages are staged aside with their generated parts filled in, MkDocs builds the stage,
and each HTML page is finished by our own steps. Nothing is written to the target before
all of that has worked.
"""

from __future__ import annotations

import datetime
import logging
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands.build import build as build_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from scripts.editions.course import CourseText
from scripts.editions.pages import fill_page, markers
from scripts.editions.sheets.names import fingerprint_words
from scripts.model import LANGUAGES, CourseError, Finding, Place
from scripts.outputs import template_cache
from scripts.outputs.downloads import deck_links, downloads_table
from scripts.outputs.finishing import finish_site
from scripts.outputs.made import Made
from scripts.outputs.search import make_search
from scripts.outputs.stylesheets import join_stylesheets
from scripts.outputs.theme_files import pass_over_icons
from scripts.settings import Settings


def make_site(text: CourseText, settings: Settings, target: Path, work: Path, made: Sequence[Made]) -> None:
    """Build all pages.

    Args:
        text: The course.
        settings: Where it is.
        target: An empty or missing folder for the pages.
        work: A folder for the stage; the caller removes it.
        made: The files that the pages can offer for download.

    Raises:
        CourseError: MkDocs found something wrong; every warning of it is a finding.
    """
    stage = work / "docs"
    stage_docs(text, settings, stage, made)
    _run_mkdocs(text, settings, stage, target)
    finish_site(target, text, made, settings.docs / "assets" / "icons")
    make_search(target, text.terms)
    join_stylesheets(target, settings.root / ".cache" / "stylesheets")


def stage_docs(text: CourseText, settings: Settings, stage: Path, made: Sequence[Made]) -> None:
    """Copy the docs and put the generated parts into their pages.

    Args:
        text: The course.
        settings: Where it is.
        stage: A missing folder for the copy.
        made: The files that pages can offer for download.
    """
    shutil.copytree(settings.docs, stage)
    for language in LANGUAGES:
        for page in stage.glob(f"*.{language}.md"):
            markdown = page.read_text(encoding="utf-8")
            if markers(markdown):
                table, decks = downloads_table(made, text, language), deck_links(made, text, language)
                page.write_text(fill_page(markdown, language, text, table, decks), encoding="utf-8")


_NAMED_PAGE = re.compile(r"(?:Doc file|building page) '(?P<path>[^']+)'")


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of, so that all of it can be shown at once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _run_mkdocs(text: CourseText, settings: Settings, stage: Path, target: Path) -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's notice about MkDocs 2 is not for readers of a build
    os.environ["SOURCE_DATE_EPOCH"] = _seconds(text.date)  # the map of the site says it, instead of today
    logger, warnings = logging.getLogger("mkdocs"), _Warnings()
    logger.addHandler(warnings)
    propagate, logger.propagate = logger.propagate, False
    try:
        config = load_config(
            str(settings.root / "mkdocs.yml"),
            docs_dir=str(stage),
            site_dir=str(target),
            strict=False,
            hooks=[template_cache.__file__],
        )
        pass_over_icons(config.theme)
        config.extra["course_fingerprint"] = fingerprint_words(text.fingerprint)
        config.plugins.on_startup(command="build", dirty=False)
        build_mkdocs(config)
    except TemplateError as error:
        raise CourseError(_in_template(error, settings.root)) from error
    except MkDocsException as error:
        warnings.messages.append(str(error))
    finally:
        logger.removeHandler(warnings)
        logger.propagate = propagate
    if warnings.messages:
        docs = settings.docs.relative_to(settings.root)
        raise CourseError(*(_finding(message, docs) for message in warnings.messages))


def _seconds(date: str) -> str:
    try:
        return str(int(datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC).timestamp()))
    except ValueError:
        return "0"


def _finding(message: str, docs: Path) -> Finding:
    """MkDocs may name a page in its own words; where it does not, the place is the configuration."""
    first, *_ = message.splitlines()
    named = _NAMED_PAGE.search(first)
    place = Place(docs / named["path"] if named else Path("mkdocs.yml"))
    return Finding("B101", place, f"MkDocs says: {first}", "Mend the page or setting it names, and build again.")


def _in_template(error: TemplateError, root: Path) -> Finding:
    """A template that cannot be read says where; one that fails as it is filled says only why."""
    place = Place(root / "overrides")
    if isinstance(error, TemplateSyntaxError) and error.filename:
        place = Place(Path(error.filename), error.lineno)
    fact = f"A template says: {(error.message or type(error).__name__).rstrip('.')}."
    return Finding("B101", place, fact, "Mend the template, and build again.").seen_from(root)
