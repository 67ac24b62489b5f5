"""The licences of what a build uses: all listed, all known, all fitting."""

from __future__ import annotations

import importlib.metadata
import json

import pytest

from scripts.commands import licences
from tests.house.test_locks import ROOT

LOCKED = [
    line.partition("==")[0]
    for line in (ROOT / "requirements/build.txt").read_text("utf-8").splitlines()
    if "==" in line
]


def test_every_locked_package_has_a_fitting_licence(capsys: pytest.CaptureFixture[str]) -> None:
    assert licences.run(format="text") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == LOCKED


def test_bill_of_materials_names_every_package_with_its_fingerprints(capsys: pytest.CaptureFixture[str]) -> None:
    assert licences.run(format="cyclonedx") == 0
    bill = json.loads(capsys.readouterr().out)
    assert (bill["bomFormat"], [part["name"] for part in bill["components"]]) == ("CycloneDX", LOCKED)
    assert all(part["properties"] and part["purl"].startswith("pkg:pypi/") for part in bill["components"])


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
    assert licences.run(format="text") == 1
    said = capsys.readouterr().err
    assert said == f"typst: the licence does not fit, or is not known ({licence or 'none given'}).\n"
