"""A quarter from first sign-in to signed report, on the demonstration year, the worker beside it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Window, press

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REASON = "พิมพ์ทุกค่าไว้ในภาคผนวก รอหน่วยงานเจ้าของเรื่องยืนยัน"
FILES = ("docx", "pdf", "xlsx")
STARTS = {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK"}


def around(folder: Path) -> dict[str, str]:
    """Return the environment of a demonstration of its own."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    return {**kept, "PRAKAN_VAR": str(folder), "PRAKAN_DEMO": "1"}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `prakan demo` has loaded the year and written the report."""
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "prakan", "demo", "--no-serve"],
        env=around(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((folder / "reports").iterdir())) == 6
    return folder


@pytest.fixture
def address(loaded: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the demonstration, served by `prakan serve` on a copy of the loaded folder."""
    folder = tmp_path / "var"
    shutil.copytree(loaded, folder)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "prakan", "serve", "--address", f"127.0.0.1:{port}", "--processes", "1"],
        env=around(folder),
    )
    wait_for(f"http://127.0.0.1:{port}/sign-in/")
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=30)


def wait_for(url: str) -> None:
    """Wait until a page answers."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(url) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} does not answer")


@dataclass
class Visit:
    """One person's browser; every page opened is held against axe and the width of its window."""

    page: Page
    language: str

    def open(self, path: str) -> None:
        self.page.goto(path)
        self.look()

    def look(self) -> None:
        """Fail when the page has a serious barrier or is wider than its window."""
        seen = Window(self.page)
        assert (seen.barriers(), seen.overflow()) == ([], 0), self.page.url

    def press(self, form: str) -> None:
        """Press the button of the form whose address ends so."""
        press(self.page.locator(f"form[action$='{form}'] button").first)

    def become(self, username: str) -> None:
        """Sign out, and in again with one click as someone of the cast."""
        self.page.context.clear_cookies(name="sessionid")
        self.page.goto("/sign-in/")
        press(self.page.locator(f"button[value='{username}']"))
        press(self.page.locator(f"form[action*='language'] button[value='{self.language}']"))


@pytest.mark.parametrize(("language", "width"), [("th", 1440), ("en", 390)])
def test_a_quarter_is_reported_settled_closed_signed_and_downloaded(
    browser: Browser, address: str, language: str, width: int
) -> None:
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 900})
    visit = Visit(context.new_page(), language)
    open_a_figure_to_its_leaves(visit)
    report_a_row_again(visit)
    settle_what_blocks(visit)
    close_and_sign(visit)
    assert download_the_files(visit) == list(FILES)
    context.close()


def open_a_figure_to_its_leaves(visit: Visit) -> None:
    visit.become("policy")
    visit.open("/")
    assert visit.page.locator("html").get_attribute("lang") == visit.language
    visit.open("/plan/")
    figure = visit.page.locator("a.pk-fig[href$='/FY2567.O2.A1.target']").first
    assert figure.inner_text() == "4,220"
    visit.open(figure.get_attribute("href") or "")
    thread = visit.page.locator("main .pk-thread a.pk-fig").all_inner_texts()
    assert [
        leaf for leaf in ("1,971", "2,165", "44", "20") if not any(t.startswith(leaf) for t in thread)
    ] == []


def report_a_row_again(visit: Visit) -> None:
    """The office opens an approved row, its owner reports again, the head endorses, the office approves."""
    visit.open("/progress/")
    row = (
        visit.page.locator("main a[href^='/progress/']", has_text="Chatbot").first.get_attribute("href") or ""
    )
    visit.open(f"{row}reopen/")
    visit.page.locator("main form textarea").fill(REASON)
    press(visit.page.locator("main form .btn-primary"))
    visit.become("owner_it")
    visit.open(f"{row}edit/")
    visit.page.locator("textarea[name='result_th']").fill("ลงนามสัญญาแล้ว เริ่มใช้งานเดือนมกราคม")
    press(visit.page.locator("main form .btn-primary").first)
    visit.open(row)
    visit.press("/submit/")
    visit.become("head_it")
    visit.open(row)
    visit.press("/endorse/")
    visit.become("policy")
    visit.open(row)
    visit.press("/approve/")
    visit.open(row)
    assert visit.page.locator("a[href$='/reopen/']").count() == 1


def settle_what_blocks(visit: Visit) -> None:
    visit.open("/findings/")
    blocking = visit.page.locator("main section, main .card").filter(
        has=visit.page.locator("a[href*='/findings/2567-1/']")
    )
    assert blocking.count() > 0
    visit.open("/closing/")
    assert visit.page.locator("form[action$='/close/'] button:not([disabled])").count() == 0
    for link in high_findings(visit):
        visit.open(link)
        visit.page.locator("input[name='decision'][value='unresolved']").check(force=True)
        visit.page.locator("textarea[name='reason']").fill(REASON)
        visit.press("/settle/")


def high_findings(visit: Visit) -> list[str]:
    """Return the addresses of the findings that keep the quarter open."""
    visit.page.goto("/findings/?severity=high")
    found = visit.page.locator("main a[href*='/findings/2567-1/']").all()
    links = [link.get_attribute("href") or "" for link in found]
    return sorted({link.split("?")[0] for link in links if ":" in link})


def close_and_sign(visit: Visit) -> None:
    visit.open("/closing/")
    visit.page.locator("form[action$='/close/'] input[type='checkbox']").check(force=True)
    visit.press("/close/")
    visit.open("/closing/")
    for person in ("policy", "head_policy", "deputy", "director"):
        visit.become(person)
        visit.open("/report/")
        visit.press("/sign/")
    visit.open("/report/")
    assert visit.page.locator("form[action$='/sign/'] button:not([disabled])").count() == 0


def download_the_files(visit: Visit) -> list[str]:
    """Ask for each format, wait for the worker, download; returns what came as the kind of file it says."""
    came = []
    for ending in FILES:
        visit.open("/report/")
        press(visit.page.locator(f"form[action$='/ask/'] button[value='{ending}']").first)
        link = visit.page.locator("a[href^='/report/files/']", has_text=ending.upper()).first
        expect(link).to_be_visible(timeout=120_000)  # the page looks by itself whether the worker is done
        with visit.page.expect_download() as waiting:
            link.click()
        if Path(waiting.value.path()).read_bytes().startswith(STARTS[ending]):
            came.append(ending)
    return came
