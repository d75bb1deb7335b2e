"""Numbered problems of committees and the board: members, agendas, quorum, resolutions, minutes."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_SUCH_MEETING = problem(
    "MEETING-001",
    "ไม่พบการประชุมหมายเลข {meeting}",
    "There is no meeting with the number {meeting}",
    "กลับไปที่หน้าการประชุม",
    "Go back to the page of meetings",
)
NO_SUCH_BODY = problem(
    "MEETING-002",
    "ไม่พบคณะกรรมการ “{body}”",
    'There is no committee or board "{body}"',
    "เลือกคณะจากรายการ",
    "Choose one from the list",
)
NUMBER_TAKEN = problem(
    "MEETING-003",
    "{body} มีการประชุมครั้งที่ {number} อยู่แล้ว เมื่อ {day}",
    "{body} has a meeting {number} already, on {day}",
    "ใช้ครั้งที่ {free} หรือเปิดการประชุมเดิม",
    "Take number {free}, or open that meeting",
)
NOT_PLANNED = problem(
    "MEETING-004",
    "การประชุมครั้งที่ {number} {stage} จึงแก้ระเบียบวาระไม่ได้",
    "The agenda of meeting {number} cannot be changed; its stage is now: {stage}",
    "เปิดการประชุมอีกครั้งเพื่อดูสถานะล่าสุด",
    "Open the meeting again to see how it stands",
)
NOT_CALLED = problem(
    "MEETING-005",
    "การประชุมครั้งที่ {number} {stage} จึงบันทึกมติไม่ได้",
    "Nothing can be resolved in meeting {number}; its stage is now: {stage}",
    "ออกระเบียบวาระก่อน หรือเปิดการประชุมที่กำลังดำเนินอยู่",
    "Call the meeting first, or open the one that is under way",
)
NOTHING_ON_AGENDA = problem(
    "MEETING-006",
    "ระเบียบวาระยังไม่มีงานประเมิน",
    "There is no case on the agenda",
    "เลือกงานที่พร้อมอย่างน้อยหนึ่งงานก่อนออกระเบียบวาระ",
    "Put at least one ready case on it before it goes out",
)
NOT_WAITING = problem(
    "MEETING-007",
    "งาน {number} ไม่ได้รอมติของ{body} เพราะอยู่ในขั้น{stage}",
    "{number} does not wait for {body}: it is at the stage {stage}",
    "เปิดหน้างานเพื่อดูว่าถึงคราวของใคร แล้วเลือกงานอื่น",
    "Open the case to see whose turn it is, and choose another",
)
ON_ANOTHER_AGENDA = problem(
    "MEETING-008",
    "งาน {number} อยู่ในระเบียบวาระครั้งที่ {meeting} แล้ว",
    "{number} is on the agenda of meeting {meeting} already",
    "นำออกจากระเบียบวาระนั้นก่อน",
    "Take it off that agenda first",
)
PAPERS_CHANGED = problem(
    "MEETING-009",
    "รายงานหรือผลของงาน {number} เปลี่ยนไปหลังออกระเบียบวาระ กรรมการจึงยังไม่ได้เห็นฉบับปัจจุบัน",
    "The report or verdict of {number} has changed since the agenda; members have not seen it as it is",
    "เลื่อนการพิจารณา หรือให้กรรมการรับฉบับปัจจุบันแล้วกดรับทราบ",
    "Defer it, or hand out the present papers and note that members have them",
)
NO_QUORUM = problem(
    "MEETING-010",
    "วาระที่ {place} ไม่ครบองค์ประชุม: มี {present} จาก {members} คน ต้องมีอย่างน้อย {needed} คน (ไม่นับผู้ถอนตัว)",
    "Item {place} has no quorum: {present} of {members} take part, at least {needed} must",
    "แก้รายชื่อผู้มาประชุม หรือเลื่อนวาระนี้",
    "Correct who is present, or defer the item",
)
WORDS_MISSING = problem(
    "MEETING-011",
    "มติส่งกลับหรือเลื่อนต้องมีเหตุผล",
    "To send back or defer needs a reason",
    "เขียนสั้น ๆ ว่าต้องแก้อะไรหรือรออะไร คณะประเมินจะเห็นข้อความนี้",
    "Say briefly what is to be mended or waited for; the team will read it",
)
NOT_ON_AGENDA = problem(
    "MEETING-012",
    "วาระนี้ไม่อยู่ในการประชุมครั้งที่ {number}",
    "This item is not on the agenda of meeting {number}",
    "เปิดระเบียบวาระอีกครั้ง",
    "Open the agenda again",
)
NOT_RESOLVED = problem(
    "MEETING-013",
    "ยังไม่มีมติ {count} วาระ: {places}",
    "{count} items have no resolution: {places}",
    "บันทึกมติให้ครบ หรือเลื่อนวาระที่ยังไม่ได้พิจารณา",
    "Record them, or defer what was not heard",
)
NOT_A_MEMBER = problem(
    "MEETING-014",
    "ผู้ที่เลือกไม่ใช่กรรมการของคณะนี้ในวันประชุม",
    "Whoever is chosen is not a member of this body on the day of the meeting",
    "เพิ่มหรือแก้รายชื่อกรรมการก่อน",
    "Add them to the members first, or correct their term",
)
MEMBER_WRONG = problem(
    "MEETING-015",
    "ข้อมูลกรรมการไม่ครบ: ต้องมีชื่อ วันเริ่ม และวันสิ้นสุดไม่ก่อนวันเริ่ม",
    "A member needs a name, a first day, and a last day that is not before it",
    "แก้ช่องที่ทำเครื่องหมายไว้",
    "Correct the marked fields",
)
TIE_WRONG = problem(
    "MEETING-016",
    "ส่วนได้เสียต้องบอกสถานศึกษา เหตุผล และแหล่งที่มา",
    "An interest needs its institution, a reason and a source",
    "แก้ช่องที่ทำเครื่องหมายไว้",
    "Correct the marked fields",
)
CASE_MOVED = problem(
    "MEETING-017",
    "งาน {numbers} ไม่ได้อยู่ที่{body}แล้ว จึงปิดการประชุมด้วยมติเดิมไม่ได้",
    "{numbers} no longer stand before {body}, so the meeting cannot be closed as resolved",
    "เลื่อนวาระเหล่านั้น แล้วปิดการประชุมอีกครั้ง",
    "Defer these items, then close the meeting again",
)
REASON_MISSING = problem(
    "MEETING-018",
    "ต้องบอกเหตุผลที่ยกเลิกการประชุม",
    "Cancelling a meeting needs a reason",
    "เขียนเหตุผลสั้น ๆ",
    "Say briefly why",
)
CHANGED_SINCE_SHOWN = problem(
    "MEETING-019",
    "มีผู้แก้การประชุมนี้หลังจากที่คุณเปิดหน้า ยังไม่ได้บันทึกอะไร",
    "Somebody changed this meeting after you opened the page; nothing was recorded",
    "ดูสถานะล่าสุดด้านล่าง แล้วกดอีกครั้ง",
    "See how it stands below, then press again",
)
BEFORE_ITS_DAY = problem(
    "MEETING-020",
    "ยังไม่ถึงวันประชุม ({day}) จึงปิดการประชุมไม่ได้",
    "The meeting is on {day}; it cannot be closed before",
    "ปิดในวันประชุมหรือหลังจากนั้น ถ้าเลื่อนวันประชุมให้แก้วันก่อน",
    "Close it on its day or later; if it was moved, change its day first",
)
