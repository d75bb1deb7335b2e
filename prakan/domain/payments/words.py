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
