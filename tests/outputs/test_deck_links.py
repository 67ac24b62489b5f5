"""The pages that trainers read lead to the slides of every module, in the language of the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html
import pytest


@pytest.mark.parametrize("page", ["index.html", "trainer-guide.html", "zh/index.html", "zh/trainer-guide.html"])
def test_a_trainer_is_led_to_the_slides_of_every_module(built_site: Path, page: str) -> None:
    up, language = ("../", "zh") if page.startswith("zh/") else ("", "en")
    root: Any = lxml.html.fromstring((built_site / page).read_text(encoding="utf-8"))
    decks = sorted(path.name for path in built_site.glob("slides/*.html"))
    led = [link for link in root.xpath("//article//a/@href") if "slides/" in link]
    assert led == [f"{up}slides/{deck}?lang={language}" for deck in decks]
