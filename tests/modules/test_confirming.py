"""The command ``confirm`` writes fingerprints, and not one byte besides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, list[str], list[str]]]

ENGLISH = "docs/modules/01-open-shed.en.md"
CHINESE = "docs/modules/01-open-shed.zh.md"


def correct(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_confirmed_already_stays_as_it_is(example: Path, at_example: Run) -> None:
    before = contents(example)
    assert at_example("confirm") == (0, [], [])
    assert contents(example) == before


def test_drift_names_the_section_until_it_is_confirmed(example: Path, at_example: Run) -> None:
    correct(example / ENGLISH, "They cannot wait for a key.", "They cannot wait.")
    (drift,) = at_example("check")[1]
    assert drift == (
        f"{CHINESE}:45: P109 The English of `meaning` has changed since the Chinese was confirmed. "
        f"Hint: Compare the two, then run: python3 -m scripts confirm {CHINESE}."
    )
    assert at_example("confirm", CHINESE) == (0, [], [f"{CHINESE}: confirmed"])
    assert at_example("check")[:2] == (0, [])


@pytest.mark.parametrize(
    ("old", "new", "section"),
    [
        ("# The shed is open {", "# The shed opens {", "open-shed"),
        ("description: Who opens", "description: Who really opens", "open-shed"),
        ("name one stand", "name a stand", "objectives"),
        ("“One key is no key.”\n////", "“One key is none.”\n////", "discussion"),
    ],
)
def test_only_the_fingerprint_of_the_changed_section_changes(
    old: str, new: str, section: str, example: Path, at_example: Run
) -> None:
    before = (example / CHINESE).read_text("utf-8").splitlines()
    correct(example / ENGLISH, old, new)
    at_example("confirm", CHINESE)
    after = (example / CHINESE).read_text("utf-8").splitlines()
    changed = [line for old_line, line in zip(before, after, strict=True) if old_line != line]
    assert [line.split(":")[0] for line in changed] == [f"  {section}"]


def test_a_paragraph_broken_elsewhere_is_no_change(example: Path, at_example: Run) -> None:
    correct(example / ENGLISH, "They cannot wait for a key.", "They cannot\nwait for a key.")
    assert at_example("check")[:2] == (0, [])


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with byte-order mark"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_all_other_bytes_of_the_file_stay(mark: bytes, line_end: bytes, example: Path, at_example: Run) -> None:
    page = example / CHINESE
    whole = mark + page.read_bytes().replace(b"\n", line_end)
    page.write_bytes(whole.replace(b"'", b"'0", 1))
    assert at_example("confirm", CHINESE)[2] == [f"{CHINESE}: confirmed"]
    assert page.read_bytes() == whole


def test_key_stays_in_its_place_and_a_missing_one_comes_last(example: Path, at_example: Run) -> None:
    page = example / "docs/source.zh.md"
    confirmed = page.read_text("utf-8")
    start, end = confirmed.index("translated:"), confirmed.index("---\n\n")
    entry = confirmed[start:end]
    first = confirmed.replace(entry, "").replace("---\n", f"---\n{entry.replace(entry[-3], 'x')}", 1)
    page.write_text(first, "utf-8")
    at_example("confirm")
    assert page.read_text("utf-8").startswith(f"---\n{entry}description:")
    page.write_text(confirmed.replace(entry, ""), "utf-8")
    at_example("confirm")
    assert page.read_text("utf-8") == confirmed


def test_nothing_is_confirmed_while_a_page_cannot_be_read(example: Path, at_example: Run) -> None:
    correct(example / ENGLISH, "They cannot wait for a key.", "They cannot wait.")
    (example / "docs/source.en.md").write_bytes(b"\xff")
    before = contents(example)
    code, _, said = at_example("confirm")
    assert code == 1
    assert said == ["docs/source.en.md:1: M107 The page is not in UTF-8. Hint: Save it as UTF-8 text."]
    assert contents(example) == before
