"""Stages of improvement plans, their items and the programme's members with colours and activities."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.text import Text


class PlanStage(StrEnum):
    """What an improvement plan has reached."""

    DRAFT = "draft"
    SENT = "sent"
    RETURNED = "returned"
    AGREED = "agreed"
    DONE = "done"


PLAN_NAMES: dict[str, Text] = {
    PlanStage.DRAFT: Text("กำลังเขียน", "Being written"),
    PlanStage.SENT: Text("ส่งแล้ว รอความเห็น", "Sent, waits for words"),
    PlanStage.RETURNED: Text("ส่งกลับให้ปรับ", "Returned"),
    PlanStage.AGREED: Text("เห็นชอบแล้ว กำลังดำเนินการ", "Agreed, at work"),
    PlanStage.DONE: Text("ปิดแผนแล้ว", "Closed"),
}
#: whose turn it is at each stage of a plan, and what to do
PLAN_TURNS: dict[str, Text] = {
    PlanStage.DRAFT: Text(
        "ถึงคราวสถานศึกษา: กรอกทุกข้อว่าจะทำอะไร ใครรับผิดชอบ เสร็จเมื่อใด และวัดอย่างไร แล้วกด “ส่งแผน”",
        "The institution’s turn: say of every item what is done, by whom, until when and how it is measured, "
        "then press “Send the plan”.",
    ),
    PlanStage.SENT: Text(
        "ถึงคราวสำนักงาน: อ่านแผน แล้วเห็นชอบหรือส่งกลับให้ปรับ ต้นสังกัดคัดค้านได้ภายในกำหนด",
        "The office’s turn: read the plan, then agree to it or return it. "
        "The parent agency may object until its last day.",
    ),
    PlanStage.RETURNED: Text(
        "ถึงคราวสถานศึกษา: อ่านความเห็น ปรับแผน แล้วกด “ส่งแผน” อีกครั้ง",
        "The institution’s turn: read what was said, mend the plan, then press “Send the plan” again.",
    ),
    PlanStage.AGREED: Text(
        "ถึงคราวสถานศึกษา: บันทึกความก้าวหน้าของแต่ละข้อจนเสร็จครบ แล้วสำนักงานปิดแผน",
        "The institution’s turn: record the progress of each item until all are done; "
        "the office then closes the plan.",
    ),
}
#: the stages in which the institution writes
WRITTEN = (PlanStage.DRAFT, PlanStage.RETURNED)


class ItemStage(StrEnum):
    """What an item of a plan has reached."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


ITEM_NAMES: dict[str, Text] = {
    ItemStage.OPEN: Text("ยังไม่เริ่ม", "Not begun"),
    ItemStage.IN_PROGRESS: Text("กำลังทำ", "At work"),
    ItemStage.DONE: Text("เสร็จแล้ว", "Done"),
    ItemStage.DROPPED: Text("ยกเลิก", "Dropped"),
}
ENDED_ITEMS = (ItemStage.DONE, ItemStage.DROPPED)


class Colour(StrEnum):
    """The group of a result, as the agency's rule gives it; NONE: it gives none."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    NONE = ""


COLOUR_NAMES: dict[str, Text] = {
    Colour.RED: Text("กลุ่มสีแดง", "Red group"),
    Colour.YELLOW: Text("กลุ่มสีเหลือง", "Yellow group"),
    Colour.GREEN: Text("กลุ่มสีเขียว", "Green group"),
    Colour.NONE: Text("ไม่จัดกลุ่ม", "No group"),
}
COLOURS = [(one.value, one.value) for one in Colour]


class MemberStage(StrEnum):
    """What an institution has reached in the programme."""

    SELECTED = "selected"
    WORKING = "working"
    CLOSED = "closed"
    REMOVED = "removed"


MEMBER_NAMES: dict[str, Text] = {
    MemberStage.SELECTED: Text("คัดเลือกแล้ว", "Selected"),
    MemberStage.WORKING: Text("กำลังพัฒนา", "At work"),
    MemberStage.CLOSED: Text("เสร็จสิ้น", "Closed"),
    MemberStage.REMOVED: Text("ถอนออก", "Removed"),
}
#: stages in which an institution counts as one of the programme
COUNTED = (MemberStage.SELECTED, MemberStage.WORKING, MemberStage.CLOSED)


class Activity(StrEnum):
    """What is done with institutions of the programme."""

    VISIT = "visit"
    WORKSHOP = "workshop"
    MEETING = "meeting"
    MOU = "mou"


ACTIVITY_NAMES: dict[str, Text] = {
    Activity.VISIT: Text("ลงพื้นที่เยี่ยม", "Visit"),
    Activity.WORKSHOP: Text("ประชุมเชิงปฏิบัติการ", "Workshop"),
    Activity.MEETING: Text("ประชุมชี้แจง", "Meeting"),
    Activity.MOU: Text("บันทึกข้อตกลง (MoU)", "Memorandum (MoU)"),
}
#: who took part, counted in people
PARTIES: dict[str, Text] = {
    "institutions": Text("สถานศึกษา", "institutions"),
    "parents": Text("ต้นสังกัด", "parent agencies"),
    "centres": Text("ศูนย์ประสานงาน", "centres"),
    "experts": Text("ผู้ทรงคุณวุฒิ", "experts"),
    "agency": Text("สำนักงาน", "the agency"),
}


class Said(StrEnum):
    """What a word on a plan is."""

    COMMENT = "comment"
    OBJECTION = "objection"
    RETURN = "return"
    AGREEMENT = "agreement"


SAID_NAMES: dict[str, Text] = {
    Said.COMMENT: Text("ความเห็น", "Comment"),
    Said.OBJECTION: Text("คัดค้าน", "Objection"),
    Said.RETURN: Text("ส่งกลับ", "Returned"),
    Said.AGREEMENT: Text("เห็นชอบ", "Agreed"),
}
