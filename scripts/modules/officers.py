"""The course as officers get it: the same pages without what is for the trainer alone.

In: the folder of the docs. Out: a copy from which trainer's notes are gone and in which the
trainer's guide is a page that says so. What is made from the copy cannot give a note away.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from scripts.model import LANGUAGES, Language

_NOTE = re.compile(r"^(?P<fence>/{3,}) trainer\b.*?^(?P=fence)[ \t]*\n", re.MULTILINE | re.DOTALL)
_ANCHOR = re.compile(r"^#+ .*\{#(?P<id>[\w-]+)[^}]*\}\s*$", re.MULTILINE)
_GUIDE: dict[Language, tuple[str, str]] = {
    "en": (
        "Trainer’s guide",
        "This part is in the trainers’ edition. To lead a session, ask whoever runs this site for it.",
    ),
    "zh": ("主持人手册", "这一部分在课程的主持人版里。如果由你主持学习，请向网站管理者索取。"),
}


def without_notes(markdown: str) -> str:
    """Give the Markdown of a page without trainer's notes."""
    return _NOTE.sub("", markdown)


def copy_for_officers(docs: Path, target: Path) -> None:
    """Copy the docs as officers get them.

    Args:
        docs: The folder that people edit.
        target: A missing folder for the copy.
    """
    shutil.copytree(docs, target)
    for page in target.rglob("*.md"):
        page.write_text(without_notes(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for language in LANGUAGES:
        guide = target / f"trainer-guide.{language}.md"
        if guide.is_file():
            guide.write_text(_sign(guide.read_text(encoding="utf-8"), language), encoding="utf-8", newline="\n")


def _sign(guide: str, language: Language) -> str:
    """Write the page that stands for the guide; links into the guide still arrive at it."""
    title, words = _GUIDE[language]
    first, *others = _ANCHOR.findall(guide)
    anchors = "".join(f'<span id="{name}"></span>' for name in others)
    return f"---\ndescription: {words}\n---\n\n# {title} {{#{first}}}\n\n{words}{anchors}\n"
