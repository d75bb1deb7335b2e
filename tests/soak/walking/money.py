"""What the visit owes, paid once: accounts, a line that is short, approval, the bank, the ledger."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from walking.before import YEAR, in_year
from walking.browser import JOINER, Desk, Stuck, Walk
from walking.days import be, today

TEAM = ("team0", "team1", "team2")
POOR, MOVED = "support", "200000"  # a category without money, and the baht that are moved there
PAPER = "บันทึกขอโอนงบประมาณ 1/2570 (ตัวอย่าง)"


def number_of(turn: int, who: int) -> str:
    """Return the number of an account that no bank gives."""
    return f"0000{turn}7700{who}"


def told(walk: Walk) -> None:
    """Nobody is paid without an account: each of the team tells theirs, finance compares and confirms."""
    board = payments(walk.desk("finance"))
    board.press("ยังไม่พร้อม")
    board.must("PAY-007")
    for who, name in enumerate(TEAM):
        desk = walk.desk(walk.known[name], 390)
        desk.page.goto("/")
        desk.menu("ค่าตอบแทนของฉัน")
        if desk.has("แจ้งบัญชี"):  # who has sat in a team before has told theirs already
            entered(desk, number_of(1, who))
    confirmed(walk)
    board = payments(walk.desk("finance"))
    board.must("ค่าเดินทาง")
    board.must("พร้อมจ่าย")


def entered(desk: Desk, number: str) -> None:
    """Enter an account as its owner, wrong first: it is refused by number and what was typed stays."""
    desk.page.goto("/")
    desk.menu("ค่าตอบแทนของฉัน")
    desk.page.locator("main a[href$='/account/']").first.click()
    desk.page.wait_for_load_state("load")
    holder = "ผู้ประเมินตัวอย่าง (บัญชีสมมติ)"
    desk.fill(bank="006", number="12345", holder=holder)
    desk.press("บันทึก")
    desk.must("PAY-021")
    desk.keeps(number="12345", holder=holder)
    desk.fill(number=number)
    desk.press("บันทึก")
    desk.must("รอการเงินยืนยัน")


def confirmed(walk: Walk) -> None:
    """Finance finds the accounts of the team among what waits, and confirms each."""
    for _ in TEAM:
        desk = walk.desk("finance")
        desk.menu("รอฉัน")
        if not desk.has("ยืนยันบัญชีธนาคาร"):
            return
        desk.press("ยืนยันบัญชีธนาคาร")
        row = desk.page.locator("main li", has_text=re.compile(r"•70\d")).first
        if not row.count():
            return
        row.locator("a[href$='/confirm/']").click()
        desk.page.wait_for_load_state("load")
        desk.press("ยืนยันบัญชี")


def first(walk: Walk) -> None:
    """The first list: a line without enough money, a transfer, approval, the bank, what everybody reads."""
    desk = payments(walk.desk("finance"))
    desk.page.locator("main select[name=part]").select_option("first")
    desk.press("ค้นหา")
    desk.press("ทำบัญชีจ่าย")
    desk.page.locator("main select[name=line]").select_option(POOR)
    desk.fill(name="งวดที่ 1 (ตัวอย่าง)")
    desk.press("จัดทำบัญชี")
    walk.known["list1"] = path(desk)
    walk.known["list1 number"] = re.search(r"PAY-\d+-\d+", desk.text())[0]  # type: ignore[index]
    desk.until("BUDG-017", desk.page.url)
    moved(walk)
    desk.page.goto(walk.known["list1"])
    desk.press("ขอผูกพันงบประมาณอีกครั้ง")
    desk.press("ขอผูกพันงบประมาณ")
    desk.until("รออนุมัติ", desk.page.url)
    if desk.has("อนุมัติบัญชีจ่าย"):
        raise Stuck("whoever made a list may approve it")
    approved(walk, "list1")
    paid(walk, "list1", "KTB-DEMO-0001")


def moved(walk: Walk) -> None:
    """Finance proposes a transfer to the line that is short, the director approves it."""
    desk = in_year(walk.desk("finance"))
    desk.menu("งบประมาณ")
    desk.press("เสนอโอนงบ")
    desk.fill(from_category="strategic", to_category=POOR, amount=MOVED, document_th=PAPER)
    desk.fill(date=be(today() + timedelta(days=walk.passed)))
    desk.press("เสนอ")
    director = in_year(walk.desk("director"))
    director.menu("งบประมาณ")
    director.look("proposal")
    director.page.locator("main form[action$='/approve/'] button").first.click()
    director.page.wait_for_load_state("load")
    director.look("moved")


def approved(walk: Walk, name: str) -> None:
    """The deputy finds the list among what waits for them, and approves it."""
    desk = walk.desk("deputy")
    desk.page.goto("/")
    desk.menu("รอฉัน")
    desk.look("deputy-inbox")
    desk.page.goto(walk.known[name])
    desk.press("อนุมัติบัญชีจ่าย")
    desk.press("อนุมัติ")
    desk.must("อนุมัติแล้ว")


def paid(walk: Walk, name: str, reference: str) -> None:
    """Finance takes the files, opens them, and records what the bank did; a wrong day is refused."""
    desk = walk.desk("finance")
    desk.page.goto(walk.known[name])
    net = Decimal(numbers(desk.page.locator("main tfoot td").nth(2).inner_text())[0])
    sheet = rows(desk.fetched("ส่งธนาคาร (Excel)", walk.folder))
    tax = rows(desk.fetched("ภาษีหัก ณ ที่จ่าย (Excel)", walk.folder))
    if summed(sheet) != net:
        raise Stuck(f"the bank's file says {summed(sheet)}, the page {net}")
    print(f"           {len(sheet)} lines for the bank, {net} baht; {len(tax)} lines of tax")
    day = today() + timedelta(days=walk.passed)
    desk.press("ธนาคารโอนแล้ว")
    desk.fill(on=be(day - timedelta(days=9)), reference=reference)
    desk.press("บันทึก")
    desk.must("PAY-014")
    desk.keeps(reference=reference)
    desk.fill(on=be(day), reference="")
    desk.press("บันทึก")
    desk.must("PAY-015")
    desk.fill(reference=reference)
    desk.press("บันทึก")
    desk.must("จ่ายแล้ว")


def booked(walk: Walk) -> None:
    """The ledger shows what is committed and what is paid; the assessor reads their own statement."""
    desk = in_year(walk.desk("finance"))
    desk.menu("งบประมาณ")
    number = walk.known["list1 number"]
    desk.until(f"{number} KTB-DEMO-0001", desk.page.url)  # the worker tells the budget
    lines = [one.replace(JOINER, "") for one in desk.page.locator("main tr").all_inner_texts()]
    for what in ("ผูกพัน", "เบิกจ่าย"):
        if not any(number in one and what in one for one in lines):
            raise Stuck(f"the ledger has no {what} of {number}")
    desk = walk.desk(walk.known["team0"], 390)
    desk.page.goto("/")
    desk.menu("ค่าตอบแทนของฉัน")
    desk.must("DEMO-0001")


def payments(desk: Desk) -> Desk:
    """Return the window on the board of payments of the year that is walked."""
    desk.menu("ค่าตอบแทนผู้ประเมิน")
    link = desk.page.locator(f"main a[href='?year={YEAR}']").first
    if link.count():
        link.click()
        desk.page.wait_for_load_state("load")
    desk.look("payments")
    return desk


def path(desk: Desk) -> str:
    """Return where a window is, without the host."""
    return re.sub(r"^https?://[^/]+", "", desk.page.url)


def numbers(words: str) -> list[str]:
    """Return the numbers in some words, without commas."""
    return [one.replace(",", "") for one in re.findall(r"\d[\d,]*\.\d\d", words)]


def rows(file: Path) -> list[tuple[object, ...]]:
    """Return the lines of an Excel file that begin with a running number."""
    sheet = load_workbook(file, read_only=True).worksheets[0]
    return [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]


def summed(sheet: list[tuple[object, ...]]) -> Decimal:
    """Return the sum of the last column."""
    return sum((Decimal(str(row[-1])) for row in sheet), Decimal(0)).quantize(Decimal("0.01"))
