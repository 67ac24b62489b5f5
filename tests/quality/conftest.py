"""The built site, as checkers and readers in other circumstances meet it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.npm import package
from tests.serving import serve


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """The address of the site on a server, without a slash at its end."""
    with serve(built_site) as served:
        yield served


@pytest.fixture(scope="session")
def pages(built_site: Path) -> list[str]:
    """Every page, deck and presenter of the site, by its path."""
    return sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html"))


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for barriers in a page."""
    return (package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
