"""A build as a process of its own, in which something goes wrong at a moment that the test chooses.

The command, the swap and the closing are the real ones; only the making of pages is replaced by
a copy of pages that are there already, as it writes elsewhere and takes its time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("index.html", "downloads.html", "zh/index.html", *(f"modules/{number:02}.html" for number in range(12)))

_DRIVER = """
import shutil, sys, types
import scripts.__main__ as entrance
import scripts.commands.build as command

def make(task):
    shutil.copytree(sys.argv[1], task.aside, dirs_exist_ok=True)
    return []

sys.modules["scripts.outputs.parts.site"] = types.SimpleNamespace(make=make)
command.load_settings = lambda root: None
command.read_text = lambda settings: (None, [])
{mishap}
code = entrance.main(["build", "--only", "site", "--output", sys.argv[2]])
{ending}
sys.exit(code)
"""

KILLED = """
import os, signal
WRITING = {{"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "shutil.copyfile", "ctypes.dlsym"}}
moments = 0
def watch(event, arguments):
    global moments
    if event in WRITING and (event != "open" or isinstance(arguments[1], str) and arguments[1][0] in "wax"):
        moments += 1
        if moments == {at}:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
"""
COUNTED = 'print("moments", moments)'
SMALL_FILES = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))"
OLD_CLOCK = "import time; time.time = lambda: 0.0"


def write_pages(folder: Path, version: str) -> Path:
    """Write the pages of a version; each says of which it is."""
    for name in PAGES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{version}</p>{'words ' * 12_000}", "utf-8")
    return folder


def start_build(pages: Path, output: Path, mishap: str = "", ending: str = "") -> subprocess.Popen[str]:
    """Start to build a site of these pages."""
    driver = _DRIVER.format(mishap=mishap, ending=ending)
    return subprocess.Popen(
        [sys.executable, "-c", driver, str(pages), str(output)],
        cwd=ROOT,
        env={**os.environ, "COURSE_ENV": "current"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def run_build(pages: Path, output: Path, mishap: str = "", ending: str = "") -> subprocess.CompletedProcess[str]:
    """Build a site of these pages, to whatever end."""
    with start_build(pages, output, mishap, ending) as process:
        said, told = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, said, told)
