"""Numbered problems of improvement plans and of the programme of the use of results."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_SUCH_PLAN = problem(
    "IMPROVE-001",
    "ไม่พบแผนพัฒนานี้ หรือไม่อยู่ในส่วนที่คุณดูแล",
    "There is no such improvement plan, or it is not within your part",
    "เปิดจากรายการแผนพัฒนาของคุณ",
    "Open it from your list of improvement plans",
)
NOT_PUBLISHED = problem(
    "IMPROVE-002",
    "งาน {number} ยังไม่เผยแพร่ผล จึงยังเปิดแผนพัฒนาไม่ได้",
    "The result of {number} is not published yet, so no improvement plan can be opened",
    "รอจนเผยแพร่ผลแล้ว แผนจะเปิดให้เอง",
    "Wait until it is published; the plan then opens by itself",
)
ITEM_INCOMPLETE = problem(
    "IMPROVE-003",
    "ข้อ {number} ยังไม่มี{what}",
    "Item {number} does not say {what}",
    "เติมช่องนี้ แล้วส่งแผนอีกครั้ง สิ่งที่พิมพ์ไว้ยังอยู่ครบ",
    "Fill it in and send the plan again; what you typed is still there",
)
CHANGED_SINCE = problem(
    "IMPROVE-004",
    "ข้อ {number} มีผู้แก้ไขหลังจากที่คุณเปิด ขณะนี้บันทึกไว้ว่า “{theirs}”",
    "Item {number} was changed after you opened it; it now says “{theirs}”",
    "ข้อความของคุณยังอยู่ในช่อง รวมเข้าด้วยกันแล้วบันทึกอีกครั้ง",
    "Your text is still in the field: put both together and save again",
)
NOT_WRITTEN_NOW = problem(
    "IMPROVE-005",
    "แผนพัฒนานี้อยู่ในขั้น {stage} จึงแก้ข้อความไม่ได้",
    "This plan is at the stage {stage}, so its text cannot be changed",
    "ขอให้เจ้าหน้าที่ส่งแผนกลับ หรือบันทึกความก้าวหน้าของแต่ละข้อเมื่อเห็นชอบแผนแล้ว",
    "Ask the office to return it, or record progress on its items once it is agreed to",
)
NO_SUCH_ITEM = problem(
    "IMPROVE-006",
    "แผนนี้ไม่มีข้อที่ระบุ",
    "This plan has no such item",
    "เลือกจากข้อที่แสดงในแผน",
    "Choose one of the items that the plan shows",
)
ITEM_CLOSED = problem(
    "IMPROVE-007",
    "ข้อ {number} {stage} จึงบันทึกความก้าวหน้าเพิ่มไม่ได้",
    "Item {number} is {stage}, so no more progress can be added",
    "หากยังต้องทำต่อ ขอให้เจ้าหน้าที่เปิดข้อนี้อีกครั้ง",
    "If work goes on, ask the office to open the item again",
)
WORDS_MISSING = problem(
    "IMPROVE-008",
    "ยังไม่ได้บอก{what}",
    "What is missing: {what}",
    "พิมพ์สั้น ๆ แล้วบันทึกอีกครั้ง",
    "Say it in a few words, then save again",
)
NOT_AGREED = problem(
    "IMPROVE-009",
    "แผนนี้อยู่ในขั้น {stage} จึงบันทึกความก้าวหน้าไม่ได้",
    "This plan is at the stage {stage}, so progress cannot be recorded",
    "บันทึกได้หลังจากเจ้าหน้าที่เห็นชอบแผน และก่อนปิดแผน",
    "Progress is recorded after the office has agreed to the plan and before it is closed",
)
ITEMS_OPEN = problem(
    "IMPROVE-010",
    "ยังมี {count} ข้อที่ไม่เสร็จ จึงปิดแผนไม่ได้: ข้อ {numbers}",
    "{count} items are not done yet, so the plan cannot be closed: {numbers}",
    "รอให้ทำเสร็จ หรือยกเลิกข้อนั้นพร้อมเหตุผล",
    "Wait until they are done, or drop them with a reason",
)
NO_ITEMS = problem(
    "IMPROVE-011",
    "แผนยังไม่มีข้อใดเลย จึงส่งไม่ได้",
    "The plan has no item yet, so it cannot be sent",
    "เพิ่มอย่างน้อยหนึ่งข้อ",
    "Add at least one item",
)
OBJECTION_LATE = problem(
    "IMPROVE-012",
    "พ้นกำหนดคัดค้านเมื่อ {due}",
    "The last day for an objection was {due}",
    "เขียนเป็นความเห็น หรือแจ้งเจ้าหน้าที่ให้ส่งแผนกลับ",
    "Write a comment instead, or ask the office to return the plan",
)
NO_SUCH_PROGRAMME = problem(
    "IMPROVE-013",
    "ปีงบประมาณ {year} ยังไม่มีโครงการส่งเสริมการนำผลไปใช้",
    "Fiscal year {year} has no programme of the use of results yet",
    "คัดเลือกสถานศึกษาก่อน โครงการจะเปิดพร้อมกัน",
    "Select institutions first; the programme opens with them",
)
LIST_CHANGED = problem(
    "IMPROVE-014",
    "รายชื่อเปลี่ยนไปหลังจากที่แสดง (รหัสตรวจสอบ {seen} ขณะนี้ {now})",
    "The list has changed since it was shown (digest {seen}, now {now})",
    "ตรวจรายชื่อปัจจุบัน แล้วยืนยันอีกครั้ง",
    "Look at the present list, then confirm again",
)
NO_RESULT = problem(
    "IMPROVE-015",
    "{name} ยังไม่มีผลการประเมินที่เผยแพร่ จึงเพิ่มเข้าโครงการไม่ได้",
    "{name} has no published result, so it cannot be put into the programme",
    "รอให้เผยแพร่ผลก่อน หรือเลือกสถานศึกษาอื่น",
    "Wait until its result is published, or choose another institution",
)
MEMBER_ALREADY = problem(
    "IMPROVE-016",
    "{name} อยู่ในโครงการของปีนี้แล้ว",
    "{name} is in this year's programme already",
    "เปิดจากรายชื่อของโครงการ",
    "Open it from the programme's list",
)
NO_SUCH_MEMBER = problem(
    "IMPROVE-017",
    "ไม่พบสถานศึกษานี้ในโครงการ หรือไม่อยู่ในศูนย์ของคุณ",
    "The institution is not in the programme, or not with your centre",
    "เปิดจากรายชื่อของโครงการ",
    "Open it from the programme's list",
)
NO_SUCH_CENTRE = problem(
    "IMPROVE-018",
    "ไม่พบศูนย์ประสานงาน “{centre}”",
    "There is no coordination centre “{centre}”",
    "เลือกศูนย์จากรายการ หรือเพิ่มศูนย์ก่อน",
    "Choose one of the list, or add the centre first",
)
CENTRE_WRONG = problem(
    "IMPROVE-019",
    "ข้อมูลศูนย์ประสานงานยังไม่ถูกต้อง: ต้องมีชื่อภาษาไทย และรหัสที่ไม่ซ้ำ ใช้ตัวอักษรอังกฤษเล็ก ตัวเลข และขีดกลาง",
    "A coordination centre needs a Thai name and a code of its own: small letters, digits and hyphens",
    "เติมช่องนี้ แล้วบันทึกอีกครั้ง",
    "Mend this field, then save again",
)
ACTIVITY_WRONG = problem(
    "IMPROVE-020",
    "กิจกรรมต้องมีวันที่ เรื่อง และสถานศึกษาอย่างน้อยหนึ่งแห่ง วันที่ต้องไม่อยู่ในอนาคต",
    "An activity needs a day that is not ahead, its subject, and at least one institution",
    "แก้ช่องนี้ แล้วบันทึกอีกครั้ง",
    "Mend this field, then save again",
)
MEMBER_CLOSED = problem(
    "IMPROVE-021",
    "{name} {stage} ในโครงการแล้ว",
    "{name} is {stage} in the programme already",
    "เปิดจากรายชื่อของโครงการเพื่อดูประวัติ",
    "Open it from the programme's list to see its history",
)
PLAN_THERE = problem(
    "IMPROVE-022",
    "งาน {number} มีแผนพัฒนาแล้ว",
    "{number} has an improvement plan already",
    "เปิดแผนที่มีอยู่จากหน้างาน",
    "Open it from the page of the case",
)
DUE_GONE = problem(
    "IMPROVE-023",
    "ข้อ {number} กำหนดเสร็จ {due} ผ่านไปแล้ว",
    "Item {number} is to be done by {due}, which is over",
    "ใส่วันที่ตั้งแต่วันนี้เป็นต้นไป แล้วส่งแผนอีกครั้ง สิ่งที่พิมพ์ไว้ยังอยู่ครบ",
    "Give today or a later day, then send the plan again; all that was typed is kept",
)
BULK_CHANGED = problem(
    "IMPROVE-028",
    "{number} เปลี่ยนไปหลังจากที่แสดงในรายการ ขณะนี้ {stage}",
    "{number} has changed since it was listed; it now stands at {stage}",
    "เปิดดู แล้วทำอีกครั้งจากรายการใหม่",
    "Open it, then take the step again from a new list",
)
BULK_EMPTY = problem(
    "IMPROVE-024",
    "ยังไม่ได้เลือกรายการใด",
    "Nothing is chosen",
    "ทำเครื่องหมายหน้ารายการที่ต้องการ แล้วกดอีกครั้ง",
    "Tick those that you mean, then press again",
)
BULK_TOO_MANY = problem(
    "IMPROVE-025",
    "เลือกไว้ {count} รายการ ทำพร้อมกันได้ไม่เกิน {most} รายการ",
    "{count} are chosen; at most {most} are done at once",
    "กรองให้แคบลง เช่นทีละขั้น",
    "Narrow the list, for example to one stage",
)
NO_SUCH_BULK = problem(
    "IMPROVE-026",
    "ไม่พบการทำพร้อมกันหลายรายการหมายเลข {run} หรือหยุดไปแล้ว",
    "There is no step on many numbered {run}, or it has ended already",
    "กลับไปที่หน้าแผนพัฒนาแล้วเริ่มใหม่",
    "Go back to the improvement plans and begin again",
)
PLAN_ELSEWHERE = problem(
    "IMPROVE-027",
    "แผนของ {number} อยู่ในขั้น {stage} จึงทำขั้นตอนนี้ไม่ได้",
    "The plan of {number} stands at {stage}; the step does not start there",
    "เปิดแผนเพื่อดูว่าใครต้องทำอะไรต่อ",
    "Open the plan to see who does what next",
)
