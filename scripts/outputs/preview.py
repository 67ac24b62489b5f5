"""The pages of the course, served on this machine and built again after every change.

MkDocs' own development server watches, serves and reloads; what it calls to build is
the same path as that of `build`, so a preview shows what readers will get.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

HOST = "127.0.0.1"  # other machines have no business here


def serve(
    root: Path, build: Callable[[], None], watched: Iterable[Path], port: int, say: Callable[[str], None]
) -> None:
    """Build, then serve until stopped.

    Args:
        root: The folder that is served; `build` fills it.
        build: Builds anew; raises nothing that a person should not read.
        watched: Files and folders whose change starts a new build.
        port: On the loopback address.
        say: Told the address.

    Raises:
        OSError: The port is taken.
    """
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)  # a line for each request helps nobody
    with socket.socket() as probe:  # a port that is taken is told before anything is built
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))
    build()
    server = LiveReloadServer(build, host=HOST, port=port, root=str(root))
    for path in watched:
        server.watch(str(path))
    say(f"Open {server.url} in a browser; stop with Ctrl+C.")
    try:
        server.serve()  # type: ignore[no-untyped-call]  # the library states no types here
    finally:
        server.shutdown()
