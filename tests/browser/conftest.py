"""A real Chromium against a live server; without one the tests say loudly why they are skipped."""

from __future__ import annotations

import os
import re
import shutil
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings as configured
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Request,
    Route,
    expect,
    sync_playwright,
)
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from prakan.foundation.models import Person
from tests.reporting.conftest import agency, contradiction, year

__all__ = ["agency", "contradiction", "year"]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright runs a loop in the tests' thread

CHROMIUM = os.environ.get("PRAKAN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",  # drawn by the processor anyway: to set up a graphics card of software takes seconds
)
#: what axe finds grave, by all rules unless some are named; null where the document has no axe yet.
#: The impact of a fault is that of its rule, so rules that are never grave need not be asked.
LOOK = """async (only) => {
  if (!globalThis.axe) return null;
  const grave = (of) => ["serious", "critical"].includes(of.impact);
  const light = axe._audit.rules.filter((rule) => rule.impact && !grave(rule));
  const how = only.length ? { runOnly: only }
    : { rules: Object.fromEntries(light.map((rule) => [rule.id, { enabled: false }])) };
  const { violations } = await axe.run({ resultTypes: ["violations"], ...how });
  const told = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}`);
  return violations.filter(grave).flatMap(told);
}"""

PATIENCE = 120_000  # milliseconds: on a busy machine a page is slow, not wrong
expect.set_options(timeout=PATIENCE)


@dataclass
class Held:
    """Requests of a page that a test keeps on their way until it lets them go on."""

    page: Page
    address: re.Pattern[str]
    method: str = "GET"
    waiting: list[Route] = field(default_factory=list)
    holds: bool = True

    def __post_init__(self) -> None:
        self.page.route(self.address, self._answer)

    def _answer(self, route: Route) -> None:
        if self.holds and route.request.method == self.method:
            self.waiting.append(route)
        else:
            route.continue_()

    def arrives(self) -> AbstractContextManager[object]:
        """Wait, at the end of the block, until such a request is on its way."""
        return self.page.expect_request(self._is_one)

    def go_on(self) -> None:
        """Let all go on, also those that come later, and wait for the first answer."""
        self.holds = False
        with self.page.expect_response(lambda answer: self._is_one(answer.request)):
            for route in self.waiting:
                route.continue_()

    def _is_one(self, request: Request) -> bool:
        return request.method == self.method and bool(self.address.search(request.url))


def press(button: Locator) -> None:
    """Press what leads to another page, or to the same one drawn anew, and wait until that one stands."""
    with button.page.expect_navigation(wait_until="load"):
        button.click()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    if not CHROMIUM:
        warnings.warn(
            "BROWSER TESTS SKIPPED: no chromium found; install it or set PRAKAN_CHROMIUM", stacklevel=1
        )
        pytest.skip("no chromium: install it or set PRAKAN_CHROMIUM to its path")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@dataclass
class Window:
    """A browser window of one person; remembers what the console complained about."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    address: str = ""

    def open(self, path: str) -> Page:
        """Go to a page of the live server and wait for its script."""
        self.page.goto(path, wait_until="load")
        return self.page

    def become(self, person: Person | None, language: str) -> None:
        """Let another person, or nobody, sit down at the window."""
        context, address = self.page.context, self.address
        context.clear_cookies(name=configured.SESSION_COOKIE_NAME)
        context.add_cookies(
            [{"name": n, "value": v, "url": address} for n, v in _session(person, language).items()]
        )

    def barriers(self, *rules: str) -> list[str]:
        """Return what axe finds serious or critical on the page as it stands; by all rules unless named."""
        self.page.wait_for_load_state("load")
        while (found := self.page.evaluate(LOOK, rules)) is None:
            self.page.evaluate(AXE_SCRIPT)
        return list(found)

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than its window."""
        return int(
            self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )


Open = Callable[..., Window]


@pytest.fixture
def window(browser: Browser, live_server: LiveServer, settings: Settings) -> Iterator[Open]:
    """Open windows: ``window(person, width=390, language="en", theme="dark", script=False)``."""
    settings.SECOND_FACTOR = False
    opened: list[tuple[BrowserContext, Window]] = []

    def open_(
        person: Person | None = None,
        *,
        width: int = 1440,
        language: str = "th",
        theme: str = "light",
        script: bool = True,
    ) -> Window:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            base_url=live_server.url,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        cookies = {"theme": theme, configured.LANGUAGE_COOKIE_NAME: language, **_session(person, language)}
        context.add_cookies([{"name": n, "value": v, "url": live_server.url} for n, v in cookies.items()])
        context.set_default_timeout(PATIENCE)
        made = Window(context.new_page(), address=live_server.url)
        made.page.on("console", lambda m: made.complaints.append(m.text) if m.type == "error" else None)
        made.page.on("pageerror", lambda e: made.complaints.append(str(e)))
        opened.append((context, made))
        return made

    yield open_
    for context, _ in opened:
        context.close()
    assert [w.complaints for _, w in opened] == [[] for _ in opened]


def _session(person: Person | None, language: str) -> dict[str, str]:
    """Return the session cookie of a signed-in person."""
    if person is None:
        return {}
    Person.objects.filter(pk=person.pk).update(language=language)
    client = Client()
    client.force_login(person)
    return {configured.SESSION_COOKIE_NAME: client.cookies[configured.SESSION_COOKIE_NAME].value}
