"""Numbered problems of appeals against results."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_SUCH_APPEAL = problem(
    "APPEAL-001",
    "ไม่พบคำอุทธรณ์หมายเลข {appeal} หรืออยู่นอกขอบเขตที่คุณดูได้",
    "There is no appeal {appeal}, or it is not among those that you may read",
    "กลับไปที่หน้างานแล้วเลือกจากที่นั่น",
    "Go back to the case and choose from there",
)
TOO_LATE = problem(
    "APPEAL-002",
    "พ้นกำหนดอุทธรณ์ของงาน {number} แล้ว วันสุดท้ายคือ {last}",
    "The last day for an appeal in {number} was {last}",
    "ยังทำได้: {remains}",
    "What remains possible: {remains}",
)
NOT_PUBLISHED = problem(
    "APPEAL-003",
    "งาน {number} ยังไม่เผยแพร่ผล หรือสิ้นสุดแล้ว จึงยื่นอุทธรณ์ไม่ได้",
    "The result of {number} is not published, or its case has gone on, so there is nothing to appeal against",
    "เปิดหน้างานเพื่อดูว่าอยู่ขั้นใด",
    "Open the case to see where it stands",
)
NO_POINTS = problem(
    "APPEAL-004",
    "คำอุทธรณ์ต้องมีอย่างน้อยหนึ่งประเด็นพร้อมเหตุผล",
    "An appeal names at least one point with its reason",
    "เขียนเหตุผลใต้มาตรฐานที่ไม่เห็นด้วย",
    "Write the reason under the standard that you disagree with",
)
POINT_UNKNOWN = problem(
    "APPEAL-005",
    "ไม่มีประเด็น “{key}” ในผลของงานนี้",
    'There is no point "{key}" in this result',
    "เลือกจากมาตรฐานที่แสดง",
    "Choose among the standards that are shown",
)
APPEALED_ALREADY = problem(
    "APPEAL-006",
    "งาน {number} เคยอุทธรณ์และมีคำวินิจฉัยแล้วเมื่อ {day}",
    "An appeal in {number} was settled on {day}",
    "คำวินิจฉัยถึงที่สุดในหน่วยงาน ยังทำได้: {remains}",
    "Within the agency that decision is final. What remains possible: {remains}",
)
LATE_REASON_MISSING = problem(
    "APPEAL-007",
    "การรับคำอุทธรณ์ที่ยื่นช้าต้องมีเหตุผล",
    "To receive an appeal late needs a reason",
    "เขียนเหตุผลที่รับไว้ ข้อความนี้พิมพ์ในคำวินิจฉัย",
    "Write why it is received; it is printed in the decision",
)
PANEL_TOO_SMALL = problem(
    "APPEAL-008",
    "คณะพิจารณาอุทธรณ์ต้องมีอย่างน้อย {least} คน เลือกไว้ {count} คน",
    "A panel has at least {least} people; {count} are chosen",
    "เลือกผู้ประเมินเพิ่มจากรายการ",
    "Choose more from the list",
)
ON_THE_TEAM = problem(
    "APPEAL-009",
    "{name} อยู่ในคณะที่ประเมินหรือเป็นผู้ตรวจอ่านรายงานนี้ จึงพิจารณาอุทธรณ์ไม่ได้",
    "{name} sat in the team or read this report, so they cannot hear the appeal",
    "เลือกคนอื่นจากรายการ",
    "Choose somebody else from the list",
)
HAS_INTEREST = problem(
    "APPEAL-010",
    "{name} มีส่วนได้เสียกับสถานศึกษานี้: {reason}",
    "{name} has an interest in this institution: {reason}",
    "เลือกคนอื่นจากรายการ",
    "Choose somebody else from the list",
)
NOT_LICENSED = problem(
    "APPEAL-011",
    "{name} ไม่มีใบอนุญาตระดับนี้ที่ใช้ได้วันนี้ หรือไม่อยู่ในทะเบียนที่ปฏิบัติงานได้",
    "{name} has no licence of this level in force today, or is not active in the register",
    "เลือกคนอื่นจากรายการ หรือต่ออายุใบอนุญาตก่อน",
    "Choose somebody else from the list, or renew the licence first",
)
NOT_ON_PANEL = problem(
    "APPEAL-012",
    "เฉพาะประธานคณะพิจารณาอุทธรณ์ของงาน {number} เป็นผู้ส่งข้อเสนอ",
    "Only the chair of the panel of {number} hands in its proposal",
    "ให้ประธานคณะเข้าระบบแล้วส่ง",
    "Let the chair sign in and hand it in",
)
POINT_UNANSWERED = problem(
    "APPEAL-013",
    "ประเด็น {key} ยังไม่มีข้อวินิจฉัยพร้อมเหตุผล",
    "Point {key} has no finding with its reason",
    "เลือกรับหรือยก แล้วเขียนเหตุผล",
    "Uphold or reject it, and write why",
)
MARK_UNREASONED = problem(
    "APPEAL-014",
    "การเปลี่ยนคะแนนข้อ {code} ต้องมีเหตุผล และข้อนั้นต้องอยู่ใต้มาตรฐานที่รับอุทธรณ์",
    "To change the mark of {code} needs a reason, and a standard that is upheld above it",
    "เขียนเหตุผล หรือรับประเด็นของมาตรฐานนั้นก่อน",
    "Write the reason, or uphold the point of its standard first",
)
RESOLUTION_MISSING = problem(
    "APPEAL-015",
    "คำวินิจฉัยต้องอ้างมติคณะกรรมการ",
    "A decision names the resolution of the board",
    "เขียนครั้งที่และวันที่ของการประชุม",
    "Write the number and day of the meeting",
)
NOT_LATE = problem(
    "APPEAL-016",
    "งาน {number} ยังไม่พ้นกำหนดอุทธรณ์ วันสุดท้ายคือ {last} จึงยังรับเป็นคำอุทธรณ์ที่ยื่นช้าไม่ได้",
    "The last day for an appeal in {number} is {last}, so none can be received late yet",
    "แจ้งสถานศึกษาให้ยื่นเองจากหน้าผลของงานนี้ภายในวันนั้น หรือรับหลังวันนั้น",
    "Let the institution file it from the page of this result by that day, or receive it afterwards",
)
