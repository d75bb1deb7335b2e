"""What must hold before a case leaves a stage: the closed vocabulary of needs, each with its words."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.text import Text


class Need(StrEnum):
    """Something that must hold; whether it does is read from the records, never typed."""

    SEASON_OPEN = "season_open"
    SAR_RECEIVED = "sar_received"
    ON_PLAN = "on_plan"
    LIST_SENT = "list_sent"
    TEAM_APPROVED = "team_approved"
    FRAMEWORK = "framework"
    SAR_ACCEPTED = "sar_accepted"
    VISIT_OVER = "visit_over"
    SHEETS_IN = "sheets_in"
    CONSENSUS_AGREED = "consensus_agreed"
    DRAFT_WRITTEN = "draft_written"
    REPLY_SENT = "reply_sent"
    POINTS_ANSWERED = "points_answered"
    READING_PASSED = "reading_passed"
    REMARKS_ANSWERED = "remarks_answered"
    COMMITTEE_RESOLVED = "committee_resolved"
    BOARD_RESOLVED = "board_resolved"
    VERDICT_MADE = "verdict_made"
    CERTIFICATE_MADE = "certificate_made"
    APPEAL_SETTLED = "appeal_settled"
    IMPROVED = "improved"


NEED_NAMES: dict[str, Text] = {
    Need.SEASON_OPEN: Text("เปิดรอบรับ SAR ของปี", "The SAR season of the year is open"),
    Need.SAR_RECEIVED: Text("สถานศึกษาส่ง SAR แล้ว", "The SAR is handed in"),
    Need.ON_PLAN: Text("อยู่ในแผนจัดคณะที่ยืนยันแล้ว", "On the confirmed plan of teams"),
    Need.LIST_SENT: Text("เสนอคณะให้ผู้มีอำนาจพิจารณาแล้ว", "The team is sent for approval"),
    Need.TEAM_APPROVED: Text("คณะผู้ประเมินได้รับอนุมัติ", "The team is approved"),
    Need.FRAMEWORK: Text("มีกรอบการประเมินที่ประกาศใช้สำหรับระดับนี้", "A framework of this level is published"),
    Need.SAR_ACCEPTED: Text("สำนักงานรับ SAR แล้ว", "The SAR is accepted"),
    Need.VISIT_OVER: Text("วันตรวจเยี่ยมผ่านไปแล้ว", "The days of the visit are over"),
    Need.SHEETS_IN: Text("ผู้ประเมินทุกคนส่งคะแนนของตน", "Every assessor has handed in their scores"),
    Need.CONSENSUS_AGREED: Text("คณะมีฉันทามติเรื่องคะแนน", "The team has agreed on the scores"),
    Need.DRAFT_WRITTEN: Text("เขียนร่างรายงานครบทุกส่วน", "Every section of the draft is written"),
    Need.REPLY_SENT: Text("สถานศึกษาตอบร่างรายงาน", "The institution has replied to the draft"),
    Need.POINTS_ANSWERED: Text("คณะตอบข้อคัดค้านครบ", "Every objected point is answered"),
    Need.READING_PASSED: Text("ผู้ตรวจอ่านให้ผ่าน", "The reading is passed"),
    Need.REMARKS_ANSWERED: Text("ตอบข้อสังเกตของผู้ตรวจอ่านครบ", "Every remark of the reading is answered"),
    Need.COMMITTEE_RESOLVED: Text("มีมติคณะกรรมการระดับ", "The level committee has resolved"),
    Need.BOARD_RESOLVED: Text("มีมติคณะกรรมการ", "The board has resolved"),
    Need.VERDICT_MADE: Text("คำนวณผลการประเมินแล้ว", "The verdict is computed"),
    Need.CERTIFICATE_MADE: Text("ออกหนังสือรับรองแล้ว", "The certificate is made"),
    Need.APPEAL_SETTLED: Text("วินิจฉัยคำอุทธรณ์แล้ว", "The appeal is settled"),
    Need.IMPROVED: Text(
        "ไม่มีแผนพัฒนาที่ต้องติดตาม หรือทำครบทุกข้อแล้ว", "No improvement plan is left to be followed up"
    ),
}
#: a visit that is not planned any more takes a case back to "planned"
TEAM_NEEDS = frozenset({Need.ON_PLAN, Need.LIST_SENT, Need.TEAM_APPROVED})
