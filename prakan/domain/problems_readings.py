"""Numbered problems of quality reading: who reads, the checklist, remarks."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_SUCH_READING = problem(
    "READ-001",
    "ไม่พบการตรวจอ่านนี้ หรือมอบหมายให้ผู้อื่นแล้ว",
    "There is no such reading, or it is given to somebody else",
    "กลับไปที่หน้าการตรวจอ่านของคุณ",
    "Go back to your readings",
)
NOT_READ_NOW = problem(
    "READ-002",
    "งาน {number} อยู่ในขั้น{stage} จึงมอบหมายให้ตรวจอ่านไม่ได้",
    "{number} is at the stage {stage}; it cannot be given to be read",
    "เลือกงานที่อยู่ในขั้นตรวจอ่าน",
    "Choose cases that wait to be read",
)
READ_ALREADY = problem(
    "READ-003",
    "งาน {number} มีผู้ตรวจอ่านอยู่แล้ว: {who}",
    "{number} has a reader already: {who}",
    "ให้ผู้ตรวจอ่านคืนงานก่อน แล้วจึงมอบหมายใหม่",
    "Let the reader hand it back first, then give it to another",
)
INTEREST_UNSAID = problem(
    "READ-004",
    "ก่อนตัดสินต้องยืนยันว่าไม่มีส่วนได้เสียกับ{name}",
    "Before you decide, declare that you have no interest in {name}",
    "ทำเครื่องหมายยืนยัน หรือคืนงานพร้อมเหตุผล",
    "Tick the declaration, or hand the reading back with a reason",
)
CHECKLIST_OPEN = problem(
    "READ-005",
    "ยังไม่ได้ตอบรายการตรวจ {count} ข้อ: {checks}",
    "{count} checks are not answered: {checks}",
    "ตอบให้ครบแล้วกดอีกครั้ง",
    "Answer them, then press again",
)
REMARK_MISSING = problem(
    "READ-006",
    "ส่งกลับต้องมีข้อสังเกตที่ต้องแก้อย่างน้อยหนึ่งข้อ",
    "To return a report takes at least one remark that must be mended",
    "เพิ่มข้อสังเกตที่ส่วนนั้นก่อน",
    "Add a remark on the section first",
)
REMARK_EMPTY = problem(
    "READ-007",
    "ข้อสังเกตต้องมีข้อความ",
    "A remark needs its words",
    "เขียนว่าต้องแก้อะไรและเพราะเหตุใด",
    "Say what is to be mended and why",
)
QUOTE_NOT_THERE = problem(
    "READ-008",
    "ข้อความที่อ้างไม่มีอยู่ในส่วนนี้ของรายงาน",
    "The passage you quote is not in this section",
    "คัดลอกข้อความจากรายงานอีกครั้ง หรือเว้นว่างไว้",
    "Copy it from the report again, or leave it empty",
)
MUST_BE_MENDED = problem(
    "READ-009",
    "ยังมีข้อสังเกตที่ต้องแก้ {count} ข้อ จึงให้ผ่านไม่ได้",
    "{count} remarks must be mended, so it cannot pass",
    "ส่งกลับให้คณะแก้ หรือลบข้อสังเกต",
    "Return the report to its team, or take the remarks back",
)
NO_SUCH_REMARK = problem(
    "READ-010",
    "ไม่พบข้อสังเกตนี้",
    "There is no such remark",
    "เปิดการตรวจอ่านอีกครั้ง",
    "Open the reading again",
)
NOT_A_READER = problem(
    "READ-011",
    "ผู้ที่เลือกไม่มีสิทธิตรวจอ่านรายงาน",
    "Whoever is chosen may not read reports",
    "เลือกผู้ตรวจอ่านจากรายการ",
    "Choose a reader from the list",
)
OWN_TEAM = problem(
    "READ-012",
    "{who} อยู่ในคณะประเมินของงาน {number} จึงตรวจอ่านไม่ได้",
    "{who} sits in the team of {number}, so they cannot read it",
    "เลือกผู้ตรวจอ่านคนอื่น",
    "Choose another reader",
)
READER_HAS_INTEREST = problem(
    "READ-014",
    "{who} มีส่วนได้เสียกับ{name}: {kind}",
    "{who} has an interest in {name}: {kind}",
    "เลือกผู้ตรวจอ่านคนอื่น",
    "Choose another reader",
)
HANDED_BACK_BEFORE = problem(
    "READ-015",
    "{who} เคยคืนการตรวจอ่านของ{name}แล้ว",
    "{who} has handed a reading of {name} back before",
    "เลือกผู้ตรวจอ่านคนอื่น",
    "Choose another reader",
)
LEVEL_NOT_READ = problem(
    "READ-016",
    "{who} ไม่ได้ตรวจอ่านระดับของงาน {number}",
    "{who} does not read reports of the level of {number}",
    "เลือกผู้ตรวจอ่านของระดับนั้น หรือให้ผู้ดูแลระบบมอบระดับนั้นแก่ผู้ตรวจอ่านก่อน",
    "Choose a reader of that level, or let the administrator give the level to this reader first",
)
SAME_READER = problem(
    "READ-017",
    "{who} ตรวจอ่านงาน {number} อยู่แล้ว ผู้อ่านครั้งแรกและผู้อ่านซ้ำต้องเป็นคนละคนกัน",
    "{who} reads {number} already; its first and second reader must be two people",
    "เลือกผู้ตรวจอ่านคนอื่น",
    "Choose another reader",
)
READING_OVER = problem(
    "READ-018",
    "งาน {number} อยู่ในขั้น{stage} จึงบันทึกการตรวจอ่านต่อไม่ได้",
    "{number} stands at the stage {stage}; nothing can be added to its reading",
    "ถ้าควรตรวจอ่านต่อ แจ้งหน่วยกำกับหรือเจ้าหน้าที่",
    "If it should be read on, tell the supervising unit or the office",
)
NOT_LATER = problem(
    "READ-019",
    "วันครบกำหนดใหม่ต้องอยู่หลังวันนี้และหลังกำหนดเดิม ({day})",
    "The new last day must lie after today and after the last day until now ({day})",
    "เลือกวันที่หลังจากนั้น",
    "Choose a later day",
)
LIST_NOT_YOURS = problem(
    "READ-020",
    "ระดับนี้อยู่ในความดูแลของหน่วยกำกับอื่น",
    "Another unit supervises this level",
    "เลือกระดับที่คุณกำกับ",
    "Choose a level that you supervise",
)
NOTHING_TO_LIST = problem(
    "READ-021",
    "ยังไม่มีรายงานของปี {year} ในระดับนี้ให้จัดรายการอ่าน",
    "No report of {year} at this level is there to be read yet",
    "ทำรายการเมื่อมีรายงานส่งร่างแล้ว",
    "Draw the list once drafts have been sent",
)
NO_SEAL_YET = problem(
    "READ-022",
    "บันทึกการตรวจสอบยังไม่มีตราผนึก จึงยังไม่มีเลขตั้งต้นของการจับสลาก",
    "The audit trail has no seal yet, so the lot has no seed",
    "รอการผนึกรอบถัดไป หรือให้ผู้ดูแลระบบสั่งผนึก แล้วทำรายการอีกครั้ง",
    "Wait for the next seal, or let the administrator make one, then draw again",
)
LIST_CHANGED = problem(
    "READ-023",
    "รายการที่จะมอบหมายเปลี่ยนไปหลังเปิดหน้านี้: {numbers}",
    "What would be given out has changed since the page was opened: {numbers}",
    "ตรวจรายการใหม่แล้วมอบหมายอีกครั้ง",
    "Look at the list again, then give it out",
)
REASON_MISSING = problem(
    "READ-013",
    "คืนงานต้องบอกเหตุผล",
    "To hand a reading back needs a reason",
    "เขียนเหตุผลสั้น ๆ",
    "Say briefly why",
)
NOT_YOURS_TO_GIVE = problem(
    "READ-024",
    "งานที่เลือกบางงานไม่มีอยู่แล้ว หรืออยู่ในระดับที่คุณไม่ได้กำกับ",
    "A case that is chosen is no longer there, or is of a level that you do not supervise",
    "เปิดหน้าการตรวจอ่านอีกครั้งเพื่อดูเฉพาะงานที่คุณมอบหมายได้ หรือขอให้หน่วยกำกับของระดับนั้นมอบหมาย",
    "Open the board of readings again, which shows what you may give out, or ask the unit that supervises it",
)
