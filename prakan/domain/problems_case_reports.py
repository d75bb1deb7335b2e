"""Numbered problems of reports of assessments and of institutions' replies."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_SUCH_SECTION = problem(
    "CREPORT-001",
    "รายงานของระดับนี้ไม่มีส่วน “{key}”",
    'A report of this level has no section "{key}"',
    "เลือกส่วนจากสารบัญของรายงาน",
    "Choose a section from the outline of the report",
)
CLOSED_FOR_WRITING = problem(
    "CREPORT-002",
    "งาน {number} อยู่ในขั้น{stage} จึงยังแก้รายงานไม่ได้",
    "{number} is at the stage {stage}, so its report cannot be written in now",
    "เปิดหน้างานเพื่อดูว่าถึงคราวของใคร",
    "Open the case to see whose turn it is",
)
SAVED_SINCE = problem(
    "CREPORT-003",
    "{who}แก้ส่วนนี้เมื่อ {at} หลังจากที่คุณเปิด ข้อความของคุณยังอยู่ด้านล่าง",
    "{who} changed this section at {at}, after you opened it; your text is still below",
    "อ่านข้อความปัจจุบัน รวมเข้ากับของคุณ แล้วบันทึกอีกครั้ง",
    "Read the present text, put both together, then save again",
)
NOT_WHOLE = problem(
    "CREPORT-004",
    "รายงานยังไม่ครบ: {sections}",
    "The report is not whole yet: {sections}",
    "เขียนส่วนที่เหลือ แล้วส่งอีกครั้ง",
    "Write these sections, then hand it on again",
)
CHAIR_ONLY = problem(
    "CREPORT-005",
    "ประธานคณะประเมินเป็นผู้ส่งรายงานของงาน {number}",
    "The chair of its team hands on the report of {number}",
    "แจ้งประธานว่ารายงานพร้อมแล้ว",
    "Tell the chair that the report is ready",
)
REPLY_SHUT = problem(
    "CREPORT-006",
    "คำตอบของงาน {number} {stage} จึงแก้ไม่ได้",
    "The reply of {number} is {stage}, so it cannot be changed",
    "ติดต่อเจ้าหน้าที่ถ้าต้องการเพิ่มเติม",
    "Ask the office if something is to be added",
)
NO_REPLY = problem(
    "CREPORT-007",
    "งาน {number} ยังไม่มีร่างรายงานที่รอคำตอบ",
    "{number} has no draft that waits for a reply",
    "รอให้คณะประเมินส่งร่างรายงาน",
    "Wait until the team sends its draft",
)
WORDS_MISSING = problem(
    "CREPORT-008",
    "ประเด็นที่คัดค้านต้องบอกเหตุผล",
    "A point that is objected to needs its reason",
    "เขียนว่าคัดค้านอะไรและอ้างหลักฐานใด",
    "Say what you object to and on which evidence",
)
NO_SUCH_POINT = problem(
    "CREPORT-009",
    "ไม่พบประเด็นนี้ในคำตอบของงาน {number}",
    "This point is not in the reply of {number}",
    "เปิดคำตอบอีกครั้ง",
    "Open the reply again",
)
ANSWER_MISSING = problem(
    "CREPORT-010",
    "คำตอบต่อประเด็นต้องเลือกว่าคงไว้หรือแก้แล้ว และอธิบาย",
    "An answer says whether it is kept or changed, and why",
    "เลือกผลและเขียนคำอธิบาย สถานศึกษาจะได้อ่าน",
    "Choose one and explain it; the institution will read it",
)
UNCHANGED = problem(
    "CREPORT-011",
    "บอกว่าแก้แล้ว แต่ส่วนนี้ยังเหมือนฉบับที่ส่งให้สถานศึกษา",
    "It is said to be changed, but the section is still as the institution was sent it",
    "แก้รายงานส่วนนี้ก่อน หรือเลือกว่าคงไว้",
    "Change that section first, or say that it is kept",
)
NO_VERSION = problem(
    "CREPORT-012",
    "ไม่พบรายงานฉบับที่ {version} ของงาน {number} หรือยังไม่ได้ส่งให้คุณ",
    "There is no version {version} of the report of {number}, or it was not sent to you",
    "เปิดหน้าฉบับของรายงานแล้วเลือกจากรายการ",
    "Open the versions of the report and choose one of them",
)
REPLY_SINCE = problem(
    "CREPORT-013",
    "มีผู้บันทึกคำตอบนี้หลังจากที่คุณเปิดหน้า ข้อความของคุณยังอยู่ในช่อง แต่ยังไม่ได้บันทึก",
    "Somebody saved this reply after you opened the page; what you typed is still in the fields, not saved",
    "เปิดหน้านี้อีกแท็บเพื่อเทียบ แล้วกดบันทึกอีกครั้งเพื่อใช้ข้อความของคุณ",
    "Open the page in another tab to compare, then save again to keep yours",
)
