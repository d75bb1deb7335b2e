"""A device of the field app in a real Chromium: the built core, driven and killed by a test."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType, Error, Page

from prakan.web.templatetags.assets import MANIFEST
from tests.browser.conftest import CHROMIUM, FLAGS

CODE = "ดอกบัว77"
PLAIN = "/field/sw.js"  # a page of the same origin with nothing in it
OPEN = """async (core) => {
  const { openField, FieldProblem } = await import(core);
  window.Problem = FieldProblem;
  window.field = await openField();
  return window.field.door.state();
}"""
#: runs a piece of script with ``field``; what it throws comes back as {"code", "values"}.
RUN = """async ([script, given]) => {
  const work = new (async () => {}).constructor("field", "given", script);
  try { return { value: (await work(window.field, given)) ?? null }; }
  catch (error) {
    if (error instanceof window.Problem) return { code: error.code, values: error.values };
    return { error: String(error?.stack ?? error) };
  }
}"""
RECORD = """return field.log.record({ case: given.case ?? 4, step: given.step ?? "score.save",
  data: given.data ?? { code: "1.1", mark: "3", reason: "เหตุผล", evidence: [] },
  files: (given.files ?? []).map((f) => ({ role: "original", name: f.name, type: f.type,
    blob: new Blob([f.size ? new Uint8Array(f.size).fill(f.fill ?? 1) : f.text]) })) })"""
#: codes are made into keys as in the app, with fewer rounds; how many the app asked for stands in ``asked``.
LIGHT = """(() => {
  const real = SubtleCrypto.prototype.deriveKey;
  globalThis.asked = [];
  SubtleCrypto.prototype.deriveKey = function (how, ...rest) {
    asked.push(how.iterations);
    return real.call(this, { ...how, iterations: 1000 }, ...rest);
  };
})()"""


class Failed(Exception):
    """What the app threw: its number and values, or what it should never throw."""

    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__(json.dumps(told))
        self.code: str = told.get("code", "")
        self.values: dict[str, Any] = told.get("values", {})


def core() -> str:
    """Return the address of the built core."""
    built = json.loads(MANIFEST.read_text())
    return "/static/built/" + str(built["field/core.ts"]["file"])


@dataclass
class Device:
    """The app opened in one page."""

    page: Page
    base: str

    def open(self) -> str:
        """Open the app anew, as after a reload; returns the state of its door."""
        self.page.goto(self.base + PLAIN)
        return str(self.page.evaluate(OPEN, core()))

    def run(self, script: str, **given: Any) -> Any:
        """Run a piece of script with the app; raises ``Failed`` with the number of a problem."""
        told = self.page.evaluate(RUN, [script, given])
        if "value" not in told:
            raise Failed(told)
        return told["value"]

    def register(self) -> None:
        self.run("return field.door.register('โทรศัพท์', given.code)", code=CODE)

    def unlock(self, code: str = CODE) -> bool:
        return bool(self.run("return field.door.unlock(given.code)", code=code))

    def record(self, **given: Any) -> dict[str, Any]:
        return dict(self.run(RECORD, **given))

    def all(self, case: int = 4) -> list[dict[str, Any]]:
        return list(self.run("return field.log.all(given.case)", case=case))

    def ledger(self) -> dict[str, Any]:
        return dict(self.run("return field.log.ledger()"))

    def counts(self) -> tuple[int, int, int, int]:
        """Return how many were collected, and how many are unsent, sent, confirmed."""
        told = self.ledger()
        found = [int(told[name]["entries"]) for name in ("collected", "unsent", "sent", "confirmed")]
        return found[0], found[1], found[2], found[3]

    def sync(self) -> dict[str, Any] | None:
        """Send what can be sent; returns the problem that stands afterwards."""
        return self.run("await field.sync.now(); return field.sync.problem")  # type: ignore[no-any-return]


class Phone:
    """A Chromium with its own profile on the disk, which can be killed and started again."""

    def __init__(
        self, kind: BrowserType, base: str, profile: Path, how: dict[str, Any] | None = None
    ) -> None:
        self.kind, self.base, self.profile, self.how = kind, base, profile, how or {}
        self.context: BrowserContext | None = None

    def start(self, *flags: str, **how: Any) -> BrowserContext:
        """Start the browser over the profile as it lies there, with further flags and ways of Playwright."""
        for lock in self.profile.glob("Singleton*"):
            lock.unlink()
        self.context = self.kind.launch_persistent_context(
            str(self.profile),
            executable_path=CHROMIUM,
            args=[*FLAGS, *flags],
            headless=True,
            **self.how,
            **how,
        )
        return self.context

    def device(self) -> Device:
        assert self.context is not None
        page = self.context.new_page()
        page.set_default_timeout(120_000)  # a browser that starts on a busy machine
        return Device(page, self.base)

    def kill(self) -> None:
        """End all of its processes at once, as a battery does; found by the profile that is theirs alone."""
        for found in self._processes():
            os.kill(found, signal.SIGKILL)
        context, self.context = self.context, None
        if context is not None:
            with suppress(Error):  # it may know already that it is gone
                context.close()

    def _processes(self) -> list[int]:
        listed = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True)
        mine = [line.split(None, 1) for line in listed.stdout.splitlines() if str(self.profile) in line]
        return [int(pid) for pid, words in mine if "user-data-dir" in words]
