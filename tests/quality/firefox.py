"""Debian's own Firefox, driven by WebDriver BiDi, the protocol that it speaks without a driver.

As much of the protocol as a reader's path through the course needs: open, point, type, look.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

LISTENING = re.compile(r"BiDi listening on (ws://\S+)")
QUIET: dict[str, bool | int | str] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutConfig.showWarning": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "focusmanager.testmode": True,  # a window without a screen has the focus too
    "intl.accept_languages": "en-GB",
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    "ui.prefersReducedMotion": 1,
}
PATIENCE = 15  # seconds
PLACE = """((selector) => {
  const one = [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length)
  if (!one) return ""
  one.scrollIntoView({ block: "center", behavior: "instant" })
  const box = one.getBoundingClientRect()
  return `${Math.round(box.x + box.width / 2)} ${Math.round(box.y + box.height / 2)}`
})(%s)"""


class Firefox:
    """One window of a running Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._said = 0
        self.complaints: list[str] = []
        self._ask("session.new", capabilities={})
        self._window = self._ask("browsingContext.create", type="tab")["context"]
        self._ask("session.subscribe", events=["log.entryAdded"])

    def _ask(self, method: str, **words: object) -> dict[str, Any]:
        self._said += 1
        self._socket.send(json.dumps({"id": self._said, "method": method, "params": words}))
        while True:
            answer = json.loads(self._socket.recv(timeout=30))
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] == "error":
                self.complaints.append(str(answer["params"]["text"]))
            if answer.get("id") == self._said:
                if answer["type"] == "error":
                    raise RuntimeError(f"{method}: {answer['message']}")
                return dict(answer["result"])

    def open(self, address: str) -> None:
        """Go to a page, and wait until all of it is there."""
        self._ask("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def wait_for(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page gives
        """Give the value of an expression as soon as it is true, on whatever page that is by then."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = self._ask(
                "script.evaluate", expression=expression, target={"context": self._window}, awaitPromise=False
            )
            if value := answer.get("result", {}).get("value"):
                return value
        raise AssertionError(f"in {PATIENCE} seconds this never came true: {expression}")

    def windows(self) -> list[str]:
        """Give the names of all windows."""
        return [tree["context"] for tree in self._ask("browsingContext.getTree", maxDepth=0)["contexts"]]

    @contextlib.contextmanager
    def follow_new_window(self, key: str) -> Iterator[None]:
        """Press a key that opens a window, look at that one meanwhile, and close it in the end."""
        here, before = self._window, self.windows()
        self.type(key)
        end = time.monotonic() + PATIENCE
        while not (new := [name for name in self.windows() if name not in before]):
            assert time.monotonic() < end, f"{key} opened no window in {PATIENCE} seconds"
        self._window = new[0]
        yield
        self._ask("browsingContext.close", context=self._window)
        self._window = here

    def click(self, selector: str) -> None:
        """Point at the first thing that can be seen of a kind, and press."""
        x, y = map(int, self.wait_for(PLACE % json.dumps(selector)).split())
        press = [{"type": "pointerMove", "x": x, "y": y}, {"type": "pointerDown", "button": 0}]
        self._act("pointer", [*press, {"type": "pointerUp", "button": 0}])

    def type(self, text: str) -> None:
        """Press a key for each letter."""
        self._act("key", [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")])

    def _act(self, device: str, actions: list[dict[str, object]]) -> None:
        source = {"type": device, "id": device, "actions": actions}
        self._ask("input.performActions", context=self._window, actions=[source])


@contextlib.contextmanager
def start(program: str, profile: Path) -> Iterator[Firefox]:
    """Run a Firefox with an empty profile, as long as the context lasts."""
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in QUIET.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", errors="replace") as process:
        assert process.stderr is not None
        address = next((found[1] for line in process.stderr if (found := LISTENING.search(line))), None)
        assert address, "Firefox ended before it listened"
        try:
            with connect(f"{address}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
            process.communicate(timeout=30)
