"""Where lists, accounts and questions of payments stand: closed vocabularies with their words."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.fees import Part
from prakan.domain.text import Text


class ListStage(StrEnum):
    """Where a payment list stands."""

    MADE = "made"  # the budget is being asked
    SHORT = "short"
    FUNDED = "funded"
    APPROVED = "approved"
    PAID = "paid"
    CANCELLED = "cancelled"


LIST_NAMES: dict[str, Text] = {
    ListStage.MADE: Text("รอผูกพันงบประมาณ", "Waiting for the budget"),
    ListStage.SHORT: Text("งบประมาณไม่พอ", "The budget is short"),
    ListStage.FUNDED: Text("ผูกพันงบประมาณแล้ว รออนุมัติ", "Committed, to be approved"),
    ListStage.APPROVED: Text("อนุมัติแล้ว รอจ่าย", "Approved, to be paid"),
    ListStage.PAID: Text("จ่ายแล้ว", "Paid"),
    ListStage.CANCELLED: Text("ยกเลิก", "Cancelled"),
}


class AccountStage(StrEnum):
    """Where a bank account stands."""

    ENTERED = "entered"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    REPLACED = "replaced"


ACCOUNT_NAMES: dict[str, Text] = {
    AccountStage.ENTERED: Text("รอการเงินยืนยัน", "To be confirmed by finance"),
    AccountStage.CONFIRMED: Text("ยืนยันแล้ว", "Confirmed"),
    AccountStage.REFUSED: Text("การเงินไม่รับ", "Not accepted by finance"),
    AccountStage.REPLACED: Text("เปลี่ยนแล้ว", "Replaced"),
}


class QuestionStage(StrEnum):
    """Where a request for correction stands."""

    OPEN = "open"
    ANSWERED = "answered"


LIST_TONES: dict[str, str] = {
    ListStage.MADE: "info",
    ListStage.SHORT: "bad",
    ListStage.FUNDED: "warn",
    ListStage.APPROVED: "info",
    ListStage.PAID: "ok",
    ListStage.CANCELLED: "draft",
}
#: parts of a payment where a column is narrow
PART_SHORT: dict[str, Text] = {
    Part.FIRST: Text("งวดที่ 1", "1st instalment"),
    Part.SECOND: Text("งวดที่ 2", "2nd instalment"),
    Part.TRAVEL: Text("ค่าเดินทาง", "Travel"),
}
#: whose turn it is at each stage of a list that is under way, and what to press
LIST_TURNS: dict[str, Text] = {
    ListStage.MADE: Text(
        "ระบบกำลังผูกพันงบประมาณให้บัญชีนี้ โปรดเปิดหน้านี้อีกครั้งในอีกสักครู่",
        "The budget is being asked for the money; open the page again in a moment.",
    ),
    ListStage.SHORT: Text(
        "ถึงคราวการเงิน: เมื่อรายการงบประมาณมีเงินพอแล้ว ให้กด “ขอผูกพันงบประมาณอีกครั้ง”",
        "Finance’s turn: once the line has enough, press “Ask the budget again”.",
    ),
    ListStage.FUNDED: Text(
        "ถึงคราวผู้อำนวยการหรือรองผู้อำนวยการ: ตรวจผู้รับเงินและยอดรวม แล้วอนุมัติหรือไม่อนุมัติ ผู้ทำบัญชีอนุมัติเองไม่ได้",
        "The director’s or a deputy’s turn: look at who is paid and the sums, then approve or not. "
        "Whoever made the list cannot approve it.",
    ),
    ListStage.APPROVED: Text(
        "ถึงคราวการเงิน: ดาวน์โหลดไฟล์ส่งธนาคาร เมื่อธนาคารโอนแล้ว ให้กด “ธนาคารโอนแล้ว” พร้อมวันที่และเลขอ้างอิง",
        "Finance’s turn: take the file for the bank; once it has paid, press “The bank has paid” "
        "and give the day and the reference.",
    ),
}
#: why a due waits, by the code of its problem: the name of a group of dues
HELD_NAMES: dict[str, Text] = {
    "PAY-004": Text("อยู่ในบัญชีจ่ายอื่นแล้ว", "On another list already"),
    "PAY-005": Text("งานประเมินถูกถอนออก", "Case withdrawn"),
    "PAY-006": Text("ไม่มีใบอนุญาตในวันตรวจเยี่ยม", "No licence on the day of the visit"),
    "PAY-007": Text("ยังไม่ได้แจ้งบัญชีธนาคาร", "No bank account told"),
    "PAY-008": Text("บัญชีธนาคารยังไม่ได้ยืนยัน", "Bank account not confirmed"),
    "PAY-009": Text("เพิ่งเปลี่ยนบัญชีธนาคาร", "Bank account changed lately"),
    "PAY-010": Text("ยกเลิกแล้ว", "Cancelled"),
    "PAY-032": Text("บันทึกการไปตรวจเยี่ยมเปลี่ยนไป", "Record of the visit changed"),
    "PAY-033": Text("ต้องหักเงินที่จ่ายเกิน", "Owes more than is due"),
    "PAY-037": Text("รายการที่จะหักยังไม่ได้จ่าย", "What is deducted is not paid"),
}
