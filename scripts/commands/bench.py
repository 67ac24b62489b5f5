"""``bench``: measure, in one run, what the README claims.

Every figure is of a whole process, with what it started: user seconds and the largest
resident memory as the operating system accounts for them. Machines differ and are
shared, so figures are compared with a peer that ran in turn with ours, as ratios.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from scripts import console
from scripts.bench.lighthouse import measure as measure_pages
from scripts.bench.papers import measure as measure_papers
from scripts.bench.search import measure as measure_search
from scripts.bench.serving import measure as measure_serving
from scripts.bench.site import measure as measure_site
from scripts.bench.weight import measure as measure_weight
from scripts.commands import ROOT


def run() -> int:
    """Print the measurements as Markdown tables.

    Returns:
        0 when all was measured.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        for measure in (measure_site, measure_papers, measure_weight, measure_search, measure_pages, measure_serving):
            console.show(measure(ROOT, Path(work)))
    return 0
