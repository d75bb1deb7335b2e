"""Names of what happens to visits of a confirmed plan, for pages."""

from __future__ import annotations

from prakan.domain.text import Text

#: stage of a list -> its name and the tone of its chip
LIST_STAGES: dict[str, tuple[Text, str]] = {
    "sent": (Text("รอพิจารณา", "Waits for a decision"), "warn"),
    "approved": (Text("อนุมัติแล้ว", "Approved"), "ok"),
    "returned": (Text("ส่งคืนทั้งรายการ", "Returned"), "bad"),
    "recalled": (Text("ถอนคืนแล้ว", "Taken back"), "draft"),
}
#: stage of an invitation -> its name and the tone of its chip
INVITATION_STAGES: dict[str, tuple[Text, str]] = {
    "invited": (Text("รอตอบ", "Waits for an answer"), "warn"),
    "accepted": (Text("ตอบรับแล้ว", "Accepted"), "ok"),
    "declined": (Text("ไม่รับ", "Declined"), "bad"),
    "withdrawn": (Text("ถอนคำเชิญแล้ว", "Withdrawn"), "draft"),
}
#: how the board of invitations is counted: stages, and what needs somebody
ANSWER_NAMES: dict[str, Text] = {
    "invited": Text("รอตอบ", "Waits for an answer"),
    "late": Text("เลยกำหนดตอบ", "Late"),
    "accepted": Text("ตอบรับแล้ว", "Accepted"),
    "declined": Text("ไม่รับ", "Declined"),
    "open": Text("ต้องหาคนแทน", "Needs a substitute"),
    "withdrawn": Text("ถอนคำเชิญแล้ว", "Withdrawn"),
}
#: visits that are over
OVER_NAMES: dict[str, Text] = {
    "waits": Text("รอบันทึก", "To be recorded"),
    "made": Text("ออกตรวจแล้ว", "Took place"),
    "not_made": Text("ไม่ได้ออกตรวจ", "Did not take place"),
}
