"""What the officer is told on the board of the day."""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import Browser

OFFICER = "registrar"
SLOW = 120_000
UNSENT = re.compile(r"ค้างส่งในเครื่อง ([\d,]+)")


def board(browser: Browser, port: int, case: str, day: date) -> dict[str, int]:
    """Return what the board says of a case: entries here, what is not settled, what is unsent on a device."""
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{port}", viewport={"width": 1440, "height": 900}
    )
    context.set_default_timeout(SLOW)
    page = context.new_page()
    page.goto("/sign-in/")
    with page.expect_navigation():
        page.locator(f"button[value='{OFFICER}']").click()
    page.goto(f"/field-board/?day={day.isoformat()}&q={case}")
    row = page.locator("tbody tr", has_text=case)
    cells = row.locator("td")
    here = int(cells.nth(2).inner_text().replace(",", ""))
    open_ = row.locator("td").nth(3).locator(".pk-chip").count()
    said = cells.nth(0).inner_text().replace("\u2060", "")
    unsent = sum(int(many.replace(",", "")) for many in UNSENT.findall(said))
    context.close()
    return {"here": here, "not settled": open_, "unsent": unsent}
