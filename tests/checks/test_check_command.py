"""The command ``check``: all at once, in three formats, with an exit code that a machine can trust."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.checks.cases import apply_edits

Run = Callable[..., tuple[int, list[str], list[str]]]

INDEX = "docs/index.en.md"
LINK = {"file": INDEX, "replace": "glossary.md#bicycle-shed", "by": "gl%ossary.md"}
LACKING = "The Chinese lacks `gl%ossary.md` and adds `glossary.md#bicycle-shed`."
DRIFTED = "The English of `home` has changed since the Chinese was confirmed."
SEVERAL = (
    LINK,
    {"file": "seeds/sample.txt", "replace": "A bucket", "by": "One bucket"},
    {"file": "docs/modules/01-open-shed.en.md", "bytes": "ff"},
    {"file": "docs/modules/02-dry-roof.zh.md", "replace": "minutes: 21\n", "by": "minutes: [21\n"},
    {"file": "docs/terms.yml", "replace": "  zh: 工作单\n", "by": ""},
    {"file": "docs/source.zh.md", "delete": True},
    {"file": "mkdocs.yml", "replace": "      - downloads.md\n", "by": ""},
)


def test_example_is_clean(at_example: Run) -> None:
    assert at_example("check") == (0, [], ["2 modules in two languages: no findings."])


def test_the_example_is_read_as_the_course_is(example: Path) -> None:
    ours = yaml.safe_load((example / "mkdocs.yml").read_text("utf-8"))
    course = yaml.safe_load((Path(__file__).parents[2] / "mkdocs.yml").read_text("utf-8"))
    assert ours["markdown_extensions"] == course["markdown_extensions"]


def test_faults_of_every_kind_are_told_in_one_run_by_place(example: Path, at_example: Run) -> None:
    apply_edits(example, SEVERAL)
    code, out, err = at_example("check")
    assert code == 1
    assert [line.partition(" Hint:")[0] for line in out] == [
        "docs/downloads.en.md:1: N104 The navigation does not name this page.",
        "docs/index.en.md:7: N101 The link to `gl%ossary.md` leads nowhere.",
        f"docs/index.zh.md:8: P105 {LACKING}",
        f"docs/index.zh.md:8: P109 {DRIFTED}",
        "docs/modules/01-open-shed.en.md:1: M107 The page is not in UTF-8.",
        "docs/modules/02-dry-roof.zh.md:4: M101 The front matter is not valid YAML: did not find expected ',' or ']'.",
        "docs/source.en.md:1: P101 The page has no Chinese twin.",
        "docs/terms.yml:24: T102 The term worksheet has no `zh`.",
        "seeds/sample.yml:37: S202 The source has other words at p04-2 than when it was split.",
    ]
    assert err == ["1 module in two languages: 8 errors, 1 remark."]


def test_json_holds_what_the_text_says(example: Path, at_example: Run) -> None:
    apply_edits(example, [LINK])
    code, out, _ = at_example("check", "--format", "json")
    first, *others = json.loads("\n".join(out))
    assert code == 1
    assert first == {
        "path": INDEX,
        "line": 7,
        "code": "N101",
        "severity": "error",
        "fact": "The link to `gl%ossary.md` leads nowhere.",
        "hint": "Did you mean `glossary.md`?",
    }
    assert [(other["code"], other["severity"]) for other in others] == [("P105", "error"), ("P109", "warning")]


def test_json_without_findings_is_an_empty_list(at_example: Run) -> None:
    assert at_example("check", "--format", "json")[:2] == (0, ["[]"])


def test_github_shows_findings_beside_the_lines(example: Path, at_example: Run) -> None:
    apply_edits(example, [LINK, {"file": "docs/a,b.md", "write": ""}])
    code, out, _ = at_example("check", "--format", "github")
    assert code == 1
    assert [line.partition(" Hint:")[0] for line in out] == [
        "::error file=docs/a%2Cb.md,line=1,title=M106::The file name does not state the language.",
        "::error file=docs/index.en.md,line=7,title=N101::The link to `gl%25ossary.md` leads nowhere.",
        f"::error file=docs/index.zh.md,line=8,title=P105::{LACKING.replace('%', '%25')}",
        f"::warning file=docs/index.zh.md,line=8,title=P109::{DRIFTED}",
    ]


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_unfit_configuration_is_told_in_every_format(form: str, example: Path, at_example: Run) -> None:
    apply_edits(example, [{"file": "mkdocs.yml", "delete": True}])
    code, out, err = at_example("check", "--format", form)
    assert code == 1
    assert "C101" in "\n".join(out)
    assert err == ["no modules in two languages: 1 error, no remarks."]


def test_remarks_do_not_fail(example: Path, at_example: Run) -> None:
    apply_edits(example, [{"file": INDEX, "replace": "Two modules", "by": "Only two modules"}])
    code, out, err = at_example("check")
    assert code == 0
    assert [line.split()[1] for line in out] == ["P109"]
    assert err == ["2 modules in two languages: no errors, 1 remark."]


def test_links_to_elsewhere_are_left_alone(example: Path, at_example: Run) -> None:
    for language in ("en", "zh"):
        page = example / f"docs/index.{language}.md"
        links = "[a](https://example.org/glosary.md#x) [b](assets/plan.svg) [c](#modules) `[d](nowhere.md)`"
        page.write_text(f"{page.read_text('utf-8')}\n{links}\n\n```\n[e](nowhere.md)\n```\n", "utf-8")
    at_example("confirm")
    assert [line for line in at_example("check")[1] if " N1" in line] == []


def test_report_adds_a_row_for_each_module_and_language(at_example: Run) -> None:
    code, out, _ = at_example("check", "--report")
    assert code == 0
    assert [row.split(" | ")[:2] for row in out[2:]] == [
        ["| 01-open-shed", "en"],
        ["| 01-open-shed", "zh"],
        ["| 02-dry-roof", "en"],
        ["| 02-dry-roof", "zh"],
    ]


def test_report_of_a_broken_module_is_a_row_too(example: Path, at_example: Run) -> None:
    apply_edits(example, [{"file": "docs/modules/01-open-shed.en.md", "write": ""}])
    code, out, _ = at_example("check", "--report")
    assert code == 1
    assert out[-4].startswith("| 01-open-shed | en | 0 | 0 | 0 | 0 | 0 | 0 |")


def test_a_word_the_command_does_not_know_is_a_fault_of_usage(at_example: Run) -> None:
    with pytest.raises(SystemExit) as end:
        at_example("check", "--fromat", "json")
    assert end.value.code == 2
