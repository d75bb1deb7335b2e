"""Names of what happens to visits of a confirmed plan, for pages."""

from __future__ import annotations

from prakan.domain.teams import RuleId
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
    "made": Text("ตรวจเยี่ยมแล้ว", "Took place"),
    "not_made": Text("ไม่ได้ไปตรวจเยี่ยม", "Did not take place"),
}
#: why a rule keeps somebody from a seat in the week of its visit
KEEPS_OUT: dict[RuleId, Text] = {
    RuleId.LICENCE: Text("ไม่มีใบอนุญาตระดับนี้ที่ใช้ได้ในสัปดาห์นั้น", "Not licensed for this level in that week"),
    RuleId.LANGUAGE: Text("ไม่ใช้ภาษาที่สถานศึกษาต้องการ", "Does not speak the language needed"),
    RuleId.CONFLICT: Text("มีส่วนได้เสียกับสถานศึกษาในเที่ยวนี้", "Has a conflict of interest with the trip"),
    RuleId.AVAILABILITY: Text("ไม่ว่างในสัปดาห์นั้น", "Away in that week"),
    RuleId.WINDOW: Text("สัปดาห์นั้นไม่ใช่สัปดาห์ที่สถานศึกษาพร้อม", "The week does not suit the institution"),
    RuleId.LOCAL: Text("คณะจะไม่เหลือคนในพื้นที่", "The team would have nobody local"),
    RuleId.CHAIR: Text("ไม่มีสิทธิ์เป็นประธานในระดับนี้", "May not chair on this level"),
    RuleId.NOVICE: Text("คณะจะมีผู้ประเมินใหม่เกินกำหนด", "The team would have too many novices"),
    RuleId.LOAD: Text("ตรวจเต็มจำนวนวันของตนแล้ว", "Would have more days than their own limit"),
    RuleId.BOOKED: Text("มีเที่ยวอื่นในสัปดาห์นั้น", "On another trip in that week"),
    RuleId.TEAMMATES: Text("ห้ามอยู่คณะเดียวกับคนในเที่ยวนี้", "May not sit with somebody of this team"),
}
