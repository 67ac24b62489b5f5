"""The locks say what ``pyproject.toml`` asks for, for everybody alike, and nothing of where from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
GROUPS = ("build", "test", "audit")
RENEW = "Run python3 -m scripts lock."


def read_group(name: str) -> list[Requirement]:
    """Give what a dependency group asks for, groups inside it and all."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    asked: list[Requirement] = []
    for entry in groups[name]:
        asked += [Requirement(entry)] if isinstance(entry, str) else read_group(entry["include-group"])
    return asked


def read_lock(name: str) -> dict[str, str]:
    """Give the pinned version of each package of a lock."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", GROUPS)
def test_lock_holds_all_that_is_asked_for(name: str) -> None:
    pinned = read_lock(name)
    missing = [
        str(asked)
        for asked in read_group(name)
        if not asked.specifier.contains(pinned.get(canonicalize_name(asked.name), "0"))
    ]
    assert missing == [], RENEW


@pytest.mark.parametrize("name", GROUPS)
def test_every_package_has_its_fingerprint_and_no_address(name: str) -> None:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
    strange = [
        line
        for number, line in enumerate(lines)
        if not re.fullmatch(r"#.*|[a-z0-9-]+==\S+( ; .+)? \\| {4}--hash=sha256:[0-9a-f]{64}( \\)?", line)
        or (line[0].isalnum() and "--hash=" not in lines[number + 1])
        or re.search(r"://|index|find-links", line)
    ]
    assert strange == [], RENEW


def test_tests_run_with_what_builds_run_with() -> None:
    built, tested = read_lock("build"), read_lock("test")
    assert {name: tested.get(name) for name in built} == built, RENEW


def ends(wish: Requirement) -> Iterator[str]:
    """Give where the versions that are not allowed begin."""
    for part in wish.specifier:
        if part.operator == "<":
            yield f">={part.version}"
        elif part.operator == "==":
            major, minor, _ = part.version.split(".")
            yield f">={major}.{int(minor) + 1}"


def test_nobody_is_asked_to_take_a_version_that_is_not_allowed() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    ignored = {entry["dependency-name"]: entry["versions"] for entry in updates[0]["ignore"]}
    assert ignored == {wish.name: list(ends(wish)) for wish in read_group("test") if list(ends(wish))}
