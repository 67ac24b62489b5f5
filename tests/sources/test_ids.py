"""What holds for every text: nothing is lost in the cutting, and an id once given out stays."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scripts.model import Ledger
from scripts.sources.ledger import dump_ledger, resume_ledger
from scripts.sources.numbering import make_ledger
from scripts.sources.reading import SourceText
from scripts.sources.splitting import split_text

ALPHABET = "ab Z9.,;:!?\"“”()'’-\t\n\r\f\u3000\u2028\x85集市一是总之。，；：！？（）、"
anything = st.text(st.sampled_from(ALPHABET) | st.characters(codec="utf-8"), max_size=300)

WORDS = ["market", "square", "carts", "stand", "gate", "noon", "who", "First,", "The second is", "集市", "总之，"]
sentences = st.builds(
    lambda words, mark: " ".join(words) + mark,
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40),
    st.sampled_from(".;。？"),
)
paragraphs = st.builds(" ".join, st.lists(sentences, min_size=1, max_size=4))
texts = st.lists(paragraphs, min_size=1, max_size=6, unique=True)


def ledger_of(paragraphs: Sequence[str], old: Ledger | None = None) -> Ledger:
    return make_ledger(SourceText(Path("seeds/text.txt"), "\n".join(paragraphs), "utf-8"), old)


def ids_by_text(ledger: Ledger) -> dict[str, list[str]]:
    """Give the ids of passages and segments by what they say; a text may occur more than once."""
    found: dict[str, list[str]] = {}
    for passage in ledger.passages:
        whole = "\n".join(segment.text for segment in passage.segments)
        found.setdefault(whole, []).extend([passage.id, *(segment.id for segment in passage.segments)])
    return found


def ids_of(ledger: Ledger) -> list[str]:
    return [id_ for ids in ids_by_text(ledger).values() for id_ in ids]


@given(anything)
def test_every_letter_is_in_one_segment_in_reading_order(text: str) -> None:
    spans = [span for stretch in split_text(text) for span in stretch.segments]
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@given(anything)
def test_the_same_text_is_cut_the_same_way(text: str) -> None:
    assert split_text(text) == split_text(text)
    assert ledger_of([text]) == ledger_of([text])


@given(texts)
def test_ids_are_unique_and_count_from_one(paragraphs: list[str]) -> None:
    ledger = ledger_of(paragraphs)
    assert len(set(ids_of(ledger))) == len(ids_of(ledger))
    assert [passage.id for passage in ledger.passages] == [f"p{n:02}" for n, _ in enumerate(ledger.passages, 1)]


@given(texts)
def test_splitting_again_changes_nothing(paragraphs: list[str]) -> None:
    ledger = ledger_of(paragraphs)
    assert ledger_of(paragraphs, ledger) == ledger


@given(texts, texts)
def test_what_is_written_down_is_what_is_read_again(old: list[str], new: list[str]) -> None:
    ledger = ledger_of(new, ledger_of(old))
    source = SourceText(ledger.source, "\n".join(new), "utf-8")
    assert _reread(dump_ledger(ledger), source) == ledger


@given(texts, paragraphs, st.integers(0, 6))
def test_a_new_paragraph_leaves_all_ids_as_they_were(old: list[str], new: str, place: int) -> None:
    before = ledger_of(old)
    after = ledger_of([*old[:place], new, *old[place:]], before)
    kept = ids_by_text(after)
    assert all(set(ids) <= set(kept.get(text, ())) for text, ids in ids_by_text(before).items())
    assert after.retired == ()
    modules = {passage.id: passage.module for passage in after.passages}
    assert all(modules[passage.id] == passage.module for passage in before.passages)


@given(texts, sentences, st.data())
def test_a_new_sentence_leaves_all_other_passages_as_they_were(old: list[str], new: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(old) - 1))
    before = ledger_of(old)
    after = ledger_of([*old[:place], f"{old[place]} {new}", *old[place + 1 :]], before)
    kept = ids_by_text(after)
    changed = [text for text, ids in ids_by_text(before).items() if not set(ids) <= set(kept.get(text, ()))]
    assert len(changed) <= 1
    assert {passage.id for passage in before.passages} <= {passage.id for passage in after.passages}


@given(texts, st.data())
def test_ids_that_are_gone_are_kept_and_never_given_out_again(old: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(old) - 1))
    new = data.draw(texts)
    first = ledger_of(old)
    second = ledger_of([*old[:place], *old[place + 1 :]] or ["Nothing."], first)
    third = ledger_of([*old[:place], *new], second)
    for before, after in pairwise([first, second, third]):
        gone = set(ids_of(before)) - set(ids_of(after))
        ended = {id_ for id_ in gone if id_.split("-")[0] not in after.retired}
        assert ended <= set(after.retired)
        assert set(before.retired) <= set(after.retired)
        assert not set(after.retired) & set(ids_of(after))


def test_the_number_of_a_deleted_sentence_is_not_used_again() -> None:
    first = ledger_of(["One. Two. Three."])
    second = ledger_of(["One. Two."], first)
    third = ledger_of(["One. Two. Four."], second)
    assert (second.retired, [segment.id for segment in second.passages[0].segments]) == (("p01-3",), ["p01-1", "p01-2"])
    assert [segment.id for segment in third.passages[0].segments] == ["p01-1", "p01-2", "p01-4"]


def test_a_corrected_word_keeps_every_id() -> None:
    first = ledger_of(["One. Two. Three.", "Four. Five."])
    second = ledger_of(["One. Tow. Three.", "Four. Six."], first)
    assert ids_of(second) == ids_of(first)


def test_a_passage_cut_in_two_goes_on_as_its_first_half() -> None:
    first = ledger_of(["We ask. We listen. We write it down.", "We stay."])
    second = ledger_of(["We ask. First, we wait. We listen. We write it down.", "We stay."], first)
    assert [(passage.id, [segment.id for segment in passage.segments]) for passage in second.passages] == [
        ("p01", ["p01-1"]),
        ("p03", ["p03-1", "p03-2", "p03-3"]),
        ("p02", ["p02-1"]),
    ]
    assert second.retired == ("p01-2", "p01-3")


def test_a_passage_keeps_the_module_that_an_editor_named() -> None:
    first = ledger_of(["We ask. We listen. " * 10, "We stay."])
    named = replace(first, passages=tuple(replace(passage, module="asking") for passage in first.passages))
    second = ledger_of(["Before that we come. " * 10, "We ask. We listen. " * 10, "We stay."], named)
    assert [passage.module for passage in second.passages] == ["01-before-come", "asking", "asking"]


def _reread(text: str, source: SourceText) -> Ledger:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.yml"
        path.write_text(text, "utf-8")
        return resume_ledger(path, source)
