"""The finished site → ``downloads/course-offline.zip``: all of it, opened by a double click on one page at its root.

A pack is the same to the last byte wherever and whenever it is made from the same site, as long as
Python brings the same zlib. It carries the list of its own files and says how to check them.
"""

from __future__ import annotations

import datetime
import hashlib
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from string import Template

from scripts.editions.course import CourseText
from scripts.editions.sheets.names import fingerprint_words
from scripts.model import CourseError, Finding, Place
from scripts.outputs.checksums import NAME, write_sums
from scripts.outputs.downloads import withdraw
from scripts.outputs.made import Made

WHOLE = PurePosixPath("downloads/course-offline.zip")
FOLDER = "course"
START = "index.html"
CHECK = "HOW-TO-CHECK.txt"

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
_FOR_SERVERS = frozenset({"404.html", "_headers", "sitemap.xml", "sitemap.xml.gz", "downloads/manifest.json"})
_EARLIEST = datetime.date(1980, 1, 1)  # what a zip file can say
_FILE = 0o100644 << 16
_UNIX = 3
_WORDS = {
    "en": "Unpack the zip file first; links do not work inside it. No network is needed.",
    "zh": "请先解压zip文件，在压缩包里直接打开时链接不能用。不需要网络。",
}


def make_pack(text: CourseText, site: Path) -> Made:
    """Pack a finished site, and put the pack into it.

    Args:
        text: The course, for its names, version and date.
        site: The folder of the site.

    Returns:
        The pack.

    Raises:
        CourseError: There are no pages to pack.
    """
    if not (site / "index.html").is_file():
        fact = "There are no pages to pack."
        raise CourseError(Finding("B105", Place(Path("mkdocs.yml")), fact, "Build all, or --only site first."))
    files = {f"{FOLDER}/{path}": content for path, content in _offline_files(site)}
    return write_pack(text, site, WHOLE, "pack", {**files, **cover(text, _WORDS)})


def write_pack(text: CourseText, site: Path, path: PurePosixPath, kind: str, files: Mapping[str, bytes]) -> Made:
    """Write files and the list of their fingerprints into a zip file of the site.

    Args:
        text: The course, for its date.
        site: The folder of the site.
        path: The zip file below it.
        kind: Of the pack, as in ``Made``.
        files: Content by path.
    """
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    whole = {**files, NAME: write_sums(sums).encode()}
    target = site / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)  # it may be the same file as in the site that is still in place
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        for name in sorted(whole):
            pack.writestr(_entry(name, text.date), whole[name])
    return Made(path, kind, "both", "", 0, target.stat().st_size)


def cover(text: CourseText, words: Mapping[str, str]) -> dict[str, bytes]:
    """Give what lies at the root of a pack: the page to open, and how to check the copy.

    Args:
        text: The course.
        words: What to say to the reader in each language.
    """
    tokens = tomllib.loads((_TEMPLATES / "tokens.toml").read_text(encoding="utf-8"))
    places = {
        "folder": FOLDER,
        "check": CHECK,
        "version": text.version,
        "date": text.date,
        "fingerprint": fingerprint_words(text.fingerprint),
        **{f"name_{language}": name for language, name in text.names.items()},
        **{f"words_{language}": said for language, said in words.items()},
        **{f"font_{name}": ", ".join(f"'{face}'" for face in tokens["font"][f"screen-{name}"]) for name in words},
        **{f"{mode}_{name}": colour for mode in tokens["colour"] for name, colour in tokens["colour"][mode].items()},
    }
    page = read_template("index.html").substitute(places)
    advice = read_template("check.txt").substitute(places).replace("\n", "\r\n")
    return {START: page.encode(), CHECK: advice.encode("utf-8-sig")}  # old editors on Windows want both


def read_template(name: str) -> Template:
    """Read a file of the pack's own, with places to fill in."""
    return Template((_TEMPLATES / "pack" / name).read_text(encoding="utf-8"))


def _offline_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Give all that is of use on a disk; pages do not offer what only a server has."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name not in _FOR_SERVERS and path.suffix != ".zip" and path.name != NAME:
            yield name, withdraw(path.read_bytes()) if path.name == "downloads.html" else path.read_bytes()


def _entry(name: str, date: str) -> zipfile.ZipInfo:
    day = max(_day(date), _EARLIEST)
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _FILE
    return entry


def _day(date: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        return _EARLIEST
