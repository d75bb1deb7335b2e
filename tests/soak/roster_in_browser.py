"""A roster of 36,000 dirty rows in a real browser: progress, cancel, resume, a killed worker, choose, write.

    python tests/soak/roster_in_browser.py [--rows 36000] [--faults 60] [--pictures DIR]

Loads the demonstration into a folder of its own, serves it with a worker beside it, and drives Chromium as an
officer would, with every fault that rosters have. Cancels and resumes while it is checked and while it is
written, kills the worker in between, settles doubtful lines, hands the marked file back. Prints what was seen
and how long each part took as JSON; exit code 1 when anything was otherwise than it must be.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # for the made-up roster
from openpyxl import load_workbook
from playwright.sync_api import Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.dirty_rosters import REFUSING, Roster, roster, write_xlsx

CHROMIUM = os.environ.get("PRAKAN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"]
RESUME = 'button:has-text("ทำต่อ")'
CONFIRM = 'button:has-text("ยืนยันคอลัมน์แล้วตรวจ")'
LONG = 600_000  # milliseconds that a step may take on a busy machine
#: a line that fits every "บ้านหนองบัว" of a district: a person must choose
DOUBTFUL = "ชื่อโรงเรียน\tระดับ\tอำเภอ\tจังหวัด\nโรงเรียนบ้านหนองบัว\tประถมศึกษา\t{district}\t{province}\n"


class Journey:
    """One officer's way through an import, with times and pictures."""

    def __init__(self, page: Page, at: str, var: Path, pictures: Path | None) -> None:
        self.page, self.at, self.var, self.pictures = page, at, var, pictures
        self.seen: dict[str, object] = {}
        self.worker = self._worker()
        self._taken = 0

    def _worker(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "prakan", "worker"], env=self.env(), stderr=subprocess.DEVNULL
        )

    def env(self) -> dict[str, str]:
        return {**os.environ, "PRAKAN_VAR": str(self.var), "PRAKAN_DEMO": "1"}

    def picture(self, name: str) -> None:
        """Take a picture where wanted; that a full machine is too slow for one proves nothing."""
        self._taken += 1
        if self.pictures:
            with suppress(PlaywrightTimeout):
                self.page.screenshot(path=self.pictures / f"{self._taken:02d}-{name}.png")

    def timed(self, name: str, done: Callable[[], object]) -> None:
        begun = time.monotonic()
        done()
        self.seen[f"{name}, s"] = round(time.monotonic() - begun, 1)

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words).first.click()

    def wait_for(self, selector: str) -> None:
        self.page.wait_for_selector(selector, timeout=LONG)

    def sign_in(self) -> None:
        self.page.goto(f"{self.at}/sign-in/")
        self.page.locator("button[value=registrar]").click()
        self.page.wait_for_load_state()

    def take(self, file: Path | None = None, text: str = "") -> None:
        """Hand a roster in, as a file or pasted."""
        self.page.goto(f"{self.at}/rosters/take/")
        self.page.locator("select[name=agency]").select_option(index=1)
        if file:
            self.page.locator("input[name=file]").set_input_files(str(file))
            self.picture("take")
        else:
            self.page.locator("textarea[name=text]").fill(text)
        self.press("รับเข้า")
        self.wait_for("#state")

    def percent(self) -> int:
        """Return how far the page says the work is, -1 when it shows no measure."""
        shown = self.page.locator("#state .pk-row .pk-s", has_text="%")
        return int(shown.first.inner_text().rstrip(" %")) if shown.count() else -1

    def until_half(self, least: int) -> list[int]:
        """Look until the page says that so many percent are done; returns what it said on the way."""
        said: list[int] = []
        ends = time.monotonic() + LONG / 1000
        while time.monotonic() < ends:
            now = self.percent()
            said += [now] if now >= 0 and now not in said[-1:] else []
            if now >= least:
                return said
            time.sleep(0.1)
        raise TimeoutError(f"never {least} %: {said}")

    def cancel(self, name: str) -> None:
        self.timed(name, lambda: (self.press("ยกเลิกการรับรายชื่อนี้"), self.wait_for(RESUME)))
        self.picture("cancelled")

    def kill_worker(self) -> None:
        os.kill(self.worker.pid, signal.SIGKILL)
        self.worker.wait()
        self.picture("worker-killed")

    def checked(self) -> dict[str, int]:
        """Wait for the preview; returns how many lines each of its tabs holds."""
        self.wait_for("nav.pk-tabs")
        tabs = self.page.locator("nav.pk-tabs a")
        return {
            (tabs.nth(i).get_attribute("href") or "").removeprefix("?show="): _number(
                tabs.nth(i).inner_text()
            )
            for i in range(tabs.count())
        }


def _number(words: str) -> int:
    return int("".join(c for c in words if c.isdecimal()) or 0)


def journey(on: Journey, made: Roster, file: Path) -> None:
    """Take the roster in with everything that may happen on the way."""
    on.sign_in()
    on.timed("upload", lambda: on.take(file))
    on.timed("columns recognised", lambda: on.wait_for(f"{CONFIRM}, #state:has-text('%')"))
    on.picture("columns")
    if on.page.locator(CONFIRM).count():  # a sender's columns are asked for once
        on.page.locator(CONFIRM).click()
    on.seen["checking said, %"] = on.until_half(35)
    on.picture("checking")
    on.cancel("cancel while checking")
    on.press("ทำต่อ")
    on.until_half(35)
    on.kill_worker()
    on.cancel("cancel after the worker was killed while checking")
    on.worker = on._worker()
    on.press("ทำต่อ")
    on.timed("check after resuming", lambda: on.wait_for("nav.pk-tabs"))
    counts = on.checked()
    on.picture("preview")
    on.seen["preview"] = counts
    by_registry = counts["refused"] - made.refused  # the demonstration has a few of these schools itself
    on.seen["refused because of what the registry holds"] = by_registry
    must(counts, {"all": len(made.rows), "new": made.good - by_registry, "aside": made.aside})
    write(on)
    on.timed("marked file", lambda: marked(on, made, file.parent / "marked.xlsx"))


def write(on: Journey) -> None:
    """Write: cancelled half-way, resumed, the worker killed half-way, resumed, then whole."""

    def begin() -> None:
        on.wait_for("text=บันทึกใหม่")
        on.press("บันทึกใหม่")

    begin()
    on.seen["writing said, %"] = on.until_half(30)
    on.picture("writing")
    on.cancel("cancel while writing")
    on.seen["institutions of it after cancelling"] = of_it(on)
    on.press("ทำต่อ")
    begin()
    on.until_half(30)
    on.kill_worker()
    on.seen["institutions of it after the kill"] = of_it(on)
    on.cancel("cancel after the worker was killed while writing")
    on.worker = on._worker()
    on.press("ทำต่อ")
    on.wait_for("text=บันทึกใหม่")
    on.timed("write", lambda: (begin(), on.wait_for(".pk-note--ok")))
    on.picture("written")
    on.seen["institutions of it when written"] = of_it(on)


def of_it(on: Journey) -> int:
    """Return how many institutions the registry has that are no demonstration's own."""
    code = (
        "from prakan.registry.models import Institution as I; print(I.objects.filter(is_demo=False).count())"
    )
    run = [sys.executable, "-c", f"import prakan.config.boot; {code}"]
    return int(subprocess.run(run, env=on.env(), capture_output=True, text=True, check=True).stdout)


def marked(on: Journey, made: Roster, out: Path) -> None:
    """Fetch the marked file and read its words as the sender would."""
    with on.page.expect_download(timeout=LONG) as handed:
        on.page.locator("a[href$='/annotated/']").click()
    handed.value.save_as(out)
    sheet = load_workbook(out, read_only=True)["รายชื่อ"]
    words = [str(row[-1]) for row in sheet.iter_rows(values_only=True) if row and "→" in str(row[-1])]
    refusals = sum(any(code in text for code in REFUSING) for text in words)
    on.seen["lines refused in the marked file"] = refusals
    must({"marked": refusals}, {"marked": made.refused})
    on.seen["marked file, bytes"] = out.stat().st_size


def choose(on: Journey, made: Roster) -> None:
    """Paste a line that fits several institutions, choose one, write it."""
    names = [(row[5], row[6]) for row in made.rows if row[2] == "โรงเรียนบ้านหนองบัว"]
    district, province = max(names, key=names.count)
    on.take(text=DOUBTFUL.format(district=district, province=province))
    on.wait_for(f"{CONFIRM}, nav.pk-tabs")
    if on.page.locator(CONFIRM).count():
        on.page.locator(CONFIRM).click()
    must(on.checked(), {"refused": 1})
    on.picture("choose")
    offered = on.page.locator("select[name=choice] option").count()
    on.seen["institutions offered for a doubtful line"] = offered - 1
    on.page.locator("select[name=choice]").select_option(index=0)
    on.press("เลือก")
    on.wait_for("nav.pk-tabs")
    must({"refused": on.checked()["refused"]}, {"refused": 0})
    on.picture("chosen")


def must(found: dict[str, int], wanted: dict[str, int]) -> None:
    """Stop with what was seen when it is not what must be."""
    got = {name: found.get(name, 0) for name in wanted}
    if got != wanted:
        raise SystemExit(f"wrong: {got}, not {wanted}")


@contextmanager
def served(var: Path) -> Iterator[str]:
    """Load the demonstration and serve it without a worker; yields where."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    env = {**os.environ, "PRAKAN_VAR": str(var), "PRAKAN_DEMO": "1"}
    if not (var / "prakan.sqlite3").exists():
        subprocess.run([sys.executable, "-m", "prakan", "demo", "--no-serve"], env=env, check=True, stdout=2)
    words = [sys.executable, "-m", "prakan", "serve", "--address", at, "--no-worker", "--processes", "1"]
    server = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://{at}/sign-in/", timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://{at}"
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=36_000)
    parser.add_argument("--faults", type=int, default=60, help="of each kind")
    parser.add_argument("--pictures", type=Path, help="folder for a picture of each step")
    parser.add_argument("--var", type=Path, help="a folder with the demonstration loaded; kept")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="prakan-browser-") as apart:
        made = roster(given.rows, given.faults, first_code=500_000, varied=True)
        file = write_xlsx(made, Path(apart) / "รายชื่อ.xlsx")
        if given.pictures:
            given.pictures.mkdir(parents=True, exist_ok=True)
        with served(given.var or Path(apart)) as at, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="th-TH")
            on = Journey(page, at, given.var or Path(apart), given.pictures)
            try:
                journey(on, made, file)
                choose(on, made)
            finally:
                print(json.dumps(on.seen, ensure_ascii=False, indent=1))
                on.worker.kill()
                on.picture("last")
            must(
                {"after cancelling": int(str(on.seen["institutions of it after cancelling"]))},
                {"after cancelling": 0},
            )
            must(
                {"after the kill": int(str(on.seen["institutions of it after the kill"]))},
                {"after the kill": 0},
            )
            must(
                {"written": int(str(on.seen["institutions of it when written"]))},
                {"written": made.good - int(str(on.seen["refused because of what the registry holds"]))},
            )
            browser.close()


if __name__ == "__main__":
    main()
