"""Published sites behind a real nginx on this machine alone."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.course import load_course
from scripts.editions.course import read_course_text
from scripts.outputs.building import build
from scripts.outputs.edition import settle_officers
from scripts.outputs.order import Order
from scripts.outputs.serving.publishing import Publication, publish
from scripts.settings import load_settings
from tests.browser.conftest import page as page  # noqa: PLC0414 - a fixture is used by its name
from tests.conftest import is_browser_required

ROOT = Path(__file__).resolve().parents[2]
NO_SERVER = "no nginx found; apt install nginx-light"


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Served(NamedTuple):
    """A server that runs: where its folder is, and at which port it answers."""

    folder: Path
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            response: HTTPResponse = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read())


class Silent:
    """A watcher that says nothing."""

    def plan(self, parts: int) -> None: ...
    def begin(self, part: str) -> None: ...
    def made(self, path: str) -> None: ...
    def say(self, words: str) -> None: ...


@pytest.fixture(scope="session")
def officers_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition for officers, with everything that they can be given."""
    folder = tmp_path_factory.mktemp("officers")
    settings = settle_officers(load_settings(ROOT), folder / "edition")
    course, _ = load_course(settings)
    text, jobs = read_course_text(course, settings), os.cpu_count() or 1
    order = Order(text, settings, jobs=jobs, light=True, edition="officers", large_print=True)
    build(order, folder / "site", Silent())
    return folder / "site"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(folder: Path, port: int) -> Iterator[Served]:
    """Run the nginx of a published folder; it listens before the command comes back."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        (pytest.fail if is_browser_required() else pytest.skip)(NO_SERVER)
    who = ["-g", "user root;"] if os.geteuid() == 0 else []  # the folder of a test is closed to everybody else
    subprocess.run([str(nginx), "-p", str(folder), "-c", "nginx.conf", *who], check=True)
    try:
        yield Served(folder, port)
    finally:
        os.kill(int((folder / "nginx.pid").read_text()), signal.SIGTERM)


@pytest.fixture(scope="session")
def served(officers_site: Path, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Officers' edition for all, trainers' edition behind a password."""
    folder = tmp_path_factory.mktemp("server")
    passwords, port = folder / "passwords", free_port()
    passwords.write_text("trainer:{PLAIN}secret\n", "utf-8")
    publication = Publication(officers_site, folder / "课程 srv", built_site, passwords, f"127.0.0.1:{port}")
    assert publish(publication)
    with running(folder / "课程 srv", port) as server:
        yield server


Serve = Callable[[Publication], contextlib.AbstractContextManager[Served]]
