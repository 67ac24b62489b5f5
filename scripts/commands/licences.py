"""``licences``: list the licence of every package that we use, and tell which would not go together with ours.

In: a lock, and what each installed package says of itself. Out: a table, or the same as a bill
of materials in CycloneDX; exit code 1 where a licence is unknown or does not fit.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts import console
from scripts.commands import ROOT
from scripts.settings import load_settings

_LOCKED = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)[^\n]*\n(?P<hashes>(?: {4}--hash=\S+[^\n]*\n?)*)", re.MULTILINE
)
_HASH = re.compile(r"sha256:([0-9a-f]{64})")
_GIVEN = r"MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|OFL|MPL|Mozilla|LGPL|GNU Lesser|Unlicense|HPND|zlib"
_FITTING = {
    "build": re.compile(rf"(?:{_GIVEN})\b", re.IGNORECASE),
    "test": re.compile(rf"(?:{_GIVEN}|GPL|GNU General)\b", re.IGNORECASE),
}
"""Licences under which a package may be used to make what we give away under MIT and CC BY 4.0.

What is used for work alone gives nothing of itself away, so there any free licence will do.
"""
_INNERMOST = re.compile(r"\(([^()]*)\)")
_ABSENT = "not installed on this system"


@dataclass(frozen=True)
class Package:
    """A locked package and its licence, in its own words."""

    name: str
    version: str
    hashes: tuple[str, ...]
    licence: str

    def fits(self, group: str) -> bool:
        """Whether we may use it; one that this system does not need was looked at on another."""
        return self.licence == _ABSENT or fits(self.licence, _FITTING[group])


def fits(licence: str, fitting: re.Pattern[str]) -> bool:
    """Tell whether a licence is one of ours to choose: of those joined by OR one will do, of those by AND all must."""
    while "(" in licence:
        licence, found = _INNERMOST.subn(lambda part: "MIT" if fits(part[1], fitting) else "none", licence)
        if not found:
            return False
    return any(all(map(fitting.match, map(str.strip, way.split(" AND ")))) for way in licence.split(" OR "))


def run(*, format: str, of: str) -> int:
    """List the licences.

    Args:
        format: ``text`` or ``cyclonedx``.
        of: The lock: ``build``, or ``test`` for what is used for work as well.

    Returns:
        0 where all fit, else 1.
    """
    packages = list(_read_packages(of))
    if format == "cyclonedx":
        console.show(_bill(packages))
    else:
        width = max(len(package.name) for package in packages) + 2
        for package in packages:
            console.show(f"{package.name:<{width}}{package.version:<12}{package.licence}")
    strange = [package for package in packages if not package.fits(of)]
    for package in strange:
        console.say(f"{package.name}: the licence does not fit, or is not known ({package.licence or 'none given'}).")
    return 1 if strange else 0


def _read_packages(group: str) -> Iterator[Package]:
    lock = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    for found in _LOCKED.finditer(lock):
        yield Package(found["name"], found["version"], tuple(_HASH.findall(found["hashes"])), _licence(found["name"]))


def _licence(name: str) -> str:
    """Give the licence as the package tells it: as an expression, by its classifiers, or in its own words."""
    try:
        told = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return _ABSENT
    classifiers = [
        _INNERMOST.sub("", line.rpartition(" :: ")[2]).strip()
        for line in told.get_all("Classifier") or ()
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    expressions, own = told.get_all("License-Expression") or [], told.get_all("License") or []
    words = " OR ".join(expressions or classifiers or own)
    return words.strip().partition("\n")[0]


def _bill(packages: list[Package]) -> str:
    components = [
        {
            "type": "library",
            "name": package.name,
            "version": package.version,
            "purl": f"pkg:pypi/{package.name.lower()}@{package.version}",
            "licenses": [{"license": {"name": package.licence}}],
            "properties": [{"name": "locked:sha256", "value": digest} for digest in package.hashes],
        }
        for package in packages
    ]
    course = {
        "type": "application",
        "name": "people-first-course",
        "version": load_settings(ROOT).version,
        "licenses": [{"expression": "MIT AND CC-BY-4.0"}],
    }
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": course},
        "components": components,
    }
    return json.dumps(bill, ensure_ascii=False, indent=1)
