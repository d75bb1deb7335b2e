"""A browser for each person: signs in by the button, presses what can be seen, takes pictures."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ElementHandle, Page
from playwright.sync_api import Error as PlaywrightError

CHROMIUM = os.environ.get("PRAKAN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"]
MENU = {"th": "เมนู", "en": "Menu"}
SLOW = 120_000  # milliseconds that a page may take on a busy machine
WORK = 600  # seconds that the worker may take there
JOINER = "\u2060"  # keeps Thai compounds together on the screen; nobody sees it
#: the first visible link, button or label whose words are these, else begin so, else hold them
FIND = """([words, scope]) => {
  const plain = s => s.replace(/\\u2060/g, '').replace(/\\s+/g, ' ').trim();
  const said = e => plain(e.innerText || e.getAttribute('aria-label') || '');
  const seen = [...document.querySelectorAll(scope)]
    .flatMap(part => [...part.querySelectorAll('a, button, summary, label')])
    .filter(e => e.getClientRects().length);
  return seen.find(e => said(e) === words) || seen.find(e => said(e).startsWith(words))
    || seen.find(e => said(e).includes(words)) || null;
}"""


class Stuck(AssertionError):
    """Somebody cannot go on: what they look for is not on the page."""


@dataclass
class Desk:
    """One person's window; ``name`` is the value of their button on the sign-in page, "" for the public."""

    page: Page
    name: str
    pictures: Path | None
    taken: list[str]
    language: str = "th"

    def press(self, words: str, scope: str = "main") -> None:
        """Press what says so, and wait for the page that follows."""
        for _ in range(5):
            try:
                self._found(words, scope).click(timeout=SLOW)
                break
            except PlaywrightError as error:  # the page was drawn anew between finding and pressing
                if "attached" not in str(error) and "destroyed" not in str(error):
                    raise
        self.page.wait_for_timeout(150)
        self.page.wait_for_load_state("load", timeout=SLOW)
        self.look(words)

    def has(self, words: str, scope: str = "main") -> bool:
        """Return whether something to press says so."""
        return self.page.evaluate_handle(FIND, [words, scope]).as_element() is not None

    def _found(self, words: str, scope: str) -> ElementHandle:
        for _ in range(80):
            with suppress(PlaywrightError):  # a page that is just leaving
                if found := self.page.evaluate_handle(FIND, [words, scope]).as_element():
                    return found
            self.page.wait_for_timeout(100)
        raise Stuck(f"{self.name or 'the public'} finds no “{words}” on {self.page.url}")

    def menu(self, words: str) -> None:
        """Go somewhere by the menu, opening it first on a phone."""
        if not self.has(words, "nav"):
            self.press(MENU[self.language], "body")
        self.press(words, "nav")

    def fill(self, **values: str) -> None:
        """Fill fields by their names; what is a list is chosen, what is a box is ticked."""
        for name, value in values.items():
            box = self.page.locator(f"main [name='{name}']").first
            kind = box.evaluate("e => e.tagName + ' ' + e.type")
            if kind.startswith("SELECT"):
                box.select_option(value)
            elif value == "on":
                box.check()
            elif kind.endswith(("checkbox", "radio")):
                self.page.locator(f"main [name='{name}'][value='{value}']").first.check()
            else:
                box.fill(value)

    def says(self, words: str) -> bool:
        """Return whether the page says so."""
        return words in self.text()

    def text(self) -> str:
        """Return what can be read on the page."""
        return self.page.locator("main").inner_text().replace(JOINER, "")

    def until(self, words: str, again: str = "") -> None:
        """Wait until the page says so; where the worker must do something, the page is opened anew."""
        ends = time.monotonic() + WORK
        while time.monotonic() < ends:
            with suppress(PlaywrightError):
                if self.says(words):
                    return
            self.page.wait_for_timeout(700)
            if again:
                with suppress(PlaywrightError):  # the page was just opening anew by itself
                    self.page.goto(again)
        raise Stuck(f"{self.page.url} never says “{words}”")

    def must(self, words: str) -> None:
        """Take it that the page says so; whoever does not find it is stuck."""
        for _ in range(50):
            with suppress(PlaywrightError):  # a page that is just leaving
                if self.says(words):
                    return
            self.page.wait_for_timeout(200)
        raise Stuck(f"{self.name or 'the public'} does not read “{words}” on {self.page.url}")

    def keeps(self, **values: str) -> None:
        """Take it that fields still hold what was typed although it was refused."""
        for name, value in values.items():
            held = self.page.locator(f"main [name='{name}']").first.input_value()
            if held != value:
                raise Stuck(f"“{value}” typed into {name} is lost on {self.page.url}: “{held}”")

    def fetched(self, words: str, folder: Path, scope: str = "main") -> Path:
        """Press what gives a file and return where it is kept."""
        with self.page.expect_download(timeout=SLOW) as handed:
            self._found(words, scope).click(timeout=SLOW)
        file = folder / handed.value.suggested_filename
        handed.value.save_as(file)
        return file

    def look(self, name: str = "") -> None:
        """Take a picture of the page as it stands."""
        if self.pictures is None:
            return
        word = re.sub(r"[^\w฀-๿-]+", "-", name)[:40].strip("-")
        self.taken.append(word)
        path = self.pictures / f"{len(self.taken):03d}-{self.name or 'public'}-{word}.png"
        with suppress(PlaywrightError):  # that a full machine is too slow for one proves nothing
            self.page.screenshot(path=path, full_page=True, timeout=30_000)


@dataclass
class Walk:
    """The whole way: who has a window open, what was learnt on the way, how long each part took."""

    browser: Browser
    address: str
    var: Path
    pictures: Path | None
    folder: Path  # for files that are sent or fetched on the way
    width: int = 0  # of every window; 0: schools and assessors on a phone, the others at a desk
    known: dict[str, str] = field(default_factory=dict)
    took: dict[str, float] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    passed: int = 0  # days of the demonstration
    _desks: dict[str, Desk] = field(default_factory=dict)

    def desk(self, name: str, width: int = 1440, language: str = "th") -> Desk:
        """Return somebody's window, signed in by their button; in Thai unless another language is chosen."""
        width = self.width or width
        key = name if language == "th" else f"{name} {language}"
        if key not in self._desks:
            context = self.browser.new_context(
                base_url=self.address,
                viewport={"width": width, "height": 900},
                locale="th-TH",
                reduced_motion="reduce",
            )
            context.set_default_timeout(SLOW)
            made = Desk(context.new_page(), name, self.pictures, self.taken, language)
            self._desks[key] = made
            self._sign_in(made) if name else made.page.goto("/results/")
            if language != "th":
                made.page.locator(f"button[name=language][value={language}]").first.click()
                made.page.wait_for_load_state("load")
        desk = self._desks[key]
        desk.page.set_viewport_size({"width": width, "height": 900})
        return desk

    def _sign_in(self, desk: Desk) -> None:
        desk.page.goto("/sign-in/")
        button = desk.page.locator(f"button[value='{desk.name}']")
        if not button.count():
            raise Stuck(f"nobody on the sign-in page is {desk.name}")
        if not button.is_visible():
            desk.page.locator("summary", has_text="ผู้").last.click()
        button.click()
        desk.page.wait_for_load_state("load")
        desk.look("home")

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Say which stage is walked, and how long it took."""
        begun = time.monotonic()
        yield
        self.took[name] = round(time.monotonic() - begun, 1)
        print(f"{self.took[name]:7.1f} s  {name}", flush=True)

    def days(self, days: int) -> None:
        """Let days of the demonstration pass, as an operator does."""
        run = [sys.executable, "-m", "prakan", "ahead", str(days)]
        env = {**os.environ, "PRAKAN_VAR": str(self.var), "PRAKAN_DEMO": "1"}
        subprocess.run(run, env=env, check=True, capture_output=True)
        self.passed += days
        time.sleep(1.5)  # the server looks once a second
        for desk in self._desks.values():
            desk.page.context.close()  # who was signed in has to sign in again on another day
        self._desks.clear()

    def look_everywhere(self) -> None:
        """Take a picture of every window as it stands."""
        for desk in self._desks.values():
            desk.look("stuck")
