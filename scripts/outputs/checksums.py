"""``SHA256SUMS``: the fingerprint of every file that is handed out, in the form that ``sha256sum -c`` reads.

Only the standard library is needed here: whoever got a copy can check it without installing anything.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

NAME = "SHA256SUMS"
IN_SITE = PurePosixPath("downloads", NAME)

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<path>.+)")
_OF_SYSTEMS = re.compile(
    r"(?:.*/)?(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)"
    r"|(?:System Volume Information|\$RECYCLE\.BIN|__MACOSX|\.(?:Spotlight|Trash|fseventsd)[^/]*)/.*",
    re.IGNORECASE,
)
"""What systems leave on a stick by themselves; nobody changed the course."""
_PIECE = 1 << 20


@dataclass(frozen=True)
class Difference:
    """A file that is not as it was made; ``kind`` is ``missing``, ``changed`` or ``added``."""

    kind: str
    path: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.path}"


def digest_of(file: IO[bytes]) -> str:
    """Give the fingerprint of an open file."""
    digest = hashlib.sha256()
    while piece := file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def sums_of(folder: Path, digest: Callable[[Path], str] | None = None) -> dict[str, str]:
    """Give the fingerprint of every file below a folder, by its path in it; lists of sums are left out.

    Args:
        folder: Where to look.
        digest: Gives the fingerprint of one; that of its bytes, if not said.
    """
    names = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {
        name: (digest or _digest_at)(path)
        for name, path in names.items()
        if path.name != NAME and not is_of_system(name)
    }


def is_of_system(name: str) -> bool:
    """Tell whether a system leaves such a file behind by itself."""
    return _OF_SYSTEMS.fullmatch(name) is not None


def _digest_at(path: Path) -> str:
    with path.open("rb") as file:
        return digest_of(file)


def write_sums(sums: Mapping[str, str]) -> str:
    """Write fingerprints by path as a list."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items()))


def read_sums(text: str) -> dict[str, str]:
    """Read a list again.

    Raises:
        ValueError: A line of it is no fingerprint with a path; the message has its number.
    """
    sums = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(str(number))
        sums[match["path"]] = match["digest"]
    return sums


def compare(listed: Mapping[str, str], found: Mapping[str, str]) -> list[Difference]:
    """Name every file that is not as the list says, by path.

    Args:
        listed: What there should be.
        found: What there is.
    """
    differences = [Difference("missing", path) for path in listed.keys() - found.keys()]
    differences += [Difference("added", path) for path in found.keys() - listed.keys()]
    differences += [Difference("changed", path) for path in listed.keys() & found.keys() if listed[path] != found[path]]
    return _by_path(differences)


def _by_path(differences: Iterable[Difference]) -> list[Difference]:
    return sorted(differences, key=lambda difference: (difference.path, difference.kind))
