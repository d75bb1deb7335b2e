"""Numbered problems of a quarter's collecting and of progress entries."""

from __future__ import annotations

from prakan.domain.problems import problem

QUARTER_CLOSED = problem(
    "PROG-002",
    "ไตรมาสที่ {quarter}/{year} ปิดแล้ว จึงแก้ไขผลการดำเนินงานไม่ได้",
    "Quarter {quarter}/{year} is closed, so its results cannot be changed",
    "หากตัวเลขผิด ให้สำนักนโยบายบันทึกการแก้ไขตัวเลขย้อนหลัง",
    "If a figure is wrong, have the policy office restate it",
)
NO_APPROVED_PLAN = problem(
    "PROG-003",
    "ปีงบประมาณ พ.ศ. {year} ยังไม่มีแผนที่อนุมัติ จึงเปิดเก็บผลไม่ได้",
    "Fiscal year {year} has no approved plan, so results cannot be collected",
    "อนุมัติแผนของปีนี้ก่อน",
    "Approve this year's plan first",
)
QUARTER_WRONG = problem(
    "PROG-004",
    "ไม่มีไตรมาสที่ {quarter}/{year}",
    "There is no quarter {quarter}/{year}",
    "ใส่ไตรมาส 1 ถึง 4 ของปีงบประมาณ พ.ศ. เช่น 1/2567",
    "Give a quarter from 1 to 4 of a fiscal year (B.E.), such as 1/2567",
)
COLLECTION_DATES = problem(
    "PROG-005",
    "วันครบกำหนดส่ง {due} อยู่ก่อนวันที่ของข้อมูล {as_of}",
    "The date to hand in ({due}) lies before the as-of date ({as_of})",
    "เลือกวันครบกำหนดหลังสิ้นไตรมาส",
    "Choose a date after the end of the quarter",
)
PERCENT_TEXT = problem(
    "PROG-010",
    "\u201c{given}\u201d ไม่ใช่ร้อยละ",
    "\u201c{given}\u201d is not a percentage",
    "ใส่ตัวเลข 0 ถึง 100 หรือ - เมื่อไม่เกี่ยวข้อง หรือเว้นว่างเมื่อยังไม่มี",
    "Give a number from 0 to 100, - when it does not apply, nothing when it is not known yet",
)
PERCENT_OVER = problem(
    "PROG-011",
    "ร้อยละ {given} เกิน 100",
    "{given} percent is over 100",
    "ตรวจตัวเลข หรือใส่จำนวนจริงในผลการดำเนินงานแทน",
    "Check the number, or give the count itself in the result",
)
PERCENT_NEGATIVE = problem(
    "PROG-012",
    "ร้อยละ {given} ติดลบ",
    "{given} percent is negative",
    "ใส่ 0 หรือมากกว่า",
    "Give 0 or more",
)
TOO_MANY_DECIMALS = problem(
    "PROG-013",
    "{given} มีทศนิยมเกินสองตำแหน่ง",
    "{given} has more than two decimals",
    "ปัดเป็นทศนิยมสองตำแหน่งตามที่พิมพ์ในรายงาน",
    "Round it to two decimals, as the report prints",
)
STEP_UNKNOWN = problem(
    "PROG-014",
    "ขั้น \u201c{given}\u201d ไม่อยู่ในลำดับขั้นงานของรายการนี้",
    "The step \u201c{given}\u201d is not on the ladder of this row",
    "เลือกขั้นจากรายการ",
    "Choose a step from the list",
)
STEP_NEXT_NOT_LATER = problem(
    "PROG-015",
    "ขั้นต่อไป \u201c{next_step}\u201d ไม่ได้อยู่หลังขั้นที่ทำแล้ว \u201c{step}\u201d",
    "The next step \u201c{next_step}\u201d does not come after the step reached, \u201c{step}\u201d",
    "เลือกขั้นต่อไปที่อยู่หลังขั้นที่ทำแล้ว",
    "Choose a next step that comes later",
)
COUNT_WRONG = problem(
    "PROG-016",
    "\u201c{given}\u201d ไม่ใช่จำนวนเต็มตั้งแต่ 0 ขึ้นไป",
    "\u201c{given}\u201d is not a whole number of 0 or more",
    "ใส่จำนวนเต็ม เช่น 3 ของ 12",
    "Give a whole number, such as 3 of 12",
)
DONE_OVER_OF = problem(
    "PROG-017",
    "ทำแล้ว {done} มากกว่าทั้งหมด {of}",
    "{done} done is more than {of} in all",
    "ตรวจสองตัวเลขนี้",
    "Check the two numbers",
)
MONEY_WRONG = problem(
    "PROG-018",
    "\u201c{given}\u201d ไม่ใช่จำนวนเงินตั้งแต่ 0 บาทขึ้นไป",
    "\u201c{given}\u201d is not an amount of 0 baht or more",
    "ใส่จำนวนเงินเป็นบาท เช่น 1,250,000.00",
    "Give an amount in baht, such as 1,250,000.00",
)
DATE_UNREADABLE = problem(
    "PROG-019",
    "อ่านวันที่ \u201c{given}\u201d ไม่ได้",
    "The date \u201c{given}\u201d cannot be read",
    "ใส่วัน เดือน ปี เช่น 20 ธ.ค. 2566 หรือ 2023-12-20",
    "Give day, month and year, such as 20 Dec 2023 or 2023-12-20",
)
NUMBER_TEXT = problem(
    "PROG-020",
    "ตัวเลขของ \u201c{label}\u201d คือ \u201c{given}\u201d ซึ่งไม่ใช่ตัวเลข",
    "The number of \u201c{label}\u201d is \u201c{given}\u201d, which is not a number",
    "ใส่เฉพาะตัวเลข ส่วนหน่วยนับใส่ในช่องของตน",
    "Give the number only; the unit has its own field",
)
FIGURE_TWICE = problem(
    "PROG-021",
    "ชื่อตัวเลข {key} ซ้ำกัน",
    "Two numbers share the name {key}",
    "ตั้งชื่อให้ต่างกัน",
    "Give them different names",
)
STATE_UNKNOWN = problem(
    "PROG-022",
    "ไม่รู้จักสถานะช่อง \u201c{given}\u201d",
    "\u201c{given}\u201d is not a state of a cell",
    "เลือก ไม่เกี่ยวข้อง ยังไม่ได้กรอก หรือไม่ทราบ",
    "Choose does not apply, not filled in, or unknown",
)
FIELD_LONG = problem(
    "PROG-023",
    "ข้อความยาว {length} ตัวอักษร เกินที่เก็บได้ {limit}",
    "The text has {length} characters, more than the {limit} that fit",
    "ย่อข้อความ",
    "Shorten it",
)
EVIDENCE_GONE = problem(
    "PROG-024",
    "ไม่พบหลักฐานนี้ หรือถูกนำออกแล้ว",
    "This evidence is not there, or was taken off before",
    "เปิดรายการใหม่อีกครั้ง",
    "Open the entry again",
)
SELF_ENDORSED = problem(
    "PROG-025",
    "ผู้ส่งรายงานกับผู้รับรองต้องเป็นคนละคน",
    "The one who submits and the one who endorses must be two people",
    "ให้หัวหน้าหน่วยงานอีกคนเป็นผู้รับรอง",
    "Have another head endorse it",
)
