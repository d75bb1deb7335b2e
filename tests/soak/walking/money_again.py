"""Travel and the second instalment: a changed account holds its payment back; another one comes back."""

from __future__ import annotations

from walking.browser import Stuck, Walk
from walking.money import approved, number_of, paid, path, payments

CHANGED, HOLDER = "team1", "ผู้ประเมินตัวอย่าง (บัญชีสมมติ)"


def held(walk: Walk) -> None:
    """A list is made, an account on it changes: the next day it is refused by number, then made anew."""
    made = _made(walk, "list2")
    if "PAY-009" in made:
        raise Stuck("an account is held before it was changed")
    _changed(walk)
    walk.days(1)
    deputy = walk.desk("deputy")
    deputy.page.goto(walk.known["list2"])
    deputy.must("PAY-009")
    if deputy.has("อนุมัติบัญชีจ่าย"):
        raise Stuck("a list with a changed account may be approved")
    finance = walk.desk("finance")
    finance.page.goto(walk.known["list2"])
    finance.press("ยกเลิกบัญชีจ่าย")
    finance.press("ยกเลิกบัญชีจ่าย")
    finance.must("PAY-013")
    finance.fill(reason="บัญชีธนาคารเปลี่ยน (ตัวอย่าง)")
    finance.press("ยกเลิกบัญชีจ่าย")
    if "PAY-009" not in _made(walk, "list3"):
        raise Stuck("an account that changed yesterday is paid")
    approved(walk, "list3")
    paid(walk, "list3", "KTB-DEMO-0002")


def _made(walk: Walk, name: str) -> str:
    """Make a list of all that is ready by now; return what the page said before."""
    desk = payments(walk.desk("finance"))
    desk.press("ทำบัญชีจ่าย")
    said = desk.text()
    desk.page.locator("main select[name=line]").select_option("strategic")
    desk.press("จัดทำบัญชี")
    walk.known[name] = path(desk)
    desk.until("รออนุมัติ", desk.page.url)
    return said


def _changed(walk: Walk) -> None:
    """One of the team changes their account; finance confirms it, which is not enough yet."""
    own = walk.desk(walk.known[CHANGED], 390)
    own.page.goto("/")
    own.menu("ค่าตอบแทนของฉัน")
    own.page.locator("main a[href$='/account/']").first.click()
    own.page.wait_for_load_state("load")
    own.fill(bank="030", number=number_of(2, 1), holder=HOLDER)
    own.press("บันทึก")
    desk = walk.desk("finance")
    desk.menu("รอฉัน")
    desk.press("ยืนยันบัญชีธนาคาร")
    desk.page.locator("main li", has_text="•7001").first.locator("a[href$='/confirm/']").click()
    desk.page.wait_for_load_state("load")
    desk.press("ยืนยันบัญชี")


def returned(walk: Walk) -> None:
    """The bank returns what one was paid: a reversing row, and the due waits for another list."""
    desk = walk.desk("finance")
    desk.page.goto(walk.known["list3"])
    desk.press("บันทึกว่าธนาคารคืนเงิน")
    desk.fill(reason="ธนาคารแจ้งว่าบัญชีปิด (ตัวอย่าง)")
    desk.press("บันทึก")
    desk.must("ธนาคารคืนเงิน")
    payments(desk).must("พร้อมจ่าย")
