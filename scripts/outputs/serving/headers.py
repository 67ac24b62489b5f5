"""The pages of a site → the headers they are served with, so that a browser runs our scripts and nothing else.

Scripts that stand in pages are allowed one by one, by the fingerprint of their text: there is no
``unsafe-inline`` for scripts. Styles may stand in pages and on elements, as the theme puts them there.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

HEADERS_FILE = "_headers"

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_RUN = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?application/", re.IGNORECASE)

_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


def read_headers(*sites: Path) -> dict[str, str]:
    """Give the headers for every file of sites.

    Args:
        sites: Their folders.
    """
    pages = (page for site in sites for page in sorted(site.rglob("*.html")))
    return {"Content-Security-Policy": _policy(_script_marks(pages)), **_FIXED}


def write_headers_file(headers: Mapping[str, str]) -> str:
    """Write headers in the form that several hosts of static sites read from the site itself."""
    lines = [f"  {name}: {value}" for name, value in headers.items()]
    return "\n".join(["/*", *lines, "  Cache-Control: no-cache", ""])


def _policy(marks: Iterable[str]) -> str:
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *(f"'{mark}'" for mark in marks)]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in parts.items())


def _script_marks(pages: Iterable[Path]) -> list[str]:
    codes = {
        found["code"]
        for page in pages
        for found in _SCRIPT.finditer(page.read_text(encoding="utf-8"))
        if not _NOT_RUN.search(found["attributes"])
    }
    return sorted(f"sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}" for code in codes)
