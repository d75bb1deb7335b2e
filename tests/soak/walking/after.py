"""From the draft that is sent to a result that anybody may check."""

from __future__ import annotations

from datetime import timedelta

from walking.before import SCHOOL, YEAR
from walking.browser import Desk, Walk
from walking.days import be, today

OBJECTION = "ผลการประเมินการอ่านปีล่าสุดสูงกว่าที่ร่างระบุ ตามหลักฐานใน SAR (ตัวอย่าง)"
KEPT = "คณะพิจารณาหลักฐานแล้ว ข้อความเดิมครอบคลุมผลปีล่าสุด (ตัวอย่าง)"
REMARK = "ระบุจำนวนผู้เรียนที่ใช้คำนวณร้อยละ (ตัวอย่าง)"
READER = "ผู้ตรวจอ่านรายงาน (ตัวอย่าง)"
MENDED = "เพิ่มจำนวนผู้เรียนแล้ว (ตัวอย่าง)"


def sent(walk: Walk) -> None:
    """The chair hands the draft on: the institution may read it."""
    _hand_on(walk)


def _hand_on(walk: Walk) -> None:
    desk = walk.desk(walk.known["team0"])
    desk.page.goto(walk.known["case"])
    desk.press("รายงานการประเมิน")
    desk.press("ส่งรายงานต่อ")
    desk.press("ส่งต่อ")


def replied(walk: Walk) -> None:
    """On a phone the head of the school accepts all but one section, and sends the reply."""
    desk = walk.desk("school_head", 390)
    desk.page.goto("/")
    desk.menu("รอฉัน")
    desk.press("อ่านร่างรายงานและตอบกลับ")
    desk.page.locator("main input[type=radio][value=object]").first.check(force=True)
    desk.page.locator("main textarea").first.fill(OBJECTION)
    desk.press("ส่งคำตอบ")
    desk.until("คัดค้าน")


def answered(walk: Walk) -> None:
    """The chair answers the objection and hands the report on to be read."""
    desk = walk.desk(walk.known["team0"])
    desk.page.goto("/")
    desk.menu("รอฉัน")
    desk.press("ตอบข้อคัดค้าน")
    desk.press("คำตอบต่อร่างรายงาน")
    desk.press("ตอบ")
    desk.fill(outcome="kept", words=KEPT)
    desk.press("บันทึก")
    _hand_on(walk)


def read(walk: Walk) -> None:
    """The officer gives the report to a reader, who remarks and returns it; mended, it is let pass."""
    _given(walk)
    reader = _reader(walk)
    reader.fill(text=REMARK)
    reader.press("เพิ่ม")
    reader.press("ส่งกลับให้คณะ")
    _mended(walk)
    _given(walk)
    _reader(walk).press("ให้ผ่าน")


def _given(walk: Walk) -> None:
    desk = walk.desk("registrar")
    desk.menu("ตรวจอ่านรายงาน")
    desk.page.locator("main tr", has_text=SCHOOL).locator("input[name=chosen]").check()
    desk.page.locator("main select[name=reader_id]").select_option(label=READER)
    desk.press("มอบหมายรายการที่เลือก")


def _reader(walk: Walk) -> Desk:
    """Return the window of the reader on the report, with every question of the checklist answered."""
    desk = walk.desk("reader")
    desk.page.goto("/")
    desk.menu("ตรวจอ่านรายงาน")
    desk.page.locator("main tr", has_text=SCHOOL).locator("a[href^='/readings/']").first.click()
    desk.page.wait_for_load_state("load")
    for box in desk.page.locator("main input[type=radio][value=yes]").all():
        box.check(force=True)
    desk.fill(free_of_interest="on")
    desk.press("บันทึก")
    return desk


def _mended(walk: Walk) -> None:
    desk = walk.desk(walk.known["team0"])
    desk.page.goto("/")
    desk.menu("รอฉัน")
    desk.press("แก้ไขรายงานตามข้อสังเกต")
    desk.press("การตรวจอ่าน")
    desk.press("ตอบ")
    desk.fill(words=MENDED)
    desk.press("บันทึก")
    _hand_on(walk)


def resolved(walk: Walk) -> None:
    """The secretary brings the case before the level committee, then before the board."""
    for body in ("basic", "board"):
        desk = walk.desk("secretary")
        desk.menu("คณะกรรมการ")
        desk.press("กำหนดการประชุม")
        desk.fill(body=body)
        desk.fill(on=be(today() + timedelta(days=walk.passed)), place="ห้องประชุม 1 (ตัวอย่าง)")
        desk.page.locator("main form button.btn-primary").click()
        desk.page.wait_for_load_state("load")
        _met(desk)


def _met(desk: Desk) -> None:
    desk.press("นำทั้งหมดเข้าวาระ")
    desk.press("ออกระเบียบวาระ")
    desk.press("ยืนยันออกระเบียบวาระ")
    for box in desk.page.locator("main input[name=present]").all():
        box.check()
    desk.press("บันทึกผู้มาประชุม")
    desk.page.locator("main [name=resolution]").first.select_option(label="เห็นชอบ")
    desk.press("บันทึก", "main form[action*='resolve']")
    desk.press("ปิดการประชุม")
    desk.press("ปิดการประชุม")


def certified(walk: Walk) -> None:
    """The officer makes the certificate and publishes the result."""
    desk = walk.desk("registrar")
    desk.menu("หนังสือรับรองและการเผยแพร่")
    for part in ("certificates", "publication"):
        desk.page.goto(f"/cases/{part}/?year={YEAR}")
        desk.page.locator("main button[name=all]").click()
        desk.page.wait_for_load_state("load")
        desk.look(part)


def checked(walk: Walk) -> None:
    """Anybody finds the result, opens the certificate by its number, and has its file checked."""
    desk = walk.desk("")
    desk.page.goto("/results/")
    desk.fill(q=SCHOOL)
    desk.press("ค้นหา")
    desk.press(SCHOOL)
    desk.look("result")
    with desk.page.expect_download() as handed:
        desk.page.locator("main a[href$='.pdf']").first.click()
    file = walk.folder / "certificate.pdf"
    handed.value.save_as(file)
    desk.page.locator("main a[href^='/certificates/']:not([href$='.pdf'])").first.click()
    desk.page.wait_for_load_state("load")
    walk.known["certificate"] = desk.page.url
    desk.page.set_input_files("main input[type=file]", str(file))
    desk.page.locator("main form[enctype] button").click()
    desk.page.wait_for_load_state("load")
    desk.look("file-checked")
    print("         ", desk.page.locator("main .pk-note, main .pk-chip").first.inner_text())
