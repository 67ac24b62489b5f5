"""What speaks of all the rest, written last: offers of the packs, the manifest, every file's fingerprint."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scripts.model import LANGUAGES
from scripts.outputs import checksums
from scripts.outputs.downloads import ONLINE, offer
from scripts.outputs.made import Made
from scripts.outputs.manifest import MANIFEST, write_manifest
from scripts.outputs.serving.headers import HEADERS_FILE, read_headers, write_headers_file
from scripts.outputs.swap import rewrite

WRITTEN = frozenset({MANIFEST, HEADERS_FILE, str(checksums.IN_SITE)})
"""What is written anew by every build, of whichever parts."""

_PAGES = {"en": "downloads.html", "zh": "zh/downloads.html"}


def close(site: Path, made: Sequence[Made], edition: str) -> None:
    """Finish a site of which every part is there.

    Args:
        site: The folder of the site.
        made: All that can be downloaded.
        edition: For whom it is.
    """
    online = [item for item in made if item.kind in ONLINE]
    for language in LANGUAGES:
        page = site / _PAGES[language]
        if page.is_file():
            rewrite(page, offer(page.read_bytes(), online, language))
    write_manifest(site, made, edition)
    rewrite(site / HEADERS_FILE, write_headers_file(read_headers(site)).encode())
    rewrite(site / checksums.IN_SITE, checksums.write_sums(checksums.sums_of(site)).encode())
