"""What a case has reached, what may hold it up, and how its visit is made: closed vocabularies with words."""

from __future__ import annotations

from enum import StrEnum

from prakan.domain.text import Text


class CaseStage(StrEnum):
    """What a case has reached; each says what is waited for now."""

    LISTED = "listed"
    SAR_DUE = "sar_due"
    PLANNED = "planned"
    TEAM_PROPOSED = "team_proposed"
    TEAM_APPROVED = "team_approved"
    SAR_ANALYSED = "sar_analysed"
    VISITED = "visited"
    DRAFT_SENT = "draft_sent"
    REPLIED = "replied"
    READING = "reading"
    REVISION = "revision"
    COMMITTEE = "committee"
    BOARD = "board"
    CERTIFIED = "certified"
    PUBLISHED = "published"
    APPEALED = "appealed"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


STAGE_NAMES: dict[str, Text] = {
    CaseStage.LISTED: Text("อยู่ในบัญชีปีนี้", "On the year's list"),
    CaseStage.SAR_DUE: Text("รอ SAR และแผนตรวจเยี่ยม", "SAR due"),
    CaseStage.PLANNED: Text("อยู่ในแผนแล้ว", "Planned"),
    CaseStage.TEAM_PROPOSED: Text("เสนอคณะแล้ว", "Team proposed"),
    CaseStage.TEAM_APPROVED: Text("อนุมัติคณะแล้ว", "Team approved"),
    CaseStage.SAR_ANALYSED: Text("วิเคราะห์ SAR แล้ว", "SAR analysed"),
    CaseStage.VISITED: Text("ตรวจเยี่ยมแล้ว", "Visited"),
    CaseStage.DRAFT_SENT: Text("ส่งร่างรายงานแล้ว", "Draft sent"),
    CaseStage.REPLIED: Text("สถานศึกษาตอบแล้ว", "Institution replied"),
    CaseStage.READING: Text("กำลังตรวจอ่าน", "Reading"),
    CaseStage.REVISION: Text("แก้ไขรายงาน", "Revision"),
    CaseStage.COMMITTEE: Text("รอคณะกรรมการระดับ", "Before the level committee"),
    CaseStage.BOARD: Text("รอคณะกรรมการ", "Before the board"),
    CaseStage.CERTIFIED: Text("รับรองผลแล้ว", "Certified"),
    CaseStage.PUBLISHED: Text("เผยแพร่แล้ว", "Published"),
    CaseStage.APPEALED: Text("อุทธรณ์", "Appealed"),
    CaseStage.FOLLOW_UP: Text("ติดตามการใช้ผล", "Follow-up"),
    CaseStage.CLOSED: Text("ปิดงาน", "Closed"),
    CaseStage.WITHDRAWN: Text("ถอนออก", "Withdrawn"),
}

#: what happens now, in one sentence
STAGE_NOW: dict[str, Text] = {
    CaseStage.LISTED: Text("รอเปิดรอบรับ SAR", "The SAR season is to be opened"),
    CaseStage.SAR_DUE: Text(
        "สถานศึกษาส่ง SAR และสำนักงานจัดเข้าแผนตรวจเยี่ยม",
        "The institution hands in its SAR and the office puts it on the plan of visits",
    ),
    CaseStage.PLANNED: Text("สำนักงานเสนอคณะผู้ประเมินให้พิจารณา", "The office sends the team for approval"),
    CaseStage.TEAM_PROPOSED: Text("ผู้มีอำนาจพิจารณาคณะผู้ประเมิน", "The team is under decision"),
    CaseStage.TEAM_APPROVED: Text("คณะประเมินอ่านและวิเคราะห์ SAR", "The team reads and analyses the SAR"),
    CaseStage.SAR_ANALYSED: Text("รอคณะตรวจเยี่ยมสถานศึกษา", "The visit is ahead"),
    CaseStage.VISITED: Text(
        "คณะสรุปผลร่วมกันและเขียนร่างรายงาน", "The team agrees on its findings and drafts the report"
    ),
    CaseStage.DRAFT_SENT: Text("สถานศึกษาอ่านร่างและตอบกลับ", "The institution reads the draft and replies"),
    CaseStage.REPLIED: Text("คณะตอบข้อคัดค้านทีละข้อ", "The team answers point by point"),
    CaseStage.READING: Text("ผู้ตรวจอ่านตรวจคุณภาพรายงาน", "The report is read for its quality"),
    CaseStage.REVISION: Text("คณะแก้ไขรายงานตามข้อสังเกต", "The team revises the report"),
    CaseStage.COMMITTEE: Text("รอมติคณะกรรมการระดับ", "The level committee is to resolve"),
    CaseStage.BOARD: Text("รอมติคณะกรรมการ", "The board is to resolve"),
    CaseStage.CERTIFIED: Text("ออกหนังสือรับรองและเผยแพร่ผล", "The certificate is made and the result published"),
    CaseStage.PUBLISHED: Text(
        "เผยแพร่ผลแล้ว รอปิดงานหรือเข้าสู่การติดตาม", "Published; it is closed, or followed up"
    ),
    CaseStage.APPEALED: Text("คณะใหม่พิจารณาคำอุทธรณ์", "A new panel looks at the appeal"),
    CaseStage.FOLLOW_UP: Text("สถานศึกษาดำเนินการตามแผนพัฒนา", "The institution works on its improvement plan"),
    CaseStage.CLOSED: Text("เสร็จสิ้นทุกขั้นตอน", "Nothing is left to do"),
    CaseStage.WITHDRAWN: Text("ไม่ดำเนินการต่อในปีนี้", "Not pursued in this year"),
}

STAGES = [(stage.value, stage.value) for stage in CaseStage]
#: stages in which nothing is waited for
ENDED = frozenset({CaseStage.CLOSED, CaseStage.WITHDRAWN})
#: the stages in which a result stands: no withdrawal any more
AFTER_VERDICT = frozenset(
    {
        CaseStage.CERTIFIED,
        CaseStage.PUBLISHED,
        CaseStage.APPEALED,
        CaseStage.FOLLOW_UP,
        CaseStage.CLOSED,
    }
)
OPEN = tuple(stage for stage in CaseStage if stage not in ENDED)


class Hold(StrEnum):
    """What holds a case up, or is to be known beside its stage."""

    SAR_MISSING = "sar_missing"
    SAR_RETURNED = "sar_returned"
    OBJECTED = "objected"
    POSTPONED = "postponed"
    MODE_CHANGED = "mode_changed"
    LEVEL_ADDED = "level_added"
    RE_ASSESSMENT = "re_assessment"
    TEAM_SHORT = "team_short"


HOLD_NAMES: dict[str, Text] = {
    Hold.SAR_MISSING: Text("ไม่ส่ง SAR ตามกำหนด", "SAR not handed in"),
    Hold.SAR_RETURNED: Text("SAR ถูกส่งคืนให้แก้", "SAR returned"),
    Hold.OBJECTED: Text("คัดค้านผู้ประเมิน", "Objection to an assessor"),
    Hold.POSTPONED: Text("เลื่อนการตรวจเยี่ยม", "Visit postponed"),
    Hold.MODE_CHANGED: Text("เปลี่ยนวิธีตรวจเยี่ยม", "Mode changed"),
    Hold.LEVEL_ADDED: Text("เพิ่มระดับที่ประเมิน", "Level added"),
    Hold.RE_ASSESSMENT: Text("ประเมินซ้ำ", "Re-assessment"),
    Hold.TEAM_SHORT: Text("คณะไม่ครบ", "Team short of people"),
}
HOLDS = [(hold.value, hold.value) for hold in Hold]
#: holds that stop the clock and leave nobody to take the next step until they are lifted
STOPS = frozenset({Hold.POSTPONED, Hold.OBJECTED, Hold.TEAM_SHORT})
#: holds that the system opens and lifts by itself, from what the records say
BY_ITSELF = frozenset({Hold.SAR_MISSING, Hold.SAR_RETURNED, Hold.OBJECTED})


class Mode(StrEnum):
    """How the visit is made."""

    ONSITE = "onsite"
    ONLINE = "online"
    MIXED = "mixed"


MODE_NAMES: dict[str, Text] = {
    Mode.ONSITE: Text("ตรวจเยี่ยม ณ ที่ตั้ง", "On site"),
    Mode.ONLINE: Text("ตรวจเยี่ยมออนไลน์", "Online"),
    Mode.MIXED: Text("ผสม", "Mixed"),
}
MODES = [(mode.value, mode.value) for mode in Mode]
