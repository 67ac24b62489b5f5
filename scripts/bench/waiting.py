"""A page and a condition → the moment when it is true, also under headers that forbid `eval`.

Playwright's own `wait_for_function` asks by `eval` again and again, which strict headers refuse.
"""

from __future__ import annotations

from playwright.sync_api import Page

_SECONDS = 30
_WAIT = """() => new Promise((done, failed) => {{
  const last = Date.now() + {seconds} * 1000
  const look = () => {{
    if ({condition}) done()
    else if (Date.now() > last) failed(new Error("never true"))
    else setTimeout(look, 20)
  }}
  look()
}})"""


def wait_until(page: Page, condition: str) -> None:
    """Wait for a condition.

    Args:
        page: Where it is asked.
        condition: An expression of JavaScript.

    Raises:
        playwright.sync_api.Error: It is still not true after half a minute.
    """
    page.evaluate(_WAIT.format(condition=condition, seconds=_SECONDS))
