"""Documents set before, kept by the fingerprint of everything that went into them.

An entry says the fingerprint of its own PDF, so one that was cut short or damaged is
noticed and made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.outputs.paper.press import Printed

_KEPT_SECONDS = 30 * 24 * 3600


class PaperCache:
    """A folder of finished documents.

    Args:
        folder: Where they are kept; made when the first one is.
        stage: Fingerprint of templates, faces and pictures.
    """

    def __init__(self, folder: Path, stage: str) -> None:
        self._folder = folder
        self._stage = stage

    def key(self, data: Mapping[str, Any], date: str) -> str:
        """Name a document by all that it is made from."""
        words = json.dumps([self._stage, date, data], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(words.encode()).hexdigest()

    def find(self, key: str) -> Printed | None:
        """Give the document, if a sound one is there."""
        path = self._folder / key
        try:
            head, _, pdf = path.read_bytes().partition(b"\n")
            digest, pages = head.decode("ascii").split()
            if hashlib.sha256(pdf).hexdigest() != digest:
                return None
            os.utime(path)
            return Printed(pdf, int(pages))
        except (OSError, ValueError):
            return None

    def keep(self, key: str, printed: Printed) -> None:
        """Keep a document; a disk that refuses costs only time."""
        head = f"{hashlib.sha256(printed.pdf).hexdigest()} {printed.pages}\n".encode("ascii")
        aside = self._folder / f"{key}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(head + printed.pdf)
            aside.replace(self._folder / key)

    def sweep(self) -> None:
        """Drop what nobody asked for in a month."""
        oldest = time.time() - _KEPT_SECONDS
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if path.stat().st_mtime < oldest:
                    path.unlink()
