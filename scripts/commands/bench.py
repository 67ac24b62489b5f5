"""``bench``: measure, in one run, what the README claims.

Every figure is of a whole process, with what it started: user seconds and the largest
resident memory as the operating system accounts for them. Machines differ and are
shared, so figures are compared with a peer that ran in turn with ours, as ratios.
"""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Iterable
from pathlib import Path

from scripts import console
from scripts.bench.lighthouse import measure as measure_pages
from scripts.bench.measurement import Measurement, lines
from scripts.bench.papers import measure as measure_papers
from scripts.bench.search import measure as measure_search
from scripts.bench.serving import measure as measure_serving
from scripts.bench.site import measure as measure_site
from scripts.bench.weight import measure as measure_weight
from scripts.commands import ROOT
from scripts.commands.handbook import renew_figures

_MEASURES = (measure_site, measure_papers, measure_weight, measure_search, measure_pages, measure_serving)
_README = ROOT / "README.md"


def run(*, write: bool) -> int:
    """Print the measurements as Markdown tables.

    Args:
        write: Put the few that matter to a reader into README.md, too.

    Returns:
        0 when all was measured.
    """
    measurements = []
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        for measure in _MEASURES:
            measurements.append(measure(ROOT, Path(work)))
            console.show(measurements[-1].table)
    if write:
        console.say(renew_figures(_README, tell(measurements)))
    return 0


def tell(measurements: Iterable[Measurement]) -> str:
    """Write what a reader of the README wants to know, and on which machine it was measured.

    Args:
        measurements: All of one run.

    Returns:
        A table of two columns, and a line below it.
    """
    told = [row for measurement in measurements for row in measurement.told]
    machine = f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
    return f"{lines(['What', 'Measured'], told)}\n\nMeasured in one run with {machine}."
