"""A newcomer takes in a roster with errors, mends it with the file that comes back, and takes it in again."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from prakan.domain.roster_sheet import lines
from prakan.foundation.models import Agency, Person
from prakan.registry.actions import roster_intake, roster_requests
from prakan.registry.actions.roster_intake import checking
from prakan.registry.actions.roster_intake.planning import Planned, plan
from prakan.registry.models import Institution, ParentAgency, RosterIntake
from tests.browser.conftest import Held, Open, Window, press
from tests.dirty_rosters import roster, write_xlsx
from tests.registry.conftest import area

__all__ = ["area"]

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROWS, MANY = 80, 400
FIRST = 6  # line of the first row under titles and headings


def leave_and_return(page: Page, times: int = 1) -> None:
    """Leave the page while the worker works, as it says one may, and come back to it."""
    expect(page.locator("#state")).to_be_visible()
    address = page.url
    page.goto("about:blank")
    for _ in range(times):
        roster_intake.work_off(timezone.now())
    page.goto(address)


def take(page: Page, file: Path, times: int = 1) -> None:
    """Upload a file through the form."""
    press(page.get_by_role("link", name="รับรายชื่อเข้า"))
    page.get_by_label("ผู้ส่ง").select_option("department")
    page.get_by_label("ไฟล์รายชื่อ").set_input_files(str(file))
    press(page.get_by_role("button", name="รับเข้า"))
    leave_and_return(page, times)


def mended(marked: Path, out: Path) -> Path:
    """Put right what the last column of the marked file tells, as a person at the sender would."""
    book = load_workbook(marked)
    sheet = book["รายชื่อ"]
    last = sheet.max_column
    for number, clean in enumerate(roster(ROWS).rows[:-1], FIRST):
        if sheet.cell(number, last).value:
            for column in range(1, last + 1):
                sheet.cell(number, column).value = clean[column - 1] if column <= len(clean) else None
    sheet.delete_cols(last)
    book.save(out)
    return out


@pytest.mark.parametrize("width", [1440, 390])
def test_a_newcomer_mends_a_roster(
    width: int, window: Open, registrar: Person, area: ParentAgency, tmp_path: Path
) -> None:
    Agency.objects.create(code="a", name_th="สำนักงานสมมติ", name_en="Office", short_th="สมม.", short_en="AO")
    seen: Window = window(registrar, width=width)
    page = seen.open("/rosters/")
    made = roster(ROWS, faults=1)
    take(page, write_xlsx(made, tmp_path / "a.xlsx"))
    confirm = page.get_by_role("button", name="ยืนยันคอลัมน์แล้วตรวจ")
    expect(confirm).to_be_visible()
    assert (seen.barriers(), seen.overflow()) == ([], 0)
    press(confirm)
    leave_and_return(page)
    expect(page.locator("tr[id^=line-]")).to_have_count(made.refused)
    assert (seen.barriers(), seen.overflow()) == ([], 0)
    with page.expect_download() as handed:
        page.get_by_role("link", name="ไฟล์เดิมที่ระบุปัญหาแล้ว").click()
    marked = tmp_path / "marked.xlsx"
    handed.value.save_as(marked)
    seen.open("/rosters/")
    take(
        page, mended(marked, tmp_path / "b.xlsx"), times=2
    )  # the columns are remembered: it is checked at once
    write = page.get_by_role("button", name=f"บันทึกใหม่ {ROWS} แห่ง")
    expect(write).to_be_visible()
    press(write)
    leave_and_return(page)
    expect(page.locator(".pk-note--ok")).to_contain_text(f"ใหม่ {ROWS}")
    assert Institution.objects.count() == ROWS
    assert (seen.barriers(), seen.overflow()) == ([], 0)


class Watched:
    """A checking that stops before a block until something has been done in the browser."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, of_lines: int) -> None:
        self.before: dict[int, Callable[[], object]] = {}
        self.blocks = 0
        monkeypatch.setattr(lines, "BLOCK", of_lines)
        monkeypatch.setattr(checking, "plan", self._plan)

    def _plan(self, *given: Any, **more: Any) -> list[Planned]:
        self.before.pop(self.blocks, lambda: None)()
        self.blocks += 1
        return plan(*given, **more)


def test_a_checking_shows_how_far_it_is_is_cancelled_and_resumed(
    window: Open, registrar: Person, area: ParentAgency, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Agency.objects.create(code="a", name_th="สำนักงานสมมติ", name_en="Office", short_th="สมม.", short_en="AO")
    seen = window(registrar)
    page = seen.open("/rosters/")
    made = roster(MANY, faults=4)
    take(page, write_xlsx(made, tmp_path / "a.xlsx"))
    press(page.get_by_role("button", name="ยืนยันคอลัมน์แล้วตรวจ"))
    watched = Watched(monkeypatch, of_lines=100)

    def look_and_cancel() -> None:
        expect(page.locator("#state")).to_contain_text(f"ตรวจแล้ว 200 จาก {len(made.rows)} แถว")  # by itself
        assert (seen.barriers(), seen.overflow()) == ([], 0)
        press(page.get_by_role("button", name="ยกเลิกการรับรายชื่อนี้"))

    watched.before[2] = look_and_cancel
    roster_intake.work_off(timezone.now())
    assert (watched.blocks, watched.before) == (3, {})  # the block it was at is thrown away, no other begun
    press(page.get_by_role("button", name="ทำต่อ"))
    leave_and_return(page)
    expect(page.locator("tr[id^=line-]")).to_have_count(made.refused)
    press(page.get_by_role("button", name=f"บันทึกใหม่ {made.good} แห่ง"))
    leave_and_return(page)
    expect(page.locator(".pk-note--ok")).to_contain_text(f"ใหม่ {made.good}")
    assert Institution.objects.count() == made.good


def unchecked(window: Open, registrar: Person, tmp_path: Path) -> tuple[Page, RosterIntake]:
    """Return the page of a roster whose columns are confirmed, and that waits to be checked."""
    Agency.objects.create(code="a", name_th="สำนักงานสมมติ", name_en="Office", short_th="สมม.", short_en="AO")
    page = window(registrar).open("/rosters/")
    take(page, write_xlsx(roster(20), tmp_path / "a.xlsx"))
    press(page.get_by_role("button", name="ยืนยันคอลัมน์แล้วตรวจ"))
    return page, RosterIntake.objects.get()


def test_a_cancel_on_its_way_is_not_called_back_by_a_check_that_ends(
    window: Open, registrar: Person, area: ParentAgency, tmp_path: Path
) -> None:
    page, intake = unchecked(window, registrar, tmp_path)
    cancel = Held(page, re.compile("/cancel/$"), "POST")
    with cancel.arrives():
        page.get_by_role("button", name="ยกเลิกการรับรายชื่อนี้").click(no_wait_after=True)
    roster_intake.work_off(timezone.now())
    page.wait_for_event("response", lambda answer: "hx-refresh" in answer.headers)
    page.wait_for_timeout(500)  # time for a reload, if there were one
    cancel.go_on()
    expect(page.get_by_role("button", name="ทำต่อ")).to_be_visible()
    intake.refresh_from_db()
    assert intake.stage == RosterIntake.Stage.CANCELLED


def test_a_press_lasts_through_news_of_the_work(
    window: Open, registrar: Person, area: ParentAgency, tmp_path: Path
) -> None:
    page, intake = unchecked(window, registrar, tmp_path)
    page.get_by_role("button", name="ยกเลิกการรับรายชื่อนี้").hover()
    page.mouse.down()
    for _ in range(2):  # the second is asked for when the first has been drawn
        page.wait_for_event("response", lambda answer: answer.url.endswith("/state/"))
    page.mouse.up()
    expect(page.get_by_role("button", name="ทำต่อ")).to_be_visible()
    intake.refresh_from_db()
    assert intake.stage == RosterIntake.Stage.CANCELLED


def test_without_a_script_everything_goes_on_by_hand(
    window: Open, registrar: Person, area: ParentAgency, tmp_path: Path
) -> None:
    Agency.objects.create(code="a", name_th="สำนักงานสมมติ", name_en="Office", short_th="สมม.", short_en="AO")
    page = window(registrar, script=False).open("/rosters/")
    take(page, write_xlsx(roster(20), tmp_path / "a.xlsx"))
    press(page.get_by_role("button", name="ยืนยันคอลัมน์แล้วตรวจ"))
    assert page.get_by_role("link", name="ดูอีกครั้ง").is_visible()
    leave_and_return(page)
    assert page.locator("tr[id^=line-]").count() == 20


def test_the_pages_of_asking_are_without_barrier(window: Open, registrar: Person, area: ParentAgency) -> None:
    Agency.objects.create(code="a", name_th="สำนักงานสมมติ", name_en="Office", short_th="สมม.", short_en="AO")
    at = timezone.now()
    (asked,) = roster_requests.ask(
        agencies=["department"], kinds=["basic"], fiscal_year=2570, deadline=at.date() + timedelta(days=30),
        by=registrar, at=at,
    )  # fmt: skip
    roster_requests.send(request_ids=[asked.pk], by=registrar, at=at)
    paths = ("/rosters/", f"/rosters/{asked.pk}/", "/rosters/ask/", "/rosters/take/", "/rosters/letter/")
    wrong = {}
    for language, theme, width in (("th", "light", 1440), ("en", "dark", 390)):
        seen = window(registrar, language=language, theme=theme, width=width)
        for path in paths:
            seen.open(path)
            wrong[path, language] = (seen.barriers(), seen.overflow())
    assert {key: found for key, found in wrong.items() if found != ([], 0)} == {}
