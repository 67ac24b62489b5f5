"""Every page and deck is valid HTML, as the Nu checker reads the standard."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.npm import package, program

EXCUSED = {
    "Attribute “autocomplete” is only allowed when the input type is": (
        "the theme writes it on the tick boxes of its menu and search, so that Firefox does not open them again"
    ),
    "CSS: “container-type”: Property “container-type” doesn't exist.": "CSS Containment 3; the checker is older",
    "CSS: “--u”: Unknown dimension.": "cqh, a unit of CSS Containment 3",
    "CSS: “width”: Parse Error.": "cqw and cqh again, in min()",
}
"""Beginnings of messages that are wrong, or about what is not ours; each must still be needed."""


@pytest.fixture(scope="module")
def messages(built_site: Path) -> list[tuple[str, str]]:
    """What the checker says of all files in one run: place and words."""
    java = program("java", "default-jre-headless")
    jar = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [java, "-jar", str(jar), "--stdout", "--format", "json", "--exit-zero-always", "--skip-non-html", built_site],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    said = json.loads(done.stdout)["messages"]
    return [(f"{one['url'].rpartition('/site/')[2]}:{one.get('lastLine', 0)}", one["message"]) for one in said]


def test_all_markup_is_valid(messages: list[tuple[str, str]]) -> None:
    assert [message for message in messages if not message[1].startswith(tuple(EXCUSED))] == []


def test_every_excuse_is_needed(messages: list[tuple[str, str]]) -> None:
    assert [begin for begin in EXCUSED if not any(words.startswith(begin) for _, words in messages)] == []
