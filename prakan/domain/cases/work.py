"""What whoever has the turn in a case is to do, in one short sentence."""

from __future__ import annotations

from prakan.domain.cases.owners import Owner
from prakan.domain.cases.stages import CaseStage
from prakan.domain.text import Text

#: what the owner of a stage does in it
WORK: dict[str, Text] = {
    CaseStage.LISTED: Text("เปิดรอบรับ SAR", "Open the SAR season"),
    CaseStage.SAR_DUE: Text("ส่ง SAR", "Hand in the SAR"),
    CaseStage.PLANNED: Text("เสนอคณะผู้ประเมินให้พิจารณา", "Send the team for approval"),
    CaseStage.TEAM_PROPOSED: Text("พิจารณาคณะผู้ประเมิน", "Decide on the team"),
    CaseStage.TEAM_APPROVED: Text("อ่านและวิเคราะห์ SAR", "Read and analyse the SAR"),
    CaseStage.SAR_ANALYSED: Text("ตรวจเยี่ยมสถานศึกษา", "Visit the institution"),
    CaseStage.VISITED: Text("สรุปผลร่วมกันและส่งร่างรายงาน", "Agree on the findings and send the draft"),
    CaseStage.DRAFT_SENT: Text("อ่านร่างรายงานและตอบกลับ", "Read the draft report and reply"),
    CaseStage.REPLIED: Text("ตอบข้อคัดค้านและส่งตรวจอ่าน", "Answer the objections and hand in for reading"),
    CaseStage.READING: Text("ตรวจอ่านรายงาน", "Read the report for its quality"),
    CaseStage.REVISION: Text("แก้ไขรายงานตามข้อสังเกต", "Revise the report as remarked"),
    CaseStage.COMMITTEE: Text("เสนอคณะกรรมการระดับ", "Put before the level committee"),
    CaseStage.BOARD: Text("เสนอคณะกรรมการ", "Put before the board"),
    CaseStage.CERTIFIED: Text("ออกหนังสือรับรองและเผยแพร่ผล", "Make the certificate and publish"),
    CaseStage.PUBLISHED: Text("ปิดงานหรือรับเข้าสู่การติดตาม", "Close the case or take it into follow-up"),
    CaseStage.APPEALED: Text("พิจารณาคำอุทธรณ์", "Decide on the appeal"),
    CaseStage.FOLLOW_UP: Text("รายงานความก้าวหน้าตามแผนพัฒนา", "Report on the improvement plan"),
}
#: stages that belong to somebody else: what an officer does once lateness has brought them over
CHASE: dict[str, Text] = {
    CaseStage.SAR_DUE: Text("ติดตาม SAR ที่ยังไม่ส่ง", "Ask for the SAR that has not come"),
    CaseStage.TEAM_APPROVED: Text("ติดตามการวิเคราะห์ SAR", "Ask for the analysis of the SAR"),
    CaseStage.VISITED: Text("ติดตามร่างรายงานที่เลยกำหนด", "Ask for the draft report that is overdue"),
    CaseStage.DRAFT_SENT: Text("ติดตามคำตอบร่างรายงาน", "Ask for the reply to the draft"),
    CaseStage.REPLIED: Text("ติดตามการตอบข้อคัดค้าน", "Ask for the answers to objections"),
    CaseStage.READING: Text("ติดตามการตรวจอ่าน", "Ask for the reading"),
    CaseStage.REVISION: Text("ติดตามรายงานฉบับแก้ไข", "Ask for the revised report"),
    CaseStage.COMMITTEE: Text("ติดตามมติคณะกรรมการระดับ", "Ask for the committee's resolution"),
    CaseStage.BOARD: Text("ติดตามมติคณะกรรมการ", "Ask for the board's resolution"),
}
ASSIGN = Text("มอบหมายผู้ตรวจอ่าน", "Give the report to a reader")
SCORE = Text("ให้คะแนนของตนแล้วส่ง", "Put down your own scores and hand them in")
HELD = Text("ตัดสินเรื่องที่ทำให้งานหยุด", "Settle what holds the case up")
DO = Text("ดำเนินการต่อ", "Go on with it")


def work_of(
    stage: str, owner: str, *, held: bool = False, unread: bool = False, unscored: bool = False
) -> Text:
    """Return what is to be done in a case.

    ``unread``: it waits for a reader that nobody has named; ``unscored``: for one's own scores.
    """
    if unscored:
        return SCORE
    if held and owner == Owner.OFFICER:
        return HELD
    if owner == Owner.READER and unread:
        return ASSIGN
    if owner == Owner.OFFICER and stage in CHASE:
        return CHASE[stage]
    return WORK.get(stage, DO)
