"""What an output made: a file of the finished site, for the summary and the downloads page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from scripts.model import Language

Tongue = Language | Literal["both"]
"""The language of a file that is handed out; ``both`` has them side by side."""


@dataclass(frozen=True)
class Made:
    """A file that was made.

    Attributes:
        path: Below the folder of the site, as ``downloads/modules/01-purpose.en.pdf``.
        kind: What it is: ``module``, ``course``, ``workbook``, ``deck``, ``pptx`` …
        language: Its language.
        module: File name stem of the module it is about, or nothing.
        extent: Pages or slides; 0 where that says nothing.
        size: Bytes.
    """

    path: PurePosixPath
    kind: str
    language: Tongue
    module: str
    extent: int
    size: int
