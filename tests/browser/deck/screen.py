"""A screen, a window manager and a Chromium as people start it: what a trainer's desk has.

Playwright only looks on. Its own browser holds every window to be seen and in front, lets pop-ups
through and keeps timers awake; none of that is so in a meeting room. Keys come from the X server.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from scripts.bench.lighthouse import find_chromium
from scripts.bench.waiting import wait_until
from tests.conftest import QUIET
from tests.npm import program

WIDE, HIGH = 1280, 720
_PATIENCE = 60  # seconds until a browser listens, on a machine with much to do
_ALONE = ("--no-default-browser-check", "--password-store=basic", "--lang=en-GB", "--remote-debugging-port=0")


@dataclass(frozen=True)
class Screen:
    """A screen with a browser on it.

    Attributes:
        context: The windows of the browser.
    """

    context: BrowserContext
    _environment: Mapping[str, str]
    _keyboard: str

    def press(self, page: Page, *keys: str) -> None:
        """Press keys, by their X names, as soon as a window is in front."""
        page.bring_to_front()
        wait_until(page, "document.hasFocus()")
        subprocess.run([self._keyboard, "key", "--delay", "40", *keys], env=self._environment, check=True)

    def minimise(self, page: Page) -> None:
        """Put a window away, as its button does."""
        self._be(page, "minimized")
        wait_until(page, "document.visibilityState === 'hidden'")

    def restore(self, page: Page) -> None:
        """Get a window back."""
        self._be(page, "normal")
        wait_until(page, "document.visibilityState === 'visible'")

    def _be(self, page: Page, state: str) -> None:
        devtools = self.context.new_cdp_session(page)
        window = devtools.send("Browser.getWindowForTarget")["windowId"]
        devtools.send("Browser.setWindowBounds", {"windowId": window, "bounds": {"windowState": state}})


@contextlib.contextmanager
def light_up(browser: Browser, profile: Path) -> Iterator[Screen]:
    """Run a screen with a browser, as long as the context lasts.

    Args:
        browser: Of Playwright, which this one is looked at through.
        profile: An empty folder for what the browser keeps.
    """
    xvfb, openbox = program("Xvfb", "xvfb"), program("openbox", "openbox")
    keyboard = program("xdotool", "xdotool")
    with contextlib.ExitStack() as running:
        room = ("-displayfd", "1", "-screen", "0", f"{WIDE}x{HIGH}x24", "-nolisten", "tcp")
        server = running.enter_context(_started(os.environ, xvfb, *room))
        assert server.stdout is not None
        environment = {**os.environ, "DISPLAY": f":{server.stdout.readline().strip()}"}
        running.enter_context(_started(environment, openbox, "--sm-disable"))
        command = (str(find_chromium()), *QUIET, *_ALONE, f"--user-data-dir={profile}", "about:blank")
        running.enter_context(_started(environment, *command))
        looked_at = browser.browser_type.connect_over_cdp(_address(profile), no_defaults=True)
        yield Screen(looked_at.contexts[0], environment, keyboard)
        looked_at.close()


def _address(profile: Path) -> str:
    """Give the address that the browser listens at, as soon as it has written it down."""
    written, end = profile / "DevToolsActivePort", time.monotonic() + _PATIENCE
    while not (lines := written.read_text("utf-8").splitlines() if written.exists() else [])[1:]:
        assert time.monotonic() < end, f"Chromium did not listen within {_PATIENCE} seconds"
        time.sleep(0.05)
    return f"ws://127.0.0.1:{lines[0]}{lines[1]}"


@contextlib.contextmanager
def _started(environment: Mapping[str, str], *command: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.communicate(timeout=30)
