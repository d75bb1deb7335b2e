"""From the scores of each to what the team agrees on, its verdict, and the draft of the report."""

from __future__ import annotations

from walking.before import SCHOOL
from walking.browser import Desk, Walk

TOGETHER = "คณะเห็นพ้องตามหลักฐานจากชั้นเรียน (ตัวอย่าง)"
WRITTEN = "สถานศึกษาดำเนินงานตามแผนและปรับปรุงจากผลจริง (ตัวอย่าง)"


def agreed(walk: Walk) -> None:
    """The chair takes over equal marks and proposes the others; all agree, and the verdict follows."""
    desk = walk.desk(walk.known["team0"])
    desk.page.goto(walk.known["case"])
    desk.press("ฉันทามติ")
    desk.press("รับข้อที่ตรงกัน")
    while True:
        desk.press("ต้องหารือ")
        row = desk.page.locator("main tbody tr", has_text="ต่าง").first
        if not row.count():
            break
        row.locator("a").first.click()
        desk.page.wait_for_load_state("load")
        _proposed(desk)
    for number in range(3):
        _agrees(walk, walk.known[f"team{number}"])
    desk.page.goto(walk.known["case"])
    desk.press("ผลการประเมิน")


def _proposed(desk: Desk) -> None:
    desk.page.locator("main input[name=mark][value=very_good]").check()
    desk.page.fill("main textarea[name=reason]", TOGETHER)
    desk.page.locator("main input[name=evidence]").first.check()
    with desk.page.expect_navigation():
        desk.press("เสนอฉันทามติ")


def _agrees(walk: Walk, name: str) -> None:
    desk = walk.desk(name)
    desk.page.goto("/")
    desk.menu("รอฉัน")
    desk.press(SCHOOL)
    desk.press("ฉันทามติ")
    desk.press("ตกลงฉันทามติ")
    desk.press("ตกลง")


def drafted(walk: Walk) -> None:
    """The chair writes the report, section after section."""
    desk = walk.desk(walk.known["team0"])
    desk.page.goto(walk.known["case"])
    desk.press("รายงานการประเมิน")
    desk.press("ร่างจากข้อค้นพบ")
    while True:
        box = desk.page.locator("main textarea[name=text]")
        if not box.input_value().strip():
            box.fill(WRITTEN)
        onward = desk.page.locator("main button[name=next]")
        last = not onward.count()
        with desk.page.expect_navigation():
            (desk.page.locator("main form[action^='?section'] button").first if last else onward).click()
        if last:
            break
    desk.look("report-written")
