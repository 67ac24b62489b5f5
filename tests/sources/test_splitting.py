"""Where a source text is cut, by cases; what always holds is in ``test_ids.py``."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.sources import dump_ledger, ledger_path, split_source
from scripts.sources.numbering import make_ledger
from scripts.sources.reading import read_source

ROOT = Path(__file__).resolve().parents[2]
CASES = yaml.safe_load(Path(__file__).with_name("splits.yml").read_text("utf-8"))
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_text_is_cut_where_its_readers_would_cut_it(case: dict[str, Any], tmp_path: Path) -> None:
    source = tmp_path / "text.txt"
    source.write_bytes(case["text"].encode(case.get("encoding", "utf-8")))
    ledger = split_source(source, tmp_path)
    assert [{p.joint: [segment.text for segment in p.segments]} for p in ledger.passages] == case["splits"]
    assert (ledger.language, ledger.encoding) == (case.get("language", "en"), case.get("encoding", "utf-8"))
    dealt = [len(list(group)) for _, group in groupby(ledger.passages, lambda passage: passage.module)]
    assert dealt == case.get("modules", dealt)


@pytest.mark.parametrize("source", SEEDS, ids=[seed.stem for seed in SEEDS])
def test_committed_ledger_is_what_a_split_gives(source: Path) -> None:
    assert dump_ledger(split_source(source, ROOT)) == ledger_path(source).read_text("utf-8")


def test_first_split_gives_the_spans_and_ids_that_the_course_was_made_from() -> None:
    source = ROOT / "seeds" / "enforcing-the-law-for-the-people.txt"
    first, course = make_ledger(read_source(source)), split_source(source, ROOT)
    assert [(p.id, p.joint, p.segments) for p in first.passages] == [
        (p.id, p.joint, p.segments) for p in course.passages
    ]
    numbers = [passage.module.split("-")[0] for passage in first.passages]
    assert numbers == [passage.module.split("-")[0] for passage in course.passages]
