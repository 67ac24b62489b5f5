"""A source file → its text, or a finding that says why it cannot be read."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from scripts.model import CourseError, Finding, Language, Place
from scripts.sources.fingerprint import fingerprint

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL_LIMIT = 0.01  # a text has next to no control characters, an image or archive has many
_COMMON_HALF = 0.5  # of the Chinese characters of a text at least that many are in GB 2312


@dataclass(frozen=True)
class SourceText:
    """A decoded source.

    Attributes:
        path: Where it was read.
        text: Its characters; offsets of passages count in these.
        encoding: Python's name of the encoding.
        language: ``zh`` where Han characters outnumber Latin letters.
    """

    path: Path
    text: str
    encoding: str

    @property
    def language(self) -> Language:
        """The language most of its letters belong to."""
        han = sum("\u4e00" <= char <= "\u9fff" for char in self.text)
        latin = sum(char.isascii() and char.isalpha() for char in self.text)
        return "zh" if han > latin / 4 else "en"  # a Chinese word takes fewer characters

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the whole text."""
        return fingerprint(self.text)


def read_source(path: Path, encoding: str | None = None) -> SourceText:
    """Read a source text.

    Args:
        path: The file.
        encoding: What a ledger says the encoding is; guessed where none is given:
            a byte-order mark, else UTF-8, else GB 18030 (which holds GBK and GB 2312).

    Returns:
        The text, its line ends as they are in the file.

    Raises:
        CourseError: The file is missing, empty, not text, or in no known encoding.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _refusal(
            path,
            "S101",
            f"The source cannot be read ({error.strerror}).",
            "Put the text there, or correct its name.",
        ) from error
    text, used = _decode(path, raw, encoding)
    if not text.strip():
        raise _refusal(path, "S102", "The source is empty.", "Put the text into the file and split again.")
    controls = sum(char < " " and char not in "\t\r\n\f" for char in text)
    if controls > len(text) * _CONTROL_LIMIT:
        raise _not_text(path)
    return SourceText(path, text, used)


def _decode(path: Path, raw: bytes, encoding: str | None) -> tuple[str, str]:
    marked = next((name for mark, name in _MARKED if raw.startswith(mark)), None)
    candidates = [encoding] if encoding else [marked] if marked else ["utf-8", "gb18030"]
    if not marked and b"\0" in raw:
        raise _not_text(path)
    for name in candidates:
        try:
            text = raw.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if encoding or name != "gb18030" or _is_common(text):
            return text, name
    raise _refusal(
        path,
        "S104",
        f"The source is not in {' or '.join(candidates)}.",
        "Save the file as UTF-8 and split again.",
    )


def _is_common(text: str) -> bool:
    """Tell a Chinese text from one in a Western encoding, which GB 18030 reads as rare characters."""
    special = [char for char in text if not char.isascii()]
    common = [char for char in special if char.encode("gb2312", errors="ignore")]
    return len(common) >= _COMMON_HALF * len(special)


def _not_text(path: Path) -> CourseError:
    return _refusal(
        path,
        "S103",
        "The source is not text.",
        "Export it as plain text (.txt, UTF-8) from the program it was written with.",
    )


def _refusal(path: Path, code: str, fact: str, hint: str) -> CourseError:
    return CourseError(Finding(code, Place(path), fact, hint))
