"""``publish``: lay out a release of finished sites for nginx, and take it into use."""

from __future__ import annotations

from pathlib import Path

from scripts import console
from scripts.outputs.serving.publishing import Publication, publish


def run(  # noqa: PLR0913 - one for each option
    *, folder: Path, site: Path, trainers: Path | None, passwords: Path | None, listen: str, server_name: str
) -> int:
    """Lay out, write the configuration, switch.

    Args:
        folder: The folder of the server.
        site: The site that everybody can read.
        trainers: The site behind the password.
        passwords: The file of names and passwords.
        listen: Address and port.
        server_name: Names under which the server is called.

    Returns:
        0 when the release is in use, 1 when the server must read its configuration first.
    """
    place = f"-p '{folder.resolve()}' -c nginx.conf"
    if publish(Publication(site, folder, trainers, passwords, listen, server_name)):
        console.show(f"In use: {(folder / 'current').resolve()}")
        console.say(f"If the server does not run yet: nginx {place}")
        return 0
    console.show(f"Not in use yet: the configuration has changed. Run: nginx {place} -s reload")
    console.say("Then say this again.")
    return 1
