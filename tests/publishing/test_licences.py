"""The licences of what a build uses: all listed, all known, all fitting."""

from __future__ import annotations

import importlib.metadata
import json

import pytest

from scripts.commands import licences
from scripts.settings import load_settings
from tests.house.test_locks import ROOT


def locked(group: str) -> list[str]:
    lines = (ROOT / f"requirements/{group}.txt").read_text("utf-8").splitlines()
    return [line.partition("==")[0] for line in lines if "==" in line]


@pytest.mark.parametrize("group", ["build", "test"])
def test_every_locked_package_has_a_fitting_licence(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert licences.run(format="text", of=group) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == locked(group)


def test_bill_of_materials_names_the_course_and_every_package_with_its_fingerprints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert licences.run(format="cyclonedx", of="build") == 0
    bill = json.loads(capsys.readouterr().out)
    assert (bill["bomFormat"], [part["name"] for part in bill["components"]]) == ("CycloneDX", locked("build"))
    assert bill["metadata"]["component"]["version"] == load_settings(ROOT).version
    assert all(part["properties"] and part["purl"].startswith("pkg:pypi/") for part in bill["components"])


@pytest.mark.parametrize(
    ("licence", "is_fitting"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-2-Clause", True),
        ("GPL-2.0-or-later OR LGPL-2.1-or-later", True),
        ("MIT AND GPL-3.0-only", False),
        ("MIT AND (Apache-2.0 OR GPL-3.0-only)", True),
        ("(MIT OR Apache-2.0) AND AGPL-3.0-only", False),
        ("Free for non-commercial use, parts under MIT", False),
        ("MITRE internal", False),
        (")(", False),
    ],
)
def test_of_licences_joined_by_or_one_will_do_and_by_and_all_must(licence: str, is_fitting: bool) -> None:
    assert licences.Package("made-up", "1", (), licence).fits("build") is is_fitting


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "Proprietary", ""])
def test_licence_that_does_not_fit_is_told(
    licence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    true = importlib.metadata.metadata

    def metadata(name: str) -> importlib.metadata.PackageMetadata:
        told = true(name)
        if name == "typst":
            for key in ("License-Expression", "License", "Classifier"):
                del told[key]  # type: ignore[attr-defined]
            told["License"] = licence  # type: ignore[index]
        return told

    monkeypatch.setattr(importlib.metadata, "metadata", metadata)
    assert licences.run(format="text", of="build") == 1
    said = capsys.readouterr().err
    assert said == f"typst: the licence does not fit, or is not known ({licence or 'none given'}).\n"
