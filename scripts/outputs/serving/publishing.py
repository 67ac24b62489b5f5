"""Finished sites → the folder of a web server: a new release beside those before it, and the configuration.

``FOLDER/releases/NAME`` holds pages and downloads, ``FOLDER/versions`` what pages load, and the link
``FOLDER/current`` says which release is in use. Nothing that is being served is ever written to.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from scripts.model import CourseError, Finding, Place
from scripts.outputs.checksums import IN_SITE
from scripts.outputs.serving.headers import read_headers
from scripts.outputs.serving.release import KEPT, lay_out, prune, switch

_NOTE = b'class="trainer"'
_TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "serving"


@dataclass(frozen=True)
class Publication:
    """What to serve, and how.

    Attributes:
        site: The site that everybody can read.
        folder: The folder of the server.
        trainers: The site behind the password, or none.
        passwords: The file of names and passwords, as ``htpasswd`` writes it.
        listen: Address and port.
        server_name: Names under which the server is called; ``_`` for any.
    """

    site: Path
    folder: Path
    trainers: Path | None = None
    passwords: Path | None = None
    listen: str = "127.0.0.1:8080"
    server_name: str = "_"


def publish(publication: Publication) -> bool:
    """Lay out a release, write the configuration, and take both into use.

    A server that runs does not know a changed configuration before it is told to read it. So
    the release waits then, and a second call takes it into use.

    Args:
        publication: What to serve, and how.

    Returns:
        Whether the release is in use; if not, the server must read its configuration first.

    Raises:
        CourseError: A site is not whole, or the password is missing.
    """
    _guard_notes(publication)
    folder = publication.folder.resolve()
    sites = {"site": publication.site, **({"trainers": publication.trainers} if publication.trainers else {})}
    release = folder / "releases" / _name(sites)
    if not release.is_dir():
        _lay_out_all(sites, folder, release)
    release.touch()
    is_new = _write_configuration(publication, folder)
    if is_new and (folder / "current").exists():
        return False
    switch(folder / "current", release)
    _prune(folder, release)
    return True


def _guard_notes(publication: Publication) -> None:
    """See to it that what is for trainers alone is behind a password, and nowhere else."""
    if not publication.trainers:
        return
    if not (publication.passwords and publication.passwords.is_file()):
        hint = "Make one with: htpasswd -B -c FILE NAME, and give it with --passwords FILE."
        raise CourseError(Finding("V106", Place(publication.trainers), "The trainers' edition has no password.", hint))
    for page in sorted(publication.site.glob("modules/*.html")):
        if _NOTE in page.read_bytes():
            fact = "This page is for everybody, and tells trainer's notes."
            hint = (
                "Build it with: python3 -m scripts build --edition officers --output FOLDER, and give it with --site."
            )
            raise CourseError(Finding("V106", Place(page), fact, hint))


def _name(sites: Mapping[str, Path]) -> str:
    lists = b"".join((site / IN_SITE).read_bytes() if (site / IN_SITE).is_file() else b"" for site in sites.values())
    return hashlib.sha256(lists).hexdigest()[:16]


def _lay_out_all(sites: Mapping[str, Path], folder: Path, release: Path) -> None:
    aside = release.with_name(f".{release.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    used = []
    for name, site in sites.items():
        versions = folder / "versions" / ("trainers" if name == "trainers" else "")
        versions.mkdir(parents=True, exist_ok=True)
        used.append(lay_out(site, aside / name, versions))
    (aside / "versions.txt").write_text("\n".join(used), encoding="utf-8")
    aside.rename(release)


def _write_configuration(publication: Publication, folder: Path) -> bool:
    """Write the configuration for all releases on the disk; tell whether it is another one now."""
    headers = read_headers(folder / "releases")
    lines = "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers.items())
    places = {"folder": folder, "passwords": (publication.passwords or Path()).resolve()}
    trainers = _read("trainers.conf").substitute(places) if publication.trainers else ""
    names = {"listen": publication.listen, "server_name": publication.server_name}
    server = _read("course.conf").substitute(places, headers=lines, trainers=trainers, **names)
    (folder / "tmp").mkdir(exist_ok=True)
    changed = False
    for name, text in {"course.conf": server, "nginx.conf": _read("nginx.conf").substitute(places)}.items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            changed = True
            fresh = folder / f".{name}.new"
            fresh.write_text(text, encoding="utf-8", newline="\n")
            fresh.replace(path)
    return changed


def _read(name: str) -> Template:
    return Template((_TEMPLATES / name).read_text(encoding="utf-8"))


def _prune(folder: Path, current: Path) -> None:
    """Keep the releases that were in use last, and what their pages load."""
    releases = sorted((folder / "releases").iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    kept = {current.name, *(release.name for release in releases[:KEPT])}
    prune(folder / "releases", kept)
    lists = (folder / "releases" / name / "versions.txt" for name in kept)
    used = {name for path in lists for name in path.read_text(encoding="utf-8").split()}
    prune(folder / "versions", {*used, "trainers"})
    prune(folder / "versions" / "trainers", used)
