"""The command ``split``: it writes what is new, and touches nothing that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from scripts.model import Ledger
from scripts.sources import dump_ledger, ledger_path

Run = Callable[..., tuple[int, list[str], list[str]]]

LAMPS = """\
Street lamps

A street lamp is seen only when it is dark, and then it is either on, or missed by everybody who has to walk home alone.

1. Count the lamps. Whoever walks the street at night should count those that are out, and note the number on the \
post, because a number can be found by day.
"""
TREES = """\
街边的树
街边的树，夏天给人遮阴，冬天让出阳光。谁种的，没有人记得；谁来浇水，也没有人问。可是有一天树枯了，走过的人都会发现，这里少了点什么。
一是要有人认。每棵树认一个人，住在附近的最好，早晚都看得见。认树的人不用会种树，只要天天路过，看见了就说，说清楚是哪一棵、怎么样了。
"""
DRAFTS = {"W101", "P109", "N104"}  # to be written, to be compared, to be put into the navigation


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_splitting_again_changes_no_file(example: Path, at_example: Run) -> None:
    before = contents(example)
    assert at_example("split", "seeds/sample.txt") == (
        0,
        [],
        [
            "seeds/sample.yml: 4 passages in 2 modules, as before",
            "4 files of modules were there already and are as they were",
        ],
    )
    assert contents(example) == before


def test_second_source_gets_modules_behind_those_that_are_there(example: Path, at_example: Run) -> None:
    before = contents(example)
    (example / "seeds/lamps.txt").write_text(LAMPS, "utf-8")
    code, _, said = at_example("split", "seeds/lamps.txt")
    assert code == 0
    assert said == [
        "seeds/lamps.yml: 3 passages in 2 modules",
        "docs/modules/03-street-lamps-lamp-seen.en.md: drafted",
        "docs/modules/03-street-lamps-lamp-seen.zh.md: drafted",
        "docs/modules/04-count-lamps-whoever-walks.en.md: drafted",
        "docs/modules/04-count-lamps-whoever-walks.zh.md: drafted",
        "Now add to `nav` in mkdocs.yml, below `Modules`:",
        "      - modules/03-street-lamps-lamp-seen.md",
        "      - modules/04-count-lamps-whoever-walks.md",
    ]
    assert before.items() <= contents(example).items()
    draft = (example / "docs/modules/03-street-lamps-lamp-seen.en.md").read_text("utf-8")
    assert "passages: [p05, p06]\n" in draft
    assert "    attrs: {id: p05}\n\nStreet lamps\n///\n" in draft


def test_drafts_lack_nothing_but_their_words(example: Path, at_example: Run) -> None:
    (example / "seeds/lamps.txt").write_text(LAMPS, "utf-8")
    (example / "seeds/树木.txt").write_text(TREES, "gb18030")
    assert at_example("split", "seeds/lamps.txt")[0] == 0
    assert at_example("split", "seeds/树木.txt")[0] == 0
    _, out, _ = at_example("check")
    assert Counter(line.split()[1] for line in out).keys() == DRAFTS


def test_chinese_source_is_quoted_in_chinese_and_left_to_be_translated(example: Path, at_example: Run) -> None:
    (example / "seeds/树木.txt").write_text(TREES, "gb18030")
    assert at_example("split", "seeds/树木.txt")[0] == 0
    chinese = (example / "docs/modules/03-module.zh.md").read_text("utf-8")
    english = (example / "docs/modules/03-module.en.md").read_text("utf-8")
    assert "    attrs: {id: p05}\n\n街边的树\n///\n" in chinese
    assert "    attrs: {id: p05}\n\nTODO\n///\n" in english
    ledger = (example / "seeds/树木.yml").read_text("utf-8")
    assert "source: 树木.txt\nencoding: gb18030\nlanguage: zh\n" in ledger


def test_corrected_source_keeps_ids_and_modules(example: Path, at_example: Run) -> None:
    source = example / "seeds/sample.txt"
    source.write_text(source.read_text("utf-8").replace("A bucket is no repair.", "A bucket repairs nothing."), "utf-8")
    assert "S202" in at_example("check")[1][0]
    before = contents(example / "docs")
    assert at_example("split", "seeds/sample.txt")[2][0] == "seeds/sample.yml: 4 passages in 2 modules"
    assert contents(example / "docs") == before
    (altered,) = at_example("check")[1]
    assert altered.startswith(
        "docs/modules/02-dry-roof.en.md:28: Q102 The quotation p04-2 is altered: "
        "“bucket is no repair.” where the source has “bucket repairs nothing.”."
    )


def test_source_saved_anew_in_utf_8_keeps_its_ledger(example: Path, at_example: Run) -> None:
    trees = example / "seeds/树木.txt"
    trees.write_text(TREES, "gb18030")
    at_example("split", "seeds/树木.txt")
    before = ledger_path(trees).read_text("utf-8")
    trees.write_text(TREES, "utf-8")
    assert at_example("split", "seeds/树木.txt")[0] == 0
    assert ledger_path(trees).read_text("utf-8") == before.replace("gb18030", "utf-8")


def test_all_that_hinders_a_split_is_told_at_once(example: Path, at_example: Run) -> None:
    (example / "seeds/empty.txt").write_text("", "utf-8")
    ledger = example / "seeds/sample.yml"
    ledger.write_text(ledger.read_text("utf-8").replace("language: en", "language: fr"), "utf-8")
    code, _, said = at_example("split", "seeds/empty.txt")
    assert code == 1
    assert [line.split()[:2] for line in said] == [["seeds/sample.yml:1:", "S201"], ["seeds/empty.txt:1:", "S102"]]


def test_name_that_yaml_would_misread_is_quoted() -> None:
    ledger = Ledger(Path("seeds/a: b.txt"), "utf-8", "en", "0", ())
    assert 'source: "a: b.txt"\n' in dump_ledger(ledger)
