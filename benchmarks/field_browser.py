"""Open, fill and scroll the field app in Chromium as it is, and with the processor made four times slower.

    PRAKAN_DEMO=1 PRAKAN_VAR=var/bench python -m benchmarks.field_browser [--entries 500] [--rounds 5]

Serves a copy of a demonstration that is loaded, signs in with a click as an assessor with a visit and takes
the visit along, in a window of 390 by 844. Counts what the first load sends (compressed, as it goes over the
wire); then, without a line, times opening, unlocking, recording, drawing the ledger and scrolling it, and
scrolling it while it sends. A frame is late when it comes more than 50 ms after the one before; dropped are
those that had to be there.
Chromium slows the main thread only: reckoning a key from the code runs beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page, expect, sync_playwright

from benchmarks.field_scripts import DRAWN, FILL, FRAMES, NOTING, ONE, OPENED, UNLOCKED
from benchmarks.machine import Watch
from benchmarks.pages import wait_for
from scripts.postgres import free_port
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.field_device import core

CODE, SLOW, PERSON = "ดอกบัว77", 300_000, "assessor"
LIKE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
DISTANCE, SPEED = 12_000, 2_400  # pixels of a scroll, and a second


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured with the processor slowed down so many times; milliseconds unless said otherwise."""

    slower: int
    opens: int  # to the screen that asks for the code
    unlocks: int  # from the code to today's list
    records: float  # one entry of text
    records_photo: float  # one entry with a photograph of 300 kB
    draws: int  # the ledger with all entries
    scroll: dict[str, float]
    scroll_sending: dict[str, float]


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """Serve a copy of the demonstration; gives its address and its process."""
    folder, port = tempfile.mkdtemp(prefix="prakan-field-"), free_port()
    shutil.copytree(os.environ["PRAKAN_VAR"], folder, dirs_exist_ok=True)
    words = [sys.executable, "-m", "prakan", "serve", "--address", f"127.0.0.1:{port}"]
    env = {**os.environ, "PRAKAN_VAR": folder, "PRAKAN_DEMO": "1"}
    server = subprocess.Popen(words, env=env, start_new_session=True)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


class Bench:
    """One telephone-sized window on the demonstration."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base, self.case = page, base, 0
        self.wire: CDPSession = page.context.new_cdp_session(page)

    def sign_in(self) -> None:
        self.page.goto(f"{self.base}/sign-in/")
        with self.page.expect_navigation():
            self.page.locator(f"button[value='{PERSON}']").first.click()

    def first_load(self) -> dict[str, float]:
        """Open the app for the first time; returns kB over the wire by kind, and together."""
        kinds: dict[str, str] = {}
        sizes: dict[str, float] = {}
        self.wire.send("Network.enable")
        self.wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.wire.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]}))

        def ended(told: dict[str, Any]) -> None:
            kind = kinds.get(told["requestId"], "Other")
            sizes[kind] = sizes.get(kind, 0) + told["encodedDataLength"] / 1000

        self.wire.on("Network.loadingFinished", ended)
        self.page.goto(f"{self.base}/field/", wait_until="networkidle")
        expect(self.page.locator("#name")).to_be_visible(timeout=SLOW)
        self.wire.send("Network.setCacheDisabled", {"cacheDisabled": False})
        self.wire.send("Network.disable")
        return {kind: round(size, 1) for kind, size in (*sizes.items(), ("all", sum(sizes.values())))}

    def prepare(self) -> None:
        """Set the device up and take the first visit along."""
        page = self.page
        for name, words in (("name", "เครื่องวัด"), ("code", CODE), ("again", CODE)):
            page.locator(f"#{name}").fill(words)
        page.locator("form button.pk-btn").click()
        page.locator("a[href^='#/prepare/']").first.click()
        page.locator("main .pk-form button.pk-btn").first.click()
        there = page.locator("a.pk-btn[href^='#/v/']")
        expect(there).to_be_visible(timeout=SLOW)
        self.case = int(str(there.get_attribute("href")).rpartition("/")[2])
        page.wait_for_function("async () => Boolean(await caches.match('/field/'))", timeout=SLOW)

    def fill(self, entries: int) -> None:
        """Record entries by the app's own core in this page; the code is asked for at every opening."""
        self.page.context.set_offline(True)
        self.page.goto(f"{self.base}/field/")
        given = [core(), CODE, self.case, entries]
        assert self.page.evaluate(FILL, given) == entries
        self.page.evaluate("() => window.bench.door.askAlways(true)")

    def slow(self, times: int) -> None:
        self.wire.send("Emulation.setCPUThrottlingRate", {"rate": times})

    def opened(self) -> tuple[int, int]:
        """Open the app without a line and type the code; returns milliseconds to its field, and to today."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.base}/field/")
        opens = round(self.page.wait_for_function(OPENED, timeout=SLOW).json_value())
        return opens, round(self.page.evaluate(UNLOCKED, CODE))

    def drawn(self) -> int:
        """Open the ledger from today's list; returns milliseconds until its entries stand."""
        self.page.evaluate("location.hash = '/'")
        self.page.wait_for_timeout(1000)
        return round(self.page.evaluate(DRAWN))

    def scrolled(self) -> dict[str, float]:
        """Scroll the ledger with all of its entries as a finger does; returns frames and what was late."""
        for more in self.page.locator(".pk-more").all():
            more.click()
        self.page.evaluate("scrollTo(0, 0)")
        self.page.evaluate(FRAMES[0])
        gesture = {"x": 195, "y": 500, "yDistance": -DISTANCE, "speed": SPEED, "gestureSourceType": "touch"}
        self.wire.send("Input.synthesizeScrollGesture", gesture)
        return dict(self.page.evaluate(FRAMES[1]))

    def recorded(self, photo: bool, rounds: int) -> float:
        """Record some entries; returns the milliseconds of the one in the middle."""
        return round(statistics.median(self.page.evaluate(ONE, [self.case, photo, rounds])), 1)


def measured(bench: Bench, slower: int, rounds: int) -> Figures:
    """Measure everything at one speed of the processor."""
    bench.slow(slower)
    opened = [bench.opened() for _ in range(rounds)]
    draws = [bench.drawn() for _ in range(rounds)]
    scroll = bench.scrolled()
    bench.page.evaluate(FILL, [core(), CODE, bench.case, 0])  # the core stays in the page
    records, photos = bench.recorded(False, 10), bench.recorded(True, 10)
    bench.page.context.set_offline(False)
    bench.page.wait_for_timeout(1500)
    sending = bench.scrolled()
    bench.page.context.set_offline(True)
    return Figures(
        slower,
        round(statistics.median(one[0] for one in opened)),
        round(statistics.median(one[1] for one in opened)),
        records,
        photos,
        round(statistics.median(draws)),
        scroll,
        sending,
    )


def main() -> None:
    """Run and print."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    wanted.add_argument("--entries", type=int, default=500)
    wanted.add_argument("--rounds", type=int, default=5)
    wanted.add_argument("--slower", default="1,4")
    given = wanted.parse_args()
    watch = Watch()
    with served() as (base, _), sync_playwright() as playing, tempfile.TemporaryDirectory() as profile:
        context = playing.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=list(FLAGS), headless=True, **LIKE
        )
        context.set_default_timeout(SLOW)
        context.add_init_script(f"({NOTING})()")
        bench = Bench(context.pages[0], base)
        bench.sign_in()
        load = bench.first_load()
        bench.prepare()
        bench.fill(given.entries)
        found = [measured(bench, slower, given.rounds) for slower in map(int, given.slower.split(","))]
        version = str(context.browser.version if context.browser else "")
        context.close()
    said = watch.verdict(" ".join(["python -m benchmarks.field_browser", *sys.argv[1:]]))[1]
    print(said, f"Chromium {version}")
    print(json.dumps({"first_load_kB": load, "figures": [asdict(one) for one in found]}, indent=1))


if __name__ == "__main__":
    main()
